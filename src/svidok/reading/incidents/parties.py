"""Of which side is a source, and does only the attacker speak, or somebody who gives no name?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Lexicon
from svidok.model.reading import Side
from svidok.reading.sources.phrases import COUNTRIES

_FORCES = ("military", "intelligence")  # kinds of bodies
_DEFENCE = "Ministry of Defence"
_WITHIN = (" source", " sources", " official", " officer")
_UNNAMED = ("source", "partisan", "underground")


def side_of(name: str, lexicon: Lexicon) -> Side | None:
    """The side that a source belongs to: by the name tables, else by the country in its name ("Russian officials")."""
    told = {lexicon.row(kind, one).get("side") for one in (name, _house(name)) for kind in ("body", "person")}
    by_table = next((side for side in Side if side.value in told), None)
    return by_table or next((side for side in Side if name.startswith(_names_of(side, lexicon))), None)


def _names_of(side: Side, lexicon: Lexicon) -> tuple[str, str]:
    country = COUNTRIES[side]
    return country, lexicon.row("nation", country)["adjective"]


def partisan(sources: Sequence[str], attacker: Side | None, lexicon: Lexicon) -> bool:
    """Whether only the attacker, or somebody who gives no name, says it."""
    return bool(sources) and all(
        any(word in name.casefold() for word in _UNNAMED) or (attacker and side_of(name, lexicon) is attacker)
        for name in sources
    )


def is_within(name: str, lexicon: Lexicon) -> bool:
    """Whether somebody without a name is of a body that knows: "Security Service of Ukraine source"."""
    return _house(name) != name and bool(lexicon.row("body", _house(name)))


def _house(name: str) -> str:
    """The body that somebody without a name is of: "Security Service of Ukraine" of its "official"."""
    return next((name.removesuffix(one) for one in _WITHIN if name.endswith(one)), name)


def fights(name: str, lexicon: Lexicon) -> bool:
    """Whether a body strikes itself: troops, a secret service, a ministry that speaks for them."""
    return _DEFENCE in name or lexicon.row("body", name).get("kind") in _FORCES
