"""Records that tests put questions to: the public table, and a few hand-made raids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from reports_at_hand import SHARED
from svidok.intake.capture import RawCapture
from svidok.intake.parsing import parse
from svidok.model.form import Form
from svidok.model.record import Incident, Raid
from svidok.pipeline.corridor import corridor
from svidok.reconcile import Entry, reconcile

AT = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Made:
    """A snapshot of whatever it is given."""

    raids: Sequence[Raid] = ()
    incidents: Sequence[Incident] = ()
    claims: Sequence[Form] = ()
    as_of: datetime | None = AT
    head: str = "made"


def made(*entries: Entry) -> Made:
    record = reconcile(entries)
    return Made(record.raids, record.incidents)


@cache
def public_table() -> Made:
    """The record of the public table alone."""
    raw = RawCapture((SHARED / "data" / "missile_attacks_daily.csv").read_bytes(), "missile_attacks_daily.csv")
    return made(*(Entry(item.report, corridor().read(item.report)) for item in parse(raw)))
