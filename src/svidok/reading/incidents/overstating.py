"""What does a headline tell of an incident that its body does not bear out: more people, or a thing destroyed?

Where headline and body differ the body counts; the headline is kept beside the incident as what overstates it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from svidok.model.figure import Figure
from svidok.model.reading import Effect, ObjectClass
from svidok.model.report import Quote
from svidok.reading.incidents.objects import Struck
from svidok.reading.incidents.statement import Statement
from svidok.reading.sentence.passages import Passage

_LESS = (Effect.DAMAGED, Effect.FIRE)


def exceeds(thing: Struck, statement: Statement, said: Sequence[Statement], told: Sequence[Passage]) -> bool:
    """Whether only a headline has a thing destroyed, of a kind of which the body says that it was damaged."""
    if not (is_title(statement, told) and thing.harmed.effect is Effect.DESTROYED):
        return False
    return _lesser(thing.harmed.object_class, [below for one in said if not one.headline for below in one.struck])


def _lesser(kind: ObjectClass, below: Sequence[Struck]) -> bool:
    effects = {thing.harmed.effect for thing in below if thing.harmed.object_class is kind}
    return Effect.DESTROYED not in effects and any(effect in effects for effect in _LESS)


def is_title(one: Statement, told: Sequence[Passage]) -> bool:
    """Whether a statement stands in a headline and not only in the first sentence of a post, which is as much its body
    as the next: a title is a line of its own, or ends in no full stop."""
    return one.headline and (told[1].sentence.opens or one.passage.whole.text[-1] not in ".!…")


def overstated_by(said: Sequence[Statement], tolls: Mapping[str, Figure], told: Sequence[Passage]) -> Quote | None:
    """The headline that counts more people than the toll, or has something destroyed that the body has not."""
    titles = (one for one in said if is_title(one, told))
    over = (
        one
        for one in titles
        if _counts_more(one, tolls) or any(exceeds(thing, one, said, told) for thing in one.struck)
    )
    return next((one.passage.whole for one in over), None)


def _counts_more(one: Statement, tolls: Mapping[str, Figure]) -> bool:
    for harm in one.harms:
        most = figure.range.most if (figure := tolls.get(harm.of)) else None
        if harm.definite and most is not None and (harm.range.least or 0) > most:
            return True
    return False
