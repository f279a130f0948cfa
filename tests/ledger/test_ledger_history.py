"""What a source said before stays: edited, edited back, taken away, read anew; and where it was seen."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from ledger_examples import AT, fill, made_judgement, made_reading, made_report, provenance, remake_record

from svidok.ledger import How

ADDRESS = "https://example.org/page"


def seen(ledger, said, hours, **how):
    """The page says something at some hour: kept, parsed, read."""
    at = AT + timedelta(hours=hours)
    capture = ledger.keep_capture(said.encode(), provenance(ADDRESS if how else f"{said}.json", at=at, **how))
    report = made_report(0, title=said, capture=capture, notes=("edited",) if said == "B" else ())
    ledger.add([(report, made_reading(report))], at)
    return ledger.document(report.id).report.title


def test_a_page_that_says_again_what_it_had_said_is_current_again(place):
    fetched = {"how": How.FETCHED, "answered": ADDRESS, "status": 200}
    with place.open() as ledger:
        assert [seen(ledger, said, hour, **fetched) for hour, said in enumerate("ABAABBA")] == list("ABAABBA")
        before, head = list(ledger.canonical_dump(log=True)), ledger.head()
        assert seen(ledger, "A", 9, **fetched) == "A"
        assert (list(ledger.canonical_dump(log=True)), ledger.head()) == (before, head)
        versions = ledger.history("made-00000")
        assert [version.document.report.title for version in versions] == ["B", "A"]
        assert [len(version.sightings) for version in versions] == [2, 3]
        hours = [[(one.provenance.at - AT) / timedelta(hours=1) for one in v.captures] for v in versions]
        assert hours == [[1, 4], [0, 2, 6]]
        assert ledger.counts().versions == 2
        assert not list(ledger.verify())


def test_an_export_that_says_again_what_an_earlier_one_said_is_current_again(place):
    with place.open() as ledger:
        for name, said in (("monday", "A"), ("tuesday", "B"), ("wednesday", "A")):
            capture = ledger.keep_capture(name.encode(), provenance(f"{name}.json"))
            ledger.add([(made_report(0, title=said, capture=capture), None)], AT)
            assert ledger.document("made-00000").report.title == said
        assert ledger.documents().items[0].report.title == "A"
        assert ledger.documents().total == 1


def said_by(ledger, how, asked, said, hour=0):
    """The bytes come from somewhere once more; what the report says then, and whether the log grew."""
    at, before = AT + timedelta(hours=hour), ledger.head()
    capture = ledger.keep_capture(said.encode(), provenance(asked, at=at, how=how))
    ledger.add([(made_report(0, title=said, capture=capture), None)], at)
    return ledger.document("made-00000").report.title, ledger.head() != before


@pytest.mark.parametrize("how", How)
def test_what_says_again_what_it_had_said_is_current_again(place, how):
    with place.open() as ledger:
        said = [said_by(ledger, how, "here", each, hour) for hour, each in enumerate("AABBABA")]
        assert said == [("A", True), ("A", False), ("B", True), ("B", False), ("A", True), ("B", True), ("A", True)]
        seen = {v.document.report.title: [one.number for one in v.sightings] for v in ledger.history("made-00000")}
        order = sorted((number, title) for title, numbers in seen.items() for number in numbers)
        assert [title for _, title in order] == list("ABABA")
        assert ledger.counts().versions == 2
        assert not list(ledger.verify())


def test_a_new_file_of_the_old_bytes_makes_them_current_and_the_same_files_again_add_nothing(place):
    files = [("monday", "A"), ("tuesday", "B"), ("wednesday", "A")]
    with place.open() as ledger:
        assert [said_by(ledger, How.IMPORTED, *file) for file in files] == [("A", True), ("B", True), ("A", True)]
        assert [said_by(ledger, How.IMPORTED, *file, hour=1) for file in files] == [("A", False)] * 3


def test_adding_the_same_files_again_leaves_the_later_one_current(place):
    with place.open() as ledger:
        first = [seen(ledger, said, 0) for said in "AB"]
        before = list(ledger.canonical_dump(log=True))
        assert (first, [seen(ledger, said, 1) for said in "AB"]) == (["A", "B"], ["B", "B"])
        assert list(ledger.canonical_dump(log=True)) == before


def test_what_was_noted_of_a_report_is_kept_with_where_it_was_seen(place):
    with place.open() as ledger:
        seen(ledger, "A", 0)
        seen(ledger, "B", 1)
        assert ledger.document("made-00000").report.notes == ("edited",)
        assert [one.notes for version in ledger.history("made-00000") for one in version.sightings] == [(), ("edited",)]


def test_what_a_source_tells_beside_the_words_is_kept_where_it_was_seen_and_makes_no_other_version(place):
    told = {"author": "Desk", "edited": AT, "forwarded_from": "Another channel"}
    with place.open() as ledger:
        names = [ledger.keep_capture(data, provenance(f"{data}")) for data in (b"one", b"two", b"three")]
        first, second = made_report(0, capture=names[0]), made_report(0, capture=names[1], **told)
        ledger.add([(first, made_reading(first)), (second, None), (made_report(0, capture=names[2]), None)], AT)
        assert ledger.document(first.id).report == made_report(0, capture=names[0], **told)
        (version,) = ledger.history(first.id)
        assert [(one.author, one.edited, one.forwarded_from) for one in version.sightings] == [
            (None, None, None),
            ("Desk", AT, "Another channel"),
            (None, None, None),
        ]
        assert ledger.holds(made_report(0, author="Somebody else"))
        assert not ledger.holds(made_report(0, title="edited"))
        assert any('"forwarded_from":"Another channel"' in line for line in ledger.canonical_dump())
        assert not list(ledger.verify())


def test_what_was_told_of_a_report_without_raw_bytes_comes_back(place):
    report = made_report(0, author="Desk", edited=AT, forwarded_from="Another channel", notes=("left out",))
    with place.open() as ledger:
        ledger.add([(report, None)], AT)
        assert ledger.document(report.id).report == report


def test_the_log_says_by_whom_only_where_an_alias_was_given(place):
    with place.open() as ledger:
        fill(ledger, 1)
    with place.open(operator="desk-1") as ledger:
        fill(ledger, 1, 1)
        ledger.judge([made_judgement(0)], AT)
        remake_record(ledger)
        (version,) = ledger.history("made-00001")
        assert (version.sightings[0].who, version.readings[0].who) == ("desk-1", "desk-1")
        events = [json.loads(line) for line in ledger.canonical_dump(log=True) if '"table":"events"' in line]
        by = [(event["kind"], event["who"]) for event in events]
        assert by[:4] == [(kind, None) for kind in ("capture", "document", "sighting", "reading")]
        assert by[4:9] == [(kind, "desk-1") for kind in ("capture", "document", "sighting", "reading", "judgement")]
        assert {who for kind, who in by if kind == "issued"} == {None}
        assert not list(ledger.verify())
    place.tamper("UPDATE events SET who = 'desk-2' WHERE seq = 5", "UPDATE events SET who = 'x' WHERE seq = 1")
    with place.open() as ledger:
        assert [fault.where for fault in ledger.verify()] == ["event 1", "event 5"]


def test_only_what_was_edited_or_read_again_has_changed(place):
    with place.open() as ledger:
        fill(ledger, 4)
        assert list(ledger.changed_reports()) == []
        report = made_report(1)
        ledger.add([(report, made_reading(report, "made@2")), (made_report(2, title="edited"), None)], AT)
        assert list(ledger.changed_reports()) == ["made-00001", "made-00002"]
        (version,) = ledger.history("made-00001")
        assert [kept.reading.reader for kept in version.readings] == ["made@1", "made@2"]
        assert ledger.history("never seen") == ()
