"""Which of the times that a report names is the time of this clause?

The rule, in order:
1. A time said in the clause's own sentence: in the clause itself, else the nearest before it, else the nearest after.
2. The nearest day named before it in the same paragraph or list item; a month only from the sentence just before.
3. The heading above: a line that says little but a time ("27 February", "21:44").
4. The lead: the first day named in the report's first lines, unless it opens a sentence that follows an undated lead,
   or one that looks back by more than a week («Нагадаємо, 30 серпня …»);
   of a bare list its first item's, where all name that day.
5. The publication date, marked as assumed.
Times to come and the stretch of a superlative govern nothing; a sum ("over the last three days") governs only its own
clause; a moment by the clock governs its own sentence and the one that follows it in its paragraph; beyond, only its
day is carried on.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from svidok.model.period import DatePrecision, Period, PeriodMention, Scene
from svidok.resolving.instants import day_period, shifted
from svidok.text import Sentence

HEADING_SHARE = 0.7
LEAD_LINES = 3
_LEAD = 3  # sentences of a report after which what opens with a day of its own is no lead
_WEEK = timedelta(days=7)
_WHOLE_DAY = timedelta(hours=23)  # the shortest there is
_OPENS = 5  # characters of a bullet or sign before the time that opens a paragraph
_INTRODUCED = 3  # words before the day of a sentence that looks back: «Напомним, что 1 ноября …»
_CLAUSE = frozenset(",;:()—–")
_SIGNS = frozenset("№°©®™")  # of the pictographs' category, and no bullets: «школа № 3»


def is_heading(sentence: Sentence, mentions: Sequence[PeriodMention]) -> bool:
    """Whether a line says little but a time; `mentions` are the sentence's own."""
    if not mentions or not sentence.opens:
        return False
    length = sum(mention.quote.end - mention.quote.start for mention in mentions)
    return length >= HEADING_SHARE * (sentence.end - sentence.start)


def is_item(sentence: Sentence) -> bool:
    """Whether the sentence begins a list item: a bullet or a pictograph stands before it."""
    return bool(sentence.words) and _is_bullet(sentence.words[0].folded)


@lru_cache(maxsize=100_000)
def _is_bullet(mark: str) -> bool:
    return mark == "•" or (mark != "" and mark not in _SIGNS and unicodedata.category(mark[0]) == "So")


class Passage(NamedTuple):
    """A paragraph or list item from `start` to the next one's; `bullet` is what stands before it."""

    start: int
    line: int
    bullet: str | None


def passages(sentences: Sequence[Sentence]) -> list[Passage]:
    """The paragraphs and list items in order; a bullet begins one wherever it stands in a line."""
    found: list[Passage] = []
    for sentence in sentences:
        if sentence.opens:
            found.append(Passage(sentence.start, sentence.line, None))
        for start, folded in zip(sentence.words.starts, sentence.words.folded, strict=True):
            if _is_bullet(folded):
                passage = Passage(start, sentence.line, folded)
                if found and found[-1].start == start:
                    found[-1] = passage
                else:
                    found.append(passage)
    return found


