"""How is one number of people shared out among places?

«Росіяни вбили чотирьох: двох у Слов'янську, по одному – у Лимані та Добропіллі» tells four of the region and each of
the places its own; «загинули двоє в Харкові, одна – в Чугуєві» tells a second place by the word of the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from svidok.lexicon import Token
from svidok.model.figure import Range
from svidok.model.place import Place
from svidok.reading.incidents.casualties import casualties
from svidok.reading.incidents.harm import Harm
from svidok.reading.incidents.scenes import coarseness, common, lies_in
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.people import PEOPLE, People, people

_BETWEEN = 10  # tokens from a word of toll to the first of its places
_TYPED = 4  # tokens before a place that lead to it, and after it that only say of which community it is
_DASHES = frozenset("-–—")
_LINKS = frozenset({",", ";", ":", "(", ".", "–", "—"})
_LEADS = ("against", "leads_to_place", "beside")
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
    if found[0].start < _number_at(stream, found[0]):
        return found, None  # a place of its own, told after the first: «; у Лимані – двох жінок»
    total = sum((share.harm.range.least or 0) * len(share.places) for share in found)
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


def _number_at(stream: Sequence[Token], share: Share) -> int:
    return next(k for k in range(share.start, share.end) if stream[k].start == share.harm.start)


def _placed_first(stream: Sequence[Token], index: int, since: int, lead: Harm) -> Share | None:
    """A place at `index`, a dash and its number, what became of them being told before: «поранено чоловіка; у с. Лиман
    – двох жінок»."""
    token, before = stream[index], stream[max(since, index - _TYPED) : index]
    if not token.is_a("place.scene") or coarseness(token.value.place) or index - since > _BETWEEN:
        return None
    opens = next((k for k, one in enumerate(before) if one.folded in (";", ",")), None)
    if opens is None or not any(one.is_a(kind) for one in before[opens + 1 :] for kind in _LEADS):
        return None
    dash = index + 1
    while dash < min(index + _TYPED, len(stream)) and stream[dash].is_a("place"):
        dash += 1  # «Барвінківської громади»
    if dash + 1 >= len(stream) or stream[dash].folded not in _DASHES:
        return None
    word, number = stream[dash + 1], _number(stream[dash + 1])
    told = next((one for one in stream[dash + 2 :] if one.is_a("mark") or one.is_a("toll")), None)
    alone = word.is_a(PEOPLE) or told is None or told is stream[dash + 2]  # «у Сумах – 3 квартири» are no people
    if number is None or not number.range.least or not alone or (told is not None and not told.is_a("mark")):
        return None
    harm = replace(lead, range=number.range, children=number.children, start=word.start, end=word.end, further=False)
    return Share(harm, (token.value.place,), index, dash + 2)


def _number(token: Token) -> People | None:
    if token.is_a(PEOPLE):
        return token.value if token.value.definite else None
    return People(token.value) if token.is_a("quantity") and isinstance(token.value, Range) else None
