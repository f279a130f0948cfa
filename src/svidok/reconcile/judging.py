"""What was decided, and what does it do to the groups that the rules made?

A person's decision holds against a rule's, and the later against the earlier; one that cannot be obeyed beside those
that outrank it is overruled, and the record says so. All others are obeyed: what is the same stands together, what is
different apart, whatever the rules found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from svidok.model.record import Judge, Judgement, JudgementKind, MemberKey
from svidok.reconcile.items import Item, Said


class Bonds:
    """Which items decisions hold together, and which such bundles they keep apart."""

    def __init__(self) -> None:
        self._leader: dict[MemberKey, MemberKey] = {}
        self._apart: dict[MemberKey, set[MemberKey]] = {}

    def __contains__(self, key: MemberKey) -> bool:
        return key in self._leader

    def leader(self, key: MemberKey) -> MemberKey:
        """The one item that stands for the bundle of `key`."""
        while (up := self._leader.get(key, key)) != key:
            self._leader[key] = self._leader.get(up, up)
            key = up
        return key

    def joined(self, one: MemberKey, other: MemberKey) -> bool:
        return self.leader(one) == self.leader(other)

    def parted(self, one: MemberKey, other: MemberKey) -> bool:
        return self.leader(other) in self._apart.get(self.leader(one), ())

    def join(self, one: MemberKey, other: MemberKey) -> bool:
        """Hold two bundles together; False, and nothing done, where they are kept apart."""
        first, second = sorted((self.leader(one), self.leader(other)))
        if self.parted(first, second):
            return False
        self._leader[first] = first
        if first != second:
            self._leader[second] = first
            for far in self._apart.pop(second, set()):
                self._apart[far].discard(second)
                self._keep_apart(first, far)
        return True

    def part(self, one: MemberKey, other: MemberKey) -> bool:
        """Keep two bundles apart; False, and nothing done, where they are held together."""
        first, second = self.leader(one), self.leader(other)
        if first == second:
            return False
        self._leader.setdefault(first, first)
        self._leader.setdefault(second, second)
        self._keep_apart(first, second)
        return True

    def _keep_apart(self, one: MemberKey, other: MemberKey) -> None:
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)

    def copy(self) -> Bonds:
        twin = Bonds()
        twin._leader = dict(self._leader)
        twin._apart = {key: set(others) for key, others in self._apart.items()}
        return twin


@dataclass(frozen=True, slots=True)
class Decisions:
    """The judgements in force, by what they do. `by_member` has the ids of all that name a member."""

    bonds: Bonds = field(default_factory=Bonds)
    set_aside: frozenset[MemberKey] = frozenset()
    misplaced: frozenset[MemberKey] = frozenset()
    checked: frozenset[MemberKey] = frozenset()
    joined: frozenset[MemberKey] = frozenset()  # all that a decision calls the same as another
    by_member: dict[MemberKey, tuple[str, ...]] = field(default_factory=dict)
    overruled: dict[str, str] = field(default_factory=dict)  # by the id of a judgement: that it does not hold, in words

    def ids(self, items: Iterable[Item[Said]]) -> tuple[str, ...]:
        """The judgements that name any of these items."""
        return tuple(sorted({name for item in items for name in self.by_member.get(item.key, ())}))

    def conflicts(self, items: Iterable[Item[Said]]) -> tuple[str, ...]:
        """The judgements on these items that others outrank, in words."""
        return tuple(self.overruled[name] for name in self.ids(items) if name in self.overruled)


def in_force(judgements: Iterable[Judgement]) -> Decisions:
    """What holds of all that was ever decided: nothing undone, and of contradicting decisions that of higher rank."""
    held = standing(judgements)
    bonds = Bonds()
    overruled: dict[str, str] = {}
    joined: set[MemberKey] = set()
    for judgement in held:
        failed = False
        for one, other in _pairs(judgement):
            if judgement.kind is JudgementKind.SAME:
                obeyed = bonds.join(one, other)
                joined.update((one, other) if obeyed else ())
            else:
                obeyed = bonds.part(one, other)
            failed = failed or not obeyed
        if failed:
            overruled[judgement.id] = _overruled(judgement)
    by_member: dict[MemberKey, list[str]] = {}
    for judgement in held:
        for member in judgement.subjects:
            by_member.setdefault(member, []).append(judgement.id)
    return Decisions(
        bonds=bonds,
        set_aside=_subjects(held, JudgementKind.WRONG_READING),
        misplaced=_subjects(held, JudgementKind.WRONG_PLACE),
        checked=_subjects(held, JudgementKind.CHECKED),
        joined=frozenset(joined),
        by_member={member: tuple(ids) for member, ids in by_member.items()},
        overruled=overruled,
    )


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that none undoes, that of the highest rank first."""
    return _not_undone(sorted({judgement.id: judgement for judgement in judgements}.values(), key=_rank, reverse=True))


def judged(groups: Iterable[list[Item[Said]]], decisions: Decisions) -> list[list[Item[Said]]]:
    """The groups with all decisions obeyed; an item stays with the first published unless a decision parts them."""
    bonds = decisions.bonds.copy()
    untouched: list[list[Item[Said]]] = []
    touched: list[list[Item[Said]]] = []
    for group in groups:
        (touched if any(item.key in bonds for item in group) else untouched).append(group)
    for group in touched:
        parts: list[MemberKey] = []
        for item in group:
            if not any(bonds.join(part, item.key) for part in parts):
                parts.append(item.key)
    parts_by_leader: dict[MemberKey, list[Item[Said]]] = {}
    for group in touched:
        for item in group:
            parts_by_leader.setdefault(bonds.leader(item.key), []).append(item)
    return untouched + [sorted(part, key=lambda item: item.order) for part in parts_by_leader.values()]


def _rank(judgement: Judgement) -> tuple[bool, datetime, str]:
    return judgement.by is Judge.PERSON, judgement.when, judgement.id


def _not_undone(ranked: Sequence[Judgement]) -> list[Judgement]:
    """Those that none undoes which holds itself and is of no lower rank; highest first, as given."""
    by_id = {judgement.id: judgement for judgement in ranked}
    undone: set[str] = set()
    for judgement in ranked:
        meant = by_id.get(judgement.undoes or "")
        if meant is not None and judgement.id not in undone and _rank(meant) < _rank(judgement):
            undone.add(meant.id)
    return [judgement for judgement in ranked if judgement.id not in undone]


def _pairs(judgement: Judgement) -> Iterator[tuple[MemberKey, MemberKey]]:
    """What it joins or parts: the first subject with every other one of the same part of a reading."""
    if judgement.kind not in (JudgementKind.SAME, JudgementKind.DIFFERENT):
        return
    for other in judgement.subjects[1:]:
        if other != judgement.subjects[0] and other.part is judgement.subjects[0].part:
            yield judgement.subjects[0], other


def _overruled(judgement: Judgement) -> str:
    when = judgement.when.date().isoformat()
    return f"judgement {judgement.id} ({judgement.kind}, {judgement.who}, {when}) does not hold: another outranks it"


def _subjects(held: Iterable[Judgement], kind: JudgementKind) -> frozenset[MemberKey]:
    return frozenset(member for judgement in held if judgement.kind is kind for member in judgement.subjects)
