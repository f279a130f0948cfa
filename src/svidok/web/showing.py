"""How does a view become a page? Templates that escape everything, and what they may call."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from svidok.ledger import Ledger, StoreKind
from svidok.model.form import FIGURES, Form
from svidok.web import counting, drawing, evidence, figures, labels, links, verdicts, wording
from svidok.web.asked import LANGUAGE, Query
from svidok.web.language import LANGUAGES, Language, language
from svidok.web.view import View

SAMPLE = "Sample: written for svidok from public facts; not a record."


class Showing:
    """The pages of one store; `built` says whether there are style and script."""

    def __init__(self, ledger: Ledger, built: bool) -> None:
        self._ledger = ledger
        self.built = built
        self._templates = Environment(
            loader=PackageLoader("svidok.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters |= {"called": _called, "labelled": _labelled, "capitalize_first": _capitalized}
        self._templates.globals |= {"built": built, "tolls": FIGURES}
        for room in (counting, drawing, evidence, figures, labels, links, verdicts, wording):
            self._templates.globals[room.__name__.rpartition(".")[2]] = room

    def page(self, view: View, query: Query, written: str) -> HTMLResponse:
        """`written` is the query as it stands in the address."""
        spoken = language(query)
        values = {
            "title": view.title,
            "path": view.path,
            "twin": f"{'/index' if view.path == '/' else view.path}.json{f'?{written}' if written else ''}",
            "paged": bool(query.get("cursor")),
            "written_in": view.languages,
            "others": _others(view, query, spoken),
            **_spoken(spoken),
            **({"answer": view.data} if view.whole else view.data),
            **view.shown(),
        }
        return HTMLResponse(self._made(view.template, self.store(), values))

    def problem(self, status: int, title: str, detail: str) -> HTMLResponse:
        """What went wrong, told without asking the store: it may be what failed."""
        values = {"title": title, "path": "", "twin": None, "written_in": (), "others": (), "status": status}
        values |= {"detail": detail, **_spoken(LANGUAGES[labels.ENGLISH])}
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


def _called(code: str, tongue: Language) -> str:
    return tongue.called(code)


def _labelled(code: str, kind: str, tongue: Language) -> str:
    return tongue.label(kind, code)


def _capitalized(words: str) -> str:
    """The first letter alone: names within stay as they are."""
    return words[:1].upper() + words[1:]


def _spoken(spoken: Language) -> Form:
    """The page's language, and how it goes on in links to other pages."""
    own = None if spoken.code == labels.ENGLISH else spoken.code

    def going(path: str, **query: str | None) -> str:
        return links.adding(links.with_query(path, query), LANGUAGE, own)

    return {"tongue": spoken, "going": going}


def _others(view: View, query: Query, spoken: Language) -> tuple[tuple[Language, str], ...]:
    """The same page in the other languages that it is written in, with its addresses."""
    asked = {name: value for name, value in query.items() if name != LANGUAGE}
    codes = (code for code in view.languages if code != spoken.code)
    return tuple(
        (LANGUAGES[code], links.with_query(view.path, asked if code == labels.ENGLISH else {**asked, LANGUAGE: code}))
        for code in codes
    )
