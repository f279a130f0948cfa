"""Whose capital is "the capital"?

A word beside it tells («української столиці», "the capital of Ukraine"); else it is that of the country spoken of. The
capital of another country, of a region or of an art («культурна столиця») is none of ours.
"""

from __future__ import annotations

from svidok.model.place import PlaceRole
from svidok.resolving.placeline import Line, Named


def capital(line: Line, here: int) -> Named | None:
    """The capital that the common noun at `here` stands for; both where no word beside it tells whose."""
    if line.folded[here] not in line.spoken.capital_nouns or line.capital(here):
        return None
    start, end = here, here + 1
    codes, articles = line.spoken.capitals, line.spoken.articles
    before, after = line.word(here - 1), line.word(here + 1)
    if after in line.spoken.genitive:
        after, end = line.word(here + 2), here + 2
    elif articles and before not in codes and before not in articles:
        return None
    if after in codes:
        end, whose = end + 1, codes[after]
    elif end > here + 1 or (line.capital(here + 1) and not line.place_word(here + 1)):
        return None
    elif before in codes:
        start, whose = here - 1, codes[before]
    elif _qualified(line, here):
        return None
    else:
        whose = None
    entries = tuple(e for code, e in line.gazetteer.capitals.items() if whose in (None, code))
    role = PlaceRole.TITLE if line.titled(start) else PlaceRole.SCENE
    return Named(start, end, entries, True, role, epithet=True, ahead=line.spoken.capital_of) if entries else None


def _qualified(line: Line, here: int) -> bool:
    """Whether an adjective makes it another capital: «культурної столиці», «польської столиці»."""
    return line.spoken.ends(line.word(here - 1), "qualifying")
