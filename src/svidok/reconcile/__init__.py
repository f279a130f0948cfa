"""Many readings, one record: which raids, incidents and tolls do they tell of, each statement kept and counted once?

    items      every single statement, in the order of publication
    judging    what people decided, and what it does to the groups
    origins    whose knowledge a statement is, however often repeated   (copies: which texts are the same)
    sources    who a speaker is, and how near to the event   (struck: which country, and by whom if nobody says)
    raids      connected windows of one side      (windows, matching: reports without a clock time; counts)
    incidents  a place within a raid              (slots: which attack of the day; tolls, sites)
    reckon     of many statements of one figure: the best, and between which ends
    issuing    ids that nothing changes or loses   (naming: what a new one says)

Pure and deterministic: the order of what comes in changes nothing, and no clock, network or store is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from svidok.model.record import Incident, IssuedId, Judgement, MemberKey, Part, Raid, Record
from svidok.model.source import Source
from svidok.reconcile.incidents import incidents
from svidok.reconcile.issuing import Issuing
from svidok.reconcile.items import Entry, Item, Said, incident_items, one_reading_each, raid_items
from svidok.reconcile.judging import Decisions, in_force
from svidok.reconcile.origins import Origins
from svidok.reconcile.raids import raids
from svidok.reconcile.sources import Sources, known_sources

__all__ = ["Entry", "reconcile"]


def reconcile(
    entries: Iterable[Entry],
    judgements: Iterable[Judgement] = (),
    *,
    prefix: str = "",
    sources: Iterable[Source] | None = None,
    issued: Iterable[IssuedId] = (),
) -> Record:
    """The record that these readings and judgements give. Every new id begins with `prefix`.

    Of several readings of one report the one by the reader last by name and version is taken. `sources` are the known
    speakers; None takes the table that comes with svidok. `issued` is what was remembered of the ids given before, the
    oldest first: the only input whose order matters. What to remember of this record is in its `issued`.
    """
    readings = one_reading_each(entries)
    decisions = in_force(judgements)
    all_raids, all_incidents = raid_items(readings), incident_items(readings)
    origins = Origins(
        (entry.report for entry in readings),
        [*all_raids, *all_incidents],
        Sources(known_sources() if sources is None else sources),
    )
    issued = list(issued)
    raid_ids = Issuing(Part.RAIDS, issued, all_raids, prefix)
    incident_ids = Issuing(Part.INCIDENTS, issued, all_incidents, prefix)
    made_raids = raids(_kept(all_raids, decisions), decisions, origins, raid_ids)
    made_incidents = incidents(_kept(all_incidents, decisions), made_raids, decisions, origins, incident_ids)
    holds_raid, holds_incident = _holder(made_raids), _holder(made_incidents)
    aside = decisions.set_aside & ({item.key for item in all_raids} | {item.key for item in all_incidents})
    return Record(
        raids=tuple(sorted(_with_incidents(made_raids, made_incidents), key=_day_and_id)),
        incidents=tuple(sorted(made_incidents, key=_day_and_id)),
        set_aside=tuple(sorted(aside)),
        pointers=raid_ids.pointers(holds_raid) + incident_ids.pointers(holds_incident),
        issued=raid_ids.new(holds_raid) + incident_ids.new(holds_incident),
    )


def _kept(items: Iterable[Item[Said]], decisions: Decisions) -> list[Item[Said]]:
    return [item for item in items if item.key not in decisions.set_aside]


def _holder(things: Iterable[Raid | Incident]) -> dict[MemberKey, str]:
    return {member.key: thing.id for thing in things for member in thing.members}


def _with_incidents(made_raids: Iterable[Raid], made: Iterable[Incident]) -> list[Raid]:
    of_raid: dict[str, list[str]] = {}
    for incident in made:
        if incident.raid_id is not None:
            of_raid.setdefault(incident.raid_id, []).append(incident.id)
    return [replace(raid, incident_ids=tuple(sorted(of_raid.get(raid.id, ())))) for raid in made_raids]


def _day_and_id(thing: Raid | Incident) -> tuple[str, str]:
    return thing.day.isoformat() if thing.day else "", thing.id
