"""How is a database opened, so that readers never wait and a commit survives a power cut?"""

from __future__ import annotations

import os
import platform
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from svidok.errors import LedgerError

WAIT_MS = 60_000  # for a foreign program that holds SQLite's own lock; our writers queue before they come here


def postgres_engine(database_url: str) -> Engine:
    """An engine on the PostgreSQL database named by the URL."""
    url = _postgres_url(database_url)
    try:
        # Repeatable read: what one look at the store shows is of one moment, as it is in SQLite.
        return create_engine(
            url,
            pool_pre_ping=True,
            isolation_level="REPEATABLE READ",
            connect_args={"application_name": f"process {os.getpid()} on {platform.node()}"[:63]},
        )
    except ImportError as error:
        raise LedgerError("PostgreSQL needs psycopg", remedy="pip install 'svidok[postgres]'") from error


def _postgres_url(database_url: str) -> URL:
    try:
        url = make_url(database_url)
    except ArgumentError as error:
        raise LedgerError("the database URL cannot be read", remedy="postgresql://user@host/database") from error
    if url.drivername not in ("postgres", "postgresql", "postgresql+psycopg"):
        raise LedgerError(f"no store lives in {url.drivername}", remedy="postgresql://… or no URL for SQLite")
    return url.set(drivername="postgresql+psycopg")


def sqlite_engine(path: Path) -> Engine:
    """An engine on an SQLite file, which is made if it is not there; where nothing can be written it only reads."""
    # isolation_level None: the driver must not open transactions of its own accord; `_begin` does.
    options = {"isolation_level": None, "timeout": WAIT_MS / 1000}
    url = URL.create("sqlite", database=str(path))
    if only_read := path.exists() and not writable(path):
        # Beside a write-ahead log somebody may be writing; without one nobody is, and SQLite need not make its own.
        calm = {} if path.with_name(f"{path.name}-wal").exists() else {"immutable": "1"}
        address = f"file:{quote(str(path.resolve()))}"
        url = URL.create("sqlite", database=address, query={"mode": "ro", "uri": "true", **calm})
    engine = create_engine(url, connect_args=options)
    event.listen(engine, "connect", _prepare_reading if only_read else _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def writable(path: Path) -> bool:
    """Whether this process may change the file and make others beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def snapshot(path: Path, copy: Path) -> None:
    """Copy an SQLite file as it is now to a file beside it, which is there whole or not at all. Raises OSError."""
    part = copy.with_name(f"{copy.name}.part")
    part.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as target:
        try:
            source.backup(target)
        except sqlite3.Error as error:  # not SQLAlchemy's: nothing else would name it
            raise OSError(str(error)) from error
    part.rename(copy)


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()
    _prepare_reading(connection, _record)


def _prepare_reading(connection: sqlite3.Connection, _record: Any) -> None:
    # SQLite's own lower() knows ASCII only: ХАРКІВ would not be found by Харків.
    connection.create_function("lower", 1, _lower, deterministic=True)


def _lower(text: str | None) -> str | None:
    return None if text is None else text.lower()


def _begin(connection: Connection) -> None:
    # A writer that begins as a reader can be refused halfway ("database is locked"); one that begins as a writer waits.
    writer = connection.get_execution_options().get("writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writer else "BEGIN")
