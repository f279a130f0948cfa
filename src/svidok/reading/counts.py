"""Which numbers of weapons does a sentence give, and what became of them?

A count is a quantity and the weapon after it (or a weapon carried on: «18 — в Брянской»). Its outcome is the nearest
word that settles one, a preceding word before a following one; words of attack count only where no such word is near.
Ability, plans, production, supply and losses at the front give none; nor do numbers of attacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from svidok.lexicon import Token
from svidok.model.figure import Count, Outcome, Unit
from svidok.model.place import PlaceMention, PlacePrecision, PlaceRole
from svidok.reading.counted import Counted, counted
from svidok.reading.passages import Passage
from svidok.reading.weapons import FAMILIES, common

_FAR = 30.0
_LIST_MARKS = frozenset({",", ":", ";", ")", "»", "”", '"', "-", "–", "—", "▪", "•"})


@dataclass(frozen=True)
class Carried:
    """What a list item takes from the sentence before it."""

    outcome: Outcome | None = None
    weapon: str | None = None
    families: tuple[str, ...] = ()
    listing: bool = False  # a colon or a list's own mark says that the list goes on


def counts(passage: Passage, carried: Carried) -> tuple[list[Count], Carried]:
    """The counts of a sentence, and what the next may take from it."""
    tokens = passage.tokens
    if passage.has("front_loss"):
        return [], Carried()
    if not (passage.has("quantity") or passage.has("weapon")):
        return [], _announced(tokens, carried)
    phrases = counted(passage, carried.weapon)
    outcomes = _outcomes(tokens)
    listed = bool(carried.outcome) and not outcomes and (carried.listing or _bare(tokens, phrases))
    found: list[Count] = []
    families = list(carried.families)
    before: Outcome | None = None
    for index, said in enumerate(phrases):
        outcome = said.outcome or (carried.outcome if listed else None)
        if outcome is None:
            joined = before is not None and (said.joined or _coordinated(tokens, phrases, index))
            outcome = before if joined else _outcome(tokens, phrases, index, outcomes)
        before = outcome
        if outcome is None or (_unreal(tokens, said) and not listed):
            continue
        weapon = said.weapon or _location_weapon(tokens, said, families)
        if weapon is None:
            continue
        families += [f for f in (weapon.split(".")[0],) if f in FAMILIES and f not in families]
        unit = Unit.LOCATION if said.either and outcome is Outcome.HIT else said.unit
        found.extend(_placed(passage, phrases, index, replace(said, outcome=outcome, weapon=weapon, unit=unit)))
    if not found:
        return [], replace(_announced(tokens, carried), families=tuple(families))
    last = found[-1]
    goes_on = listed or any(token.folded == ":" for token in tokens) or tokens[-1].folded in (";", ",")
    return found, Carried(last.outcome, last.weapon, tuple(families), goes_on)


def _bare(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a line says nothing but a number and its weapon, as an item of a list does."""
    if len(phrases) != 1:
        return False
    rest = [*tokens[: phrases[0].at], *tokens[phrases[0].end :]]
    return all(token.is_a("mark") or token.is_a("time") for token in rest)


def _announced(tokens: Sequence[Token], carried: Carried) -> Carried:
    """What a line that ends in a colon says of the list below it."""
    if not tokens or tokens[-1].folded != ":":
        return Carried()
    outcomes = _outcomes(tokens)
    return replace(carried, outcome=outcomes[-1][1] if outcomes else carried.outcome, listing=True)


