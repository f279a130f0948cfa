"""Does what changed between two versions of the record stand with its reasons, and is an earlier version as it was?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from answer_snapshots import best, made
from bulletins import bulletin, nights, strike

from svidok.answers.asking import ask
from svidok.errors import QuestionError
from svidok.ledger import Ledger
from svidok.model.answer import Query
from svidok.model.record import Judgement, JudgementKind, MemberKey, Part
from svidok.pipeline.ask import answer_bytes, answer_of
from svidok.pipeline.corridor import corridor
from svidok.pipeline.record import renew
from svidok.reconcile import Entry

MONDAY = datetime(2025, 5, 5, 9, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
NIGHT = date(2025, 3, 10)
SHAHED = ("drone.shahed", "launched")
EARLY = (
    bulletin(NIGHT, {SHAHED: 90}),
    strike(NIGHT, "UA-51", 2, name="Here"),
    strike(NIGHT, "UA-63", 1, name="There"),
)


def later(entry, published, source="Second Wire", id_="late"):
    report = replace(entry.report, id=f"{id_}-{entry.report.id}", published=published, source_name=source)
    return Entry(report, replace(entry.reading, report_id=report.id))


LATE = (
    later(bulletin(NIGHT, {SHAHED: 95}), date(2025, 3, 12)),
    later(strike(NIGHT, "UA-51", 5, name="Here"), date(2025, 3, 12)),
    strike(NIGHT, "UA-53", 4, name="Elsewhere"),
)


def add(ledger, entries, at):
    ledger.add([(entry.report, entry.reading) for entry in entries], at)
    renew(ledger, corridor())


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "store") as store:
        add(store, EARLY, MONDAY)
        yield store


def changed(answer):
    return {(one.part, one.kind, one.of): one for one in answer.changes}


def test_new_reports_raise_figures_and_bring_new_incidents_with_their_ids(ledger):
    add(ledger, LATE, TUESDAY)
    answer = answer_of(ledger, "changes", Query(since="2025-05-06"))
    found = changed(answer)
    assert found.keys() == {
        ("incident", "new", ""),
        ("incident", "raised", "killed"),
        ("raid", "raised", "launched drone.shahed"),
    }
    toll = found["incident", "raised", "killed"]
    assert (toll.before[1], toll.after[1]) == (2, 5)
    assert toll.because == (LATE[1].report.id,)
    assert found["incident", "new", ""].because == (LATE[2].report.id,)
    assert "2" in toll.told["en"]
    assert "загинуло" in toll.told["uk"]
    assert best(answer, "reports_new") == [3]
    assert best(answer, "changed", part="incident", change="new") == [1]
    assert answer.figures[0].evidence == tuple(entry.report.id for entry in LATE)


def test_nothing_changed_between_a_version_and_itself(ledger):
    head = str(ledger.head().seq)
    answer = answer_of(ledger, "changes", Query(since=head, until=head))
    assert not answer.changes
    assert all(one.best == 0 for one in answer.figures)


def test_versions_are_named_by_day_number_hash_or_reader(ledger):
    then = ledger.head()
    add(ledger, LATE, TUESDAY)
    by_day = answer_of(ledger, "changes", Query(since="2025-05-06")).changes
    for name in (str(then.seq), then.hash[:12], then.hash):
        assert answer_of(ledger, "changes", Query(since=name)).changes == by_day
    backwards = answer_of(ledger, "changes", Query(since="2025-05-06", until="2025-05-07")).changes
    assert backwards == by_day
    assert not answer_of(ledger, "changes", Query(since="test@1")).changes


@pytest.mark.parametrize(
    ("since", "until", "what"),
    [
        ("yesterday", None, "no version of the record is called 'yesterday'"),
        ("999999", None, "no version"),
        ("grammar@0", None, "no report was read by grammar@0"),
        ("2030-01-01", "2025-05-05", "is later than"),
    ],
)
def test_a_version_that_is_not_there_is_refused(ledger, since, until, what):
    with pytest.raises(QuestionError, match=what):
        answer_of(ledger, "changes", Query(since=since, until=until))


def test_without_a_version_it_is_said_how_to_name_one(ledger):
    answer = answer_of(ledger, "changes", Query())
    assert "попередню версію" in answer.sentence["uk"]
    assert not answer.figures


def test_what_is_judged_wrong_is_withdrawn_and_the_judgement_is_the_reason(ledger):
    wrong = MemberKey(EARLY[2].report.id, Part.INCIDENTS, 0)
    gone = next(i for i in ledger.record("incident").items if i.rests_on == (wrong.report_id,)).id
    judgement = Judgement("", "reviewer", TUESDAY, "another town", JudgementKind.WRONG_READING, (wrong,))
    ids = ledger.judge([judgement], TUESDAY)
    renew(ledger, corridor())
    answer = answer_of(ledger, "changes", Query(since="2025-05-06"))
    assert [(one.id, one.kind, one.because) for one in answer.changes] == [(gone, "withdrawn", ids)]
    assert best(answer, "judgements_given") == [1]


def test_another_reading_of_the_same_report_is_told_as_such(ledger):
    entry = EARLY[1]
    again = strike(NIGHT, "UA-51", 7, name="Here").reading
    quotes = entry.reading.incidents[0].evidence
    said = replace(again.incidents[0], evidence=quotes, killed=replace(again.incidents[0].killed, evidence=quotes))
    ledger.add([(entry.report, replace(again, report_id=entry.report.id, reader="test@2", incidents=(said,)))], TUESDAY)
    renew(ledger, corridor())
    for since in ("2025-05-06", "test@1"):
        toll = changed(answer_of(ledger, "changes", Query(since=since)))["incident", "raised", "killed"]
        assert (toll.before[1], toll.after[1]) == (2, 7)
    assert best(answer_of(ledger, "changes", Query(since="2025-05-06")), "reports_read_again") == [1]


def test_only_what_is_asked_about_is_compared(ledger):
    add(ledger, LATE, TUESDAY)
    answer = answer_of(ledger, "changes", Query(since="2025-05-06", area="UA-51"))
    assert [(one.part, one.kind) for one in answer.changes] == [("incident", "raised")]


def test_the_same_comparison_gives_the_same_bytes_from_what_is_kept_and_made_again(ledger):
    add(ledger, LATE, TUESDAY)
    query = Query(since="2025-05-06")
    first = answer_bytes(ledger, "changes", query)
    for path in (ledger.folder / "derived").iterdir():
        path.unlink()
    add(ledger, nights("2025-04-01", "2025-04-01"), TUESDAY + timedelta(days=1))
    again = answer_bytes(ledger, "changes", replace(query, until="2025-05-07"))
    assert json.loads(again)["changes"] == json.loads(first)["changes"]


def test_a_record_as_published_by_a_day_knows_no_later_figure(ledger):
    add(ledger, LATE, TUESDAY)
    then = answer_of(ledger, "records", Query(published_by=date(2025, 3, 11), weapon="drone"))
    assert set(best(then, "largest")) == {90}
    assert set(best(answer_of(ledger, "records", Query(weapon="drone")), "largest")) == {95}
    expected = ask("records", made(*EARLY), Query(weapon="drone"))
    assert [one.best for one in then.figures] == [one.best for one in expected.figures]
    assert "published_by" in [one.id for one in then.caveats]
    assert not answer_of(ledger, "records", Query(published_by=date(2025, 3, 9))).figures


def test_every_word_of_a_comparison_is_there_in_every_language(ledger):
    add(ledger, LATE, TUESDAY)
    answer = answer_of(ledger, "changes", Query(since="2025-05-06"))
    told = [one.told for one in (*answer.changes, *answer.refused, *answer.caveats)]
    assert all(set(one) == {"en", "uk"} and "{" not in "".join(one.values()) for one in told)
    assert {code for one in answer.figures for code in (one.name, one.unit, *one.about)} <= answer.labels.keys()
    assert {one.about["change"] for one in answer.figures if "change" in one.about} <= answer.labels.keys()
