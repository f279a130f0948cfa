"""What is said to the questions that no figure answers, by whom, and what stays open?

The aim, what would stop it, whether an offensive starts, whether it can go on: the claims that bear on each stand side
by side by whose word they are, in their words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from svidok.answers.asking import Snapshot, in_order
from svidok.answers.bearing import PACK, OpenQuestion, open_questions
from svidok.answers.facts import ClaimFacts
from svidok.answers.harm import claims_of
from svidok.answers.question_packs import pack
from svidok.answers.sayings import told
from svidok.errors import QuestionError
from svidok.model.answer import Query, QuotedClaim, Told, quoted_form
from svidok.model.form import Form
from svidok.model.reading import Side

NAMED, UNNAMED = "named", "unnamed"
WHOSE = (*map(str, Side), NAMED, UNNAMED)


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


def standing_order() -> tuple[str, ...]:
    """The questions with figures in the order in which a reader meets them."""
    return tuple(pack(PACK)["standing"])


def ask_open(key: str, snapshot: Snapshot, query: Query) -> OpenAnswer:
    """Raises QuestionError where there is no such question, or it is asked of anything but days: who speaks of an aim
    names no region and no weapon.
    """
    if key not in open_questions():
        raise QuestionError(f"no open question is called {key!r}", remedy=f"there are: {', '.join(open_questions())}")
    if query.area or query.side or query.weapon or query.since:
        raise QuestionError("what is said to this question is chosen by its days only", remedy="ask from and to")
    in_order(query)
    held = {whose: _said(key, snapshot, query, whose) for whose in WHOSE}
    voices = tuple(Voices(whose, claims) for whose, claims in held.items() if claims)
    return OpenAnswer(open_questions()[key], query, snapshot.as_of, snapshot.head, _sentence(voices), voices)


def _said(key: str, snapshot: Snapshot, query: Query, whose: str) -> tuple[QuotedClaim, ...]:
    """What one party says to the question, newest first, that of no date last."""
    return claims_of(snapshot, query, lambda one: key in one.bears_on and whose_word(one) == whose)[::-1]


def whose_word(claim: ClaimFacts) -> str:
    """The side whose office it is that speaks, "named" for any other speaker, "unnamed" where there is none."""
    if not claim.quoted.speaker:
        return UNNAMED
    return NAMED if claim.office is None else str(claim.office)


def whose_name(whose: str) -> Told:
    """Russia's officials, others by name …"""
    named: Told = pack(PACK)["whose"][whose]
    return named


def open_form(answer: OpenAnswer) -> Form:
    """The answer as JSON."""
    question, query = answer.question, answer.query
    return {
        "question": question.key,
        "title": dict(question.title),
        "query": {
            "from": query.first.isoformat() if query.first else None,
            "to": query.last.isoformat() if query.last else None,
            "published_by": query.published_by.isoformat() if query.published_by else None,
        },
        "as_of": None if answer.as_of is None else answer.as_of.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "head": answer.head,
        "sentence": dict(answer.sentence),
        "voices": [
            {"whose": one.whose, "name": dict(whose_name(one.whose)), "claims": list(map(quoted_form, one.claims))}
            for one in answer.voices
        ],
        "standing": list(question.standing),
        "open": dict(question.open),
    }


def _sentence(voices: Sequence[Voices]) -> Told:
    numbers = dict.fromkeys(WHOSE, 0) | {one.whose: len(one.claims) for one in voices}
    n = sum(numbers.values())
    if not n:
        return told(PACK, "sentence", "nothing")
    days = [claim.published for one in voices for claim in one.claims if claim.published]
    if not days:
        return told(PACK, "sentence", "undated", n=n, **numbers)
    return told(PACK, "sentence", "answer", n=n, first=min(days), last=max(days), **numbers)
