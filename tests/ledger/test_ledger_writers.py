"""One writer at a time, who waits and says for whom; a reader never waits."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from ledger_examples import AT, fill, made_reading, made_report, provenance

HERE = Path(__file__).parent


def test_a_second_writer_waits_and_says_so(place):
    told, order = threading.Event(), []

    def second():
        with place.open(on_wait=lambda message: (order.append(message), told.set())) as other:
            other.add([(made_report(1), None)], AT)
            order.append("second")

    with place.open() as ledger:
        thread = threading.Thread(target=second)
        with ledger.writing():
            thread.start()
            assert told.wait(30)
            ledger.add([(made_report(0), None)], AT)
            order.append("first")
        thread.join(30)
        assert not thread.is_alive()
        assert order[1:] == ["first", "second"]
        assert order[0].startswith(f"waiting until process {os.getpid()} ")
        assert ledger.counts().documents == 2


def test_the_lock_file_names_process_and_command(tmp_path):
    from svidok.ledger.lock import file_lock

    messages = []
    with file_lock(tmp_path / "lock", messages.append):
        name = (tmp_path / "lock").read_text()
    assert name.startswith("process ")
    assert (tmp_path / "lock").read_text() == ""
    assert messages == []


def test_a_reader_does_not_wait_and_sees_whole_transactions(place):
    with place.open() as writer, place.open() as reader:
        fill(writer, 5)
        with writer.writing():
            assert reader.counts().documents == 5
            writer.add([(made_report(9), None)], AT)
            assert reader.counts().documents == 6
            with writer._store.transaction() as connection:
                connection.exec_driver_sql("DELETE FROM record_state")
                assert reader.counts().documents == 6
                assert reader.record("raid").total == 0


def test_an_error_in_the_block_frees_the_lock_and_stays_what_it_was(place):
    with place.open() as ledger:
        with pytest.raises(OSError, match="of the caller"), ledger.writing():
            raise OSError("of the caller")
        with place.open(on_wait=pytest.fail) as other:
            other.add([(made_report(0), None)], AT)


def test_writers_and_readers_in_threads_lose_and_double_nothing(place):
    errors, done = [], threading.Event()

    def write(start):
        try:
            with place.open() as ledger:
                for number in range(start, start + 40, 2):
                    capture = ledger.keep_capture(f"{number}".encode(), provenance(f"{number}"))
                    pairs = [made_report(n, capture=capture) for n in (number, number + 1)]
                    ledger.add([(report, made_reading(report)) for report in pairs], AT)
        except Exception as error:
            errors.append(error)

    def read():
        try:
            while not done.is_set():
                counts = shared.counts()
                assert counts.documents <= shared.counts().documents
                assert counts.readings <= shared.counts().readings
        except Exception as error:
            errors.append(error)

    with place.open() as shared:
        writers = [threading.Thread(target=write, args=(start,)) for start in (0, 20, 40)]
        readers = [threading.Thread(target=read) for _ in range(3)]
        for thread in writers + readers:
            thread.start()
        for thread in writers:
            thread.join()
        done.set()
        for thread in readers:
            thread.join()
        assert errors == []
        assert (shared.counts().documents, shared.counts().readings) == (80, 80)
        assert not list(shared.verify())


def test_two_processes_make_and_fill_one_store(place):
    script = [sys.executable, str(HERE / "adding_in_a_loop.py"), str(place.folder), place.url or ""]
    processes = [subprocess.Popen(script) for _ in range(2)]
    assert [process.wait(120) for process in processes] == [0, 0]
    with place.open() as ledger:
        assert ledger.counts().documents == 200
        assert not list(ledger.verify())
