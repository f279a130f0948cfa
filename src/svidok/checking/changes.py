"""More than in May, twice as many, half as many?"""

from __future__ import annotations

from svidok.checking.amounts import bounds
from svidok.checking.pack import Checks
from svidok.checking.series import LAUNCHED, Series
from svidok.lexicon.breaks import Break, breaks_crossed
from svidok.model.figure import Outcome, Range
from svidok.model.finding import Finding
from svidok.model.verdict import CheckedReading, Days, FigureUsed, Grouping, Proposition

_SETTLED = 10
_INTERCEPTED = (Outcome.SHOT_DOWN, Outcome.SUPPRESSED, Outcome.NEUTRALISED)


def change(asked: Proposition, days: Days, series: Series, weapon: str, rules: Checks) -> CheckedReading:
    """The ratio of two periods' sums, and whether they were counted in the same way."""
    before = asked.against or days
    says = f"{weapon}, {asked.outcome}, {days} against {before}"
    crossed = moved(asked, days, before, weapon)
    if crossed and asked.outcome != LAUNCHED:
        return CheckedReading(
            says, weapon, asked.outcome, Grouping.SPAN, Finding.NOT_CHECKABLE, f"counted in two ways: {crossed[0].what}"
        )
    now, then = (series.total(weapon, asked.outcome, one) for one in (days, before))
    unknown = series.unknown(before) + series.unknown(days)
    if now is None or then is None or not then.range.least:
        finding, why = Finding.TOO_THIN, "one of the two periods has no figure"
        return CheckedReading(says, weapon, asked.outcome, Grouping.SPAN, finding, why, missing=unknown)
    low, high = _ratios((now, days), (then, before), series, weapon, asked, rules)
    finding = _finding(asked, low, high, rules.limits["ratio"])
    why = f"{now.range} against {then.range}: {(now.range.least or 0) / then.range.least:.2f} times"
    if crossed and finding is Finding.SUPPORTED:
        finding, why = Finding.PARTLY, f"{why}; but {crossed[0].what}"
    return CheckedReading(
        says, weapon, asked.outcome, Grouping.SPAN, finding, why, figures=(now, then), missing=unknown
    )


def moved(asked: Proposition, days: Days, before: Days, weapon: str) -> tuple[Break, ...]:
    """The breaks between the two periods that make their sums incomparable."""
    outcomes = (Outcome.LAUNCHED,) if asked.outcome == LAUNCHED else _INTERCEPTED
    early, last = min(days, before, key=lambda one: one.last), max(days.last, before.last)
    first = early.first or early.last
    first += (early.last - first) // _SETTLED  # a break in the first days of a period leaves it in the new way
    return tuple(one for one in breaks_crossed(first, last, outcomes, weapon) if not one.table)


def _ratios(
    now: tuple[FigureUsed, Days],
    then: tuple[FigureUsed, Days],
    series: Series,
    weapon: str,
    asked: Proposition,
    rules: Checks,
) -> tuple[float, float]:
    """The least and the largest ratio that the days unknown leave possible."""
    (a, b), (c, d) = (_filled(found, span, series, weapon, asked.outcome, rules) for found, span in (now, then))
    infinite = float("inf")
    return a / d if d else 0.0, infinite if b is None or not c else b / c


def _filled(
    found: FigureUsed, span: Days, series: Series, weapon: str, outcome: str, rules: Checks
) -> tuple[float, float | None]:
    """The sum, and what it may be at most: few unknown days may each hold as many as a known one on average."""
    unknown = series.unknown(span)
    least, most = bounds(found, unknown, series, weapon, outcome, span, rules)
    known = (span.last - (span.first or span.last)).days + 1 - len(unknown)
    if most is None or most > least or not unknown or not known:
        return least, most
    return least, most + len(unknown) * most / known


def _finding(asked: Proposition, low: float, high: float, room: float) -> Finding:
    if asked.amount is None:
        down = asked.comparison.startswith("<")
        if (high < 1) if down else (low > 1):
            return Finding.SUPPORTED
        return Finding.CONTRADICTED if ((low >= 1) if down else (high <= 1)) else Finding.TOO_THIN
    least, most = _wanted(asked.amount, room)
    if least <= low and high <= most:
        return Finding.SUPPORTED
    if high < least or low > most:
        return Finding.CONTRADICTED
    more = (least + min(most, 2 * least)) / 2 > 1
    return Finding.PARTLY if (low > 1) == more and (high > 1) == more else Finding.TOO_THIN


def _wanted(told: Range, room: float) -> tuple[float, float]:
    """Between which ratios: "twice" has some room, "more than doubled" no end, a third more the room it was given."""
    least = (told.least or 0) / 100
    most = float("inf") if told.most is None else told.most / 100
    return (least * (1 - room), most * (1 + room)) if least == most else (least, most)