class Timeline:
    """The times of one report laid over its sentences; `said_for` and `period_for` answer for an offset."""

    def __init__(
        self,
        mentions: Sequence[PeriodMention],
        sentences: Sequence[Sentence],
        published: Period,
        recalling: Container[int] = (),
    ) -> None:
        """`recalling` are the offsets of the sentences that open by looking back («Нагадаємо, …»)."""
        self._sentences, self._recalling = sentences, recalling
        self._starts = [sentence.start for sentence in sentences]
        self._published = published
        self._mentions = [mention for mention in mentions if mention.scene is not Scene.DUE and not mention.ranks]
        self._passages = passages(sentences) if self._mentions else []
        self._breaks = [passage.start for passage in self._passages]
        self._places = [mention.quote.start for mention in self._mentions]
        self._headings = self._find_headings(mentions)
        self._lead = self._find_lead()

    def said_for(self, offset: int) -> PeriodMention | None:
        """The mention that governs the clause at `offset`; None where only the publication date is left."""
        if not (self._sentences and self._mentions):
            return None
        return self._own(offset) or self._carried(offset) or self._heading(offset) or self._lead

    def period_for(self, offset: int) -> Period:
        """The period in force for the clause at `offset`."""
        mention = self.said_for(offset)
        return self._published if mention is None else mention.period

    def _sentence(self, offset: int) -> Sentence:
        return self._sentences[max(bisect_right(self._starts, offset) - 1, 0)]

    def _passage(self, offset: int) -> tuple[int, float]:
        index = bisect_right(self._breaks, offset)
        closes = self._breaks[index] if index < len(self._breaks) else float("inf")
        return (self._breaks[index - 1] if index else 0), closes

    def _within(self, opens: float, closes: float) -> list[PeriodMention]:
        return self._mentions[bisect_left(self._places, opens) : bisect_left(self._places, closes)]

    def _own(self, offset: int) -> PeriodMention | None:
        sentence = self._sentence(offset)
        first, last = self._passage(offset)
        named = self._within(max(sentence.start, first), min(sentence.end, last))
        if not named:
            return None
        opens, closes = self._clause(sentence, offset)
        inside = [mention for mention in named if opens <= mention.quote.start < closes]
        if inside and not all(mention.told for mention in inside):
            return min(inside, key=lambda mention: (mention.told, _rank(mention), abs(mention.quote.start - offset)))
        event = [mention for mention in named if _governs(mention) and not mention.told]
        before = [mention for mention in event if mention.quote.start < offset]
        if before:
            return before[-1]
        return event[0] if event else None

    def _clause(self, sentence: Sentence, offset: int) -> tuple[int, int]:
        words = sentence.words
        cuts = [start for start, folded in zip(words.starts, words.folded, strict=True) if folded in _CLAUSE]
        before = [cut for cut in cuts if cut < offset]
        after = [cut for cut in cuts if cut > offset]
        return (before[-1] if before else sentence.start), (after[0] if after else sentence.end)

    def _carried(self, offset: int) -> PeriodMention | None:
        sentence = self._sentence(offset)
        opens, _ = self._passage(offset)
        for mention in reversed(self._within(opens, sentence.start)):
            if mention.told:
                continue
            lately = mention.scene is Scene.EVENT and mention.period.precision is DatePrecision.MONTH
            month = mention.period.precision is DatePrecision.MONTH and mention.scene is not Scene.CUMULATIVE
            just_before = self._sentence(mention.quote.start) is self._sentence(sentence.start - 1)
            if _carries(mention) or lately or (month and just_before):
                return mention if just_before else _day_only(mention)
        return None

    def _find_headings(self, mentions: Sequence[PeriodMention]) -> list[tuple[int, PeriodMention]]:
        named: dict[int, list[PeriodMention]] = {}
        for mention in mentions:
            named.setdefault(self._sentence(mention.quote.start).start, []).append(mention)
        headings: list[tuple[int, PeriodMention]] = []
        for start, own in named.items():
            carried = [mention for mention in own if _carries(mention)]
            if carried and is_heading(self._sentence(start), own):
                headings.append((start, _day_only(carried[0])))
        return headings

    def _heading(self, offset: int) -> PeriodMention | None:
        index = bisect_right(self._headings, offset, key=lambda heading: heading[0])
        return self._headings[index - 1][1] if index else None

    def _find_lead(self) -> PeriodMention | None:
        """The first day named before a list begins, in the first lines; in its first item where no other is named. The
        day on which a bulletin was drawn up («на ранок 4 липня») gives way to that of which it tells."""
        bullets = Counter(passage.bullet for passage in self._passages if self._speaks(passage))
        days = {mention.period.day for mention in self._mentions if _carries(mention)}
        lines: set[int] = set()
        issued: PeriodMention | None = None
        for passage in self._passages:
            lines.add(passage.line)
            listed = passage.bullet is not None and bullets[passage.bullet] > 1
            if len(lines) > LEAD_LINES or (listed and len(days) != 1):
                return issued
            for mention in self._within(*self._passage(passage.start)):
                if not _carries(mention) or mention.told:
                    continue
                mention = self._day_summed_up(mention)
                if not mention.period.assumed or _is_moment(mention.period):
                    back = self._looks_back(mention) or (issued is not None and self._turns_back(mention, issued))
                    return issued if back else _day_only(mention)
                issued = issued or _day_only(mention)
            if listed:
                return issued
        return issued

    def _day_summed_up(self, mention: PeriodMention) -> PeriodMention:
        """The day that a summary is of, where its headline names the morning on which it was drawn up: «Обстановка на
        утро 12 ноября», and below it «за минувшие сутки …»."""
        headline = self._sentence(mention.quote.start)
        after = bisect_right(self._places, mention.quote.start)
        if headline.line or headline.words.folded[-1:] == ["."] or after >= len(self._mentions):
            return mention
        below = self._mentions[after]
        opens = self._sentence(below.quote.start)
        first = opens.opens and opens.line > headline.line and below.quote.start - opens.start <= _OPENS
        before = _carries(below) and shifted(below.period.day or date.max, 1) == mention.period.day
        return below if first and before and not below.told else mention

    def _looks_back(self, mention: PeriodMention) -> bool:
        """Whether a day is told of something else: it opens a sentence after those of the lead («1 ноября …»,
        «Напомним, 1 ноября …»)."""
        number, before = self._before(mention)
        introduced = list(before[1:2]) == [","] and len(before) <= _INTRODUCED
        if number and self._sentences[number].start in self._recalling and self._long_ago(mention):
            return True
        return number >= _LEAD and (not before or introduced)

    def _long_ago(self, mention: PeriodMention) -> bool:
        """Whether a day lies so far before publication that a report would hardly look back on its own strike so."""
        day, published = mention.period.day, self._published.day
        return day is not None and published is not None and published - day > _WEEK

    def _turns_back(self, mention: PeriodMention, lead: PeriodMention) -> bool:
        """Whether a day opens a sentence after one that tells of the night or morning past, which is of another day:
        «Унаслідок нічної атаки … Напередодні ввечері …»."""
        number, before = self._before(mention)
        past = lead.period.precision is DatePrecision.DAY and _is_part(lead.period) and lead.quote < mention.quote
        return past and number > 0 and not before and lead.period.day != mention.period.day

    def _before(self, mention: PeriodMention) -> tuple[int, Sequence[str]]:
        """The number of the sentence of a mention, and the words before it there."""
        number = bisect_right(self._starts, mention.quote.start) - 1
        words = self._sentences[number].words
        return number, words.folded[: bisect_left(words.starts, mention.quote.start)]

    def _speaks(self, passage: Passage) -> bool:
        """Whether words follow a bullet; a row of bullets is a rule across the page."""
        following = bisect_right(self._breaks, passage.start)
        return following == len(self._breaks) or self._breaks[following] - passage.start > len("➖️ ")


