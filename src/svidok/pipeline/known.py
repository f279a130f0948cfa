"""What was known on a day: what would the record say if only the reports that were out by then were read?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from svidok.model.record import Incident, IssuedId, Judgement, MemberKey, Raid, Record
from svidok.model.report import Report
from svidok.model.verdict import FigureUsed
from svidok.reading.tables.rows import rows_of
from svidok.reconcile import Entry, reconcile


@dataclass(frozen=True, slots=True)
class Known:
    """The raids and incidents as they were known on a day."""

    raids: tuple[Raid, ...]
    incidents: tuple[Incident, ...]


class Knowledge:
    """The record of today, and of any day before.

    Only what rests on reports of both before and after the day is reconciled again, so that a day costs little.
    """

    def __init__(
        self, entries: Iterable[Entry], judgements: Sequence[Judgement], now: Record, issued: Iterable[IssuedId] = ()
    ) -> None:
        """`issued` are the ids given before `now` was made: what stood then is shown under the id that it has today."""
        self._entries = {entry.report.id: entry for entry in entries}
        self._judgements = judgements
        self._issued: dict[str, list[tuple[int, IssuedId]]] = {}
        for given in enumerate((*issued, *now.issued)):
            self._issued.setdefault(given[1].key.report_id, []).append(given)
        self._out = {name: out_on(entry.report) for name, entry in self._entries.items()}
        self._days: dict[date, Known] = {}
        self.now = Known(now.raids, now.incidents)

    def on(self, day: date) -> Known:
        if day not in self._days:
            self._days[day] = self._made(day)
        return self._days[day]

    def resting_on(self, figures: Iterable[FigureUsed]) -> set[str]:
        """The reports that figures of today's record rest on."""
        names = {name for figure in figures for name in figure.evidence}
        every: list[Raid | Incident] = [*self.now.raids, *self.now.incidents]
        return {report for one in every if one.id in names for report in _reports(one)}

    def _made(self, day: date) -> Known:
        late = {name for name, out in self._out.items() if out is not None and out > day}
        every: list[Raid | Incident] = [*self.now.raids, *self.now.incidents]
        touched = [one for one in every if late & _reports(one)]
        if not touched:
            return self.now
        names = sorted(set().union(*map(_reports, touched)) - late)
        again = [self._entries[name] for name in names]
        given = sorted((one for name in names for one in self._issued.get(name, ())), key=lambda one: one[0])
        raids = [one for one in self.now.raids if not late & _reports(one)]
        incidents = [one for one in self.now.incidents if not late & _reports(one)]
        left: list[Raid | Incident] = [*raids, *incidents]
        held = {key for one in left for key in _keys(one)}
        made = reconcile(again, self._judgements, issued=[one for _, one in given])
        return Known(
            tuple(raids + [one for one in made.raids if not held & _keys(one)]),
            tuple(incidents + [one for one in made.incidents if not held & _keys(one)]),
        )


def out_on(report: Report) -> date | None:
    """The day a report came out; None for a table, whose rows count from the day of their raid on."""
    return None if rows_of(report) is not None else report.published


def _reports(thing: Raid | Incident) -> set[str]:
    return {member.key.report_id for member in thing.members}


def _keys(thing: Raid | Incident) -> set[MemberKey]:
    return {member.key for member in thing.members}
