"""Over which regions were so many counted?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.place import PlaceMention, PlacePrecision, PlaceRole
from svidok.reading.raids.bare import dash_before
from svidok.reading.raids.tallies import Counted

_AMONG = ("joins", "leads_to_place", "over_area")
_OTHERS = ("of_them", "some_of_them")  # after these the places are those of others, or of no number
_ELSE = ("contrast", "effect", "toll")
_WHENCE = 3  # tokens from "from" to where: "from the airspace over X", «з неба Бєлгородщини»
_HELD = ("UA-", "RU-", "SEA-")  # where weapons of this war are counted
_ENDS = frozenset(",;.)")
_UNNAMED = ("quantity", "warside", "nation", "leads_to_place")  # before "regions" that are not named
_AIMED = 7  # tokens from "mainly" to the place that was aimed at
_BRACKET = 3  # tokens of a bracket that only counts
_SHARED = 2  # regions that two numbers share out
_FLIES = 3  # tokens from "heading for" to where: "heading for the capital, Moscow"
_LIST_MARKS = frozenset({",", ":", ";", ")", "»", "”", '"', "-", "–", "—", "▪", "•"})


def regions_of(
    tokens: Sequence[Token], phrases: Sequence[Counted], index: int, coordinated: Callable[[int], bool]
) -> list[str]:
    """The regions named after a number and before the next; else the one named before it that no other number took.

    `coordinated` tells of a number whether only a conjunction stands between it and the one before.
    """
    said = phrases[index]
    if said.at > 1 and tokens[said.at - 1].folded == "(" and tokens[said.at - 2].is_a("place"):
        return _admin1(tokens, said.at - 2, said.at)
    end = said.end + any(token.is_a("outcome.shot_down") for token in tokens[said.end : said.end + 1])
    if _closed(tokens, end) and said.at > 1 and (place := _led_by_place(tokens, said.at)) is not None:
        first = _first_of(tokens, place, phrases[index - 1].end if index else 0)
        if any(token.is_a("whence") for token in tokens[max(0, first - _WHENCE) : first]):
            return []  # «з неба Бєлгородщини — трьома Х-59»
        return _admin1(tokens, first, said.at)  # «Брянская область – 60, над Курской и Орловской – по два»
    if (
        said.at > 1
        and any(t.is_a("each") for t in tokens[said.at - 1 : said.at + 1])
        and (led := _led_by_list(tokens, phrases, index))
    ):
        return led  # «над A, B областями и краем C было уничтожено по четыре»
    reach = _reach(tokens, phrases, index)
    inside = _admin1(tokens, said.at + 1, said.end)  # «о 22 сбитых над Крымом беспилотниках»
    after, aimed = inside or _admin1(tokens, said.end, reach), _admin1(tokens, said.end, reach, aimed=True)
    if (shared := _shared_out(tokens, phrases, index)) is not None:
        second = index + 1 - shared
        both = _admin1(tokens, phrases[second].end, _reach(tokens, phrases, second))
        if len(both) == _SHARED:
            return [both[shared]]
    if after:
        return [] if _among_unnamed(tokens, said.end, reach) or _most_over(tokens, said.end, reach) else after
    if _among_unnamed(tokens, said.end, next((k for k in range(said.end, reach) if tokens[k].folded == ","), reach)):
        return []  # "In Moscow, the ministry said 34 were downed over eight regions"
    if index and _of_those(tokens, said):
        # "attacked A with eight, seven of them were downed"
        return regions_of(tokens, phrases, index - 1, coordinated) or aimed
    start = _reach(tokens, phrases, index - 1) if index else 0
    if index and not _admin1(tokens, phrases[index - 1].end, start):
        start = phrases[index - 1].end
    if coordinated(index) and not _admin1(tokens, phrases[index - 1].end, said.at):
        return regions_of(tokens, phrases, index - 1, coordinated)
    before = _admin1(tokens, start, said.at, led=True)
    if len(before) == 1 or (before and each_of(tokens, said.end)):
        return before  # "over A and B air defence downed three drones each"
    return [] if before else aimed


def each_of(tokens: Sequence[Token], end: int) -> bool:
    """Whether "each" follows weapons: «three each over A and B»; not «22 дрона по Козинке», where they flew."""
    return any(token.is_a("each") for token in tokens[end : end + 1]) and not (
        tokens[end].is_a("against") and any(token.is_a("place") for token in tokens[end + 1 : end + 2])
    )


def _of_those(tokens: Sequence[Token], said: Counted) -> bool:
    """Whether a number is of those counted before it: "seven of them", "38 of the UAVs"."""
    if any(token.is_a("of_them") for token in tokens[said.at : said.end]):
        return True
    led = said.at + 2 < said.end and tokens[said.at + 1].is_a("out_of")
    return led and not any(token.is_a("quantity") for token in tokens[said.at + 1 : said.end])


def _led_by_list(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> list[str]:
    """The places named before «по четыре» since the number before, where none follows in its clause."""
    said = phrases[index]
    limit = phrases[index + 1].at if index + 1 < len(phrases) else len(tokens)
    clause = takewhile(lambda token: not token.is_a("mark") or token.is_a("range_joint.dash"), tokens[said.end : limit])
    if any(token.is_a("place") for token in clause):
        return []
    start = phrases[index - 1].end if index else 0
    places = [k for k in range(start, said.at) if tokens[k].is_a("place")]
    return _admin1(tokens, _first_of(tokens, places[-1], start), said.at) if places else []


def _closed(tokens: Sequence[Token], end: int) -> bool:
    """Whether what a number tells has ended there."""
    return end >= len(tokens) or tokens[end].folded in _ENDS or tokens[end].is_a("joins")


def _among_unnamed(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether more areas are told of there than named: "over nine regions and the Sea of Azov", "over Russian regions
    and Crimea"; not "over the Tver and Tula regions"."""
    areas = (k for k in range(start + 1, min(end, len(tokens))) if tokens[k].is_a("areas"))
    return any(any(map(tokens[k - 1].is_a, _UNNAMED)) and not tokens[k - 1].is_a("place") for k in areas)


