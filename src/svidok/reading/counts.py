"""Which numbers of weapons does a sentence give, and what became of them?

A count is a quantity and the weapon after it (or a weapon carried on: «18 — в Брянской»). Its outcome is the nearest
word that settles one, a preceding word before a following one; words of attack count only where no such word is near.
Ability, plans, production, supply and losses at the front give none; nor do numbers of attacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from svidok.lexicon import Match, Token
from svidok.model.figure import Count, Outcome, Range, Unit
from svidok.model.place import PlaceMention, PlacePrecision, PlaceRole
from svidok.reading.passages import Passage
from svidok.reading.weapons import FAMILIES, common, phrase

_REACH = 4  # words between a number and its weapon
_FAR = 30.0
_DASHES = frozenset("-–—:")
_LIST_MARKS = frozenset({",", ":", ";", ")", "»", "”", '"', "-", "–", "—", "▪", "•"})
_QUOTES = frozenset("«»“”„\"'")
_CONJUNCTIONS = frozenset({"та", "і", "й", "и", "and", "as", "well", "also", "також", "а", "также", "plus", "("})
_NOUNS = frozenset(
    {
        "mark",
        "digits",
        "outcome",
        "attack",
        "object",
        "folk",
        "affected",
        "location",
        "strike_noun",
        "of_them",
        "body",
        "person",
    }
)
_NO_WEAPONS = frozenset({"aviation", "artillery", "mortar"})  # their numbers are numbers of attacks


@dataclass(frozen=True)
class Carried:
    """What a list item takes from the sentence before it."""

    outcome: Outcome | None = None
    weapon: str | None = None
    families: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Phrase:
    """A number at token `at`, what it counts, and where that ends."""

    at: int
    end: int
    range: Range
    weapon: str | None
    unit: Unit = Unit.WEAPON
    outcome: Outcome | None = None
    joined: bool = False  # it shares the outcome of the number before it


def counts(passage: Passage, carried: Carried) -> tuple[list[Count], Carried]:
    """The counts of a sentence, and what the next may take from it."""
    tokens = passage.tokens
    if passage.has("front_loss"):
        return [], Carried()
    if not (passage.has("quantity") or passage.has("weapon")):
        return [], _announced(tokens, carried)
    phrases = _phrases(passage, carried)
    outcomes = _outcomes(tokens)
    listed = bool(carried.outcome) and not outcomes
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
        found.extend(_placed(passage, phrases, index, replace(said, outcome=outcome, weapon=weapon)))
    if not found:
        return [], replace(_announced(tokens, carried), families=tuple(families))
    last = found[-1]
    goes_on = listed or any(token.folded == ":" for token in tokens) or tokens[-1].folded in (";", ",")
    return found, Carried(last.outcome if goes_on else None, last.weapon, tuple(families))


def _announced(tokens: Sequence[Token], carried: Carried) -> Carried:
    """What a line that ends in a colon says of the list below it."""
    if not tokens or tokens[-1].folded != ":":
        return Carried()
    outcomes = _outcomes(tokens)
    return replace(carried, outcome=outcomes[-1][1] if outcomes else carried.outcome)


def _coordinated(tokens: Sequence[Token], phrases: Sequence[_Phrase], index: int) -> bool:
    """Whether only a conjunction stands between this number and the one before: "34 missiles and 392 drones".

    A comma or a colon joins too, unless an outcome of its own follows: "153 drones, 130 UAVs downed".
    """
    if not index or phrases[index].unit is not phrases[index - 1].unit:
        return False
    between = [token.folded for token in tokens[phrases[index - 1].end : phrases[index].at]]
    if not between or not all(word in _CONJUNCTIONS or word in _LIST_MARKS for word in between):
        return False
    return not any(word in _LIST_MARKS for word in between) or not _own_outcome(tokens, phrases, index)


def _own_outcome(tokens: Sequence[Token], phrases: Sequence[_Phrase], index: int) -> bool:
    """Whether a strong outcome follows the number before the next one or the next mark."""
    limit = phrases[index + 1].at if index + 1 < len(phrases) else len(tokens)
    for token in tokens[phrases[index].end : limit]:
        if token.is_a("outcome"):
            return True
        if token.is_a("mark"):
            return False
    return False


def _phrases(passage: Passage, carried: Carried) -> list[_Phrase]:
    parts: dict[int, Match] = {}
    for match in chain(passage.matches("part_of"), passage.matches("all_but")):
        parts.setdefault(match.start, match)
    found: list[_Phrase] = []
    here = 0
    while here < len(passage.tokens):
        if here in parts:
            found.extend(_part_of(passage, parts[here]))
            here = max(parts[here].end, here + 1)
            continue
        said = (
            _phrase(passage, here, found[-1].weapon if found else carried.weapon)
            or _reversed(passage.tokens, here)
            or _more_places(passage.tokens, here, found)
        )
        if said is not None:
            found.append(said)
            here = said.end
        else:
            here += 1
    return found or _single(passage)


def _part_of(passage: Passage, match: Match) -> Iterator[_Phrase]:
    """«154 зі 171 безпілотника»: the part has the outcome of its sentence, the whole was launched."""
    captures = match.captures
    tokens = passage.tokens
    part, total = captures["part"][0], captures["total"][0]
    what = captures.get("what")
    weapon, end = phrase(tokens, what[0]) if what else ("air_target", match.end)
    end = max(end, match.end)
    first, whole = tokens[part].value, tokens[total].value
    if match.pattern.name == "all_but" and first.least is not None and whole.least is not None:
        words = passage.quote(match.start, match.end).text
        first = Range.exactly(whole.least - first.least, words)
    if (first.least or 0) > (whole.most or whole.least or 0):
        return
    yield _Phrase(part, end, first, weapon)
    yield _Phrase(total, end, whole, weapon, outcome=Outcome.LAUNCHED)


def _phrase(passage: Passage, here: int, inherited: str | None) -> _Phrase | None:
    tokens = passage.tokens
    token = tokens[here]
    if not token.is_a("quantity"):
        return None
    index = here + 1
    inner: Outcome | None = None
    while index < len(tokens) and index - here <= _REACH:
        following = tokens[index]
        if following.is_a("outcome") and not following.is_a("weapon"):
            inner, index = Outcome(following.of("outcome") or ""), index + 1
            continue
        if following.folded in _QUOTES:
            index += 1
            continue
        if following.is_a("weapon") and not following.is_a("defence"):
            weapon, end = phrase(tokens, index)
            if tokens[index - 1].is_a("out_of") and inherited and inherited.startswith(weapon + "."):
                weapon = inherited  # "four of the missiles": those spoken of before
            if weapon in _NO_WEAPONS or (end < len(tokens) and tokens[end].is_a("strike_noun")):
                return None
            total = (
                here > 0 and tokens[here - 1].is_a("out_of") and not (here > 1 and tokens[here - 2].is_a("quantity"))
            )
            return _Phrase(here, end, token.value, weapon, outcome=Outcome.LAUNCHED if total else inner)
        if following.is_a("location") and not following.is_a("object") and token.value.ends != (2, None):
            return _Phrase(here, index + 1, token.value, None, Unit.LOCATION)
        if following.is_a("out_of") and index == here + 1:
            index += 1
            continue
        if not _adjective(following, passage):
            break
        index += 1
    return _elliptical(tokens, here, inherited)


def _reversed(tokens: Sequence[Token], here: int) -> _Phrase | None:
    """«крилаті ракети – 115», "Shahed: 36": the weapon first, as lists and tables have it."""
    if not tokens[here].is_a("weapon") or tokens[here].is_a("defence"):
        return None
    weapon, end = phrase(tokens, here)
    while end < len(tokens) and end - here <= 8 and tokens[end].folded not in _DASHES and not tokens[end].is_a("mark"):
        if tokens[end].value is not None and not tokens[end].is_a("quantity"):
            return None
        end += 1
    while end < len(tokens) and tokens[end].folded in _QUOTES:
        end += 1
    if end + 1 >= len(tokens) or tokens[end].folded not in _DASHES or not tokens[end + 1].is_a("quantity"):
        return None
    closed = end + 2 >= len(tokens) or tokens[end + 2].folded in _ENDS
    return _Phrase(end + 1, end + 2, tokens[end + 1].value, weapon) if closed and weapon not in _NO_WEAPONS else None


def _more_places(tokens: Sequence[Token], here: int, found: Sequence[_Phrase]) -> _Phrase | None:
    """«…у 22 місцях, падіння уламків – у 15»: the second number counts places too."""
    if not (tokens[here].is_a("quantity") and found and found[-1].unit is Unit.LOCATION):
        return None
    closed = here + 1 >= len(tokens) or tokens[here + 1].folded in _ENDS
    led = here > 0 and tokens[here - 1].folded in _PREPOSITIONS
    return _Phrase(here, here + 1, tokens[here].value, None, Unit.LOCATION) if closed and led else None


def _adjective(token: Token, passage: Passage) -> bool:
    """Whether a word may stand between a number and its weapon: «ворожих», "Russian", "enemy"."""
    small = passage.lexicon.languages[passage.language].profile.function_words
    if token.value is not None or token.folded in small:
        return False
    return not any(kind.split(".")[0] in _NOUNS for kind in token.kinds)


def _elliptical(tokens: Sequence[Token], here: int, inherited: str | None) -> _Phrase | None:
    """A number with nothing after it but a place or an outcome counts what the number before it counted."""
    if inherited is None:
        return None
    ends = here + 1 >= len(tokens) or tokens[here + 1].folded in _ENDS
    if ends and any(token.is_a("outcome") for token in tokens[max(0, here - 3) : here]):
        return _Phrase(here, here + 1, tokens[here].value, inherited)
    index = here + 1
    while index < len(tokens) and _leads_to_place(tokens[index]):
        index += 1
    following = tokens[index] if index < len(tokens) else None
    if following is None:
        return None
    if following.is_a("of_them"):
        subtype = next((k for k in range(index + 1, min(index + 6, len(tokens))) if tokens[k].is_a("weapon")), None)
        if subtype is None:
            return _Phrase(here, index + 1, tokens[here].value, inherited)
        weapon, end = phrase(tokens, subtype)
        return _Phrase(here, end, tokens[here].value, weapon, joined=True)
    if following.is_a("outcome") or following.is_a("place"):
        return _Phrase(here, here + 1, tokens[here].value, inherited)
    return None


def _leads_to_place(token: Token) -> bool:
    return token.folded in _DASHES or token.folded in _PREPOSITIONS or token.is_a("over_area")


_ENDS = frozenset({".", ",", ";", "!", ")"})
_PREPOSITIONS = frozenset({"в", "во", "у", "на", "над", "over", "in", "were", "was", "были", "було"})


def _single(passage: Passage) -> list[_Phrase]:
    """«БПЛА уничтожен над …»: one weapon, named in the singular, shot down."""
    tokens = passage.tokens
    for index, token in enumerate(tokens):
        if not (token.is_a("weapon") and token.is_a("one")):
            continue
        near = tokens[max(0, index - 4) : index + 5]
        if any(t.is_a("outcome.shot_down") and t.is_a("one") for t in near):
            weapon, end = phrase(tokens, index)
            word = passage.text[token.start : token.end]
            return [_Phrase(index, end, Range.exactly(1, word), weapon)]
    return []


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
    tokens: Sequence[Token], phrases: Sequence[_Phrase], index: int, outcomes: Sequence[tuple[int, Outcome, float]]
) -> Outcome | None:
    said = phrases[index]
    costs = [(_distance(tokens, phrases, index, at) + back, at, outcome) for at, outcome, back in outcomes]
    if said.unit is Unit.LOCATION:
        costs = [c for c in costs if c[2] in (Outcome.HIT, Outcome.DEBRIS)]
        costs = [c for c in costs if c[1] < said.at] or costs
    best = min(costs, default=None)
    return best[2] if best and best[0] < _FAR and said.at != best[1] else None


def _distance(tokens: Sequence[Token], phrases: Sequence[_Phrase], index: int, at: int) -> float:
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


def _unreal(tokens: Sequence[Token], said: _Phrase) -> bool:
    """Whether ability, plan, production or supply governs the number."""
    before = tokens[max(0, said.at - 8) : said.at]
    after = tokens[said.end : said.end + 4]
    return any(token.is_a("unreal") for token in before) or any(token.is_a("rate") for token in after)


def _location_weapon(tokens: Sequence[Token], said: _Phrase, families: Sequence[str]) -> str | None:
    """What fell or hit at so many places: the families named in this sentence, else those of the sentences before."""
    if said.unit is not Unit.LOCATION:
        return None
    named = [t.all_of("weapon")[0].split(".")[0] for t in tokens if t.all_of("weapon")]
    known = [f for f in dict.fromkeys(named) if f in FAMILIES] or list(dict.fromkeys(families))
    return common(known) if known else "air_target"


def _placed(passage: Passage, phrases: Sequence[_Phrase], index: int, said: _Phrase) -> list[Count]:
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


def _regions(tokens: Sequence[Token], phrases: Sequence[_Phrase], index: int) -> list[str]:
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
    before = _admin1([tokens[k] for k in named], 0, len(named))  # a bare first word is who acts: "Moscow fired 80"
    return before if len(before) == 1 else []


def _reach(tokens: Sequence[Token], phrases: Sequence[_Phrase], index: int) -> int:
    """How far the places after a number are its own: to the next number, or to "of them" if that comes first."""
    said = phrases[index]
    limit = next((p.at for p in phrases[index + 1 :] if p.at >= said.end), len(tokens))
    if limit < len(tokens) and tokens[limit - 1].folded == "(":
        limit = next((k for k in range(said.end, limit) if tokens[k].is_a("place")), limit)  # «над A (11) и B (3)»
    return next((k for k in range(said.end, limit) if tokens[k].is_a("of_them") or tokens[k].folded == ";"), limit)


def _admin1(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    mentions = [t.value for t in tokens[start:end] if t.is_a("place") and isinstance(t.value, PlaceMention)]
    taken = [
        m.place.admin1
        for m in mentions
        if m.role in (PlaceRole.SCENE, PlaceRole.INTERCEPTION)
        and m.place.admin1
        and m.place.precision is not PlacePrecision.COUNTRY
    ]
    return list(dict.fromkeys(taken))
