"""What stands around a word of a sentence: capitals, nouns that tell of a place, titles, names of persons?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from svidok.model.place import Place, PlaceRole
from svidok.resolving.gazetteer import Entry, Gazetteer
from svidok.resolving.placewords import PlaceWords
from svidok.text import Sentence

_OPENING = ("«", '"', "“", "„")
_CLOSING = ("»", '"', "”")
_EPITHETS = 3  # words between a preposition and the name: «в тимчасово окупованому N»


@dataclass(frozen=True)
class Named:
    """Words [start, end) of a sentence that name a place. `certain` needs no help from context."""

    start: int
    end: int
    choices: tuple[Entry, ...]
    certain: bool
    role: PlaceRole = PlaceRole.SCENE
    governed: str | None = None  # the region named beside it
    raions: tuple[str, ...] = ()  # the raion or hromada named beside it, or all of that name (codifier's digits)
    apart: float | None = None  # km between it and what is told
    country: Place | None = None
    typed: bool = False
    kinds: str = ""  # the kinds of settlement that the noun before it fits
    void: bool = False  # a direction of the front, a military district: its words name no place
    spelled: str = ""  # after «село»: the word in Latin letters, should no table hold the village that is meant
    as_spelled: frozenset[str] = frozenset()  # keys of those that are called so without declining, after a noun
    epithet: bool = False  # "the capital"
    seat: bool = False  # "the regional capital"
    neighbours: frozenset[str] = frozenset()  # regions that others of its list share
    company: frozenset[str] = frozenset()  # regions in which another small place of its list must lie
    ahead: str | None = None  # the region named after the last of its list


class Line:
    """One sentence as the finders of names look at it; positions are those of its words."""

    def __init__(self, text: str, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.text = text
        self.words = sentence.words
        self.opens = sentence.opens
        self.folded = sentence.words.folded
        self.gazetteer = gazetteer
        self.language = sentence.language
        self.spoken: PlaceWords = gazetteer.words[sentence.language]
        self._longest: dict[int, tuple[int, tuple[Entry, ...]]] = {}

    def longest(self, here: int) -> tuple[int, tuple[Entry, ...]]:
        """How many words from `here` make the longest name, and what it can mean; (0, ()) for none."""
        found = self._longest.get(here)
        if found is None:
            found = self._longest[here] = self.gazetteer.longest(self.folded, here, self.language)
        return found

    def capital(self, here: int) -> bool:
        return 0 <= here < len(self.folded) and self.text[self.words.starts[here]].isupper()

    def word(self, here: int) -> str:
        return self.folded[here] if 0 <= here < len(self.folded) else ""

    def before(self, here: int) -> str:
        """The word before a name, past what only tells in whose hands or where it lies: «в окупованому N», "in
        Russian-held N"."""
        at = here - 1
        while at > max(here - 1 - _EPITHETS, 0) and self.folded[at] in self.spoken.qualifiers:
            at -= 1
        return self.word(at)

    def noun(self, here: int, kind: str) -> bool:
        named = 0 <= here < len(self.folded) and self.spoken.is_a(self.folded[here], kind)
        return named and not (len(self.folded[here]) == 1 and self._initial(here))

    def _initial(self, here: int) -> bool:
        """Whether a letter is somebody's initial: «сообщил П. Иванов»; «С. Ивановка: …» heads a line, and a heading may
        be all in capitals."""
        after = here + 2
        if self.word(here + 1) != "." or not self.capital(here) or (self.capital(after) and self.shouted(after)):
            return False
        before = self.word(here - 1)
        return before.isalpha() or before == "." or self.word(after).endswith(self.spoken.surname_endings)

    def place_noun(self, here: int) -> bool:
        """Whether a noun of a region stands at `here`."""
        return self.noun(here, "region") or self.noun(here, "republic")

    def may_be_noun(self, here: int) -> bool:
        """Whether any noun of places can begin at `here`; `width` tells which."""
        return self.word(here) in self.spoken.nouns or self.word(here + 1) == "-"

    def width(self, here: int, kind: str) -> int:
        """The words that a noun of `kind` takes at `here`, «р-н» being three; 0 for none."""
        if self.noun(here, kind):
            dotted = self.word(here + 1) == "." and self.folded[here] in self.spoken.abbreviated
            return 2 if dotted else 1
        if here + 2 < len(self.folded) and self.folded[here + 1] == "-":
            joined = "".join(self.folded[here : here + 3])
            return 3 if self.spoken.is_a(joined, kind) else 0
        return 0

    def lower_noun(self, here: int) -> bool:
        """Whether a word stands at `here` that a preceding adjective can belong to."""
        if here >= len(self.folded) or self.capital(here) or not self.folded[here].isalpha():
            return False
        return self.folded[here] not in self.spoken.joins and self.folded[here] not in self.spoken.locative

    def namesake(self, here: int) -> bool:
        """Whether what stands at `here` is called after a place or a person: «вул. Полтавська», «полк «Азов»»."""
        before = here - 1 - (self.word(here - 1) in (".", *_OPENING))
        wider = before
        if self.capital(before):  # «улица Первая Слободка»
            wider = before - 1 - (self.word(before - 1) == ".")
        return any(at >= 0 and self.word(at) in self.spoken.namesake for at in (before, wider))

    def river(self, here: int) -> bool:
        """Whether what stands at `here` is a river, and no town of its name: «на лівому березі Дніпра»."""
        if self.folded[here] not in self.spoken.rivers:
            return False
        at = here - 1
        while at >= 0 and (self.folded[at] in self.spoken.articles or self.folded[at] in self.spoken.genitive):
            at -= 1
        return at >= 0 and self.folded[at] in self.spoken.riverside

    def titled(self, here: int) -> bool:
        for at in range(here - 1, max(here - 4, -1), -1):
            if self.noun(at, "title_before"):
                return not self._struck(at)
            closed = self.folded[at] in _CLOSING  # «главред «Газеты» N-ского района»
            if not (closed or self.noun(at, "filler") or self.folded[at] in self.spoken.title_links):
                return False
        return False

    def _struck(self, here: int) -> bool:
        """Whether a body's seat was struck («обстрел администрации в N»), so that it is no title of who speaks."""
        for at in range(here - 1, max(here - 4, -1), -1) if self.noun(here, "premises") else ():
            if self.folded[at].startswith(self.spoken.harm):
                return True
            if self.noun(at, "title_before") or not self.folded[at].isalpha():
                return False
        return False

    def common(self, here: int) -> bool:
        """Whether every name that the word at `here` can be a case of is also a word or a person's name."""
        ordinary = self.gazetteer.ordinary.get(self.language, frozenset())
        known = self.gazetteer.single_names(self.folded[here], self.language)
        return bool(known) and all(name in ordinary for name in known)

    def given(self, here: int) -> bool:
        """Whether a given name stands at `here`: a surname follows it."""
        return self.capital(here) and self.among(self.spoken.given, here)

    @cached_property
    def harmed(self) -> bool:
        """Whether the sentence has a word of war."""
        return self.spoken.tells_harm(self.folded)

    def grounded(self) -> bool:
        """Whether the sentence tells of war on the ground."""
        return self.spoken.tells_ground(self.folded)

    def among(self, names: frozenset[str], here: int) -> bool:
        return not names.isdisjoint(self.spoken.declension.names(self.folded[here]))

    def shouted(self, here: int) -> bool:
        word = self.words[here]
        return self.text[word.start : word.end].isupper()

    def place_word(self, here: int) -> bool:
        word = self.folded[here]
        return bool(self.gazetteer.named(word, self.language) or self.gazetteer.areas(word))
