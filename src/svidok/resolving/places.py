"""Where is each place that a text names?

Names are found sentence by sentence, then chosen among homonyms by what stands around them: a region or raion beside
the name, the regions in force where it stands, the channel's own; how many people live there is the weakest reason.
Below a margin nothing is chosen and the rivals are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from svidok.lexicon import Lexicon
from svidok.model.place import Place, PlaceMention, PlacePrecision, PlaceRole
from svidok.model.report import Report
from svidok.resolving.channelplace import channel_region
from svidok.resolving.gazetteer import Entry, Gazetteer
from svidok.resolving.homonyms import Context, choose, great, seat, unlisted
from svidok.resolving.placeline import Line, Named
from svidok.resolving.placenames import alone, likely, listed, names, single, struck, unmistakable
from svidok.resolving.placeroles import first_of_lists, role_of, shooting
from svidok.text import Sentence

RAION_KEY = 4  # characters of a raion's key; those of its communities are longer
_FEW = 4  # words from a town to the region that tells which
SMALL_TOWN = 30_000  # people: below, the name of a regional centre after a comma tells where it lies


@dataclass
class _Spoken:
    """The names of one sentence."""

    sentence: Sentence
    line: Line
    found: list[Named] = field(default_factory=list)


def places(
    report: Report, sentences: Sequence[Sentence], gazetteer: Gazetteer, lexicon: Lexicon
) -> tuple[PlaceMention, ...]:
    """Every place named in the report, in the order of the text, not overlapping."""
    spoken = [_named(report.text, sentence, gazetteer) for sentence in sentences]
    if not any(one.found for one in spoken):
        return ()
    context = Context(gazetteer, channel_region(report, gazetteer, lexicon))
    context.survey([named for one in spoken for named in one.found], spoken[0].line.spoken.capital_of)
    context.war = any(one.line.harmed for one in spoken)
    context.ground = any(one.line.grounded() for one in spoken)
    mentions: list[PlaceMention] = []
    shot = shooting(one.line for one in spoken)
    for one, down in zip(spoken, shot, strict=True):
        mentions += _resolved(report, one, context, down)
    return tuple(_told_elsewhere(mentions))


def _told_elsewhere(mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Each mention; of a name that several places have the one of them that the report tells of by more than its name:
    «удар по Покровській громаді», and below «Покровській громаді Синельниківського району»."""
    known = {mention.place.identity: mention.place for mention in mentions if mention.place.key}
    for mention in mentions:
        told = {rival.identity for rival in mention.place.rivals} & known.keys() if not mention.place.key else set()
        if len(told) != 1:
            yield mention
            continue
        yield replace(mention, place=known[told.pop()], reason="the one of its rivals that the report tells of")


def _named(text: str, sentence: Sentence, gazetteer: Gazetteer) -> _Spoken:
    line = Line(text, sentence, gazetteer)
    found = list(_joined(line, names(line)))
    return _Spoken(sentence, line, found)


def _joined(line: Line, found: Sequence[Named]) -> Iterator[Named]:
    """Each name with the area that stands beside it: «Іванівка Херсонської обл.», «Салтівський район Харкова»."""
    here = 0
    while here < len(found):
        named, here = found[here], here + 1
        while here < len(found):
            both = _with_area(line, named, found[here]) or _district_of(line, named, found[here])
            both = both or _addressed(line, named, found[here], found[here - 2 : here - 1])
            if both is None:
                break
            named, here = both, here + 1
        yield _in_region(line, _near_city(line, named, found[here]), found[here]) if here < len(found) else named


def _in_region(line: Line, named: Named, area: Named) -> Named:
    """ "The Kirovske airfield in Crimea": of several towns so called the one of the region named a few words on."""
    between = line.folded[named.end : area.start]
    regions = {e.admin1 for e in area.choices}
    told = len(between) <= _FEW and all(word.isalpha() and word not in line.spoken.joins for word in between)
    if not (told and _is_area(area) and len(regions) == 1 and all(e.kind == "R" for e in area.choices)):
        return named
    rivals = {e.admin1 for e in named.choices}
    return replace(named, governed=next(iter(regions))) if len(rivals) > 1 and regions < rivals else named


def _with_area(line: Line, named: Named, area: Named) -> Named | None:
    settled = named.country is None and not any(e.kind in "RPB" for e in named.choices)
    if not ((settled or _of_its_raion(named, area)) and _is_area(area) and _beside(line, named.end, area.start)):
        return None
    several = len({e.admin1 for e in area.choices}) > 1
    if all(e.kind == "B" for e in area.choices) or (several and not named.choices):
        return None
    end = area.end
    if end < len(line.folded) and line.folded[end] == ")" and "(" in line.folded[named.end : area.start]:
        end += 1
    entry = area.choices[0]
    return replace(
        named,
        end=end,
        governed=named.governed if several else entry.admin1,
        raions=tuple(e.key for e in area.choices if e.kind == "P") or named.raions,
        certain=True,
    )


