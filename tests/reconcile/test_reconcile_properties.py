"""Does the record depend on nothing but what was said and decided?"""

from __future__ import annotations

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_stories import (
    COUNTRY,
    KYIV,
    SUMY,
    SUMY_OBLAST,
    SUMY_RAION,
    counts,
    day,
    local,
    people,
    raid,
    strike,
    told,
    window,
)

from svidok.model.figure import FigureKind, Outcome, Scope
from svidok.model.period import DatePrecision, Period
from svidok.model.reading import Side, Status
from svidok.model.record import Grade, Judgement, JudgementKind, MemberKey, Part
from svidok.model.record_form import canonical, record_form
from svidok.reconcile import reconcile

SOURCES = ((), ("Ukrainian Air Force",), ("Russian Ministry of Defence",), ("OHCHR",), ("Somebody Else",))
DAYS = ("2025-07-03", "2025-07-04")

EVENING = Period(DatePrecision.DAY, date(2025, 7, 3), local("2025-07-03T16:00"), local("2025-07-04T00:00"))
NAMESAKE = replace(SUMY, key="geonames:of another raion")
UNSETTLED = replace(SUMY, key=None, rivals=(SUMY, NAMESAKE))

periods = st.one_of(
    st.sampled_from(DAYS).map(day),
    st.sampled_from(DAYS).map(lambda iso: replace(day(iso), assumed=True)),
    st.just(EVENING),
    st.builds(
        lambda iso, hour, length: window(f"{iso}T{hour:02}:00", f"{iso}T{min(hour + length, 23):02}:30"),
        st.sampled_from(DAYS),
        st.integers(0, 23),
        st.integers(0, 12),
    ),
)
sides = st.sampled_from([None, *Side])
figures = st.none() | st.builds(
    lambda n, open_end, kind, scope: people(n, None if open_end else n, kind=kind, scope=scope),
    st.integers(0, 40),
    st.booleans(),
    st.sampled_from(FigureKind),
    st.sampled_from(Scope),
)
strikes = st.builds(
    strike,
    st.sampled_from([KYIV, SUMY, NAMESAKE, UNSETTLED, SUMY_RAION, SUMY_OBLAST, COUNTRY]),
    periods,
    attacker=sides,
    source=st.sampled_from(SOURCES),
    status=st.sampled_from(Status),
    killed=figures,
    injured=figures,
)
raids = st.builds(
    raid,
    periods,
    st.builds(lambda outcome, n: counts(outcome, drone=n), st.sampled_from(Outcome), st.integers(1, 60)),
    attacker=sides,
    source=st.sampled_from(SOURCES),
    cumulative=st.booleans(),
)
entries = st.lists(
    st.builds(
        lambda said, by, at, words: told(*said, by=by, at=at, text=words),
        st.lists(strikes | raids, max_size=3),
        st.sampled_from([None, "Sample Wire", "Specimen Wire"]),
        st.sampled_from(["2025-07-04", "2025-07-04T09:00", "2025-07-05T10:00"]),
        st.sampled_from(["", "words of one short story that several outlets have printed alike tonight"]),
    ),
    max_size=8,
)


@st.composite
def judged(draw):
    """Reports, and decisions on what they say."""
    reports = draw(entries)
    keys = [
        MemberKey(report.id, part, index)
        for report, reading in reports
        for part, said in ((Part.RAIDS, reading.raids), (Part.INCIDENTS, reading.incidents))
        for index in range(len(said))
    ]
    if not keys:
        return reports, []
    kinds, some = st.sampled_from(JudgementKind), st.lists(st.sampled_from(keys), min_size=1, max_size=3, unique=True)
    decisions = [
        Judgement(f"J-{n}", "reviewer", datetime(2025, 7, 6, n, tzinfo=UTC), "", draw(kinds), tuple(draw(some)))
        for n in range(draw(st.integers(0, 5)))
    ]
    return reports, decisions


def dump(record):
    return canonical(record_form(record))


@given(judged(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_any_order_gives_the_same_bytes(story, chance: random.Random):
    reports, decisions = story
    before = dump(reconcile(reports, decisions))
    chance.shuffle(reports)
    chance.shuffle(decisions)
    assert dump(reconcile(reports, decisions)) == before


@given(judged(), entries, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_any_order_gives_the_same_ids_to_remember_and_the_same_bytes_after_them(story, later, chance: random.Random):
    reports, decisions = story

    def twice() -> tuple[str, str]:
        first = reconcile(reports)
        return dump(first), dump(reconcile([*reports, *later], decisions, issued=first.issued))

    before = twice()
    for shuffled in (reports, decisions, later):
        chance.shuffle(shuffled)
    assert twice() == before


@given(judged())
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_and_nothing_stands_twice(story):
    reports, decisions = story
    record = reconcile(reports, decisions)
    given_in = sorted(
        str(MemberKey(report.id, part, index))
        for report, reading in reports
        for part, said in ((Part.RAIDS, reading.raids), (Part.INCIDENTS, reading.incidents))
        for index in range(len(said))
    )
    held = [str(member.key) for thing in (*record.raids, *record.incidents) for member in thing.members]
    assert sorted(held + list(map(str, record.set_aside))) == given_in
    ids = [thing.id for thing in (*record.raids, *record.incidents)]
    assert len(set(ids)) == len(ids)


@given(judged())
@settings(max_examples=300, deadline=None)
def test_every_decision_is_obeyed_or_shown_as_overruled(story):
    reports, decisions = story
    record = reconcile(reports, decisions)
    held = {m.key: thing for thing in (*record.raids, *record.incidents) for m in thing.members}
    for judgement in decisions:
        first, *others = judgement.subjects
        for other in others:
            if first.part is not other.part or not {first, other} <= held.keys():
                continue
            shown = any(f"judgement {judgement.id} (" in words for words in held[first].contested)
            together = held[first] is held[other]
            assert shown or judgement.kind is not JudgementKind.SAME or together
            assert shown or judgement.kind is not JudgementKind.DIFFERENT or not together


@given(judged())
@settings(max_examples=100, deadline=None)
def test_every_figure_is_somebodys_words(story):
    """No toll is above what is stated in all, none is without a step, and a shown range holds its best."""
    reports, decisions = story
    for incident in reconcile(reports, decisions).incidents:
        for toll in incident.tolls:
            assert toll.steps
            if toll.best is None:
                assert not any(step.counted for step in toll.steps)
                continue
            if toll.best.most is not None:
                assert toll.best.most <= sum(step.range.most or 0 for step in toll.steps if step.counted)
            assert toll.least is None or toll.best.least is None or toll.least <= toll.best.least
            assert toll.most is None or toll.best.most is None or toll.best.most <= toll.most


@given(judged())
@settings(max_examples=100, deadline=None)
def test_one_party_alone_is_never_more(story):
    reports, decisions = story
    for thing in (record := reconcile(reports, decisions)).incidents + record.raids:
        if thing.grade is not Grade.REVIEWED and set(thing.origins) <= {"Russian Ministry of Defence"}:
            assert thing.grade is Grade.ONE_PARTY


@given(entries)
@settings(max_examples=50, deadline=None)
def test_reading_the_same_report_twice_adds_nothing(reports):
    assert dump(reconcile([*reports, *reports])) == dump(reconcile(reports))


@given(entries)
@settings(max_examples=50, deadline=None)
def test_the_form_is_json(reports):
    form = record_form(reconcile(reports, prefix="SAMPLE-"))
    assert json.loads(canonical(form)) == form
    assert all(thing["id"].startswith("SAMPLE-") for thing in form["raids"] + form["incidents"])
