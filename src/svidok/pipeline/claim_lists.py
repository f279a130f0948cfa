"""What do the lists of claims need of every claim, kept beside the store so that no page reads them all?

A few fields of each, in the order of the lists. It follows from the record alone and can be thrown away at any time.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from svidok.ledger import Ledger
from svidok.model.form import Form
from svidok.model.record_form import canonical
from svidok.pipeline import derived
from svidok.pipeline.facts import forms, state_of

FIELDS = (
    "id",
    "first_said",
    "kind",
    "topic",
    "voice",
    "narrative",
    "speaker",
    "speaker_name",
    "n_origins",
    "n_reports",
)
KEPT = 2
GATHERED = "gathered"


class Lists:
    """The listed form of every claim, newest first, those of no day last."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.forms = tuple(forms)

    @cached_property
    def facets(self) -> Form:
        """What there is to choose from: speakers, kinds, topics, verdicts and voices, most frequent first."""
        names = {form["speaker"]: form["speaker_name"] for form in self.forms if form["speaker"]}
        many = Counter(form["speaker"] for form in self.forms if form["speaker"])
        found = {"speakers": [{"key": key, "name": names[key], "n": n} for key, n in _most(many)]}
        for name, field in (("kinds", "kind"), ("topics", "topic"), ("voices", "voice")):
            found[name] = _tally(form[field] for form in self.forms)
        found["verdicts"] = _tally(form["verdict"]["finding"] if form["verdict"] else "none" for form in self.forms)
        return found


def listed(ledger: Ledger) -> Lists:
    """What lists need of all claims of a store, as it was kept, else as it is made now."""
    _, key = state_of(ledger)
    path = _path(ledger.folder, key)
    if not path.is_file():
        keep_listed(ledger)
    return _read(path) or Lists(_made(ledger))


def keep_listed(ledger: Ledger) -> None:
    """Keep them for the record that was just made."""
    _, key = state_of(ledger)
    body = canonical({"claims": list(_made(ledger))}).encode()
    derived.keep(_path(ledger.folder, key), body, of_kind="claims-*", at_most=KEPT)


@lru_cache(maxsize=KEPT)
def _read(path: Path) -> Lists | None:
    """What was kept; the file's name says what it follows from, so that it never changes."""
    body = derived.kept(path)
    return None if body is None else Lists(json.loads(body)["claims"])


def _made(ledger: Ledger) -> Iterator[Form]:
    for form in forms(ledger, GATHERED):
        slim = {name: form[name] for name in FIELDS}
        slim["counter"] = bool(form["counter"])
        for name in ("verdict", "decision"):
            slim[name] = {"finding": form[name]["finding"]} if form[name] else None
        yield slim


def _tally(values: Iterable[str | None]) -> list[Form]:
    return [{"name": name, "n": n} for name, n in _most(Counter(filter(None, values)))]


def _most(many: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(many.items(), key=lambda one: (-one[1], one[0]))


def _path(folder: Path, key: str) -> Path:
    return folder / derived.FOLDER / f"claims-{key}.json"
