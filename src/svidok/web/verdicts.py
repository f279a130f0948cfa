"""What does the page of a claim need to lay out a verdict: its evidence, its breaks, its fields in words?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from svidok.ledger import Ledger
from svidok.lexicon.breaks import breaks
from svidok.model.form import Form
from svidok.web.language import Language
from svidok.web.wording import span

_CODES = ("weapon", "attacker", "outcome", "area")


def laid_out(ledger: Ledger, claim: Form, tongue: Language) -> Form:
    """`fields` is how the claim was understood, a name and words each; `evidence_of` the kind of every id."""
    verdict = claim["verdict_full"] or {"readings": (), "breaks": ()}
    return {
        "fields": [
            (tongue.label("understood", name), _words(name, value, tongue))
            for name, value in (claim["understood"] or {}).items()
            if value and name != "parts"
        ],
        "evidence_of": _kinds(ledger, verdict),
        "broken": [one for one in breaks() if one.id in verdict["breaks"]],
    }


def spans(quotes: list[Form]) -> list[tuple[int, int]]:
    return [(quote["start"], quote["end"]) for quote in quotes]


def _kinds(ledger: Ledger, verdict: Form) -> dict[str, str]:
    used = [one for reading in verdict["readings"] for one in (*reading["figures"], *reading["rivals"])]
    ids = sorted({wanted for one in used for wanted in one["evidence"]})
    found = ((wanted, kind) for wanted in ids for kind in ("raid", "incident") if ledger.record_row(kind, wanted))
    return dict(found)


def _words(name: str, value: Any, tongue: Language) -> str:
    if name in _CODES:
        return tongue.called(value)
    if isinstance(value, Mapping):
        return span(value["least"], value["most"], tongue)
    if name in ("days", "against"):
        first, last = value
        return tongue.day(last) if first == last else f"{tongue.day(first) if first else '…'} – {tongue.day(last)}"
    return ", ".join(value) if isinstance(value, list) else str(value)
