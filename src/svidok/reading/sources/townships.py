"""Of which town is an office that stands behind an adjective no gazetteer knows: «Нікопольська РВА»?

The adjective tells a stem. Of the towns that the report names the one is meant that goes on longest like it; where it
names none, the stem stands for the town.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svidok.lexicon import Token
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.transliteration import romanised

_LEAST = 3  # letters of a stem, and those that a town shares with it at the least
_BETWEEN = 2  # words between the adjective and its office at the most: «Нікопольська районна військова адміністрація»


def township(tokens: Sequence[Token], here: int, passage: Passage) -> Token | None:
    """The adjective at `here` as the town of the office after it, of kind `town`; None where it is none."""
    token = tokens[here]
    rules = passage.lexicon.languages[passage.language].patterns.get("genitive_name", ())
    endings = [end for rule in rules for end in rule.settings["adjective"] if token.folded.lower().endswith(end)]
    stem = passage.text[token.start : token.end - len(max(endings, key=len))] if endings else ""
    if len(stem) < _LEAST or not _owns(tokens[here + 1 : here + 2 + _BETWEEN]):
        return None
    return token._replace(kinds=frozenset({f"town.{romanised(stem, passage.language)}", "modifier", "capital"}))


def _owns(after: Sequence[Token]) -> bool:
    for token in after:
        if any("{city}" in kind or "{place}" in kind for kind in token.kinds):
            return True
        if not token.is_a("modifier"):
            return False
    return False


def meant(run: Iterable[Token], towns: Iterable[str]) -> str | None:
    """The town that an adjective in a speaker phrase tells, under the name of the one of `towns` that it fits."""
    stem = next((town for token in run if (town := token.of("town"))), None)
    if stem is None:
        return None
    shared, town = max(((_alike(stem, one), one) for one in towns), default=(0, ""))
    return town if shared >= max(_LEAST, min(len(stem), len(town)) - 2) else stem


def _alike(one: str, other: str) -> int:
    pairs = enumerate(zip(one.lower(), other.lower(), strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
