"""What is said once of the places of a list: how and with what each was struck, and that each lost its supply?"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.reading import Effect
from svidok.reading.incidents.harm import Harm
from svidok.reading.incidents.objects import Struck
from svidok.reading.incidents.scenes import Spot
from svidok.reading.sentence.passages import Passage

_STOPS = frozenset(".;:!?")
_COUNT = 3  # tokens after a place within which a number of things follows
_HARMED = 12  # and where people harmed in the first are told of between them
_LISTED = 5  # tokens between two things of a list that were struck in two places


def shared_blow(
    passage: Passage, spots: Sequence[Spot], groups: Mapping[int, Sequence[Harm | Struck | int]], number: int
) -> list[int]:
    """With what a thing of a list was struck: "hit a mill in A and a depot in B" says it once, beside the first."""
    things = [item for item in groups[number] if isinstance(item, Struck)]
    if not things or number < 1 or any(isinstance(item, int) for item in groups[number]):
        return []
    before = groups.get(number - 1, ())
    first = [item.at + 1 for item in before if isinstance(item, Struck)]
    last = max([spots[number - 1].end, *first])
    between = passage.tokens[last : min(things[0].at, spots[number].start)]
    if not first or not _goes_on(between):
        return []
    told = [item for item in before if isinstance(item, int)]
    if any(thing.harmed.effect is Effect.HIT for thing in things):
        return told
    return [at for at in told if any(map(passage.tokens[at].is_a, ("weapon", "lone_weapon")))]


def _goes_on(between: Sequence[Token]) -> bool:
    """Whether a list goes on after a few words, or after what befell people there: ", killing a worker, and"."""
    if len(between) <= _LISTED:
        return any(token.folded == "," or token.is_a("joins") for token in between)
    harmed = any(token.is_a("toll") for token in between) and between[0].folded == "," and len(between) <= _HARMED
    return harmed and between[-1].is_a("joins") and not any(token.folded in _STOPS for token in between)


def elided_blows(
    passage: Passage, spots: Sequence[Spot], groups: MutableMapping[int, list[Harm | Struck | int]]
) -> None:
    """Gives the blow and the weapon of one place to the next of which only "another" is said: «один дрон упав у A,
    інший – в B», "one crashed in A, another in B"."""
    for number in range(1, len(spots)):
        before = groups.get(number - 1, ())
        told = [item for item in before if isinstance(item, int)]
        between = passage.tokens[spots[number - 1].end : spots[number].start]
        if (
            number not in groups
            and told
            and len(between) <= _LISTED
            and any(token.is_a("told_again") for token in between)
        ):
            groups[number] = list(told)


def elided_things(
    passage: Passage, spots: Sequence[Spot], groups: MutableMapping[int, list[Harm | Struck | int]]
) -> None:
    """Gives the things of one place to the next of which only a number is said: «три будинки пошкоджено в A, два – у
    B», "three houses were damaged in A and two in B", «у A пошкоджено десять будинків, у B – один»."""
    for number in range(1, len(spots)):
        before = groups.get(number - 1, ())
        things = [item for item in before if isinstance(item, Struck)]
        if number in groups or not things or any(isinstance(item, Harm) for item in before):
            continue
        told = max(spots[number - 1].end, *(item.at + 1 for item in things))
        between = passage.tokens[told : spots[number].start]
        behind = passage.tokens[spots[number].end : spots[number].end + _COUNT]
        after = list(takewhile(lambda token: token.folded not in _STOPS, behind))
        joined = any(token.folded == "," or token.is_a("joins") for token in between)
        counted = any(token.is_a("quantity") and not token.is_a("people") for token in (*between, *after))
        if joined and counted and len(between) <= _LISTED and not any(map(_tells, (*between, *after))):
            groups[number] = list(before)


def _tells(token: Token) -> bool:
    return any(map(token.is_a, ("object", "outcome", "weapon", "folk", "say"))) or _parts(token)


def shared_arms(passage: Passage, groups: Mapping[int, Sequence[Harm | Struck | int]], number: int) -> list[int]:
    """With what people were hurt in the place told of before, where no other arms are said of more of them: "a man was
    killed by shelling in A, one more was wounded in B"."""
    items, before = groups[number], groups.get(number - 1, ())
    harms = [item for item in items if isinstance(item, Harm)]
    hurt = [item for item in before if isinstance(item, Harm)]
    if number < 1 or not harms or not hurt or len(harms) < len(items):
        return []
    last = max(harm.end for harm in hurt)
    between = [token for token in passage.tokens if last <= token.start < harms[0].start]
    apart = any(token.folded in _STOPS for token in between)
    return [] if apart else [item for item in before if isinstance(item, int) and _armed(passage, item)]


def spread_outages(
    passage: Passage, spots: Sequence[Spot], groups: MutableMapping[int, list[Harm | Struck | int]]
) -> None:
    """Gives an outage, and the weapon told of one place, to every place of its list: "60,000 were cut off in A, 51,000
    in B and 1,600 in C"."""
    for number, items in list(groups.items()):
        told = [item for item in items if isinstance(item, Struck) and item.harmed.effect is Effect.OUTAGE]
        if not told or number < 0:
            continue
        listed = [*_listed(passage, spots, groups, number, -1), number, *_listed(passage, spots, groups, number, 1)]
        arms = [item for at in listed for item in groups.get(at, ()) if _armed(passage, item)]
        for at in listed if len(listed) > 1 else ():
            held = groups.setdefault(at, [])
            held += [item for item in (*told, *arms) if item not in held]


def _listed(
    passage: Passage,
    spots: Sequence[Spot],
    groups: Mapping[int, Sequence[Harm | Struck | int]],
    number: int,
    step: int,
) -> list[int]:
    """The places of a list on one side of spot `number` of which nothing else is told."""
    found: list[int] = []
    while 0 <= (at := number + step * (len(found) + 1)) < len(spots):
        first, second = sorted((at, at - step))
        alone = all(isinstance(item, int) for item in groups.get(at, ()))
        if not (alone and _one_list(passage.tokens[spots[first].end : spots[second].start])):
            break
        found.append(at)
    return found


def _armed(passage: Passage, item: Harm | Struck | int) -> bool:
    return isinstance(item, int) and any(map(passage.tokens[item].is_a, ("weapon", "lone_weapon")))


def _one_list(between: Sequence[Token]) -> bool:
    """Whether only a number stands between two places of one list."""
    joined = any(token.folded == "," or token.is_a("joins") for token in between)
    return joined and any(token.is_a("quantity") for token in between) and not any(map(_parts, between))


def _parts(token: Token) -> bool:
    told = token.is_a("effect") and not token.is_a("effect.outage")
    return told or token.folded in _STOPS or any(map(token.is_a, ("blow", "toll", "say", "contrast")))
