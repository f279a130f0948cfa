"""Are facts what the record says, kept safely, and never read where they are damaged or of another state?"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from answer_snapshots import made
from bulletins import nights, strike
from hypothesis import given
from hypothesis import strategies as st

from svidok.answers.amounts import Amount, added
from svidok.answers.asking import ask, questions
from svidok.answers.columns import read, written
from svidok.answers.facts import IncidentFacts
from svidok.errors import LedgerError
from svidok.ledger import Ledger
from svidok.model.answer import Query
from svidok.model.reading import Side
from svidok.model.record import Grade
from svidok.pipeline.ask import answer_bytes, answer_of, snapshot
from svidok.pipeline.corridor import corridor
from svidok.pipeline.derived import FOLDER
from svidok.pipeline.facts import kept, state_of
from svidok.pipeline.record import renew
from svidok.pipeline.sentences import sentences

AT = datetime(2025, 5, 1, 12, tzinfo=UTC)
DAY = date(2025, 3, 10)
ENTRIES = (*nights("2025-03-01", "2025-03-20"), strike(DAY, "UA-51", 3, "health"), strike(DAY, "UA-63"))

amounts = st.builds(lambda a, b, c: Amount(*sorted((a, b, c))), *[st.integers(0, 10**6)] * 3)
incidents = st.builds(
    IncidentFacts,
    id=st.text(min_size=1, max_size=9),
    day=st.none() | st.dates(),
    attacker=st.none() | st.sampled_from(Side),
    area=st.none() | st.sampled_from(["UA-51", "UA-63"]),
    place=st.none() | st.text(max_size=5),
    weapons=st.lists(st.sampled_from(["drone", "missile"])).map(tuple),
    objects=st.lists(st.sampled_from(["health", "energy"])).map(tuple),
    killed=st.none() | amounts,
    injured=st.none() | amounts,
    contested=st.booleans(),
    grade=st.sampled_from(Grade),
    reported=st.booleans(),
    may_repeat=st.booleans(),
)


@given(st.lists(incidents, max_size=20))
def test_facts_come_back_from_their_columns(rows):
    assert read(IncidentFacts, written(IncidentFacts, rows)) == rows


@given(st.lists(st.none() | amounts))
def test_a_sum_leaves_out_what_is_not_told_and_is_none_only_where_nothing_is(told):
    known = [one for one in told if one is not None]
    total = added(told)
    if not known:
        assert total is None
    else:
        assert total == Amount(*map(sum, zip(*known, strict=True)))


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "store") as store:
        store.add([(entry.report, entry.reading) for entry in ENTRIES], AT)
        renew(store, corridor())
        yield store


def files(ledger):
    return sorted((ledger.folder / FOLDER).glob("facts-*"))


@pytest.mark.parametrize("question", questions())
def test_a_store_answers_as_the_record_that_it_holds(ledger, question):
    told, expected = answer_of(ledger, question, Query()), ask(question, made(*ENTRIES), Query())
    assert (told.sentence, told.figures, told.series) == (expected.sentence, expected.figures, expected.series)


def test_facts_are_kept_when_the_record_is_made_and_made_again_where_they_are_gone(ledger):
    whole = [path.read_bytes() for path in files(ledger)]
    assert len(whole) == 1
    _, key = state_of(ledger)
    files(ledger)[0].unlink()
    assert kept(ledger.folder, key) is None
    snapshot(ledger)
    assert [path.read_bytes() for path in files(ledger)] == whole


def test_facts_that_are_damaged_are_not_read(ledger):
    _, key = state_of(ledger)
    path = files(ledger)[0]
    whole = path.read_bytes()
    for broken in (whole[:-1], whole.replace(b"UA-51", b"UA-52"), b"", b"{}\n", b"[]"):
        path.write_bytes(broken)
        assert kept(ledger.folder, key) is None


def test_what_came_in_is_in_the_next_answer(ledger):
    before = answer_bytes(ledger, "tolls", Query())
    assert answer_bytes(ledger, "tolls", Query()) is before
    late = strike(DAY, "UA-51", 8)
    ledger.add([(late.report, late.reading)], AT)
    renew(ledger, corridor())
    figure = next(one for one in answer_of(ledger, "tolls", Query(area="UA-51")).figures if one.name == "killed")
    assert figure.best == 11


def test_a_folder_that_cannot_be_written_is_no_error(ledger):
    shutil.rmtree(ledger.folder / FOLDER)
    (ledger.folder / FOLDER).write_text("in the way")
    assert len(snapshot(ledger).incidents) == 2
    assert sentences(ledger)["tolls"]


@pytest.mark.parametrize("public", [False, True])
def test_the_sentence_of_every_question_is_kept_beside_the_store(ledger, public):
    expected = {name: answer_of(ledger, name, Query(public=public)).sentence for name in questions()}
    assert sentences(ledger, public=public) == expected
    files = list((ledger.folder / FOLDER).glob("sentences-*"))
    assert len(files) == 1 + public  # those of what need not be public are kept as the record is made
    for path in files:
        path.write_bytes(path.read_bytes()[:-2])
    assert sentences(ledger, public=public) == expected


def test_a_record_of_another_svidok_is_named_with_the_remedy(ledger):
    rows = [replace(row, form={"id": row.id}) for row in ledger.record("incident").items]
    ledger.replace_record(rows, "reconcile@0")
    with pytest.raises(LedgerError, match="made by another svidok"):
        answer_of(ledger, "tolls", Query())
