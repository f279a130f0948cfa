"""By which blows and weapons was a place struck, as its sentence tells?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from svidok.lexicon import Token
from svidok.reading.incidents.raided import DOWNED
from svidok.reading.raids.weapons import both_families
from svidok.reading.sentence.passages import Passage

_RAID = 10  # weapons that are no more one place's
_FALLS = 3  # tokens between "fell" and what did
_UNREAL = 8  # tokens back from a weapon to what says that it was only made, bought or held
_BRIEF = 14  # tokens of a sentence that needs no verb
_STOPS = frozenset(".!?…")
_COUNTED = 4  # tokens after a number within which the weapons stand that it counts
_HARM = ("blow", "toll", "effect")
_CLAUSE_ENDS = frozenset(",;:–—")
_SUBJECT = 6  # tokens between debris and the word for what it hits


def struck_by(passage: Passage, at: int) -> bool:
    """Whether a weapon is one that struck, as far as its sentence tells."""
    token = passage.tokens[at]
    if passage.has("aside.habit") or passage.has("habit"):
        return False  # "every night hundreds of drones attack the city"
    if token.is_a("lone_weapon"):
        return True
    whole_raid = token.is_a("weapon.air_target") and not both_families(token)
    if not token.is_a("weapon") or token.is_a("defence") or whole_raid or _used_by(passage.tokens, at):
        return False
    told = any(map(passage.has, _HARM))
    if not told and any(before.is_a("at_first") for before in passage.tokens[:1]):
        return False  # «Ранее мэр говорил о дронах …»
    if not told and passage.has("came_upon"):
        return False  # "a drone was found in the woods"
    if told or any(map(passage.has, DOWNED)):
        return told and not _stopped(passage, at)
    if any(token.is_a("unreal") or token.is_a("seen_off") for token in passage.tokens[max(0, at - _UNREAL) : at]):
        return False  # "Russia makes a hundred ballistic missiles a month", «Пуски Х-101 з району N»
    return _few_used(passage)


def _few_used(passage: Passage) -> bool:
    """Whether a sentence without a blow tells of no more weapons than may have struck one place; only a short one tells
    so without a verb («Дрон у шостий поверх», "Two Zircons came first.")."""
    counts = [k for k, token in enumerate(passage.tokens) if token.is_a("quantity")]
    if not counts:
        return True
    brief = len(passage.tokens) <= _BRIEF and passage.tokens[-1].folded in _STOPS
    if not (brief or passage.has("outcome.launched")) or passage.matches("part_of"):
        return False  # «2/2 ракети Х-59» of a list
    of_arms = [k for k in counts if _of_arms(passage.tokens, k)]
    if brief and not of_arms:
        return True
    return not passage.has("place.scene") and all(_few(passage.tokens[k]) for k in counts)


def _used_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether a weapon only tells what somebody has or does: "drone operators", "the missile campaign"."""
    return any(token.is_a("weapon_user") for token in tokens[at + 1 : at + 2])


def _stopped(passage: Passage, at: int) -> bool:
    """Whether the weapon's own clause tells that it was stopped, and nothing of a blow or of harm, and another weapon
    is told of in the same sentence: «збито дев'ять «шахедів», «Оніксами» вдарили по порту»."""
    if not any(map(passage.has, DOWNED)):
        return False
    tokens = passage.tokens
    start = at - len(list(takewhile(_goes_on, reversed(tokens[:at]))))
    clause = list(takewhile(_goes_on, tokens[start:]))
    stopped = any(token.is_a(kind) for token in clause for kind in DOWNED)
    others = (*tokens[:start], *tokens[start + len(clause) :])
    told = any(token.is_a(kind) for token in clause for kind in _HARM)
    return stopped and not told and any(token.is_a("weapon") or token.is_a("lone_weapon") for token in others)


def _goes_on(token: Token) -> bool:
    return token.folded not in _CLAUSE_ENDS


def _of_arms(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is one of weapons: not "a drone into floors six to eight"."""
    return any(token.is_a("weapon") for token in tokens[at + 1 : at + 1 + _COUNTED])


def _few(quantity: Token) -> bool:
    """Whether so many may have struck the one place that the text speaks of: "The enemy used two glide bombs."."""
    return (quantity.value.most or _RAID) < _RAID


def blows(passage: Passage, indices: Sequence[int]) -> Iterator[str]:
    """The kinds of blows; what falls is a hit if it is a weapon («впав дрон», not an unknown object)."""
    armed = passage.has("weapon") or passage.has("lone_weapon")
    for at in indices:
        if any(token.is_a("falls") for token in passage.tokens[max(0, at - _FALLS) : at]) and armed:
            yield "debris" if passage.has("outcome.shot_down") else "hit"  # «на дах упав ворожий дрон»
        for kind in passage.tokens[at].all_of("blow"):
            if kind == "fall" and armed and not passage.has("blow.debris"):
                yield "debris" if _downed(passage.tokens, at) else "hit"
            elif kind != "fall" and not (kind == "hit" and _of_debris(passage.tokens, at)):
                yield kind


def _downed(tokens: Sequence[Token], at: int) -> bool:
    """Whether what falls had been shot down: «збитий дрон упав на дах», "a downed missile landed in a yard"."""
    before = tokens[max(0, at - _SUBJECT) : at]
    downed = (two for one, two in pairwise(before) if one.is_a("outcome.shot_down"))
    return any(two.is_a("weapon") or two.is_a("lone_weapon") for two in downed)


def _of_debris(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is debris that hits: «обломки БПЛА попали в резервуар», «куда попали обломки»."""
    if any(token.is_a("blow.debris") for token in tokens[at + 1 : at + 2]):
        return True
    for token in reversed(tokens[max(0, at - _SUBJECT) : at]):
        if token.is_a("mark") or token.is_a("joins"):
            return False
        if token.is_a("blow.debris"):
            return True
    return False
