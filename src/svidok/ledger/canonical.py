"""Which bytes stand for a value, so that every machine hashes the same?"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from svidok.errors import LedgerError


def canonical(value: Any) -> str:
    """JSON with sorted keys and no blanks; letters stay letters."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sha256(data: bytes | str) -> str:
    """Hexadecimal SHA-256 of bytes, or of a text in UTF-8."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON of a value."""
    return sha256(canonical(value))


def written(instant: datetime) -> str:
    """An instant as it is stored: UTC to the microsecond, so that texts sort as instants do."""
    if instant.tzinfo is None:
        raise LedgerError(f"the instant {instant.isoformat()} has no time zone")
    return instant.astimezone(UTC).isoformat(timespec="microseconds")
