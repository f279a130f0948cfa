"""What brought the harm of an incident about: a hit, falling debris, a defender's missile; or is it in dispute?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.model.reading import Cause, ObjectClass, Side
from svidok.reading.incidents.parties import partisan
from svidok.reading.incidents.statements import Statement
from svidok.reading.incidents.witnesses import Testimony
from svidok.reading.sources.attributed import is_hearsay, reported

_WORKS = frozenset({ObjectClass.ENERGY, ObjectClass.INDUSTRY, ObjectClass.MILITARY, ObjectClass.TRANSPORT})
_UNSAID = frozenset({ObjectClass.INFRASTRUCTURE, ObjectClass.OTHER})


def cause(said: Sequence[Statement]) -> Cause | None:
    """What the statements of an incident say together, whoever says it."""
    if any(statement.passage.has("rival_causes") for statement in said):
        return Cause.CONTESTED
    blows = blows_of(said)
    if "interceptor" in blows:
        return Cause.CONTESTED if _struck_too(said) else Cause.INTERCEPTOR
    if "debris" in blows and "hit" not in blows:
        return Cause.DEBRIS
    return Cause.DIRECT if blows & {"hit", "strike", "deed"} else None


def disputed(said: Sequence[Statement], attacker: Side | None, testimony: Testimony) -> bool:
    """Whether the attackers, or nobody in particular, say that they hit the works which those of the place say were
    harmed by debris of what had been shot down."""
    fell = [one for one in said if "debris" in one.blows and "hit" not in one.blows]
    landed = [one for one in said if one.struck and one.blows & {"hit", "strike"} and "debris" not in one.blows]
    if not any(_owned_up(one, attacker, testimony) for one in fell):
        return False
    return any(_boasted(one, attacker, testimony) and _of_works((one,)) for one in landed) and _of_works(fell)


def _owned_up(one: Statement, attacker: Side | None, testimony: Testimony) -> bool:
    heard = reported(testimony.attributions, one.quote.start)
    return heard is not None and bool(heard.source) and not partisan(heard.source, attacker, testimony.lexicon)


def _boasted(one: Statement, attacker: Side | None, testimony: Testimony) -> bool:
    heard = reported(testimony.attributions, one.quote.start)
    if heard is None or not heard.source:
        return False
    return partisan(heard.source, attacker, testimony.lexicon) or all(map(is_hearsay, heard.source))


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
