"""What was received, what does it say, and what follows from it: the one door to everything that is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy.exc import SQLAlchemyError

from svidok.errors import LedgerError
from svidok.ledger import chain, counts, documents, history, ids, judgements, past, record, replay, verify
from svidok.ledger.captures import Capture, CaptureFolder, Provenance, captures_of, keep_row
from svidok.ledger.documents import AddTally, Document, DocumentFilter, Item, ReadDocument
from svidok.ledger.history import Version
from svidok.ledger.lock import OnWait
from svidok.ledger.migrations import StoreKind, kind_of, mark_moved, moved_to
from svidok.ledger.pages import Page, pieces
from svidok.ledger.record import RecordFilter, RecordRow, RecordState
from svidok.ledger.store import DATABASE, Store, make_database, no_store, reason, remedy_for
from svidok.ledger.watching import Watch, unwatched
from svidok.model.reading import Reading
from svidok.model.record import IssuedId, Judgement, Pointer
from svidok.model.report import Report

MOVED = "set SVIDOK_STORE__DATABASE to where it lives now, or move it back with svidok move"
BATCH = 200  # reports a transaction: one flush to the disk for many, and little to do again after a crash
EVERY_DOCUMENT = DocumentFilter()
EVERY_ROW = RecordFilter()
STEP = 500  # documents fetched at once where all of them are asked for


class Ledger:
    """A store: a folder of raw bytes, and a database that says what they are.

    Safe to share between threads; readers never wait. Every method raises LedgerError where the store cannot be
    read or written.
    """

    def __init__(self, store: Store, kind: StoreKind, operator: str | None = None) -> None:
        self.folder = store.folder
        self._store = store
        self._adds = kind
        self._operator = operator
        self._captures = CaptureFolder(store.folder / "captures")
        with store.reading() as connection:
            self.kind = kind_of(connection)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        database_url: str | None = None,
        create: bool = True,
        kind: StoreKind | None = StoreKind.RECORD,
        operator: str | None = None,
        on_wait: OnWait = lambda message: None,
    ) -> Ledger:
        """Open the store in `folder`, or make one of this `kind` there.

        `kind` is that of the reports to be added: a store of the other kind opens, but takes none of them; None takes
        the store's own. `operator` is the alias that the log gives for whoever adds. `on_wait` is told when another
        process is writing, and when older tables were brought up to date. Raises LedgerError where there is no store
        and `create` is not set, or its tables are newer than this svidok.
        """
        if database_url is None and not create and not (folder / DATABASE).exists():
            raise no_store(folder)
        new = kind or StoreKind.RECORD
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if database_url is None:
                make_database(folder, new, on_wait)
        except (OSError, SQLAlchemyError) as error:
            what = f"the store cannot be made: {reason(error)}"
            raise LedgerError(what, where=str(folder), remedy=remedy_for(error)) from error
        store = Store(folder, database_url, on_wait)
        try:
            store.prepare(new, create)
            ledger = cls(store, new, operator or None)
            ledger._adds = kind or ledger.kind
        except BaseException:
            store.close()
            raise
        return ledger

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def writing(self) -> AbstractContextManager[None]:
        """Keep every other writer out for the length of the block; may be nested. Each call inside commits by itself.

        Needed only where what is read and what is written must belong together: read all readings, replace the record.
        """
        return self._store.writing()

    # ── evidence ─────────────────────────────────────────────────────────────────────────────────────────────────

    def keep_capture(self, data: bytes, provenance: Provenance) -> str:
        """Keep raw bytes before they are parsed, and give their SHA-256; the same from the same place adds nothing."""
        with self._adding():
            with self._store.named_errors():
                name = self._captures.keep(data)
            with self._store.transaction() as connection:
                keep_row(connection, name, len(data), provenance, self._operator)
        return name

    def add(self, items: Iterable[Item], at: datetime, *, batch: int = BATCH) -> AddTally:
        """Add reports with their readings, if they have any; `at` is the instant that the log gives.

        A report and its reading enter together or not at all; `batch` of them make one transaction, so `items` may be
        endless and may be broken off. The raw bytes of each (`report.capture`) must have been kept before. What a
        sample holds may be read again.
        """
        tally = AddTally()
        for piece in pieces(items, batch):
            if not all(self.holds(report) for report, _ in piece if self.kind is not self._adds):
                self._refuse_other_kind()
            with self._changing(), self._store.transaction() as connection:
                tally += documents.add(connection, piece, self._stamp(at))
        return tally

    @contextmanager
    def _adding(self) -> Iterator[None]:
        """The writer's turn in a store that may be added to. Raises LedgerError where it may not."""
        self._refuse_other_kind()
        with self._changing():
            yield

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self.writing():
            with self._store.reading() as connection:
                elsewhere = moved_to(connection)
            if elsewhere:
                raise LedgerError(f"this store was moved to {elsewhere}", where=self._store.where, remedy=MOVED)
            yield

    def _stamp(self, at: datetime) -> chain.Stamp:
        return chain.Stamp(at, self._operator)

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
        with self._store.reading() as connection:
            return documents.list_documents(connection, wanted, after, limit)

    def document(self, report_id: str) -> Document | None:
        """The current version of a report; None where the id was never seen."""
        known = self.versions(report_id)
        return known[-1] if known else None

    def holds(self, report: Report) -> bool:
        """Whether the current version of the report says all that this one says; where it was seen is not looked at."""
        with self._store.reading() as connection:
            return documents.holds(connection, report)

    def versions(self, report_id: str) -> tuple[Document, ...]:
        """Every version of a report, the one that was seen last (the current one) at the end."""
        with self._store.reading() as connection:
            return documents.versions(connection, report_id)

    def reading(self, report_id: str, reader: str | None = None) -> Reading | None:
        """The last reading of the current version, by one reader (`name@version`) or by any."""
        document = self.document(report_id)
        if document is None:
            return None
        with self._store.reading() as connection:
            return documents.reading_of(connection, document.version, document.report.text, reader)

    def readings(self, reader: str | None = None) -> Iterator[ReadDocument]:
        """Every current document that was read, with its last reading, by report id.

        Fetched piece by piece: hold `writing` where nothing may be added meanwhile.
        """
        last: str | None = ""
        while last is not None:
            with self._store.reading() as connection:
                piece = documents.readings_after(connection, last, reader, STEP)
            yield from piece
            last = piece[-1].document.report.id if piece else None

    def unread_by(self, reader: str) -> Iterator[Document]:
        """Every current document that this reader (`name@version`) has not read, by report id."""
        last: str | None = ""
        while last is not None:
            with self._store.reading() as connection:
                piece = documents.unread_after(connection, last, reader, STEP)
            yield from piece
            last = piece[-1].report.id if piece else None

    def history(self, report_id: str) -> tuple[Version, ...]:
        """All that is kept of every version of a report, the current one last; empty where the id was never seen."""
        with self._store.reading() as connection:
            return history.history(connection, report_id)

    def changed_reports(self) -> Iterator[str]:
        """Every report that has more than one version, or was read more than once, by id."""
        last: str | None = ""
        while last is not None:
            with self._store.reading() as connection:
                piece = history.changed_after(connection, last, STEP)
            yield from piece
            last = piece[-1] if piece else None

    def captures(self, version: str) -> tuple[Capture, ...]:
        """Every capture that a version of a document was seen in, first one first."""
        with self._store.reading() as connection:
            return captures_of(connection, version)

    def capture_bytes(self, sha256: str) -> bytes:
        """The raw bytes of a capture. Raises DamageError where they are not there or not those that were kept."""
        return self._captures.read(sha256)

    # ── the record ───────────────────────────────────────────────────────────────────────────────────────────────

    def replace_record(
        self,
        rows: Iterable[RecordRow],
        made_by: str,
        *,
        issued: Sequence[IssuedId] = (),
        pointers: Iterable[Pointer] = (),
    ) -> None:
        """Put `rows` in the place of the whole record at once; `made_by` is the name@version of what made them.

        Ids `issued` for the first time are kept for ever, in this order; `pointers` replace all there were.
        """
        with self._changing(), self._store.transaction() as connection:
            ids.issue(connection, issued)
            record.replace(connection, rows, pointers, made_by)

    def issued_ids(self, report_id: str | None = None, *, until: chain.Head | None = None) -> Sequence[IssuedId]:
        """Every id that was ever issued, oldest first; or those under which items of one report ever stood; or those
        issued when the log stood there.
        """
        with self._store.reading() as connection:
            return ids.issued_ids(connection, report_id, until.seq if until else None)

    def pointer(self, kind: str, wanted: str) -> Pointer | None:
        """What became of the id of a "raid" or "incident"; None where it was never issued, or stands whole."""
        with self._store.reading() as connection:
            return ids.pointer(connection, kind, wanted)

    # ── judgements ───────────────────────────────────────────────────────────────────────────────────────────────

    def judge(self, given: Sequence[Judgement], at: datetime) -> tuple[str, ...]:
        """Keep judgements for ever, all or none, and give their ids (an id that they bring is not looked at).

        The same judgement given again is the same. Judgements may be added to any store, a sample too.
        """
        with self._changing(), self._store.transaction() as connection:
            return tuple(judgements.keep(connection, given, self._stamp(at)))

    def judgements(self) -> Sequence[Judgement]:
        """Every judgement ever kept, oldest first; subjects are named as they stand in the readings of today."""
        with self._store.reading() as connection:
            return judgements.judgements(connection)

    def record(
        self, kind: str, wanted: RecordFilter = EVERY_ROW, *, after: str | None = None, limit: int = 100
    ) -> Page[RecordRow]:
        """Rows of one kind ("raid", "incident" …), newest day first, those without a day last; pages as `documents`."""
        with self._store.reading() as connection:
            return record.listed(connection, kind, wanted, after, limit)

    def record_row(self, kind: str, row_id: str) -> RecordRow | None:
        with self._store.reading() as connection:
            return record.one(connection, kind, row_id)

    def record_state(self) -> RecordState | None:
        """What made the record, and from which state of the log; None where there is none.

        It is to be made again where its head is not `head()`: things came in since, or a process died in between.
        """
        with self._store.reading() as connection:
            return record.state(connection)

    # ── the past ─────────────────────────────────────────────────────────────────────────────────────────────────

    def head_before(self, moment: datetime) -> chain.Head:
        """The last event before an instant."""
        with self._store.reading() as connection:
            return past.head_before(connection, moment)

    def head_named(self, name: str) -> chain.Head | None:
        """The event of this number, or whose hash begins so; None where that is none, or not one."""
        with self._store.reading() as connection:
            return past.head_named(connection, name)

    def instant_of(self, head: chain.Head) -> datetime | None:
        with self._store.reading() as connection:
            return past.instant_of(connection, head)

    def readings_at(self, head: chain.Head) -> Iterator[ReadDocument]:
        """Every document that was current when the log stood there, with its last reading by then, by report id."""
        with self._store.reading() as connection:
            versions = past.current_at(connection, head)
        for piece in pieces(versions, STEP):
            with self._store.reading() as connection:
                yield from past.readings_of(connection, list(piece))

    def arrived(self, since: chain.Head, until: chain.Head) -> past.Arrived:
        """What came in after one state of the log, up to another."""
        with self._store.reading() as connection:
            return past.arrived(connection, since, until)

    def reports_of(self, ids: Iterable[str], until: chain.Head) -> Mapping[str, tuple[str, ...]]:
        """Which reports ever stood under ids of the record by then."""
        with self._store.reading() as connection:
            return past.reports_of(connection, ids, until)

    # ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────

    def head(self) -> chain.Head:
        with self._store.reading() as connection:
            return chain.head(connection)

    def last_instant(self) -> datetime | None:
        """The instant of the last event of the log; None in an empty one."""
        with self._store.reading() as connection:
            return chain.last_instant(connection)

    def counts(self) -> counts.Counts:
        with self._store.reading() as connection:
            return counts.counts(connection)

    def verify(self, known: chain.Head | None = None, watch: Watch = unwatched) -> Iterator[chain.Fault]:
        """Everything that is not as it was when it was kept: log, rows, raw bytes, texts, quotes. Nothing if all is.

        `known` is a head of the log that was written down before: by it a tail shows that was cut off. `watch` hears
        what is looked at.
        """
        with self._store.reading() as connection:
            yield from verify.faults(connection, self._captures, known, watch)

    def copy_to(self, other: Ledger, watch: Watch = unwatched) -> chain.Head:
        """Play the whole log, as it is now, into another store of the same kind; gives the head both then have. `watch`
        hears how far it has come.

        Whoever writes meanwhile does not wait. A copy that was broken off goes on where it stopped. Raises LedgerError
        where the other store holds another history, DamageError where this one is not as it was kept.
        """
        with other._adding():
            return self._copy_to(other, watch)

    def _copy_to(self, other: Ledger, watch: Watch) -> chain.Head:
        folders = (self._captures, other._captures) if self.folder.resolve() != other.folder.resolve() else ()
        with self._store.reading() as connection:
            return replay.replay(connection, other._store.transaction, *folders, watch=watch)

    def move_to(self, other: Ledger, watch: Watch = unwatched) -> chain.Head:
        """Copy to another database and let nothing be added here any more; the raw bytes stay in the folder."""
        other._refuse_other_kind()
        with self._changing(), other.writing():
            head = self._copy_to(other, watch)
            for store, to in ((other._store, None), (self._store, other._store.engine.dialect.name)):
                with store.transaction() as connection:
                    mark_moved(connection, to)
            return head

    def canonical_dump(self, *, log: bool = False) -> Iterator[str]:
        """All evidence as lines of JSON, equal for stores that hold the same; with `log` also the events."""
        with self._store.reading() as connection:
            yield from verify.dump(connection, log=log)
