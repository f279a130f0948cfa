"""Which two versions of the record are compared, what came in between, and what stands otherwise in the later one?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from svidok.answers.amounts import Amount
from svidok.answers.facts import IncidentFacts, RaidFacts
from svidok.model.answer import Query
from svidok.model.record import Pointer

Facts = TypeVar("Facts", RaidFacts, IncidentFacts)

RAID, INCIDENT = "raid", "incident"


class Version(Protocol):
    """A snapshot, as far as it is compared."""

    @property
    def raids(self) -> Sequence[RaidFacts]: ...
    @property
    def incidents(self) -> Sequence[IncidentFacts]: ...


class Between(Protocol):
    """What came in between, as ids; `judged` gives for each judgement the reports that it is about."""

    @property
    def new(self) -> Sequence[str]: ...
    @property
    def edited(self) -> Sequence[str]: ...
    @property
    def read(self) -> Sequence[str]: ...
    @property
    def readers(self) -> Sequence[str]: ...
    @property
    def judged(self) -> Sequence[tuple[str, Sequence[str]]]: ...


@dataclass(frozen=True)
class Comparison:
    """Two versions, named as they were asked for; `first` and `last` are the days (UTC) between them.

    `became` gives what became of an id (of a "raid" or "incident") that stands no more or has lost something,
    `reports_of` the reports that ever stood under ids.
    """

    since: str
    until: str
    first: date
    last: date
    before: Version
    after: Version
    between: Between
    became: Callable[[str, str], Pointer | None]
    reports_of: Callable[[Iterable[str]], Mapping[str, Sequence[str]]]


class Thing(NamedTuple):
    """A raid or an incident with what may change of it: where and when it is, and its figures by their names."""

    part: str
    id: str
    day: date | None
    attacker: str | None
    area: str | None
    place: str | None
    figures: Mapping[str, Amount]


class Difference(NamedTuple):
    """`kind` as in svidok.model.answer.Change."""

    thing: Thing
    kind: str
    of: str = ""
    before: Amount | None = None
    after: Amount | None = None


def differences(before: Version, after: Version, query: Query) -> Iterator[Difference]:
    """What is otherwise in the later version of what the query is about, by part and id."""
    yield from _of_part(before.incidents, after.incidents, _incident, query)
    yield from _of_part(before.raids, after.raids, _raid, query)


def _of_part(
    before: Iterable[Facts], after: Iterable[Facts], thing: Callable[[Facts], Thing], query: Query
) -> Iterator[Difference]:
    """Only what has other facts is looked at nearer: of most things both versions say the same."""
    held, now = ({one.id: one for one in lot} for lot in (before, after))
    for id_ in sorted(id_ for id_ in held.keys() | now.keys() if held.get(id_) != now.get(id_)):
        both = (thing(facts) if facts is not None else None for facts in (held.get(id_), now.get(id_)))
        yield from _between(*(one if one is not None and _asked(one, query) else None for one in both))


def _between(old: Thing | None, new: Thing | None) -> Iterator[Difference]:
    if new is None:
        if old is not None:
            yield Difference(old, "gone")
    elif old is None:
        yield Difference(new, "new")
    else:
        if old[2:6] != new[2:6]:
            yield Difference(new, "moved")
        yield from _figures(old, new)


def _figures(old: Thing, new: Thing) -> Iterator[Difference]:
    for of in sorted(old.figures.keys() | new.figures.keys()):
        before, after = old.figures.get(of), new.figures.get(of)
        if before != after:
            yield Difference(new, _kind(before, after), of, before, after)


def _kind(before: Amount | None, after: Amount | None) -> str:
    if before is None or after is None:
        return "told" if before is None else "untold"
    if before.best != after.best:
        return "raised" if before.best < after.best else "lowered"
    return "doubt"


def _raid(raid: RaidFacts) -> Thing:
    told = {f"{one.outcome} {one.weapon}": one.amount for one in raid.counts if not one.area}
    return Thing(RAID, raid.id, raid.day, raid.attacker, None, None, told)


def _incident(one: IncidentFacts) -> Thing:
    told = {of: amount for of, amount in (("killed", one.killed), ("injured", one.injured)) if amount is not None}
    return Thing(INCIDENT, one.id, one.day, one.attacker, one.area, one.place, told)


def _asked(one: Thing, query: Query) -> bool:
    if query.side is not None and one.attacker != query.side:
        return False
    if query.area is not None and one.area != query.area:
        return False
    if one.day is None:
        return query.first is None and query.last is None
    return (query.first is None or query.first <= one.day) and (query.last is None or one.day <= query.last)
