"""Every figure of the sample's record resolves to document, reader and version, text and the exact words, and these are
words of raw bytes that were kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from svidok.ledger import Ledger, StoreKind
from svidok.ledger.canonical import sha256
from svidok.lexicon.packs import PACKS
from svidok.model.form import to_form
from svidok.pipeline.answer import thing
from svidok.pipeline.corridor import corridor
from svidok.pipeline.receive import receive
from svidok.pipeline.record import renew

Form = dict[str, Any]
LEAST = 500  # quotes: the sample has far more; without them the test would say nothing


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("sample"), kind=StoreKind.SAMPLE) as made:
        receive([str(PACKS / "sample" / "reports.jsonl")], made, corridor(), lambda: datetime(2025, 7, 20, tzinfo=UTC))
        renew(made, corridor())
        yield made


def things(ledger: Ledger) -> Iterator[Form]:
    """Every raid, incident and claim as `svidok show --json` gives it."""
    for kind in ("raid", "incident", "claim"):
        for row in ledger.record(kind, limit=1000).items:
            yield thing(ledger, row.id)[1]


def cited(form: Any) -> Iterator[tuple[str, str | None, int, int, str]]:
    """Wherever words are cited in a form: report, item of its reading, start, end, quote."""
    if isinstance(form, dict):
        if "quotes" in form and "evidence" in form:
            whole = [q if isinstance(q, str) else q["text"] for q in form["quotes"]]
            for (start, end), quote in zip(form["evidence"], whole, strict=True):
                yield form["report"], form.get("member"), start, end, quote
        for value in form.values():
            yield from cited(value)
    elif isinstance(form, list):
        for each in form:
            yield from cited(each)


def spans(form: Any) -> Iterator[tuple[int, int]]:
    """Every span of an item of a reading."""
    if isinstance(form, dict):
        yield from (tuple(span) for span in form.get("evidence", ()))
        for value in form.values():
            yield from spans(value)
    elif isinstance(form, list):
        for each in form:
            yield from spans(each)


def test_every_quote_of_every_figure_resolves(ledger: Ledger) -> None:
    number = 0
    for form in things(ledger):
        for report, member, start, end, quote in cited(form):
            number += 1
            ground = form["grounds"][report]
            document = ledger.document(report)
            assert document is not None
            assert document.version == ground["version"]
            assert sha256(document.report.text) == document.text_sha256 == ground["text_sha256"]
            assert document.report.text[start:end] == quote
            reading = ledger.reading(report, ground["reader"])
            assert reading is not None
            name, version = reading.reader.split("@")
            assert name
            assert version
            if member is not None:
                part, _, index = member.rpartition("#")[2].partition("/")
                item = to_form(reading)[part][int(index)]
                assert (start, end) in set(spans(item))
            assert sha256(ledger.capture_bytes(ground["capture"])) == ground["capture"]
    assert number >= LEAST


def test_every_figure_has_words(ledger: Ledger) -> None:
    """A toll or count that shows anything rests on at least one quote, unless it is a sum that names its parts."""
    for form in things(ledger):
        figures = [*form.get("counts", ()), *(v for v in form.values() if isinstance(v, dict) and "steps" in v)]
        for figure in figures:
            assert figure.get("derived") or all(step["quotes"] for step in figure["steps"])
            assert figure.get("derived") or figure["steps"]


def test_every_capture_says_where_it_came_from(ledger: Ledger) -> None:
    for document in ledger.documents(limit=1000).items:
        (capture,) = ledger.captures(document.version)
        how = capture.provenance
        assert Path(how.asked).name == "reports.jsonl"
        assert how.how == "imported"
        assert how.tool.startswith("svidok@")
        assert how.at.tzinfo is not None
