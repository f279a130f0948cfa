"""Which numbers of weapons does a sentence give, and what became of them?

A count is a quantity and the weapon after it (or a weapon carried on: «18 — в Брянской»). Its outcome is the nearest
word that settles one, a preceding word before a following one; words of attack count only where no such word is near.
Ability, plans, production, supply and losses at the front give none; nor do numbers of attacks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.figure import Count, Outcome, Unit
from svidok.reading.counted import counted
from svidok.reading.fates import Fate, fates, fates_told
from svidok.reading.over import regions_of
from svidok.reading.passages import Passage
from svidok.reading.singles import does
from svidok.reading.tallies import Counted, Told
from svidok.reading.totals import totals
from svidok.reading.weapons import ARMS, FAMILIES, codes, common, sole_weapon
from svidok.reading.whole import all_of_them, respectively, sent_too

_FAR = 30.0
_ITEM = 12  # tokens of a list's item
_WIDE = 96  # tokens; what is further costs _FAR by that alone
_COLON = frozenset({":"})
_STRUCK = frozenset({"weapon", "hit_noun", "shot_at"})
_THOSE = frozenset({"of_them", "such"})
_DOWNED = frozenset({"outcome.shot_down", "outcome.suppressed", "outcome.neutralised"})
_PLACED = _STRUCK | {"location"}
_FELL = frozenset({"outcome.hit", "outcome.debris"})
_MARKUP = frozenset({"*", "**", "_", "__"})
_STOPPED = frozenset({Outcome.SHOT_DOWN, Outcome.SUPPRESSED, Outcome.NEUTRALISED})
_BREAKS = frozenset(",—–")
_NOTHING: Outcome | None = None
_AROUND = ("mark", "time", "joins", "body", "of_them", "only")
_LIST_MARKS = frozenset({",", ":", ";", ")", "»", "”", '"', "-", "–", "—", "▪", "•"})


@dataclass(frozen=True)
class Carried:
    """What a sentence takes from those before it."""

    outcome: Outcome | None = None
    weapon: str | None = None
    families: tuple[str, ...] = ()
    listing: bool = False  # a colon or a list's own mark says that the list goes on
    closed: bool = False  # a full stop has ended it: only a line of its own goes on
    sector: bool = False  # a sector of the front is spoken of
    spoken: str | None = None  # the weapon counted last, however long ago
    launched: tuple[Count, ...] = ()  # how many the last sentence sent that told it: «усі збито» is said of them
    named: str | None = None  # the one that the last sentence told of and did not count
    total: Count | None = None  # the last number that was told of no region


def may_count(told: Iterable[Passage]) -> bool:
    """Whether a report can count weapons at all: the first number to do so has a weapon, a hit or places beside it,
    or one weapon was shot down and has no number."""
    return any(map(_may_begin, told))


def _may_begin(passage: Passage) -> bool:
    if passage.likely("part_of") or passage.likely("all_but"):
        return True
    if passage.may_have(_PLACED) and passage.has("quantity"):
        return passage.has_any(_STRUCK) or (passage.has("location") and passage.has_any(_FELL))
    if passage.may_have(_THOSE) and passage.has_any(_DOWNED) and passage.has("quantity"):
        return True  # «Летіли шахеди. Шість із них збили»
    return passage.has_any(ARMS) and passage.has("outcome.shot_down")


def counts(passage: Passage, carried: Carried) -> tuple[list[Told], Carried]:
    """The counts of a sentence, and what the next may take from it."""
    passage = unmarked(passage)
    sector = bool(passage.matches("front_sector")) or (carried.sector and _goes_on(passage))
    if sector or _lost_at_front(passage):
        return [], Carried(sector=sector, spoken=carried.spoken, launched=carried.launched)
    found, families, listed = _counted(passage, carried)
    found += sent_too(passage, found)
    found += all_of_them(passage, found, carried.launched)
    found += respectively(passage, carried.launched) if not found else []
    found = totals(passage, found, carried.total)
    if not found:
        if _one_item(passage, carried):
            return [], carried
        named = sole_weapon(passage)
        return [], replace(_announced(passage, carried), families=families, named=named, total=carried.total)
    tokens = passage.tokens
    last = found[-1].count
    goes_on = listed or any(token.folded == ":" for token in tokens) or tokens[-1].folded in (";", ",")
    launched = tuple(told.count for told in found if told.count.outcome is Outcome.LAUNCHED) or carried.launched
    closed = tokens[-1].folded == "."
    total = next((told.count for told in reversed(found) if told.count.admin1 is None), carried.total)
    here = Carried(last.outcome, last.weapon, families, goes_on, closed, False, last.weapon, launched)
    return found, replace(here, total=total)


def _one_item(passage: Passage, carried: Carried) -> bool:
    """Whether a line of a list names one weapon without a number, so that the list goes on: «БпЛА типу «Молния»;»"""
    opens = passage.sentence.opens or any(token.folded in _LIST_MARKS for token in passage.tokens[:1])
    item = carried.listing and opens and len(passage.tokens) <= _ITEM
    return item and passage.has("weapon") and not passage.has("quantity") and not fates(passage.tokens)


def _lost_at_front(passage: Passage) -> bool:
    """Whether an army's losses are listed; «полетів у напрямку Білорусі» is no sector of the front."""
    return passage.has("front_loss") and any(
        token.is_a("front_loss") and not token.is_a("heading_for") for token in passage.tokens
    )


