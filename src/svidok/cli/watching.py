"""How far has a long work on the store come? A bar on the terminal, once it has lasted two seconds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from svidok.cli.doors import now
from svidok.cli.receiving import PATIENCE

if TYPE_CHECKING:
    from svidok.ledger.watching import Watch


@contextmanager
def shown() -> Iterator[Watch]:
    """What a ledger tells its progress to while the work lasts."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    bar = Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
    task, began = bar.add_task(""), now()

    def watch(what: str, done: int, of: int) -> None:
        bar.update(task, description=what, completed=done, total=of)
        if (now() - began).total_seconds() > PATIENCE:
            bar.start()

    try:
        yield watch
    finally:
        bar.stop()
