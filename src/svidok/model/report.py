"""What was published, and what are its exact words?"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime

from svidok.errors import ReaderError


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A half-open span of code points in a report's text, together with its words."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.text):
            raise ReaderError(f"a quote of {len(self.text)} characters cannot span [{self.start}, {self.end})")
        if not self.text.strip():
            raise ReaderError(f"a quote must hold words; [{self.start}, {self.end}) is blank")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Quote:
        """The words of `text` at [start, end), without the blanks around them. Raises ReaderError if none are left."""
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(start, end, text[start:end])

    def stands_in(self, text: str) -> bool:
        """Whether `text` says exactly these words at exactly this place."""
        return text[self.start : self.end] == self.text

    def overlaps(self, other: Quote) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Report:
    """One published text as it was received; `text` is NFC and otherwise untouched.

    `published` is the local civil date of publication, `published_at` the aware instant where the source gives one;
    `language` is what the source declares (never trusted for a single sentence); `capture` is the SHA-256 of the raw
    bytes that it was parsed from, `notes` what was noted of it there, as what was left out.

    What its source tells beside the words is no part of them, and the same version may be seen with and without it:
    `author` is the byline, `edited` the aware instant of the last edit, `forwarded_from` whose post it passes on.
    """

    id: str
    text: str
    language: str | None = None
    published: date | None = None
    published_at: datetime | None = None
    title: str | None = None
    source_name: str | None = None
    url: str | None = None
    capture: str | None = None
    notes: tuple[str, ...] = ()
    author: str | None = None
    edited: datetime | None = None
    forwarded_from: str | None = None

    def __post_init__(self) -> None:
        if not unicodedata.is_normalized("NFC", self.text):
            object.__setattr__(self, "text", unicodedata.normalize("NFC", self.text))
        for what, instant in (("publication", self.published_at), ("the last edit", self.edited)):
            if instant is not None and instant.tzinfo is None:
                raise ReaderError(f"the instant of {what} of {self.id} has no time zone")

    def quote(self, start: int, end: int) -> Quote:
        return Quote.of(self.text, start, end)
