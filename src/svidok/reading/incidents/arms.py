"""With which weapons was a place struck: named there, or by what the report tells around it?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from svidok.model.place import PlacePrecision
from svidok.model.reading import Cause
from svidok.reading.incidents.drafts import Draft
from svidok.reading.incidents.raided import DOWNED
from svidok.reading.incidents.scenes import coarseness, lies_in
from svidok.reading.incidents.several_days import since_when
from svidok.reading.incidents.statement import Statement
from svidok.reading.raids.weapons import FAMILIES, GUNS_IMPLIED, IMPLIED, family, precise, struck_with
from svidok.reading.sentence.fronts import beyond_guns
from svidok.reading.sentence.passages import Passage

_MIXED = 2  # kinds of weapons
_SEVERAL = 2  # places of one sentence
_BESIDE = 2  # sentences between the strikes on them and the people of all
_LED = 4  # sentences of a paragraph below the one that tells of the attack
_SECTION = 6  # sentences from the head of a section to an item of it
_FELL = 1  # sentences from the weapons that were shot down to their debris
_FIRED = ("weapon.artillery", "weapon.mlrs", "weapon.mortar", "weapon.bomb", "weapon.aviation")
_STRUCK = ("blow.attack", "blow.strike", "blow.hit")
_NONE: tuple[str, ...] = ()


class Armament:
    """The weapons that a report tells of, for each place that they struck.

    What holds for the whole report is asked once a report, so that a list of thousands of places is read in time that
    grows with its length.
    """

    def __init__(self, told: Sequence[Passage]) -> None:
        self._told = [one for one in told if since_when(one) is None]  # not with what an earlier strike was

    def of(self, draft: Draft, cause: Cause | None) -> tuple[str, ...]:
        """The weapons that struck a place; where its sentences name none, those of the attack that they tell of."""
        named = named_weapons(draft, cause)
        if named or draft.recalled:
            return named
        fallen = self._whose_debris(draft) if cause is Cause.DEBRIS else _NONE
        led = fallen or _led_by(draft, self._told) or _of_section(draft, self._told)
        return led or self._over_region(draft) or _within(draft, self._told) or self._of_the_raid(draft)

    def _of_the_raid(self, draft: Draft) -> tuple[str, ...]:
        """The kinds of weapons of the raid that a report counts, where it is "the strike" that harmed a region: "805
        drones and 13 missiles were launched. … The strike damaged depots in two regions"; which of several kinds struck
        one town is not said."""
        if not any(one.passage.matches("this_raid") for one in draft.said):
            return _NONE
        kinds = self._raided.get(draft.period.iso, ())
        return tuple(kinds) if draft.level or len(kinds) == 1 else _NONE

    @cached_property
    def _raided(self) -> dict[str | None, dict[str, None]]:
        """The kinds of weapons of the raids that the report counts, by their days."""
        found: dict[str | None, dict[str, None]] = {}
        for one in filter(_counts_a_raid, self._told):
            found.setdefault(one.period.iso, {}).update(dict.fromkeys(map(family, _flown(one))))
        return found

    def _whose_debris(self, draft: Draft) -> tuple[str, ...]:
        """The weapons whose debris fell: those shot down in the sentence right before («усі «шахеди» збито. Уламки
        впали на дах»), else the one kind that the report tells of."""
        fell = min((one.passage for one in draft.said if "debris" in one.blows), key=lambda passage: passage.index)
        near = [one for one in self._told if 0 <= fell.index - one.index <= _FELL and any(map(one.has, DOWNED))]
        for passage in reversed(near):
            places = [token.value.place for token in passage.tokens if token.is_a("place")]
            here = any(place.admin1 == draft.place.admin1 for place in places) or bool(passage.matches("many_regions"))
            if (here or not (places or fell.sentence.opens)) and (found := tuple(precise(_flown(passage)))):
                return found
        return self._only_kind

    def _over_region(self, draft: Draft) -> tuple[str, ...]:
        """The one kind of weapon that a report tells of, where some were shot down that night over the place's own
        region: «над A збито 12 дронів»."""
        near = draft.level <= 1 and any(_tells_of(one, draft) for one in self._downed)
        return self._only_kind if near else _NONE

    @cached_property
    def _only_kind(self) -> tuple[str, ...]:
        """What a report tells of that names no other kind of what flies, if some of it was shot down or fell as
        debris."""
        if not any(one.has("weapon") and any(map(one.has, (*DOWNED, "blow.debris"))) for one in self._told):
            return _NONE
        named = tuple(precise(code for passage in self._told for code in _flown(passage)))
        if len(named) > 1:  # "FPV drones", "Shaheds": which of them is not said
            named = tuple(dict.fromkeys(map(family, named)))
        return named if len(named) == 1 else _NONE

    @cached_property
    def _downed(self) -> list[Passage]:
        """The sentences that say how many were shot down, if nothing but that one kind was used."""
        if not self._only_kind or any(map(_fires, self._told)):
            return []
        return [one for one in self._told if one.has("quantity") and any(map(one.has, (*DOWNED, "of_them")))]


def named_weapons(draft: Draft, cause: Cause | None) -> tuple[str, ...]:
    """The weapons said, without those that another says more precisely; those whose debris fell, where it is said."""
    said = draft.said
    fell = [one for one in said if "debris" in one.blows and "hit" not in one.blows and one.weapons]
    said = fell if fell and cause is Cause.DEBRIS else said
    own = {family(code) for one in said if _strikes_here(one, draft) for code in one.weapons}
    wider = [code for one in said if not own or _here(one, draft) for code in one.weapons]
    named = [*wider, *(code for one in said for code in one.weapons if family(code) in own)]
    named = [code for code in named if code != "air_target" or any(code in one.weapons for one in said if one.own)]
    if any(family(code) == "bomb" for code in named):  # «авиация сбросила бомбы»: that was the air strike
        named = [code for code in named if family(code) != "aviation"]
    return tuple(precise(code for code in named if code != GUNS_IMPLIED or not beyond_guns(draft.place)))


def counts_arms(passage: Passage) -> bool:
    """Whether a sentence says how many of a weapon were used, as a raid is told."""
    return passage.has("quantity") and any(
        one.is_a("quantity") and two.is_a("weapon") for one, two in pairwise(passage.tokens)
    )


def _counts_a_raid(passage: Passage) -> bool:
    """Whether a sentence counts the weapons that were sent, and at no town."""
    sent = passage.has("outcome.launched") or passage.has("blow.attack")
    fine = (not coarseness(token.value.place) for token in passage.tokens if token.is_a("place.scene"))
    return sent and counts_arms(passage) and not any(fine)


def _flown(passage: Passage) -> Iterator[str]:
    """The drones and missiles that a sentence names, but for the defender's own."""
    if passage.has("weapon"):
        indices = [at for at, token in enumerate(passage.tokens) if not token.is_a("defence")]
        yield from (code for code in struck_with(passage, indices) if family(code) in FAMILIES)


