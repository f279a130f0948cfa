"""Is what was known on a day what the reports of that day alone would have given?"""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from tests.reports_at_hand import SAMPLE

from svidok.model.record import Incident, Raid
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.pipeline.known import Knowledge, out_on
from svidok.reconcile import Entry, reconcile

DAYS = sorted({one["published"][:10] for one in SAMPLE if one.get("published")})


@cache
def entries() -> tuple[Entry, ...]:
    reports = [
        Report(
            one["id"],
            one["text"],
            one.get("lang"),
            published=date.fromisoformat(one["published"][:10]) if one.get("published") else None,
            source_name=one.get("source_name"),
        )
        for one in SAMPLE
    ]
    return tuple(Entry(report, corridor().read(report)) for report in reports)


@cache
def knowledge() -> Knowledge:
    return Knowledge(entries(), (), reconcile(entries()))


def shown(raids: tuple[Raid, ...], incidents: tuple[Incident, ...]) -> set[tuple[object, ...]]:
    """What is told, whatever ids it stands under."""
    told: set[tuple[object, ...]] = set()
    for raid in raids:
        members = tuple(sorted(str(one.key) for one in raid.members))
        told.add((members, tuple((c.weapon, c.outcome, c.area, c.best.ends) for c in raid.counts)))
    for one in incidents:
        members = tuple(sorted(str(member.key) for member in one.members))
        told.add((members, tuple((toll.of, toll.least, toll.most) for toll in one.tolls)))
    return told


@pytest.mark.parametrize("day", DAYS[:: max(1, len(DAYS) // 6)])
def test_a_day_is_known_by_what_was_out_by_then(day: str) -> None:
    when = date.fromisoformat(day)
    out = [one for one in entries() if (out_on(one.report) or when) <= when]
    then, whole = knowledge().on(when), reconcile(out)
    assert shown(then.raids, then.incidents) == shown(whole.raids, whole.incidents)
