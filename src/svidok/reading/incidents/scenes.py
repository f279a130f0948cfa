"""Where did what a sentence tells happen?

Places named as scenes, those joined by commas and "and" as one spot; a region that only says where a settlement lies is
no spot of its own. A thing told belongs to the nearest spot, a spot before it rather than one after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from svidok.lexicon import Token
from svidok.model.place import Place, PlacePrecision
from svidok.reading.sentence.passages import Passage

NOWHERE = Place(PlacePrecision.COUNTRY)
LAND = Place(PlacePrecision.COUNTRY, country="UA")
QUOTES = frozenset('«»“”„"')
_JOINTS = frozenset({",", "&", "/"})
_APPOSED = frozenset(",(–—")  # after these a town is told of again by what it is
_REACH = 3
_HEAD = 1  # tokens before a place that heads an item
_OFFICE = 3  # tokens between a place and the office of those who speak
_NO_SCENE = (
    "greatest_of",
    "lies_by",
    "car_name",
    "speaks_from",
    "came_from",
    "brought_to",
    "seen_from",
    "talks_in",
)
_OBLASTS = {"UA-30": "UA-32", "RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN"}
_SEATS = ("UA-30", "RU-MOW")
_AROUND = {"UA-40": "UA-43"}
_ROADS = ("object.transport.road", "thoroughfare", "object.vehicle")
_COARSE = {PlacePrecision.REGION: 1, PlacePrecision.COUNTRY: 2}


@dataclass(frozen=True, slots=True)
class Spot:
    """One place or several joined ones at tokens [start, end)."""

    start: int
    end: int
    places: tuple[Place, ...]

    @property
    def coarse(self) -> int:
        """0 for a settlement or district, 1 for a region, 2 for a country."""
        return min(coarseness(place) for place in self.places)


def coarseness(place: Place) -> int:
    return _COARSE.get(place.precision, 0)


def common(places: Sequence[Place]) -> tuple[Place]:
    """The city whose districts they are, else the region, or the country, that these places share."""
    city = {(place.name, place.admin1) for place in places}
    if len(city) == 1 and places[0].name and (len(places) > 1 or _is_district(places[0])):
        return (replace(places[0], precision=PlacePrecision.SETTLEMENT, district=None, key=None),)
    regions = {place.admin1 for place in places}
    countries = {place.country for place in places}
    country = countries.pop() if len(countries) == 1 else None
    region = regions.pop() if len(regions) == 1 else None
    precision = PlacePrecision.COUNTRY if region is None else PlacePrecision.REGION
    return (Place(precision, None, region, country),)


def _is_district(place: Place) -> bool:
    return place.precision is PlacePrecision.CITY_DISTRICT


def spots(passage: Passage, role: str = "scene") -> tuple[Spot, ...]:
    """The spots of a sentence in its order."""
    if not passage.has(f"place.{role}"):
        return ()
    found: list[Spot] = []
    elsewhere = _elsewhere(passage)
    for index, token in enumerate(passage.tokens):
        if not token.is_a("place") or index in elsewhere or _role(passage.tokens, index) != f"place.{role}":
            continue
        place = token.value.place
        if place.name is place.admin1 is None and not coarseness(place):
            continue  # «в одному з районів», a district of no known city: the text goes on about the place before
        last = found[-1] if found else None
        if last is not None and index - last.end <= _REACH:
            merged = _merged(last, place, index, passage.tokens)
            if merged is not None:
                found[-1] = merged
                continue
        found.append(Spot(index, index + 1, (place,)))
    found = found or _on_the_road(passage)
    rules = ("with_others", _region), ("with_cities", _land)
    first_of = {match.captures["what"][0]: around for rule, around in rules for match in passage.matches(rule)}
    shared = [_between(spot, passage.tokens) for spot in found]
    wider = [next((first_of[at] for at in range(one.start, one.end) if at in first_of), None) for one in shared]
    told = _led([_around(spot, around) for spot, around in zip(shared, wider, strict=True)], passage.tokens)
    return tuple(_fine(told))


def _led(found: Sequence[Spot], tokens: Sequence[Token]) -> list[Spot]:
    """Without a raion that only leads to the place in it: «На Синельниківщині поцілив по Межівській громаді»."""
    kept = []
    for spot, after in zip_longest(found, found[1:]):
        raion = len(spot.places) == 1 and spot.places[0].precision is PlacePrecision.RAION
        leads = raion and after is not None and all(_held(place, spot.places[0]) for place in after.places)
        between = tokens[spot.end : after.start] if after is not None else ()
        if leads and spot.start <= _HEAD and between and between[0].folded == ":":
            between = between[1:]  # «N район: дом и два сарая в M»
        apart = any(t.is_a("mark") or t.is_a("toll") for t in between) or any(t.is_a("joins") for t in between[-2:])
        if not leads or apart:
            kept.append(spot)
    return kept


def _held(place: Place, raion: Place) -> bool:
    return place.key != raion.key and inside(place, raion)


def nationwide(passage: Passage) -> tuple[Spot, ...]:
    """ "Across the country 11 were killed": the whole land, a place of its own beside those named; so are the "several
    regions" in which things were struck, where none of them is named."""
    at = next((i for i, token in enumerate(passage.tokens) if token.is_a("nationwide")), None)
    if at is not None and passage.has("toll"):
        return (Spot(at, at + 1, (LAND,)),)
    struck = passage.index and passage.has("blow") and (passage.has("blow.hit") or passage.has("object.energy"))
    if not struck or passage.has("place.scene"):
        return ()
    return tuple(Spot(match.start, match.end, (NOWHERE,)) for match in passage.matches("many_regions")[:1])


