"""How do breaks, coverage and an empty record come into an answer?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from svidok.answers.amounts import Amount
from svidok.answers.asking import Snapshot
from svidok.answers.facts import RaidFacts
from svidok.answers.sayings import caveat, joined, told
from svidok.answers.spans import DAY, Asked
from svidok.answers.writing import day, each, period
from svidok.lexicon.breaks import Break
from svidok.model.answer import Answer, AnswerFigure, Covered, CrossedBreak, Period, Point, Query, Remark, Told
from svidok.model.reading import Side
from svidok.reconcile.coverage import DayKnown, Known

LONG_GAP = 10  # days
LONGEST = 5  # gaps that are told one by one


def nothing(question: str, snapshot: Snapshot, query: Query) -> Answer:
    """The answer of a record that holds nothing of what is asked."""
    return Answer(question, query, snapshot.as_of, snapshot.head, told(question, "sentence", "nothing"))


def crossed(breaks: Iterable[Break]) -> tuple[CrossedBreak, ...]:
    return tuple(map(_crossed, breaks))


def days_known(about: Asked, side: Side) -> tuple[DayKnown, ...]:
    """What is known of each day asked about: quiet only where all who tell of it say so."""
    told: dict[date, list[RaidFacts]] = {}
    for raid in about.of(side):
        if raid.known is not None:
            told.setdefault(raid.day, []).append(raid)
    days = (about.first + n * DAY for n in range((about.last - about.first).days + 1))
    return tuple(_day_known(day, told.get(day, ())) for day in days)


def covered(about: Asked) -> tuple[Covered, ...]:
    """How much of the days asked about is known, a line for each attacker."""
    return tuple(_covered(days_known(about, side)) for side in about.sides)


def remarks(question: str, breaks: Sequence[Break], coverage_: Sequence[Covered]) -> Iterator[Remark]:
    """The caveats that breaks and gaps make."""
    if breaks:
        yield caveat(question, "breaks", n=len(breaks), ids=joined(map(_dated, breaks), ", "))
    yield caveat(question, "front")
    unknown = sum(one.unknown for one in coverage_)
    if unknown:
        yield caveat(question, "unknown_days", n=unknown)
        gaps = [gap for one in coverage_ for gap in one.gaps]
        if gaps:
            longest = sorted(sorted(gaps, key=lambda gap: gap.start - gap.end)[:LONGEST], key=lambda gap: gap.start)
            written = joined((each(partial(period, gap)) for gap in longest), "; ")
            yield caveat(question, "gaps", n=len(gaps), gaps=written)


def figure(
    name: str, about: dict[str, str], value: Amount | None, unit: str, period: Period, evidence: Iterable[str]
) -> AnswerFigure:
    """An amount with what it rests on."""
    ids = tuple(sorted(evidence))
    least, best, most = _ends(value)
    return AnswerFigure(name, about, least, best, most, unit, period, len(ids), ids)


def point(period: Period, value: Amount | None, n: int) -> Point:
    least, best, most = _ends(value)
    return Point(period.start, period.end, least, best, most, n)


def runs(days: Sequence[date]) -> list[Period]:
    """Stretches of days that follow each other, as half-open periods, in order."""
    numbered = groupby(enumerate(days), key=lambda pair: pair[1].toordinal() - pair[0])
    stretches = ([day for _, day in group] for _, group in numbered)
    return [Period(stretch[0], stretch[-1] + DAY) for stretch in stretches]


def _crossed(one: Break) -> CrossedBreak:
    english = one.what, one.effect, one.reference
    return CrossedBreak(one.id, one.until, one.since, *english, one.label, one.told, one.references)


def _dated(one: Break) -> Told:
    return each(lambda language: f"{one.label[language]} ({day(one.since, language)})")


def _ends(value: Amount | None) -> tuple[int | None, int | None, int | None]:
    return (value.least, value.best, value.most) if value else (None, None, None)


def _covered(days: Sequence[DayKnown]) -> Covered:
    of = {known: [day.day for day in days if day.known is known] for known in Known}
    gaps = [run for run in runs(of[Known.UNKNOWN]) if (run.end - run.start).days >= LONG_GAP]
    known = len(of[Known.RAID]), len(of[Known.QUIET]), len(of[Known.UNKNOWN])
    return Covered(days[0].day, days[-1].day, *known, tuple(gaps))


def _day_known(day: date, raids: Sequence[RaidFacts]) -> DayKnown:
    if not raids:
        return DayKnown(day, Known.UNKNOWN)
    quiet = all(raid.known is Known.QUIET for raid in raids)
    return DayKnown(day, Known.QUIET if quiet else Known.RAID, tuple(sorted(raid.id for raid in raids)))
