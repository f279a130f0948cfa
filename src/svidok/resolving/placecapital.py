"""Whose capital is "the capital", and whose centre "the regional centre"?

A word beside it tells («української столиці», "the capital of Ukraine"); else it is that of the country spoken of. The
capital of another country, of a region or of an art («культурна столиця») is none of ours.
"""

from __future__ import annotations

from svidok.model.place import PlaceRole
from svidok.resolving.placeline import Line, Named

_MARKS = (",", "(", "—", "–", "-")


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
    if after in codes and line.place_noun(end + 1):
        return None  # "the capital of Russia's republic of N"
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


def seat(line: Line, here: int) -> Named | None:
    """The centre of a region that «обласний центр», "the regional capital" stands for: that of the region spoken of,
    where the words beside it do not name it themselves."""
    if line.folded[here] not in line.spoken.seat_nouns:
        return None
    single = line.noun(here, "seated")
    end = here + 1 if single else here + 2
    if not (single or (line.noun(here, "regional") and line.noun(here + 1, "seat"))) or line.capital(here):
        return None
    if line.noun(end, "bureau") or _named_beside(line, here, end):
        return None
    return Named(here, end, (), True, seat=True)


def _named_beside(line: Line, here: int, end: int) -> bool:
    """Whether the city's own name stands before or after: "in Kharkiv, the regional capital", «облцентр Суми»; a
    region's name after it only tells which («обласний центр Сумщини»)."""
    before = here - 1 - (line.word(here - 1) in line.spoken.articles)
    after = end + (line.word(end) in _MARKS)
    region = line.gazetteer.areas(line.word(end)) or any(
        e.kind == "R" for e in line.gazetteer.named(line.word(end), line.language)
    )
    apposed = line.word(before) in _MARKS and line.capital(before - 1)
    return apposed or (line.capital(after) and not region)


def _qualified(line: Line, here: int) -> bool:
    """Whether an adjective makes it another capital: «культурної столиці», «польської столиці»."""
    return line.spoken.ends(line.word(here - 1), "qualifying")
