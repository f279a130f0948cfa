"""Can this svidok use the store, which kind of store is it, and how do older tables become those of today?"""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import Connection, insert, inspect, select, update

from svidok.errors import LedgerError
from svidok.ledger.search import make_search
from svidok.ledger.tables import CAPTURES_BY_ASKED, METADATA, RECORD_STATE, SIGHTINGS_BY_CAPTURE, STORE, make_tables

SCHEMA_VERSION = 3
OLDEST = 1

# What a table that was there already lacks; whole tables are made by `make_tables`.
_NEW_COLUMNS = {
    2: ("captures.after", "sightings.again", "sightings.notes", "store.moved_to", "record_state.seal"),
    3: ("events.who", "sightings.author", "sightings.edited", "sightings.forwarded_from"),
}
_NEW_INDEXES = {2: (CAPTURES_BY_ASKED,), 3: (SIGHTINGS_BY_CAPTURE,)}


class StoreKind(StrEnum):
    """What a store holds, fixed when it is made: real reports never join a sample."""

    RECORD = "record"
    SAMPLE = "sample"


def is_prepared(connection: Connection) -> bool:
    return inspect(connection).has_table(STORE.name) and connection.scalar(select(STORE.c.id)) is not None


def prepare(connection: Connection, kind: StoreKind) -> None:
    """Make the tables of a new store; the caller holds the writer's lock."""
    make_tables(connection)
    make_search(connection)
    connection.execute(insert(STORE).values(id=1, kind=kind.value, schema_version=SCHEMA_VERSION))


def version_of(connection: Connection) -> int | None:
    """The version of the tables if it is an older one. Raises LedgerError where it is not known here."""
    version = connection.scalars(select(STORE.c.schema_version)).one()
    if version > SCHEMA_VERSION:
        raise LedgerError(
            f"the store was made by a newer svidok (tables of version {version}, known here: {SCHEMA_VERSION})",
            remedy="use that version, or a newer one",
        )
    if version < OLDEST:
        raise LedgerError(f"the store has tables of version {version}, which was never released")
    return version if version < SCHEMA_VERSION else None


def migrate(connection: Connection, old: int) -> None:
    """Bring tables of version `old` up to date in the caller's transaction; no row of evidence is changed."""
    for version in range(old + 1, SCHEMA_VERSION + 1):
        for name in _NEW_COLUMNS[version]:
            table, _, column = name.partition(".")
            kind = METADATA.tables[table].c[column].type.compile(connection.dialect)
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
        for index in _NEW_INDEXES[version]:
            index.create(connection)
    make_tables(connection)
    if not inspect(connection).has_table("search"):
        make_search(connection)
    connection.execute(RECORD_STATE.delete())  # the record is to be made again
    connection.execute(update(STORE).values(schema_version=SCHEMA_VERSION))


def keep_as_it_is(connection: Connection, old: int) -> None:
    """Copy every table of a PostgreSQL store to a schema of its own, in the caller's transaction."""
    schema = f"svidok_schema_{old}"
    connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    for table in inspect(connection).get_table_names():
        connection.exec_driver_sql(f"CREATE TABLE {schema}.{table} AS TABLE {table}")


def kind_of(connection: Connection) -> StoreKind:
    return StoreKind(connection.scalars(select(STORE.c.kind)).one())


def moved_to(connection: Connection) -> str | None:
    """The kind of database that this store was moved to; None where it lives here."""
    return connection.scalar(select(STORE.c.moved_to))


def mark_moved(connection: Connection, to: str | None) -> None:
    connection.execute(update(STORE).values(moved_to=to))
