"""What is a page before it has a form? Its permanent address, its template, its title and what it holds (JSON)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException

from svidok.ledger import Ledger, Page
from svidok.model.form import Form
from svidok.pipeline.answer import document_form
from svidok.web.asked import Query
from svidok.web.labels import ENGLISH

USUAL = 25  # things a page of a list

Path = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class View:
    """A page and its JSON twin: `data` is what both hold, `shown` what only the page needs to lay it out.

    `whole`: the JSON is just `data`, as `svidok ask --json` prints it; else it says first what store it is of.
    `languages` are those in which the page is written, that of its title among them.
    """

    path: str
    template: str
    title: str
    data: Form
    shown: Callable[[], Form] = dict
    whole: bool = False
    languages: tuple[str, ...] = (ENGLISH,)


@dataclass(frozen=True, slots=True)
class Download:
    """A file that a page offers."""

    name: str
    media_type: str
    body: str


Look = Callable[[Ledger, Path, Query], View]
Fetch = Callable[[Ledger, Path, Query], Download]


def listed(page: Page[Any], items: list[Form], asked: Query) -> Form:
    """A page of a list, with what was asked for and the cursor of the next page."""
    wanted = {name: value for name, value in asked.items() if name != "cursor"}
    return {"items": items, "shown": len(items), "total": page.total, "next": page.next, "query": wanted}


def reports_of(ledger: Ledger, ids: Iterable[str]) -> dict[str, Form]:
    """The reports with these ids, without their texts."""
    found = ((one, ledger.document(one)) for one in sorted(set(ids)))
    return {one: document_form(known) for one, known in found if known}


def missing(kind: str, wanted: str) -> HTTPException:
    return HTTPException(404, f"No {kind} of this store has the id “{wanted}”.")
