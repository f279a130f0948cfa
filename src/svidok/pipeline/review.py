"""What does a person's decision on things of the record say of the items they are made of?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from svidok.errors import QuestionError
from svidok.ledger import Ledger, RecordFilter, StoreKind
from svidok.model.form import Form
from svidok.model.reading import Reading
from svidok.model.record import Incident, Judgement, JudgementKind, MemberKey, Part, Raid, Record
from svidok.pipeline.record import SAMPLE
from svidok.reconcile import Entry, reconcile
from svidok.reconcile.figure_claims import statements

KINDS = {Part.RAIDS: "raid", Part.INCIDENTS: "incident", Part.CLAIMS: "gathered"}
OF_SEVERAL = (JudgementKind.SAME, JudgementKind.DIFFERENT)


def judgements_on(ledger: Ledger, given: Judgement, things: Sequence[str]) -> list[Judgement]:
    """The judgement on raids, incidents and reports (by id) or single items (`REPORT#incidents/0`), as one on items.

    A raid or an incident stands for all its items as it is now, a report for all that was read in it. DIFFERENT is one
    judgement for every item of the first thing. `given` says who, when, why and which kind. Raises QuestionError where
    a thing is not there, or one is missing to compare with.
    """
    groups = [_items(ledger, thing) for thing in things]
    if not any(groups):
        raise QuestionError(f"nothing was read in {', '.join(things)}")
    if given.kind in OF_SEVERAL and len({key for group in groups for key in group}) < 2:
        raise QuestionError(f"“{given.kind}” is said of two things or more")
    if given.kind is JudgementKind.DIFFERENT and len(groups) > 1:
        others = tuple(key for group in groups[1:] for key in group)
        return [replace(given, subjects=(key, *others)) for key in groups[0]]
    return [replace(given, subjects=tuple(dict.fromkeys(key for group in groups for key in group)))]


def undoing(ledger: Ledger, given: Judgement, ids: Iterable[str]) -> list[Judgement]:
    """One judgement for each id that undoes it. Raises QuestionError where no judgement has the id."""
    known = {judgement.id: judgement for judgement in ledger.judgements()}
    undone = []
    for wanted in ids:
        if wanted not in known:
            raise QuestionError(f"no judgement has the id {wanted}", remedy="svidok review list lists them")
        undone.append(replace(given, undoes=wanted))
    return undone


def effect(ledger: Ledger, judgements: Sequence[Judgement]) -> Form:
    """What these judgements would change in the record: ids that would be new, gone, or hold other items."""
    entries = [Entry(read.document.report, read.reading) for read in ledger.readings()]
    kept, issued = ledger.judgements(), ledger.issued_ids()
    prefix = SAMPLE if ledger.kind is StoreKind.SAMPLE else ""
    now = _held(reconcile(entries, kept, prefix=prefix, issued=issued))
    numbered = [replace(judgement, id=f"J-{number}") for number, judgement in enumerate(judgements)]
    then = _held(reconcile(entries, [*kept, *numbered], prefix=prefix, issued=issued))
    return {
        "new": sorted(then.keys() - now.keys()),
        "gone": sorted(now.keys() - then.keys()),
        "changed": sorted(one for one in now.keys() & then.keys() if now[one] != then[one]),
    }


def standing(ledger: Ledger, judgements: Iterable[Judgement]) -> list[str]:
    """The ids under which the items of these judgements stand in the record."""
    keys = {str(key): key for judgement in judgements for key in judgement.subjects}
    found: dict[str, None] = {}
    for key in keys.values():
        rows = ledger.record(KINDS[key.part.kin], RecordFilter(report=key.report_id), limit=1000).items
        found |= {row.id: None for row in rows if any(m["member"] == str(key) for m in _members(row.form))}
    return list(found)


def _items(ledger: Ledger, thing: str) -> tuple[MemberKey, ...]:
    for kind in KINDS.values():
        row = ledger.record_row(kind, thing)
        if row is not None:
            return tuple(MemberKey.parse(member["member"]) for member in _members(row.form))
        became = ledger.pointer(kind, thing)
        if became is not None:
            raise QuestionError(f"{thing} stands no more", remedy=f"see {', '.join(became.to) or 'svidok show'}")
    whole = ledger.reading(thing)
    if whole is not None:
        return _keys(whole)
    if "#" not in thing:
        remedy = "svidok incidents lists ids"
        raise QuestionError(f"no raid, incident or report that was read has the id {thing}", remedy=remedy)
    key = MemberKey.parse(thing)
    reading = ledger.reading(key.report_id)
    if reading is None or key not in _keys(reading):
        raise QuestionError(f"no reading has the item {thing}", remedy=f"svidok show {key.report_id} --json lists them")
    return (key,)


def _keys(reading: Reading) -> tuple[MemberKey, ...]:
    """All items of a reading, the claims made of its figures among them."""
    parts = ((Part.RAIDS, reading.raids), (Part.INCIDENTS, reading.incidents))
    told = (MemberKey(reading.report_id, part, n) for part, items in parts for n in range(len(items)))
    return (*told, *(one.key for one in statements(reading)))


def _members(form: Mapping[str, Any]) -> list[Form]:
    """The items that a thing is made of: a claim calls them its appearances."""
    return list(form.get("members") or form["appearances"])


def _held(record: Record) -> dict[str, object]:
    things: tuple[Raid | Incident, ...] = (*record.raids, *record.incidents)
    return {thing.id: (tuple(member.key for member in thing.members), thing.grade) for thing in things}
