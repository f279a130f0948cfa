"""How does a claim go on: carried, repeated, sharpened, weakened, withdrawn?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from svidok.model.claims import Turn
from svidok.model.figure import Range
from svidok.model.reading import ClaimKind, Modality, Polarity
from svidok.reconcile.claim_items import Uttered

SURENESS = (Modality.CONDITIONAL, Modality.POSSIBLE, Modality.LIKELY, Modality.CERTAIN)
SAME_UTTERANCE = timedelta(days=1)


def turns(group: Sequence[Uttered]) -> list[tuple[Turn, str]]:
    """What each appearance is to those before it, with the reason in words; the oldest first, as given."""
    found: list[tuple[Turn, str]] = []
    for number, now in enumerate(group):
        found.append(_turn(now, group[:number], [turn for turn, _ in found]))
    return found


def _turn(now: Uttered, before: Sequence[Uttered], made: Sequence[Turn]) -> tuple[Turn, str]:
    if not before:
        return Turn.FIRST, "the first time that it is known to be said"
    same = next((one for one in before if one.copied_from == now.copied_from), None)
    if same is not None and _compared(now, same)[0] is Turn.REPEATED and _denies(now) == _denies(same):
        return Turn.CARRIED, f"the same text as {same.key.report_id}"
    spoken = [one for one, turn in zip(before, made, strict=True) if turn is not Turn.CARRIED]
    last = spoken[-1]
    if _denies(now) != _denies(last):
        return Turn.WITHDRAWN, "the contrary of what was said before"
    if _one_utterance(now, last):
        return Turn.CARRIED, f"said on the same day as in {last.key.report_id}"
    return _compared(now, last)


def _compared(now: Uttered, last: Uttered) -> tuple[Turn, str]:
    number = _more(_amount(now), _amount(last))
    if number:
        return (Turn.SHARPENED, "a greater number") if number > 0 else (Turn.WEAKENED, "a smaller number")
    surer = SURENESS.index(now.said.modality) - SURENESS.index(last.said.modality)
    if surer:
        return (Turn.SHARPENED, "said with less doubt") if surer > 0 else (Turn.WEAKENED, "said with more doubt")
    return Turn.REPEATED, "said again"


def _one_utterance(now: Uttered, last: Uttered) -> bool:
    if now.said_on is None or last.said_on is None:
        return False
    return abs(now.said_on - last.said_on) <= SAME_UTTERANCE and not _more(_amount(now), _amount(last))


def _denies(one: Uttered) -> bool:
    return one.said.polarity is Polarity.DENIED or one.said.kind is ClaimKind.DENIAL


def _amount(one: Uttered) -> Range | None:
    return one.sense.proposition.amount if one.sense.proposition else None


def _more(now: Range | None, last: Range | None) -> int:
    """1 where a number is greater than another for certain, -1 where it is smaller, else 0."""
    if now is None or last is None:
        return 0
    a, b = (one.least if one.least is not None else one.most for one in (now, last))
    return 0 if a is None or b is None else (a > b) - (a < b)
