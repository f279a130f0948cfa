"""Do the raids of the public table come out as a person counts them?"""

from __future__ import annotations

import csv
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from reports_at_hand import SHARED, needs_shared
from svidok.intake.capture import RawCapture
from svidok.intake.parsing import parse
from svidok.model.figure import Outcome
from svidok.model.reading import Side
from svidok.model.record import Raid, Record
from svidok.pipeline.corridor import corridor
from svidok.reconcile import Entry, reconcile
from svidok.reconcile.coverage import Known, coverage

KYIV = ZoneInfo("Europe/Kyiv")
LINES = (Path(__file__).parent / "nights_by_hand.csv").read_text("utf-8").splitlines()
NIGHTS = list(csv.DictReader(line for line in LINES if not line.startswith("#")))

pytestmark = needs_shared


@cache
def record() -> Record:
    raw = RawCapture((SHARED / "data" / "missile_attacks_daily.csv").read_bytes(), "missile_attacks_daily.csv")
    return reconcile([Entry(item.report, corridor().read(item.report)) for item in parse(raw)])


@cache
def raids() -> dict[tuple[datetime, datetime], Raid]:
    """The raids of the national bulletin by the first and last moment of its windows, local."""
    found = {}
    for raid in record().raids:
        windows = [m.window for m in raid.members if m.window and m.source == ("Ukrainian Air Force",)]
        if windows:
            ends = min(w.start for w in windows), max(w.end for w in windows)
            found[tuple(moment.astimezone(KYIV).replace(tzinfo=None) for moment in ends)] = raid
    return found


def total(raid: Raid, outcome: Outcome) -> int:
    """Over all weapons of the whole country, no part of one counted twice."""
    return sum(c.best.least for c in raid.counts if c.outcome is outcome and not c.area and not c.derived)


@pytest.mark.parametrize("night", NIGHTS, ids=lambda night: night["end"])
def test_a_night_counted_by_hand(night):
    raid = raids()[datetime.fromisoformat(night["start"]), datetime.fromisoformat(night["end"])]
    assert total(raid, Outcome.LAUNCHED) == int(night["launched"])
    assert total(raid, Outcome.SHOT_DOWN) == int(night["shot_down"])


def test_8_july_2024_is_two_raids_and_no_raid_lasts_38_hours():
    assert len([end for _, end in raids() if end.date().isoformat() == "2024-07-08"]) == 2
    assert max((end - start).total_seconds() / 3600 for start, end in raids()) <= 25


def test_regional_rows_are_never_added_to_the_national_ones():
    commands = {"Air Command South", "Air Command East"}
    for raid in raids().values():
        for count in raid.counts:
            for step in count.steps:
                assert not (commands & set(step.source)) or count.area or not step.counted


@pytest.mark.parametrize("family", ["drone", "missile"])
def test_a_family_is_the_sum_of_its_kinds_those_of_no_name_among_them(family):
    for raid in raids().values():
        counted = [c for c in raid.counts if c.outcome is Outcome.LAUNCHED and not c.area and not c.derived]
        kinds = [count.best.least for count in counted if count.weapon.startswith(family + ".")]
        if kinds:
            assert raid.count(family, Outcome.LAUNCHED).best.least == sum(kinds), raid.id


def test_what_the_national_bulletin_does_not_count_is_unknown_and_said_to_be_told_in_part():
    """10 October 2022: the General Staff counted it, the Air Force's bulletin, which is what is national, did not."""
    day = date(2022, 10, 10)
    (one,) = coverage(record().raids, day, day, side=Side.RU)
    assert (one.known, one.raids) == (Known.UNKNOWN, ())
    assert one.in_part


def day_told(row: dict[str, str]) -> date:
    """The day of a row by the rule of the house, worked out from its columns alone."""
    start, end = (row[name].strip() for name in ("time_start", "time_end"))
    if " " not in start or " " not in end:
        return date.fromisoformat(end[:10])
    first, last = (datetime.strptime(moment, "%Y-%m-%d %H:%M").replace(tzinfo=KYIV) for moment in (start, end))
    middle = first + (last - first) / 2
    return middle.date() + timedelta(days=middle > middle.replace(hour=18, minute=0))


def test_the_days_with_a_raid_are_those_of_the_national_bulletin():
    with (SHARED / "data" / "missile_attacks_daily.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["source"].startswith(("kpszsu", "https://t.me/kpszsu"))]
    told = {day_told(row) for row in rows}
    known = coverage(record().raids, min(told), max(told), side=Side.RU, speakers=("Ukrainian Air Force",))
    assert {one.day for one in known if one.known is Known.RAID} == told
    assert len(told) == 706
