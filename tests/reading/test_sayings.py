"""Is a statement found whatever verb, noun or sign tells it, and does what only looks like one claim nothing?"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

SAID = tomllib.loads(Path(__file__).with_name("sayings.toml").read_text("utf-8"))["said"]
LEAD = {
    "uk": "Війна триває: вночі російські дрони атакували Суми.",
    "ru": "Война продолжается: ночью российские дроны атаковали Сумы.",
    "en": "The war goes on: Russian drones attacked Sumy overnight.",
}


@pytest.mark.parametrize(("language", "speaker", "words"), SAID)
def test_who_says_it(language: str, speaker: str, words: str) -> None:
    report = Report("r", f"{LEAD[language]}\n\n{words}", language=language, published=date(2024, 5, 14))
    start = len(LEAD[language])
    claims = [one for one in corridor().read(report).claims if one.evidence[0].start > start and one.voice != "author"]
    assert [one.speaker or "" for one in claims[:1]] == ([] if speaker == "-" else [speaker])
