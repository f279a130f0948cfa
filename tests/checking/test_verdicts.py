"""Does a claim get the verdict that the record bears out, under every reading of its words, and never a surer one?"""

from __future__ import annotations

from datetime import date

import pytest
from made_raids import made, nights, said

from svidok.errors import QuestionError
from svidok.model.finding import Finding
from svidok.model.reading import Side
from svidok.model.verdict import ClaimType

WAR = [
    made(f"{year}-{month:02d}-{day:02d}", drone=10, missile=2)
    for year in (2023, 2024)
    for month in range(1, 13)
    for day in (1, 8, 15, 22, 28)
]
JUNE = [
    *WAR,
    *nights("2025-06-01", 100, 90, 80, 70, 60, 50, 40, 30),
    made("2025-06-09", drone=479, missile=21, drone__shot_down=277, drone__suppressed=183, missile__shot_down=17),
]


def test_the_largest_is_supported_with_the_ladder_and_whose_figures_it_stands_on():
    verdict = said("It was the largest drone attack of the war.", "2025-06-09", JUNE)
    assert verdict.finding is Finding.SUPPORTED
    assert [used.range.least for used in verdict.readings[0].rivals[:3]] == [479, 100, 90]
    assert len(verdict.readings[0].rivals) == 10
    assert verdict.basis == "matches the figures of Ukrainian Air Force; no independent count held"
    assert verdict.machine_made


def test_a_verdict_is_as_of_the_day_of_the_claim_and_as_of_today():
    later = [*JUNE, made("2025-07-09", drone=728, missile=13)]
    verdict = said("It was the largest drone attack of the war.", "2025-06-09", later)
    assert (verdict.finding, verdict.today) == (Finding.SUPPORTED, Finding.CONTRADICTED)


def test_a_tie_is_no_record_and_no_refutation():
    tied = [*WAR, made("2025-06-01", drone=5, missile=70), made("2025-06-09", drone=5, missile=70)]
    assert said("Це найбільша ракетна атака за всю війну.", "2025-06-09", tied).finding is Finding.PARTLY


def test_larger_in_one_weapon_only_is_partly_so_and_says_which():
    raids = [*WAR, made("2025-06-08", drone=298, missile=69), made("2025-06-09", drone=355, missile=9)]
    verdict = said("Минувшей ночью произошла крупнейшая атака за всю войну.", "2025-06-09", raids)
    assert verdict.finding is Finding.PARTLY
    assert verdict.supports is not None
    assert verdict.supports.startswith("drone, launched")


def test_before_the_record_begins_nothing_is_the_largest_of_the_war():
    verdict = said(
        "It was the largest missile attack of the war.",
        "2022-11-15",
        [*nights("2022-10-01", 9, 9, -1, 9), made("2022-11-15", drone=12, missile=98)],
    )
    assert verdict.finding is Finding.TOO_THIN
    assert date(2022, 2, 24) in verdict.missing


def test_of_one_city_the_bulletins_say_nothing():
    for claim in (
        "Kyiv saw its largest drone attack of the war.",
        "Це найбільша атака на Київ за всю війну.",
        "Это крупнейшая атака на Киев за всю войну.",
    ):
        verdict = said(claim, "2025-06-09", JUNE)
        assert verdict.finding is Finding.NOT_CHECKABLE
        assert "UA-30" in verdict.why


def test_more_than_500_drones_is_partly_so_where_it_takes_the_missiles_too():
    raids = [made("2025-06-29", drone=477, missile=60)]
    verdict = said("Russia launched more than 500 drones last night.", "2025-06-29", raids)
    assert verdict.finding is Finding.PARTLY
    assert [(one.weapon, one.meant, one.finding) for one in verdict.readings] == [
        ("drone", True, Finding.CONTRADICTED),
        ("air_target", False, Finding.SUPPORTED),
    ]


def test_missiles_are_never_made_up_by_drones():
    raids = [made("2025-06-27", drone=363, missile=8)]
    assert said("Dozens of missiles were fired overnight.", "2025-06-27", raids).finding is Finding.CONTRADICTED


def test_a_raid_told_in_two_windows_is_one_night_and_two_raids():
    raids = [made("2024-12-13", drone=193, missile=0), made("2024-12-13", nth=2, drone=0, missile=93)]
    attack = said("The attack of 13 December 2024 involved 286 missiles and drones.", "2024-12-13", raids)
    night = said("286 missiles and drones were launched on the night of 13 December 2024.", "2024-12-13", raids)
    assert (attack.finding, night.finding) == (Finding.PARTLY, Finding.SUPPORTED)


