"""How does a person confirm or reject what the record says to a claim, and what may then leave as a review?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from svidok.errors import QuestionError
from svidok.ledger import Ledger
from svidok.model.claim_review import claim_review
from svidok.model.finding import Finding
from svidok.model.record import Judgement, JudgementKind, MemberKey
from svidok.pipeline.claim_rows import SPEAKER, VERDICTS
from svidok.pipeline.claims import ClaimFilter, claim, claims

KINDS = {finding: kind for kind, finding in VERDICTS.items() if finding is not None}


def confirmation(ledger: Ledger, given: Judgement, wanted: str, finding: Finding | None = None) -> Judgement:
    """The judgement that confirms the verdict on a claim: the machine's, or the one that the person gives.

    Raises QuestionError where there is no such claim, or no verdict to confirm.
    """
    form = claim(ledger, wanted)
    if finding is None and form["verdict"] is None:
        raise QuestionError(f"{wanted} has no verdict: {form['no_verdict']}", remedy="give your own with --finding")
    decided = finding or Finding(form["verdict"]["finding"])
    if decided not in KINDS:
        raise QuestionError(f"“{decided}” is not yet a verdict", remedy="wait until it is due")
    return replace(given, kind=KINDS[decided], subjects=_subjects(form))


def rejection(ledger: Ledger, given: Judgement, wanted: str) -> Judgement:
    """The judgement that rejects the machine's verdict. Raises QuestionError where there is no such claim."""
    return replace(given, kind=JudgementKind.REJECTED, subjects=_subjects(claim(ledger, wanted)))


def review_of(ledger: Ledger, wanted: str, address: str | None = None) -> dict[str, Any] | None:
    """The ClaimReview of a claim; None unless a person has confirmed its verdict. Raises QuestionError as `claim`."""
    return _review(ledger, claim(ledger, wanted), address)


def reviews(ledger: Ledger, address_of: Callable[[str], str | None] = lambda _: None) -> Iterator[dict[str, Any]]:
    """A ClaimReview for every confirmed verdict."""
    after: str | None = None
    while True:
        page = claims(ledger, ClaimFilter(confirmed=True), after=after, limit=500)
        for form in page.items:
            made = review_of(ledger, form["id"], address_of(form["id"]))
            if made is not None:
                yield made
        after = page.next
        if after is None:
            return


def _review(ledger: Ledger, form: dict[str, Any], address: str | None) -> dict[str, Any] | None:
    row = ledger.record_row(SPEAKER, form["speaker"]) if form["speaker"] else None
    return claim_review(form, address, row.form["kind"] if row else None)


def _subjects(form: dict[str, Any]) -> tuple[MemberKey, ...]:
    return tuple(MemberKey.parse(one["member"]) for one in form["appearances"])
