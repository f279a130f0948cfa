"""May a text name a place of some lands at all, seen by its words alone?

Most of what is published names none. What is answered here with no costs a look at each capitalised word: no sentence
has to be known, no name to be chosen. Names of small places that are words or persons as well tell nothing by
themselves, so a text in which nothing else could be a place of those lands is held to name none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svidok.lexicon.met import Met
from svidok.resolving.gazetteer import Entry, Gazetteer
from svidok.resolving.homonyms import great
from svidok.resolving.placeentries import Area
from svidok.text import Words

_NONE, _FIRST, _WHOLE = range(3)  # no place · the first word of one at the most · a place by itself


class PlaceChance:
    """Whether texts of one language may name a place of `lands`: the beginnings of admin1 codes."""

    def __init__(self, gazetteer: Gazetteer, language: str, lands: tuple[str, ...]) -> None:
        self._gazetteer, self._language, self._lands = gazetteer, language, lands
        self._spoken = gazetteer.words[language]
        self._telling = Met(self._tells)

    def anywhere(self, text: str, words: Words) -> bool:
        """False only where no name among the words of `text` is one of a place there, unless it is also a word."""
        if self._spoken.declines and not self._spoken.sites.isdisjoint(words.folded):
            return True  # «рязанский нефтезавод»: a place in small letters
        folded = words.folded
        if any(self._there(self._gazetteer.areas(folded[here])) for here in self._spoken.before_regions(folded)):
            return True  # «над рязанской областью»
        if any(self._there(self._gazetteer.named(folded[here], self._language)) for here in self._spoken.lands(folded)):
            return True  # «на сумщині»
        capitals = [here for here, start in enumerate(words.starts) if text[start].isupper()]
        telling = {word: tells for word in {folded[here] for here in capitals} if (tells := self._telling[word])}
        if _WHOLE in telling.values():
            return True
        return any(self._begins(folded, here) for here in capitals if folded[here] in telling)

    def _tells(self, folded: str) -> int:
        gazetteer, language = self._gazetteer, self._language
        if gazetteer.blank(folded, language):
            return _NONE
        named = [entry for entry in gazetteer.named(folded, language) if entry.admin1.startswith(self._lands)]
        known = (named or self._there(gazetteer.areas(folded))) and not self._is_a_word(folded)
        return _WHOLE if known or any(map(great, named)) else _FIRST

    def _is_a_word(self, folded: str) -> bool:
        single = self._gazetteer.single_names(folded, self._language)
        forms = self._spoken.declension.names(folded).union(single)
        words = self._gazetteer.ordinary.get(self._language, frozenset())
        others = (self._spoken.ordinary, self._spoken.persons, self._gazetteer.elsewhere, words)
        return not all(map(forms.isdisjoint, others))

    def _begins(self, folded: Sequence[str], here: int) -> bool:
        """Whether a name of several words begins at `here`: "Black Sea", "Kharkiv region", "Central district"."""
        length, entries = self._gazetteer.longest(folded, here, self._language)
        if length > 1 and self._there(entries):
            return True
        length, region = self._gazetteer.region_called(folded, here)
        if not region:
            length = int(self._there(self._gazetteer.latin_areas(folded[here])))
        return length > 0 and here + length < len(folded) and folded[here + length] in self._spoken.nouns

    def _there(self, places: Iterable[Entry | Area]) -> bool:
        return any(place.admin1.startswith(self._lands) for place in places)
