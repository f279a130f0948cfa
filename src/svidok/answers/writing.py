"""How does a reader of a language write numbers, shares, ranges and days? packs/questions/writing.toml says it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from svidok.answers.question_packs import languages, pack
from svidok.model.answer import Number, Period, Told

UNKNOWN = "?"


def each(write: Callable[[str], str]) -> Told:
    """What is written in every language."""
    return {language: write(language) for language in languages()}


def number(n: Number | None, language: str) -> str:
    """12,345; 12 345. A question mark for what nobody knows."""
    if n is None:
        return UNKNOWN
    said = _said(language)
    whole, point, rest = f"{n:,}".partition(".")
    return whole.replace(",", said["thousands"]) + (said["point"] + rest if point else "")


def percent(share: Number | None, language: str) -> str:
    """A share of 0.123 as 12.3%; 12,3 %."""
    if share is None:
        return UNKNOWN
    said = _said(language)
    written: str = said["percent"].format(f"{100 * share:.1f}".replace(".", said["point"]))
    return written


def ends(least: Number | None, most: Number | None, language: str) -> str:
    """A range: 12, 12–15, 12 or more, up to 15; a question mark where nothing is known."""
    if least is None and most is None:
        return UNKNOWN
    if least is None or most is None:
        form: str = _said(language)["up_to" if least is None else "or_more"]
        return form.format(number(most if least is None else least, language))
    one, other = number(least, language), number(most, language)
    return one if one == other else f"{one}–{other}"


def day(on: date, language: str) -> str:
    """4 July 2025; 4 липня 2025."""
    return f"{on.day} {_said(language)['months_of'][on.month - 1]} {on.year}"


def month(of: date, language: str) -> str:
    """July 2025; липень 2025."""
    return f"{_said(language)['months'][of.month - 1]} {of.year}"


def period(of: Period, language: str) -> str:
    """As people say it: a month, a day, or both ends, the last day included."""
    last = of.end - timedelta(days=1)
    if of.start == last:
        return day(of.start, language)
    if of.start.day == of.end.day == 1 and (of.start.year, of.start.month) == (last.year, last.month):
        return month(of.start, language)
    return f"{day(of.start, language)} – {day(last, language)}"


def _said(language: str) -> dict[str, Any]:
    said: dict[str, Any] = pack("writing")[language]
    return said
