"""Which words of a sentence name a place, and what can they mean?

Only words that are capitalised in the text are looked up. A city is believed wherever it stands; a village, or a name
that is also a word or a surname, only with a noun («село», «район»), a region or a preposition beside it, or in a list.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.model.place import Place, PlacePrecision, PlaceRole
from svidok.resolving.gazetteer import Entry
from svidok.resolving.placeareas import adjectival, adjective_area, before_site, of_a_region, works_of
from svidok.resolving.placecapital import capital, seat
from svidok.resolving.placedistance import BESIDE_KM, distance
from svidok.resolving.placegovernments import a_government
from svidok.resolving.placeline import Line, Named
from svidok.resolving.placeundeclined import bare_area
from svidok.resolving.placeunlisted import hyphened, of_two_words, of_villages, sounds_so, unlisted

ATTRIBUTIVE = 100_000  # people: from here an adjective alone may be the city («у Хмельницькому»)
SURNAMED = 50_000  # people: below, a Russian town with a surname's ending is rather a person
NAMELESS = 5_000  # people: a village below is not meant by a region's name
UNMISTAKABLE = 7  # letters, after a preposition
LONG = 10  # letters, wherever it stands
FAR_KM = 60.0  # from here on a place is a landmark and no scene
KINDS = {"town": "MX", "village": "CX"}
WORKS = 3  # words from a town's adjective to its works: «рязанский нефтеперерабатывающий завод»
_SEPARATORS = frozenset(",-–—()/.«»")
_ACRONYM = 4  # letters
_OPENS = frozenset('-–—:«"“')  # after these a sentence begins anew
_QUOTES = frozenset('«“„"')


def names(line: Line) -> list[Named]:
    found: list[Named] = []
    here = 0
    for start in _starts(line):
        named = None if start < here else capital(line, start) or seat(line, start) or _at(line, start, found)
        if named is not None:
            here = named.end
            found += [] if named.void else [named]
    return found


def _starts(line: Line) -> list[int]:
    """Where a name can begin: at a capital letter, at «столица», «облцентр», at «рязанский» before «нефтезавод»
    and at «рязанской» before «области»."""
    text, capitals, sites = line.text, line.spoken.capital_nouns | line.spoken.seat_nouns, line.spoken.sites
    spelled = enumerate(zip(line.words.starts, line.folded, strict=True))
    named = enumerate(line.folded) if not sites.isdisjoint(line.folded) else ()
    before = {k for n, folded in named if folded in sites for k in range(max(0, n - WORKS), n)}
    works = {k for k in before if works_of(line, k) and before_site(line, k + 1)}
    works |= {k for k in line.spoken.before_regions(line.folded) if of_a_region(line.gazetteer, line.folded[k])}
    works |= {k for k in line.spoken.lands(line.folded) if line.gazetteer.named(line.folded[k], line.language)}
    return [n for n, (at, folded) in spelled if text[at].isupper() or folded in capitals or n in works]


def _candidate(line: Line, here: int) -> bool:
    """Whether a capitalised word can be or begin a name; after «село» any can, and «Посёлок» before one is none."""
    if line.gazetteer.blank(line.folded[here], line.language) and not _introduced(line, here):
        return False
    if (here == 0 or line.word(here - 1) in _OPENS) and line.noun(here, "undeclined") and line.capital(here + 1):
        return False
    shouted = line.noun(here, "site") and line.shouted(here)  # «удар по ТЕС», no village of Теси
    return not (shouted and len(line.folded[here]) <= _ACRONYM)


def _introduced(line: Line, here: int) -> bool:
    """Whether what stands before a word makes it the name of a place that no table holds."""
    if not here:
        return False
    before = line.folded[here - 1]
    linked = before in line.spoken.genitive
    named = line.noun(here - 1 - linked, "unlisted") or of_villages(line, here)
    return before == "." or named or sounds_so(line, here)


def _at(line: Line, here: int, before: Sequence[Named]) -> Named | None:
    small = not line.capital(here) and line.folded[here] in line.spoken.capital_nouns | line.spoken.seat_nouns
    if small or not _candidate(line, here):
        return None
    if tuple(line.folded[here : here + 2]) in line.spoken.phrases:
        return Named(here, here + 2, (), False, void=True)
    return (
        _country(line, here)
        or adjective_area(line, here, before)
        or bare_area(line, here)
        or _settlement(line, here, before)
    )


def _country(line: Line, here: int) -> Named | None:
    code = line.spoken.countries.get(line.folded[here])
    if code is None or not here or line.folded[here - 1] not in line.spoken.country_before:
        return None
    if line.folded[here] in line.spoken.acting and line.folded[here - 1].startswith(line.spoken.harm):
        return None  # «атакувала Росія»
    place = Place(PlacePrecision.COUNTRY, country=code, key=code)
    return Named(here, here + 1, (), True, country=place)


def _settlement(line: Line, here: int, before: Sequence[Named]) -> Named | None:
    length, entries = _longest(line, here)
    start, typed = _typed(line, here, before)
    stop = here + length
    if not entries or (typed == "village" and length == 1 and (hyphened(line, here) or of_two_words(line, here))):
        return unlisted(line, start, here)
    if typed and length == 1 and line.given(here) and line.capital(stop):
        return None  # «мэр города Борис …», «глава Народной Республики Денис …»: a noun of the office, then a name
    half = _second_half(line, here, before)
    named_so = line.namesake(start) and not _has_the_street(line, start, stop, entries)
    if half or named_so or line.noun(stop, "road_after") or _compounded(line, stop):
        return Named(start, stop, (), False, void=True)
    if typed == "river" or line.noun(stop, "river") or line.noun(stop, "sea") or line.river(here):
        return None
    if not typed and not line.capital(stop):
        typed = "village" if line.noun(stop, "village_after") else None
        stop += typed is not None
    country, width = _abroad(line, stop)
    if country:
        entries = tuple(e for e in entries if e.admin1.startswith(country))
        return Named(start, stop + width, entries, True, void=not entries)
    fits = _of_kind(line, entries, typed)
    if not typed and length == 1 and _attributive(line, here, fits):
        return None
    certain = bool(typed) or _certain(line, here, stop, fits)
    apart = distance(line, start) or (BESIDE_KM if line.noun(stop, "suburb_after") else None)
    role = PlaceRole.TITLE if apart is not None and apart > FAR_KM else _role(line, start, stop, fits)
    as_told = typed == "village" or not (typed or line.spoken.declines)
    told = [line.spoken.romanised(word) for word in line.folded[here:stop]] if length == 1 or typed == "village" else []
    spelled = " ".join(told) if as_told else ""
    return Named(
        start,
        stop,
        tuple(fits),
        certain,
        role,
        apart=apart,
        typed=bool(typed),
        kinds=KINDS.get(typed or "", ""),
        governed=_region_before(line, start, fits),
        spelled=spelled,
        as_spelled=_as_spelled(line, here, length),
    )


def _region_before(line: Line, start: int, entries: Sequence[Entry]) -> str | None:
    """The region whose adjective stands before a town of it: «в крымском Форосе», «у сумській Шостці»."""
    if not (line.spoken.declines and start > 1 and line.folded[start - 2] in line.spoken.locative):
        return None
    regions = {area.admin1 for area in line.gazetteer.areas(line.folded[start - 1]) if area.level == "region"}
    meant = regions & {entry.admin1 for entry in entries}
    return meant.pop() if len(meant) == 1 and not line.capital(start - 1) else None


def _has_the_street(line: Line, start: int, stop: int, entries: Sequence[Entry]) -> bool:
    """Whether a street is a city's by the city's case («на вулиці Херсона»): one called after it has an adjective."""
    street = line.spoken.declines and line.noun(start - 1, "street") and any(entry.known for entry in entries)
    return street and not line.gazetteer.called(line.folded[start:stop])


def _compounded(line: Line, stop: int) -> bool:
    """Whether a name only says whose or whence somebody is: "the Moscow-installed head", "a Kyiv-based analyst"."""
    return line.word(stop) == "-" and line.noun(stop + 1, "compounded")


def _second_half(line: Line, here: int, before: Sequence[Named]) -> bool:
    """Whether a name is only what ends a longer one that no table holds: the Buda of "Seredyno-Buda"; of "the
    Kyiv-Odesa train" both are towns."""
    if line.word(here - 1) != "-" or not line.capital(here - 2) or (before and before[-1].end >= here - 1):
        return False
    starts = line.words.starts
    glued = starts[here] - starts[here - 1] == 1 and starts[here - 1] - starts[here - 2] == len(line.word(here - 2))
    return glued and line.word(here - 2) not in line.spoken.qualifiers


