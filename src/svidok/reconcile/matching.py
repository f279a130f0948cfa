"""Which raid of its day does a report without a clock time speak of, by its figures?

Points are given for figures in common and taken for figures that contradict; a report joins where the evidence is
enough and points to one raid alone, and stands by itself otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from svidok.model.figure import Outcome, Unit
from svidok.model.reading import RaidReport
from svidok.reconcile.items import Item
from svidok.reconcile.origins import Origins
from svidok.reconcile.reckon import Ends, holds, meet

CountKey = tuple[str, Outcome, Unit, tuple[str, ...]]
Figures = dict[CountKey, frozenset[Ends]]

ENOUGH = 2
TELLING = 10  # a number from here on is rarely the same by chance
CLOSE = 1.25  # "more than 500" speaks of 539, hardly of 900
LARGEST = 8  # raids looked at for figures that fit without being equal

Items = list[Item[RaidReport]]


def count_keys(item: Item[RaidReport]) -> list[CountKey]:
    """The key of every count of a report, in its order: weapon, outcome, unit, and the area it is said for."""
    area = item.said.area if len(item.said.area) == 1 else ()
    return [(c.weapon, c.outcome, c.unit, (c.admin1,) if c.admin1 else area) for c in item.said.counts]


def joined(raids: Sequence[Items], loose: Sequence[Item[RaidReport]], origins: Origins) -> list[Items]:
    """The raids of one day and side with the loose reports joined to them, or standing as raids of their own."""
    groups = [list(raid) for raid in raids]
    figures = [_merged([figures_of(item) for item in raid]) for raid in raids]
    index: dict[object, set[int]] = {}
    for number, raid in enumerate(groups):
        _enter(index, number, raid, figures[number], origins)
    for alike in _alike(loose, origins):
        said = figures_of(alike[0])
        fitting = _fitting(alike[0], said, figures, index, len(raids), origins)
        number = len(groups) if fitting is None else fitting
        if fitting is None:
            groups.append([])
            figures.append({})
        groups[number].extend(alike)
        figures[number] = _merged([figures[number], said])
        _enter(index, number, alike, said, origins)
    return [sorted(group, key=lambda item: item.order) for group in groups]


def figures_of(item: Item[RaidReport]) -> Figures:
    figures: dict[CountKey, set[Ends]] = {}
    for key, count in zip(count_keys(item), item.said.counts, strict=True):
        figures.setdefault(key, set()).add(count.range.ends)
    return {key: frozenset(ends) for key, ends in figures.items()}


def points(said: Figures, held: Figures) -> int:
    """How far the figures of a report speak for a raid."""
    total = 0
    for key, ends in said.items():
        total += max((_agreement(a, b) for a in ends for b in held.get(key, ())), default=0)
        whole = held.get((*key[:3], ()), frozenset())
        if key[3] and key not in held and any(_part_of(a, b) for a in ends for b in whole):
            total += 1
    return total


def _agreement(one: Ends, other: Ends) -> int:
    if one == other:
        return 2 if max(n or 0 for n in one) >= TELLING else 1
    small, large = sorted(max(n or 0 for n in ends) for ends in (one, other))
    if meet(one, other) and large <= CLOSE * small:
        return 2 if holds(one, other) and small >= TELLING else 1
    return -2 if large > CLOSE * small and not meet(one, other) else 0


def _part_of(part: Ends, whole: Ends) -> bool:
    return (part[0] or 0) <= (whole[1] if whole[1] is not None else 1 << 62)


def _alike(loose: Sequence[Item[RaidReport]], origins: Origins) -> list[Items]:
    """Reports with the very same figures or the same text, the fullest first."""
    groups: dict[object, Items] = {}
    for item in loose:
        figures = figures_of(item)
        telling = sum(max(n or 0 for n in ends) >= TELLING for values in figures.values() for ends in values)
        # One small number alone is no evidence: "one drone shot down" is said of many nights and places.
        key: object = tuple(sorted((k, tuple(sorted(v, key=str))) for k, v in figures.items()))
        if not telling and len(figures) < ENOUGH:
            key = (key, origins.copied_from(item.report.id))
        groups.setdefault(key, []).append(item)
    return sorted(groups.values(), key=lambda group: (-len(figures_of(group[0])), group[0].order))


def _fitting(
    item: Item[RaidReport],
    said: Figures,
    figures: Sequence[Figures],
    index: dict[object, set[int]],
    windowed: int,
    origins: Origins,
) -> int | None:
    """The one raid that the evidence points to; None where it points to none or to several alike."""
    tokens = chain(_tokens(said), [("text", origins.copied_from(item.report.id))])
    near = set().union(*(index.get(token, ()) for token in tokens), range(min(len(figures), windowed + LARGEST)))
    copied = index.get(("text", origins.copied_from(item.report.id)), set())
    scored = sorted(((points(said, figures[n]) + ENOUGH * (n in copied), -n) for n in near), reverse=True)
    if not scored:
        return None
    (best, number), *rest = scored
    alone = windowed == 1 and -number == 0
    if best < (1 if alone else ENOUGH) or (rest and rest[0][0] == best):
        return None
    return -number


def _enter(
    index: dict[object, set[int]], number: int, items: Sequence[Item[RaidReport]], said: Figures, origins: Origins
) -> None:
    for token in chain(_tokens(said), (("text", origins.copied_from(item.report.id)) for item in items)):
        index.setdefault(token, set()).add(number)


def _tokens(said: Figures) -> list[object]:
    return [(key, ends) for key, values in said.items() for ends in values if max(n or 0 for n in ends) >= TELLING]


def _merged(all_figures: Sequence[Figures]) -> Figures:
    merged: dict[CountKey, frozenset[Ends]] = {}
    for figures in all_figures:
        for key, ends in figures.items():
            merged[key] = merged.get(key, frozenset()) | ends
    return merged
