"""Whom does a report call the enemy?

«Враг», «противник», "the enemy" are the other side of whoever speaks. Asked in turn: whose channel or outlet it is, the
names that one side alone has for the other, the places struck, the side of who is named or speaks. Where none of them
tells, the word means what the pack of its language says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from svidok.lexicon import Lexicon, Token
from svidok.model.place import PlaceMention, PlaceRole
from svidok.model.reading import Side
from svidok.model.report import Report
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.fronts import across, only, settled
from svidok.text import sentences

_WORD = "foe"
_BESIDE = 2  # tokens from a body to the word that it speaks with
_CALLS = "calls"  # below it the side whose word for the other it is


def enemy(marked: MarkedReport, lexicon: Lexicon) -> Side | None:
    """The side that "the enemy" is in this report; None where nothing tells, or nobody says the word."""
    told = [sentence for sentence in marked.sentences if sentence.language in lexicon.languages]
    if not any(lexicon.hints(sentence) & lexicon.signs(sentence.language).kind(_WORD) for sentence in told):
        return None
    ours = _of_channel(marked.report, lexicon)
    if ours is not None:
        return _other(ours)
    tokens = [token for sentence in told for token in lexicon.tokens(sentence, marked.report.text)]
    ours = only(Side(code) for token in tokens for code in token.all_of(_CALLS))
    if ours is not None:
        return _other(ours)
    struck = across([mention.place for mention in marked.places if _tells(mention)])
    ours = only(_speakers(tokens, lexicon))
    return struck or (_other(ours) if ours is not None else None)


def meant(token: Token, foe: Side) -> Token:
    """The token, with the side that the enemy is if it speaks of him."""
    if not token.is_a(_WORD):
        return token
    others = frozenset(kind for kind in token.kinds if not kind.startswith("warside."))
    return token._replace(kinds=others | {f"warside.{foe.value}"})


def _of_channel(report: Report, lexicon: Lexicon) -> Side | None:
    """The side of the person, body or outlet that a channel is called after."""
    return _side(report.source_name, lexicon) if report.source_name else None


@lru_cache(maxsize=10_000)
def _side(channel: str, lexicon: Lexicon) -> Side | None:
    names = {
        (code, kind)
        for language in ("en", "uk", "ru")
        for sentence in sentences(channel, lexicon.profiles, language)
        for token in lexicon.tokens(sentence, channel)
        for kind in ("outlet", "person", "body")
        for code in token.all_of(kind)
    }
    whole = [  # Interfax-Ukraine is not Interfax
        (code, kind) for code, kind in names if not any(o != code and o.startswith(code) for o, _ in names)
    ]
    told = {lexicon.row(kind, code).get("side") for code, kind in whole}
    return only(side for side in Side if side.value in told)


def _other(side: Side) -> Side:
    return next(other for other in Side if other is not side)


def _tells(mention: PlaceMention) -> bool:
    return mention.role is PlaceRole.SCENE and settled(mention.place)


def _speakers(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Side | None]:
    """The sides of the persons named, and of the bodies that say something."""
    for at, token in enumerate(tokens):
        near = tokens[max(0, at - _BESIDE) : at + _BESIDE + 1]
        speaks = any(other.is_a("say") or other.is_a("per") for other in near)
        for kind in ("person", "body") if speaks else ("person",):
            for name in token.all_of(kind):
                side = lexicon.row(kind, name).get("side")
                yield Side(side) if side in tuple(Side) else None
