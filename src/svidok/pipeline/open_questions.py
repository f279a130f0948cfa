"""What does the ledger of a store hold to a question that no figure answers?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from svidok.answers.open_questions import OpenAnswer, ask_open, bearing, open_questions
from svidok.errors import QuestionError
from svidok.ledger import Ledger
from svidok.model.answer import Query, QuotedClaim
from svidok.pipeline.ask import snapshot

PIECE = 1000  # claims read at once

Bearing = Mapping[str, tuple[QuotedClaim, ...]]

_last: dict[
    Path, tuple[str, Bearing]
] = {}  # of each store the state that was asked last: reading all claims takes time


def open_answer_of(ledger: Ledger, key: str, query: Query) -> OpenAnswer:
    """Raises QuestionError where there is no such question, or it cannot be put in that form."""
    if key not in open_questions():
        raise QuestionError(f"no open question is called {key!r}", remedy=f"there are: {', '.join(open_questions())}")
    facts = snapshot(ledger)
    return ask_open(key, _bearing(ledger, facts.head)[key], query, as_of=facts.as_of, head=facts.head)


def _bearing(ledger: Ledger, head: str) -> Bearing:
    state = ledger.record_state()
    held_as = f"{head} {state.made_by if state else None}"
    held = _last.get(ledger.folder)
    if held is None or held[0] != held_as:
        held = held_as, bearing(_claims(ledger), ledger.reports_behind("raid", "incident").__contains__)
        _last[ledger.folder] = held
    return held[1]


def _claims(ledger: Ledger) -> Iterator[QuotedClaim]:
    after: str | None = None
    while True:
        page = ledger.record("claim", after=after, limit=PIECE)
        yield from (_quoted(row.form) for row in page.items)
        after = page.next
        if after is None:
            return


def _quoted(form: Mapping[str, Any]) -> QuotedClaim:
    return QuotedClaim(
        id=form["id"],
        kind=form["kind"],
        speaker=form["speaker"],
        via=tuple(form["via"]),
        published=date.fromisoformat(form["published"]) if form["published"] else None,
        due=form["due"],
        words=tuple(quote["text"] for quote in form["quotes"]),
    )
