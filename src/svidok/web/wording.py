"""How are figures, days and places written for a reader?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from svidok.web.labels import codes, label, region

Form = Mapping[str, Any]

_DAY, _MONTH = 10, 7  # characters of an ISO date


def number(n: int) -> str:
    """With a thin space between thousands."""
    return f"{n:,}".replace(",", "\u202f")


def span(least: int | None, most: int | None) -> str:
    """Between which ends: 12, 3–5, 500 or more, up to 20; a dash for nothing known."""
    if least is None and most is None:
        return "–"
    if most is None:
        return f"{number(least or 0)} or more"
    if least is None:
        return f"up to {number(most)}"
    return number(least) if least == most else f"{number(least)}–{number(most)}"


def figure(form: Form | None) -> str:
    """A range as one report gives it, with “about” and “more than” kept."""
    if not form:
        return "–"
    least, most = form.get("min"), form.get("max")
    if form.get("exclusive") and (least is None) != (most is None):
        return f"more than {number(least)}" if least is not None else f"fewer than {number(most or 0)}"
    return ("about " if form.get("approx") else "") + span(least, most)


def counted(kind: str, code: str, form: Form | None) -> str:
    """What is counted, in the singular where it is exactly one: 2 drones, 1 drone."""
    one = form is not None and (form.get("min"), form.get("max")) == (1, 1)
    singular = f"{kind}_one"
    return label(singular, code) if one and code in codes(singular) else label(kind, code)


def day(iso: str | None) -> str:
    """4 July 2025, July 2025 or 2025, as far as it is known."""
    if not iso:
        return "no date"
    if len(iso) < _MONTH:
        return iso
    full = date.fromisoformat(iso if len(iso) >= _DAY else f"{iso}-01")
    return f"{full.day} {full:%B %Y}" if len(iso) >= _DAY else f"{full:%B %Y}"


def weekday(iso: str | None) -> str:
    return f"{date.fromisoformat(iso):%A}" if iso and len(iso) == _DAY else ""


def moment(instant: str | None, zone: str = "Europe/Kyiv") -> str:
    """An instant as a local civil time: 4 July 2025, 06:00 Kyiv time."""
    if not instant:
        return "not said"
    local = datetime.fromisoformat(instant).astimezone(ZoneInfo(zone))
    return f"{local.day} {local:%B %Y, %H:%M} {zone_name(zone)}"


def utc(instant: str | None) -> str:
    if not instant:
        return "not said"
    return f"{datetime.fromisoformat(instant).astimezone(ZoneInfo('UTC')):%Y-%m-%d %H:%M} UTC"


def zone_name(zone: str) -> str:
    return f"{zone.rpartition('/')[2].replace('_', ' ')} time"


def place(form: Form) -> str:
    """Settlement and region, or the region, or the country; says where the words fit several places."""
    settlement = form.get("place")
    if settlement and form["place_precision"] in codes("nearness"):
        settlement = label("nearness", form["place_precision"]).format(settlement)
    area = region(form.get("admin1"))
    if settlement and area == f"{form.get('place')} city":
        area = ""
    named = ", ".join(filter(None, (settlement, area)))
    if named:
        return named
    if form.get("rivals"):
        return "one of " + " / ".join(place(rival) for rival in form["rivals"])
    return f"{label('country', form['country'])}, place not said" if form.get("country") else "place not said"


def title(form: Form) -> str:
    """A report's own title, else how it begins."""
    if form["title"]:
        return str(form["title"])
    return f"{form['begins']} …" if form["begins"] else str(form["id"])


def who(source: list[str], outlet: str | None = None) -> str:
    """Whose knowledge it is, as the report names it; else the report's own outlet."""
    return ", ".join(source) or outlet or "the report itself"
