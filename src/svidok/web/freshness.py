"""Has a page changed since a browser was given it? It follows from the state of the store and the address alone."""

from __future__ import annotations

from hashlib import sha256

from starlette.requests import Request

from svidok import __version__
from svidok.ledger import Ledger


def tag(ledger: Ledger, request: Request, *made_with: object) -> str:
    """The ETag of what this address gives now; `made_with` is what else decides how it comes out."""
    state = ledger.record_state()
    made_by = (state.made_by, state.head.hash) if state else ()
    parts = (__version__, *made_with, ledger.head().hash, *made_by, request.url.path, request.url.query)
    return f'W/"{sha256(repr(parts).encode()).hexdigest()[:32]}"'


def unchanged(request: Request, now: str) -> bool:
    """Whether the browser holds just this."""
    held = (one.strip() for one in request.headers.get("if-none-match", "").split(","))
    return now in held
