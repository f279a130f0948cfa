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
# Whoever passes a bulletin on calls "shot down or suppressed" shot down: equal numbers speak of one raid all the same.
STOPPED = frozenset({Outcome.SHOT_DOWN, Outcome.SUPPRESSED, Outcome.NEUTRALISED})
CLOSE = 1.25  # "more than 500" speaks of 539, hardly of 900
LARGEST = 8  # raids looked at for figures that fit without being equal

Items = list[Item[RaidReport]]


def count_keys(item: Item[RaidReport]) -> list[CountKey]:
    """The key of every count of a report, in its order: weapon, outcome, unit, and the area it is said for."""
    area = item.said.area if len(item.said.area) == 1 else ()
    return [(c.weapon, c.outcome, c.unit, (c.admin1,) if c.admin1 else area) for c in item.said.counts]


def joined(raids: Sequence[Items], loose: Sequence[Item[RaidReport]], origins: Origins) -> list[Items]:
    """The raids of one day and side with the loose reports joined to them, or standing as raids of their own."""
    candidates = _Candidates(raids, origins)
    for alike in _alike(loose, origins):
        candidates.add(alike, candidates.fitting(alike))
    return [sorted(group, key=lambda item: item.order) for group in candidates.groups]


class _Candidates:
    """The raids of a day as far as they are gathered; those with windows come first."""

    def __init__(self, raids: Sequence[Items], origins: Origins) -> None:
        self.groups: list[Items] = []
        self._origins = origins
        self._figures: list[Figures] = []
        self._reports: list[set[str]] = []
        self._index: dict[object, set[int]] = {}
        for raid in raids:
            self.add(raid, None)
        self._windowed = len(raids)

    def add(self, items: Items, number: int | None) -> None:
        """Put items into the raid of that number, or into a new one."""
        if number is None:
            number = len(self.groups)
            self.groups.append([])
            self._figures.append({})
            self._reports.append(set())
        said = _merged([figures_of(item) for item in items])
        self.groups[number].extend(items)
        self._figures[number] = _merged([self._figures[number], said])
        self._reports[number].update(item.report.id for item in items)
        for token in chain(_tokens(said), self._texts(items)):
            self._index.setdefault(token, set()).add(number)

    def fitting(self, items: Items) -> int | None:
        """The one raid that the evidence points to; None where it points to none, or to several alike."""
        said = figures_of(items[0])
        reports = {item.report.id for item in items}
        copied = {number for token in self._texts(items) for number in self._index.get(token, ())}
        near = copied.union(*(self._index.get(token, ()) for token in _tokens(said)), range(self._looked_at))
        # Two totals of one report are said of two windows: they are never one raid.
        open_to = [number for number in near if self._reports[number].isdisjoint(reports)]
        scored = sorted(((points(said, self._figures[n]) + ENOUGH * (n in copied), -n) for n in open_to), reverse=True)
        if not scored:
            return None
        (best, number), *rest = scored
        enough = 1 if self._windowed == 1 and number == 0 else ENOUGH
        return None if best < enough or (rest and rest[0][0] == best) else -number

    @property
    def _looked_at(self) -> int:
        return min(len(self.groups), self._windowed + LARGEST)

    def _texts(self, items: Items) -> list[object]:
        return [("text", self._origins.copied_from(item.report.id)) for item in items]


def figures_of(item: Item[RaidReport]) -> Figures:
    figures: dict[CountKey, set[Ends]] = {}
    for key, count in zip(count_keys(item), item.said.counts, strict=True):
        figures.setdefault(key, set()).add(count.range.ends)
    for key, ends in _sums(figures).items():
        figures.setdefault(key, {ends})
    return {key: frozenset(ends) for key, ends in figures.items()}


def _sums(figures: dict[CountKey, set[Ends]]) -> dict[CountKey, Ends]:
    """All missiles, where only their kinds are given: another report may give just the sum."""
    sums: dict[CountKey, list[tuple[str, Ends]]] = {}
    for (weapon, outcome, unit, area), ends in figures.items():
        if weapon.startswith("missile."):
            key = ("missile", outcome, unit, area)
            sums.setdefault(key, []).extend((weapon, each) for each in ends)
    return {key: _sum([ends for _, ends in parts]) for key, parts in sums.items() if not _nested(parts)}


def _nested(parts: Sequence[tuple[str, Ends]]) -> bool:
    codes = [code for code, _ in parts]
    return len(set(codes)) < len(codes) or any(a.startswith(b + ".") for a in codes for b in codes)


def _sum(parts: Sequence[Ends]) -> Ends:
    leasts, mosts = zip(*parts, strict=True)
    return None if None in leasts else sum(leasts), None if None in mosts else sum(mosts)


def points(said: Figures, held: Figures) -> int:
    """How far the figures of a report speak for a raid."""
    total = 0
    for key, ends in said.items():
        total += max((_agreement(a, b) for a in ends for b in held.get(key, ())), default=0)
        total += ENOUGH * any(_telling(a) and a in held.get(other, ()) for a in ends for other in _renamed(key))
        whole = held.get((*key[:3], ()), frozenset())
        if key[3] and key not in held and any(_part_of(a, b) for a in ends for b in whole):
            total += 1
    return total


def _agreement(one: Ends, other: Ends) -> int:
    if one == other:
        return 2 if _telling(one) else 1
    small, large = sorted(max(n or 0 for n in ends) for ends in (one, other))
    if meet(one, other) and large <= CLOSE * small:
        return 2 if holds(one, other) and small >= TELLING else 1
    return -2 if large > CLOSE * small and not meet(one, other) else 0


def _renamed(key: CountKey) -> list[CountKey]:
    """The keys under which others may give the same number."""
    weapon, outcome, unit, area = key
    return [(weapon, other, unit, area) for other in STOPPED - {outcome}] if outcome in STOPPED else []


def _telling(ends: Ends) -> bool:
    return max(n or 0 for n in ends) >= TELLING


def _part_of(part: Ends, whole: Ends) -> bool:
    return (part[0] or 0) <= (whole[1] if whole[1] is not None else 1 << 62)


def _alike(loose: Sequence[Item[RaidReport]], origins: Origins) -> list[Items]:
    """Reports with the very same figures or the same text, the fullest first."""
    groups: dict[object, Items] = {}
    for item in loose:
        figures = figures_of(item)
        telling = any(_telling(ends) for values in figures.values() for ends in values)
        # One small number alone is no evidence: "one drone shot down" is said of many nights and places.
        key: object = tuple(sorted((k, tuple(sorted(v, key=str))) for k, v in figures.items()))
        if not telling and len(figures) < ENOUGH:
            key = (key, origins.copied_from(item.report.id))
        if any(item.report.id == other.report.id for other in groups.get(key, ())[-1:]):
            key = item.key
        groups.setdefault(key, []).append(item)
    return sorted(groups.values(), key=lambda group: (-len(figures_of(group[0])), group[0].order))


def _tokens(said: Figures) -> list[object]:
    """What two statements with a number in common are found by."""
    telling = [(key, ends) for key, values in said.items() for ends in values if _telling(ends)]
    return [((key[0], key[1] in STOPPED or key[1], *key[2:]), ends) for key, ends in telling]


def _merged(all_figures: Sequence[Figures]) -> Figures:
    merged: dict[CountKey, frozenset[Ends]] = {}
    for figures in all_figures:
        for key, ends in figures.items():
            merged[key] = merged.get(key, frozenset()) | ends
    return merged
