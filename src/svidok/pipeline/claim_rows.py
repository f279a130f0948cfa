"""How does the ledger of claims follow from all that was read: gathered, checked, and as rows of the record?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from svidok.answers.forecasts import last_day
from svidok.checking import check, why_not
from svidok.ledger import RecordRow
from svidok.lexicon.speakers import register
from svidok.model.claims import ClaimEntry, Decision, Due, Forecast, GatheredClaim
from svidok.model.claims_form import edge_form, entry_form, narrative_form, speaker_form
from svidok.model.finding import Finding
from svidok.model.reading import ClaimKind
from svidok.model.record import IssuedId, Judgement, JudgementKind, Part, Pointer, Record
from svidok.model.verdict import ClaimType, Verdict
from svidok.pipeline.corridor import Corridor
from svidok.pipeline.kept_senses import all_senses
from svidok.pipeline.known import Knowledge
from svidok.reconcile import Entry
from svidok.reconcile.claim_counters import struck
from svidok.reconcile.claim_views import narratives_of, quotations
from svidok.reconcile.claims import GatheredClaims, gather
from svidok.reconcile.judging import standing

GATHERED, SPEAKER, NARRATIVE, EDGE = "gathered", "speaker", "narrative", "quotation"
NOT_A_CLAIM = {
    ClaimKind.DEMAND: "it asks for something; there is nothing to hold against the record",
    ClaimKind.PLEDGE: "it promises something; there is nothing to hold against the record yet",
    ClaimKind.INTENT: "an aim is a claim; what was hit stands beside it and decides nothing",
}
BORNE_OUT = (Finding.SUPPORTED, Finding.PARTLY)
ALONE = "the record holds no figure of it but that of the claim's own reports"
VERDICTS = {
    JudgementKind.SUPPORTED: Finding.SUPPORTED,
    JudgementKind.CONTRADICTED: Finding.CONTRADICTED,
    JudgementKind.PARTLY: Finding.PARTLY,
    JudgementKind.NOT_CHECKABLE: Finding.NOT_CHECKABLE,
    JudgementKind.TOO_THIN: Finding.TOO_THIN,
    JudgementKind.REJECTED: None,
}


@dataclass(frozen=True, slots=True)
class ClaimLedger:
    """The entries of the ledger by day and id, what is gathered, and the rows that hold it."""

    entries: tuple[ClaimEntry, ...]
    gathered: GatheredClaims

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        return self.gathered.pointers

    @property
    def issued(self) -> tuple[IssuedId, ...]:
        return self.gathered.issued

    @property
    def held_by(self) -> dict[str, ClaimEntry]:
        """The entry in which every claim of a report stands."""
        return {str(one.key): entry for entry in self.entries for one in entry.claim.appearances}

    def rows(self) -> Iterator[RecordRow]:
        names = {one.key: one.name for one in self.gathered.speakers}
        claims = [entry.claim for entry in self.entries]
        for entry in self.entries:
            yield _claim_row(entry, names.get(entry.claim.speaker or ""))
        for speaker in self.gathered.speakers:
            yield RecordRow(SPEAKER, speaker.key, speaker_form(speaker), words=" ".join((speaker.name, *speaker.names)))
        for told in narratives_of(claims, self.gathered.speakers):
            yield RecordRow(NARRATIVE, told.key, narrative_form(told), day=told.last, origins=told.n_origins)
        for edge in quotations(claims):
            yield RecordRow(EDGE, f"{edge.quoting} {edge.quoted}", edge_form(edge))


def claim_ledger(
    entries: Sequence[Entry],
    record: Record,
    judgements: Sequence[Judgement],
    corridor: Corridor,
    *,
    prefix: str = "",
    issued: Iterable[IssuedId] = (),
    folder: Path | None = None,
) -> ClaimLedger:
    """Every claim gathered, with a verdict as of its day and as of the record's last day, or the reason for none.

    What the claims mean is kept in the store's `folder`, if one is given.
    """
    gathered = gather(
        entries, all_senses(entries, corridor, folder), register(), judgements, prefix=prefix, issued=issued
    )
    knowledge = Knowledge(entries, judgements, record, issued)
    today = _last_day(entries, record)
    decisions = _decisions(judgements)
    made = tuple(_entry(claim, knowledge, today, decisions) for claim in gathered.claims)
    return ClaimLedger(made, gathered)


def _entry(
    claim: GatheredClaim, knowledge: Knowledge, today: date | None, decisions: dict[str, Judgement]
) -> ClaimEntry:
    verdict, why = _verdict(claim, knowledge, today)
    return ClaimEntry(
        claim,
        verdict,
        why,
        _forecast(claim, verdict, today),
        _decision(claim, verdict, decisions),
        struck(claim, knowledge.now.incidents),
    )


def _verdict(claim: GatheredClaim, knowledge: Knowledge, today: date | None) -> tuple[Verdict | None, str]:
    """The verdict, or why there is none."""
    asked, said_on = claim.proposition, claim.first_said
    decidable = asked is not None and asked.type is not ClaimType.UNKNOWN
    if claim.kind in NOT_A_CLAIM and not decidable:
        return None, NOT_A_CLAIM[claim.kind]
    if asked is None or not decidable:
        return None, "nothing in it can be held against a record of strikes"
    if said_on is None:
        return None, why_not(asked) or "the day on which it was said is not known"
    then = knowledge.on(said_on)
    verdict = check(
        claim.words,
        said_on,
        claim.speaker,
        asked,
        then.raids,
        then.incidents,
        raids_today=knowledge.now.raids,
        incidents_today=knowledge.now.incidents,
        today=today,
        speaker_side=claim.side,
    )
    return _not_by_itself(verdict, claim, knowledge), ""


def _not_by_itself(verdict: Verdict, claim: GatheredClaim, knowledge: Knowledge) -> Verdict:
    """Figures that only the claim's own reports tell bear nothing out."""
    own = {one.key.report_id for one in claim.appearances}
    used = [figure for one in verdict.readings if one.meant for figure in one.figures]
    others = knowledge.resting_on(used) - own
    if others or not used or verdict.finding not in BORNE_OUT:
        return verdict
    today = Finding.TOO_THIN if verdict.today in BORNE_OUT else verdict.today
    return replace(verdict, finding=Finding.TOO_THIN, today=today, why=ALONE, supports=None)


