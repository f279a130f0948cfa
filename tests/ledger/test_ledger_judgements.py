"""What was decided stays, is found again in other readings, and no id that was issued is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from ledger_examples import AT, fill, made_judgement, made_reading, made_report, remake_record

from svidok.model.reading import Reading
from svidok.model.record import IssuedId, Judge, JudgementKind, MemberKey, Part, Pointer, PointerKind


def test_a_judgement_comes_back_as_it_was_under_an_id_of_its_own(place):
    given = [made_judgement(n, by=by) for n, by in enumerate((Judge.PERSON, Judge.RULE))]
    with place.open() as ledger:
        fill(ledger, 3)
        ids = ledger.judge(given, AT)
        assert len(set(ids)) == 2
        assert list(ledger.judgements()) == [replace(one, id=name) for one, name in zip(given, ids, strict=True)]
        assert not list(ledger.verify())


def test_the_same_judgement_given_again_is_one(place):
    with place.open() as ledger:
        fill(ledger, 3)
        first = ledger.judge([made_judgement(0)], AT)
        head = ledger.head()
        assert ledger.judge([made_judgement(0)], AT + timedelta(days=1)) == first
        assert ledger.head() == head
        assert ledger.judge([made_judgement(0, why="other")], AT) != first
        assert len(ledger.judgements()) == 2


def test_one_is_undone_by_another_and_both_stay(place):
    with place.open() as ledger:
        fill(ledger, 3)
        (first,) = ledger.judge([made_judgement(0)], AT)
        ledger.judge([made_judgement(1, undoes=first)], AT)
        assert [one.undoes for one in ledger.judgements()] == [None, first]


def incidents_of(report, *pieces):
    """The made reading's incident, once for each piece of words, in this order."""
    (incident,) = made_reading(report).incidents
    return tuple(replace(incident, evidence=(report.quote(*piece),), injured=None) for piece in pieces)


def test_what_was_judged_is_found_again_where_another_reader_counts_otherwise(place):
    report = made_report(2)
    first, second = (0, 9), (10, 28)
    key = MemberKey(report.id, Part.INCIDENTS, 0)
    with place.open() as ledger:
        ledger.add([(report, Reading(report.id, "made@1", incidents=incidents_of(report, first, second)))], AT)
        ledger.judge([made_judgement(0, kind=JudgementKind.WRONG_PLACE, subjects=(key,))], AT)
        assert ledger.judgements()[0].subjects == (key,)
        turned = Reading(report.id, "made@2", incidents=incidents_of(report, second, first))
        ledger.add([(report, turned)], AT)
        assert ledger.judgements()[0].subjects == (replace(key, index=1),)
        ledger.add([(report, Reading(report.id, "made@3", incidents=incidents_of(report, second)))], AT)
        assert ledger.judgements()[0].subjects == ()
        ledger.add([(report, turned.__class__(report.id, "made@4", incidents=turned.incidents))], AT)
        assert ledger.judgements()[0].subjects == (replace(key, index=1),)


def test_what_was_judged_is_found_again_in_an_edited_report(place):
    report = made_report(2)
    edited = made_report(2, text="Updated: " + report.text)
    key = MemberKey(report.id, Part.INCIDENTS, 0)
    with place.open() as ledger:
        ledger.add([(report, Reading(report.id, "made@1", incidents=incidents_of(report, (0, 9))))], AT)
        ledger.judge([made_judgement(0, kind=JudgementKind.WRONG_READING, subjects=(key,))], AT)
        now = Reading(report.id, "made@1", incidents=incidents_of(edited, (0, 8), (9, 18)))
        ledger.add([(edited, now)], AT)
        assert ledger.judgements()[0].subjects == (replace(key, index=1),)


def test_of_items_on_the_same_words_that_of_the_same_place_was_judged(place):
    report = made_report(2)
    one, other = incidents_of(report, (0, 9), (0, 9))
    other = replace(other, place=replace(other.place, name="Konotop"))
    key = MemberKey(report.id, Part.INCIDENTS, 1)
    with place.open() as ledger:
        ledger.add([(report, Reading(report.id, "made@1", incidents=(one, other)))], AT)
        ledger.judge([made_judgement(0, kind=JudgementKind.WRONG_PLACE, subjects=(key,))], AT)
        ledger.add([(report, Reading(report.id, "made@2", incidents=(other, one)))], AT)
        assert ledger.judgements()[0].subjects == (replace(key, index=0),)


def test_different_from_an_item_that_is_read_no_more_says_nothing(place):
    reports = [made_report(n) for n in range(3)]
    keys = tuple(MemberKey(report.id, Part.INCIDENTS, 0) for report in reports)
    with place.open() as ledger:
        ledger.add([(report, made_reading(report)) for report in reports], AT)
        for kind in (JudgementKind.DIFFERENT, JudgementKind.SAME):
            ledger.judge([made_judgement(0, kind=kind, subjects=keys)], AT)
        ledger.add([(reports[0], Reading(reports[0].id, "made@2"))], AT)
        assert [one.subjects for one in ledger.judgements()] == [(), keys[1:]]


def test_an_item_that_is_not_there_yet_may_be_judged(place):
    with place.open() as ledger:
        ledger.judge([made_judgement(0)], AT)
        assert ledger.judgements()[0].subjects == made_judgement(0).subjects
        fill(ledger, 2)
        assert ledger.judgements()[0].subjects == made_judgement(0).subjects


def issued(name: str, number: int = 0) -> IssuedId:
    return IssuedId(name, MemberKey("made-00000", Part.INCIDENTS, number), "2025-07-01-UA-59-sumy", 3, 17)


def test_issued_ids_stay_in_their_order_and_pointers_are_replaced(place):
    gone = Pointer("I-1", Part.INCIDENTS, PointerKind.MERGED, ("I-2", "I-3"))
    with place.open() as ledger:
        fill(ledger, 1)
        ledger.replace_record([], "made@1", issued=[issued("I-2"), issued("I-1"), issued("I-2", 1)], pointers=[gone])
        ledger.replace_record([], "made@1", issued=[issued("I-2"), issued("I-3")])
        assert list(ledger.issued_ids()) == [issued("I-2"), issued("I-1"), issued("I-2", 1), issued("I-3")]
        assert ledger.issued_ids("made-00000") == ledger.issued_ids()
        assert not ledger.issued_ids("other")
        assert ledger.pointer("incident", "I-1") is None
        ledger.replace_record([], "made@1", pointers=[gone])
        assert ledger.pointer("incident", "I-1") == gone
        assert ledger.pointer("raid", "I-1") is None
        assert not list(ledger.verify())


def test_a_record_that_issues_ids_comes_to_rest(place):
    with place.open() as ledger:
        fill(ledger, 4)
        remake_record(ledger)
        head = ledger.head()
        assert ledger.record_state().head == head
        remake_record(ledger)
        assert ledger.head() == head
