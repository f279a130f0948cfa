"""What does the ledger of a store hold to a question that no figure answers?"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from svidok.answers.open_questions import OpenAnswer, ask_open
from svidok.ledger import Ledger, RecordFilter
from svidok.model.answer import Query
from svidok.pipeline.ask import snapshot


def open_answer_of(ledger: Ledger, key: str, query: Query) -> OpenAnswer:
    """Raises QuestionError where there is no such question, or it cannot be put in that form."""
    return ask_open(key, snapshot(ledger), query, _tells_of_strikes(ledger))


def _tells_of_strikes(ledger: Ledger) -> Callable[[str], bool]:
    @cache
    def tells(report: str) -> bool:
        wanted = RecordFilter(report=report)
        return any(ledger.record(kind, wanted, limit=1).items for kind in ("raid", "incident"))

    return tells