def unmarked(passage: Passage) -> Passage:
    """The sentence without the asterisks and underlines of a post's own bold and italics."""
    if not passage.says_any(_MARKUP):
        return passage
    plain = tuple(token for token in passage.tokens if token.folded not in _MARKUP)
    return passage.of(plain) if plain else passage


def _goes_on(passage: Passage) -> bool:
    """Whether a sentence has no scene of its own: it goes on about that of the sentence before."""
    return not any(passage.has(kind) for kind in ("time", "place"))


def _counted(passage: Passage, carried: Carried) -> tuple[list[Told], tuple[str, ...], bool]:
    """The numbers of a sentence that count, the families of weapons named so far, and whether they go on a list."""
    begun = (carried.weapon, carried.spoken, carried.named) != (None, None, None)  # what a bare number may count
    if not (begun or may_count((passage,))) or not (passage.has("quantity") or passage.has_any(ARMS)):
        return [], carried.families, False
    tokens = passage.tokens
    phrases = counted(passage, carried.weapon, carried.spoken, carried.named)
    outcomes = fates_told(passage)
    listed = bool(carried.outcome) and not outcomes and _listed(passage, phrases, carried)
    headline = not (outcomes or listed) and bool(carried.outcome is None and _bare(tokens, phrases))
    headline = headline and passage.has("time") and not passage.has("of_them")
    headline = headline or bool(not outcomes and carried.outcome is None and passage.matches("sent_at"))
    found: list[Told] = []
    settled: list[Counted] = []
    families = list(carried.families)
    known, before = False, _NOTHING
    for index, said in enumerate(phrases):
        outcome = said.outcome or (carried.outcome if listed else None)
        if outcome is None and headline:
            outcome = Outcome.LAUNCHED
        if outcome is None and not (
            known and (_included(tokens, phrases, index) or _coordinated(tokens, phrases, index))
        ):
            known, before = _outcome(tokens, phrases, index, outcomes)
        elif outcome is not None:
            known, before = True, outcome
        if before is Outcome.HIT and _sent_with(passage, said):
            before = Outcome.LAUNCHED
        outcome = before
        if outcome is None or (_unreal(passage, said) and not listed):
            continue
        unit = Unit.LOCATION if said.either and outcome is Outcome.HIT else said.unit
        weapon = _of_the(tokens, said, carried) or _location_weapon(passage, phrases, index, outcome, settled, families)
        if weapon is None or (outcome is Outcome.DEBRIS and unit is Unit.WEAPON):
            continue  # debris is counted by where it fell
        if said.either and unit is Unit.LOCATION and any(token.is_a("warside") for token in tokens[said.end :][:1]):
            continue  # «уражено 40 цілей противника»: what one army hit of another
        families += [f for f in (weapon.split(".")[0],) if f in FAMILIES and f not in families]
        settled.append(replace(said, outcome=outcome, weapon=weapon, unit=unit))
        found += [Told(count, said.at, said.more) for count in _placed(passage, phrases, index, settled[-1])]
    return found, tuple(families), listed


