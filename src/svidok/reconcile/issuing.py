"""Which id does each group keep, so that no id ever given is lost, whatever further reports and decisions do?

An id follows its oldest item: the group that holds it has the id, and of several ids the one given first; the others
point there. An id that lost items to another points to them too. What was given is remembered for every item that ever
stood under an id, and an item is found again after another reading by its place and day, else by its words.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Generic

from svidok.model.reading import Claim, RaidReport
from svidok.model.record import IssuedId, MemberKey, Part, Pointer, PointerKind
from svidok.reconcile.items import Item, Said
from svidok.reconcile.naming import ids, place_slug, plain


class Issuing(Generic[Said]):
    """All ids ever given to raids, incidents or claims, and what stood under them as it is read today."""

    def __init__(self, part: Part, issued: Iterable[IssuedId], items: Sequence[Item[Said]], prefix: str) -> None:
        """`issued` begins with the oldest; `items` are all of this part, also those that a decision sets aside."""
        of_report: dict[str, list[Item[Said]]] = {}
        for item in items:
            of_report.setdefault(item.key.report_id, []).append(item)
        issued = [row for row in issued if row.key.part.kin is part]
        self._part = part
        self._items: Sequence[Item[Said]] = items
        self._prefix = prefix
        self._known = frozenset(issued)
        self._stood: dict[str, dict[MemberKey, None]] = {}
        for row in issued:
            stood = self._stood.setdefault(row.id, {})
            found = _found(row, of_report.get(row.key.report_id, ()))
            if found is not None:
                stood.setdefault(found.key)

    def named(self, stems: Sequence[str], groups: Sequence[Sequence[Item[Said]]]) -> list[str]:
        """One id a group, in the order given: the one that it has had, else a new one."""
        where = {item.key: number for number, group in enumerate(groups) for item in group}
        kept: dict[int, str] = {}
        for name, stood in self._stood.items():
            anchor = next((where[key] for key in stood if key in where), None)
            if anchor is not None:
                kept.setdefault(anchor, name)
        return ids([self._prefix + one for one in stems], groups, kept, self._stood)

    def new(self, holder: Mapping[MemberKey, str]) -> tuple[IssuedId, ...]:
        """What there is to remember that is not known yet; `holder` has the id of today of every item that stands."""
        rows = (_row(holder[item.key], item) for item in self._items if item.key in holder)
        return tuple(row for row in rows if row not in self._known)

    def pointers(self, holder: Mapping[MemberKey, str]) -> tuple[Pointer, ...]:
        """Where to look for what stood under each id, wherever it is not all there."""
        standing = frozenset(holder.values())
        made = (_pointer(name, self._part, stood, holder, standing) for name, stood in sorted(self._stood.items()))
        return tuple(pointer for pointer in made if pointer is not None)


def _pointer(
    name: str, part: Part, stood: Iterable[MemberKey], holder: Mapping[MemberKey, str], standing: Container[str]
) -> Pointer | None:
    to = dict.fromkeys(holder[key] for key in stood if key in holder)
    to.pop(name, None)
    if name in standing:
        return Pointer(name, part, PointerKind.SPLIT, tuple(to)) if to else None
    return Pointer(name, part, PointerKind.MERGED if to else PointerKind.WITHDRAWN, tuple(to))


def _row(name: str, item: Item[Said]) -> IssuedId:
    start, end = _words_of(item)
    return IssuedId(name, item.key, _about(item), start, end)


def _found(row: IssuedId, items: Sequence[Item[Said]]) -> Item[Said] | None:
    """The item that the row speaks of: that of the same day and place, else the one with most of its words."""

    def likeness(item: Item[Said]) -> tuple[bool, int, bool, int]:
        start, end = _words_of(item)
        shared = min(end, row.end) - max(start, row.start)
        return _about(item) == row.about, shared, item.key == row.key, -item.key.index

    best = max(items, key=likeness, default=None)
    return best if best is not None and max(likeness(best)[:2]) > 0 else None


def _words_of(item: Item[Said]) -> tuple[int, int]:
    quotes = item.said.evidence
    return min((quote.start for quote in quotes), default=0), max((quote.end for quote in quotes), default=0)


def _about(item: Item[Said]) -> str:
    if isinstance(item.said, Claim):
        return f"{item.said.kind}-{plain(item.said.speaker or item.said.voice)}"
    day = item.said.period.iso or "undated"
    return day if isinstance(item.said, RaidReport) else f"{day}-{place_slug(item.said.place)}"
