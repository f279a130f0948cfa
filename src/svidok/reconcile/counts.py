"""How many weapons were launched, shot down, lost and hit in one raid, and who gives which number?

Statements are weighed per weapon, outcome, unit and area. Windows of one raid that do not overlap add up; a window
inside a longer one is a part of it. What bears a date and no window is kept as a rival and never added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from svidok.model.figure import Count, Unit
from svidok.model.reading import RaidReport, Side
from svidok.model.record import Evidence, RaidCount, Step, Window
from svidok.reconcile.items import Item, declared, published
from svidok.reconcile.matching import CountKey, count_keys
from svidok.reconcile.origins import Origins
from svidok.reconcile.reckon import Stated, best_of, contested, first_told, last_words, span, written
from svidok.reconcile.sources import nearness
from svidok.reconcile.windows import hull, overlap

SUMMED = ("missile", "drone", "air_target")  # parts before wholes
PARTS_OF = {"air_target": ("drone", "missile")}
WITHIN = {"drone.jet": "drone.shahed"}  # "173 Shahed, of them 76 jet-powered": a part that its code does not show


def reckoned(items: Sequence[Item[RaidReport]], attacker: Side | None, origins: Origins) -> tuple[RaidCount, ...]:
    """Every count of a raid, stated ones and the families' sums, by weapon, outcome, unit and area."""
    stated: dict[CountKey, list[Stated]] = {}
    rows: dict[CountKey, list[Stated]] = {}
    for item in items:
        for key, count in zip(count_keys(item), item.said.counts, strict=True):
            (rows if item.said.disjoint else stated).setdefault(key, []).append(_stated(item, count, attacker, origins))
    counts = {key: _counted(key, stated.get(key, []), rows.get(key, [])) for key in stated.keys() | rows.keys()}
    # Places are not added, as two weapons may share one; nor are the parts of single regions.
    wheres = sorted({key[1:] for key in counts if key[2] is Unit.WEAPON and not key[3]})
    for weapon, (outcome, unit, area) in product(SUMMED, wheres):
        key = (weapon, outcome, unit, area)
        if key not in counts and (total := _sum(key, counts)):
            counts[key] = total
    return tuple(counts[key] for key in sorted(counts))


def _counted(key: CountKey, stated: list[Stated], rows: Sequence[Stated]) -> RaidCount:
    tables = list(_tables(rows))
    stated = [*stated, *(whole for whole, _ in tables)]
    stated = first_told(stated)
    kept = _longest_apart([one for one in stated if one.step.window is not None])
    if kept:
        best_in = [best_of([one for one in stated if one.step.window == window]) for window in kept]
    else:
        best_in = [best_of(_whole(stated))]
    value = written(best_in[0][0].step.range)
    for one, _ in best_in[1:]:
        value += written(one.step.range)
    rule = best_in[0][1]
    if len(best_in) > 1:
        rule = f"sum over {len(best_in)} windows that do not overlap, each the latest of the nearest authority"
    steps, rivals = _weighed(stated, kept, {id(one) for one, _ in best_in})
    steps = [row for step in steps for row in _rows_of(step, tables)]
    least, most = span(value.ends, last_words(rivals))
    dispute = contested(best_in[0][0], value.ends, last_words(rivals))
    return RaidCount(*key, tuple(steps), value, least, most, rule, dispute)


def _tables(rows: Iterable[Stated]) -> Iterator[tuple[Stated, list[Stated]]]:
    """The sum of the rows of each table and source, over the time from the first to the last of them, and its rows."""
    by_table: dict[tuple[object, ...], list[Stated]] = {}
    for row in rows:
        by_table.setdefault((row.step.source, row.step.via, row.step.why), []).append(row)
    for own in by_table.values():
        own.sort(key=lambda row: row.step.evidence.member)
        value = own[0].step.range
        for row in own[1:]:
            value = written(value) + written(row.step.range)
        windows = [row.step.window for row in own if row.step.window is not None]
        last = max(own, key=lambda row: row.when)
        yield replace(last, step=replace(last.step, range=value, window=hull(windows) if windows else None)), own


