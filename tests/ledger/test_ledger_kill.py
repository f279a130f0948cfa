"""A process that is killed while it adds leaves nothing lost, nothing doubled, nothing half-written."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

LOOP = Path(__file__).parent / "adding_in_a_loop.py"
KILLS = 20


def command(place):
    return [sys.executable, str(LOOP), str(place.folder), place.url or ""]


def kill_after(place, seconds):
    """Start adding, and kill it so many seconds after its first word."""
    with subprocess.Popen(command(place), stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        time.sleep(seconds)
        process.kill()


def test_killed_twenty_times_and_then_left_alone_equals_a_clean_run(new_place):
    clean, killed = new_place(), new_place()
    subprocess.run(command(clean), check=True, timeout=120)
    chance = random.Random(20250704)
    for _ in range(KILLS):
        kill_after(killed, chance.uniform(0, 0.4))
        with killed.open() as ledger:
            assert not list(ledger.verify())
            state = ledger.record_state()
            read = {item.document.report.id for item in ledger.readings()}
            assert state is None or {row.id for row in ledger.record("raid", limit=1000).items} <= read
    subprocess.run(command(killed), check=True, timeout=120)
    with clean.open() as one, killed.open() as other:
        assert list(one.canonical_dump()) == list(other.canonical_dump())
        assert other.record_state().head == other.head()
        assert other.record("raid", limit=1000) == one.record("raid", limit=1000)
        assert not list(other.verify())
    assert not list(killed.folder.rglob("*.part"))
