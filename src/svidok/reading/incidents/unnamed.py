"""Where is it, if a sentence names no place and none was named before it?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from svidok.model.place import Place, PlacePrecision
from svidok.reading.incidents.casualties import casualties
from svidok.reading.incidents.scenes import Spot, coarseness, offices, spots, titles, touch
from svidok.reading.sentence.passages import Passage

_TITLE = 6  # sentences of a first line that is a title, at the most
_HEAD = 2  # tokens before the place with which a paragraph opens: a bullet, "in"
_PLACED = frozenset({"place.scene", "place.interception"})


def signed(told: Sequence[Passage]) -> bool:
    """Whether the place that opens the report is its agency's: «МОСКВА, 5 ноября. /АГЕНТСТВО/», «Киев. 5 ноября.
    АГЕНТСТВО -»."""
    return any(any(token.is_a("outlet") for token in passage.tokens[:2]) for passage in told[1:3])


def in_headline(told: Sequence[Passage], number: int) -> bool:
    """Whether a sentence is the report's first, or of a first line that has several and ends as a title does."""
    if number == 0:
        return len(told) > 1
    line = list(takewhile(lambda one: one.sentence.line == told[0].sentence.line, told[: _TITLE + 1]))
    short = number < len(line) <= min(_TITLE, len(told) - 1)
    return short and line[-1].whole.text[-1:] not in ".:;…"


def region_lead(told: Sequence[Passage], home: Place | None) -> int:
    """How many opening sentences tell of the whole region of a channel before it goes place by place: «Двоє поранені.
    Ворог атакував область ⏎ Нікопольщина. … ⏎ Павлоград. …»; none where the lead names a place itself."""
    if home is None or coarseness(home) != 1 or not told:
        return 0
    below = next((at for at, one in enumerate(told) if at and one.sentence.opens), len(told))
    if below > _TITLE or any(one.has_any(_PLACED) for one in told[:below]):
        return 0
    heads = [spot[0].places[0].identity for one in told[below:] if one.sentence.opens and (spot := _head(one))]
    return below if len(set(heads)) > 1 else 0


def _head(passage: Passage) -> tuple[Spot, ...]:
    """The place with which a paragraph opens."""
    return tuple(spot for spot in spots(passage)[:1] if spot.start <= _HEAD and spot.coarse < 1)


def ahead(told: Sequence[Passage], number: int) -> tuple[Place, ...]:
    """The place that the sentences right after an opening one name."""
    after = told[number + 1 : number + 3] if not number else ()
    following = [spot for p in after for spot in spots(p) or offices(p)]
    several = {place.identity for spot in following for place in spot.places if not coarseness(place)}
    harmed = [place for p in after if p.has("toll") for spot in spots(p) or offices(p) for place in spot.places]
    apart = len(several) > 1 or any(not touch(harmed[:1], (other,)) for other in harmed[1:])
    if (apart or any(map(picks_one, after))) and (told[number].has("toll") or told[number].has("effect")):
        return ()  # the people or things of several places
    if following and told[number].has("toll") and _by_regions(told[1:]):
        return ()
    return following[0].places if following else ()


def _by_regions(told: Sequence[Passage]) -> bool:
    """Whether people are counted region by region: those of the headline are of all."""
    here = (spot for passage in told if passage.has("toll") for spot in spots(passage) if spot.coarse == 1)
    return len({spot.places[0].admin1 for spot in here if len(spot.places) == 1}) > 1


def picks_one(passage: Passage) -> bool:
    """Whether a sentence tells of one of several places: "in A alone 10 were killed", «лише в A загинули 10»."""
    return bool(passage.matches("one_of_them"))


def of_office(told: Sequence[Passage], number: int) -> tuple[Place, ...]:
    """The place whose office opens the report, for a headline that names none: «Поліція N-щини: двоє загиблих»."""
    if number or not told[0].has("toll"):
        return ()
    return next((spot.places for spot in (*offices(told[0]), *titles(told[0]))), ())


def only_place(told: Sequence[Passage]) -> tuple[Place, ...]:
    """The place of a report that names one scene (or, without any, one office's place), and that as no one of many."""
    if any(map(picks_one, told)):
        return ()
    for role in ("scene", "interception", "office", "title"):
        find = {"office": offices, "title": titles}.get(role)
        here = (spot for passage in told for spot in (find(passage) if find else spots(passage, role)))
        named = {place.identity: place for spot in here for place in spot.places}
        fine = [place for place in named.values() if not coarseness(place)] or list(named.values())
        if named:
            alone = len(fine) == 1 and all(touch(fine[:1], (one,)) for one in named.values() if coarseness(one) < 2)
            return (fine[0],) if alone else ()
    return ()


def day_of_region(told: Sequence[Passage], known: tuple[Place, ...]) -> tuple[Place, ...]:
    """The region of the one place that a report names, where it first tells the whole region's day without naming it:
    that many settlements were struck, or that more people were hurt than it then tells of that place; else none."""
    first = next((at for at, one in enumerate(told) if _names(one, known)), 0)
    above = told[:first]
    if not known or coarseness(known[0]) or not known[0].admin1 or not any(map(_of_day, above)):
        return ()
    if not (any(map(_struck_many, above)) or _more_hurt(above, told[first:])):
        return ()
    return (Place(PlacePrecision.REGION, None, known[0].admin1, known[0].country),)


def _names(passage: Passage, known: tuple[Place, ...]) -> bool:
    return any(place.identity == one.identity for spot in spots(passage) for place in spot.places for one in known)


def _of_day(passage: Passage) -> bool:
    return passage.has("whole_day") and not any(spot.coarse < 1 for spot in spots(passage))


def _struck_many(passage: Passage) -> bool:
    """Whether a sentence counts the settlements that were struck: «28 населённых пунктов попали под удар»."""
    several = any(
        token.is_a("quantity") and (token.value.least or 0) > 1 and after.is_a("settlements")
        for token, after in pairwise(passage.tokens)
    )
    return several and passage.has("blow.attack")


def _more_hurt(above: Sequence[Passage], below: Sequence[Passage]) -> bool:
    """Whether more people of one kind are told of above than of the place below."""
    first, then = _hurt(above), _hurt(below)
    return any(0 < then[of] < first[of] for of in first.keys() & then.keys())


def _hurt(told: Sequence[Passage]) -> dict[str, int]:
    """How many people of each kind were hurt, as the first sentence says that counts them."""
    found: dict[str, int] = {}
    for harm in (harm for passage in told for harm in casualties(passage) if harm.definite):
        found.setdefault(harm.of, harm.range.least or 0)
    return found
