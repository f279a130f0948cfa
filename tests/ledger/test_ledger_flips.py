"""One byte flipped in 1,000 raw files, and in 1,000 rows of the database, is found 1,000 times, each by its name."""

from __future__ import annotations

import random
import sqlite3

from ledger_examples import AT, made_judgement, made_reading, made_report, provenance, remake_record
from sqlalchemy import create_engine, select

from svidok.errors import LedgerError
from svidok.ledger import Ledger
from svidok.ledger.tables import EVENTS, EVIDENCE

FLIPS = 1000
CHANCE = 20250704


def captures(folder):
    return sorted(path for path in (folder / "captures").rglob("*") if path.is_file())


def test_a_flipped_byte_in_each_of_1000_files_is_found_each_time(in_memory):
    chance = random.Random(CHANCE)
    with Ledger.open(in_memory) as ledger:
        with ledger.writing():
            for number in range(FLIPS):
                ledger.keep_capture(f"raw bytes of capture {number}".encode(), provenance(f"{number}.txt"))
        assert list(ledger.verify()) == []
        for path in captures(in_memory):
            data = bytearray(path.read_bytes())
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            path.write_bytes(data)
        found = {fault.where for fault in ledger.verify()}
        assert found == {f"capture {path.name}" for path in captures(in_memory)}
        assert len(found) == FLIPS


def filled(place):
    """About 1,400 rows: of every table of evidence, and of the log."""
    with place.open() as ledger, ledger.writing():
        for start in range(0, 170, 10):
            capture = ledger.keep_capture(f"made {start}".encode(), provenance(f"{start}.jsonl"))
            reports = [made_report(number, capture=capture) for number in range(start, start + 10)]
            ledger.add([(report, made_reading(report)) for report in reports], AT)
        ledger.judge([made_judgement(number) for number in range(30)], AT)
        remake_record(ledger)
        assert list(ledger.verify()) == []


def flipped(value, chance):
    """A value of the same kind that differs in one bit of one character, or of the number."""
    if isinstance(value, int):
        return value ^ (1 << chance.randrange(8))
    position = chance.randrange(len(value))
    other = chr(ord(value[position]) ^ (1 << chance.randrange(4)))
    return value[:position] + (other if other.isprintable() else "¿") + value[position + 1 :]


def test_a_flipped_byte_in_each_of_1000_rows_is_found_each_time(place):
    filled(place)
    chance = random.Random(CHANCE)
    place.tamper()
    url = (
        place.url.replace("postgresql:", "postgresql+psycopg:") if place.url else f"sqlite:///{place.folder}/svidok.db"
    )
    engine = create_engine(url)
    wanted = set()
    with engine.begin() as connection:
        rows = [
            (kind, table, row)
            for kind, table in [(None, EVENTS), *((one.kind, one.table) for one in EVIDENCE)]
            for row in connection.execute(select(table)).all()
        ]
        for kind, table, row in chance.sample(rows, FLIPS):
            # The number of an event and the key of a row are what the others are joined by: they have a test of theirs.
            names = [c.name for c in table.columns if c.name not in ("seq", "key") and row._mapping[c.name]]
            name = chance.choice(names)
            where = table.c.seq == row.seq
            connection.execute(table.update().where(where).values({name: flipped(row._mapping[name], chance)}))
            wanted.add(f"{kind} {row.key}" if kind else f"event {row.seq}")
    engine.dispose()
    with place.open() as ledger:
        found = {fault.where for fault in ledger.verify()}
    assert len(wanted) == FLIPS
    # A row whose event was changed into one of another kind is vouched for by none: it is found by its own name.
    assert wanted <= found


def test_a_flipped_byte_of_the_database_file_is_found_wherever_it_holds_something(tmp_path):
    """A flip in a page that is read is told as a fault or as a database that cannot be read, never passed over."""
    with Ledger.open(tmp_path / "store") as ledger, ledger.writing():
        for number in range(12):
            capture = ledger.keep_capture(f"made {number}".encode(), provenance(f"{number}.jsonl"))
            report = made_report(number, capture=capture)
            ledger.add([(report, made_reading(report))], AT)
        remake_record(ledger)
    path = tmp_path / "store" / "svidok.db"
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode = DELETE")
    database.close()
    sound = path.read_bytes()
    spots = [
        sound.index(word.encode(), start)
        for word in ("made-0000", "Sumy", "Суми", "made@1", "incident", "I-made", "2025-07-01", "jsonl")
        for start in (sound.index(word.encode()), sound.rindex(word.encode()))
    ]
    chance = random.Random(CHANCE)
    for spot in [spot + offset for spot in spots for offset in range(3)]:
        flip = bytearray(sound)
        flip[spot] ^= 1 << chance.randrange(8)
        path.write_bytes(flip)
        try:
            with Ledger.open(tmp_path / "store") as ledger:
                found = list(ledger.verify())
        except LedgerError as error:
            found = [error]
        assert found, f"byte {spot}"
        for rest in path.parent.glob("svidok.db-*"):
            rest.unlink()
