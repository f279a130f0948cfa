"""Is a short report the news that a toll has risen, which no longer says what struck?

«У Запоріжжі зросла кількість поранених до 18 — ОВА», "Death toll in Kherson climbs to four": whoever reads the channel
knows the strike from the report before. One that names what else can have done it (an accident, a fire, the weather,
whatever stands behind "due to") is of that.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.reading.sentence.passages import Passage

_LONGEST = 5  # sentences, a call to subscribe among them
_RISES = frozenset({"rise", "by_now"})
_TOLLS = frozenset({"toll.killed", "toll.injured"})
_CAUSES = frozenset(
    {
        *(f"aside.{kind}" for kind in ("weather", "redress", "accident", "mishap", "memorial", "habit", "elsewhere")),
        "effect.fire",
        "folk.military",
        "front_loss",
        "captive",
        "owing",
        "criminal",
    }
)


def is_follow_up(told: Sequence[Passage]) -> bool:
    """Whether a short report tells how far the toll of a place has risen, and names no cause for it."""
    if len(told) > _LONGEST or any(passage.has_any(_CAUSES) for passage in told):
        return False
    placed = any(passage.has("place.scene") for passage in told)
    return placed and any(p.has_any(_RISES) and p.has_any(_TOLLS) and p.has("quantity") for p in told)
