"""How is what follows from a store kept beside it, so that it need not be worked out again?

A file of the store's folder, named by all that it follows from. It can be thrown away at any time and is made again;
one that is damaged is not read.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

FOLDER = "derived"


def kept(path: Path) -> bytes | None:
    """What was kept there; None where it is not there, or not as it was written."""
    try:
        title, _, body = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return body if title == _title(body) else None


def keep(path: Path, body: bytes, *, of_kind: str, at_most: int) -> None:
    """Write it, and throw away the oldest files whose names fit `of_kind`. Where that cannot be done it is worked out
    again the next time.
    """
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            file.write(_title(body) + b"\n" + body)
        os.replace(file.name, path)
        for old in sorted(path.parent.glob(of_kind), key=_age)[:-at_most]:
            old.unlink(missing_ok=True)


def _title(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _age(path: Path) -> float:
    return path.stat().st_mtime
