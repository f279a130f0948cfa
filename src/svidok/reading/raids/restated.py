"""Which counts of a raid say something of their own, and which say again what another says?

A report says its totals more than once: in the headline, in the header of a list, in the list. What is kept is the most
precise statement of each.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from svidok.model.figure import Count, Outcome, Range
from svidok.reading.raids.tallies import Told
from svidok.reading.sentence.passages import Passage

Statement = tuple[Passage, Told]
_SOME = 100  # weapons: a raid of which a report tells so many is the large one that it tells of
_SOON = 12  # counts below one said in a word, among which its number is looked for
_HEADLINE = 10  # sentences of a first line that can be its headline


def stated(said: Sequence[Statement]) -> tuple[Count, ...]:
    """Each statement once, in the order of the text."""
    kept: dict[tuple[object, ...], Count] = {}
    body = [told.count for passage, told in said if passage.sentence.line]
    headed = bool(body) and _is_headed(said[0][0].text)
    for passage, told in said:
        count = told.count
        heads = headed and not passage.sentence.line and passage.index < _HEADLINE
        if heads and (_rounded(count, body) or _told_otherwise(count, body)):
            continue
        key = (count.weapon, count.outcome, count.unit, count.admin1, count.range.ends)
        if not told.more or (*key, False) not in kept:
            told_on_top = (*key, True) in kept  # «ещё один» above, and the same again below
            kept.setdefault((*key, told.more or told_on_top), count)
        else:
            kept.setdefault((*key, True), count)
    kept = {key: _as_its_whole(count, list(kept.values())) for key, count in kept.items()}
    alike: dict[tuple[object, ...], list[Count]] = {}
    for count in kept.values():
        alike.setdefault((count.unit, count.range.ends, count.admin1), []).append(count)
    regions = {count.admin1 for count in kept.values() if count.admin1}
    listed = list(kept.values())
    return tuple(
        count
        for at, count in enumerate(listed)
        if not (_told_exactly(count, listed[at + 1 : at + _SOON]) or _of_the_war(count, listed))
        and not any(
            _restated(count, alike.get((count.unit, count.range.ends, over), ())) for over in _regions(count, regions)
        )
    )


def _as_its_whole(count: Count, others: Sequence[Count]) -> Count:
    """A part as the total tells what became of it: "139 drones were shot down … 13 were neutralised over Rostov"; where
    a total is of weapons downed and jammed together it stays."""
    if count.outcome is not Outcome.NEUTRALISED or count.range.most is None:
        return count
    family = count.weapon.split(".")[0]
    wholes = [
        other
        for other in others
        if other.weapon.split(".")[0] == family and (other.range.least or 0) > count.range.most
    ]
    together = any(other.outcome in (Outcome.NEUTRALISED, Outcome.SUPPRESSED) for other in wholes)
    downed = any(other.outcome is Outcome.SHOT_DOWN and other.admin1 is None for other in wholes)
    return replace(count, outcome=Outcome.SHOT_DOWN) if downed and not together else count


def _is_headed(text: str) -> bool:
    """Whether the first line is a headline: it ends with no full stop."""
    return not text.lstrip().partition("\n")[0].rstrip().endswith((".", "!", "…"))


def _told_otherwise(count: Count, body: Sequence[Count]) -> bool:
    """Whether the body gives a number of the headline to other weapons of its family: the body holds."""
    family = count.weapon.split(".")[0]
    alike = [
        other.weapon
        for other in body
        if other.weapon.split(".")[0] == family
        and (other.outcome, other.unit, other.range.ends) == (count.outcome, count.unit, count.range.ends)
    ]
    return bool(alike) and count.weapon not in alike


def _rounded(count: Count, body: Sequence[Count]) -> bool:
    """Whether a number of the headline is one of the body's said roughly: "more than 50 drones", and 51 below."""
    exact = count.range.least == count.range.most and not count.range.approximate
    family = count.weapon.split(".")[0]
    for other in body:
        same = other.weapon.split(".")[0] == family and other.unit is count.unit
        if same and exact and other.outcome is count.outcome and _tidied(count.range.least, other.range):
            return True
        settled = same and not exact and other.range.least == other.range.most
        if settled and stands_for(count.range, other.range.least or 0):
            return True
    return False


def _tidied(headline: int | None, body: Range) -> bool:
    """Whether a round number of the headline is the body's: 1,300 of "more than 1,300", «шість десятків» of 59."""
    if not headline or headline % 10 or body.least is None:
        return False
    if body.least == headline:
        return body.most != headline or body.approximate
    return body.most == body.least and abs(body.least - headline) <= headline / 20


def stands_for(rough: Range, exact: int) -> bool:
    """Whether a writer may say `exact` so: "more than 50" of up to twice as many, "dozens" of up to ten times."""
    if rough.approximate and rough.least:
        return abs(exact - rough.least) <= rough.least / 10
    vague = not any(letter.isdigit() for letter in rough.word or "")
    most = rough.most if rough.most is not None else (rough.least or 0) * (10 if vague else 2)
    return (rough.least or 0) <= exact <= most


def _told_exactly(count: Count, after: Sequence[Count]) -> bool:
    """Whether a total said in a word ("dozens of drones") is told as a number soon below it."""
    return count.admin1 is None and _vaguely(count.range) and any(_exactly(other, count) for other in after)


def _of_the_war(count: Count, others: Sequence[Count]) -> bool:
    """Whether a number in a word is too large for this raid: "thousands of drones and missiles" beside "500 drones"."""
    family, least = count.weapon.split(".")[0], count.range.least or 0
    return _vaguely(count.range) and any(
        other.outcome is count.outcome
        and (family == "air_target" or other.weapon.split(".")[0] == family)
        and not _vaguely(other.range)
        and _SOME <= (other.range.least or 0) < least / 2
        for other in others
    )


def _vaguely(number: Range) -> bool:
    """Whether a word stands for some number: "dozens", «сотни»; "over 50" has a bound of its own."""
    return number.most is None and not any(letter.isdigit() for letter in number.word or "")


def _exactly(other: Count, count: Count) -> bool:
    """Whether `other` tells the number that `count` leaves open."""
    same = (other.outcome, other.unit, other.admin1) == (count.outcome, count.unit, count.admin1)
    kind = other.weapon == count.weapon or other.weapon.startswith(count.weapon + ".")
    least = other.range.least
    return same and kind and least is not None and least == other.range.most and stands_for(count.range, least)


def _restated(count: Count, alike: Sequence[Count]) -> bool:
    """Whether the same number stands beside it, of a more precise weapon ("40 missiles: 40 Kh-101") or outcome («збито
    110» above «збито/подавлено 110»)."""
    return any(
        other is not count
        and (
            (other.outcome is count.outcome and other.weapon.startswith(count.weapon + "."))
            or (other.outcome is count.outcome and count.weapon == "air_target" != other.weapon)
            or ((other.outcome, other.weapon) == (count.outcome, count.weapon) and other.admin1 != count.admin1)
            or (
                count.outcome is Outcome.SHOT_DOWN
                and other.outcome is Outcome.NEUTRALISED
                and other.weapon == count.weapon
            )
        )
        for other in alike
    )


def _regions(count: Count, told: Collection[str]) -> set[str | None]:
    """Its own region; and, where it has none, the one of all that are told of: «над областю збито 4 … знищено 4»."""
    several = count.admin1 is None and (count.range.least or 0) > 1
    return {count.admin1, *(told if several and len(told) == 1 else ())}
