"""Do claims stand in their own words beside figures, and is nothing inferred from them?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from answer_snapshots import best, ends, made, snapshot
from bulletins import bulletin, claim, nights, strike

from svidok.answers.asking import ask
from svidok.answers.forecasts import last_day
from svidok.model.answer import Query
from svidok.reconcile import Entry

SUPPLY = [
    claim("assessment", "A. Analyst", "They assemble up to 90 a day."),
    claim("fact", "B. Officer", "Запасів ракет вистачить на два таких нальоти."),
    claim("fact", None, "Производство выросло."),
    claim("fact", "C. Mayor", "The windows are gone."),
]


def test_the_pace_is_that_of_the_last_whole_months_and_its_bound_grows_with_them():
    record = made(*nights("2025-01-20", "2025-04-10"))
    answer = ask("sustainability", record, Query(weapon="missile"))
    february_and_march = 3 * (28 + 31)  # January and April are not whole
    pace = -(-february_and_march // 2)
    assert best(answer, "pace_per_month") == [pace]
    assert best(answer, "needed_for_6_months") == [3 * february_and_march]
    assert not ask("sustainability", made(*nights("2025-03-02", "2025-03-30")), Query()).figures


def test_claims_of_production_and_stock_stand_beside_in_three_languages_and_others_do_not():
    record = made(*nights("2025-03-01", "2025-03-31"), claims=SUPPLY)
    answer = ask("sustainability", record, Query())
    assert {one.words[0] for one in answer.claims} == {one["quotes"][0]["text"] for one in SUPPLY[:3]}


def test_forecasts_are_listed_by_speaker_with_those_that_are_past():
    told = [
        claim("forecast", "A. Analyst", "By May it will double.", due="2025-05"),
        claim("forecast", "A. Analyst", "Hard times will come."),
        claim("pledge", None, "It will be rebuilt.", due="2027"),
        claim("fact", "A. Analyst", "It doubled."),
    ]
    answer = ask("forecasts", snapshot(claims=told), Query())
    assert best(answer, "forecasts", speaker="A. Analyst") == [2]
    assert best(answer, "forecasts_past", speaker="A. Analyst") == [1]
    assert best(answer, "forecasts_dated", speaker="?") == [1]
    assert len(answer.claims) == 3


def test_a_forecast_that_several_reports_tell_is_one_and_what_came_of_it_is_counted():
    early = claim("forecast", "A. Analyst", "By May it will double.", due="2025-05") | {"claim": "C-1"}
    late = claim("forecast", "A. Analyst", "It will have doubled by May.", published="2025-03-20") | {"claim": "C-1"}
    told = [early | {"came_of": "did not come true"}, late | {"came_of": "did not come true"}]
    answer = ask("forecasts", snapshot(claims=told), Query())
    assert [one.words for one in answer.claims] == [("By May it will double.",)]
    assert best(answer, "forecasts_did_not", speaker="A. Analyst") == [1]
    assert not best(answer, "forecasts_came_true")
    assert "1 did not" in answer.sentence["en"]


@pytest.mark.parametrize(
    ("due", "last"),
    [("2025-05-04", (2025, 5, 4)), ("2025-02", (2025, 2, 28)), ("2025-12", (2025, 12, 31)), ("2025", (2025, 12, 31))],
)
def test_a_forecast_is_past_only_after_the_last_day_it_names(due, last):
    assert last_day(due) == date(*last)


def test_who_is_first_who_quotes_whom_and_who_corrects():
    night = date(2025, 3, 10)
    early = bulletin(night, {("drone.shahed", "launched"): 90})
    late = bulletin(night, {("drone.shahed", "launched"): 95})
    late = Entry(replace(late.report, published=date(2025, 3, 11), source_name="Second Wire"), late.reading)
    answer = ask("sources", made(early, late, strike(night, "UA-51", 1)), Query())
    assert ends(answer, "quotes", outlet="Second Wire", whom="Ukrainian Air Force") == [(1, 1, 1, 1)]
    assert len(best(answer, "corrects")) == 1
    assert not best(answer, "first")  # nobody gives an instant
    assert abs(sum(best(answer, "share_of_grade")) - 1) < 1e-3
