"""Whatever is changed, taken out or put in behind the ledger's back is found."""

from __future__ import annotations

import json

import pytest
from ledger_examples import AT, fill, made_report, provenance
from sqlalchemy.exc import DBAPIError

from svidok.errors import LedgerError

# In the store of these tests: event 1 is the capture, 2–6 documents, 7–11 sightings, 12–16 readings.
TAMPERING = {
    "an event edited": "UPDATE events SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 4",
    "a hash edited": "UPDATE events SET hash = previous WHERE seq = 4",
    "two events exchanged": """UPDATE events SET payload = CASE seq
        WHEN 3 THEN (SELECT payload FROM events WHERE seq = 4) ELSE (SELECT payload FROM events WHERE seq = 3) END
        WHERE seq IN (3, 4)""",
    "a text edited": "UPDATE documents SET text = replace(text, '1', '9') WHERE report_id = 'made-00000'",
    "a text and its hash edited": "UPDATE documents SET text = 'a', text_sha256 = 'b' WHERE report_id = 'made-00000'",
    "a date edited": "UPDATE documents SET published = '2025-07-31' WHERE report_id = 'made-00000'",
    "a title taken out": "UPDATE documents SET title = NULL WHERE report_id = 'made-00000'",
    "a figure edited": """UPDATE readings SET form = replace(form, '"min":1,', '"min":0,') WHERE seq = 12""",
    "a reader renamed": "UPDATE readings SET reader = 'other@1' WHERE seq = 12",
    "a reading taken out": "DELETE FROM readings WHERE seq = 13",
    "a sighting moved": "UPDATE sightings SET capture = 'c' WHERE seq = 8",
    "a capture's origin edited": "UPDATE captures SET tool = 'other'",
    "a sighting with its last event taken out of the middle": """DELETE FROM sightings WHERE seq = 8""",
    "a row that no event vouches for": """INSERT INTO readings (key, seq, document, reader, form_sha256, form)
        SELECT 'k', 3, document, 'other@1', form_sha256, form FROM readings WHERE seq = 12""",
}


@pytest.mark.parametrize("tampering", TAMPERING)
def test_tampering_is_found(place, tampering):
    with place.open() as ledger:
        fill(ledger, 5)
        assert not list(ledger.verify())
    place.tamper(TAMPERING[tampering])
    with place.open() as ledger:
        assert list(ledger.verify())


@pytest.mark.parametrize("seq", [1, 7, 15])
def test_an_event_taken_out_together_with_its_row_is_found(place, seq):
    with place.open() as ledger:
        fill(ledger, 5)
    tables = ("readings", "sightings", "captures")
    place.tamper(
        *(f"DELETE FROM {table} WHERE seq = {seq}" for table in tables), f"DELETE FROM events WHERE seq = {seq}"
    )
    with place.open() as ledger:
        assert any("log" in fault.what for fault in ledger.verify())


def test_a_tail_cut_off_shows_against_a_head_written_down(place):
    with place.open() as ledger:
        fill(ledger, 5)
        head = ledger.head()
    place.tamper("DELETE FROM readings WHERE seq = 16", "DELETE FROM events WHERE seq = 16")
    with place.open() as ledger:
        assert ledger.head() != head


@pytest.mark.parametrize("table", ["events", "captures", "documents", "sightings", "readings"])
@pytest.mark.parametrize("act", ["UPDATE {} SET seq = seq + 100", "DELETE FROM {}"])
def test_the_database_refuses_to_change_evidence(place, table, act):
    with place.open() as ledger:
        fill(ledger, 2)
        before = list(ledger.canonical_dump(log=True))
        with pytest.raises(DBAPIError, match="only grows"), ledger._store.engine.begin() as connection:
            connection.exec_driver_sql(act.format(table))
        assert list(ledger.canonical_dump(log=True)) == before


def test_every_flipped_byte_of_a_capture_is_found(place):
    data = bytes(range(64))
    with place.open() as ledger:
        name = ledger.keep_capture(data, provenance())
        path = place.folder / "captures" / name[:2] / name[2:4] / name
        for position in range(len(data)):
            flipped = bytearray(data)
            flipped[position] ^= 1
            path.write_bytes(flipped)
            assert [fault.where for fault in ledger.verify()] == [f"capture {name}"]
        path.write_bytes(data)
        assert not list(ledger.verify())
        path.write_bytes(data[:-1])
        assert len(list(ledger.verify())) == 1
        path.unlink()
        assert len(list(ledger.verify())) == 1
        with pytest.raises(LedgerError, match="cannot be read"):
            ledger.capture_bytes(name)


def test_a_capture_that_changed_size_is_never_written_over(place):
    with place.open() as ledger:
        name = ledger.keep_capture(b"abc", provenance())
        path = place.folder / "captures" / name[:2] / name[2:4] / name
        path.write_bytes(b"ab")
        with pytest.raises(LedgerError, match="changed size"):
            ledger.keep_capture(b"abc", provenance())
        assert path.read_bytes() == b"ab"


def test_what_a_killed_process_left_half_written_does_not_stay(place):
    with place.open() as ledger:
        name = ledger.keep_capture(b"abc", provenance())
        path = place.folder / "captures" / name[:2] / name[2:4] / name
        path.rename(path.with_suffix(".part"))
        path.with_suffix(".part").write_bytes(b"a")
        assert ledger.keep_capture(b"abc", provenance()) == name
        assert [file.name for file in path.parent.iterdir()] == [name]
        assert not list(ledger.verify())


@pytest.mark.parametrize("name", ["", "../../svidok.db", "A" * 64, "0" * 63])
def test_a_capture_is_asked_for_by_its_hash_only(place, name):
    with place.open() as ledger, pytest.raises(LedgerError, match="not the SHA-256"):
        ledger.capture_bytes(name)


def test_the_dump_says_all_that_is_kept_and_nothing_of_the_order(new_place):
    one, other = new_place(), new_place()
    with one.open() as first, other.open() as second:
        for ledger, numbers in ((first, range(9)), (second, reversed(range(9)))):
            ledger.add([(made_report(number), None) for number in numbers], AT, batch=2)
        dumps = [list(ledger.canonical_dump()) for ledger in (first, second)]
        assert dumps[0] == dumps[1]
        assert {json.loads(line)["report_id"] for line in dumps[0]} == {f"made-{n:05}" for n in range(9)}
        assert first.head() != second.head()
