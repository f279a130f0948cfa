"""Where is each place that a text names?

Names are found sentence by sentence, then chosen among homonyms by what stands around them: a region or raion beside the
name, the regions in force where it stands, the channel's own region; how many people live there is the weakest reason.
Below a margin nothing is chosen and the rivals are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from svidok.lexicon import Lexicon
from svidok.model.place import Place, PlaceMention, PlacePrecision, PlaceRole
from svidok.model.report import Report
from svidok.resolving.gazetteer import Entry, Gazetteer
from svidok.resolving.homonyms import Context, choose
from svidok.resolving.placenames import Named, Names
from svidok.resolving.placeroles import role_of
from svidok.text import Sentence, sentences as split

_BESIDE = frozenset((",", "(", "-", "–", "—"))


@dataclass
class _Spoken:
    """The names of one sentence."""

    sentence: Sentence
    names: Names
    found: list[Named] = field(default_factory=list)


def places(
    report: Report, sentences: Sequence[Sentence], gazetteer: Gazetteer, lexicon: Lexicon
) -> tuple[PlaceMention, ...]:
    """Every place named in the report, in the order of the text, not overlapping."""
    spoken = [_named(report.text, sentence, gazetteer) for sentence in sentences]
    context = Context(gazetteer, _channel(report, gazetteer, lexicon))
    context.survey([named for one in spoken for named in one.found])
    mentions: list[PlaceMention] = []
    for number, one in enumerate(spoken):
        mentions += _resolved(report, one, number, context)
    return tuple(mentions)


def _named(text: str, sentence: Sentence, gazetteer: Gazetteer) -> _Spoken:
    names = Names(text, sentence, gazetteer)
    found = [named for named in _joined(names, names.all())]
    return _Spoken(sentence, names, found)


def _joined(names: Names, found: Sequence[Named]) -> Iterator[Named]:
    """Each name with the region or raion that stands beside it: «Іванівка Херсонської обл.», «Лозова (Харківщина)»."""
    here = 0
    while here < len(found):
        named, taken = found[here], here + 1
        settled = not _is_area(named) and named.country is None
        while (
            settled and taken < len(found) and _is_area(found[taken]) and _beside(names, named.end, found[taken].start)
        ):
            area = found[taken]
            end = area.end
            if end < len(names.folded) and names.folded[end] == ")" and "(" in names.folded[named.end : area.start]:
                end += 1
            entry = area.choices[0]
            whole = entry.kind == "R"
            named = replace(
                named,
                end=end,
                governed=entry.admin1 if whole or len(area.choices) == 1 else named.governed,
                raion=entry.key if not whole and len(area.choices) == 1 else named.raion,
                certain=True,
            )
            taken += 1
        yield named
        here = taken


def _is_area(named: Named) -> bool:
    return bool(named.choices) and named.typed and all(e.kind in "RPB" for e in named.choices)


def _beside(names: Names, end: int, start: int) -> bool:
    between = names.folded[end:start]
    if not between:
        return True
    return len(between) == 1 and between[0] in (",", "(") and not (between[0] == "," and _listed_on(names, start))


def _listed_on(names: Names, start: int) -> bool:
    """After a comma an area governs only as a genitive or a name of its own: never the next item of a list."""
    return not names.folded[start].endswith(("ої", "ого", "ой", "region", "oblast")) and names.language != "en"


def _channel(report: Report, gazetteer: Gazetteer, lexicon: Lexicon) -> str | None:
    """The region that the publisher's own name holds: «Суспільне Суми», «Запорізька ОВА»."""
    if not report.source_name:
        return None
    named = []
    for code in gazetteer.words:
        for sentence in split(report.source_name, lexicon.profiles, code):
            if sentence.language in gazetteer.words:
                named += Names(report.source_name, sentence, gazetteer).all()
    regions = {e.admin1 for n in named if n.certain for e in n.choices if e.known or e.kind == "P"}
    return regions.pop() if len(regions) == 1 else None


def _resolved(report: Report, one: _Spoken, number: int, context: Context) -> Iterator[PlaceMention]:
    context.begin(number)
    words = one.sentence.words
    last: Named | None = None
    for position, named in enumerate(one.found):
        following = one.found[position + 1] if position + 1 < len(one.found) else None
        if not named.certain and not _believed(one.names, named, last, following, context):
            continue
        place, reason = _place(named, context)
        role = role_of(one.names, named, position, one.found)
        quote = report.quote(words[named.start].start, words[named.end - 1].end)
        context.saw(place, role)
        last = named
        yield PlaceMention(quote, place, role, reason)


def _believed(names: Names, named: Named, last: Named | None, following: Named | None, context: Context) -> bool:
    listed = last is not None and _in_list(names, last.end, named.start)
    listed = listed or (following is not None and following.certain and _in_list(names, named.end, following.start))
    if not names.likely(named, listed):
        return False
    fits = any(e.admin1 in context.regions for e in named.choices)
    return fits if names.language == "en" or not listed else True


def _in_list(names: Names, end: int, start: int) -> bool:
    between = names.folded[end:start]
    return 0 < len(between) <= 4 and all(
        word in (",", "-", "–", "—", "(", ")", "/", ".", "«", "»") or word in names.spoken.joins for word in between
    )


def _place(named: Named, context: Context) -> tuple[Place, str]:
    if named.country is not None:
        return named.country, "a country"
    place, reason = choose(named, context)
    if named.near and place.precision is PlacePrecision.SETTLEMENT and place.name is not None:
        place = replace(place, precision=PlacePrecision.RAION, radius_km=15.0)
    return place, reason


__all__ = ["Gazetteer", "Entry", "PlaceRole", "places"]
