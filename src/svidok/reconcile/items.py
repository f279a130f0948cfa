"""Which single statements do the readings hold, and in which order are they looked at?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Generic, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from svidok.model.reading import Claim, IncidentReport, RaidReport, Reading
from svidok.model.record import Evidence, MemberKey, Part, Window
from svidok.model.report import Report

Said = TypeVar("Said", RaidReport, IncidentReport, Claim)

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)
_KYIV = ZoneInfo("Europe/Kyiv")


class Entry(NamedTuple):
    """A report and what one reader reads in it."""

    report: Report
    reading: Reading


@dataclass(frozen=True, slots=True)
class Item(Generic[Said]):
    """One raid, incident or claim as one report gives it."""

    key: MemberKey
    report: Report
    said: Said

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.key, self.said.evidence)

    @property
    def order(self) -> tuple[datetime, MemberKey]:
        """First published first: the one order in which everything is looked at, whatever order it came in."""
        return published(self.report), self.key


def published(report: Report) -> datetime:
    """The instant of publication; a bare date counts from its first moment, so that it outdoes no known hour of it."""
    if report.published_at is not None:
        return report.published_at
    if report.published is not None:
        return datetime.combine(report.published, time.min, _KYIV)
    return _BEFORE_ALL


def one_reading_each(entries: Iterable[Entry]) -> list[Entry]:
    """One reading a report (of several, that of the reader last by name and version), in the order of report ids."""
    chosen: dict[str, Entry] = {}
    for entry in entries:
        held = chosen.get(entry.report.id)
        if held is None or entry.reading.reader > held.reading.reader:
            chosen[entry.report.id] = entry
    return [chosen[report_id] for report_id in sorted(chosen)]


def raid_items(entries: Iterable[Entry]) -> list[Item[RaidReport]]:
    items = [
        Item(MemberKey(report.id, Part.RAIDS, index), report, said)
        for report, reading in entries
        for index, said in enumerate(reading.raids)
    ]
    return sorted(items, key=lambda item: item.order)


def incident_items(entries: Iterable[Entry]) -> list[Item[IncidentReport]]:
    items = [
        Item(MemberKey(report.id, Part.INCIDENTS, index), report, said)
        for report, reading in entries
        for index, said in enumerate(reading.incidents)
    ]
    return sorted(items, key=lambda item: item.order)


def declared(item: Item[RaidReport] | Item[IncidentReport]) -> Window | None:
    """The window that a report declares with a clock time at one end at least; None if it gives none."""
    period = item.said.period
    if period.start is None and period.end is None:
        return None
    zone = ZoneInfo(period.zone)
    start, end = (
        moment.replace(tzinfo=zone) if moment is not None and moment.tzinfo is None else moment
        for moment in (period.start or period.earliest, period.end or period.latest)
    )
    if start is None or end is None or end < start:
        return None
    return Window(start.astimezone(UTC), end.astimezone(UTC))
