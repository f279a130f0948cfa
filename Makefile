# Two commands: `make run` shows svidok at work on its sample, `make test` runs every check.
# Needs Python 3.11 or newer and make; everything else is installed into .venv from the lock files.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8710
SAMPLE_STORE ?= $(VENV)/sample-store
ASSETS := src/svidok/web/assets
STATIC := src/svidok/web/static
STAMP := $(VENV)/.stamps
# The system's Node where there is one, else the one that the lock file brings.
NODE_DIR := $(if $(shell command -v npm 2>/dev/null),,$(CURDIR)/$(BIN):)
export PATH := $(NODE_DIR)$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test wheel lint types imports tests soak docs assets evaluate benchmark lock clean help

help:  ## what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

run: $(STAMP)/run $(STAMP)/assets  ## the workbench on the sample, at http://127.0.0.1:8710
	@$(BIN)/svidok demo --store $(SAMPLE_STORE) --port $(PORT)

test: lint types imports tests docs  ## every check

$(STAMP)/venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "svidok needs Python 3.11 or newer; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMP) && touch $@

$(STAMP)/run: $(STAMP)/venv locks/run.txt pyproject.toml
	$(BIN)/python -m pip install -q --require-hashes -r locks/run.txt
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

$(STAMP)/dev: $(STAMP)/run locks/dev.txt
	$(BIN)/python -m pip install -q --require-hashes -r locks/dev.txt
	@touch $@

$(STAMP)/node: $(STAMP)/venv locks/node.txt
	@command -v npm >/dev/null || $(BIN)/python -m pip install -q --require-hashes -r locks/node.txt
	@touch $@

assets: $(STAMP)/assets  ## the front-end files, from npm packages by their lock file
$(STAMP)/assets: $(STAMP)/node $(ASSETS)/package-lock.json $(shell find $(ASSETS) -type f -not -path '*/node_modules/*' 2>/dev/null)
	cd $(ASSETS) && npm ci --silent --no-audit --no-fund --ignore-scripts && npm run --silent build
	@touch $@

wheel: $(STAMP)/dev $(STAMP)/assets  ## the package as it is released, in dist
	$(BIN)/python -m pip wheel -q --no-deps --no-build-isolation -w dist .

lint: $(STAMP)/dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(STAMP)/dev
	$(BIN)/mypy

imports: $(STAMP)/dev
	$(BIN)/lint-imports

tests: $(STAMP)/dev $(STAMP)/assets
	$(BIN)/pytest -n 2 --dist loadgroup

soak: $(STAMP)/dev  ## properties with many examples, beyond what every check runs
	SVIDOK_EXAMPLES=10000 $(BIN)/pytest tests/resolving/test_nights.py tests/reconcile/test_reconcile_ids.py
	SVIDOK_KILLS=200 SVIDOK_SECONDS=120 $(BIN)/pytest tests/ledger/test_ledger_kill.py tests/ledger/test_ledger_crowd.py \
		tests/ledger/test_ledger_disk.py

docs: $(STAMP)/dev
	$(BIN)/python tools/check_docs.py

evaluate: $(STAMP)/dev  ## precision, recall and F1 against gold, and the floors
	$(BIN)/python -m evaluation

benchmark: $(STAMP)/dev  ## how fast, as ratios in one run
	for each in benchmarks/*.py; do $(BIN)/python $$each; done

lock:  ## write the lock files anew (needs uv)
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
		--python-version 3.11 pyproject.toml --group build -o locks/run.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
		--python-version 3.11 pyproject.toml --group dev --all-extras -c locks/run.txt -o locks/dev.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
		--python-version 3.11 --group node -o locks/node.txt

clean:  ## everything that was made
	rm -rf $(VENV) $(STATIC) $(ASSETS)/node_modules build dist
