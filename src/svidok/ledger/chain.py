"""Is the log whole, and does it vouch for every row of evidence?

Each event holds the hash of the one before it; each row of evidence is written in the same transaction as the event
that seals it. Taking out, reordering or editing an event breaks the chain; editing a row breaks its seal. A tail that
was cut off together with its rows shows only against a head that was written down elsewhere (see `head`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from svidok.ledger.canonical import canonical, digest, written
from svidok.ledger.tables import EVENTS, EVIDENCE, Evidence

Values = Mapping[str, Any]

CHUNK = 500  # keys asked for at once: well under SQLite's limit of bound values


@dataclass(frozen=True, slots=True)
class Head:
    """The last event: its number (0 in an empty log) and its hash. Whoever writes it down can prove a later cut."""

    seq: int
    hash: str


GENESIS = Head(0, "0" * 64)


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something enters the log, and by whom: an alias that the operator chose, or None."""

    at: datetime
    who: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was when it was kept."""

    what: str
    where: str


def head(connection: Connection) -> Head:
    row = connection.execute(select(EVENTS.c.seq, EVENTS.c.hash).order_by(EVENTS.c.seq.desc()).limit(1)).first()
    return Head(row.seq, row.hash) if row else GENESIS


def last_instant(connection: Connection) -> datetime | None:
    """The instant of the last event: what follows from the log alone happens then; None in an empty log."""
    at = connection.scalar(select(EVENTS.c.at).order_by(EVENTS.c.seq.desc()).limit(1))
    return datetime.fromisoformat(at) if at else None


def key_of(evidence: Evidence, row: Values) -> str:
    return digest([evidence.kind, evidence.of(row, evidence.identity)])


def append(connection: Connection, evidence: Evidence, rows: Sequence[Values], stamp: Stamp) -> dict[str, int]:
    """Add those of `rows` that are not there yet, each with its event; the keys of those that were new, and their seq.

    The caller holds the writer's lock and an open transaction.
    """
    by_key = {key_of(evidence, row): row for row in reversed(rows)}
    known = known_keys(connection, evidence, list(by_key))
    new = {key: row for key, row in reversed(by_key.items()) if key not in known}
    if not new:
        return {}
    events = list(_events(head(connection), evidence, new, stamp))
    connection.execute(insert(EVENTS), events)
    stored = [{**row, "key": key, "seq": event["seq"]} for (key, row), event in zip(new.items(), events, strict=True)]
    connection.execute(insert(evidence.table), stored)
    return {key: event["seq"] for key, event in zip(new, events, strict=True)}


def known_keys(connection: Connection, evidence: Evidence, keys: Sequence[str]) -> frozenset[str]:
    """Those of `keys` that the store holds."""
    column = evidence.table.c.key
    found: set[str] = set()
    for start in range(0, len(keys), CHUNK):
        found.update(connection.scalars(select(column).where(column.in_(keys[start : start + CHUNK]))))
    return frozenset(found)


def _events(last: Head, evidence: Evidence, rows: Mapping[str, Values], stamp: Stamp) -> Iterator[dict[str, Any]]:
    at = written(stamp.at)
    for key, row in rows.items():
        event = {
            "seq": last.seq + 1,
            "at": at,
            "who": stamp.who,
            "kind": evidence.kind,
            "payload": canonical({"key": key, "seal": _seal(evidence, row)}),
            "previous": last.hash,
        }
        last = Head(last.seq + 1, _hash(event))
        yield {**event, "hash": last.hash}


def _hash(event: Values) -> str:
    """Of all that an event says; one without an operator has the hash that it had before there were any."""
    return digest({name: value for name, value in event.items() if name != "hash" and value is not None})


def _seal(evidence: Evidence, row: Values) -> str:
    return digest(evidence.of(row, evidence.sealed))


def chain_faults(connection: Connection) -> Iterator[Fault]:
    """Events that do not follow from the one before."""
    last = GENESIS
    for row in connection.execute(select(EVENTS).order_by(EVENTS.c.seq)):
        where = f"event {row.seq}"
        if row.seq != last.seq + 1:
            yield Fault(f"the log jumps from {last.seq} to {row.seq}", where)
        elif row.previous != last.hash:
            yield Fault("the event does not follow from the one before it", where)
        if _hash(dict(row._mapping)) != row.hash:
            yield Fault("the event is not what was written", where)
        last = Head(row.seq, row.hash)


def seal_faults(connection: Connection) -> Iterator[Fault]:
    """Rows of evidence that no event vouches for, and events whose row is gone or altered."""
    for evidence in EVIDENCE:
        table = evidence.table
        joined = select(EVENTS.c.seq.label("event"), EVENTS.c.payload, table).join(
            table, table.c.seq == EVENTS.c.seq, isouter=True
        )
        for row in connection.execute(joined.where(EVENTS.c.kind == evidence.kind).order_by(EVENTS.c.seq)):
            yield from _row_faults(evidence, row)
        orphans = select(table.c.key, table.c.seq).where(
            table.c.seq.not_in(select(EVENTS.c.seq).where(EVENTS.c.kind == evidence.kind))
        )
        for row in connection.execute(orphans):
            yield Fault("no event of the log vouches for this row", f"{evidence.kind} {row.key}")


def _row_faults(evidence: Evidence, row: Row[Any]) -> Iterator[Fault]:
    if row.key is None:
        yield Fault(f"the {evidence.kind} of this event is gone", f"event {row.event}")
        return
    values = dict(row._mapping)
    expected = canonical({"key": key_of(evidence, values), "seal": _seal(evidence, values)})
    if key_of(evidence, values) != row.key or expected != row.payload:
        yield Fault(f"the {evidence.kind} is not what the log vouches for", f"{evidence.kind} {row.key}")
