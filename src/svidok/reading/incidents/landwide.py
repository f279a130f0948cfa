"""Is what a report tells without a place told of a raid on the whole land?"""

from __future__ import annotations

from svidok.model.reading import Effect, ObjectClass
from svidok.reading.incidents.statement import Statement

_LEAD, _NOTE = 1, 6  # the sentences at the head of a report, and of a short note
_DONE = (Effect.DAMAGED, Effect.DESTROYED, Effect.FIRE)


def of_the_land(one: Statement) -> bool:
    """Whether things that no place is named of were struck by a blow of a day: at the head of a report, or where power
    is made and brought, of which nobody says where ("four thermal power stations were badly damaged overnight")."""
    if not one.struck:
        return False
    power = any(thing.harmed.object_class is ObjectClass.ENERGY for thing in one.struck)
    harmed = power and any(thing.harmed.effect in _DONE for thing in one.struck)
    dated = one.passage.has("time.event")
    if one.passage.index <= _LEAD or one.own:
        return (dated or not one.passage.index) and (bool(one.blows) or harmed)
    told = dated and one.period.day is not None
    return power and ((bool(one.blows) and told) or (harmed and (told or one.passage.index <= _NOTE)))


def of_a_raid(one: Statement) -> bool:
    """Whether people are counted of a whole raid: beside its arms and its day, or after the places it was aimed at."""
    counted = any(harm.definite and harm.range.most != 0 for harm in one.harms)
    dated = one.passage.has("time.event") and bool(one.weapons or one.blows)
    return counted and (dated or one.places[0].country is not None)