def _of_region(line: Line, named: Named, area: Named) -> bool:
    """«в Красногвардейском районе Белгородской области»: of the raions so called the one of the region beside it."""
    raions = all(e.kind == "P" for e in named.choices) and all(e.kind == "R" for e in area.choices)
    regions = {e.admin1 for e in named.choices}
    return raions and len(regions) > 1 and area.choices[0].admin1 in regions and named.end == area.start


def _of_its_raion(named: Named, area: Named) -> bool:
    """«Покровській громаді Синельниківського району»: a community, and the raion that tells which."""
    communities = bool(named.choices) and all(e.kind == "P" and len(e.key) > RAION_KEY for e in named.choices)
    return communities and all(e.kind == "P" and len(e.key) == RAION_KEY for e in area.choices)


def _district_of(line: Line, named: Named, city: Named) -> Named | None:
    """«у Шевченківському районі Харкова», "Podilskyi district of Kyiv": the city tells which of them."""
    between = line.folded[named.end : city.start]
    if between and " ".join(between) not in line.spoken.within:
        return None
    cities = {(e.name, e.admin1) for e in city.choices}
    fits = tuple(e for e in named.choices if e.kind == "B" and (e.name, e.admin1) in cities) or _unheld(named, city)
    return replace(named, end=city.end, choices=fits) if fits else None


def _unheld(named: Named, city: Named) -> tuple[Entry, ...]:
    """«в Пролетарском районе Тулы»: a district of that city which no table holds, and no raion of another region."""
    towns = [e for e in city.choices if e.kind == "M"]
    raions = bool(named.choices) and all(e.kind in "PB" for e in named.choices)
    if not raions or {e.admin1 for e in named.choices} & {e.admin1 for e in towns}:
        return ()
    return tuple(e._replace(kind="B", precision=PlacePrecision.CITY_DISTRICT) for e in towns)


def _near_city(line: Line, named: Named, city: Named) -> Named:
    """«селе Черемошное под Белгородом», "Zolochiv, Kharkiv": a small place with the region of the city beside it."""
    if _is_area(named) and _is_area(city) and _of_region(line, named, city):
        return replace(named, governed=city.choices[0].admin1)
    between = line.folded[named.end : city.start]
    near = len(between) == 1 and between[0] in line.spoken.beside
    regions = frozenset(e.admin1 for e in city.choices) if near else _address(line, named, city)
    return replace(named, ahead=next(iter(regions))) if city.certain and len(regions) == 1 else named


def _address(line: Line, named: Named, city: Named) -> frozenset[str]:
    """The region whose centre after a comma tells where a small place lies; none if it is the next of a list."""
    if line.spoken.declines or line.folded[named.end : city.start] not in ([","], ["("]):
        return frozenset()
    small = all(e.population < SMALL_TOWN for e in named.choices)
    after = city.end + (line.word(city.end) == ",")
    listed = line.word(after) in line.spoken.joins or (after > city.end and line.capital(after))
    return line.gazetteer.centred(city.choices) if small and not listed else frozenset()


def _addressed(line: Line, named: Named, city: Named, before: Sequence[Named]) -> Named | None:
    """ "A house in Zolochiv, Kharkiv, burned": one place, where nothing before it makes it the third of a list."""
    regions = _address(line, named, city)
    listed = bool(before) and all(
        word == "," or word in line.spoken.joins for word in line.folded[before[-1].end : named.start]
    )
    if listed or len(regions) != 1 or not any(e.admin1 in regions for e in named.choices):
        return None
    end = city.end + (line.word(city.end) == ")" and line.word(named.end) == "(")
    return replace(named, end=end, governed=next(iter(regions)))


def _is_area(named: Named) -> bool:
    return bool(named.choices) and named.certain and all(e.kind in "RPB" for e in named.choices)


def _beside(line: Line, end: int, start: int) -> bool:
    between = [word for word in line.folded[end:start] if word not in line.spoken.qualifiers]
    if not between or " ".join(between) in line.spoken.within:
        return True
    return len(between) == 1 and between[0] in (",", "(") and not (between[0] == "," and _listed_on(line, start))


def _listed_on(line: Line, start: int) -> bool:
    """After a comma an area governs only as a genitive or a name of its own: never the next item of a list."""
    return not line.spoken.ends(line.folded[start], "genitive")


