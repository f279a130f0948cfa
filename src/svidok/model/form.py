"""How does a reading look as JSON, and how does it come back?

`to_form` gives the shape of reading.schema.json, with what the types hold beyond it (place keys and degrees, rivals,
instants, reasons for what was dropped) in additional members; `from_form` takes it back: the two are inverse.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from svidok.model.figure import Count, Figure, FigureKind, Outcome, Range, Scope, Unit
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import (
    Cause,
    Claim,
    ClaimKind,
    Dropped,
    Effect,
    HarmedObject,
    IncidentReport,
    Modality,
    ObjectClass,
    Polarity,
    RaidReport,
    Reading,
    Side,
    Status,
    Voice,
    Wording,
)
from svidok.model.report import Quote

Form = dict[str, Any]

FIGURES = (
    "killed",
    "injured",
    "children_killed",
    "children_injured",
    "civilians_killed",
    "civilians_injured",
    "missing",
    "casualties",
)


def to_form(reading: Reading) -> Form:
    """The reading as one JSON object in the form of reading.schema.json."""
    form: Form = {
        "id": reading.report_id,
        "reader": reading.reader,
        "raids": [raid_form(raid) for raid in reading.raids],
        "incidents": [incident_form(incident) for incident in reading.incidents],
        "claims": [claim_form(claim) for claim in reading.claims],
    }
    if reading.dropped:
        form["dropped"] = [
            {"what": d.what, "why": d.why} | ({"evidence": [_span(d.quote)]} if d.quote else {})
            for d in reading.dropped
        ]
    if reading.unread:
        form["unread"] = reading.unread
    return form


def from_form(form: Form, text: str) -> Reading:
    """The reading that `form` writes down, quotes cut from `text`. Raises ReaderError where a span holds no words."""
    return Reading(
        report_id=form["id"],
        reader=form["reader"],
        raids=tuple(_raid(raid, text) for raid in form["raids"]),
        incidents=tuple(_incident(incident, text) for incident in form["incidents"]),
        claims=tuple(_claim(claim, text) for claim in form["claims"]),
        dropped=tuple(
            Dropped(d["what"], d["why"], _quotes(d.get("evidence", ()), text)[0] if d.get("evidence") else None)
            for d in form.get("dropped", ())
        ),
        unread=form.get("unread"),
    )


def raid_form(raid: RaidReport) -> Form:
    return {
        "evidence": _spans(raid.evidence),
        "attacker": raid.attacker,
        **_period_form(raid.period),
        **_marked("cumulative", raid.cumulative),
        **_marked("disjoint", raid.disjoint),
        **_marked("attacker_inferred", raid.attacker_inferred),
        "source": list(raid.source),
        "via": list(raid.via),
        "counts": [_count_form(count) for count in raid.counts],
        "area": list(raid.area),
        **({"parts": raid.parts} if raid.parts else {}),  # worked out from the counts, never read back
        **_standing(raid),
    }


def incident_form(incident: IncidentReport) -> Form:
    form: Form = {
        "evidence": _spans(incident.evidence),
        **_period_form(incident.period),
        **place_form(incident.place),
        "attacker": incident.attacker,
        **_marked("attacker_inferred", incident.attacker_inferred),
        "weapons": list(incident.weapons),
        "cause": incident.cause,
        "objects": [_object_form(harmed) for harmed in incident.objects],
        "source": list(incident.source),
        "via": list(incident.via),
        "status": incident.status,
        **_overstated(incident),
        **_standing(incident),
    }
    for name in FIGURES:
        figure: Figure | None = getattr(incident, name)
        if figure is not None or name in ("killed", "injured"):
            form[name] = _figure_form(figure)
    return form


def claim_form(claim: Claim) -> Form:
    return {
        "evidence": _spans(claim.evidence),
        "kind": claim.kind,
        "speaker": claim.speaker,
        "role": claim.role,
        "via": list(claim.via),
        "quoted": claim.quoted,
        "unattributed": claim.voice is Voice.WEASEL,
        "voice": claim.voice,
        "said_on": claim.said_on,
        "due": claim.due,
        "about": list(claim.about),
        "holder": claim.holder,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "words": claim.words,
        **_overstated(claim),
        **_standing(claim),
    }


def _marked(name: str, value: bool) -> Form:
    """A flag is written only where it is set."""
    return {name: True} if value else {}


def _overstated(item: IncidentReport | Claim) -> Form:
    return {"overstated_by": _spans((item.overstated_by,))} if item.overstated_by else {}


def _headline(form: Form, text: str) -> Quote | None:
    return next(iter(_quotes(form.get("overstated_by", ()), text)), None)


def _standing(item: Count | Figure | HarmedObject | RaidReport | IncidentReport | Claim) -> Form:
    """What the item's own words do not say, and how sure it is; each only where there is something to write."""
    said = {"inferred": list(item.inferred), "confidence": getattr(item, "confidence", None)}
    return {name: value for name, value in said.items() if value not in (None, [])}


def _stands(form: Form) -> Form:
    return {"inferred": tuple(form.get("inferred", ())), "confidence": form.get("confidence")}


def _span(quote: Quote) -> list[int]:
    return [quote.start, quote.end]


def _spans(quotes: Iterable[Quote]) -> list[list[int]]:
    return [_span(quote) for quote in quotes]


def _quotes(spans: Iterable[Iterable[int]], text: str) -> tuple[Quote, ...]:
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


def _range(form: Form) -> Range:
    return Range(form["min"], form["max"], form.get("approx", False), form.get("exclusive", False), form.get("word"))


