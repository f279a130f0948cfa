"""Who says of a thing that it is military, or was put to a military use?

What a thing is for may be disputed: «у школі, стверджують у Москві, жили найманці», "what Kyiv called an arms depot".
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from svidok.model.reading import HarmedObject, ObjectClass
from svidok.reading.claims.aims import called
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.attributed import Attribution, at

_HARM = ("toll", "effect", "blow")
_AFTER = 2  # sentences after the one that names a thing within which its use is told


def with_tellers(
    things: Sequence[HarmedObject], told: Sequence[Passage], attributions: Sequence[Attribution]
) -> tuple[HarmedObject, ...]:
    """The things with those who say of each that it is military, or what soldiers or arms were in it."""
    last = max(things, key=lambda thing: thing.evidence[0].start, default=None)
    return tuple(replace(thing, said_by=_tellers(thing, thing is last, told, attributions)) for thing in things)


def _tellers(
    thing: HarmedObject, last: bool, told: Sequence[Passage], attributions: Sequence[Attribution]
) -> tuple[str, ...]:
    start = thing.evidence[0].start
    index = bisect_right(told, start, key=lambda passage: passage.sentence.start) - 1
    here = told[index]
    if (who := _called(here, start)) is not None:
        return (who,)
    if thing.object_class is ObjectClass.MILITARY:
        return whose.source if (whose := at(attributions, start)) else ()
    if thing.object_class is ObjectClass.VEHICLE:
        return ()
    after = told[index + 1 : index + 1 + _AFTER] if last else ()
    below = [passage for passage in after if tells_use(passage)]
    for passage in (here, *below):
        for offset in _uses(passage):
            whose = at(attributions, offset)
            if offset > start and whose is not None and whose.source and not whose.owned:
                return whose.source
    return ()


def tells_use(passage: Passage) -> bool:
    """Whether a sentence tells what a thing was for, and nothing of what befell it or anybody."""
    return any(True for _ in _uses(passage)) and not any(map(passage.has, _HARM))


def _uses(passage: Passage) -> Iterator[int]:
    """Where a sentence tells of a use; «хранились боеприпасы» may be one word to the packs."""
    yield from (passage.tokens[match.start].start for match in passage.matches("used_as"))
    yield from (token.start for token in passage.tokens if token.is_a("used_as") and token.is_a("soldiery"))


def _called(passage: Passage, start: int) -> str | None:
    """Who calls the thing at an offset what it is called there."""
    for match in passage.matches("called_so"):
        who = match.token("who", passage.tokens)
        _, end = match.captures["what"]
        if who is not None and passage.tokens[match.start].start - 1 <= start <= passage.tokens[end - 1].end:
            return called(who, passage.lexicon)
    return None
