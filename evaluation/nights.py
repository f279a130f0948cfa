"""python -m evaluation.nights [FIRST NIGHTS]: is the truth of made nights found again, from readings and from texts?

Every item of the record has a true incident; tolls are summed as the record shows them (see `shown`) and held against
the last ones told. The first table measures reconciling alone, the second reading and reconciling together, the third
what is left of that where no place is mistaken. Rules were tuned on nights 0 to 39; `100 40` are others.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from evaluation.clusters import Grouping, compared
from evaluation.making import Night, Told, night
from svidok.model.figure import Range
from svidok.model.reading import IncidentReport, Reading
from svidok.model.record import Incident, Record, Toll
from svidok.pipeline.corridor import corridor
from svidok.reconcile import Entry, reconcile

NIGHTS = 25
# What issue and house ask for: pairs and B³ at least, inflation at most.
LEAST = {"pair precision": 0.99, "pair recall": 0.95, "B³ F1": 0.95}
MOST = {"toll inflation": 0.005}


@dataclass(frozen=True)
class Found:
    """What came of some nights, to be added up."""

    grouping: Grouping = field(default_factory=Grouping)
    told: int = 0  # passages that tell of an incident
    shown: int = 0  # people harmed, as the record has it
    true: int = 0
    exact: int = 0  # incidents whose killed and injured are those last told
    one_origin: int = 0  # incidents with as many origins as they have
    incidents: int = 0

    def __add__(self, other: Found) -> Found:
        mine = (getattr(self, name) for name in Found.__dataclass_fields__)
        theirs = (getattr(other, name) for name in Found.__dataclass_fields__)
        return Found(*(one + more for one, more in zip(mine, theirs, strict=True)))

    @property
    def figures(self) -> dict[str, float]:
        return {
            **self.grouping.figures,
            "items read of those told": self.grouping.items / max(self.told, 1),
            "toll inflation": self.shown / max(self.true, 1) - 1,
            "incidents with the exact toll": self.exact / max(self.incidents, 1),
            "incidents with the exact origins": self.one_origin / max(self.incidents, 1),
        }


def measured(one: Night, entries: Iterable[Entry]) -> Found:
    """How near the record of these readings comes to the truth of the night."""
    told = {told.report.id: told for told in one.told}
    record = reconcile(entries)
    items = []
    held: dict[int, list[Incident]] = {}
    for incident in record.incidents:
        of = [number for member in incident.members if (number := _true(member, told)) is not None]
        items += [(incident.id, number) for number in of]
        if of:
            held.setdefault(max(of, key=of.count), []).append(incident)
    known = {n: toll for n in range(len(one.truth)) if (toll := one.known(n)) is not None}
    return Found(
        grouping=compared(items),
        told=sum(part.of is not None for report in one.told for part in report.parts),
        shown=shown(record),
        true=sum(sum(toll) for toll in known.values()),
        exact=sum(_exact(held.get(n, ()), toll) for n, toll in known.items()),
        one_origin=sum(any(i.n_origins == len(one.origins(n)) for i in held.get(n, ())) for n in known),
        incidents=len(known),
    )


def shown(record: Record) -> int:
    """All killed and injured of a record, nobody twice: what may repeat a nearer one is not added to it."""
    counted = [incident for incident in record.incidents if not incident.may_repeat]
    return sum(_number(toll) for incident in counted for toll in (incident.killed, incident.injured))


def _number(toll: Toll | None) -> int:
    best: Range | None = toll.best if toll else None
    return (best.least or 0) if best else 0


def _exact(held: Iterable[Incident], toll: tuple[int, int]) -> bool:
    return any((_number(one.killed), _number(one.injured)) == toll for one in held)


def _true(member: object, told: dict[str, Told]) -> int | None:
    evidence = member.evidence  # type: ignore[attr-defined]
    return told[member.key.report_id].about(evidence.quotes[0].start)  # type: ignore[attr-defined]


def read(one: Night) -> list[Entry]:
    """What the default reader makes of the texts."""
    return [Entry(told.report, corridor().read(told.report)) for told in one.told]


def placed(one: Night) -> list[Entry]:
    """The same with every place as it truly is: what is left is the reading of all else, and reconciling."""
    return [Entry(told.report, _placed(told, reading)) for told, (_, reading) in zip(one.told, read(one), strict=True)]


def _placed(told: Told, reading: Reading) -> Reading:
    def true(said: IncidentReport) -> IncidentReport:
        part = told.part(said.evidence[0].start)
        return replace(said, place=part.said.place) if part and isinstance(part.said, IncidentReport) else said

    return replace(reading, incidents=tuple(true(said) for said in reading.incidents))


def main(first: int, nights: int) -> int:
    made = [night(seed) for seed in range(first, first + nights)]
    short = False
    for name, entries in (
        ("perfect readings", lambda one: [told.entry for told in one.told]),
        ("texts, read by the default reader", read),
        ("the same with true places", placed),
    ):
        found = sum((measured(one, entries(one)) for one in made), Found())
        print(f"{nights} nights of 12 incidents and 60 reports: {name}")
        for figure, value in found.figures.items():
            fails = value < LEAST.get(figure, value) or value > MOST.get(figure, value)
            short = short or fails
            print(f"  {figure:34}{value:8.4f}{'   short of what is asked' if fails else ''}")
    return int(short)


if __name__ == "__main__":
    sys.exit(main(*(map(int, sys.argv[1:3]) if len(sys.argv) > 2 else (0, NIGHTS))))
