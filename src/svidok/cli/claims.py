"""`svidok claims|speakers|narratives|verdict|claimreview`: who claims what, and what a person says to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from svidok.cli.claim_rows import gathered_line, narrative_line, speaker_line, speaker_lines
from svidok.cli.doors import Json, Store, existing, now, say
from svidok.cli.rows import claim_line
from svidok.model.finding import Finding

if TYPE_CHECKING:
    from svidok.ledger import Ledger
    from svidok.model.record import Judgement

Form = Mapping[str, Any]
From = Annotated[str | None, typer.Option("--from", help="First day on which it was first said, as 2025-07-04.")]
To = Annotated[str | None, typer.Option("--to", help="Last day, included.")]
By = Annotated[str | None, typer.Option("--by", help="Who decides: a person's alias.")]


class Act(StrEnum):
    CONFIRM = "confirm"
    REJECT = "reject"


def register(app: typer.Typer) -> None:
    for command in (claims, speakers, narratives, verdict, claimreview):
        app.command()(command)


def claims(
    store: Store = None,
    json_: Json = False,
    speaker: Annotated[str | None, typer.Option("--speaker", help="A speaker's key, or part of the name.")] = None,
    kind: Annotated[str | None, typer.Option("--kind", help="fact, forecast, intent, denial …")] = None,
    topic: Annotated[str | None, typer.Option("--topic", help="targets, stocks, scale …")] = None,
    verdict: Annotated[str | None, typer.Option("--verdict", help="supported, contradicted, partly … or none.")] = None,
    from_: From = None,
    to: To = None,
    contains: Annotated[str | None, typer.Option("--contains", help="Words to look for.")] = None,
    each: Annotated[bool, typer.Option("--each", help="Every claim of every report by itself, ungathered.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 50,
) -> None:
    """The claims of all reports, each once with all its paths, newest first, and what the record says to them."""
    from svidok.pipeline.claims import ClaimFilter
    from svidok.pipeline.claims import claims as listed

    days = _day(from_, "--from"), _day(to, "--to")
    with existing(store) as ledger:
        if each:
            _each(ledger, days, contains, limit, json_)
            return
        wanted = ClaimFilter(speaker, kind, topic, verdict, None, None, *days, contains)
        page = listed(ledger, wanted, limit=limit)
        _print(page.items, gathered_line, json_)
    if page.next is not None:
        say(f"{len(page.items)} of {page.total} shown; --limit {page.total} shows all")


def speakers(
    key: Annotated[str | None, typer.Argument(metavar="[KEY]", help="One speaker; none lists all.")] = None,
    store: Store = None,
    json_: Json = False,
    graph: Annotated[bool, typer.Option("--graph", help="Who passes on whose words, as nodes and edges.")] = False,
) -> None:
    """Who speaks: one person or body under all spellings, with offices over time; who quotes whom."""
    from svidok.pipeline import claims as held

    with existing(store) as ledger:
        if graph:
            print(json.dumps(held.quotations(ledger), ensure_ascii=False))
        elif key is None:
            _print(held.speakers(ledger), speaker_line, json_)
        else:
            form = held.speaker(ledger, key)
            print(json.dumps(form, ensure_ascii=False) if json_ else "\n".join(speaker_lines(form)))


def narratives(store: Store = None, json_: Json = False) -> None:
    """What goes about, by how many origins say it, never by copies; and who ever said it by name."""
    from svidok.pipeline import claims as held

    with existing(store) as ledger:
        _print(held.narratives(ledger), narrative_line, json_)


def verdict(
    act: Annotated[Act, typer.Argument(metavar="ACT", help="confirm or reject.")],
    claims_: Annotated[list[str], typer.Argument(metavar="CLAIM…", help="Ids of claims.")],
    by: By = None,
    why: Annotated[str, typer.Option("--why", help="The reason, in words.")] = "",
    finding: Annotated[Finding | None, typer.Option("--finding", help="Your own finding; else the machine's.")] = None,
    store: Store = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be kept.")] = False,
    json_: Json = False,
) -> None:
    """Confirm or reject what the record says to claims; kept with who and why, undone with `svidok review undo`."""
    if not (by or "").strip():
        raise typer.BadParameter("name who decides", param_hint="--by")
    with existing(store) as ledger:
        made = [_judgement(ledger, act, one, str(by).strip(), why.strip(), finding) for one in claims_]
        ids = () if dry_run else _kept(ledger, made)
    forms = [{"claim": one, "kind": judgement.kind} for one, judgement in zip(claims_, made, strict=True)]
    for number, form in enumerate(forms):
        told = form if dry_run else {**form, "judgement": ids[number]}
        print(json.dumps(told) if json_ else "  ".join(str(value) for value in told.values()))


def claimreview(
    claims_: Annotated[
        list[str] | None, typer.Argument(metavar="[CLAIM…]", help="Ids; none takes all confirmed.")
    ] = None,
    store: Store = None,
    address: Annotated[
        str | None, typer.Option("--address", help="Where the pages stand, as https://example.org.")
    ] = None,
) -> None:
    """ClaimReview (schema.org) as JSON-LD, one a line; only of verdicts that a person has confirmed."""
    from svidok.pipeline.verdicts import review_of, reviews

    def address_of(claim: str) -> str | None:
        return f"{address.rstrip('/')}/claims/{claim}" if address else None

    with existing(store) as ledger:
        named = ((one, review_of(ledger, one, address_of(one))) for one in claims_ or ())
        for claim, made in named if claims_ else ((None, one) for one in reviews(ledger, address_of)):
            if made is None:
                say(f"{claim}: no person has confirmed a verdict; svidok verdict confirm does")
            else:
                print(json.dumps(made, ensure_ascii=False))


def _judgement(ledger: Ledger, act: Act, claim: str, by: str, why: str, finding: Finding | None) -> Judgement:
    from svidok.model.record import Judgement, JudgementKind
    from svidok.pipeline.verdicts import confirmation, rejection

    given = Judgement("", by, now(), why, JudgementKind.UNSURE)
    return confirmation(ledger, given, claim, finding) if act is Act.CONFIRM else rejection(ledger, given, claim)


def _kept(ledger: Ledger, made: list[Judgement]) -> tuple[str, ...]:
    from svidok.pipeline.corridor import corridor
    from svidok.pipeline.record import renew

    ids = ledger.judge(made, now())
    renew(ledger, corridor())
    return ids


def _each(
    ledger: Ledger, days: tuple[date | None, date | None], contains: str | None, limit: int, as_json: bool
) -> None:
    from svidok.ledger import RecordFilter

    wanted = RecordFilter(day_from=days[0], day_to=days[1], contains=contains)
    page = ledger.record("claim", wanted, limit=limit)
    _print((row.form for row in page.items), claim_line, as_json)
    if page.next is not None:
        say(f"{len(page.items)} of {page.total} shown; --limit {page.total} shows all")


def _print(forms: Iterable[Form], line: Callable[[Form], str], as_json: bool) -> None:
    for form in forms:
        print(json.dumps(form, ensure_ascii=False) if as_json else line(form))


def _day(written: str | None, flag: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise typer.BadParameter(f"{written} is no day; write it as 2025-07-04", param_hint=flag) from None
