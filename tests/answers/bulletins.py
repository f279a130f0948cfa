"""Bulletins of night after night, with figures that tell launch and fate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from svidok.model.figure import Count, Figure, Outcome, Range
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import HarmedObject, IncidentReport, ObjectClass, RaidReport, Reading, Side
from svidok.model.report import Quote, Report
from svidok.reconcile import Entry

KYIV = ZoneInfo("Europe/Kyiv")
_numbers = count()


def nights(first: str, last: str) -> Iterator[Entry]:
    """A bulletin for each night of [first, last]: drones and missiles, some of them shot down."""
    day, until = date.fromisoformat(first), date.fromisoformat(last)
    while day <= until:
        n = 40 + day.day
        yield bulletin(day, {("drone.shahed", "launched"): n, ("drone.shahed", "shot_down"): n - 12} | MISSILES)
        day += timedelta(days=1)


MISSILES = {("missile.ballistic.iskander_m", "launched"): 3, ("missile.ballistic.iskander_m", "shot_down"): 1}


def bulletin(
    day: date,
    told: dict[tuple[str, str], int],
    *,
    area: str | None = None,
    hours: bool = True,
    source: str = "Ukrainian Air Force",
) -> Entry:
    """What the national bulletin, or one region's, tells of the night that ends on a day."""
    ends = datetime(day.year, day.month, day.day, 6, tzinfo=KYIV)
    period = Period(DatePrecision.DAY, day)
    if hours:
        begins = ends - timedelta(hours=9)
        period = Period(DatePrecision.DAY, day, begins, ends, begins, ends)
    words = f"words of bulletin {next(_numbers)}"
    quotes = (Quote(0, 5, words[:5]),)
    counts = tuple(Count(Range.exactly(n), weapon, Outcome(way), quotes) for (weapon, way), n in told.items())
    report = Report(f"b{next(_numbers):05}", words, published=day, source_name="Sample Wire")
    speakers = (f"Command of {area}",) if area else (source,)
    said = RaidReport(quotes, counts, period, Side.RU, source=speakers, area=(area,) if area else ())
    return Entry(report, Reading(report.id, "test@1", raids=(said,)))


def strike(day: date, admin1: str, killed: int | None = None, *objects: str, name: str | None = None) -> Entry:
    """What a report tells of harm in a settlement: people killed, and classes of objects damaged."""
    number = next(_numbers)
    words = f"words of strike {number}"
    quotes = (Quote(0, 5, words[:5]),)
    place = Place(PlacePrecision.SETTLEMENT, name or f"Town {number}", admin1, "UA", key=f"test:{name or number}")
    toll = Figure(Range.exactly(killed), quotes, ("Sample Office",)) if killed is not None else None
    harmed = tuple(HarmedObject(ObjectClass(one), evidence=quotes) for one in objects)
    period = Period(DatePrecision.DAY, day)
    said = IncidentReport(quotes, place, period, Side.RU, killed=toll, objects=harmed, source=("Sample Office",))
    report = Report(f"s{number:05}", words, published=day, source_name="Sample Wire")
    return Entry(report, Reading(report.id, "test@1", incidents=(said,)))


def claim(
    kind: str, speaker: str | None, words: str, *, published: str = "2025-03-12", due: str | None = None
) -> dict[str, Any]:
    """A claim as the record holds it, in its own words."""
    said = {"published": published, "due": due, "quotes": [{"start": 0, "end": len(words), "text": words}]}
    return {"id": f"c-{words[:9]}", "kind": kind, "speaker": speaker, "via": [], **said}
