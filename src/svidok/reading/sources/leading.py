"""Of which region does somebody tell by his office, and does a sentence tell of another?"""

from __future__ import annotations

from svidok.lexicon import Lexicon
from svidok.model.place import PlaceMention, PlacePrecision, PlaceRole
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.attributed import Attribution

_LEADING = ("Governor of ", "Mayor of ", "head of ", "Military Administration", " operational headquarters")
_SERVING = (" Prosecutor's Office", " Police", "Police in ", " Service in ", " Ministry of Health")  # a region


def region_of(one: Attribution, lexicon: Lexicon) -> str | None:
    """The code of the one region that all who speak lead, as the tables, the report or their names tell; else None."""
    offices = (lexicon.row("person", name).get("role") or one.role or name for name in one.source)
    regions = {_led_by(office, lexicon) for office in offices}
    return next(iter(regions)) if len(regions) == 1 else None


def is_of_another(passage: Passage, region: str | None) -> bool:
    """Whether a sentence names regions in which something happens, and not this one, or counts the whole land's people:
    "killed four people across Ukraine. In N Oblast … the governor said"."""
    if region is None:
        return False
    mentions = [one for one in passage.named if isinstance(one, PlaceMention) and one.role is not PlaceRole.LAUNCH]
    named = {one.place.admin1 for one in mentions} - {None}
    land = any(one.role is PlaceRole.SCENE and one.place.precision is PlacePrecision.COUNTRY for one in mentions)
    whole = not named and passage.has("toll") and (land or passage.has("nationwide"))
    return whole or (bool(named) and region not in named)


def lands_of(passage: Passage) -> frozenset[str]:
    """The lands in whose places a sentence tells that something happens."""
    mentions = (one for one in passage.named if isinstance(one, PlaceMention) and one.role is PlaceRole.SCENE)
    return frozenset(one.place.country for one in mentions if one.place.country)


def _led_by(office: str, lexicon: Lexicon) -> str | None:
    if not any(word in office for word in (*_LEADING, *_SERVING)):
        return None
    rows = lexicon.names["region"].items()
    named = [(len(row["office"]), code) for code, row in rows if row["office"] and row["office"] in office]
    return max(named)[1] if named else None
