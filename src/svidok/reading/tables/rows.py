"""What do the rows of a known public table say?

Nothing is interpreted: a column means what the table's pack says, a figure is its cell read as a number, an empty cell
is unknown and not 0.
"""

from __future__ import annotations

import re

from svidok.lexicon.tables import KnownTable, table_called
from svidok.model.reading import Dropped, IncidentReport, RaidReport, Reading
from svidok.model.report import Report
from svidok.reading.tables.cells import rows
from svidok.reading.tables.incidents import incident
from svidok.reading.tables.raids import Row, raids, statement

_HEAD = re.compile(r"table: (\w+)\n\n")


def rows_of(report: Report) -> KnownTable | None:
    """The known table whose rows a report holds, if it does."""
    head = _HEAD.match(report.text)
    return table_called(head[1]) if head else None


def read_rows(report: Report, table: KnownTable, reader: str) -> Reading:
    """The reading of a document of a known table; a row that cannot be read is in its `dropped`, with the reason."""
    dropped: list[Dropped] = []
    counted: list[Row] = []
    incidents: list[IncidentReport] = []
    for row in rows(report.text):
        said = statement(row, table) if table.holds == "raids" else incident(row, table)
        if isinstance(said, Dropped):
            dropped.append(said)
        elif isinstance(said, Row):
            counted.append(said)
        else:
            incidents.append(said)
    told: tuple[RaidReport, ...] = raids(counted, table)
    return Reading(report.id, reader, raids=told, incidents=tuple(incidents), dropped=tuple(dropped))
