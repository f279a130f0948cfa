"""What became of all that were sent: «збито всі 24 дрони, якими атакували», «усі збито»?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svidok.lexicon import Token
from svidok.model.figure import Count, Outcome, Unit
from svidok.reading.raids.bare import STOPPED
from svidok.reading.raids.fates import fates
from svidok.reading.raids.tallies import Told
from svidok.reading.raids.weapons import codes
from svidok.reading.sentence.passages import Passage


def all_of_them(passage: Passage, found: Sequence[Told], launched: Sequence[Count]) -> list[Told]:
    """«Усі збито», "all of which were shot down": as many as were launched, here or in a sentence before."""
    here = [told.count for told in found if told.count.outcome is Outcome.LAUNCHED]
    for match in passage.matches("all_of_them"):
        outcome = Outcome(passage.tokens[match.captures["outcome"][0]].of("outcome") or "")
        what = match.captures.get("what")
        family = codes(passage.tokens[what[0]])[0].split(".")[0] if what else None
        sent = [c for c in here if family in (None, c.weapon.split(".")[0])] or launched
        meant = [c for c in sent if c.range.least == c.range.most and family in (None, c.weapon.split(".")[0])]
        families = {count.weapon.split(".")[0] for count in meant}
        told = {t.count.weapon.split(".")[0] for t in found if t.count.outcome is outcome}
        if len(meant) == len(families) and not told & (families | {"air_target"}):
            return [
                Told(
                    replace(one, outcome=outcome, evidence=tuple(dict.fromkeys((*one.evidence, passage.whole)))),
                    match.start,
                )
                for one in meant
            ]
    return []


def sent_too(passage: Passage, found: Sequence[Told]) -> list[Told]:
    """«Збито всі 24 дрони, якими атакували»: as many were sent as were shot down, and the other way about."""
    more: list[Told] = []
    settled = {at for at, outcome, _ in fates(passage.tokens) if outcome}
    for match in passage.matches("all_sent"):
        sent = match.token("sent", passage.tokens)
        if match.captures["outcome"][0] not in settled or (sent is not None and sent.is_a("weapon")):
            continue  # "158 drones fired, most of them downed", "FPV attack drones shot down"
        fate = Outcome(passage.tokens[match.captures["outcome"][0]].of("outcome") or "")
        here = [told for told in found if told.at == match.captures["n"][0] and not _of_a_part(passage.tokens, told.at)]
        for outcome in (Outcome.LAUNCHED, fate):
            if here and all(told.count.outcome is not outcome for told in (*here, *more)):
                more.append(replace(here[0], count=replace(here[0].count, outcome=outcome)))
    return more


def all_were(passage: Passage, found: Sequence[Told], named: str | None) -> list[Told]:
    """«Атакував «шахедами». Усі 16 збито», "all 24 were downed": as many were sent of those told of before."""
    if named is None:
        return []
    sent = {told.count.range.ends for told in found if told.count.outcome is Outcome.LAUNCHED}
    return [
        replace(told, count=replace(told.count, outcome=Outcome.LAUNCHED))
        for told in found
        if told.count.outcome in STOPPED and told.count.unit is Unit.WEAPON and told.count.admin1 is None
        if told.at
        and passage.tokens[told.at - 1].is_a("everything")
        and told.count.weapon == named
        and told.count.range.ends not in sent
    ]


def _of_a_part(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is the whole of a part told before it, whose fate is not its own: "70 of the 90 were downed"."""
    return at > 1 and tokens[at - 1].is_a("out_of") and tokens[at - 2].is_a("quantity")


def respectively(passage: Passage, found: Sequence[Told], launched: Sequence[Count]) -> list[Told]:
    """ "Air defences downed 405 and 15 respectively": of the two weapons that were launched, in their order, here or in
    a sentence before."""
    for match in passage.matches("respectively"):
        at = [match.captures[name][0] for name in ("first", "second")]
        here = [told for told in found if told.at < at[0]]
        two = [told.count for told in here] or launched
        outcomes = [outcome for _, outcome, back in fates(passage.tokens) if outcome and not back]
        stopped = [outcome for outcome in outcomes if outcome is not Outcome.LAUNCHED]
        if len(stopped) == 1 and len(two) == 2:
            sent = [replace(told, count=replace(told.count, outcome=Outcome.LAUNCHED)) for told in here]
            return sent + [
                Told(Count(passage.tokens[k].value, count.weapon, stopped[0], (passage.whole,)), k)
                for k, count in zip(at, two, strict=True)
            ]
    return []
