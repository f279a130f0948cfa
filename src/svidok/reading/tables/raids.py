"""Which raids do the rows of a table count?

Rows of one document, one window and one area are one statement of totals, in which the figures of one weapon are
added: no row counts what another counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from svidok.lexicon.tables import KnownTable, TableSource
from svidok.model.figure import Count, Outcome, Unit
from svidok.model.period import Period
from svidok.model.reading import Dropped, RaidReport, Side
from svidok.reading.tables.cells import Cells, period

_SUMMED = "range"  # what `inferred` says of a figure that is a sum of cells


@dataclass(frozen=True)
class Row:
    """What one row counts."""

    cells: Cells
    period: Period
    area: tuple[str, ...]
    counts: tuple[Count, ...]


def statement(row: Cells, table: KnownTable) -> Row | Dropped:
    """What a row counts, or why it cannot be read."""
    columns = table.columns
    model = row.cell(columns["weapon"])
    weapon = table.weapon_of(model)
    if weapon is None:
        return Dropped("row", f"no weapon is called {model!r} in packs/tables/{table.name}.toml", row.quote)
    when = period(row.cell(columns["start"]), row.cell(columns["end"]), table.zone)
    if when is None:
        return Dropped("row", "its times are no dates", row.quote)
    source = table.source_of(row.cell(table.document))
    counts = tuple(_counts(row, weapon, table))
    if not counts:
        return Dropped("row", "it counts nothing", row.quote)
    return Row(row, when, _area(row, source, table), counts)


def _area(row: Cells, source: TableSource | None, table: KnownTable) -> tuple[str, ...]:
    """Empty for the whole country: whatever target it names, a national bulletin counts all of it."""
    if source is not None and not source.region:
        return ()
    own = (source.region,) if source else ("part of Ukraine",)
    return table.areas_of(row.cell(table.columns["area"])) or own


def _counts(row: Cells, weapon: str, table: KnownTable) -> Iterator[Count]:
    for said in table.counts:
        number = row.number(said.column)
        if number is not None:
            unit = Unit(said.unit)
            counted = weapon if unit is Unit.WEAPON else "air_target"  # places are told for the whole raid
            yield Count(number, counted, Outcome(said.outcome), (row.quotes[said.column],), unit)


def raids(said: Sequence[Row], table: KnownTable) -> tuple[RaidReport, ...]:
    """One statement of totals a period and area, in the order of the text."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for one in said:
        when = one.period
        groups.setdefault((when.earliest, when.latest, when.start, when.end, one.area), []).append(one)
    return tuple(_raid(group, table) for group in groups.values())


def _raid(group: Sequence[Row], table: KnownTable) -> RaidReport:
    cells = group[0].cells
    source = table.source_of(cells.cell(table.document))
    attacker = table.attacker_of(cells.values)
    summed: dict[tuple[str, Outcome, Unit], Count] = {}
    for one in group:
        for count in one.counts:
            key = (count.weapon, count.outcome, count.unit)
            summed[key] = _added(summed[key], count) if key in summed else count
    return RaidReport(
        evidence=tuple(one.cells.quote for one in group),
        counts=tuple(summed.values()),
        period=group[0].period,
        attacker=Side(attacker) if attacker else None,
        source=(source.name,) if source else (),
        via=(table.title,),
        area=group[0].area,
        disjoint=True,
    )


def _added(one: Count, other: Count) -> Count:
    return replace(one, range=one.range + other.range, evidence=one.evidence + other.evidence, inferred=(_SUMMED,))
