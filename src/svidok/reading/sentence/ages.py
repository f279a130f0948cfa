"""Which numbers are ages, and of how many years?

Said before a person («66, 70 та 84 років», "12-year-old"), after one («жінку 69 і чоловіка 80 років», "a man, 52,") or
as a year of birth.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from svidok.lexicon import Token

AGES = "ages"
ADULT = 18
_OLDEST = 120
# What goes on after "a girl of 18".
_AFTER_AGE = ("toll", "toll_link", "joins", "suffer", "contrast", "among", "brought")
_EARLIEST, _LATEST = 1900, 2100  # years in which somebody can be born
_DAY_AND_MONTH = 4  # tokens before the year of a date of birth: "on 12 May , 2014"
_JOINTS = frozenset({",", "&"})
_DASHES = ("-", "–")
_SHUT = frozenset({".", ";", ")"})
_ONE = ("folk.one", "folk.child.one", "folk.staff.one")
_LISTED = ("folk", "quantity", "further", "possessive", "article", "age_word")  # besides joints, between two ages
_BESIDE = 8  # tokens within which the next or the last of a list has his age


def aged(tokens: Sequence[Token], text: str, year: int | None) -> list[Token]:
    """The same tokens, ages folded into one of kind ages: «66, 70 та 84 років», "aged 5 and 7", «2016 р.н.»."""
    found: list[Token] = []
    here = 0
    while here < len(tokens):
        ages, end = _ages(tokens, here, year)
        if ages:
            found.append(token_over(AGES, tokens, here, end, text, tuple(ages)))
            here = end
        else:
            found.append(tokens[here])
            here += 1
    return found


def _ages(tokens: Sequence[Token], here: int, year: int | None) -> tuple[list[int], int]:
    """The ages said at `here` (in years, 0 for months) and the token after them; none and `here` if it is no age."""
    births, end = _births(tokens, here)
    if births:
        return [max(0, year - birth) if year else ADULT for birth in births], end
    if numbers := _ages_of_several(tokens, here):
        return numbers, here + 2 * len(numbers) - 1
    if _bare_age(tokens, here) or _shares_age_word(tokens, here):
        return [tokens[here].value.least], here + 1
    named = tokens[here].is_a("aged")
    numbers, index = _years_and_a_half(tokens, here + named) or _numbers(tokens, here + named)
    if not numbers or not all(age <= _OLDEST for age in numbers) or _counts_one(tokens, here):
        return [], here
    while index < len(tokens) and tokens[index].folded in _DASHES and index - here < 12:
        index += 1
    if index < len(tokens) and tokens[index].is_a("age_word"):
        months = tokens[index].is_a("age_word.months")
        return [0 if months else age for age in numbers], index + 1
    if index < len(tokens) and tokens[index].is_a("time.unit") and here > 1 and tokens[here - 1].is_a("of_age"):
        years = tokens[index].is_a("time.unit.year")  # "a baby of six months"
        return ([age if years else 0 for age in numbers], index + 1) if _is_person(tokens[here - 2]) else ([], here)
    return (numbers, index) if named else ([], here)


def _counts_one(tokens: Sequence[Token], here: int) -> bool:
    """Whether "one" counts him whose age is set off behind it: «ще один, 59 років, поранений»."""
    word = tokens[here]
    one = word.is_a("quantity") and word.value.ends == (1, 1) and not any(map(str.isdigit, word.folded))
    return one and [token.folded for token in tokens[here + 1 : here + 2]] == [","]


def _is_person(token: Token) -> bool:
    return any(map(token.is_a, _ONE))


def _years_and_a_half(tokens: Sequence[Token], here: int) -> tuple[list[int], int] | None:
    """«Півтора року», «полутора лет»: one year, and the token of its unit."""
    half = here + 1 < len(tokens) and tokens[here].of("half")
    return ([int(half)], here + 1) if half and tokens[here + 1].is_a("age_word") else None


def _bare_age(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number right after people is an age: "a man, 52, and a woman, 47, were killed", "a girl of 18", "two
    teenagers, both 18,"."""
    if here < 2 or not tokens[here].is_a("quantity"):
        return False
    of_age, each = tokens[here - 1].is_a("of_age"), here > 2 and tokens[here - 1].is_a("each_of_them")
    if tokens[here - 1 - each].folded not in (",", "(") and not of_age:
        return False
    one = ("folk",) if each else ("folk.one", "folk.child.one", "folk.staff.one")
    person = any(map(tokens[here - 2 - each].is_a, one)) or (of_age and _one_like_him(tokens, here))
    closed = here + 1 == len(tokens) or tokens[here + 1].folded in (",", ")", ".", ";")
    closed = closed or (of_age and any(map(tokens[here + 1].is_a, _AFTER_AGE)))
    least, most = tokens[here].value.ends
    return person and closed and least is not None and least == most and least <= _OLDEST


