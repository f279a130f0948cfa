"""How are figures, days and places of the record written for a reader of a language?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape

from svidok.web import labels, phrases, placenames
from svidok.web.language import Language

Form = Mapping[str, Any]

_DAY, _MONTH = 10, 7  # characters of an ISO date
KYIV = "Europe/Kyiv"


def laid(tongue: Language, key: str, **parts: object) -> Markup:
    """The words of that key with parts of a page in their blanks."""
    return Markup(escape(tongue.say(key))).format(**parts)


def reason(words: str | None, tongue: Language) -> Markup:
    """A reason of the record in the language of the page, else as it stands, marked as English."""
    own = phrases.said(words or "", tongue.code) if words else ""
    return escape(own) if own is not None else Markup('<span lang="en">{}</span>').format(words)


def span(least: int | None, most: int | None, tongue: Language) -> str:
    """Between which ends: 12, 3–5, 500 or more, up to 20; a dash for nothing known."""
    return "–" if least is None and most is None else tongue.ends(least, most)


def figure(form: Form | None, tongue: Language) -> str:
    """A range as one report gives it, with “about” and “more than” kept."""
    if not form:
        return "–"
    least, most = form.get("min"), form.get("max")
    if form.get("exclusive") and (least is None) != (most is None):
        beyond, end = ("more_than", least) if least is not None else ("fewer_than", most)
        return tongue.say(f"record.{beyond}", n=tongue.number(end))
    written = span(least, most, tongue)
    return tongue.say("record.about", n=written) if form.get("approx") else written


def counted(kind: str, code: str, form: Form | None, tongue: Language) -> str:
    """What is counted, in the singular where it is exactly one and the language has one: 2 drones, 1 drone."""
    one = form is not None and (form.get("min"), form.get("max")) == (1, 1)
    singular = f"{kind}_one"
    if one and code in labels.codes(singular, tongue.code):
        return tongue.label(singular, code)
    return tongue.label(kind, code) if code in labels.codes(kind, tongue.code) else tongue.called(code)


def day(iso: str | None, tongue: Language) -> str:
    """4 July 2025, July 2025 or 2025, as far as it is known; what is no day as it stands."""
    if not iso:
        return tongue.say("questions.undated")
    try:
        return tongue.day(iso) if len(iso) >= _DAY else tongue.month(f"{iso}-01") if len(iso) >= _MONTH else iso
    except ValueError:
        return iso


def moment(instant: str | None, tongue: Language, zone: str = KYIV) -> str:
    """An instant as a local civil time: 4 July 2025, 06:00 Kyiv time."""
    if not instant:
        return tongue.say("record.not_said")
    local = datetime.fromisoformat(instant).astimezone(ZoneInfo(zone))
    return f"{tongue.day(local.date().isoformat())}, {local:%H:%M} {tongue.label('zone', zone)}"


def utc(instant: str | None, tongue: Language) -> str:
    if not instant:
        return tongue.say("record.not_said")
    return f"{datetime.fromisoformat(instant).astimezone(ZoneInfo('UTC')):%Y-%m-%d %H:%M} UTC"


def place(form: Form, tongue: Language) -> str:
    """Settlement and region, or the region, or the country; says where the words fit several places."""
    name, region = form.get("place"), form.get("admin1")
    area = tongue.called(region) if region else ""
    if name is not None and labels.region(region) in (name, f"{name} city"):
        area = ""  # the region is the settlement
    settlement = placenames.settlement(form.get("place_key"), tongue.code) or name
    if settlement and form["place_precision"] in labels.codes("nearness"):
        settlement = tongue.label("nearness", form["place_precision"]).format(settlement)
    named = ", ".join(filter(None, (settlement, area)))
    if named:
        return named
    if form.get("rivals"):
        return tongue.say("record.one_of", places=" / ".join(place(rival, tongue) for rival in form["rivals"]))
    unplaced = tongue.say("record.no_place")
    return f"{tongue.label('country', form['country'])}, {unplaced}" if form.get("country") else unplaced


def title(form: Form) -> str:
    """A report's own title, else how it begins."""
    if form["title"]:
        return str(form["title"])
    return f"{form['begins']} …" if form["begins"] else str(form["id"])


def who(source: list[str], tongue: Language) -> str:
    """Whose knowledge it is, as the report names it; else the report's own outlet."""
    return ", ".join(source) or tongue.say("record.outlet_itself")
