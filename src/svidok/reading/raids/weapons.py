"""Which weapon does a phrase mean, when it names several?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from svidok.lexicon import Token
from svidok.reading.sentence.passages import Passage

FAMILIES = ("drone", "missile")
ARMS = frozenset({"weapon", "lone_weapon"})
NO_WEAPONS = frozenset({"aviation", "artillery", "mortar"})  # their numbers are numbers of attacks
_IN_ONE_NUMBER = (*FAMILIES, "bomb")
IMPLIED = "?"  # ends the code of a weapon that only the word for the blow says: "shelling", «авіаудар»
_VAGUE = "artillery"  # of those the one that any blow may mean
GUNS_IMPLIED = _VAGUE + IMPLIED
_FLOWN = "aviation" + IMPLIED
_BY_BLOW = frozenset({_VAGUE, "aviation"})
_APART = frozenset({"drone.fpv", "drone.naval"})  # under no number of other drones: «5 «Шахедами» та FPV-дронами»
_GUNS = frozenset({"artillery", "mlrs", "mortar"})
MARKS = frozenset('/(),«»“”„"')
_QUOTES = frozenset('«»“”„"')
_DASHES = frozenset("-–—:")
_REACH = 6
_BETWEEN = ("joins", "of_type", "others")
_OPENING = 3  # tokens in which a sentence says that it goes on about what the last one told
_APPOSED = 10  # tokens after weapons in which all of them are given a name
_MOST_NAMED = 40  # weapons of one phrase: more than any report lists; the bounds keep a hostile list linear
_LONGEST_ASIDE = 60  # tokens
_BY_LAUNCHER = frozenset({"missile", "artillery"})
_BY_NAME = 2  # dots in the code of one model
_FIRED_FROM = 5  # tokens after rockets to their launcher: "rockets fired from a HIMARS"
_ROCKETS = 3  # tokens between rockets and the launcher that they are of
_OTHERS = frozenset({"weapon.missile", "weapon.bomb", "weapon.mlrs", "weapon.air_target"})
_JOINED = 4  # tokens on each side of shelling in which another attack is joined to it
_NO_ATTACK = ("mark", "place", "quantity", "blow.hit", "toll", "object")
_LISTED_ARMS = 12  # tokens of a list of what is made
_LOST = 6  # tokens after weapons in which they are said to be destroyed


def codes(token: Token) -> list[str]:
    """The weapons that a token can mean, most precise first."""
    return sorted(token.all_of("weapon") or token.all_of("lone_weapon"), key=lambda code: (-code.count("."), code))


def precise(said: Iterable[str]) -> list[str]:
    """The weapons, without those that another says more precisely; what a blow implies only where none is named."""
    codes = list(dict.fromkeys(said))
    implied = [code.removesuffix(IMPLIED) for code in codes]
    named = [code for code in codes if not code.endswith(IMPLIED)]
    if named and all(code.partition(".")[0] in _GUNS for code in named):
        named += [code.removesuffix(IMPLIED) for code in codes if code == _FLOWN]  # an air strike and shells
    named = named or [c for c in implied if c != _VAGUE] or implied
    return [code for code in named if not any(other.startswith(code + ".") for other in named)]


def family(code: str) -> str:
    """The kind of weapon that a code is of: "drone" of "drone.shahed"."""
    return code.removesuffix(IMPLIED).partition(".")[0]


def common(weapons: Iterable[str]) -> str:
    """The most precise code that covers all: a chain gives its most precise link, others what they share."""
    named = list(dict.fromkeys(weapons))
    leaves = [code for code in named if not any(other.startswith(code + ".") for other in named)]
    result = leaves[0]
    for code in leaves[1:]:
        result = _shared(result, code)
    return result or "air_target"


def _shared(a: str, b: str) -> str:
    parts = []
    for left, right in zip(a.split("."), b.split("."), strict=False):
        if left != right:
            break
        parts.append(left)
    return ".".join(parts)


def sole_weapon(passage: Passage) -> str | None:
    """The weapon that a sentence tells of, if it names no other family."""
    if not passage.has_any(ARMS):
        return None
    told = [codes(token) for token in passage.tokens if not token.is_a("defence")]
    named = {found[0] for found in told if found}
    return common(named) if len({code.split(".")[0] for code in named}) == 1 else None


def phrase(tokens: Sequence[Token], here: int) -> tuple[str, int]:
    """The weapon that the phrase beginning with the weapon token `here` means, and the token index after it.

    «балістичними ракетами Іскандер-М» is one of them, «БпЛА типу Shahed, Гербера та дронами інших типів» a drone: names
    of one family are joined over commas and conjunctions, up to the next number. An aside with a number of its own
    («Shahed (понад 20 із них реактивні), Гербера») is stepped over; the bracket that closes an aside ends the phrase.
    """
    names = [codes(tokens[here])[0]]
    end = index = here + 1
    opened = False
    while index < len(tokens) and index - end <= _REACH and len(names) < _MOST_NAMED:
        token = tokens[index]
        if token.folded == "(":
            aside = _aside(tokens, index)
            if aside:
                index = aside
                continue
            opened = True
        if (token.folded == ")" and not opened) or _another(tokens, end, index, names):
            break
        if (token.is_a("digits") and tokens[index - 1].folded == "/") or _glued(tokens, index):
            end = index + 1  # «Х-101/555», "Kh-101/55SM": the rest of its designation
        elif token.is_a("weapon"):
            code = codes(token)[0]
            if _is_another(token, names[0]):
                break
            if tokens[end].is_a("joins") and code.startswith(names[0] + ".") and code not in names:
                names.append(names[0])  # "strike UAVs and decoy drones" are drones of more than one kind
            elif not (_beside(tokens, end, index) and names[-1].startswith(code + ".")):  # "ATACMS missiles" are ATACMS
                names.append(code)
            end = index + 1
        elif not (_fills(tokens, index, end) or (index == end and _named_after(tokens, index, names[0]))):
            break
        index += 1
    mixed = _mixed(tokens, end, names)
    return ("air_target", mixed) if mixed else (_all_named(tokens, end, _meant(names)), end)


def _fills(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a token may stand between the last name, which ended at `end`, and the next of one phrase."""
    token = tokens[index]
    if index + 1 < len(tokens) and token.folded == "-" and tokens[index + 1].is_a("of_type"):
        return True  # "120 Shahed-type, Gerbera-type, and other drones"
    if token.is_a("nation") and tokens[index - 1].is_a("of_type"):
        return True  # «типу іранських «Shahed»»
    if token.is_a("presumed"):
        return True  # «дві ракети, попередньо «Іскандер-М»»
    return token.folded in MARKS or any(map(token.is_a, _BETWEEN)) or (token.kinds <= {"word"} and index - end < 2)


