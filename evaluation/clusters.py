"""How near does a grouping come to the true one? Pairs, and B³: for each item, how pure and how whole its group is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Grouping:
    """Sums over items, to be added up over many nights."""

    items: int = 0
    pairs_right: int = 0
    pairs_found: int = 0
    pairs_true: int = 0
    purity: float = 0.0  # B³, summed over the items
    wholeness: float = 0.0

    def __add__(self, other: Grouping) -> Grouping:
        return Grouping(
            *(getattr(self, name) + getattr(other, name) for name in Grouping.__dataclass_fields__)
        )  # fmt: skip

    @property
    def figures(self) -> Mapping[str, float]:
        precision, recall = self.purity / max(self.items, 1), self.wholeness / max(self.items, 1)
        return {
            "pair precision": self.pairs_right / max(self.pairs_found, 1),
            "pair recall": self.pairs_right / max(self.pairs_true, 1),
            "B³ precision": precision,
            "B³ recall": recall,
            "B³ F1": 2 * precision * recall / max(precision + recall, 1e-9),
        }


def compared(items: Iterable[tuple[Hashable, Hashable]]) -> Grouping:
    """Items as (group found, true group)."""
    both = Counter(items)
    found, true = Counter[Hashable](), Counter[Hashable]()
    for (group, truth), n in both.items():
        found[group] += n
        true[truth] += n
    return Grouping(
        items=sum(both.values()),
        pairs_right=sum(map(_pairs, both.values())),
        pairs_found=sum(map(_pairs, found.values())),
        pairs_true=sum(map(_pairs, true.values())),
        purity=sum(n * n / found[group] for (group, _), n in both.items()),
        wholeness=sum(n * n / true[truth] for (_, truth), n in both.items()),
    )


def _pairs(n: int) -> int:
    return n * (n - 1) // 2
