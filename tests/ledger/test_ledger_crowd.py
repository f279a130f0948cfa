"""Two writers and eight readers at once, each a process of its own: nobody hears of a lock, nothing is lost.

A few seconds; SVIDOK_SECONDS asks for more (make soak: two minutes).
"""

from __future__ import annotations

import multiprocessing
import os

import pytest
from crowding import read, write
from ledger_examples import fill

SECONDS = float(os.environ.get("SVIDOK_SECONDS", "4"))
PROCESSES = multiprocessing.get_context("forkserver")


@pytest.mark.usefixtures("fork_server")
def test_two_writers_and_eight_readers(place):
    with place.open() as ledger:
        fill(ledger, 3, 90_000)
    started = []
    for number, work in enumerate([write, write, *[read] * 8]):
        hear, say = PROCESSES.Pipe(duplex=False)
        process = PROCESSES.Process(target=work, args=(str(place.folder), place.url, SECONDS, number, say))
        process.start()
        say.close()
        started.append((process, hear))
    told = []
    for process, hear in started:
        told.append(hear.recv())
        hear.close()
        process.join(60)
        assert process.exitcode == 0
    assert [wrong for _, wrong in told if wrong] == []
    promised = {name for names, _ in told[:2] for name in names}
    assert all(names for names, _ in told[:2])
    assert all(looks for looks, _ in told[2:])
    with place.open() as ledger:
        assert {read.document.report.id for read in ledger.readings()} >= promised
        assert ledger.counts().documents == len(promised) + 3
        assert list(ledger.verify()) == []
