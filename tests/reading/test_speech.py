"""To whom do words go, in whatever way a report says who said them? All persons and most bodies are invented."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from svidok.lexicon import load
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.sentence.passages import passages
from svidok.reading.sources.attributed import at
from svidok.reading.sources.attribution import attributions

LEXICON = load()
TOLD = tomllib.loads(Path(__file__).with_name("speech.toml").read_text("utf-8"))["told"]


@pytest.mark.parametrize(
    ("language", "text", "words", "source", "via"), TOLD, ids=[f"{r[0]} {r[1][:50]}" for r in TOLD]
)
def test_words_go_to_whom_they_belong(language: str, text: str, words: str, source: str, via: str) -> None:
    marked = corridor().mark(Report("speech", text, language, date(2026, 6, 18)))
    assert marked is not None
    one = at(attributions(marked, passages(marked, LEXICON), LEXICON), text.index(words) + 1)
    assert (source, via) == ((", ".join(one.source), ", ".join(one.via)) if one is not None else ("", ""))
