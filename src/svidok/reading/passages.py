"""What is each sentence as typed tokens: known terms, places, times, quantities?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from svidok.lexicon import Inventory, Lexicon, Match, Token
from svidok.model.period import Period, PeriodMention
from svidok.model.place import PlaceMention
from svidok.model.report import Quote
from svidok.reading.quantities import quantities
from svidok.reading.reader import MarkedReport
from svidok.text import Sentence

_KEPT = ("blow.", "weapon.", "whole_day", "aside.habit")


@dataclass(frozen=True)
class Passage:
    """A sentence of a report as its patterns see it.

    A named place is one token of kind `place.<role>` (value: PlaceMention), a named time one of kind `time.<scene>`
    (value: PeriodMention), a number with its bounds one of kind `quantity` (value: Range).
    """

    index: int
    sentence: Sentence
    tokens: tuple[Token, ...]
    period: Period
    text: str
    lexicon: Lexicon

    @property
    def language(self) -> str:
        return self.sentence.language

    @cached_property
    def held(self) -> Inventory:
        """The kinds and words that stand in the sentence."""
        return Inventory.of(self.tokens)

    @cached_property
    def _matched(self) -> dict[str, list[Match]]:
        return {}

    def matches(self, name: str) -> list[Match]:
        """The matches of the rules called `name` in this sentence's language."""
        found = self._matched.get(name)
        if found is None:
            found = self._matched[name] = self.lexicon.matches(name, self.language, self.tokens, self.held)
        return found

    def quote(self, first: int, last: int) -> Quote:
        """The words from token `first` up to and without token `last`."""
        return Quote.of(self.text, self.tokens[first].start, self.tokens[last - 1].end)

    @property
    def whole(self) -> Quote:
        return Quote.of(self.text, self.sentence.start, self.sentence.end)

    def has(self, kind: str) -> bool:
        return kind in self.held.kinds


def passages(marked: MarkedReport, lexicon: Lexicon) -> tuple[Passage, ...]:
    """The report's sentences in order, those of no held language left out."""
    text = marked.report.text
    named: list[PlaceMention | PeriodMention] = sorted([*marked.places, *marked.periods], key=lambda m: m.quote)
    starts = [mention.quote.start for mention in named]
    told: list[Passage] = []
    for index, sentence in enumerate(marked.sentences):
        if sentence.language in lexicon.languages:
            here = named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            tokens = tuple(_tokens(sentence, here, text, lexicon))
            told.append(Passage(index, sentence, tokens, marked.in_force[index], text, lexicon))
    return tuple(told)


def _tokens(
    sentence: Sentence, named: Sequence[PlaceMention | PeriodMention], text: str, lexicon: Lexicon
) -> list[Token]:
    tokens = lexicon.tokens(sentence, text)
    within = [mention for mention in named if mention.quote.end <= sentence.end]
    return quantities(list(_overlaid(tokens, within)) if within else tokens, text)


def _overlaid(tokens: Sequence[Token], named: Sequence[PlaceMention | PeriodMention]) -> Iterator[Token]:
    """The tokens, those under a named place or time replaced by one; of two that overlap the first stands."""
    waiting = list(named)
    covered = -1
    for at, token in enumerate(tokens):
        while waiting and waiting[0].quote.start < covered:
            waiting.pop(0)
        if waiting and waiting[0].quote.start <= token.start < waiting[0].quote.end:
            mention = waiting.pop(0)
            covered = mention.quote.end
            yield _named(mention, tokens[at : at + len(mention.quote.text)])
        elif token.start >= covered:
            yield token


def _named(mention: PlaceMention | PeriodMention, under: Sequence[Token]) -> Token:
    """A time that is told by its strike («нічний удар», "the morning missile attack") still is that strike; one of
    a whole day, or of every day, still says so."""
    quote = mention.quote
    if isinstance(mention, PlaceMention):
        return Token(quote.start, quote.end, quote.text.lower(), frozenset({f"place.{mention.role}"}), mention)
    within = (token for token in under if token.start < quote.end)
    kinds = {kind for token in within for kind in token.kinds if kind.startswith(_KEPT)}
    return Token(quote.start, quote.end, quote.text.lower(), frozenset({f"time.{mention.scene}", *kinds}), mention)