def _forecast(claim: GatheredClaim, verdict: Verdict | None, today: date | None) -> Forecast | None:
    """What has become of a forecast by the record's last day."""
    if claim.kind is not ClaimKind.FORECAST:
        return None
    due = last_day(claim.due) if claim.due else None
    if due is None:
        return Forecast(None, None, Due.UNDECIDABLE, "it names no day by which it would have come true")
    if today is None or today <= due:
        return Forecast(due, claim.due, Due.OPEN, f"due {due}")
    states = {Finding.SUPPORTED: Due.CAME_TRUE, Finding.CONTRADICTED: Due.DID_NOT}
    if verdict is None:
        return Forecast(due, claim.due, Due.UNDECIDABLE, "nothing in it can be held against a record of strikes")
    why = next((one.why_today or one.why for one in verdict.readings), verdict.why)
    return Forecast(due, claim.due, states.get(verdict.today, Due.UNDECIDABLE), why)


def _decisions(judgements: Sequence[Judgement]) -> dict[str, Judgement]:
    """By member, the last word of a person on a verdict that is not undone."""
    held = sorted((one for one in standing(judgements) if one.kind in VERDICTS), key=lambda one: (one.when, one.id))
    return {str(key): one for one in held for key in one.subjects if key.part.kin is Part.CLAIMS}


def _decision(claim: GatheredClaim, verdict: Verdict | None, decisions: dict[str, Judgement]) -> Decision | None:
    said = [decisions[str(one.key)] for one in claim.appearances if str(one.key) in decisions]
    if not said:
        return None
    last = max(said, key=lambda one: (one.when, one.id))
    finding = VERDICTS[last.kind]
    differs = finding is not None and (verdict is None or verdict.finding is not finding)
    return Decision(last.id, last.who, last.when, last.why, finding, differs)


def _claim_row(entry: ClaimEntry, name: str | None) -> RecordRow:
    claim = entry.claim
    return RecordRow(
        GATHERED,
        claim.id,
        entry_form(entry, name),
        day=claim.first_said,
        side=claim.side,
        reports=claim.n_reports,
        origins=claim.n_origins,
        words=f"{name or ''} {claim.kind} {claim.words}",
        rests_on=tuple(sorted({one.key.report_id for one in claim.appearances})),
    )


def _last_day(entries: Sequence[Entry], record: Record) -> date | None:
    days = [raid.day for raid in record.raids if raid.day] + [e.report.published for e in entries if e.report.published]
    return max(days, default=None)
