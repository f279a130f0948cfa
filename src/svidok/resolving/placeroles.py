"""What does a named place do in its sentence: scene, launch, interception or part of a title?"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from svidok.model.place import PlaceRole
from svidok.resolving.placeline import Line, Named

REACH = 4  # words between a cue and the first name, or between two names of one list
_STOPS = frozenset((".", ";", "!", "?"))


def role_of(line: Line, named: Named, position: int, found: Sequence[Named]) -> PlaceRole:
    """The role by the cue that governs the list in which the name stands."""
    if named.role is PlaceRole.TITLE:
        return named.role
    first = _first_of_list(line, position, found)
    cue = _cue_before(line, first.start)
    if cue is PlaceRole.INTERCEPTION and not _shot_down(line):
        return PlaceRole.SCENE
    return cue or PlaceRole.SCENE


def _first_of_list(line: Line, position: int, found: Sequence[Named]) -> Named:
    """The first name of the run that a name belongs to: names with few words and no stop between."""
    while position:
        between = line.folded[found[position - 1].end : found[position].start]
        told = [word for word in between if word.isalpha() and word not in line.spoken.joins]
        if len(told) >= REACH or not _STOPS.isdisjoint(between) or _cue_in(line, between):
            break
        position -= 1
    return found[position]


def _cue_in(line: Line, between: Sequence[str]) -> bool:
    return any(_ends(between[: end + 1], line.spoken.launch | line.spoken.interception) for end in range(len(between)))


def _cue_before(line: Line, start: int) -> PlaceRole | None:
    words = line.folded
    for end in range(start, max(0, start - REACH - 1), -1):
        if end < start and words[end] in _STOPS:
            break
        if _ends(words[:end], line.spoken.launch):
            return PlaceRole.LAUNCH
        if _ends(words[:end], line.spoken.interception):
            return PlaceRole.INTERCEPTION
    return None


def _ends(words: Sequence[str], cues: Collection[tuple[str, ...]]) -> bool:
    return any(tuple(words[max(0, len(words) - length) :]) in cues for length in (1, 2, 3, 4))


def _shot_down(line: Line) -> bool:
    return any(word.startswith(line.spoken.shot_down) for word in line.folded)