def _resolved(report: Report, one: _Spoken, context: Context, shot: bool) -> Iterator[PlaceMention]:
    context.begin(opens=one.sentence.opens)
    words = one.sentence.words
    found = one.found
    firsts = first_of_lists(one.line, found)
    for run in _runs(one.line, found):
        believed = _run_believed(one.line, [found[n] for n in run], context)
        governed = next((found[n].governed for n in reversed(run) if found[n].governed), None)
        ahead = None if context.told else governed
        shared = _shared([found[n] for n in run], context)
        lie = Counter(region for n in run for region in _company(found[n]))
        sure = {e.admin1[:2] for n in run if found[n].certain for e in found[n].choices}
        for position in run:
            named = found[position]
            if not named.certain and not _believed(one.line, named, believed and _fellow(named, sure), context):
                continue
            company = frozenset((lie - Counter(_company(named))).keys())
            named = replace(named, ahead=ahead or named.ahead, neighbours=shared, company=company)
            told = _place(named, context)
            if told is None:
                continue
            place, reason = told
            role = role_of(one.line, named, firsts[position], shot)
            quote = report.quote(words[named.start].start, words[named.end - 1].end)
            context.saw(place, role)
            yield PlaceMention(quote, place, role, reason)


def _runs(line: Line, found: Sequence[Named]) -> list[list[int]]:
    """The names of a sentence, those of one list together."""
    runs: list[list[int]] = []
    for position, named in enumerate(found):
        if runs and listed(line, found[position - 1].end, named.start):
            runs[-1].append(position)
        else:
            runs.append([position])
    return runs


def _shared(run: Sequence[Named], context: Context) -> frozenset[str]:
    """The regions in force in which most names of a list can be villages: Рівне among them is one of them."""
    regions = Counter(region for named in run for region in {e.admin1 for e in named.choices if e.kind in "XC"})
    return frozenset(r for r, count in regions.items() if count > max(2, len(run) / 2) and context.near((r,)))


def _company(named: Named) -> frozenset[str]:
    """The one region in which a small place must lie, for those named beside it; empty for any other."""
    regions = frozenset(e.admin1 for e in named.choices)
    return regions if len(regions) == 1 and not any(e.known for e in named.choices) else frozenset()


def _fellow(named: Named, sure: Collection[str]) -> bool:
    """Whether a name can lie in a country of those that are sure in its list; a far city needs one to be sure."""
    if all(e.far for e in named.choices):
        return bool(sure)
    return not sure or any(e.admin1[:2] in sure for e in named.choices)


def _speaks(line: Line, named: Named) -> bool:
    """Whether a name that opens a report's line and leads to a colon is a speaker's: «Мельник: …» is of no Мельники."""
    alone = (named.start, named.end) == (0, 1) and line.word(1) == ":"
    village = all(entry.kind in "XC" for entry in named.choices)
    return alone and village and not line.gazetteer.called(line.folded[:1])


def _run_believed(line: Line, run: Sequence[Named], context: Context) -> bool:
    """Whether a list is one of places: one of them is sure, it follows a region or a colon, or it is long."""
    if len(run) < 2:
        return False
    colon = run[0].start > 0 and line.folded[run[0].start - 1] in (":", "–", "—")
    sure = any(named.certain or likely(line, named, listed=False) for named in run)
    return sure or colon or (len(run) > 2 and bool(context.regions))


def _believed(line: Line, named: Named, listed: bool, context: Context) -> bool:
    if not named.choices:
        return True
    if _speaks(line, named):
        return False
    within = any(e.admin1 in context.regions for e in named.choices)
    if named.typed:
        return within  # an adjective without its noun
    if context.settled(named.choices) and not line.given(named.start - 1):
        return True  # «село Вільхівка», and then only «у Вільхівці»
    supported = line.harmed or context.near(e.admin1 for e in named.choices)
    if not likely(line, named, listed, supported, context.war):
        return False
    if all(e.far for e in named.choices):
        return listed or struck(line, named)
    if not line.spoken.declines:
        ordinary = line.among(line.spoken.ordinary, named.start) and not any(great(e) for e in named.choices)
        return (
            within
            or alone(line, named)
            or single(line, named)
            or unmistakable(line, named)
            or (not ordinary and line.harmed and struck(line, named))
        )
    abroad = context.channel is not None and not context.channel.startswith("UA")
    return within or any(e.known or (e.admin1.startswith("UA") and not abroad) for e in named.choices)


def _place(named: Named, context: Context) -> tuple[Place, str] | None:
    if named.country is not None:
        return named.country, "a country"
    if named.seat:
        return seat(named, context)
    if not named.choices:
        return unlisted(named, context)
    told = choose(named, context)
    if told is None:
        return None
    place, reason = told
    if named.apart and place.precision is PlacePrecision.SETTLEMENT and place.name is not None:
        place = replace(place, precision=PlacePrecision.RAION, radius_km=named.apart)
    return place, reason


__all__ = ["Entry", "Gazetteer", "PlaceRole", "places"]
