"""Is everything in the store still what was kept?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from svidok.errors import SvidokError
from svidok.ledger.canonical import canonical, sha256
from svidok.ledger.captures import CaptureFolder
from svidok.ledger.chain import GENESIS, Fault, Head, chain_faults, seal_faults
from svidok.ledger.record import record_faults
from svidok.ledger.tables import CAPTURES, DOCUMENTS, EVENTS, EVIDENCE, READINGS
from svidok.ledger.watching import Watch, unwatched
from svidok.model.form import from_form

Look = Callable[[Connection], Iterator[Fault]]


def faults(
    connection: Connection, captures: CaptureFolder, known: Head | None = None, watch: Watch = unwatched
) -> Iterator[Fault]:
    """Everything that is wrong: the database's own pages, the log, the rows it vouches for, the raw bytes, the texts,
    the quotes, the record. `known` is a head of the log that was written down elsewhere: a tail cut off shows by it.
    `watch` hears which look of how many begins.
    """
    looks: dict[str, Look] = {
        "pages of the database": _page_faults,
        "the log": chain_faults,
        "rows it vouches for": seal_faults,
        "raw bytes": partial(_capture_faults, captures),
        "texts": _text_faults,
        "quotes of the readings": _reading_faults,
        "the record": record_faults,
    }
    if known is not None:
        looks["the head"] = partial(_head_faults, known)
    for number, (what, look) in enumerate(looks.items()):
        watch(what, number, len(looks))
        try:
            yield from look(connection)
        except DBAPIError as error:  # so badly damaged that it cannot be read to the end
            yield Fault(f"the database cannot be read: {error.orig}", "database")


def _page_faults(connection: Connection) -> Iterator[Fault]:
    """What SQLite itself finds wrong with its pages and indexes; PostgreSQL has checksums of its own."""
    if connection.dialect.name == "sqlite":
        for says in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
            if says != "ok":
                yield Fault(says, "database")


def _head_faults(known: Head, connection: Connection) -> Iterator[Fault]:
    if connection.scalar(select(EVENTS.c.hash).where(EVENTS.c.seq == known.seq)) != known.hash and known != GENESIS:
        yield Fault("the log has no such entry: its tail was cut off, or this is another store", f"event {known.seq}")


def _capture_faults(captures: CaptureFolder, connection: Connection) -> Iterator[Fault]:
    kept = select(CAPTURES.c.sha256, CAPTURES.c.size).distinct().order_by(CAPTURES.c.sha256)
    for row in connection.execute(kept).all():
        yield from captures.faults(row.sha256, row.size)


def dump(connection: Connection, *, log: bool) -> Iterator[str]:
    """Every row of evidence as one line of canonical JSON, in an order that depends on nothing but the rows.

    The numbers of the events are left out, since they tell in which order things came; with `log` the events follow.
    """
    for evidence in EVIDENCE:
        for row in connection.execute(select(evidence.table).order_by(evidence.table.c.key)):
            content = {name: value for name, value in row._mapping.items() if name != "seq"}
            yield canonical({"table": evidence.table.name, **content})
    if log:
        for row in connection.execute(select(EVENTS).order_by(EVENTS.c.seq)):
            yield canonical({"table": EVENTS.name, **row._mapping})


def _text_faults(connection: Connection) -> Iterator[Fault]:
    column = DOCUMENTS.c
    for row in connection.execute(select(column.key, column.report_id, column.text, column.text_sha256)):
        if sha256(row.text) != row.text_sha256:
            yield Fault(f"the text of {row.report_id} is not the one that was kept", f"document {row.key}")


def _reading_faults(connection: Connection) -> Iterator[Fault]:
    column = READINGS.c
    query = select(column.key, column.reader, column.form, column.form_sha256, DOCUMENTS.c.report_id, DOCUMENTS.c.text)
    for row in connection.execute(query.join(DOCUMENTS, DOCUMENTS.c.key == column.document)):
        where = f"reading {row.key}"
        if sha256(row.form) != row.form_sha256:
            yield Fault(f"the reading of {row.report_id} by {row.reader} is not the one that was kept", where)
            continue
        try:
            from_form(json.loads(row.form), row.text)
        except (SvidokError, ValueError, KeyError, TypeError) as error:
            yield Fault(f"a quote does not stand in the text: {error}", where)
