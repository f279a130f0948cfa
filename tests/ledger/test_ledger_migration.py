"""A store of the schema before opens, loses nothing, and what it was is kept beside it."""

from __future__ import annotations

import json
import sqlite3
import warnings
from pathlib import Path

import pytest
from ledger_examples import AT, fill, made_report
from sqlalchemy import MetaData, create_engine, insert, inspect, select

from svidok.errors import LedgerError
from svidok.ledger import DocumentFilter
from svidok.ledger.captures import CaptureFolder

OLD = Path(__file__).parent / "schema_1"


def connect(place):
    url = (
        place.url.replace("postgresql:", "postgresql+psycopg:") if place.url else f"sqlite:///{place.folder}/svidok.db"
    )
    return create_engine(url)


def make_old(place):
    """The store as version 0.1 made it: four reports, one of them edited, a record and a capture."""
    place.folder.mkdir(parents=True, exist_ok=True)
    engine = connect(place)
    tables = MetaData()
    with warnings.catch_warnings(), engine.begin() as connection:
        warnings.simplefilter("ignore")  # SQLAlchemy cannot reflect an index on an expression, and says so
        for statement in (OLD / f"{engine.dialect.name}.sql").read_text("utf-8").split(";;\n"):
            connection.exec_driver_sql(statement)
        tables.reflect(connection)
        for line in (OLD / "rows.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            connection.execute(insert(tables.tables[row.pop("table")]).values(**row))
    engine.dispose()
    CaptureFolder(place.folder / "captures").keep(b"made 0 4")


@pytest.fixture
def old_place(place):
    make_old(place)
    return place


def evidence(ledger):
    return [json.loads(line) for line in ledger.canonical_dump()]


def test_nothing_is_lost_and_all_goes_on(old_place, new_place):
    said = []
    with old_place.open(create=False, on_wait=said.append) as ledger, new_place().open() as fresh:
        assert "brought up to date" in said[0]
        assert list(ledger.verify()) == []
        fill(fresh, 4)
        fresh.add([(made_report(1, text=made_report(1).text + " Обновлено."), None)], AT)
        assert list(ledger.canonical_dump()) == list(fresh.canonical_dump())
        assert ledger.head() == fresh.head()
        assert ledger.record_state() is None
        assert ledger.documents(DocumentFilter(words="sumy")).total == 1
        fill(ledger, 2, 10)
        assert list(ledger.verify()) == []
    with old_place.open(on_wait=pytest.fail) as ledger:
        assert ledger.counts().documents == 6


def test_what_it_was_is_kept_beside_it(old_place):
    old_place.open().close()
    if old_place.url is None:
        with sqlite3.connect(old_place.folder / "svidok.db.schema-1") as kept:
            assert kept.execute("SELECT schema_version FROM store").fetchall() == [(1,)]
            assert kept.execute("SELECT count(*) FROM documents").fetchall() == [(5,)]
        kept.close()
        return
    engine = connect(old_place)
    with engine.connect() as connection:
        kept = MetaData(schema="svidok_schema_1")
        assert "documents" in inspect(connection).get_table_names(schema="svidok_schema_1")
        kept.reflect(connection)
        version = select(kept.tables["svidok_schema_1.store"].c.schema_version)
        assert connection.scalar(version) == 1
    engine.dispose()


def test_a_migration_that_cannot_be_done_leaves_the_store_as_it_was(old_place):
    """Where the copy of what it was cannot be made, nothing is touched; once the place is free it is done."""
    engine = connect(old_place)
    in_the_way = old_place.folder / "svidok.db.schema-1.part"
    if old_place.url is None:
        in_the_way.mkdir()
    else:
        with engine.begin() as connection:
            connection.exec_driver_sql("CREATE SCHEMA svidok_schema_1")
    with pytest.raises(LedgerError):
        old_place.open()
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT schema_version FROM store").scalar() == 1
        if old_place.url is not None:
            connection.exec_driver_sql("DROP SCHEMA svidok_schema_1")
    engine.dispose()
    if old_place.url is None:
        in_the_way.rmdir()
    with old_place.open() as ledger:
        assert list(ledger.verify()) == []
        assert ledger.counts().versions == 5
