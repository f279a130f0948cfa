"""`svidok add` and `svidok read`: reports come in."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Annotated

import typer

from svidok.cli import explaining
from svidok.cli.doors import Json, Setting, Store, chosen, fetch_rules, now, opened, say
from svidok.pipeline.watch import Watch

if TYPE_CHECKING:
    from svidok.intake.sources import Source
    from svidok.pipeline.receive import Totals

SHOWN_FAILURES = 50
PATIENCE = 2.0  # seconds before a progress bar is worth looking at

Inputs = Annotated[list[str], typer.Argument(help="Files, folders, web addresses, or - for standard input.")]


def register(app: typer.Typer) -> None:
    app.command()(add)
    app.command()(read)


def add(inputs: Inputs, store: Store = None, json_: Json = False, setting: Setting = None) -> None:
    """Take reports in and read them; adding the same thing again adds nothing."""
    from svidok.pipeline.corridor import corridor
    from svidok.pipeline.receive import receive
    from svidok.pipeline.record import renew

    folder, given = chosen(store, setting)
    with opened(folder, given, create=True) as ledger:
        with Progress(inputs) as progress:
            totals = receive(inputs, ledger, corridor(), now, watch=progress, rules=fetch_rules(given))
        renew(ledger, corridor())
    _tell(totals, folder, json_)
    if totals.failed:
        raise typer.Exit(1)


def _tell(totals: Totals, folder: Path, as_json: bool) -> None:
    if as_json:
        form = {
            "received": totals.received,
            "read": totals.read,
            "already_there": totals.already_there,
            "failed": totals.failed,
            "skipped": totals.skipped,
            "failures": [{"where": failure.where, "message": failure.message} for failure in totals.failures],
            "store": str(folder),
        }
        print(json.dumps(form, ensure_ascii=False))
        return
    for note in totals.notes[:SHOWN_FAILURES]:
        say(f"note: {note}")
    for failure in totals.failures[:SHOWN_FAILURES]:
        say(f"failed: {failure.message}")
    if totals.failed > SHOWN_FAILURES:
        say(f"… and {totals.failed - SHOWN_FAILURES} more; --json lists all")
    skipped = f"; {totals.skipped} messages without text passed over" if totals.skipped else ""
    print(
        f"{totals.received} received: {totals.read} read, {totals.already_there} already there, "
        f"{totals.failed} failed{skipped}. Store: {folder}"
    )


def read(
    inputs: Inputs,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell how each sentence was read: words, rules, what came and what fell.")
    ] = False,
    json_: Json = False,
    setting: Setting = None,
) -> None:
    """Print what each report says, one JSON line a report in the order of the input; no store is touched."""
    if explain:
        explaining.explain(inputs, json_)
        return
    from svidok.errors import IntakeError
    from svidok.model.form import to_form
    from svidok.pipeline.corridor import corridor
    from svidok.pipeline.reading import read_only

    _, given = chosen(None, setting)
    failed = 0
    for item in read_only(inputs, corridor(), rules=fetch_rules(given)):
        if isinstance(item, IntakeError):
            failed += 1
            say(f"failed: {item}")
        else:
            sys.stdout.write(json.dumps(to_form(item), ensure_ascii=False) + "\n")
    if failed:
        raise typer.Exit(1)


class Progress(Watch):
    """A bar with rate and time left on the terminal, once the work has lasted two seconds."""

    def __init__(self, inputs: list[str]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        self._began = now()
        self._total = sum(_size(Path(name)) for name in inputs)
        self._bar = Bar(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[reports]} reports, {task.fields[rate]}/s"),
            TimeElapsedColumn(),
            TextColumn("left"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._bar.add_task("reading", total=self._total or None, reports=0, rate="…")
        self._reports = self._started = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._started:
            self._bar.stop()

    def begin(self, source: Source) -> None:
        self._bar.update(self._task, description=Path(source.where).name or source.where)

    def report(self, size: int) -> None:
        self._reports += 1
        seconds = (now() - self._began).total_seconds()
        if not self._started and seconds > PATIENCE:
            self._bar.start()
            self._started = 1
        rate = f"{self._reports / seconds:,.0f}" if seconds > 0 else "…"
        self._bar.update(self._task, advance=size, reports=self._reports, rate=rate)


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0
