"""Which words of a sentence name a place, and what can they mean?

Only words that are capitalised in the text are looked up. A city is believed wherever it stands; a village, or a name that
is also a word or a surname, only with a noun («село», «район»), a region or a preposition beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from svidok.model.place import Place, PlacePrecision, PlaceRole
from svidok.resolving.gazetteer import Area, Entry, Gazetteer
from svidok.resolving.placewords import PlaceWords
from svidok.text import Sentence, Word

LIST = 40  # words within which an adjective finds its noun: «Харківської, Сумської … областей»
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
        while here < len(self.words):
            named = self._at(here, found) if self._capital(here) else None
            if named is None:
                here += 1
            else:
                found.append(named)
                here = named.end
        return found

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
            return 2 if here + 1 < len(self.folded) and self.folded[here + 1] == "." else 1
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
        if not areas:
            return None
        noun, width, kind, plural = self._area_noun(end)
        if kind is None:
            return self._nounless(here, end, areas, before)
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
            for kind in ("region", "raion", "hromada", "sea", "title"):
                width = self._hyphenated(at, kind)
                if width and (not listed or self.spoken.is_a(self.folded[at], "several") or kind != "title"):
                    return at, width, kind, self._noun(at, "several")
            word = self.folded[at]
            if self._noun(at, "filler"):
                at += 1
            elif word in _LINKS or word in self.spoken.joins:
                at, listed = at + 1, True
            elif self._capital(at) and self.gazetteer.areas("".join(self.folded[at : self._adjective_end(at)])):
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
            return None
        centres = {(area.centre, area.admin1) for area in areas if area.centre and area.level != "district"}
        entries = [entry for name, admin1 in sorted(centres) for entry in self._called(str(name), admin1)]
        return Named(here, end, tuple(entries), True) if entries else None

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
        noun, width, kind, plural = self._english_noun(here + max(length, named, 1))
        if kind == "region" and code:
            stop = noun + width if noun == here + length else here + length
            role = self._english_role(here, stop)
            return Named(here, stop, (self.gazetteer.region(code),), True, role, typed=True)
        if kind == "sea" and code:
            return Named(here, noun + width, (self.gazetteer.region(code),), True, typed=True)
        if kind in ("raion", "hromada"):
            return self._english_raion(here, named, entries, noun, width, stem)
        return None

    def _english_noun(self, here: int) -> tuple[int, int, str | None, bool]:
        """The noun after a name, or a plural after the rest of a list («Kharkiv, Sumy and Odesa regions»)."""
        for kind in ("region", "raion", "hromada", "sea"):
            if self._noun(here, kind):
                return here, 1, kind, self._noun(here, "several")
        at = here
        while at < min(here + LIST, len(self.folded)):
            if self.folded[at] in (",", "and", "or", "-") or self._capital(at):
                at += 1
            elif self._noun(at, "several") and at > here:
                kind = next(k for k in ("region", "raion", "hromada") if self._noun(at, k))
                return at, 1, kind, True
            else:
                break
        return here, 0, None, False

    def _english_raion(
        self, here: int, named: int, entries: Sequence[Entry], noun: int, width: int, stem: str
    ) -> Named | None:
        fits = [e for e in entries if e.kind != "R"]
        if not fits:
            adjective = stem.removesuffix("i").removesuffix("y").removesuffix("i")
            for shape in (adjective.removesuffix("sk"), adjective):
                fits = [e for e in self.gazetteer.named(shape, "en") if e.kind == "M"] if len(shape) > 3 else []
                if fits:
                    named = 1
                    break
        if not fits:
            return None
        stop = noun + width if noun == here + named else here + named
        raions = tuple(e._replace(precision=PlacePrecision.RAION, kind="P", point=(*e.point[:2], 30.0)) for e in fits)
        return Named(here, stop, raions, True, self._english_role(here, stop), typed=True)

    def _english_role(self, here: int, stop: int) -> PlaceRole:
        titled = self._title_before(here) or self._noun(stop, "title")
        return PlaceRole.TITLE if titled else PlaceRole.SCENE

    # settlements

    def _settlement(self, here: int, before: Sequence[Named]) -> Named | None:
        length, entries = self.gazetteer.longest(self.folded, here, self.language)
        if not entries:
            return None
        start, typed = self._typed(here, before)
        stop = here + length
        if typed == "river" or self._noun(stop, "river") or self._noun(stop, "sea"):
            return None
        fits = self._of_kind(entries, typed)
        certain = bool(typed) or self._certain(here, stop, fits, before)
        titled = self._title_before(start) or (self.language == "en" and self._title_after(stop))
        role = PlaceRole.TITLE if titled else PlaceRole.SCENE
        near = here > 0 and any(w in self.spoken.near for w in self.folded[max(0, start - 2) : start])
        return Named(start, stop, tuple(fits), certain, role, near=near, typed=bool(typed))

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

    def _title_after(self, stop: int) -> bool:
        return self._noun(stop, "title")

    def _title_before(self, here: int) -> bool:
        at = here - 1
        steps = 0
        while at >= 0 and steps < 3:
            if self._noun(at, "title_before"):
                return True
            if not (self._noun(at, "filler") or self.folded[at] in ("of", "the", "міста", "города", "в", "у")):
                return False
            at, steps = at - 1, steps + 1
        return False

    def _certain(self, here: int, stop: int, entries: Sequence[Entry], before: Sequence[Named]) -> bool:
        """Whether the name is a place whatever the rest of the text says."""
        word = self.folded[here]
        plain = stop - here == 1
        ordinary = plain and (word in self.spoken.ordinary or self._named_ordinary(word))
        if any(e.known for e in entries) and not ordinary:
            return True
        return False

    def _named_ordinary(self, word: str) -> bool:
        return not self.spoken.ordinary.isdisjoint(self.spoken.declension.names(word))

    def likely(self, named: Named, listed: bool) -> bool:
        """Whether a name that is not certain may be a village here: a preposition or a list beside it, no person."""
        if self._beside_a_name(named):
            return False
        previous = self.folded[named.start - 1] if named.start else ""
        ordinary = named.end - named.start == 1 and self._named_ordinary(self.folded[named.start])
        strange = named.end - named.start == 1 and self.folded[named.start] in self.gazetteer.elsewhere
        if ordinary or strange:
            return listed and not strange and previous not in ("", ".")
        return listed or previous in self.spoken.locative

    def _beside_a_name(self, named: Named) -> bool:
        """Whether a capitalised word that is no place stands next to it: «Іван Федоров», "Roman Bohdan"."""
        after, before = named.end, named.start - 1
        if self._capital(after) and not self.gazetteer.named(self.folded[after], self.language):
            return not self.gazetteer.areas(self.folded[after])
        if before > 0 and self._capital(before) and not self._shouted(before):
            return not self.gazetteer.named(self.folded[before], self.language)
        return False

    def _shouted(self, here: int) -> bool:
        word: Word = self.words[here]
        return self.text[word.start : word.end].isupper()


def _levels(kind: str) -> tuple[str, ...]:
    if kind == "raion":
        return ("raion", "district")
    return {"region": ("region",), "title": ("region",), "sea": ("sea",)}.get(kind, ("hromada", "raion"))


def with_context(named: Named, governed: str | None, raion: str | None, end: int) -> Named:
    """The name together with the region or raion that stands beside it."""
    return replace(named, governed=governed or named.governed, raion=raion or named.raion, end=end)
