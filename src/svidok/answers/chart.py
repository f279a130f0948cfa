"""How is a series drawn, with its doubt, its breaks and its caption? A Vega-Lite specification."""

from __future__ import annotations

from textwrap import wrap

from svidok.answers.sayings import pack, told
from svidok.errors import QuestionError
from svidok.model.answer import Answer, Point, Series
from svidok.model.form import Form

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FIGURE, DOUBT, BREAK = "#1b6ca8", "#7a7a7a", "#b8461b"
WIDTH, HEIGHT = 760, 320
LINE = 110  # characters of the caption


def chart(answer: Answer, language: str, key: str | None = None) -> Form:
    """The first series of an answer, or the one called `key`: a level for each figure, a whisker for its doubt
    (an arrow where it is open above), a dashed line where the way of counting changes. An unknown point is left empty.

    Raises QuestionError where there is no such series.
    """
    series = next((one for one in answer.series if key in (None, one.key)), None)
    if series is None:
        names = ", ".join(one.key for one in answer.series) or "none"
        raise QuestionError("the answer has no such series", remedy=f"there are: {names}")
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": HEIGHT,
        "background": "white",
        "title": {
            "text": pack(answer.question)["title"][language],
            "subtitle": [*wrap(answer.sentence[language], LINE), series.key, *_small_print(answer, language)],
            "anchor": "start",
        },
        "layer": _layers(answer, series),
    }


def _small_print(answer: Answer, language: str) -> list[str]:
    said = told("shared", "sentence", "chart", as_of=f"{answer.as_of:%Y-%m-%d}" if answer.as_of else "?")[language]
    return [*wrap(said, LINE), f"svidok, log {answer.head[:12]}"]


def _layers(answer: Answer, series: Series) -> list[Form]:
    points = [_point(one) for one in series.points if one.best is not None]
    days = {"field": "start", "type": "temporal", "title": None, "axis": {"format": "%Y-%m"}}
    amount = {"field": "best", "type": "quantitative", "title": None, "scale": {"domainMin": 0}}
    levels = {
        "data": {"values": points},
        "mark": {"type": "bar", "color": FIGURE},
        "encoding": {"x": days, "x2": {"field": "end"}, "y": amount},
    }
    arrows = {
        "data": {"values": [one for one in points if one["most"] is None]},
        "mark": {"type": "point", "shape": "triangle-up", "color": DOUBT, "filled": True, "yOffset": -8},
        "encoding": {"x": {**days, "field": "middle"}, "y": amount},
    }
    whiskers = {
        "data": {"values": [one for one in points if one["most"] not in (None, one["least"])]},
        "mark": {"type": "rule", "color": DOUBT, "strokeWidth": 2},
        "encoding": {
            "x": {**days, "field": "middle"},
            "y": {"field": "least", "type": "quantitative"},
            "y2": {"field": "most"},
        },
    }
    first, last = series.points[0].start, series.points[-1].end
    held = [{"start": b.since.isoformat(), "id": b.id} for b in answer.breaks if first <= b.since < last]
    at = {"data": {"values": held}, "encoding": {"x": days}}
    lines = {**at, "mark": {"type": "rule", "color": BREAK, "strokeDash": [4, 3]}}
    place = {"type": "text", "angle": 270, "align": "right", "dy": -6, "y": 4, "color": BREAK, "fontSize": 9}
    names = {**at, "mark": place, "encoding": {"x": days, "text": {"field": "id"}}}
    return [levels, whiskers, arrows, lines, names]


def _point(one: Point) -> Form:
    middle = one.start + (one.end - one.start) / 2
    ends = {"start": one.start.isoformat(), "middle": middle.isoformat(), "end": one.end.isoformat()}
    return {**ends, "least": one.least, "best": one.best, "most": one.most}
