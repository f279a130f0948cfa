"""Which address gives which page?

Every page stands also as PATH.json and, but for the overview, under /api/v1. An address that ends in a whole id
(`{id:path}`) has its JSON where no id itself ends so.
"""

from __future__ import annotations

from collections.abc import Mapping

from svidok.web import claims, documents, forecasts, overview, questions, record_pages, speakers
from svidok.web.view import Fetch, Look

FIRST: Look = overview.overview


def pages(public: bool) -> Mapping[str, Look]:
    """The pages; `public` gives answers only in the form that may leave the machine."""
    return {
        "/raids": record_pages.raids,
        "/incidents": record_pages.incidents,
        "/claims": claims.claims,
        "/claims/{report:path}/{index:int}": claims.statement,
        "/speakers": speakers.speakers,
        "/speakers/{key}": speakers.speaker,
        "/narratives": speakers.narratives,
        "/forecasts": forecasts.forecasts,
        "/documents": documents.documents,
        **questions.pages(public),
    }


def things() -> Mapping[str, Look]:
    """The pages whose address ends in a whole id."""
    return {
        "/raids/{id:path}": record_pages.raid,
        "/incidents/{id:path}": record_pages.incident,
        "/documents/{id:path}": documents.document,
        "/claims/{id}": claims.claim,
    }


def downloads(public: bool) -> Mapping[str, Fetch]:
    """The files that pages offer."""
    return {"/claims/{id}/claimreview.json": claims.claim_review, **questions.downloads(public)}
