"""Who says something together: "the mayor and the police said"? For the rules they are one speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from svidok.lexicon import Inventory, Match, Token
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.introducing import is_person
from svidok.reading.sources.phrases import HEADS

_NAMING = tuple(f"speaker.{head}" for head in HEADS if head != "role")


def as_one(
    passage: Passage, tokens: Sequence[Token], held: Inventory
) -> tuple[Sequence[Token], Mapping[int, Sequence[Token]]]:
    """The tokens with one for all who say it together, for the rules to see one speaker; by its start, who they are."""
    together: dict[int, list[int]] = {}
    taken: set[int] = set()
    found = passage.lexicon.matches("together", passage.language, tokens, held)
    for match in sorted(found, key=lambda match: (-len(match.captures), match.start)):
        members = _members(match, tokens)
        if len(members) > 1 and taken.isdisjoint(members):
            together[members[0]] = members
            taken.update(members)
    if not together:
        return tokens, {}
    merged: list[Token] = []
    for at, token in enumerate(tokens):
        if at in together:
            members = together[at]
            kinds = frozenset(kind for one in members for kind in tokens[one].kinds if kind.startswith("speaker"))
            merged.append(token._replace(end=tokens[members[-1]].end, kinds=token.kinds | kinds | {"several"}))
        elif not any(members[0] < at <= members[-1] for members in together.values()):
            merged.append(token)
    return merged, {tokens[first].start: [tokens[one] for one in members] for first, members in together.items()}


def _members(match: Match, tokens: Sequence[Token]) -> list[int]:
    """Those whom a rule tells together, but for the last one with a verb of his own ("said the mayor and police
    added") and titles before and after a name ("the deputy minister and general Paula Placeholder")."""
    members = sorted(first for first, _ in match.captures.values())
    if tokens[match.end].is_a("say") and any(one.is_a("say") for one in tokens[match.start : members[0]]):
        del members[-1]
    pairs = list(pairwise(members))
    titles = [one for one, after in pairs if _only_title(tokens[one]) and is_person(tokens[after])]
    titles += [after for one, after in pairs if _is_apposed(tokens, one, after)]
    return [one for one in members if one not in titles]


def _is_apposed(tokens: Sequence[Token], person: int, title: int) -> bool:
    """Whether one member only tells the office of the one before it: "Paula Placeholder, Governor of Kursk Oblast"."""
    beside = title == person + 2 and tokens[person + 1].folded == "," and is_person(tokens[person])
    return beside and tokens[title].is_a("speaker.role") and not is_person(tokens[title])


def _only_title(token: Token) -> bool:
    return token.is_a("speaker.role") and not any(map(token.is_a, _NAMING))
