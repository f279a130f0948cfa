"""What is kept comes back as it was, once, with its history; what cannot be kept is named."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from ledger_examples import AT, READER, fill, made_reading, made_report, misquoting, provenance

from svidok.errors import LedgerError, QuestionError
from svidok.ledger import DocumentFilter, Head, How


def test_a_report_and_its_reading_come_back_as_they_were(place):
    moment = datetime(2025, 7, 4, 9, 30, tzinfo=timezone(timedelta(hours=3)))
    with place.open() as ledger:
        capture = ledger.keep_capture(b"raw", provenance())
        report = made_report(0, published_at=moment, url="https://example.org/0", capture=capture)
        ledger.add([(report, made_reading(report))], AT)
    with place.open(create=False) as ledger:
        document = ledger.document(report.id)
        assert document.report == report
        assert document.added == AT
        assert ledger.reading(report.id) == made_reading(report)
        assert [(item.document, item.reading) for item in ledger.readings()] == [(document, made_reading(report))]


def test_a_report_of_nothing_but_id_and_text_comes_back(place):
    bare = made_report(0, language=None, published=None, title=None, source_name=None)
    with place.open() as ledger:
        assert ledger.add([(bare, None)], AT).new == 1
        assert ledger.document(bare.id).report == bare
        assert ledger.reading(bare.id) is None
        assert ledger.document("never seen") is None
        assert ledger.reading("never seen") is None


def test_adding_the_same_again_adds_nothing(place):
    with place.open() as ledger:
        fill(ledger, 30)
        before, head = list(ledger.canonical_dump(log=True)), ledger.head()
        capture = ledger.keep_capture(b"made 0 30", provenance(at=AT + timedelta(days=1)))
        reports = [made_report(number, capture=capture) for number in range(30)]
        tally = ledger.add([(report, made_reading(report)) for report in reports * 2], AT + timedelta(days=1))
        assert (tally.received, tally.known, tally.new, tally.readings) == (60, 60, 0, 0)
        assert list(ledger.canonical_dump(log=True)) == before
        assert ledger.head() == head


def test_a_changed_report_is_kept_beside_the_first(place):
    first = made_report(0)
    edited = made_report(0, text=first.text + " Оновлено.")
    redated = made_report(0, published=date(2025, 7, 2))
    with place.open() as ledger:
        tally = ledger.add([(first, made_reading(first)), (edited, None), (edited, None), (redated, None)], AT)
        assert (tally.new, tally.changed, tally.known) == (1, 2, 1)
        assert [document.report for document in ledger.versions(first.id)] == [first, edited, redated]
        assert ledger.document(first.id).report == redated
        assert ledger.documents().total == 1
        counts = ledger.counts()
        assert (counts.documents, counts.versions) == (1, 3)
        assert not list(ledger.readings()), "the reading of an earlier version is no reading of the current one"


def test_the_same_words_under_another_id_are_another_document_with_the_same_text_hash(place):
    with place.open() as ledger:
        assert ledger.add([(made_report(0), None), (made_report(0, id="copy"), None)], AT).new == 2
        assert ledger.document("made-00000").text_sha256 == ledger.document("copy").text_sha256


def test_a_new_version_of_a_reader_reads_beside_the_old_one(place):
    report = made_report(0)
    with place.open() as ledger:
        ledger.add([(report, made_reading(report))], AT)
        assert [document.report for document in ledger.unread_by("made@2")] == [report]
        tally = ledger.add([(report, made_reading(report, "made@2"))], AT)
        assert (tally.known, tally.readings) == (1, 1)
        assert ledger.reading(report.id).reader == "made@2"
        assert ledger.reading(report.id, READER) == made_reading(report)
        assert [item.reading.reader for item in ledger.readings()] == ["made@2"]
        assert [item.reading.reader for item in ledger.readings(READER)] == [READER]
        assert not list(ledger.unread_by("made@2"))


def test_what_cannot_be_kept_is_named_and_the_rest_goes_on(place):
    bad = [
        (made_report(1, text="a\x00b"), None),
        (made_report(2, title="\ud800"), None),
        (made_report(3, capture="0" * 64), None),
        (made_report(4), made_reading(made_report(5))),
        (made_report(6), misquoting(made_report(6))),
        (made_report(7, text="ab"), misquoting(made_report(7))),
    ]
    with place.open() as ledger:
        tally = ledger.add([(made_report(0), None), *bad, (made_report(8), None)], AT)
        assert (tally.new, tally.received) == (2, 8)
        assert [refused.report_id for refused in tally.refused] == [report.id for report, _ in bad]
        assert all(refused.why for refused in tally.refused)
        assert ledger.counts().versions == 2
        assert not list(ledger.verify())


def test_a_capture_says_how_it_was_obtained_and_by_which_ways(place):
    fetched = provenance(
        "https://example.org/a",
        how=How.FETCHED,
        answered="https://example.org/b",
        status=200,
        headers=(("content-type", "text/html"), ("set-cookie", "a"), ("set-cookie", "b")),
    )
    with place.open() as ledger:
        capture = ledger.keep_capture(b"\x00\xff raw", fetched)
        assert ledger.keep_capture(b"\x00\xff raw", provenance("copy.html")) == capture
        ledger.add([(made_report(0, capture=capture), None)], AT)
        kept = ledger.captures(ledger.document("made-00000").version)
        assert [(one.sha256, one.size, one.provenance) for one in kept] == [
            (capture, 6, fetched),
            (capture, 6, provenance("copy.html")),
        ]
        assert ledger.capture_bytes(capture) == b"\x00\xff raw"
        assert ledger.counts().captures == 1


def test_a_report_seen_in_two_captures_keeps_both(place):
    with place.open() as ledger:
        names = [ledger.keep_capture(data, provenance(f"{data}")) for data in (b"one", b"two")]
        tallies = [ledger.add([(made_report(0, capture=name), None)], AT) for name in names]
        assert [(tally.new, tally.known) for tally in tallies] == [(1, 0), (0, 1)]
        document = ledger.document("made-00000")
        assert document.report.capture == names[0]
        assert [capture.sha256 for capture in ledger.captures(document.version)] == names


def test_documents_are_listed_newest_first_in_pages_that_meet(place):
    with place.open() as ledger:
        fill(ledger, 25)
        ledger.add([(made_report(99, published=None), None)], AT)
        whole = ledger.documents(limit=1000)
        assert (whole.total, whole.next, len(whole.items)) == (26, None, 26)
        order = [(item.report.published or date.min, item.report.id) for item in whole.items]
        assert order == sorted(order, reverse=True)
        met, after = [], None
        while True:
            page = ledger.documents(after=after, limit=7)
            assert page.total == 26
            met += page.items
            if (after := page.next) is None:
                break
        assert tuple(met) == whole.items


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (DocumentFilter(language="ru"), {1, 4, 7}),
        (DocumentFilter(source="Outlet 1"), {1, 5, 9}),
        (DocumentFilter(published_from=date(2025, 7, 6), published_to=date(2025, 7, 7)), {5, 6}),
        (DocumentFilter(contains="МІСЬКА влада"), {0, 3, 6, 9}),
        (DocumentFilter(contains="суми 9"), {9}),
        (DocumentFilter(contains="%"), set()),
        (DocumentFilter(language="uk", source="Outlet 3"), {3}),
    ],
)
def test_documents_are_found_by(place, wanted, expected):
    with place.open() as ledger:
        fill(ledger, 10)
        page = ledger.documents(wanted)
        assert {int(item.report.id[-5:]) for item in page.items} == expected
        assert page.total == len(expected)


@pytest.mark.parametrize("cursor", ["no cursor", "WyJhIl0", "bnVsbA", "ж"])
def test_a_cursor_that_is_none_is_refused(place, cursor):
    with place.open() as ledger, pytest.raises(QuestionError):
        ledger.documents(after=cursor)


@pytest.mark.parametrize("limit", [0, -1, 1001])
def test_a_page_has_a_size_within_bounds(place, limit):
    with place.open() as ledger, pytest.raises(QuestionError, match="1 to 1000"):
        ledger.documents(limit=limit)


def test_counts_say_what_is_there(place):
    with place.open() as ledger:
        assert ledger.head() == Head(0, "0" * 64)
        fill(ledger, 6)
        counts = ledger.counts()
        assert (counts.captures, counts.documents, counts.versions, counts.readings) == (1, 6, 6, 6)
        assert counts.languages == {"en": 2, "ru": 2, "uk": 2}
        assert counts.sources == {"Outlet 0": 2, "Outlet 1": 2, "Outlet 2": 1, "Outlet 3": 1}
        assert counts.newest == "2025-07-06"
        assert counts.head == ledger.head()
        assert ledger.head().seq == 1 + 3 * 6


def test_an_instant_without_a_zone_is_refused(place):
    with place.open() as ledger, pytest.raises(LedgerError, match="time zone"):
        ledger.add([(made_report(0), None)], AT.replace(tzinfo=None))


def test_instants_are_kept_in_utc(place):
    moscow = AT.astimezone(timezone(timedelta(hours=3)))
    with place.open() as ledger:
        ledger.add([(made_report(0), None)], moscow)
        assert ledger.document("made-00000").added.tzinfo == UTC


def test_a_broken_off_batch_leaves_whole_transactions_only(place):
    def breaking():
        for number in range(25):
            yield made_report(number), made_reading(made_report(number))
        raise KeyboardInterrupt

    with place.open() as ledger:
        with pytest.raises(KeyboardInterrupt):
            ledger.add(breaking(), AT, batch=10)
        assert (ledger.counts().documents, ledger.counts().readings) == (20, 20)
        assert not list(ledger.verify())
