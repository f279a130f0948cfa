"""`svidok check`: what does the record say to a claim?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from svidok.cli.doors import Json, Store, existing, now

if TYPE_CHECKING:
    from svidok.model.verdict import CheckedReading, FigureUsed, Verdict

SHOWN = 12  # unknown days named one by one; the rest is counted

Said = Annotated[str | None, typer.Option("--date", help="The day on which it was said, as 2025-07-09; else today.")]
Speaker = Annotated[str | None, typer.Option("--speaker", help="Who said it; kept with the verdict, never judged.")]


def register(app: typer.Typer) -> None:
    app.command()(check)


def check(
    text: Annotated[str, typer.Argument(help="The claim in its own words, in a language of the packs.")],
    date_: Said = None,
    speaker: Speaker = None,
    store: Store = None,
    json_: Json = False,
) -> None:
    """Hold a claim against the record as it was on its day and as it is: every reading with its figures."""
    said_on = _day(date_)
    with existing(store) as ledger:
        from svidok.pipeline.check import check_in_store
        from svidok.pipeline.corridor import corridor

        verdict = check_in_store(ledger, text, said_on, speaker, corridor())
    if json_:
        from svidok.model.verdict_form import verdict_form

        print(json.dumps(verdict_form(verdict), ensure_ascii=False))
    else:
        print("\n".join(_lines(verdict)))


def _day(written: str | None) -> date:
    try:
        return date.fromisoformat(written) if written else now().date()
    except ValueError:
        raise typer.BadParameter(f"{written} is no day; write it as 2025-07-04", param_hint="--date") from None


def _lines(verdict: Verdict) -> Iterator[str]:
    made = "machine-made, confirmed by nobody" if verdict.machine_made else f"confirmed by {verdict.confirmed_by}"
    yield f"{verdict.finding} as of {verdict.said_on} ({made})"
    if verdict.today is not verdict.finding:
        yield f"{verdict.today} as of today"
    yield f"  {verdict.why}"
    yield f"  {verdict.basis}"
    asked = verdict.proposition
    yield f"taken as: {asked.type}, {asked.weapon or 'any weapon'}, {asked.outcome}, {asked.area}, {asked.comparison}"
    for reading in verdict.readings:
        yield from _reading(reading)
    if verdict.breaks:
        yield f"counted in another way since: {', '.join(verdict.breaks)}"
    if verdict.missing:
        named = ", ".join(day.isoformat() for day in verdict.missing[:SHOWN])
        more = f" and {len(verdict.missing) - SHOWN} more" if len(verdict.missing) > SHOWN else ""
        yield f"nothing is known of: {named}{more}"


def _reading(reading: CheckedReading) -> Iterator[str]:
    today = f", today {reading.today}" if reading.today not in (None, reading.finding) else ""
    beside = "" if reading.meant else " (not what the words say)"
    yield f"- {reading.says}{beside}: {reading.finding}{today}; {reading.why}"
    for rank, used in enumerate(reading.rivals, start=1):
        yield f"    {rank:2}. {_used(used)}"
    if not reading.rivals:
        for used in reading.figures[:SHOWN]:
            yield f"    {_used(used)}"


def _used(used: FigureUsed) -> str:
    shown = ", ".join(used.evidence[:3]) + (" …" if len(used.evidence) > 3 else "")
    return f"{used.range} {used.label} on {used.days}  [{shown}]"
