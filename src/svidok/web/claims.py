"""What do the pages of claims hold: all with their filters, one of the record, one as a report has it?"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from heapq import nsmallest

from svidok.errors import QuestionError
from svidok.ledger import Ledger
from svidok.model.finding import Finding
from svidok.model.form import Form
from svidok.model.reading import ClaimKind, Voice
from svidok.pipeline import claims as held
from svidok.pipeline.answer import grounds
from svidok.pipeline.claims import ClaimFilter
from svidok.pipeline.verdicts import review_of
from svidok.web.asked import DAYS, NUL, PAGING, Query, checked, day, limit
from svidok.web.language import LANGUAGES, language
from svidok.web.links import thing_url
from svidok.web.rows import record_row
from svidok.web.verdicts import laid_out
from svidok.web.view import USUAL, Download, Path, View, missing, reports_of

FILTERS = DAYS | {"speaker", "kind", "topic", "verdict", "voice", "narrative", "contains"}
SPOKEN = tuple(LANGUAGES)
NO_VERDICT = "none"
BEGIN_HERE = 6  # claims that stand before all others where nothing is asked for
WEIGHED = 1000  # of which those are chosen
OF_ONE = 2  # of them of one speaker
DECIDED = tuple(str(one) for one in Finding if one.decided)


def claims(ledger: Ledger, path: Path, query: Query) -> View:
    """The claims that are asked for, newest first; where nothing is asked for, those to begin with before them."""
    asked = checked(query, FILTERS | PAGING)
    found = held.meant(ledger, _wanted(asked))
    start = _after(found, asked.get("cursor"))
    piece = held.summaries(ledger, found[start : start + limit(asked, USUAL)])
    wanted = {name: value for name, value in asked.items() if name != "cursor"}
    more = start + len(piece) < len(found)
    data = {
        "items": piece,
        "shown": len(piece),
        "total": len(found),
        "next": piece[-1]["id"] if more and piece else None,
        "query": wanted,
        "begin_here": held.summaries(ledger, begin_here(found)) if not set(asked) & FILTERS and not start else [],
        "timeline": _months(found),
    }
    return View(
        "/claims",
        "claims.html",
        language(query).say("claims.title"),
        data,
        lambda: {"facets": held.facets(ledger)},
        languages=SPOKEN,
    )


def claim(ledger: Ledger, path: Path, query: Query) -> View:
    """One claim of the record: its words, paths and history, what is said against it, what the record says."""
    checked(query, frozenset())
    row = record_row(ledger, "gathered", path["id"])
    if isinstance(row, View):
        return row
    form = held.claim(ledger, path["id"])
    ids = [one["report"] for one in form["appearances"]]
    data = {"claim": form, "reports": reports_of(ledger, ids), "grounds": grounds(ledger, ids)}
    who = form["speaker_name"] or language(query).say(f"claims.{form['voice']}")
    return View(
        thing_url("gathered", form["id"]),
        "claim.html",
        f"{who}: {_short(form['words'])}",
        data,
        lambda: laid_out(ledger, form, language(query)),
        languages=SPOKEN,
    )


def claim_review(ledger: Ledger, path: Path, query: Query) -> Download:
    """The ClaimReview (schema.org) of a claim whose verdict a person has confirmed; nothing of any other."""
    checked(query, frozenset())
    review = None if NUL in path["id"] or not _known(ledger, path["id"]) else review_of(ledger, path["id"])
    if review is None:
        raise missing("claim with a confirmed verdict", path["id"])
    written = json.dumps(review, ensure_ascii=False, indent=2, sort_keys=True)
    return Download(f"{path['id']}.claimreview.json", "application/ld+json", written + "\n")


def statement(ledger: Ledger, path: Path, query: Query) -> View:
    """A claim as one report has it."""
    checked(query, frozenset())
    form = record_row(ledger, "claim", f"{path['report']}#claims/{path['index']}")
    if isinstance(form, View):
        return form
    return View(
        thing_url("claim", form["id"]),
        "statement.html",
        language(query).say("frame.claims"),
        {
            "claim": form,
            "reports": reports_of(ledger, [form["report"]]),
            "grounds": grounds(ledger, [form["report"]]),
        },
        languages=SPOKEN,
    )


def _wanted(asked: Query) -> ClaimFilter:
    """Raises QuestionError for a kind, verdict or voice that there is none of."""
    for name, known in (("kind", tuple(ClaimKind)), ("verdict", (*Finding, NO_VERDICT)), ("voice", tuple(Voice))):
        if asked.get(name, known[0]) not in known:
            raise QuestionError(f"{name}: there is no “{asked[name][:40]}”", remedy=f"there are: {', '.join(known)}")
    return ClaimFilter(
        speaker=asked.get("speaker"),
        kind=asked.get("kind"),
        topic=asked.get("topic"),
        verdict=asked.get("verdict"),
        voice=asked.get("voice"),
        narrative=asked.get("narrative"),
        day_from=day(asked, "from"),
        day_to=day(asked, "to"),
        contains=asked.get("contains"),
    )


def _after(items: Sequence[Form], cursor: str | None) -> int:
    """Where the page after that claim begins. Raises QuestionError where no claim of this list has that id."""
    if cursor is None:
        return 0
    found = next((n + 1 for n, form in enumerate(items) if form["id"] == cursor), None)
    if found is None:
        raise QuestionError(f"cursor: “{cursor[:40]}” is none that was given out", remedy="begin without it")
    return found


def begin_here(items: Sequence[Form]) -> list[Form]:
    """First what others contradict, then what the record decides, then what most origins carry; few of one speaker."""
    weighed = nsmallest(WEIGHED, items, key=_weight)
    of_one: Counter[str | None] = Counter()
    chosen = []
    for form in weighed:
        of_one[form["speaker"]] += 1
        if of_one[form["speaker"]] <= OF_ONE:
            chosen.append(form)
    return chosen[:BEGIN_HERE]


def _weight(form: Form) -> tuple[bool, bool, int, int, str]:
    decided = form["verdict"] is not None and form["verdict"]["finding"] in DECIDED
    return not form["counter"], not decided, -form["n_origins"], -form["n_reports"], form["id"]


def _months(items: Sequence[Form]) -> list[Form]:
    """How many of the claims were first said in each month, those without one left out."""
    many = Counter(form["first_said"][:7] for form in items if form["first_said"])
    return [{"month": month, "n": many[month]} for month in sorted(many)]


def _known(ledger: Ledger, wanted: str) -> bool:
    return ledger.record_row("gathered", wanted) is not None


def _short(words: str) -> str:
    return words if len(words) <= 90 else f"{words[:90].rsplit(' ', 1)[0]}…"
