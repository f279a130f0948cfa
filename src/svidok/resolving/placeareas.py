"""Which region, raion, community, sea or city district do an adjective and a noun mean?

«Харківської області», «Синельниківський, Нікопольський райони», «Сумська громада»; and what looks like one but is none:
a direction of the front, a military district.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.model.place import PlaceRole
from svidok.resolving.gazetteer import Area, Entry, Gazetteer
from svidok.resolving.placedistance import BESIDE_KM
from svidok.resolving.placeline import Line, Named

LIST = 40  # words within which an adjective finds its noun: «Харківської, Сумської … областей»
STOPS = frozenset(".;!?")
LINKS = frozenset((",", "-", "/", "(", ")"))
_DASHES = frozenset("-–—:")
_ENDS = frozenset(",;.")
_LIKE = 2  # adjectives between a town's and the works: «київська дитяча обласна лікарня»
_SHORT = 4  # letters of a noun that is spelled like an adjective: «бою»
_FORM = 3  # letters that end two adjectives of one form
_LEFT_OUT = (("raion", "raion"), ("hromada", "feminine"))  # nouns, and how the adjectives end that go without them
_COUNTED = 5  # words before the dash of a line that counts: «▪ по двадцать два —»


def adjective_area(line: Line, here: int, before: Sequence[Named]) -> Named | None:
    end = _adjective_end(line, here)
    areas = line.gazetteer.areas("".join(line.folded[here:end]))
    if not areas and not adjectival(line, here):
        return None
    noun, width, kind, plural = _area_noun(line, end)
    if kind == "direction" or (
        kind in ("raion", "hromada") and any(line.noun(n, "military") for n in range(end, noun))
    ):
        return Named(here, end, (), False, void=True)
    if not areas:
        return _site(line, here, end)
    if kind == "sea" and noun > end and any(area.level == "region" for area in areas):
        kind = None  # «над Курской, 2 — над Черным морем»: the list ends with a sea, whose noun is not the region's
    if kind is None and (left_out := _elided(line, end)):
        noun, width, kind = end, 0, left_out
    if kind is None:
        return None if _several(line, here) else _nounless(line, here, end, areas, before)
    if kind == "title" and any(line.noun(n, "municipal") for n in range(end, noun + 1)):
        cities = tuple(_centres(line, areas))
        return Named(here, noun + width, cities, True, PlaceRole.TITLE) if cities else None
    wanted = levels(kind)
    if kind == "raion" and any(line.noun(n, "municipality") for n in range(end, noun)):
        wanted = (*wanted, "hromada")  # «Черниговский муниципальный округ» of a region is a community's
    fits = [area for area in areas if area.level in wanted] or ([] if kind != "raion" else list(areas))
    fits = [area for area in fits if area.level != "region" or kind in ("region", "title")]
    if kind == "hromada":
        fits = [area for area in fits if area.level == "hromada"] or fits
    if not fits:
        return None
    stop = noun + width if noun == end or (noun - end <= 3 and not plural) else end
    if noun != end and any(line.capital(n) for n in range(end, noun)):
        stop = end
    role = PlaceRole.TITLE if kind == "title" or line.titled(here) else PlaceRole.SCENE
    return Named(here, stop, tuple(area_entries(line, fits)), True, role, typed=True)


def _elided(line: Line, end: int) -> str | None:
    """Which noun an adjective leaves out that an adjective of the same form had before it in the sentence: «дом в
    Деснянском районе, пожары в Днепровском и Подольском», «у N-ській громаді …, у M-ській дрон влучив у трактор»."""
    word, after = line.folded[end - 1], line.word(end)
    if line.lower_noun(end) and line.spoken.agrees(word, after) is not False:
        return None
    kind = next((one for one, ending in _LEFT_OUT if line.spoken.ends(word, ending)), None)
    nouns = (at for at in range(max(1, end - LIST), end - 1) if kind and line.noun(at, kind))
    return kind if any(line.folded[at - 1].endswith(word[-_FORM:]) and line.capital(at - 1) for at in nouns) else None


def _adjective_end(line: Line, here: int) -> int:
    """An adjective may be hyphenated: «Івано-Франківської»."""
    end = here + 1
    while end + 1 < len(line.folded) and line.folded[end] == "-" and line.folded[end + 1].isalpha():
        if line.gazetteer.areas("".join(line.folded[here:end])) and not line.capital(end + 1):
            break
        end += 2
    return end


def _area_noun(line: Line, here: int) -> tuple[int, int, str | None, bool]:
    """(position, width, kind, plural) of the noun that an adjective at `here - 1` belongs to."""
    at, listed = here, False
    while at < min(here + LIST, len(line.folded)):
        for kind in ("region", "raion", "hromada", "sea", "title", "direction"):
            width = line.width(at, kind)
            if width and (not listed or line.spoken.is_a(line.folded[at], "several") or kind != "title"):
                return at, width, kind, line.noun(at, "several")
        word = line.folded[at]
        if line.noun(at, "filler"):
            at += 1
        elif word in LINKS or word in line.spoken.joins:
            at, listed = at + 1, True
        elif listed and (step := _number(line, at)):
            at += step
        elif (line.capital(at) or of_a_region(line.gazetteer, word)) and _linked(line, at) and _is_adjective(line, at):
            at = _adjective_end(line, at)
        else:
            break
    return at, 0, None, False


def _is_adjective(line: Line, here: int) -> bool:
    """Whether an area's adjective stands at `here`, hyphenated or not."""
    whole = "".join(line.folded[here : _adjective_end(line, here)])
    return adjectival(line, here) or bool(line.gazetteer.areas(line.folded[here]) or line.gazetteer.areas(whole))