def _on_the_road(passage: Passage) -> list[Spot]:
    """What the two towns that a road leads between share, where the sentence names no other place: «на трасі A – B»."""
    found = []
    for match in passage.matches("journey"):
        ends = match.captures["from"][0], match.captures["to"][0]
        places = [passage.tokens[at].value.place for at in ends if passage.tokens[at].is_a("place")]
        road = any(any(map(token.is_a, _ROADS)) for token in passage.tokens[match.start : match.end])
        if road and len({place.admin1 for place in places}) == 1:
            found.append(Spot(ends[0], ends[1] + 1, common(places)))
    return found[:1]


def regionwide(passage: Passage) -> bool:
    """Whether a sentence tells of the whole region of the town told of: «в області», "in the region"."""
    return passage.has("regionwide") or bool(passage.matches("in_its_region"))


def _between(spot: Spot, tokens: Sequence[Token]) -> Spot:
    """«на трасі між (селами) A та B», "between A and B": one place, somewhere in what they share."""
    before = tokens[max(0, spot.start - 2) : spot.start]
    between = len(spot.places) > 1 and any(token.is_a("between") for token in before)
    return Spot(spot.start, spot.end, common(spot.places)) if between else spot


def _around(spot: Spot, wider: Callable[[Place], Place] | None) -> Spot:
    """The region, or the land, of a town that is only the first of many: «Херсон та ще 25 населених пунктів»."""
    return spot if wider is None else Spot(spot.start, spot.end, (wider(spot.places[0]),))


def _region(place: Place) -> Place:
    """The region that is called after a place: «Київська обласна прокуратура» is not that of the city's own region."""
    return Place(PlacePrecision.REGION, None, _OBLASTS.get(place.admin1 or "", place.admin1), place.country)


def _land(place: Place) -> Place:
    return Place(PlacePrecision.COUNTRY, country=place.country)


def _role(tokens: Sequence[Token], index: int) -> str:
    """What a place is in its sentence; "the Kharkiv prosecutor's office" names whose office speaks, and "in the Gubkin
    municipality" where something was."""
    lies = index and any(map(tokens[index - 1].is_a, ("where", "leads_to_place")))
    if index + 1 < len(tokens) and tokens[index + 1].is_a("office") and not lies:
        return "place.title"
    return next(kind for kind in tokens[index].kinds if kind.startswith("place."))


