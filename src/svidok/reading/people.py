"""How many persons do these words name, and how many of them are children?

`people` folds the persons of a token stream into tokens of kind `people`: «двоє людей», «жінка та 12-річний хлопчик»,
«юнаки 19 та 16 років», "a woman and two children". Ages are no numbers of people; below 18 they tell a child.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from svidok.lexicon import Token
from svidok.model.figure import Range

PEOPLE, AGES = "people", "ages"
ADULT = 18
_JOINTS = frozenset({",", "&"})
_ADJECTIVES = 2  # words between a number and its noun: "three elderly local residents"
_TAIL = 2  # words of a noun before the next person: «оператор верстки газеты и участковый»


@dataclass(frozen=True, slots=True)
class People:
    """Persons counted. `definite` is False where only a plural noun speaks: "people were killed"."""

    range: Range
    children: Range | None = None
    civilian: bool = False
    military: bool = False
    definite: bool = True


class _Group(NamedTuple):
    value: People
    end: int
    singular: bool


def people(tokens: Sequence[Token], text: str) -> list[Token]:
    """The same tokens, persons with their numbers and ages folded into one of kind people."""
    stream = _aged(tokens, text)
    found: list[Token] = []
    here = 0
    while here < len(stream):
        groups = _listed(stream, here, text)
        if not groups:
            found.append(stream[here])
            here += 1
            continue
        end = groups[-1].end
        found.append(
            _token(PEOPLE, stream, here, end, text, _sum(groups, text, stream[here].start, stream[end - 1].end))
        )
        here = end
    return found


def _token(kind: str, tokens: Sequence[Token], start: int, end: int, text: str, value: object) -> Token:
    first, last = tokens[start], tokens[end - 1]
    more = any(token.is_a("further") for token in tokens[start:end])
    kinds = frozenset({kind, "further"} if more else {kind})
    return Token(first.start, last.end, text[first.start : last.end].lower(), kinds, value)


def _aged(tokens: Sequence[Token], text: str) -> list[Token]:
    """Ages folded: «66, 70 та 84 років», "12-year-old", «48-річні», "aged 5 and 7"."""
    found: list[Token] = []
    here = 0
    while here < len(tokens):
        ages, end = _ages(tokens, here)
        if ages:
            found.append(_token(AGES, tokens, here, end, text, tuple(ages)))
            here = end
        else:
            found.append(tokens[here])
            here += 1
    return found


def _ages(tokens: Sequence[Token], here: int) -> tuple[list[int], int]:
    """The ages said at `here` (in years, 0 for months) and the token after them; none and `here` if it is no age."""
    named = tokens[here].is_a("aged")
    index = here + 1 if named else here
    ages: list[int] = []
    while index < len(tokens) and tokens[index].is_a("quantity"):
        ages.append(tokens[index].value.least or tokens[index].value.most or 0)
        index += 1
        if index + 1 < len(tokens) and _joins(tokens[index]) and tokens[index + 1].is_a("quantity"):
            index += 1
        else:
            break
    if not ages or not all(age <= 120 for age in ages):
        return [], here
    while index < len(tokens) and tokens[index].folded in ("-", "–") and index - here < 12:
        index += 1
    if index < len(tokens) and tokens[index].is_a("age_word"):
        months = tokens[index].is_a("age_word.months")
        return [0 if months else age for age in ages], index + 1
    return (ages, index) if named else ([], here)


def _joins(token: Token) -> bool:
    return token.folded in _JOINTS or token.is_a("joins")


def _listed(tokens: Sequence[Token], here: int, text: str) -> list[_Group]:
    """The persons told from `here` on as one list; a comma joins only where an "and" follows at its end."""
    first = _group(tokens, here, text)
    if first is None:
        return []
    groups, waiting = [first], list[_Group]()
    while groups[0].value.definite:
        last = waiting[-1] if waiting else groups[-1]
        joint = _joint(tokens, last)
        if joint is None:
            break
        after = joint + 1
        while after < len(tokens) and (tokens[after].is_a("joins") or tokens[after].is_a("article")):
            after += 1
        following = _group(tokens, after, text) if after < len(tokens) else None
        if following is None or not following.value.definite:
            break
        waiting.append(following)
        if tokens[joint].folded != ",":
            groups, waiting = groups + waiting, []
    return groups


def _joint(tokens: Sequence[Token], last: _Group) -> int | None:
    """The conjunction or comma after a person, over a word or two that belong to a single one."""
    for index in range(last.end, min(last.end + (_TAIL if last.singular else 0) + 1, len(tokens))):
        if _joins(tokens[index]):
            return index if index == last.end or tokens[index].folded != "," else None
        if not _apposed(tokens[index]):
            return None
    return None


def _plain(token: Token) -> bool:
    return token.is_a("word") and all(kind in ("word", "capital") for kind in token.kinds)


def _apposed(token: Token) -> bool:
    """Whether a word can belong to the person before it: «оператор верстки газеты»."""
    return token.is_a("word") and not any(map(token.is_a, ("toll", "suffer", "blow", "effect", "absent")))


def _group(tokens: Sequence[Token], here: int, text: str) -> _Group | None:
    """One group at `here`: a number, ages, a noun; at least one of noun and ages."""
    index, number = here, None
    if tokens[index].is_a("quantity"):
        number, index = tokens[index].value, index + 1
    noun = _noun(tokens, index, number is not None)
    if noun is None:
        return None
    at, ages = noun
    token = tokens[at]
    end = at + 1
    if not token.is_a(AGES) and end < len(tokens) and tokens[end].is_a(AGES):
        ages, end = ages + tokens[end].value, end + 1
    if number is None:
        number, definite = _unnumbered(token, ages, text[tokens[here].start : tokens[end - 1].end])
    else:
        definite = True
    return _Group(_counted(token, number, ages, definite), end, token.is_a("folk.one") or token.is_a("folk.staff.one"))


def _noun(tokens: Sequence[Token], index: int, numbered: bool) -> tuple[int, tuple[int, ...]] | None:
    """The noun of a group and the ages before it; ages alone stand for a person."""
    ages: tuple[int, ...] = ()
    at_ages: int | None = None
    limit = index + (_ADJECTIVES if numbered else 0) + 1
    while index < min(limit, len(tokens)):
        token = tokens[index]
        if token.is_a("folk") and not token.is_a("body"):  # the National Police is no national
            return _last_noun(tokens, index), ages
        if token.is_a(AGES) and not ages:
            ages, at_ages, limit = token.value, index, index + _ADJECTIVES + 2
        elif not (_plain(token) or any(map(token.is_a, ("toll_link", "warside", "article", "place")))):
            break
        index += 1
    return (at_ages, ages) if at_ages is not None else None


def _last_noun(tokens: Sequence[Token], index: int) -> int:
    """The noun itself in «трирічний хлопчик», «місцева жителька», which are two words for one person."""
    after = index + 1 + int(index + 1 < len(tokens) and tokens[index + 1].folded == "-")  # «внук-подросток»
    return after if after < len(tokens) and tokens[after].is_a("folk") else index


def _unnumbered(noun: Token, ages: tuple[int, ...], words: str) -> tuple[Range, bool]:
    singular = noun.is_a("folk.one") or any(k.startswith("folk.") and k.endswith(".one") for k in noun.kinds)
    if ages and (len(ages) > 1 or noun.is_a(AGES) or not singular):
        return Range.exactly(len(ages), words), True
    if singular or noun.is_a("folk.two"):
        return Range.exactly(1 if singular else 2, words), True
    return Range(1, None, word=words), False


def _counted(noun: Token, number: Range, ages: tuple[int, ...], definite: bool) -> People:
    young = sum(age < ADULT for age in ages)
    if ages:
        all_young = young == len(ages)
        children = number if all_young else Range.exactly(young, number.word) if young else None
    else:
        children = number if noun.is_a("folk.child") else None
    return People(number, children, noun.is_a("folk.civilian"), noun.is_a("folk.military"), definite)


def _sum(groups: Sequence[_Group], text: str, start: int, end: int) -> People:
    if len(groups) == 1:
        return groups[0].value
    total, children = groups[0].value.range, None
    for group in groups[1:]:
        total = total + group.value.range
    for group in groups:
        if group.value.children is not None:
            children = group.value.children if children is None else children + group.value.children
    words = text[start:end]
    total = Range(total.least, total.most, total.approximate, total.exclusive, words)
    if children is not None and children.word is None:
        children = Range(children.least, children.most, word=words)
    return People(
        total,
        children,
        all(group.value.civilian for group in groups),
        all(group.value.military for group in groups),
        all(group.value.definite for group in groups),
    )
