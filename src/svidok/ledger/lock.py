"""Who may write now? One at a time; the next one waits and says for whom."""

from __future__ import annotations

import fcntl
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, func, select, text

OnWait = Callable[[str], None]

ADVISORY_KEY = 0x73_76_69_64_6F_6B  # "svidok": any number serves, as long as every svidok takes the same


@contextmanager
def file_lock(path: Path, on_wait: OnWait) -> Iterator[None]:
    """Hold the lock file of a folder; the operating system frees it however the process ends."""
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            on_wait(f"waiting until {file.read().strip() or 'another process'} has finished writing")
            fcntl.flock(file, fcntl.LOCK_EX)
        file.truncate(0)
        file.write(f"process {os.getpid()} ({_command()})")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
            fcntl.flock(file, fcntl.LOCK_UN)  # closing alone would leave it to a forked child that shares the file


@contextmanager
def advisory_lock(connection: Connection, on_wait: OnWait) -> Iterator[None]:
    """Hold the lock of a PostgreSQL database; the server frees it when the connection ends."""
    taken = connection.scalar(select(func.pg_try_advisory_lock(ADVISORY_KEY)))
    if not taken:
        on_wait(f"waiting until {_holder(connection)} has finished writing")
        connection.execute(select(func.pg_advisory_lock(ADVISORY_KEY)))
    connection.commit()
    try:
        yield
    finally:
        if not connection.invalidated:  # a lost connection has taken its lock along
            connection.execute(select(func.pg_advisory_unlock(ADVISORY_KEY)))
            connection.commit()


def _holder(connection: Connection) -> str:
    holder = text(
        "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
        "WHERE l.locktype = 'advisory' AND l.granted AND (l.classid::bigint << 32) + l.objid::bigint = :key "
        "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    )
    return connection.scalar(holder, {"key": ADVISORY_KEY}) or "another process"


def _command() -> str:
    return " ".join([Path(sys.argv[0]).name, *sys.argv[1:2]])
