"""Whose aims does a sentence tell of, and are they those of him who speaks?"""

from __future__ import annotations

from collections.abc import Iterator

from svidok.lexicon import Lexicon, Token
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.phrases import country_of
from svidok.reading.subject import SIDES, sides_of

_HOLDERS = ("person", "body", "country", "capital_city", "warside", "nation")
_LANDS: dict[str, str] = {side: country for country, side in SIDES.items()}


def holders(passage: Passage) -> Iterator[str]:
    """The persons, bodies and countries named beside an aim, by their codes; a side by its country."""
    for match in passage.matches("holder"):
        who = match.token("who", passage.tokens)
        if who is not None and (code := called(who, passage.lexicon)):
            yield code


def called(who: Token, lexicon: Lexicon) -> str | None:
    """The code of a person, a body or a country that a token names; a side by its country."""
    named = next((code for kind in _HOLDERS for code in who.all_of(kind)[:1]), None)
    code = named or country_of(who, lexicon)
    return _LANDS.get(code, code) if code else None


def tells_own_deeds(passage: Passage, speaker: str | None) -> bool:
    """Whether what is foretold is what the speaker or his side will do: "the Kremlin said Russia would strike on"."""
    return _tells_own(passage, speaker, "own_deed")


def promises_himself(passage: Passage, speaker: str | None) -> bool:
    """Whether it is the speaker or his own side that will give, help or go on: "Japan said it would join the fund"."""
    return _tells_own(passage, speaker, "own_promise")


def _tells_own(passage: Passage, speaker: str | None, rule: str) -> bool:
    own = _side(passage, speaker)
    for match in passage.matches(rule):
        who = match.token("who", passage.tokens)
        if who is None or who.is_a("pronoun") or (own and own in sides_of(who, passage.lexicon)):
            return True
    return False


def rests(passage: Passage, speaker: str | None) -> bool:
    """Whether what was not done is what others did not do: "Russia had not struck the grid for a month", says Kyiv."""
    own = _side(passage, speaker)
    for match in passage.matches("undone"):
        who, cue = match.token("who", passage.tokens), match.token("cue", passage.tokens)
        false = cue is not None and cue.is_a("falsehood")  # "another Russian fake" denies
        sides = sides_of(who, passage.lexicon) if who is not None and not false else []
        if own and sides and own not in sides:
            return True
    return False


def _side(passage: Passage, speaker: str | None) -> str | None:
    """The side that a person or a body is on, or that a country is."""
    rows = (passage.lexicon.row(kind, speaker or "").get("side") for kind in ("person", "body"))
    return SIDES.get(speaker or "") or next(filter(None, rows), None)
