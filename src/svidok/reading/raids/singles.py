"""Which one weapon does a sentence tell of in the singular, with no number beside it?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from svidok.lexicon import Token
from svidok.reading.raids.weapons import codes, phrase

_AFTER = ("mark", "leads_to_place", "toll_link", "time", "place", "whence", "outcome.shot_down", "outcome.launched")
_OTHERS = ("mark", "object", "blow", "outcome", "agent")  # between a verb and a weapon: another thing was downed
_QUOTES = frozenset("«»“”„\"'")
_NAMES = 3  # tokens of a weapon's name up to the word for it: "an Oniks cruise missile"
_SENT = 5  # tokens from "fired" to what was: "fired a Kh-22 cruise missile"
_NEXT = 5  # tokens after one of a list within which the next is counted: «, а також перехопили 33»
_DEFENCE = 8  # tokens before a weapon within which it is told that a defence brought it down
_ORIGIN = 10  # tokens of where weapons came from
_VERB = 7  # tokens of its clause after a weapon within which its verb stands: «был своевременно обнаружен и уничтожен»


def single(tokens: Sequence[Token], counted: int | None, *, goes_on: bool) -> tuple[int, int, str] | None:
    """«БПЛА уничтожен над …», «сбиты: ракета Х, шесть бомб»: where it stands, half-open, and its code.

    `counted` is the token of the first number of weapons, None if there is none: before it one stands first of a list.
    With `goes_on` the sentence before has counted weapons: one that was launched too is one of them.
    """
    for index, token in enumerate(tokens[:counted]):
        uncertain = token.is_a("any_number") and not _in_the_singular(tokens, index)
        if uncertain and (goes_on or _many_below(tokens, index) or tokens[max(0, index - 1)].is_a("blow.attack")):
            continue  # «БПЛА уничтожили дежурные средства ПВО»: those counted before; of «атака БПЛА» it is open
        listing = counted is not None or goes_on
        named = listed(token) or _by_name(tokens, index) or that_hit(tokens, index)
        if index and tokens[index - 1].is_a("one_in"):
            continue  # «кожен третій дрон»
        if not (is_one(token) or (listing and named)):
            continue
        weapon, end = phrase(tokens, _name(tokens, index))
        if counted is not None and end < counted and _first_of_list(tokens[end:counted]):
            return index - (index > 0 and tokens[index - 1].is_a("single")), end, weapon
        if counted is None and (_downed(tokens, index, end) or (goes_on and _launched(tokens, index))):
            return index, end, weapon
    return None


def _describes(token: Token) -> bool:
    """Whether a word before a weapon's can be part of its name: "long-range"."""
    return token.is_a("weapon") or token.kinds <= {"word"} or token.folded == "-"


def _many_below(tokens: Sequence[Token], index: int) -> bool:
    """Whether the sentence says below that there were several, and not how many: «атаку БПЛА: беспилотники сбиты»."""
    return any(token.is_a("uncounted") and token.is_a("weapon") for token in tokens[index + 1 :])


def _in_the_singular(tokens: Sequence[Token], index: int) -> bool:
    """Whether what became of a weapon whose word has no number is told of one: «БПЛА сбит»."""
    return any(token.is_a("one_downed") for token in tokens[max(0, index - _NAMES) : index + _VERB])


def one_more(tokens: Sequence[Token], here: int) -> tuple[int, int, str] | None:
    """The one weapon that stands in a list of numbers or ends it: «дві ракети та дрон», "two missiles, an Oniks missile
    and 33 drones"."""
    here += here < len(tokens) and tokens[here].folded in _QUOTES
    here += here < len(tokens) and tokens[here].is_a("of_type")  # «снарядов HIMARS производства США, ракета …»
    here = _past_origin(tokens, _past_name(tokens, here))
    if here + 1 >= len(tokens) or not (tokens[here].is_a("joins") or tokens[here].folded == ","):
        return None
    while here + 2 < len(tokens) and tokens[here + 1].is_a("joins"):
        here += 1  # «, а також ракету»
    start = here + 1
    first = start + tokens[start].is_a("article")
    first += first < len(tokens) and tokens[first].folded in _QUOTES
    hyphen = any(token.folded == "-" for token in tokens[first : first + _NAMES])  # "a Neptune long-range missile"
    names = range(first, min(first + _NAMES + 2 * hyphen, len(tokens)))
    index = next((k for k in names if listed(tokens[k]) or (k == first and _added(tokens, k))), None)
    if index is None or not all(
        t.is_a("weapon") or t.kinds <= {"word"} or t.folded == "-" for t in tokens[first:index]
    ):
        return None
    weapon, end = phrase(tokens, _name(tokens, index))
    end += end < len(tokens) and tokens[end].folded in _QUOTES
    if tokens[here].folded == ",":
        goes_on = end + 1 < len(tokens) and (tokens[end].is_a("joins") or tokens[end].folded == ",")
        closed = goes_on and any(token.is_a("quantity") or listed(token) for token in tokens[end + 1 : end + _NEXT])
    else:
        closed = end >= len(tokens) or any(map(tokens[end].is_a, _AFTER))
    if not listed(tokens[index]):
        start = index - tokens[index - 1].is_a("single")
    return (start, end, weapon) if closed else None  # not "and drone debris"


