"""What does a figure of a raid claim, when it says only how many at least?"""

from __future__ import annotations

from datetime import date

from svidok.checking.subjects import COUNTRY
from svidok.checking.understanding import bound
from svidok.model.figure import Count
from svidok.model.period import DatePrecision
from svidok.model.reading import RaidReport, Side
from svidok.model.verdict import ClaimType, Days, Grouping, Proposition

UNTIMED = "it does not say of which night or day it speaks"
CUMULATIVE = "it adds up a time of which the beginning is not told"


def of_figure(raid: RaidReport, count: Count, published: date | None) -> Proposition:
    """The claim that at least so many of a weapon were launched in a raid; on its day, where one is told.

    Where none is told, or a longer time is added up, `beyond` says why it cannot be answered.
    """
    told = raid.period.day if raid.period.precision is DatePrecision.DAY else None
    day = told or published
    area = count.admin1 or next((code for code in raid.area if code != COUNTRY), COUNTRY)
    return Proposition(
        ClaimType.THRESHOLD,
        weapon=count.weapon,
        area=area,
        comparison=bound(count.range),
        days=Days(day, day) if day else None,
        groupings=(Grouping.RAID, Grouping.NIGHT),
        amount=count.range,
        attacker=raid.attacker or Side.RU,
        beyond=CUMULATIVE if raid.cumulative else "" if told else UNTIMED,
        cues=("attack",),
    )
