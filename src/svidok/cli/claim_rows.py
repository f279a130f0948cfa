"""How does a gathered claim, a speaker or a narrative look on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Form = Mapping[str, Any]

WIDTH = 100
NOBODY = {"author": "the reports themselves", "weasel": "nobody named", "named": "somebody unnamed"}


def gathered_line(form: Form) -> str:
    who = form["speaker_name"] or NOBODY[form["voice"]]
    return f"{form['id']}  {form['kind']}  {who}: {_short(form['words'])}  [{said_to(form)}; {_spread(form)}]"


def said_to(form: Form) -> str:
    """What the record says to a claim, in a few words."""
    decision, verdict = form["decision"], form["verdict"]
    if decision is not None and decision["finding"] is not None:
        differs = f", the machine finds {verdict['finding']} now" if decision["differs"] and verdict else ""
        return f"{decision['finding']}, confirmed by {decision['who']}{differs}"
    if verdict is None:
        return f"no verdict: {form['no_verdict']}"
    rejected = f", rejected by {decision['who']}" if decision is not None else ""
    return f"{verdict['finding']}, machine-made{rejected}"


def gathered_lines(form: Form) -> Iterator[str]:
    """A claim with its verdict, paths and history, what stands against it and what the record holds beside it."""
    yield gathered_line(form)
    if form["role"] or form["side"]:
        yield f"  spoke as: {form['role'] or '–'} ({form['side'] or 'no party'})"
    yield from _verdict_lines(form)
    yield "  said in:"
    for one in form["appearances"]:
        path = " > ".join(one["path"]) or "the report itself"
        yield f"    {one['said_on'] or '?'}  {one['turn']}  {path}  ({one['why']})"
        yield from (f"      {one['report']} [{q['start']}, {q['end']}) {_short(q['text'])}" for q in one["quotes"])
    for one in form["against"]:
        yield f"  against it: {one['claim']} {one['why']}: {_short(one.get('words', ''))}"
    if form["struck"]:
        yield "  what the record holds of these days (it decides no aim):"
    for one in form["struck"]:
        yield f"    {one['incident']}  {one['place'] or '?'}  {', '.join(one['objects'])}"


def _verdict_lines(form: Form) -> Iterator[str]:
    verdict, forecast = form["verdict"], form["forecast"]
    if verdict is not None:
        yield f"  as of {form['first_said']}: {verdict['finding']}; today: {verdict['finding_today']}"
        yield f"    {verdict['why']}"
        yield f"    {verdict['basis']}"
        for reading in form["verdict_full"]["readings"]:
            beside = "" if reading["meant"] else " (not what the words say)"
            yield f"    - {reading['says']}{beside}: {reading['finding']}; {reading['why']}"
    if forecast is not None:
        yield f"  forecast: {forecast['state']}; {forecast['why']}"


def speaker_line(form: Form) -> str:
    office = form["offices"][-1] if form["offices"] else {}
    told = f"  {office['role']}" if office.get("role") else ""
    return f"{form['key']}  {form['name']}{told}  {form['n_claims']} claims  as {', '.join(form['names'])}"


def speaker_lines(form: Form) -> Iterator[str]:
    yield speaker_line(form)
    for office in form["offices"]:
        days = f"{office['first'] or '?'} to {office['last'] or 'today as far as is known'}"
        yield f"  {office['role'] or 'speaks for itself'} ({office['side'] or 'no party'}), {days}"
    for edge in form["quoted_by"]:
        yield f"  quoted by {edge['quoting']} {edge['n']} times"
    for edge in form["quotes"]:
        yield f"  quotes {edge['quoted']} {edge['n']} times"
    yield from (f"  {gathered_line(one)}" for one in form["claims"])


def narrative_line(form: Form) -> str:
    named = ", ".join(form["named"]) or "nobody by name"
    days = f"{form['first'] or '?'} to {form['last'] or '?'}"
    spread = f"{form['n_origins']} origins, {form['n_reports']} reports, {form['n_unattributed']} times by nobody named"
    return f"{form['key']}  {form['told']['en']}  [{spread}; {days}; said by {named}]"


def _spread(form: Form) -> str:
    return f"{form['n_reports']} reports, {form['n_origins']} origins, {form['first_said'] or 'no date'}"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= WIDTH else words[: WIDTH - 1] + "…"
