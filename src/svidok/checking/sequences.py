"""So many nights in a row, or every night of a month?

A day of which the record knows that there was none refutes it; a day of which it knows nothing leaves it open.
"""

from __future__ import annotations

from datetime import date, timedelta

from svidok.checking.comparing import compared
from svidok.checking.pack import checks
from svidok.checking.series import LAUNCHED, Series, figure
from svidok.checking.understanding import bound
from svidok.model.finding import Finding
from svidok.model.verdict import CheckedReading, Days, FigureUsed, Grouping, Proposition


def sequence(asked: Proposition, days: Days, series: Series, weapon: str) -> CheckedReading:
    """The days that are told of, from the last one back."""
    last = days.last
    first = last - timedelta(days=(asked.amount.least or 1) - 1) if asked.amount else days.first or last
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    told = [one for day in every if (one := _of(series, weapon, day)) is not None]
    none = [one.days.last for one in told if _falls_short(asked, one)] + [day for day in every if day in series.quiet]
    missing = _unknown(every, series, told)
    if none:
        many = f"{bound(asked.each)} {weapon}" if asked.each else weapon
        finding, why = Finding.CONTRADICTED, f"on {none[0]} there was no {many}"
    elif missing:
        finding, why = Finding.TOO_THIN, f"of {len(missing)} of {len(every)} days nothing is known"
    else:
        finding, why = Finding.SUPPORTED, f"{weapon} on each of {len(every)} days from {first} to {last}"
    says = f"{weapon}, {LAUNCHED}, on each day from {first} to {last}"
    return CheckedReading(
        says, weapon, LAUNCHED, Grouping.NIGHT, finding, why, figures=tuple(told), missing=tuple(missing)
    )


def _falls_short(asked: Proposition, one: FigureUsed) -> bool:
    if asked.each is None:
        return not one.range.least
    held = one.range.least or 0, one.range.most
    return compared(asked.each, held, about=checks().limits["about"]) is Finding.CONTRADICTED


def _of(series: Series, weapon: str, day: date) -> FigureUsed | None:
    groups = series.on(day, Grouping.HOURS24)
    return figure(groups[0], weapon, LAUNCHED, Days(day, day)) if groups else None


def _unknown(every: list[date], series: Series, told: list[FigureUsed]) -> list[date]:
    known = {one.days.last for one in told} | series.quiet
    return [day for day in every if day not in known]