def _as_spelled(line: Line, here: int, length: int) -> frozenset[str]:
    """What is called so without declining, where the noun before the name wants it undeclined: «село Камишли»."""
    if not line.noun(here - 1, "undeclined"):
        return frozenset()
    return line.gazetteer.called(line.folded[here : here + length])


def _attributive(line: Line, here: int, entries: Sequence[Entry]) -> bool:
    """Whether an adjective («Курской», «Бахмутському») belongs to a noun, so that it names no settlement."""
    word = line.folded[here]
    if _freestanding(line, here) or (line.noun(here + 1, "site") and any(e.known for e in entries)):
        return False  # «Афипский НПЗ»: the town is called so, and no stem of its name is one
    if line.noun(here + 1, "called") and line.spoken.agrees(word, line.word(here + 1)):
        return True  # «на Центральному ринку»
    great = max(e.population for e in entries) >= ATTRIBUTIVE
    if great and line.word(here - 1) in line.spoken.place_only and not line.capital(here + 1):
        return False  # «у Луганську», «біля Донецька»: the same letters as the region's adjective
    if line.spoken.ends(word, "feminine") and any(area.level == "region" for area in line.gazetteer.areas(word)):
        return True
    if line.spoken.ends(word, "neuter") or great or not line.spoken.ends(word, "adjective"):
        return False
    return line.lower_noun(here + 1) and bool(line.gazetteer.areas(word) or adjectival(line, here))


