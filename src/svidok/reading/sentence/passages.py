"""What is each sentence as typed tokens: known terms, places, times, quantities?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from svidok.lexicon import Inventory, Lexicon, Match, Signs, Token
from svidok.lexicon.signs import Kinds
from svidok.model.period import Period, PeriodMention
from svidok.model.place import PlaceMention
from svidok.model.reading import Side
from svidok.model.report import Quote
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.foes import enemy, meant
from svidok.reading.sentence.quantities import OPENING, QUANTITIES, quantities
from svidok.text import Sentence

_SHAPES = frozenset({"word", "capital", "mark"})
_KEPT = ("blow.", "weapon.", "whole_day", "aside.habit", "as_of")


@dataclass(frozen=True)
class Passage:
    """A sentence of a report as its patterns see it.

    A named place is one token of kind `place.<role>` (value: PlaceMention), a named time one of kind `time.<scene>`
    (value: PeriodMention), a number with its bounds one of kind `quantity` (value: Range).

    Most sentences tell of other things: what its words alone rule out is answered before the tokens are made.
    """

    index: int
    sentence: Sentence
    named: tuple[PlaceMention | PeriodMention, ...]  # in the sentence, in its order
    period: Period
    text: str
    lexicon: Lexicon
    part: tuple[Token, ...] | None = None  # of its tokens only these; None: all
    foe: Side | None = None  # whom its report calls the enemy, where that is known

    @property
    def language(self) -> str:
        return self.sentence.language

    @property
    def year(self) -> int | None:
        """The year that it speaks of; None where no time is known."""
        return self.period.day.year if self.period.day else None

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        if self.part is not None:
            return self.part
        tokens = _tokens(self.sentence, self.named, self.text, self.lexicon)
        if self.may_have(OPENING):
            tokens = quantities(tokens, self.text)
        foe = self.foe
        return tuple(tokens if foe is None else (meant(token, foe) for token in tokens))

    def of(self, part: tuple[Token, ...], sentence: Sentence | None = None) -> Passage:
        """The same with only these of its tokens; `sentence` is what they leave of it."""
        return replace(self, part=part, sentence=sentence or self.sentence)

    @cached_property
    def _signs(self) -> Signs:
        return self.lexicon.signs(self.language)

    @cached_property
    def _hints(self) -> int:
        """The signs of all that its tokens may hold, and of some that they do not."""
        signs = self._signs
        found = self.lexicon.hints(self.sentence) | signs.any_of(_SHAPES)
        if found & signs.any_of(OPENING):
            found |= signs.any_of(QUANTITIES)
        for mention in self.named:
            found |= signs.told(frozenset((_kind(mention),))) | signs.spelled(mention.quote.text.lower())
        return found

    @cached_property
    def held(self) -> Inventory:
        """The kinds and words that stand in the sentence."""
        return self.inventory(self.tokens)

    def inventory(self, tokens: Sequence[Token]) -> Inventory:
        """What some of its tokens hold, or what was made of them."""
        return Inventory(tokens, self._signs)

    @cached_property
    def _matched(self) -> dict[str, list[Match]]:
        return {}

    def matches(self, name: str) -> list[Match]:
        """The matches of the rules called `name` in this sentence's language."""
        found = self._matched.get(name)
        if found is None:
            likely = self.likely(name)
            found = self.lexicon.matches(name, self.language, self.tokens, self.held) if likely else []
            self._matched[name] = found
        return found

    def likely(self, name: str, also: frozenset[str] = frozenset()) -> bool:
        """Whether a rule called `name` can match here at all; `also` are kinds that its tokens may be given yet."""
        held = self._hints | self._signs.any_of(also) if also else self._hints
        return self.lexicon.likely(name, self.language, held)

    def quote(self, first: int, last: int) -> Quote:
        """The words from token `first` up to and without token `last`."""
        return Quote.of(self.text, self.tokens[first].start, self.tokens[last - 1].end)

    @property
    def whole(self) -> Quote:
        return Quote.of(self.text, self.sentence.start, self.sentence.end)

    def has(self, kind: str) -> bool:
        sign = self._signs.kind(kind)
        return bool(self._hints & sign and self.held.signs & sign)

    def may_have(self, kinds: Kinds) -> bool:
        """Whether it can have one of these kinds at all; `has_any` tells whether it has."""
        return bool(self._hints & self._signs.any_of(kinds))

    def has_any(self, kinds: Kinds) -> bool:
        signs = self._signs.any_of(kinds)
        return bool(self._hints & signs and self.held.signs & signs)

    def says_any(self, words: frozenset[str]) -> bool:
        """Whether one of these (folded) is a token of it."""
        return not words.isdisjoint(self._spoken) and not words.isdisjoint(self.held.words)

    @cached_property
    def _spoken(self) -> tuple[str, ...]:
        return (*self.sentence.words.folded, *(mention.quote.text.lower() for mention in self.named))


