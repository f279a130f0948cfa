"""What a process does until it is killed. Each step that is done is acknowledged: from then on it must not be lost.

Started by a fork server that has imported this module, so that a kill falls into the work and not into the start.
"""

from __future__ import annotations

from multiprocessing.connection import Connection
from pathlib import Path

import psycopg  # noqa: F401  (here and below: imported once, not by every process)
import sqlalchemy.dialects.postgresql.psycopg  # noqa: F401
from ledger_examples import AT, made_judgement, made_reading, made_report, provenance

from svidok.ledger import Ledger
from svidok.pipeline.corridor import corridor
from svidok.pipeline.record import renew

STEPS = 4
CORRIDOR = corridor()


def add(ledger: Ledger, number: int, batch: int = 2) -> list[str]:
    """A capture and two reports with their readings; the ids of the reports."""
    capture = ledger.keep_capture(f"made {number}".encode(), provenance(f"{number}.jsonl"))
    reports = [made_report(n, capture=capture) for n in (2 * number, 2 * number + 1)]
    ledger.add([(report, made_reading(report)) for report in reports], AT, batch=batch)
    return [report.id for report in reports]


def adding(place: Ledger, done: Connection) -> None:
    for number in range(STEPS):
        done.send(add(place, number, batch=1))


def reconciling(place: Ledger, done: Connection) -> None:
    """Reports come in, two at once, and the record is made again each time."""
    for number in range(STEPS):
        names = add(place, number)
        renew(place, CORRIDOR)
        done.send(names)


def judging(place: Ledger, done: Connection) -> None:
    """Decisions, every other one undone, and the record made again after each."""
    for number in range(STEPS):
        (given,) = place.judge([made_judgement(number)], AT)
        done.send([given])
        if number % 2:
            done.send(list(place.judge([made_judgement(number, undoes=given, subjects=())], AT)))
        renew(place, CORRIDOR)


def copying(place: Ledger, done: Connection, to: str) -> None:
    with Ledger.open(Path(to)) as copy:
        done.send([str(place.copy_to(copy).seq)])


def migrating(place: Ledger, done: Connection) -> None:
    """Opening was all that there was to do."""
    done.send(["opened"])


def work(name: str, folder: str, url: str | None, done: Connection, *more: str) -> None:
    done.send(["begun"])
    with Ledger.open(Path(folder), database_url=url) as place:
        globals()[name](place, done, *more)
    done.close()
