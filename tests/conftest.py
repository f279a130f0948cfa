"""What tests of several rooms share: a real PostgreSQL server that lives as long as the run; no property is timed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The first example of a run loads the packs and the gazetteer; no test asserts how long anything takes.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")


def _binaries() -> Path | None:
    """The newest server on this machine: Debian keeps it off the PATH."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = debian[-1] if debian else shutil.which("initdb")
    return Path(found).parent if found else None


def _unprivileged() -> list[str]:
    """What to put before a command so that it does not run as root, which the server refuses."""
    if os.geteuid() != 0:
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        pwd.getpwnam("nobody")
        return ["runuser", "-u", "nobody", "--"]
    return ["runuser", "-u", "postgres", "--"]


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of the maintenance database of a throw-away server, reached by a socket in a folder of its own."""
    binaries = _binaries()
    if binaries is None:
        reason = "PostgreSQL's server is not installed (Debian: apt-get install postgresql)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    folder = Path(tempfile.mkdtemp(prefix="svidok-pg-"))
    before = _unprivileged()
    if before:
        shutil.chown(folder, user=before[2])

    def run(program: str, *arguments: str) -> None:
        # A server keeps the pipes of its starter open: its words go to a file, or this would wait for ever.
        with (folder.parent / f"{folder.name}.log").open("a") as log:
            subprocess.run(
                [*before, str(binaries / program), *arguments], check=True, cwd="/", stdout=log, stderr=log, timeout=120
            )

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "svidok", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=50"
    run("pg_ctl", "-D", data, "-w", "-o", options, "start")
    try:
        yield f"postgresql://svidok@/postgres?host={folder}"
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
        (folder.parent / f"{folder.name}.log").unlink()
