"""How does the record follow from all that was read? It is thrown away and made again, never edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from svidok import __version__
from svidok.ledger import Ledger, ReadDocument, RecordRow, StoreKind
from svidok.model.claims import ClaimEntry
from svidok.model.claims_form import forecast_form
from svidok.model.form import Form, claim_form
from svidok.model.reading import Claim
from svidok.model.record import Incident, Raid, Toll
from svidok.model.record_form import record_incident_form, record_raid_form
from svidok.pipeline.claim_lists import keep_listed
from svidok.pipeline.claim_rows import claim_ledger
from svidok.pipeline.corridor import Corridor
from svidok.pipeline.facts import keep_facts
from svidok.pipeline.sentences import sentences
from svidok.reconcile import Entry, reconcile

SAMPLE = "SAMPLE-"


def renew(ledger: Ledger, corridor: Corridor) -> bool:
    """Make the record again if anything came in since it was made; whether it was.

    Ids in a sample's store begin with SAMPLE-.
    """
    made_by = f"reconcile@{__version__}+{corridor.reader_id}"
    state = ledger.record_state()
    if state is not None and state.head == ledger.head() and state.made_by == made_by:
        return False
    with ledger.writing():
        read = list(ledger.readings())
        prefix = SAMPLE if ledger.kind is StoreKind.SAMPLE else ""
        entries = [Entry(r.document.report, r.reading) for r in read]
        judgements, issued = ledger.judgements(), ledger.issued_ids()
        record = reconcile(entries, judgements, prefix=prefix, issued=issued)
        claims = claim_ledger(entries, record, judgements, corridor, prefix=prefix, issued=issued, folder=ledger.folder)
        rows = chain(_rows(record.raids, record.incidents, read, claims.held_by), claims.rows())
        new, pointers = record.issued + claims.issued, record.pointers + claims.pointers
        ledger.replace_record(rows, made_by, issued=new, pointers=pointers)
        keep_facts(ledger, record.raids, record.incidents)
        keep_listed(ledger)
    sentences(ledger)  # nobody waits for them who looks at the questions
    return True


def _rows(
    raids: tuple[Raid, ...],
    incidents: tuple[Incident, ...],
    read: list[ReadDocument],
    held_by: Mapping[str, ClaimEntry],
) -> Iterator[RecordRow]:
    yield from map(_raid_row, raids)
    yield from map(_incident_row, incidents)
    for document in read:
        for index, claim in enumerate(document.reading.claims):
            yield _claim_row(document, index, claim, held_by)


def _raid_row(raid: Raid) -> RecordRow:
    return RecordRow(
        "raid",
        raid.id,
        record_raid_form(raid),
        day=raid.day,
        side=raid.attacker,
        reports=raid.n_reports,
        origins=raid.n_origins,
        rests_on=_reports(raid),
    )


def _incident_row(incident: Incident) -> RecordRow:
    return RecordRow(
        "incident",
        incident.id,
        record_incident_form(incident),
        day=incident.day,
        side=incident.attacker,
        admin1=incident.place.admin1,
        place=incident.place.name,
        killed=_ends(incident.killed),
        injured=_ends(incident.injured),
        reports=incident.n_reports,
        origins=incident.n_origins,
        words=" ".join(harmed.phrase or "" for harmed in incident.objects),
        rests_on=_reports(incident),
    )


def _claim_row(read: ReadDocument, index: int, claim: Claim, held_by: Mapping[str, ClaimEntry]) -> RecordRow:
    report = read.document.report
    words = " … ".join(quote.text for quote in claim.evidence)
    name = f"{report.id}#claims/{index}"
    held = held_by.get(name)
    form: Form = {
        "id": name,
        **claim_form(claim),
        "report": report.id,
        "outlet": report.source_name,
        "published": _iso(report.published),
        "quotes": [{"start": q.start, "end": q.end, "text": q.text} for q in claim.evidence],
        "claim": held.claim.id if held else None,
        "speaker_key": held.claim.speaker if held else None,
        "forecast": forecast_form(held.forecast) if held and held.forecast else None,
    }
    return RecordRow(
        "claim",
        form["id"],
        form,
        day=report.published,
        place=None,
        reports=1,
        origins=1,
        words=f"{claim.speaker or ''} {claim.kind} {words}",
        rests_on=(report.id,),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _ends(toll: Toll | None) -> tuple[int | None, int | None]:
    return (toll.least, toll.most) if toll else (None, None)


def _reports(thing: Raid | Incident) -> tuple[str, ...]:
    return tuple(sorted({member.key.report_id for member in thing.members}))
