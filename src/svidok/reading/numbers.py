"""Which numbers can these words be read as, and no others?

The one place that ties words to ends of a range, used by the rules when they find a number and by the verbatim gate
when it reads it again.
"""

from __future__ import annotations

from svidok.lexicon import Lexicon
from svidok.reading.quantities import quantities
from svidok.text import words

Ends = tuple[int | None, int | None]


def says(phrase: str, lexicon: Lexicon, language: str) -> set[Ends]:
    """Every pair of ends that `phrase` says: its quantities; 1 for one person or thing; 0 for none; 1–open for some.

    «all but 26 of 197» says 171. Words of no number say nothing.
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
        if not numbers and token.is_a("one"):
            found.add((1, 1))
        if token.is_a("none"):
            found.add((0, 0))
        if not numbers and token.is_a("some"):
            found.add((1, None))
    return found
