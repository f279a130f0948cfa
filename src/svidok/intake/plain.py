"""What does a plain text file say? The whole file is one report."""

from __future__ import annotations

from collections.abc import Iterator

from svidok.errors import IntakeError
from svidok.intake.capture import RawCapture
from svidok.intake.charset import decode
from svidok.intake.format import kind
from svidok.intake.received import MOST_CHARACTERS, Item, Row, receive

MOST_BYTES = 4 * MOST_CHARACTERS  # the widest characters of UTF-8 take four bytes
LONGEST_TITLE = 120


class Plain:
    name = "plain"
    takes = "text (.txt, .md)"

    def accepts(self, name: str, head: bytes) -> bool:
        return kind(name, head) in {"txt", "text", "md", "markdown"}

    def parse(self, capture: RawCapture) -> Iterator[Item]:
        if len(capture.data) > MOST_BYTES:
            what = f"its text has {len(capture.data):,} bytes, more than {MOST_BYTES:,}"
            raise IntakeError(what, where=capture.where, remedy="split it into its reports")
        text = decode(capture.data, capture.where, [capture.charset])
        fields = {"text": text, "title": _title(text), "url": capture.url_answered}
        yield receive(capture, "text", Row(capture.where, fields))


def _title(text: str) -> str | None:
    """The first line, if it is short enough for a headline and more follows; it stays part of the text."""
    first, _, rest = text.strip().partition("\n")
    title = first.lstrip("#").strip()
    return title if rest.strip() and len(title) <= LONGEST_TITLE else None


FORMAT = Plain()
