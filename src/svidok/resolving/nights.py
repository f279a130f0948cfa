"""Which day or night is meant: by its date, by its part of the day, or counted from another day?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from svidok.model.period import Scene
from svidok.resolving.expressions import Meaning, Said, Words, counted, dated, last_day, unknown
from svidok.resolving.instants import day_period, shifted


def _day(words: Words) -> Said | None:
    day = words.day("d")
    if day is None:
        return None
    if day.day is None:
        return unknown(day.reason)
    part = words.kind("p", "time.part") or words.setting("part", "whole")
    said = counted(day, part, words.here) or dated(day.day, part, day.reason, words.here)
    return said._replace(scene=Scene(words.setting("scene", said.scene)))


def _night(words: Words) -> Said | None:
    """The night that ends on the morning of `d`; `a` or `e` is its evening where the words name both."""
    day = last_day(words)
    if day is None:
        return None
    if day.day is None:
        return unknown(day.reason)
    said = dated(day.day, "night", f"night, dated by its morning: {day.reason}", words.here)
    evening, known = words.count("a"), words.day("e")
    eve = shifted(day.day, -1)
    if (evening is not None and evening != eve.day) or (known is not None and known.day not in (eve, None)):
        if evening is not None and evening > 31:
            return None
        return said._replace(reason=said.reason + "; the evening named is not the one before, taken as a slip")
    return said


def _after_night(words: Words) -> Said | None:
    """ "Thursday night" begins on Thursday; its morning is Friday, unless the report is out before Friday."""
    day = words.day("d")
    if day is None:
        return None
    if day.day is None:
        return unknown(day.reason)
    morning = shifted(day.day, 1)
    published = words.here.published
    if published is not None and day.day <= published < morning:
        morning = published
    return dated(morning, "night", f"night that begins on the day named: {day.reason}", words.here)


def _this_part(words: Words) -> Said | None:
    """A part of the day with no date: the night before publication, or before the day on which it was told; in the
    evening "tonight" is the night to come."""
    here = words.here if words.here.told is None else replace(words.here, published=words.here.told, hour=None)
    part = words.setting("part", "night")
    for kind in ("time.part", "time.when", "time.adjective"):
        part = words.kind("p", kind) or part
    if words.setting("loose", False) and here.day is not None:
        if part == "night" and here.late and here.published is not None and here.day < here.published:
            return dated(shifted(here.day, 1), part, "night after the evening named before", here)
        return dated(here.day, part, f"{part} of the day named before", here)
    if here.published is None:
        return unknown("a time of day and no publication date")
    shift = words.setting("days", 0)
    if words.setting("tonight", False) and here.hour is not None and here.hour >= 18:
        shift += 1
    if part == "evening" and here.hour is not None and here.hour < 15 and not shift:
        shift = -1
    day = shifted(here.published, shift)
    period = replace(day_period(day, here.zone, part), assumed=words.setting("vague", False))  # till another is named
    return Said(period, Scene.EVENT, f"{part} before publication, dated by its morning")


def _past_day(words: Words) -> Said | None:
    """The day and night past: the day before publication; with `days = 0` («протягом доби») that of publication, unless
    the report is a bulletin of the day before, or that day is the one it named last."""
    here = words.here
    if here.published is None:
        return unknown("the day past, and no publication date")
    before, back = shifted(here.published, -1), words.setting("days", -1)
    named = before in (here.day, here.anchor)
    day = before if here.bulletin or (not back and named) else shifted(here.published, back)
    return Said(day_period(day, here.zone), Scene.EVENT, "the day past, counted from publication")


def _from_anchor(words: Words) -> Said | None:
    """ "The day before the strike", «наступного дня»: from the day named last, else from publication; the day after,
    told as past, is one after what the report told of, however long ago it named the day."""
    here = words.here
    if words.setting("told", False) and here.anchor is None:
        return None  # "the previous night", where none was told of, is the last one
    past = not words.foretold()
    named = here.day or (here.anchor if past or words.match.token("k", words.tokens) is not None else None)
    anchor = named or here.published
    if anchor is None:
        return unknown("counted from a day that is not known")
    days = (words.count("n") or 1) * words.setting("days", 1)
    if words.setting("told", False) and not here.night:
        days += 1  # "said on Tuesday that 39 were downed the previous night": the one that ended on that day
    source = "the day named before" if named else "publication"
    part = words.kind("p", "time.part") or words.setting("part", "whole")
    return dated(shifted(anchor, days), part, f"{source} {days:+d} d", here)


NIGHTS: Mapping[str, Meaning] = {
    "day": _day,
    "counted_on": _day,
    "night": _night,
    "after_night": _after_night,
    "this_part": _this_part,
    "past_day": _past_day,
    "from_anchor": _from_anchor,
}
