"""Which reports does a JSON Lines file hold? One object a line: id, text, and what else is known (see `received`)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from svidok.errors import IntakeError
from svidok.intake.capture import RawCapture
from svidok.intake.charset import BYTE_ORDER_MARKS, decode
from svidok.intake.format import kind
from svidok.intake.received import MOST_CHARACTERS, Item, Row, receive_all, spoken

MOST_OF_LINE = 8 * MOST_CHARACTERS  # bytes: a whole text written as \u escapes, and room for the other fields
FORM = 'one JSON object a line: {"id": "…", "text": "…", "published": "2025-07-04"}'


class JsonLines:
    name = "table_jsonl"
    takes = "JSON Lines (.jsonl)"

    def accepts(self, name: str, head: bytes) -> bool:
        return kind(name, head) in {"jsonl", "ndjson", "jsonlines"}

    def parse(self, capture: RawCapture) -> Iterator[Item]:
        data = capture.data
        if data.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)):
            data = decode(data, capture.where).encode()
        return receive_all(capture, "jsonl", _rows(data, capture.where))


def _rows(data: bytes, where: str) -> Iterator[Row | IntakeError]:
    start, number = 0, 0
    while start < len(data):
        number += 1
        end = data.find(b"\n", start)
        end = len(data) if end < 0 else end
        try:
            line = _line(data, start, end)
            if line:
                yield Row(f"{where}:{number}", _fields(line))
        except IntakeError as error:
            yield IntakeError(error.what, where=f"{where}:{number}", remedy=error.remedy)
        start = end + 1


def _line(data: bytes, start: int, end: int) -> bytes:
    if end - start > MOST_OF_LINE:
        raise IntakeError(f"the line has {end - start:,} bytes, more than {MOST_OF_LINE:,}", remedy=FORM)
    return data[start:end].strip()


def _fields(line: bytes) -> dict[str, object]:
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise IntakeError(f"byte {error.start + 1} is not UTF-8", remedy="save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        raise IntakeError(f"the line is no JSON: {error.msg} at column {error.colno}", remedy=FORM) from None
    except ValueError as error:  # a number of thousands of digits
        raise IntakeError(f"the line is no JSON: {error}", remedy=FORM) from None
    except RecursionError:
        raise IntakeError("the line is nested too deeply", remedy=FORM) from None
    if not isinstance(value, dict):
        raise IntakeError(f"the line is {spoken(value)}, not an object", remedy=FORM)
    return value


FORMAT = JsonLines()
