"""What became of all that were sent: «збито всі 24 дрони, якими атакували», «усі збито»?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from svidok.lexicon import Token
from svidok.model.figure import Count, Outcome, Unit
from svidok.reading.raids.bare import STOPPED
from svidok.reading.raids.belonging import led_as_part
from svidok.reading.raids.fates import fates
from svidok.reading.raids.tallies import Counted, Told
from svidok.reading.raids.weapons import codes, family
from svidok.reading.sentence.passages import Passage

_CLAUSES = frozenset(",;:–—-")
_SETS_OFF = frozenset("-–—(")


def all_of_them(passage: Passage, found: Sequence[Told], launched: Sequence[Count]) -> list[Told]:
    """«Усі збито», "all of which were shot down": as many as were launched, here or in a sentence before."""
    here = [told.count for told in found if told.count.outcome is Outcome.LAUNCHED]
    for match in passage.matches("all_of_them"):
        if not here and any(token.is_a("quantity") for token in passage.tokens[: match.start]):
            continue  # "8 assaults, all repelled"
        outcome = Outcome(passage.tokens[match.captures["outcome"][0]].of("outcome") or "")
        what = match.captures.get("what")
        family = codes(passage.tokens[what[0]])[0].split(".")[0] if what else None
        sent = [c for c in here if family in (None, c.weapon.split(".")[0])] or launched
        meant = [c for c in sent if c.range.least == c.range.most and family in (None, c.weapon.split(".")[0])]
        families = {count.weapon.split(".")[0] for count in meant}
        told = {  # what was over each region is told besides: «усі знищені: 49 над A, 41 над B»
            t.count.weapon.split(".")[0] for t in found if t.count.outcome is outcome and t.count.admin1 is None
        }
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
    """Whether a number is the whole of a part told beside it, whose fate is not its own: "70 of the 90 were downed",
    "of the 90 that were launched, 70 were downed"."""
    if not at or not tokens[at - 1].is_a("out_of"):
        return False
    return at == 1 or any(map(tokens[at - 2].is_a, ("quantity", "mark", "joins")))


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


def with_wholes(
    tokens: Sequence[Token], phrases: Sequence[Counted], became: Sequence[Outcome | None]
) -> Iterator[Outcome | None]:
    """What became of each number; a whole of which it is only told how many were stopped was sent: «211 дронів, і 178 з
    них знешкодили», "reported 143 drones, 121 of which were downed", «4 «Кинджали» – 0 збито»."""
    for index, outcome in enumerate(became):
        if outcome in STOPPED and _told_before_its_part(tokens, phrases, index):
            yield Outcome.LAUNCHED
            continue
        part = next(iter(phrases[index + 1 : index + 2]), None)
        led = part is not None and (
            led_as_part(tokens, part)
            or _part_set_off(tokens, phrases[index], part)
            or _bare_behind(tokens, phrases[index], part)
        )
        stopped = led and became[index + 1] in STOPPED
        alike = part is not None and family(part.weapon or "") == family(phrases[index].weapon or "")
        yield Outcome.LAUNCHED if outcome is None and stopped and alike else outcome


def _bare_behind(tokens: Sequence[Token], whole: Counted, part: Counted) -> bool:
    """Whether a bare number behind a comma, no greater, has its own fate right behind it: «24 БПЛА, 15 збито»."""
    bare = part.end == part.at + 1 and tokens[part.at - 1].folded == "," and whole.end == part.at - 1
    less = (part.range.least or 0) <= (whole.range.least or 0)
    return bare and less and any(token.of("outcome") for token in tokens[part.end : part.end + 1])


def _told_before_its_part(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether what became of weapons is told only of a part of them, counted anew behind it: «496 дронів і 53 ракети,
    збито 439 дронів і 39 ракет»."""
    said = phrases[index]
    part = next((later for later in phrases[index + 1 :] if later.weapon == said.weapon), None)
    if part is None or not said.weapon or (part.range.least or 0) > (said.range.least or 0):
        return False
    if any(token.of("outcome") for token in tokens[: said.end]):
        return False
    between = tokens[said.end : part.at]
    fate = next((k for k, token in enumerate(between) if token.of("outcome")), None)
    if fate is None or not fate or any(token.is_a("place") for token in between):
        return False
    return between[fate - 1].folded in _CLAUSES and between[fate].of("outcome") in STOPPED


def _part_set_off(tokens: Sequence[Token], whole: Counted, part: Counted) -> bool:
    """Whether a bare number right behind a dash or in brackets tells of the weapons before: "12 missiles (5 down)"."""
    bare, mark = part.end == part.at + 1, tokens[part.at - 1].folded
    if not bare or mark not in _SETS_OFF:
        return False
    return mark == "(" or not any(token.is_a("place") for token in tokens[whole.end : part.at])
