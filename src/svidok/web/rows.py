"""Which rows of the record does a page show, and what stands under an id that stands no more?"""

from __future__ import annotations

from svidok.ledger import Ledger, RecordFilter
from svidok.model.form import Form
from svidok.pipeline.answer import pointer
from svidok.web.asked import NUL, Query, day, limit
from svidok.web.language import LANGUAGES
from svidok.web.links import thing_url
from svidok.web.view import USUAL, View, listed, missing


def record_list(ledger: Ledger, kind: str, asked: Query) -> Form:
    wanted = RecordFilter(
        side=asked.get("side"),
        admin1=asked.get("area"),
        place=asked.get("place"),
        day_from=day(asked, "from"),
        day_to=day(asked, "to"),
        contains=asked.get("contains"),
    )
    page = ledger.record(kind, wanted, after=asked.get("cursor"), limit=limit(asked, USUAL))
    return listed(page, [dict(row.form) for row in page.items], asked)


def record_row(ledger: Ledger, kind: str, wanted: str) -> Form | View:
    """A thing of the record; for an id that stands no more the page that points to where its things stand now."""
    row = None if NUL in wanted else ledger.record_row(kind, wanted)
    if row is not None:
        return dict(row.form)
    became = None if NUL in wanted else pointer(ledger, kind, wanted)
    if became is None:
        raise missing(kind, wanted)
    to = [thing_url("document" if kind == "claim" else kind, one) for one in became["to"]]
    data = {"pointer": became, "now": [{"id": i, "url": url} for i, url in zip(became["to"], to, strict=True)]}
    return View(thing_url(kind, wanted), "pointer.html", wanted, data, languages=tuple(LANGUAGES))