def _beside(tokens: Sequence[Token], end: int, index: int) -> bool:
    return not any(
        (token.folded in MARKS and token.folded not in _QUOTES) or token.is_a("joins") for token in tokens[end:index]
    )


def _another(tokens: Sequence[Token], end: int, index: int, names: Sequence[str]) -> bool:
    """Whether the next of a list is one weapon: «шістьма ракетами «Калібр» та ракетою Х-59», «три «Іскандери» та
    «Циркон»», "two Kh-101 missiles, a ballistic missile"."""
    token = tokens[index]
    if token.is_a("one_sent"):
        return index > end
    if not token.is_a("weapon") or not any(t.folded == "," or t.is_a("joins") for t in tokens[end:index]):
        return False
    named = token.is_a("one_named") and "." in names[0] and not codes(token)[0].startswith(names[0] + ".")
    return token.is_a("one") or named


def _named_after(tokens: Sequence[Token], dash: int, family: str) -> bool:
    """Whether a dash leads to the name of weapons just told in general: «25 БпЛА – «Shahed-131»»."""
    if tokens[dash].folded not in _DASHES:
        return False
    named = next((token for token in tokens[dash + 1 : dash + 3] if token.folded not in MARKS), None)
    return named is not None and named.is_a("weapon") and codes(named)[0].startswith(family + ".")


def _all_named(tokens: Sequence[Token], end: int, told: str) -> str:
    """What all of them are said to be in the same sentence: "40 drones were launched, all of them Shaheds"."""
    for index in range(end + 1, min(end + _APPOSED, len(tokens))):
        if tokens[index].is_a("everything") and tokens[index - 1].is_a("mark"):
            named = next((t for t in tokens[index + 1 : index + _REACH] if not _leads_to_name(t)), None)
            known = codes(named) if named is not None and named.is_a("weapon") else []
            return known[0] if known and known[0].startswith(told + ".") else told
    return told


def _leads_to_name(token: Token) -> bool:
    return token.folded in MARKS or token.folded in _DASHES or any(map(token.is_a, ("of_them", "toll_link", "of_type")))


def _is_another(token: Token, first: str) -> bool:
    """Whether a weapon is of another family than the first of its phrase, or never under the number of others."""
    code = codes(token)[0]
    return code.split(".")[0] != first.split(".")[0] or (code in _APART and first not in FAMILIES)


