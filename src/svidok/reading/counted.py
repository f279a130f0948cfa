"""Which weapon, or which places, does a number count?

A number counts the weapon after it, over adjectives and quotation marks; the weapon before it in a list; what the
number before it counted («18 — в Брянской»); or places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from svidok.lexicon import Match, Token
from svidok.model.figure import Count, Outcome, Range, Unit
from svidok.model.period import PeriodMention
from svidok.reading.passages import Passage
from svidok.reading.singles import single
from svidok.reading.weapons import FAMILIES, phrase

_HITTING = 4  # tokens after a number of hits within which the weapon that scored them is named
_ASIDE = 8  # tokens between a weapon that was launched and the comma before how many
_REACH = 4  # words between a number and its weapon
_DASHES = frozenset("-–—:")
_QUOTES = frozenset("«»“”„\"'")
_NOUNS = frozenset(
    {
        "mark",
        "not_weapon",
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
_ENDS = frozenset({".", ",", ";", "!", ")"})


@dataclass(frozen=True)
class Counted:
    """A number at token `at`, what it counts, and where that ends."""

    at: int
    end: int
    range: Range
    weapon: str | None
    unit: Unit = Unit.WEAPON
    outcome: Outcome | None = None
    joined: bool = False  # it shares the outcome of the number before it
    either: bool = False  # «17 целей»: weapons where they are shot down, places where they are hit
    more: bool = False  # «ещё один»: on top of those told before


@dataclass(frozen=True)
class Told:
    """A count where its sentence gives it: at which token, and whether it comes on top of those told before."""

    count: Count
    at: int
    more: bool = False


def counted(passage: Passage, carried: str | None, spoken: str | None = None) -> list[Counted]:
    """The counted weapons and places of a sentence in its order.

    `carried` is the weapon that a list goes on counting, `spoken` the last that the report counted: «ещё один» is one.
    """
    parts: dict[int, Match] = {}
    for match in chain(*map(passage.matches, ("part_of", "all_but", "of_total"))):
        parts.setdefault(match.start, match)
    shares = {at for match in passage.matches("share_of") for at in range(match.start, match.end)}
    found: list[Counted] = []
    here = 0
    while here < len(passage.tokens):
        inherited = _of_both(found) if found else carried or (spoken if _goes_back(passage.tokens, here) else None)
        if here in parts and (part := list(_part_of(passage, parts[here], inherited))):
            found.extend(part)
            here = max(parts[here].end, here + 1)
            continue
        said = None if here in shares else _said(passage, here, inherited, found)
        if said is not None:
            found.append(said)
        here = _next(passage.tokens, said) if said else here + 1
    one = single(passage.tokens, found[0].at if found else None)
    if one is not None:
        start, end, weapon = one
        found.insert(0, Counted(start, end, Range.exactly(1, passage.quote(start, start + 1).text), weapon))
    return found


def _said(passage: Passage, here: int, inherited: str | None, found: Sequence[Counted]) -> Counted | None:
    tokens = passage.tokens
    said = _phrase(passage, here, inherited) or _reversed(tokens, here) or _launched_apart(tokens, here)
    said = said or _more_places(tokens, here, found)
    elliptical = said is not None and said.end == here + 1
    return replace(said, more=True) if said is not None and elliptical and _further(tokens, here) else said


def _of_both(found: Sequence[Counted]) -> str | None:
    """What a bare number goes on to count: the weapon before it, or weapons of any kind after "472 drones and seven
    missiles"."""
    last, before = found[-1], found[-2] if len(found) > 1 else found[-1]
    families = {str(one.weapon).split(".")[0] for one in (last, before)}
    together = families == set(FAMILIES) and before.end + 1 == last.at and last.outcome is before.outcome
    return "air_target" if together else last.weapon


def _further(tokens: Sequence[Token], here: int) -> bool:
    return tokens[here].is_a("further") or (here > 0 and tokens[here - 1].is_a("further"))


