"""How is one number of people shared out among places?

«Росіяни вбили чотирьох: двох у Слов'янську, по одному – у Лимані та Добропіллі» tells four of the region and each of
the places its own; «загинули двоє в Харкові, одна – в Чугуєві» tells a second place by the word of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.figure import Range
from svidok.model.place import Place, PlacePrecision
from svidok.reading.incidents.casualties import casualties
from svidok.reading.incidents.harm import Harm
from svidok.reading.incidents.scenes import Spot, coarseness, common, lies_in
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.people import PEOPLE, People, people

_BETWEEN = 10  # tokens from a word of toll to the first of its places
_TYPED = 4  # tokens before a place that lead to it, and after it that only say of which community it is
_DASHES = frozenset("-–—")
_LINKS = frozenset({",", ";", ":", "(", ".", "–", "—"})
_LEADS = ("against", "leads_to_place", "beside")
_PARTS = frozenset({",", ";", ":", "–", "—"})
_LED = 3  # tokens from the comma before a clause to the place that opens it
_SUMMED = 4  # tokens after a number to "in total"
_NO_BLOW = ("place", "mark", "toll", "quantity", "object", PEOPLE)  # not between a number and the blow it died of
_BEFORE = ("each", "further", "article", "of_them", "among", "only", "joins", "contrast")


@dataclass(frozen=True)
class Share:
    """People of one number at one place, or at each of several; tokens [start, end) of the folded stream."""

    harm: Harm
    places: tuple[Place, ...]
    start: int
    end: int


def shared(passage: Passage, harms: Sequence[Harm]) -> tuple[list[Share], Harm | None]:
    """The shares of a sentence, and the number that they share out; None where each is told beside the first."""
    counted = [harm for harm in harms if harm.of in ("killed", "injured") and harm.definite and harm.range.least]
    if not counted or not passage.has("place.scene"):
        return [], None
    stream = people(passage.tokens, passage.text, passage.year)
    found: list[Share] = []
    lead: Harm | None = None
    for index in range(len(stream)):
        if found and index < found[-1].end:
            continue
        last = max((h for h in counted if h.end <= stream[index].start), key=lambda h: h.end, default=None)
        if last is None or any(harm.start <= stream[index].start < harm.end for harm in harms):
            continue
        since = found[-1].end if found and lead is last else _after(stream, last)
        share = _share(stream, index, since, last) or _placed_first(stream, index, since, last)
        if share is not None and (lead is None or lead is last):
            lead = last
            found.append(share)
    if lead is None:
        return [], None
    total = sum((share.harm.range.least or 0) * len(share.places) for share in found)
    if found[0].start < _number_at(stream, found[0]):
        if len(found) > 1 and total == lead.range.least:
            return found, lead  # «вбили трьох: у Лимані (2), Торецьку (1)»
        bracketed = any(stream[share.end - 1].folded == ")" for share in found)
        return ([] if bracketed else found), None  # of its own, told after the first: «; у Лимані – двох жінок»
    between = stream[_after(stream, lead) : found[0].start + 1]
    parted = any(token.folded in (":", "(") or token.is_a("among") or token.is_a("of_them") for token in between)
    if parted and total > (lead.range.least or 0):
        return [], None
    return found, lead if parted or (len(found) > 1 and total == lead.range.least) else None


def region_of(passage: Passage, shares: Sequence[Share], carried: Sequence[Place]) -> Place:
    """The region that the places of the shares lie in: one that the sentence names, that spoken of, else what they
    have in common."""
    places = [place for share in shares for place in share.places]
    named = [token.value.place for token in passage.tokens if token.is_a("place.scene")]
    regions = [one for one in (*named, *carried) if coarseness(one) == 1]
    around = (one for one in regions if all(lies_in(place, one) for place in places))
    return next(around, common(places)[0])


def wider(passage: Passage, harm: Harm, spots: Sequence[Spot]) -> Place | None:
    """What a number is of that a sentence on towns tells of more than them: "four died in A; eight were hurt across the
    region" of the region, "hit A, B and C and killed four in total" of what the places share; not where the others
    told of are all of it («у A загинули двоє, всього за добу …»)."""
    if not (spots and harm.of in ("killed", "injured") and harm.definite and harm.range.most != 0):
        return None
    places = [place for spot in spots for place in spot.places]
    tokens = passage.tokens
    first = next(k for k, token in enumerate(tokens) if token.end > harm.start)
    last = next((k for k, token in enumerate(tokens) if token.end >= harm.end), len(tokens) - 1)
    start = next((k + 1 for k in range(first - 1, -1, -1) if tokens[k].folded in _PARTS), 0)
    clause = [*tokens[start:first], *takewhile(lambda token: token.folded not in _PARTS, tokens[first:])]
    if not start or any(token.is_a("place") for token in clause):
        return None
    if any(token.is_a("latter") for token in clause):
        before = [spot for spot in spots if spot.end <= start]
        return before[-1].places[-1] if before else None  # "in A and B, with three hurt in the latter"
    if any(map(coarseness, places)):
        return None
    if any(token.is_a("regionwide") for token in clause):
        return _around(places)
    summed = any(token.is_a("sum") for token in (*tokens[first : last + _SUMMED], *tokens[max(0, first - 2) : first]))
    return common(places)[0] if summed and len({place.identity for place in places}) > 1 else None


def told_before(passage: Passage, harm: Harm, spots: Sequence[Spot], carried: Sequence[Place]) -> Place | None:
    """What a number is of that closes its clause before the next tells what befell one of the places spoken of: of all
    of them («7 человек пострадали, в Елабуге повреждено общежитие»)."""
    tokens = passage.tokens
    if harm.range.most == 0 or not spots:
        return None
    comma = next((k for k in range(spots[0].start, -1, -1) if tokens[k].folded in _PARTS), 0)
    if harm.end > tokens[comma].start:
        return None
    opens = spots[0].start - comma <= _LED or any(token.is_a("joins") for token in tokens[comma + 1 : comma + 2])
    if not opens or not any(token.is_a("effect") for token in tokens[comma:]):
        return None
    here = spots[0].places[0]
    if len(carried) > 1:
        return common(carried)[0] if any(place.identity == here.identity for place in carried) else None
    return next((place for place in carried if coarseness(place) == 1 and lies_in(here, place)), None)


def of_whole(passage: Passage, harm: Harm, whole: Harm | None) -> bool:
    """Whether people are told of right after their region and before the number that is shared out among its towns:
    «на Херсонщині 1 людина загинула, 6 — поранені: четверо у Херсоні та двоє у Білозерці»; or after the last of those
    towns as some more, of another fate: "three died, two in A and one in B, and nine more were hurt"."""
    if whole is None:
        return False
    if harm.start >= whole.start:
        after = any(token.is_a("place.scene") and token.start > harm.start for token in passage.tokens)
        return harm.further and harm.of != whole.of and not after
    before = [token for token in passage.tokens if token.end <= harm.start and token.is_a("place.scene")]
    return bool(before) and coarseness(before[-1].value.place) == 1


def _around(places: Sequence[Place]) -> Place:
    """The region that towns lie in, or what their regions share."""
    region, country = places[0].admin1, places[0].country
    one = {place.admin1 for place in places} == {region}
    return Place(PlacePrecision.REGION, None, region, country) if one else common(places)[0]


def shared_out(passage: Passage, carried: Sequence[Place]) -> tuple[Place, ...]:
    """The region of which a sentence shares out its people, where it does; the text goes on about it: «На Донеччині
    вбито трьох: двох у Лимані, одного в Торецьку. Ще сімох поранено»."""
    if not passage.has("toll"):
        return ()
    shares, whole = shared(passage, casualties(passage))
    return (region_of(passage, shares, carried),) if whole is not None else ()


def of_each(passage: Passage, harm: Harm) -> bool:
    """Whether so many were harmed at each of the places told of: «по двоє поранено в A та B», "one each in A and B"."""
    tokens = passage.tokens
    if not passage.has("each"):
        return False
    inside = [k for k, token in enumerate(tokens) if harm.start <= token.start < harm.end]
    around = range(max(0, inside[0] - 1), min(len(tokens), inside[-1] + 2)) if inside else ()
    ahead = any(tokens[k].is_a("each") and tokens[k].is_a("against") for k in around)
    if not ahead:
        return any(tokens[k].is_a("each") for k in around)
    return any(tokens[k].is_a("each") and k + 1 < len(tokens) and tokens[k + 1].is_a("quantity") for k in around)


def _after(stream: Sequence[Token], harm: Harm) -> int:
    return next((k for k, token in enumerate(stream) if token.start >= harm.end), len(stream))


def _share(stream: Sequence[Token], index: int, since: int, lead: Harm) -> Share | None:
    """A number at `index` with its place after it and nothing between it and what was told before but marks."""
    number = _number(stream[index])
    if number is None or not number.range.least:
        return None
    start = index
    while start > since and any(map(stream[start - 1].is_a, _BEFORE)):
        start -= 1
    linked = start < index or (start > since and stream[start - 1].folded in _LINKS)
    if not linked or index - since > _BETWEEN or any(token.is_a("toll") for token in stream[since:index]):
        return None
    at = index + 1
    while at < len(stream) and (stream[at].folded in _DASHES or any(map(stream[at].is_a, ("of_them", *_LEADS)))):
        at += 1
    if at > index + 1:  # not "three strikes on A"
        at = _past_blow(stream, at)
    places: list[Place] = []
    end = at
    if not (at > index + 1 and any(map(stream[at - 1].is_a, _LEADS))):
        return None
    each = any(token.is_a("each") for token in stream[start:index])
    while end < len(stream) and stream[end].is_a("place.scene"):
        places.append(stream[end].value.place)
        end += 1
        if not each or end + 1 >= len(stream) or not (stream[end].is_a("joins") or stream[end].folded == ","):
            break
        following = end + 1 + any(map(stream[end + 1].is_a, _LEADS))
        if following >= len(stream) or not stream[following].is_a("place.scene"):
            break
        end = following
    told = next((token for token in stream[end:] if token.is_a("mark") or token.is_a("toll")), None)
    regions = len(places) == 1 and coarseness(places[0]) == 1 and any(t.is_a("joins") for t in stream[start:index])
    if not places or (any(map(coarseness, places)) and not regions) or (told is not None and told.is_a("toll")):
        return None
    word = stream[index]
    harm = replace(lead, range=number.range, children=number.children, start=word.start, end=word.end, further=False)
    return Share(harm, tuple(places), start, end)


def _past_blow(stream: Sequence[Token], at: int) -> int:
    """The place of a share that a blow leads to, past it: "two in a strike on A", «двоє – внаслідок удару по A»."""
    between = list(takewhile(lambda token: not any(map(token.is_a, _NO_BLOW)), stream[at : at + _BETWEEN]))
    end = at + len(between)
    struck = any(token.is_a("blow.strike") or token.is_a("blow.attack") for token in between)
    return end if struck and end < len(stream) and stream[end].is_a("place.scene") else at


def _number_at(stream: Sequence[Token], share: Share) -> int:
    return next(k for k in range(share.start, share.end) if stream[k].start == share.harm.start)


def _placed_first(stream: Sequence[Token], index: int, since: int, lead: Harm) -> Share | None:
    """A place at `index` and its number after a dash or in brackets, what became of them being told before: «поранено
    чоловіка; у с. Лиман – двох жінок», "killed three: in A (2) and B (1)"."""
    token, before = stream[index], stream[max(since, index - _TYPED) : index]
    if not token.is_a("place.scene") or coarseness(token.value.place) or index - since > _BETWEEN:
        return None
    at = index + 1
    while at < min(index + _TYPED, len(stream)) and stream[at].is_a("place"):
        at += 1  # «Барвінківської громади»
    dashed = at + 1 < len(stream) and stream[at].folded in _DASHES
    bracketed = at + 2 < len(stream) and (stream[at].folded, stream[at + 2].folded) == ("(", ")")
    if not (bracketed or (dashed and _led_to(before))):
        return None
    word, number = stream[at + 1], _number(stream[at + 1])
    told = next((one for one in stream[at + 2 :] if one.is_a("mark") or one.is_a("toll")), None)
    alone = word.is_a(PEOPLE) or told is None or told is stream[at + 2]  # «у Сумах – 3 квартири» are no people
    if number is None or not number.range.least or not alone or (told is not None and not told.is_a("mark")):
        return None
    harm = replace(lead, range=number.range, children=number.children, start=word.start, end=word.end, further=False)
    return Share(harm, (token.value.place,), index, at + 2 + bracketed)


def _led_to(before: Sequence[Token]) -> bool:
    """Whether a mark of a list and a preposition lead to a place."""
    opens = next((k for k, one in enumerate(before) if one.folded in (";", ",", ":")), None)
    return opens is not None and any(one.is_a(kind) for one in before[opens + 1 :] for kind in _LEADS)


def _number(token: Token) -> People | None:
    if token.is_a(PEOPLE):
        return token.value if token.value.definite else None
    return People(token.value) if token.is_a("quantity") and isinstance(token.value, Range) else None