def _glued(tokens: Sequence[Token], index: int) -> bool:
    """Whether letters end a designation: the SM of "Kh-101/55SM"."""
    before = tokens[index - 1]
    return before.is_a("digits") and before.end == tokens[index].start and tokens[index].folded.isalpha()


def _aside(tokens: Sequence[Token], here: int) -> int | None:
    """Where an aside on some of them that opens at `here` has closed, if a list of weapons goes on after it."""
    close = next((k for k in range(here, min(here + _LONGEST_ASIDE, len(tokens))) if tokens[k].folded == ")"), None)
    if close is None or not any(token.is_a("quantity") or token.is_a("of_them") for token in tokens[here:close]):
        return None
    after = tokens[close + 1 : close + 3]
    goes_on = len(after) == 2 and (after[0].folded == "," or after[0].is_a("joins")) and after[1].is_a("weapon")
    return close + 1 if goes_on else None


def _mixed(tokens: Sequence[Token], end: int, names: Sequence[str]) -> int | None:
    """The end of "missiles and drones", "drones, bombs and missiles" under one number; None where the others are not
    named in general, or by their case have no part in it («40 дронів та ракети»)."""
    if names != [names[0]] or names[0] not in FAMILIES:
        return None
    told, index = {names[0]}, end
    while index + 1 < len(tokens) and (tokens[index].folded == "," or tokens[index].is_a("joins")):
        index += tokens[index].folded == "," and tokens[index + 1].is_a("joins")  # "drones, bombs, and missiles"
        at = index + 1
        while at < len(tokens) and at - index <= 2 and tokens[at].kinds <= {"word"}:
            at += 1
        other = _family_at(tokens, at)
        if other is None or other in told or (tokens[at].is_a("uncounted") and not tokens[end - 1].is_a("uncounted")):
            return None
        if tokens[index].is_a("joins"):
            return at + 1
        told.add(other)
        index = at + 1
    return None


def _family_at(tokens: Sequence[Token], at: int) -> str | None:
    """The family of many weapons named at a token; not of "a drone"."""
    struck = at + 1 < len(tokens) and tokens[at + 1].is_a("strike_noun")  # "two missile and drone attacks"
    if at >= len(tokens) or not tokens[at].is_a("weapon") or (tokens[at].is_a("one") and not struck):
        return None  # "two missiles and a drone" are three
    code = codes(tokens[at])[-1]
    family = code.split(".")[0]
    return family if family in _IN_ONE_NUMBER and code.count(".") < _BY_NAME else None  # not «33 БпЛА і Х-59»


def _meant(names: Sequence[str]) -> str:
    """What names of one family mean together.

    The head's own apposition makes it precise («ракетами Іскандер-М»); a general word after a precise one ("Shahed and
    other drones") leaves only the family.
    """
    head, rest = names[0], names[1:]
    if head in rest and any(name.startswith(head + ".") for name in rest):
        return head
    if any(head.startswith(name + ".") for name in rest):
        return common([_shared(head, name) for name in rest])
    return common(names)


def struck_with(passage: Passage, indices: Sequence[int]) -> Iterator[str]:
    """The weapons at these tokens, and those whose debris a token names ("drone fragments"); the «ракети» of «ракети
    РСЗВ», "HIMARS rockets" are not missiles."""
    tokens = passage.tokens
    made = {at for at in indices if tokens[at].is_a("weapon") and _destroyed(tokens, at)}
    made |= {at for at in _made_there(passage) if not tokens[at].is_a("by_weapon")}  # «склад знищено ракетою»
    for at in (index for index in indices if index not in made):
        yield from tokens[at].all_of("wreck")
        if tokens[at].is_a("weapon") or tokens[at].is_a("lone_weapon"):
            if both_families(tokens[at]):
                yield from FAMILIES
                continue
            code = _code(tokens[at])
            near = tokens[max(0, at - _ROCKETS) : at + _FIRED_FROM + 1]
            rocket = code == "missile" and any(token.is_a("weapon.mlrs") for token in near)
            if code.endswith(IMPLIED) and _struck_beside(tokens, at):
                code = code.removesuffix(IMPLIED)
            if not (rocket or (code.startswith(_VAGUE) and _names_launcher(tokens, at))):
                yield code


def _struck_beside(tokens: Sequence[Token], at: int) -> bool:
    """Whether shelling or an air strike is joined with another attack, and is not told of by its arms: "shelling and
    drone attacks", «дронами, авіаударами й артилерією»."""
    if tokens[at].is_a("some_shell"):
        return False
    air = tokens[at].is_a("weapon.aviation")
    before, after = tokens[max(0, at - _JOINED) : at], tokens[at + 1 : at + 1 + _JOINED]
    lead = before[-1:] and _lists(before[-1], air)
    run = before[::-1] if lead or not before else before[-2::-1]  # «та завдали авіаударів»
    return any(_other_arms(side, tokens[at], air) for side in (run, after))


