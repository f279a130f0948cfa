"""Which weapon, or which places, does a number count?

A number counts the weapon after it, over adjectives and quotation marks; the weapon before it in a list; what the
number before it counted («18 — в Брянской»); or places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, takewhile

from svidok.lexicon import Match, Token
from svidok.model.figure import Outcome, Range, Unit
from svidok.model.period import PeriodMention
from svidok.reading.raids.bare import (
    ENDS,
    NOUNS,
    STOPPED,
    craft,
    elliptical,
    fated,
    further,
    is_flown,
    only_flew,
    past_where,
    piece,
    those,
    told_below,
    told_of,
)
from svidok.reading.raids.fates import by_whom
from svidok.reading.raids.figures import figure
from svidok.reading.raids.flown import NOTHING_FLOWN, Flown
from svidok.reading.raids.months import of_its_month
from svidok.reading.raids.named_first import launched_apart, named_first
from svidok.reading.raids.parts import part_of, part_that_was, what_they_were
from svidok.reading.raids.singles import listed, one_joined, one_more, single, that_hit
from svidok.reading.raids.sorts import first_of_two, sorted_out
from svidok.reading.raids.tallies import Counted
from svidok.reading.raids.weapons import FAMILIES, NO_WEAPONS, of_launcher, phrase
from svidok.reading.sentence.passages import Passage

_BEFORE_WHOLE = (
    *("mark", "attack", "joint", "say", "joins", "some_of_them", "outcome.launched", "contrast"),
    *("negated", "none_of_them", "share"),
)
_SHELLS = "artillery"
_HITTING = 4  # tokens after a number of hits within which the weapon that scored them is named
_ASIDE = 8  # tokens between a weapon that was launched and the comma before how many
_VERB = 3  # tokens after weapons in which their verb begins
_REACH = 4  # words between a number and its weapon
_STOPPED = frozenset(f"outcome.{fate}" for fate in STOPPED)
_DASHES = frozenset("-–—:")
_APOSTROPHES = frozenset("’'")
_QUOTES = frozenset("«»“”„\"'")


def counted(
    passage: Passage,
    carried: str | None,
    spoken: str | None = None,
    named: str | None = None,
    flown: Flown = NOTHING_FLOWN,
    *,
    goes_on: bool = False,
) -> list[Counted]:
    """The counted weapons and places of a sentence in its order.

    `carried` is the weapon that a list goes on counting, `spoken` the last that the report counted: «ещё один» is one;
    `named` is the one that the sentence before told of and did not count: «летіли шахеди. Шість із них збили».
    `flown` tells whether the report has told of drones. With `goes_on` the sentence before has counted weapons.
    """
    found = _numbers(passage, 0, carried, spoken, named, flown)
    if one := single(passage.tokens, found[0].at if found else None, goes_on=goes_on):
        first = _of_one(passage, *one)
        found = [first, *(found or _numbers(passage, first.end, first.weapon))]
    for index in reversed(range(len(found))):
        while beside := one_more(passage.tokens, found[index].end):
            index += 1
            found.insert(index, _of_one(passage, *beside))
    for index in reversed(range(1, len(found))):
        if before := one_joined(passage.tokens, found[index].at, found[index - 1].end):
            found.insert(index, _of_one(passage, *before))  # "…, while the missile and 14 drones struck"
    return found


def _numbers(
    passage: Passage,
    here: int,
    carried: str | None,
    spoken: str | None = None,
    named: str | None = None,
    flown: Flown = NOTHING_FLOWN,
) -> list[Counted]:
    """What the numbers of a sentence count from the token `here` on; see `counted`."""
    parts: dict[int, Match] = {}
    for match in chain(*map(passage.matches, ("part_of", "all_but", "of_total"))):
        parts.setdefault(match.start, match)
    shares = {at for match in passage.matches("share_of") for at in range(match.start, match.end)}
    found: list[Counted] = []
    while here < len(passage.tokens):
        inherited = _of_both(found) if found else carried or (spoken if _goes_back(passage.tokens, here) else None)
        if inherited is None and flown.drones and is_flown(passage.tokens, here, only=flown.only_drones):
            inherited = "drone"
        meant = None if found else told_of(passage.tokens[:here]) or named or told_below(passage.tokens, here)
        if meant and (again := those(passage.tokens, here, meant)):
            found.append(again)
            here = again.end
            continue
        if here in parts and (part := list(part_of(passage, parts[here], inherited))):
            found.extend(part)
            here = max(parts[here].end, here + 1)
            continue
        said = None if here in shares else _said(passage, here, inherited, found)
        said = said or of_its_month(passage, here, inherited or meant)
        said = _known(passage.tokens, said, flown) if said else None
        if said is not None:
            found.append(said)
        here = _next(passage.tokens, said) if said else here + 1
    return found


def _of_one(passage: Passage, start: int, end: int, weapon: str) -> Counted:
    word = next((k for k in range(start, end) if listed(passage.tokens[k])), start)  # else its article
    first = word - that_hit(passage.tokens, word)
    return Counted(start, end, Range.exactly(1, passage.quote(first, word + 1).text), weapon)


def _said(passage: Passage, here: int, inherited: str | None, found: Sequence[Counted]) -> Counted | None:
    tokens = passage.tokens
    if found and only_flew(tokens, here):
        return None  # «40, из них 34 летели на Москву»
    said = _phrase(passage, here, inherited, found) or named_first(tokens, here) or launched_apart(tokens, here)
    said = said or figure(passage, here, inherited) or _more_places(tokens, here, found)
    if said is None:
        return None
    if found and here and tokens[here - 1].is_a("of_them") and str(found[-1].weapon).startswith(f"{said.weapon}."):
        return replace(said, weapon=found[-1].weapon)  # «51 «шахед», з них 39 дронів збито»
    return replace(said, more=True) if said.end == here + 1 and further(tokens, here) else said


def _known(tokens: Sequence[Token], said: Counted, flown: Flown) -> Counted | None:
    """What munitions are, if the report says it; nothing where they are «12 боеприпасов различного калибра»."""
    if not tokens[said.end - 1].is_a("munitions") or said.weapon != _SHELLS:
        return said
    return replace(said, weapon="air_target") if flown.far else None


def _of_both(found: Sequence[Counted]) -> str | None:
    """What a bare number goes on to count: the weapon before it, or weapons of any kind after "472 drones and seven
    missiles"."""
    last, before = found[-1], found[-2] if len(found) > 1 else found[-1]
    families = {str(one.weapon).split(".")[0] for one in (last, before)}
    together = families == set(FAMILIES) and before.end + 1 == last.at and last.outcome is before.outcome
    return "air_target" if together else last.weapon


