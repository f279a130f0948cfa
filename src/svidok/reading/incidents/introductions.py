"""Is a place told of only to introduce, or to head, what is told of a finer one?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from svidok.model.place import PlacePrecision
from svidok.model.reading import Effect, ObjectClass
from svidok.reading.incidents.drafts import Draft, counted, functions_of
from svidok.reading.incidents.statement import Statement
from svidok.reading.sentence.passages import Passage

_LEAD = 1  # the sentence at the head of a report, and the one below it


def named_above(coarse: Draft, finer: Sequence[Draft]) -> list[Draft]:
    """The one place that only the headline names, of whose people or things the body tells as of its region: "A ship
    hit near A, sailor dead. Drones attacked the south of the region. … a sailor died"."""
    named = [draft for draft in finer if all(one.headline for one in draft.said)]
    if len(named) != 1 or any(one.headline for one in coarse.said):
        return []
    pairs = list(zip(counted(coarse), counted(named[0]), strict=True))
    alike = bool(_harmed(coarse) & _harmed(named[0])) or bool(things_of(coarse) & things_of(named[0]))
    return named if alike and all(None in pair or pair[0] == pair[1] for pair in pairs) else []


def _harmed(draft: Draft) -> set[str]:
    """What became of the people that are told of."""
    return {harm.of for one in draft.said for harm in one.harms if harm.range.most != 0}


def things_of(draft: Draft) -> set[str | None]:
    """The kinds of things that were struck, as far as the words tell."""
    return functions_of(draft.said) - {None}


def introduces(coarse: Draft, finer: Sequence[Draft]) -> bool:
    """Whether a region is said to be attacked, and what came of it is told below, place by place: "Drones attacked the
    region at night. In A … In B …"; its own people or things would be told of it."""
    below = [draft for draft in finer if draft.first >= coarse.first and not draft.recalled]
    last = max(one.quote.start for one in coarse.said)
    if coarse.harmed or not below or last > min(draft.first for draft in below) or _of_many_regions(coarse):
        return False
    told = {thing.harmed.object_class for draft in below for one in draft.said for thing in one.struck}
    named = coarse.level == 2 and all(_only_attacked(one) for one in coarse.said)
    return (named or classes_of(coarse.said) <= told) and any(
        draft.harmed or functions_of(draft.said) for draft in below
    )


def _of_many_regions(coarse: Draft) -> bool:
    """Whether the power works of several regions were struck, none of them named: where it went dark is told apart."""
    works = ObjectClass.ENERGY in classes_of(coarse.said)
    return coarse.level == 2 and works and any(one.passage.matches("many_regions") for one in coarse.said)


def _only_attacked(one: Statement) -> bool:
    """Whether it only says, at the head, that things of a land were attacked: "A port and an airfield hit"."""
    return one.passage.index <= _LEAD and all(thing.harmed.effect in (None, Effect.HIT) for thing in one.struck)


def named_within(fine: Draft, raion: Draft) -> bool:
    """Whether the sentence on a raion tells where in it: «По N-ській громаді били – пошкоджено газогін у селі M»."""
    village = fine.place.precision is PlacePrecision.SETTLEMENT and fine.place.admin1 == raion.place.admin1
    return village and any(a.passage is b.passage and a.struck and not b.struck for a in fine.said for b in raion.said)


def titles(drafts: Sequence[Draft]) -> set[int]:
    """The identities of the drafts that only entitle another: a line without a full stop that names a region's centre
    and the people of whom the next sentence tells in a place of the region ("Belgorod: one dead, says governor")."""
    told_in: dict[int, list[Draft]] = {}
    for draft in drafts:
        for index in {one.passage.index for one in draft.said}:
            told_in.setdefault(index, []).append(draft)
    return {id(draft) for draft in drafts if _entitles(draft, told_in)}


def _entitles(draft: Draft, told_in: Mapping[int, Sequence[Draft]]) -> bool:
    said = [one for one in draft.said if not one.headline] or draft.said
    passage = said[0].passage
    if not passage.index and all(one.headline for one in said):
        return _of_a_village_below(draft, told_in)
    if draft.level or not (passage.index and _line(passage)) or any(one.passage is not passage for one in said):
        return False
    below = (one for one in told_in.get(passage.index + 1, ()) if one is not draft)
    below = (one for one in below if not any(_line(s.passage) for s in one.said))  # that would be a list
    return any(
        one.place.admin1 == draft.place.admin1
        and any(a and a == b for a, b in zip(counted(draft), counted(one), strict=True))
        for one in below
    )


def _of_a_village_below(draft: Draft, told_in: Mapping[int, Sequence[Draft]]) -> bool:
    """Whether the town of a headline is only the region's: the body never names it, and tells of just its people in one
    place of the region ("24 killed in Kherson" above a village of the Kherson region)."""
    others = {id(one): one for drafts in told_in.values() for one in drafts if one is not draft}
    near = [one for one in others.values() if one.place.admin1 == draft.place.admin1 and any(counted(one))]
    above = {id(one.passage) for one in draft.said}
    below = [one for one in near if not one.level and all(id(said.passage) not in above for said in one.said)]
    pairs = zip(counted(draft), counted(below[0]), strict=True) if len(near) == len(below) == 1 else ()
    return any(counted(draft)) and bool(below) and all(ours in (None, theirs) for ours, theirs in pairs) and bool(pairs)


def _line(passage: Passage) -> bool:
    """Whether a sentence is a line without a full stop."""
    return passage.sentence.opens and passage.whole.text[-1:].isalnum()


def classes_of(said: Sequence[Statement]) -> set[ObjectClass]:
    return {thing.harmed.object_class for one in said for thing in one.struck}