def _coordinated(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether only a conjunction stands between this number and the one before: "34 missiles and 392 drones".

    A comma or a colon joins too, unless an outcome of its own follows: "153 drones, 130 UAVs downed".
    """
    if not index or phrases[index].unit is not phrases[index - 1].unit or phrases[index - 1].outcome is not None:
        return False
    between = tokens[phrases[index - 1].end : phrases[index].at]
    marks = [token for token in between if token.folded in _LIST_MARKS]
    if not between or not all(token in marks or token.is_a("joins") or token.folded == "(" for token in between):
        return False
    return not marks or not _own_outcome(tokens, phrases, index)


def _own_outcome(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether a strong outcome follows the number before the next one or the next mark."""
    limit = phrases[index + 1].at if index + 1 < len(phrases) else len(tokens)
    for token in tokens[phrases[index].end : limit]:
        if token.is_a("outcome"):
            return True
        if token.is_a("mark"):
            return False
    return False


def _outcomes(tokens: Sequence[Token]) -> list[tuple[int, Outcome, float]]:
    """Where a word settles what became of weapons: token, outcome, and how far it stands back for others."""
    found = []
    for index, token in enumerate(tokens):
        outcome = token.of("outcome")
        if outcome:
            found.append((index, Outcome(outcome), 0.0))
        elif token.is_a("attack") or token.is_a("tally"):
            found.append((index, Outcome.LAUNCHED, 3.0))
    return found


def _outcome(
    tokens: Sequence[Token], phrases: Sequence[Counted], index: int, outcomes: Sequence[tuple[int, Outcome, float]]
) -> Outcome | None:
    said = phrases[index]
    costs = [(_distance(tokens, phrases, index, at) + back, at, outcome) for at, outcome, back in outcomes]
    if said.unit is Unit.LOCATION:
        costs = [c for c in costs if c[2] in (Outcome.HIT, Outcome.DEBRIS)]
        costs = [c for c in costs if c[1] < said.at] or costs
    best = min(costs, default=None)
    return best[2] if best and best[0] < _FAR and said.at != best[1] else None


def _distance(tokens: Sequence[Token], phrases: Sequence[Counted], index: int, at: int) -> float:
    said = phrases[index]
    if at < said.at:
        between = range(at + 1, said.at)
        crossed = sum(0.5 for other in phrases if at < other.at < said.at)
        words, back = len(between), 0.0
    else:
        between = range(said.end, at)
        crossed = sum(6.0 for other in phrases if said.at < other.at < at)
        words, back = len(between), 0.5
    stops = sum(4.0 for k in between if tokens[k].folded in (";", ".", "»", "”"))
    commas = sum(1.0 for k in between if tokens[k].folded in (",", "—", "–"))
    return min(words, 6) + words * 0.25 + crossed + stops + commas + back


def _unreal(tokens: Sequence[Token], said: Counted) -> bool:
    """Whether ability, plan, production or supply governs the number."""
    before = tokens[max(0, said.at - 8) : said.at]
    after = tokens[said.end : said.end + 4]
    return any(token.is_a("unreal") for token in before) or any(token.is_a("rate") for token in after)


def _location_weapon(tokens: Sequence[Token], said: Counted, families: Sequence[str]) -> str | None:
    """What fell or hit at so many places: the families named in this sentence, else those of the sentences before."""
    if said.unit is not Unit.LOCATION:
        return None
    named = [t.all_of("weapon")[0].split(".")[0] for t in tokens if t.all_of("weapon")]
    known = [f for f in dict.fromkeys(named) if f in FAMILIES] or list(dict.fromkeys(families))
    return common(known) if known else "air_target"


def _placed(passage: Passage, phrases: Sequence[Counted], index: int, said: Counted) -> list[Count]:
    """The count, once for each place of «по девять – над A и B», else with the region it names, if it names one."""
    assert said.outcome is not None
    assert said.weapon is not None
    tokens = passage.tokens
    regions = _regions(tokens, phrases, index)
    each = said.at > 0 and tokens[said.at - 1].is_a("each")
    one = Count(said.range, said.weapon, said.outcome, (passage.whole,), said.unit)
    if each and regions:
        return [replace(one, admin1=region) for region in regions]
    return [replace(one, admin1=regions[0] if len(regions) == 1 else None)]


def _regions(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> list[str]:
    """The regions named after a number and before the next; else the one named before it that no other number took."""
    said = phrases[index]
    if said.at > 1 and tokens[said.at - 1].folded == "(" and tokens[said.at - 2].is_a("place"):
        return _admin1(tokens, said.at - 2, said.at)
    after = _admin1(tokens, said.end, _reach(tokens, phrases, index))
    if after:
        return after
    start = _reach(tokens, phrases, index - 1) if index else 0
    if index and not _admin1(tokens, phrases[index - 1].end, start):
        start = phrases[index - 1].end
    named = [k for k in range(start, said.at) if tokens[k].is_a("place") and k and not tokens[k - 1].is_a("mark")]
    if _coordinated(tokens, phrases, index) and not _admin1(tokens, phrases[index - 1].end, said.at):
        return _regions(tokens, phrases, index - 1)
    before = _admin1([tokens[k] for k in named], 0, len(named))  # a bare first word is who acts: "Moscow fired 80"
    return before if len(before) == 1 else []


def _reach(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> int:
    """How far the places after a number are its own: to the next number, or to "of them" if that comes first."""
    said = phrases[index]
    limit = next((p.at for p in phrases[index + 1 :] if p.at >= said.end), len(tokens))
    if limit < len(tokens) and tokens[limit - 1].folded == "(":
        limit = next((k for k in range(said.end, limit) if tokens[k].is_a("place")), limit)  # «над A (11) и B (3)»
    return next((k for k in range(said.end, limit) if tokens[k].is_a("of_them") or tokens[k].folded == ";"), limit)


def _admin1(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    """The regions of the places named there, but for those that weapons came from."""
    taken = []
    for index in range(start, end):
        mention = tokens[index].value
        if not isinstance(mention, PlaceMention) or (index and tokens[index - 1].is_a("whence")):
            continue
        struck = mention.role in (PlaceRole.SCENE, PlaceRole.INTERCEPTION)
        if struck and mention.place.admin1 and mention.place.precision is not PlacePrecision.COUNTRY:
            taken.append(mention.place.admin1)
    return list(dict.fromkeys(taken))