def passages(marked: MarkedReport, lexicon: Lexicon) -> tuple[Passage, ...]:
    """The report's sentences in order, those of no held language left out."""
    text = marked.report.text
    named: list[PlaceMention | PeriodMention] = sorted([*marked.places, *marked.periods], key=lambda m: m.quote)
    starts = [mention.quote.start for mention in named]
    told: list[Passage] = []
    foe = enemy(marked, lexicon)
    for index, sentence in enumerate(marked.sentences):
        if sentence.language in lexicon.languages:
            here = named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            told.append(Passage(index, sentence, tuple(here), marked.in_force[index], text, lexicon, foe=foe))
    return tuple(told)


def between(told: Sequence[Passage], first: int, last: int) -> Sequence[Passage]:
    """Those of a report's sentences whose index is in [first, last)."""
    start = bisect_left(told, first, key=_index)
    return told[start : bisect_left(told, last, lo=start, key=_index)]


def overlapped(told: Sequence[Passage], start: int, end: int) -> Sequence[Passage]:
    """Those of a report's sentences that share a character with [start, end) of its text."""
    first = bisect_right(told, start, key=_end)
    return told[first : bisect_left(told, end, lo=first, key=_start)]


def _start(passage: Passage) -> int:
    return passage.sentence.start


def _end(passage: Passage) -> int:
    return passage.sentence.end


def _index(passage: Passage) -> int:
    return passage.index


def _tokens(
    sentence: Sentence, named: Sequence[PlaceMention | PeriodMention], text: str, lexicon: Lexicon
) -> list[Token]:
    tokens = lexicon.tokens(sentence, text)
    within = [mention for mention in named if mention.quote.end <= sentence.end]
    return list(_overlaid(tokens, within)) if within else tokens


def _overlaid(tokens: Sequence[Token], named: Sequence[PlaceMention | PeriodMention]) -> Iterator[Token]:
    """The tokens, those under a named place or time replaced by one; of two that overlap the first stands, and a name
    that lies within a longer term («над территорией России») is part of that term."""
    waiting = list(named)
    covered = -1
    for at, token in enumerate(tokens):
        while waiting and (waiting[0].quote.start < covered or waiting[0].quote.end <= token.start):
            waiting.pop(0)
        if waiting and waiting[0].quote.start <= token.start < waiting[0].quote.end:
            mention = waiting.pop(0)
            covered = mention.quote.end
            yield _named(mention, tokens[at : at + len(mention.quote.text)])
        elif token.start >= covered:
            yield token


def _named(mention: PlaceMention | PeriodMention, under: Sequence[Token]) -> Token:
    """A time that is told by its strike («нічний удар», "the morning missile attack") still is that strike; one of
    a whole day, or of every day, still says so; a thing that everybody knows where it stands («ДніпроГЕС») is both."""
    quote = mention.quote
    if isinstance(mention, PlaceMention):
        things = _things(under[0].kinds) if under[0].end == quote.end else ()
        return Token(quote.start, quote.end, quote.text.lower(), frozenset({_kind(mention), *things}), mention)
    within = (token for token in under if token.start < quote.end)
    kinds = {kind for token in within for kind in token.kinds if kind.startswith(_KEPT)}
    return Token(quote.start, quote.end, quote.text.lower(), frozenset({_kind(mention), *kinds}), mention)


def _things(kinds: frozenset[str]) -> Iterator[str]:
    return (kind for kind in kinds if kind.startswith("object."))


def _kind(mention: PlaceMention | PeriodMention) -> str:
    if isinstance(mention, PlaceMention):
        return f"place.{mention.role}"
    return "time.rank" if mention.ranks else f"time.{mention.scene}"
