"""Which numbers of weapons does a sentence give, and what became of them?

A count is a quantity and the weapon after it (or a weapon carried on: «18 — в Брянской»). Its outcome is the nearest
word that settles one, a preceding word before a following one; words of attack count only where no such word is near.
Ability, plans, production, supply and losses at the front give none; nor do numbers of attacks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.figure import Count, Outcome, Range, Unit
from svidok.model.place import PlaceMention, PlacePrecision
from svidok.reading.raids.belonging import LIST_MARKS, coordinated, outcome_of, shared
from svidok.reading.raids.counted import counted
from svidok.reading.raids.fates import fates, fates_told
from svidok.reading.raids.flown import NOTHING_FLOWN, Flown
from svidok.reading.raids.over import regions_of
from svidok.reading.raids.singles import is_one
from svidok.reading.raids.tallies import Counted, Told
from svidok.reading.raids.totals import totals
from svidok.reading.raids.weapons import ARMS, FAMILIES, codes, common, of_launcher, phrase, sole_weapon
from svidok.reading.raids.whole import all_of_them, respectively, sent_too
from svidok.reading.sentence.passages import Passage

_ITEM = 12  # tokens of a list's item
_COLON = frozenset({":"})
_DASHES = frozenset("-–—")
_STRUCK = frozenset({"weapon", "hit_noun", "shot_at"})
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
_AROUND = ("mark", "time", "joins", "body", "of_them", "only", "there_were")
_OVER = ("mark", "joins", "place", "leads_to_place", "over_area", "each", "further", "others", "say", "body_again")


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
    apart: bool = False  # what became of the last ones was told of them alone
    flown: Flown = NOTHING_FLOWN  # what the report has told of that flies


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
    return passage.has_any(ARMS) and passage.has_any(_ONE_DOWNED)


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
    found, families, listed = _counted(passage, carried)
    found += sent_too(passage, found)
    found += all_of_them(passage, found, carried.launched)
    found = respectively(passage, found, carried.launched) or found
    found = totals(passage, found, carried.total, carried.launched)
    if not found:
        if (item := _one_item(passage, carried)) is not None:
            return item, carried
        if _unread_item(passage, carried):
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
    return found, replace(here, total=total, apart=_told_apart(tokens, found))


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
    phrases = counted(passage, carried.weapon, carried.spoken, carried.named, carried.flown, goes_on=told)
    outcomes = fates_told(passage)
    listed = bool(carried.outcome) and not outcomes and _listed(passage, phrases, carried)
    sent = not outcomes and carried.outcome is None and _sent(passage, phrases, carried)
    given = carried.outcome if listed else Outcome.LAUNCHED if sent else None
    found: list[Told] = []
    settled: list[Counted] = []
    families = list(carried.families)
    became: dict[int, Outcome | None] = defaultdict(lambda: None)
    known, before = False, _NOTHING
    for index, said in enumerate(phrases):
        if not index and tokens[said.end - 1].is_a("of_them") and not _of_those_before(passage, phrases):
            continue  # "over 40 sorties, 20 of them to strike"
        outcome = said.outcome or given
        if index > 1 and phrases[index - 1].end == phrases[index - 2].end:
            before = became[index - 2]  # "destroyed 58 of 70, including 11 over X": of the 58
        if outcome is None and not (known and shared(tokens, phrases, index)):
            known, before = outcome_of(tokens, phrases, index, outcomes)
            if not (known or index) and _of_those_before(passage, phrases) and _over_a_region(tokens, said):
                known, before = True, carried.outcome  # «40 из них — над A, 20 уничтожили в B»
        elif outcome is not None:
            known, before = True, outcome
        if before is Outcome.HIT and _sent_with(passage, said):
            before = Outcome.LAUNCHED
        outcome = became[index] = before
        if outcome is None or said.range.most == 0 or (_unreal(passage, said) and not listed):
            continue
        unit = Unit.LOCATION if said.either and outcome is Outcome.HIT else said.unit
        weapon = _of_the(tokens, said, carried) or _location_weapon(passage, phrases, index, outcome, settled, families)
        if weapon is None or outcome not in _COUNTED_BY[unit] or (unit is Unit.LOCATION and _of_an_army(tokens, said)):
            continue
        families += [f for f in (weapon.split(".")[0],) if f in FAMILIES and f not in families]
        settled.append(replace(said, outcome=outcome, weapon=weapon, unit=unit))
        found += [Told(count, said.at, said.more) for count in _placed(passage, phrases, index, settled[-1])]
    return found, tuple(families), listed


def _of_an_army(tokens: Sequence[Token], said: Counted) -> bool:
    """«уражено 40 цілей противника»: what one army hit of another."""
    return said.either and any(token.is_a("warside") for token in tokens[said.end :][:1])


def _may_go_on(passage: Passage, carried: Carried) -> bool:
    """Whether a sentence can count: by itself, or what a bare number may count that sentences before have named."""
    begun = (carried.weapon, carried.spoken, carried.named) != (None, None, None) or carried.flown.drones
    return (begun or may_count((passage,))) and (passage.has("quantity") or passage.has_any(ARMS))


def _sent(passage: Passage, phrases: Sequence[Counted], carried: Carried) -> bool:
    """Whether a sentence that tells no outcome tells what was sent: as a headline, at a place, or what part of those
    sent was («З них близько 120 — «шахеди»», «майже 80 дронів — «шахеди»»)."""
    if passage.matches("sent_at"):
        return True
    tokens, kinds = passage.tokens, [f"{count.weapon}." for count in carried.launched[:1]]
    named = bool(phrases) and all(str(said.weapon).startswith(kind) for said in phrases for kind in kinds or "-")
    if passage.has("of_them") or (named and _bare(tokens, phrases)):
        return named
    return passage.has("time") and (_bare(tokens, phrases) or _bare_below(tokens, phrases))


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
    kinds = {count.weapon for count in carried.launched if count.weapon.startswith(f"{said.weapon}.")} if led else set()
    if said.weapon == "air_target":  # «запущено дві ракети. Обидві цілі збито»
        kinds = {count.weapon for count in carried.launched if count.range.ends == said.range.ends}
    return kinds.pop() if len(kinds) == 1 else said.weapon


def _listed(passage: Passage, phrases: Sequence[Counted], carried: Carried) -> bool:
    """Whether a sentence that tells no outcome goes on about the weapons of the one before."""
    own_line = passage.sentence.opens or passage.tokens[0].folded in LIST_MARKS
    headed = _headed(passage.tokens, phrases)
    if carried.apart and headed:
        return False  # «X: четыре дрона подавлены», and below it «Y: пять дронов»
    listing = carried.listing and (own_line or not carried.closed or headed)
    alone = _bare(passage.tokens, phrases) or _broken_down(passage.tokens, phrases)
    alone = alone or (carried.outcome is Outcome.LAUNCHED and _bare_below(passage.tokens, phrases))
    return listing or alone or _of_those_before(passage, phrases)


def _of_those_before(passage: Passage, phrases: Sequence[Counted]) -> bool:
    """Whether "of them" are those of a sentence before, not of others in this: "5,000 shellings, including 188
    rockets"."""
    if not passage.has("of_them"):
        return False
    said = {said.at for said in phrases}
    first = next(at for at, token in enumerate(passage.tokens) if token.is_a("of_them"))
    return not any(token.is_a("quantity") and at not in said for at, token in enumerate(passage.tokens[:first]))


