"""How does the record look as JSON?

One canonical form for `--json`, the web and exports: every figure carries the report it comes from, the spans and the
exact words. Keys stand in a fixed order, instants are UTC with `Z`, an unknown value is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime

from svidok.model.form_values import Form, place_form, range_form
from svidok.model.period import DatePrecision, Period
from svidok.model.record import (
    Evidence,
    Incident,
    IssuedId,
    Judge,
    Judgement,
    JudgementKind,
    Member,
    MemberKey,
    Part,
    Pointer,
    PointerKind,
    Raid,
    RaidCount,
    Record,
    SiteHarmed,
    Step,
    Toll,
    Window,
)


def canonical(form: Form) -> str:
    """One line of JSON; the same record always gives the same characters."""
    return json.dumps(form, ensure_ascii=False, separators=(",", ":"))


def record_form(record: Record) -> Form:
    return {
        "raids": [record_raid_form(raid) for raid in record.raids],
        "incidents": [record_incident_form(incident) for incident in record.incidents],
        "set_aside": [str(key) for key in record.set_aside],
        "pointers": [pointer_form(pointer) for pointer in record.pointers],
    }


def record_raid_form(raid: Raid) -> Form:
    groupings = raid.groupings
    return {
        "id": raid.id,
        "attacker": raid.attacker,
        "attacker_inferred": raid.attacker_inferred,
        **_day_form(raid.day, raid.precision),
        "zone": raid.zone,
        "windows": [_window_form(window) for window in raid.windows],
        "night": _date(groupings.night),
        "day": _date(groupings.day),
        "hours24": _date(groupings.hours24),
        "cumulative": raid.cumulative,
        "counts": [count_form(count) for count in raid.counts],
        "incidents": list(raid.incident_ids),
        **_assurance_form(raid),
    }


def record_incident_form(incident: Incident) -> Form:
    return {
        "id": incident.id,
        "raid": incident.raid_id,
        "attacker": incident.attacker,
        "attacker_inferred": incident.attacker_inferred,
        **_day_form(incident.day, incident.precision),
        "earliest": _instant(incident.earliest),
        "latest": _instant(incident.latest),
        **place_form(incident.place),
        "weapons": list(incident.weapons),
        "causes": list(incident.causes),
        "statuses": list(incident.statuses),
        "killed": None,
        "injured": None,
        **{toll.of: toll_form(toll) for toll in incident.tolls},
        "objects": [site_form(site) for site in incident.objects],
        "related": list(incident.related),
        "may_repeat": incident.may_repeat,
        **_assurance_form(incident),
    }


def toll_form(toll: Toll) -> Form:
    return {
        "least": toll.least,
        "best": None if toll.best is None else range_form(toll.best),
        "most": toll.most,
        "rule": toll.rule,
        "contested": toll.contested,
        "steps": [step_form(step) for step in toll.steps],
    }


def count_form(count: RaidCount) -> Form:
    return {
        "weapon": count.weapon,
        "outcome": count.outcome,
        "unit": count.unit,
        "area": list(count.area),
        "least": count.least,
        "best": range_form(count.best),
        "most": count.most,
        "rule": count.rule,
        "contested": count.contested,
        "derived": count.derived,
        "steps": [step_form(step) for step in count.steps],
    }


def step_form(step: Step) -> Form:
    return {
        **range_form(step.range),
        "kind": step.kind,
        "scope": step.scope,
        "window": None if step.window is None else _window_form(step.window),
        "source": list(step.source),
        "via": list(step.via),
        "origins": list(step.origins),
        "published": _date(step.published),
        "published_at": _instant(step.published_at),
        "counted": step.counted,
        "why": step.why,
        **evidence_form(step.evidence),
    }


def site_form(site: SiteHarmed) -> Form:
    return {
        "class": site.object_class,
        "effect": site.effect,
        "phrase": site.phrase,
        "function": site.function,
        "said_by": list(site.said_by),
        "repeat_of": site.repeat_of,
        "killed": None if site.killed is None else toll_form(site.killed),
        "injured": None if site.injured is None else toll_form(site.injured),
        "evidence": [evidence_form(evidence) for evidence in site.evidence],
    }


def evidence_form(evidence: Evidence) -> Form:
    """The report, the item of its reading, and the exact words with their places in its text."""
    return {
        "report": evidence.member.report_id,
        "member": str(evidence.member),
        "evidence": [[quote.start, quote.end] for quote in evidence.quotes],
        "quotes": [quote.text for quote in evidence.quotes],
    }


def member_form(member: Member) -> Form:
    return {
        **evidence_form(member.evidence),
        "reason": member.reason,
        "outlet": member.outlet,
        "published": _date(member.published),
        "published_at": _instant(member.published_at),
        "source": list(member.source),
        "via": list(member.via),
        "origins": list(member.origins),
        "status": member.status,
        "window": None if member.window is None else _window_form(member.window),
    }


def judgement_form(judgement: Judgement) -> Form:
    return {
        "id": judgement.id,
        "who": judgement.who,
        "when": _instant(judgement.when),
        "why": judgement.why,
        "kind": judgement.kind,
        "subjects": [str(key) for key in judgement.subjects],
        "undoes": judgement.undoes,
        "by": judgement.by,
    }


def judgement_from_form(form: Form) -> Judgement:
    """The judgement that `judgement_form` wrote down. Raises ReaderError where a subject names no item of a reading."""
    return Judgement(
        id=form["id"],
        who=form["who"],
        when=datetime.fromisoformat(form["when"]),
        why=form["why"],
        kind=JudgementKind(form["kind"]),
        subjects=tuple(map(MemberKey.parse, form["subjects"])),
        undoes=form["undoes"],
        by=Judge(form.get("by", Judge.PERSON)),
    )


def issued_form(issued: IssuedId) -> Form:
    return {
        "id": issued.id,
        "member": str(issued.key),
        "about": issued.about,
        "start": issued.start,
        "end": issued.end,
    }


def issued_from_form(form: Form) -> IssuedId:
    """What `issued_form` wrote down. Raises ReaderError where the member names no item of a reading."""
    return IssuedId(form["id"], MemberKey.parse(form["member"]), form["about"], form["start"], form["end"])


def pointer_form(pointer: Pointer) -> Form:
    return {"id": pointer.id, "part": pointer.part, "kind": pointer.kind, "to": list(pointer.to)}


def pointer_from_form(form: Form) -> Pointer:
    return Pointer(form["id"], Part(form["part"]), PointerKind(form["kind"]), tuple(form["to"]))


def _assurance_form(thing: Raid | Incident) -> Form:
    return {
        "grade": thing.grade,
        "n_reports": thing.n_reports,
        "n_origins": thing.n_origins,
        "origins": list(thing.origins),
        "contested": list(thing.contested),
        "reasons": list(thing.reasons),
        "judgements": list(thing.judgements),
        "members": [member_form(member) for member in thing.members],
    }


def _day_form(day: date | None, precision: DatePrecision) -> Form:
    return {"date": Period(precision, day).iso, "date_precision": precision}


def _window_form(window: Window) -> Form:
    return {"start": _instant(window.start), "end": _instant(window.end)}


def _date(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _instant(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def lines(things: Iterable[Raid | Incident]) -> Iterable[str]:
    """One canonical line for each raid or incident."""
    for thing in things:
        yield canonical(record_raid_form(thing) if isinstance(thing, Raid) else record_incident_form(thing))
