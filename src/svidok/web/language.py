"""In which language does a page speak, and how does it write words, days, months and numbers?

`words.toml` holds the words of the frame and of the questions; labels.toml and labels.uk.toml what codes are called.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from svidok.answers import writing
from svidok.answers.labels import name_of
from svidok.errors import QuestionError
from svidok.model.answer import Period
from svidok.web import labels
from svidok.web.asked import LANGUAGE


@dataclass(frozen=True, slots=True)
class Language:
    """One of the languages that pages are written in."""

    code: str

    def say(self, key: str, /, **values: object) -> str:
        """The words `section.name` of words.toml, its blanks filled. Raises KeyError where there are none."""
        section, _, name = key.partition(".")
        words: str = _words()[section][name][self.code]
        return words.format(**values) if values else words

    def told(self, sentence: Mapping[str, str]) -> str:
        """Of a sentence held by language the one of this page, else the first there is."""
        return sentence.get(self.code) or next(iter(sentence.values()), "")

    def label(self, kind: str, code: str | None) -> str:
        return labels.label(kind, code, self.code)

    def called(self, code: str) -> str:
        """What answers call a weapon or a region; a code that needs no other name is its own."""
        return self.told(name_of(code) or {self.code: code})

    def languages(self) -> tuple[tuple[str, str], ...]:
        """Code and name of every language that reports are in."""
        return tuple((code, self.label("language", code)) for code in labels.codes("language"))

    def regions(self) -> tuple[tuple[str, str], ...]:
        """Code and name of every region, by name."""
        return tuple(sorted(((code, self.called(code)) for code, _ in labels.regions()), key=lambda pair: pair[1]))

    def number(self, n: float | None) -> str:
        """12,345; 12 345. A question mark for what nobody knows."""
        return writing.number(n, self.code)

    def amount(self, n: float | None, unit: str) -> str:
        """A number in its unit: shares as per cent."""
        return writing.percent(n, self.code) if unit == "share" else self.number(n)

    def ends(self, least: int | None, most: int | None) -> str:
        """12; 3–5; 500 or more; up to 20."""
        return writing.ends(least, most, self.code)

    def day(self, iso: str) -> str:
        """4 July 2025; 4 липня 2025."""
        return writing.day(date.fromisoformat(iso), self.code)

    def month(self, iso: str) -> str:
        """July 2025; липень 2025."""
        return writing.month(date.fromisoformat(iso), self.code)

    def period(self, start: str, end: str) -> str:
        """Days from `start` up to, but not including, `end`, as people say them: a month, a day, or both ends."""
        return writing.period(Period(date.fromisoformat(start), date.fromisoformat(end)), self.code)

    def moment(self, instant: str) -> str:
        """An instant in UTC, as JSON has it: 22 November 2026, 07:28 UTC."""
        return f"{self.day(instant[:10])}, {instant[11:16]} UTC"


ENGLISH, UKRAINIAN = Language("en"), Language("uk")
LANGUAGES = {language.code: language for language in (ENGLISH, UKRAINIAN)}


def language(query: Mapping[str, str]) -> Language:
    """The language that a query asks for, English where it asks for none. Raises QuestionError for any other."""
    code = query.get(LANGUAGE) or ENGLISH.code
    if code not in LANGUAGES:
        raise QuestionError(f"no page is in “{code[:20]}”", remedy=f"there are: {', '.join(LANGUAGES)}")
    return LANGUAGES[code]


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("svidok.web") / "words.toml").read_text("utf-8"))
