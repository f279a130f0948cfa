"""Is a strike told with another day, or with none, the same strike: counted once, and never a chain of days?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reconcile_stories import KYIV, counts, day, local, people, raid, strike, told, window

from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.reconcile import reconcile

OFFICE = ("State Emergency Service of Ukraine",)
THIRD, FOURTH = day("2025-07-03"), day("2025-07-04")


def undated(iso):
    return replace(day(iso), assumed=True)


def words_of_a_day(iso, start, end):
    """A part of the day that no clock gives: "in the evening"."""
    return Period(DatePrecision.DAY, date.fromisoformat(iso), local(start), local(end))


EVENING = words_of_a_day("2025-07-03", "2025-07-03T16:00", "2025-07-04T00:00")
OVERNIGHT = words_of_a_day("2025-07-04", "2025-07-03T18:00", "2025-07-04T12:00")
BY_DAY = words_of_a_day("2025-07-04", "2025-07-04T06:00", "2025-07-04T20:00")
NIGHT_BEFORE = words_of_a_day("2025-07-03", "2025-07-02T18:00", "2025-07-03T12:00")


def groups(record):
    return sorted("".join(member.key.report_id for member in one.members) for one in record.incidents)


def test_an_evening_and_the_night_that_it_begins_are_one_and_of_its_raid():
    bulletin = told(raid(window("2025-07-03T19:00", "2025-07-04T06:00"), counts(drone=90)))
    evening = told(strike(KYIV, EVENING, injured=people(12)), report="a", at="2025-07-03T23:00")
    hour = told(strike(KYIV, window("2025-07-03T21:30", "2025-07-03T21:40")), report="b", at="2025-07-04T06:00")
    overnight = told(strike(KYIV, OVERNIGHT, injured=people(12)), report="c", at="2025-07-04T07:00")
    record = reconcile([bulletin, evening, hour, overnight])
    (one,) = record.incidents
    assert (one.day, one.raid_id, one.injured.best.ends) == (date(2025, 7, 4), record.raids[0].id, (12, 12))


def test_an_evening_is_not_the_night_before_it():
    early = told(strike(KYIV, NIGHT_BEFORE, injured=people(3)), report="a", at="2025-07-03T07:00")
    evening = told(strike(KYIV, EVENING, injured=people(12)), report="b", at="2025-07-03T23:00")
    assert groups(reconcile([early, evening])) == ["a", "b"]


def test_the_date_of_an_evening_names_it_where_nothing_else_happened_that_day():
    evening = told(strike(KYIV, EVENING, injured=people(12)), report="a", at="2025-07-03T23:00")
    dated = told(strike(KYIV, THIRD, injured=people(14)), report="b", at="2025-07-04T12:00")
    (one,) = reconcile([evening, dated]).incidents
    assert one.day == date(2025, 7, 4)
    assert "same settlement, the evening of that day" in one.reasons


def test_a_date_that_fits_a_night_and_an_evening_is_left_open():
    early = told(strike(KYIV, NIGHT_BEFORE, injured=people(3)), report="a", at="2025-07-03T07:00")
    evening = told(strike(KYIV, EVENING, injured=people(12)), report="b", at="2025-07-03T23:00")
    bare = told(strike(KYIV, THIRD), report="c", at="2025-07-04T12:00")
    record = reconcile([early, evening, bare])
    assert groups(record) == ["a", "b", "c"]
    (left,) = (one for one in record.incidents if one.members[0].key.report_id == "c")
    assert left.may_repeat
    assert len(left.related) == 2
    exact = told(strike(KYIV, THIRD, injured=people(12)), report="c", at="2025-07-04T12:00")
    assert groups(reconcile([early, evening, exact])) == ["a", "bc"]


def test_the_morning_after_a_strike_told_without_a_date_counts_nobody_twice():
    first = told(strike(KYIV, THIRD, injured=people(26), source=OFFICE), report="a", at="2025-07-03T20:00")
    morning = told(strike(KYIV, undated("2025-07-04"), injured=people(26), source=OFFICE), report="b")
    (one,) = reconcile([first, morning]).incidents
    assert (one.day, one.n_reports, one.injured.best.ends) == (date(2025, 7, 3), 2, (26, 26))
    assert any(", published the day after with no date" in reason for reason in one.reasons)


def test_what_may_be_of_the_day_before_is_not_added_to_it():
    first = told(strike(KYIV, THIRD, injured=people(9), source=OFFICE), report="a", at="2025-07-03T20:00")
    vague = told(strike(KYIV, undated("2025-07-04"), source=OFFICE), report="b")
    record = reconcile([first, vague])
    assert groups(record) == ["a", "b"]
    assert [one.may_repeat for one in record.incidents] == [False, True]


def test_days_without_a_date_never_chain():
    reports = [
        told(
            strike(KYIV, undated(f"2025-07-0{n}"), injured=people(26), source=OFFICE), report=f"{n}", at=f"2025-07-0{n}"
        )
        for n in (1, 2, 3, 4)
    ]
    assert groups(reconcile(reports)) == ["12", "34"]


def test_a_strike_of_its_own_day_is_nearer_than_one_of_the_day_before():
    before = told(strike(KYIV, THIRD, injured=people(9)), report="a", at="2025-07-03T20:00")
    tonight = told(strike(KYIV, OVERNIGHT, injured=people(40)), report="b", at="2025-07-04T06:00")
    undated_too = told(strike(KYIV, undated("2025-07-04")), report="c", at="2025-07-04T09:00")
    assert groups(reconcile([before, tonight, undated_too])) == ["a", "bc"]


def test_by_day_is_no_night_that_lasts_until_eight():
    bulletin = told(raid(window("2025-07-03T19:00", "2025-07-04T08:00"), counts(drone=90)))
    night = told(strike(KYIV, OVERNIGHT, injured=people(3)), report="a", at="2025-07-04T07:00")
    by_day = told(strike(KYIV, BY_DAY, injured=people(30)), report="b", at="2025-07-04T19:00")
    assert groups(reconcile([bulletin, night, by_day])) == ["a", "b"]


def test_a_bulletin_of_a_day_until_half_past_six_is_of_that_day():
    (one,) = reconcile([told(raid(window("2025-09-25T07:00", "2025-09-25T18:30"), counts(drone=40)))]).raids
    assert one.day == date(2025, 9, 25)


class TestPlacesOfOneName:
    near = Place(PlacePrecision.SETTLEMENT, "Novopavlivka", "UA-12", "UA", key="1208")
    far = replace(near, key="1214")
    bare = replace(near, key=None)

    def test_two_villages_of_one_name_in_one_region_are_two(self):
        reports = [told(strike(place, FOURTH), report=name) for name, place in (("a", self.near), ("b", self.far))]
        assert groups(reconcile(reports)) == ["a", "b"]

    def test_one_known_place_takes_what_names_no_other(self):
        reports = [told(strike(place, FOURTH), report=name) for name, place in (("a", self.near), ("b", self.bare))]
        assert groups(reconcile(reports)) == ["ab"]

    def test_a_name_that_several_bear_joins_none_of_which_it_is_not(self):
        rivals = (replace(self.near, key="other"), self.far)
        of_two = Place(PlacePrecision.SETTLEMENT, "Novopavlivka", "UA-12", "UA", rivals=rivals)
        figures = {"killed": people(3), "injured": people(17)}
        one, other = told(strike(self.near, FOURTH, **figures), report="a"), told(strike(self.far, FOURTH), report="b")
        vague = told(strike(of_two, FOURTH, **figures), report="c")
        assert groups(reconcile([one, other, vague])) == ["a", "b", "c"]

    def test_a_raion_neither_joins_nor_repeats_what_lies_in_another(self):
        raion = Place(PlacePrecision.RAION, "Nikopol", "UA-12", "UA", key="1208")
        inside, outside = replace(self.near, key="12080030100056680"), replace(self.near, key="12140190010085809")
        figures = {"killed": people(3), "injured": people(17)}
        reports = [told(strike(place, FOURTH, **figures), report=n) for n, place in (("a", raion), ("b", outside))]
        assert groups(reconcile(reports)) == ["a", "b"]
        assert not any(one.may_repeat for one in reconcile(reports).incidents)
        joined = [told(strike(place, FOURTH, **figures), report=n) for n, place in (("a", raion), ("b", inside))]
        assert groups(reconcile(joined)) == ["ab"]
