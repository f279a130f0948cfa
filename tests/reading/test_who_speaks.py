"""Who is the speaker of a statement where others are named beside him, where he is told by an office, or by no name."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from svidok.lexicon import load
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.sentence.passages import passages
from svidok.reading.sources.attributed import Attribution
from svidok.reading.sources.attribution import attributions

LEXICON = load()
TABLE = tomllib.loads(Path(__file__).with_name("who_speaks.toml").read_text("utf-8"))


def found(language: str, text: str) -> list[Attribution]:
    marked = corridor().mark(Report("r", text, language=language, published=date(2023, 5, 1)))
    assert marked is not None
    return [one for one in attributions(marked, passages(marked, LEXICON), LEXICON) if not one.carried]


@pytest.mark.parametrize(("language", "text", "speaker", "via"), TABLE["told"])
def test_a_statement_is_whose_it_is(language: str, text: str, speaker: str, via: str) -> None:
    last = max(found(language, text), key=lambda one: one.quote.start)
    assert (last.source, last.via) == ((speaker,), (via,) if via else ())


@pytest.mark.parametrize(("language", "text", "bystander"), TABLE["untold"])
def test_who_is_only_named_says_nothing(language: str, text: str, bystander: str) -> None:
    assert bystander not in [name for one in found(language, text) for name in one.source]
