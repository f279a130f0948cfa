"""What does the record of a store say to a standing question? Everything of one state, taken at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property

from svidok.answers.asking import ask
from svidok.ledger import Ledger
from svidok.model.answer import Answer, Query
from svidok.model.form import Form
from svidok.model.record import Incident, Raid
from svidok.model.record_back import incident_from_form, raid_from_form

PIECE = 1000


class StoredSnapshot:
    """The record of a store; what a question does not look at is not read."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self.head = ledger.head().hash
        self.as_of: datetime | None = ledger.last_instant()

    @cached_property
    def raids(self) -> Sequence[Raid]:
        return [raid_from_form(form) for form in self._forms("raid")]

    @cached_property
    def incidents(self) -> Sequence[Incident]:
        return [incident_from_form(form) for form in self._forms("incident")]

    @cached_property
    def claims(self) -> Sequence[Form]:
        return list(self._forms("claim"))

    def _forms(self, kind: str) -> Iterator[Form]:
        after: str | None = None
        while True:
            page = self._ledger.record(kind, after=after, limit=PIECE)
            yield from (dict(row.form) for row in page.items)
            after = page.next
            if after is None:
                return


def answer_of(ledger: Ledger, name: str, query: Query) -> Answer:
    """Raises QuestionError where there is no such question, or it cannot be put in that form."""
    return ask(name, StoredSnapshot(ledger), query)
