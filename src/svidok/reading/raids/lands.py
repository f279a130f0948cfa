"""In which region was that counted which names none: "the region", "seven of them"?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.place import PlaceMention, PlacePrecision, PlaceRole
from svidok.reading.raids.tallies import Told
from svidok.reading.sentence.passages import Passage

_QUOTES = frozenset("«»“”„\"'")
_TOLD = (PlaceRole.SCENE, PlaceRole.INTERCEPTION)


class Lands:
    """The regions that a report has told of so far."""

    def __init__(self, told: Sequence[Passage]) -> None:
        self._told = told
        self._named: str | None = None  # that of the last sentence which named places of one region
        self._counted: str | None = None  # that of all counts of the last sentence with counts

    def placed(self, passage: Passage, said: Sequence[Told]) -> list[Told]:
        """The counts of the next sentence, those without a region with the one that its words mean."""
        here = [t.value for t in passage.tokens if isinstance(t.value, PlaceMention)]
        told = [
            one if one.count.admin1 else replace(one, count=replace(one.count, admin1=self._meant(passage, one, here)))
            for one in said
        ]
        named = {mention.place.admin1 for mention in here if mention.role in _TOLD}
        if named:
            self._named = named.pop() if len(named) == 1 else None
        if told:
            regions = {one.count.admin1 for one in told}
            self._counted = regions.pop() if len(regions) == 1 else None
        return told

    @cached_property
    def _sea(self) -> str | None:
        """The one sea that the report names."""
        places = (t.value.place.admin1 for one in self._told for t in one.tokens if isinstance(t.value, PlaceMention))
        seas = {region for region in places if region and region.startswith("SEA-")}
        return seas.pop() if len(seas) == 1 else None

    def _meant(self, passage: Passage, told: Told, here: Sequence[PlaceMention]) -> str | None:
        if passage.has("this_region") and any(token.is_a("this_region") for token in _clause(passage.tokens, told.at)):
            spoken = {mention.place.admin1 for mention in here if mention.role is PlaceRole.TITLE}
            return spoken.pop() if len(spoken) == 1 else self._named
        waters = {match.captures["at"][0] for match in passage.matches("over_open_sea")}
        if waters and any(passage.tokens[at] in _clause(passage.tokens, told.at) for at in waters):
            return self._sea
        return self._counted if passage.has("of_them") and not here else None


def _within(token: Token) -> bool:
    return not token.is_a("mark") or token.folded in _QUOTES


def _clause(tokens: Sequence[Token], at: int) -> list[Token]:
    """What stands around a number between two marks; nothing where a place is named there."""
    before = takewhile(_within, reversed(tokens[:at]))
    after = takewhile(_within, tokens[at:])
    clause = [*before, *after]
    return [] if any(map(_placed, clause)) else clause


def _placed(token: Token) -> bool:
    mention = token.value
    here = isinstance(mention, PlaceMention) and mention.role in _TOLD
    return here and mention.place.precision is not PlacePrecision.COUNTRY
