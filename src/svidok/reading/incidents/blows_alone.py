"""Which blows tell of an incident by themselves, where no harm to people or to things is told?"""

from __future__ import annotations

from collections.abc import Iterable

from svidok.lexicon import Token
from svidok.model.period import DatePrecision
from svidok.reading.incidents.drafts import Draft
from svidok.reading.incidents.raided import DOWNED
from svidok.reading.incidents.scenes import coarseness
from svidok.reading.incidents.statement import Statement
from svidok.reading.sentence.passages import Passage

_LEAD = 1  # the sentences that are the head of a report
_LEFT = ("aftermath", "toll.casualties")  # by a blow


def under_fire(one: Statement) -> bool:
    """Whether the head of a report tells of a thing in a town that arms were aimed at: "A school was targeted in A"."""
    head = one.own and one.passage.index <= _LEAD and coarseness(one.places[0]) == 0
    return head and bool(one.struck) and "attack" in one.blows and one.passage.has("under_fire")


def went_off(one: Statement) -> bool:
    """Whether a weapon is told to have gone off, and not in the air: "A shell exploded in the centre"."""
    return {"deed", "blast"} <= one.blows and not one.passage.has("aloft")


def attacked(said: Iterable[Statement]) -> bool:
    """Whether a strike is told with its weapon, its time or at the head; an attack with its weapon and its time, and
    not only that all of it was shot down; either with what it left behind, or with casualties that nobody counts."""
    for one in said:
        timed = one.passage.has("time.event") or any(map(_on_a_day, one.passage.tokens))
        fine = coarseness(one.places[0]) == 0
        if fine and one.blows & {"strike", "attack", "blast"} and told_after(one.passage):
            return True
        if "strike" in one.blows and (one.weapons or timed or one.passage.index <= _LEAD):
            return True
        if "attack" in one.blows and one.weapons and timed and not any(map(one.passage.has, DOWNED)):
            return True
    return False


def told_after(passage: Passage) -> bool:
    """Whether what a blow left behind is told, or casualties that nobody counts: "Casualties after shelling"."""
    return any(map(passage.has, _LEFT)) and not any(map(passage.has, ("absent", "negated")))


def _on_a_day(token: Token) -> bool:
    """Whether a day long ago is named: «4 березня 2023 року»."""
    return token.is_a("time.retrospect") and token.value.period.precision is DatePrecision.DAY


def laid_waste(draft: Draft, own: Iterable[Statement]) -> bool:
    """Whether the settlement itself is what a strike destroyed: "Destruction in A after shelling"; no arms are."""
    return draft.level == 0 and any(
        one.blows & {"attack", "strike", "blast"}
        and any(map(one.passage.has, ("effect.destroyed", "effect.damaged", "effect.fire")))
        and not any(map(one.passage.has, ("quantity", "outcome", "object", "front_loss")))
        for one in own
    )
