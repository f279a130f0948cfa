"""How is a reason that the record tells in English said in another language? phrases.<language>.toml says it."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files

from svidok.answers import writing
from svidok.web.labels import ENGLISH

_BLANK = re.compile(r"\\\{(\w+)\\\}")


def said(words: str, language: str) -> str | None:
    """The reason in a language; None where nobody has put it."""
    if language == ENGLISH:
        return words
    for pattern, form in _phrases(language):
        found = pattern.fullmatch(words)
        if found:
            return form.format(**{name: _filled(held, language) for name, held in found.groupdict().items()})
    return None


def _filled(held: str, language: str) -> str:
    """What stands in a blank: a day, an instant, another phrase, or names that are the same everywhere."""
    try:
        instant = datetime.fromisoformat(held).astimezone(UTC) if "T" in held else None
        written = writing.day(instant.date() if instant else date.fromisoformat(held), language)
    except ValueError:
        return said(held, language) or held
    return f"{written}, {instant:%H:%M} UTC" if instant else written


@cache
def _phrases(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table = (files("svidok.web") / f"phrases.{language}.toml").read_text("utf-8")
    return tuple((_pattern(english), form) for english, form in tomllib.loads(table)["phrases"].items())


def _pattern(english: str) -> re.Pattern[str]:
    """Matches the phrase with anything in its blanks."""
    return re.compile(_BLANK.sub(r"(?P<\1>.+?)", re.escape(english)), re.DOTALL)
