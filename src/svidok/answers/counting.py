"""How many weapons of a family, with one outcome, in one raid and over many?

Parts are never added to their whole, regions never to the country, nor what may be told twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from svidok.answers.amounts import Amount, added
from svidok.answers.facts import Area, CountFacts, RaidFacts
from svidok.answers.families import Family
from svidok.model.figure import Outcome
from svidok.model.reading import Side
from svidok.reconcile.counts import WITHIN

COUNTRY: Area = ()

Amounts = Mapping[str, Amount]  # by the id of the raid


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over raids and the raids it is over; `amount` is None where none of them counts any."""

    amount: Amount | None
    raids: tuple[str, ...]


def counts_of(
    raids: Iterable[RaidFacts], family: Family, outcome: Outcome, area: Area = COUNTRY
) -> Mapping[str, Sequence[CountFacts]]:
    """For each raid (by its id) the stated counts that together make the family's, none of them a part of another; a
    raid that counts none with this outcome is not in it.

    Rows of a table add up: "unknown drones 4" beside "Shahed 100" is no total of them.
    """
    found = {}
    for raid in raids:
        held = [one for one in raid.counts if one.outcome is outcome and one.area == area and family.holds(one.weapon)]
        wholes = [one.weapon for one in held if not one.of_rows] if len(held) > 1 else ()
        if wholes:
            held = [one for one in held if not any(part_of(one.weapon, whole) for whole in wholes)]
        if held:
            found[raid.id] = held
    return found


@cache
def part_of(weapon: str, whole: str) -> bool:
    """Whether a count of `weapon` is a part of one of `whole`."""
    if weapon == whole:
        return False
    return whole == "air_target" or weapon.startswith(whole + ".") or WITHIN.get(weapon) == whole


def total(raids: Iterable[RaidFacts], amounts: Amounts) -> Total:
    """The sum over raids. Of one day's tellings without a clock time nobody knows whether they are one raid or several:
    they widen `most`, and make the figure only where nothing else is told of the day.
    """
    days: dict[tuple[Side, date], tuple[list[Amount], list[Amount]]] = {}
    ids = []
    for raid in raids:
        found = amounts.get(raid.id)
        if found is not None:
            ids.append(raid.id)
            days.setdefault((raid.attacker, raid.day), ([], []))[0 if raid.firm else 1].append(found)
    return Total(added(_of_day(*both) for both in days.values()), tuple(sorted(ids)))


def _of_day(firm: Sequence[Amount], loose: Sequence[Amount]) -> Amount:
    base = added(firm) or Amount(max(one.least for one in loose), max(one.best for one in loose), 0)
    more = added(loose)
    if more is None:
        return base
    return Amount(base.least, base.best, None if base.most is None or more.most is None else base.most + more.most)
