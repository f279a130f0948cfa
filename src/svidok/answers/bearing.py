"""On which of the questions that no figure answers does a statement bear? packs/questions/open.toml says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from svidok.answers.question_packs import pack
from svidok.errors import PackError
from svidok.model.answer import Told
from svidok.model.form import Form
from svidok.model.reading import ClaimKind

PACK = "open"

_BREAK = re.compile(r"[^\w'-]+")
_APOSTROPHES = str.maketrans("’ʼ`", "'''")


class About(StrEnum):
    """By what a claim must be seen to be about strikes: its own words and weapons, or also the report it stands in."""

    STATEMENT = "statement"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Choice:
    """Claims of these kinds, about strikes where `about` asks for it, with a word that begins like one of each group of
    stems and with none of `without`.
    """

    kinds: frozenset[str]
    groups: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    about: About | None

    def fits(self, kind: str, words: str, report_tells: bool) -> bool:
        if kind not in self.kinds or not all(_has(words, group) for group in self.groups) or _has(words, self.without):
            return False
        if self.about is None or _has(words, pack(PACK)["strikes"]):
            return True
        return self.about is About.REPORT and report_tells


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """`standing` are the questions with figures that bear on it, `open` what none of it settles."""

    key: str
    title: Told
    lead: Told
    choices: tuple[Choice, ...]
    standing: tuple[str, ...]
    open: Told


@cache
def open_questions() -> Mapping[str, OpenQuestion]:
    """The questions by their keys, in the order of the pack. Raises PackError."""
    try:
        return {one["key"]: _question(one) for one in pack(PACK)["question"]}
    except (KeyError, TypeError, ValueError) as error:
        raise PackError(f"{error!r}", where=f"{PACK}.toml", remedy="compare another question") from error


def bears_on(kind: str, said: Iterable[str], report_tells: bool) -> tuple[str, ...]:
    """The questions that a statement bears on; `report_tells`: its report tells of a raid or an incident."""
    words = _worded(said)
    asked = open_questions().items()
    return tuple(key for key, one in asked if any(each.fits(kind, words, report_tells) for each in one.choices))


def _worded(said: Iterable[str]) -> str:
    """The words in small letters with a blank before and after each, without those that only seem to say it."""
    words = f" {_BREAK.sub(' ', ' '.join(said).casefold().translate(_APOSTROPHES))} "
    plain = _unlike().sub(" ", words)
    return plain + plain.replace("-", " ")  # a word after a hyphen is one of its own too


@cache
def _unlike() -> re.Pattern[str]:
    return re.compile("|".join(pack(PACK)["unlike"]))


def _has(words: str, stems: Iterable[str]) -> bool:
    return any(f" {stem}" in words for stem in stems)


def _question(form: Form) -> OpenQuestion:
    choices = tuple(_choices(form))
    standing = tuple(form["standing"])
    return OpenQuestion(form["key"], form["title"], form["lead"], choices, standing, form["open"])


def _choices(form: Form) -> Iterator[Choice]:
    for one in form["choose"]:
        about = About(one["about"]) if "about" in one else None
        groups = tuple(tuple(one[name]) for name in ("stems", "with") if name in one)
        yield Choice(frozenset(map(ClaimKind, one["kinds"])), groups, tuple(one.get("without", ())), about)
