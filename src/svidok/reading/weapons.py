"""Which weapon does a phrase mean, when it names several?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svidok.lexicon import Token

FAMILIES = ("drone", "missile")
MARKS = frozenset('/(),«»“”„"')
_REACH = 6


def codes(token: Token) -> list[str]:
    """The weapons that a token can mean, most precise first."""
    return sorted(token.all_of("weapon"), key=lambda code: (-code.count("."), code))


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


def phrase(tokens: Sequence[Token], here: int) -> tuple[str, int]:
    """The weapon that the phrase beginning with the weapon token `here` means, and the token index after it.

    «балістичними ракетами Іскандер-М» is one of them, «БпЛА типу Shahed, Гербера та дронами інших типів» a drone: names
    of one family are joined over commas and conjunctions, up to the next number.
    """
    names = [codes(tokens[here])[0]]
    end = index = here + 1
    while index < len(tokens) and index - end <= _REACH:
        token = tokens[index]
        if token.is_a("weapon"):
            code = codes(token)[0]
            if code.split(".")[0] != names[0].split(".")[0]:
                break
            if index > end or not names[-1].startswith(code + "."):  # "ATACMS missiles" are ATACMS
                names.append(code)
            end = index + 1
        elif not (
            token.folded in MARKS
            or token.is_a("joins")
            or token.is_a("of_type")
            or token.is_a("of_them")
            or (token.kinds <= {"word"} and index - end < 2)
        ):
            break
        index += 1
    both = _both_families(tokens, end, names)
    return ("air_target", both) if both else (_meant(names), end)


def _both_families(tokens: Sequence[Token], end: int, names: Sequence[str]) -> int | None:
    """The end of "missiles and drones" under one number; None where the other family is not named in general."""
    if names != [names[0]] or names[0] not in FAMILIES or end + 1 >= len(tokens) or not tokens[end].is_a("joins"):
        return None
    index = end + 1
    while index < len(tokens) and index - end <= 2 and tokens[index].kinds <= {"word"}:
        index += 1
    other = codes(tokens[index]) if index < len(tokens) and tokens[index].is_a("weapon") else []
    return index + 1 if other and other[-1] in FAMILIES and other[-1] != names[0] else None


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
