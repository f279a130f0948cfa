"""Whose dispatch is a report, as its first words tell: "KYIV, Nov 5 (Agency) –", «МОСКВА, 5 ноября. /АГЕНТСТВО/»?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.phrases import country_of

_OPENING = 4  # sentences of a report among which its dateline stands
_FAR = 10  # tokens of its sentence before the agency at the most
_DASHES = frozenset("-–—")
_NAME = 30  # characters of an agency's name and the mark before it
_SLASHED = 5  # tokens of an agency between strokes: "/ AGENCY / ."
_BULLETS = frozenset("•·|")
_MARKS = frozenset({"(", "/", *_DASHES})


def agency(told: Sequence[Passage]) -> str | None:
    """The agency of the dateline; None where the report has none."""
    for passage in told[:_OPENING]:
        if passage.has("outlet") and passage.says_any(_MARKS):
            tokens = passage.tokens[: _FAR + 2]
            for at in range(1, len(tokens)):
                if tokens[at].is_a("outlet") and _is_dateline([t.folded for t in tokens], at, tokens[0].is_a("place")):
                    return tokens[at].all_of("outlet")[0]
    return None


def signs(passage: Passage) -> bool:
    """Whether a passage is only the agency that the place before it is one of a dateline of: «Київ • АГЕНТСТВО»."""
    start, end = passage.sentence.start, passage.sentence.end
    brief = end - start <= _NAME and passage.text[start] in _BULLETS
    return brief and len(passage.tokens) == 2 and passage.has("outlet")


def heads(told: Sequence[Passage], at: int) -> bool:
    """Whether a sentence is only the capital or the day of a dateline whose agency comes behind it: «МОСКВА, 5 ноября.
    /АГЕНТСТВО/», «Киев. 5 ноября. АГЕНТСТВО - …». What is reported from another town has often happened there."""
    passage = told[at]
    if not _is_place_or_day(passage):
        return False
    if not all(country_of(token, passage.lexicon) for token in passage.tokens if token.is_a("place")):
        return False
    after = next((one for one in told[at + 1 : at + 3] if not _is_place_or_day(one)), None)
    if after is None or after.sentence.line != told[at].sentence.line or not after.has("outlet"):
        return False
    words = [token.folded for token in after.tokens[:_SLASHED]]
    slashed = words[:1] == ["/"] and "/" in words[1:]
    return slashed or (after.tokens[0].is_a("outlet") and not _DASHES.isdisjoint(words[1:]))  # "AGENCY.RU - …"


def _is_place_or_day(passage: Passage) -> bool:
    told = [token for token in passage.tokens if not token.is_a("mark")]
    return bool(told) and all(any(map(token.is_a, ("place", "time", "country"))) for token in told)


def _is_dateline(words: Sequence[str], at: int, placed: bool) -> bool:
    """Whether the outlet at `at` stands as in a dateline; `placed`: its sentence opens with a place."""
    before, after, beyond = words[at - 1], *(*words[at + 1 : at + 3], "", "")[:2]
    if before == "(":
        return after == ")" and beyond in _DASHES
    if before == "/":
        return after == "/"
    return placed and before in _DASHES and after == "."
