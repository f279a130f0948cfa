"""What became of weapons of which a report tells only how many there were?

Russia's ministry and its air defence count those that they stopped and no others, and so many "over" one of its regions
were stopped there; whoever else only tells of a number tells of those that came.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svidok.lexicon import Token
from svidok.model.figure import Outcome
from svidok.model.reading import Side
from svidok.reading.raids.tallies import Told
from svidok.reading.sentence.passages import Passage

_LEADS = 3  # tokens from "over" to where: "over the border region of Kursk"


def fate_told_of(passage: Passage) -> Outcome:
    """What became of the weapons of a sentence that counts them and tells no fate."""
    tokens = passage.tokens
    first = next((at for at, token in enumerate(tokens) if token.is_a("quantity")), 0)
    by_air_defence = any(token.is_a("counts_downed") for token in tokens[:first])
    stopped = by_air_defence or _told_by_defender(passage) or _over_russia(tokens[first:])
    return Outcome.SHOT_DOWN if stopped and not _of_one_side(passage) else Outcome.LAUNCHED


def by_defender(passage: Passage, owner: Sequence[str], counted: Sequence[Told]) -> list[Told]:
    """What a sentence without a fate counts on the channel of Russia's ministry: «За ночь 184 БПЛА»."""
    sides = {passage.lexicon.row("body", name).get("side") for name in owner}
    if sides != {Side.RU} or _of_one_side(passage) or any(map(passage.has, ("outcome", "attack"))):
        return list(counted)
    sent = Outcome.LAUNCHED
    downed = (replace(told.count, outcome=Outcome.SHOT_DOWN) for told in counted)
    return [
        replace(told, count=down if told.count.outcome is sent else told.count)
        for told, down in zip(counted, downed, strict=True)
    ]


def _told_by_defender(passage: Passage) -> bool:
    """Whether a body of Russia tells it."""
    bodies = (name for token in passage.tokens for name in token.all_of("body"))
    return any(passage.lexicon.row("body", name).get("side") == Side.RU for name in bodies)


def _over_russia(tokens: Sequence[Token]) -> bool:
    over = (at for at, token in enumerate(tokens) if token.is_a("aloft"))
    places = (token.value.place for at in over for token in tokens[at + 1 : at + 1 + _LEADS] if token.is_a("place"))
    return any((place.admin1 or "").startswith("RU-") for place in places)


def _of_one_side(passage: Passage) -> bool:
    """Whether the weapons are such as Russia alone sends: its ministry tells of its own."""
    codes = (code for token in passage.tokens for code in token.all_of("weapon"))
    return any(passage.lexicon.row("weapon", code).get("side") == Side.RU for code in codes)