def _goes_back(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number goes on counting what was counted last: «ще один», «43 апарати», "of ten launched", «з них 120 —
    «шахеди»»."""
    if here and tokens[here - 1].is_a("of_them") and any(t.is_a("weapon") for t in tokens[here + 1 : here + _REACH]):
        return True
    return further(tokens, here) or tokens[here].is_a("out_of") or any(map(piece, tokens[here + 1 : here + 2]))


def _next(tokens: Sequence[Token], said: Counted) -> int:
    """Where to read on: at the number of an aside that the phrase has stepped over, else after the phrase."""
    aside = (k for k in range(said.at + 1, said.end) if tokens[k].folded == "(")
    inside = next((k for start in aside for k in range(start, said.end) if tokens[k].is_a("quantity")), said.end)
    return max(inside, said.at + 1)


def _phrase(passage: Passage, here: int, inherited: str | None, found: Sequence[Counted]) -> Counted | None:
    """What a number counts that stands before it: a weapon, hits, places, targets; else what its clause leaves out."""
    tokens = passage.tokens
    if not tokens[here].is_a("quantity"):
        return None
    if (sort := sorted_out(tokens, here, inherited)) is not None:
        return sort
    index = here + 1
    inner: Outcome | None = None
    passed = 0  # tokens that do not count as words between the number and its weapon
    while index < len(tokens) and index - here - passed <= _REACH:
        following = tokens[index]
        if _hyphen(tokens, index):  # "83 fixed-wing drones", "12 anti-ship missiles", "5 Kh-58 missiles"
            closes = not tokens[index + 1].is_a("weapon")
            index, passed = index + 1 + closes, passed + 2
            continue
        if _designates(tokens, index):  # "four 9M728 missiles"
            index, passed = index + 1, passed + 1
            continue
        if _whose(tokens, here, index) or following.folded in _QUOTES or (inner is not None and following.is_a("body")):
            index += 1  # «две выпущенные ВСУ ракеты»
            continue
        if following.is_a("toll") and not following.is_a("weapon"):
            break  # "two were treated on the spot"
        if following.is_a("outcome.debris"):
            break  # «ще на двох упали уламки збитих дронів»
        if following.is_a("outcome") and not following.is_a("weapon") and not following.is_a("hit_noun"):
            inner, index = Outcome(following.of("outcome") or ""), index + 1
            continue
        if inner is not None and (past := past_where(tokens, index)) > index:
            index, passed = past, passed + past - index  # «14 сбитых над Крымом и морем беспилотников»
            continue
        if inner is Outcome.HIT and following.is_a("weapon.air_target"):
            break  # «17 влучили в ціль»
        if inner is not None and following.is_a("time") and not following.is_a("weapon"):
            index, passed = index + 1, passed + 1  # «31 збитий за ніч український дрон»
            continue
        if following.is_a("weapon") and not following.is_a("defence"):
            return _of_weapon(tokens, here, index, inner, inherited, found)
        if inner in (Outcome.HIT, Outcome.SUPPRESSED) and (following.is_a("location") or following.is_a("shot_at")):
            break  # "the remaining nine struck targets"
        if (other := _other_than_weapons(passage, here, index, inner, inherited, found)) is not None:
            return other
        between = index == here + 1 and (following.is_a("out_of") or part_that_was(tokens, here, found))
        if not between and not _adjective(following, passage):
            break
        index += 1
    if (pair := first_of_two(tokens, here)) is not None:
        return Counted(here, here + 1, tokens[here].value, pair)
    return elliptical(tokens, here, inherited)


def _other_than_weapons(
    passage: Passage, here: int, index: int, inner: Outcome | None, inherited: str | None, found: Sequence[Counted]
) -> Counted | None:
    """What a number counts if the token at `index` names craft, hits, places or targets; `inner` as in `_of_weapon`."""
    tokens = passage.tokens
    number, following = tokens[here].value, tokens[index]
    if (
        following.is_a("craft")
        and not following.is_a("object")
        and inherited
        and (inner is not None or fated(tokens, here))
    ):
        return Counted(here, index + 1, number, craft(inherited, found), outcome=inner)
    if following.is_a("hit_noun") and number.ends != (1, 1):
        return Counted(here, index + 1, number, _hitting(tokens, index + 1), outcome=Outcome.HIT)
    if _is_location(following) and number.ends != (2, None) and not tokens[here + 1].is_a("out_of"):
        return Counted(here, index + 1, number, None, Unit.LOCATION)
    if following.is_a("munitions") and passage.has("outcome.launched") and not passage.has_any(_STOPPED):
        fired, end = of_launcher(tokens, _SHELLS, index + 1) or (_SHELLS, index + 1)
        return Counted(here, end, number, fired, outcome=Outcome.LAUNCHED)  # not those that sappers destroyed
    if following.is_a("shot_at") and _aloft(passage, index) and not following.is_a("location"):
        return Counted(here, index + 1, number, "air_target", outcome=inner)  # "five targets over the sea"
    return None


def _whose(tokens: Sequence[Token], here: int, index: int) -> bool:
    """Whether a word after a number only tells whose weapons are meant, or that they attacked."""
    return by_whom(tokens, index) or (index == here + 1 and _attacking(tokens, index)) or _owner(tokens, index)


def _owner(tokens: Sequence[Token], index: int) -> bool:
    """Whether a possessive tells whose weapons they are: "1,000 Ukrainian Armed Forces' vehicles"."""
    if tokens[index].folded in _APOSTROPHES:
        return tokens[index - 1].is_a("warside")
    return tokens[index].is_a("warside") and any(
        token.folded in _APOSTROPHES for token in tokens[index + 1 : index + 2]
    )


def _attacking(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word of attack only tells which weapons are meant: "11 attacking drones"."""
    plain = tokens[index].is_a("attack") and not tokens[index].is_a("outcome") and not tokens[index].is_a("strike_noun")
    return plain and any(token.is_a("weapon") for token in tokens[index + 1 : index + 2])


def _is_location(token: Token) -> bool:
    """Whether a number of these tells at how many places something hit or fell; not at how many villages."""
    return token.is_a("location") and not (token.is_a("object") or token.is_a("not_weapon"))


def _of_weapon(
    tokens: Sequence[Token],
    here: int,
    index: int,
    inner: Outcome | None,
    inherited: str | None,
    found: Sequence[Counted],
) -> Counted | None:
    """What the number at `here` counts of the weapon at `index`; `inner` is what became of it, told between the two."""
    number, named = tokens[here].value, tokens[index]
    weapon, end = phrase(tokens, index)
    if named.is_a("quality") and not (end > index + 1 or weapon.count(".")):
        return None  # «одного ракетного та 61 авіаційного удару»
    if inner is None and (told := what_they_were(tokens, end, weapon)):
        weapon, end = told  # "about 80 of the drones were Shaheds"
    known = any(one.weapon == weapon for one in found)
    if tokens[index - 1].is_a("out_of") and inherited and inherited.startswith(weapon + ".") and not known:
        weapon = inherited  # "four of the missiles": those spoken of before
    if not named.is_a("blow") and (rockets := of_launcher(tokens, weapon, end)):
        weapon, end = rockets  # «20 ракет из реактивной системы», «девять снарядов HIMARS»
    if inner in STOPPED and number.ends == (1, 1) and tokens[here + 1].is_a("out_of"):
        return None  # "one of the downed drones fell on a house": told of those counted before
    if weapon in NO_WEAPONS and not any(token.is_a("shell") for token in tokens[index:end]):
        return None
    if _of_strikes(tokens, index, end):  # "a 500-drone attack" is one of 500
        return Counted(here, end, number, weapon, outcome=Outcome.LAUNCHED) if _hyphen(tokens, here + 1) else None
    said_of = here > 1 and tokens[here - 2].is_a("say") and _stopped(tokens, end)  # "wrote of 80 drones shot down"
    whole = _is_whole(tokens, here) and inner not in STOPPED and not said_of
    outcome = Outcome.LAUNCHED if whole else inner  # "of 80 downed drones"
    sent = not whole and inner is Outcome.LAUNCHED and tokens[here + 1].is_a("outcome.launched")
    if sent and (stop := _stopped(tokens, end)):
        outcome = stop  # «две выпущенные ракеты были сбиты»
    was = part_that_was(tokens, here, found)
    return Counted(here, end, number, weapon, outcome=outcome, joined=was, either=_is_location(named))


def _of_strikes(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a weapon only tells of which kind strikes were: "four missile strikes", "four missile and 60 air
    strikes"; not "three missiles and 71 air strikes"."""
    after = tokens[end : end + 2]
    if tokens[at].is_a("one") and len(after) == 2 and after[0].is_a("joins") and after[1].is_a("quantity"):
        return any(token.is_a("aviation") or token.is_a("weapon.aviation") for token in tokens[end + 2 : end + _REACH])
    return end < len(tokens) and (tokens[end].is_a("strike_noun") or tokens[end].is_a("weapon_user"))


def _stopped(tokens: Sequence[Token], end: int) -> Outcome | None:
    """What the verb right after a weapon says that became of it, if it was stopped."""
    verb = next((token for token in tokens[end : end + _VERB] if not token.is_a("toll_link")), None)
    fate = verb.of("outcome") if verb else None
    return Outcome(fate) if fate in STOPPED else None


def _is_whole(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number is the whole of which a part is told: "of 59 drones", "most of the 40"; not "58 of 59", "a total
    of 59", "fragments of three"."""
    if here < 1 or not tokens[here - 1].is_a("out_of"):
        return False
    if tokens[here - 1].is_a("bound.from") and any(token.is_a("outcome.hit") for token in tokens[:here]):
        return False  # "hits from missiles and from 27 drones"
    before = tokens[here - 2] if here > 1 else None
    return before is None or any(map(before.is_a, _BEFORE_WHOLE))


def _aloft(passage: Passage, at: int) -> bool:
    """Whether "targets" are such as fly: told of drones, or of what was shot down over a place or by air defence."""
    over = any(token.is_a("place.interception") for token in passage.tokens[at : at + _REACH])
    downed = passage.has("air_defence") and passage.has_any(_STOPPED)
    return over or downed or passage.has("weapon.drone")


def _hyphen(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark joins the words on both sides of it, and no more, into one adjective; an address is a chain."""
    if tokens[index].folded != "-" or index + 1 >= len(tokens):
        return False
    if any(token.folded == "-" for token in (*tokens[index - 2 : index - 1], *tokens[index + 2 : index + 3])):
        return False
    return tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start


def _designates(tokens: Sequence[Token], index: int) -> bool:
    """Whether digits and letters without a blank between them are the mark of a type: the 9M728 of "9M728 missiles"."""
    token = tokens[index]
    touching = (tokens[index - 1].end == token.start, any(t.start == token.end for t in tokens[index + 1 : index + 2]))
    return any(touching) and any(letter.isdigit() for letter in token.folded) and token.folded.isalnum()


def _hitting(tokens: Sequence[Token], here: int) -> str:
    """What scored hits: «три влучання балістикою», "two hits by missiles"; anything where it is not said."""
    for index in range(here, min(here + _HITTING, len(tokens))):
        if tokens[index].is_a("weapon") and not tokens[index].is_a("defence"):
            return phrase(tokens, index)[0]
        if tokens[index].is_a("mark") and tokens[index].folded not in _QUOTES:
            break
    return "air_target"


def _more_places(tokens: Sequence[Token], here: int, found: Sequence[Counted]) -> Counted | None:
    """«…у 22 місцях, падіння уламків – у 15»: the second number counts places too."""
    if not (tokens[here].is_a("quantity") and found and found[-1].unit is Unit.LOCATION):
        return None
    end = here + 1 + (here + 1 < len(tokens) and tokens[here + 1].is_a("others"))
    closed = end >= len(tokens) or tokens[end].folded in ENDS
    fell = takewhile(lambda token: not token.is_a("mark"), tokens[end : end + _VERB])
    closed = closed or any(token.is_a("outcome.debris") for token in fell)  # «ще у шести падали уламки»
    led = here > 0 and tokens[here - 1].is_a("leads_to_place")
    return Counted(here, here + 1, tokens[here].value, None, Unit.LOCATION) if closed and led else None


def _adjective(token: Token, passage: Passage) -> bool:
    """Whether a word may stand between a number and its weapon: «ворожих», "Russian", "enemy"."""
    small = passage.lexicon.languages[passage.language].profile.function_words
    if isinstance(token.value, PeriodMention):
        return True  # «112 збитих за ніч дронів»
    if token.value is not None or token.folded in small or token.is_a("subordinate"):
        return False
    return not any(kind.split(".")[0] in NOUNS for kind in token.kinds)
