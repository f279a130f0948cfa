"""What do those who struck say of their whole raid, which befell no place that the report speaks of?

"In A two people were hurt, the governor said. Russia's Defence Ministry said it had hit arms plants and air bases":
what a ministry lists of its own strikes lies anywhere. Told after a place it is no harm, no weapon and no source of it.
"""

from __future__ import annotations

from dataclasses import replace

from svidok.model.place import Place
from svidok.model.reading import Effect, ObjectClass
from svidok.reading.incidents.drafts import Draft
from svidok.reading.incidents.objects import Struck
from svidok.reading.incidents.parties import fights, side_of
from svidok.reading.incidents.statement import Statement
from svidok.reading.incidents.testimony import Testimony
from svidok.reading.sentence.fronts import across, settled
from svidok.reading.sentence.sides import named
from svidok.reading.sources.attributed import at

_WORKS = frozenset({ObjectClass.MILITARY, ObjectClass.ENERGY, ObjectClass.INDUSTRY, ObjectClass.TRANSPORT})


def without_boasts(draft: Draft, testimony: Testimony) -> Draft:
    """The draft without what those who struck say of their whole raid, where other sentences tell of the place."""
    rest: list[Statement] = []
    boast: Statement | None = None
    for one in sorted(draft.said, key=lambda one: one.quote.start):
        things = _boasted(one, draft.place, testimony)
        if things or (boast is not None and _goes_on(one, boast, testimony)):
            boast = one
            left = tuple(thing for thing in one.struck if thing not in things)
            rest += [replace(one, struck=left, weapons=())] if left else []
        else:
            rest.append(one)
    return replace(draft, said=rest) if boast is not None and draft.level < 2 and any(map(_of_harm, rest)) else draft


def _of_harm(one: Statement) -> bool:
    """Whether a statement tells what befell people or things, and not only which works were hit."""
    return bool(one.harms) or not all(map(_works, one.struck))


def _works(thing: Struck) -> bool:
    return thing.harmed.object_class in _WORKS and thing.harmed.effect is Effect.HIT


def _boasted(one: Statement, place: Place, testimony: Testimony) -> list[Struck]:
    """The works and military things that a statement of no place of its own lists, as hit by him who tells of it, or as
    all that is ever hit: "strikes only military targets"; one alone may be what was hit there."""
    if one.own or one.harms or not one.struck:
        return []
    works = [thing for thing in one.struck if _works(thing)]
    many = len({thing.harmed.phrase for thing in works}) > 1 or any(_is_many(thing, one) for thing in works)
    return works if many and (one.passage.has("solely") or _is_strikers(one, works[0], place, testimony)) else []


def _is_many(thing: Struck, one: Statement) -> bool:
    if one.passage.tokens[thing.at].is_a("at_large"):
        return True
    words = (thing.harmed.phrase or "").casefold().split()
    for match in one.passage.matches("several_things"):
        if match.start == thing.at and words:
            settings = match.pattern.settings
            return words[-1 if settings["of"] == "last" else 0].endswith(tuple(settings["endings"]))
    return False


def _is_strikers(one: Statement, thing: Struck, place: Place, testimony: Testimony) -> bool:
    """Whether it is a word of the side that struck the place, on its own strike."""
    whose = at(testimony.attributions, thing.start)
    if whose is None or whose.owned or not whose.source:
        return False
    side = side_of(whose.source[0], testimony.lexicon)
    if side is None or named(one.passage) not in (None, side):
        return False
    return across([place]) is side or (not settled(place) and fights(whose.source[0], testimony.lexicon))


def _goes_on(one: Statement, boast: Statement, testimony: Testimony) -> bool:
    """Whether the next sentence only adds that all was hit: "All the designated objects were hit, it said"."""
    if one.passage.index - boast.passage.index != 1 or one.own or one.harms or one.struck:
        return False
    whose, his = (at(testimony.attributions, said.quote.start) for said in (one, boast))
    return whose is None or not whose.source or (his is not None and whose.source == his.source)
