"""Which statements of totals are one raid?

Declared windows of one side make raids; a report without a clock time joins one of its date by evidence or stands
alone; sums over weeks or months stand apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from svidok.model.period import DatePrecision, Period
from svidok.model.reading import RaidReport, Side
from svidok.model.record import Member, MemberKey, Raid, Window
from svidok.reconcile.counts import reckoned
from svidok.reconcile.issuing import Issuing
from svidok.reconcile.items import Item, declared
from svidok.reconcile.judging import Decisions, judged
from svidok.reconcile.matching import joined
from svidok.reconcile.naming import plain, stem
from svidok.reconcile.origins import Origins, grade
from svidok.reconcile.struck import STRUCK, country_of_code, only_one
from svidok.reconcile.windows import connected, groupings, hull, raid_day

LONGEST = timedelta(hours=24)  # "from 09:00 to 09:00"; longer is a sum over days, or a slip, and joins no nights

Items = list[Item[RaidReport]]
Sides = Mapping[MemberKey, Side | None]  # who attacked, as said or as the only one known to have attacked that day


def raids(
    items: Sequence[Item[RaidReport]], decisions: Decisions, origins: Origins, issuing: Issuing[RaidReport]
) -> list[Raid]:
    """All raids of these statements, in the order of their first publication."""
    sides = dict(_with_sides([item for item in items if not stands_apart(item)]))
    groups = judged(_grouped(items, sides, origins), decisions)
    heads = [_head(group, sides) for group in groups]
    stems = [stem("R", *head, *_over(group)) for head, group in zip(heads, groups, strict=True)]
    names = issuing.named(stems, groups)
    return [_raid(*parts, decisions, origins) for parts in zip(names, groups, heads, strict=True)]


def day_of(item: Item[RaidReport]) -> date | None:
    """The day of a statement: that of its window, else the date it bears; None if only a month is known."""
    window = _window(item)
    if window is not None:
        return raid_day(window, ZoneInfo(item.said.period.zone))
    return item.said.period.day if item.said.period.precision is DatePrecision.DAY else None


def stands_apart(item: Item[RaidReport]) -> bool:
    """Whether it is no raid's total: a sum over a longer time, or of no known day."""
    return item.said.cumulative or day_of(item) is None


def _grouped(items: Sequence[Item[RaidReport]], sides: Sides, origins: Origins) -> Iterable[Items]:
    yield from ([item] for item in items if stands_apart(item))
    by_side: dict[Side | None, Items] = {}
    for item in items:
        if not stands_apart(item):
            by_side.setdefault(sides[item.key], []).append(item)
    for side in sorted(by_side, key=str):
        yield from _of_one_side(by_side[side], origins)


def _with_sides(items: Sequence[Item[RaidReport]]) -> Iterable[tuple[MemberKey, Side | None]]:
    """Each item's side; one that names none takes the only side known to have attacked that day, if it fits."""
    known: dict[date | None, set[Side]] = {}
    for item in items:
        if item.said.attacker is not None:
            known.setdefault(day_of(item), set()).add(item.said.attacker)
    for item in items:
        only = only_one(known.get(day_of(item), ()))
        struck = {country for count in item.said.counts if (country := country_of_code(count.admin1))}
        yield item.key, item.said.attacker or (only if only is not None and struck <= {STRUCK[only]} else None)


def _of_one_side(items: Items, origins: Origins) -> Iterable[Items]:
    declared_windows = [(item, window) for item in items if (window := _window(item)) is not None]
    zone = ZoneInfo(items[0].said.period.zone)
    chains = connected(declared_windows, lambda pair: pair[1], zone)
    by_day: dict[date, list[Items]] = {}
    for chain in chains:
        by_day.setdefault(raid_day(hull(window for _, window in chain), zone), []).append([item for item, _ in chain])
    loose: dict[date, Items] = {}
    for item in items:
        day = day_of(item)
        if _window(item) is None and day is not None and not item.said.disjoint:
            loose.setdefault(day, []).append(item)
    for day in sorted(by_day.keys() | loose.keys()):
        yield from joined(by_day.get(day, []), loose.get(day, []), origins)
    yield from ([item] for item in items if item.said.disjoint and _window(item) is None)


