"""Which second fate stands beside a number of people whom the words do not tell apart?

«17 загиблих і поранених», "killed or wounded 20": so many in all, of each nobody knows how many.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Match, Token
from svidok.reading.incidents.among import numbered

_FATES = 3  # tokens from one word of toll to the other in «погибли либо получили ранения»


def fate_of(token: Token) -> str:
    found = token.of("toll") or ""
    return found.split(".")[0]


def other_fate(match: Match, stream: Sequence[Token], told: str) -> str | None:
    """The second fate of «17 загиблих і поранених», "30 killed and wounded", "killed and wounded dozens", «погибли либо
    получили ранения 20 человек»; `told` is the first."""
    of, number = match.captures["of"][0], match.captures["n"][0]
    around = stream[of + 1 : of + 4] if number < of else stream[max(0, of - 3) : of][::-1]
    near = [token for token in around if not token.is_a("suffer")][:2]
    if len(near) < 2 or not (near[0].is_a("joins") or near[0].folded == "/") or not near[1].is_a("toll"):
        return None
    either = near[0].is_a("either")
    if number > of and not (either or all(map(_acts, (stream[of], near[1])))):
        return None  # «є загиблі та поранено 12 людей»
    last = stream.index(near[1])
    beyond = stream[last + 1 : last + 2] if number < of else stream[max(0, last - 1) : last]
    other = fate_of(near[1])
    apart = other == told or "treated" in (other, told)  # "wounded and taken to hospital"
    return None if apart or any(map(numbered, beyond)) else other


def words_of_both(match: Match, stream: Sequence[Token]) -> set[int]:
    """The words of either fate of those whom a number does not tell apart: the second says nothing of its own."""
    near = range(max(0, match.start - _FATES), min(match.end + _FATES, len(stream)))
    return {index for index in near if stream[index].is_a("toll")}


def _acts(token: Token) -> bool:
    """Whether a word of toll says what was done to people, who follow it, and is no number itself."""
    return token.is_a("toll.killed.some") or token.is_a("toll.injured.some")
