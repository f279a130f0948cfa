"""Which totals are another raid's because he who tells them counts only over the region that he leads?

The governor says how many were shot down over his region, the ministry how many over the land: two areas, two raids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from svidok.model.figure import Count
from svidok.reading.raids.tallies import Told


class Counted(Protocol):
    """The counts of a sentence, who gives them, and of which region he tells by his office."""

    @property
    def counts(self) -> tuple[Told, ...]: ...

    @property
    def source(self) -> tuple[str, ...]: ...

    @property
    def led(self) -> str | None: ...


C = TypeVar("C", bound=Counted)


def by_area(group: Sequence[C]) -> list[list[C]]:
    """The sentences of a raid, those of each region apart whose officials count over it, where others count over more
    than one region and give no number for this one: theirs would be a rival total of the same raid."""
    led = {one.led for one in group if one.led is not None and _all_over(one.counts, one.led)}
    others = [one for one in group if one.led not in led]
    if not any(one.source and any(c.admin1 is None for c in _of(one.counts)) for one in others):
        return [list(group)]
    theirs = {count.admin1 for one in others for count in _of(one.counts)}
    areas = [region for region in dict.fromkeys(one.led for one in group) if region in led - theirs]
    rest = [one for one in group if one.led not in areas]
    return [rest, *([one for one in group if one.led == region] for region in areas)]


def _of(counts: Iterable[Told]) -> Iterable[Count]:
    return (told.count for told in counts)


def _all_over(counts: Iterable[Told], region: str) -> bool:
    return all(count.admin1 in (None, region) for count in _of(counts))
