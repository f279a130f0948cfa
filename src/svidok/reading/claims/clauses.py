"""Which words of a sentence stand beside its main clause, and what does the frame of that clause make of it?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Match, Token
from svidok.model.reading import ClaimKind
from svidok.reading.sentence.passages import Passage

_CLAUSE = 2  # tokens, of which a clause has more: what follows the comma after them is the main clause again
_BOUNDS = frozenset(',—–-:;(«“„"')


def framed(passage: Passage) -> ClaimKind | None:
    """What the verb of the main clause and its object tell by themselves, whatever stands further on: who stresses the
    importance of support demands it, who announces a meeting tells an aim. The first of the rules called `frame`."""
    found = passage.matches("frame")
    if not found:
        return None
    aside = beside(passage.tokens)
    own = [match for match in found if match.start not in aside and ends_so(match, passage)]
    first = min(own, key=lambda match: match.start, default=None)
    return ClaimKind(first.pattern.settings["kind"]) if first is not None else None


def ends_so(match: Match, passage: Passage) -> bool:
    """Whether one of the tokens that a rule calls `verb`, if it does, has one of its setting `endings`."""
    first, last = match.captures.get("verb", (0, 0))
    verbs = [token.folded for token in passage.tokens[first:last]]
    return not verbs or any(verb.endswith(tuple(match.pattern.settings["endings"])) for verb in verbs)


def conceded(tokens: Sequence[Token]) -> frozenset[int]:
    """Which tokens stand in what is only conceded, up to its comma: "despite attempts to sow panic, …"."""
    found: set[int] = set()
    open_ = False
    for at, token in enumerate(tokens):
        open_ = (open_ and token.folded not in _BOUNDS) or token.is_a("conceding")
        if open_:
            found.add(at)
    return frozenset(found)


def beside(tokens: Sequence[Token]) -> frozenset[int]:
    """Which tokens stand in a subordinate clause: up to its comma where it opens the sentence, else to the end.

    What is found or known in a condition is part of it: "if it turns out that they struck it, …"."""
    found: set[int] = set()
    ends_at_comma = open_ = False
    since = 0
    for at, token in enumerate(tokens):
        before = tokens[at - 1].folded if at else ""
        joint = any(after.is_a("joint") for after in tokens[at + 1 : at + 2])
        if token.is_a("subordinate") and not joint and (not before or before in _BOUNDS):  # "after that" opens nothing
            open_, ends_at_comma, since = True, before != ",", at
        elif open_ and token.folded == "," and not joint and (ends_at_comma or at - since > _CLAUSE):
            open_ = False
        if open_:
            found.add(at)
    return frozenset(found)