def _window(item: Item[RaidReport]) -> Window | None:
    window = declared(item)
    return None if window is None or window.end - window.start > LONGEST else window


def _head(group: Items, sides: Sides) -> tuple[Period, Side | None]:
    """The period that names the raid, and its side."""
    named = (side for item in group if (side := item.said.attacker or sides.get(item.key)))
    side = next(named, None)
    windows = [(window, item) for item in group if (window := _window(item)) is not None]
    if not windows or group[0].said.cumulative:
        return group[0].said.period, side
    _, last = max(windows, key=lambda pair: (pair[0].end, pair[1].key))
    zone = last.said.period.zone
    return Period(DatePrecision.DAY, raid_day(hull(window for window, _ in windows), ZoneInfo(zone)), zone=zone), side


def _over(group: Items) -> list[str]:
    """The part of the country that every statement of a raid is about, for its id; none if one is about all of it."""
    areas = {item.said.area for item in group}
    return ["-".join(plain(part) for part in areas.pop())] if len(areas) == 1 and () not in areas else []


def _raid(name: str, group: Items, head: tuple[Period, Side | None], decisions: Decisions, origins: Origins) -> Raid:
    period, attacker = head
    cumulative = any(item.said.cumulative for item in group)
    windows = sorted({w for item in group if (w := _window(item))}, key=lambda w: (w.start, w.end))
    speakers = {s.key: s for item in group for s in origins.speakers(item, item.said.source, item.said.via)}
    counts = reckoned(group, attacker, origins)
    day = period.day if period.precision is DatePrecision.DAY else None
    return Raid(
        id=name,
        attacker=attacker,
        day=period.day,
        precision=period.precision,
        members=tuple(_member(item, origins, alone=len(group) == 1) for item in group),
        grade=grade(speakers.values(), reviewed=any(item.key in decisions.checked for item in group)),
        n_reports=len({item.report.id for item in group}),
        n_origins=len(speakers),
        attacker_inferred=attacker is not None
        and all(item.said.attacker is None or item.said.attacker_inferred for item in group),
        zone=period.zone,
        windows=tuple(windows),
        groupings=groupings(windows, None if cumulative else day, ZoneInfo(period.zone)),
        cumulative=cumulative,
        counts=counts,
        origins=origins.names(speakers.values()),
        reasons=tuple(sorted({_reason(item, alone=len(group) == 1) for item in group})),
        contested=tuple(_dispute(c.weapon, c.outcome, c.least, c.most) for c in counts if c.contested)
        + decisions.conflicts(group),
        judgements=decisions.ids(group),
    )


def _member(item: Item[RaidReport], origins: Origins, *, alone: bool) -> Member:
    return Member(
        key=item.key,
        evidence=item.evidence,
        reason=_reason(item, alone=alone),
        outlet=item.report.source_name,
        published=item.report.published,
        published_at=item.report.published_at,
        source=item.said.source,
        via=item.said.via,
        origins=origins.names(origins.speakers(item, item.said.source, item.said.via)),
        window=declared(item),
    )


def _reason(item: Item[RaidReport], *, alone: bool) -> str:
    if item.said.cumulative:
        return "a sum over a longer time: stands apart"
    if alone:
        return "stands alone"
    if _window(item) is not None:
        return "same side; declared windows overlap or lie less than 30 minutes apart"
    return "same side and date, no clock time; its figures or its text are those of the raid"


def _dispute(weapon: str, outcome: str, least: int | None, most: int | None) -> str:
    return f"{weapon} {outcome}: {'?' if least is None else least} against {'more' if most is None else most}"