def _sent_with(passage: Passage, said: Counted) -> bool:
    """Whether somebody struck with so many: "hit the city with 40 drones", «уразили завод п'ятьма ракетами»."""
    for match in passage.matches("struck_with"):
        if match.captures["n"][0] == said.at:
            what, endings = match.token("what", passage.tokens), match.pattern.settings.get("endings")
            return what is None or endings is None or what.folded.endswith(tuple(endings))
    return False


def _of_the(tokens: Sequence[Token], said: Counted, carried: Carried) -> str | None:
    """ "Nine of the missiles": of those that a sentence before told more precisely, if it told of one such kind."""
    led = said.at + 1 < said.end and tokens[said.at + 1].is_a("out_of")
    kinds = {count.weapon for count in carried.launched if count.weapon.startswith(f"{said.weapon}.")} if led else ()
    return kinds.pop() if len(kinds) == 1 else said.weapon


def _listed(passage: Passage, phrases: Sequence[Counted], carried: Carried) -> bool:
    """Whether a sentence that tells no outcome goes on about the weapons of the one before."""
    own_line = passage.sentence.opens or passage.tokens[0].folded in _LIST_MARKS
    listing = carried.listing and (own_line or not carried.closed or _headed(passage.tokens, phrases))
    return listing or passage.has("of_them") or _bare(passage.tokens, phrases)


