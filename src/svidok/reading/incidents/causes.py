"""What brought the harm of an incident about: a hit, falling debris, a defender's missile; or is it in dispute?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svidok.model.reading import Cause, ObjectClass, Side
from svidok.reading.incidents.parties import partisan
from svidok.reading.incidents.scenes import coarseness
from svidok.reading.incidents.statement import Statement
from svidok.reading.incidents.testimony import Testimony
from svidok.reading.sources.attributed import is_hearsay, reported

_WORKS = frozenset({ObjectClass.ENERGY, ObjectClass.INDUSTRY, ObjectClass.MILITARY, ObjectClass.TRANSPORT})
_STOPS = ".!?…"  # a title has none
_UNSAID = frozenset({ObjectClass.INFRASTRUCTURE, ObjectClass.OTHER})


def cause(said: Sequence[Statement]) -> Cause | None:
    """What the statements of an incident say together, whoever says it. Debris told of the place itself is what fell
    there, whatever the headline or the words on its region say of hits."""
    if any(statement.passage.has("rival_causes") for statement in said):
        return Cause.CONTESTED
    blows = blows_of(said)
    if "interceptor" in blows:
        return Cause.CONTESTED if _struck_too(said) else Cause.INTERCEPTOR
    here = blows_of(_of_the_place(said))
    if "debris" in here and "hit" not in here:
        return Cause.DEBRIS
    return Cause.DIRECT if blows & {"hit", "strike", "deed"} else None


def _of_the_place(said: Sequence[Statement]) -> Sequence[Statement]:
    finest = min(coarseness(one.places[0]) for one in said)
    fine = [one for one in said if coarseness(one.places[0]) == finest]
    return [one for one in fine if not (one.headline and one.passage.whole.text[-1:] not in _STOPS)] or fine


def disputed(said: Sequence[Statement], attacker: Side | None, testimony: Testimony) -> bool:
    """Whether the attackers, or nobody in particular, say that they hit the works which those of the place say were
    harmed by debris of what had been shot down."""
    fell = [one for one in said if "debris" in one.blows and _owned_up(one, attacker, testimony)]
    landed = [one for one in said if one.struck or one.weapons or "debris" in one.blows]
    return bool(fell) and _of_works(fell) and any(_boasted(one, attacker, testimony) for one in landed)


def _owned_up(one: Statement, attacker: Side | None, testimony: Testimony) -> bool:
    heard = _heard(one, ("blow.debris",), testimony)
    return any(sources and not partisan(sources, attacker, testimony.lexicon) for sources in heard)


def _boasted(one: Statement, attacker: Side | None, testimony: Testimony) -> bool:
    if not one.blows & {"hit", "strike"} or not _of_works((one,)):
        return False
    if one.passage.has("claims_blow"):
        return True
    heard = _heard(one, ("blow.hit", "blow.strike"), testimony)
    return any(s and (partisan(s, attacker, testimony.lexicon) or all(map(is_hearsay, s))) for s in heard)


def _heard(one: Statement, blows: Sequence[str], testimony: Testimony) -> Iterator[tuple[str, ...]]:
    """Who tells of each of these blows in the sentence of a statement."""
    for token in one.passage.tokens:
        if any(map(token.is_a, blows)):
            heard = reported(testimony.attributions, token.start)
            yield heard.source if heard is not None else ()


def _of_works(said: Sequence[Statement]) -> bool:
    """Whether works, or things of which no more is said, are all that was struck."""
    classes = {thing.harmed.object_class for one in said for thing in one.struck}
    return classes <= _WORKS | _UNSAID


def blows_of(said: Sequence[Statement]) -> frozenset[str]:
    return frozenset(kind for statement in said for kind in statement.blows)


def _struck_too(said: Sequence[Statement]) -> bool:
    """Whether others say that a missile or drone struck what a defender's missile is said to have hit."""
    others = [one for one in said if "interceptor" not in one.blows and not one.passage.has("some_shell")]
    return bool(blows_of(others) & {"hit", "strike"}) and any(one.passage.has("denial") or one.weapons for one in said)
