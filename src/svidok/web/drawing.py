"""What does the chart of an answer show, in words for whoever does not see it?"""

from __future__ import annotations

from svidok.model.form import Form
from svidok.web.language import Language


def described(chart: Form, tongue: Language) -> str:
    """The chart in a few sentences: what stands in it, its highest and last point, its holes and breaks."""
    points = chart["points"]
    known = [point for point in points if point["best"] is not None]
    said = [
        tongue.say(f"drawn.{chart['mark']}", what=tongue.told(chart["label"])),
        tongue.say("drawn.span", n=len(points), first=_start(points[0], tongue), last=_start(points[-1], tongue)),
    ]
    if known:
        for key, point in (("highest", max(known, key=lambda one: one["best"])), ("last", known[-1])):
            value = tongue.amount(point["best"], chart["unit"])
            said.append(tongue.say(f"drawn.{key}", value=value, period=tongue.period(point["start"], point["end"])))
    if len(known) < len(points):
        said.append(tongue.say("drawn.holes", n=len(points) - len(known)))
    if chart["breaks"]:
        said.append(tongue.say("drawn.cuts", n=len(chart["breaks"])))
    return " ".join(said)


def _start(point: Form, tongue: Language) -> str:
    return tongue.day(point["start"])
