"""Which declared windows are one raid, and what is its total?"""

from __future__ import annotations

from datetime import date

import pytest
from reconcile_stories import counts, day, exactly, places_hit, raid, told, window

from svidok.model.figure import Count, Outcome, Range, Unit
from svidok.model.reading import Side
from svidok.model.record import Grade
from svidok.reconcile import reconcile


def launched(record_raid, weapon):
    found = record_raid.count(weapon, Outcome.LAUNCHED)
    return None if found is None else found.best.ends


def test_8_july_2024_is_two_raids():
    night = raid(window("2024-07-08T00:00", "2024-07-08T08:00"), counts(missile__cruise__kh101=4))
    by_day = raid(window("2024-07-08T09:00", "2024-07-08T10:00"), counts(missile__cruise__kh101=13))
    record = reconcile([told(night), told(by_day)])
    assert [one.day for one in record.raids] == [date(2024, 7, 8)] * 2
    assert sorted(launched(one, "missile") for one in record.raids) == [(4, 4), (13, 13)]


def test_overlapping_windows_of_one_night_are_one_raid_with_all_its_weapons():
    drones = raid(window("2025-06-28T19:00", "2025-06-29T05:00"), counts(drone__shahed=477))
    missiles = raid(
        window("2025-06-29T02:00", "2025-06-29T05:00"),
        counts(missile__ballistic__kinzhal=4, missile__cruise=41, missile__ballistic__iskander_m=7),
    )
    (one,) = reconcile([told(drones, missiles)]).raids
    assert one.day == date(2025, 6, 29)
    assert launched(one, "missile") == (52, 52)
    total = one.count("air_target", Outcome.LAUNCHED)
    assert total.best.ends == (529, 529)
    assert total.derived
    assert "drone 477" in total.rule


def test_a_night_and_the_24_hours_after_it_do_not_chain():
    night = raid(window("2025-04-09T19:00", "2025-04-10T09:00"), counts(drone=145))
    after = raid(window("2025-04-10T09:00", "2025-04-11T09:00"), counts(drone=39))
    record = reconcile([told(night), told(after)])
    assert [(one.day, launched(one, "drone")) for one in record.raids] == [
        (date(2025, 4, 10), (145, 145)),
        (date(2025, 4, 11), (39, 39)),
    ]


@pytest.mark.parametrize(
    ("second", "raids"),
    [
        ("2025-07-04T03:29", 1),  # 29 minutes after the first ends
        ("2025-07-04T03:30", 2),
        ("2025-07-04T02:00", 1),
    ],
)
def test_windows_less_than_30_minutes_apart_are_one_raid(second, raids):
    first = raid(window("2025-07-03T22:00", "2025-07-04T03:00"), counts(drone=20))
    then = raid(window(second, "2025-07-04T05:00"), counts(missile=2))
    assert len(reconcile([told(first, then)]).raids) == raids


@pytest.mark.parametrize("hour", [12, 18])
def test_a_chain_is_cut_at_noon_and_at_evening_unless_a_window_spans_the_cut(hour):
    before = raid(window("2025-07-04T08:00", f"2025-07-04T{hour}:00"), counts(drone=20))
    after = raid(window(f"2025-07-04T{hour}:00", "2025-07-04T22:00"), counts(drone=30))
    spanning = raid(window(f"2025-07-04T{hour - 1}:00", f"2025-07-04T{hour + 1}:00"), counts(missile=2))
    assert len(reconcile([told(before), told(after)]).raids) == 2
    assert len(reconcile([told(before), told(after), told(spanning)]).raids) == 1