def _governs(mention: PeriodMention) -> bool:
    """Whether a time said in another clause of the sentence may be this clause's: no sum, no bare year."""
    return mention.scene is not Scene.CUMULATIVE and mention.period.precision is not DatePrecision.YEAR


def _rank(mention: PeriodMention) -> int:
    """A declared window before all others, an open time last."""
    if mention.scene is Scene.WINDOW:
        return 0
    return 2 if mention.period.precision is DatePrecision.UNKNOWN else 1


def _carries(mention: PeriodMention) -> bool:
    governs = mention.scene not in (Scene.DUE, Scene.CUMULATIVE) and not mention.ranks
    return governs and mention.period.precision is DatePrecision.DAY


def _day_only(mention: PeriodMention) -> PeriodMention:
    """A moment's day without its clock; anything else as it is."""
    period = mention.period
    if period.day is None or not _is_moment(period):
        return mention
    return replace(mention, period=replace(day_period(period.day, period.zone), assumed=period.assumed))


def _is_part(period: Period) -> bool:
    """Whether a time is a night or a morning rather than a day."""
    return bool(period.earliest and period.latest and period.latest - period.earliest < _WHOLE_DAY)


def _is_moment(period: Period) -> bool:
    return period.start is not None and period.start == period.end


def governing(
    mentions: Sequence[PeriodMention], sentences: Sequence[Sentence], offset: int, published: Period
) -> Period:
    """The period in force for the clause at `offset`, by the rule above; `published` is what publication() gives."""
    return Timeline(mentions, sentences, published).period_for(offset)