def one_joined(tokens: Sequence[Token], number: int, since: int) -> tuple[int, int, str] | None:
    """The one weapon that a conjunction joins to a number after it, and that opens its clause: "while the missile and
    14 drones struck", «влучання ракети та 22 БпЛА»."""
    at = number - 2
    if at < since or not tokens[number - 1].is_a("joins"):
        return None
    if not (is_one(tokens[at]) or listed(tokens[at]) or that_hit(tokens, at)):
        return None
    start = _name(tokens, at)
    weapon, end = phrase(tokens, start)
    before = tokens[start - 1] if start > since else None
    opens = before is not None and any(map(before.is_a, ("article", "mark", "joint", "hit_noun")))
    return (start, end, weapon) if opens and end == number - 1 else None


def _added(tokens: Sequence[Token], index: int) -> bool:
    """Whether a conjunction adds one by its name alone: «33 БпЛА і Х-59»."""
    return tokens[index].is_a("one_added") or _by_name(tokens, index)


def _past_name(tokens: Sequence[Token], here: int) -> int:
    """Past a short name in brackets: «аппаратов (БЛА), ракету»."""
    named = here + 2 < len(tokens) and tokens[here].folded == "(" and tokens[here + 2].folded == ")"
    if named and not tokens[here + 1].is_a("quantity"):
        return here + 3
    return here + (here < len(tokens) and tokens[here].folded == ")" and tokens[here - 1].is_a("weapon"))


def _past_origin(tokens: Sequence[Token], here: int) -> int:
    """Past what tells where weapons came from: "four missiles from Tu-95 bombers, a Kinzhal and …"."""
    if here >= len(tokens) or not tokens[here].is_a("whence"):
        return here
    near = range(here + 1, min(here + _ORIGIN, len(tokens)))
    end = next((k for k in near if tokens[k].folded == "," or tokens[k].is_a("joins")), here)
    told = any(tokens[k].is_a(kind) for k in range(here, end) for kind in ("quantity", "weapon", "outcome"))
    return here if told else end


def outside(tokens: Sequence[Token]) -> list[Token]:
    """The tokens but for what stands in brackets that open and close among them."""
    found: list[Token] = []
    for token in tokens:
        opened = next((k for k in reversed(range(len(found))) if found[k].folded == "("), None)
        if token.folded == ")" and opened is not None:
            del found[opened:]
        else:
            found.append(token)
    return found


def listed(token: Token) -> bool:
    """Whether a word is one weapon in a list of what was sent: «ракетою», which alone tells by what means."""
    return is_one(token) or (token.is_a("one_sent") and token.is_a("weapon"))


