"""A process that is killed at any instant leaves nothing lost, nothing doubled, nothing half-written.

Forty kills of each kind of work on each database; SVIDOK_KILLS asks for more (make soak).
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from itertools import count

import pytest
from ledger_examples import fill
from test_ledger_migration import make_old
from work_to_kill import work

KILLS = int(os.environ.get("SVIDOK_KILLS", "40"))
CHANCE = 20250704
AT_WORK = 4  # of so many kills one at the least must find the process at work, or the test would prove nothing
MOST = 4  # times as many are tried, where the work was slower when it was timed than when it is killed
LONGEST = 300  # seconds in which work that is left alone is done

PROCESSES = multiprocessing.get_context("forkserver")
pytestmark = pytest.mark.usefixtures("fork_server")


@pytest.fixture
def root(in_memory):
    """A killed process takes no page of the system with it: what was written stays, flushed or not."""
    return in_memory


def start(name, place, *more):
    """The process, once it is at work, and the end of the pipe by which it acknowledges."""
    hear, say = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=work, args=(name, str(place.folder), place.url, say, *more))
    process.start()
    say.close()
    assert hear.recv() == ["begun"]
    return process, hear


def heard(hear):
    """All that was acknowledged, until the other end is closed or broken off."""
    said = []
    with hear:
        try:
            while True:
                said += hear.recv()
        except (EOFError, OSError):
            return said


def left_alone(name, place, *more):
    """Do the work to its end; the seconds that it took."""
    process, hear = start(name, place, *more)
    begun = time.monotonic()
    heard(hear)
    process.join(LONGEST)
    assert process.exitcode == 0
    return time.monotonic() - begun


def killed(seconds, name, place, *more):
    """Kill the work so many seconds after its start; what it had acknowledged, and whether it was still at work."""
    process, hear = start(name, place, *more)
    time.sleep(seconds)
    process.kill()
    process.join(LONGEST)
    said, at_work = heard(hear), process.exitcode == -signal.SIGKILL
    process.close()
    return said, at_work


def kept(ledger):
    """Ids of all reports and judgements that the store holds."""
    return {item.report.id for item in ledger.documents(limit=1000).items} | {one.id for one in ledger.judgements()}


def same(one, other):
    assert list(one.canonical_dump(log=True)) == list(other.canonical_dump(log=True))
    assert one.record_state() == other.record_state()
    for kind in ("raid", "incident", "claim"):
        assert one.record(kind, limit=1000) == other.record(kind, limit=1000)
    assert list(other.verify()) == []


@pytest.mark.parametrize("name", ["adding", "reconciling", "judging"])
def test_killed_at_any_instant_and_then_left_alone_equals_a_clean_run(new_place, name):
    chance = random.Random(CHANCE)
    clean = new_place()
    with clean.open() as ledger:
        fill(ledger, 2, 90)
    longest = left_alone(name, clean)
    tried, landed = 0, 0
    while tried < KILLS or (landed < KILLS // AT_WORK and tried < MOST * KILLS):
        place = new_place()
        with place.open() as ledger:
            fill(ledger, 2, 90)
            promised = set()
            for _ in range(5):  # few enough that the last ones still find something to do
                said, at_work = killed(chance.uniform(0, longest), name, place)
                promised.update(said)
                tried, landed = tried + 1, landed + at_work
                assert promised <= kept(ledger)
                assert list(ledger.verify()) == []
                issued = {one.id for one in ledger.issued_ids()}
                assert {row.id for row in ledger.record("incident", limit=1000).items} <= issued
        left_alone(name, place)
        with clean.open() as one, place.open() as other:
            same(one, other)
        assert not list(place.folder.rglob("*.part"))
    assert landed >= KILLS // AT_WORK


def test_a_copy_killed_at_any_instant_is_a_beginning_and_goes_on(new_place, root):
    chance, numbers = random.Random(CHANCE), count()
    place = new_place()
    with place.open() as ledger:
        fill(ledger, 30)
        longest = left_alone("copying", place, str(root / "first"))
        log = list(ledger.canonical_dump(log=True))
        left, landed = KILLS, 0
        while left:
            to = type(place)(root / f"copy-{next(numbers)}")
            for _ in range(min(left, 4)):
                _, at_work = killed(chance.uniform(0, longest), "copying", place, str(to.folder))
                left, landed = left - 1, landed + at_work
                with to.open() as copy:
                    assert list(copy.verify()) == []
                    assert copy.head().seq <= ledger.head().seq
                    assert set(copy.canonical_dump(log=True)) <= set(log)
            left_alone("copying", place, str(to.folder))
            with to.open() as copy:
                same(ledger, copy)
    assert landed >= KILLS // AT_WORK


def test_a_migration_killed_at_any_instant_is_done_or_not_begun(new_place):
    chance = random.Random(CHANCE)
    clean = new_place()
    make_old(clean)
    longest = left_alone("migrating", clean)
    landed = 0
    with clean.open() as wanted:
        for _ in range(KILLS):
            place = new_place()
            make_old(place)
            _, at_work = killed(chance.uniform(0, longest), "migrating", place)
            landed += at_work
            with place.open() as ledger:
                same(wanted, ledger)
    assert landed >= KILLS // AT_WORK