def _linked(line: Line, here: int) -> bool:
    """Whether a list goes on: «Самарське Харківської області» is none."""
    return not line.capital(here - 1)


def _number(line: Line, here: int) -> int:
    """The words that a number of a list takes at `here`: «9 над», «по 3 – над», «130 –», «девять над»; 0 for none."""
    at = here + (line.folded[here] in line.spoken.locative)
    if line.capital(at) or not line.word(at).isalnum():
        return 0
    digits = line.folded[at].isdigit()
    end = at + 1
    end += line.word(end) in _DASHES
    end += line.word(end) in line.spoken.locative
    return end - here if digits or end > at + 1 else 0


def _numbered(line: Line, end: int) -> bool:
    """Whether a number of its own follows: «Тульская – 40», «Тульская (40)»."""
    return (line.word(end) in _DASHES or line.word(end) == "(") and line.word(end + 1).isdigit()


def _nounless(line: Line, here: int, end: int, areas: Sequence[Area], before: Sequence[Named]) -> Named | None:
    """«Лозова Харківської» (its noun left out), «Рязанский НПЗ»; else no area."""
    regions = [area for area in areas if area.level == "region"]
    feminine = line.spoken.ends(line.folded[end - 1], "nounless")
    listed = _alone_in_its_line(line, here) or _heads_as_region(line, here, end)
    feminine_over = feminine and _over_it_alone(line, here, end)
    if regions and ((feminine and _among_named_regions(line, here)) or listed or feminine_over):
        return Named(here, end, tuple(area_entries(line, regions)), True, typed=True)
    if regions and (feminine or _numbered(line, end)) and before and before[-1].country is None:
        beside = before[-1].end == here
        last = before if _numbered(line, end) else before[-1:]  # «над A — 40, из них 34 летели на B, над C — 33»
        another = any(e.kind == "R" for named in last for e in named.choices) and not line.lower_noun(end)
        if beside or another:  # «Лозова Харківської»; «7 – над Белгородской областью, 5 – Курской»
            return Named(here, end, tuple(area_entries(line, regions)), True, typed=True)
    if not before_site(line, end):
        return _bare_raion(line, here, end, areas, before)
    entries = _centres(line, areas)
    apart = BESIDE_KM if line.noun(end, "suburb_after") else None
    return Named(here, end, tuple(entries), True, apart=apart) if entries else None


