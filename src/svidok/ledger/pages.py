"""How is a long list given piece by piece, and how is it searched?"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, Select, func, tuple_

from svidok.errors import QuestionError

T = TypeVar("T")

MOST = 1000


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A piece of a list: `total` counts the whole list, `next` is the cursor of the piece that follows, if any."""

    items: tuple[T, ...]
    total: int
    next: str | None


def page_of(
    connection: Connection, query: Select[Any], order: Sequence[ColumnElement[str]], after: str | None, limit: int
) -> tuple[Sequence[Row[Any]], int, str | None]:
    """The rows that follow the cursor, largest `order` first, the length of the whole list, and the next cursor.

    `order` must tell every two rows apart. Raises QuestionError where the limit or the cursor cannot be used.
    """
    if not 1 <= limit <= MOST:
        raise QuestionError(f"a page holds 1 to {MOST} things, not {limit}")
    total = connection.scalar(query.with_only_columns(func.count(), maintain_column_froms=True)) or 0
    place = [column.label(f"order_{n}") for n, column in enumerate(order)]
    piece = query.add_columns(*place).order_by(*(column.desc() for column in order)).limit(limit + 1)
    if after is not None:
        piece = piece.where(tuple_(*order) < tuple_(*_opened(after, len(order))))
    rows = connection.execute(piece).all()
    more = len(rows) > limit
    return rows[:limit], total, _sealed(rows[limit - 1][-len(place) :]) if more else None


def pieces(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of `size`, the last one shorter."""
    remaining = iter(items)
    while piece := list(islice(remaining, size)):
        yield piece


def says(column: ColumnElement[Any], words: str) -> ColumnElement[bool]:
    """Whether a text column holds these words, whatever the case of the letters: the one place that searches."""
    return func.lower(column).contains(words.lower(), autoescape=True)


def _sealed(place: Sequence[str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(list(place)).encode()).decode().rstrip("=")


def _opened(cursor: str, length: int) -> list[str]:
    try:
        place = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError) as error:
        raise QuestionError("the cursor cannot be read", remedy="take it from the page before") from error
    if not (isinstance(place, list) and len(place) == length and all(isinstance(part, str) for part in place)):
        raise QuestionError("the cursor belongs to another list", remedy="take it from the page before")
    return place
