"""Which numbers without a time of their own are of a sum over weeks or months told before?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from svidok.model.period import DatePrecision, Period, Scene
from svidok.reading.raids.counted_over import Over, sum_told, times_of
from svidok.reading.raids.tallies import Told
from svidok.reading.sentence.passages import Passage

_HEADLINES = 3  # sentences in which a report that is about a sum tells it
_JUST_ENDED = timedelta(days=4)  # before the report
_FIRST = 5  # tokens in which a sentence says that it goes on: "The army also fired"


class Sums:
    """The sums that a report has told or announced so far."""

    def __init__(self) -> None:
        self._told: tuple[Over, tuple[Told, ...]] | None = None  # the last sum, and what it counted
        self._last: tuple[Over, int] | None = None  # the time of the last counts
        self._announced: tuple[Over, int] | None = None
        self._dated = False  # whether a day or night has been told of

    def told(self, over: Over, counted: Sequence[Told], index: int) -> None:
        """Hear of the counts of a sentence."""
        self._last = over, index
        if over[1]:
            self._told = over, tuple(counted)
            self._dated = self._dated and index > _HEADLINES

    def untold(self, passage: Passage) -> None:
        """Hear a sentence without counts."""
        self._dated = self._dated or _names_a_day(passage)
        if announced := _announced(passage):
            self._announced = announced, passage.index

    def meant(self, over: Over) -> Over:
        """The month or week that "over the month" means where the report has told or announced one: not that which ends
        with its publication."""
        for known in (self._told, self._announced):
            if known is not None and _as_long(known[0][0], over[0]):
                return known[0]
        return (_ending_with(self._told[0][0], over[0]), over[1]) if self._told is not None else over

    def of(self, passage: Passage, said: Sequence[Told]) -> Over | None:
        """The sum that the counts of the next sentence belong to: by its words, because it says a number again, or
        because the sentence right before tells or announces one."""
        self._dated = self._dated or _names_a_day(passage)
        if passage.has("time.event") or passage.has("time.window"):
            return None
        if self._announced is not None and self._announced[1] == passage.index - 1:
            return self._announced[0]
        just_before = self._last is not None and self._last[1] == passage.index - 1
        if self._last is not None and just_before and (_adds(passage) or (self._last[0][1] and _goes_on(passage))):
            return self._last[0]
        if self._told is None:
            return None
        if self._last is not None and self._last[0][1] and not self._dated:
            return self._last[0]  # the report has told of nothing but the week
        over, counted = self._told
        before = {(told.count.weapon, told.count.outcome, told.count.range.ends) for told in counted}
        again = any((told.count.weapon, told.count.outcome, told.count.range.ends) in before for told in said)
        return over if again or passage.has("same_period") else None


def _as_long(known: Period, other: Period) -> bool:
    """Whether a time is a week or month as another is."""
    if known.earliest is None or known.latest is None or other.earliest is None or other.latest is None:
        return False
    length, others = known.latest - known.earliest, other.latest - other.earliest
    return known.latest <= other.latest and abs(length - others) <= max(length, others) / 6


def _ending_with(known: Period, other: Period) -> Period:
    """A sum "since January" up to publication, told below that of the month which has just ended: it ends with it."""
    if known.earliest is None or known.latest is None or other.earliest is None or other.latest is None:
        return other
    longer = other.earliest <= known.earliest and timedelta(0) < other.latest - known.latest <= _JUST_ENDED
    return replace(other, latest=known.latest, day=known.day) if longer else other


def _goes_on(passage: Passage) -> bool:
    """Whether the sentence right after a sum says that it goes on about it, or says no time of its own."""
    return _of_them(passage) or not passage.has("time")


def _adds(passage: Passage) -> bool:
    return any(token.is_a("adds_on") for token in passage.tokens[:_FIRST])


def _names_a_day(passage: Passage) -> bool:
    return any(
        mention.scene is not Scene.CUMULATIVE and mention.period.precision is DatePrecision.DAY and not mention.told
        for _, mention in times_of(passage)
    )


def _of_them(passage: Passage) -> bool:
    return passage.has("of_them") or passage.has("of_those_sent")


def _announced(passage: Passage) -> Over | None:
    """The weeks of which a sentence says that they are counted: «назвал количество ракет за неделю», «за неделю
    предотвращены 309 атак»."""
    if not (passage.has("quantity") or passage.has("how_many")) or passage.has("ranks") or passage.has("record"):
        return None
    said = [mention for _, mention in times_of(passage) if not mention.told]
    if any(m.scene is Scene.WINDOW for m in said):
        return None
    if any(m.scene is Scene.EVENT and m.period.precision is DatePrecision.DAY for m in said):
        return None
    summed = next(((m.period, True) for m in said if m.scene is Scene.CUMULATIVE and m.period.iso), None)
    return summed or (sum_told(passage) if passage.has("how_many") else None)
