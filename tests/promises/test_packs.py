"""Does every rule of every language pack do what its own examples say?"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from svidok.lexicon import Pattern, Token, load
from svidok.lexicon.match import spellings
from svidok.lexicon.packs import PACKS, read_toml
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.sentence.passages import passages
from svidok.reading.sentence.people import people
from svidok.reading.sources.phrases import folded
from svidok.resolving.moments import Standpoint
from svidok.resolving.periods import apart, time_tokens
from svidok.text import fold

LEXICON = load()
RULES = [
    pytest.param(code, rule, id=f"{code}: {rule.name}: {' '.join(rule.examples)[:60]}")
    for code, language in LEXICON.languages.items()
    for rules in language.patterns.values()
    for rule in rules
]


@pytest.mark.parametrize(("language", "rule"), RULES)
def test_a_rule_matches_one_of_its_examples_at_least(language: str, rule: Pattern) -> None:
    assert rule.examples
    assert any(_fires(language, rule, example) for example in rule.examples), rule.where


@pytest.mark.parametrize(("language", "rule"), RULES)
def test_every_example_is_matched_by_a_rule_of_its_name(language: str, rule: Pattern) -> None:
    siblings = LEXICON.languages[language].patterns[rule.name]
    for example in rule.examples:
        assert any(_fires(language, sibling, example) for sibling in siblings), f"{rule.where}: {example}"


def _fires(language: str, rule: Pattern, example: str) -> bool:
    return any(list(rule.matches(tokens)) for tokens in _seen(language, example, rule.name))


@cache
def _seen(language: str, example: str, name: str) -> list[Sequence[Token]]:
    """An example as the rules called `name` see it."""
    report = Report("example", example, language=language, published=date(2025, 7, 4))
    marked = corridor().mark(report, language)
    assert marked is not None
    if name == "moment":
        return [apart(example, sentence, LEXICON) for sentence in marked.sentences]
    if name == "time":
        here = Standpoint(report.published, None, "Europe/Kyiv")
        return [time_tokens(example, sentence, LEXICON, here) for sentence in marked.sentences]
    told = passages(marked, LEXICON)
    seen: list[Sequence[Token]] = [LEXICON.tokens(sentence, example) for sentence in marked.sentences]
    seen += [passage.tokens for passage in told] + [folded(passage) for passage in told]
    return seen + [people(passage.tokens, example) for passage in told]


@pytest.mark.parametrize(
    "path", sorted(PACKS.glob("languages/*/*.toml")), ids=lambda path: f"{path.parent.name}: {path.stem}"
)
def test_no_term_of_a_list_is_spelled_by_the_others_already(path: Path) -> None:
    for kind, table in read_toml(path).get("words", {}).items():
        for value, terms in table.items():
            spelled = [{fold(spelling) for spelling in spellings(term)} for term in terms]
            often = Counter(spelling for one in spelled for spelling in one)
            idle = [term for term, one in zip(terms, spelled, strict=True) if all(often[each] > 1 for each in one)]
            assert not idle, f"{path.name}: [words.{kind}] {value}: take out {idle}"
