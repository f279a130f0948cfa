"""Which region, raion or sea does a name mean that stands undeclined before its noun?

"Kharkiv region", "Kharkiv and Sumy regions", "the region of Odesa", "several regions, including Odesa and Sumy".
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.model.place import PlacePrecision, PlaceRole
from svidok.resolving.gazetteer import Entry
from svidok.resolving.placeareas import LINKS, LIST, STOPS, area_entries, levels
from svidok.resolving.placeline import Line, Named

_INCLUDED = 10  # words from "regions" to "including"


def bare_area(line: Line, here: int) -> Named | None:
    """An area by a name that stands undeclined before its noun: "Kharkiv region", "Kharkiv and Sumy regions"."""
    if line.spoken.declines:
        return None
    length, code = line.gazetteer.region_called(line.folded, here)
    if code and _among_regions(line, here):
        return Named(here, here + length, (line.gazetteer.region(code),), True, _role(line, here, here + length))
    named, entries = line.longest(here)
    stem = line.folded[here]
    noun, width, kind, _plural = _noun(line, here + max(length, named, 1))
    if kind == "region" and code:
        stop = noun + width if noun == here + length else here + length
        role = _role(line, here, stop)
        return Named(here, stop, (line.gazetteer.region(code),), True, role, typed=True)
    if kind == "direction":
        return Named(here, noun + width, (), False, void=True)
    if kind == "sea" and code:
        return Named(here, noun + width, (line.gazetteer.region(code),), True, typed=True)
    if kind in ("raion", "hromada"):
        return _raion_of(line, here, named, entries, noun, width, stem)
    return None


def _among_regions(line: Line, here: int) -> bool:
    """Whether the words before tell of regions, of which the name is one: "the region of Odesa", "several regions,
    including Odesa and Sumy"; a capital is a city among them."""
    seats = {entry.key for entry in line.gazetteer.capitals.values()}
    if any(e.key in seats for e in line.longest(here)[1]):
        return False
    spoken, at = line.spoken, here
    links = spoken.joins - spoken.genitive
    while at > 1 and (line.capital(at - 1) or line.word(at - 1) == "," or line.word(at - 1) in links):
        at -= 1
    if line.word(at - 1) in spoken.genitive:
        return line.noun(at - 2, "region")
    if line.word(at - 1) not in spoken.including:
        return False
    for word in reversed(line.folded[max(0, at - 1 - _INCLUDED) : at - 1]):
        if word in STOPS:
            return False
        if spoken.is_a(word, "several"):
            return spoken.is_a(word, "region")
    return False


def _noun(line: Line, here: int) -> tuple[int, int, str | None, bool]:
    """The noun after a name, or a plural after the rest of a list («Kharkiv, Sumy and Odesa regions»)."""
    between = here
    while line.noun(between, "amid") or (between > here and line.word(between) == "-"):
        between += 1
    if between > here and (width := line.width(between, "region")):
        return between, width, "region", line.noun(between, "several")  # "Belgorod border region"
    for kind in ("region", "raion", "hromada", "sea", "direction") if line.may_be_noun(here) else ():
        width = line.width(here, kind)
        if width and (not line.noun(here + width, "site_after") or line.folded[here + width - 1].endswith("'s")):
            return here, width, kind, line.noun(here, "several")
    at = here
    while at < min(here + LIST, len(line.folded)):
        if (
            line.folded[at] in LINKS
            or line.folded[at] in line.spoken.joins
            or line.capital(at)
            or line.noun(at, "amid")
        ):
            at += 1
        elif line.noun(at, "several") and at > here:
            listed = next((k for k in ("region", "raion", "hromada") if line.noun(at, k)), None)
            return at, 1, listed, True
        else:
            break
    return here, 0, None, False


def _raion_of(
    line: Line, here: int, named: int, entries: Sequence[Entry], noun: int, width: int, stem: str
) -> Named | None:
    kind = "hromada" if line.noun(noun, "hromada") else "raion"
    areas = [area for area in line.gazetteer.latin_areas(stem) if area.centre and area.level in levels(kind)]
    parts = [e for e in entries if e.kind == "B"]
    fits = [e for e in entries if e.kind in "MX"]
    centred = [line.gazetteer.community(e.name or "", e.admin1) for e in entries] if kind == "hromada" else []
    communities = list(dict.fromkeys(area for area in centred if area is not None))
    if areas:
        raions, named = tuple(area_entries(line, areas)), 1
    elif communities:
        raions = tuple(area_entries(line, communities))
    elif parts:
        raions = tuple(parts)
    elif fits:
        raions = tuple(e._replace(precision=PlacePrecision.RAION, kind="P", point=(*e.point[:2], 30.0)) for e in fits)
    else:
        return None
    stop = noun + width if noun == here + named else here + named
    return Named(here, stop, raions, True, _role(line, here, stop), typed=True)


def _role(line: Line, here: int, stop: int) -> PlaceRole:
    titled = line.titled(here) or line.noun(stop, "title_after")
    return PlaceRole.TITLE if titled else PlaceRole.SCENE
