"""How is the database reached, who may write to it now, and what is said when it fails?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from threading import RLock

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from svidok.errors import DamageError, LedgerError
from svidok.ledger.captures import flush
from svidok.ledger.engine import postgres_engine, snapshot, sqlite_engine, writable
from svidok.ledger.lock import OnWait, advisory_lock, file_lock
from svidok.ledger.migrations import StoreKind, is_prepared, keep_as_it_is, migrate, prepare, version_of

DATABASE, LOCK = "svidok.db", "writer.lock"
READ_ONLY = ("Permission denied", "Read-only file system", "readonly database")
DAMAGED = ("malformed", "not a database")
NO_SPACE = ("disk is full", "disk I/O error", "No space left", "File too large", "Disk quota exceeded")


class Store:
    """One database and its writer's lock. Safe to share between threads; readers never wait.

    Every method raises LedgerError where the database cannot be read or written.
    """

    def __init__(self, folder: Path, database_url: str | None, on_wait: OnWait) -> None:
        self.folder = folder
        self.own = database_url is None  # an SQLite file in the folder
        self.engine = sqlite_engine(folder / DATABASE) if database_url is None else postgres_engine(database_url)
        self._on_wait = on_wait
        self._turn = RLock()
        self._writer: Connection | None = None

    @property
    def where(self) -> str:
        return str(self.folder / DATABASE) if self.own else self.engine.url.render_as_string(hide_password=True)

    def prepare(self, kind: StoreKind, create: bool) -> None:
        """Make the tables where there are none, and bring older ones up to date; what they were is kept beside."""
        with self.reading() as connection:
            prepared = is_prepared(connection)
            old = prepared and version_of(connection)
        if not prepared:
            if not create:
                raise no_store(self.folder)
            with self.transaction() as connection:
                if not is_prepared(connection):  # another process may have been first
                    prepare(connection, kind)
        elif old and self.own and not writable(self.folder / DATABASE):
            what = f"its tables are of version {old} and cannot be brought up to date: nothing can be written there"
            raise LedgerError(what, where=self.where, remedy="make it writable, or open a copy of the folder")
        elif old:
            self._migrate()

    def _migrate(self) -> None:
        with self.writing():
            with self.reading() as connection:
                old = version_of(connection)
            if old is None:  # another process was first
                return
            if self.own:
                with self.named_errors():
                    snapshot(self.folder / DATABASE, self.folder / f"{DATABASE}.schema-{old}")
            with self.transaction() as connection:
                if not self.own:
                    keep_as_it_is(connection, old)
                migrate(connection, old)
            self._on_wait(f"the store's tables of version {old} were brought up to date; what they were is kept beside")

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep every other writer out for the length of the block; may be nested. Each transaction inside commits."""
        with self._turn:
            if self._writer is not None:
                yield
                return
            with ExitStack() as held:
                with self.named_errors():
                    connection = held.enter_context(self.engine.connect())
                    held.enter_context(self._lock(connection))
                self._writer = connection.execution_options(writer=True)
                held.callback(self._stop_writing)
                yield

    def _stop_writing(self) -> None:
        self._writer = None

    def _lock(self, connection: Connection) -> AbstractContextManager[None]:
        if self.own:
            return file_lock(self.folder / LOCK, self._on_wait)
        return advisory_lock(connection, self._on_wait)

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        with self.writing(), self.named_errors():
            assert self._writer is not None
            with self._writer.begin():
                yield self._writer

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A view of one moment, whoever writes meanwhile."""
        with self.named_errors(), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def named_errors(self) -> Iterator[None]:
        """Turn what the database or the disk says into a LedgerError."""
        try:
            yield
        except SQLAlchemyError as error:
            damaged = any(words in reason(error) for words in DAMAGED)
            kind = DamageError if damaged else LedgerError
            raise kind(f"the database failed: {reason(error)}", where=self.where, remedy=remedy_for(error)) from error
        except OSError as error:
            what = f"the store cannot be written: {reason(error)}"
            raise LedgerError(what, where=str(self.folder), remedy=remedy_for(error)) from error


def make_database(folder: Path, kind: StoreKind, on_wait: OnWait) -> None:
    """Make the database of a new store aside and rename it into place: whoever finds one finds it whole."""
    if (folder / DATABASE).exists():
        return
    with file_lock(folder / LOCK, on_wait):
        if (folder / DATABASE).exists():  # another process was first
            return
        for left in folder.glob(f"{DATABASE}.part*"):
            left.unlink()
        engine = sqlite_engine(folder / f"{DATABASE}.part")
        try:
            with engine.execution_options(writer=True).begin() as connection:
                prepare(connection, kind)
            with engine.connect() as connection:  # all of it into the one file that is renamed, or an error
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()
        finally:
            engine.dispose()
        (folder / f"{DATABASE}.part").rename(folder / DATABASE)
        flush(folder)


def reason(error: OSError | SQLAlchemyError) -> str:
    """What the system or the driver said, without the statement and its values."""
    return str(getattr(error, "strerror", None) or getattr(error, "orig", None) or error)


def remedy_for(error: OSError | SQLAlchemyError) -> str:
    if any(words in reason(error) for words in NO_SPACE):
        return "make room on the disk and do the same again; what was kept before is whole"
    if any(words in reason(error) for words in DAMAGED):
        return "restore from a backup"
    if any(words in reason(error) for words in READ_ONLY):
        return "change its permissions, or name another folder with --store; a store there can still be read"
    return ""


def no_store(folder: Path) -> LedgerError:
    return LedgerError("there is no store", where=str(folder), remedy="svidok add makes one, or name one with --store")