def _rows_of(step: Step, tables: Iterable[tuple[Stated, list[Stated]]]) -> Iterator[Step]:
    """The rows in the place of their sum, each with what became of it."""
    for whole, own in tables:
        same = (whole.step.evidence, whole.step.range, whole.step.window)
        if len(own) > 1 and same == (step.evidence, step.range, step.window):
            why = f"a row of {len(own)} that add up: {step.why}" if step.why else f"a row of {len(own)} that add up"
            yield from (replace(row.step, counted=step.counted, why=why) for row in own)
            return
    yield step


def _weighed(stated: Sequence[Stated], kept: Sequence[Window], shown: set[int]) -> tuple[list[Step], list[Stated]]:
    """The steps with their part in the figure, and those that speak of the same total as it does."""
    steps, rivals = [], []
    for one in stated:
        window = one.step.window
        if id(one) in shown:
            steps.append(replace(one.step, why="the figure shown" if len(shown) == 1 else "added to the figure shown"))
            if len(shown) == 1:
                rivals.append(one)
        elif not one.step.counted:
            steps.append(one.step)
        elif window is not None and window not in kept:
            steps.append(replace(one.step, counted=False, why="its window lies within a longer one"))
        elif window is not None and len(kept) > 1:
            steps.append(replace(one.step, why="another figure of one of the windows"))
        else:
            steps.append(replace(one.step, why="" if window else "a date without a clock time: never added"))
            rivals.append(one)
    return steps, rivals


def _whole(stated: Sequence[Stated]) -> Sequence[Stated]:
    """The statements about all of it; those about several named regions only where there is nothing else."""
    return [one for one in stated if one.step.counted] or stated


def _longest_apart(stated: Iterable[Stated]) -> list[Window]:
    """The longest windows that do not overlap, longest first taken."""
    windows = {one.step.window for one in stated if one.step.window is not None}
    kept: list[Window] = []
    for window in sorted(windows, key=lambda w: (w.start - w.end, w.start)):
        if not any(overlap(window, other) for other in kept):
            kept.append(window)
    return kept


def _sum(family: CountKey, counts: dict[CountKey, RaidCount]) -> RaidCount | None:
    """The sum over the weapons of a family, none counted under two names; None if none of it is counted."""
    members = _members(family, PARTS_OF.get(family[0], (family[0],)), counts)
    names = {name for name, _ in members}
    top = [count for name, count in members if not any(_is_part(name, other) for other in names)]
    if not top:
        return None
    value = written(top[0].best)
    for count in top[1:]:
        value += written(count.best)
    least = None if any(c.least is None for c in top) else sum(c.least or 0 for c in top)
    most = None if any(c.most is None for c in top) else sum(c.most or 0 for c in top)
    rule = "sum of " + ", ".join(f"{count.weapon} {count.best}" for count in top)
    return RaidCount(*family, (), value, least, most, rule, any(c.contested for c in top), derived=True)


def _is_part(name: str, other: str) -> bool:
    return name.startswith(other + ".") or WITHIN.get(name) == other


def _members(family: CountKey, heads: Sequence[str], counts: dict[CountKey, RaidCount]) -> list[tuple[str, RaidCount]]:
    def within(name: str) -> bool:
        return name != family[0] and any(name == head or name.startswith(head + ".") for head in heads)

    return sorted(
        ((key[0], count) for key, count in counts.items() if key[1:] == family[1:] and within(key[0])),
        key=lambda pair: pair[0],
    )


def _stated(item: Item[RaidReport], count: Count, attacker: Side | None, origins: Origins) -> Stated:
    report, said = item.report, item.said
    speakers = origins.speakers(item, said.source, said.via)
    of_parts = len(said.area) > 1 and count.admin1 is None
    step = Step(
        range=count.range,
        evidence=Evidence(item.key, count.evidence or said.evidence),
        source=said.source,
        via=said.via,
        origins=origins.names(speakers),
        published=report.published,
        published_at=report.published_at,
        window=declared(item),
        counted=not of_parts,
        why=f"said of {', '.join(said.area)}" if of_parts else "",
    )
    nearest = min(nearness(speaker, attacker) for speaker in speakers)
    beside = tuple(one.range.ends for one in said.counts)
    return Stated(
        step,
        published(report),
        nearest,
        frozenset(s.side for s in speakers),
        origins.speaks_itself(item, speakers),
        beside,
    )
