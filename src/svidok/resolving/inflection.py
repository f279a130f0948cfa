"""Of which names can a word be a case form?

A language's declension is data: for the ending of a name, the endings of its other cases. Nothing is generated: the
ending of a word is taken back to the endings of the names it can come from, so no table of all forms is needed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cached_property


class Declension:
    """The endings of one language."""

    def __init__(self, endings: Mapping[str, Sequence[str]]) -> None:
        self._endings = {own: frozenset(others) for own, others in endings.items()}
        self._seen: dict[str, frozenset[str]] = {}

    @cached_property
    def _back(self) -> dict[str, tuple[str, ...]]:
        back: dict[str, list[str]] = {}
        for own, others in self._endings.items():
            for other in others:
                back.setdefault(other, []).append(own)
        return {other: tuple(own) for other, own in back.items()}

    @cached_property
    def _longest(self) -> tuple[int, int]:
        return max(map(len, self._back), default=0), max(map(len, self._endings), default=0)

    def names(self, form: str) -> frozenset[str]:
        """Every name, known or not, of which `form` (folded) can be a case; `form` itself among them."""
        known = self._seen.get(form)
        if known is None:
            found = {form}
            for length in range(min(self._longest[0], len(form)) + 1):
                stem, ending = form[: len(form) - length], form[len(form) - length :]
                if len(stem) == 1 and length < 3:
                    continue
                found.update(stem + own for own in self._back.get(ending, ()) if self._declines(stem + own, own))
            known = self._seen[form] = frozenset(found)
        return known

    def _declines(self, name: str, ending: str) -> bool:
        """Whether `ending` is the longest known ending of `name`: «Харків» declines as -ів, not as a hard stem."""
        longer = range(min(self._longest[1], len(name)), len(ending), -1)
        return not any(name[-length:] in self._endings for length in longer)


def adjective_stem(form: str, endings: Collection[str], longest: int) -> str | None:
    """«харківської» → «харківськ»; None where the word ends like no adjective. `longest`: letters of an ending."""
    for length in range(min(longest, len(form) - 3), 0, -1):
        if form[-length:] in endings:
            return form[:-length]
    return None


def latin_stem(adjective: str) -> str:
    """The stem that "podilskyi", "podilsky", "podilskiy", "podilska" share, however «я», «ю», «й» are spelled."""
    if len(adjective) <= 4:
        return adjective
    stem = adjective.rstrip("iy").removesuffix("a").replace("y", "i").replace("ii", "i")
    return stem.replace("ia", "a").replace("iu", "u").replace("ie", "e")
