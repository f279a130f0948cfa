"""How does a view become a page? Templates that escape everything, and what they may call."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from svidok.ledger import Ledger, StoreKind
from svidok.model.form import FIGURES, Form
from svidok.web import counting, evidence, labels, links, wording
from svidok.web.pages import View

SAMPLE = "Sample: written for svidok from public facts; not a record."


class Showing:
    """The pages of one store; `built` says whether there are style and script."""

    def __init__(self, ledger: Ledger, built: bool) -> None:
        self._ledger = ledger
        self._templates = Environment(
            loader=PackageLoader("svidok.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals |= {"built": built, "figures": FIGURES}
        for room in (counting, evidence, labels, links, wording):
            self._templates.globals[room.__name__.rpartition(".")[2]] = room
        self._templates.filters["region_name"] = labels.region

    def page(self, view: View, query: str) -> HTMLResponse:
        """`query` is that of the address, as it was written."""
        twin = f"{'/index' if view.path == '/' else view.path}.json{f'?{query}' if query else ''}"
        paged = "cursor=" in query
        values = {"title": view.title, "path": view.path, "twin": twin, "paged": paged, **view.data}
        return HTMLResponse(self._made(view.template, self.store(), values))

    def problem(self, status: int, title: str, detail: str) -> HTMLResponse:
        """What went wrong, told without asking the store: it may be what failed."""
        values = {"title": title, "path": "", "twin": None, "status": status, "detail": detail}
        return HTMLResponse(
            self._made("problem.html", self._kind() | {"made_by": None, "up_to_date": True}, values), status
        )

    def store(self) -> Form:
        """What kind of store it is, what made its record, and whether anything came in since."""
        state = self._ledger.record_state()
        return self._kind() | {
            "made_by": state.made_by if state else None,
            "up_to_date": state is not None and state.head == self._ledger.head(),
        }

    def _kind(self) -> Form:
        kind = self._ledger.kind
        return {"kind": str(kind), "notice": SAMPLE if kind is StoreKind.SAMPLE else None}

    def _made(self, template: str, store: Form, values: Form) -> str:
        return self._templates.get_template(template).render(store=store, **values)
