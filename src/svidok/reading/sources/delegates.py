"""Who speaks for a land where nobody names him: "the representative of Poland", "Poland's delegate"?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.model.place import PlaceMention
from svidok.reading.sources.acquaintance import Acquaintance, Speaker, SpeakerKind
from svidok.reading.sources.phrases import country_of

_OTHERS = ("group", "body", "office", "outlet", "body_again", "person", "name")


def delegate(run: Sequence[Token], known: Acquaintance) -> Speaker | None:
    """Him who is called so by nothing but his land: no "representative of the Polish grid", of a body or a region."""
    at = next((at for at, token in enumerate(run) if token.is_a("delegate")), None)
    if at is None or any(map(_is_other, run)):
        return None
    beyond = [token for token in run[at + 1 :] if not token.is_a("link")]
    behind = beyond[0] if beyond and _is_land(beyond[0]) else None
    before = run[at - 1] if at else None
    land = next((country for one in (behind, before) if one and (country := country_of(one, known.lexicon))), None)
    if land is None or (behind is None and beyond):
        return None
    return Speaker(f"Representative of {land}", SpeakerKind.ROLE)


def _is_other(token: Token) -> bool:
    return any(map(token.is_a, _OTHERS))


def _is_land(token: Token) -> bool:
    """Whether a word names a land, and not only says that what follows is of it: "Ukrainian", "Kyiv's"."""
    named = token.is_a("country") or isinstance(token.value, PlaceMention)
    return named and not token.folded.endswith(("'s", "’s"))
