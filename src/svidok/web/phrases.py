"""How is a reason that the record tells in English said in another language? phrases.<language>.toml says it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files

from svidok.answers import writing
from svidok.answers.labels import name_of
from svidok.lexicon.breaks import breaks
from svidok.web.labels import ENGLISH

_BLANK = re.compile(r"\\\{(\w+)\\\}")
_DAY = r"\d{4}-\d{2}-\d{2}"
_KINDS = {  # of blanks, by how their names begin; any other holds whatever stands there
    "days": rf"(?:(?:{_DAY}|the beginning) to )?{_DAY}",
    "day": rf"{_DAY}(?:T[\d:+.]+)?",
    "figure": r"(?:about |up to )?\d+(?: or more|–\d+)?",
    "n": r"\d+(?:\.\d+)?",
}


def said(words: str, language: str) -> str | None:
    """The reason in a language; None where nobody has put it."""
    if language == ENGLISH:
        return words
    if words in _changes():
        return _changes()[words].get(language)
    if re.fullmatch(_KINDS["n"], words):
        return words
    for pattern, form in _phrases(language):
        found = pattern.fullmatch(words)
        if found:
            return form.format(**{name: _filled(held, language) for name, held in found.groupdict().items()})
    return None


def _filled(held: str, language: str) -> str:
    """What stands in a blank: a day, an instant, another phrase, a code, or names that are the same everywhere."""
    try:
        instant = datetime.fromisoformat(held).astimezone(UTC) if "T" in held else None
        written = writing.day(instant.date() if instant else date.fromisoformat(held), language)
    except ValueError:
        return said(held, language) or (name_of(held) or {}).get(language, held)
    return f"{written}, {instant:%H:%M} UTC" if instant else written


@cache
def _changes() -> dict[str, Mapping[str, str]]:
    """What breaks a series and to which effect, in every language, by the English words for either."""
    return {words: one.told for one in breaks() for words in (one.what, one.effect)}


@cache
def _phrases(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table = (files("svidok.web") / f"phrases.{language}.toml").read_text("utf-8")
    return tuple((_pattern(english), form) for english, form in tomllib.loads(table)["phrases"].items())


def _pattern(english: str) -> re.Pattern[str]:
    """Matches the phrase with what its blanks can hold."""
    return re.compile(_BLANK.sub(_blank, re.escape(english)), re.DOTALL)


def _blank(found: re.Match[str]) -> str:
    kind = next((kind for kind in _KINDS if found[1].rstrip("0123456789") == kind), None)
    return f"(?P<{found[1]}>{_KINDS[kind] if kind else '.+?'})"
