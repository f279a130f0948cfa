"""Which things does a sentence only speak of beside a strike: who treated, helped, fired, told, or came away whole?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from svidok.lexicon import Token

_TREATED = 6  # tokens back from a hospital to those who were brought there, or from a vehicle to "engaged"
_NEXT = 4  # tokens beside a thing within which something is said of it
_AFTER = 12  # tokens after an air defence within which it is said what it fired
_FIRED = 4  # tokens back from a thing to "fired from"
_ARSENAL = 8  # tokens between arms and the preposition that says that a strike came from them
_OF_AN_ARSENAL = ("weapon", "lone_weapon", "gun", "joins", "word", "article")
_SHUT_BY_ALERT = ("object.transport.airport", "object.transport.bridge", "object.education")
_HELPERS = ("object.vehicle", "object.emergency", "object.military.warship")
_QUOTES = frozenset('«»“”„"')


def stands_by(tokens: Sequence[Token], at: int) -> bool:
    """Whether the thing at `at` is none that was struck."""
    return any(tells(tokens, at) for tells in _BYSTANDING)


def by_weather(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause of an outage tells of bad weather and of no blow: «через зливу знеструмлено 20 сіл»."""
    before = takewhile(_goes_on, reversed(tokens[:at]))
    clause = [*before, *takewhile(_goes_on, tokens[at:])]
    return any(token.is_a("aside.weather") for token in clause) and not any(token.is_a("blow") for token in clause)


def _goes_on(token: Token) -> bool:
    return not (token.is_a("mark") or token.is_a("contrast"))


def _launched_from(tokens: Sequence[Token], at: int) -> bool:
    """Whether a thing is what a weapon was fired from: "missiles launched from a submarine"."""
    if not tokens[at].is_a("object.military"):
        return False
    before = tokens[max(0, at - _FIRED) : at]
    return any(one.is_a("outcome.launched") and two.is_a("whence") for one, two in pairwise(before))


def _where_treated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a hospital is where people were brought, not what was hit."""
    if not tokens[at].is_a("object.health"):
        return False
    near = tokens[max(0, at - _TREATED) : at + 4]
    return any(token.is_a("toll.treated") or token.is_a("brought") for token in near)


def _of_staff(tokens: Sequence[Token], at: int) -> bool:
    """«Поранено водія вантажівки», "a nurse of the clinic": what only says whose driver or nurse somebody is."""
    if tokens[at].folded.endswith("'s") and any(token.is_a("folk") for token in tokens[at + 1 : at + 3]):
        return True  # "the school's director"
    before = [token for token in tokens[max(0, at - 2) : at] if not token.is_a("article")]
    if before and before[-1].kinds <= {"word"}:
        before = before[:-1]  # «працівники комунального підприємства»
    return bool(before) and any(map(before[-1].is_a, ("folk.staff", "belongs", "role.spokesperson")))


def _not_there(tokens: Sequence[Token], at: int) -> bool:
    """«поблизу не було військових об'єктів»: what is said not to have been where others were struck."""
    near = tokens[max(0, at - 2) : at]
    return tokens[at].is_a("object.military") and any(t.is_a("absent") or t.is_a("negated") for t in near)


def _only_holds(tokens: Sequence[Token], at: int) -> bool:
    """«будівля лікарні», "the building of a school": the next thing says what it is."""
    if tokens[at].is_a("object.administration"):  # «адміністративна будівля автозаправки»
        return any(token.is_a("object") for token in tokens[at + 1 : at + 2])
    after = takewhile(lambda token: not token.is_a("beside"), tokens[at + 1 : at + 4])  # "a building near the station"
    return tokens[at].is_a("object.other.building") and any(token.is_a("object") for token in after)


def _helps(tokens: Sequence[Token], at: int) -> bool:
    """«залучено 30 одиниць техніки», «задействованы сторожевые корабли»: who came to help."""
    if not any(map(tokens[at].is_a, _HELPERS)):
        return False
    near = tokens[max(0, at - _TREATED) : at + _NEXT]
    return any(token.is_a("engaged") for token in near) and not (
        tokens[at].is_a("object.military") and any(map(_strikes, near))
    )


