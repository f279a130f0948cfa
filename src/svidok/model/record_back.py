"""How do raids and incidents come back from their JSON? The inverse of `record_form`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from svidok.model.figure import FigureKind, Outcome, Range, Scope, Unit
from svidok.model.form import FIGURES, Form
from svidok.model.period import DatePrecision
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Cause, Effect, ObjectClass, Side, Status
from svidok.model.record import (
    Evidence,
    Grade,
    Groupings,
    Incident,
    Member,
    MemberKey,
    Raid,
    RaidCount,
    SiteHarmed,
    Step,
    Toll,
    Window,
)
from svidok.model.report import Quote


def raid_from_form(form: Form) -> Raid:
    """The raid that `record_raid_form` wrote down."""
    return Raid(
        attacker=Side(form["attacker"]) if form["attacker"] else None,
        attacker_inferred=form["attacker_inferred"],
        zone=form["zone"],
        windows=tuple(_window(window) for window in form["windows"]),
        groupings=Groupings(_date(form["night"]), _date(form["day"]), _date(form["hours24"])),
        cumulative=form["cumulative"],
        counts=tuple(map(_count, form["counts"])),
        incident_ids=tuple(form["incidents"]),
        **_assurance(form),
    )


def incident_from_form(form: Form) -> Incident:
    """The incident that `record_incident_form` wrote down."""
    return Incident(
        attacker=Side(form["attacker"]) if form["attacker"] else None,
        attacker_inferred=form["attacker_inferred"],
        earliest=_instant(form["earliest"]),
        latest=_instant(form["latest"]),
        place=_place(form),
        raid_id=form["raid"],
        weapons=tuple(form["weapons"]),
        causes=tuple(map(Cause, form["causes"])),
        statuses=tuple(map(Status, form["statuses"])),
        tolls=tuple(_toll(name, form[name]) for name in FIGURES if form.get(name)),
        objects=tuple(map(_site, form["objects"])),
        related=tuple(form["related"]),
        may_repeat=form["may_repeat"],
        **_assurance(form),
    )


def _assurance(form: Form) -> dict[str, Any]:
    iso = form["date"]
    return {
        "id": form["id"],
        "day": date.fromisoformat((iso + "-01-01")[:10] if len(iso) == 4 else (iso + "-01")[:10]) if iso else None,
        "precision": DatePrecision(form["date_precision"]),
        "members": tuple(map(_member, form["members"])),
        "grade": Grade(form["grade"]),
        "n_reports": form["n_reports"],
        "n_origins": form["n_origins"],
        "origins": tuple(form["origins"]),
        "contested": tuple(form["contested"]),
        "reasons": tuple(form["reasons"]),
        "judgements": tuple(form["judgements"]),
    }


def _count(form: Form) -> RaidCount:
    return RaidCount(
        weapon=form["weapon"],
        outcome=Outcome(form["outcome"]),
        unit=Unit(form["unit"]),
        area=tuple(form["area"]),
        steps=tuple(map(_step, form["steps"])),
        best=_range(form["best"]),
        least=form["least"],
        most=form["most"],
        rule=form["rule"],
        contested=form["contested"],
        derived=form["derived"],
    )


def _toll(of: str, form: Form) -> Toll:
    best = None if form["best"] is None else _range(form["best"])
    steps = tuple(map(_step, form["steps"]))
    return Toll(of, steps, best, form["least"], form["most"], form["rule"], form["contested"])


def _step(form: Form) -> Step:
    return Step(
        range=_range(form),
        evidence=_evidence(form),
        source=tuple(form["source"]),
        via=tuple(form["via"]),
        origins=tuple(form["origins"]),
        published=_date(form["published"]),
        published_at=_instant(form["published_at"]),
        kind=FigureKind(form["kind"]),
        scope=Scope(form["scope"]),
        window=_window(form["window"]) if form["window"] else None,
        counted=form["counted"],
        why=form["why"],
    )


def _site(form: Form) -> SiteHarmed:
    return SiteHarmed(
        object_class=ObjectClass(form["class"]),
        effect=Effect(form["effect"]) if form["effect"] else None,
        phrase=form["phrase"],
        function=form["function"],
        said_by=tuple(form["said_by"]),
        evidence=tuple(map(_evidence, form["evidence"])),
        killed=_toll("killed", form["killed"]) if form["killed"] else None,
        injured=_toll("injured", form["injured"]) if form["injured"] else None,
        repeat_of=form["repeat_of"],
    )


def _evidence(form: Form) -> Evidence:
    spans: Iterable[tuple[int, int]] = form["evidence"]
    quotes = (Quote(start, end, text) for (start, end), text in zip(spans, form["quotes"], strict=True))
    return Evidence(MemberKey.parse(form["member"]), tuple(quotes))


def _member(form: Form) -> Member:
    evidence = _evidence(form)
    return Member(
        key=evidence.member,
        evidence=evidence,
        reason=form["reason"],
        outlet=form["outlet"],
        published=_date(form["published"]),
        published_at=_instant(form["published_at"]),
        source=tuple(form["source"]),
        via=tuple(form["via"]),
        origins=tuple(form["origins"]),
        status=Status(form["status"]) if form["status"] else None,
        window=_window(form["window"]) if form["window"] else None,
    )


def _place(form: Form) -> Place:
    return Place(
        precision=PlacePrecision(form["place_precision"]),
        name=form["place"],
        admin1=form["admin1"],
        country=form["country"],
        key=form["place_key"],
        district=form["district"],
        latitude=form["latitude"],
        longitude=form["longitude"],
        radius_km=form["radius_km"],
        rivals=tuple(map(_place, form.get("rivals", ()))),
    )


def _range(form: Form) -> Range:
    return Range(form["min"], form["max"], form.get("approx", False), form.get("exclusive", False), form.get("word"))


def _window(form: Form) -> Window:
    return Window(datetime.fromisoformat(form["start"]), datetime.fromisoformat(form["end"]))


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _instant(iso: str | None) -> datetime | None:
    return datetime.fromisoformat(iso) if iso else None
