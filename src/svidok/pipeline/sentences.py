"""What is the one sentence of each standing question, without asking them all whenever somebody looks at their list?"""

from __future__ import annotations

import json
from collections.abc import Mapping

from svidok import __version__
from svidok.answers.asking import ask, questions
from svidok.errors import QuestionError
from svidok.ledger import Ledger
from svidok.model.answer import Query, Told
from svidok.model.record_form import canonical
from svidok.pipeline import derived
from svidok.pipeline.facts import Facts, kept, key_of, made, state_of

KEPT = 4  # files: of the last states, in public or not
Sentences = Mapping[str, Told | None]


def sentences(ledger: Ledger, *, public: bool = False) -> Sentences:
    """By question, asked of everything; None where a question cannot be asked so. Kept beside the store."""
    _, key = state_of(ledger)
    own = key_of(key, __version__, *questions(), "public" if public else None)
    path = ledger.folder / derived.FOLDER / f"sentences-{own}.json"
    body = derived.kept(path)
    if body is not None:
        found: Sentences = json.loads(body)
        return found
    facts = kept(ledger.folder, key) or made(ledger)
    asked = {name: _asked(name, facts, Query(public=public)) for name in questions()}
    derived.keep(path, canonical(asked).encode(), of_kind="sentences-*", at_most=KEPT)
    return asked


def _asked(name: str, facts: Facts, query: Query) -> Told | None:
    try:
        return dict(ask(name, facts, query).sentence)
    except QuestionError:
        return None
