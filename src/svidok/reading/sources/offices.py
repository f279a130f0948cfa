"""Which office do words name: of which nation, region or town is "the ministry", "the governor", "the mayor"?

Offices stand in the packs as templates: «{oblast} Military Administration», "{nation} Ministry of Defence".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.model.place import Place, PlaceMention, PlacePrecision
from svidok.reading.sources.acquaintance import Acquaintance, Speaker
from svidok.reading.sources.bodies import in_tables
from svidok.reading.sources.phrases import COUNTRIES, country_of
from svidok.reading.sources.townships import meant

SECRETARY_GENERAL = "Secretary General"
_SLOT = re.compile(r"\{\w+\}")
_MANY_LANDS = "international"  # the kind of a body of many states
GOVERNOR = "Governor of {oblast}"
_GOVERNED, _CITIES = (" Oblast", " Krai", " Okrug"), ("Moscow", "Kyiv", "Sevastopol", "Saint Petersburg")
_GOVERNED_CITIES = ("Sevastopol", "Saint Petersburg")  # whose head is a governor: «глава города»
_MINISTERIAL = ("Ministry", "Minister of ", "Prosecutor General")
_STATE = ("Ministry", "Minister", "President", "Prosecutor", "General Staff")


def template_of(token: Token, run: Sequence[Token], known: Acquaintance) -> str:
    """Of an office that a land and its regions have, the region's where one is said beside it."""
    offices = token.all_of("office")
    regional = (office for office in offices if office.startswith("{oblast}") and region_beside(run, known))
    return next(regional, offices[0])


def filled(template: str, run: Sequence[Token], known: Acquaintance, official: bool = False) -> str | None:
    """«{oblast} Military Administration» with the place said beside it or in force; None where nothing fills it.

    "The president", "intelligence" may be anybody's.
    """
    if "{" not in template:
        return template
    beside = [token.value.place for token in run if isinstance(token.value, PlaceMention)]
    region = next((p for p in beside if p.precision is PlacePrecision.REGION and p.admin1), None)
    if "{nation} government" in template and region is not None:
        template = template.replace("{nation}", "{oblast}")
    if "{nation}" in template:
        nation = next((country for token in run if (country := country_of(token, known.lexicon))), None)
        if nation is None and official:
            nation = _whose(template, known)
        if nation is None:
            return None
        article = template.startswith("{nation}")
        return template.replace("{nation}", adjective(nation, known) if article else nation)
    if "{oblast}" in template:
        place = next((p for p in beside if p.admin1), None) or known.scene
        office = known.lexicon.row("region", place.admin1).get("office") if place and place.admin1 else None
        return template.replace("{oblast}", office) if office else unfilled(template)
    town = meant(run, known.towns) or next((p.name for p in beside if p.name), None)
    town = town or (_centre(region, known) if region is not None else None)
    named = town or (known.settlement.name if known.settlement else None)
    if template == "Mayor of {city}" and named in _GOVERNED_CITIES:
        return f"Governor of {named}"
    slot = "{city}" if "{city}" in template else "{place}"
    return template.replace(slot, named) if named else unfilled(template)


def _centre(region: Place, known: Acquaintance) -> str | None:
    """The town that a region has its name of: «Сумська МВА» has the adjective of both."""
    office = known.lexicon.row("region", region.admin1 or "").get("office", "")
    return office.removesuffix(" Oblast") if office.endswith(" Oblast") else None


def region_beside(run: Sequence[Token], known: Acquaintance) -> str | None:
    """The region said beside an office ("in Kharkiv Oblast"), or the one at hand of what is "regional"."""
    named = (token.value.place for token in run if isinstance(token.value, PlaceMention))
    place = next((place for place in named if place.precision is PlacePrecision.REGION), None)
    if place is None and any(token.is_a("regional") for token in run):
        place = known.scene
    return known.lexicon.row("region", place.admin1 or "").get("office") if place is not None else None


def is_foreign(run: Sequence[Token], body: str, known: Acquaintance) -> bool:
    """Whether a nation beside a body's short name says that it is another's: «в польском Минобороны»."""
    nation = _nation_beside(run, known)
    return nation is not None and COUNTRIES.get(known.lexicon.row("body", body).get("side", ""), nation) != nation


def told_before(template: str, run: Sequence[Token], known: Acquaintance) -> Speaker | None:
    """The body met, or else told of, last whose name has the words of an office that nobody's name stands beside:
    «в МИД» after «МИД Эстонии»."""
    if "{nation}" not in template or _nation_beside(run, known) is not None or _places_beside(run):
        return None
    words = unfilled(template).casefold()
    return next((one for one in known.all_bodies if words in (one.name or "").casefold()), None)


def _nation_beside(run: Sequence[Token], known: Acquaintance) -> str | None:
    named = (country_of(token, known.lexicon) for token in run if not in_tables(token))
    return next((country for country in named if country), None)


def _places_beside(run: Sequence[Token]) -> bool:
    return any(isinstance(token.value, PlaceMention) for token in run)


def _whose(template: str, known: Acquaintance) -> str | None:
    """Whose a bare "the Defence Ministry" is: of the outlet's country, or else (only a ministry or who holds an office)
    of a third one named last, of the land of the language, or (a ministry) of whichever was named last."""
    third = known.country if known.country not in COUNTRIES.values() else None
    if known.home or not any(word in template for word in _STATE):
        return known.home
    return third or known.land or (known.country if any(word in template for word in _MINISTERIAL) else None)


def headed(name: str | None) -> str | None:
    """Who leads a region under the title that it has there: a republic has a head, an oblast a governor."""
    if name is None:
        return None
    region = name.removeprefix(GOVERNOR.partition("{")[0])
    governed = name == region or region in _CITIES or region.endswith(_GOVERNED)
    return name if governed else f"Head of {region}"


def led_by(office: str) -> str | None:
    """The office of who heads a government or a ministry: «глава эстонского МИД», "the head of the government"."""
    if office == "{nation} government":
        return "Prime Minister of {nation}"
    words = unfilled(office)
    return (
        f"Minister of {words.removeprefix('Ministry of ')} of {{nation}}" if words.startswith("Ministry of ") else None
    )


def unfilled(template: str) -> str:
    """An office of which nobody says whose it is: "General Staff", "Ministry of Health"."""
    return _SLOT.sub("", template).strip().removesuffix(" of")


def chief_of(body: str, role: str, known: Acquaintance) -> str | None:
    """Who leads a body of the tables, where nobody names him: "the head of NATO", «глава правительства Украины»."""
    row = known.lexicon.row("body", body)
    if role == SECRETARY_GENERAL:
        return f"{body} {role}"
    if role != "head":
        return None
    land = COUNTRIES.get(row.get("side", ""), "")
    office = "{nation} government" if body.startswith("Cabinet") else body[max(0, body.find("Ministry of ")) :]
    led = led_by(office.removesuffix(f" of {land}")) if land else None
    return led.replace("{nation}", land) if led else f"head of {body}" if row.get("kind") == _MANY_LANDS else None


def adjective(nation: str, known: Acquaintance) -> str:
    return known.lexicon.row("nation", nation).get("adjective") or nation.removeprefix("the ")
