"""Which sequences of typed tokens mean something? The small grammar of the packs.

    quantity weapon                    two tokens side by side
    outcome.shot_down|outcome.hit      one token of either kind (dotted kinds match from the left)
    'into'|'in'                        a word as it stands, folded
    !mark                              any token but a mark
    _                                  any token
    ~                                  any token but a stop (; : quotation marks, brackets, dashes, full stops)
    weapon?   word{1,3}   ~{0,5}       optional; repeated (as many as fit); ~ and _ take as few as fit
    n=quantity                         captured under a name

Repetition is always bounded, so that a pattern's time is linear in the length of the text; where several elements
repeat, what failed at a place is not tried there again, so that their widths do not multiply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

from svidok.errors import PackError
from svidok.lexicon.signs import Signs
from svidok.lexicon.tokens import Token, general

MOST = 40
_MOST_FAILED = 4_000  # states remembered: those of the tokens within reach, not of a whole text
STOPS = frozenset(';:()[]{}«»“”„"—–.!?…➖▪•')
_ELEMENT = re.compile(
    r"(?:(?P<name>[a-z_]\w*)=)?(?P<not>!)?(?P<what>_(?![\w])|~|(?:'[^']+'|[a-z][\w.]*)(?:\|(?:'[^']+'|[a-z][\w.]*))*)"
    r"(?P<count>\?|\{\d+,\d+\})?$"
)


class Element(NamedTuple):
    """One place of a pattern: what may stand there, how often, and under which name it is kept."""

    kinds: frozenset[str]
    literals: frozenset[str]
    gap: str  # "_", "~" or ""
    negated: bool
    least: int
    most: int
    name: str | None

    def fits(self, token: Token) -> bool:
        if self.gap:
            return self.gap == "_" or token.folded not in STOPS
        found = token.folded in self.literals or not self.kinds.isdisjoint(general(token.kinds))
        return found != self.negated


class Inventory:
    """What a sentence holds: the bits of its kinds, with all that are more general, and of its folded words that a
    rule spells out; which they are, and where they stand."""

    def __init__(self, tokens: Sequence[Token], signs: Signs) -> None:
        self._tokens, self._bits = tokens, signs
        self._where: dict[str, list[int]] = {}
        self.signs = reduce(or_, map(signs.told, {token.kinds for token in tokens}), 0)
        self.signs |= reduce(or_, (signs.spelled(token.folded) for token in tokens), 0)

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset[str]().union(*map(general, {token.kinds for token in self._tokens}))

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(token.folded for token in self._tokens)

    def where(self, kind: str) -> list[int]:
        """The indices of the tokens of a kind."""
        known = self._where.get(kind)
        if known is None:
            tokens = enumerate(self._tokens) if self.signs & self._bits.kind(kind) else ()
            known = self._where[kind] = [at for at, token in tokens if kind in general(token.kinds)]
        return known

    def starts(self, leading: Sequence[Element]) -> Sequence[int]:
        """The indices where a token fits one of these elements, none of which is a gap or negated."""
        found = {at for element in leading for kind in element.kinds for at in self.where(kind)}
        literals = frozenset[str]().union(*(element.literals for element in leading)) & self.words
        if literals:
            found.update(at for at, token in enumerate(self._tokens) if token.folded in literals)
        return sorted(found)


class Match(NamedTuple):
    """Where a pattern fits: token indices, half-open, and those of what it captured."""

    pattern: Pattern
    start: int
    end: int
    captures: Mapping[str, tuple[int, int]]

    def token(self, name: str, tokens: Sequence[Token]) -> Token | None:
        """The first token captured under `name`."""
        span = self.captures.get(name)
        return tokens[span[0]] if span and span[0] < span[1] else None


@dataclass(frozen=True)
class Pattern:
    """A rule of a pack: `name` tells who uses it, `settings` are whatever else its table in the pack holds."""

    name: str
    elements: tuple[Element, ...]
    where: str
    examples: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(default_factory=dict)
    needs: tuple[tuple[frozenset[str], frozenset[str]], ...] = ()  # of each pair a kind or a word, whatever else holds
    leading: tuple[Element, ...] = ()  # one of them must fit where a match begins; none: it can begin anywhere

    @classmethod
    def parse(
        cls, name: str, source: str, where: str, examples: Sequence[str] = (), settings: Mapping[str, Any] | None = None
    ) -> Pattern:
        """Raises PackError where `source` is no pattern."""
        elements = tuple(_element(part, source, where) for part in source.split())
        if not any(element.least and not element.gap and not element.negated for element in elements):
            raise PackError(
                f"pattern {source!r} can match anything", where=where, remedy="name one kind or word at least"
            )
        needs = tuple((e.kinds, e.literals) for e in elements if e.least and not e.gap and not e.negated)
        return cls(name, elements, where, tuple(examples), dict(settings or {}), needs, _leading(elements))

    def matches(self, tokens: Sequence[Token], held: Inventory | None = None) -> Iterator[Match]:
        """Every match from the left, not overlapping; `held` is the inventory of `tokens`, which saves looking."""
        free = 0
        failed = set[int]() if sum(element.most > element.least for element in self.elements) > 1 else None
        for here in held.starts(self.leading) if held and self.leading else range(len(tokens)):
            if here < free:
                continue
            if failed is not None and len(failed) > _MOST_FAILED:
                failed.clear()
            captures: dict[str, tuple[int, int]] = {}
            end = _advance(self.elements, 0, tokens, here, captures, failed)
            if end is not None and end > here:
                yield Match(self, here, end, captures)
                free = end


class Rules:
    """The rules of one name in one language, found by the rarest thing that each of them needs."""

    def __init__(self, rules: Sequence[Pattern], signs: Signs) -> None:
        self.rules = tuple(rules)
        self._by_rarest: dict[int, list[tuple[int, tuple[int, ...]]]] = {}  # its bits: rules, and what else each needs
        for number, rule in enumerate(self.rules):
            needs = sorted(rule.needs, key=lambda need: len(need[0]) + len(need[1]))
            rarest, *others = (signs.any_of(kinds) | signs.spell(words) for kinds, words in needs)
            self._by_rarest.setdefault(rarest, []).append((number, tuple(others)))
        self._any = reduce(or_, self._by_rarest, 0)

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self.rules)

    def likely(self, held: int) -> list[Pattern]:
        """The rules that a sentence of these signs, or of fewer, can hold at all, in the pack's order."""
        if not held & self._any:
            return []
        near = [those for rarest, those in self._by_rarest.items() if held & rarest]
        found = sorted([number for those in near for number, needs in those if _all_in(held, needs)])
        return [self.rules[number] for number in found]

    def matches(self, tokens: Sequence[Token], held: Inventory) -> list[Match]:
        """Every match, rule by rule in the pack's order; `held` is the inventory of `tokens`."""
        return [match for rule in self.likely(held.signs) for match in rule.matches(tokens, held)]


