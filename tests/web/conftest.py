"""The workbench of a store of examples, asked without a network."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from tests.web.crawling import asking, crawled
from tests.web.web_examples import PAYLOADS, filled, hostile, many, night
from tests.web.web_parsing import Parsed

from svidok.ledger import Ledger, StoreKind


@pytest.fixture(scope="session")
def ledger(tmp_path_factory) -> Iterator[Ledger]:
    with filled(tmp_path_factory.mktemp("night") / "store", night()) as made:
        yield made


@pytest.fixture
def client(ledger) -> TestClient:
    return asking(ledger)


@pytest.fixture(scope="session")
def site(ledger) -> dict[str, Parsed]:
    """Every page that the first one leads to."""
    return crawled(asking(ledger))


@pytest.fixture(scope="session")
def sample_client(tmp_path_factory) -> Iterator[TestClient]:
    with filled(tmp_path_factory.mktemp("sample") / "store", night(), StoreKind.SAMPLE) as made:
        yield asking(made)


@pytest.fixture(scope="session")
def long_client(tmp_path_factory) -> Iterator[TestClient]:
    with filled(tmp_path_factory.mktemp("many") / "store", many(60)) as made:
        yield asking(made)


@pytest.fixture(scope="session")
def hostile_client(tmp_path_factory) -> Iterator[TestClient]:
    with filled(tmp_path_factory.mktemp("hostile") / "store", hostile(PAYLOADS)) as made:
        yield asking(made)
