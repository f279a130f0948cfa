"""What is an incident in the making: what does it hold of people and things, and is it the same place as another?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from svidok.model.figure import Range
from svidok.model.period import Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Effect, ObjectClass
from svidok.reading.incidents.scenes import coarseness, regionwide
from svidok.reading.incidents.statement import Statement

_CIVIL = frozenset(
    {ObjectClass.RESIDENTIAL, ObjectClass.COMMERCE, ObjectClass.EDUCATION, ObjectClass.HEALTH, ObjectClass.VEHICLE}
)


@dataclass
class Draft:
    """An incident in the making: what is said of one place and time."""

    place: Place
    period: Period
    said: list[Statement] = field(default_factory=list)

    @property
    def level(self) -> int:
        return coarseness(self.place)

    @property
    def first(self) -> int:
        return min(statement.quote.start for statement in self.said)

    @property
    def first_own(self) -> int:
        """Where the place itself is first named; -1 if it is nowhere."""
        return min((one.quote.start for one in self.said if one.own), default=-1)

    @property
    def recalled(self) -> bool:
        """Whether it is of an earlier strike than the report's; all its statements are, or none."""
        return self.said[0].recalled

    @property
    def harmed(self) -> bool:
        return any(harm.range.most != 0 for statement in self.said for harm in statement.harms)


def one_place(one: Place, other: Place) -> bool:
    """Whether both are the same by name and region; two villages of one name in a region are two by their keys."""
    villages = one.precision is other.precision is PlacePrecision.SETTLEMENT
    apart = villages and None not in (one.key, other.key) and one.key != other.key
    return (one.name, one.admin1) == (other.name, other.admin1) and not apart


def beside_its_raion(draft: Draft, one: Statement) -> bool:
    """Whether people are counted of a town and of what lies around it, so that they are others: "a man was killed in a
    village near N, six were hurt in N itself", «в N-ському районі троє поранених. У N загинув чоловік»; the town's may
    be some of a raion's where those are no fewer."""
    precisions = {draft.place.precision, one.places[0].precision}
    if precisions != {PlacePrecision.RAION, PlacePrecision.SETTLEMENT} or not (one.own and _counts(one)):
        return False
    told = [other for other in draft.said if other.own and _counts(other)]
    if not told:
        return False
    if any(other.passage is one.passage for other in told):
        return True
    around, town = counted(draft), counted(Draft(one.places[0], one.period, [one]))
    if draft.place.precision is PlacePrecision.SETTLEMENT:
        around, town = town, around
    some = all(
        theirs is None or (ours is not None and ours >= theirs) for ours, theirs in zip(around, town, strict=True)
    )
    return not some and not any(other.headline for other in (one, *told))


def _counts(one: Statement) -> bool:
    return any(harm.definite and harm.range.most != 0 for harm in one.harms)


def of_raion(place: Place, raion: Place) -> bool:
    """Whether a settlement is of a raion or a community, by their keys."""
    return bool(place.key and raion.key and place.key != raion.key and place.key.startswith(raion.key))


def of_their_list(coarse: Draft, finer: Sequence[Draft]) -> list[Draft]:
    """The region whose settlements a digest lists before its things, where the people are counted above in no place
    that is named: «За добу загинули двоє. Під обстрілами були A, B, C і D. Пошкоджено школу й 14 будинків.»"""
    region = [draft for draft in finer if draft.level == 1 and any(one.listed for one in draft.said)]
    alike = region and all(draft.place.admin1 == region[0].place.admin1 for draft in finer)
    nowhere = coarse.place.country is None and not any(one.own for one in coarse.said)
    return region if alike and nowhere and len(region) == 1 else []


def counted(draft: Draft) -> list[int | None]:
    """The greatest number said of the dead, and of the injured."""
    told = [harm for one in draft.said for harm in one.harms if harm.definite]
    return [
        max((_least(harm.range) for harm in told if harm.of == kind), default=None) for kind in ("killed", "injured")
    ]


def _least(number: Range) -> int:
    """The least that a number may mean: "nearly 280" may be 279."""
    return (number.least or 0) * 9 // 10 if number.approximate else number.least or 0


def rival(coarse: Draft, fine: Draft) -> bool:
    """Whether both count people and differ: a sum over more than the one place."""
    return any(
        ours is not None and theirs is not None and ours > theirs
        for ours, theirs in zip(*map(counted, (coarse, fine)), strict=True)
    )


def same_people(draft: Draft, finer: Sequence[Draft]) -> list[Draft]:
    """Those of which just the people of a headline's place are told, in other sentences than its own."""
    above = {id(one.passage) for one in draft.said}
    same = [d for d in finer if any(counted(draft)) and counted(d) == counted(draft)]
    return [d for d in same if above.isdisjoint(id(one.passage) for one in d.said)]


def regions_counted(drafts: Sequence[Draft]) -> set[str | None]:
    """The regions of which a report counts people, each in a sentence of its own: of two and more it is a tally by
    regions, and what was struck in a town is told beside."""
    told = (draft for draft in drafts if draft.level == 1 and not draft.recalled)
    own = ((draft, one) for draft in told for one in draft.said if one.own and not one.headline and _counts(one))
    return {draft.place.admin1 for draft, one in own if len(one.places) == 1}


def people_of(said: Sequence[Statement]) -> set[tuple[str, int | None]]:
    return {(harm.of, harm.range.least) for one in said for harm in one.harms if harm.range.most != 0}


def functions_of(said: Sequence[Statement]) -> set[str | None]:
    return {thing.harmed.function for one in said for thing in one.struck}


def risen(one: Statement) -> bool:
    return bool(one.harms) and one.passage.has("rise") and not one.passage.has("further")


def dark_around(one: Statement) -> bool:
    """Whether an outage is told of a whole region, besides what befell its town: «в області без світла 40 тисяч»."""
    dark = any(thing.harmed.effect is Effect.OUTAGE for thing in one.struck)
    return dark and coarseness(one.places[0]) == 1 and regionwide(one.passage)


def strikes(draft: Draft) -> bool:
    return any((one.blows or one.weapons or one.struck) and not risen(one) for one in draft.said)


def of_people(one: Statement) -> bool:
    """Whether people, or things that nobody boasts of having struck, are told of."""
    return bool(one.harms) or any(thing.harmed.object_class in _CIVIL for thing in one.struck)
