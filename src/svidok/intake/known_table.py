"""Which documents does a public table hold whose columns are known?

The rows of one document (one post, or each row by itself) become one report: its text says the table's name and every
filled cell as `column: value`, word for word, so that each figure can be followed to its cell.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from svidok.errors import IntakeError
from svidok.intake.capture import RawCapture
from svidok.intake.cells import rows
from svidok.intake.charset import decode
from svidok.intake.format import kind
from svidok.intake.received import Item, Row, receive_all
from svidok.lexicon.tables import KnownTable, known_tables, table_with

Filled = Mapping[str, str]  # the filled cells of a row, by column

EMPTY = ("", "{}", "nan")


class KnownTableFormat:
    name = "known_table"

    @property
    def takes(self) -> str:
        return "known public tables (" + ", ".join(table.name for table in known_tables()) + ")"

    def accepts(self, name: str, head: bytes) -> bool:
        first = head.partition(b"\n")[0].decode("utf-8-sig", "replace")
        return kind(name, head) in {"csv", "tsv"} and _table(first) is not None

    def parse(self, capture: RawCapture) -> Iterator[Item]:
        text = decode(capture.data, capture.where, [capture.charset])
        table = _table(text)
        if table is None:
            raise IntakeError("its first row is cut short", where=capture.where, remedy="check the first row")
        return receive_all(capture, table.name, _documents(text, table, capture.where))


def _table(text: str) -> KnownTable | None:
    try:
        return table_with(_columns(text))
    except csv.Error:
        return None


def _columns(text: str) -> list[str]:
    return next(csv.reader([text.partition("\n")[0]], delimiter=_delimiter(text)), [])


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _documents(text: str, table: KnownTable, where: str) -> Iterator[Row | IntakeError]:
    columns = _columns(text)
    documents: dict[str, list[Filled]] = {}
    places: dict[str, str] = {}
    for row in rows(text, _delimiter(text), len(columns), where):
        if isinstance(row, IntakeError):
            yield row
            continue
        if len(row.cells) < len(columns):
            what = f"the row has {len(row.cells)} cells for {len(columns)} columns: it was cut short"
            yield IntakeError(what, where=row.where, remedy="get the table whole")
            continue
        filled = zip(columns, map(str.strip, row.cells), strict=True)
        cells = {name: cell for name, cell in filled if cell not in EMPTY}
        key = cells.get(table.document or "") or "\n".join(f"{n}: {c}" for n, c in cells.items())
        if cells:
            documents.setdefault(key, []).append(cells)
            places.setdefault(key, row.where)
    for key, held in documents.items():
        yield _row(table, held, places[key], key if table.document else None)


def _row(table: KnownTable, held: list[Filled], where: str, name: str | None) -> Row:
    told = ("\n".join(f"{column}: {cell}" for column, cell in row.items()) for row in held)
    source = table.source_of(name) if name else None
    columns = table.columns
    told_on = columns.get("end", columns.get("day", ""))  # a table tells no day of publication
    days = [row[told_on][:10] for row in held if told_on in row]
    fields = {
        "text": "\n\n".join((f"table: {table.name}", *told)),
        "id": f"{table.name}/{name}" if name and len(name) < 150 else None,
        "lang": "en",
        "published": max(days, default=None),
        "title": table.title,
        "source_name": source.name if source else held[0].get(columns.get("source", "")),
        "url": _address(source.address if source else "{}", name),
    }
    return Row(where, fields)


def _address(template: str, name: str | None) -> str | None:
    if not name:
        return None
    return name if name.startswith("http") else template.format(name)


FORMAT = KnownTableFormat()
