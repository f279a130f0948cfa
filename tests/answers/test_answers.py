"""Does an answer keep its promises: doubt never hidden, nothing added twice, unknown never quiet, the same bytes?"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import isclose

import pytest
from answer_snapshots import best, made
from bulletins import bulletin, claim, nights, strike
from hypothesis import given
from hypothesis import strategies as st

from svidok.answers.asking import ask, questions
from svidok.answers.changepoints import changes
from svidok.answers.families import Family, chosen, sizes
from svidok.answers.labels import name_of, word
from svidok.answers.question_packs import FOLDER, pack
from svidok.answers.rates import wilson
from svidok.errors import QuestionError
from svidok.lexicon.breaks import breaks
from svidok.model.answer import EVIDENCE_SHOWN, AnswerFigure, Period, Query, answer_form, figure_form, figure_id
from svidok.model.reading import ClaimKind, ObjectClass, Side
from svidok.model.record import Grade
from svidok.model.record_back import incident_from_form, raid_from_form
from svidok.model.record_form import canonical, record_incident_form, record_raid_form
from svidok.reconcile import reconcile

DAY = date(2025, 3, 10)
SHAHED = "drone.shahed"


@pytest.mark.parametrize("question", questions())
def test_an_answer_is_the_same_to_the_byte(question):
    told = [*nights("2025-03-01", "2025-03-31")]
    answer = ask(question, made(*told), Query())
    again = ask(question, made(*reversed(told)), Query())
    written = canonical(answer_form(answer))
    assert canonical(answer_form(again)) == written


def test_a_figure_names_the_first_it_rests_on_and_how_many_are_left_out():
    ids = tuple(f"R-{n:03}" for n in range(EVIDENCE_SHOWN + 20))
    figure = AnswerFigure("launched", {}, 1, 1, 1, "weapons", Period(DAY, date(2025, 3, 11)), len(ids), ids)
    form = figure_form(figure)
    assert form["evidence"] == list(ids[:EVIDENCE_SHOWN])
    assert form["evidence_left_out"] == 20
    assert figure_form(replace(figure, evidence=ids[:3]))["evidence_left_out"] == 0
    assert figure_id(figure) == form["id"] != figure_id(replace(figure, about={"side": "RU"}))


@pytest.mark.parametrize("question", questions())
def test_an_empty_record_is_no_error_and_no_zero(question):
    answer = ask(question, made(), Query())
    assert not answer.figures
    assert all(answer.sentence.values())


@pytest.mark.parametrize("question", questions())
def test_every_sentence_is_there_in_every_language(question):
    languages = set(pack("shared")["words"])
    answer = ask(question, made(*nights("2024-06-01", "2024-12-31")), Query())
    for told in (answer.sentence, *(one.told for one in (*answer.refused, *answer.caveats))):
        assert set(told) == languages
        assert all("{" not in sentence for sentence in told.values())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_a_pack_says_all_in_every_language(path):
    languages = set(pack("shared")["words"])
    for kind in ("sentence", "refused", "caveat", "change"):
        for key, forms in pack(path.stem).get(kind, {}).items():
            assert set(forms) == languages, f"{kind}.{key}"
            blanks = [{part.partition("}")[0] for part in form.split("{")[1:]} for form in forms.values()]
            assert all(held == blanks[0] for held in blanks), f"{kind}.{key}"


def test_a_region_is_never_added_to_the_country():
    national = bulletin(DAY, {(SHAHED, "launched"): 100})
    south = bulletin(DAY, {(SHAHED, "launched"): 30}, area="UA-51")
    whole = ask("escalation", made(national, south), Query())
    assert set(best(whole, "launched", weapon="drone")) == {100}
    region = ask("escalation", made(national, south), Query(area="UA-51"))
    assert set(best(region, "launched", weapon="drone")) == {30}


def test_what_may_be_told_twice_is_not_added_and_widens_the_upper_end():
    answer = ask(
        "escalation",
        made(bulletin(DAY, {(SHAHED, "launched"): 100}), bulletin(DAY, {(SHAHED, "launched"): 60}, hours=False)),
        Query(),
    )
    found = next(one for one in answer.figures if one.name == "launched" and one.about["weapon"] == "drone")
    assert (found.least, found.best, found.most) == (100, 100, 160)


def test_a_days_sum_of_drones_along_the_front_is_no_raid():
    front = bulletin(
        DAY, {("drone", "launched"): 9000}, hours=False, source="General Staff of the Armed Forces of Ukraine"
    )
    night = bulletin(date(2025, 3, 11), {(SHAHED, "launched"): 100})
    for question, name in (("records", "largest"), ("escalation", "launched")):
        assert set(best(ask(question, made(front, night), Query(weapon="drone")), name)) == {100}
    days = ask("quiet", made(front, night), Query(first=DAY)).coverage[0]
    assert (days.raid, days.unknown) == (1, 1)


def test_a_quiet_day_is_quiet_only_where_somebody_says_so():
    told = [bulletin(DAY, {(SHAHED, "launched"): 9}), bulletin(date(2025, 3, 12), {("drone", "launched"): 0})]
    answer = ask("quiet", made(*told), Query(first=date(2025, 3, 9), last=date(2025, 3, 12)))
    days = {one.about["days"]: (one.least, one.most) for one in answer.figures if one.name == "days"}
    assert days == {"with_raid": (1, 3), "without_raid": (1, 3), "without_data": (2, 2)}
    assert best(answer, "longest_run", days="without_raid") == [1]
    assert best(answer, "longest_possible_run", days="without_raid") == [2]


def test_quiet_of_one_weapon_or_region_is_refused():
    for query in (Query(weapon="missile"), Query(area="UA-51")):
        with pytest.raises(QuestionError, match="does not make a night quiet"):
            ask("quiet", made(*nights("2025-03-01", "2025-03-03")), query)


def test_shot_down_or_suppressed_as_one_figure_is_the_same_share_as_both_told_apart():
    apart = {(SHAHED, "launched"): 100, (SHAHED, "shot_down"): 50, (SHAHED, "suppressed"): 30}
    one = {(SHAHED, "launched"): 100, (SHAHED, "neutralised"): 80}
    for told in (apart, one):
        answer = ask("interception", made(bulletin(DAY, told)), Query(weapon="drone"))
        assert best(answer, "share_stopped", weapon="drone")[0] == 0.8
        assert best(answer, "share_got_through", weapon="drone")[0] == 0.2


def test_in_public_interception_is_national_by_month_and_thirty_days_old():
    record = made(*nights("2025-03-01", "2025-04-30"), as_of=datetime(2025, 5, 15, tzinfo=UTC))
    answer = ask("interception", record, Query(public=True))
    assert not answer.figures
    assert max(point.end for series in answer.series for point in series.points) == date(2025, 4, 1)
    assert all(series.key.endswith("by month") for series in answer.series)
    assert "31 March 2025" in answer.sentence["en"]
    with pytest.raises(QuestionError, match="whole country"):
        ask("interception", record, Query(public=True, area="UA-51"))
    with pytest.raises(QuestionError, match="whole country"):
        ask("interception", record, Query(public=True, weapon="missile.ballistic.iskander_m"))


def test_days_asked_about_in_public_are_whole_months_of_one_way_of_counting():
    record = made(*nights("2025-03-01", "2025-05-31"), as_of=datetime(2025, 9, 1, tzinfo=UTC))
    answer = ask("interception", record, Query(date(2025, 4, 7), date(2025, 4, 9), public=True))
    assert {(one.start, one.end) for series in answer.series for one in series.points} == {
        (date(2025, 4, 1), date(2025, 5, 1))
    }
    record = made(*nights("2024-06-01", "2024-09-30"), as_of=datetime(2025, 9, 1, tzinfo=UTC))
    answer = ask("interception", record, Query(public=True, weapon="drone"))
    series = answer.series[0]
    assert [one.start for one in series.points] == [date(2024, n, 1) for n in (6, 7, 8, 9)]
    for one in series.points:
        cut = (day for broken in answer.breaks for day in (broken.until + timedelta(1), broken.since))
        assert (one.best is None) == any(one.start < day < one.end for day in cut)


def test_an_unknown_question_names_the_one_that_was_meant():
    with pytest.raises(QuestionError, match="did you mean interception"):
        ask("interceptions", made(), Query())
    with pytest.raises(QuestionError, match="run from"):
        ask("quiet", made(), Query(first=DAY, last=date(2025, 1, 1)))


def test_raids_and_incidents_come_back_from_their_json():
    record = reconcile([*nights("2025-03-01", "2025-03-05"), bulletin(DAY, {(SHAHED, "launched"): 1}, hours=False)])
    for raid in record.raids:
        assert raid_from_form(json.loads(canonical(record_raid_form(raid)))) == raid
    for incident in record.incidents:
        assert incident_from_form(json.loads(canonical(record_incident_form(incident)))) == incident


@given(st.integers(0, 400).flatmap(lambda k: st.tuples(st.just(k), st.integers(max(k, 1), 500))))
def test_wilson_holds_the_share_and_lies_within_nothing_and_all(pair):
    hits, trials = pair
    low, high = wilson(hits, trials)
    assert 0 <= low <= round(hits / trials, 4) <= high <= 1
    mirrored = wilson(trials - hits, trials)
    assert isclose(low, 1 - mirrored[1], abs_tol=2e-4)


def test_wilson_against_the_worked_example_of_the_literature():
    assert wilson(81, 263) == (0.2553, 0.3662)  # R. G. Newcombe, Statistics in Medicine 17 (1998) 857, method 3


def test_a_change_of_level_is_found_where_it_is_and_none_where_none_is():
    wobble = [0, 7, -4, 3, -6, 5, -2, 1]
    level = [100 + wobble[n % 8] for n in range(40)]
    found = changes(level + [3 * n for n in level])
    assert [one.at for one in found] == [40]
    assert found[0].least <= 40 <= found[0].most
    assert changes(level) == ()
    assert changes(level[:7]) == ()


# Made of levels with a wobble; the cuts as ruptures 1.1.10 finds them (Pelt, l2, min_size 4, jump 1, the same penalty).
@pytest.mark.parametrize(
    ("levels", "cuts"),
    [
        ([(30, 40), (20, 200), (9, 60)], [30, 50]),
        ([(12, 5), (26, 9), (15, 90), (40, 300)], [12, 38, 53]),
        ([(50, 100)], []),
    ],
)
def test_changes_of_level_are_those_that_another_library_finds(levels, cuts):
    wobble = [0, 7, -4, 3, -6, 5, -2, 1]
    counts = [most + most * wobble[(i * 3 + n) % 8] // 25 for n, most in levels for i in range(n)]
    assert [one.at for one in changes(counts)] == cuts


def test_no_change_of_level_is_told_where_most_weeks_are_unknown():
    quiet, loud = nights("2025-01-01", "2025-02-20"), nights("2025-12-01", "2026-01-20")
    few = [*quiet, *(bulletin(one.report.published, {(SHAHED, "launched"): 900}) for one in loud)]
    assert not best(ask("escalation", made(*few), Query(weapon="drone")), "level_changes")


@given(st.integers(0, 2000))
def test_every_raid_has_one_size_at_most(n):
    assert sum(size.holds(n) for size in sizes()) == (n > 0)


def test_a_family_holds_no_drone_of_the_front_and_kinds_named_together_where_one_belongs():
    drones = next(family for family in chosen(None) if family.key == "drone")
    assert drones.holds("drone")
    assert drones.holds("drone.shahed_and_lancet")
    assert not drones.holds("drone.recon_and_lancet")
    assert not drones.holds("drone.recon")
    assert chosen("missile.cruise.kh101") == (Family("missile.cruise.kh101", ("missile.cruise.kh101",)),)


@pytest.mark.parametrize("question", questions())
def test_every_code_and_break_has_a_name_in_every_language(question):
    languages = set(pack("shared")["words"])
    told = [*nights("2024-06-01", "2025-01-31"), strike(DAY, "UA-51", 3, "health"), strike(DAY, "UA-30")]
    answer = ask(question, made(*told, claims=[claim("forecast", "A. Analyst", "It will double.")]), Query())
    for one in answer.figures:
        assert {one.name, one.unit, *one.about} <= answer.labels.keys()
        for key in {"side", "weapon", "object", "area", "over", "days", "grade"} & one.about.keys():
            assert one.about[key] in answer.labels
    assert {one.key for one in answer.series} <= answer.labels.keys()
    for name in answer.labels.values():
        assert set(name) == languages
        assert all(name.values())
    for one in answer.breaks:
        assert set(one.label) == set(one.told) == set(one.references) == languages


def test_every_class_of_object_grade_and_break_of_the_register_has_its_words():
    languages = set(pack("shared")["words"])
    for code in (*ObjectClass, *Grade, *Side, *pack("labels")["figures"]):
        assert set(name_of(code) or ()) == languages, code
    assert {word(kind)["uk"] for kind in ClaimKind}
    for one in breaks():
        assert set(one.label) == set(one.told) == set(one.references) == languages, one.id
        assert one.told["en"] == f"{one.what} {one.effect}" != one.told["uk"]
    assert name_of("UA-26") == {"en": "Ivano-Frankivsk oblast", "uk": "Івано-Франківська область"}
    assert name_of("missile.cruise.kh101_and_kalibr")["uk"] == "Х-101 / Х-555 і Калібр"
    assert name_of("Outlet") is None
