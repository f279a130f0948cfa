"""Which weapon does a phrase mean, when it names several?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svidok.lexicon import Token

FAMILIES = ("drone", "missile")
JOINTS = frozenset({"типу", "типа", "type", "/", "(", ")", ",", "«", "»", "“", "”", "„", '"', "та", "і", "й", "и", "and"})
_REACH = 6


def codes(token: Token) -> list[str]:
    """The weapons that a token can mean, most precise first."""
    return sorted(token.all_of("weapon"), key=lambda code: (-code.count("."), code))


def related(a: str, b: str) -> bool:
    """Whether one code is the other or says it less precisely."""
    return a == b or a.startswith(b + ".") or b.startswith(a + ".")


def common(weapons: Iterable[str]) -> str:
    """The most precise code that covers all: a chain gives its most precise link, others what they share."""
    result = ""
    for code in weapons:
        if not result or code.startswith(result + "."):
            result = code
        elif not related(result, code):
            shared = _shared(result, code)
            result = shared or "air_target"
    return result


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
            names.append(code)
            end = index + 1
        elif not (token.folded in JOINTS or (token.kinds <= {"word"} and index - end < 2)):
            break
        index += 1
    return _meant(names), end


def _meant(names: Sequence[str]) -> str:
    """A general word among several names ("Shahed and other drones") leaves the family; alone with one, it is that one."""
    precise = [name for name in names if not any(other.startswith(name + ".") for other in names)]
    if len(set(precise)) == 1 and (len(names) <= 2 or names[-1] == precise[0]):
        return precise[0]
    return common(precise) if len(set(names)) > 1 and names.count(names[0]) == 1 else _shared_all(names)


def _shared_all(names: Sequence[str]) -> str:
    result = names[0]
    for name in names[1:]:
        result = _shared(result, name)
    return result or names[0].split(".")[0]
