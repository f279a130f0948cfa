"""Which numbers can these words be read as, and no others?

The one place that ties words to ends of a range, used by the rules when they find a number and by the verbatim gate
when it reads it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from svidok.lexicon import Lexicon, Token
from svidok.model.figure import Range
from svidok.reading.sentence.people import PEOPLE, people
from svidok.reading.sentence.quantities import quantities
from svidok.text import words

Ends = tuple[int | None, int | None]
_MOST_ADDENDS = 8
_TOLLS = ("killed", "injured", "missing", "treated")
_ALONE: dict[str, Ends] = {
    "one": (1, 1),
    "one_more": (1, 1),
    "one_sent": (1, 1),
    "single": (1, 1),
    "one_named": (1, 1),
    "one_added": (1, 1),
    "some": (1, None),
    **{f"toll.{of}.one": (1, 1) for of in _TOLLS},
    **{f"toll.{of}.many": (1, None) for of in _TOLLS},
    "toll.injured.trauma": (1, None),
    "toll.killed.trauma": (1, None),
    "suffer.one": (1, 1),
    "among.killed": (1, None),
    "among.injured": (1, None),
}


def says(phrase: str, lexicon: Lexicon, language: str, year: int | None = None) -> set[Ends]:
    """Every pair of ends that `phrase` says: its quantities; 1 for one person or thing; 0 for none; 1–open for some.

    Persons say how many they are, and how many of them are children: «жінка та 12-річний хлопчик» says 2 and 1. "All
    but 26 of 197" says 171. People told apart may be added up (addends.py): every sum of two or more of them is said
    too. `year` is that of what is told: years of birth count from it. Words of no number say nothing.
    """
    known = lexicon.languages.get(language)
    if known is None:
        return set()
    tokens = quantities(known.terms.tokens(words(phrase), phrase), phrase)
    numbers = [token.value for token in tokens if token.is_a("quantity")]
    found: set[Ends] = {number.ends for number in numbers}
    if len(numbers) == 2 and lexicon.matches("all_but", language, tokens):
        part, total = numbers
        if part.least is not None and total.least is not None:
            found = {(total.least - part.least, total.least - part.least)}
    for token in tokens:
        if not numbers:
            found |= {ends for kind, ends in _ALONE.items() if token.is_a(kind)}
        if token.is_a("seniority.youngest"):
            found.add((1, None))
        if token.is_a("none") or token.is_a("absent"):
            found.add((0, 0))
    if lexicon.matches("hit_of_one", language, tokens):
        found.add((1, 1))
    if lexicon.matches("toll_absent", language, tokens):
        found.add((0, 0))
    folk = people(tokens, phrase, year)
    counted = list(_counted(folk))
    young = [token.value.children for token in folk if token.is_a(PEOPLE) and token.value.children is not None]
    for told in (counted, young):
        found |= {one.ends for one in told} | set(_sums(told))
    if any(token.is_a("among") for token in tokens):  # "among the dead are two": at least so many died
        found |= {(least, None) for least, _ in tuple(found) if least}
    return found


def _counted(folk: Sequence[Token]) -> Iterator[Range]:
    for token in folk:
        if token.is_a(PEOPLE):
            yield token.value.range
        elif token.is_a("quantity"):
            yield token.value
        elif token.is_a("one_more") or token.is_a("nth"):
            yield Range.exactly(1)  # "the third" is one man too
            yield Range.exactly(int(token.of("nth") or 1))


def _sums(told: Sequence[Range]) -> Iterator[Ends]:
    for size in range(2, len(told) + 1 if len(told) <= _MOST_ADDENDS else 0):
        for some in combinations(told, size):
            yield sum(some[1:], some[0]).ends
