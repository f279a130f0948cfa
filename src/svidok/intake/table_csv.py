"""Which reports does a table hold? One a row, its text in a column of that name; the first row names the columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from svidok.errors import IntakeError
from svidok.intake.capture import RawCapture
from svidok.intake.cells import rows
from svidok.intake.charset import decode
from svidok.intake.format import kind
from svidok.intake.received import Item, Row, receive_all
from svidok.lexicon.tables import nearest_table

MOST_BYTES = 200_000_000
DELIMITERS = ",;\t|"
# A field of ours, and the names under which tables carry it, the first found counts.
COLUMNS = {
    "text": ("text", "message", "content", "body", "full_text", "article", "текст", "повідомлення", "сообщение"),
    "id": ("id", "message_id", "post_id", "doc_id", "document_id"),
    "lang": ("lang", "language", "мова", "язык"),
    "published": ("published", "published_at", "date", "datetime", "timestamp", "created_at", "дата"),
    "title": ("title", "headline", "заголовок"),
    "source_name": ("source_name", "source", "channel", "outlet", "publisher", "джерело", "источник", "канал"),
    "url": ("url", "link", "посилання", "ссылка"),
    "author": ("author", "byline", "автор"),
    "edited": ("edited", "edited_at"),
    "forwarded_from": ("forwarded_from", "fwd_from"),
}


class CsvTable:
    name = "table_csv"
    takes = "tables with a column named text (.csv, .tsv)"

    def accepts(self, name: str, head: bytes) -> bool:
        return kind(name, head) in {"csv", "tsv"}

    def parse(self, capture: RawCapture) -> Iterator[Item]:
        if len(capture.data) > MOST_BYTES:
            what = f"the table has {len(capture.data):,} bytes, more than {MOST_BYTES:,}"
            raise IntakeError(what, where=capture.where, remedy="split it, or turn it into JSON Lines")
        return receive_all(capture, "csv", _rows(decode(capture.data, capture.where, [capture.charset]), capture.where))


def _rows(text: str, where: str) -> Iterator[Row | IntakeError]:
    delimiter, columns, width = _header(text.partition("\n")[0], where)
    for row in rows(text, delimiter, width, where):
        if isinstance(row, IntakeError):
            yield row
        else:
            yield Row(row.where, {name: row.cells[at] or None for name, at in columns.items() if at < len(row.cells)})


def _header(line: str, where: str) -> tuple[str, dict[str, int], int]:
    """The delimiter by which the first row names a text column, where our fields stand, the number of columns."""
    for delimiter in DELIMITERS:
        try:
            names = [name.strip().lower() for name in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error:
            continue
        columns = {
            field: names.index(name)
            for field, known in COLUMNS.items()
            if (name := next((name for name in known if name in names), None))
        }
        if "text" in columns:
            return delimiter, columns, len(names)
    if (near := nearest_table(re.split("[,;\t]", line))) is not None:
        table, missing = near
        what = f"it looks like the table {table.name} without its column{'s'[: len(missing) > 1]} {', '.join(missing)}"
        raise IntakeError(what, where=where, remedy="get the table whole, with the first row as it was published")
    what = f"its first row names no text column: {line[:120]!r}"
    raise IntakeError(what, where=where, remedy=f"name the column with the reports {' or '.join(COLUMNS['text'][:4])}")


FORMAT = CsvTable()
