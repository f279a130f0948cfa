"""What does the ledger of claims of a store show: lists, one claim, speakers, narratives, forecasts, who quotes whom?

The same JSON for the command line, the pages and the API (model/claims_form.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from svidok.errors import QuestionError
from svidok.ledger import Ledger, RecordFilter, RecordRow
from svidok.model.claims import Due
from svidok.model.claims_form import summary_form
from svidok.pipeline.claim_lists import listed
from svidok.pipeline.claim_rows import EDGE, GATHERED, NARRATIVE, SPEAKER

Form = dict[str, Any]

PIECE = 1000


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are meant: all conditions hold; None is any. Days are those on which it was first said, both
    included; `speaker` is a key or any part of a name, `verdict` a finding as of the claim's day, or "none"."""

    speaker: str | None = None
    kind: str | None = None
    topic: str | None = None
    verdict: str | None = None
    voice: str | None = None
    narrative: str | None = None
    day_from: date | None = None
    day_to: date | None = None
    contains: str | None = None
    confirmed: bool | None = None

    def holds(self, form: Mapping[str, Any]) -> bool:
        finding = form["verdict"]["finding"] if form["verdict"] else "none"
        decided = form["decision"] is not None and form["decision"]["finding"] is not None
        same = all(getattr(self, name) in (None, form[name]) for name in ("kind", "topic", "voice", "narrative"))
        same = same and self.verdict in (None, finding) and self.confirmed in (None, decided)
        return same and self._on_its_days(form) and self._speaks(form)

    def _on_its_days(self, form: Mapping[str, Any]) -> bool:
        day = form["first_said"]
        if day is None:
            return self.day_from is None and self.day_to is None
        first, last = (str(one) if one else day for one in (self.day_from, self.day_to))
        return bool(first <= day <= last)

    def _speaks(self, form: Mapping[str, Any]) -> bool:
        if self.speaker is None:
            return True
        name = (form["speaker_name"] or "").casefold()
        return self.speaker == form["speaker"] or self.speaker.casefold() in name


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """A piece of a list; `next` is where the following one begins (None: there is none), `total` how many there are."""

    items: tuple[Form, ...]
    total: int
    next: str | None


def claims(ledger: Ledger, wanted: ClaimFilter, *, after: str | None = None, limit: int = 50) -> ClaimPage:
    """Summaries of the claims that are meant, newest first; `after` is what the page before gave as `next`."""
    held = meant(ledger, wanted)
    start = next((n + 1 for n, form in enumerate(held) if form["id"] == after), 0) if after else 0
    piece = summaries(ledger, held[start : start + limit])
    more = start + limit < len(held)
    return ClaimPage(tuple(piece), len(held), piece[-1]["id"] if more and piece else None)


def meant(ledger: Ledger, wanted: ClaimFilter) -> Sequence[Form]:
    """Of every claim that is meant what a list is ordered and counted by (pipeline/claim_lists.py), newest first."""
    every = listed(ledger).forms
    if wanted == ClaimFilter():
        return every
    if wanted.contains is None:
        return [form for form in every if wanted.holds(form)]
    said = {row.id for row in _rows(ledger, GATHERED, RecordFilter(contains=wanted.contains))}
    return [form for form in every if form["id"] in said and wanted.holds(form)]


def summaries(ledger: Ledger, forms: Iterable[Form]) -> list[Form]:
    """What a list shows of these claims."""
    rows = (ledger.record_row(GATHERED, form["id"]) for form in forms)
    return [summary_form(dict(row.form)) for row in rows if row is not None]


def claim(ledger: Ledger, wanted: str) -> Form:
    """The whole of a claim, its counter-claims in their words. Raises QuestionError where there is none of this id."""
    row = ledger.record_row(GATHERED, wanted)
    if row is None:
        raise QuestionError(f"no claim has the id {wanted}", remedy="svidok claims lists ids")
    form = dict(row.form)
    form["against"] = [{**one, **_said(ledger, one["claim"])} for one in form["against"]]
    return form