def before_site(line: Line, here: int) -> bool:
    """Whether works begin at `here`, or after what they are like: «Смоленский авиационный завод»."""
    until = next((n for n in range(here, here + _LIKE) if not _describes(line, n)), here + _LIKE)
    return any(line.noun(n, "site") for n in range(here, until + 1))


def _describes(line: Line, here: int) -> bool:
    """Whether an adjective in small letters stands at `here`."""
    return (
        line.lower_noun(here) and line.spoken.ends(line.folded[here], "adjective") and len(line.folded[here]) > _SHORT
    )


def works_of(line: Line, here: int) -> bool:
    """Whether an adjective in small letters tells in which city the works after it stand: «рязанский нефтезавод»."""
    word = line.folded[here]
    if not line.spoken.declines or not word.isalpha() or line.among(line.spoken.ordinary, here):
        return False
    stem = line.gazetteer.stem(word)
    if stem is None or not line.spoken.ends(stem, "relational") or _of_a_country(line, stem):
        return False
    return bool(_cities(line, here))


def of_a_region(gazetteer: Gazetteer, folded: str) -> bool:
    """Whether a word is the adjective of a region."""
    return any(area.level == "region" for area in gazetteer.areas(folded))


def _of_a_country(line: Line, stem: str) -> bool:
    """Whether an adjective is a country's: «украинский завод» stands in no Ukrainka."""
    ending = next(end for end in line.spoken.endings["relational"] if stem.endswith(end))
    return any(name.startswith(stem.removesuffix(ending)) for name in line.spoken.countries)


def _cities(line: Line, here: int) -> list[Entry]:
    entries = _centres(line, line.gazetteer.areas(line.folded[here]))
    stem = line.gazetteer.stem(line.folded[here])
    entries += line.gazetteer.named(stem, line.language) if stem else ()
    return [entry for entry in entries if entry.known]


def _centres(line: Line, areas: Sequence[Area]) -> list[Entry]:
    """The cities after which areas are named."""
    centres = {(area.centre, area.admin1) for area in areas if area.centre and area.level != "district"}
    found = [entry for name, admin1 in sorted(centres) for entry in _called(line, str(name), admin1)]
    capital = [e for area in areas if area.level == "region" for e in _capital_of(line, area)]
    return list(dict.fromkeys(found + capital))


def _capital_of(line: Line, area: Area) -> list[Entry]:
    """Kyiv is no part of its oblast."""
    return _called(line, "Kyiv", "UA-30") if area.centre == "Kyiv" else []


def _several(line: Line, here: int) -> bool:
    """Whether a name of several words begins here: «Запорізька АЕС» stands in Enerhodar."""
    return line.longest(here)[0] > 1


def adjectival(line: Line, here: int) -> bool:
    stem = line.gazetteer.stem(line.folded[here])
    return stem is not None and line.spoken.ends(stem, "relational")


def _site(line: Line, here: int, end: int) -> Named | None:
    """«Новокуйбишевський НПЗ»: the adjective's stem is the city's name."""
    stem = line.gazetteer.stem(line.folded[here]) if end - here == 1 and before_site(line, end) else None
    entries = [e for e in line.gazetteer.named(stem, line.language) if e.known] if stem else []
    return Named(here, end, tuple(entries), True) if entries else None


