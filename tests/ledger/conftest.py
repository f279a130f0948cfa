"""Stores on both databases, and reports to put into them."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, make_url, text

from svidok.ledger import Ledger


@dataclass(frozen=True)
class Place:
    """Where a store is, or will be."""

    folder: Path
    url: str | None = None

    def open(self, **options: Any) -> Ledger:
        return Ledger.open(self.folder, database_url=self.url, **options)

    def tamper(self, *statements: str) -> None:
        """Change the database behind the ledger's back, its guards lifted."""
        url = (
            self.url.replace("postgresql:", "postgresql+psycopg:") if self.url else f"sqlite:///{self.folder}/svidok.db"
        )
        engine = create_engine(url)
        with engine.begin() as connection:
            _lift_guards(connection)
            for statement in statements:
                connection.exec_driver_sql(statement)
        engine.dispose()


def _lift_guards(connection: Connection) -> None:
    for table in ("events", "captures", "documents", "sightings", "readings", "judgements", "issued"):
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
        else:
            for act in ("update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_no_{act}")


NewPlace = Callable[[], Place]


@pytest.fixture
def in_memory() -> Iterator[Path]:
    """A folder in memory where there is one: for what flushes thousands of files and loses no power."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Where the folders of stores are made; a module may say otherwise."""
    return tmp_path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def new_place(request: pytest.FixtureRequest, root: Path) -> Iterator[NewPlace]:
    """Gives a place for a new store as often as it is called."""
    numbers = count()
    with ExitStack() as after:
        if request.param == "sqlite":
            yield lambda: Place(root / f"store-{next(numbers)}")
            return
        server = make_url(request.getfixturevalue("postgres_url")).set(drivername="postgresql+psycopg")
        engine = create_engine(server, isolation_level="AUTOCOMMIT")
        after.callback(engine.dispose)

        def place() -> Place:
            name = f"store_{abs(hash(root)):x}_{next(numbers)}"
            with engine.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
            after.callback(_drop, engine, name)
            url = server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
            return Place(root / name, url)

        yield place


def _drop(engine: Any, name: str) -> None:
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(scope="session")
def fork_server() -> None:
    """One that has imported the work of other processes: each is then at work within milliseconds."""
    multiprocessing.get_context("forkserver").set_forkserver_preload(["work_to_kill", "crowding"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]))
        forkserver.ensure_running()


@pytest.fixture
def place(new_place: NewPlace) -> Place:
    return new_place()
