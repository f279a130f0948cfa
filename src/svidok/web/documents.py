"""What do the list of reports and the page of a report hold?"""

from __future__ import annotations

from svidok.ledger import DocumentFilter, Ledger, RecordFilter
from svidok.model.form import Form, to_form
from svidok.pipeline.answer import document_form
from svidok.web.asked import DAYS, NUL, PAGING, Query, checked, day, limit
from svidok.web.evidence import merged
from svidok.web.language import LANGUAGES, language
from svidok.web.links import asked_spans, thing_url
from svidok.web.view import USUAL, Path, View, listed, missing

SPOKEN = tuple(LANGUAGES)


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
    found = listed(page, [document_form(item) for item in page.items], asked)
    return View("/documents", "documents.html", language(query).say("record.documents"), found, languages=SPOKEN)


def document(ledger: Ledger, path: Path, query: Query) -> View:
    """The whole text, what was read from it, and where that stands in the record."""
    at = asked_spans(checked(query, frozenset({"at"})).get("at", ""))
    known = () if NUL in path["id"] else ledger.versions(path["id"])
    if not known:
        raise missing("report", path["id"])
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
    return View(thing_url("document", report.id), "document.html", report.title or report.id, data, languages=SPOKEN)


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