def _freestanding(line: Line, here: int) -> bool:
    """Whether a word spelled like an adjective is a town's case: «у Вознесенську пролунали», «до Донецька»."""
    after = line.word(here + 1)
    if line.before(here) not in line.spoken.locative or line.capital(here + 1) or after in line.spoken.joins:
        return False
    return line.spoken.agrees(line.folded[here], after) is False


def _longest(line: Line, here: int) -> tuple[int, tuple[Entry, ...]]:
    """The longest name at `here`; a name may hold the preposition before it: «на Запоріжжі» is the oblast, but the city
    is what «атака на Запоріжжя» was aimed at."""
    blow = any(line.word(at).startswith(line.spoken.aimed) for at in (here - 2, here - 3))  # «атака дронів на N»
    aimed = blow and line.gazetteer.called(line.folded[here : here + 1])
    if here and not aimed and line.folded[here - 1] in line.spoken.within_names:
        length, entries = line.longest(here - 1)
        if length > 1:
            return length - 1, entries
    return line.longest(here)


def _typed(line: Line, here: int, before: Sequence[Named]) -> tuple[int, str | None]:
    """Where the noun before a name begins («с.», «місто», "the village of") and which it is."""
    if of_villages(line, here):
        return here, "village"
    floor = before[-1].end if before else 0
    at = here - 1
    if at >= floor and (line.folded[at] == "." or line.folded[at] == "of"):
        at -= 1
    if at >= floor:
        whole = line.folded[at] not in line.spoken.abbreviated or line.folded[at + 1] == "."
        for kind in ("village", "town", "river", "republic"):
            named = kind == "river" and line.capital(at - 1)  # "the Dnipro river": its own name stands before it
            if line.noun(at, kind) and whole and not named:
                wider = at > floor and line.noun(at - 1, "autonomous")
                return at - wider, kind
    return here, None


def _abroad(line: Line, here: int) -> tuple[str | None, int]:
    """Another country or its state after a comma or in brackets: "Odessa, Texas"; its code and how many words."""
    if line.word(here) not in (",", "("):
        return None, 0
    for length in (2, 1):
        told = tuple(line.folded[here + 1 : here + 1 + length])
        code = line.spoken.abroad.get(told) if len(told) == length else None
        if code and line.capital(here + 1):
            return code, length + 1
    return None, 0


def _of_kind(line: Line, entries: Sequence[Entry], typed: str | None) -> list[Entry]:
    """A noun before a name rules out what is no settlement; a city called «село» is only less likely."""
    wanted = {"town": "MXC", "village": "MXC", "republic": "R"}.get(typed or "", "")
    if not wanted and all(e.kind == "R" or e.population < NAMELESS for e in entries):
        wanted = "R"  # a region's own name against villages of that name
    return [e for e in entries if e.kind in wanted] or list(entries)


def _role(line: Line, start: int, stop: int, entries: Sequence[Entry]) -> PlaceRole:
    seats = {entry.key for entry in line.gazetteer.capitals.values()}  # their names stand for governments too
    if not seats.isdisjoint(e.key for e in entries) and a_government(line, start, stop):
        return PlaceRole.TITLE
    titled = line.titled(start) or line.noun(stop, "title_after")
    return PlaceRole.TITLE if titled else PlaceRole.SCENE


def _certain(line: Line, here: int, stop: int, entries: Sequence[Entry]) -> bool:
    """Whether the name is a place whatever the rest of the text says."""
    if stop - here == 1:
        special = (line.spoken.ordinary, line.spoken.persons)
        if len(line.folded[here]) <= 3 or any(line.among(names, here) for names in special):
            return False
        if line.common(here) or line.given(here - 1):
            return False
        surname = line.folded[here].endswith(line.spoken.surname_endings) and not line.noun(stop, "works_after")
        if surname and all(e.admin1.startswith("RU") and e.population < SURNAMED for e in entries):
            return False
    return any(e.known for e in entries)


