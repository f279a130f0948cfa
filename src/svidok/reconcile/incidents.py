"""What happened at each place within each raid?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from svidok.model.form import FIGURES
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Cause, IncidentReport, Side, Status
from svidok.model.record import Incident, Member, MemberKey, Raid, Toll
from svidok.model.source import Source
from svidok.reconcile.attacks import Attacks, RaidsOf
from svidok.reconcile.hours import dating, day_of
from svidok.reconcile.issuing import Issuing
from svidok.reconcile.items import Item
from svidok.reconcile.judging import Decisions, judged
from svidok.reconcile.linking import Gathering, is_open, is_wide
from svidok.reconcile.naming import place_slug, stem
from svidok.reconcile.origins import Origins, grade
from svidok.reconcile.places import Items, Places, Sides, by_place, settled, side_of
from svidok.reconcile.related import linked
from svidok.reconcile.sites import sites
from svidok.reconcile.struck import attackers
from svidok.reconcile.tolls import in_dispute, toll

NOT_BORNE_OUT = frozenset({Status.DENIED, Status.PLANNED})


def incidents(
    items: Sequence[Item[IncidentReport]],
    raids: Sequence[Raid],
    decisions: Decisions,
    origins: Origins,
    issuing: Issuing[IncidentReport],
) -> list[Incident]:
    """All incidents of these statements."""
    held: dict[tuple[date | None, Side | None], list[Raid]] = {}
    for raid in raids:
        if not raid.cumulative and raid.precision is DatePrecision.DAY:
            held.setdefault((raid.day, raid.attacker), []).append(raid)
    sides = attackers(items, raids)
    gathering = _gathered(items, sides, held, decisions, origins)
    groups = judged([one.items for one in gathering.all], decisions)
    heads = [_head(group, sides) for group in groups]
    stems = [stem("I", head.period, head.attacker, place_slug(head.place)) for head in heads]
    names = issuing.named(stems, groups)
    raid_of = {item.key: one.raid_id for one in gathering.all for item in one.items}
    made = [
        _incident(name, group, head, _raid_id(group, raid_of), decisions, origins, gathering.why)
        for name, group, head in zip(names, groups, heads, strict=True)
    ]
    return linked(made, {item.key: one.may_be for one in gathering.all for item in one.items if one.may_be})


class _Head(NamedTuple):
    """What names an incident; the period runs from the first to the last instant that its best dated reports give."""

    period: Period
    attacker: Side | None
    place: Place


def _head(group: Items, sides: Sides) -> _Head:
    best = dating(group)
    periods = [item.said.period for item in best]
    period = replace(
        periods[0],
        day=day_of(best[0]),
        earliest=_outer([one.earliest for one in periods], last=False),
        latest=_outer([one.latest for one in periods], last=True),
    )
    return _Head(period, side_of(group, sides), settled(item.said.place for item in group))


def _gathered(
    items: Sequence[Item[IncidentReport]], sides: Sides, held: RaidsOf, decisions: Decisions, origins: Origins
) -> Gathering:
    """Settlements first; then what names only a region or a raion, to the one it speaks of or by itself."""
    gathering = Gathering(origins)
    wide = [item for item in items if is_wide(item) and item.key not in decisions.misplaced]
    apart = {item.key for item in wide}
    exact = [item for item in items if item.key not in apart]
    places, attacks = Places(exact), Attacks(sides, held, gathering)
    for part in attacks.of(by_place(exact, places, sides, origins, decisions.misplaced)):
        if part.items[0].key not in decisions.misplaced:
            gathering.find_in_region(part, side_of(part.items, sides))
    vague = [item for item in wide if not gathering.joined_in_region(item, sides[item.key])]
    groups = by_place(vague, places, sides, origins, decisions.misplaced)
    by_name = (group for group in groups if is_open(group.items[0].said.place))
    for group in by_name:
        side = side_of(group.items, sides)
        if not gathering.joined_by_name(group.items, side):
            for part in attacks.of([group]):
                gathering.find_by_name(part, side)
    attacks.of(group for group in groups if not is_open(group.items[0].said.place))
    for one in gathering.all:
        one.items.sort(key=lambda item: item.order)
    return gathering


def _incident(
    name: str,
    group: Items,
    head: _Head,
    raid_id: str | None,
    decisions: Decisions,
    origins: Origins,
    why: Mapping[MemberKey, str],
) -> Incident:
    period, attacker, place = head
    said = [item.said for item in group]
    borne_out = [item for item in group if item.said.status not in NOT_BORNE_OUT]
    speakers = _speakers(borne_out or group, origins)
    tolls = _tolls(group, attacker, origins)
    reasons = {item.key: _reason(item, head, decisions, why.get(item.key), alone=len(group) == 1) for item in group}
    reviewed = any(item.key in decisions.checked for item in group)
    return Incident(
        id=name,
        attacker=attacker,
        day=period.day,
        precision=period.precision,
        earliest=period.earliest,
        latest=period.latest,
        place=place,
        members=tuple(_member(item, reasons[item.key], origins) for item in group),
        grade=grade(speakers.values(), reviewed=reviewed, borne_out=bool(borne_out)),
        n_reports=len({item.report.id for item in group}),
        n_origins=len(speakers) if borne_out else 0,
        attacker_inferred=attacker is not None and all(s.attacker is None or s.attacker_inferred for s in said),
        origins=origins.names(speakers.values()),
        raid_id=raid_id,
        weapons=_most_exact(weapon for item in borne_out for weapon in item.said.weapons),
        causes=tuple(cause for cause in Cause if any(one.cause is cause for one in said)),
        statuses=tuple(status for status in Status if any(one.status is status for one in said)),
        tolls=tolls,
        objects=sites(borne_out, attacker, origins),
        reasons=tuple(sorted(set(reasons.values()))),
        contested=_disputes(group, tolls, origins) + decisions.conflicts(group),
        judgements=decisions.ids(group),
    )


def _speakers(items: Items, origins: Origins) -> dict[str, Source]:
    return {s.key: s for item in items for s in origins.speakers(item, item.said.source, item.said.via)}


def _tolls(group: Items, attacker: Side | None, origins: Origins) -> tuple[Toll, ...]:
    made = []
    for name in FIGURES:
        said = [(item, figure) for item in group if (figure := getattr(item.said, name)) is not None]
        if said and (one := toll(name, said, attacker, origins)):
            made.append(one)
    return tuple(made)


def _disputes(group: Items, tolls: Iterable[Toll], origins: Origins) -> tuple[str, ...]:
    words = [found for one in tolls if (found := in_dispute(one))]
    causes = {item.said.cause for item in group if item.said.cause is not None}
    if len(causes) > 1 or Cause.CONTESTED in causes:
        words.append("cause: " + " against ".join(sorted(causes)))
    for item in group:
        if item.said.status is Status.DENIED:
            who = ", ".join(origins.names(origins.speakers(item, item.said.source, item.said.via)))
            words.append(f"denied: {who} ({item.key})")
    return tuple(words)


def _member(item: Item[IncidentReport], reason: str, origins: Origins) -> Member:
    return Member(
        key=item.key,
        evidence=item.evidence,
        reason=reason,
        outlet=item.report.source_name,
        published=item.report.published,
        published_at=item.report.published_at,
        source=item.said.source,
        via=item.said.via,
        origins=origins.names(origins.speakers(item, item.said.source, item.said.via)),
        status=item.said.status,
    )


def _reason(item: Item[IncidentReport], head: _Head, decisions: Decisions, why: str | None, *, alone: bool) -> str:
    if item.key in decisions.misplaced:
        return "a person judged its place wrong: it joins nothing by place"
    if alone:
        return "the only report of this place on this day"
    if item.said.place.rivals and item.said.place.key is None:
        return "the identical words of a place that is not settled, same day"
    if item.key in decisions.joined:
        return "a person judged them the same"
    if why is not None and is_wide(item):
        return f"same day, side and region, its place not nearer known: {why}"
    precision = head.place.precision
    where = "same settlement" if precision is PlacePrecision.SETTLEMENT else f"same {precision}"
    if item.said.period.precision is not DatePrecision.DAY:
        return f"{where}, no day known: the same text"
    side = "" if item.said.attacker else "; names no attacker, and only one is known here that day"
    return f"{where}{_same_day(item, head)}{side}" + (f"; of several attacks this one: {why}" if why else "")


def _same_day(item: Item[IncidentReport], head: _Head) -> str:
    if day_of(item) == head.period.day:
        return " and day"
    return ", published the day after with no date" if item.said.period.assumed else ", the evening of that day"


def _raid_id(group: Items, raid_of: Mapping[MemberKey, str | None]) -> str | None:
    return next((raid_id for item in group if (raid_id := raid_of[item.key]) is not None), None)


def _outer(instants: Sequence[datetime | None], *, last: bool) -> datetime | None:
    """The earliest or latest of the instants known; None if none is."""
    known = [instant for instant in instants if instant is not None]
    return (max(known) if last else min(known)) if known else None


def _most_exact(weapons: Iterable[str]) -> tuple[str, ...]:
    """The codes said, without those of which a longer one says more."""
    codes = set(weapons)
    return tuple(sorted(code for code in codes if not any(other.startswith(code + ".") for other in codes)))