def _all_in(held: int, needs: tuple[int, ...]) -> bool:
    for need in needs:  # noqa: SIM110 - asked of every rule: a generator would double its cost
        if not held & need:
            return False
    return True


def _leading(elements: Sequence[Element]) -> tuple[Element, ...]:
    """The elements that a match can begin with; none where one of them is a gap or says what does not stand there."""
    found: list[Element] = []
    for element in elements:
        if element.gap or element.negated:
            return ()
        found.append(element)
        if element.least:
            break
    return tuple(found)


def _element(part: str, source: str, where: str) -> Element:
    shape = _ELEMENT.match(part)
    if shape is None:
        raise PackError(
            f"{part!r} in pattern {source!r} is not understood", where=where, remedy="see CONTRIBUTING, patterns"
        )
    what = shape["what"]
    gap = what if what in ("_", "~") else ""
    options = [] if gap else what.split("|")
    least, most = 1, 1
    if shape["count"] == "?":
        least = 0
    elif shape["count"]:
        least, most = map(int, shape["count"][1:-1].split(","))
    if most > MOST or least > most:
        raise PackError(f"{part!r} repeats up to {most} times", where=where, remedy=f"at most {MOST}, least first")
    kinds = frozenset(option for option in options if not option.startswith("'"))
    literals = frozenset(option.strip("'") for option in options if option.startswith("'"))
    return Element(kinds, literals, gap, bool(shape["not"]), least, most, shape["name"])


def _advance(
    elements: Sequence[Element],
    index: int,
    tokens: Sequence[Token],
    here: int,
    captures: dict[str, tuple[int, int]],
    failed: set[int] | None,
) -> int | None:
    """The end of the match of elements[index:] that begins at token `here`, or None.

    `failed` remembers what was found to match nothing, from whichever token a match began; None: it is not worth it.
    """
    if index == len(elements):
        return here
    state = here * len(elements) + index
    if failed is not None and state in failed:
        return None
    element = elements[index]
    reach = 0
    while reach < element.most and here + reach < len(tokens) and element.fits(tokens[here + reach]):
        reach += 1
    lengths = range(element.least, reach + 1)
    for length in lengths if element.gap else reversed(lengths):
        end = _advance(elements, index + 1, tokens, here + length, captures, failed)
        if end is not None:
            if element.name is not None and length:
                captures[element.name] = (here, here + length)
            return end
    if failed is not None:
        failed.add(state)
    return None