def likely(line: Line, named: Named, listed: bool, supported: bool = True, war: bool = True) -> bool:
    """Whether a name that is not certain may be a village here: a preposition or a list beside it, no person.

    One that is also a word or a surname must be `supported`: by its region in force or a word of war. A heading is
    believed in a report of `war`.
    """
    word, whole = line.folded[named.start], named.end - named.start == 1
    borne = whole and any(line.among(names, named.start) for names in (line.gazetteer.elsewhere, line.spoken.persons))
    if borne and not _city_here(line, named):
        return False
    person = whole and line.given(named.start) and line.capital(named.end) and not line.place_word(named.end)
    if person or line.given(named.start - 1):
        return False
    if whole and line.among(line.spoken.ordinary, named.start) and line.noun(named.end, "works_after"):
        return False  # "the Marine Oil Terminal"
    if whole and line.noun(named.start - 1, "words_of"):
        return False  # «за словами N»: who speaks bears the name
    if listed:
        return True
    if _beside_a_name(line, named) or line.noun(named.end, "site_after"):
        return False  # "at Ilyich plant" is named after somebody
    if whole and (line.common(named.start) or line.among(line.spoken.ordinary, named.start)):
        return supported and struck(line, named)
    surname = whole and word.endswith(line.spoken.surname_endings)
    before = line.spoken.place_only if surname else line.spoken.locative
    article = named.start > 1 and line.folded[named.start - 1] in line.spoken.articles
    described = named.governed is not None and line.folded[named.start - 1] not in line.spoken.qualifiers
    led = named.start and line.before(named.start - article - described) in before
    if led or (named.start and hurt(line, named) and not surname):
        return True
    if unmistakable(line, named):
        return True
    return alone(line, named) and war and not (whole and line.among(line.spoken.ordinary, named.start))


def _city_here(line: Line, named: Named) -> bool:
    """Whether a name that persons bear too is a city's after such a preposition: «в Каменском»."""
    large = any(e.population >= ATTRIBUTIVE and e.admin1.startswith("UA") for e in named.choices)
    return large and line.word(named.start - 1) in line.spoken.place_only and not line.capital(named.end)


def single(line: Line, named: Named) -> bool:
    """Whether a long name after a preposition belongs to one region only: "in Skovorodynivka"."""
    long = sum(len(word) for word in line.folded[named.start : named.end]) >= UNMISTAKABLE
    before = named.start - 1 - (line.word(named.start - 1) in line.spoken.articles)
    located = before >= 0 and line.before(before + 1) in line.spoken.locative
    return long and located and len({e.admin1 for e in named.choices}) == 1


def unmistakable(line: Line, named: Named) -> bool:
    """Whether a name is so long, or of several words, and of one region only, that in a sentence of war it needs
    nothing beside it."""
    long = named.end - named.start > 1 or len(line.folded[named.start]) >= LONG
    return long and line.harmed and len({e.admin1 for e in named.choices}) == 1


def struck(line: Line, named: Named) -> bool:
    """Whether the words before say that it is a place: "in Buzova", "shelling of Novomykhailivka"."""
    at = named.start - 1 - (line.word(named.start - 1) in _QUOTES)
    if at < 0:
        return False
    before, cause = line.folded[at], line.word(at - 1)
    told = cause.startswith(line.spoken.harm) and before in line.spoken.locative
    return told or hurt(line, named) or before in line.spoken.place_only


def hurt(line: Line, named: Named) -> bool:
    """Whether the name is the object of a verb of war: «обстріляли Вишневе»; without cases nothing tells an object."""
    return line.spoken.declines and line.word(named.start - 1).startswith(line.spoken.harm)


def alone(line: Line, named: Named) -> bool:
    """Whether the name is all that its sentence says, or its heading, behind a bullet or not."""
    opens = not any(map(str.isalnum, "".join(line.folded[: named.start])))
    return opens and (named.end == len(line.folded) or line.folded[named.end] in ".:")


def listed(line: Line, end: int, start: int) -> bool:
    """Whether only marks, small words and names that no table holds stand between two names."""
    between = range(end, start)
    return 0 < len(between) <= 6 and all(
        line.folded[n] in _SEPARATORS or line.folded[n] in line.spoken.joins or line.capital(n) for n in between
    )


def _beside_a_name(line: Line, named: Named) -> bool:
    """Whether a capitalised word that is no place stands next to it: «Іван Федоров», "Roman Bohdan"."""
    after, before = named.end, named.start - 1
    if line.capital(after) and not (line.place_word(after) or line.shouted(after)):  # «у Степногірську FPV-дрон»
        return True
    if before >= 0 and (line.folded[before] in line.spoken.locative or line.spoken.nouns.get(line.folded[before])):
        return False
    return before >= 0 and line.capital(before) and not line.shouted(before) and not line.place_word(before)
