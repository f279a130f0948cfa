"""Has a forecast come true by its day?

Decided only where a figure of the record decides it: so many weapons in a night or until the day, or a weapon that was
to run out. Everything else that has come due is undecidable, and says why.
"""

from __future__ import annotations

from datetime import timedelta

from svidok.checking.comparing import compared
from svidok.checking.pack import checks
from svidok.checking.series import LAUNCHED, Series
from svidok.model.figure import Range
from svidok.model.finding import Finding
from svidok.model.verdict import CheckedReading, Days, FigureUsed, Grouping, Proposition

AFTER = timedelta(days=60)  # in which a weapon that had run out would not be seen


def forecast(asked: Proposition, days: Days, series: Series) -> CheckedReading:
    """What has become of it as of the last day of the series: open until the day is past."""
    says = f"due {days.last}"
    if series.as_of <= days.last:
        return CheckedReading(says, asked.weapon, asked.outcome, Grouping.SPAN, Finding.OPEN, says)
    if asked.amount is not None and asked.weapon:
        return _amount(asked, asked.amount, days, series)
    if "exhausted" in asked.cues and asked.weapon:
        return _exhausted(asked, days, series)
    why = f"came due on {days.last}; what it tells of is not in a record of strikes"
    return CheckedReading(says, asked.weapon, asked.outcome, Grouping.SPAN, Finding.NOT_CHECKABLE, why)


def _amount(asked: Proposition, amount: Range, days: Days, series: Series) -> CheckedReading:
    """Whether any night, or all nights together, until the day reached the number."""
    grouping = asked.groupings[0] if asked.groupings else Grouping.SPAN
    if grouping is Grouping.SPAN:
        total = series.total(asked.weapon, LAUNCHED, days)
        figures = [total] if total is not None else []
    else:
        figures = list(series.figures(asked.weapon, LAUNCHED, Grouping.HOURS24, days))
    reached = [one for one in figures if _reaches(amount, one)]
    unknown = series.unknown(days)
    length = (days.last - (days.first or days.last)).days + 1
    if reached:
        finding, why, figures = Finding.SUPPORTED, f"{reached[0].range} on {reached[0].days}", reached[:1]
    elif not figures or len(unknown) > checks().limits["unknown"] * length:
        finding, why = Finding.NOT_CHECKABLE, f"of {len(unknown)} of {length} days nothing is known"
    else:
        most = max(figures, key=lambda one: one.range.least or 0)
        finding, why, figures = Finding.CONTRADICTED, f"at most {most.range} on {most.days}", [most]
    says = f"{asked.weapon}, {LAUNCHED}, {grouping}, until {days.last}"
    return CheckedReading(
        says, asked.weapon, asked.outcome, grouping, finding, why, figures=tuple(figures), missing=unknown
    )


def _reaches(amount: Range, held: FigureUsed) -> bool:
    """Whether at least as many were launched as was foretold."""
    least = amount.least if amount.least is not None else amount.most or 0
    wanted = Range(least, None, amount.approximate, amount.exclusive)
    return (
        compared(wanted, (held.range.least or 0, held.range.most), about=checks().limits["about"]) is Finding.SUPPORTED
    )


def _exhausted(asked: Proposition, days: Days, series: Series) -> CheckedReading:
    """A weapon that is launched after the day had not run out; that none is known to be launched proves nothing."""
    after = Days(days.last + timedelta(days=1), min(series.as_of, days.last + AFTER))
    seen = [one for one in series.figures(asked.weapon, LAUNCHED, Grouping.HOURS24, after) if one.range.least]
    says = f"{asked.weapon}, {LAUNCHED}, after {days.last}"
    if seen:
        why = f"{seen[0].range} were launched on {seen[0].days}"
        return CheckedReading(
            says, asked.weapon, asked.outcome, Grouping.HOURS24, Finding.CONTRADICTED, why, figures=(seen[0],)
        )
    why = f"no launch is known from {after.first} to {after.last}, which does not show that none were left"
    return CheckedReading(says, asked.weapon, asked.outcome, Grouping.HOURS24, Finding.NOT_CHECKABLE, why)
