"""Which number was surpassed: "it topped the 741 of 9 July", «перевищило попередній максимум у 728 дронів»?"""

from __future__ import annotations

from svidok.checking.heard import Heard, codes_of
from svidok.lexicon import Token

_REACH = 5  # tokens between the verb and the number: "the previous high of"


def surpassed(heard: Heard) -> Token | None:
    """The number that something went beyond; None where none is told, or where it counts something else."""
    if "surpass" not in heard.kinds or "toll" in heard.kinds:
        return None
    for cue in heard.cues:
        if cue.kind == "surpass":
            after = [token for token in heard.tokens if token.end > cue.end][:_REACH]  # «превысило 350» is one token
            found = next((token for token in after if token in heard.numbers), None)
            if found is not None and found is not heard.times_number and _of_weapons(heard, found):
                return found
    return None


def _of_weapons(heard: Heard, number: Token) -> bool:
    """Whether weapons are counted, or a number stands for those of another night: "the 741 launched in July"."""
    if any(number is one for one, _ in heard.counted):
        return True
    after = heard.tokens[heard.tokens.index(number) + 1 :][:1]
    return all(
        one.is_a("mark") or one in heard.times or one.is_a("outcome.launched") or bool(codes_of(one)) or _of(heard, one)
        for one in after
    )


def _of(heard: Heard, token: Token) -> bool:
    return any(cue.kind == "out_of" and cue.start == token.start for cue in heard.cues)
