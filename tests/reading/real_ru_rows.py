"""How are the raids, incidents and claims of a reading written in a line each, so that a test can list them all?"""

from __future__ import annotations

from svidok.model.figure import Count, Figure
from svidok.model.reading import IncidentReport, RaidReport, Reading, Voice


def rows(reading: Reading) -> tuple[list[list[str]], list[list[str]], list[list[str]]]:
    """All raids, incidents and claims in the order of the text; what the author says in his own voice is left out."""
    said = [claim for claim in reading.claims if claim.voice is not Voice.AUTHOR]
    return (
        [_raid(raid) for raid in reading.raids],
        [_incident(incident) for incident in reading.incidents],
        [[str(claim.kind), claim.speaker or "", claim.evidence[0].text] for claim in said],
    )


def _raid(raid: RaidReport) -> list[str]:
    kind = "sum" if raid.cumulative else "raid"
    return [raid.period.iso or "", raid.attacker or "", kind, ", ".join(raid.source), *map(_count, raid.counts)]


def _count(count: Count) -> str:
    region = f" {count.admin1}" if count.admin1 else ""
    return f"{count.weapon} {count.outcome} {_ends(count.range.least, count.range.most)}{region}"


def _incident(one: IncidentReport) -> list[str]:
    where = f"{one.place.name or '-'} {one.place.admin1 or '-'}"
    people = f"killed {_people(one.killed)}, injured {_people(one.injured)}"
    things = " ".join(sorted({str(thing.object_class) for thing in one.objects}))
    return [one.period.iso or "", where, people, things, " ".join(one.weapons), ", ".join(one.source)]


def _people(figure: Figure | None) -> str:
    return "-" if figure is None else _ends(figure.range.least, figure.range.most)


def _ends(least: int | None, most: int | None) -> str:
    return str(least) if least == most else f"{'' if least is None else least}..{'' if most is None else most}"
