"""How does a store become another one, entry for entry, so that nothing can change on the way?

The log is played again: every row of evidence is added to the other store as it was added to this one, and its hash
and that of its event are worked out anew. They must come out equal, so a copy cannot be made of a store that is
damaged, nor can a copy differ. What the other store holds already is a beginning of the same log, or it is refused; a
copy that was broken off goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from svidok.errors import DamageError, LedgerError
from svidok.ledger import search
from svidok.ledger.canonical import sha256
from svidok.ledger.captures import CaptureFolder
from svidok.ledger.chain import Head, Stamp, append, head
from svidok.ledger.pages import pieces
from svidok.ledger.tables import CAPTURE, DERIVED, DOCUMENT, EVENTS, EVIDENCE
from svidok.ledger.watching import Watch, unwatched

STEP = 500  # events a transaction

Transaction = Callable[[], AbstractContextManager[Connection]]
_BY_KIND = {evidence.kind: evidence for evidence in EVIDENCE}


def replay(
    source: Connection,
    transaction: Transaction,
    kept: CaptureFolder | None = None,
    copied: CaptureFolder | None = None,
    *,
    watch: Watch = unwatched,
) -> Head:
    """Play the log of `source`, a view of one moment, into the other store, whose writer's lock the caller holds.

    Raw bytes go from `kept` to `copied`, if these are given; `watch` hears how many entries of the log are played of
    how many. Gives the head that both then have. Raises LedgerError where the other store holds another history,
    DamageError where the source is not as it was kept.
    """
    with transaction() as target:
        done = head(target)
    _refuse_other_history(source, done)
    last = head(source).seq
    events = select(EVENTS).where(EVENTS.c.seq > done.seq).order_by(EVENTS.c.seq)
    for piece in pieces(source.execute(events.execution_options(yield_per=STEP)), STEP):
        groups = [list(group) for _, group in groupby(piece, key=lambda event: (event.kind, event.at, event.who))]
        rows = [_rows(source, group) for group in groups]
        if kept and copied:
            for name in _names(groups, rows):
                copied.keep(kept.read(name))
        with transaction() as target:
            for group, of_group in zip(groups, rows, strict=True):
                _play(target, group, of_group)
        watch("entries of the log", piece[-1].seq, last)
    with transaction() as target:
        _copy_record(source, target)
        return head(target)


def _refuse_other_history(source: Connection, done: Head) -> None:
    known = source.scalar(select(EVENTS.c.hash).where(EVENTS.c.seq == done.seq))
    if done.seq and known != done.hash:
        raise LedgerError("the other store holds another history", remedy="name a place where there is none yet")


def _rows(source: Connection, group: Sequence[Row[Any]]) -> list[dict[str, Any]]:
    if group[0].kind not in _BY_KIND:
        raise _damage(group)
    table = _BY_KIND[group[0].kind].table
    between = table.c.seq.between(group[0].seq, group[-1].seq)
    return [dict(row._mapping) for row in source.execute(select(table).where(between).order_by(table.c.seq))]


def _names(groups: Sequence[Sequence[Row[Any]]], rows: Sequence[Sequence[dict[str, Any]]]) -> Iterator[str]:
    for group, of_group in zip(groups, rows, strict=True):
        if group[0].kind == CAPTURE.kind:
            yield from (row["sha256"] for row in of_group)


def _play(target: Connection, group: Sequence[Row[Any]], rows: Sequence[dict[str, Any]]) -> None:
    evidence = _BY_KIND[group[0].kind]
    contents = [{name: value for name, value in row.items() if name not in ("key", "seq")} for row in rows]
    sound = all(sha256(row[name]) == row[f"{name}_sha256"] for row in rows for name in evidence.unsealed)
    append(target, evidence, contents, Stamp(datetime.fromisoformat(group[0].at), group[0].who))
    if not sound or head(target) != Head(group[-1].seq, group[-1].hash):
        raise _damage(group)
    if evidence is DOCUMENT:
        search.index(target, rows)


def _damage(group: Sequence[Row[Any]]) -> DamageError:
    where = f"events {group[0].seq} to {group[-1].seq}"
    return DamageError("what was kept is not what the log vouches for", where=where, remedy="run svidok verify")


def _copy_record(source: Connection, target: Connection) -> None:
    """The record goes along as it stands, so that nobody has to wait until it is made again."""
    for table in DERIVED:
        target.execute(delete(table))
        for piece in pieces(source.execute(select(table)), STEP):
            target.execute(insert(table), [dict(row._mapping) for row in piece])
