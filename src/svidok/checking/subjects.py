"""Of which weapon, outcome, place, object and side does a claim speak?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from svidok.checking.heard import Heard, codes_of, joint
from svidok.lexicon import Token
from svidok.model.place import PlaceMention, PlacePrecision, PlaceRole
from svidok.model.reading import Side
from svidok.model.verdict import ClaimType

COUNTRY = "UA"
HALTED = ("neutralised", "intercepted", "shot_down")
UNSURE = "a place that is unsure"
_DEED = 4  # tokens from a side to what it did: "Ukraine's army has hit"
_OTHER = {Side.RU: Side.UA, Side.UA: Side.RU}


def weapon(heard: Heard) -> str:
    named = [code for token in heard.tokens for code in codes_of(token)]
    return joint(named) if named else "air_target" if "combined" in heard.kinds else ""


def outcome(heard: Heard, kind: ClaimType) -> str:
    if kind is ClaimType.FORECAST:
        return "forecast"
    if kind is ClaimType.INCIDENT:
        return "hit"
    if kind is ClaimType.EXCLUSIVE:
        return "aim" if "aim" in heard.kinds else "hit"
    if "deadliest" in heard.kinds:
        return "killed"
    if any(codes_of(one) and two.is_a("outcome.hit") for one, two in pairwise(heard.tokens)):
        return "hit"  # "drones hit a village": what came through, not what was sent
    said = dict(zip(("stopped", "intercepted", "shot_down"), HALTED, strict=True))
    return next((outcome for cue, outcome in said.items() if cue in heard.kinds), "launched")


def area(heard: Heard) -> str:
    """The region that is spoken of; the country where none is, or where a capital stands for its government."""
    titles: list[str] = []
    for here, token in enumerate(heard.tokens):
        mention = token.value
        if not isinstance(mention, PlaceMention):
            continue
        if _acts(mention, heard.tokens[max(0, here - 1) : here], heard.tokens[here + 1 : here + 3]):
            continue
        place = mention.place
        area = place.admin1 or next((r.admin1 for r in place.rivals if r.admin1), None) or UNSURE
        if mention.role in (PlaceRole.SCENE, PlaceRole.INTERCEPTION):
            if place.precision is not PlacePrecision.COUNTRY:
                return area
        elif mention.role is PlaceRole.TITLE and place.precision is not PlacePrecision.COUNTRY:
            titles.append(area)
    return (titles or [UNSURE])[0] if "city" in heard.kinds else COUNTRY


def _acts(place: PlaceMention, before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a place sends or says something: "Moscow launched"; in «на Київ запустили» it is struck."""
    if any(token.is_a("leads_to_place") or token.is_a("against") for token in before):
        return False
    if place.place.country not in (None, COUNTRY):
        return True
    return any(token.is_a("outcome.launched") or token.is_a("say") for token in after)


def attacker(heard: Heard, outcome: str) -> Side:
    """Who attacks: whose drones they are, against whom, who launches them, or who does not shoot them down."""
    shot = outcome not in ("launched", "forecast", "hit", "aim", "killed")
    for here, token in enumerate(heard.tokens):
        side = _side(token)
        if side is None:
            continue
        before, after = heard.tokens[max(0, here - 1) : here], heard.tokens[here + 1 : here + 3]
        if after and codes_of(after[0]):
            return side  # «українські дрони»
        if any(one.is_a("leads_to_place") or one.is_a("against") for one in before if " " not in one.folded):
            return _OTHER[side]
        if any(one.is_a("outcome.launched") for one in after) or (after and heard.within("strikes", after[0])):
            return side
        if shot and heard.tokens[here + 1 :] and side is Side.RU:
            return _OTHER[side]
    return Side.RU


def striker(heard: Heard) -> Side | None:
    """Whose strike a claim of things hit tells of: who "hit", or whose strikes they are; None where none is named."""
    for here, token in enumerate(heard.tokens):
        before = heard.tokens[max(0, here - 1) : here]
        where = any(one.is_a("leads_to_place") for one in before)
        side = None if where or token.is_a("foe") else next(map(Side, token.all_of("warside")), None)
        if side is not None and any(_strikes(heard, one) for one in (*before, *heard.tokens[here + 1 : here + _DEED])):
            return side
    return None


def _strikes(heard: Heard, token: Token) -> bool:
    return token.is_a("blow") or token.is_a("lone_weapon") or bool(codes_of(token)) or heard.within("strikes", token)


def _side(token: Token) -> Side | None:
    """The side that a word names by its country; «противник» is the other one of whoever speaks, and names none."""
    if not any(token.is_a(kind) for kind in ("country", "nation", "body")):
        return None
    return next((Side(code) for code in token.all_of("warside") if code in tuple(Side)), None)


def object_class(tokens: Iterable[Token]) -> str | None:
    return next((code.split(".")[0] for token in tokens if (code := token.of("object"))), None)
