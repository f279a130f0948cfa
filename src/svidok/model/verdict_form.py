"""Which JSON has a verdict? Dates as ISO 8601, ranges as least and most, the values of model/verdict.py as they are."""

from __future__ import annotations

from datetime import date
from typing import Any

from svidok.model.figure import Range
from svidok.model.verdict import CheckedReading, Days, FigureUsed, Proposition, Verdict

Form = dict[str, Any]


def verdict_form(verdict: Verdict) -> Form:
    return {
        "text": verdict.text,
        "said_on": verdict.said_on.isoformat(),
        "speaker": verdict.speaker,
        "machine_made": verdict.machine_made,
        "confirmed_by": verdict.confirmed_by,
        "finding": str(verdict.finding),
        "finding_today": str(verdict.today),
        "why": verdict.why,
        "basis": verdict.basis,
        "supports": verdict.supports,
        "understood": proposition_form(verdict.proposition),
        "readings": [_reading(one) for one in verdict.readings],
        "breaks": list(verdict.breaks),
        "missing": _dates(verdict.missing),
    }


def proposition_form(asked: Proposition) -> Form:
    return {
        "type": str(asked.type),
        "attacker": asked.attacker and str(asked.attacker),
        "weapon": asked.weapon or None,
        "outcome": asked.outcome,
        "area": asked.area,
        "comparison": asked.comparison,
        "amount": _range(asked.amount) if asked.amount else None,
        "each": _range(asked.each) if asked.each else None,
        "days": _days(asked.days),
        "against": _days(asked.against),
        "groupings": [str(one) for one in asked.groupings],
        "rank": asked.rank,
        "object": asked.object_class,
        "parts": [proposition_form(one) for one in asked.parts],
        "beyond": asked.beyond or None,
    }


def _reading(reading: CheckedReading) -> Form:
    return {
        "says": reading.says,
        "meant": reading.meant,
        "weapon": reading.weapon or None,
        "outcome": reading.outcome,
        "grouping": str(reading.grouping),
        "finding": str(reading.finding),
        "finding_today": str(reading.today) if reading.today else None,
        "why": reading.why,
        "why_today": reading.why_today or reading.why,
        "figures": [_figure(one) for one in reading.figures],
        "rivals": [_figure(one) for one in reading.rivals],
        "missing": _dates(reading.missing),
    }


def _figure(used: FigureUsed) -> Form:
    return {
        "label": used.label,
        **_range(used.range),
        "days": _days(used.days),
        "evidence": list(used.evidence),
        "origins": list(used.origins),
        "grade": str(used.grade) if used.grade else None,
    }


def _range(told: Range) -> Form:
    return {"least": told.least, "most": told.most}


def _days(days: Days | None) -> list[str | None] | None:
    return [days.first.isoformat() if days.first else None, days.last.isoformat()] if days else None


def _dates(days: tuple[date, ...]) -> list[str]:
    return [day.isoformat() for day in days]
