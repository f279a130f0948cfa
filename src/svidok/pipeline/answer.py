"""What does the store hold under this id? The same JSON for the command line, the pages and the API."""

from __future__ import annotations

from collections.abc import Iterable

from svidok.errors import QuestionError
from svidok.ledger import Document, Ledger
from svidok.model.form import Form, to_form
from svidok.model.record import PointerKind
from svidok.model.record_form import pointer_form
from svidok.pipeline.changes import history_form
from svidok.pipeline.claim_rows import GATHERED
from svidok.pipeline.claims import claim

KINDS = ("raid", "incident", "gathered", "claim")


def thing(ledger: Ledger, wanted: str) -> tuple[str, Form]:
    """The kind and JSON of what has this id: "raid", "incident", "gathered" (a claim), "claim" (one of one report),
    "document", or "pointer" for an id that was issued and stands no more. Raises QuestionError if it was never issued.

    What stands in the record comes with its grounds, a document with its text, history and reading.
    """
    for kind in KINDS:
        row = ledger.record_row(kind, wanted)
        if row is not None:
            form = claim(ledger, wanted) if kind == GATHERED else row.form
            return kind, {**form, "grounds": grounds(ledger, row.rests_on)}
        became = pointer(ledger, kind, wanted)
        if became is not None:
            return "pointer", became
    versions = ledger.versions(wanted)
    if not versions:
        raise QuestionError(f"nothing has the id {wanted}", remedy="raids, incidents, claims and documents list ids")
    reading = ledger.reading(wanted)
    form = document_form(versions[-1])
    form["text"] = versions[-1].report.text
    form |= {name: value for name, value in history_form(ledger, wanted).items() if name != "report"}
    form["reading"] = to_form(reading) if reading else None
    return "document", form


def pointer(ledger: Ledger, kind: str, wanted: str) -> Form | None:
    """What became of an id that stands no more: where its things stand now; None where it was never issued."""
    if kind == "claim":
        report, hash_, _ = wanted.rpartition("#claims/")
        known = hash_ and ledger.document(report)
        return {"id": wanted, "part": "claims", "kind": PointerKind.WITHDRAWN, "to": [report]} if known else None
    found = ledger.pointer(kind, wanted)
    return pointer_form(found) if found else None


def grounds(ledger: Ledger, reports: Iterable[str]) -> Form:
    """For each report the version, text, capture and reading that every figure of the record rests on."""
    found = {}
    for report_id in sorted(set(reports)):
        document, reading = ledger.document(report_id), ledger.reading(report_id)
        if document is not None and reading is not None:
            found[report_id] = {
                "version": document.version,
                "text_sha256": document.text_sha256,
                "capture": document.report.capture,
                "reader": reading.reader,
            }
    return found


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
        "author": report.author,
        "edited": report.edited.isoformat() if report.edited else None,
        "forwarded_from": report.forwarded_from,
        "capture": report.capture,
        "text_sha256": document.text_sha256,
        "added": document.added.isoformat(),
        "begins": " ".join(report.text[:160].split()),
    }
