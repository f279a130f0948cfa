"""What does the record hold of the things hit: a hospital in one city, or anything that is not military?

What was hit never decides what was aimed at: an aim is a claim, a hit is a record, and they stand side by side. That
nothing is recorded refutes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from svidok.checking.subjects import COUNTRY
from svidok.model.figure import Range
from svidok.model.finding import Finding
from svidok.model.reading import ObjectClass, Side, Status
from svidok.model.record import Incident
from svidok.model.verdict import CheckedReading, ClaimType, Days, FigureUsed, Grouping, Proposition

_NOT_CIVILIAN = (ObjectClass.MILITARY, ObjectClass.OTHER)


def exclusive(asked: Proposition, days: Days, incidents: Iterable[Incident]) -> CheckedReading:
    """Whether anything but military objects is recorded as hit."""
    civilian = tuple(_recorded(asked, days, incidents, None))
    if asked.outcome == "aim":
        why = "an aim is a claim and no record decides it; what was hit stands beside it"
        return _reading(asked, days, Finding.NOT_CHECKABLE, why, civilian)
    if civilian:
        return _reading(asked, days, Finding.CONTRADICTED, f"recorded as hit: {_listed(civilian)}", civilian)
    return _reading(asked, days, Finding.TOO_THIN, "no object is recorded, which is no proof that none was hit", ())


def incident(asked: Proposition, days: Days, incidents: Iterable[Incident]) -> CheckedReading:
    """Whether such an object is recorded as hit there and then."""
    found = tuple(_recorded(asked, days, incidents, asked.object_class))
    if found:
        return _reading(asked, days, Finding.SUPPORTED, f"recorded as hit: {_listed(found)}", found)
    return _reading(asked, days, Finding.TOO_THIN, f"no such object is recorded there on {days}", ())


def of_speaker(asked: Proposition, side: Side | None) -> Proposition:
    """The claim, as one of the strikes of its speaker's side where it says of no side's that they hit military objects
    alone: whoever says so of no place speaks of his own."""
    own = asked.type is ClaimType.EXCLUSIVE and "only_military" in asked.cues and asked.area == COUNTRY
    return replace(asked, attacker=side) if own and asked.attacker is None and side else asked


def _struck_by(side: Side | None, one: Incident) -> bool:
    """Whether an incident is, or may be, a strike of that side; of either, where a claim names none."""
    unknown = one.attacker is None and one.place.country != side
    return side is None or one.attacker is side or unknown


def _recorded(
    asked: Proposition, days: Days, incidents: Iterable[Incident], wanted: str | None
) -> Iterator[FigureUsed]:
    for one in incidents:
        there = asked.area in (COUNTRY, one.place.admin1)
        if one.day != days.last or not there or not _struck_by(asked.attacker, one) or Status.DENIED in one.statuses:
            continue
        for harmed in one.objects:
            if harmed.effect is not None and (
                harmed.object_class == wanted if wanted else harmed.object_class not in _NOT_CIVILIAN
            ):
                label = f"{harmed.phrase or harmed.object_class}, {harmed.effect}, {one.place.name or one.place.admin1}"
                yield FigureUsed(label, Range(1, None), Days(one.day, one.day), (one.id,), one.origins, one.grade)


def _listed(found: tuple[FigureUsed, ...]) -> str:
    return "; ".join(one.label for one in found[:5])


def _reading(
    asked: Proposition, days: Days, finding: Finding, why: str, figures: tuple[FigureUsed, ...]
) -> CheckedReading:
    missing = (days.last,) if finding is Finding.TOO_THIN else ()
    whose = f"strikes by {asked.attacker or 'both sides'}" if asked.area == COUNTRY else asked.area
    says = f"{asked.comparison}, {whose}, {days}"
    return CheckedReading(
        says, asked.weapon, asked.outcome, Grouping.HOURS24, finding, why, figures=figures, missing=missing
    )
