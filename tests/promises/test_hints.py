"""Is nothing ruled out before the tokens are made that the tokens would have held?"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import pytest
from tests.reports_at_hand import CORPUS, DOCUMENTS, lines_of, needs_shared

from svidok.lexicon import Lexicon, load
from svidok.lexicon.packs import PACKS
from svidok.model.place import PlaceMention
from svidok.model.report import Report
from svidok.pipeline.corridor import Corridor, corridor
from svidok.reading.grammar import GrammarReader
from svidok.reading.raids.carried import Carried
from svidok.reading.raids.counts import counts, may_count
from svidok.reading.sentence.passages import Passage, passages
from svidok.text import Sentence, Words

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


class RulesNothingOut(Lexicon):
    """The lexicon whose every rule is likely in every sentence."""

    def hints(self, sentence: Sentence) -> int:
        return -1  # every sign

    def likely(self, name: str, language: str, held: int) -> bool:
        return name in self.languages[language].patterns


class ReadsEverything(GrammarReader):
    """The reader that looks at every sentence, whatever the words of a report or its places are."""

    def may_cover(self, report: Report, language: str, words: Words) -> bool:
        return True

    def covers(self, report: Report, told: Sequence[Sentence], places: Sequence[PlaceMention]) -> bool:
        return True


@cache
def patient() -> Corridor:
    lexicon = RulesNothingOut(LEXICON.languages, LEXICON.names)
    return Corridor(lexicon, corridor().gazetteer, ReadsEverything(lexicon))


def same_reading(document: Mapping[str, Any]) -> bool:
    said = {key: document.get(key) for key in ("source_name", "language")}
    report = Report(document["id"], document["text"], **said)
    return corridor().read(report) == patient().read(report)


def test_a_reading_is_the_same_where_nothing_is_ruled_out() -> None:
    assert not [document["id"] for document in REPORTS if not same_reading(document)]


@needs_shared
def test_a_reading_of_real_reports_is_the_same_where_nothing_is_ruled_out() -> None:
    documents = lines_of(DOCUMENTS)[::4]
    assert not [document["id"] for document in documents if not same_reading(document)]


@needs_shared
@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_a_text_about_other_things_that_its_words_rule_out_is_read_as_empty_in_full_too(language: str) -> None:
    documents = [document for document in lines_of(CORPUS) if document["lang"] == language][::8]
    assert not [document["id"] for document in documents if not same_reading(document | {"language": language})]
