"""What is said to the questions that no figure answers, by whom, and what stays open?

The aim, what would stop it, whether an offensive starts, whether it can go on: the claims that bear on each stand side
by side by whose word they are, in their words. packs/questions/open.toml says which do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache

from svidok.answers.sayings import pack, told
from svidok.errors import PackError, QuestionError
from svidok.model.answer import Query, QuotedClaim, Told
from svidok.model.form import Form
from svidok.model.reading import ClaimKind, Side
from svidok.reconcile.sources import Sources, known_sources

PACK = "open"
NAMED, UNNAMED = "named", "unnamed"
WHOSE = (*map(str, Side), NAMED, UNNAMED)

_BREAK = re.compile(r"[^\w'-]+")
_APOSTROPHES = str.maketrans("’ʼ`", "'''")


class About(StrEnum):
    """By what a claim must be seen to be about strikes: its own words and weapons, or also the report it stands in."""

    STATEMENT = "statement"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Choice:
    """Claims of these kinds, about strikes where `about` asks for it, with words that begin like one of the stems."""

    kinds: frozenset[str]
    stems: tuple[str, ...]
    about: About | None

    def fits(self, claim: QuotedClaim, words: str, tells_of_strikes: Callable[[str], bool]) -> bool:
        """Whether the claim belongs, whose words are these."""
        if claim.kind not in self.kinds or (self.stems and not _has(words, self.stems)):
            return False
        if self.about is None or _has(words, pack(PACK)["strikes"]):
            return True
        return self.about is About.REPORT and tells_of_strikes(claim.id.rpartition("#claims/")[0])


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """`standing` are the questions with figures that bear on it, `open` what none of it settles."""

    key: str
    title: Told
    lead: Told
    choices: tuple[Choice, ...]
    standing: tuple[str, ...]
    open: Told


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose word it is (a side's offices, others who are named, nobody named), and what they say, newest first."""

    whose: str
    claims: tuple[QuotedClaim, ...]


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """All that is said to one question in one state of the record, on the days asked about."""

    question: OpenQuestion
    query: Query
    as_of: datetime | None
    head: str
    sentence: Told
    voices: tuple[Voices, ...]


@cache
def open_questions() -> Mapping[str, OpenQuestion]:
    """The questions by their keys, in the order of the pack. Raises PackError."""
    try:
        return {one["key"]: _question(one) for one in pack(PACK)["question"]}
    except (KeyError, TypeError, ValueError) as error:
        raise PackError(f"{error!r}", where=f"{PACK}.toml", remedy="compare another question") from error


def standing_order() -> tuple[str, ...]:
    """The questions with figures in the order in which a reader meets them."""
    return tuple(pack(PACK)["standing"])


def bearing(
    claims: Iterable[QuotedClaim], tells_of_strikes: Callable[[str], bool]
) -> Mapping[str, tuple[QuotedClaim, ...]]:
    """By question the claims that bear on it, newest first, those of no date last.

    `tells_of_strikes`: whether the report of this id tells of a raid or an incident.
    """
    held: dict[str, list[QuotedClaim]] = {key: [] for key in open_questions()}
    for claim in claims:
        words = _worded(claim)
        for key, question in open_questions().items():
            if any(choice.fits(claim, words, tells_of_strikes) for choice in question.choices):
                held[key].append(claim)
    return {key: tuple(sorted(said, key=_dated, reverse=True)) for key, said in held.items()}


def ask_open(key: str, said: Sequence[QuotedClaim], query: Query, *, as_of: datetime | None, head: str) -> OpenAnswer:
    """The answer to a question of the claims that bear on it.

    Raises QuestionError where it is asked of anything but days: who speaks of an aim names no region and no weapon.
    """
    if query.area or query.side or query.weapon:
        raise QuestionError("what is said to this question is chosen by its days only", remedy="ask from and to")
    held = [claim for claim in said if _within(claim.published, query)]
    voices = tuple(Voices(whose, own) for whose in WHOSE if (own := tuple(c for c in held if whose_word(c) == whose)))
    return OpenAnswer(open_questions()[key], query, as_of, head, _sentence(held, voices), voices)


def whose_word(claim: QuotedClaim) -> str:
    """The side whose office it is that speaks, "named" for any other speaker, "unnamed" where there is none."""
    if not claim.speaker:
        return UNNAMED
    side = _sources().named(claim.speaker).side
    return NAMED if side is None else str(side)


def open_form(answer: OpenAnswer) -> Form:
    """The answer as JSON."""
    question, query = answer.question, answer.query
    return {
        "question": question.key,
        "title": dict(question.title),
        "query": {
            "from": query.first.isoformat() if query.first else None,
            "to": query.last.isoformat() if query.last else None,
        },
        "as_of": None if answer.as_of is None else answer.as_of.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "head": answer.head,
        "sentence": dict(answer.sentence),
        "voices": [{"whose": one.whose, "claims": list(map(_claim_form, one.claims))} for one in answer.voices],
        "standing": list(question.standing),
        "open": dict(question.open),
    }


def _dated(claim: QuotedClaim) -> tuple[str, str]:
    return claim.published.isoformat() if claim.published else "", claim.id


def _within(day: date | None, query: Query) -> bool:
    """What has no date is of no days: it is in only where all days are asked about."""
    if day is None:
        return query.first is None and query.last is None
    return (query.first is None or query.first <= day) and (query.last is None or day <= query.last)


def _worded(claim: QuotedClaim) -> str:
    """The words in small letters with a blank before and after each."""
    return f" {_BREAK.sub(' ', ' '.join(claim.words).casefold().translate(_APOSTROPHES))} "


@cache
def _sources() -> Sources:
    return Sources(known_sources())


def _has(words: str, stems: Iterable[str]) -> bool:
    return any(f" {stem}" in words for stem in stems)


def _claim_form(claim: QuotedClaim) -> Form:
    published = claim.published.isoformat() if claim.published else None
    said = {"published": published, "due": claim.due, "words": list(claim.words)}
    return {"id": claim.id, "kind": claim.kind, "speaker": claim.speaker, "via": list(claim.via), **said}


def _sentence(held: Sequence[QuotedClaim], voices: Sequence[Voices]) -> Told:
    if not held:
        return told(PACK, "sentence", "nothing")
    numbers = dict.fromkeys(WHOSE, 0) | {one.whose: len(one.claims) for one in voices}
    days = [one.published for one in held if one.published]
    if not days:
        return told(PACK, "sentence", "undated", n=len(held), **numbers)
    return told(PACK, "sentence", "answer", n=len(held), first=min(days), last=max(days), **numbers)


def _question(form: Form) -> OpenQuestion:
    choices = tuple(_choices(form))
    standing = tuple(form["standing"])
    return OpenQuestion(form["key"], form["title"], form["lead"], choices, standing, form["open"])


def _choices(form: Form) -> Iterator[Choice]:
    for one in form["choose"]:
        about = About(one["about"]) if "about" in one else None
        yield Choice(frozenset(map(ClaimKind, one["kinds"])), tuple(one.get("stems", ())), about)
