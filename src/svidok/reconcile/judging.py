"""What have people decided, and what does it do to the groups that the rules made?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from svidok.model.record import Judgement, JudgementKind, MemberKey
from svidok.reconcile.items import Item, Said

Pair = tuple[MemberKey, MemberKey]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The judgements in force, by what they do. `by_member` has the ids of all that name a member."""

    same: tuple[Pair, ...] = ()  # latest first
    different: dict[MemberKey, frozenset[MemberKey]] = field(default_factory=dict)
    set_aside: frozenset[MemberKey] = frozenset()
    misplaced: frozenset[MemberKey] = frozenset()
    checked: frozenset[MemberKey] = frozenset()
    joined: frozenset[MemberKey] = frozenset()  # all that a decision calls the same as another
    by_member: dict[MemberKey, tuple[str, ...]] = field(default_factory=dict)

    def parted(self, one: Sequence[Item[Said]], other: Sequence[Item[Said]]) -> bool:
        """Whether a decision keeps an item of `one` from an item of `other`."""
        kept = [self.different[item.key] for item in one if item.key in self.different]
        return any(item.key in apart for apart in kept for item in other)


def in_force(judgements: Iterable[Judgement]) -> Decisions:
    """What holds of all that was ever decided: nothing undone, and of contradicting decisions the later one."""
    in_order = sorted({judgement.id: judgement for judgement in judgements}.values(), key=lambda j: (j.when, j.id))
    undone: set[str] = set()
    for judgement in reversed(in_order):
        if judgement.undoes and judgement.id not in undone:
            undone.add(judgement.undoes)
    held = [judgement for judgement in in_order if judgement.id not in undone]
    pairs: dict[Pair, Judgement] = {}
    by_member: dict[MemberKey, list[str]] = {}
    for judgement in held:
        for member in judgement.subjects:
            by_member.setdefault(member, []).append(judgement.id)
        if judgement.kind in (JudgementKind.SAME, JudgementKind.DIFFERENT):
            for other in judgement.subjects[1:]:
                pair = min(judgement.subjects[0], other), max(judgement.subjects[0], other)
                pairs.pop(pair, None)
                pairs[pair] = judgement
    return Decisions(
        same=tuple(pair for pair, j in reversed(pairs.items()) if j.kind is JudgementKind.SAME),
        different=_both_ways(pair for pair, j in pairs.items() if j.kind is JudgementKind.DIFFERENT),
        set_aside=_subjects(held, JudgementKind.WRONG_READING),
        misplaced=_subjects(held, JudgementKind.WRONG_PLACE),
        checked=_subjects(held, JudgementKind.CHECKED),
        joined=frozenset(key for pair, j in pairs.items() if j.kind is JudgementKind.SAME for key in pair),
        by_member={member: tuple(ids) for member, ids in by_member.items()},
    )


def judged(groups: Iterable[list[Item[Said]]], decisions: Decisions) -> list[list[Item[Said]]]:
    """The groups with all decisions obeyed: parted first, then joined wherever nothing keeps them apart."""
    parts = [part for group in groups for part in _parted(group, decisions)]
    where = {item.key: number for number, part in enumerate(parts) for item in part}
    for one, other in decisions.same:
        first, second = where.get(one), where.get(other)
        if first is None or second is None or first == second or decisions.parted(parts[first], parts[second]):
            continue
        first, second = min(first, second), max(first, second)
        where.update((item.key, first) for item in parts[second])
        parts[first] = sorted(parts[first] + parts[second], key=lambda item: item.order)
        parts[second] = []
    return [part for part in parts if part]


def _parted(group: list[Item[Said]], decisions: Decisions) -> list[list[Item[Said]]]:
    """The group, or its parts: every item stays with the first published unless a decision keeps it from one there."""
    if not any(item.key in decisions.different for item in group):
        return [group]
    parts: list[list[Item[Said]]] = []
    for item in group:
        part = next((part for part in parts if not decisions.parted([item], part)), None)
        if part is None:
            parts.append([item])
        else:
            part.append(item)
    return parts


def _both_ways(pairs: Iterable[Pair]) -> dict[MemberKey, frozenset[MemberKey]]:
    apart: dict[MemberKey, set[MemberKey]] = {}
    for one, other in pairs:
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    return {key: frozenset(others) for key, others in apart.items()}


def _subjects(held: Iterable[Judgement], kind: JudgementKind) -> frozenset[MemberKey]:
    return frozenset(member for judgement in held if judgement.kind is kind for member in judgement.subjects)
