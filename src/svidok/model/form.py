"""How does a reading look as JSON, and how does it come back?

`to_form` gives the shape of reading.schema.json, with what the types hold beyond it (place keys and degrees, rivals,
instants, reasons for what was dropped) in additional members; `from_form` takes it back: the two are inverse.
"""

from __future__ import annotations

import re

from svidok.model.figure import Figure
from svidok.model.form_values import Form as Form
from svidok.model.form_values import (
    count_form,
    count_of,
    figure_form,
    figure_of,
    marked,
    object_form,
    object_of,
    period_form,
    period_of,
    place_form,
    place_of,
    quotes_of,
    side_of,
    spans,
    standing_form,
    standing_of,
)
from svidok.model.reading import (
    Cause,
    Claim,
    ClaimKind,
    Dropped,
    IncidentReport,
    Modality,
    Polarity,
    RaidReport,
    Reading,
    Status,
    Voice,
    Wording,
)
from svidok.model.report import Quote

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
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
            {"what": d.what, "why": d.why} | ({"evidence": spans((d.quote,))} if d.quote else {})
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
            Dropped(d["what"], d["why"], quotes_of(d.get("evidence", ()), text)[0] if d.get("evidence") else None)
            for d in form.get("dropped", ())
        ),
        unread=form.get("unread"),
    )


def raid_form(raid: RaidReport) -> Form:
    return {
        "evidence": spans(raid.evidence),
        "attacker": raid.attacker,
        **period_form(raid.period),
        **marked("cumulative", raid.cumulative),
        **marked("disjoint", raid.disjoint),
        **marked("attacker_inferred", raid.attacker_inferred),
        "source": list(raid.source),
        "via": list(raid.via),
        "counts": [count_form(count) for count in raid.counts],
        "area": list(raid.area),
        **({"parts": raid.parts} if raid.parts else {}),  # worked out from the counts, never read back
        **standing_form(raid),
    }


def incident_form(incident: IncidentReport) -> Form:
    form: Form = {
        "evidence": spans(incident.evidence),
        **period_form(incident.period),
        **place_form(incident.place),
        "attacker": incident.attacker,
        **marked("attacker_inferred", incident.attacker_inferred),
        "weapons": list(incident.weapons),
        "cause": incident.cause,
        "objects": [object_form(harmed) for harmed in incident.objects],
        "source": list(incident.source),
        "via": list(incident.via),
        "status": incident.status,
        **_overstated(incident),
        **standing_form(incident),
    }
    for name in FIGURES:
        figure: Figure | None = getattr(incident, name)
        if figure is not None or name in ("killed", "injured"):
            form[name] = figure_form(figure)
    return form


def claim_form(claim: Claim) -> Form:
    return {
        "evidence": spans(claim.evidence),
        "kind": claim.kind,
        "speaker": claim.speaker,
        "role": claim.role,
        "via": list(claim.via),
        "quoted": claim.quoted,
        "unattributed": claim.voice is Voice.WEASEL,
        "voice": claim.voice,
        "said_on": claim.said_on,
        "due": claim.due or claim.due_words,
        "about": list(claim.about),
        "holder": claim.holder,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "words": claim.words,
        **_overstated(claim),
        **standing_form(claim),
    }


def _overstated(item: IncidentReport | Claim) -> Form:
    return {"overstated_by": spans((item.overstated_by,))} if item.overstated_by else {}


def _headline(form: Form, text: str) -> Quote | None:
    return next(iter(quotes_of(form.get("overstated_by", ()), text)), None)


def _is_dated(form: Form) -> bool:
    """Whether what is due has a date, "2026-09", or only words, "in the coming months"."""
    return _DATE.fullmatch(form.get("due") or "") is not None


def _raid(form: Form, text: str) -> RaidReport:
    return RaidReport(
        evidence=quotes_of(form["evidence"], text),
        counts=tuple(count_of(count, text) for count in form["counts"]),
        period=period_of(form),
        attacker=side_of(form["attacker"]),
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
        evidence=quotes_of(form["evidence"], text),
        place=place_of(form),
        period=period_of(form),
        attacker=side_of(form.get("attacker")),
        attacker_inferred=form.get("attacker_inferred", False),
        weapons=tuple(form.get("weapons", ())),
        cause=Cause(form["cause"]) if form.get("cause") else None,
        objects=tuple(object_of(harmed, text) for harmed in form.get("objects") or ()),
        source=tuple(form.get("source", ())),
        via=tuple(form.get("via", ())),
        status=Status(form.get("status") or "reported"),
        overstated_by=_headline(form, text),
        **{name: figure_of(form.get(name), text) for name in FIGURES},  # type: ignore[arg-type]
        **standing_of(form),
    )


def _claim(form: Form, text: str) -> Claim:
    weasel = Voice.WEASEL if form.get("unattributed") else Voice.NAMED
    return Claim(
        evidence=quotes_of(form["evidence"], text),
        kind=ClaimKind(form["kind"]),
        speaker=form.get("speaker"),
        role=form.get("role"),
        via=tuple(form.get("via", ())),
        quoted=form.get("quoted", False),
        voice=Voice(form.get("voice") or weasel),
        said_on=form.get("said_on"),
        due=form["due"] if _is_dated(form) else None,
        due_words=None if _is_dated(form) else form.get("due"),
        about=tuple(form.get("about", ())),
        holder=form.get("holder"),
        polarity=Polarity(form.get("polarity", "affirmed")),
        modality=Modality(form.get("modality", "certain")),
        words=Wording(form.get("words", "unknown")),
        overstated_by=_headline(form, text),
        **standing_of(form),
    )
