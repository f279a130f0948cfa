"""Is nothing ruled out before the tokens are made that the tokens would have held?"""

import json

import pytest

from svidok.lexicon import load
from svidok.lexicon.packs import PACKS
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.counts import Carried, counts, may_count
from svidok.reading.passages import Passage, passages

LEXICON = load()
REPORTS = [json.loads(line) for line in (PACKS / "sample" / "reports.jsonl").read_text("utf-8").splitlines()]


def told(document: dict[str, str]) -> tuple[Passage, ...]:
    marked = corridor().mark(Report(document["id"], document["text"], language=document["lang"]))
    assert marked is not None
    return passages(marked, LEXICON)


@pytest.mark.parametrize("document", REPORTS, ids=[document["id"] for document in REPORTS])
def test_what_words_rule_out_stands_in_no_token(document: dict[str, str]) -> None:
    for passage in told(document):
        assert all(passage.may_have((kind,)) for kind in passage.held.kinds)
        for name, rules in LEXICON.languages[passage.language].patterns.items():
            if not passage.likely(name):
                assert not any(list(rule.matches(passage.tokens)) for rule in rules), name


@pytest.mark.parametrize("document", REPORTS, ids=[document["id"] for document in REPORTS])
def test_a_report_that_may_count_nothing_counts_nothing(document: dict[str, str]) -> None:
    said = told(document)
    carried, found = Carried(), []
    for passage in said:
        here, carried = counts(passage, carried)
        found += here
    assert may_count(said) or not found
