"""Can this version of svidok use the store, and which kind of store is it?"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection, insert, inspect, select

from svidok.errors import LedgerError
from svidok.ledger.tables import STORE, make_tables

SCHEMA_VERSION = 1


class StoreKind(StrEnum):
    """What a store holds, fixed when it is made: real reports never join a sample."""

    RECORD = "record"
    SAMPLE = "sample"


def is_prepared(connection: Connection) -> bool:
    return inspect(connection).has_table(STORE.name) and connection.scalar(select(STORE.c.id)) is not None


def prepare(connection: Connection, kind: StoreKind) -> None:
    """Make the tables of a new store; the caller holds the writer's lock."""
    make_tables(connection)
    connection.execute(insert(STORE).values(id=1, kind=kind.value, schema_version=SCHEMA_VERSION))


def kind_of(connection: Connection) -> StoreKind:
    """The kind of the store. Raises LedgerError where its tables are of a version that is not known here."""
    row = connection.execute(select(STORE.c.kind, STORE.c.schema_version)).one()
    if row.schema_version > SCHEMA_VERSION:
        raise LedgerError(
            f"the store was made by a newer svidok (tables of version {row.schema_version}, known here: "
            f"{SCHEMA_VERSION})",
            remedy="use that version, or a newer one",
        )
    if row.schema_version < SCHEMA_VERSION:
        raise LedgerError(f"the store has tables of version {row.schema_version}, which was never released")
    return StoreKind(row.kind)
