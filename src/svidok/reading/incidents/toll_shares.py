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
from svidok.reading.incidents.casualties import Harm
from svidok.reading.incidents.scenes import coarseness, common, lies_in
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.people import PEOPLE, People, people

_BETWEEN = 10  # tokens from a word of toll to the first of its places
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
        share = _share(stream, index, since, last)
        if share is not None and (lead is None or lead is last):
            lead = last
            found.append(share)
    if lead is None:
        return [], None
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


def _number(token: Token) -> People | None:
    if token.is_a(PEOPLE):
        return token.value if token.value.definite else None
    return People(token.value) if token.is_a("quantity") and isinstance(token.value, Range) else None
