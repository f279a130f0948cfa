"""Which JSON has a gathered claim, a speaker, a narrative? The fields of model/claims.py; dates as ISO 8601.

A list holds summaries; the whole form adds the appearances, the verdict with its figures, and what stands beside it.
"""

from __future__ import annotations

from collections import Counter as Tally
from datetime import UTC, date, datetime
from typing import Any

from svidok.model.claims import (
    Appearance,
    ClaimEntry,
    Decision,
    Forecast,
    Narrative,
    Office,
    QuoteEdge,
    Speaker,
    SpeakerKind,
    Struck,
)
from svidok.model.reading import Side
from svidok.model.report import Quote
from svidok.model.verdict import Days, Verdict
from svidok.model.verdict_form import proposition_form, verdict_form

Form = dict[str, Any]

WHOLE_ONLY = ("appearances", "understood", "verdict_full", "against", "struck", "about", "days", "judgements")


def entry_form(entry: ClaimEntry, speaker_name: str | None) -> Form:
    """The whole form: the summary's fields first. `against` has the counter-claims with their reasons."""
    claim, verdict = entry.claim, entry.verdict
    return {
        "id": claim.id,
        "kind": claim.kind,
        "voice": claim.voice,
        "speaker": claim.speaker,
        "speaker_name": speaker_name,
        "role": claim.role,
        "side": claim.side,
        "topic": claim.topic or None,
        "narrative": claim.narrative or None,
        "words": claim.words,
        "language": claim.appearances[0].language,
        "first_said": _iso(claim.first_said),
        "last_said": _iso(claim.last_said),
        "n_reports": claim.n_reports,
        "n_origins": claim.n_origins,
        "turns": dict(sorted(Tally(str(one.turn) for one in claim.appearances).items())),
        "verdict": _said(entry, verdict) if verdict else None,
        "no_verdict": entry.no_verdict or None,
        "decision": decision_form(entry.decision) if entry.decision else None,
        "forecast": forecast_form(entry.forecast) if entry.forecast else None,
        "counter": [one.claim for one in claim.counter],
        "appearances": [appearance_form(one) for one in claim.appearances],
        "understood": proposition_form(claim.proposition) if claim.proposition else None,
        "verdict_full": verdict_form(verdict) if verdict else None,
        "against": [{"claim": one.claim, "why": one.why} for one in claim.counter],
        "struck": [struck_form(one) for one in entry.struck],
        "about": list(claim.about),
        "days": days_form(claim.days),
        "judgements": list(claim.judgements),
    }


def _said(entry: ClaimEntry, verdict: Verdict) -> Form:
    """What the record says, in a few fields; a machine's word until a person has given one."""
    return {
        "finding": verdict.finding,
        "finding_today": verdict.today,
        "machine_made": entry.decision is None or entry.decision.finding is None,
        "why": verdict.why,
        "basis": verdict.basis,
    }


def summary_form(whole: Form) -> Form:
    """What a list shows of a claim."""
    return {name: value for name, value in whole.items() if name not in WHOLE_ONLY}


def appearance_form(one: Appearance) -> Form:
    return {
        "member": str(one.key),
        "report": one.key.report_id,
        "quotes": [_quote(quote) for quote in one.quotes],
        "language": one.language,
        "speaker_words": one.speaker_words,
        "role": one.role,
        "path": list(one.path),
        "published": _iso(one.published),
        "published_at": _instant(one.published_at),
        "said_on": _iso(one.said_on),
        "outlet": one.outlet,
        "title": one.title,
        "url": one.url,
        "quoted": one.quoted,
        "voice": one.voice,
        "polarity": one.polarity,
        "modality": one.modality,
        "overstated_by": _quote(one.overstated_by) if one.overstated_by else None,
        "copy_of": one.copy_of,
        "origin": one.origin,
        "turn": one.turn,
        "why": one.why,
    }


def decision_form(one: Decision) -> Form:
    return {
        "judgement": one.judgement,
        "who": one.who,
        "when": _instant(one.when),
        "why": one.why,
        "finding": one.finding,
        "differs": one.differs,
    }


def forecast_form(one: Forecast) -> Form:
    return {"due": _iso(one.due), "words": one.words, "state": one.state, "why": one.why}


def struck_form(one: Struck) -> Form:
    return {
        "incident": one.incident,
        "day": _iso(one.day),
        "place": one.place,
        "objects": list(one.objects),
        "killed": one.killed,
        "injured": one.injured,
    }


def speaker_form(one: Speaker) -> Form:
    return {
        "key": one.key,
        "name": one.name,
        "kind": one.kind,
        "known": one.known,
        "names": list(one.names),
        "offices": [
            {"role": o.role, "of": o.of, "side": o.side, "first": _iso(o.first), "last": _iso(o.last)}
            for o in one.offices
        ],
    }


def speaker_from_form(form: Form) -> Speaker:
    """The speaker that `speaker_form` wrote down."""
    offices = tuple(
        Office(o["role"], o["of"], Side(o["side"]) if o["side"] else None, _date(o["first"]), _date(o["last"]))
        for o in form["offices"]
    )
    kind = SpeakerKind(form["kind"])
    return Speaker(form["key"], form["name"], kind, offices, tuple(form["names"]), form["known"])


def narrative_form(one: Narrative) -> Form:
    return {
        "key": one.key,
        "told": dict(sorted(one.told.items())),
        "topic": one.topic,
        "n_origins": one.n_origins,
        "n_reports": one.n_reports,
        "n_unattributed": one.n_unattributed,
        "first": _iso(one.first),
        "last": _iso(one.last),
        "claims": list(one.claims),
        "named": list(one.named),
    }


def edge_form(one: QuoteEdge) -> Form:
    return {
        "quoting": one.quoting,
        "quoted": one.quoted,
        "n": one.n,
        "claims": list(one.claims),
        "quoting_name": one.quoting_name,
        "quoted_name": one.quoted_name,
    }


def days_form(days: Days | None) -> Form | None:
    return None if days is None else {"first": _iso(days.first), "last": days.last.isoformat()}


def _quote(quote: Quote) -> Form:
    return {"start": quote.start, "end": quote.end, "text": quote.text}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _instant(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).isoformat().replace("+00:00", "Z")
