"""Does every item say how sure it is, from what can be seen of it, and less so where words mislead?"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.reports_at_hand import SAMPLE

from svidok.errors import PackError
from svidok.lexicon import load
from svidok.model.form import FIGURES
from svidok.model.reading import Reading
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.confidence import KINDS, TABLE, confidence, rated, weights
from svidok.reading.sentence.passages import passages
from svidok.reading.unsaid import OwnWords

PAGE = Path(__file__).resolve().parents[2] / "docs" / "methodology" / "confidence.md"


def read(text: str, language: str = "en") -> Reading:
    return corridor().read(Report("r", text, language=language, published=date(2025, 7, 4)))


def sureness(reading: Reading) -> list[float | None]:
    figures = [f for incident in reading.incidents for name in FIGURES if (f := getattr(incident, name)) is not None]
    counts = [count for raid in reading.raids for count in raid.counts]
    return [item.confidence for item in (*counts, *figures, *reading.incidents, *reading.claims)]


def test_every_item_of_the_sample_says_how_sure_it_is() -> None:
    said = [sure for document in SAMPLE for sure in sureness(read(document["text"], document["lang"]))]
    assert len(said) > 200
    assert all(sure is not None and 0 < sure < 1 for sure in said)
    assert len(set(said)) > 10


def test_a_number_with_rivals_is_less_sure_than_one_without() -> None:
    alone = read("A drone hit a clinic in Sumy. The strike killed 3 people in Sumy.")
    rival = read(
        "A drone hit a clinic in Sumy. The strike killed 3 people in Sumy. Police said 5 people were killed in Sumy."
    )
    sure, unsure = (reading.incidents[0].killed for reading in (alone, rival))
    assert sure is not None
    assert unsure is not None
    assert (sure.confidence or 0) > (unsure.confidence or 1)


def test_what_is_inferred_is_less_sure_than_what_is_said() -> None:
    text = "Уночі ворог атакував 40 дронами. Збито 30 дронів."
    report = Report("r", text, language="uk", published=date(2025, 7, 4))
    marked = corridor().mark(report)
    assert marked is not None
    own = OwnWords(passages(marked, load()))
    (raid,) = corridor().read(report).raids
    carried = replace(raid, counts=tuple(replace(count, inferred=("outcome",)) for count in raid.counts))
    said, inferred = (rated(Reading("r", "x", raids=(one,)), own).raids[0].counts[0] for one in (raid, carried))
    assert (said.confidence or 0) > (inferred.confidence or 1)


def test_weights_add_up_in_any_order() -> None:
    table = {"count": {"base": 1.0, "a": 0.1, "b": -0.7, "c": 1e-9}}
    assert confidence("count", ("a", "b", "c"), table) == confidence("count", ("c", "b", "a"), table) == 0.6


def test_the_page_tells_the_weights_of_the_packs() -> None:
    page = PAGE.read_text("utf-8")
    for kind in KINDS:
        for trait, weight in weights(TABLE)[kind].items():
            assert f"{trait} {weight:+.2f}" in page, (kind, trait)


@pytest.mark.parametrize(
    "content", ["", "[count]\nbase = 'high'", "not toml", "[count]\nbase = 1\n[figure]\n[incident]"]
)
def test_a_broken_table_is_refused_with_its_file_and_a_remedy(tmp_path: Path, content: str) -> None:
    path = tmp_path / "confidence.toml"
    path.write_text(content, "utf-8")
    with pytest.raises(PackError, match=r"confidence\.toml"):
        weights(path)
