"""How is a series drawn, with its doubt, its breaks and its caption? As data for any page, and as Vega-Lite."""

from __future__ import annotations

from datetime import date
from textwrap import wrap

from svidok.answers.labels import series_name
from svidok.answers.question_packs import pack
from svidok.answers.sayings import told
from svidok.answers.writing import UNKNOWN, day, each
from svidok.errors import QuestionError
from svidok.model.answer import Answer, CrossedBreak, Period, Point, Series, Told, answer_form
from svidok.model.form import Form

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
FIGURE, DOUBT, BREAK, TEXT = "#1b6ca8", "#3d3d3d", "#b8461b", "#333333"
WIDTH, HEIGHT = 760, 320
LINE = 132  # characters of the caption
STEPS = (1, 2, 3, 6, 12)  # months between the names at the axis
NAMED = 10  # of them have room
SHARE = "share"
LADDER = "record"  # a series that holds its level until the next point


def answer_json(answer: Answer) -> Form:
    """The answer as JSON, with its main series as a chart; None where it has no series."""
    return {**answer_form(answer), "chart": chart_data(answer) if answer.series else None}


def chart_data(answer: Answer, key: str | None = None) -> Form:
    """The main series of an answer, or the one called `key`, with all that is drawn around it, in every language.

    A point whose `best` is null is not known: its place stays empty. `open_above` are the starts of points whose doubt
    has no upper end. `mark` is "bar", or "step" where a level holds until the next point. Raises QuestionError where
    there is no such series.
    """
    series = _chosen(answer, key)
    as_of = answer.as_of.date() if answer.as_of else None
    unit = SHARE if series.key.startswith(SHARE) else _unit(answer, series)
    return {
        "series": series.key,
        "title": dict(pack(answer.question)["title"]),
        "label": series_name(series.key),
        "unit": unit,
        "mark": "step" if series.key.startswith(LADDER) else "bar",
        "points": [_point(one) for one in series.points],
        "open_above": [one.start.isoformat() for one in series.points if one.best is not None and one.most is None],
        "breaks": [_break(one) for one in answer.breaks if _within(one, _span(series))],
        "caption": dict(answer.sentence),
        "doubt": told("shared", "sentence", "chart"),
        "source": told("shared", "sentence", "source", as_of=as_of or UNKNOWN, log=answer.head[:12]),
        "as_of": as_of.isoformat() if as_of else None,
        "head": answer.head,
    }


def chart(answer: Answer, language: str, key: str | None = None) -> Form:
    """The same as a Vega-Lite specification: a level for each figure, a whisker for its doubt (an arrow where it is
    open above), a dashed line where the way of counting changes. Raises QuestionError as `chart_data`.
    """
    data = chart_data(answer, key)
    small_print = [data["caption"], data["doubt"], _legend(data), data["source"]]
    return {
        "$schema": SCHEMA,
        "width": WIDTH,
        "height": HEIGHT,
        "background": "white",
        "padding": 12,
        "title": {
            "text": data["title"][language],
            "subtitle": [line for told_ in small_print for line in wrap(told_[language], LINE)],
            "anchor": "start",
            "frame": "group",
            "fontSize": 16,
            "subtitleFontSize": 11,
            "subtitleColor": TEXT,
            "subtitlePadding": 6,
            "offset": 20,
        },
        "layer": [*_levels(data, language), *_doubts(data, language), *_break_lines(data, language)],
        "config": {"font": "sans-serif", "view": {"stroke": None}, "axis": {"gridColor": "#e6e6e6"}},
    }


def _chosen(answer: Answer, key: str | None) -> Series:
    named = {one.key: one for one in answer.series}
    if key is None and named:
        ending = pack(answer.question).get("chart")
        meant = [one for name, one in named.items() if ending is not None and name.endswith(ending)]
        return meant[0] if meant else max(answer.series, key=_weight)
    if key is None or key not in named:
        raise QuestionError("the answer has no such series", remedy=f"there are: {', '.join(named) or 'none'}")
    return named[key]


def _weight(series: Series) -> float:
    return sum(one.best or 0 for one in series.points)


def _unit(answer: Answer, series: Series) -> str:
    """The unit of the figures that the series is named after."""
    first = series.key.split(" ")[0]
    return next((one.unit for one in answer.figures if one.name == first), "weapons" if first == LADDER else first)


def _span(series: Series) -> Period:
    return Period(series.points[0].start, series.points[-1].end)


def _within(one: CrossedBreak, span: Period) -> bool:
    return span.start <= one.since < span.end


def _point(one: Point) -> Form:
    ends = {"least": one.least, "best": one.best, "most": one.most, "n": one.n}
    return {"start": one.start.isoformat(), "end": one.end.isoformat(), **ends}


def _break(one: CrossedBreak) -> Form:
    return {"id": one.id, "date": one.since.isoformat(), "label": dict(one.label), "told": dict(one.told)}