def fires(tokens: Sequence[Token], at: int) -> bool:
    """Whether a strike came from what stands at `at`: «били з ЗРК», «обстріляли з артилерії та мінометів»."""
    for token in reversed(tokens[max(0, at - _ARSENAL) : at]):
        if token.is_a("whence"):
            return True
        if not (token.folded in _QUOTES or token.folded == "," or any(map(token.is_a, _OF_AN_ARSENAL))):
            return False
    return False


def _defends(tokens: Sequence[Token], at: int) -> bool:
    """Whether an air defence fires or is asked for: nothing says right beside it that it was struck."""
    if not tokens[at].is_a("object.military.air_defence"):
        return False
    if fires(tokens, at):
        return True
    before, after = tokens[max(0, at - _NEXT) : at], tokens[at + 1 : at + _AFTER]
    if any(map(_strikes, before)):
        return False
    harmed = any(token.is_a("effect") for token in after[:_NEXT])
    return not harmed or any(token.is_a("weapon") or token.is_a("lone_weapon") for token in after)


def _strikes(token: Token) -> bool:
    return any(map(token.is_a, ("effect", "blow.hit", "blow.strike")))


def _unharmed(tokens: Sequence[Token], at: int) -> bool:
    """«школа не постраждала», "the ships were not hit": a thing that is said to be whole."""
    after = tokens[at + 1 : at + 1 + _NEXT]
    denied = next((k for k, token in enumerate(after) if token.is_a("negated")), None)
    return denied is not None and any(_strikes(t) or t.is_a("toll") for t in after[denied + 1 : denied + 2])


def _unreached(tokens: Sequence[Token], at: int) -> bool:
    """«до причалів катери не дійшли», "they did not reach the piers": what its clause tells that nobody got to."""
    start = at - len(list(takewhile(_goes_on, reversed(tokens[:at]))))
    clause = list(takewhile(_goes_on, tokens[start:]))
    return any(token.is_a("unreached") for token in clause)


def _survived(tokens: Sequence[Token], at: int) -> bool:
    """«вціліла лише аптека», "the chapel survived": what is told to be whole, right beside the thing."""
    after = takewhile(lambda token: not token.is_a("mark"), tokens[at + 1 : at + _NEXT])
    before = takewhile(lambda token: not token.is_a("mark"), reversed(tokens[max(0, at - _NEXT + 1) : at]))
    return any(token.is_a("survived") for side in (after, before) for token in side)


def _held_up(tokens: Sequence[Token], at: int) -> bool:
    """«потяги курсують із затримкою», "trains were delayed": what only does not run as it should."""
    if not (tokens[at].is_a("object.transport") or tokens[at].is_a("object.vehicle.bus")):
        return False
    after = takewhile(lambda token: not (token.is_a("mark") or _strikes(token)), tokens[at + 1 : at + _NEXT])
    return any(token.is_a("held_up") for token in after)


def _says(tokens: Sequence[Token], at: int) -> bool:
    """«ідеться в дописі міськради», "the embassy of Japan condemned the strike": who tells of it."""
    if not tokens[at].is_a("object.administration"):
        return False
    after = takewhile(lambda t: not (t.is_a("mark") or t.is_a("effect") or t.is_a("blow")), tokens[at + 1 : at + 5])
    return any(token.is_a("say") for token in (*tokens[max(0, at - 3) : at], *after))


def _shut(tokens: Sequence[Token], at: int) -> bool:
    """«аэропорт закрыт», "schools were closed": what an alert shuts, where nothing says that it came to harm."""
    if not any(map(tokens[at].is_a, _SHUT_BY_ALERT)) or any(token.is_a("effect") for token in tokens):
        return False
    after = tokens[at + 1 : at + 1 + _NEXT]
    before = tokens[max(0, at - 2) : at]
    return any(token.is_a("shut") for token in (*before, *after))


def _of_an_army(tokens: Sequence[Token], at: int) -> bool:
    """Whether vehicles are an army's, lost at the front: "Russian military vehicles"."""
    return tokens[at].is_a("object.vehicle") and at > 0 and tokens[at - 1].is_a("military")


_BYSTANDING = (
    _of_an_army,
    _launched_from,
    _where_treated,
    _of_staff,
    _not_there,
    _only_holds,
    _helps,
    _defends,
    _unharmed,
    _unreached,
    _survived,
    _held_up,
    _says,
    _shut,
)
