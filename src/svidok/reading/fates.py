"""Where does a sentence say what became of weapons: shot down, lost, sent?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.model.figure import Outcome
from svidok.reading.passages import Passage

Fate = tuple[int, Outcome | None, float]  # at which token, what became of weapons, how far it stands back for others


def fates_told(passage: Passage) -> list[Fate]:
    """Those of a sentence; what air defence is said to have hit was shot down: «системой ПВО поражены два дрона»."""
    by_defence = {match.captures["hit"][0] for match in passage.matches("downed_by_defence")}
    found = fates(passage.tokens)
    return [(at, Outcome.SHOT_DOWN if at in by_defence else outcome, back) for at, outcome, back in found]


def fates(tokens: Sequence[Token]) -> list[Fate]:
    """Where a word settles what became of weapons; of a denied outcome nothing is known («не сбиты 11 ракет»)."""
    found: list[Fate] = []
    for index, token in enumerate(tokens):
        outcome = token.of("outcome")
        if outcome:
            negated = any(before.is_a("negated") for before in tokens[max(0, index - 2) : index])
            both = _either(tokens, index)
            found.append((index, None if negated else Outcome.NEUTRALISED if both else Outcome(outcome), 0.0))
        elif token.is_a("attack") or (token.is_a("tally") and not found and not _tells_that(tokens, index)):
            planned = any(before.is_a("unreal") for before in tokens[max(0, index - 2) : index])
            found.append((index, None if planned else Outcome.LAUNCHED, 3.0))
    return found


def _tells_that(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word for counting is one for telling: "reported that 23 missiles were shot down"."""
    return any(token.is_a("joint") for token in tokens[index + 1 : index + 2])


def _either(tokens: Sequence[Token], index: int) -> bool:
    """Whether an outcome stands right beside the other of «придушено/збито», "downed or jammed": one for both."""
    for other in (index - 2, index + 2):
        if 0 <= other < len(tokens) and _joint(tokens[(index + other) // 2]):
            pair = {tokens[index].of("outcome"), tokens[other].of("outcome")}
            if pair == {Outcome.SHOT_DOWN, Outcome.SUPPRESSED}:
                return True
    return False


def _joint(token: Token) -> bool:
    return token.folded == "/" or token.is_a("joins") or token.is_a("range_joint.or")