def test_several_numbers_in_one_claim_are_checked_each():
    assert (
        said("Russia launched 479 drones and 21 missiles overnight.", "2025-06-09", JUNE).finding is Finding.SUPPORTED
    )
    assert said("Russia launched 479 drones and 60 missiles overnight.", "2025-06-09", JUNE).finding is Finding.PARTLY


@pytest.mark.parametrize(
    ("claim", "finding"),
    [
        ("Over 90% of the drones were shot down last night.", Finding.CONTRADICTED),
        ("Over 90% of the drones were neutralised last night.", Finding.SUPPORTED),
        ("Over 90% of the drones were intercepted last night.", Finding.PARTLY),
    ],
)
def test_a_share_depends_on_what_counts_as_stopped(claim, finding):
    assert said(claim, "2025-06-09", JUNE).finding is finding


def test_before_launches_were_counted_a_share_is_no_rate():
    raids = [made("2022-11-15", drone=12, missile=98, drone__shot_down=12)]
    verdict = said("100% of the drones were shot down on 15 November 2022.", "2022-11-16", raids)
    assert verdict.finding is Finding.NOT_CHECKABLE


def test_nights_in_a_row_need_every_night():
    text = "Третю ніч поспіль Росія атакує Україну дронами."
    assert said(text, "2025-06-03", nights("2025-06-01", 5, 6, 7)).finding is Finding.SUPPORTED
    assert said(text, "2025-06-03", nights("2025-06-01", 5, 0, 7)).finding is Finding.CONTRADICTED
    unknown = said(text, "2025-06-03", nights("2025-06-01", 5, -1, 7))
    assert (unknown.finding, unknown.missing) == (Finding.TOO_THIN, (date(2025, 6, 2),))


def test_so_many_every_night_is_looked_at_night_by_night():
    text = "For the third night in a row more than 100 drones were launched."
    assert said(text, "2025-06-03", nights("2025-06-01", 120, 130, 140)).finding is Finding.SUPPORTED
    assert said(text, "2025-06-03", nights("2025-06-01", 120, 90, 140)).finding is Finding.CONTRADICTED


def test_a_night_that_somebody_calls_quiet_breaks_the_row():
    raids = nights("2025-06-01", 5, -1, 7)
    verdict = said("For the third night in a row drones came.", "2025-06-03", raids, quiet=[date(2025, 6, 2)])
    assert verdict.finding is Finding.CONTRADICTED


def month(name: str, drones: int, *, outcome: str = "") -> list[object]:
    key = f"drone{outcome}"
    return [made(f"{name}-{day:02d}", **{"drone": drones, "missile": 0, key: drones}) for day in range(1, 29)]


def test_twice_as_many_is_twice_within_reason():
    raids = [*month("2025-02", 10), *month("2025-03", 20)]
    text = "{} as many drones were launched in March as in February."
    assert said(text.format("Twice"), "2025-04-02", raids).finding is Finding.SUPPORTED
    assert said(text.format("Three times"), "2025-04-02", raids).finding is Finding.CONTRADICTED


def test_what_was_counted_in_two_ways_is_not_compared():
    raids = [*month("2024-06", 10, outcome="__shot_down"), *month("2025-06", 90, outcome="__shot_down")]
    shot = said("More drones were shot down in June 2025 than in June 2024.", "2025-07-02", raids)
    launched = said("More drones were launched in June 2025 than in June 2024.", "2025-07-02", raids)
    assert (shot.finding, launched.finding) == (Finding.NOT_CHECKABLE, Finding.PARTLY)


def test_half_a_month_without_bulletins_is_too_little_for_a_near_thing():
    raids = [*nights("2025-02-01", *[10] * 12), *month("2025-03", 9)]
    assert (
        said("Fewer drones were launched in February than in March.", "2025-04-02", raids).finding is Finding.TOO_THIN
    )


