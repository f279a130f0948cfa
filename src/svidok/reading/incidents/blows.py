"""By which blows and weapons was a place struck, as its sentence tells?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from svidok.lexicon import Token
from svidok.model.place import PlacePrecision
from svidok.reading.incidents.bystanding import fires
from svidok.reading.incidents.raided import DOWNED
from svidok.reading.raids.weapons import both_families
from svidok.reading.sentence.passages import Passage

_DEEDS = ("effect.damaged", "effect.destroyed", "toll.killed", "toll.injured", "graze", "wrecks")
_OTHERS = ("mark", "blow", "object", "people", "folk", "quantity")  # what may do it instead
_RAID = 10  # weapons that are no more one place's
_INTO = 10  # tokens from a thing to the weapon that got into it
_FALLS = 3  # tokens between "fell" and what did
_UNREAL = 8  # tokens back from a weapon to what says that it was only made, bought or held
_LONG = 18  # tokens of a sentence that tells more than with what a place was struck
_BRIEF = 14  # tokens of a sentence that needs no verb
_STOPS = frozenset(".!?…")
_COUNTED = 4  # tokens after a number within which the weapons stand that it counts
_HARM = ("blow", "toll", "effect")
_CLAUSE_ENDS = frozenset(",;:–—")
_SUBJECT = 6  # tokens between debris and the word for what it hits
_DOER = 3  # tokens between a weapon and what it did: «дрон «N» пошкодив …»
_DEED = 6  # tokens after the word for a deed to the thing or the people it was done to


def struck_by(passage: Passage, at: int) -> bool:
    """Whether a weapon is one that struck, as far as its sentence tells."""
    token = passage.tokens[at]
    if passage.has("aside.habit") or passage.has("habit"):
        return False  # "every night hundreds of drones attack the city"
    if _used_by(passage.tokens, at) or any(m.captures["what"][0] == at for m in passage.matches("filmed_from")):
        return False  # "drone footage", «відео з дрона»
    if token.is_a("lone_weapon"):
        return True
    whole_raid = token.is_a("weapon.air_target") and not both_families(token)
    if not token.is_a("weapon") or token.is_a("defence") or whole_raid:
        return False
    told = any(map(passage.has, _HARM)) or fell_in(passage.tokens, at) or got_in(passage.tokens, at)
    if not told and any(before.is_a("at_first") for before in passage.tokens[:1]):
        return False  # «Ранее мэр говорил о дронах …»
    if not told and passage.has("negated"):
        return False  # "it did not say what happened to the missiles"
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
    if not counts:  # "to send jets after Shaheds": a long sentence of no place, side or deed only speaks of them
        told = any(map(passage.has, ("place", "presumed", "outcome"))) or bool(passage.matches("attacker"))
        return told or len(passage.tokens) <= _LONG
    brief = len(passage.tokens) <= _BRIEF and passage.tokens[-1].folded in _STOPS
    if not (brief or passage.has("outcome.launched")) or passage.matches("part_of"):
        return False  # «2/2 ракети Х-59» of a list
    of_arms = [k for k in counts if _of_arms(passage.tokens, k)]
    if brief and not of_arms:
        return True
    places = (token.value.place for token in passage.tokens if token.is_a("place.scene"))
    near_town = all(place.precision in (PlacePrecision.SETTLEMENT, PlacePrecision.RAION) for place in places)
    return near_town and all(_few(passage.tokens[k]) for k in counts)


def _used_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether a weapon only tells what somebody has or does: "drone operators", "the missile campaign"; but "rockets
    from a HIMARS launcher"."""
    if tokens[at].is_a("weapon.mlrs") and fires(tokens, at):
        return False
    return any(token.is_a("weapon_user") and not token.is_a("effect") for token in tokens[at + 1 : at + 2])


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
    """The kinds of blows; what falls is a hit if it is a weapon («впав дрон», not an unknown object); what a weapon is
    said to have done itself is its deed: «авіабомба зруйнувала школу»."""
    armed = passage.has("weapon") or passage.has("lone_weapon")
    for at in indices:
        if _did(passage.tokens, at):
            yield "deed"
        elif _did_as_wreck(passage.tokens, at):
            yield "debris"
        before = passage.tokens[max(0, at - _FALLS) : at]
        rubble = any(token.is_a("blow.debris") for token in (*before, passage.tokens[at]))  # «упал фрагмент дрона»
        if any(token.is_a("falls") for token in before) and armed and not rubble:
            yield "debris" if passage.has("outcome.shot_down") else "hit"  # «на дах упав ворожий дрон»
        if got_in(passage.tokens, at) or caught(passage.tokens, at):
            yield "hit"
        for kind in passage.tokens[at].all_of("blow"):
            if kind == "fall" and armed and not passage.has("blow.debris"):
                yield "debris" if _downed(passage.tokens, at) else "hit"
            elif kind != "fall" and not (kind == "hit" and _of_debris(passage.tokens, at)):
                yield kind


def got_in(tokens: Sequence[Token], at: int) -> bool:
    """Whether the weapon at `at` is told after what it got into: «в дом попала ракета»."""
    return _follows(tokens, at, "gets_in") and any(token.is_a("object") for token in tokens[max(0, at - _INTO) : at])


def fell_in(tokens: Sequence[Token], at: int) -> bool:
    """Whether the weapon at `at` is told after where it fell: «на дах упав дрон»."""
    return _follows(tokens, at, "falls")


