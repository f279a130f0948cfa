"""What a source said before stays: edited, edited back, taken away, read anew; and where it was seen."""

from __future__ import annotations

from datetime import timedelta

from ledger_examples import AT, fill, made_reading, made_report, provenance

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
