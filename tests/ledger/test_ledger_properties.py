"""Whatever the order, however often: the same evidence."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_examples import AT, made_reading, made_report, provenance

from svidok.model.report import Report

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=40)
REPORTS = st.builds(
    Report,
    id=st.sampled_from(["a", "b", "c"]),
    text=TEXTS,
    language=st.none() | st.sampled_from(["uk", "ru", "en"]),
    published=st.none() | st.dates(),
    title=st.none() | TEXTS,
    source_name=st.none() | TEXTS,
    url=st.none() | TEXTS,
)
SLOWLY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def kept(place, additions, batch):
    """The evidence of a new store after these additions, each of a capture and a report parsed from it."""
    with place.open() as ledger:
        for number in additions:
            capture = ledger.keep_capture(f"{number % 5}".encode(), provenance(f"{number % 5}.jsonl"))
            report = made_report(number, capture=capture)
            ledger.add([(report, made_reading(report)), (made_report(number + 1), None)], AT, batch=batch)
        assert not list(ledger.verify())
        return list(ledger.canonical_dump())


@SLOWLY
@given(st.data())
def test_any_order_and_any_repetition_keep_the_same_evidence(new_place, data):
    numbers = data.draw(st.lists(st.integers(0, 9), min_size=1, max_size=8, unique=True))
    repeated = data.draw(st.permutations(numbers + data.draw(st.lists(st.sampled_from(numbers), max_size=5))))
    batch = data.draw(st.integers(1, 3))
    assert kept(new_place(), numbers, 200) == kept(new_place(), repeated, batch)


@SLOWLY
@given(st.lists(REPORTS, max_size=8))
def test_every_report_stays_for_ever_as_it_was(new_place, reports):
    with new_place().open() as ledger:
        tally = ledger.add([(report, None) for report in reports], AT, batch=3)
        assert (tally.received, tally.refused) == (len(reports), ())
        kept = [document.report for name in "abc" for document in ledger.versions(name)]
        assert len(kept) == len(set(kept)) == tally.new + tally.changed
        assert set(kept) == set(reports)
        assert {report.id for report in reports} == {item.report.id for item in ledger.documents().items}
        assert not list(ledger.verify())
