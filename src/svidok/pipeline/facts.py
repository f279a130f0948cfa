"""Which facts follow from one state of the record, and where are they kept so that a question need not read it all?

They are kept beside the store under a name that says the state of the log, what made the record, and the packs that
facts depend on.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from svidok.answers.columns import Row, read, written
from svidok.answers.comparison import Comparison
from svidok.answers.counting import counts_of
from svidok.answers.facts import (
    Area,
    ClaimFacts,
    CountFacts,
    IncidentFacts,
    RaidFacts,
    Telling,
    claim_facts,
    incident_facts,
    raid_facts,
    telling,
)
from svidok.answers.families import Family
from svidok.errors import LedgerError
from svidok.ledger import Ledger
from svidok.lexicon.packs import PACKS
from svidok.model.figure import Outcome
from svidok.model.form import Form
from svidok.model.record import Incident, Raid
from svidok.model.record_back import incident_from_form, raid_from_form
from svidok.model.record_form import canonical
from svidok.pipeline import derived

FORMAT = 4
KEPT = 12  # files; of older states of the log nobody asks often
PIECE = 1000
KINDS: Mapping[str, type[Any]] = {
    "raids": RaidFacts,
    "incidents": IncidentFacts,
    "tellings": Telling,
    "claims": ClaimFacts,
}
# What decides beside the record which facts there are.
DEPENDS = ("questions/*.toml", "tables/*.toml", "body.csv", "person.csv", "outlet.csv")


@dataclass(frozen=True)
class Facts:
    """The facts of one state of the record; a kind that a question does not look at is not read."""

    head: str
    as_of: datetime | None
    lines: Mapping[str, bytes]
    comparison: Comparison | None = None

    @cached_property
    def raids(self) -> Sequence[RaidFacts]:
        return self._read("raids", RaidFacts)

    @cached_property
    def incidents(self) -> Sequence[IncidentFacts]:
        return self._read("incidents", IncidentFacts)

    @cached_property
    def claims(self) -> Sequence[ClaimFacts]:
        return self._read("claims", ClaimFacts)

    @cached_property
    def tellings(self) -> Mapping[str, Telling]:
        return {one.id: one for one in self._read("tellings", Telling)}

    def counts(self, family: Family, area: Area) -> Mapping[str, Sequence[CountFacts]]:
        """As svidok.answers.asking.Snapshot has it; found once for all that is asked of these facts."""
        if (family, area) not in self._counts:
            self._counts[family, area] = counts_of(self.raids, family, Outcome.LAUNCHED, area)
        return self._counts[family, area]

    @cached_property
    def _counts(self) -> dict[tuple[Family, Area], Mapping[str, Sequence[CountFacts]]]:
        return {}

    def _read(self, kind: str, type_: type[Row]) -> list[Row]:
        rows = read(type_, json.loads(self.lines[kind]))
        gc.freeze()  # they stay, and hold nothing that could go round in circles: no collection need look at them
        return rows


def facts_of(
    head: str, as_of: datetime | None, raids: Iterable[Raid], incidents: Iterable[Incident], claims: Iterable[Form]
) -> Facts:
    """The facts of these raids, incidents and claims (as their JSON), each looked at once."""
    rows: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    telling_reports: set[str] = set()
    for raid in raids:
        telling_reports |= {member.key.report_id for member in raid.members}
        counted = raid_facts(raid)
        if counted is not None:
            rows["raids"].append(counted)
            rows["tellings"].append(telling(raid))
    for incident in incidents:
        telling_reports |= {member.key.report_id for member in incident.members}
        rows["incidents"].append(incident_facts(incident))
        rows["tellings"].append(telling(incident))
    held = (claim_facts(form, form["id"].rpartition("#claims/")[0] in telling_reports) for form in claims)
    rows["claims"] = [fact for fact in held if fact is not None]
    rows["raids"].sort(key=_day_and_id)
    rows["incidents"].sort(key=_day_and_id)
    rows["tellings"].sort()
    rows["claims"].sort(key=lambda fact: (fact.quoted.published or date.min, fact.quoted.id))
    return Facts(head, as_of, {kind: canonical(written(type_, rows[kind])).encode() for kind, type_ in KINDS.items()})


def keep(folder: Path, key: str, facts: Facts) -> None:
    """Keep the facts beside the store."""
    of = {"head": facts.head, "as_of": facts.as_of.isoformat() if facts.as_of else None}
    body = b"\n".join((canonical(of).encode(), *(facts.lines[kind] for kind in KINDS)))
    derived.keep(_path(folder, key), body, of_kind="facts-*", at_most=KEPT)


def kept(folder: Path, key: str) -> Facts | None:
    """The facts of that key; None where they are not there, or not as they were written."""
    body = derived.kept(_path(folder, key))
    if body is None:
        return None
    first, *lines = body.split(b"\n")
    of = json.loads(first)
    as_of = datetime.fromisoformat(of["as_of"]) if of["as_of"] else None
    return Facts(of["head"], as_of, dict(zip(KINDS, lines, strict=True)))


def key_of(*state: str | None) -> str:
    """The name of the facts that follow from this state: of the log, of what made the record, of a date …"""
    return hashlib.sha256(canonical({"format": FORMAT, "packs": _packs(), "state": state}).encode()).hexdigest()[:32]


def made(ledger: Ledger) -> Facts:
    """The facts of the record as the store holds it, kept for the next time."""
    raids = (raid_from_form(form) for form in forms(ledger, "raid"))
    incidents = (incident_from_form(form) for form in forms(ledger, "incident"))
    try:
        return keep_facts(ledger, raids, incidents)
    except (KeyError, TypeError, ValueError) as error:
        what = f"the record was made by another svidok and cannot be read ({error!r})"
        raise LedgerError(what, where=str(ledger.folder), remedy="svidok renew makes it again") from error


def keep_facts(ledger: Ledger, raids: Iterable[Raid], incidents: Iterable[Incident]) -> Facts:
    """Keep the facts of the record that was just made of these, so that nobody waits for them who asks a question."""
    head, key = state_of(ledger)
    facts = facts_of(head, ledger.last_instant(), raids, incidents, claims_of_store(ledger))
    keep(ledger.folder, key, facts)
    return facts


def claims_of_store(ledger: Ledger) -> Iterator[Form]:
    """Every claim of each report, as its JSON, with what came of it where it is gathered as a forecast."""
    told = {form["id"]: form["forecast"]["state"] for form in forms(ledger, "gathered") if form.get("forecast")}
    for form in forms(ledger, "claim"):
        yield {**form, "came_of": told.get(form.get("claim"))}


def state_of(ledger: Ledger) -> tuple[str, str]:
    """The head of the log that the record stands on, and the key of its facts."""
    state = ledger.record_state()
    head = state.head.hash if state else ledger.head().hash
    return head, key_of(head, state.made_by if state else None)


def forms(ledger: Ledger, kind: str) -> Iterator[Form]:
    """All of a kind in the record, page by page, so that no more than one is held at a time."""
    after: str | None = None
    while True:
        page = ledger.record(kind, after=after, limit=PIECE)
        yield from (dict(row.form) for row in page.items)
        after = page.next
        if after is None:
            return


def _day_and_id(thing: RaidFacts | IncidentFacts) -> tuple[date, str]:
    return thing.day or date.min, thing.id


def _path(folder: Path, key: str) -> Path:
    return folder / derived.FOLDER / f"facts-{key}.jsonl"


@cache
def _packs() -> str:
    found = hashlib.sha256()
    for pattern in DEPENDS:
        for path in sorted(PACKS.glob(pattern)):
            found.update(path.read_bytes())
    return found.hexdigest()
