"""Whose weapons are meant?

The words of the sentence say it («російські війська атакували», "a Ukrainian drone"), else those of the whole report
where they name one side only. What neither says is inferred from where it happened, and marked so: each side strikes
what the other holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from svidok.lexicon import Token
from svidok.model.place import PlaceMention, PlaceRole
from svidok.model.reading import Side
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.fronts import across, only
from svidok.reading.sentence.passages import Passage


def attackers(marked: MarkedReport, told: Sequence[Passage] = ()) -> Callable[[Passage], tuple[Side | None, bool]]:
    """What tells for each sentence of a report which side attacks, and whether that was inferred from the place."""
    report = only(named(other) for other in told)
    elsewhere = across([mention.place for mention in marked.places if scene(mention)])

    def of(passage: Passage) -> tuple[Side | None, bool]:
        said = named(passage) or report
        if said is not None:
            return said, False
        scenes = [token.value.place for token in passage.tokens if token.is_a("place.scene")]
        side = across(scenes) if scenes else elsewhere
        return side, side is not None

    return of


def named(passage: Passage) -> Side | None:
    """The side whose attack or weapon the sentence names; None where it names none, or both."""
    return only(_named(passage))


def _named(passage: Passage) -> Iterable[Side]:
    for match in passage.matches("attacker"):
        tokens, at = passage.tokens, match.captures["side"][0]
        token = tokens[at]
        if any(reply.start <= at < reply.end for reply in passage.matches("in_reply")):
            continue  # whose attack is answered is not who answers
        if any(other.is_a("tally") for other in tokens[match.start : match.end]):
            continue  # who counts weapons is not who sent them
        if any(other.is_a("say") for other in tokens[at + 1 : match.end - 1]):
            continue  # nor is who tells of an attack
        if any(map(_land, tokens[at + 1 : at + 2])):
            continue  # «на три российских региона» is where it went
        if any(other.is_a("repels") for other in tokens[at : match.end]):
            yield from (_other(Side(code)) for code in token.all_of("warside"))  # who beat it off
            continue
        leads = at == match.start
        before = tokens[at - 1] if at else None
        if leads and before is not None and (_into(before) or before.is_a("blow")):
            continue
        if leads and any(other.is_a("attacked") for other in tokens[at : match.end]):
            continue
        yield from (Side(code) for code in token.all_of("warside"))


def _other(side: Side) -> Side:
    return next(other for other in Side if other is not side)


def _into(token: Token) -> bool:
    """Whether what follows is struck at; people are killed "in Ukrainian drone strikes"."""
    return token.is_a("against") and not token.is_a("where")


def _land(token: Token) -> bool:
    return token.is_a("areas") or token.is_a("this_region")


def scene(mention: PlaceMention) -> bool:
    return mention.role is PlaceRole.SCENE