def _goes_back(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number goes on counting what was counted last: «ще один», «43 апарати», "of ten launched"."""
    return _further(tokens, here) or tokens[here].is_a("out_of") or any(map(_piece, tokens[here + 1 : here + 2]))


def _piece(token: Token) -> bool:
    return token.is_a("piece") and not token.is_a("object")


def _next(tokens: Sequence[Token], said: Counted) -> int:
    """Where to read on: at the number of an aside that the phrase has stepped over, else after the phrase."""
    aside = (k for k in range(said.at + 1, said.end) if tokens[k].folded == "(")
    inside = next((k for start in aside for k in range(start, said.end) if tokens[k].is_a("quantity")), said.end)
    return max(inside, said.at + 1)


def _part_of(passage: Passage, match: Match, inherited: str | None) -> Iterator[Counted]:
    """«154 зі 171 безпілотника»: the part has the outcome of its sentence, the whole was launched.

    «Били ракетами Х-101: із дев'яти сім збили» counts the weapon named before.
    """
    captures = match.captures
    tokens = passage.tokens
    part, total = captures["part"][0], captures["total"][0]
    what = captures.get("what")
    if match.pattern.name == "of_total" and not what:
        before = [k for k in range(match.start) if tokens[k].is_a("weapon") and not tokens[k].is_a("defence")]
        known = phrase(tokens, before[-1])[0] if before else inherited
        if known is None:
            return
        weapon, end = known, match.end
    else:
        weapon, end = phrase(tokens, what[0]) if what else ("air_target", match.end)
    end = max(end, match.end)
    first, whole = tokens[part].value, tokens[total].value
    if match.pattern.name == "all_but" and first.least is not None and whole.least is not None:
        words = passage.quote(match.start, match.end).text
        first = Range.exactly(whole.least - first.least, words)
    if (first.least or 0) > (whole.most or whole.least or 0) or _vague(whole):
        return
    fate = match.token("fate", tokens)
    yield Counted(part, end, first, weapon, outcome=Outcome(fate.of("outcome") or "") if fate else None)
    yield Counted(total, end, whole, weapon, outcome=Outcome.LAUNCHED)


def _vague(number: Range) -> bool:
    """Whether a word stands for some number and is no total: "missiles of various types"."""
    return number.most is None and not any(letter.isdigit() for letter in number.word or "")


def _phrase(passage: Passage, here: int, inherited: str | None) -> Counted | None:
    tokens = passage.tokens
    token = tokens[here]
    if not token.is_a("quantity"):
        return None
    index = here + 1
    inner: Outcome | None = None
    hyphens = 0
    while index < len(tokens) and index - here - 2 * hyphens <= _REACH:
        following = tokens[index]
        if _hyphen(tokens, index):  # "83 fixed-wing drones"
            index, hyphens = index + 1, hyphens + 1
            continue
        if following.is_a("outcome") and not following.is_a("weapon") and not following.is_a("hit_noun"):
            inner, index = Outcome(following.of("outcome") or ""), index + 1
            continue
        if following.folded in _QUOTES:
            index += 1
            continue
        if following.is_a("weapon") and not following.is_a("defence"):
            weapon, end = phrase(tokens, index)
            if following.is_a("quality") and not (end > index + 1 or weapon.count(".")):
                return None  # «одного ракетного та 61 авіаційного удару»
            if tokens[index - 1].is_a("out_of") and inherited and inherited.startswith(weapon + "."):
                weapon = inherited  # "four of the missiles": those spoken of before
            if weapon == "missile" and any(token.is_a("weapon.mlrs") for token in tokens[end + 1 : end + 3]):
                weapon = "mlrs"  # «20 ракет из реактивной системы»
            if weapon in _NO_WEAPONS or (end < len(tokens) and tokens[end].is_a("strike_noun")):
                return None
            total = (
                here > 0 and tokens[here - 1].is_a("out_of") and not (here > 1 and tokens[here - 2].is_a("quantity"))
            )
            outcome = Outcome.LAUNCHED if total else inner
            return Counted(here, end, token.value, weapon, outcome=outcome, either=following.is_a("location"))
        if following.is_a("hit_noun") and token.value.ends != (1, 1):
            return Counted(here, index + 1, token.value, _hitting(tokens, index + 1), outcome=Outcome.HIT)
        if following.is_a("location") and not following.is_a("object") and token.value.ends != (2, None):
            return Counted(here, index + 1, token.value, None, Unit.LOCATION)
        if index == here + 1 and (following.is_a("out_of") or _part_that_was(tokens, here)):
            index += 1
            continue
        if not _adjective(following, passage):
            break
        index += 1
    return _elliptical(tokens, here, inherited)


def _hyphen(tokens: Sequence[Token], index: int) -> bool:
    """Whether a mark joins the words on both sides of it, and no more, into one adjective; an address is a chain."""
    if tokens[index].folded != "-" or index + 1 >= len(tokens):
        return False
    if any(token.folded == "-" for token in (*tokens[index - 2 : index - 1], *tokens[index + 2 : index + 3])):
        return False
    return tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start


def _part_that_was(tokens: Sequence[Token], here: int) -> bool:
    """ "Of which over 300 were Shaheds": the copula between a part and what it was."""
    led = here > 0 and tokens[here - 1].is_a("of_them")
    return led and here + 2 < len(tokens) and tokens[here + 1].is_a("toll_link") and tokens[here + 2].is_a("weapon")


def _hitting(tokens: Sequence[Token], here: int) -> str:
    """What scored hits: «три влучання балістикою», "two hits by missiles"; anything where it is not said."""
    for index in range(here, min(here + _HITTING, len(tokens))):
        if tokens[index].is_a("weapon") and not tokens[index].is_a("defence"):
            return phrase(tokens, index)[0]
        if tokens[index].is_a("mark") and tokens[index].folded not in _QUOTES:
            break
    return "air_target"


def _reversed(tokens: Sequence[Token], here: int) -> Counted | None:
    """«крилаті ракети – 115», "Shahed: 36", «число дронов (16)»: the weapon first, as lists and tables have it."""
    if not tokens[here].is_a("weapon") or tokens[here].is_a("defence"):
        return None
    weapon, end = phrase(tokens, here)
    if told := _among(tokens, end, weapon):
        return told
    inside = tokens[end : end + 3]
    if len(inside) == 3 and inside[0].folded == "(" and inside[1].is_a("quantity") and inside[2].folded == ")":
        return Counted(end + 1, end + 3, inside[1].value, weapon) if weapon not in _NO_WEAPONS else None
    while end < len(tokens) and end - here <= 8 and tokens[end].folded not in _DASHES and not tokens[end].is_a("mark"):
        if tokens[end].value is not None and not tokens[end].is_a("quantity"):
            return None
        end += 1
    while end < len(tokens) and tokens[end].folded in _QUOTES:
        end += 1
    if end + 1 >= len(tokens) or tokens[end].folded not in _DASHES or not tokens[end + 1].is_a("quantity"):
        return None
    closed = end + 2 >= len(tokens) or tokens[end + 2].folded in _ENDS
    return Counted(end + 1, end + 2, tokens[end + 1].value, weapon) if closed and weapon not in _NO_WEAPONS else None


def _launched_apart(tokens: Sequence[Token], here: int) -> Counted | None:
    """«Пуски Х-101 з району Енгельса, щонайменше 6»: launches, and how many after a comma."""
    if not (
        tokens[here].is_a("weapon") and any(token.is_a("outcome.launched") for token in tokens[max(0, here - 2) : here])
    ):
        return None
    weapon, end = phrase(tokens, here)
    comma = next((k for k in range(end, min(end + _ASIDE, len(tokens))) if tokens[k].folded == ","), len(tokens))
    at = comma + 1
    if at >= len(tokens) or not tokens[at].is_a("quantity") or any(token.is_a("quantity") for token in tokens[end:at]):
        return None
    closed = at + 1 >= len(tokens) or tokens[at + 1].folded in _ENDS
    return Counted(at, at + 1, tokens[at].value, weapon, outcome=Outcome.LAUNCHED) if closed else None


def _among(tokens: Sequence[Token], end: int, weapon: str) -> Counted | None:
    """«Беспилотников среди них было 539»."""
    if end >= len(tokens) or not tokens[end].is_a("of_them"):
        return None
    at = end + 1
    while at < len(tokens) and tokens[at].is_a("leads_to_place"):
        at += 1
    if at >= len(tokens) or not tokens[at].is_a("quantity"):
        return None
    closed = at + 1 >= len(tokens) or tokens[at + 1].folded in _ENDS
    return Counted(at, at + 1, tokens[at].value, weapon) if closed and weapon not in _NO_WEAPONS else None


def _more_places(tokens: Sequence[Token], here: int, found: Sequence[Counted]) -> Counted | None:
    """«…у 22 місцях, падіння уламків – у 15»: the second number counts places too."""
    if not (tokens[here].is_a("quantity") and found and found[-1].unit is Unit.LOCATION):
        return None
    end = here + 1 + (here + 1 < len(tokens) and tokens[here + 1].is_a("others"))
    closed = end >= len(tokens) or tokens[end].folded in _ENDS
    led = here > 0 and tokens[here - 1].is_a("leads_to_place")
    return Counted(here, here + 1, tokens[here].value, None, Unit.LOCATION) if closed and led else None


def _adjective(token: Token, passage: Passage) -> bool:
    """Whether a word may stand between a number and its weapon: «ворожих», "Russian", "enemy"."""
    small = passage.lexicon.languages[passage.language].profile.function_words
    if isinstance(token.value, PeriodMention):
        return True  # «112 збитих за ніч дронів»
    if token.value is not None or token.folded in small:
        return False
    return not any(kind.split(".")[0] in _NOUNS for kind in token.kinds)


def _elliptical(tokens: Sequence[Token], here: int, inherited: str | None) -> Counted | None:
    """A number with nothing after it but a place or an outcome counts what the number before it counted."""
    inherited = _bracketed(tokens, here) or inherited or _spoken_of(tokens, here)
    if inherited is None or any(token.is_a("toll") for token in tokens[max(0, here - _REACH) : here]):
        return None  # "killed a family of four"
    if _beside_place(tokens, here):
        return Counted(here, here + 1, tokens[here].value, inherited)
    named = _named_after_dash(tokens, here)
    if named:
        return named
    after = here + 1 + any(map(_piece, tokens[here + 1 : here + 2]))
    ends = after >= len(tokens) or tokens[after].folded in _ENDS
    near = any(token.is_a("outcome") for token in tokens[max(0, here - 3) : here])
    dash = here - 1 - int(here > 0 and tokens[here - 1].is_a("further"))
    beside = dash > 1 and tokens[dash].folded in _DASHES
    if ends and (near or (beside and (tokens[dash - 1].is_a("weapon") or tokens[dash - 1].is_a("place")))):
        return Counted(here, after, tokens[here].value, inherited)
    index = after + any(token.is_a("others") for token in tokens[after : after + 1])  # "two more disappeared"
    while index < len(tokens) and (_leads_to_place(tokens[index]) or tokens[index].is_a("each")):
        index += 1
    following = tokens[index] if index < len(tokens) else None
    if following is None:
        return None
    if following.is_a("of_them"):
        if _of_others(tokens[index + 1 : index + 2]):
            return None  # "six of them children"
        subtype = next((k for k in range(index + 1, min(index + 6, len(tokens))) if tokens[k].is_a("weapon")), None)
        if subtype is None:
            return Counted(here, index + 1, tokens[here].value, inherited)
        weapon, end = phrase(tokens, subtype)
        return Counted(here, end, tokens[here].value, weapon, joined=True)
    if any(map(following.is_a, ("outcome", "place", "out_of_zone"))):
        return Counted(here, after, tokens[here].value, inherited)
    return None


def _beside_place(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number stands in brackets after its place: «Брянской (130), Тульской (97)»."""
    opened = here > 1 and tokens[here - 1].folded == "(" and tokens[here - 2].is_a("place")
    return opened and here + 1 < len(tokens) and tokens[here + 1].folded in _ENDS


def _spoken_of(tokens: Sequence[Token], here: int) -> str | None:
    """The weapon that a sentence says it is about: «по дронах: збито 199, ще 169 не долетіли»."""
    for index in range(here - 1, max(here - _REACH, 0), -1):
        if tokens[index].is_a("weapon"):
            return phrase(tokens, index)[0] if tokens[index - 1].is_a("each") else None
    return None


def _bracketed(tokens: Sequence[Token], here: int) -> str | None:
    """The weapon that the first number of a sentence counts in brackets: "most UAVs were downed over Bryansk (130)"."""
    if not _beside_place(tokens, here):
        return None
    named: int | None = None
    for index in range(here - 1, -1, -1):  # backwards: in a long list another number is near
        if tokens[index].is_a("quantity") or tokens[index].is_a("toll"):
            return None
        if named is None and tokens[index].is_a("weapon") and not tokens[index].is_a("defence"):
            named = index
    return phrase(tokens, named)[0] if named is not None else None


def _of_others(after: Sequence[Token]) -> bool:
    """Whether what follows "of them" names something that is no weapon."""
    return any(kind.split(".")[0] in _NOUNS - {"mark", "outcome", "attack"} for token in after for kind in token.kinds)


def _named_after_dash(tokens: Sequence[Token], here: int) -> Counted | None:
    """«(более 200 — «шахеды»)»: some of those just counted, and what they were."""
    index = here + 1
    if index >= len(tokens) or tokens[index].folded not in _DASHES:
        return None
    index += 1
    while index < len(tokens) and tokens[index].folded in _QUOTES:
        index += 1
    if index >= len(tokens) or not tokens[index].is_a("weapon") or tokens[index].is_a("defence"):
        return None
    weapon, end = phrase(tokens, index)
    while end < len(tokens) and (tokens[end].folded in _QUOTES or tokens[end].is_a("others")):
        end += 1
    closed = end >= len(tokens) or tokens[end].folded in _ENDS or tokens[end].kinds <= {"word"}
    return Counted(here, end, tokens[here].value, weapon, joined=True) if closed else None


def _leads_to_place(token: Token) -> bool:
    return token.folded in _DASHES or token.is_a("leads_to_place") or token.is_a("over_area")
