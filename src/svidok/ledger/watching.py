"""Who hears how far a long work on the store has come?"""

from __future__ import annotations

from collections.abc import Callable

Watch = Callable[[str, int, int], None]  # what is gone through, how much of it is done, how much there is


def unwatched(what: str, done: int, of: int) -> None:
    """Nobody."""