@pytest.mark.parametrize(
    "claim",
    [
        "It was not the largest drone attack of the war.",
        "Це не найбільша атака дронів за всю війну.",
        "Это не самая массовая атака дронов за войну.",
        "The next attack will be the largest of the war.",
        "Russia can launch 479 drones a night.",
        "Росія виробляє 479 дронів на добу.",
        "Russia is running out of missiles.",
        "Каждую ночь по Украине летят сотни дронов.",
        "June was the month with the most drones of the war.",
        "Was it the largest drone attack of the war?",
        "More than 10 drones hit a village.",
        "If 479 drones were launched, few would get through.",
        "Это была чудовищная ночь.",
        "The strike was the deadliest of the war.",
        "Germany will hand over 2 Patriot batteries.",
    ],
)
def test_what_the_record_cannot_decide_is_left_undecided_with_the_reason(claim):
    verdict = said(claim, "2025-06-09", JUNE)
    assert not verdict.finding.decided
    assert verdict.why


@pytest.mark.parametrize(
    "claim",
    [
        "Russia's defence ministry said it had shot down 174 Ukrainian drones overnight.",
        "Ukraine launched 479 drones at Russia overnight.",
        "Росіяни збили 277 українських дронів за ніч.",
    ],
)
def test_attacks_of_one_side_say_nothing_of_the_other(claim):
    verdict = said(claim, "2025-06-09", JUNE)
    assert verdict.proposition.attacker is Side.UA
    assert not verdict.finding.decided


def test_a_forecast_is_open_until_it_is_due_and_then_not_decided_by_rule():
    verdict = said("Russia will launch a new offensive this summer.", "2025-05-20", JUNE)
    assert (verdict.proposition.type, verdict.finding) == (ClaimType.FORECAST, Finding.OPEN)
    later = said(
        "Russia will launch a new offensive this summer.", "2025-05-20", [made("2025-09-07", drone=1, missile=0)]
    )
    assert later.today is Finding.NOT_CHECKABLE


def test_one_kind_of_drone_cannot_be_told_from_decoys():
    raids = [made("2025-06-09", drone=479, missile=21, drone_of_shahed=479)]
    assert said("Russia launched 479 Shaheds last night.", "2025-06-09", raids).finding is Finding.PARTLY
    assert said("Russia launched 500 Shaheds last night.", "2025-06-09", raids).finding is Finding.CONTRADICTED


def test_the_same_claim_gets_the_same_verdict_whatever_the_order_of_the_raids():
    text = "It was the largest drone attack of the war."
    assert said(text, "2025-06-09", JUNE) == said(text, "2025-06-09", JUNE[::-1])


def test_no_verdict_accuses():
    for text in ("It was the largest drone attack of the war.", "Russia launched 900 drones last night."):
        verdict = said(text, "2025-06-09", JUNE)
        assert "lie" not in f"{verdict.finding} {verdict.why} {verdict.basis}".split()


def test_a_speech_is_no_claim():
    with pytest.raises(QuestionError, match="no claim"):
        said("drones " * 400, "2025-06-09", JUNE)


FORMER = [*JUNE[:-1], made("2025-06-20", drone=400, missile=3), made("2025-07-09", drone=728, missile=13)]


@pytest.mark.parametrize(
    "claim",
    [
        "The previous record, set on 20 June, was 400 drones.",
        "The overnight attack broke the record set on 20 June, when 400 drones were launched.",
        "Попередній рекорд – 400 дронів – встановлено 20 червня.",
        "До того найбільшою була атака 20 червня – 400 дронів.",
        "Предыдущий рекорд был установлен 20 июня: 400 дронов.",
        "Россия побила рекорд 20 июня, когда запустила 400 дронов.",
    ],
)
def test_a_former_record_is_one_up_to_its_own_night_on_every_day_since(claim):
    verdict = said(claim, "2025-07-09", FORMER)
    assert (verdict.finding, verdict.today) == (Finding.SUPPORTED, Finding.SUPPORTED)


@pytest.mark.parametrize(
    "claim",
    [
        "The previous record, set on 20 June, was 300 drones.",
        "Ворог запустив 728 дронів, побивши рекорд 20 червня.",
        "Предыдущий рекорд по числу дронов побит.",
    ],
)
def test_a_former_record_of_another_number_or_of_no_night_is_left_open(claim):
    assert said(claim, "2025-07-09", FORMER).finding is Finding.NOT_CHECKABLE


def test_what_only_last_night_beat_was_perhaps_meant_as_it_stood_until_then():
    verdict = said("The heaviest drone attack was that of 20 June.", "2025-07-09", FORMER)
    assert verdict.finding is Finding.PARTLY
    weeks_later = said("The heaviest drone attack was that of 20 June.", "2025-07-29", FORMER)
    assert weeks_later.finding is Finding.CONTRADICTED