def _led_by(draft: Draft, told: Sequence[Passage]) -> tuple[str, ...]:
    """The weapons of an attack on a district or region, told of in its paragraph before what it did to a place in it:
    «дроны нанесли удар по району. В деревне N повреждены два дома. В деревне M сгорел сарай.»"""
    if any(one.blows for one in draft.said):
        return _NONE
    first = min(draft.said, key=lambda one: one.quote.start).passage
    lead = _lead(first, told)
    if lead is None:
        return _NONE
    places = [token.value.place for token in lead.tokens if token.is_a("place.scene")]
    if draft.place.precision is PlacePrecision.RAION and draft.place.identity in (place.identity for place in places):
        return tuple(precise(struck_with(lead, range(len(lead.tokens)))))  # «В N районе по A и B били дронами»
    around = all(place.precision in (PlacePrecision.RAION, PlacePrecision.REGION) for place in places)
    around = around and (bool(places) or lead.has("this_region"))
    same = all(place.admin1 == draft.place.admin1 for place in places)
    found = tuple(precise(struck_with(lead, range(len(lead.tokens))))) if around and same else ()
    return found if len({family(code) for code in found}) == 1 and not counts_arms(lead) else ()


def _of_section(draft: Draft, told: Sequence[Passage]) -> tuple[str, ...]:
    """The one kind of weapon that the head of its section counts, over its raion or over places of which it is one:
    «N округ — десять беспилотников. • п. A: повреждён дом», «По A, B — три дрона. В A повреждён дом»."""
    if draft.level or any(one.blows for one in draft.said):
        return _NONE
    first = min(draft.said, key=lambda one: one.quote.start).passage
    opens, ends = (bisect_left(told, first.index - back, key=lambda one: one.index) for back in (_SECTION, 0))
    for above in reversed(told[opens:ends]):
        places = [token.value.place for token in above.tokens if token.is_a("place.scene")]
        raions = [place for place in places if place.precision is PlacePrecision.RAION]
        around = any(place.admin1 == draft.place.admin1 for place in raions)
        if around or any(place.identity == draft.place.identity for place in places):
            kinds = {family(code) for code in _flown(above)}
            return tuple(kinds) if len(kinds) == 1 else _NONE
        if any(map(coarseness, places)):
            return _NONE
    return _NONE


