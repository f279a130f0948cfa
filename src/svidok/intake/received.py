"""What is the report, once its fields are known, and may it be received as it is?

Every format ends here: one place decides what a text must be, how an id is made and what is only worth a note.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from svidok.errors import IntakeError
from svidok.intake.capture import RawCapture
from svidok.intake.dates import published
from svidok.model.report import Report

MOST_CHARACTERS = 2_000_000  # of one report's text: a long book; what is longer is an archive of reports
MOST_OF_ID = 200
MOST_OF_FIELD = 10_000
OPTIONAL = ("lang", "title", "source_name", "url", "author", "forwarded_from")

SURROGATE = re.compile(r"[\ud800-\udfff]")
# A run that may hold stacked marks; normalising n marks upon one letter takes n² steps, and no writing stacks 64.
MAYBE_MARKS = re.compile(r"[^\w\s\x00-\u02ff]{64,}")
MOST_MARKS = 63


@dataclass(frozen=True, slots=True)
class Row:
    """The fields of one report under the names of the JSON Lines form, and where they stand."""

    where: str
    fields: Mapping[str, object]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """A report, where it stands, and what a person should know about how it was received."""

    report: Report
    where: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """What a capture holds besides reports (messages without text, private chats): counted, and not a failure."""

    where: str
    why: str
    count: int


Item = Received | Skipped | IntakeError


def receive(raw: RawCapture, prefix: str, row: Row) -> Received:
    """The report of one row. `prefix` begins the id where the row brings none. Raises IntakeError."""
    text = _text(row.fields.get("text"), row.where)
    notes = [*row.notes]
    optional = {name: _optional(row.fields.get(name), name, notes) for name in OPTIONAL}
    url = optional["url"]
    if url is not None and not url.lower().startswith(("http://", "https://")):
        notes.append(f"url {url[:60]!r} is no web address; left out")
        url = None
    date = published(row.fields.get("published"))
    if date.doubt:
        notes.append(date.doubt)
    report = Report(
        id=_id(row.fields.get("id"), row.where) or f"{prefix}-{_digest((url or '') + chr(10) + text)}",
        text=text,
        language=(optional["lang"] or "").replace("_", "-").split("-")[0].lower() or None,
        published=date.day,
        published_at=date.instant,
        title=optional["title"],
        source_name=optional["source_name"],
        url=url,
        capture=raw.sha256,
        author=optional["author"],
        edited=_edited(row.fields.get("edited"), notes),
        forwarded_from=optional["forwarded_from"],
    )
    return Received(report, row.where, tuple(notes))


def receive_all(raw: RawCapture, prefix: str, rows: Iterable[Row | Skipped | IntakeError]) -> Iterator[Item]:
    """Each row in its turn; what cannot be received is an error in its place, and the next row goes on."""
    first: dict[str, tuple[str, str]] = {}
    for row in rows:
        if not isinstance(row, Row):
            yield row
            continue
        try:
            received = receive(raw, prefix, row)
        except IntakeError as error:
            yield error
            continue
        digest = _digest(received.report.text)
        known, where = first.setdefault(received.report.id, (digest, row.where))
        if known == digest:
            yield received
        else:
            what = f"the id {received.report.id!r} already belongs to another text, at {where}"
            yield IntakeError(what, where=row.where, remedy="give every text an id of its own")


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _text(value: object, where: str) -> str:
    """The text in NFC. Raises IntakeError where it is none, is blank, too long or cannot be stored as it is."""
    if not isinstance(value, str):
        what = "it has no text" if value is None else f"its text is {spoken(value)}, not a string"
        raise IntakeError(what, where=where, remedy='write the report under "text"')
    if not value.strip():
        raise IntakeError("its text is blank", where=where, remedy="leave it out or give its text")
    if fault := _fault(value, MOST_CHARACTERS):
        raise IntakeError(
            f"its text {fault}", where=where, remedy="split it into its reports, or mend it at its origin"
        )
    return unicodedata.normalize("NFC", value)


def _fault(value: str, most: int) -> str | None:
    """Why `value` cannot be kept as it is."""
    if len(value) > most:
        return f"has {len(value):,} characters, more than {most:,}"
    if "\0" in value:
        return "holds a NUL character"
    if SURROGATE.search(value):
        return "holds half a character (a lone surrogate)"
    if any(_most_marks(run[0]) > MOST_MARKS for run in MAYBE_MARKS.finditer(value)):
        return f"stacks more than {MOST_MARKS} marks upon one letter"
    return None


def _most_marks(run: str) -> int:
    runs = groupby(run, key=lambda mark: unicodedata.combining(mark) > 0)
    return max((len(list(marks)) for combining, marks in runs if combining), default=0)


def spoken(value: object) -> str:
    """What JSON calls a value, with its article."""
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "nothing" if value is None else "a string")


def _optional(value: object, name: str, notes: list[str]) -> str | None:
    """An optional field as a string in NFC; what is none is left out with a note, for the report stands without it."""
    if value is None:
        return None
    fault = _fault(value, MOST_OF_FIELD) if isinstance(value, str) else f"is {spoken(value)}, not a string"
    if fault:
        notes.append(f"{name} {fault}; left out")
        return None
    return unicodedata.normalize("NFC", str(value)).strip() or None


def _edited(value: object, notes: list[str]) -> datetime | None:
    """The instant of the last edit; a time without an offset names none and is left out with a note."""
    instant = published(value).instant
    if instant is None and value not in (None, ""):
        notes.append(f"edited {str(value)[:60]!r} is no instant; left out (write 2025-07-04T09:30:00+03:00)")
    return instant


def _id(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise IntakeError(f"its id is {spoken(value)}", where=where, remedy="write the id as a string")
    name = str(value)
    if len(name) > MOST_OF_ID or not name.isprintable() or name != name.strip():
        what = f"its id {name[:60]!r} cannot be used"
        raise IntakeError(what, where=where, remedy=f"at most {MOST_OF_ID} printable characters, no blanks around them")
    return unicodedata.normalize("NFC", name)
