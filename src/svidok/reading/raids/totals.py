"""Which numbers of a sentence are totals of a raid, and of which total are they the parts?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from svidok.model.figure import Count, Outcome, Unit
from svidok.reading.raids.bare import STOPPED
from svidok.reading.raids.tallies import Told
from svidok.reading.sentence.passages import Passage

_SOON = 3  # tokens after a number within which it is told over what
_BROKEN_DOWN = 3  # regions that are a break-down of a total


def totals(
    passage: Passage, found: Sequence[Told], total: Count | None, launched: Sequence[Count], *, listed: bool
) -> list[Told]:
    """Those of `found` that are totals; `total` is the last number told of no region, whose parts they may be,
    `launched` what was sent before; `listed` says that they stand in a list of what was."""
    several = [told for told in found if not _of_one_unit(passage, told, total)]
    several = [told for told in several if not _no_more_than_a_part(passage, told, several)]
    whole = [told for told in several if listed or not _of_one_blow(passage, told, found, launched)]
    return _of_total(whole, total)


def _of_one_unit(passage: Passage, told: Told, total: Count | None) -> bool:
    """Whether its clause tells what one crew or brigade has shot down: «бійці бригади за місяць збили 310 дронів»; not
    of weapons of which it has told more."""
    if _part_of_those(passage, told) or (total is not None and _less_than(told.count, total)):
        return False
    one = told.count.range.ends == (1, 1)  # which singles.py has looked at
    if one or told.count.outcome not in STOPPED or not passage.has("one_unit"):
        return False
    tokens = passage.tokens
    before = takewhile(lambda token: not token.is_a("mark"), reversed(tokens[: told.at]))
    after = takewhile(lambda token: not token.is_a("mark"), tokens[told.at :])
    clause = [*before, *after]
    struck = any(token.is_a("attack") or token.is_a("blow") for token in clause)  # the unit may be what was struck
    return not struck and any(token.is_a("one_unit") for token in clause)


def _part_of_those(passage: Passage, told: Told) -> bool:
    return any(token.is_a("of_them") for token in passage.tokens[max(0, told.at - 1) : told.at + 2])


def _no_more_than_a_part(passage: Passage, told: Told, found: Sequence[Told]) -> bool:
    """Whether a number only tells by whom or where some of those were stopped that its sentence has counted: «сбиты 22
    дрона, семь из них — добровольцами»."""
    count = told.count
    after = passage.tokens[told.at + 1 : told.at + _SOON]
    over = any(token.is_a("leads_to_place") or token.is_a("out_of_zone") for token in after)
    if over or count.admin1 is not None or not _part_of_those(passage, told):
        return False
    return any(
        (other.count.weapon, other.count.outcome, other.count.unit) == (count.weapon, count.outcome, count.unit)
        and (other.count.range.least or 0) > (count.range.least or 0)
        for other in found
        if other.at < told.at
    )


def _less_than(part: Count, total: Count) -> bool:
    alike = part.weapon.split(".")[0] == total.weapon.split(".")[0]
    return alike and (part.range.most or 0) <= (total.range.least or 0) and total.outcome is Outcome.LAUNCHED


def _of_one_blow(passage: Passage, told: Told, found: Sequence[Told], launched: Sequence[Count]) -> bool:
    """Whether a number is no total of a raid: one weapon that attacked or hit something, or hits of nobody knows what.

    "One drone struck a house" is an incident; beside what became of others it is one of those that got through. "Five
    direct hits on the plant" count no weapons of a raid, where nobody has told how many were sent.
    """
    count, alone = told.count, all(other.count.outcome is told.count.outcome for other in found)
    if count.outcome is Outcome.LAUNCHED:
        return len(found) == 1 and count.range.ends == (1, 1) and not passage.has("outcome.launched")
    if count.outcome is not Outcome.HIT or count.unit is Unit.LOCATION:
        return False
    unknown = count.weapon == "air_target" and (count.range.ends == (2, None) or (not launched and len(found) == 1))
    counted = passage.has("hit_noun") or any(other.count.unit is Unit.LOCATION for other in found)
    listed = counted and any(other.count.unit is Unit.WEAPON for other in found if other is not told)
    return alone and (unknown or (count.range.ends == (1, 1) and not listed))  # «влучання ракети та дев'яти БпЛА»


def _of_total(found: list[Told], total: Count | None) -> list[Told]:
    """A break-down by regions that adds up to the total told before is of that total, whatever its verb: «зафиксировано
    нахождение БПЛА: над A — 24, …» below «уничтожены 67»."""
    parts = [told.count for told in found]
    regions = {count.admin1 for count in parts}
    if total is None or len(regions) < _BROKEN_DOWN or None in regions:
        return found
    if any(count.range.least != count.range.most or count.unit is not total.unit for count in parts):
        return found
    if sum(count.range.least or 0 for count in parts) != total.range.most:
        return found
    return [replace(told, count=replace(told.count, outcome=total.outcome)) for told in found]
