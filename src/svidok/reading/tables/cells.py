"""Which cells do the rows of a table fill, in which words, and which times do they name?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from svidok.model.figure import Range
from svidok.model.period import DatePrecision, Period
from svidok.model.report import Quote

_CELL = re.compile(r"^([^:\n]+): (.*)$", re.MULTILINE)
_NUMBER = re.compile(r"\d+(\.0+)?$")
_MOMENT = re.compile(r"(\d{4})-?(\d\d?)-?(\d\d?)(?:[ T](\d\d?):(\d\d)(?::\d\d(?:\.\d+)?)?)?\s*$")


@dataclass(frozen=True)
class Cells:
    """The filled cells of one row by column, each with its words."""

    quote: Quote
    values: Mapping[str, str]
    quotes: Mapping[str, Quote]

    def cell(self, column: str | None) -> str:
        """Empty where the row, or the table, has none."""
        return self.values.get(column or "", "")

    def number(self, column: str | None) -> Range | None:
        """The whole number of a cell; None where it is empty or no such number."""
        cell = self.cell(column)
        return Range.exactly(int(float(cell)), word=cell) if _NUMBER.match(cell) else None


def rows(text: str) -> Iterator[Cells]:
    """The rows of a document as intake writes them: blocks of `column: value` after the head."""
    here = len(text.partition("\n\n")[0]) + 2
    for block in text[here:].split("\n\n"):
        found = list(_CELL.finditer(block))
        if found:
            quotes = {m[1]: Quote.of(text, here + m.start(), here + m.end()) for m in found}
            yield Cells(Quote.of(text, here, here + len(block)), {m[1]: m[2].strip() for m in found}, quotes)
        here += len(block) + 2


def period(start: str, end: str, zone: str) -> Period | None:
    """A window where a clock time is given, else the days; None where the cells are no dates."""
    first, last = _MOMENT.match(start or end), _MOMENT.match(end or start)
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
        closes.date(),
        opens.astimezone(UTC),
        latest.astimezone(UTC),
        start=window[0],
        end=window[1],
        zone=zone,
    )


def _local(told: re.Match[str], zone: str) -> datetime:
    day = date(int(told[1]), int(told[2]), int(told[3]))
    return datetime.combine(day, time(int(told[4] or 0), int(told[5] or 0)), ZoneInfo(zone))
