"""Which numbers of weapons does a sentence give, and what became of them?

A count is a quantity and the weapon after it (or a weapon carried on: «18 — в Брянской»). Its outcome is the nearest
word that settles one, a preceding word before a following one; words of attack count only where no such word is near.
Ability, plans, production, supply and losses at the front give none; nor do numbers of attacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.figure import Count, Outcome, Range, Unit
from svidok.reading.raids.bare import STOPPED, falls_to_region
from svidok.reading.raids.belonging import LIST_MARKS, coordinated, led_as_part, outcome_of, shared
from svidok.reading.raids.brackets import outside_of, told_in_brackets
from svidok.reading.raids.carried import Carried
from svidok.reading.raids.counted import counted
from svidok.reading.raids.defended import fate_told_of
from svidok.reading.raids.fates import Fate, fates, fates_told
from svidok.reading.raids.grounded import never_flew
from svidok.reading.raids.months import over_months
from svidok.reading.raids.over import each_of, regions_of
from svidok.reading.raids.singles import is_one
from svidok.reading.raids.tallies import Counted, Told
from svidok.reading.raids.totals import totals
from svidok.reading.raids.untold import at_places, listed, of_those_before, over_a_region, sent, tells_of
from svidok.reading.raids.weapons import ARMS, FAMILIES, codes, common, family, of_launcher, phrase, sole_weapon
from svidok.reading.raids.whole import all_of_them, all_were, respectively, sent_too, with_wholes
from svidok.reading.sentence.passages import Passage

_ITEM = 12  # tokens of a list's item
_COLON = frozenset({":"})
_STRUCK = frozenset({"weapon", "hit_noun", "shot_at", "munitions"})
_DOWNED = frozenset({"outcome.shot_down", "outcome.suppressed", "outcome.neutralised"})
_BEGIN = _STRUCK | _DOWNED | {"location", "brings_down", "copes"}
_ONE_DOWNED = frozenset({"outcome.shot_down", "outcome.neutralised", "brings_down"})
_FELL = frozenset({"outcome.hit", "outcome.debris"})
_MARKUP = frozenset({"*", "**", "_", "__"})
_COUNTED_BY = {  # debris is counted by where it fell, and places are where something did
    Unit.WEAPON: frozenset(Outcome) - {Outcome.DEBRIS},
    Unit.LOCATION: frozenset({Outcome.HIT, Outcome.DEBRIS}),
}
_NOTHING: Outcome | None = None


def may_count(told: Iterable[Passage]) -> bool:
    """Whether a report can count weapons at all: the first number to do so has a weapon, a hit or places beside it,
    or one weapon was shot down and has no number."""
    return any(map(_may_begin, told))


def _may_begin(passage: Passage) -> bool:
    if passage.likely("part_of") or passage.likely("all_but"):
        return True
    if passage.may_have(_BEGIN) and passage.has("quantity"):
        if passage.has_any(_STRUCK) or passage.has_any(_DOWNED):
            return True  # «Летіли шахеди. Шість збили»
        if passage.has("location") and passage.has_any(_FELL):
            return True
    counted_below = passage.has("how_many")  # «рекордна кількість дронів», and the number in the next sentence
    return passage.has_any(ARMS) and (counted_below or passage.has_any(_ONE_DOWNED))


def counts(passage: Passage, carried: Carried) -> tuple[list[Told], Carried]:
    """The counts of a sentence, and what the next may take from it."""
    passage = unmarked(passage)
    carried = replace(carried, flown=carried.flown.heard(passage))
    found, after = _counts(passage, carried)
    return found, replace(after, flown=carried.flown)


def _counts(passage: Passage, carried: Carried) -> tuple[list[Told], Carried]:
    sector = bool(passage.matches("front_sector")) or (carried.sector and _goes_on(passage))
    if sector or _lost_at_front(passage):
        return [], Carried(sector=sector, spoken=carried.spoken, launched=carried.launched)
    tokens = passage.tokens
    found, families, listed = _counted(passage, carried)
    found += sent_too(passage, found)
    found += all_were(passage, found, carried.named)
    found += all_of_them(passage, found, carried.launched)
    found = respectively(passage, found, carried.launched) or found
    item = listed and (passage.sentence.opens or tokens[0].folded in LIST_MARKS)
    found = totals(passage, found, carried.total, carried.launched, listed=item)
    if not found:
        if (one := _one_item(passage, carried)) is not None:
            return one, carried
        if _unread_item(passage, carried):
            return [], carried
        named = sole_weapon(passage)
        return [], replace(_announced(passage, carried), families=families, named=named, total=carried.total)
    last = found[-1].count
    goes_on = listed or any(token.folded == ":" for token in tokens) or tokens[-1].folded in (";", ",")
    launched = tuple(told.count for told in found if told.count.outcome is Outcome.LAUNCHED) or carried.launched
    closed = tokens[-1].folded == "."
    total = next((told.count for told in reversed(found) if told.count.admin1 is None), carried.total)
    weapon = _whole_of(tokens, found, carried)
    here = Carried(last.outcome, weapon, families, goes_on, closed, False, weapon, launched)
    together = len({family(told.count.weapon) for told in found if told.count.outcome is last.outcome}) > 1
    return found, replace(here, total=total, apart=_told_apart(tokens, found), together=together)


def _whole_of(tokens: Sequence[Token], found: Sequence[Told], carried: Carried) -> str:
    """The weapon that a bare number in the next sentence counts: that of the last count that is no part of another,
    here or before: "118 UAVs, around 70 of them Shaheds. 101 shot down"."""
    for told in reversed(found):
        part = any(token.is_a("of_them") for token in tokens[max(0, told.at - 1) : told.at + 2])
        if not part or told.count.weapon.count(".") == 0:
            return told.count.weapon
    whole = carried.weapon if carried.weapon and found[0].count.weapon.startswith(f"{carried.weapon}.") else None
    return whole or found[0].count.weapon


def _told_apart(tokens: Sequence[Token], found: Sequence[Told]) -> bool:
    """Whether a line with its own heading tells what became of its own weapons behind them: «X: 31 дрон, 19 сбиты»."""
    colon = next((k for k, token in enumerate(tokens) if token.folded == ":"), len(tokens))
    return colon < found[0].at and bool(fates(tokens[found[0].at :])) and not fates(tokens[:colon])


def _one_item(passage: Passage, carried: Carried) -> list[Told] | None:
    """What a line of a list tells that names a weapon without a number, so that the list goes on: «БпЛА типу
    «Молния»;» is one; None where it is no such line."""
    tokens = passage.tokens
    opens = passage.sentence.opens or any(token.folded in LIST_MARKS for token in tokens[:1])
    item = carried.listing and opens and len(tokens) <= _ITEM
    if not item or not passage.has("weapon") or passage.has("quantity") or fates(tokens):
        return None
    at = next(at for at, token in enumerate(tokens) if token.is_a("weapon"))
    if carried.outcome is None or carried.weapon is None or not is_one(tokens[at]) or at > 1:
        return []
    one = Range.exactly(1, passage.quote(at, at + 1).text)
    weapon, end = phrase(tokens, at)
    weapon = (of_launcher(tokens, weapon, end) or (weapon, end))[0]
    return [Told(Count(one, weapon, carried.outcome, (passage.whole,)), at)]


def _unread_item(passage: Passage, carried: Carried) -> bool:
    """Whether a line of a list has a number of which its words do not tell enough: the list goes on below it."""
    tokens = passage.tokens
    ends = any(token.folded in (",", ";") for token in tokens[-1:])
    short = carried.listing and passage.sentence.opens and len(tokens) <= _ITEM and ends
    return short and passage.has("quantity") and not (passage.has("weapon") or fates(tokens))


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
    if not _may_go_on(passage, carried):
        return [], carried.families, False
    tokens = passage.tokens
    told = carried.outcome is not None
    weapon = carried.weapon or _sole_sent(passage, carried)
    phrases = counted(passage, weapon, carried.spoken, carried.named, carried.flown, goes_on=told)
    outcomes = fates_told(passage)
    shared_out = any(falls_to_region(tokens, said.at) for said in phrases)
    goes_on = bool(carried.outcome) and not outcomes and (shared_out or listed(passage, phrases, carried))
    given = carried.outcome if goes_on else None
    if not (outcomes or goes_on) and (carried.outcome is None or passage.has("time.event")):
        anew = sent(passage, phrases, carried) or tells_of(passage, phrases) or over_months(passage, phrases)
        stopped = carried.outcome in STOPPED and not carried.launched  # a ministry tells of what it shot down
        given = (carried.outcome if stopped else fate_told_of(passage)) if anew else None
    elif not (outcomes or goes_on) and (carried.outcome not in STOPPED or carried.apart):
        given = Outcome.LAUNCHED if at_places(tokens, phrases) else None
    found: list[Told] = []
    settled: list[Counted] = []
    families = list(carried.families)
    for index, outcome in enumerate(
        with_wholes(tokens, phrases, [*_became(passage, phrases, carried, outcomes, given)])
    ):
        said = phrases[index]
        denied = said.at > 0 and tokens[said.at - 1].is_a("negated")  # "89, not 83"
        if outcome is None or denied or said.range.most == 0 or (_unreal(passage, said) and not goes_on):
            continue
        if never_flew(passage, said, outcome):
            continue
        unit = Unit.LOCATION if said.either and outcome is Outcome.HIT else said.unit
        weapon = _of_the(tokens, said, carried) or _location_weapon(passage, phrases, index, outcome, settled, families)
        if weapon is None or outcome not in _COUNTED_BY[unit] or (unit is Unit.LOCATION and _of_an_army(tokens, said)):
            continue
        families += [f for f in (weapon.split(".")[0],) if f in FAMILIES and f not in families]
        settled.append(replace(said, outcome=outcome, weapon=weapon, unit=unit))
        found += [Told(count, said.at, said.more) for count in _placed(passage, phrases, index, settled[-1])]
    return found, tuple(families), goes_on


def _sole_sent(passage: Passage, carried: Carried) -> str | None:
    """Of what "of them" in a sentence that names a kind tells, where another stood between: «96 БпЛА. Напрямки: A, B.
    Близько 55 із них – «шахеди»»."""
    sent = {count.weapon for count in carried.launched}
    return sent.pop() if len(sent) == 1 and passage.has("of_them") and passage.has("weapon") else None


def _became(
    passage: Passage, phrases: Sequence[Counted], carried: Carried, outcomes: Sequence[Fate], given: Outcome | None
) -> Iterator[Outcome | None]:
    """What became of each number of a sentence; `given` is what holds for those of which it does not tell it."""
    tokens = passage.tokens
    became: dict[int, Outcome | None] = defaultdict(lambda: None)
    known, before, sent = False, _NOTHING, False
    brackets = told_in_brackets(tokens, phrases, outcomes)
    for index, said in enumerate(phrases):
        if not index and tokens[said.end - 1].is_a("of_them") and not of_those_before(passage, phrases):
            yield None  # "over 40 sorties, 20 of them to strike"
            continue
        outcome = said.outcome or given
        if index > 1 and phrases[index - 1].end == phrases[index - 2].end:
            before = became[index - 2]  # "destroyed 58 of 70, including 11 over X": of the 58
        if outcome is None and not (known and shared(tokens, phrases, index)):
            known, before = outcome_of(tokens, phrases, index, outside_of(brackets, said, outcomes))
            if not (known or index) and of_those_before(passage, phrases) and over_a_region(tokens, said):
                known, before = True, carried.outcome  # «40 из них — над A, 20 уничтожили в B»
        elif outcome is not None:
            known, before = True, outcome
        if before is None and _only_told_of(passage, phrases, index, became[index - 1]):
            before = Outcome.LAUNCHED
        sent = before is Outcome.HIT and (_sent_with(passage, said) or (sent and _listed_on(tokens, phrases, index)))
        before = Outcome.LAUNCHED if sent else before
        became[index] = before
        yield before


def _only_told_of(passage: Passage, phrases: Sequence[Counted], index: int, last: Outcome | None) -> bool:
    """Whether a number is only told of, or joined to one that is: «заявили о 458 дронах и 45 ракетах за ночь, сбить
    удалось 406»."""
    if not index:
        return tells_of(passage, phrases)
    return last is Outcome.LAUNCHED and shared(passage.tokens, phrases, index)


def _of_an_army(tokens: Sequence[Token], said: Counted) -> bool:
    """«уражено 40 цілей противника»: what one army hit of another."""
    return said.either and any(token.is_a("warside") for token in tokens[said.end :][:1])


def _may_go_on(passage: Passage, carried: Carried) -> bool:
    """Whether a sentence can count: by itself, or what a bare number may count that sentences before have named."""
    begun = (carried.weapon, carried.spoken, carried.named) != (None, None, None) or carried.flown.drones
    return (begun or may_count((passage,))) and (passage.has("quantity") or passage.has_any(ARMS))


def _sent_with(passage: Passage, said: Counted) -> bool:
    """Whether somebody struck with so many: "hit the city with 40 drones", «уразили завод п'ятьма ракетами»."""
    for match in passage.matches("struck_with"):
        if match.captures["n"][0] == said.at:
            what, endings = match.token("what", passage.tokens), match.pattern.settings.get("endings")
            return what is None or endings is None or what.folded.endswith(tuple(endings))
    return False


