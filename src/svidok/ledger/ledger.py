"""What was received, what does it say, and what follows from it: the one door to everything that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from types import TracebackType

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from svidok.errors import LedgerError
from svidok.ledger import chain, counts, documents, record, verify
from svidok.ledger.captures import Capture, CaptureFolder, Provenance, capture_row, captures_of
from svidok.ledger.documents import AddTally, Document, DocumentFilter, Item, ReadDocument
from svidok.ledger.engine import postgres_engine, sqlite_engine
from svidok.ledger.lock import OnWait, advisory_lock, file_lock
from svidok.ledger.migrations import StoreKind, is_prepared, kind_of, prepare
from svidok.ledger.pages import Page, pieces
from svidok.ledger.record import RecordFilter, RecordRow, RecordState
from svidok.ledger.tables import CAPTURE
from svidok.model.reading import Reading

DATABASE, LOCK = "svidok.db", "writer.lock"
BATCH = 200  # reports a transaction: one flush to the disk for many, and little to do again after a crash
EVERY_DOCUMENT = DocumentFilter()
EVERY_ROW = RecordFilter()
STEP = 500  # documents fetched at once where all of them are asked for


class Ledger:
    """A store: a folder of raw bytes, and a database that says what they are.

    Safe to share between threads; readers never wait. Every method raises LedgerError where the store cannot be
    read or written.
    """

    def __init__(self, folder: Path, database_url: str | None, kind: StoreKind, on_wait: OnWait) -> None:
        self.folder = folder
        self._adds = kind
        self._on_wait = on_wait
        self._captures = CaptureFolder(folder / "captures")
        self._engine = sqlite_engine(folder / DATABASE) if database_url is None else postgres_engine(database_url)
        self._own = database_url is None
        self._turn = RLock()
        self._writer: Connection | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        database_url: str | None = None,
        create: bool = True,
        kind: StoreKind = StoreKind.RECORD,
        on_wait: OnWait = lambda message: None,
    ) -> Ledger:
        """Open the store in `folder`, or make one of this `kind` there.

        `kind` is that of the reports to be added: a store of the other kind opens, but takes none of them. `on_wait`
        is told when another process is writing. Raises LedgerError where there is no store and `create` is not set,
        or where its tables are newer than this svidok.
        """
        if database_url is None and not create and not (folder / DATABASE).exists():
            raise _no_store(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if database_url is None:
                _make_database(folder, kind, on_wait)
        except (OSError, SQLAlchemyError) as error:
            raise LedgerError(f"the store cannot be made: {_reason(error)}", where=str(folder)) from error
        ledger = cls(folder, database_url, kind, on_wait)
        try:
            ledger._prepare(create)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _prepare(self, create: bool) -> None:
        with self._reading() as connection:
            prepared = is_prepared(connection)
        if not prepared:
            if not create:
                raise _no_store(self.folder)
            with self._transaction() as connection:
                if not is_prepared(connection):  # another process may have been first
                    prepare(connection, self._adds)
        with self._reading() as connection:
            self.kind = kind_of(connection)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # ── connections ──────────────────────────────────────────────────────────────────────────────────────────────

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep every other writer out for the length of the block; may be nested. Each call inside commits by itself.

        Needed only where what is read and what is written must belong together: read all readings, replace the record.
        """
        with self._turn:
            if self._writer is not None:
                yield
                return
            with ExitStack() as held:
                with self._named_errors():
                    connection = held.enter_context(self._engine.connect())
                    held.enter_context(self._lock(connection))
                self._writer = connection.execution_options(writer=True)
                held.callback(self._stop_writing)
                yield

    def _stop_writing(self) -> None:
        self._writer = None

    def _lock(self, connection: Connection) -> AbstractContextManager[None]:
        if self._own:
            return file_lock(self.folder / LOCK, self._on_wait)
        return advisory_lock(connection, self._on_wait)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self.writing(), self._named_errors():
            assert self._writer is not None
            with self._writer.begin():
                yield self._writer

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._named_errors(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            where = self._engine.url.render_as_string(hide_password=True)
            raise LedgerError(f"the database failed: {_reason(error)}", where=where) from error
        except OSError as error:
            raise LedgerError(f"the store cannot be written: {_reason(error)}", where=str(self.folder)) from error

    # ── evidence ─────────────────────────────────────────────────────────────────────────────────────────────────

    def keep_capture(self, data: bytes, provenance: Provenance) -> str:
        """Keep raw bytes before they are parsed, and give their SHA-256; the same from the same place adds nothing."""
        self._refuse_other_kind()
        with self.writing():
            with self._named_errors():
                name = self._captures.keep(data)
            with self._transaction() as connection:
                chain.append(connection, CAPTURE, [capture_row(name, len(data), provenance)], provenance.at)
        return name

    def add(self, items: Iterable[Item], at: datetime, *, batch: int = BATCH) -> AddTally:
        """Add reports with their readings, if they have any; `at` is the instant that the log gives.

        A report and its reading enter together or not at all; `batch` of them make one transaction, so `items` may be
        endless and may be broken off. The raw bytes of each (`report.capture`) must have been kept before.
        """
        self._refuse_other_kind()
        tally = AddTally()
        for piece in pieces(items, batch):
            with self._transaction() as connection:
                tally += documents.add(connection, piece, at)
        return tally

    def _refuse_other_kind(self) -> None:
        if self.kind is not self._adds:
            raise LedgerError(
                f"this store holds a {self.kind}; a {self._adds} never joins it",
                where=str(self.folder),
                remedy="name another folder with --store",
            )

    def documents(
        self, wanted: DocumentFilter = EVERY_DOCUMENT, *, after: str | None = None, limit: int = 100
    ) -> Page[Document]:
        """Current versions, newest publication first, undated last; `after` is the `next` of the page before.

        Raises QuestionError where `limit` is not 1 to 1000 or the cursor cannot be read.
        """
        with self._reading() as connection:
            return documents.list_documents(connection, wanted, after, limit)

    def document(self, report_id: str) -> Document | None:
        """The current version of a report; None where the id was never seen."""
        known = self.versions(report_id)
        return known[-1] if known else None

    def versions(self, report_id: str) -> tuple[Document, ...]:
        """Every version of a report, in the order in which they were added."""
        with self._reading() as connection:
            return documents.versions(connection, report_id)

    def reading(self, report_id: str, reader: str | None = None) -> Reading | None:
        """The last reading of the current version, by one reader (`name@version`) or by any."""
        document = self.document(report_id)
        if document is None:
            return None
        with self._reading() as connection:
            return documents.reading_of(connection, document.version, document.report.text, reader)

    def readings(self, reader: str | None = None) -> Iterator[ReadDocument]:
        """Every current document that was read, with its last reading, by report id.

        Fetched piece by piece: hold `writing` where nothing may be added meanwhile.
        """
        last: str | None = ""
        while last is not None:
            with self._reading() as connection:
                piece = documents.readings_after(connection, last, reader, STEP)
            yield from piece
            last = piece[-1].document.report.id if piece else None

    def unread_by(self, reader: str) -> Iterator[Document]:
        """Every current document that this reader (`name@version`) has not read, by report id."""
        last: str | None = ""
        while last is not None:
            with self._reading() as connection:
                piece = documents.unread_after(connection, last, reader, STEP)
            yield from piece
            last = piece[-1].report.id if piece else None

    def captures(self, version: str) -> tuple[Capture, ...]:
        """Every capture that a version of a document was seen in, first one first."""
        with self._reading() as connection:
            return captures_of(connection, version)

    def capture_bytes(self, sha256: str) -> bytes:
        """The raw bytes of a capture. Raises LedgerError where they are not there."""
        return self._captures.read(sha256)

    # ── the record ───────────────────────────────────────────────────────────────────────────────────────────────

    def replace_record(self, rows: Iterable[RecordRow], made_by: str) -> None:
        """Put `rows` in the place of the whole record at once; `made_by` is the name@version of what made them."""
        with self._transaction() as connection:
            record.replace(connection, rows, made_by)

    def record(
        self, kind: str, wanted: RecordFilter = EVERY_ROW, *, after: str | None = None, limit: int = 100
    ) -> Page[RecordRow]:
        """Rows of one kind ("raid", "incident" …), newest day first, those without a day last; pages as `documents`."""
        with self._reading() as connection:
            return record.listed(connection, kind, wanted, after, limit)

    def record_row(self, kind: str, row_id: str) -> RecordRow | None:
        with self._reading() as connection:
            return record.one(connection, kind, row_id)

    def record_state(self) -> RecordState | None:
        """What made the record, and from which state of the log; None where there is none.

        It is to be made again where its head is not `head()`: things came in since, or a process died in between.
        """
        with self._reading() as connection:
            return record.state(connection)

    # ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────

    def head(self) -> chain.Head:
        with self._reading() as connection:
            return chain.head(connection)

    def counts(self) -> counts.Counts:
        with self._reading() as connection:
            return counts.counts(connection)

    def verify(self) -> Iterator[chain.Fault]:
        """Everything that is not as it was when it was kept: log, rows, raw bytes, texts, quotes. Nothing if all is."""
        with self._reading() as connection:
            yield from verify.faults(connection, self._captures)

    def canonical_dump(self, *, log: bool = False) -> Iterator[str]:
        """All evidence as lines of JSON, equal for stores that hold the same; with `log` also the events."""
        with self._reading() as connection:
            yield from verify.dump(connection, log=log)


def _make_database(folder: Path, kind: StoreKind, on_wait: OnWait) -> None:
    """Make the database of a new store aside and rename it into place: whoever finds one finds it whole."""
    if (folder / DATABASE).exists():
        return
    with file_lock(folder / LOCK, on_wait):
        if (folder / DATABASE).exists():  # another process was first
            return
        for left in folder.glob(f"{DATABASE}.part*"):
            left.unlink()
        engine = sqlite_engine(folder / f"{DATABASE}.part")
        with engine.execution_options(writer=True).begin() as connection:
            prepare(connection, kind)
        engine.dispose()
        (folder / f"{DATABASE}.part").rename(folder / DATABASE)


def _reason(error: OSError | SQLAlchemyError) -> str:
    """What the system or the driver said, without the statement and its values."""
    return str(getattr(error, "strerror", None) or getattr(error, "orig", None) or error)


def _no_store(folder: Path) -> LedgerError:
    return LedgerError("there is no store", where=str(folder), remedy="svidok add makes one, or name one with --store")
