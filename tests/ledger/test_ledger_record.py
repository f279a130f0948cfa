"""The record is replaced whole, says what it stands on, and is found by what it was made from."""

from __future__ import annotations

from datetime import date

import pytest
from ledger_examples import AT, fill, made_report

from svidok.ledger import Ledger, RecordFilter, RecordRow


def rows() -> list[RecordRow]:
    return [
        RecordRow("raid", "r1", {"a": [1, None]}, date(2025, 7, 4), "RU", rests_on=("made-00000", "made-00001")),
        RecordRow(
            "incident",
            "i1",
            {"place": "Суми"},
            date(2025, 7, 4),
            "RU",
            "UA-59",
            "Sumy",
            killed=(1, 2),
            injured=(30, None),
            reports=2,
            origins=1,
            words="Sumy Суми Сумы",
            rests_on=("made-00000",),
        ),
        RecordRow("incident", "i2", {}, date(2025, 7, 5), "UA", "RU-BEL", "Belgorod", words="Belgorod Белгород"),
        RecordRow("incident", "i3", {}),
    ]


@pytest.fixture
def ledger(place):
    with place.open() as opened:
        opened.replace_record(rows(), "reconcile@1")
        yield opened


def test_the_rows_come_back_as_they_were(ledger: Ledger):
    assert [ledger.record_row(row.kind, row.id) for row in rows()] == rows()
    assert ledger.record_row("raid", "i1") is None


def test_newest_first_and_no_day_last(ledger: Ledger):
    page = ledger.record("incident")
    assert ([row.id for row in page.items], page.total, page.next) == (["i2", "i1", "i3"], 3, None)
    first = ledger.record("incident", limit=1)
    assert [row.id for row in ledger.record("incident", after=first.next, limit=1).items] == ["i1"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (RecordFilter(side="RU"), ["i1"]),
        (RecordFilter(admin1="RU-BEL"), ["i2"]),
        (RecordFilter(place="Sumy"), ["i1"]),
        (RecordFilter(day_from=date(2025, 7, 5)), ["i2"]),
        (RecordFilter(day_to=date(2025, 7, 4)), ["i1"]),
        (RecordFilter(contains="БЕЛГОРОД"), ["i2"]),
        (RecordFilter(report="made-00000"), ["i1"]),
        (RecordFilter(report="made-00001"), []),
    ],
)
def test_rows_are_found_by(ledger: Ledger, wanted, expected):
    assert [row.id for row in ledger.record("incident", wanted).items] == expected


def test_replacing_leaves_nothing_of_what_was(ledger: Ledger):
    ledger.replace_record(rows()[:1], "reconcile@2")
    assert ledger.record("incident").total == 0
    assert ledger.counts().record == {"raid": 1}
    assert ledger.record_state().made_by == "reconcile@2"


def test_a_record_that_cannot_be_made_whole_leaves_the_one_there_was(ledger: Ledger):
    def breaking():
        yield RecordRow("raid", "other", {})
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        ledger.replace_record(breaking(), "reconcile@2")
    assert ledger.record_row("raid", "r1") == rows()[0]
    assert ledger.record_state().made_by == "reconcile@1"


def test_the_state_shows_that_something_came_in_since(ledger: Ledger):
    assert ledger.record_state().head == ledger.head()
    ledger.add([(made_report(0), None)], AT)
    assert ledger.record_state().head != ledger.head()
    with ledger.writing():
        ledger.replace_record([], "reconcile@1")
    assert ledger.record_state().head == ledger.head()


def test_the_record_is_no_evidence(ledger: Ledger):
    fill(ledger, 1)
    before = list(ledger.canonical_dump(log=True))
    ledger.replace_record([], "reconcile@2")
    assert list(ledger.canonical_dump(log=True)) == before
    assert not list(ledger.verify())


def test_a_store_without_a_record_says_so(place):
    with place.open() as opened:
        assert opened.record_state() is None
