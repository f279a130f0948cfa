"""Which rows does a delimited table hold, and where does each stand?"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

from svidok.errors import IntakeError
from svidok.intake.received import MOST_CHARACTERS

QUOTE_IT = "put cells that hold the delimiter into quotation marks"
END = "\x1a"  # no cell holds it: what still does was never closed


class Cells(NamedTuple):
    """One row: where it stands, and what its cells say; a short row has fewer of them than there are columns."""

    where: str
    cells: list[str]


def rows(text: str, delimiter: str, width: int, where: str) -> Iterator[Cells | IntakeError]:
    """Every filled row behind the first one; a row that cannot be read is an error in its place."""
    csv.field_size_limit(MOST_CHARACTERS)  # of the whole process, and its only reader is this one
    table = csv.reader(io.StringIO(f"{text}\n{END}", newline=""), delimiter=delimiter)
    next(table)
    while True:
        place = f"{where}:{table.line_num + 1}"
        try:
            cells = next(table, None)
        except csv.Error as error:
            yield IntakeError(f"the row cannot be read: {error}", where=place, remedy="check its quotation marks")
            continue
        if cells is None or cells == [END]:
            return
        if cells and cells[-1].endswith(END):
            what = "a quotation mark is opened in this row and never closed: all behind it is one cell"
            yield IntakeError(what, where=place, remedy="close it; a mark inside a cell is written twice")
        elif len(cells) > width:
            yield IntakeError(f"the row has {len(cells)} cells for {width} columns", where=place, remedy=QUOTE_IT)
        elif any(map(str.strip, cells)):
            yield Cells(place, cells)
