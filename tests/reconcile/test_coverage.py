"""Is a night without a bulletin unknown, and never taken for a quiet one?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reconcile_stories import counts, raid, told, window

from svidok.model.reading import Side
from svidok.reconcile import reconcile
from svidok.reconcile.coverage import Known, coverage


def known(*reports, first=date(2025, 7, 3), last=date(2025, 7, 6), **asked):
    days = coverage(reconcile(reports).raids, first, last, side=Side.RU, **asked)
    return [(one.day.day, one.known) for one in days]


def test_what_nobody_tells_of_is_unknown_and_what_is_told_to_be_nothing_is_quiet():
    night = raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone__shahed=539))
    none = raid(window("2025-07-05T18:00", "2025-07-06T06:00"), counts(drone=0))
    assert known(told(night), told(none)) == [
        (3, Known.UNKNOWN),
        (4, Known.RAID),
        (5, Known.UNKNOWN),
        (6, Known.QUIET),
    ]


def test_one_region_says_nothing_of_the_country():
    south = replace(raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone__shahed=3)), area=("UA-51",))
    assert known(told(south)) == [(day, Known.UNKNOWN) for day in (3, 4, 5, 6)]


def test_of_one_speaker_only_his_own_bulletins_count():
    night = raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone__shahed=539))
    assert (4, Known.UNKNOWN) in known(told(night), speakers=("Nobody of that name",))


def test_several_regions_are_not_the_country_and_are_named_beside_what_is_unknown():
    parts = replace(raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone=9)), area=("UA-51", "UA-48"))
    record = reconcile([told(parts)])
    (one,) = coverage(record.raids, date(2025, 7, 4), date(2025, 7, 4), side=Side.RU)
    assert (one.known, one.raids, one.in_part) == (Known.UNKNOWN, (), (record.raids[0].id,))


def test_a_speaker_counts_by_what_he_says_of_the_country():
    whole = raid(window("2025-07-03T18:00", "2025-07-04T06:00"), counts(drone=90), source=("Ukrainian Air Force",))
    south = replace(
        raid(window("2025-07-03T19:00", "2025-07-04T05:00"), counts(drone=9), source=("Air Command South",)),
        area=("UA-51",),
    )
    assert (4, Known.RAID) in known(told(whole), told(south), speakers=("Ukrainian Air Force",))
    assert (4, Known.UNKNOWN) in known(told(whole), told(south), speakers=("Air Command South",))
