"""What is each stretch of a sentence, for a pattern to look at?"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple


class Token(NamedTuple):
    """One known term (several words at times) or one other word, at [start, end) of the report's text.

    `kinds` are dotted, most general first: "weapon.drone.shahed" is found by a pattern that asks for "weapon",
    "weapon.drone" or itself. `value` is what a token stands for beyond its kind: a Range for a quantity, a PlaceMention
    for a place, a PeriodMention for a time.
    """

    start: int
    end: int
    folded: str
    kinds: frozenset[str]
    value: Any = None

    def of(self, kind: str) -> str | None:
        """The rest of the first kind (in alphabetical order) below `kind`: "drone.shahed" for "weapon"; None if none.

        A token of exactly that kind gives the empty string.
        """
        below = _below(self.kinds, kind)
        if below:
            return below[0]
        return "" if kind in self.kinds else None

    def all_of(self, kind: str) -> list[str]:
        """Every value below `kind`, sorted."""
        return list(_below(self.kinds, kind))

    def is_a(self, kind: str) -> bool:
        return kind in general(self.kinds)


@lru_cache(maxsize=50_000)
def general(kinds: frozenset[str]) -> frozenset[str]:
    """These kinds and every more general one: "weapon.drone.shahed" is also "weapon.drone" and "weapon"."""
    found: set[str] = set()
    for kind in kinds:
        while kind and kind not in found:
            found.add(kind)
            kind = kind.rpartition(".")[0]
    return frozenset(found)


@lru_cache(maxsize=200_000)
def _below(kinds: frozenset[str], kind: str) -> tuple[str, ...]:
    return tuple(sorted(each[len(kind) + 1 :] for each in kinds if each.startswith(kind + ".")))
