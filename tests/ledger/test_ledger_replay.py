"""The log played again from empty gives the same database; copies on either database are the same store."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_examples import ACTS, AT, act, fill, made_report, provenance

from svidok.errors import DamageError, LedgerError
from svidok.ledger import Ledger, RecordFilter, StoreKind

HISTORIES = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9)), max_size=14)
SLOWLY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def everything(ledger: Ledger) -> list[object]:
    """All that a store holds: evidence, log, record and raw bytes."""
    dump = list(ledger.canonical_dump(log=True))
    captures = {one.sha256 for item in ledger.documents().items for one in ledger.captures(item.version)}
    rows = [ledger.record(kind, RecordFilter(), limit=1000).items for kind in ("raid", "incident")]
    pointers = [ledger.pointer("incident", f"O-made-{n:05}") for n in range(10)]
    return [*dump, rows, pointers, ledger.record_state(), sorted(ledger.capture_bytes(name) for name in captures)]


def lived(place, steps=30, seed=0, **options) -> Ledger:
    """A store with a history of random steps."""
    chance = random.Random(seed)
    ledger = place.open(**options)
    for _ in range(steps):
        act(ledger, chance.choice(ACTS), chance.randrange(10))
    return ledger


@SLOWLY
@given(HISTORIES)
def test_any_history_played_again_from_empty_gives_the_same_database(new_place, history):
    with new_place().open() as ledger, new_place().open() as again:
        for kind, number in history:
            act(ledger, kind, number)
        assert ledger.copy_to(again) == ledger.head()
        assert everything(again) == everything(ledger)
        assert list(again.verify(ledger.head())) == []
        assert ledger.documents(limit=1000) == again.documents(limit=1000)


@pytest.mark.postgres
def test_from_one_database_to_the_other_and_back_is_the_same_store(tmp_path, new_place):
    """Starts on either database, since `new_place` is of each; the way there and back is by the other one."""
    here, back = new_place(), new_place()
    with lived(here) as ledger, Ledger.open(tmp_path / "between") as between, back.open() as returned:
        ledger.copy_to(between)
        between.copy_to(returned)
        assert everything(between) == everything(returned) == everything(ledger)
        assert list(returned.verify(ledger.head())) == []


def test_a_copy_is_continued_where_it_stopped(new_place):
    with lived(new_place(), 10) as ledger, new_place().open() as copy:
        ledger.copy_to(copy)
        fill(ledger, 5, 20)
        assert ledger.copy_to(copy) == ledger.head()
        assert everything(copy) == everything(ledger)
        before = list(copy.canonical_dump(log=True))
        ledger.copy_to(copy)
        assert list(copy.canonical_dump(log=True)) == before


def test_a_copy_tells_how_far_it_has_come(new_place):
    heard = []
    with lived(new_place()) as ledger, new_place().open() as copy:
        ledger.copy_to(copy, lambda *told: heard.append(told))
        last = ledger.head().seq
    assert heard[-1] == ("entries of the log", last, last)
    assert [done for _, done, _ in heard] == sorted(done for _, done, _ in heard)


def test_a_check_tells_what_it_looks_at_and_how_much_is_left(new_place):
    heard = []
    with lived(new_place()) as ledger:
        assert list(ledger.verify(watch=lambda *told: heard.append(told))) == []
    whole = heard[0][2]
    assert [(done, of) for _, done, of in heard] == [(number, whole) for number in range(whole)]


def test_another_history_is_refused_and_left_as_it_was(new_place):
    with lived(new_place(), seed=1) as ledger, lived(new_place(), seed=2) as other:
        before = everything(other)
        with pytest.raises(LedgerError, match="another history"):
            ledger.copy_to(other)
        assert everything(other) == before


def test_a_copy_that_is_longer_than_the_store_is_refused(new_place):
    with lived(new_place(), 10) as ledger, new_place().open() as copy:
        ledger.copy_to(copy)
        fill(copy, 1, 20)
        with pytest.raises(LedgerError, match="another history"):
            ledger.copy_to(copy)


def test_a_sample_is_not_copied_into_a_record(new_place):
    with lived(new_place(), 5, kind=StoreKind.SAMPLE) as sample, new_place().open() as record:
        record._adds = StoreKind.SAMPLE
        with pytest.raises(LedgerError, match="never joins"):
            sample.copy_to(record)


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE documents SET text = replace(text, '1', '9') WHERE report_id = 'made-00000'",
        "UPDATE readings SET reader = 'other@1'",
        "UPDATE events SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 4",
        "UPDATE events SET kind = 'other' WHERE seq = 4",
        "DELETE FROM readings",
    ],
)
def test_what_is_damaged_is_never_copied(new_place, tampering):
    place = new_place()
    with place.open() as ledger:
        fill(ledger, 5)
    place.tamper(tampering)
    with place.open() as ledger, new_place().open() as copy:
        with pytest.raises(DamageError):
            ledger.copy_to(copy)
        assert list(copy.verify()) == []


def test_a_capture_that_is_not_what_it_was_is_never_copied(new_place):
    place = new_place()
    with place.open() as ledger, new_place().open() as copy:
        fill(ledger, 3)
        name = ledger.captures(ledger.document("made-00000").version)[0].sha256
        (place.folder / "captures" / name[:2] / name[2:4] / name).write_bytes(b"other")
        with pytest.raises(DamageError, match="not those that were kept"):
            ledger.copy_to(copy)
        assert copy.head().seq == 0


def test_what_was_moved_can_be_read_but_not_added_to_until_it_is_moved_back(new_place):
    with lived(new_place()) as ledger, new_place().open() as other:
        head = ledger.move_to(other)
        assert other.head() == head
        assert ledger.documents().total == other.documents().total
        for change in (
            lambda: fill(ledger, 1, 50),
            lambda: ledger.add([(made_report(51), None)], AT),
            lambda: ledger.keep_capture(b"late", provenance()),
            lambda: ledger.replace_record([], "late@1"),
            lambda: act(ledger, "judge", 9),
        ):
            with pytest.raises(LedgerError, match="was moved to"):
                change()
        assert ledger.head() == head
        fill(other, 3, 50)
        other.move_to(ledger)
        fill(ledger, 3, 60)
        assert ledger.documents(limit=1000).total == other.documents(limit=1000).total + 3
        assert list(ledger.verify(head)) == []
        with pytest.raises(LedgerError, match="was moved to"):
            fill(other, 1, 70)
