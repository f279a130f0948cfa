"""What each of two writers and eight readers does in a process of its own, until the time is over."""

from __future__ import annotations

import random
import time
from multiprocessing.connection import Connection
from pathlib import Path

from ledger_examples import AT, made_judgement, made_reading, made_report, provenance, remake_record

from svidok.ledger import DocumentFilter, Ledger

LEAST = 3  # things that each does however slow the machine is


def write(folder: str, url: str | None, seconds: float, number: int, done: Connection) -> None:
    """Add reports, decisions and records; say what was acknowledged, and whatever went wrong."""
    kept: list[str] = []
    wrong: list[str] = []
    end = time.monotonic() + seconds
    with Ledger.open(Path(folder), database_url=url) as ledger:
        while (time.monotonic() < end or len(kept) < LEAST) and not wrong:
            one = 2 * len(kept) + number
            try:
                capture = ledger.keep_capture(f"made {one}".encode(), provenance(f"{one}.jsonl"))
                report = made_report(one, capture=capture)
                ledger.add([(report, made_reading(report))], AT)
                kept.append(report.id)
                if len(kept) % 5 == 0:
                    ledger.judge([made_judgement(one)], AT)
                if len(kept) % 20 == 0:
                    remake_record(ledger)
            except Exception as error:  # whatever it is, the test must hear of it
                wrong.append(repr(error))
    done.send((kept, wrong))


def read(folder: str, url: str | None, seconds: float, number: int, done: Connection) -> None:
    """Look at everything; say whatever went wrong or went backwards."""
    looks, wrong, last = 0, list[str](), 0
    chance, end = random.Random(number), time.monotonic() + seconds
    with Ledger.open(Path(folder), database_url=url) as ledger:
        while (time.monotonic() < end or looks < LEAST) and not wrong:
            try:
                counts = ledger.counts()
                found = ledger.documents(DocumentFilter(words="sumy"), limit=10)
                for item in found.items:
                    if ledger.reading(item.report.id) is None:
                        wrong.append(f"{item.report.id} has no reading")
                ledger.record("incident", limit=10)
                if counts.documents < last:
                    wrong.append(f"{last} documents became {counts.documents}")
                if chance.random() < 0.02:
                    wrong += [str(fault) for fault in ledger.verify()]
                last, looks = counts.documents, looks + 1
            except Exception as error:
                wrong.append(repr(error))
    done.send((looks, wrong))
