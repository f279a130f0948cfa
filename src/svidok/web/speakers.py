"""What do the pages of who speaks hold: speakers, one speaker, and the narratives that nobody in particular tells?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from svidok.ledger import Ledger
from svidok.model.form import Form
from svidok.pipeline import claims as held
from svidok.web.asked import NUL, Query, checked
from svidok.web.language import LANGUAGES, language
from svidok.web.links import thing_url
from svidok.web.view import Path, View, missing

SPOKEN = tuple(LANGUAGES)
NO_VERDICT = "none"


def speakers(ledger: Ledger, path: Path, query: Query) -> View:
    """Everybody whose claims stand in the ledger, and who passes on whose words."""
    checked(query, frozenset())
    said = [form for form in held.speakers(ledger) if form["n_claims"]]
    graph = held.quotations(ledger)
    data = {"items": said, "quotations": graph}
    return View(
        "/speakers",
        "speakers.html",
        language(query).say("speakers.title"),
        data,
        lambda: {"names": {node["key"]: node for node in graph["nodes"]}},
        languages=SPOKEN,
    )


def speaker(ledger: Ledger, path: Path, query: Query) -> View:
    """One speaker: names met, offices over time, claims by kind and verdict, through whom they reach us."""
    checked(query, frozenset())
    key = path["key"]
    if NUL in key or ledger.record_row("speaker", key) is None:
        raise missing("speaker", key)
    form = held.speaker(ledger, key)
    graph = held.quotations(ledger)
    data = {
        "speaker": form,
        "kinds": _tally(one["kind"] for one in form["claims"]),
        "verdicts": _tally(one["verdict"]["finding"] if one["verdict"] else NO_VERDICT for one in form["claims"]),
    }
    return View(
        thing_url("speaker", key),
        "speaker.html",
        form["name"],
        data,
        lambda: {"names": {node["key"]: node for node in graph["nodes"]}},
        languages=SPOKEN,
    )


def narratives(ledger: Ledger, path: Path, query: Query) -> View:
    """What is said again and again, by whomever; by origins, never by copies."""
    checked(query, frozenset())
    told = held.narratives(ledger)
    return View(
        "/narratives",
        "narratives.html",
        language(query).say("narratives.title"),
        {"items": told},
        lambda: {"names": {form["key"]: form["name"] for form in held.speakers(ledger)}},
        languages=SPOKEN,
    )


def _tally(values: Iterable[str]) -> list[Form]:
    many = Counter(values)
    return [{"name": name, "n": n} for name, n in sorted(many.items(), key=lambda one: (-one[1], one[0]))]