def _elsewhere(passage: Passage) -> set[int]:
    """The tokens of places where nothing is told: of a dateline, of what is answered, of where a weapon was flying, of
    a journey, of which something is the largest, of what only tells where another lies, of what a car is called, or of
    the sea that a port lies on."""
    tokens = passage.tokens
    found = {index + 1 for index, token in enumerate(tokens) if token.is_a("heading_for")}
    for name in ("dateline", "in_reply"):
        for match in passage.matches(name):
            found.update(range(match.start, match.end))
    opened = tokens[0].start, tokens[0].end
    if passage.text[slice(*opened)].isupper():
        found.update(at for match in passage.matches("bare_dateline") if not match.start for at in range(match.end))
    for name in _NO_SCENE:
        found.update(at for match in passage.matches(name) for at in _listed(tokens, match.captures["what"][0]))
    for match in passage.matches("journey"):
        found.update(range(match.captures["from"][0], match.captures["to"][0] + 1))
    treated = wards(passage) | (_whats(passage, "mostly_in") if passage.has("toll") else set())
    home = {at for one in _whats(passage, "lives_in") for at in _listed(tokens, one)}
    apart = treated | home | found
    others = [t.value.place for at, t in enumerate(tokens) if t.is_a("place.scene") and at not in apart]
    found |= treated if others else set()
    if any(not coarseness(place) for place in others):
        found |= {at for at in home if all(place.identity != tokens[at].value.place.identity for place in others)}
    found |= {at - back for at in range(4, len(tokens)) if _addressed(tokens, at) for back in (0, 2)}
    seas = {match.captures["sea"][0] for match in passage.matches("by_the_sea")}
    return found | {at for at in seas if (tokens[at].value.place.admin1 or "").startswith("SEA-")}


