"""Is he whom a known surname means the one that the tables know, or another who bears the name?

A given name beside the surname tells: of other letters than his own, it is another's («Ігор Ткаченко» is no Tymur). The
same given name is spelled by its language: Oleksandr is Alexander, Mykola Nikolai.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.reading.sentence.transliteration import romanised

# Initials that the Ukrainian, the Russian and the English form of one given name may have.
_ONE_NAME = [
    frozenset(pair)
    for pair in ("oa", "mn", "hg", "ye", "oe", "ha", "hy", "iy", "ie", "jy", "ji", "zi", "vw", "uw", "tf", "dj", "hj")
]


def bears_the_name(run: Sequence[Token], surname: Token, person: str, language: str) -> Token | None:
    """The given name before a lone surname of `run` where it is not that of `person` (his full name)."""
    at = next(index for index, token in enumerate(run) if token is surname)
    before = run[at - 1] if at else None
    if before is None or " " in surname.folded or not _is_given(before):
        return None
    given, known = romanised(before.folded, language)[:1].lower(), person[:1].lower()
    same = given == known or any({given, known} == pair for pair in _ONE_NAME)
    return None if same else before


def _is_given(token: Token) -> bool:
    one = token.is_a("name") and " " not in token.folded and "." not in token.folded
    return one and token.folded[:1].isupper() and len(token.folded) > 1
