"""Which stretches of a text stand in quotation marks?"""

from __future__ import annotations

from collections.abc import Iterator

_PAIRS = {"«": "»", "“": "”", "„": "“”", "‘": "’"}
_STRAIGHT = '"'
_APART = "\n\u2029"


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of what is quoted, without the marks; a mark left open closes with its paragraph."""
    return tuple(_quotations(text))


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    closing = ""
    for here, letter in enumerate(text):
        if opened is None:
            if letter == _STRAIGHT or (letter in _PAIRS and not (letter == "‘" and _within_word(text, here))):
                opened, closing = here + 1, _PAIRS.get(letter, _STRAIGHT)
        elif letter in _APART or (letter in closing and not (letter == "’" and _within_word(text, here))):
            if text[opened:here].strip():
                yield opened, here
            opened = None
    if opened is not None and text[opened:].strip():
        yield opened, len(text)


def _within_word(text: str, here: int) -> bool:
    return 0 < here < len(text) - 1 and text[here - 1].isalnum() and text[here + 1].isalnum()