def _shared_out(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> int | None:
    """Which of two regions a number is of that only a conjunction parts from another: «50 и 29 БПЛА — над A и B»."""
    for shared, (first, second) in enumerate(((index, index + 1), (index - 1, index))):
        if first >= 0 and second < len(phrases) and phrases[second].at == phrases[first].at + 2:
            return shared if tokens[phrases[first].at + 1].is_a("joins") else None
    return None


def _most_over(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a place is only where most of them were: «162 дрона, больше всего — над Курской областью»."""
    ranked = (k for k in range(start, end) if tokens[k].is_a("ranks") or tokens[k].is_a("some_of_them"))
    return any(token.is_a("leads_to_place") for k in ranked for token in tokens[k + 1 : k + _BRACKET])


def _reach(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> int:
    """How far the places after a number are its own: to the next number, or to "of them" or "the rest" before it."""
    said = phrases[index]
    limit = next((p.at for p in phrases[index + 1 :] if p.at >= said.end), len(tokens))
    if limit < len(tokens) and tokens[limit - 1].folded == "(" and _only_counts(tokens, limit):
        limit = next((k for k in range(said.end, limit) if tokens[k].is_a("place")), limit)  # «над A (11) и B (3)»
    elif limit < len(tokens) and (place := _led_by_place(tokens, limit) or _opening(tokens, limit)):
        first = _first_of(tokens, place, said.end)
        limit = max((k for k in range(said.end, first) if tokens[k].folded in _LIST_MARKS), default=limit)
    ends = (
        k for k in range(said.end, limit) if tokens[k].folded == ";" or _turns(tokens[k]) or _other(tokens, said.end, k)
    )
    return min(next(ends, limit), _aside(tokens, said.end, limit))


def _turns(token: Token) -> bool:
    """Whether the places after a word are those of others, or of what came of it: "launched 90 drones, sparking a fire
    at a refinery on the coast", "downed 60 but said nothing about X"."""
    fate = token.is_a("outcome") or token.is_a("attack")
    return any(map(token.is_a, _OTHERS)) or (not fate and any(map(token.is_a, _ELSE)))


def _other(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether another weapon's clause begins, whose place is its own: "downed 12 Shaheds, a missile struck A"."""
    weapon = any(map(tokens[at].is_a, ("weapon", "lone_weapon"))) and not tokens[at].is_a("defence")
    all_of_them = at > 0 and tokens[at - 1].is_a("everything")  # ", all Shaheds, over A"
    return weapon and not all_of_them and any(token.folded == "," for token in tokens[start:at])


def _aside(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a bracket opens after a place that tells of some of them and not how many fell there: "over A and B (two of
    those flew at C)"."""
    opened = (k for k in range(start + 1, end) if tokens[k].folded == "(" and tokens[k - 1].is_a("place"))
    return next((k for k in opened if not _only_counts(tokens, k + 1)), end)


def _only_counts(tokens: Sequence[Token], start: int) -> bool:
    """Whether a bracket that opened before holds nothing but how many fell there: "(11)", "(11 drones)"."""
    held = list(takewhile(lambda token: token.folded not in _ENDS, tokens[start : start + _BRACKET]))
    return bool(held) and held[0].is_a("quantity") and all(token.is_a("weapon") for token in held[1:])


def _led_by_place(tokens: Sequence[Token], number: int) -> int | None:
    """The place before a number over a dash: «на Одещині — 14», «на Одещині — ще 14», «над Курской — по два»."""
    dash = dash_before(tokens, number)
    if dash < 0 and number and tokens[number - 1].is_a("place.interception") and _closed(tokens, number + 1):
        return number - 1  # "over Kursk 14 and over Belgorod three"
    return dash - 1 if dash > 0 and tokens[dash - 1].is_a("place") else None


def _opening(tokens: Sequence[Token], number: int) -> int | None:
    """The place that opens the clause of a number which has none after it: "…, and in Lipetsk two were jammed"."""
    if not number or not tokens[number - 1].is_a("place"):
        return None
    clause = takewhile(lambda token: not token.is_a("mark") and not token.is_a("quantity"), tokens[number + 1 :])
    return None if any(token.is_a("place") for token in clause) else number - 1


def _first_of(tokens: Sequence[Token], place: int, start: int) -> int:
    """Where the list of places begins that ends with this one: «над A, B и C — по два»; a comma parts what has a number
    of its own from it."""
    first = at = place
    while (
        at > start
        and not (at < place and tokens[at].is_a("place") and _flown_at(tokens, at))
        and (tokens[at].is_a("place") or any(map(tokens[at].is_a, _AMONG)) or tokens[at].folded == ",")
    ):
        first = at if tokens[at].is_a("place") else first
        at -= 1
    return first


def _admin1(tokens: Sequence[Token], start: int, end: int, *, led: bool = False, aimed: bool = False) -> list[str]:
    """The regions of the places named there, but for those that weapons came from, aimed at before all, or fell near:
    «над Черным морем у побережья Крыма» is the sea; with `aimed` only those that they flew at. With `led` a bare first
    word is left out: it is who acts ("Moscow fired 80")."""
    taken = []
    came_from = aside = False
    for index in range(start, end):
        token = tokens[index]
        aside = token.is_a("subordinate") if index > start and tokens[index - 1].folded == "," else aside
        if aside:
            continue  # "over Crimea, which Moscow annexed"
        mention = token.value
        if token.is_a("whence") or (token.is_a("leads_to_place") and not _origin(tokens, index, start)):
            came_from = token.is_a("whence")
        if not isinstance(mention, PlaceMention) or came_from or _beside(tokens, index, start):
            continue
        if aimed is not _flown_at(tokens, index):
            continue
        if led and (not index or tokens[index - 1].is_a("mark")):
            continue
        struck = mention.role in (PlaceRole.SCENE, PlaceRole.INTERCEPTION)
        region = mention.place.admin1 or ""
        if struck and region.startswith(_HELD) and mention.place.precision is not PlacePrecision.COUNTRY:
            taken.append(region)
    return list(dict.fromkeys(taken))


def _origin(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether the place after this word is only more of where weapons came from: "from the airspace over X"."""
    near = tokens[max(start, index - _WHENCE) : index]
    whence = next((k for k, token in enumerate(near) if token.is_a("whence")), None)
    return whence is not None and not any(token.is_a("place") or token.is_a("mark") for token in near[whence:])


def _flown_at(tokens: Sequence[Token], index: int) -> bool:
    return any(token.is_a("flies_to") for token in tokens[max(0, index - _FLIES) : index])


def _beside(tokens: Sequence[Token], index: int, start: int) -> bool:
    """Whether the place is only near the one that counts, only the first among several, or who speaks."""
    before, after = tokens[max(start, index - 3) : index], tokens[index + 1 : index + 2]
    speaks = any(token.is_a("say") or token.is_a("tally") for token in after)
    after_another = any(token.is_a("place") for token in tokens[start:index])
    near = after_another and any(token.is_a("offshore") for token in before)
    return speaks or near or any(token.is_a("mainly") for token in before) or _foremost(tokens, index)


def _foremost(tokens: Sequence[Token], index: int) -> bool:
    """Whether the place is the one aimed at before all: "mainly targeting the capital, Kyiv"."""
    led = takewhile(lambda token: token.folded not in _ENDS, reversed(tokens[max(0, index - _AIMED) : index]))
    return any(token.is_a("mainly") for token in led)
