"""How much is in the store?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Column, Connection, Table, func, select

from svidok.ledger.chain import Head, head
from svidok.ledger.documents import is_current
from svidok.ledger.tables import CAPTURES, DOCUMENTS, READINGS, RECORD


@dataclass(frozen=True, slots=True)
class Counts:
    """`documents` counts reports, `versions` every version of them; languages and sources are those declared."""

    captures: int
    documents: int
    versions: int
    readings: int
    record: Mapping[str, int]  # by kind: "raid", "incident" …
    languages: Mapping[str, int]  # "" where none is declared
    sources: Mapping[str, int]
    newest: str | None  # the last civil date of publication
    head: Head


def counts(connection: Connection) -> Counts:
    current = func.count(DOCUMENTS.c.report_id.distinct())
    return Counts(
        captures=connection.scalar(select(func.count(CAPTURES.c.sha256.distinct()))) or 0,
        documents=connection.scalar(select(current)) or 0,
        versions=_rows(connection, DOCUMENTS),
        readings=_rows(connection, READINGS),
        record=_by(connection, RECORD.c.kind),
        languages=_by(connection, DOCUMENTS.c.language),
        sources=_by(connection, DOCUMENTS.c.source_name),
        newest=connection.scalar(select(func.max(DOCUMENTS.c.published))),
        head=head(connection),
    )


def _rows(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _by(connection: Connection, column: Column[str]) -> dict[str, int]:
    query = select(func.coalesce(column, "").label("value"), func.count().label("n")).group_by("value")
    if column.table is DOCUMENTS:
        query = query.where(is_current())
    return {row.value: row.n for row in sorted(connection.execute(query), key=lambda row: (-row.n, row.value))}
