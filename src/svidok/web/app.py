"""The workbench: how does an address become an answer? Every page also as .json and, but for the overview, in the API.

`application(ledger)` is an ASGI application; it only reads.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from svidok.errors import QuestionError
from svidok.ledger import Ledger
from svidok.model.record_form import canonical
from svidok.web import addresses
from svidok.web.freshness import tag, unchanged
from svidok.web.guard import Guard
from svidok.web.links import with_query
from svidok.web.showing import Showing
from svidok.web.view import Fetch, Look

STATIC = Path(__file__).parent / "static"
API = "/api/v1"
NOT_BUILT = "the workbench has no style: its static files were not built (make assets builds them)"

Answer = Callable[[Request], Response]

log = logging.getLogger("svidok.web")


def application(ledger: Ledger, *, public: bool = False) -> ASGIApp:
    """The workbench of one store. Nothing leaves this machine, and nothing can be changed through it.

    `public` gives answers only in the form that may leave the machine, whatever a query asks for.
    """
    built = (STATIC / "svidok.css").is_file()
    if not built:
        log.warning(NOT_BUILT)
    door = _Door(ledger, Showing(ledger, built))
    routes = [
        Route("/", door.page(addresses.FIRST)),
        Route("/index.json", door.json(addresses.FIRST)),
        Mount("/static", StaticFiles(directory=STATIC, check_dir=False)),
    ]
    routes += [Route(path, door.file(fetch)) for path, fetch in addresses.downloads(public).items()]
    for path, look in addresses.pages(public).items():
        routes += [Route(f"{path}.json", door.json(look)), Route(path, door.page(look))]
        routes += [Route(API + path, door.json(look))]
    for path, look in addresses.things().items():
        routes += [Route(path, door.either(look)), Route(API + path, door.json(look))]
    handlers: dict[Any, Any] = {HTTPException: door.refused, QuestionError: door.refused, Exception: door.failed}
    return Guard(Starlette(routes=routes, exception_handlers=handlers))


class _Door:
    """Turns views of one ledger into answers."""

    def __init__(self, ledger: Ledger, showing: Showing) -> None:
        self._ledger = ledger
        self._showing = showing

    def page(self, look: Look) -> Answer:
        def answer(request: Request) -> Response:
            view = look(self._ledger, request.path_params, request.query_params)
            return self._showing.page(view, request.query_params, request.url.query)

        return self._fresh(answer)

    def json(self, look: Look) -> Answer:
        def answer(request: Request) -> Response:
            view = look(self._ledger, request.path_params, request.query_params)
            if view.whole:
                return Response(canonical(view.data), media_type="application/json")
            headers = {}
            if view.data.get("next"):
                following = with_query(request.url.path, {**view.data["query"], "cursor": view.data["next"]})
                headers["link"] = f'<{following}>; rel="next"'
            return JSONResponse({"store": self._showing.store(), **view.data}, headers=headers)

        return self._fresh(answer)

    def file(self, fetch: Fetch) -> Answer:
        def answer(request: Request) -> Response:
            found = fetch(self._ledger, request.path_params, request.query_params)
            headers = {"content-disposition": f'attachment; filename="{found.name}"'}
            return Response(found.body, media_type=found.media_type, headers=headers)

        return self._fresh(answer)

    def either(self, look: Look) -> Answer:
        """The page of a thing, or with .json its JSON; an id that itself ends in .json has its page first."""
        page, json = self.page(look), self.json(look)

        def answer(request: Request) -> Response:
            try:
                return page(request)
            except HTTPException as missing:
                name, dot, ending = request.path_params["id"].rpartition(".")
                if not (dot and ending == "json"):
                    raise missing
                request.scope["path_params"] = {**request.path_params, "id": name}
                return json(request)

        return answer

    def _fresh(self, answer: Answer) -> Answer:
        """Nothing is made again for a browser that holds it as it is."""

        def checked(request: Request) -> Response:
            now = tag(self._ledger, request, self._showing.built)
            if unchanged(request, now):
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers={"etag": now})
            response = answer(request)
            response.headers["etag"] = now
            return response

        return checked

    def refused(self, request: Request, error: Exception) -> Response:
        """What was asked for is not there, or cannot be asked in that form."""
        if isinstance(error, HTTPException):
            return self._problem(request, error.status_code, error.detail)
        assert isinstance(error, QuestionError)
        remedy = f" ({error.remedy})" if error.remedy else ""
        return self._problem(request, HTTPStatus.BAD_REQUEST, f"{error.what}{remedy}")

    def failed(self, request: Request, error: Exception) -> Response:
        """Something broke: the terminal says what, the page does not."""
        return self._problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, "The page could not be made.")

    def _problem(self, request: Request, status: int, detail: str) -> Response:
        title = HTTPStatus(status).phrase
        path = request.url.path
        if path.startswith(API) or path.endswith(".json"):
            problem = {"type": "about:blank", "title": title, "status": status, "detail": detail}
            return JSONResponse(problem, status, media_type="application/problem+json")
        return self._showing.problem(status, title, detail)