def _over_a_region(tokens: Sequence[Token], said: Counted) -> bool:
    """Whether a number has only its region behind it, up to the next mark but a dash: «40 из них — над A, …»."""
    after = (token for token in tokens[said.at + 1 :] if token.folded not in _DASHES)
    clause = list(takewhile(lambda token: not token.is_a("mark"), after))
    around = (*_OVER, "of_them", "toll_link")
    return bool(clause) and clause[-1].is_a("place") and all(any(map(token.is_a, around)) for token in clause)


def _headed(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a colon stands before the first number: a list with a heading of its own."""
    return bool(phrases) and any(token.folded == ":" for token in tokens[: phrases[0].at])


def _bare(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a sentence says nothing but numbers and their weapons, and when or who counts, as items and headlines."""
    return _holds_only(tokens, phrases, _AROUND)


def _bare_below(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a sentence says nothing else after its heading: «Окремо за тиждень: 140 дронів, 90 КАБ»."""
    colon = next((k for k, token in enumerate(tokens) if token.folded == ":"), len(tokens))
    return any(said.at > colon for said in phrases[:1]) and _holds_only(tokens, phrases, _AROUND, colon)


def _broken_down(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a sentence says nothing but numbers and over which regions: «Над A — 86, 39 — над B»."""
    over = [token.value.place.precision for token in tokens if isinstance(token.value, PlaceMention)]
    return PlacePrecision.REGION in over and _holds_only(tokens, phrases, _OVER)


def _holds_only(tokens: Sequence[Token], phrases: Sequence[Counted], kinds: Iterable[str], since: int = 0) -> bool:
    """Whether a sentence has numbers of weapons and beside them only such words."""
    if not phrases or any(said.weapon is None for said in phrases):
        return False
    covered = {k for said in phrases for k in range(said.at, said.end)}
    rest = [token for k, token in enumerate(tokens) if k >= since and k not in covered]
    return all(any(map(token.is_a, kinds)) for token in rest)


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
    if here and start and tokens[start].is_a("joins") and settled and settled[-1].outcome is outcome:
        here.append(settled[-1].weapon or "")  # "36 drones and the missile struck 22 locations"
    shared = [each.weapon for each in settled if each.outcome is outcome and each.weapon]
    shared += [code for each in settled if each.outcome is outcome for code in _joined_before(tokens, each.at)]
    named = [codes(token)[0] for token in tokens if token.is_a("weapon")]
    for some in (here, shared, named, families):
        known = list(dict.fromkeys(code.split(".")[0] for code in some if code.split(".")[0] in FAMILIES))
        if known:
            return common(known)
    return "air_target"


def _each_of(tokens: Sequence[Token], end: int) -> bool:
    """Whether "each" follows weapons: «three each over A and B»; not «22 дрона по Козинке», where they flew."""
    return any(token.is_a("each") for token in tokens[end : end + 1]) and not (
        tokens[end].is_a("against") and any(token.is_a("place") for token in tokens[end + 1 : end + 2])
    )


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
    each = any(token.is_a("each") for token in tokens[max(0, said.at - 1) : said.at]) or _each_of(tokens, said.end)
    limit = phrases[index + 1].at if index + 1 < len(phrases) else len(tokens)
    each = each or any(
        tokens[k].is_a("each") and (tokens[k - 1].is_a("place") or any(t.is_a("out_of") for t in tokens[k + 1 : k + 2]))
        for k in range(said.end + 1, limit)
    )
    one = Count(said.range, said.weapon, said.outcome, (passage.whole,), said.unit)
    if each and regions:
        return [replace(one, admin1=region) for region in regions]
    return [replace(one, admin1=regions[0] if len(regions) == 1 else None)]
