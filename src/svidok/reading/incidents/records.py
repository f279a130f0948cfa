"""Is a report a record or a caption, which tells what was destroyed, or burns, and not what struck it?

"Izium. School partially collapsed", «Зруйнований міст у Снігурівці»: a monitor's record of one line, the words below a
picture. Nobody says in it that a side did it, and nothing but the war can have done it.
"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.reading.sentence.listing import only_names
from svidok.reading.sentence.passages import Passage

_WRECKED = ("effect.damaged", "effect.destroyed")
_PEACEFUL = ("aside.weather", "aside.redress", "aside.accident", "aside.mishap", "aside.memorial")
_RECORD = 6  # sentences of the longest record
_CAPTION, _WORDS = 3, 40  # sentences of the longest caption, and its tokens
_TELLING = (
    "say",
    "engaged",
    "put_out",
    "rescuer",
    "quantity",
    "time.event",
)  # news of a fire tell how large it was, and when
_OF_OTHERS = ("object", "quantity", "folk.military", "front_loss", "negated", "aside.threat")
_GOES_ON = (
    "mark",
    "owing",
    "against",
    "place",
)  # after a town that was destroyed; not what it, or somebody in it, destroyed


def is_record(told: Sequence[Passage]) -> bool:
    """Whether all of a short report is a record of what came to harm."""
    if len(told) > _RECORD or any(passage.has(kind) for kind in _PEACEFUL for passage in told):
        return False
    return any(map(_harms_a_thing, told)) or is_caption(told)


def is_caption(told: Sequence[Passage]) -> bool:
    """Whether all of a report is a line below a picture of what burns, or of a town that lies in ruins."""
    brief = len(told) <= _CAPTION and sum(len(passage.tokens) for passage in told) <= _WORDS
    return brief and any(_burns(passage) or lies_waste(passage) or _has_casualties(passage) for passage in told)


def under_its_town(told: Sequence[Passage], number: int) -> bool:
    """Whether a sentence is the one below the name of the town that it tells of, as in the record of a monitor."""
    return number == 1 and told[0].has("place.scene") and only_names(told[0])


def strikes_its_town(passage: Passage) -> bool:
    """Whether a sentence of a caption tells of the town itself, or of people in it whom nobody counts."""
    return lies_waste(passage) or _has_casualties(passage)


def lies_waste(passage: Passage) -> bool:
    """Whether a sentence tells that a town, its centre or a street lies in ruins: "Destruction in A", «розбитий центр
    A». Where it names a thing it is that thing; where it counts, or names soldiers, it may be their arms."""
    if any(map(passage.has, _OF_OTHERS)):
        return False
    after = (passage.tokens[match.end : match.end + 1] for match in passage.matches("laid_waste"))
    return any(not rest or any(map(rest[0].is_a, _GOES_ON)) for rest in after)


def _has_casualties(passage: Passage) -> bool:
    """Whether it shows casualties and does not count them: "Many civilian casualties in front of a supermarket"."""
    shot = any(map(passage.has, ("folk.military", "absent", "negated", "captive", "front_loss", "aside.threat")))
    return passage.has("toll.casualties") and passage.has("civil") and not shot


def _harms_a_thing(passage: Passage) -> bool:
    wrecked = any(map(passage.has, _WRECKED)) and not any(map(passage.has, ("effect.fire", "negated", "aside.threat")))
    return wrecked and _names_a_thing(passage)


def _burns(passage: Passage) -> bool:
    """Whether something burns that is told of for this war; vehicles burn in peace too."""
    fire = passage.has("effect.fire") and not any(map(passage.has, ("negated", "aside.threat", *_TELLING)))
    return fire and _names_a_thing(passage, besides="object.vehicle")


def _names_a_thing(passage: Passage, besides: str = "object.military") -> bool:
    """Whether a thing is named, and not only what is an army's, or `besides`."""
    things = (kind for kind in passage.held.kinds if kind.startswith("object."))
    return any(kind not in ("object.military", besides) and not kind.startswith(besides + ".") for kind in things)
