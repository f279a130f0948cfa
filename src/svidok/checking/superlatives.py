"""Is it the largest, the second, one of the ten largest, and of which days?

A larger rival refutes it for certain. Nothing larger is known only as far as the record reaches: where most of the span
is without bulletins, it is too thin to say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from svidok.checking.comparing import compared
from svidok.checking.pack import Checks
from svidok.checking.series import Series
from svidok.model.figure import Range
from svidok.model.finding import Finding
from svidok.model.verdict import CheckedReading, Days, FigureUsed, Grouping, Proposition

Ranked = tuple[Finding, str, Sequence[FigureUsed], tuple[date, ...]]


def superlative(
    asked: Proposition, days: Days, series: Series, weapon: str, grouping: Grouping, rules: Checks
) -> CheckedReading:
    """One reading of a record, as of the series' date."""
    span = _span(asked, weapon, series, rules)
    outcome = asked.outcome
    ladder = sorted(
        series.figures(weapon, outcome, grouping, span), key=lambda one: (-(one.range.least or 0), one.days.last)
    )
    if days.first is None:
        subject, finding, why, missing = _former(asked, ladder, rules, days)
    else:
        subject = next((one for one in ladder if one.days.last == days.last), None)
        finding, why, missing = _ranked(asked, subject, ladder, span, series, rules, days)
    return CheckedReading(
        says=f"{weapon}, {outcome}, {grouping}, of {span}",
        weapon=weapon,
        outcome=outcome,
        grouping=grouping,
        finding=finding,
        why=why,
        figures=(subject,) if subject else (),
        rivals=tuple(ladder[: int(rules.limits["ladder"])]),
        missing=missing,
    )


def records(ladder: Sequence[FigureUsed]) -> list[FigureUsed]:
    """The nights that were larger than all before them, oldest first."""
    found: list[FigureUsed] = []
    for one in sorted(ladder, key=lambda each: each.days.last):
        if (one.range.least or 0) > (found[-1].range.least or 0 if found else 0):
            found.append(one)
    return found


def _former(
    asked: Proposition, ladder: Sequence[FigureUsed], rules: Checks, days: Days
) -> tuple[FigureUsed | None, Finding, str, tuple[date, ...]]:
    """The record that held before the one that stands, by its number alone. Where none fits, nothing is said to it."""
    stood = records(ladder)
    fits = [one for one in stood if asked.amount and _is(asked.amount, one, rules)]
    if not fits:
        return None, Finding.NOT_CHECKABLE, f"no record of {asked.amount} is known up to {days.last}", ()
    one = fits[-1]
    if one is stood[-1]:
        return one, Finding.NOT_CHECKABLE, f"{one.range} on {one.days} still was the record", ()
    if one is not stood[-2]:
        return one, Finding.PARTLY, f"{one.range} on {one.days} was a record, but not the last before that of now", ()
    return one, Finding.SUPPORTED, f"{one.range} on {one.days} was the record until {stood[-1].days}", ()


def _is(amount: Range, one: FigureUsed, rules: Checks) -> bool:
    held = one.range.least or 0, one.range.most
    return compared(amount, held, about=rules.limits["about"]) is Finding.SUPPORTED


def _span(asked: Proposition, weapon: str, series: Series, rules: Checks) -> Days:
    begins = rules.begins(weapon)
    if asked.against is None:
        return Days(begins, series.as_of)
    if asked.against.first is None:
        return Days(begins, min(asked.against.last, series.as_of))
    first = max(asked.against.first, begins)
    return Days(first, max(first, min(asked.against.last, series.as_of)))


def until_then(reading: CheckedReading, said_on: date) -> CheckedReading:
    """What a larger night refutes that came only just before it was said was perhaps meant as it stood until then."""
    if reading.finding is not Finding.CONTRADICTED or not reading.figures or not reading.rivals:
        return reading
    own, best = reading.figures[0], reading.rivals[0]
    larger = [one for one in reading.rivals if (one.range.least or 0) > (own.range.most or own.range.least or 0)]
    if not larger or min(one.days.last for one in larger) < max(own.days.last, said_on - timedelta(days=1)):
        return reading
    why = f"{own.range} on {own.days} was the largest until {best.range} on {best.days}; perhaps it is meant so"
    return replace(reading, finding=Finding.PARTLY, why=why)


def _ranked(
    asked: Proposition,
    subject: FigureUsed | None,
    ladder: Sequence[FigureUsed],
    span: Days,
    series: Series,
    rules: Checks,
    days: Days,
) -> tuple[Finding, str, tuple[date, ...]]:
    if subject is None or subject.range.least is None:
        return Finding.TOO_THIN, f"the record holds no figure of {days}", (days.last,)
    own = subject.range
    above = [one for one in ladder if (one.range.least or 0) > (own.most if own.most is not None else own.least or 0)]
    unsure = [
        one
        for one in ladder
        if one is not subject and one not in above and (one.range.most is None or one.range.most >= (own.least or 0))
    ]
    place = f"{own} on {subject.days}: place {len(above) + 1} of {len(ladder)}"
    if asked.rank is None:
        low = len(above) + 1 <= rules.limits["ladder"] and bool(own.least)
        finding = Finding.SUPPORTED if low else Finding.CONTRADICTED
    elif len(above) >= asked.rank:
        best = above[0]
        return Finding.CONTRADICTED, f"{place}; {best.range} on {best.days} was more", ()
    elif len(above) + 1 < asked.rank and not unsure:
        return Finding.CONTRADICTED, place, ()
    else:
        finding = Finding.PARTLY if unsure else Finding.SUPPORTED
    if finding is Finding.CONTRADICTED:
        return finding, place, ()
    holes = _holes(series.unknown(span), int(rules.limits["hole"]))
    if len(holes) > rules.limits["holes"] * ((span.last - (span.first or span.last)).days + 1):
        why = f"{place}, but of {len(holes)} days from {holes[0]} to {holes[-1]} the record holds no bulletin"
        return Finding.TOO_THIN, why, holes
    if unsure and asked.rank is not None:
        return finding, f"{place}; {unsure[0].range} on {unsure[0].days} was as many, or may have been", ()
    return finding, place, holes


def _holes(unknown: Sequence[date], least: int) -> tuple[date, ...]:
    """The unknown days that stand in long runs: a single night without a bulletin hides no record, a month may."""
    runs = groupby(enumerate(unknown), key=lambda pair: pair[1] - timedelta(days=pair[0]))
    return tuple(day for run in ([day for _, day in group] for _, group in runs) if len(run) >= least for day in run)
