"""Where are the raw bytes, and how were they obtained?

Bytes are kept under their SHA-256 before anything is parsed, and never written over: a temporary file in the same
folder, flushed to the disk, is renamed into place, and the folder is flushed too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from svidok.errors import DamageError, LedgerError
from svidok.ledger.canonical import canonical, sha256, written
from svidok.ledger.chain import Fault, Stamp, append, key_of, known_keys
from svidok.ledger.tables import CAPTURE, CAPTURES, DOCUMENTS, SIGHTINGS


class How(StrEnum):
    IMPORTED = "imported"
    PASTED = "pasted"  # through standard input
    FETCHED = "fetched"


@dataclass(frozen=True, slots=True)
class Provenance:
    """How bytes were obtained: `asked` is the URL or path asked for, `answered` the one that answered."""

    how: How
    asked: str
    at: datetime
    tool: str  # name@version
    answered: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Capture:
    """Raw bytes as they were obtained once; the same bytes obtained elsewhere are another capture of one file."""

    sha256: str
    size: int
    provenance: Provenance


class CaptureFolder:
    """The folder `captures/ab/cd/<sha256>` of a store."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, name: str) -> Path:
        """Where the bytes with this SHA-256 lie. Raises LedgerError where `name` is no hexadecimal SHA-256."""
        if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
            raise LedgerError(f"“{name}” is not the SHA-256 of a capture")
        return self._folder / name[:2] / name[2:4] / name

    def keep(self, data: bytes) -> str:
        """Keep the bytes and give their SHA-256; the caller holds the writer's lock."""
        name = sha256(data)
        path = self.path(name)
        if path.exists():
            if path.stat().st_size != len(data):
                raise DamageError("a kept capture has changed size", where=str(path), remedy="run svidok verify")
            return name
        _make(path.parent)
        # One name for each capture: what a killed process left behind is written over by the next attempt.
        temporary = path.with_suffix(".part")
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.rename(path)
        flush(path.parent)
        return name

    def read(self, name: str) -> bytes:
        """The bytes with this SHA-256. Raises DamageError where they are not there, or are others."""
        try:
            data = self.path(name).read_bytes()
        except OSError as error:
            raise DamageError(f"the capture cannot be read: {error.strerror}", where=name) from error
        if sha256(data) != name:
            raise DamageError("the bytes are not those that were kept", where=name, remedy="restore from a backup")
        return data

    def faults(self, name: str, size: int) -> Iterator[Fault]:
        """What is wrong with the file of one capture, if anything."""
        try:
            if len(self.read(name)) != size:
                yield Fault("the size is not the one that was kept", f"capture {name}")
        except LedgerError as error:
            yield Fault(error.what, f"capture {name}")


def keep_row(connection: Connection, name: str, size: int, provenance: Provenance, who: str | None = None) -> None:
    """Keep how these bytes were obtained, in the caller's transaction; the same from the same place adds nothing.

    Bytes that are seen again after others are a new capture of the old bytes: a page that says what it had said before
    it said another thing, and a file whose reports have been seen to say otherwise since it was added.
    """
    row = {**_row(name, size, provenance), "after": None}
    here = (CAPTURES.c.how == row["how"]) & (CAPTURES.c.asked == row["asked"])
    last = connection.execute(_last_capture().where(here)).first()
    if last and (last.sha256, last.answered) == (name, row["answered"]):
        return
    fetched_before = provenance.how is How.FETCHED and known_keys(connection, CAPTURE, [key_of(CAPTURE, row)])
    if fetched_before or _said_otherwise_since(connection, name):
        row["after"] = (last or connection.execute(_last_capture()).one()).key
    append(connection, CAPTURE, [row], Stamp(provenance.at, who))


def _last_capture() -> Select[Any]:
    return select(CAPTURES).order_by(CAPTURES.c.seq.desc()).limit(1)


def _said_otherwise_since(connection: Connection, name: str) -> bool:
    """Whether any report of this capture was later seen in another version."""
    seen, again, later = SIGHTINGS.alias("seen"), SIGHTINGS.alias("again"), SIGHTINGS.alias("later")
    version, other = DOCUMENTS.alias("version"), DOCUMENTS.alias("other")
    last = select(func.max(again.c.seq)).where(again.c.document == version.c.key).scalar_subquery()
    query = (
        select(later.c.key)
        .select_from(seen.join(version, version.c.key == seen.c.document))
        .join(other, (other.c.report_id == version.c.report_id) & (other.c.key != version.c.key))
        .join(later, (later.c.document == other.c.key) & (later.c.seq > last))
    )
    return connection.execute(query.where(seen.c.capture == name).limit(1)).first() is not None


def returns(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """Of these captures those whose bytes were seen again after others, with the key of the last time."""
    query = select(CAPTURES.c.sha256, CAPTURES.c.key).where(
        CAPTURES.c.sha256.in_(sorted(names)), CAPTURES.c.after.is_not(None)
    )
    return {row.sha256: row.key for row in connection.execute(query.order_by(CAPTURES.c.seq))}


def _row(name: str, size: int, provenance: Provenance) -> dict[str, Any]:
    return {
        "sha256": name,
        "size": size,
        "how": provenance.how.value,
        "asked": provenance.asked,
        "answered": provenance.answered,
        "at": written(provenance.at),
        "status": provenance.status,
        "headers": canonical([list(pair) for pair in provenance.headers]),
        "tool": provenance.tool,
    }


def captures_of(connection: Connection, document: str) -> tuple[Capture, ...]:
    """Every capture in which this version of a document was seen, first one first."""
    seen = select(SIGHTINGS.c.capture).where(SIGHTINGS.c.document == document)
    query = select(CAPTURES).where(CAPTURES.c.sha256.in_(seen)).order_by(CAPTURES.c.seq)
    return tuple(map(_capture, connection.execute(query)))


def _capture(row: Row[Any]) -> Capture:
    provenance = Provenance(
        how=How(row.how),
        asked=row.asked,
        at=datetime.fromisoformat(row.at),
        tool=row.tool,
        answered=row.answered,
        status=row.status,
        headers=tuple((name, value) for name, value in json.loads(row.headers)),
    )
    return Capture(row.sha256, row.size, provenance)


def _make(folder: Path) -> None:
    """Make a folder whose entry in its parent survives a power cut."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(exist_ok=True)
        flush(folder.parent)


def flush(folder: Path) -> None:
    """Let the names in a folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