def _one_like_him(tokens: Sequence[Token], here: int) -> bool:
    """Whether "one" before an age is a person like one whose age was told so: "a man of 60 was killed, one of 59
    wounded"."""
    one = tokens[here - 2]
    if not (one.is_a("quantity") and one.value.ends == (1, 1)):
        return False
    return any(_is_person(tokens[k - 1]) and tokens[k].is_a("of_age") for k in range(1, here - 2))


def _ages_of_several(tokens: Sequence[Token], here: int) -> list[int]:
    """The ages of "two women, 68 and 71, and a man": as many numbers between commas as people were counted."""
    if here < 3 or tokens[here - 1].folded not in (",", "(") or not tokens[here - 2].is_a("folk"):
        return []
    counted = next((token for token in tokens[max(0, here - 4) : here - 2] if token.is_a("quantity")), None)
    numbers, end = _numbers(tokens, here)
    shut = end == len(tokens) or tokens[end].folded in (",", *_SHUT)
    plain = end == here + 2 * len(numbers) - 1 and max(numbers, default=0) <= _OLDEST
    same = counted is not None and counted.value.ends == (len(numbers), len(numbers))
    return numbers if len(numbers) > 1 and same and shut and plain else []


def _shares_age_word(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number right after a person is an age whose word stands with the one before or after him: «жінку 69 і
    чоловіка 80 років», «женщина 69 лет, мужчина 80»."""
    one = here > 0 and _is_person(tokens[here - 1])
    if not (one and tokens[here].is_a("quantity")):
        return False
    closed = here + 1 == len(tokens) or joins(tokens[here + 1]) or tokens[here + 1].folded in _SHUT
    goes_on = len(_numbers(tokens, here)[0]) > 1  # «два хлопчики 4 і 17 років»
    least, most = tokens[here].value.ends
    if not closed or goes_on or least is None or least != most or least > _OLDEST:
        return False
    beside = takewhile(_of_persons, tokens[here + 1 : here + 1 + _BESIDE])
    before = takewhile(_of_persons, reversed(tokens[max(0, here - _BESIDE) : here]))
    return any(token.is_a("age_word") for token in (*beside, *before))


def _of_persons(token: Token) -> bool:
    """Whether a token can stand between two persons of a list with their ages."""
    return joins(token) or any(map(token.is_a, _LISTED))


def _births(tokens: Sequence[Token], here: int) -> tuple[list[int], int]:
    """The years of birth said at `here` and the token after them: «2014 та 2016 р.н.», "born on 12 May 2014"."""
    born = tokens[here].is_a("birth.before")
    if not (born or tokens[here].is_a("quantity")):
        return [], here
    for start in range(here + born, min(here + born + _DAY_AND_MONTH, len(tokens))):
        years, end = _numbers(tokens, start)
        if years and all(_EARLIEST <= year < _LATEST for year in years):
            after = end < len(tokens) and tokens[end].is_a("birth.after")
            return (years, end + after) if born or after else ([], here)
    return [], here


def _numbers(tokens: Sequence[Token], here: int) -> tuple[list[int], int]:
    """The numbers from `here` on, joined by commas or "and", and the token after them."""
    numbers: list[int] = []
    while here < len(tokens) and tokens[here].is_a("quantity"):
        numbers.append(tokens[here].value.least or tokens[here].value.most or 0)
        here += 1
        hung = int(tokens[here].folded in _DASHES) if here < len(tokens) else 0  # «33-, 45- та 60-річний»
        joint = here + hung
        if joint + 1 < len(tokens) and joins(tokens[joint]) and tokens[joint + 1].is_a("quantity"):
            here = joint + 1
        else:
            break
    return numbers, here


def joins(token: Token) -> bool:
    """Whether a token joins two members of a list."""
    return token.folded in _JOINTS or token.is_a("joins")


def token_over(kind: str, tokens: Sequence[Token], start: int, end: int, text: str, value: object) -> Token:
    first, last = tokens[start], tokens[end - 1]
    more = any(token.is_a("further") for token in tokens[start:end])
    kinds = frozenset({kind, "further"} if more else {kind})
    return Token(first.start, last.end, text[first.start : last.end].lower(), kinds, value)
