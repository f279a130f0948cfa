"""Which share was shot down or stopped, of what?"""

from __future__ import annotations

from svidok.checking.comparing import compared
from svidok.checking.pack import Checks
from svidok.checking.series import LAUNCHED, NEUTRALISED, Series, figure
from svidok.lexicon.breaks import breaks
from svidok.model.figure import Range
from svidok.model.finding import Finding
from svidok.model.verdict import CheckedReading, Days, FigureUsed, Grouping, Proposition


def share(
    asked: Proposition, days: Days, series: Series, weapon: str, grouping: Grouping, rules: Checks
) -> list[CheckedReading]:
    """One reading for each meaning of the outcome: "intercepted" is shot down, or shot down and suppressed together."""
    outcomes = ("shot_down", NEUTRALISED) if asked.outcome == "intercepted" else (asked.outcome,)
    return [_share(asked, days, series, weapon, outcome, grouping, rules) for outcome in outcomes]


def _share(
    asked: Proposition, days: Days, series: Series, weapon: str, outcome: str, grouping: Grouping, rules: Checks
) -> CheckedReading:
    says = f"{outcome} of {weapon} launched, {grouping}, {days}"
    moved = [one for one in breaks() if one.id in rules.breaks["no_rate"] and (days.first or days.last) < one.since]
    if moved:
        return CheckedReading(says, weapon, outcome, grouping, Finding.NOT_CHECKABLE, moved[0].effect)
    part, whole = (_figure(series, weapon, one, grouping, days) for one in (outcome, LAUNCHED))
    unknown = series.unknown(days)
    if part is None or whole is None or not whole.range.least or not part.range.most or asked.amount is None:
        finding, why = Finding.TOO_THIN, f"the record holds no such figures of {days}"
        return CheckedReading(says, weapon, outcome, grouping, finding, why, missing=unknown or (days.last,))
    rate = 100 * part.range.most / whole.range.least
    finding = compared(_with_room(asked.amount, rules.limits["about_share"]), (rate, rate), about=0, step=1e-9)
    why = f"{rate:.0f} % ({part.range} of {whole.range})"
    return CheckedReading(says, weapon, outcome, grouping, finding, why, figures=(part, whole), missing=unknown)


def _figure(series: Series, weapon: str, outcome: str, grouping: Grouping, days: Days) -> FigureUsed | None:
    if grouping is Grouping.SPAN:
        return series.total(weapon, outcome, days)
    groups = series.on(days.last, grouping)
    return figure(groups[0], weapon, outcome, days) if groups else None


def _with_room(claimed: Range, points: float) -> Range:
    """An exact percentage is a rounded one; a bound is meant as it stands."""
    if claimed.least is None or claimed.most is None:
        return claimed
    return Range(max(0, claimed.least - int(points)), claimed.most + int(points))
