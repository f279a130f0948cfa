"""What was found out about each word that was met, so that it need not be found out again?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MOST_SEEN = 200_000  # words remembered; far more than a language's texts repeat

_T = TypeVar("_T")


class Met(dict[str, _T]):
    """What is known of each word that was met; it is looked at when it is first asked for."""

    def __init__(self, look: Callable[[str], _T]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, word: str) -> _T:
        if len(self) >= MOST_SEEN:
            self.clear()
        found = self[word] = self._look(word)
        return found
