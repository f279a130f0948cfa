"""Through which outlets does a sentence pass something on, and how sure is it of that?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Inventory, Lexicon, Token
from svidok.model.reading import Modality
from svidok.reading.sentence.passages import Passage

_CHANNEL = "channel"  # the kind of an outlet that tells what it knows itself


def outlets_of(
    passage: Passage, tokens: Sequence[Token], held: Inventory, itself: str | None = None
) -> tuple[tuple[str, ...], bool]:
    """The outlets of a sentence that pass something on, and whether one of them talked to whom it quotes: the outlet
    `itself` is none between him and its own report, but where the pack says that it names itself so ("told DW")."""
    names, interviewed = [], False
    for match in passage.lexicon.matches("passed_on", passage.language, tokens, held):
        via = match.token("via", tokens)
        if via is not None:
            names += via.all_of("outlet")[:1]
            talked = itself not in via.all_of("outlet")[:1] or match.pattern.settings.get("own")
            interviewed = interviewed or bool(talked and match.pattern.settings.get("interview"))
    return tuple(dict.fromkeys(names)), interviewed


def knows(outlet: str, lexicon: Lexicon) -> bool:
    """Whether an outlet tells what it knows itself, from readers and monitors of its own."""
    return lexicon.row("outlet", outlet).get("kind") == _CHANNEL


def nearest(via: Sequence[str], lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of outlets alone the channels with knowledge of their own as the source, through the others that cite them."""
    own = tuple(name for name in via if knows(name, lexicon))
    return own, tuple(name for name in via if name not in own)


def modality_of(passage: Passage) -> Modality:
    """How sure the sentence is of what it says: "reportedly", «нібито», «якобы» are doubt and no noise."""
    for modality in (Modality.CONDITIONAL, Modality.POSSIBLE, Modality.LIKELY):
        if passage.has(f"doubt.{modality}"):
            return modality
    return Modality.CERTAIN
