"""Which incidents may be the same as others, without anything telling for sure?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from svidok.model.period import DatePrecision
from svidok.model.place import PlacePrecision
from svidok.model.record import Incident, MemberKey


def linked(made: Sequence[Incident], may_be: Mapping[MemberKey, Sequence[MemberKey]]) -> list[Incident]:
    """Incidents with links between those that may be the same: a region and what lies in it, attacks on one place.

    `may_be` has the reports that may speak of several attacks, each with a report of every one of these.
    """
    wide: dict[tuple[object, ...], list[Incident]] = {}
    exact: dict[tuple[object, ...], list[Incident]] = {}
    for incident in made:
        if incident.precision is DatePrecision.DAY and incident.place.admin1 is not None:
            key = (incident.day, incident.attacker, incident.place.admin1)
            is_exact = incident.place.precision in (PlacePrecision.SETTLEMENT, PlacePrecision.CITY_DISTRICT)
            (exact if is_exact else wide).setdefault(key, []).append(incident)
    related: dict[str, set[str]] = {}
    vague = {one.id for regions in wide.values() for one in regions}
    for shared, regions in wide.items():
        _relate(related, regions, exact.get(shared, ()))
    held = {member.key: incident for incident in made for member in incident.members}
    for incident in made:
        if all(member.key in may_be for member in incident.members):
            others = (held[key] for member in incident.members for key in may_be[member.key] if key in held)
            _relate(related, [incident], [one for one in others if one is not incident])
            vague.add(incident.id)
    return [
        replace(one, related=tuple(sorted(related[one.id])), may_repeat=one.id in vague) if one.id in related else one
        for one in made
    ]


def _relate(related: dict[str, set[str]], vague: Iterable[Incident], nearer: Iterable[Incident]) -> None:
    nearer = list(nearer)
    for one in vague:
        for other in nearer:
            related.setdefault(one.id, set()).add(other.id)
            related.setdefault(other.id, set()).add(one.id)
