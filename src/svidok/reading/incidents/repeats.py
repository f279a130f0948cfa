"""Was the place struck for the second time, and which words say so?

A second strike names itself ("double tap", «повторний удар») or an earlier one of the same thing ("had already been
hit"). "Again attacked a car" is said of another car: such words count only for what stays where it was struck, in a
place no wider than a settlement.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svidok.lexicon import Token
from svidok.model.reading import HarmedObject, ObjectClass
from svidok.reading.incidents.drafts import Draft
from svidok.reading.sentence.passages import Passage, between

_MOVES = frozenset({ObjectClass.VEHICLE, ObjectClass.INFRASTRUCTURE, ObjectClass.OTHER, ObjectClass.RESIDENTIAL})
_STRUCK = ("struck_before", "struck_again")
_FEARED = 3  # tokens before a second strike in which it may be said to be only feared
_AFTER = 2  # sentences after the last on the incident in which an earlier strike on the thing may be recalled


def repeated(things: tuple[HarmedObject, ...], draft: Draft, told: Sequence[Passage]) -> tuple[HarmedObject, ...]:
    """The things with the words of a second strike: those of the sentence that names them, else of any on the place."""
    if not things:
        return things
    about = {one.passage.index: one.passage for one in draft.said}
    fixed = not draft.level and any(thing.harmed.object_class not in _MOVES for s in draft.said for thing in s.struck)
    said = {index: words for index, passage in about.items() if (words := _again(passage, fixed))}
    own = [said.get(_sentence_of(thing, about)) for thing in things]
    if not any(own):
        words = next(iter(said.values()), None) or _recalled(about, told)
        stays = [thing.object_class not in _MOVES for thing in things]
        own = [words if fixed or not any(stays) else None for fixed in stays]
    return tuple(replace(thing, repeat_of=words) for thing, words in zip(things, own, strict=True))


def _sentence_of(thing: HarmedObject, about: dict[int, Passage]) -> int:
    start = thing.evidence[0].start
    return next((i for i, p in about.items() if p.sentence.start <= start < p.sentence.end), -1)


def _again(passage: Passage, fixed: bool) -> str | None:
    """The words of a sentence that say that its place was struck for the second time, `fixed` if it cannot move."""
    if words := _named(passage):
        return words
    return _said(passage, *_STRUCK, *(("struck_anew",) if fixed else ()))


def _recalled(about: dict[int, Passage], told: Sequence[Passage]) -> str | None:
    """The words of an earlier strike on the thing in a sentence after, which names no other place."""
    last = max(about)
    after = [p for p in between(told, last + 1, last + 1 + _AFTER) if not p.has("place.scene")]
    return next((words for passage in after if (words := _named(passage) or _said(passage, "struck_before"))), None)


def _named(passage: Passage) -> str | None:
    """The word for a second strike: "double tap", «уже наносили удар»."""
    tokens = passage.tokens
    token = next((t for at, t in enumerate(tokens) if t.is_a("again") and not _feared(tokens, at)), None)
    return None if token is None else passage.text[token.start : token.end]


def _said(passage: Passage, *rules: str) -> str | None:
    """The words that the first of these rules finds in a sentence."""
    found = (match for rule in rules for match in passage.matches(rule))
    match = next((match for match in found if not _feared(passage.tokens, match.start)), None)
    return None if match is None else passage.quote(match.start, match.end).text


def _feared(tokens: Sequence[Token], at: int) -> bool:
    """Whether a second strike is only feared: «через загрозу повторних ударів», "a possible double tap"."""
    return any(token.is_a("feared") for token in tokens[max(0, at - _FEARED) : at])
