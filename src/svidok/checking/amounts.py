"""Were it so many: more than 500, dozens, exactly 728, of one weapon or of all?"""

from __future__ import annotations

from datetime import timedelta

from svidok.checking.comparing import compared
from svidok.checking.pack import Checks
from svidok.checking.series import Series, figure
from svidok.model.figure import Range
from svidok.model.finding import Finding
from svidok.model.verdict import CheckedReading, Days, FigureUsed, Grouping, Proposition

_ALL = "air_target"
_ONE_DAY = timedelta(days=1)
_WEEKS = 21  # days of a period whose ends are seldom told to the day
_ROUNDED = 2  # times the room of an exact number
_ROUND = 100  # a number of whole hundreds is often rounded


def amount(
    asked: Proposition, days: Days, series: Series, weapon: str, grouping: Grouping, rules: Checks
) -> CheckedReading:
    """One reading of a threshold or a count. Of several raids of a day the largest is what is spoken of."""
    says = f"{weapon}, {asked.outcome}, {grouping}, {days}"
    claimed = asked.amount or Range.exactly(0)
    unknown = series.unknown(days)
    if grouping is Grouping.SPAN:
        found = series.total(weapon, asked.outcome, days)
    else:
        told = [figure(group, weapon, asked.outcome, days) for group in series.on(days.last, grouping)]
        found = max((one for one in told if one is not None), key=lambda one: one.range.least or 0, default=None)
    if found is None:
        finding, why = Finding.TOO_THIN, f"the record holds no figure of {days}"
        return CheckedReading(says, weapon, asked.outcome, grouping, finding, why, missing=unknown or (days.last,))
    held = bounds(found, unknown, series, weapon, asked.outcome, days, rules)
    finding = compared(claimed, held, about=rules.limits["about"])
    if finding is Finding.CONTRADICTED and _near(claimed, found, rules.limits["near"]):
        finding = Finding.PARTLY
    if finding is Finding.CONTRADICTED and grouping is Grouping.SPAN:
        finding = _at_its_edges(asked, claimed, days, series, weapon, rules) or finding
    if finding is Finding.PARTLY and unknown:
        finding = Finding.TOO_THIN
    why = f"{found.range}" + (f", {len(unknown)} days unknown" if unknown else "")
    return CheckedReading(
        says, weapon, asked.outcome, grouping, finding, why, figures=(found,), missing=unknown if unknown else ()
    )


def _at_its_edges(
    asked: Proposition, claimed: Range, days: Days, series: Series, weapon: str, rules: Checks
) -> Finding | None:
    """Partly, where a week or a few days that began a day earlier or later would bear it out; None where not."""
    if days.first is None or (days.last - days.first).days > _WEEKS or days.first == days.last:
        return None
    inner, outer = Days(days.first + _ONE_DAY, days.last), Days(days.first - _ONE_DAY, days.last)
    sums = [series.total(weapon, asked.outcome, one) for one in (inner, outer)]
    least, most = (one.range.least or 0 if one else 0 for one in sums)
    found = compared(claimed, (least, max(least, most)), about=rules.limits["about"])
    return None if found is Finding.CONTRADICTED else Finding.PARTLY


def _near(claimed: Range, found: FigureUsed, room: float) -> bool:
    """Whether an exact number is so near the figure that the two may count the same thing a little otherwise."""
    if claimed.least is None or claimed.least != claimed.most or found.range.least is None:
        return False
    round_too = _ROUNDED if claimed.least >= 2 * _ROUND and not claimed.least % _ROUND else 1
    return abs(claimed.least - found.range.least) <= round_too * room * found.range.least


def bounds(
    found: FigureUsed, unknown: tuple[object, ...], series: Series, weapon: str, outcome: str, days: Days, rules: Checks
) -> tuple[float, float | None]:
    """What is held, [least, most]. Where too many days are unknown, each may hold none, or as many as the largest."""
    least = found.range.least or 0
    if days.first is None or len(unknown) <= rules.limits["unknown"] * ((days.last - days.first).days + 1):
        return least, found.range.most
    largest = max((one.range.least or 0 for one in series.figures(weapon, outcome, Grouping.HOURS24, days)), default=0)
    return least, None if found.range.most is None else found.range.most + len(unknown) * largest


def whole_instead(asked: Proposition, named: FigureUsed | None, whole: FigureUsed | None) -> bool:
    """Whether who said "drones" may have counted all: the weapon is most of it, or the number is that of all."""
    if named is None or whole is None or not named.range.least or not whole.range.least or asked.amount is None:
        return False
    exactly = asked.amount.least == asked.amount.most == whole.range.least
    return exactly or 2 * named.range.least >= whole.range.least


def reading_of_all(asked: Proposition) -> str | None:
    return _ALL if asked.weapon in ("drone", "missile") else None
