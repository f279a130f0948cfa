"""Which part of which day does a report of an incident give?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from svidok.model.period import DatePrecision
from svidok.model.reading import IncidentReport
from svidok.model.record import Window
from svidok.reconcile.items import Item, declared
from svidok.reconcile.windows import middle, raid_day

PART_OF_A_DAY = timedelta(hours=18)  # "overnight" is the longest


def hours(item: Item[IncidentReport]) -> Window | None:
    """The part of the day that a report gives: by the clock, or in words ("overnight"); None for a whole day."""
    clock = declared(item)
    if clock is not None:
        return clock
    earliest, latest = item.said.period.earliest, item.said.period.latest
    if earliest is None or latest is None or not timedelta() < latest - earliest <= PART_OF_A_DAY:
        return None
    return Window(earliest, latest)


def day_of(item: Item[IncidentReport]) -> date | None:
    """The day that it stands under: an evening has the date of the next morning, as the raid that it is of."""
    period, window = item.said.period, hours(item)
    if window is None or period.precision is not DatePrecision.DAY or period.day is None:
        return period.day
    return max(period.day, min(raid_day(window, ZoneInfo(period.zone)), period.day + timedelta(days=1)))


def civil_date(item: Item[IncidentReport]) -> date | None:
    """The date on the calendar of the hours that a report gives, by their middle; None if it gives none."""
    window = hours(item)
    return None if window is None else middle(window, ZoneInfo(item.said.period.zone)).date()


def dating(items: Sequence[Item[IncidentReport]]) -> list[Item[IncidentReport]]:
    """Those that date an incident best: with an hour, else with a date, else by their publication alone."""
    exactness = [_exactness(item) for item in items]
    best = max(exactness)
    return [item for item, exact in zip(items, exactness, strict=True) if exact == best]


def _exactness(item: Item[IncidentReport]) -> tuple[bool, bool]:
    return hours(item) is not None, not item.said.period.assumed
