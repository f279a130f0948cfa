"""What does the forecast board hold: what was predicted, by whom, for when, and what came of it?"""

from __future__ import annotations

from datetime import UTC, date, datetime

from svidok.ledger import Ledger
from svidok.model.claims import Due
from svidok.model.form import Form
from svidok.pipeline import claims as held
from svidok.web.asked import Query, checked
from svidok.web.language import LANGUAGES, language
from svidok.web.view import Path, View


def forecasts(ledger: Ledger, path: Path, query: Query) -> View:
    """The forecasts by what became of them, the open ones first."""
    checked(query, frozenset())
    board = held.forecasts(ledger, _today())
    data = {"states": [{"state": str(state), "items": _in(board, state)} for state in Due]}
    return View(
        "/forecasts",
        "forecasts.html",
        language(query).say("forecasts.title"),
        data,
        languages=tuple(LANGUAGES),
    )


def _in(board: list[Form], state: Due) -> list[Form]:
    return [form for form in board if form["forecast"]["state"] == state]


def _today() -> date:
    """The day at the door: what is due follows from it."""
    return datetime.now(UTC).date()
