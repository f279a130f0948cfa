"""Whose aims does a sentence tell of?"""

from __future__ import annotations

from collections.abc import Iterator

from svidok.reading.passages import Passage
from svidok.reading.phrases import country_of
from svidok.reading.subject import SIDES

_HOLDERS = ("person", "body", "country", "capital_city", "warside", "nation")
_LANDS: dict[str, str] = {side: country for country, side in SIDES.items()}


def holders(passage: Passage) -> Iterator[str]:
    """The persons, bodies and countries named beside an aim, by their codes; a side by its country."""
    for match in passage.matches("holder"):
        who = match.token("who", passage.tokens)
        if who is None:
            continue
        named = next((code for kind in _HOLDERS for code in who.all_of(kind)[:1]), None)
        if code := named or country_of(who, passage.lexicon):
            yield _LANDS.get(code, code)
