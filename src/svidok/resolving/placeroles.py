"""What does a named place do in its sentence: scene, launch, interception or part of a title?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from svidok.model.place import PlaceRole
from svidok.resolving.placeline import Line, Named

REACH = 4  # words between a cue and the first name, or between two names of one list
FLOWN = 8  # words from what was launched to where it came from
_STOPS = frozenset((".", ";", "!", "?"))
_LEADS = frozenset((":", "：", "-", "–", "—"))


def shooting(lines: Iterable[Line]) -> Iterator[bool]:
    """For each sentence, whether a shooting-down governs it: told in it, or in the line above whose list it is in."""
    lead = False
    for line in lines:
        told = shot_down(line)
        item = bool(line.folded) and not line.folded[0].isalpha()
        yield told or (lead and item)
        if line.opens and not item:
            lead = told and _leads(line)
        elif told and _leads(line):
            lead = True


def _leads(line: Line) -> bool:
    """Whether a list may follow: the line ends in a colon, marks of emphasis apart."""
    last = next((word for word in reversed(line.folded) if word not in ("*", "_")), "")
    return last in _LEADS


def role_of(line: Line, named: Named, first: Named, shot: bool) -> PlaceRole:
    """The role by the cue that governs the list in which the name stands, `first` being its first name; `shot`: a
    shooting-down is told of."""
    if named.role is PlaceRole.TITLE:
        return named.role
    if _flown_from(line, named):
        return PlaceRole.LAUNCH
    return _cue_before(line, first.start, shot) or PlaceRole.SCENE


def _flown_from(line: Line, named: Named) -> bool:
    """Whether weapons came from there: «из Белгорода прилетели», «выпустили по городу ракеты из Белгорода»."""
    if line.word(named.start - 1) not in line.spoken.whence:
        return False
    before = line.folded[max(0, named.start - 1 - FLOWN) : named.start - 1]
    since = next((k for k in range(len(before), 0, -1) if before[k - 1] in _STOPS or before[k - 1] == ","), 0)
    return any(word.startswith(line.spoken.flown) for word in (line.word(named.end), *before[since:]))


def first_of_lists(line: Line, found: Sequence[Named]) -> list[Named]:
    """For each name the first of its list: of the names with few words and no stop between."""
    firsts: list[Named] = []
    for position, named in enumerate(found):
        goes_on = position and _goes_on(line, line.folded[found[position - 1].end : named.start])
        firsts.append(firsts[-1] if goes_on else named)
    return firsts


def _goes_on(line: Line, between: Sequence[str]) -> bool:
    told = [word for word in between if word.isalpha() and word not in line.spoken.joins]
    if not line.spoken.near.isdisjoint(between):
        return False  # «випустили з акваторії Чорного моря, вибухнула в полі біля Вознесенська»
    return len(told) < REACH and _STOPS.isdisjoint(between) and not _cue_in(line, between)


def _cue_in(line: Line, between: Sequence[str]) -> bool:
    cues = line.spoken.launch | line.spoken.interception | line.spoken.overhead
    return any(_ends(between, end, cues) for end in range(1, len(between) + 1))


def _cue_before(line: Line, start: int, shot: bool) -> PlaceRole | None:
    words = line.folded
    overhead = line.spoken.overhead | (line.spoken.interception if shot else frozenset())
    for end in range(start, max(0, start - REACH - 1), -1):
        if end < start and words[end] in _STOPS:
            break
        if _ends(words, end, line.spoken.launch) and not line.spoken.one_of.intersection(words[max(0, end - 3) : end]):
            return PlaceRole.LAUNCH  # but not «в одном из районов»
        if _ends(words, end, overhead):
            return PlaceRole.INTERCEPTION
    return None


def _ends(words: Sequence[str], end: int, cues: Collection[tuple[str, ...]]) -> bool:
    """Whether a cue stands right before index `end`."""
    return any(tuple(words[max(0, end - length) : end]) in cues for length in (1, 2, 3, 4))


def shot_down(line: Line) -> bool:
    """Whether the sentence tells that something was shot down."""
    return line.spoken.tells_shot_down(line.folded)
