"""What does a visitor see first: the questions, who claims what, the nights, and what was harmed."""

from __future__ import annotations

from datetime import date, timedelta

from svidok.answers.bearing import open_questions
from svidok.ledger import Ledger, RecordFilter
from svidok.model.claims_form import summary_form
from svidok.model.form import Form
from svidok.pipeline.claim_rows import GATHERED
from svidok.web.asked import Query, checked
from svidok.web.claims import begin_here
from svidok.web.language import LANGUAGES, language
from svidok.web.questions import names, title
from svidok.web.view import Path, View

LATEST = 5  # things of a kind
LOOKED_AT = 200  # newest claims, of which those to begin with are shown
DAYS_SHOWN = 14


def overview(ledger: Ledger, path: Path, query: Query) -> View:
    """How much the store holds, its questions, its latest claims, raids and incidents, its last days."""
    checked(query, frozenset())
    counts = ledger.counts()
    raids, incidents = (ledger.record(kind, limit=LATEST) for kind in ("raid", "incident"))
    claims = ledger.record(GATHERED, limit=LOOKED_AT)
    data = {
        "reports": counts.documents,
        "languages": dict(counts.languages),
        "outlets": len([name for name in counts.sources if name]),
        "raids": raids.total,
        "incidents": incidents.total,
        "claims": claims.total,
        "questions": {name: title(name) for name in (*open_questions(), *names())},
        "begin_here": begin_here([summary_form(dict(row.form)) for row in claims.items])[:LATEST],
        "latest_raids": [dict(row.form) for row in raids.items],
        "latest_incidents": [dict(row.form) for row in incidents.items],
        "days": _last_days(ledger),
    }
    return View(
        "/",
        "overview.html",
        language(query).say("frame.overview"),
        data,
        lambda: {"leads": {key: dict(one.lead) for key, one in open_questions().items()}},
        languages=tuple(LANGUAGES),
    )


def _last_days(ledger: Ledger) -> list[Form]:
    """The last days that the record knows anything of, newest first, with the number of raids and incidents."""
    days: list[Form] = []
    before: date | None = None
    while len(days) < DAYS_SHOWN and (newest := _newest_day(ledger, before)):
        of_day = RecordFilter(day_from=newest, day_to=newest)
        raids, incidents = (ledger.record(kind, of_day, limit=1).total for kind in ("raid", "incident"))
        days.append({"date": newest.isoformat(), "raids": raids, "incidents": incidents})
        before = newest - timedelta(days=1)
    return days


def _newest_day(ledger: Ledger, until: date | None) -> date | None:
    rows = (ledger.record(kind, RecordFilter(day_to=until), limit=1).items for kind in ("raid", "incident"))
    return max((row.day for piece in rows for row in piece if row.day), default=None)
