"""Which words of a sentence name a place, and what can they mean?

Only words that are capitalised in the text are looked up. A city is believed wherever it stands; a village, or a name
that is also a word or a surname, only with a noun («село», «район»), a region or a preposition beside it, or in a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svidok.model.place import Place, PlacePrecision, PlaceRole
from svidok.resolving.gazetteer import Area, Entry, Gazetteer
from svidok.resolving.inflection import adjective_stem
from svidok.resolving.placewords import PlaceWords
from svidok.text import Sentence, Word

LIST = 40  # words within which an adjective finds its noun: «Харківської, Сумської … областей»
ATTRIBUTIVE = 100_000  # people: from here an adjective alone may be the city («у Хмельницькому»)
CAPITALS = frozenset(("Kyiv", "Moscow"))  # their names stand for governments too
ABBREVIATED = frozenset(("обл", "р", "гор", "респ"))
_SEPARATORS = frozenset(",-–—()/.«»")
_LINKS = {",", "-", "/", "(", ")"}
_OPEN = frozenset('(«"“[')


@dataclass(frozen=True)
class Named:
    """Words [start, end) of a sentence that name a place. `certain` needs no help from context."""

    start: int
    end: int
    choices: tuple[Entry, ...]
    certain: bool
    role: PlaceRole = PlaceRole.SCENE
    governed: str | None = None  # the region named beside it
    raion: str | None = None  # the raion or hromada named beside it (codifier's digits)
    near: bool = False
    country: Place | None = None
    typed: bool = False
    void: bool = False  # a direction of the front, a military district: its words name no place
    spelled: str = ""  # after «село»: the word in Latin letters, should no table hold the village that is meant
    ahead: str | None = None  # the region named after the last of its list


class Names:
    """Finds the names in one sentence."""

    def __init__(self, text: str, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.text = text
        self.words = sentence.words
        self.folded = [word.folded for word in sentence.words]
        self.gazetteer = gazetteer
        self.language = sentence.language
        self.spoken: PlaceWords = gazetteer.words[sentence.language]

    def all(self) -> list[Named]:
        found: list[Named] = []
        here = 0
        for start in range(len(self.words)):
            if start < here or not self._candidate(start):
                continue
            named = self._at(start, found)
            if named is not None:
                here = named.end
                if not named.void:
                    found.append(named)
        return found

    def _candidate(self, here: int) -> bool:
        if not self.text[self.words[here].start].isupper():
            return False
        if not self.gazetteer.blank(self.folded[here], self.language):
            return True
        before = self.folded[here - 1 : here]
        return bool(before) and (before[0] == "." or self._noun(here - 1, "unlisted"))

    def _at(self, here: int, before: Sequence[Named]) -> Named | None:
        return (
            self._country(here)
            or self._adjective(here, before)
            or self._english_area(here)
            or self._settlement(here, before)
        )

    # what stands around

    def _capital(self, here: int) -> bool:
        return 0 <= here < len(self.words) and self.text[self.words[here].start].isupper()

    def _noun(self, here: int, kind: str) -> bool:
        return 0 <= here < len(self.folded) and self.spoken.is_a(self.folded[here], kind)

    def _hyphenated(self, here: int, kind: str) -> int:
        """The words that a noun of `kind` takes at `here`, «р-н» being three; 0 for none."""
        if self._noun(here, kind):
            dotted = here + 1 < len(self.folded) and self.folded[here + 1] == "." and self.folded[here] in ABBREVIATED
            return 2 if dotted else 1
        if here + 2 < len(self.folded) and self.folded[here + 1] == "-":
            joined = "".join(self.folded[here : here + 3])
            return 3 if self.spoken.is_a(joined, kind) else 0
        return 0

    # countries

    def _country(self, here: int) -> Named | None:
        code = self.spoken.countries.get(self.folded[here])
        if code is None or not here or self.folded[here - 1] not in self.spoken.country_before:
            return None
        place = Place(PlacePrecision.COUNTRY, country=code, key=code)
        return Named(here, here + 1, (), True, country=place)

    # adjectives before a noun

    def _adjective(self, here: int, before: Sequence[Named]) -> Named | None:
        end = self._adjective_end(here)
        areas = self.gazetteer.areas("".join(self.folded[here:end]))
        noun, width, kind, plural = self._area_noun(end) if areas or self._adjectival(here) else (end, 0, None, False)
        if kind == "direction" or (
            kind in ("raion", "hromada") and any(self._noun(n, "military") for n in range(end, noun))
        ):
            return Named(here, end, (), False, void=True)
        if not areas:
            return self._site(here, end)
        if kind is None:
            return None if self._several(here) else self._nounless(here, end, areas, before)
        if kind == "title" and any(self._noun(n, "municipal") for n in range(end, noun)):
            cities = tuple(self._centres(areas))
            return Named(here, noun + width, cities, True, PlaceRole.TITLE) if cities else None
        wanted = _levels(kind)
        fits = [area for area in areas if area.level in wanted] or ([] if kind != "raion" else list(areas))
        fits = [area for area in fits if area.level != "region" or kind in ("region", "title")]
        if not fits:
            return None
        stop = noun + width if noun == end or (noun - end <= 3 and not plural) else end
        if noun != end and any(self._capital(n) for n in range(end, noun)):
            stop = end
        role = PlaceRole.TITLE if kind == "title" or self._title_before(here) else PlaceRole.SCENE
        return Named(here, stop, tuple(self._entries(fits)), True, role, typed=True)

    def _adjective_end(self, here: int) -> int:
        """An adjective may be hyphenated: «Івано-Франківської»."""
        end = here + 1
        while end + 1 < len(self.folded) and self.folded[end] == "-" and self.folded[end + 1].isalpha():
            if self.gazetteer.areas("".join(self.folded[here:end])) and not self._capital(end + 1):
                break
            end += 2
        return end

    def _area_noun(self, here: int) -> tuple[int, int, str | None, bool]:
        """(position, width, kind, plural) of the noun that an adjective at `here - 1` belongs to."""
        at, listed = here, False
        while at < min(here + LIST, len(self.folded)):
            for kind in ("region", "raion", "hromada", "sea", "title", "direction"):
                width = self._hyphenated(at, kind)
                if width and (not listed or self.spoken.is_a(self.folded[at], "several") or kind != "title"):
                    return at, width, kind, self._noun(at, "several")
            word = self.folded[at]
            if self._noun(at, "filler"):
                at += 1
            elif word in _LINKS or word in self.spoken.joins:
                at, listed = at + 1, True
            elif self._capital(at) and (self.gazetteer.areas(word) or self._adjectival(at)):
                at = self._adjective_end(at)
            else:
                break
        return at, 0, None, False

    def _nounless(self, here: int, end: int, areas: Sequence[Area], before: Sequence[Named]) -> Named | None:
        """«Лозова Харківської» (its noun left out), «Рязанский НПЗ»; else no area."""
        regions = [area for area in areas if area.level == "region"]
        feminine = self.folded[end - 1].endswith(("ої", "ій", "ой"))
        if regions and feminine and before and before[-1].end == here and not before[-1].country:
            return Named(here, end, tuple(self._entries(regions)), True, typed=True)
        if not self._noun(end, "site"):
            return self._bare_raion(here, end, areas)
        entries = self._centres(areas)
        return Named(here, end, tuple(entries), True) if entries else None

    def _centres(self, areas: Sequence[Area]) -> list[Entry]:
        """The cities after which areas are named."""
        centres = {(area.centre, area.admin1) for area in areas if area.centre and area.level != "district"}
        found = [entry for name, admin1 in sorted(centres) for entry in self._called(str(name), admin1)]
        capital = [e for area in areas if area.level == "region" for e in self._capital_of(area)]
        return list(dict.fromkeys(found + capital))

    def _capital_of(self, area: Area) -> list[Entry]:
        """Kyiv is no part of its oblast."""
        return self._called("Kyiv", "UA-30") if area.centre == "Kyiv" else []

    def _several(self, here: int) -> bool:
        """Whether a name of several words begins here: «Запорізька АЕС» stands in Enerhodar."""
        return self.gazetteer.longest(self.folded, here, self.language)[0] > 1

    def _adjectival(self, here: int) -> bool:
        stem = adjective_stem(self.folded[here])
        return stem is not None and stem.endswith(("ськ", "цьк", "зьк", "ск", "цк"))

    def _site(self, here: int, end: int) -> Named | None:
        """«Новокуйбишевський НПЗ»: the adjective's stem is the city's name."""
        stem = adjective_stem(self.folded[here]) if end - here == 1 and self._noun(end, "site") else None
        entries = [e for e in self.gazetteer.named(stem, self.language) if e.known] if stem else []
        return Named(here, end, tuple(entries), True) if entries else None

    def _bare_raion(self, here: int, end: int, areas: Sequence[Area]) -> Named | None:
        """«у Синельниківському - постраждали»: the noun left out, in a report that speaks of raions."""
        raions = [area for area in areas if area.level == "raion"]
        located = here and self.folded[here - 1] in self.spoken.locative
        if (
            raions
            and located
            and self.folded[end - 1].endswith(("ому", "ом"))
            and not self.gazetteer.named(self.folded[here], self.language)
        ):
            return Named(here, end, tuple(self._entries(raions)), False, typed=True)
        return None

    def _called(self, name: str, admin1: str) -> list[Entry]:
        parts = name.lower().replace("-", " - ").split()
        length, entries = self.gazetteer.longest(parts, 0, "en")
        fits = [e for e in entries if length == len(parts) and e.admin1 == admin1 and e.kind != "R"]
        return sorted(fits, key=lambda e: -e.population)[:1]

    def _entries(self, areas: Sequence[Area]) -> list[Entry]:
        found = []
        for area in areas:
            population = 0
            if area.level in ("raion", "hromada") and area.centre:
                population = max((e.population for e in self._called(area.centre, area.admin1)), default=0)
            found.append(area._replace(population=population).entry())
        return found

    # English areas: a name and a noun

    def _english_area(self, here: int) -> Named | None:
        if self.language != "en":
            return None
        length, code = self.gazetteer.region_called(self.folded, here)
        named, entries = self.gazetteer.longest(self.folded, here, self.language)
        stem = self.folded[here]
        noun, width, kind, _plural = self._english_noun(here + max(length, named, 1))
        if kind == "region" and code:
            stop = noun + width if noun == here + length else here + length
            role = self._english_role(here, stop)
            return Named(here, stop, (self.gazetteer.region(code),), True, role, typed=True)
        if kind == "direction":
            return Named(here, noun + width, (), False, void=True)
        if kind == "sea" and code:
            return Named(here, noun + width, (self.gazetteer.region(code),), True, typed=True)
        if kind in ("raion", "hromada"):
            return self._english_raion(here, named, entries, noun, width, stem)
        return None

    def _english_noun(self, here: int) -> tuple[int, int, str | None, bool]:
        """The noun after a name, or a plural after the rest of a list («Kharkiv, Sumy and Odesa regions»)."""
        for kind in ("region", "raion", "hromada", "sea", "direction"):
            if self._noun(here, kind):
                return here, 1, kind, self._noun(here, "several")
        at = here
        while at < min(here + LIST, len(self.folded)):
            if self.folded[at] in (",", "and", "or", "-") or self._capital(at):
                at += 1
            elif self._noun(at, "several") and at > here:
                kind = next((k for k in ("region", "raion", "hromada") if self._noun(at, k)), None)
                return at, 1, kind, True
            else:
                break
        return here, 0, None, False

    def _english_raion(
        self, here: int, named: int, entries: Sequence[Entry], noun: int, width: int, stem: str
    ) -> Named | None:
        areas = [area for area in self.gazetteer.english_areas(stem) if area.centre]
        fits = [e for e in entries if e.kind not in "RB"]
        if areas:
            raions, named = tuple(self._entries(areas)), 1
        elif fits:
            raions = tuple(
                e._replace(precision=PlacePrecision.RAION, kind="P", point=(*e.point[:2], 30.0)) for e in fits
            )
        else:
            return None
        stop = noun + width if noun == here + named else here + named
        return Named(here, stop, raions, True, self._english_role(here, stop), typed=True)

    def _english_role(self, here: int, stop: int) -> PlaceRole:
        titled = self._title_before(here) or self._noun(stop, "title")
        return PlaceRole.TITLE if titled else PlaceRole.SCENE

    # settlements

    def _settlement(self, here: int, before: Sequence[Named]) -> Named | None:
        length, entries = self._longest(here)
        start, typed = self._typed(here, before)
        if not entries:
            return self._unlisted(start, here)
        stop = here + length
        if typed == "river" or self._noun(stop, "river") or self._noun(stop, "sea"):
            return None
        fits = self._of_kind(entries, typed)
        if not typed and length == 1 and self._attributive(here, fits):
            return None
        certain = bool(typed) or self._certain(here, stop, fits)
        near = here > 0 and any(w in self.spoken.near for w in self.folded[max(0, start - 2) : start])
        role = self._role(start, stop, fits)
        spelled = self.spoken.romanised(self.folded[here]) if typed == "village" and length == 1 else ""
        return Named(start, stop, tuple(fits), certain, role, near=near, typed=bool(typed), spelled=spelled)

    def _attributive(self, here: int, entries: Sequence[Entry]) -> bool:
        """Whether an adjective («Курской», «Бахмутському») belongs to a noun after it, so that it names no village."""
        word = self.folded[here]
        if word.endswith(("ське", "цьке", "ское", "цкое")) or max(e.population for e in entries) >= ATTRIBUTIVE:
            return False
        following = self.folded[here + 1] if here + 1 < len(self.folded) else ""
        noun = following.isalpha() and following not in self.spoken.joins and following not in self.spoken.locative
        return noun and bool(self.gazetteer.areas(word) or self._adjectival(here))

    def _longest(self, here: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest name at `here`; a name may hold the preposition before it («на Запоріжжі» is the oblast)."""
        if here and (self.folded[here - 1],) in self.gazetteer.prefixed:
            length, entries = self.gazetteer.longest(self.folded, here - 1, self.language)
            if length > 1:
                return length - 1, entries
        return self.gazetteer.longest(self.folded, here, self.language)

    def _unlisted(self, start: int, here: int) -> Named | None:
        """«хутір Чигрина»: a village that no table holds; it takes its region from what stands around it."""
        word = self.folded[here]
        follows = self._capital(here + 1) and not self._place_word(here + 1)
        if start == here or follows or len(word) < 3 or not self._noun(start, "unlisted"):
            return None
        return Named(start, here + 1, (), False, typed=True, spelled=self.spoken.romanised(word))

    def _typed(self, here: int, before: Sequence[Named]) -> tuple[int, str | None]:
        """Where the noun before a name begins («с.», «місто», "the village of") and which it is."""
        floor = before[-1].end if before else 0
        at = here - 1
        if at >= floor and (self.folded[at] == "." or self.folded[at] == "of"):
            at -= 1
        if at >= floor:
            short = len(self.folded[at]) == 1
            dotted = at + 1 < here
            for kind in ("village", "town", "river"):
                if self._noun(at, kind) and (dotted or not short):
                    return at, kind
        return here, None

    def _of_kind(self, entries: Sequence[Entry], typed: str | None) -> list[Entry]:
        wanted = {"town": "MX", "village": "CX"}.get(typed or "", "")
        return [e for e in entries if e.kind in wanted] or list(entries)

    def _role(self, start: int, stop: int, entries: Sequence[Entry]) -> PlaceRole:
        capital = any(e.name in CAPITALS and e.known for e in entries)
        if capital and self._noun(stop, "says"):
            return PlaceRole.TITLE
        titled = self._title_before(start) or (self.language == "en" and self._noun(stop, "title"))
        return PlaceRole.TITLE if titled else PlaceRole.SCENE

    def _title_before(self, here: int) -> bool:
        for at in range(here - 1, max(here - 4, -1), -1):
            if self._noun(at, "title_before"):
                return True
            if not (self._noun(at, "filler") or self.folded[at] in ("of", "the", "міста", "города", "в", "у")):
                return False
        return False

    def _certain(self, here: int, stop: int, entries: Sequence[Entry]) -> bool:
        """Whether the name is a place whatever the rest of the text says."""
        special = stop - here == 1 and (
            self._among(self.spoken.ordinary, here) or self._among(self.spoken.persons, here)
        )
        return not special and any(e.known for e in entries)

    def _among(self, names: frozenset[str], here: int) -> bool:
        return not names.isdisjoint(self.spoken.declension.names(self.folded[here]))

    def likely(self, named: Named, listed: bool) -> bool:
        """Whether a name that is not certain may be a village here: a preposition or a list beside it, no person."""
        word, single = self.folded[named.start], named.end - named.start == 1
        if single and any(self._among(names, named.start) for names in (self.gazetteer.elsewhere, self.spoken.persons)):
            return False
        if listed:
            return True
        if self._beside_a_name(named):
            return False
        surname = single and word.endswith(self.spoken.surname_endings)
        before = self.spoken.place_only if surname else self.spoken.locative
        if named.start and self.folded[named.start - 1] in before:
            return True
        return self.alone(named) and not (single and self._among(self.spoken.ordinary, named.start))

    def alone(self, named: Named) -> bool:
        """Whether the name is all that its sentence says, or its heading."""
        return named.start == 0 and (named.end == len(self.folded) or self.folded[named.end] in ".:")

    def listed(self, end: int, start: int) -> bool:
        """Whether only marks, small words and names that no table holds stand between two names."""
        between = range(end, start)
        return 0 < len(between) <= 6 and all(
            self.folded[n] in _SEPARATORS or self.folded[n] in self.spoken.joins or self._capital(n) for n in between
        )

    def _beside_a_name(self, named: Named) -> bool:
        """Whether a capitalised word that is no place stands next to it: «Іван Федоров», "Roman Bohdan"."""
        after, before = named.end, named.start - 1
        if self._capital(after) and not self._place_word(after):
            return True
        return before > 0 and self._capital(before) and not self._shouted(before) and not self._place_word(before)

    def _place_word(self, here: int) -> bool:
        word = self.folded[here]
        return bool(self.gazetteer.named(word, self.language) or self.gazetteer.areas(word))

    def _shouted(self, here: int) -> bool:
        word: Word = self.words[here]
        return self.text[word.start : word.end].isupper()


def _levels(kind: str) -> tuple[str, ...]:
    if kind == "raion":
        return ("raion", "district")
    return {"region": ("region",), "title": ("region",), "sea": ("sea",)}.get(kind, ("hromada", "raion"))
