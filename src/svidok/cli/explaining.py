"""`svidok read --explain`: how each sentence of a report was read, for whoever adds the next rule."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import typer

from svidok.cli.doors import say
from svidok.errors import IntakeError

if TYPE_CHECKING:
    from rich.text import Text

    from svidok.pipeline.explain import Explanation
    from svidok.reading.explaining import Account


def explain(inputs: list[str], as_json: bool) -> None:
    """Tell of each report in the order of the input; exit status 1 where one could not be read."""
    from svidok.pipeline.corridor import corridor
    from svidok.pipeline.explain import explanations

    failed = 0
    for item in explanations(inputs, corridor()):
        if isinstance(item, IntakeError):
            failed += 1
            say(f"failed: {item}")
        elif as_json:
            sys.stdout.write(json.dumps(asdict(item), ensure_ascii=False) + "\n")
        else:
            _show(item)
    if failed:
        raise typer.Exit(1)


def _show(explanation: Explanation) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"{explanation.report_id}  {explanation.language}  {explanation.reader}", style="bold"))
    for account in explanation.sentences:
        console.print()
        for line in _lines(account):
            console.print(line)


def _lines(account: Account) -> Iterator[Text]:
    from rich.text import Text

    head = f"[{account.start}–{account.end}] {account.language}, in force: {account.period or 'no date'}"
    yield Text(head, style="dim")
    yield Text(account.words, style="bold")
    yield from _rows("known", (f"{one.words}: {', '.join(one.means)}" for one in account.known), "cyan")
    yield from _rows("resolved", (f"{one.words}: {'; '.join(one.means)}" for one in account.resolved), "blue")
    for fired in account.fired:
        filled = "".join(f"  {name}={words}" for name, words in fired.captures)
        yield from _rows("rule", (f"{fired.rule} ({fired.pack}): {fired.words}{filled}",), "magenta")
        yield from _rows("", (f"as in: {fired.example}",), "dim")
    for gave in account.gave:
        not_said = f"  (not said here: {', '.join(gave.inferred)})" if gave.inferred else ""
        sure = "" if gave.confidence is None else f"  ({gave.confidence:.2f} sure)"
        yield from _rows("gave", (f"{gave.what}: {gave.value}{sure}{not_said}",), "green")
    yield from _rows("fell", (f"{fell.what}: {fell.why}" for fell in account.fell), "yellow")


def _rows(label: str, rows: Iterable[str], style: str) -> Iterator[Text]:
    from rich.text import Text

    for row in rows:
        yield Text.assemble((f"  {label:9}", style), " ".join(row.split()))
