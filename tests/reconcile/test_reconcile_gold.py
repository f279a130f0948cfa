"""Do readings of real reports make a record?"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from svidok.model.form import from_form
from svidok.model.record_form import canonical, record_form
from svidok.model.report import Report
from svidok.reconcile import Entry, reconcile

GOLD = Path(__file__).parents[2].parent / "shared" / "reading" / "gold" / "dev.gold.jsonl"


@pytest.fixture(scope="module")
def entries():
    if not GOLD.is_file():
        message = f"the gold readings are not there: {GOLD}"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    with GOLD.open(encoding="utf-8") as lines:
        return [_entry(json.loads(line)) for line in lines]


def _entry(form):
    for item in (*form["raids"], *form["incidents"]):
        item["source"], item["via"] = ([name.split("|")[0] for name in item.get(key, [])] for key in ("source", "via"))
        if item.get("place"):
            item["place"] = item["place"].split("|")[0]
    published = date(*map(int, (form["published"] + "-1-1").split("-")[:3])) if form["published"] else None
    report = Report(form["id"], form["text"], published=published, source_name=form["source_name"])
    return Entry(report, from_form(form | {"reader": "gold@1"}, report.text))


def test_every_item_stands_once_in_the_record_and_order_does_not_matter(entries):
    record = reconcile(entries)
    members = [member.key for thing in (*record.raids, *record.incidents) for member in thing.members]
    items = sum(len(reading.raids) + len(reading.incidents) for _, reading in entries)
    assert len(members) == len(set(members)) == items
    assert canonical(record_form(record)) == canonical(record_form(reconcile(reversed(entries))))


def test_every_figure_of_the_record_resolves_to_exact_words(entries):
    texts = {report.id: report.text for report, _ in entries}
    record = reconcile(entries)
    counted = [step for thing in record.raids for count in thing.counts for step in count.steps]
    suffered = [step for thing in record.incidents for toll in thing.tolls for step in toll.steps]
    assert counted
    assert suffered
    for step in (*counted, *suffered):
        assert step.evidence.quotes
        assert all(quote.stands_in(texts[step.evidence.member.report_id]) for quote in step.evidence.quotes)
