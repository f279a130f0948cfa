"""Which incidents and claims is the question about, and who was harmed in them?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter

from svidok.answers.amounts import Amount, added
from svidok.answers.asking import Snapshot
from svidok.answers.facts import ClaimFacts, IncidentFacts
from svidok.model.answer import Query, QuotedClaim

UNPLACED = "unplaced"
UNKNOWN = "unknown"


def incidents_asked(snapshot: Snapshot, query: Query) -> list[IncidentFacts]:
    """Incidents that somebody reports as having happened on a known day, by day; none that may repeat another."""
    held = [one for one in snapshot.incidents if one.day is not None and one.reported and not one.may_repeat]
    return [one for one in _fitting(held, query) if _within(day_of(one), query)]


def repeats_asked(snapshot: Snapshot, query: Query) -> int:
    """How many incidents are left out because they may repeat another that is told nearer."""
    repeating = [one for one in snapshot.incidents if one.may_repeat]
    return sum(_dated_within(one.day, query) for one in _fitting(repeating, query))


def undated_asked(snapshot: Snapshot, query: Query) -> int:
    """How many reported incidents are left out because their day is not known."""
    undated = [one for one in snapshot.incidents if one.day is None and one.reported and not one.may_repeat]
    return len(_fitting(undated, query))


def day_of(incident: IncidentFacts) -> date:
    assert incident.day is not None  # `incidents_asked` lets no other pass
    return incident.day


def region(incident: IncidentFacts) -> str:
    return incident.area or UNPLACED


def people_of(incidents: Sequence[IncidentFacts], of: str) -> tuple[Amount | None, Sequence[IncidentFacts]]:
    """How many were killed, injured: the sum over incidents, open above where one of them tells nothing; and those that
    tell.
    """
    people = attrgetter(of)
    telling = [one for one in incidents if people(one) is not None]
    total = added(map(people, telling))
    if total is not None and len(telling) < len(incidents):
        total = total._replace(most=None)
    return total, telling


def claims_of(snapshot: Snapshot, query: Query, fits: Callable[[ClaimFacts], bool]) -> tuple[QuotedClaim, ...]:
    """The claims published on the days asked about that fit, oldest first, in their exact words."""
    held = (one.quoted for one in snapshot.claims if _dated_within(one.quoted.published, query) and fits(one))
    return tuple(sorted(held, key=lambda one: (str(one.published), one.id)))


def by(
    incidents: Iterable[IncidentFacts], key: Callable[[IncidentFacts], str]
) -> list[tuple[str, list[IncidentFacts]]]:
    """The incidents under each key, in the order of the keys; each lot by day, if all of them stand so."""
    held: dict[str, list[IncidentFacts]] = defaultdict(list)
    for one in incidents:
        held[key(one)].append(one)
    return sorted(held.items())


def by_object(incidents: Iterable[IncidentFacts]) -> list[tuple[str, list[IncidentFacts]]]:
    """The incidents under each class of object that was harmed in them; those of which none is told under UNKNOWN."""
    held: dict[str, list[IncidentFacts]] = defaultdict(list)
    for one in incidents:
        for name in one.objects or (UNKNOWN,):
            held[name].append(one)
    return sorted(held.items())


def _fitting(incidents: list[IncidentFacts], query: Query) -> list[IncidentFacts]:
    """Those of the attacker, the region and the weapon that are asked about."""
    if query.side is not None:
        incidents = [one for one in incidents if one.attacker is query.side]
    if query.area is not None:
        incidents = [one for one in incidents if one.area == query.area]
    if query.weapon is not None:
        incidents = [one for one in incidents if _with(one, query.weapon)]
    return incidents


def _with(incident: IncidentFacts, code: str) -> bool:
    return any(weapon == code or weapon.startswith(code + ".") for weapon in incident.weapons)


def _within(day: date, query: Query) -> bool:
    return (query.first is None or query.first <= day) and (query.last is None or day <= query.last)


def _dated_within(day: date | None, query: Query) -> bool:
    """What has no date is of no days: it is in only where all days are asked about."""
    if day is None:
        return query.first is None and query.last is None
    return _within(day, query)