def _headed(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a colon stands before the first number: a list with a heading of its own."""
    return bool(phrases) and any(token.folded == ":" for token in tokens[: phrases[0].at])


def _bare(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a sentence says nothing but numbers and their weapons, and when or who counts, as items and headlines."""
    if not phrases or any(said.weapon is None for said in phrases):
        return False
    covered = {k for said in phrases for k in range(said.at, said.end)}
    rest = [token for k, token in enumerate(tokens) if k not in covered]
    return all(any(token.is_a(kind) for kind in _AROUND) for token in rest)


def _announced(passage: Passage, carried: Carried) -> Carried:
    """What a line that ends in a colon says of the list below it."""
    if not passage.says_any(_COLON) or passage.tokens[-1].folded != ":":
        return Carried(spoken=carried.spoken, launched=carried.launched)
    outcomes = fates(passage.tokens)
    return replace(carried, outcome=outcomes[-1][1] if outcomes else carried.outcome, listing=True)


def _coordinated(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether only a conjunction stands between this number and the one before: "34 missiles and 392 drones".

    A comma or a colon joins too, unless an outcome of its own follows: "153 drones, 130 UAVs downed".
    """
    if not index or phrases[index].unit is not phrases[index - 1].unit or phrases[index - 1].outcome is not None:
        return False
    between = _outside(tokens[phrases[index - 1].end : phrases[index].at])
    if _next_region(between) and not _own_outcome(tokens, phrases, index):
        return True
    marks = [token for token in between if token.folded in _LIST_MARKS]
    if not between or not all(token in marks or token.is_a("joins") or token.folded == "(" for token in between):
        return False
    return not marks or not _own_outcome(tokens, phrases, index)


def _next_region(between: Sequence[Token]) -> bool:
    """Whether a break-down goes on: "20 over the Bryansk Region, 9 over the Tula Region", «24, над A и B — по 2»."""
    around = ("place", "leads_to_place", "over_area", "joins", "each", "further")
    told = [token for token in between if any(map(token.is_a, around)) or token.folded in _BREAKS]
    plain = all(token.kinds <= {"word", "capital"} for token in between if token not in told)
    return plain and any(token.is_a("place") for token in between) and not between[-1].is_a("place")


def _included(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether a number is a part of the one before and has its fate: "45 missiles, including 32 ballistic, hit …"."""
    if phrases[index].joined:
        return True
    if not any(token.is_a("of_them") for token in tokens[max(0, phrases[index].at - 1) : phrases[index].at]):
        return False
    return not _fate_follows(tokens, phrases[index])


def _fate_follows(tokens: Sequence[Token], said: Counted) -> bool:
    """Whether an outcome stands after a number before the next mark."""
    clause = takewhile(lambda token: not token.is_a("mark"), tokens[said.end : said.end + _WIDE])
    return any(token.is_a("outcome") for token in clause)


def _outside(tokens: Sequence[Token]) -> list[Token]:
    """The tokens but for what stands in brackets that open and close among them."""
    found: list[Token] = []
    for token in tokens:
        opened = next((k for k in reversed(range(len(found))) if found[k].folded == "("), None)
        if token.folded == ")" and opened is not None:
            del found[opened:]
        else:
            found.append(token)
    return found


def _own_outcome(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether a strong outcome follows the number before the next one or the next mark."""
    limit = phrases[index + 1].at if index + 1 < len(phrases) else len(tokens)
    for token in tokens[phrases[index].end : limit]:
        if token.is_a("outcome"):
            return True
        if token.is_a("mark"):
            return False
    return False


def _outcome(
    tokens: Sequence[Token], phrases: Sequence[Counted], index: int, outcomes: Sequence[Fate]
) -> tuple[bool, Outcome | None]:
    """Whether words of an outcome belong to the number, and which it is: None where they deny it."""
    said = phrases[index]
    within = [each for each in outcomes if said.at - _WIDE < each[0] < said.end + _WIDE]
    near = [each for each in within if _reaches(tokens, phrases, index, each[0], each[1])]
    costs = [(_distance(tokens, phrases, index, at) + back, at, outcome) for at, outcome, back in near]
    if said.unit is Unit.LOCATION:
        costs = [c for c in costs if c[2] in (Outcome.HIT, Outcome.DEBRIS)]
        costs = [c for c in costs if c[1] < said.at] or costs
    best = min(costs, default=None, key=lambda cost: cost[:2])
    if best is None or best[0] >= _FAR or said.at == best[1]:
        return False, None
    acts = (
        best[2] is Outcome.SHOT_DOWN
        and best[1] >= said.end
        and does(tokens[said.end : best[1] + 2], best[1] - said.end)
    )
    return True, None if acts else best[2]


def _reaches(tokens: Sequence[Token], phrases: Sequence[Counted], index: int, at: int, outcome: Outcome | None) -> bool:
    """Whether an outcome at token `at` can be that of the number: not over a "but", nor that of a later number only."""
    said = phrases[index]
    if at < said.at:
        anew = any(tokens[k].is_a("say") or tokens[k].is_a("joint") for k in range(at + 1, said.at))
        if anew and _fate_follows(tokens, said):
            return False  # "downed 189 drones, and that 25 drones struck", "hit the city, adding that 406 were downed"
        turns = (k for k in range(at + 1, said.at) if tokens[k].is_a("contrast"))
        return outcome is Outcome.LAUNCHED or all(tokens[k - 1].is_a("everything") for k in turns)
    between = takewhile(lambda k: phrases[k].at < at, range(index + 1, len(phrases)))
    return all(phrases[k].joined or phrases[k].outcome or _added(tokens, phrases, k) for k in between)


def _added(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether a number is only added to the one before it: "70 missiles, some ballistic, and 100 drones were…"."""
    between = tokens[phrases[index - 1].end : phrases[index].at]
    quiet = not any(token.is_a("outcome") or token.is_a("attack") for token in between)
    return _coordinated(tokens, phrases, index) or (quiet and bool(between) and between[-1].is_a("joins"))


def _distance(tokens: Sequence[Token], phrases: Sequence[Counted], index: int, at: int) -> float:
    said, others = phrases[index], phrases[max(0, index - _WIDE) : index + _WIDE]
    if at < said.at:
        between = range(at + 1, said.at)
        crossed = sum(0.5 for other in others if at < other.at < said.at)
        words, back = len(between), 0.0
    else:
        between = range(said.end, at)
        following = range(index + 1, min(index + _WIDE, len(phrases)))
        later = [k for k in following if said.at < phrases[k].at < at]
        listed = tokens[at].of("outcome") in _STOPPED  # "728 drones and 13 missiles struck cities" were all sent
        crossed = sum(1.0 if listed and _added(tokens, phrases, k) else 6.0 for k in later)
        words, back = len(between), 0.5
    stops = sum(4.0 for k in between if tokens[k].folded in (";", ".", "»", "”"))
    commas = sum(1.0 for k in between if tokens[k].folded in (",", "—", "–"))
    return min(words, 6) + words * 0.25 + crossed + stops + commas + back


def _unreal(passage: Passage, said: Counted) -> bool:
    """Whether ability, plan, production or supply governs the number, or it is a habit's, a rate or not yet known."""
    tokens = passage.tokens
    before = tokens[max(0, said.at - 8) : said.at]
    after = tokens[said.end : said.end + 4]
    after = after[: next((k for k, token in enumerate(after) if token.folded in _LIST_MARKS), len(after))]
    excepted = said.range == tokens[said.at].value and _excepted(before)
    if excepted or any(token.is_a("apiece") for token in before[-1:]):
        return True
    if any(token.is_a("unreal") for token in before) or any(token.is_a("rate") for token in after):
        return True
    if any(token.is_a("unsettled") for token in (*before[-3:], *after)):
        return True
    return said.range.most is None and (passage.has("habit") or bool(passage.matches("repeatedly")))


def _excepted(before: Sequence[Token]) -> bool:
    """ "All but 22 were shot down": what became of the others is said, not of these."""
    return any(t.is_a("excepted") for t in before[-1:]) and any(t.is_a("everything") for t in before[-3:-1])


def _location_weapon(
    passage: Passage,
    phrases: Sequence[Counted],
    index: int,
    outcome: Outcome,
    settled: Sequence[Counted],
    families: Sequence[str],
) -> str | None:
    """What fell or hit at so many places: the weapon named since the number before, those that share its outcome, the
    families of the sentence, else those of the sentences before."""
    said, tokens = phrases[index], passage.tokens
    if said.unit is not Unit.LOCATION:
        return None
    start = phrases[index - 1].end if index else 0
    here = [codes(token)[0] for token in tokens[start : said.at] if token.is_a("weapon")]
    shared = [each.weapon for each in settled if each.outcome is outcome and each.weapon]
    named = [codes(token)[0] for token in tokens if token.is_a("weapon")]
    for some in (here, shared, named, families):
        known = list(dict.fromkeys(code.split(".")[0] for code in some if code.split(".")[0] in FAMILIES))
        if known:
            return common(known)
    return "air_target"


def _placed(passage: Passage, phrases: Sequence[Counted], index: int, said: Counted) -> list[Count]:
    """The count, once for each place of «по девять – над A и B», else with the region it names, if it names one."""
    assert said.outcome is not None
    assert said.weapon is not None
    tokens = passage.tokens
    regions = regions_of(tokens, phrases, index, lambda at: _coordinated(tokens, phrases, at))
    each = any(token.is_a("each") for token in (*tokens[max(0, said.at - 1) : said.at], *tokens[said.end :][:1]))
    limit = phrases[index + 1].at if index + 1 < len(phrases) else len(tokens)
    each = each or any(tokens[k].is_a("each") and tokens[k - 1].is_a("place") for k in range(said.end + 1, limit))
    one = Count(said.range, said.weapon, said.outcome, (passage.whole,), said.unit)
    if each and regions:
        return [replace(one, admin1=region) for region in regions]
    return [replace(one, admin1=regions[0] if len(regions) == 1 else None)]
