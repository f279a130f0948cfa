"""What do the rows of a known public table say?

Nothing is interpreted: a column means what the table's pack says, a figure is its cell read as a number, an empty cell
is unknown and not 0. Rows of one document, one window and one area are one statement of totals, in which the figures
of one weapon are added: no row counts what another counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from svidok.lexicon.tables import KnownTable, TableSource, table_called
from svidok.model.figure import Count, Outcome, Range, Unit
from svidok.model.period import DatePrecision, Period
from svidok.model.reading import Dropped, RaidReport, Reading, Side
from svidok.model.report import Quote, Report

_HEAD = re.compile(r"table: (\w+)\n\n")
_CELL = re.compile(r"^([^:\n]+): (.*)$", re.MULTILINE)
_MOMENT = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(?:[ T](\d\d?):(\d\d)(?::\d\d)?)?\s*$")
_SUMMED = "range"  # what `inferred` says of a figure that is a sum of cells


@dataclass(frozen=True)
class _Cells:
    """The filled cells of one row, each with its words."""

    quote: Quote
    values: Mapping[str, str]
    quotes: Mapping[str, Quote]


@dataclass(frozen=True)
class _Statement:
    """The counts of one row."""

    row: _Cells
    period: Period
    area: tuple[str, ...]
    counts: tuple[Count, ...]


def rows_of(report: Report) -> KnownTable | None:
    """The known table whose rows a report holds, if it does."""
    head = _HEAD.match(report.text)
    return table_called(head[1]) if head else None


def read_rows(report: Report, table: KnownTable, reader: str) -> Reading:
    """The reading of a document of a known table; a row that cannot be read is in its `dropped`, with the reason."""
    dropped: list[Dropped] = []
    said: list[_Statement] = []
    for row in _rows(report.text):
        statement = _statement(row, table)
        if isinstance(statement, Dropped):
            dropped.append(statement)
        else:
            said.append(statement)
    raids = (_raid(group, table) for group in _gathered(said))
    return Reading(report.id, reader, raids=tuple(raids), dropped=tuple(dropped))


def _rows(text: str) -> Iterator[_Cells]:
    here = len(text.partition("\n\n")[0]) + 2
    for block in text[here:].split("\n\n"):
        quotes = {m[1]: Quote.of(text, here + m.start(), here + m.end()) for m in _CELL.finditer(block)}
        values = {m[1]: m[2] for m in _CELL.finditer(block)}
        yield _Cells(Quote.of(text, here, here + len(block)), values, quotes)
        here += len(block) + 2


def _statement(row: _Cells, table: KnownTable) -> _Statement | Dropped:
    columns = table.columns
    model = row.values.get(columns["weapon"], "")
    weapon = table.weapon_of(model)
    if weapon is None:
        return Dropped("row", f"no weapon is called {model!r} in packs/tables/{table.name}.toml", row.quote)
    period = _period(row.values.get(columns["start"]), row.values.get(columns["end"]), table.zone)
    if period is None:
        return Dropped("row", "its times are no dates", row.quote)
    source = table.source_of(row.values.get(table.document or "", ""))
    counts = tuple(_counts(row, weapon, table))
    if not counts:
        return Dropped("row", "it counts nothing", row.quote)
    return _Statement(row, period, _area(row, source, table), counts)


def _area(row: _Cells, source: TableSource | None, table: KnownTable) -> tuple[str, ...]:
    """Empty for the whole country: whatever target it names, a national bulletin counts all of it."""
    if source is not None and not source.region:
        return ()
    own = (source.region,) if source else ("part of Ukraine",)
    return table.areas_of(row.values.get(table.columns["area"], "")) or own


def _counts(row: _Cells, weapon: str, table: KnownTable) -> Iterator[Count]:
    for said in table.counts:
        cell = row.values.get(said.column, "")
        if re.fullmatch(r"\d+(\.0+)?", cell):
            number = Range.exactly(int(float(cell)), word=cell)
            unit = Unit(said.unit)
            counted = weapon if unit is Unit.WEAPON else "air_target"  # places are told for the whole raid
            yield Count(number, counted, Outcome(said.outcome), (row.quotes[said.column],), unit)


def _gathered(said: Sequence[_Statement]) -> list[list[_Statement]]:
    """The statements of one period and area together, in the order of the text."""
    groups: dict[tuple[object, ...], list[_Statement]] = {}
    for one in said:
        period = one.period
        key = (period.earliest, period.latest, period.start, period.end, one.area)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _raid(group: Sequence[_Statement], table: KnownTable) -> RaidReport:
    source = table.source_of(group[0].row.values.get(table.document or "", ""))
    summed: dict[tuple[str, Outcome, Unit], Count] = {}
    for one in group:
        for count in one.counts:
            key = (count.weapon, count.outcome, count.unit)
            summed[key] = _added(summed[key], count) if key in summed else count
    return RaidReport(
        evidence=tuple(one.row.quote for one in group),
        counts=tuple(summed.values()),
        period=group[0].period,
        attacker=Side(table.attacker) if table.attacker else None,
        source=(source.name,) if source else (),
        via=(table.title,),
        area=group[0].area,
        disjoint=True,
    )


def _added(one: Count, other: Count) -> Count:
    return replace(one, range=one.range + other.range, evidence=one.evidence + other.evidence, inferred=(_SUMMED,))


def _period(start: str | None, end: str | None, zone: str) -> Period | None:
    """A window where a clock time is given, else the days; None where the cells are no dates."""
    first, last = (_MOMENT.match(cell or "") for cell in (start or end, end or start))
    if first is None or last is None:
        return None
    try:
        opens, closes = _local(first, zone), _local(last, zone)
    except ValueError:
        return None
    one_day = first.group(1, 2, 3) == last.group(1, 2, 3)
    clocked = all(told[4] for told in ((last,) if one_day else (first, last)))  # half a window over days tells no night
    window = (opens if first[4] else None, closes) if clocked else (None, None)
    latest = closes if last[4] else closes + timedelta(days=1)
    if latest < opens:
        return None
    return Period(
        DatePrecision.DAY,
        date(int(last[1]), int(last[2]), int(last[3])),
        opens.astimezone(UTC),
        latest.astimezone(UTC),
        start=window[0],
        end=window[1],
        zone=zone,
    )


def _local(told: re.Match[str], zone: str) -> datetime:
    day = date(int(told[1]), int(told[2]), int(told[3]))
    return datetime.combine(day, time(int(told[4] or 0), int(told[5] or 0)), ZoneInfo(zone))
