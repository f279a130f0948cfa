"""Does a chart draw the doubt, the breaks and what is not known, with its caption, the same each time?"""

from __future__ import annotations

import pytest
from answer_snapshots import made
from bulletins import nights

from svidok.answers.asking import ask
from svidok.answers.chart import chart
from svidok.errors import QuestionError
from svidok.model.answer import Query
from svidok.model.record_form import canonical


def answered(question="interception"):
    return ask(question, made(*nights("2024-09-01", "2024-11-30"), *nights("2025-02-01", "2025-02-10")), Query())


def test_figures_doubt_breaks_and_caption_are_drawn():
    answer = answered()
    spec = chart(answer, "uk", "share_stopped RU drone by month")
    levels, whiskers, arrows, lines, _ = (layer["data"]["values"] for layer in spec["layer"])
    assert [one["start"] for one in levels] == ["2024-09-01", "2024-10-01", "2024-11-01", "2025-02-01"]
    assert whiskers == levels
    assert not arrows
    assert {one["id"] for one in lines} == {one.id for one in answer.breaks}
    caption = " ".join(spec["title"]["subtitle"])
    assert answer.sentence["uk"] in caption
    assert answer.head in caption


def test_the_same_answer_is_drawn_the_same():
    assert canonical(chart(answered(), "en")) == canonical(chart(answered(), "en"))


def test_a_series_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(QuestionError, match="launched RU drone by month"):
        chart(answered("escalation"), "en", "launched")
    with pytest.raises(QuestionError, match="there are: none"):
        chart(ask("escalation", made(), Query()), "en")


def test_it_is_drawn_without_a_browser_or_a_network():
    vl_convert = pytest.importorskip("vl_convert", reason="the extra `charts` is not installed")
    svg = vl_convert.vegalite_to_svg(canonical(chart(answered(), "uk")), allowed_base_urls=[])
    assert svg.startswith("<svg")
    assert "Скільки долітає?" in svg
