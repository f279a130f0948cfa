"""What does the sentence after a thing tell became of it: «Вдарили по НПЗ. На території зафіксовано пожежу»?

A report names the thing that was struck and goes on with what came of it, without naming it again. It is that thing
which burned or was damaged where no other is named, and no other place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from svidok.lexicon import Token
from svidok.model.reading import Effect, HarmedObject
from svidok.model.report import Quote
from svidok.reading.incidents.denials import not_done
from svidok.reading.sentence.listing import opens_item
from svidok.reading.sentence.passages import Passage, between, overlapped

_STRENGTH = list(Effect)
_ELSEWHERE = ("place", "separate", "aside", "denial", "hedge", "belied", "in_many", "weapon_user")
_BLOWS = ("blow.hit", "blow.strike", "blow.attack", "blow.debris")
_OF_OTHERS = (*_ELSEWHERE, *_BLOWS, "object", "toll", "folk", "people", "weapon")  # of which a clause goes on to tell
_NEAR = 2  # sentences below the thing in which what became of it is told
_KEPT = 5  # tokens around a word of harm in which the thing is meant without its name
_NEW = ("quantity", "new", "further", "joins", "among")  # what makes it another
_OPENING = 2  # tokens before a thing in which it is called new


def worsened(things: Sequence[HarmedObject], told: Sequence[Passage]) -> list[HarmedObject]:
    """The things, the one told of last with what the sentences right below say of it."""
    first = min(things, key=_start, default=None)
    named = [thing for thing in things if thing is first or _is_new(thing, told)]
    last = max(named, key=_start, default=None)
    where = _where(last, told) if last is not None else None
    if where is None:
        return list(things)
    here = where[0]
    alike = [thing for thing in named if _within(thing, here)]
    if len({(thing.object_class, thing.function) for thing in alike}) > 1:
        return list(things)  # of which of them it is told is not said
    said = _said_after(here, max(_start(thing) for thing in alike)) or _said_below(here, told)
    if said is None or _rank(said[0]) <= max(_rank(thing.effect) for thing in alike):
        return list(things)
    effect, quote = said
    return [
        replace(thing, effect=effect, evidence=(*thing.evidence, quote)) if thing in alike else thing
        for thing in things
    ]


def _start(thing: HarmedObject) -> int:
    return thing.evidence[0].start


def _is_new(thing: HarmedObject, told: Sequence[Passage]) -> bool:
    where = _where(thing, told)
    return where is not None and not _same(where[0].tokens, where[1])


def _rank(effect: Effect | None) -> int:
    return _STRENGTH.index(effect) if effect else -1


def _where(thing: HarmedObject, told: Sequence[Passage]) -> tuple[Passage, int] | None:
    """The sentence that names a thing, and the token there."""
    start, end = thing.evidence[0].start, thing.evidence[0].end
    found = ((one, k) for one in overlapped(told, start, end) for k, t in enumerate(one.tokens) if t.start == start)
    return next(found, None)


def _within(thing: HarmedObject, passage: Passage) -> bool:
    return passage.sentence.start <= thing.evidence[0].start < passage.sentence.end


def _said_after(here: Passage, start: int) -> tuple[Effect, Quote] | None:
    """The effect that a later clause of its own sentence tells of the thing at an offset: "struck a refinery, the staff
    said, adding that a fire was recorded", "two houses were hit, one of them collapsing"."""
    marks = [at for at, t in enumerate(here.tokens) if t.start > start and t.is_a("mark")]
    for first, end in pairwise([*marks, len(here.tokens)]):
        clause = here.tokens[first:end]
        if any(token.is_a("say") for token in clause[:-1]) and not any(token.is_a("effect") for token in clause):
            continue
        if any(any(map(token.is_a, _OF_OTHERS)) for token in clause):
            return None
        if (said := _strongest(here, range(first, end))) is not None:
            return said
    return None


def _strongest(passage: Passage, where: range) -> tuple[Effect, Quote] | None:
    found = [(effect, at) for at in where for effect in _effects(passage.tokens, at)]
    effect, at = max(found, key=lambda one: _rank(one[0]), default=(None, 0))
    return (effect, passage.quote(at, at + 1)) if effect is not None else None


def _said_below(here: Passage, told: Sequence[Passage]) -> tuple[Effect, Quote] | None:
    """The effect that the next sentences tell of the thing of sentence `here`, with its words."""
    for passage in between(told, here.index + 1, here.index + 1 + _NEAR):
        tokens = passage.tokens
        if opens_item(passage) or any(map(passage.has, (*_ELSEWHERE, *_BLOWS))) or _in_several(tokens):
            return None
        if any(token.is_a("object") and not _same(tokens, at) for at, token in enumerate(tokens)):
            return None  # it tells of another thing
        if (said := _strongest(passage, range(len(tokens)))) is not None:
            return said
    return None


def _in_several(tokens: Sequence[Token]) -> bool:
    """ "Fires broke out in several places"."""
    return any(one.is_a("where") and two.is_a("quantity") for one, two in pairwise(tokens))


def _same(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word means the thing told of before: "the vehicle", «будівля»; not "two buildings"."""
    new = any(any(map(token.is_a, _NEW)) for token in tokens[max(0, at - _OPENING) : at])
    return tokens[at].is_a("same_thing") and not new


def _effects(tokens: Sequence[Token], at: int) -> list[Effect]:
    """What a word says became of the thing: that there was a fire, and of other harm what is said of the thing itself,
    by a pronoun or a general word."""
    said = [Effect(value) for value in tokens[at].all_of("effect")] if not not_done(tokens, at) else []
    near = range(max(0, at - _KEPT), min(len(tokens), at + _KEPT))
    meant = any(_same(tokens, k) or tokens[k].is_a("of_them") for k in near)  # "one of them collapsing"
    return [effect for effect in said if effect is Effect.FIRE or (meant and effect is not Effect.OUTAGE)]