def _bare_raion(line: Line, here: int, end: int, areas: Sequence[Area], before: Sequence[Named]) -> Named | None:
    """«у Синельниківському - постраждали»: the noun left out, in a report that speaks of raions; that a village is
    called so too says nothing where the sentence has named a raion of that region."""
    heads = _heads(line, here, end)
    raions = [area for area in areas if area.level == "raion" or (heads and area.level == "hromada")]
    located = here and line.folded[here - 1] in line.spoken.locative
    if not (raions and (heads or (located and line.spoken.ends(line.folded[end - 1], "raion")))):
        return None
    regions = {e.admin1 for named in before for e in named.choices if named.typed and e.kind == "P" and len(e.key) == 4}
    fellows = [area for area in raions if area.admin1 in regions]
    if fellows or not line.gazetteer.named(line.folded[here], line.language):
        return Named(here, end, tuple(area_entries(line, fellows or raions)), bool(fellows), typed=True)
    return None


def _among_named_regions(line: Line, here: int) -> bool:
    """«трьох областей – Одеської та Київської», «в областях, зокрема в Одеській»: their noun stands before a list."""
    at = here - 1
    while line.capital(at) or line.word(at) == "," or line.word(at) in line.spoken.joins | line.spoken.locative:
        at -= 1
    if line.word(at) not in _DASHES and line.word(at) not in line.spoken.including:
        return False
    noun = at - 1 - (line.word(at - 1) in (",", "("))
    return line.noun(noun, "several") and line.noun(noun, "region")


def _alone_in_its_line(line: Line, here: int) -> bool:
    """«8 — Воронежская,», «по два — Тульская и Рязанская;»: a line of a list of regions that leaves their noun out."""
    dash = next((k for k, word in enumerate(line.folded[: here + 1]) if word in _DASHES), here)
    if not line.opens or not 0 < dash < min(here, _COUNTED) or any(map(line.capital, range(dash))):
        return False
    rest = range(dash + 1, len(line.folded))
    named = [k for k in rest if line.word(k) not in _ENDS | line.spoken.joins]
    return all(line.capital(k) and line.spoken.ends(line.folded[k], "listed") and _is_adjective(line, k) for k in named)


def _over_it_alone(line: Line, here: int, end: int) -> bool:
    """«14 — над Курской;», «по одному — над Рязанской и Тульской»: what is counted over an adjective alone is a
    region, whose noun another line has."""
    ends = line.word(end) in ("", *_ENDS, *line.spoken.joins)
    over = (tuple(line.folded[max(0, here - length) : here]) for length in (1, 2))
    return ends and any(words in line.spoken.interception | line.spoken.overhead for words in over)


def _heads(line: Line, here: int, end: int) -> bool:
    """«Синельниківський: 12 дронів …»: the adjective alone is the heading of what follows; it is believed only where
    its region is spoken of."""
    opens = not any(map(str.isalnum, "".join(line.folded[:here])))
    return opens and line.word(end) == ":" and line.spoken.ends(line.folded[end - 1], "heading")


def _heads_as_region(line: Line, here: int, end: int) -> bool:
    """«Воронежская: сгорел склад»: the adjective of a region, where those of raions end otherwise."""
    last = line.folded[end - 1]
    own = line.spoken.ends(last, "listed") and not line.spoken.ends(last, "heading")
    return own and line.word(end) == ":" and not any(map(str.isalnum, "".join(line.folded[:here])))


def _called(line: Line, name: str, admin1: str) -> list[Entry]:
    city = line.gazetteer.city(name, admin1)
    return [city] if city is not None else []


def area_entries(line: Line, areas: Sequence[Area]) -> list[Entry]:
    """What areas are as places, raions and communities with the people of their centres."""
    found = []
    for area in areas:
        population = 0
        if area.level in ("raion", "hromada") and area.centre:
            population = max((e.population for e in _called(line, area.centre, area.admin1)), default=0)
        found.append(area._replace(population=population).entry())
    return found


def levels(kind: str) -> tuple[str, ...]:
    """The levels of areas that a kind of noun can mean."""
    if kind == "raion":
        return ("raion", "district")
    return {"region": ("region",), "title": ("region",), "sea": ("sea",)}.get(kind, ("hromada", "raion"))