def _by_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether an article makes one weapon of the name at `index` ("an Iskander-K"), or nothing before it says that it
    is the name of others («Циркон»; not «ракетами «Циркон»»)."""
    if not tokens[index].is_a("weapon") or tokens[index].is_a("defence") or "." not in codes(tokens[index])[0]:
        return False
    if index and tokens[index - 1].is_a("single"):
        return True
    before = next((token for token in reversed(tokens[:index]) if token.folded not in _QUOTES), None)
    others = before is not None and any(map(before.is_a, ("weapon", "of_type", "quantity")))
    return tokens[index].is_a("one_named") and not others


def that_hit(tokens: Sequence[Token], index: int) -> bool:
    """«Влучання ракети та 22 БпЛА»: by its case after "a hit of" one, not several."""
    return tokens[index].is_a("uncounted") and index > 0 and tokens[index - 1].is_a("hit_noun")


def _name(tokens: Sequence[Token], index: int) -> int:
    """Where the names begin that stand before the word for one weapon: "a Shahed kamikaze drone"."""
    while index and tokens[index - 1].is_a("weapon") and not tokens[index - 1].is_a("defence"):
        index -= 1
    return index


def is_one(token: Token) -> bool:
    """Whether a word is one weapon: «дрон», "a missile"; not "an interceptor drone"."""
    return token.is_a("one") and (token.is_a("weapon") or token.is_a("lone_weapon")) and not token.is_a("defence")


def _first_of_list(between: Sequence[Token]) -> bool:
    """Whether a list goes on: «ракета ATACMS производства США, шесть бомб», «ракетою по Сумах (пуск із Курщини) та
    двома дронами»."""
    between = outside(between)
    if not between:
        return False
    closed = between[-1].folded == "," or between[-1].is_a("joins")
    closed = closed or (between[0].folded == "," and len(between) > 1 and between[1].is_a("joins"))
    closed = closed and not _tells_anew(between)
    return closed and not any(token.is_a(kind) for token in between for kind in ("outcome", "attack", "object"))


def _tells_anew(between: Sequence[Token]) -> bool:
    """Whether a verb of its own follows the conjunction: «это была ракета, и хвалятся шестью сбитыми»."""
    led = between[0].folded == "," and len(between) > 2 and between[1].is_a("joins")
    return led and all(token.kinds <= {"word"} or token.is_a("say") for token in between[2:])


def _downed(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether the one weapon at `index` is what was shot down: not what struck («попадания БпЛА уничтожен пост»)."""
    before = tokens[max(0, index - 4) : index]
    after = list(takewhile(lambda token: not token.is_a("mark"), tokens[end : end + _VERB]))
    of_it = any(token.is_a("weapon_user") for token in after[:1])  # "drone footage of a destroyed depot"
    if of_it or any(_strikes(token) for token in (*before[-2:], *after[:1])) or _found_down(before):
        return False  # a "drone strike" is none, nor is "a downed drone" that somebody found
    if any(token.is_a("crew") for token in tokens[:index]):
        return False
    defended = any(token.is_a("defends") for token in tokens[max(0, index - _DEFENCE) : index])
    doing = next((k for k in reversed(range(len(before))) if _stopped(before[k], defended=defended)), None)
    if doing is not None:
        return not any(token.is_a(kind) for token in before[doing + 1 :] for kind in _OTHERS)
    verb = next((k for k, token in enumerate(after) if _stopped(token)), None)
    return verb is not None and not any(map(_thing, after[:verb])) and not does(after, verb)


def _launched(tokens: Sequence[Token], index: int) -> bool:
    """Whether the one weapon at `index` is what somebody launched: "from there it also fired a Kh-22 missile"."""
    article = any(token.is_a("single") for token in tokens[max(0, index - _NAMES) : index])
    if not (article or tokens[index].is_a("one_sent")):
        return False  # «із застосуванням БпЛА» may be many
    before = tokens[max(0, index - _SENT) : index]
    sent = next((k for k in reversed(range(len(before))) if before[k].is_a("outcome.launched")), None)
    if sent is None or any(token.is_a("unreal") or token.is_a("negated") for token in before[:sent]):
        return False
    return not any(any(map(token.is_a, _OTHERS)) and token.folded not in _QUOTES for token in before[sent + 1 :])


def _stopped(token: Token, *, defended: bool = False) -> bool:
    """Whether a word says that one was shot down; with `defended` also those that say so only of a defence: «ПВО сняла
    беспилотник»."""
    if defended and token.is_a("brings_down"):
        return True
    return token.is_a("one") and (token.is_a("outcome.shot_down") or token.is_a("outcome.neutralised"))


def _thing(token: Token) -> bool:
    return token.is_a("object")


def does(after: Sequence[Token], verb: int) -> bool:
    """Whether the weapon before these tokens does something to another thing: "a drone destroyed an oil tank"."""
    suffers = verb > 0 and after[verb - 1].is_a("toll_link")
    done_to = after[verb + 1 : verb + 2]
    return not suffers and (counts_others(after, verb) or any(map(_done_to, done_to)))


def counts_others(after: Sequence[Token], verb: int) -> bool:
    """Whether a verb after weapons has a number of its own behind it, of other things: "a missile destroyed two
    entrances", «летели 80 дронов — сбили 74»."""
    behind = after[verb + 1 : verb + 4]
    here = any(any(map(token.is_a, ("weapon", "location", "time", "areas", "place"))) for token in behind[1:])
    return bool(behind) and behind[0].is_a("quantity") and not here


def _done_to(token: Token) -> bool:
    return token.is_a("article") or token.is_a("object")


def _found_down(before: Sequence[Token]) -> bool:
    """Whether "downed" only tells which weapon is meant: "came upon a downed drone"."""
    return len(before) > 1 and before[-1].is_a("outcome.shot_down") and before[-2].is_a("article")


def _strikes(token: Token) -> bool:
    return token.is_a("hit_noun") or (token.is_a("attack") and not token.is_a("outcome"))