def _follows(tokens: Sequence[Token], at: int, kind: str) -> bool:
    weapon = tokens[at]
    if not (weapon.is_a("weapon") or weapon.is_a("lone_weapon")) or weapon.is_a("by_weapon"):
        return False
    before = takewhile(lambda t: not (t.is_a("mark") or t.is_a("blow")), reversed(tokens[max(0, at - _FALLS) : at]))
    return any(token.is_a(kind) for token in before)


def _did(tokens: Sequence[Token], at: int) -> bool:
    """Whether the weapon at `at`, which nobody downed, went off or did harm itself: «бомба вибухнула», "a drone wounded
    three", «лінію посікли дрони»."""
    weapon = tokens[at]
    if not (weapon.is_a("weapon") or weapon.is_a("lone_weapon")):
        return False
    if _did_it(tokens, at):
        return True
    if weapon.is_a("by_weapon") or _led(tokens, at) or _downed(tokens, at + 1):
        return False
    for k in range(at + 1, min(len(tokens), at + 1 + _DOER)):
        if _and_then(tokens, k):  # «дрон атакував і пошкодив дім»
            continue
        if tokens[k].is_a("blow.blast"):
            return True
        if any(map(tokens[k].is_a, _DEEDS)):
            return _done_to(tokens[k + 1 : k + 1 + _DEED])
        if any(map(tokens[k].is_a, _OTHERS)):
            break
    before = tokens[max(0, at - 2) : at]
    deed = bool(before) and any(map(before[-1].is_a, _DEEDS)) and not before[-1].is_a("outcome")
    went_off = bool(before) and before[-1].is_a("blow.blast")  # «детонація дрона»
    return went_off or (deed and _done_to(before[:-1]))


def _did_as_wreck(tokens: Sequence[Token], at: int) -> bool:
    """Whether the weapon at `at` did harm when it had been shot down: «збитий дрон пошкодив дах», "a downed drone set a
    barn on fire"."""
    if tokens[at].is_a("by_weapon") or not _downed(tokens, at + 1):
        return False
    done = next((k for k in range(at + 1, min(len(tokens), at + 1 + _DOER)) if _deed_of(tokens[k])), None)
    return done is not None and _done_to(tokens[done + 1 : done + 1 + _DEED])


def _deed_of(token: Token) -> bool:
    return any(map(token.is_a, _DEEDS)) or token.is_a("effect.fire")


def _and_then(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word there, or the one before, is an attack that another deed is joined to."""
    attack = next((k for k in (at, at - 1) if tokens[k].is_a("blow.attack")), None)
    return attack is not None and any(token.is_a("joins") for token in tokens[attack + 1 : attack + 2])


def _did_it(tokens: Sequence[Token], at: int) -> bool:
    """Whether harm is said to have been done by the weapon at `at`, and not by its attack or its debris: "damaged by a
    drone", «дроном поранено водія»."""
    if any(token.is_a("blow") or token.is_a("strike_noun") for token in tokens[at : at + 2]):
        return False
    if tokens[at].is_a("by_weapon"):
        if any(token.is_a("blow") or token.is_a("attack") for token in tokens[max(0, at - _DEED) : at]):
            return False  # «внаслідок обстрілу дронами поранено двох»
        return any(map(_deed, (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])))
    for k in range(at - 1, max(0, at - 1 - _DOER), -1):
        if tokens[k].is_a("done_by"):
            return _deed(tokens[k - 1]) or _undone(tokens, k - 1)
        if tokens[k].is_a("mark") or tokens[k].is_a("blow"):
            break
    return False


def _undone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a thing, and no weapon, is said to be destroyed or set on fire: "the school was destroyed by a drone"."""
    if not (tokens[at].is_a("effect.destroyed") or tokens[at].is_a("effect.fire")):
        return False
    before = tokens[max(0, at - _UNREAL) : at]
    return any(token.is_a("object") for token in before) and not any(token.is_a("weapon") for token in before)


def _deed(token: Token) -> bool:
    return any(map(token.is_a, _DEEDS)) and not (token.is_a("outcome") or token.is_a("blow"))


def caught(tokens: Sequence[Token], at: int) -> bool:
    """Whether the weapon at `at` is told right before what it reached: "an FPV caught a car"."""
    weapon, after = tokens[at], tokens[at + 1 : at + 3]
    if after and after[0].is_a("toll_link"):
        after = after[1:]  # "a missile had cut a house in half"
    if weapon.is_a("by_weapon") or not (weapon.is_a("weapon") or weapon.is_a("lone_weapon")) or _led(tokens, at):
        return False
    return bool(after) and after[0].is_a("catches") and _done_to(tokens[at + 2 : at + 2 + _DEED])


def _led(tokens: Sequence[Token], at: int) -> bool:
    """Whether the weapon only says whose attack or debris it is: «атака дронів пошкодила», «уламки ракети поранили»."""
    before = takewhile(lambda token: not token.is_a("mark"), reversed(tokens[max(0, at - _DOER) : at]))
    return any(token.is_a("owing") or (token.is_a("blow") and not token.is_a("blow.blast")) for token in before)


def _done_to(near: Sequence[Token]) -> bool:
    """Whether somebody or something is named beside the deed: not so of "40 drones destroyed over …"."""
    clause = takewhile(lambda token: not token.is_a("mark") or token.folded == "-", near)  # "a nine-storey block"
    return any(any(map(token.is_a, ("object", "people", "folk", "quantity"))) for token in clause)


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
