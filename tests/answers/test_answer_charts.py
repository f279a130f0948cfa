"""Does a chart draw the doubt, the breaks and what is not known, with its caption, the same each time?"""

from __future__ import annotations

from datetime import date

import pytest
from answer_snapshots import made
from bulletins import nights, strike

from svidok.answers.asking import ask
from svidok.answers.chart import answer_json, chart, chart_data
from svidok.errors import QuestionError
from svidok.model.answer import Query
from svidok.model.record_form import canonical

DAY = date(2025, 3, 10)


def answered(question="interception"):
    return ask(question, made(*nights("2024-09-01", "2024-11-30"), *nights("2025-02-01", "2025-02-10")), Query())


def test_figures_doubt_breaks_and_caption_are_drawn():
    answer = answered()
    spec = chart(answer, "uk", "share_stopped RU drone by month")
    levels, whiskers, arrows, lines, _ = (layer["data"]["values"] for layer in spec["layer"])
    assert [one["start"] for one in levels] == ["2024-09-01", "2024-10-01", "2024-11-01", "2025-02-01"]
    assert [one["least"] for one in whiskers] == [one["least"] for one in levels]
    assert not arrows
    assert {one["date"] for one in lines} == {one.since.isoformat() for one in answer.breaks}
    caption = " ".join(spec["title"]["subtitle"])
    assert answer.sentence["uk"] in caption
    assert answer.head in caption
    assert all(one.label["uk"] in caption for one in answer.breaks)


def test_what_a_page_draws_from_has_every_point_break_and_word_in_every_language():
    answer = answered("escalation")
    data = chart_data(answer, "launched RU drone by month")
    series = next(one for one in answer.series if one.key == data["series"])
    assert [(one["start"], one["best"]) for one in data["points"]] == [
        (one.start.isoformat(), one.best) for one in series.points
    ]
    assert None in [one["best"] for one in data["points"]]
    assert [one["id"] for one in data["breaks"]] == [one.id for one in answer.breaks]
    told = [data[name] for name in ("title", "label", "caption", "doubt", "source")]
    assert all(set(one) == {"en", "uk"} for one in (*told, *(each["told"] for each in data["breaks"])))
    assert data["unit"] == "weapons"


@pytest.mark.parametrize(
    ("question", "key", "mark"),
    [
        ("escalation", "launched RU all by month", "bar"),
        ("interception", "share_stopped RU drone by month", "bar"),
        ("records", "record RU all night", "step"),
        ("quiet", "days with_raid RU by month", "bar"),
    ],
)
def test_the_main_series_is_drawn_where_none_is_named(question, key, mark):
    form = answer_json(answered(question))["chart"]
    assert (form["series"], form["mark"]) == (key, mark)


def test_doubt_that_is_open_above_is_an_arrow_and_no_whisker():
    answer = ask("tolls", made(strike(DAY, "UA-51", 3), strike(DAY, "UA-51")), Query())
    assert chart_data(answer, "killed UA-51 by month")["open_above"] == [DAY.isoformat()]
    layers = [layer["data"]["values"] for layer in chart(answer, "en", "killed UA-51 by month")["layer"]]
    assert [len(values) for values in layers[:3]] == [1, 0, 1]
    assert answer_json(ask("tolls", made(), Query()))["chart"] is None


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