def facets(ledger: Ledger) -> Form:
    """What there is to choose from: speakers, kinds, topics, verdicts and voices, most frequent first."""
    return listed(ledger).facets


def speakers(ledger: Ledger) -> list[Form]:
    """Every speaker with how many claims are theirs; the most first."""
    many = Counter(form["speaker"] for form in listed(ledger).forms if form["speaker"])
    held = [{**form, "n_claims": many[form["key"]]} for form in _forms(ledger, SPEAKER)]
    return sorted(held, key=lambda form: (-form["n_claims"], form["key"]))


def speaker(ledger: Ledger, key: str) -> Form:
    """A speaker with offices over time, names met, claims, and who quotes whom. Raises QuestionError if unknown."""
    row = ledger.record_row(SPEAKER, key)
    if row is None:
        raise QuestionError(f"no speaker has the key {key}", remedy="svidok speakers lists keys")
    edges = list(_forms(ledger, EDGE))
    own = claims(ledger, ClaimFilter(speaker=key), limit=PIECE)
    return {
        **row.form,
        "n_claims": own.total,
        "claims": [form for form in own.items if form["speaker"] == key],
        "quoted_by": [edge for edge in edges if edge["quoted"] == key],
        "quotes": [edge for edge in edges if edge["quoting"] == key],
    }


def narratives(ledger: Ledger) -> list[Form]:
    """The narratives that go about, that of the most origins first, never of the most copies."""
    return sorted(
        _forms(ledger, NARRATIVE), key=lambda form: (-form["n_origins"], -form["n_unattributed"], form["key"])
    )


def forecasts(ledger: Ledger, today: date) -> list[Form]:
    """Every forecast: the open ones by the day they come due, then those past, then those of no day."""
    held = [summary_form(form) for form in _forms(ledger, GATHERED) if form["forecast"]]
    return sorted((_of_today(form, today) for form in held), key=_by_due)


def quotations(ledger: Ledger) -> Form:
    """Who passes on whose words, as a graph: nodes and edges."""
    edges = list(_forms(ledger, EDGE))
    known = {form["key"]: form for form in _forms(ledger, SPEAKER)}
    named = {edge[end]: edge[f"{end}_name"] for edge in edges for end in ("quoting", "quoted")}
    nodes = [
        {
            "key": key,
            "name": known[key]["name"] if key in known else name,
            "kind": known[key]["kind"] if key in known else "outlet",
        }
        for key, name in sorted(named.items())
    ]
    return {"nodes": nodes, "edges": edges}


def _of_today(form: Form, today: date) -> Form:
    """A forecast that the record still calls open and whose day is past: nothing is held of the days since."""
    told = form["forecast"]
    if told["state"] != Due.OPEN or today.isoformat() <= told["due"]:
        return form
    why = f"came due on {told['due']}; the record does not reach so far yet"
    return {**form, "forecast": {**told, "state": Due.UNDECIDABLE, "why": why}}


def _by_due(form: Form) -> tuple[bool, bool, str, str]:
    told = form["forecast"]
    return told["due"] is None, told["state"] != Due.OPEN, told["due"] or "", form["id"]


def _said(ledger: Ledger, wanted: str) -> Form:
    row = ledger.record_row(GATHERED, wanted)
    return (
        {}
        if row is None
        else {name: row.form[name] for name in ("speaker", "speaker_name", "kind", "words", "first_said")}
    )


def _forms(ledger: Ledger, kind: str) -> Iterator[Form]:
    yield from (dict(row.form) for row in _rows(ledger, kind, RecordFilter()))


def _rows(ledger: Ledger, kind: str, wanted: RecordFilter) -> Iterator[RecordRow]:
    after: str | None = None
    while True:
        page = ledger.record(kind, wanted, after=after, limit=PIECE)
        yield from page.items
        after = page.next
        if after is None:
            return
