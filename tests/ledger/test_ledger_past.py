"""Does an earlier state of the log give what the store held then, and the same in both databases?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ledger_examples import AT, READER, made_reading, made_report

LATER = AT + timedelta(days=1)


def said(ledger, head):
    return [(one.document.report.id, one.document.report.text, one.reading.reader) for one in ledger.readings_at(head)]


def test_an_earlier_state_is_read_as_it_was_and_what_came_since_is_named(place):
    first, second = made_report(0), made_report(1)
    edited = replace(first, text=first.text.replace("міська влада", "влада міста"))
    with place.open() as ledger:
        ledger.add([(first, made_reading(first))], AT)
        then = ledger.head()
        ledger.add([(edited, made_reading(edited)), (second, made_reading(second))], LATER)
        ledger.add([(second, made_reading(second, "made@2"))], LATER)
        assert said(ledger, then) == [(first.id, first.text, READER)]
        now = [(edited.id, edited.text, READER), (second.id, second.text, "made@2")]
        assert said(ledger, ledger.head()) == now
        assert [one.document.report.text for one in ledger.readings()] == [text for _, text, _ in now]
        came = ledger.arrived(then, ledger.head())
        assert (came.new, came.edited, came.read) == ((second.id,), (first.id,), ())
        assert not ledger.arrived(then, then).new
        assert ledger.head_before(LATER) == then
        assert ledger.head_before(AT).seq == 0
        for name in (str(then.seq), then.hash[:8], then.hash):
            assert ledger.head_named(name) == then
        assert {ledger.head_named(name) for name in ("", "abc", "%%%%%%", "999", "zzzzzz")} == {None}


def test_a_version_read_again_by_another_reader_is_named_with_it(place):
    report = made_report(2)
    with place.open() as ledger:
        ledger.add([(report, made_reading(report))], AT)
        then = ledger.head()
        ledger.add([(report, made_reading(report, "made@2"))], LATER)
        came = ledger.arrived(then, ledger.head())
    assert (came.new, came.read, came.readers) == ((), (report.id,), ("made@2",))
