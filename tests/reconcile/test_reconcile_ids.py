"""Is an id, once given, ever lost, and does it stay with what it was given to? SVIDOK_EXAMPLES=10000 sequences."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_stories import KYIV, SUMY, SUMY_OBLAST, counts, day, people, raid, strike, told, window

from svidok.model.place import Place, PlacePrecision
from svidok.model.record import IssuedId, Judgement, JudgementKind, MemberKey, Part, Pointer, PointerKind, Record
from svidok.model.record_form import issued_form, issued_from_form, pointer_form, pointer_from_form
from svidok.model.report import Quote
from svidok.reconcile import Entry, reconcile

EXAMPLES = int(os.environ.get("SVIDOK_EXAMPLES", "300"))
TONIGHT = day("2025-07-04")
FIRST = datetime(2025, 7, 5, 9, tzinfo=UTC)


class Keeper:
    """What a ledger keeps between one record and the next: the readings, the decisions, the ids ever issued."""

    def __init__(self) -> None:
        self.entries: dict[str, Entry] = {}
        self.judgements: list[Judgement] = []
        self.issued: list[IssuedId] = []
        self.record = Record()

    def add(self, *entries: Entry) -> Keeper:
        self.entries.update((entry.report.id, entry) for entry in entries)
        return self.renewed()

    def judge(self, kind: JudgementKind, *subjects: str, undoes: str | None = None) -> Keeper:
        keys = tuple(map(MemberKey.parse, subjects))
        when = FIRST + timedelta(minutes=len(self.judgements))
        name = f"J-{len(self.judgements)}"
        self.judgements.append(Judgement(name, "reviewer", when, "seen both", kind, keys, undoes))
        return self.renewed()

    def renewed(self) -> Keeper:
        self.record = reconcile(self.entries.values(), self.judgements, issued=self.issued)
        self.issued += self.record.issued
        return self

    @property
    def held(self) -> dict[str, str]:
        """The id under which each item stands today."""
        things = (*self.record.raids, *self.record.incidents)
        return {str(member.key): thing.id for thing in things for member in thing.members}

    def pointer(self, name: str) -> Pointer | None:
        return next((pointer for pointer in self.record.pointers if pointer.id == name), None)


def in_words(report: str, *said, at: str = "2025-07-04T09:00") -> Entry:
    """A report whose items stand in words of their own, ten characters each."""
    text = " ".join(f"sentence{n}" for n in range(len(said)))
    quoted = [replace(one, evidence=(Quote(n * 10, n * 10 + 9, f"sentence{n}"),)) for n, one in enumerate(said)]
    return told(*quoted, report=report, text=text, at=at)


def test_an_earlier_report_that_comes_in_later_renames_nothing():
    keeper = Keeper().add(in_words("b", strike(KYIV, TONIGHT), raid(TONIGHT, counts(drone=539))))
    before = keeper.held
    keeper.add(in_words("a", strike(KYIV, TONIGHT), raid(TONIGHT, counts(drone=20)), at="2025-07-03T20:00"))
    assert {key: keeper.held[key] for key in before} == before
    assert keeper.record.pointers == ()


def test_another_reading_that_names_or_dates_it_otherwise_renames_nothing():
    keeper = Keeper().add(in_words("a", strike(KYIV, TONIGHT), strike(SUMY, TONIGHT)))
    names = [keeper.held[f"a#incidents/{n}"] for n in range(2)]
    renamed = Place(PlacePrecision.SETTLEMENT, "Kyiv City", "UA-30", "UA", key="katottg:UA80000000000093317")
    keeper.add(in_words("a", strike(renamed, day("2025-07-03")), strike(SUMY, TONIGHT)))
    assert [keeper.held[f"a#incidents/{n}"] for n in range(2)] == names


def test_another_reading_that_finds_one_more_thing_before_it_renames_nothing():
    keeper = Keeper().add(in_words("a", strike(SUMY, TONIGHT)))
    name = keeper.held["a#incidents/0"]
    keeper.add(in_words("a", strike(KYIV, TONIGHT), strike(SUMY, TONIGHT)))
    assert keeper.held["a#incidents/1"] == name
    assert keeper.held["a#incidents/0"] != name


def test_a_merge_leaves_a_pointer_and_undoing_it_gives_the_id_back():
    keeper = Keeper().add(in_words("a", strike(KYIV, TONIGHT)), in_words("b", strike(SUMY, TONIGHT)))
    kyiv, sumy = keeper.held["a#incidents/0"], keeper.held["b#incidents/0"]
    keeper.judge(JudgementKind.SAME, "a#incidents/0", "b#incidents/0")
    assert set(keeper.held.values()) == {kyiv}
    assert keeper.pointer(sumy) == Pointer(sumy, Part.INCIDENTS, PointerKind.MERGED, (kyiv,))
    keeper.judge(JudgementKind.UNSURE, undoes="J-0")
    assert keeper.held == {"a#incidents/0": kyiv, "b#incidents/0": sumy}
    assert keeper.pointer(kyiv) == Pointer(kyiv, Part.INCIDENTS, PointerKind.SPLIT, (sumy,))


def test_a_split_leaves_a_pointer_and_the_id_with_the_first_published():
    keeper = Keeper().add(in_words("a", strike(KYIV, TONIGHT)), in_words("b", strike(KYIV, TONIGHT)))
    whole = keeper.held["a#incidents/0"]
    keeper.judge(JudgementKind.DIFFERENT, "a#incidents/0", "b#incidents/0")
    assert keeper.held["a#incidents/0"] == whole
    assert keeper.pointer(whole) == Pointer(whole, Part.INCIDENTS, PointerKind.SPLIT, (keeper.held["b#incidents/0"],))


def test_what_is_set_aside_is_withdrawn_and_its_id_is_never_given_anew():
    keeper = Keeper().add(in_words("a", strike(KYIV, TONIGHT)))
    name = keeper.held["a#incidents/0"]
    keeper.judge(JudgementKind.WRONG_READING, "a#incidents/0")
    assert keeper.pointer(name) == Pointer(name, Part.INCIDENTS, PointerKind.WITHDRAWN)
    keeper.add(in_words("b", strike(KYIV, TONIGHT)))
    assert keeper.held["b#incidents/0"] != name


def test_what_is_remembered_survives_its_form():
    keeper = Keeper().add(in_words("a", strike(KYIV, TONIGHT)), in_words("b", strike(SUMY, TONIGHT)))
    keeper.judge(JudgementKind.SAME, "a#incidents/0", "b#incidents/0")
    assert [issued_from_form(issued_form(row)) for row in keeper.issued] == keeper.issued
    assert [pointer_from_form(pointer_form(one)) for one in keeper.record.pointers] == list(keeper.record.pointers)


PLACES = (KYIV, SUMY, SUMY_OBLAST)
REPORTS = "abcd"
keys = st.builds(lambda report, n: f"{report}#incidents/{n}", st.sampled_from(REPORTS), st.integers(0, 2))
strikes = st.builds(
    lambda place, iso, killed: strike(place, day(iso), killed=people(killed)),
    st.sampled_from(PLACES),
    st.sampled_from(["2025-07-03", "2025-07-04"]),
    st.integers(0, 3),
)
raids = st.builds(
    lambda hour, n: raid(window(f"2025-07-04T{hour:02}:00", f"2025-07-04T{hour + 1:02}:30"), counts(drone=n)),
    st.integers(0, 20),
    st.sampled_from([50, 60]),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("read"), st.sampled_from(REPORTS), st.lists(strikes | raids, max_size=3), st.integers(0, 9)),
        st.tuples(st.just("judge"), st.sampled_from(JudgementKind), st.lists(keys, min_size=1, max_size=3)),
        st.tuples(st.just("undo"), st.integers(0, 5)),
    ),
    min_size=1,
    max_size=12,
)


def take(keeper: Keeper, step: tuple) -> None:
    what, *rest = step
    if what == "read":
        report, said, hour = rest
        keeper.add(in_words(report, *said, at=f"2025-07-04T0{hour}:00"))
    elif what == "judge":
        keeper.judge(rest[0], *rest[1])
    else:
        keeper.judge(JudgementKind.UNSURE, undoes=f"J-{rest[0]}")


@given(steps)
@settings(max_examples=EXAMPLES, deadline=None)
def test_no_id_ever_issued_is_lost(story):
    keeper, ever = Keeper(), set()
    for step in story:
        take(keeper, step)
        standing = set(keeper.held.values())
        ever |= standing
        pointers = {pointer.id: pointer for pointer in keeper.record.pointers}
        assert len(pointers) == len(keeper.record.pointers)
        for name in ever:
            assert name in standing or name in pointers
        for pointer in pointers.values():
            assert set(pointer.to) <= standing - {pointer.id}
            assert bool(pointer.to) is (pointer.kind is not PointerKind.WITHDRAWN)
            assert (pointer.id in standing) is (pointer.kind is PointerKind.SPLIT)


@given(steps)
@settings(max_examples=EXAMPLES, deadline=None)
def test_making_the_record_again_changes_and_issues_nothing(story):
    keeper = Keeper()
    for step in story:
        take(keeper, step)
    before = keeper.record
    again = keeper.renewed().record
    assert again.issued == ()
    assert (again.raids, again.incidents) == (before.raids, before.incidents)


@given(steps, st.lists(strikes | raids, max_size=3))
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_further_report_takes_no_id_from_what_stands(story, said):
    keeper = Keeper()
    for step in story:
        take(keeper, step)
    anchors = {thing.id: str(thing.members[0].key) for thing in (*keeper.record.raids, *keeper.record.incidents)}
    keeper.add(in_words("later", *said, at="2025-07-06T09:00"))
    for name in anchors:
        pointer = keeper.pointer(name)
        assert name in keeper.held.values() or (pointer is not None and pointer.kind is PointerKind.MERGED)
