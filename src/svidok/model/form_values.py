"""How do the values that the items of a reading are made of look as JSON, and how do they come back?

Each `…_form` gives the shape of reading.schema.json, each `…_of` takes it back; `text` is that of the report, of which
a quote's form holds the offsets alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from svidok.model.figure import Count, Figure, FigureKind, Outcome, Range, Scope, Unit
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Claim, Effect, HarmedObject, IncidentReport, ObjectClass, RaidReport, Side
from svidok.model.report import Quote

Form = dict[str, Any]


def marked(name: str, value: bool) -> Form:
    """A flag is written only where it is set."""
    return {name: True} if value else {}


def standing_form(item: Count | Figure | HarmedObject | RaidReport | IncidentReport | Claim) -> Form:
    """What the item's own words do not say, and how sure it is; each only where there is something to write."""
    said = {"inferred": list(item.inferred), "confidence": getattr(item, "confidence", None)}
    return {name: value for name, value in said.items() if value not in (None, [])}


def standing_of(form: Form) -> Form:
    return {"inferred": tuple(form.get("inferred", ())), "confidence": form.get("confidence")}


def _span(quote: Quote) -> list[int]:
    return [quote.start, quote.end]


def spans(quotes: Iterable[Quote]) -> list[list[int]]:
    return [_span(quote) for quote in quotes]


def quotes_of(spans: Iterable[Iterable[int]], text: str) -> tuple[Quote, ...]:
    return tuple(Quote(start, end, text[start:end]) for start, end in spans)


def range_form(value: Range) -> Form:
    form: Form = {"min": value.least, "max": value.most}
    if value.approximate:
        form["approx"] = True
    if value.exclusive:
        form["exclusive"] = True
    if value.word is not None:
        form["word"] = value.word
    return form


def range_of(form: Form) -> Range:
    return Range(form["min"], form["max"], form.get("approx", False), form.get("exclusive", False), form.get("word"))


def figure_form(figure: Figure | None) -> Form | None:
    if figure is None:
        return None
    return {
        **range_form(figure.range),
        "kind": figure.kind,
        "scope": figure.scope,
        "evidence": spans(figure.evidence),
        "source": list(figure.source),
        "via": list(figure.via),
        **standing_form(figure),
    }


def figure_of(form: Form | None, text: str) -> Figure | None:
    if form is None:
        return None
    return Figure(
        range_of(form),
        quotes_of(form.get("evidence", ()), text),
        tuple(form.get("source", ())),
        tuple(form.get("via", ())),
        FigureKind(form.get("kind", "unknown")),
        Scope(form.get("scope", "unknown")),
        **standing_of(form),
    )


def count_form(count: Count) -> Form:
    return {
        "weapon": count.weapon,
        "outcome": count.outcome,
        "unit": count.unit,
        "admin1": count.admin1,
        **range_form(count.range),
        "evidence": spans(count.evidence),
        **standing_form(count),
    }


def count_of(form: Form, text: str) -> Count:
    return Count(
        range_of(form),
        form["weapon"],
        Outcome(form["outcome"]),
        quotes_of(form.get("evidence", ()), text),
        Unit(form.get("unit") or "weapon"),
        form.get("admin1"),
        **standing_of(form),
    )


def _moment(value: datetime | None) -> str | None:
    return None if value is None else value.strftime("%Y-%m-%dT%H:%M")


def _instant(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def period_form(period: Period) -> Form:
    return {
        "date": period.iso,
        "date_precision": period.precision,
        "start": _moment(period.start),
        "end": _moment(period.end),
        "earliest": _instant(period.earliest),
        "latest": _instant(period.latest),
        "zone": period.zone,
        **marked("date_assumed", period.assumed),
    }


def period_of(form: Form) -> Period:
    iso = form.get("date")
    zone = form.get("zone", "Europe/Kyiv")

    def moment(value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value).replace(tzinfo=ZoneInfo(zone))

    def instant(value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)

    return Period(
        precision=DatePrecision(form.get("date_precision") or ("day" if iso else "unknown")),
        day=date.fromisoformat((iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10]) if iso else None,
        earliest=instant(form.get("earliest")),
        latest=instant(form.get("latest")),
        start=moment(form.get("start")),
        end=moment(form.get("end")),
        zone=zone,
        assumed=form.get("date_assumed", False),
    )


def place_form(place: Place) -> Form:
    form: Form = {
        "place": place.name,
        "admin1": place.admin1,
        "place_precision": place.precision,
        "country": place.country,
        "place_key": place.key,
        "district": place.district,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "radius_km": place.radius_km,
    }
    if place.rivals:
        form["rivals"] = [place_form(rival) for rival in place.rivals]
    return form


def place_of(form: Form) -> Place:
    return Place(
        precision=PlacePrecision(form["place_precision"]),
        name=form["place"],
        admin1=form["admin1"],
        country=form.get("country"),
        key=form.get("place_key"),
        district=form.get("district"),
        latitude=form.get("latitude"),
        longitude=form.get("longitude"),
        radius_km=form.get("radius_km"),
        rivals=tuple(place_of(rival) for rival in form.get("rivals", ())),
    )


def object_form(harmed: HarmedObject) -> Form:
    form: Form = {
        "class": harmed.object_class,
        "effect": harmed.effect,
        **({"evidence": spans(harmed.evidence)} if harmed.evidence else {}),
        "source": list(harmed.source),
        "said_by": list(harmed.said_by),
        "repeat_of": harmed.repeat_of,
        **standing_form(harmed),
    }
    form |= {name: said for name in ("phrase", "function") if (said := getattr(harmed, name)) is not None}
    return form | {name: figure_form(own) for name in ("killed", "injured") if (own := getattr(harmed, name))}


def object_of(form: Form, text: str) -> HarmedObject:
    return HarmedObject(
        object_class=ObjectClass(form["class"]),
        effect=Effect(form["effect"]) if form.get("effect") else None,
        phrase=form.get("phrase"),
        function=form.get("function"),
        said_by=tuple(form.get("said_by", ())),
        evidence=quotes_of(form.get("evidence", ()), text),
        source=tuple(form.get("source", ())),
        killed=figure_of(form.get("killed"), text),
        injured=figure_of(form.get("injured"), text),
        repeat_of=form.get("repeat_of"),
        inferred=tuple(form.get("inferred", ())),
    )


def side_of(value: str | None) -> Side | None:
    return Side(value) if value else None
