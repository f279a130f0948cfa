"""Which incident does a row of a table of events tell?"""

from __future__ import annotations

from dataclasses import replace

from svidok.lexicon.tables import KnownTable
from svidok.model.figure import Figure, FigureKind, Range
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Dropped, IncidentReport, Side, Status
from svidok.reading.tables.cells import Cells, period

_NAMED = (PlacePrecision.SETTLEMENT, PlacePrecision.RAION, PlacePrecision.CITY_DISTRICT)


def incident(row: Cells, table: KnownTable) -> IncidentReport | Dropped:
    """The incident of a row, or why it tells none: another kind of event, no date, a cell that is no number."""
    other = [column for column, kept in table.keep.items() if row.cell(column) not in kept]
    if other:
        return Dropped("row", f"{other[0]} is {row.cell(other[0])!r}: no strike from afar", row.quote)
    columns = table.columns
    day = _day(row.cell(columns["day"]))
    when = period(day, _day(row.cell(columns.get("end"))) or day, table.zone)
    if when is None:
        return Dropped("row", f"its {columns['day']} is no date", row.quote)
    side = table.attacker_of(row.values)
    source = row.cell(columns.get("source"))
    return IncidentReport(
        evidence=(row.quote,),
        place=_place(row, table),
        period=when,
        attacker=Side(side) if side else None,
        killed=_figure(row, table, "killed"),
        civilians_killed=_figure(row, table, "civilians_killed"),
        source=(source,) if source else (),
        via=(table.title,),
        status=Status(table.status),
    )


def _day(cell: str) -> str:
    """The date alone: such tables write midnight where they know no hour."""
    return cell.partition(" ")[0].partition("T")[0]


def _place(row: Cells, table: KnownTable) -> Place:
    columns = table.columns
    told = table.precision.get(row.cell(columns.get("precision")), PlacePrecision.REGION)
    precision = PlacePrecision(told)
    admin1 = table.region_of(row.cell(columns.get("admin1")))
    if admin1 is None and precision is not PlacePrecision.SETTLEMENT:
        precision = PlacePrecision.COUNTRY
    place = Place(
        precision,
        name=row.cell(columns.get("place")) or None if precision in _NAMED else None,
        admin1=None if precision is PlacePrecision.COUNTRY else admin1,
        country=(admin1 or "UA")[:2],
    )
    try:
        degrees = float(row.cell(columns.get("latitude"))), float(row.cell(columns.get("longitude")))
    except ValueError:
        return place
    return replace(place, latitude=degrees[0], longitude=degrees[1])


def _figure(row: Cells, table: KnownTable, name: str) -> Figure | None:
    """A number of people, between the ends that the table itself gives it."""
    columns = table.columns
    number = row.number(columns.get(name))
    if number is None:
        return None
    least, most = (row.number(columns.get(f"{name}_{end}")) or number for end in ("least", "most"))
    if least.ends != most.ends and (least.least or 0) <= (most.most or 0):
        number = Range(least.least, most.most, word=number.word)
    told = [columns.get(column, "") for column in (f"{name}_least", name, f"{name}_most")]
    evidence = tuple(row.quotes[column] for column in told if column in row.quotes)
    return Figure(number, evidence, kind=FigureKind.TOTAL)