def _figure_form(figure: Figure | None) -> Form | None:
    if figure is None:
        return None
    return {
        **range_form(figure.range),
        "kind": figure.kind,
        "scope": figure.scope,
        "evidence": _spans(figure.evidence),
        "source": list(figure.source),
        "via": list(figure.via),
        **_standing(figure),
    }


def _figure(form: Form | None, text: str) -> Figure | None:
    if form is None:
        return None
    return Figure(
        _range(form),
        _quotes(form.get("evidence", ()), text),
        tuple(form.get("source", ())),
        tuple(form.get("via", ())),
        FigureKind(form.get("kind", "unknown")),
        Scope(form.get("scope", "unknown")),
        **_stands(form),
    )


def _count_form(count: Count) -> Form:
    return {
        "weapon": count.weapon,
        "outcome": count.outcome,
        "unit": count.unit,
        "admin1": count.admin1,
        **range_form(count.range),
        "evidence": _spans(count.evidence),
        **_standing(count),
    }


def _count(form: Form, text: str) -> Count:
    return Count(
        _range(form),
        form["weapon"],
        Outcome(form["outcome"]),
        _quotes(form.get("evidence", ()), text),
        Unit(form.get("unit") or "weapon"),
        form.get("admin1"),
        **_stands(form),
    )


def _moment(value: datetime | None) -> str | None:
    return None if value is None else value.strftime("%Y-%m-%dT%H:%M")


def _instant(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _period_form(period: Period) -> Form:
    return {
        "date": period.iso,
        "date_precision": period.precision,
        "start": _moment(period.start),
        "end": _moment(period.end),
        "earliest": _instant(period.earliest),
        "latest": _instant(period.latest),
        "zone": period.zone,
        **_marked("date_assumed", period.assumed),
    }


def _period(form: Form) -> Period:
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


def _place(form: Form) -> Place:
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
        rivals=tuple(_place(rival) for rival in form.get("rivals", ())),
    )


def _object_form(harmed: HarmedObject) -> Form:
    form: Form = {
        "class": harmed.object_class,
        "effect": harmed.effect,
        **({"evidence": _spans(harmed.evidence)} if harmed.evidence else {}),
        "source": list(harmed.source),
        "said_by": list(harmed.said_by),
        "repeat_of": harmed.repeat_of,
        **_standing(harmed),
    }
    form |= {name: said for name in ("phrase", "function") if (said := getattr(harmed, name)) is not None}
    return form | {name: _figure_form(own) for name in ("killed", "injured") if (own := getattr(harmed, name))}


def _object(form: Form, text: str) -> HarmedObject:
    return HarmedObject(
        object_class=ObjectClass(form["class"]),
        effect=Effect(form["effect"]) if form.get("effect") else None,
        phrase=form.get("phrase"),
        function=form.get("function"),
        said_by=tuple(form.get("said_by", ())),
        evidence=_quotes(form.get("evidence", ()), text),
        source=tuple(form.get("source", ())),
        killed=_figure(form.get("killed"), text),
        injured=_figure(form.get("injured"), text),
        repeat_of=form.get("repeat_of"),
        inferred=tuple(form.get("inferred", ())),
    )


def _side(value: str | None) -> Side | None:
    return Side(value) if value else None


def _raid(form: Form, text: str) -> RaidReport:
    return RaidReport(
        evidence=_quotes(form["evidence"], text),
        counts=tuple(_count(count, text) for count in form["counts"]),
        period=_period(form),
        attacker=_side(form["attacker"]),
        attacker_inferred=form.get("attacker_inferred", False),
        cumulative=bool(form.get("cumulative", False)),
        source=tuple(form.get("source", ())),
        via=tuple(form.get("via", ())),
        area=tuple(form.get("area", ())),
        disjoint=bool(form.get("disjoint", False)),
        inferred=tuple(form.get("inferred", ())),
    )


def _incident(form: Form, text: str) -> IncidentReport:
    return IncidentReport(
        evidence=_quotes(form["evidence"], text),
        place=_place(form),
        period=_period(form),
        attacker=_side(form.get("attacker")),
        attacker_inferred=form.get("attacker_inferred", False),
        weapons=tuple(form.get("weapons", ())),
        cause=Cause(form["cause"]) if form.get("cause") else None,
        objects=tuple(_object(harmed, text) for harmed in form.get("objects") or ()),
        source=tuple(form.get("source", ())),
        via=tuple(form.get("via", ())),
        status=Status(form.get("status") or "reported"),
        overstated_by=_headline(form, text),
        **{name: _figure(form.get(name), text) for name in FIGURES},  # type: ignore[arg-type]
        **_stands(form),
    )


def _claim(form: Form, text: str) -> Claim:
    weasel = Voice.WEASEL if form.get("unattributed") else Voice.NAMED
    return Claim(
        evidence=_quotes(form["evidence"], text),
        kind=ClaimKind(form["kind"]),
        speaker=form.get("speaker"),
        role=form.get("role"),
        via=tuple(form.get("via", ())),
        quoted=form.get("quoted", False),
        voice=Voice(form.get("voice") or weasel),
        said_on=form.get("said_on"),
        due=form.get("due"),
        about=tuple(form.get("about", ())),
        holder=form.get("holder"),
        polarity=Polarity(form.get("polarity", "affirmed")),
        modality=Modality(form.get("modality", "certain")),
        words=Wording(form.get("words", "unknown")),
        overstated_by=_headline(form, text),
        **_stands(form),
    )
