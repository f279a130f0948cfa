"""Which claims say the contrary of each other, and what does the record hold of the days that a claim speaks of?

A claim and its counter-claim stand side by side, and what was hit beside both; nothing here decides between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from svidok.lexicon.narratives import narratives
from svidok.model.claims import Counter, GatheredClaim, Struck
from svidok.model.figure import Range
from svidok.model.reading import ClaimKind, Polarity
from svidok.model.record import Incident, Toll
from svidok.model.verdict import ClaimType
from svidok.reconcile.claim_items import Uttered, similar

DAYS = 3  # between a claim and one that answers it
SHARED_CUES = 4
WORDS, LIKENESS = 4, 0.3  # beginnings of words that a denial shares with what it denies
MOST_STRUCK = 40
_NUMBERS = (ClaimType.THRESHOLD, ClaimType.COUNT, ClaimType.SHARE)
_OF_OBJECTS = (ClaimType.EXCLUSIVE, ClaimType.INCIDENT)
TARGETS = "targets"


def counters(
    claims: Sequence[GatheredClaim], groups: Mapping[str, Sequence[Uttered]]
) -> dict[str, tuple[Counter, ...]]:
    """For every claim those that stand against it, by id."""
    by_day: dict[int, list[GatheredClaim]] = {}
    for claim in claims:
        if claim.first_said is not None:
            by_day.setdefault(claim.first_said.toordinal(), []).append(claim)
    found: dict[str, list[Counter]] = {}
    for claim in claims:
        for other in _near(claim, by_day):
            why = _against(claim, other, groups)
            if why:
                found.setdefault(claim.id, []).append(Counter(other.id, why))
    return {name: tuple(sorted(held, key=lambda one: one.claim)) for name, held in found.items()}


def _near(claim: GatheredClaim, by_day: Mapping[int, Sequence[GatheredClaim]]) -> Iterator[GatheredClaim]:
    if claim.first_said is None:
        return
    day = claim.first_said.toordinal()
    for other_day in range(day - DAYS, day + DAYS + 1):
        yield from (other for other in by_day.get(other_day, ()) if other.id != claim.id)


def _against(claim: GatheredClaim, other: GatheredClaim, groups: Mapping[str, Sequence[Uttered]]) -> str:
    """In what they stand against each other; "" where they do not, or one speaker says both."""
    if claim.speaker is not None and claim.speaker == other.speaker:
        return ""
    told = narratives().all
    opposite = {told[one.narrative].against for one in (claim, other) if one.narrative}
    if claim.narrative and other.narrative and {claim.narrative, other.narrative} & opposite:
        return "says the contrary of the same"
    if _figures_differ(claim, other):
        return "gives another figure of the same"
    if (
        _denies(claim) != _denies(other)
        and claim.side != other.side
        and _of_the_same(groups[claim.id], groups[other.id])
    ):
        return "denies it" if _denies(other) else "is what it denies"
    return ""


def _of_the_same(one: Sequence[Uttered], other: Sequence[Uttered]) -> bool:
    """Whether two claims speak of one thing: one narrative, or much the same words."""
    for a in (uttered.sense for uttered in one):
        for b in (uttered.sense for uttered in other):
            if a.narrative and a.narrative == b.narrative:
                return True
            if len(a.cues & b.cues) >= SHARED_CUES or similar(a.stems, b.stems, WORDS, LIKENESS):
                return True
    return False


def _denies(claim: GatheredClaim) -> bool:
    return claim.kind is ClaimKind.DENIAL or claim.appearances[-1].polarity is Polarity.DENIED


def _figures_differ(claim: GatheredClaim, other: GatheredClaim) -> bool:
    a, b = claim.proposition, other.proposition
    if a is None or b is None or a.type not in _NUMBERS or b.type not in _NUMBERS or not a.amount or not b.amount:
        return False
    of_the_same = (a.weapon, a.outcome, a.area, a.days, a.attacker) == (b.weapon, b.outcome, b.area, b.days, b.attacker)
    return of_the_same and _apart(a.amount, b.amount)


def _apart(one: Range, other: Range) -> bool:
    """Whether no number fits both."""
    infinite = float("inf")
    (a, b), (c, d) = ((r.least or 0, infinite if r.most is None else r.most) for r in (one, other))
    return b < c or d < a


def struck(claim: GatheredClaim, incidents: Iterable[Incident]) -> tuple[Struck, ...]:
    """What was harmed on the days of a claim about aims or objects: it decides nothing, it stands beside."""
    asked, days = claim.proposition, claim.days
    of_objects = asked is not None and asked.type in _OF_OBJECTS
    if days is None or not (of_objects or claim.topic == TARGETS or claim.kind is ClaimKind.INTENT):
        return ()
    attacker = asked.attacker if asked is not None else None
    first: date = days.first or days.last
    held = [
        one
        for one in incidents
        if one.day is not None
        and first <= one.day <= days.last
        and (attacker is None or one.attacker in (attacker, None))
    ]
    held = sorted((one for one in held if one.objects or one.tolls), key=lambda one: (one.day or date.min, one.id))
    return tuple(_struck(one) for one in held[:MOST_STRUCK])


def _struck(one: Incident) -> Struck:
    objects = tuple(sorted({str(site.object_class) for site in one.objects}))
    return Struck(one.id, one.day, one.place.name or one.place.admin1, objects, _toll(one.killed), _toll(one.injured))


def _toll(toll: Toll | None) -> str | None:
    return str(toll.best) if toll is not None and toll.best is not None else None
