"""Which incidents may be the same as others, without anything telling for sure?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from svidok.model.figure import Scope
from svidok.model.period import DatePrecision
from svidok.model.place import PlacePrecision
from svidok.model.record import Incident, MemberKey
from svidok.reconcile.places import lies_outside

# A wider place may hold every nearer one in it: a sum for the country those of its regions, and these their towns.
WIDTH = {PlacePrecision.RAION: 1, PlacePrecision.REGION: 2, PlacePrecision.COUNTRY: 3}


def linked(made: Sequence[Incident], may_be: Mapping[MemberKey, Sequence[MemberKey]]) -> list[Incident]:
    """Incidents with links between those that may be the same: a place and what lies in it, attacks on one place.

    `may_be` has the reports that may speak of several attacks, each with a report of every one of these.
    """
    within: dict[tuple[object, ...], list[Incident]] = {}
    for incident in made:
        for area in {incident.place.admin1, incident.place.country} - {None}:
            within.setdefault((incident.day, incident.attacker, area), []).append(incident)
    held = {member.key: incident for incident in made for member in incident.members}
    related: dict[str, set[str]] = {}
    vague: set[str] = set()
    for incident in made:
        others = {one.id for one in (*_nearer(incident, within), *_any_of(incident, may_be, held))} - {incident.id}
        if others:
            vague.add(incident.id)
            related.setdefault(incident.id, set()).update(others)
            for other in others:
                related.setdefault(other, set()).add(incident.id)
    return [
        replace(one, related=tuple(sorted(related[one.id])), may_repeat=one.id in vague) if one.id in related else one
        for one in made
    ]


def _nearer(wide: Incident, within: Mapping[tuple[object, ...], Sequence[Incident]]) -> Iterator[Incident]:
    """What is told of that day nearer than the region, the raion or the country of an incident, and lies in it."""
    width = WIDTH.get(wide.place.precision, 0)
    if not width or wide.precision is not DatePrecision.DAY or wide.day is None:
        return
    country = wide.place.precision is PlacePrecision.COUNTRY
    if country and not wide.tolls:
        return  # "somewhere in the country", and no figure that could be added twice
    area = wide.place.country if country else wide.place.admin1
    for day in (wide.day, wide.day + timedelta(days=1)):
        for one in within.get((day, wide.attacker, area), ()):
            inside = WIDTH.get(one.place.precision, 0) < width and not lies_outside(one.place, wide.place)
            if inside and (day == wide.day or _summed_up_after(one, wide)):
                yield one


def _summed_up_after(one: Incident, wide: Incident) -> bool:
    """Whether a sum over a day that was told the next morning may hold what happened in the night between."""
    if not any(step.scope is Scope.DAY for toll in wide.tolls for step in toll.steps):
        return False
    told = max((member.published_at for member in wide.members if member.published_at), default=None)
    return told is not None and one.earliest is not None and one.earliest < told


def _any_of(
    incident: Incident, may_be: Mapping[MemberKey, Sequence[MemberKey]], held: Mapping[MemberKey, Incident]
) -> Iterator[Incident]:
    """The attacks of which an incident may be any, where all that stands in it may be."""
    if all(member.key in may_be for member in incident.members):
        yield from (held[key] for member in incident.members for key in may_be[member.key] if key in held)
