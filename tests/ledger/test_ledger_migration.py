"""A store of any schema before opens, loses nothing, and what it was is kept beside it."""

from __future__ import annotations

import json
import sqlite3
import warnings
from pathlib import Path

import pytest
from ledger_examples import AT, fill, made_report
from sqlalchemy import MetaData, Table, create_engine, insert, inspect, select

from svidok.errors import LedgerError
from svidok.ledger import DocumentFilter
from svidok.ledger.captures import CaptureFolder
from svidok.ledger.search import make_search

OLD = Path(__file__).parent / "old_schemas"  # what each version made, as PostgreSQL writes it, and rows of the first
GREW = ("events", "captures", "documents", "sightings", "readings")


def connect(place):
    url = (
        place.url.replace("postgresql:", "postgresql+psycopg:") if place.url else f"sqlite:///{place.folder}/svidok.db"
    )
    return create_engine(url)


def statements(version, dialect):
    """What made the tables of this version, and let the database refuse to change evidence."""
    for number in range(1, version + 1):
        made = (OLD / f"{number}.sql").read_text("utf-8").rstrip(";\n").split(";;\n")
        yield from (each if dialect == "postgresql" else each.replace(' COLLATE "C"', "") for each in made)
    refusal = "BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END"
    if dialect == "postgresql":
        yield "CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$"
        refusal = "EXECUTE FUNCTION only_grows()"
    for table in GREW:
        for act in ("UPDATE", "DELETE"):
            yield f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} {refusal}"


def make_old(place, version=1):
    """The store as an older svidok made it: four reports, one of them edited, a record and a capture."""
    place.folder.mkdir(parents=True, exist_ok=True)
    engine = connect(place)
    tables = MetaData()
    with warnings.catch_warnings(), engine.begin() as connection:
        warnings.simplefilter("ignore")  # SQLAlchemy cannot reflect an index on an expression, and says so
        for statement in statements(version, engine.dialect.name):
            connection.exec_driver_sql(statement)
        tables.reflect(connection)
        for line in (OLD / "rows.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["table"] == "store":
                row["schema_version"] = version
            connection.execute(insert(tables.tables[row.pop("table")]).values(**row))
        if version > 1:
            make_search(connection)
    engine.dispose()
    CaptureFolder(place.folder / "captures").keep(b"made 0 4")


@pytest.fixture(params=[1, 2])
def old_version(request):
    return request.param


@pytest.fixture
def old_place(place, old_version):
    make_old(place, old_version)
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


def test_what_it_was_is_kept_beside_it(old_place, old_version):
    old_place.open().close()
    if old_place.url is None:
        with sqlite3.connect(old_place.folder / f"svidok.db.schema-{old_version}") as kept:
            assert kept.execute("SELECT schema_version FROM store").fetchall() == [(old_version,)]
            assert kept.execute("SELECT count(*) FROM documents").fetchall() == [(5,)]
        kept.close()
        return
    engine = connect(old_place)
    with engine.connect() as connection:
        schema = f"svidok_schema_{old_version}"
        assert "documents" in inspect(connection).get_table_names(schema=schema)
        kept = Table("store", MetaData(schema=schema), autoload_with=connection)
        assert connection.scalar(select(kept.c.schema_version)) == old_version
    engine.dispose()


def test_a_migration_that_cannot_be_done_leaves_the_store_as_it_was(old_place, old_version):
    """Where the copy of what it was cannot be made, nothing is touched; once the place is free it is done."""
    engine = connect(old_place)
    in_the_way = old_place.folder / f"svidok.db.schema-{old_version}.part"
    if old_place.url is None:
        in_the_way.mkdir()
    else:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"CREATE SCHEMA svidok_schema_{old_version}")
    with pytest.raises(LedgerError):
        old_place.open()
    with engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT schema_version FROM store").scalar() == old_version
        if old_place.url is not None:
            connection.exec_driver_sql(f"DROP SCHEMA svidok_schema_{old_version}")
    engine.dispose()
    if old_place.url is None:
        in_the_way.rmdir()
    with old_place.open() as ledger:
        assert list(ledger.verify()) == []
        assert ledger.counts().versions == 5
