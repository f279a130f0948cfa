"""Raids made for tests: one a night, with what was launched and what became of it."""

from __future__ import annotations

from datetime import date, timedelta

from svidok.model.figure import Outcome, Range, Unit
from svidok.model.period import DatePrecision
from svidok.model.reading import Side
from svidok.model.record import Grade, Groupings, Raid, RaidCount
from svidok.model.verdict import Verdict
from svidok.pipeline.check import check_claim
from svidok.pipeline.corridor import corridor


def made(day: str, *, night: bool = True, side: Side = Side.RU, nth: int = 1, **counts: int) -> Raid:
    """`made("2025-06-09", drone=479, missile=21, drone__shot_down=277)`; all weapons are the sum of both families."""
    told = {}
    for name, n in counts.items():
        weapon, _, outcome = name.partition("__")
        told[weapon.replace("_of_", "."), Outcome(outcome or "launched")] = n
    for outcome in {outcome for _, outcome in told}:
        families = [n for (weapon, o), n in told.items() if o is outcome and weapon in ("drone", "missile")]
        told.setdefault(("air_target", outcome), sum(families))
    when = date.fromisoformat(day)
    return Raid(
        id=f"R-{day}-RU" + ("" if nth == 1 else f"-{nth}"),
        attacker=side,
        day=when,
        precision=DatePrecision.DAY,
        members=(),
        grade=Grade.ONE_PARTY,
        n_reports=1,
        n_origins=1,
        groupings=Groupings(night=when if night else None, hours24=when),
        counts=tuple(
            RaidCount(weapon, outcome, Unit.WEAPON, (), (), Range.exactly(n), n, n, "as told")
            for (weapon, outcome), n in sorted(told.items())
        ),
        origins=("Ukrainian Air Force",),
    )


def nights(first: str, *drones: int) -> list[Raid]:
    """A raid a night from `first` on with so many drones, no missiles; a negative number leaves the night unknown."""
    day = date.fromisoformat(first)
    every = ((day + timedelta(days=n)).isoformat() for n in range(len(drones)))
    return [made(when, drone=n, missile=0) for when, n in zip(every, drones, strict=True) if n >= 0]


def said(text: str, day: str, raids: list[Raid], **asked: object) -> Verdict:
    return check_claim(text, date.fromisoformat(day), None, raids, corridor(), **asked)  # type: ignore[arg-type]
