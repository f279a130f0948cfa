"""What does a query ask for? Every parameter is known and has a value that can be used, or the query is refused."""

from __future__ import annotations

from collections.abc import Mapping, Set
from datetime import date

from svidok.errors import QuestionError

Query = Mapping[str, str]

NUL = "\x00"  # the one character that no store holds
LONGEST = 300  # characters of a value
PAGING = frozenset({"cursor", "limit"})
DAYS = frozenset({"from", "to"})
LANGUAGE = "lang"  # every page takes it


def checked(query: Query, known: Set[str]) -> dict[str, str]:
    """The parameters that have a value, without the language's.

    Raises QuestionError for one that is unknown or cannot be searched for.
    """
    for name, value in query.items():
        if name not in known | {LANGUAGE}:
            remedy = f"known here: {', '.join(sorted(known))}" if known else "this page takes none"
            raise QuestionError(f"there is no parameter “{name[:LONGEST]}”", remedy=remedy)
        if len(value) > LONGEST or NUL in value:
            raise QuestionError(f"the value of {name} is too long or holds a character that no text has")
    return {name: value.strip() for name, value in query.items() if value.strip() and name != LANGUAGE}


def day(query: Query, name: str) -> date | None:
    """A civil day. Raises QuestionError where the value is none."""
    try:
        return date.fromisoformat(query[name]) if name in query else None
    except ValueError:
        raise QuestionError(f"{name}: “{query[name]}” is no day", remedy="write it as 2025-07-04") from None


def limit(query: Query, usual: int) -> int:
    """How many things a page holds. Raises QuestionError where the value is no whole number."""
    written = query.get("limit", str(usual))
    if not (written.isdecimal() and written.isascii()):
        raise QuestionError(f"limit: “{written}” is no whole number", remedy="write 1 to 1000")
    return int(written[:9])
