"""What came in, byte for byte, and how was it obtained?"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


class How(StrEnum):
    """The way by which bytes were obtained."""

    FILE = "file"
    STDIN = "stdin"
    FETCHED = "fetched"


@dataclass(frozen=True)
class RawCapture:
    """Bytes as they were received, before anything is parsed.

    `name` is a file name whose ending says the kind (for a fetched page the ending follows its media type). The
    HTTP members are those of the last answer; `url_asked` is what the person typed.
    """

    data: bytes = field(repr=False)
    name: str
    how: How = How.FILE
    url_asked: str | None = None
    url_answered: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    @property
    def where(self) -> str:
        """How a message names it."""
        return self.url_asked or self.name

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    @property
    def charset(self) -> str | None:
        """The charset that the HTTP answer declares."""
        declared = next((value for name, value in self.headers if name.lower() == "content-type"), "")
        match = CHARSET.search(declared)
        return match[1] if match else None
