"""What does a format promise, and which kind of file is this?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Protocol

from svidok.intake.capture import RawCapture
from svidok.intake.received import Item

HEAD = 4096  # bytes that `accepts` is shown


class Format(Protocol):
    """Turns the bytes of one kind of file into reports. The module that holds it offers it as `FORMAT`."""

    name: str
    takes: str  # for people: "saved web pages (.html)"

    def accepts(self, name: str, head: bytes) -> bool:
        """Whether a file of this name that begins with `head` (at most 4096 bytes) is of this format."""

    def parse(self, capture: RawCapture) -> Iterator[Item]:
        """Every report of the capture in its order; an IntakeError for each that cannot be received.

        Raises IntakeError where nothing of the capture can be read.
        """


def kind(name: str, head: bytes) -> str:
    """The ending of the name in small letters; where it has none (standard input), what the first bytes look like."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if ending:
        return ending
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return "json" if start.partition(b"\n")[0].strip() == b"{" else "jsonl"
    return "html" if start.startswith(b"<") else "txt"
