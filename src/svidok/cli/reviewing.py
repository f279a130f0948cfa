"""`svidok review`, `svidok changes` and `svidok renew`: what people decided, what became different, the record anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from svidok.cli.doors import Json, Setting, Store, chosen, existing, now, opened, operator, say
from svidok.cli.receiving import Progress
from svidok.cli.rows import ends

if TYPE_CHECKING:
    from svidok.ledger import Ledger
    from svidok.model.record import Judgement


class Act(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    WRONG_READING = "wrong-reading"
    WRONG_PLACE = "wrong-place"
    CHECKED = "checked"
    UNDO = "undo"
    LIST = "list"


DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")]


def register(app: typer.Typer) -> None:
    for command in (review, changes, renew):
        app.command()(command)


def review(
    act: Annotated[Act, typer.Argument(metavar="ACT", help=f"{', '.join(Act)}.")],
    things: Annotated[
        list[str] | None,
        typer.Argument(help="Ids of raids, incidents, reports, items (REPORT#incidents/0), or of judgements to undo."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", help="Who decides: a person's alias, or a rule's name.")] = None,
    why: Annotated[str, typer.Option("--why", help="The reason, in words.")] = "",
    rule: Annotated[bool, typer.Option("--rule", help="It is a rule that decides; no rule outdoes a person.")] = False,
    store: Store = None,
    dry_run: DryRun = False,
    json_: Json = False,
) -> None:
    """Decide that things are the same or different, or that one is read or placed wrongly; nothing is ever deleted.

    Every decision is kept with who, when and why, and can be undone by another one. The record is made again after it.
    """
    folder, given = chosen(store)
    with opened(folder, given) as ledger:
        if act is Act.LIST:
            _print_judgements(ledger.judgements(), json_)
            return
        who = (by or "").strip() or operator(given)
        if not things or not who:
            raise typer.BadParameter("name the things, and who decides with --by (or the setting store.operator)")
        _review(ledger, _judgements(ledger, act, things, who, why.strip(), rule), things, dry_run, json_)


def _judgements(ledger: Ledger, act: Act, things: list[str], by: str, why: str, rule: bool) -> list[Judgement]:
    from svidok.model.record import Judge, Judgement, JudgementKind
    from svidok.pipeline.review import judgements_on, undoing

    judge = Judge.RULE if rule else Judge.PERSON
    kind = JudgementKind.UNSURE if act is Act.UNDO else JudgementKind(act.replace("-", " "))
    given = Judgement("", by, now(), why, kind, by=judge)
    return undoing(ledger, given, things) if act is Act.UNDO else judgements_on(ledger, given, things)


def _review(ledger: Ledger, judgements: list[Judgement], things: list[str], dry_run: bool, as_json: bool) -> None:
    from svidok.pipeline.corridor import corridor
    from svidok.pipeline.record import renew as renewed
    from svidok.pipeline.review import effect, standing

    if dry_run:
        form: dict[str, Any] = {"judgements": len(judgements), "would": effect(ledger, judgements)}
    else:
        ids = ledger.judge(judgements, now())
        renewed(ledger, corridor())
        kept = [judgement for judgement in ledger.judgements() if {judgement.id, judgement.undoes} & {*ids, *things}]
        form = {"judgements": list(ids), "stand_in": standing(ledger, kept)}
    if as_json:
        print(json.dumps(form, ensure_ascii=False))
    elif dry_run:
        for name, things in form["would"].items():
            print(f"{name:8} {', '.join(things) or '–'}")
    else:
        print(f"kept as {', '.join(form['judgements'])}; now in {', '.join(form['stand_in']) or 'nothing'}")


def _print_judgements(judgements: Any, as_json: bool) -> None:
    from svidok.model.record_form import judgement_form

    undone = {judgement.undoes: judgement.id for judgement in judgements if judgement.undoes}
    for judgement in judgements:
        if as_json:
            print(json.dumps(judgement_form(judgement), ensure_ascii=False))
            continue
        what = f"undoes {judgement.undoes}" if judgement.undoes else f"{judgement.kind}"
        none = "" if judgement.undoes else "(no item that is still read)"
        subjects = " ".join(map(str, judgement.subjects)) or none
        after = f"  [undone by {undone[judgement.id]}]" if judgement.id in undone else ""
        why = f": {judgement.why}" if judgement.why else ""
        print(f"{judgement.id}  {judgement.when:%Y-%m-%d %H:%M}  {judgement.who}  {what}  {subjects}{why}{after}")


def changes(
    report: Annotated[str | None, typer.Argument(metavar="[REPORT]", help="The id of one report; else all.")] = None,
    store: Store = None,
    json_: Json = False,
) -> None:
    """What became different: reports that were edited, readings made anew, and which ids ever stood on them."""
    with existing(store) as ledger:
        from svidok.pipeline.changes import changed, history_form

        for form in [history_form(ledger, report)] if report else changed(ledger):
            print(json.dumps(form, ensure_ascii=False) if json_ else "\n".join(_change_lines(form)))


def _change_lines(form: dict[str, Any]) -> list[str]:
    """The course of the report, step by step: what each version changed, where it was seen, how it was read."""
    lines = [f"{form['report']}  ever stood in: {', '.join(form['stood_in']) or 'nothing'}"]
    versions = {version["version"]: version for version in form["versions"]}
    for step in form["course"]:
        version = versions.pop(step["version"], None)
        if version is None:
            text = next(one["text_sha256"] for one in form["versions"] if one["version"] == step["version"])
            lines.append(f"  {step['from'][:16]}  says again what it had said before  (text {text[:12]})")
            continue
        what = f"changed: {', '.join(version['changed'])}" if version["changed"] else "first version"
        lines.append(f"  {step['from'][:16]}  {what}  (text {version['text_sha256'][:12]})")
        lines += map(_seen_line, version["seen"])
        for reading in version["readings"]:
            lines.append(f"    read {reading['kept'][:16]} by {reading['reader']}")
            lines += _difference_lines(reading)
    return lines


def _seen_line(seen: dict[str, Any]) -> str:
    told = [f"{name.replace('_', ' ')} {seen[name]}" for name in ("edited", "author", "forwarded_from") if seen[name]]
    where = f" in capture {seen['capture'][:12]}" if seen["capture"] else ""
    by = f" by {seen['by']}" if seen["by"] else ""
    return f"    seen {seen['kept'][:16]}{where}{by}{''.join(f'  {one};' for one in [*told, *seen['notes']])}".rstrip(
        ";"
    )


def _difference_lines(reading: dict[str, Any]) -> Iterator[str]:
    """What is read no more and what is new, each by its words; of the same words, what is said otherwise of them."""
    new = list(reading["new"])
    for old in reading["gone"]:
        now = next((item for item in new if (item["part"], item["evidence"]) == (old["part"], old["evidence"])), None)
        if now is None:
            yield f"      - {_item_words(old)}"
            continue
        new.remove(now)
        names = [name for name in {**old, **now} if old.get(name) != now.get(name)]
        told = "; ".join(f"{name} {_brief(old.get(name))} → {_brief(now.get(name))}" for name in names)
        yield f"      ~ {_item_words(old)}: {told}"
    yield from (f"      + {_item_words(item)}" for item in new)


def _item_words(item: dict[str, Any]) -> str:
    return f"{item['part']}: {' … '.join(item['evidence'])[:100]}"


def _brief(value: Any) -> str:
    """A value of a reading in one line: a range by its ends, anything long cut short."""
    if isinstance(value, dict) and value.keys() & {"min", "max"}:
        return ends(value)
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return written if len(written) <= 60 else f"{written[:59]}…"


def renew(store: Store = None, dry_run: DryRun = False, json_: Json = False, setting: Setting = None) -> None:
    """Read again what only older readers have read, beside the old readings, and make the record again."""
    from svidok.pipeline.corridor import corridor
    from svidok.pipeline.receive import read_again
    from svidok.pipeline.record import renew as renewed

    folder, given = chosen(store, setting)
    with opened(folder, given) as ledger:
        if dry_run:
            form: dict[str, Any] = {"to_read": sum(1 for _ in ledger.unread_by(corridor().reader_id))}
        else:
            with Progress([]) as progress:
                read = read_again(ledger, corridor(), now, progress)
            form = {"read": read, "record_made_again": renewed(ledger, corridor())}
    if json_:
        print(json.dumps(form))
    elif dry_run:
        print(f"{form['to_read']} reports to read again by {corridor().reader_id}")
    else:
        made = "made again" if form["record_made_again"] else "up to date"
        print(f"{form['read']} reports read again; the record is {made}")
        say("svidok changes lists what became different")
