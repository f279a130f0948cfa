"""How has what a report says changed: edited, edited back, read again by another reader; and what stood on it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from svidok.errors import QuestionError
from svidok.ledger import Capture, Ledger, Version
from svidok.model.form import Form, to_form
from svidok.model.reading import Reading
from svidok.model.report import Report

PARTS = ("raids", "incidents", "claims")
Said = tuple[Reading, str]  # a reading, and the text that it was read in

FIELDS = ("text", "language", "published", "published_at", "title", "source_name", "url")


def history_form(ledger: Ledger, report_id: str) -> Form:
    """Every version of a report with its captures and readings, what each changed, and the ids that ever stood on it.

    `versions` ends with the current one, and tells how each differs from the one that was added before it; `course`
    tells which was seen after which: an edit that was taken back is a third step. Raises QuestionError where the id
    was never seen.
    """
    versions = ledger.history(report_id)
    if not versions:
        raise QuestionError(f"no report has the id {report_id}", remedy="svidok documents lists ids")
    added = sorted(versions, key=lambda version: version.number)
    befores: list[Version | None] = [None, *added[:-1]]
    forms = {after.number: _version_form(after, before) for before, after in zip(befores, added, strict=True)}
    ids = dict.fromkeys(issued.id for issued in ledger.issued_ids(report_id))
    return {
        "report": report_id,
        "versions": [forms[version.number] for version in versions],
        "course": _course(versions),
        "stood_in": list(ids),
    }


def _course(versions: Iterable[Version]) -> list[Form]:
    """The version that was seen from each instant on, in the order of the log; the last one is the current one."""
    seen = [
        (number, instant.isoformat(), version.document.version)
        for version in versions
        for number, instant in [(one.number, one.kept) for one in version.sightings]
        or [(version.number, version.document.added)]
    ]
    steps = (next(step) for _, step in groupby(sorted(seen), key=itemgetter(2)))
    return [{"version": version, "from": instant} for _, instant, version in steps]


def changed(ledger: Ledger) -> Iterator[Form]:
    """The history of every report that was edited, or whose readings differ, by id."""
    for report_id in ledger.changed_reports():
        form = history_form(ledger, report_id)
        readings = [reading for version in form["versions"] for reading in version["readings"]]
        if len(form["versions"]) > 1 or any(reading["gone"] or reading["new"] for reading in readings):
            yield form


def _version_form(version: Version, before: Version | None) -> Form:
    document = version.document
    last = (before.readings[-1].reading, before.document.report.text) if before and before.readings else None
    readings = []
    for kept in version.readings:
        said = (kept.reading, document.report.text)
        by = {"reader": kept.reading.reader, "kept": kept.kept.isoformat(), "by": kept.who}
        readings.append({**by, **_differences(last, said)})
        last = said
    return {
        "version": document.version,
        "text_sha256": document.text_sha256,
        "added": document.added.isoformat(),
        "changed": _changed(before.document.report, document.report) if before else [],
        "seen": [
            {
                "capture": one.capture,
                "kept": one.kept.isoformat(),
                "by": one.who,
                "notes": list(one.notes),
                "author": one.author,
                "edited": one.edited.isoformat() if one.edited else None,
                "forwarded_from": one.forwarded_from,
            }
            for one in version.sightings
        ],
        "captures": [_capture_form(capture) for capture in version.captures],
        "readings": readings,
    }


def _capture_form(capture: Capture) -> Form:
    how = capture.provenance
    return {
        "sha256": capture.sha256,
        "size": capture.size,
        "how": how.how.value,
        "asked": how.asked,
        "answered": how.answered,
        "at": how.at.isoformat(),
        "status": how.status,
        "headers": [list(pair) for pair in how.headers],
        "tool": how.tool,
    }


def _changed(one: Report, other: Report) -> list[str]:
    return [name for name in FIELDS if getattr(one, name) != getattr(other, name)]


def _differences(before: Said | None, after: Said) -> Form:
    """The items of the reading before that this one has not, and the other way round; none for a first reading.

    Items are compared by their words, not by where these stand: an edit moves everything behind it.
    """
    if before is None:
        return {"gone": [], "new": []}
    old, new = (_worded(to_form(reading), text) for reading, text in (before, after))
    gone = [{"part": part, **item} for part in PARTS for item in old[part] if item not in new[part]]
    added = [{"part": part, **item} for part in PARTS for item in new[part] if item not in old[part]]
    return {"gone": gone, "new": added}


def _worded(form: Any, text: str) -> Any:
    """The form with the words of each span in its place."""
    if isinstance(form, dict):
        return {
            name: [text[start:end] for start, end in value] if name == "evidence" else _worded(value, text)
            for name, value in form.items()
        }
    return [_worded(each, text) for each in form] if isinstance(form, list) else form