def test_windows_that_do_not_overlap_add_up_and_one_inside_another_does_not():
    evening = raid(
        window("2025-07-03T20:00", "2025-07-04T00:00"), counts(Outcome.SHOT_DOWN, drone=30), attacker=Side.UA
    )
    morning = raid(
        window("2025-07-04T00:00", "2025-07-04T06:00"), counts(Outcome.SHOT_DOWN, drone=50), attacker=Side.UA
    )
    (summed,) = reconcile([told(evening), told(morning)]).raids
    assert summed.count("drone", Outcome.SHOT_DOWN).best == exactly(80)
    assert "2 windows" in summed.count("drone", Outcome.SHOT_DOWN).rule

    whole = raid(window("2025-07-03T20:00", "2025-07-04T06:00"), counts(Outcome.SHOT_DOWN, drone=81), attacker=Side.UA)
    (one,) = reconcile([told(evening), told(morning), told(whole)]).raids
    shown = one.count("drone", Outcome.SHOT_DOWN)
    assert shown.best == exactly(81)
    assert [step.counted for step in shown.steps].count(False) == 2
    assert len(shown.steps) == 3


def test_a_raid_over_the_other_country_takes_no_side_from_it():
    bulletin = told(raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone=539)))
    over_bryansk = Count(exactly(8), "drone", Outcome.SHOT_DOWN, (), Unit.WEAPON, "RU-BRY")
    record = reconcile([bulletin, told(raid(day("2025-07-04"), (over_bryansk,), attacker=None, source=()))])
    assert {one.attacker for one in record.raids} == {Side.RU, None}


def test_two_sides_of_one_night_are_two_raids():
    hours = window("2025-07-03T20:00", "2025-07-04T06:00")
    record = reconcile(
        [
            told(raid(hours, counts(drone=539))),
            told(
                raid(
                    hours,
                    counts(Outcome.SHOT_DOWN, drone=42),
                    attacker=Side.UA,
                    source=("Russian Ministry of Defence",),
                )
            ),
        ]
    )
    assert {one.attacker for one in record.raids} == {Side.RU, Side.UA}
    assert {one.grade for one in record.raids} == {Grade.ONE_PARTY}


class TestReportsWithoutAClockTime:
    bulletin = raid(window("2025-07-03T18:00", "2025-07-04T06:00"), (*counts(drone=539, missile=11), places_hit(8)))

    def test_one_with_the_same_figures_joins_and_is_never_added(self):
        story = told(raid(day("2025-07-04"), counts(drone=539), source=()), by="Sample Wire")
        (one,) = reconcile([told(self.bulletin, by="Ukrainian Air Force"), story]).raids
        assert one.n_reports == 2
        assert one.count("drone", Outcome.LAUNCHED).best == exactly(539)

    def test_more_than_500_speaks_of_539_and_widens_nothing(self):
        loose = Count(Range(500, None, exclusive=True), "drone", Outcome.LAUNCHED, ())
        (one,) = reconcile([told(self.bulletin), told(raid(day("2025-07-04"), (loose,), source=()))]).raids
        shown = one.count("drone", Outcome.LAUNCHED)
        assert (shown.least, shown.best, shown.most) == (539, exactly(539), 539)

    def test_one_with_other_figures_stands_alone(self):
        tally = told(
            raid(day("2025-07-04"), counts(drone=4200), source=("General Staff of the Armed Forces of Ukraine",))
        )
        assert len(reconcile([told(self.bulletin), tally]).raids) == 2

    def test_one_of_another_day_stands_alone(self):
        assert len(reconcile([told(self.bulletin), told(raid(day("2025-07-05"), counts(drone=539)))]).raids) == 2

    def test_a_number_shot_down_in_a_story_is_the_number_neutralised_in_the_bulletin(self):
        bulletin = told(raid(window("2026-03-22T18:00", "2026-03-23T08:00"), counts(Outcome.NEUTRALISED, drone=234)))
        story = told(raid(day("2026-03-23"), counts(Outcome.SHOT_DOWN, drone=234), source=()))
        (one,) = reconcile([bulletin, story]).raids
        assert one.count("drone", Outcome.NEUTRALISED).best == one.count("drone", Outcome.SHOT_DOWN).best

    def test_the_sum_of_all_missiles_speaks_of_their_kinds(self):
        night = day("2024-07-08")
        kinds = told(raid(night, counts(missile__cruise__kh101=44, missile__ballistic__iskander_m=6)))
        total = told(raid(night, counts(missile=50), source=()))
        (one,) = reconcile([kinds, total]).raids
        assert launched(one, "missile") == (50, 50)

    def test_two_totals_of_one_report_are_two_raids(self):
        story = told(
            raid(day("2025-07-04"), counts(Outcome.SHOT_DOWN, drone=50)),
            raid(day("2025-07-04"), counts(Outcome.SHOT_DOWN, drone=50)),
        )
        assert len(reconcile([story]).raids) == 2


