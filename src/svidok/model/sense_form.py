"""How is what a claim means written as JSON, and read again? The two are inverse."""

from __future__ import annotations

from datetime import date
from typing import Any

from svidok.model.claims import Sense
from svidok.model.figure import Range
from svidok.model.form_values import range_form
from svidok.model.reading import Side
from svidok.model.verdict import ClaimType, Days, Grouping, Proposition

Form = dict[str, Any]


def sense_form(sense: Sense) -> Form:
    return {
        "proposition": _asked(sense.proposition) if sense.proposition else None,
        "days": _days(sense.days),
        "cues": sorted(sense.cues),
        "stems": sorted(sense.stems),
        "topic": sense.topic,
        "narrative": sense.narrative,
        "language": sense.language,
    }


def sense_from_form(form: Form) -> Sense:
    """Raises KeyError, TypeError or ValueError where it is not as sense_form writes it."""
    return Sense(
        _asked_from(form["proposition"]) if form["proposition"] else None,
        _days_from(form["days"]),
        frozenset(form["cues"]),
        frozenset(form["stems"]),
        form["topic"],
        form["narrative"],
        form["language"],
    )


def _asked(asked: Proposition) -> Form:
    return {
        "type": asked.type,
        "weapon": asked.weapon,
        "outcome": asked.outcome,
        "area": asked.area,
        "comparison": asked.comparison,
        "days": _days(asked.days),
        "groupings": list(asked.groupings),
        "amount": _range(asked.amount),
        "each": _range(asked.each),
        "against": _days(asked.against),
        "rank": asked.rank,
        "object_class": asked.object_class,
        "attacker": asked.attacker,
        "parts": [_asked(part) for part in asked.parts],
        "beyond": asked.beyond,
        "cues": list(asked.cues),
    }


def _asked_from(form: Form) -> Proposition:
    return Proposition(
        type=ClaimType(form["type"]),
        weapon=form["weapon"],
        outcome=form["outcome"],
        area=form["area"],
        comparison=form["comparison"],
        days=_days_from(form["days"]),
        groupings=tuple(map(Grouping, form["groupings"])),
        amount=_range_from(form["amount"]),
        each=_range_from(form["each"]),
        against=_days_from(form["against"]),
        rank=form["rank"],
        object_class=form["object_class"],
        attacker=Side(form["attacker"]) if form["attacker"] else None,
        parts=tuple(map(_asked_from, form["parts"])),
        beyond=form["beyond"],
        cues=tuple(form["cues"]),
    )


def _range(told: Range | None) -> Form | None:
    return range_form(told) if told else None


def _range_from(form: Form | None) -> Range | None:
    if form is None:
        return None
    return Range(form["min"], form["max"], form.get("approx", False), form.get("exclusive", False), form.get("word"))


def _days(days: Days | None) -> list[str | None] | None:
    return [days.first.isoformat() if days.first else None, days.last.isoformat()] if days else None


def _days_from(form: list[Any] | None) -> Days | None:
    if form is None:
        return None
    first, last = form
    return Days(date.fromisoformat(first) if first else None, date.fromisoformat(last))
