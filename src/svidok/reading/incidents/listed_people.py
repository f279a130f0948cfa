"""Which people does an item of a list only name, whose fate stands above the list?

«За добу поранено трьох людей: • Суми – жінка 61 року; • Білопілля – двоє чоловіків.» The item names a place and people
and has no word of its own for what became of them.
"""

from __future__ import annotations

from svidok.model.figure import Range
from svidok.reading.incidents.casualties import casualties
from svidok.reading.incidents.harm import Harm
from svidok.reading.sentence.listing import is_listed
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.people import PEOPLE, People, people

_FATES = ("killed", "injured")
_TELLING = ("toll", "fate", "unhurt", "spared", "effect", "say", "blow", "weapon", "outcome")
_HEAD = 6  # tokens within which an item names its place


def listed_people(passage: Passage, heading: Passage | None) -> tuple[Harm, ...]:
    """The people of an item as harmed in the one way that the line above its list tells; none if it tells two ways."""
    if heading is None or not is_listed(passage) or not heading.whole.text.rstrip().endswith(":"):
        return ()
    if any(map(passage.has, _TELLING)) or not any(token.is_a("place.scene") for token in passage.tokens[:_HEAD]):
        return ()
    told = {harm.of for harm in casualties(heading) if harm.range.most != 0}
    named = [token for token in people(passage.tokens, passage.text, passage.year) if token.is_a(PEOPLE)]
    counted = [token.value for token in named if isinstance(token.value, People) and token.value.definite]
    least = [one.range.least for one in counted]
    if len(told) != 1 or not told.issubset(_FATES) or not counted or None in least:
        return ()
    start, end = named[0].start, named[-1].end
    number = Range.exactly(sum(one.range.least or 0 for one in counted), passage.text[start:end])
    ages = tuple(age for one in counted for age in one.ages)
    children = [one.children.least or 0 for one in counted if one.children]
    young = Range.exactly(sum(children), number.word) if children else None
    return (Harm(told.pop(), number, start, end, young, ages=ages, sex=counted[0].sex if len(counted) == 1 else ""),)
