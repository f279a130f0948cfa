"""Are tolls never a grand total, is what nobody tells never zero, and do claims stand beside what was hit?"""

from __future__ import annotations

from datetime import date

from answer_snapshots import ends, made
from bulletins import claim, strike

from svidok.answers.asking import ask
from svidok.model.answer import Query

FIRST, SECOND = date(2025, 3, 10), date(2025, 4, 2)
TOLD = (
    strike(FIRST, "UA-51", 3, "residential"),
    strike(FIRST, "UA-51", None, "health", name="Here"),
    strike(SECOND, "UA-51", 2, "health", name="Here"),
    strike(SECOND, "UA-63", 0, "energy", "residential"),
    strike(SECOND, "UA-63"),
)


def test_tolls_are_told_by_region_and_open_above_where_somebody_tells_none():
    answer = ask("tolls", made(*TOLD), Query())
    assert ends(answer, "killed", area="UA-51") == [(5, 5, None, 2)]
    assert ends(answer, "killed", area="UA-63") == [(0, 0, None, 1)]
    assert ends(answer, "share_telling_killed", area="UA-51") == [(0.6667, 0.6667, 0.6667, 3)]
    assert ends(answer, "killed", object="health") == [(2, 2, None, 1)]
    assert ends(answer, "killed", object="unknown") == []


def test_no_figure_of_a_toll_is_a_sum_over_regions():
    answer = ask("tolls", made(*TOLD), Query())
    assert all(one.about.keys() <= {"area", "object"} and one.about for one in answer.figures)
    assert "total" in [one.id for one in answer.refused]


def test_a_month_in_which_nobody_tells_a_number_is_unknown():
    answer = ask("tolls", made(*TOLD), Query(area="UA-63", first=FIRST))
    series = next(one for one in answer.series if one.key == "killed UA-63 by month")
    assert [(one.best, one.n) for one in series.points] == [(None, 0), (0, 1)]


def test_objects_by_class_with_the_share_of_which_nothing_is_known_and_places_hit_again():
    answer = ask("targets", made(*TOLD), Query())
    assert ends(answer, "incidents", object="health") == [(2, 2, None, 2)]
    assert ends(answer, "incidents", object="residential", area="UA-63") == [(1, 1, None, 1)]
    assert ends(answer, "places_hit_again", object="health") == [(1, 1, None, 2)]
    assert [one.best for one in answer.figures if one.name == "share_of_incidents" and one.about["object"] == "unknown"]
    assert "of 1 (20.0%)" in answer.sentence["en"]


def test_what_the_attacker_says_it_aims_at_stands_beside_in_its_words():
    said = [
        claim("fact", "Russian Ministry of Defence", "Only military sites were hit."),
        claim("fact", "Ukrainian Air Force", "A clinic was hit."),
        claim("demand", "Russian Ministry of Defence", "Leave, or strikes will follow."),
        claim("fact", "Russian Ministry of Defence", "A new school was opened."),
    ]
    answer = ask("targets", made(*TOLD, claims=said), Query())
    assert [one.words for one in answer.claims] == [("Only military sites were hit.",)]


def test_what_is_asked_of_one_weapon_leaves_out_what_names_none():
    assert not ask("tolls", made(*TOLD), Query(weapon="drone")).figures
