"""What does a visitor see first?"""

from __future__ import annotations

from datetime import date, timedelta

from svidok.ledger import Ledger, RecordFilter
from svidok.model.form import Form
from svidok.web.asked import Query, checked
from svidok.web.view import Path, View

LATEST = 6  # things of a kind on the overview
DAYS_SHOWN = 14


def overview(ledger: Ledger, path: Path, query: Query) -> View:
    """How much the store holds, its last days, its latest raids and incidents."""
    checked(query, frozenset())
    counts = ledger.counts()
    raids, incidents = (ledger.record(kind, limit=LATEST) for kind in ("raid", "incident"))
    data = {
        "reports": counts.documents,
        "languages": dict(counts.languages),
        "outlets": len([name for name in counts.sources if name]),
        "raids": raids.total,
        "incidents": incidents.total,
        "claims": ledger.record("claim", limit=1).total,
        "days": _last_days(ledger),
        "latest_raids": [dict(row.form) for row in raids.items],
        "latest_incidents": [dict(row.form) for row in incidents.items],
    }
    return View("/", "overview.html", "Overview", data)


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