def _addressed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the town at token `at` only ends an address: "the port of Izmail (Izmail, Odesa)"."""
    one, mark, other, opened = (tokens[at - back] for back in range(4))
    before = tokens[at - 4]
    if (opened.folded, mark.folded) != ("(", ",") or not one.is_a("place.scene"):
        return False
    if before.folded == other.folded:
        return True
    told = [token.value.place for token in (before, other, one) if token.is_a("place")]
    towns = all(place.precision is PlacePrecision.SETTLEMENT for place in told[::2])
    return len(told) > 2 and towns and told[0].admin1 == told[2].admin1 and not coarseness(told[1])


def wards(passage: Passage) -> set[int]:
    """The tokens of places where the wounded are treated, or died."""
    return _whats(passage, "treated_in")


def _whats(passage: Passage, rule: str) -> set[int]:
    return {match.captures["what"][0] for match in passage.matches(rule)}


def _listed(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """The place at token `at`, and those joined to it: "seen from Koktebel and Sudak"; a name among them that no table
    holds parts none of them."""
    yield at
    while at + 2 < len(tokens) and _joins(tokens[at + 1]) and any(map(tokens[at + 2].is_a, ("place.scene", "capital"))):
        at += 2
        if tokens[at].is_a("place"):
            yield at


def _merged(last: Spot, place: Place, index: int, tokens: Sequence[Token]) -> Spot | None:
    """The spot that `place` joins: as another of a list, as the two ends of one address, or as one that it includes."""
    between = [token for token in tokens[last.end : index] if token.folded not in QUOTES]
    before = last.places[-1]
    if any(token.folded == ";" or token.is_a("told_again") for token in between):
        return None
    if _beside(between) and coarseness(place) == 0:
        village = place.precision is PlacePrecision.SETTLEMENT or place.key is None  # one that no table holds
        near = place.name != before.name and (place.radius_km or 0) < (before.radius_km or 0)
        village = village or near
        if before.precision is PlacePrecision.RAION and village:
            return Spot(last.start, index + 1, (place,)) if before.admin1 == place.admin1 else None
        return Spot(last.start, index + 1, last.places)
    suburb = _suburb(last, place, between)
    if suburb is not None:
        return Spot(last.start, index + 1, (suburb,))
    both = coarseness(before) == coarseness(place) == 0 and before.admin1 == place.admin1
    around = [token.folded for token in (*between, *tokens[index + 1 : index + 2])]
    address = both and (not between or around == ["(", ")"])  # "Snihurivka (Mykolaiv)"
    if _within(before, place) or (address and not _within(place, before)):
        return Spot(last.start, index + 1, last.places)
    if _within(place, before) and len(last.places) == 1:
        included = any(token.is_a("among") for token in between)  # "across Ukraine, including Kyiv"
        return Spot(last.start, index + 1, last.places if included else (place,))
    named = [k for k, token in enumerate(between) if token.is_a("article") and k and between[k - 1].is_a("joins")]
    joined = all(_joins(token) or token.is_a("against") or k in named for k, token in enumerate(between))
    alike = coarseness(before) == coarseness(place) or 2 not in (coarseness(before), coarseness(place))
    if joined and between and any(map(_joins, between)) and alike:  # «у Києві, Київській та Черкаській областях»
        return Spot(last.start, index + 1, (*last.places, place))
    return None


def _suburb(last: Spot, place: Place, between: Sequence[Token]) -> Place | None:
    """Of a town and its suburb the suburb: "N, a suburb of M", "the M suburb of N", «N, передмістя M»."""
    before = last.places[-1]
    told = [token for token in between if token.is_a("suburb_of")]
    alike = coarseness(before) == coarseness(place) == 0 and before.admin1 == place.admin1 and len(last.places) == 1
    if not (told and alike) or not all(_small_word(token) for token in between):
        return None
    return before if between[0].folded in _APPOSED else place


def _small_word(token: Token) -> bool:
    return (
        token.folded in (",", "(", "–", "—") or token.is_a("suburb_of") or token.kinds <= {"word", "article", "joins"}
    )


def _joins(token: Token) -> bool:
    return token.folded in _JOINTS or token.is_a("joins")


def _beside(between: Sequence[Token]) -> bool:
    """«поблизу», "near", «неподалік окупованої»: the next place only says where the one before lies."""
    return bool(between) and between[0].is_a("beside") and all(t.is_a("beside") or t.is_a("word") for t in between)


def _within(inner: Place, outer: Place) -> bool:
    """Whether `outer` only says where `inner` lies."""
    if coarseness(outer) == 1 and coarseness(inner) == 0:
        return lies_in(inner, outer)
    if coarseness(outer) == 2 and coarseness(inner) < 2:
        return inner.country == outer.country
    if (
        inner.precision is outer.precision is PlacePrecision.RAION
        and inner.key
        and outer.key
        and inner.key != outer.key
    ):
        return inner.key.startswith(outer.key)  # a community of a raion
    both = coarseness(inner) == coarseness(outer) == 0 and inner.admin1 == outer.admin1
    raion = outer.precision is PlacePrecision.RAION and not other_raions(inner, outer)
    return both and raion and inner.precision is PlacePrecision.SETTLEMENT


def lies_in(inner: Place, region: Place) -> bool:
    """Whether a place lies in a region; Sevastopol has a code of its own and lies in Crimea."""
    return region.admin1 in (inner.admin1, _AROUND.get(inner.admin1 or ""))


def inside(one: Place, around: Place) -> bool:
    """Whether a place lies in a region, or by its key in a raion."""
    return lies_in(one, around) if coarseness(around) else bool(around.key and (one.key or "").startswith(around.key))


def other_raions(one: Place, other: Place) -> bool:
    """Whether two places lie in two raions, as their keys tell."""
    keys = [place.key for place in (one, other) if place.key and place.key.isdecimal()]
    return len(keys) > 1 and keys[0][:4] != keys[1][:4]


def touch(places: Sequence[Place], others: Sequence[Place]) -> bool:
    """Whether one of some places is, holds or lies in one of the others."""
    return any(
        one.identity == other.identity or lies_in(one, other) or lies_in(other, one)
        for one in places
        for other in others
    )


def offices(passage: Passage) -> Iterator[Spot]:
    """The places whose officials speak: "the Kharkiv mayor", "Voronezh Governor", which is one of the region; a
    capital that stands for its country holds no office."""
    for spot in spots(passage, "title"):
        around = passage.tokens[max(0, spot.start - _OFFICE) : spot.end + _OFFICE]
        if spot.coarse == 2 or not any(token.is_a("role") or token.is_a("office") for token in around):
            continue
        over = any("{oblast}" in (token.of("role") or token.of("office") or "") for token in around)
        yield _around(spot, _region if over else None)


def _fine(found: Sequence[Spot]) -> list[Spot]:
    """Without regions and countries in which another spot of the sentence lies."""
    return [
        spot
        for spot in found
        if not (
            spot.coarse
            and len(spot.places) == 1
            and any(o.coarse < spot.coarse and all(_within(p, spot.places[0]) for p in o.places) for o in found)
        )
    ]


def titles(passage: Passage) -> tuple[Spot, ...]:
    """The places of titles, without seats of government that stand for countries: «У Києві прокоментували»."""
    seats = {place.identity for spot in offices(passage) for place in spot.places}
    found = spots(passage, "title")
    return tuple(s for s in found if s.places[0].admin1 not in _SEATS or s.places[0].identity in seats)
