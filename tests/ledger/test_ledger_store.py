"""A store opens, or says why it does not and what to do."""

from __future__ import annotations

import pytest
from ledger_examples import AT, fill, made_reading, made_report, provenance

from svidok.errors import LedgerError
from svidok.ledger import Ledger, RecordRow, StoreKind


def test_a_store_that_is_not_there_is_not_made_unasked(place):
    with pytest.raises(LedgerError, match="there is no store"):
        place.open(create=False)
    assert not (place.folder / "svidok.db").exists()


def test_opening_again_keeps_what_is_there(place):
    with place.open() as ledger:
        fill(ledger, 3)
    with place.open() as ledger:
        assert ledger.counts().documents == 3


def test_real_reports_never_join_a_sample(place):
    with place.open(kind=StoreKind.SAMPLE) as ledger:
        ledger.add([(made_report(0), None)], AT)
    with place.open() as ledger:
        assert ledger.kind is StoreKind.SAMPLE
        with pytest.raises(LedgerError, match="never joins"):
            ledger.add([(made_report(1), None)], AT)
        with pytest.raises(LedgerError, match="never joins"):
            ledger.keep_capture(b"real", provenance())
        ledger.replace_record([RecordRow("raid", "r", {})], "reconcile@1")
        assert ledger.counts().documents == 1


def test_what_a_sample_holds_may_be_read_again(place):
    with place.open(kind=StoreKind.SAMPLE) as ledger:
        ledger.add([(made_report(0), None)], AT)
    with place.open() as ledger:
        assert ledger.add([(made_report(0), made_reading(made_report(0)))], AT).readings == 1
        with pytest.raises(LedgerError, match="never joins"):
            ledger.add([(made_report(0), None), (made_report(1), None)], AT)


def test_a_sample_never_joins_real_reports(place):
    with place.open() as ledger:
        fill(ledger, 1)
    with place.open(kind=StoreKind.SAMPLE) as ledger, pytest.raises(LedgerError, match="never joins"):
        ledger.add([(made_report(1), None)], AT)


@pytest.mark.parametrize("version", [99, 0])
def test_tables_of_another_version_are_refused(place, version):
    place.open().close()
    place.tamper(f"UPDATE store SET schema_version = {version}")
    with pytest.raises(LedgerError, match=f"version {version}"):
        place.open()


def test_a_file_that_is_no_database_is_named(tmp_path):
    (tmp_path / "svidok.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(LedgerError, match=r"not a database") as caught:
        Ledger.open(tmp_path)
    assert "svidok.db" in caught.value.where


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("a file")
    with pytest.raises(LedgerError, match="cannot be made"):
        Ledger.open(tmp_path / "file" / "store")


@pytest.mark.parametrize("url", ["mysql://host/db", "nonsense"])
def test_a_url_of_another_database_is_refused(tmp_path, url):
    with pytest.raises(LedgerError):
        Ledger.open(tmp_path, database_url=url)


def test_a_server_that_does_not_answer_is_named_without_the_password(tmp_path):
    with pytest.raises(LedgerError) as caught:
        Ledger.open(tmp_path, database_url=f"postgresql://user:geheim@/db?host={tmp_path}")
    assert "geheim" not in str(caught.value)
