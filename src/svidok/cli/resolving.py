"""`svidok place` and `svidok when`: what is a named place or time taken for, and why?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from svidok.cli.doors import Json, say
from svidok.errors import IntakeError, SettingsError

if TYPE_CHECKING:
    from svidok.model.period import Period, PeriodMention
    from svidok.model.place import Place, PlaceMention
    from svidok.model.report import Report
    from svidok.reading.reader import MarkedReport

PHRASE = 60  # characters: a text up to here may be too short to tell its language

Words = Annotated[str | None, typer.Argument(help="The words, as a report has them.")]
Lines = Annotated[str | None, typer.Option("--jsonl", help="A file of {id, text, lang?, published?} lines, or -.")]
Language = Annotated[str | None, typer.Option("--lang", help="uk, ru or en; else told from the words.")]
Published = Annotated[str | None, typer.Option("--published", help="As 2025-05-05 or 2025-05-05T09:00+03:00.")]
Publisher = Annotated[str | None, typer.Option("--source", help="Who published it; may tell the region or the zone.")]


def register(app: typer.Typer) -> None:
    app.command()(place)
    app.command()(when)


def place(
    text: Words = None, jsonl: Lines = None, lang: Language = None, source: Publisher = None, json_: Json = False
) -> None:
    """Show where each place is that the words name, and why; a name that fits several is unsure between them."""
    if (text is None) == (jsonl is None):
        raise typer.BadParameter("give either words or --jsonl FILE")
    if jsonl is not None:
        _places_of_file(jsonl)
        return
    marked = _understood(_report(text or "", lang, None, source))
    if json_:
        print(json.dumps(_places_form(marked), ensure_ascii=False))
        return
    _tell(marked, [line for mention in marked.places for line in _place_lines(mention)], "no place")


def when(
    text: Annotated[str, typer.Argument(help="The words, as a report has them.")],
    published: Published = None,
    lang: Language = None,
    source: Publisher = None,
    json_: Json = False,
) -> None:
    """Show which day, night or window the words mean, and why; nothing said leaves the publication date, assumed."""
    marked = _understood(_report(text, lang, published, source))
    if json_:
        print(json.dumps(_periods_form(marked), ensure_ascii=False))
        return
    told = [line for mention in marked.periods for line in _period_lines(mention)]
    force = [f"in force: {_day(period)}{_assumed(period)}" for period, _ in groupby(marked.in_force)]
    _tell(marked, [*told, *force] if told else force, "no time")


def _report(text: str, lang: str | None, published: str | None, source: str | None) -> Report:
    from svidok.model.report import Report

    day, instant = _published(published)
    return Report("text", text, lang, published=day, published_at=instant, source_name=source)


def _published(given: str | None) -> tuple[date | None, datetime | None]:
    """The day as its own clock had it, and the instant where a time is given. Raises SettingsError."""
    if given is None:
        return None, None
    remedy = "write 2025-05-05, or 2025-05-05T09:00+03:00 with its offset from UTC"
    try:
        if len(given) <= len("2025-05-05"):
            return date.fromisoformat(given), None
        instant = datetime.fromisoformat(given)
    except ValueError as error:
        raise SettingsError(f"--published {given} is no date", remedy=remedy) from error
    if instant.tzinfo is None:
        raise SettingsError(f"--published {given} has no time zone", remedy=remedy)
    return instant.date(), instant


def _understood(report: Report) -> MarkedReport:
    """The report with its places and times. Raises IntakeError where no pack holds its language."""
    from svidok.pipeline.corridor import corridor

    rooms = corridor()
    told = rooms.mark(report, report.language if report.language in rooms.lexicon.profiles else None)
    if told is not None and (told.places or told.periods or len(report.text) > PHRASE):
        return told
    if len(report.text) <= PHRASE and report.language is None:
        tried = [marked for code in rooms.lexicon.profiles if (marked := rooms.mark(report, code))]
        told = max(tried, key=lambda marked: len(marked.places) + len(marked.periods))
    if told is None:
        raise IntakeError("its language is in no pack", where=report.id, remedy="say --lang uk, ru or en")
    return told


def _tell(marked: MarkedReport, told: list[str], nothing: str) -> None:
    print("\n".join(told) if told else f"{nothing} is named in these words (read as {marked.language})")


def _places_of_file(name: str) -> None:
    """One line a report, in their order; one that cannot be read is named and the rest goes on."""
    failures = 0
    for item in _reports(name):
        try:
            if isinstance(item, IntakeError):
                raise item
            form = _places_form(_understood(item))
        except IntakeError as error:
            say(f"failed: {error}")
            failures += 1
            continue
        sys.stdout.write(json.dumps(form, ensure_ascii=False) + "\n")
    if failures:
        raise typer.Exit(1)


def _reports(name: str) -> Iterator[Report | IntakeError]:
    from svidok.intake.capture import RawCapture
    from svidok.intake.parsing import parse
    from svidok.intake.received import Skipped
    from svidok.intake.sources import gather

    for source in gather([name]):
        try:
            raw: RawCapture = source.load()
        except IntakeError as error:
            yield error
            continue
        for item in parse(raw):
            if not isinstance(item, Skipped):
                yield item if isinstance(item, IntakeError) else item.report


def _places_form(marked: MarkedReport) -> dict[str, Any]:
    return {"id": marked.report.id, "places": [_mention_form(mention) for mention in marked.places]}


def _mention_form(mention: PlaceMention) -> dict[str, Any]:
    quote, where = mention.quote, mention.place
    return {
        "text": quote.text,
        "start": quote.start,
        "end": quote.end,
        **_place_form(where),
        "district": where.district,
        "country": where.country,
        "radius_km": where.radius_km,
        "role": str(mention.role),
        "reason": mention.reason,
        "rivals": [_place_form(rival) for rival in where.rivals],
    }


def _place_form(where: Place) -> dict[str, Any]:
    return {
        "name": where.name,
        "admin1": where.admin1,
        "lat": where.latitude,
        "lon": where.longitude,
        "precision": str(where.precision),
    }


def _place_lines(mention: PlaceMention) -> list[str]:
    where = mention.place
    head = f"{mention.quote.text}  →  {_called(where)}, {where.precision.replace('_', ' ')}, {mention.role}"
    if where.rivals:
        rivals = [f"    {_called(rival)}  {_degrees(rival)}".rstrip() for rival in where.rivals]
        return [f"{mention.quote.text}  →  unsure between {len(rivals)}:", *rivals, f"    because: {mention.reason}"]
    at = f"    {_degrees(where)}  {where.key or 'in no table'}".rstrip()
    return [head, at, f"    because: {mention.reason}"]


def _called(where: Place) -> str:
    parts = (where.district, where.name, where.admin1 or where.country)
    return ", ".join(part for part in parts if part) or "?"


def _degrees(where: Place) -> str:
    if where.latitude is None or where.longitude is None:
        return "(no degrees known)"
    within = f" ± {where.radius_km:g} km" if where.radius_km else ""
    return f"{where.latitude:.3f} {where.longitude:.3f}{within}"


def _periods_form(marked: MarkedReport) -> dict[str, Any]:
    named = [
        {
            "text": mention.quote.text,
            "start": mention.quote.start,
            "end": mention.quote.end,
            **_period_form(mention.period),
            "scene": str(mention.scene),
            "reason": mention.reason,
        }
        for mention in marked.periods
    ]
    return {"id": marked.report.id, "periods": named, "in_force": [_period_form(p) for p in marked.in_force]}


def _period_form(period: Period) -> dict[str, Any]:
    return {
        "date": period.iso,
        "precision": str(period.precision),
        "earliest": _iso(period.earliest),
        "latest": _iso(period.latest),
        "said_start": _iso(period.start),
        "said_end": _iso(period.end),
        "zone": period.zone,
        "assumed": period.assumed,
    }


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _period_lines(mention: PeriodMention) -> list[str]:
    period = mention.period
    head = f"{mention.quote.text}  →  {_day(period)}, {mention.scene}{_assumed(period)}"
    bounds = [f"{at:%Y-%m-%d %H:%M}" if at else "open" for at in (period.earliest, period.latest)]
    return [head, f"    from {bounds[0]} to {bounds[1]} UTC; {period.zone}", f"    because: {mention.reason}"]


def _day(period: Period) -> str:
    return f"{period.iso} ({period.precision})" if period.iso else "no date"


def _assumed(period: Period) -> str:
    if not period.assumed:
        return ""
    return ", assumed: the publication date" if period.day else ", no publication date to assume"
