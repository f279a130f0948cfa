"""What does each page of the workbench hold? The same content for the page, its .json twin and the API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from starlette.exceptions import HTTPException

from svidok.ledger import DocumentFilter, Ledger, Page, RecordFilter
from svidok.model.form import Form, to_form
from svidok.pipeline.answer import document_form, grounds, pointer
from svidok.web.asked import DAYS, NUL, PAGING, Query, checked, day, limit
from svidok.web.evidence import merged
from svidok.web.links import asked_spans, thing_url

USUAL = 25  # things a page of a list
LATEST = 6  # things of a kind on the overview
DAYS_SHOWN = 14

Path = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """A page: its permanent path, which template shows it, what it is called, what it holds (JSON)."""

    path: str
    template: str
    title: str
    data: Form


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


def raids(ledger: Ledger, path: Path, query: Query) -> View:
    asked = checked(query, DAYS | PAGING | {"side"})
    return View("/raids", "raids.html", "Raids", _record_list(ledger, "raid", asked))


def incidents(ledger: Ledger, path: Path, query: Query) -> View:
    asked = checked(query, DAYS | PAGING | {"side", "area", "place", "contains"})
    return View("/incidents", "incidents.html", "Incidents", _record_list(ledger, "incident", asked))


def claims(ledger: Ledger, path: Path, query: Query) -> View:
    asked = checked(query, DAYS | PAGING | {"contains"})
    data = _record_list(ledger, "claim", asked)
    data["reports"] = _reports(ledger, (item["report"] for item in data["items"]))
    return View("/claims", "claims.html", "Claims", data)


def documents(ledger: Ledger, path: Path, query: Query) -> View:
    asked = checked(query, DAYS | PAGING | {"language", "source", "contains", "search"})
    wanted = DocumentFilter(
        asked.get("language"),
        asked.get("source"),
        day(asked, "from"),
        day(asked, "to"),
        asked.get("contains"),
        asked.get("search"),
    )
    page = ledger.documents(wanted, after=asked.get("cursor"), limit=limit(asked, USUAL))
    return View(
        "/documents", "documents.html", "Reports", _listed(page, [document_form(item) for item in page.items], asked)
    )


def raid(ledger: Ledger, path: Path, query: Query) -> View:
    checked(query, frozenset())
    form = _row(ledger, "raid", path["id"])
    if isinstance(form, View):
        return form
    of_it = (ledger.record_row("incident", one) for one in form["incidents"])
    data = {
        "raid": form,
        "incidents": [dict(row.form) for row in of_it if row],
        "reports": _reports(ledger, (member["report"] for member in form["members"])),
        "grounds": grounds(ledger, (member["report"] for member in form["members"])),
    }
    return View(thing_url("raid", form["id"]), "raid.html", f"Raid {form['id']}", data)


def incident(ledger: Ledger, path: Path, query: Query) -> View:
    checked(query, frozenset())
    form = _row(ledger, "incident", path["id"])
    if isinstance(form, View):
        return form
    reports = _reports(ledger, (member["report"] for member in form["members"]))
    return View(
        thing_url("incident", form["id"]),
        "incident.html",
        f"Incident {form['id']}",
        {"incident": form, "reports": reports, "grounds": grounds(ledger, reports)},
    )


def claim(ledger: Ledger, path: Path, query: Query) -> View:
    checked(query, frozenset())
    form = _row(ledger, "claim", f"{path['report']}#claims/{path['index']}")
    if isinstance(form, View):
        return form
    return View(
        thing_url("claim", form["id"]),
        "claim.html",
        "Claim",
        {
            "claim": form,
            "reports": _reports(ledger, [form["report"]]),
            "grounds": grounds(ledger, [form["report"]]),
        },
    )


def document(ledger: Ledger, path: Path, query: Query) -> View:
    """The whole text, what was read from it, and where that stands in the record."""
    at = asked_spans(checked(query, frozenset({"at"})).get("at", ""))
    known = () if NUL in path["id"] else ledger.versions(path["id"])
    if not known:
        raise _missing("report", path["id"])
    report = known[-1].report
    reading = ledger.reading(report.id)
    form = document_form(known[-1]) | {
        "text": report.text,
        "versions": [{"version": one.version, "added": one.added.isoformat()} for one in known],
        "reading": to_form(reading) if reading else None,
    }
    data = {
        "document": form,
        "asked": [{"start": s, "end": e, "text": report.text[s:e]} for s, e in merged(report.text, at)],
        "asked_for": bool(query.get("at")),
        "in_record": _in_record(ledger, report.id),
    }
    return View(thing_url("document", report.id), "document.html", report.title or f"Report {report.id}", data)


def _record_list(ledger: Ledger, kind: str, asked: Query) -> Form:
    wanted = RecordFilter(
        side=asked.get("side"),
        admin1=asked.get("area"),
        place=asked.get("place"),
        day_from=day(asked, "from"),
        day_to=day(asked, "to"),
        contains=asked.get("contains"),
    )
    page = ledger.record(kind, wanted, after=asked.get("cursor"), limit=limit(asked, USUAL))
    return _listed(page, [dict(row.form) for row in page.items], asked)


def _listed(page: Page[Any], items: list[Form], asked: Query) -> Form:
    wanted = {name: value for name, value in asked.items() if name != "cursor"}
    return {"items": items, "shown": len(items), "total": page.total, "next": page.next, "query": wanted}


def _row(ledger: Ledger, kind: str, wanted: str) -> Form | View:
    """A thing of the record; for an id that stands no more the page that points to where its things stand now."""
    row = None if NUL in wanted else ledger.record_row(kind, wanted)
    if row is not None:
        return dict(row.form)
    became = None if NUL in wanted else pointer(ledger, kind, wanted)
    if became is None:
        raise _missing(kind, wanted)
    to = [thing_url("document" if kind == "claim" else kind, one) for one in became["to"]]
    data = {"pointer": became, "now": [{"id": i, "url": url} for i, url in zip(became["to"], to, strict=True)]}
    return View(thing_url(kind, wanted), "pointer.html", f"{kind.capitalize()} {wanted}", data)


def _missing(kind: str, wanted: str) -> HTTPException:
    return HTTPException(404, f"No {kind} of this store has the id “{wanted}”.")


def _reports(ledger: Ledger, ids: Iterable[str]) -> dict[str, Form]:
    """The reports with these ids, without their texts."""
    found = ((one, ledger.document(one)) for one in sorted(set(ids)))
    return {one: document_form(known) for one, known in found if known}


def _in_record(ledger: Ledger, report: str) -> dict[str, Form]:
    """For every item of the report's reading the raid or incident that it is part of."""
    wanted = RecordFilter(report=report)
    return {
        member["member"]: {"kind": kind, "id": row.id}
        for kind in ("raid", "incident")
        for row in ledger.record(kind, wanted, limit=1000).items
        for member in row.form["members"]
        if member["report"] == report
    }


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
