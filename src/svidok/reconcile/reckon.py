"""Of many statements of one figure, which is shown as the best, and between which ends do they run?

The best is the latest of the nearest authority: a figure may fall as well as rise, and the largest ever seen is no
rule. A looser word of the same authority ("people were injured") does not undo its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from svidok.model.figure import Range
from svidok.model.reading import Side
from svidok.model.record import Step
from svidok.reconcile.sources import NEARNESS

Ends = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Stated:
    """A step with what is needed to weigh it."""

    step: Step
    when: datetime
    nearness: int
    sides: frozenset[Side | None]
    own: bool = False  # the outlet speaks for itself; else it passes on what another said, perhaps long before
    beside: tuple[Ends, ...] = ()  # every figure of the same statement

    @property
    def ends(self) -> Ends:
        return self.step.range.ends


def first_told(stated: Iterable[Stated]) -> list[Stated]:
    """In order of time, each statement of an origin from when it was first told: who repeats it knows no more."""
    in_order = sorted(stated, key=lambda one: (one.when, one.step.evidence.member, str(one.ends)))
    first: dict[tuple[object, ...], datetime] = {}
    told = []
    for one in in_order:
        since = first.setdefault((one.step.origins, one.step.kind, one.step.window, one.ends, one.beside), one.when)
        told.append(one if one.own else replace(one, when=since))
    return sorted(told, key=lambda one: (one.when, one.step.evidence.member, str(one.ends)))


def best_of(stated: Sequence[Stated]) -> tuple[Stated, str]:
    """The latest of the nearest authority, and the rule in words. `stated` must not be empty."""
    nearest = min(one.nearness for one in stated)
    rivals = [one for one in stated if one.nearness == nearest]
    reports: dict[tuple[datetime, Ends], set[str]] = {}
    for one in rivals:
        reports.setdefault((one.when, one.ends), set()).add(one.step.evidence.member.report_id)

    def rank(one: Stated) -> tuple[datetime, bool, int, int, int]:
        # Within one instant "nobody, so far" yields to a number; then the figure that most reports give; then the
        # smaller one, as nothing tells which is later.
        return one.when, one.ends != (0, 0), len(reports[one.when, one.ends]), -low(one.ends), -_high(one.ends)

    latest_first = sorted(rivals, key=lambda one: one.step.evidence.member)
    latest_first.sort(key=rank, reverse=True)
    best = latest_first[0]
    for earlier in latest_first[1:]:
        if _is_open(best.ends) and earlier.ends != best.ends and holds(best.ends, earlier.ends):
            best = earlier
    tied = len({ends for when, ends in reports if when == best.when}) > 1
    return best, _rule(best, tied=tied)


def last_words(stated: Iterable[Stated]) -> list[Stated]:
    """What every origin said last; all of it, where several figures bear the same instant."""
    last: dict[tuple[str, ...], list[Stated]] = {}
    for one in stated:
        held = last.setdefault(one.step.origins, [])
        if held and one.when > held[0].when:
            held.clear()
        if not held or one.when == held[0].when:
            held.append(one)
    return [one for held in last.values() for one in held]


def span(best: Ends, stated: Iterable[Stated]) -> Ends:
    """The least and the most over the best and all that contradicts it; a looser word that holds it widens nothing."""
    rivals = [best, *(one.ends for one in stated if not holds(one.ends, best))]
    leasts = [least for least, _ in rivals]
    mosts = [most for _, most in rivals]
    return (
        None if None in leasts else min(n for n in leasts if n is not None),
        None if None in mosts else max(n for n in mosts if n is not None),
    )


def contested(best: Stated, ends: Ends, stated: Iterable[Stated]) -> bool:
    """Whether another origin contradicts it without being merely older; the other side's word counts at any time."""
    return any(
        one.step.origins != best.step.origins
        and not meet(one.ends, ends)
        and (one.when >= best.when or _other_side(one, best))
        for one in stated
    )


def holds(wide: Ends, narrow: Ends) -> bool:
    """Whether all that `narrow` allows is allowed by `wide`."""
    return low(wide) <= low(narrow) and _high(narrow) <= _high(wide)


def meet(one: Ends, other: Ends) -> bool:
    return low(one) <= _high(other) and low(other) <= _high(one)


def written(value: Range) -> Range:
    """The range without the words of the one report it was taken from."""
    return Range(value.least, value.most, value.approximate, value.exclusive)


def _other_side(one: Stated, other: Stated) -> bool:
    return not one.sides & other.sides and None not in one.sides | other.sides


def low(ends: Ends) -> int:
    return -1 if ends[0] is None else ends[0]


def _high(ends: Ends) -> int:
    return 1 << 62 if ends[1] is None else ends[1]


def _is_open(ends: Ends) -> bool:
    return None in ends


def _rule(best: Stated, *, tied: bool) -> str:
    step = best.step
    when = step.published_at.isoformat(timespec="minutes") if step.published_at else step.published
    said = f"latest of the nearest authority: {', '.join(step.origins)} ({NEARNESS[best.nearness]})"
    dated = f", published {when}" if when else ", undated"
    return said + dated + ("; of several of that time the one given most, else the least" if tied else "")
