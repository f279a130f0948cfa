"""Does the record obey what people decided?"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from reconcile_stories import KYIV, SUMY, SUMY_RAION, counts, day, people, raid, strike, told

from svidok.errors import ReaderError
from svidok.model.record import Grade, Judge, Judgement, JudgementKind, MemberKey, Part
from svidok.model.record_form import judgement_form, judgement_from_form
from svidok.reconcile import reconcile

TONIGHT = day("2025-07-04")
FIRST = datetime(2025, 7, 5, 9, tzinfo=UTC)


def judge(kind, *subjects, hours=0, undoes=None):
    keys = tuple(MemberKey.parse(subject) for subject in subjects)
    return Judgement(f"J-{hours}", "reviewer", FIRST + timedelta(hours=hours), "seen both", kind, keys, undoes)


@pytest.fixture
def entries():
    return [
        told(strike(KYIV, TONIGHT, killed=people(2)), report="a", at="2025-07-04T08:00"),
        told(strike(KYIV, TONIGHT, killed=people(2)), report="b", at="2025-07-04T09:00"),
        told(strike(SUMY, TONIGHT), report="c", at="2025-07-04T10:00"),
        told(strike(SUMY_RAION, TONIGHT), report="d", at="2025-07-04T11:00"),
    ]


def groups(record):
    return sorted("".join(member.key.report_id for member in one.members) for one in record.incidents)


def test_the_rules_alone(entries):
    assert groups(reconcile(entries)) == ["ab", "c", "d"]


def test_same_joins_and_says_so(entries):
    record = reconcile(entries, [judge(JudgementKind.SAME, "c#incidents/0", "d#incidents/0")])
    assert groups(record) == ["ab", "cd"]
    joined = next(one for one in record.incidents if one.n_reports == 2 and one.place == SUMY)
    assert joined.judgements == ("J-0",)
    assert "a person judged them the same" in joined.reasons


def test_different_parts(entries):
    apart = judge(JudgementKind.DIFFERENT, "a#incidents/0", "b#incidents/0")
    record = reconcile(entries, [apart])
    assert groups(record) == ["a", "b", "c", "d"]
    assert len({one.id for one in record.incidents}) == 4


def test_the_later_of_two_contradicting_decisions_holds(entries):
    pair = ("a#incidents/0", "b#incidents/0")
    apart, again = judge(JudgementKind.DIFFERENT, *pair), judge(JudgementKind.SAME, *pair, hours=1)
    assert groups(reconcile(entries, [again, apart])) == ["ab", "c", "d"]


def test_decisions_part_what_only_the_rules_join(entries):
    apart = judge(JudgementKind.DIFFERENT, "a#incidents/0", "d#incidents/0")
    same = judge(JudgementKind.SAME, "b#incidents/0", "d#incidents/0", hours=1)
    assert groups(reconcile(entries, [apart, same])) == ["a", "bd", "c"]


def test_a_decision_that_cannot_be_obeyed_beside_later_ones_is_shown_as_overruled(entries):
    first, then, last = (
        judge(JudgementKind.DIFFERENT, "c#incidents/0", "d#incidents/0"),
        judge(JudgementKind.SAME, "a#incidents/0", "c#incidents/0", hours=1),
        judge(JudgementKind.SAME, "a#incidents/0", "d#incidents/0", hours=2),
    )
    record = reconcile(entries, [first, then, last])
    assert groups(record) == ["abcd"]
    (shown,) = record.incidents[0].contested
    assert shown.startswith("judgement J-0 (different, reviewer, 2025-07-05)")


def test_a_rule_never_outdoes_a_person(entries):
    pair = ("c#incidents/0", "d#incidents/0")
    person = judge(JudgementKind.DIFFERENT, *pair)
    rule = replace(judge(JudgementKind.SAME, *pair, hours=1), by=Judge.RULE)
    assert groups(reconcile(entries, [rule])) == ["ab", "cd"]
    assert groups(reconcile(entries, [person, rule])) == ["ab", "c", "d"]
    undo = replace(judge(JudgementKind.UNSURE, hours=2, undoes="J-0"), by=Judge.RULE)
    assert groups(reconcile(entries, [person, rule, undo])) == ["ab", "c", "d"]
    undone = judge(JudgementKind.UNSURE, hours=3, undoes="J-0")
    assert groups(reconcile(entries, [person, rule, undo, undone])) == ["ab", "cd"]


def test_an_undone_decision_does_nothing_and_undoing_can_be_undone(entries):
    apart = judge(JudgementKind.DIFFERENT, "a#incidents/0", "b#incidents/0")
    undo = judge(JudgementKind.UNSURE, hours=1, undoes="J-0")
    redo = judge(JudgementKind.UNSURE, hours=2, undoes="J-1")
    assert groups(reconcile(entries, [apart, undo])) == ["ab", "c", "d"]
    assert groups(reconcile(entries, [redo, undo, apart])) == ["a", "b", "c", "d"]


def test_a_wrong_reading_is_set_aside_and_kept_on_a_list(entries):
    record = reconcile(entries, [judge(JudgementKind.WRONG_READING, "c#incidents/0")])
    assert groups(record) == ["ab", "d"]
    assert record.set_aside == (MemberKey("c", Part.INCIDENTS, 0),)


def test_a_wrong_place_joins_nothing_by_place(entries):
    assert groups(reconcile(entries, [judge(JudgementKind.WRONG_PLACE, "b#incidents/0")])) == ["a", "b", "c", "d"]


def test_checked_is_the_highest_grade(entries):
    record = reconcile(entries, [judge(JudgementKind.CHECKED, "a#incidents/0")])
    assert [one.grade for one in record.incidents].count(Grade.REVIEWED) == 1


def test_raids_obey_too():
    one = told(raid(day("2025-07-04"), counts(drone=539)), report="a")
    other = told(raid(day("2025-07-04"), counts(drone=900)), report="b")
    assert len(reconcile([one, other]).raids) == 2
    same = judge(JudgementKind.SAME, "a#raids/0", "b#raids/0")
    assert len(reconcile([one, other], [same]).raids) == 1


def test_a_decision_on_what_is_not_there_changes_nothing(entries):
    assert groups(reconcile(entries, [judge(JudgementKind.SAME, "z#incidents/0", "a#incidents/0")])) == ["ab", "c", "d"]


def test_a_judgement_survives_its_form():
    judgement = judge(JudgementKind.SAME, "a#incidents/0", "http://x/#b#raids/12")
    assert judgement_from_form(judgement_form(judgement)) == judgement


@pytest.mark.parametrize("words", ["", "a", "a#rumours/0", "a#raids/-1", "#raids/0"])
def test_a_subject_that_names_no_item_is_refused(words):
    with pytest.raises(ReaderError, match="names no item"):
        MemberKey.parse(words)
