"""Where are the raw bytes, and how were they obtained?

Bytes are kept under their SHA-256 before anything is parsed, and never written over: a temporary file in the same
folder, flushed to the disk, is renamed into place, and the folder is flushed too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, select

from svidok.errors import LedgerError
from svidok.ledger.canonical import canonical, sha256, written
from svidok.ledger.chain import Fault, Values
from svidok.ledger.tables import CAPTURES, SIGHTINGS


class How(StrEnum):
    IMPORTED = "imported"
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
                raise LedgerError("a kept capture has changed size", where=str(path), remedy="run svidok doctor")
            return name
        _make(path.parent)
        # One name for each capture: what a killed process left behind is written over by the next attempt.
        temporary = path.with_suffix(".part")
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.rename(path)
        _flush(path.parent)
        return name

    def read(self, name: str) -> bytes:
        """The bytes with this SHA-256. Raises LedgerError where they are not there."""
        try:
            return self.path(name).read_bytes()
        except OSError as error:
            raise LedgerError(f"the capture cannot be read: {error.strerror}", where=name) from error

    def faults(self, name: str, size: int) -> Iterator[Fault]:
        """What is wrong with the file of one capture, if anything."""
        try:
            data = self.read(name)
        except LedgerError as error:
            yield Fault(error.what, f"capture {name}")
            return
        if len(data) != size or sha256(data) != name:
            yield Fault("the bytes are not those that were kept", f"capture {name}")


def capture_row(name: str, size: int, provenance: Provenance) -> Values:
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
    seen = select(CAPTURES).join(SIGHTINGS, SIGHTINGS.c.capture == CAPTURES.c.sha256)
    query = seen.where(SIGHTINGS.c.document == document).order_by(CAPTURES.c.seq)
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
        _flush(folder.parent)


def _flush(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