def _legend(data: Form) -> Told:
    """The breaks by the numbers that stand at their lines."""

    def said(language: str) -> str:
        named = [(one["label"].get(language, one["id"]), date.fromisoformat(one["date"])) for one in data["breaks"]]
        return " · ".join(f"{n} {name}, {day(on, language)}" for n, (name, on) in enumerate(named, 1))

    return each(said)


def _time(data: Form, language: str, field: str) -> Form:
    """The axis of months, no more of them named than have room."""
    known = [one for one in data["points"] if one["best"] is not None] or data["points"]
    first, last = date.fromisoformat(known[0]["start"]), date.fromisoformat(known[-1]["end"])
    step = next((n for n in STEPS if (last - first).days <= n * 31 * NAMED), STEPS[-1])
    names = pack("writing")[language]["months_short"]
    axis = {"tickCount": {"interval": "month", "step": step}, "labelAngle": 0, "labelOverlap": True, "grid": False}
    axis |= {"labelExpr": f"{names}[month(datum.value)] + ' ' + year(datum.value)"}
    return {"field": field, "type": "temporal", "title": None, "axis": axis}


def _amount(data: Form, language: str, field: str = "best") -> Form:
    """The scale from nothing to all of a share, or from nothing to the most; what is drawn stands above its axis."""
    share = data["unit"] == SHARE
    axis = {"title": data["label"][language], "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end"}
    axis |= {"titleY": -26, "titleX": 0, "titleFontSize": 12, "tickCount": 5}
    if share:
        axis |= {"format": ".0%"}
    else:
        space = pack("writing")[language]["thousands"]
        axis |= {"tickMinStep": 1, "labelExpr": f"replace(format(datum.value, ',d'), /,/g, '{space}')"}
    scale = {"domain": [0, 1], "nice": False} if share else {"domainMin": 0}
    return {"field": field, "type": "quantitative", "axis": axis, "scale": scale}


def _levels(data: Form, language: str) -> list[Form]:
    """Columns from nothing for what can be added up, flat marks for shares, steps for records."""
    known = {"data": {"values": [one for one in data["points"] if one["best"] is not None]}}
    at = {"x": _time(data, language, "start"), "y": _amount(data, language)}
    if data["mark"] == "step":
        line = {"type": "line", "interpolate": "step-after", "color": FIGURE, "strokeWidth": 2}
        dots = {"type": "point", "filled": True, "opacity": 1, "color": FIGURE, "size": 45}
        name = {"type": "text", "align": "right", "dx": -9, "fontSize": 12, "fontWeight": "bold", "color": FIGURE}
        last = {"values": known["data"]["values"][-1:]}
        return [
            {**known, "mark": line, "encoding": at},
            {**known, "mark": dots, "encoding": at},
            {"data": last, "mark": name, "encoding": {**at, "text": {"field": "best"}}},
        ]
    ends = {**at, "x2": {"field": "end"}}
    if data["unit"] == SHARE:
        return [{**known, "mark": {"type": "rule", "color": FIGURE, "strokeWidth": 5}, "encoding": ends}]
    column = {"type": "rect", "color": FIGURE, "stroke": "white", "strokeWidth": 1}
    return [{**known, "mark": column, "encoding": {**ends, "y2": {"datum": 0}}}]


def _doubts(data: Form, language: str) -> list[Form]:
    """Whiskers from least to most, and arrows where there is no most; both in the middle of their stretch."""
    at = _time(data, language, "middle" if data["mark"] == "bar" else "start")
    known = [{**one, "middle": _middle(one)} for one in data["points"] if one["best"] is not None]
    whiskers = [one for one in known if one["most"] not in (None, one["least"])]
    ends = {"y": {"field": "least", "type": "quantitative"}, "y2": {"field": "most"}}
    widths = [(DOUBT, 1.8)] if data["unit"] == SHARE else [("white", 5), (DOUBT, 1.8)]  # seen against a column
    rules = [{"mark": {"type": "rule", "color": color, "strokeWidth": width}} for color, width in widths]
    arrow = {"type": "point", "shape": "triangle-up", "color": DOUBT, "filled": True, "size": 30, "yOffset": -6}
    return [
        {"data": {"values": whiskers}, "encoding": {"x": at, **ends}, "layer": rules},
        {
            "data": {"values": [one for one in known if one["most"] is None]},
            "mark": arrow,
            "encoding": {"x": at, "y": {"field": "best", "type": "quantitative"}},
        },
    ]


def _break_lines(data: Form, language: str) -> list[Form]:
    held = {"data": {"values": [{"date": one["date"], "n": n} for n, one in enumerate(data["breaks"], 1)]}}
    line = {"type": "rule", "color": BREAK, "strokeDash": [4, 3]}
    number = {"type": "text", "y": -7, "color": BREAK, "fontSize": 11, "fontWeight": "bold"}
    at = {"x": _time(data, language, "date")}
    return [
        {**held, "mark": line, "encoding": at},
        {**held, "mark": number, "encoding": {**at, "text": {"field": "n"}}},
    ]


def _middle(one: Form) -> str:
    start, end = date.fromisoformat(one["start"]), date.fromisoformat(one["end"])
    return (start + (end - start) / 2).isoformat()
