"""What does one sentence say by itself, read without the rest of its report?

The same rules, with nothing carried from the sentence before and nobody known from elsewhere: what comes out equal to
what was read in context stands in words of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from svidok.lexicon import Token
from svidok.model.figure import Count, Range
from svidok.model.place import Place, PlaceMention, PlaceRole
from svidok.model.reading import Side
from svidok.reading.incidents.casualties import AGAIN, casualties
from svidok.reading.incidents.children_told import AMONG
from svidok.reading.incidents.harm import Harm
from svidok.reading.incidents.nearest import spot_for
from svidok.reading.incidents.objects import Struck, objects
from svidok.reading.incidents.scenes import LAND, Spot, coarseness, common, lies_in, nationwide, spots
from svidok.reading.raids.carried import Carried
from svidok.reading.raids.counted import counted
from svidok.reading.raids.counts import counts
from svidok.reading.raids.tallies import Counted
from svidok.reading.raids.weapons import IMPLIED
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.sides import named
from svidok.reading.sources.acquaintance import Acquaintance, SpeakerKind
from svidok.reading.sources.attributable import may_attribute
from svidok.reading.sources.introducing import introduce
from svidok.reading.sources.passed import outlets_of
from svidok.reading.sources.phrases import folded
from svidok.reading.sources.sayings import Saying, clauses, sayings

Identity = tuple[str | None, str | None, str | None]


@dataclass(frozen=True)
class Alone:
    """One sentence; each of its answers is worked out once, when it is first asked for."""

    passage: Passage

    @cached_property
    def counts(self) -> tuple[Count, ...]:
        """The counts whose number, weapon and outcome it says."""
        return tuple(told.count for told in counts(self.passage, Carried())[0])

    @cached_property
    def counted(self) -> tuple[Counted, ...]:
        """Its numbers of weapons and places, whatever became of them."""
        return tuple(counted(self.passage, None))

    @cached_property
    def harms(self) -> tuple[Harm, ...]:
        return casualties(self.passage)

    @cached_property
    def struck(self) -> tuple[Struck, ...]:
        return objects(self.passage)

    @cached_property
    def side(self) -> Side | None:
        """Whose attack it names."""
        return named(self.passage)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Where what it tells can have happened; where it names no scene, what was shot down there fell."""
        scenes = (*spots(self.passage), *nationwide(self.passage))
        return scenes or spots(self.passage, "interception") or spots(self.passage, "title")

    @cached_property
    def places(self) -> frozenset[Identity]:
        """The places that it tells of."""
        found = {place.identity for spot in self.spots for place in spot.places}
        return frozenset(found | {LAND.identity} if self.passage.has("nationwide") else found)

    @cached_property
    def shared(self) -> frozenset[Identity]:
        """What the places of each of its lists share: there are the people that it counts for them together."""
        return frozenset(place.identity for spot in self.spots if len(spot.places) > 1 for place in common(spot.places))

    @cached_property
    def regions(self) -> frozenset[str | None]:
        """The regions of all places that it names."""
        named_here = (token.value for token in self.passage.tokens if isinstance(token.value, PlaceMention))
        return frozenset(mention.place.admin1 for mention in named_here)

    def belongs(self, offset: int, place: Place) -> bool:
        """Whether what stands at `offset` of the text is told of `place`, as far as the sentence itself tells."""
        spot = self._spot(offset)
        return spot is None or any(covers(one, place) for one in _meant(spot))

    def numbers_belong(self, offset: int, place: Place) -> bool:
        """Whether people counted at `offset` are those of `place`: a number told of several places is none's alone."""
        spot = self._spot(offset)
        if spot is None or len(spot.places) == 1:
            return self.belongs(offset, place)
        return any(one.identity == place.identity for one in common(spot.places))

    def _spot(self, offset: int) -> Spot | None:
        return spot_for(self.spots, self._index(offset), self.passage.tokens)

    def weapons(self, place: Place) -> Iterator[str]:
        """The codes of the weapons that it tells of at `place`; those that only the word for a blow says end so, as
        does a shell, which may be what was named more precisely: «снаряд упал»."""
        for token in self.passage.tokens:
            implied = IMPLIED if any(map(token.is_a, ("blow.attack", "blow.strike", "some_shell"))) else ""
            codes = [*token.all_of("weapon"), *token.all_of("lone_weapon")]
            unknown = token.is_a("weapon.air_target") and not token.is_a("lone_weapon")
            if codes and not unknown and self.belongs(token.start, place):
                yield from (code + implied for code in codes)

    def harms_at(self, place: Place) -> Iterator[int]:
        """The offsets of people and things harmed at `place`."""
        told = (*(harm.start for harm in self.harms), *(one.start for one in self.struck))
        return (offset for offset in told if self.belongs(offset, place))

    def blows_at(self, place: Place) -> Iterator[int]:
        """The offsets of words for a blow to `place`."""
        told = (token.start for token in self.passage.tokens if token.is_a("blow"))
        return (offset for offset in told if self.belongs(offset, place))

    def sources(self, offsets: Sequence[int] | None = None, said: Sequence[Saying] | None = None) -> frozenset[str]:
        """Whom its own words name as saying it, or as saying what stands at one of `offsets`.

        With `said` only these of its attributions hold.
        """
        return frozenset(
            name
            for one, start, end in (self._clauses if said is None else clauses(said, self.passage))
            if offsets is None or any(start <= offset < end for offset in offsets)
            for name in self._names(one)
        )

    @property
    def said(self) -> Sequence[Saying]:
        """The attributions by its own words."""
        return self._said[0]

    @cached_property
    def outlets(self) -> frozenset[str]:
        """Through whom it is passed on."""
        through = {name for one, _, _ in self._clauses for name in one.speaker.through}
        own = {one.speaker.name for one, _, _ in self._clauses if one.speaker.kind is SpeakerKind.OUTLET}
        return frozenset(filter(None, {*self._said[1], *through, *own}))

    def _names(self, one: Saying) -> Iterator[str]:
        if one.speaker.name is None or (one.speaker.kind is SpeakerKind.OUTLET and one.passes):
            return
        yield one.speaker.name
        if one.speaker.name == "sources":
            yield from (f"{outlet} sources" for outlet in (*one.speaker.through, *self._said[1])[:1])

    @cached_property
    def _clauses(self) -> tuple[tuple[Saying, int, int], ...]:
        return tuple(clauses(self._said[0], self.passage)) if self._said[0] else ()

    @cached_property
    def _said(self) -> tuple[list[Saying], tuple[str, ...]]:
        """The attributions by its own words and the outlets that it names."""
        if not may_attribute(self.passage):
            return [], ()
        known = Acquaintance(self.passage.lexicon)
        tokens = folded(self.passage)
        introduce((self.passage,), (tokens,), known)
        for token in self.passage.tokens:
            if isinstance(token.value, PlaceMention) and token.value.role is not PlaceRole.LAUNCH:
                known.see(token.value.place)
        held = self.passage.inventory(tokens)
        return sayings(self.passage, tokens, held, known), outlets_of(self.passage, tokens, held)[0]

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that stand whole at [start, end)."""
        return [token for token in self.passage.tokens if start <= token.start and token.end <= end]

    def _index(self, offset: int) -> int:
        tokens = self.passage.tokens
        return next((i for i, token in enumerate(tokens) if token.end > offset), len(tokens) - 1)


def told_of(harm: Harm) -> Iterator[tuple[str, Range]]:
    """The figures of an incident that a statement on people tells, by their names."""
    of = "injured" if harm.of == "treated" else harm.of
    if of in (AMONG, AGAIN):
        return
    yield of, harm.range
    if harm.children is not None:
        yield f"children_{of}", harm.children
    if harm.civilian:
        yield f"civilians_{of}", harm.range


def _meant(spot: Spot) -> tuple[Place, ...]:
    """The places of a spot, and what several of them share."""
    return (*spot.places, *common(spot.places)) if len(spot.places) > 1 else spot.places


def covers(said: Place, place: Place) -> bool:
    """Whether `said` is the place itself, or only says where it lies."""
    if said.identity == place.identity:
        return True
    if coarseness(said) <= coarseness(place):
        return False
    return said.country in (None, place.country) if coarseness(said) == 2 else lies_in(place, said)
