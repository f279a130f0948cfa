"""What of a raid, an incident or a claim do the standing questions look at?

A fact is a few numbers and codes of a thing of the record, without the words it rests on: enough to count with, and so
small that those of a hundred thousand incidents are at hand at once. Whoever wants the words follows the id.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from svidok.answers.amounts import Amount
from svidok.answers.bearing import bears_on
from svidok.answers.families import every_weapon, of_front
from svidok.answers.question_packs import pack
from svidok.lexicon.tables import known_tables
from svidok.model.answer import QuotedClaim
from svidok.model.figure import Outcome, Unit
from svidok.model.form import Form
from svidok.model.period import DatePrecision
from svidok.model.reading import Side, Status
from svidok.model.record import Grade, Incident, Raid, RaidCount, Step, Toll
from svidok.reconcile.coverage import Known, coverage
from svidok.reconcile.sources import Sources, known_sources

Area = tuple[str, ...]


class CountFacts(NamedTuple):
    """A stated number of one weapon with one outcome in one raid, about all of its `area` (empty: the country)."""

    weapon: str
    outcome: Outcome
    area: Area
    amount: Amount
    of_rows: bool  # all that is counted of it are rows of a known table, which add up
    tells_all: bool  # somebody gives it who does not list only what was shot down


class RaidFacts(NamedTuple):
    """A raid of one known day and attacker; days as in svidok.model.record.Groupings."""

    id: str
    attacker: Side
    day: date
    night: date | None
    hours24: date | None
    has_hour: bool
    has_window: bool
    firm: bool  # surely no other telling of another raid: it has windows, or is a row of a table
    known: Known | None  # what it says of its day; None where it tells of no raid's weapons over the country
    grade: Grade
    counts: tuple[CountFacts, ...]


class IncidentFacts(NamedTuple):
    """`day` is None where it is not known to the day; people None where no figure is told that may be shown."""

    id: str
    day: date | None
    attacker: Side | None
    area: str | None
    place: str | None
    weapons: tuple[str, ...]
    objects: tuple[str, ...]
    killed: Amount | None
    injured: Amount | None
    contested: bool
    grade: Grade
    reported: bool  # somebody reports it as having happened
    may_repeat: bool


class Telling(NamedTuple):
    """Who told of a raid or an incident: the outlet that was first, alone; who tells what another told, and how often;
    which origins gave another figure on a later day.
    """

    id: str
    first: str | None
    quotes: tuple[tuple[str, str, int], ...]
    corrects: tuple[str, ...]


class ClaimFacts(NamedTuple):
    """A claim that a question sets beside its figures; `office` is the side whose office says it."""

    quoted: QuotedClaim
    office: Side | None
    of_supply: bool
    of_aim: bool  # an office says what is struck or aimed at
    bears_on: tuple[str, ...]  # questions that no figure answers


def raid_facts(raid: Raid) -> RaidFacts | None:
    """None where the raid cannot be counted: its day or attacker is not known, or it is a sum over weeks."""
    if raid.cumulative or raid.attacker is None or raid.precision is not DatePrecision.DAY or raid.day is None:
        return None
    stated = [count for count in raid.counts if _said_of_whole(count) and not _counts_front(count)]
    known = coverage([raid], raid.day, raid.day, side=raid.attacker)[0].known
    return RaidFacts(
        id=raid.id,
        attacker=raid.attacker,
        day=raid.day,
        night=raid.groupings.night,
        hours24=raid.groupings.hours24,
        has_hour=raid.groupings.night is not None or raid.groupings.day is not None,
        has_window=bool(raid.windows),
        firm=bool(raid.windows) or any(not _table_titles().isdisjoint(member.via) for member in raid.members),
        known=known if known is not Known.UNKNOWN and _tells_of_raid(stated) else None,
        grade=raid.grade,
        counts=tuple(_count(count) for count in stated if count.unit is Unit.WEAPON),
    )


def incident_facts(incident: Incident) -> IncidentFacts:
    return IncidentFacts(
        id=incident.id,
        day=incident.day if incident.precision is DatePrecision.DAY else None,
        attacker=incident.attacker,
        area=incident.place.admin1,
        place=incident.place.key,
        weapons=incident.weapons,
        objects=tuple(sorted({str(site.object_class) for site in incident.objects})),
        killed=_people(incident.killed),
        injured=_people(incident.injured),
        contested=any(toll.contested for toll in incident.tolls),
        grade=incident.grade,
        reported=not incident.statuses or Status.REPORTED in incident.statuses,
        may_repeat=incident.may_repeat,
    )


def telling(thing: Raid | Incident) -> Telling:
    figures = thing.counts if isinstance(thing, Raid) else thing.tolls
    pairs = Counter(
        (member.outlet, other)
        for member in thing.members
        for other in dict.fromkeys((*member.source, *member.via))
        if member.outlet and other != member.outlet
    )
    changed = dict.fromkeys(origin for figure in figures for origin in _corrected(figure.steps))
    quotes = tuple((outlet, other, n) for (outlet, other), n in sorted(pairs.items()))
    return Telling(thing.id, _first(thing), quotes, tuple(changed))


def claim_facts(form: Form, report_tells: bool) -> ClaimFacts | None:
    """None where no question looks at such a claim; `report_tells`: its report tells of a raid or an incident."""
    words = tuple(quote["text"] for quote in form["quotes"])
    office = _sources().named(form["speaker"]).side if form["speaker"] else None
    supply = _speaks_of(words, "sustainability")
    aim = office is not None and form["kind"] in pack("targets")["aims"] and _speaks_of(words, "targets")
    open_ = bears_on(form["kind"], words, report_tells)
    if not (supply or aim or open_ or form["kind"] in pack("forecasts")["kinds"]):
        return None
    published = date.fromisoformat(form["published"]) if form["published"] else None
    who = form["id"], form["kind"], form["speaker"], tuple(form["via"])
    quoted = QuotedClaim(*who, published, form["due"], words, form.get("claim"), form.get("came_of"))
    return ClaimFacts(quoted, office, supply, aim, open_)


def _count(count: RaidCount) -> CountFacts:
    """Of who lists only some fates, what he counts is the least there was."""
    named = count.best.least if count.best.least is not None else count.best.most
    all_ = any(not set(step.source) <= _partial_sources() or not step.source for step in count.steps)
    rows = all(not _table_titles().isdisjoint(step.via) for step in count.steps if step.counted)
    amount = Amount(count.least or 0, named or 0, count.most if all_ else None)
    return CountFacts(count.weapon, count.outcome, count.area, amount, rows, all_)


def _said_of_whole(count: RaidCount) -> bool:
    """Whether any statement is about all of its area; else it is about several regions of it and no total."""
    return any(step.counted for step in count.steps)


def _counts_front(count: RaidCount) -> bool:
    """Whether it is a day's sum over the whole front, and no raid's."""
    return all(step.window is None and of_front(count.weapon, step.source) for step in count.steps)


def _tells_of_raid(stated: Sequence[RaidCount]) -> bool:
    """Whether it tells of the whole country; who tells of reconnaissance drones alone tells of no raid."""
    family = every_weapon()
    return any(not one.area and (one.unit is Unit.LOCATION or family.holds(one.weapon)) for one in stated)


def _people(toll: Toll | None) -> Amount | None:
    if toll is None or toll.best is None:
        return None
    named = toll.best.least if toll.best.least is not None else toll.best.most
    return Amount(toll.least or 0, named or 0, toll.most)


def _first(thing: Raid | Incident) -> str | None:
    """The outlet that was first alone, where several give the instant at which they told it."""
    told_at = [
        (member.published_at, member.outlet) for member in thing.members if member.published_at and member.outlet
    ]
    if len({outlet for _, outlet in told_at}) < 2:
        return None
    instant = min(at for at, _ in told_at)
    earliest = {outlet for at, outlet in told_at if at == instant}
    return earliest.pop() if len(earliest) == 1 else None


def _corrected(steps: Sequence[Step]) -> Iterator[str]:
    """The origins that gave a figure and another one on a later day."""
    by_origin: dict[tuple[str, ...], dict[date, set[object]]] = {}
    for step in steps:
        if step.published and step.counted:
            days = by_origin.setdefault((*step.origins, str(step.window)), {})
            days.setdefault(step.published, set()).add(step.range.ends)
    for (*origins, _), days in by_origin.items():
        if len({frozenset(ends) for ends in days.values()}) > 1:
            yield from origins


def _speaks_of(said: Sequence[str], question: str) -> bool:
    """Whether a claim holds one of the words of the question's pack: of production, stock and supply; of striking."""
    words = " ".join(said).casefold().split()
    stems = tuple(pack(question)["stems"])
    return any(word.lstrip("«\"'(„“").startswith(stems) for word in words)


@cache
def _table_titles() -> frozenset[str]:
    return frozenset(table.title for table in known_tables())


@cache
def _partial_sources() -> frozenset[str]:
    return frozenset(source.name for table in known_tables() for source in table.sources if source.lists_only)


@cache
def _sources() -> Sources:
    return Sources(known_sources())