def _other_arms(run: Sequence[Token], implied: Token, air: bool) -> bool:
    """Whether right after what joins them a run of tokens names arms of another kind."""
    if not run or not _lists(run[0], air):
        return False
    said = takewhile(lambda token: not any(map(token.is_a, _NO_ATTACK)), run[1:])
    kinds = {family(code) for token in said if token.is_a("weapon") for code in token.all_of("weapon")}
    return bool(kinds - {family(code) for code in implied.all_of("weapon")} - (frozenset() if air else _GUNS))


def _lists(token: Token, air: bool) -> bool:
    return token.is_a("joins") or (air and token.folded == ",")


def _names_launcher(tokens: Sequence[Token], at: int) -> bool:
    """Whether shells are of the launcher named right after: «снарядами РСЗО «Град»»."""
    after = next((token for token in tokens[at + 1 : at + _ROCKETS] if token.folded not in _QUOTES), None)
    return after is not None and after.is_a("weapon.mlrs")


def _made_there(passage: Passage) -> Iterator[int]:
    """The weapons that are only made, kept or mended at a thing; a "HIMARS launcher" is one itself."""
    found = (match.captures["what"][0] for match in passage.matches("made_there"))
    kept = (at for at in found if not passage.tokens[at].is_a("by_weapon"))  # «удар по складу ракетами»
    made = dict.fromkeys(k for at in kept for k in (at, *_with_it(passage.tokens, at)))
    return (at for at in made if not (passage.tokens[at].is_a("weapon.mlrs") and _launches(passage.tokens, at)))


def _with_it(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """The weapons told of in one list with the one that is made, and their names: "makes Tor missiles, Harpy drones and
    glide bombs", «для ракет «Калибр»»."""
    told = True  # nothing but a mark of a list, or of a name, stands between two weapons
    for k in range(at + 1, min(at + _LISTED_ARMS, len(tokens))):
        if tokens[k].is_a("weapon") or tokens[k].is_a("lone_weapon"):
            if told:
                yield k
            told = True
        elif tokens[k].folded == "," or tokens[k].is_a("joins"):
            told = True
        elif tokens[k].folded in _QUOTES:
            continue
        elif tokens[k].kinds <= {"word", "capital"}:
            told = False
        else:
            return


def _launches(tokens: Sequence[Token], at: int) -> bool:
    return any(token.is_a("object.military.air_defence") for token in tokens[at + 1 : at + 2])


def of_launcher(tokens: Sequence[Token], weapon: str, end: int) -> tuple[str, int] | None:
    """What rockets are that are named by their launcher: «20 ракет из реактивной системы», «ракету «Торнадо-С»»."""
    whence = any(token.is_a("whence") for token in tokens[end : end + _ROCKETS])  # "rockets fired from a HIMARS"
    near = range(end, min(end + _ROCKETS + 2 * whence, len(tokens)))
    launcher = next((k for k in near if tokens[k].is_a("weapon.mlrs")), None)
    if launcher is None or weapon not in _BY_LAUNCHER:
        return None
    fired, end = phrase(tokens, launcher)
    return fired, end + any(token.is_a("weapon_user") for token in tokens[end : end + 1])  # "a HIMARS launcher"


def _destroyed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a strike destroyed these weapons: «250 дронов уничтожено в результате удара»."""
    after = tokens[at + 1 : at + 1 + _LOST]
    downed = next((k for k, token in enumerate(after) if token.is_a("outcome.shot_down")), None)
    counted = any(token.is_a("quantity") for token in tokens[max(0, at - 3) : at])
    return counted and downed is not None and any(token.is_a("blow.strike") for token in tokens[at + downed :])


def both_families(token: Token) -> bool:
    """Whether a token is "drones and missiles", one term for what flies."""
    return token.is_a("weapon.air_target") and token.is_a("joins")


def _code(token: Token) -> str:
    """The weapon of a token; "attack drones" name it, "shelling" and «авіаудар» only imply one, and so does «снаряд»,
    which may be the missile told of before."""
    if token.is_a("some_shell"):
        return GUNS_IMPLIED
    if token.is_a("blow.attack") or token.is_a("blow.strike"):
        blow = max(token.all_of("weapon"))
        return blow + IMPLIED if blow in _BY_BLOW else blow
    return max([*token.all_of("weapon"), *token.all_of("lone_weapon")], key=lambda code: (code.count("."), code))