def _listed_on(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether no word between a number and the one before tells what became of it."""
    return not any(token.of("outcome") for token in tokens[phrases[index - 1].end : phrases[index].at])


def _of_the(tokens: Sequence[Token], said: Counted, carried: Carried) -> str | None:
    """ "Nine of the missiles": of those that a sentence before told more precisely, if it told of one such kind."""
    led = said.at + 1 < said.end and tokens[said.at + 1].is_a("out_of")
    alike = [count for count in carried.launched if count.weapon.startswith(f"{said.weapon}.")]
    same = [count.range.ends for count in alike] == [said.range.ends]  # "all four missiles hit", "the missile hit"
    led = led or (
        same and (said.range.most == 1 or any(token.is_a("everything") for token in tokens[said.at - 1 : said.at]))
    )
    kinds = {count.weapon for count in alike} if led else set()
    broken_down = any(token.folded == ":" for token in tokens[said.end : said.end + 1])  # «450 цілей: 38 ракет і …»
    if said.weapon == "air_target" and not broken_down:  # «запущено дві ракети. Обидві цілі збито»
        kinds = {count.weapon for count in carried.launched if count.range.ends == said.range.ends}
    elif said.weapon == carried.weapon and led_as_part(tokens, said) and carried.together:
        return "air_target"  # «705 целей: 653 беспилотника и 52 ракеты. Уничтожили 623 из них»
    return kinds.pop() if len(kinds) == 1 else said.weapon


def _announced(passage: Passage, carried: Carried) -> Carried:
    """What a line that ends in a colon says of the list below it."""
    if not passage.says_any(_COLON) or passage.tokens[-1].folded != ":":
        return Carried(spoken=carried.spoken, launched=carried.launched)
    outcomes = fates(passage.tokens)
    return replace(carried, outcome=outcomes[-1][1] if outcomes else carried.outcome, listing=True)


def _unreal(passage: Passage, said: Counted) -> bool:
    """Whether ability, plan, production or supply governs the number, or it is a habit's, a rate or not yet known."""
    tokens = passage.tokens
    before = tokens[max(0, said.at - 8) : said.at]
    after = tokens[said.end : said.end + 4]
    after = after[: next((k for k, token in enumerate(after) if token.folded in LIST_MARKS), len(after))]
    excepted = said.range == tokens[said.at].value and _excepted(before)
    if excepted or any(token.is_a("apiece") for token in before[-1:]):
        return True
    if any(token.is_a("unreal") for token in before) or any(token.is_a("rate") for token in after):
        return True
    turn = max((k + 1 for k, token in enumerate(before) if token.is_a("mark") or token.is_a("joint")), default=0)
    if any(token.is_a("unsettled") for token in (*before[max(turn, len(before) - 3) :], *after)):
        return True  # not «уточняется, что 28 сбиты»
    inexact = said.range.least != said.range.most
    return inexact and (passage.has("habit") or (said.range.most is None and bool(passage.matches("repeatedly"))))


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
    if here and start and tokens[start].is_a("joins") and settled and settled[-1].outcome is outcome:
        here.append(settled[-1].weapon or "")  # "36 drones and the missile struck 22 locations"
    if outcome is Outcome.DEBRIS and not here:  # «ще на двох упали уламки збитих дронів»
        clause = takewhile(lambda token: not token.is_a("mark"), tokens[said.end :])
        here = [codes(token)[0] for token in clause if token.is_a("weapon")]
    shared = [each.weapon for each in settled if each.outcome is outcome and each.weapon]
    shared += [code for each in settled if each.outcome is outcome for code in _joined_before(tokens, each.at)]
    named = [codes(token)[0] for token in tokens if token.is_a("weapon")]
    for some in (here, shared, named, families):
        known = list(dict.fromkeys(code.split(".")[0] for code in some if code.split(".")[0] in FAMILIES))
        if known:
            return common(known)
    return "air_target"


def _joined_before(tokens: Sequence[Token], here: int) -> list[str]:
    """The weapon that a conjunction joins to a number after it: «попадания ракет и 22 дронов»."""
    joined = here > 1 and tokens[here - 1].is_a("joins") and tokens[here - 2].is_a("weapon")
    return codes(tokens[here - 2])[:1] if joined else []


def _placed(passage: Passage, phrases: Sequence[Counted], index: int, said: Counted) -> list[Count]:
    """The count, once for each place of «по девять – над A и B», else with the region it names, if it names one."""
    assert said.outcome is not None
    assert said.weapon is not None
    tokens = passage.tokens
    regions = regions_of(tokens, phrases, index, lambda at: coordinated(tokens, phrases, at))
    each = any(token.is_a("each") for token in tokens[max(0, said.at - 1) : said.at + 1]) or each_of(tokens, said.end)
    limit = phrases[index + 1].at if index + 1 < len(phrases) else len(tokens)
    each = each or any(
        tokens[k].is_a("each") and (tokens[k - 1].is_a("place") or any(t.is_a("out_of") for t in tokens[k + 1 : k + 2]))
        for k in range(said.end + 1, limit)
    )
    one = Count(said.range, said.weapon, said.outcome, (passage.whole,), said.unit)
    if each and regions:
        return [replace(one, admin1=region) for region in regions]
    return [replace(one, admin1=regions[0] if len(regions) == 1 else None)]
