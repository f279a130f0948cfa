"""Which ClaimReview (schema.org, as JSON-LD) has a verdict that a person has confirmed?

Verdicts are words, never numbers; only what a person has confirmed is a review, and it says whose figures it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Form = Mapping[str, Any]

TERMS = {
    "supported": "Supported by the record",
    "contradicted": "Contradicted by the record",
    "partly": "Partly supported by the record",
    "not checkable": "Cannot be checked against the record",
    "record too thin": "The record is too thin to tell",
}
_AUTHORS = {"person": "Person", "body": "Organization", "outlet": "Organization"}


def claim_review(form: Form, address: str | None, speaker_kind: str | None) -> dict[str, Any] | None:
    """The review of a claim (whole form) at its address; None unless a person has confirmed the verdict."""
    decision = form["decision"]
    if decision is None or decision["finding"] is None:
        return None
    made = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": address,
        "datePublished": decision["when"][:10],
        "author": {"@type": "Person", "name": decision["who"]},
        "claimReviewed": form["words"],
        "itemReviewed": _claim(form, speaker_kind),
        "reviewRating": {"@type": "Rating", "alternateName": TERMS[decision["finding"]]},
        "reviewBody": _body(form),
    }
    return {name: value for name, value in made.items() if value}


def _claim(form: Form, speaker_kind: str | None) -> dict[str, Any]:
    author = {"@type": _AUTHORS.get(speaker_kind or "", "Person"), "name": form["speaker_name"]}
    works = [_work(one) for one in form["appearances"]]
    made = {
        "@type": "Claim",
        "author": author if form["speaker_name"] and speaker_kind in _AUTHORS else None,
        "datePublished": form["first_said"],
        "firstAppearance": works[0],
        "appearance": works[1:],
    }
    return {name: value for name, value in made.items() if value}


def _work(appearance: Form) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": appearance["outlet"]} if appearance["outlet"] else None
    made = {
        "@type": "CreativeWork",
        "url": appearance["url"],
        "headline": appearance["title"],
        "datePublished": appearance["published"],
        "inLanguage": appearance["language"],
        "publisher": publisher,
    }
    return {name: value for name, value in made.items() if value}


def _body(form: Form) -> str:
    told = form["verdict"] or {}
    said = (form["decision"]["why"], told.get("why"), told.get("basis"))
    return ". ".join(part for part in said if part)
