"""Records that tests put questions to: the public table, and a few hand-made raids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache

from reports_at_hand import SHARED
from svidok.intake.capture import RawCapture
from svidok.intake.parsing import parse
from svidok.model.answer import Answer, Number
from svidok.model.form import Form
from svidok.model.record import Incident, Raid, Record
from svidok.pipeline.corridor import corridor
from svidok.pipeline.facts import Facts, facts_of
from svidok.reconcile import Entry, reconcile

AT = datetime(2026, 1, 1, tzinfo=UTC)


def snapshot(
    raids: Iterable[Raid] = (), incidents: Iterable[Incident] = (), claims: Sequence[Form] = (), as_of: datetime = AT
) -> Facts:
    """One state of a record of whatever it is given."""
    return facts_of("made", as_of, raids, incidents, claims)


def made(*entries: Entry, claims: Sequence[Form] = (), as_of: datetime = AT) -> Facts:
    record = reconcile(entries)
    return snapshot(record.raids, record.incidents, claims, as_of)


@cache
def public_record() -> Record:
    """The record of the public table alone."""
    raw = RawCapture((SHARED / "data" / "missile_attacks_daily.csv").read_bytes(), "missile_attacks_daily.csv")
    return reconcile(Entry(item.report, corridor().read(item.report)) for item in parse(raw))


@cache
def public_table() -> Facts:
    """The facts of it."""
    return snapshot(public_record().raids)


def best(answer: Answer, name: str, **about: str) -> list[Number | None]:
    """The figures of that name whose `about` says this and perhaps more."""
    return [one.best for one in answer.figures if one.name == name and about.items() <= dict(one.about).items()]


def ends(answer: Answer, name: str, **about: str) -> list[tuple[Number | None, ...]]:
    """Least, best, most and n of the figures of that name that are about this and nothing else."""
    found = [one for one in answer.figures if one.name == name and dict(one.about) == about]
    return [(one.least, one.best, one.most, one.n) for one in found]