def _lead(first: Passage, told: Sequence[Passage]) -> Passage | None:
    """The sentence of its paragraph that tells of an attack, with nothing but what came of it between."""
    by_index = {one.index: one for one in told if first.index - _LED <= one.index <= first.index}
    index = first.index
    while index in by_index and not by_index[index].sentence.opens:
        index -= 1
        lead = by_index.get(index)
        if lead is None or any(map(lead.has, ("blow.attack", "blow.strike"))):
            return None if lead is None or lead.has("object") else lead
        if lead.has("weapon") or lead.has("blow"):
            return None
    return None


def _within(draft: Draft, told: Sequence[Passage]) -> tuple[str, ...]:
    """The weapons of the strikes on places in a region or land whose people are counted together: «ворог атакував
    дронами й артилерією A, B і C. Поранено двох людей»."""
    if not draft.level or not draft.harmed:
        return _NONE
    near = {one.passage.index for one in draft.said}
    struck = (one for one in told if one.period.iso == draft.period.iso and any(map(one.has, _STRUCK)))
    around = (one for one in struck if _all_in(one, draft) and any(abs(one.index - k) <= _BESIDE for k in near))
    flown = (struck_with(one, [k for k, t in enumerate(one.tokens) if not t.is_a("defence")]) for one in around)
    codes = [code for one in flown for code in one if family(code) != "air_target" and not code.endswith(IMPLIED)]
    return tuple(precise(codes))


def _all_in(passage: Passage, draft: Draft) -> bool:
    """Whether several places are named, all of them in the draft's."""
    places = [token.value.place for token in passage.tokens if token.is_a("place.scene")]
    return len(places) >= _SEVERAL and (
        draft.level == 2 or {place.admin1 for place in places} <= {draft.place.admin1, None}
    )


def _fires(passage: Passage) -> bool:
    """Whether a sentence names arms that do not fly by themselves, or munitions of no known kind."""
    return passage.has("munitions") or any(map(passage.has, _FIRED))


def _tells_of(passage: Passage, draft: Draft) -> bool:
    """Whether a sentence of the draft's day names its region."""
    places = [token.value.place for token in passage.tokens if token.is_a("place")]
    region = any(coarseness(place) == 1 and lies_in(draft.place, place) for place in places)
    aloft = (token.value.place for token in passage.tokens if token.is_a("place.interception"))
    region = region or any(place.admin1 == draft.place.admin1 for place in aloft)  # "15 over Samara", its capital
    return region and passage.period.iso == draft.period.iso


def _strikes_here(one: Statement, draft: Draft) -> bool:
    """Whether a statement names the weapon that struck this place: "in A a missile hit a school"."""
    named = any(not code.endswith(IMPLIED) for code in one.weapons)
    return named and one.own and _here(one, draft) and bool(one.struck or one.harms or one.blows & {"hit", "strike"})


def _here(one: Statement, draft: Draft) -> bool:
    """Whether what a statement tells is told of this place, and not of a region or a raid around it, where each weapon
    struck some place or other: "missiles, bombs and drones were launched at the region"."""
    if not one.own:
        mixed = len({family(code) for code in one.weapons}) >= _MIXED
        return not mixed or (one.quote.start > draft.first_own and not counts_arms(one.passage))
    return coarseness(one.places[0]) <= draft.level
