"""What became of all that were sent: «збито всі 24 дрони, якими атакували», «усі збито»?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svidok.model.figure import Count, Outcome
from svidok.reading.fates import fates
from svidok.reading.passages import Passage
from svidok.reading.tallies import Told
from svidok.reading.weapons import codes


def all_of_them(passage: Passage, found: Sequence[Told], launched: Sequence[Count]) -> list[Told]:
    """«Усі збито», "all of which were shot down": as many as were launched, here or in a sentence before."""
    sent = [told.count for told in found if told.count.outcome is Outcome.LAUNCHED] or list(launched)
    for match in passage.matches("all_of_them"):
        outcome = Outcome(passage.tokens[match.captures["outcome"][0]].of("outcome") or "")
        what = match.captures.get("what")
        family = codes(passage.tokens[what[0]])[0].split(".")[0] if what else None
        meant = [c for c in sent if c.range.least == c.range.most and family in (None, c.weapon.split(".")[0])]
        if len(meant) == 1 and not any(t.count.outcome is outcome for t in found):
            one = meant[0]
            evidence = tuple(dict.fromkeys((*one.evidence, passage.whole)))
            return [Told(replace(one, outcome=outcome, evidence=evidence), match.start)]
    return []


def sent_too(passage: Passage, found: Sequence[Told]) -> list[Told]:
    """«Збито всі 24 дрони, якими атакували»: as many were sent as were shot down, and the other way about."""
    more: list[Told] = []
    for match in passage.matches("all_sent"):
        fate = Outcome(passage.tokens[match.captures["outcome"][0]].of("outcome") or "")
        here = [told for told in found if told.at == match.captures["n"][0]]
        for outcome in (Outcome.LAUNCHED, fate):
            if here and all(told.count.outcome is not outcome for told in (*here, *more)):
                more.append(replace(here[0], count=replace(here[0].count, outcome=outcome)))
    return more


def respectively(passage: Passage, launched: Sequence[Count]) -> list[Told]:
    """ "Air defences downed 405 and 15 respectively": of the two weapons that were launched, in their order."""
    for match in passage.matches("respectively"):
        outcomes = [outcome for _, outcome, back in fates(passage.tokens) if outcome and not back]
        if len(outcomes) == 1 and len(launched) == 2:
            at = [match.captures[name][0] for name in ("first", "second")]
            return [
                Told(Count(passage.tokens[k].value, count.weapon, outcomes[0], (passage.whole,)), k)
                for k, count in zip(at, launched, strict=True)
            ]
    return []
