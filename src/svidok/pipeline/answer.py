"""What does the store hold under this id? The same JSON for the command line, the pages and the API."""

from __future__ import annotations

from svidok.errors import QuestionError
from svidok.ledger import Document, Ledger
from svidok.model.form import Form, to_form

KINDS = ("raid", "incident", "claim")


def thing(ledger: Ledger, wanted: str) -> tuple[str, Form]:
    """The kind ("raid", "incident", "claim", "document") and JSON of what has this id. Raises QuestionError if nothing.

    A document comes with its text, its versions and its reading.
    """
    for kind in KINDS:
        row = ledger.record_row(kind, wanted)
        if row is not None:
            return kind, dict(row.form)
    versions = ledger.versions(wanted)
    if not versions:
        raise QuestionError(f"nothing has the id {wanted}", remedy="raids, incidents, claims and documents list ids")
    reading = ledger.reading(wanted)
    form = document_form(versions[-1])
    form["text"] = versions[-1].report.text
    form["versions"] = [{"version": v.version, "added": v.added.isoformat()} for v in versions]
    form["reading"] = to_form(reading) if reading else None
    return "document", form


def document_form(document: Document) -> Form:
    """A report without its text, as one line of a list."""
    report = document.report
    return {
        "id": report.id,
        "title": report.title,
        "language": report.language,
        "published": report.published.isoformat() if report.published else None,
        "published_at": report.published_at.isoformat() if report.published_at else None,
        "source_name": report.source_name,
        "url": report.url,
        "capture": report.capture,
        "text_sha256": document.text_sha256,
        "added": document.added.isoformat(),
        "begins": " ".join(report.text[:160].split()),
    }
