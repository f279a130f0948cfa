"""Builders for hand-made readings: a few words make a report, and a reading of it whose quotes stand in its text."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from svidok.model.figure import Count, Figure, FigureKind, Outcome, Range, Scope, Unit
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import HarmedObject, IncidentReport, ObjectClass, RaidReport, Reading, Side, Status
from svidok.model.report import Quote, Report
from svidok.reconcile import Entry

KYIV_TIME = ZoneInfo("Europe/Kyiv")
_numbers = count()

KYIV = Place(PlacePrecision.SETTLEMENT, "Kyiv", "UA-30", "UA", key="geonames:703448", latitude=50.45, longitude=30.52)
SUMY = Place(PlacePrecision.SETTLEMENT, "Sumy", "UA-59", "UA", key="geonames:692194")
SUMY_RAION = Place(PlacePrecision.RAION, "Sumy", "UA-59", "UA")
SUMY_OBLAST = Place(PlacePrecision.REGION, None, "UA-59", "UA")
COUNTRY = Place(PlacePrecision.COUNTRY, None, None, "UA")


def local(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=KYIV_TIME)


def day(iso: str) -> Period:
    return Period(DatePrecision.DAY, date.fromisoformat(iso))


def window(start: str, end: str) -> Period:
    """From one local moment to another, Kyiv time."""
    first, last = local(start), local(end)
    return Period(DatePrecision.DAY, last.date(), first, last, first, last)


def exactly(n: int) -> Range:
    return Range.exactly(n)


def people(least: int | None, most: int | None = -1, *, source=(), kind=FigureKind.UNKNOWN, scope=Scope.UNKNOWN):
    """A figure; one number alone means exactly that many."""
    return Figure(Range(least, least if most == -1 else most), (), tuple(source), (), kind, scope)


def counts(outcome: Outcome = Outcome.LAUNCHED, /, **numbers: int) -> tuple[Count, ...]:
    """`counts(drone=539, missile__cruise=11)`; a double underscore stands for the dot."""
    return tuple(Count(exactly(n), weapon.replace("__", "."), outcome, ()) for weapon, n in numbers.items())


def places_hit(n: int) -> Count:
    return Count(exactly(n), "air_target", Outcome.HIT, (), Unit.LOCATION)


def raid(period: Period, counted: tuple[Count, ...], *, attacker=Side.RU, source=("Ukrainian Air Force",), **more):
    return RaidReport(_quotes(), counted, period, attacker, source=tuple(source), **more)


def strike(place: Place, period: Period, *, attacker=Side.RU, source=(), via=(), status=Status.REPORTED, **more):
    return IncidentReport(
        _quotes(), place, period, attacker, source=tuple(source), via=tuple(via), status=status, **more
    )


def harmed(object_class: ObjectClass, phrase: str | None = None, **more) -> HarmedObject:
    return HarmedObject(object_class, phrase=phrase, **more)


def told(
    *said, by: str | None = "Sample Wire", at: str = "2025-07-04T09:00", report: str = "", text: str = ""
) -> Entry:
    """A report published by `by` at a local time, and the reading that it says `said`."""
    number = next(_numbers)
    text = text or f"words of report {number}"
    report_id = report or f"r{number:04}"
    moment = local(at) if "T" in at else None
    published = Report(report_id, text, published=date.fromisoformat(at[:10]), published_at=moment, source_name=by)
    raids = tuple(one for one in said if isinstance(one, RaidReport))
    incidents = tuple(one for one in said if isinstance(one, IncidentReport))
    return Entry(published, Reading(report_id, "hand@1", raids, incidents))


def _quotes() -> tuple[Quote, ...]:
    return (Quote(0, 5, "words"),)