def test_regions_are_kept_apart_from_the_total():
    parts = (
        Count(exactly(34), "drone", Outcome.SHOT_DOWN, ()),
        Count(exactly(27), "drone", Outcome.SHOT_DOWN, (), Unit.WEAPON, "RU-KRS"),
        Count(exactly(7), "drone", Outcome.SHOT_DOWN, (), Unit.WEAPON, "RU-BRY"),
    )
    (one,) = reconcile([told(raid(day("2024-11-24"), parts, attacker=Side.UA))]).raids
    drones = [(count.area, count.best.least) for count in one.counts if count.weapon == "drone"]
    assert drones == [((), 34), (("RU-BRY",), 7), (("RU-KRS",), 27)]


def test_rival_totals_are_a_range_with_every_statement_kept():
    hours = window("2025-07-08T20:00", "2025-07-09T08:30")
    record = reconcile(
        [
            told(raid(hours, counts(drone=720), source=("Ukrainian Air Force",)), at="2025-07-09T08:00"),
            told(raid(hours, counts(drone=728), source=("Ukrainian Air Force",)), at="2025-07-09T09:30"),
            told(raid(hours, counts(drone=800), source=()), by="Sample Wire", at="2025-07-09T12:00"),
        ]
    )
    shown = record.raids[0].count("drone", Outcome.LAUNCHED)
    assert shown.best == exactly(728), "latest of the nearest authority, not the largest"
    assert (shown.least, shown.most) == (728, 800)
    assert shown.contested
    assert "Ukrainian Air Force" in shown.rule
    assert sorted(step.range.least for step in shown.steps) == [720, 728, 800]


def test_sums_over_weeks_stand_apart():
    week = raid(window("2025-06-28T00:00", "2025-07-04T09:00"), counts(drone=1270), cumulative=True)
    night = raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone=539))
    record = reconcile([told(week), told(night)])
    assert sorted((one.cumulative, launched(one, "drone")) for one in record.raids) == [
        (False, (539, 539)),
        (True, (1270, 1270)),
    ]


def test_night_and_day_are_derived_from_the_windows():
    night = reconcile([told(raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone=5)))]).raids[0].groupings
    assert (night.night, night.day, night.hours24) == (date(2025, 7, 4), None, date(2025, 7, 4))
    both = reconcile([told(raid(window("2024-08-26T03:00", "2024-08-26T18:00"), counts(drone=5)))]).raids[0].groupings
    assert both.night == both.day == date(2024, 8, 26)
    unknown = reconcile([told(raid(day("2025-07-04"), counts(drone=5)))]).raids[0].groupings
    assert (unknown.night, unknown.day, unknown.hours24) == (None, None, date(2025, 7, 4))


def test_a_further_report_does_not_rename_a_raid():
    first = told(raid(day("2025-07-04"), counts(drone=539)), at="2025-07-04T08:00")
    (before,) = reconcile([first]).raids
    bulletin = told(raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone=539)), at="2025-07-04T10:00")
    (after,) = reconcile([first, bulletin], prefix="").raids
    assert before.id == after.id == "R-2025-07-04-RU"
    assert reconcile([first], prefix="SAMPLE-").raids[0].id == "SAMPLE-R-2025-07-04-RU"
