"""Is a speaker known under all its names, and weighed by the same rule whatever its side?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from reconcile_stories import KYIV, day, people, strike, told

from svidok.model.reading import Side
from svidok.model.source import SourceKind
from svidok.reconcile import reconcile
from svidok.reconcile.sources import Sources, known_sources, nearness

known = Sources(known_sources())


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("air force of ukraine", "Ukrainian Air Force"),
        ("Ukrainian Air Force (Telegram)", "Ukrainian Air Force"),
        ("Russian Defence Ministry", "Russian Ministry of Defence"),
        ("Igor Konashenkov", "Russian Ministry of Defence"),
        ("Yurii Ihnat", "Ukrainian Air Force"),
        ("Vyacheslav Gladkov", "Governor of Belgorod Oblast"),
        ("Danielle Bell", "UN Human Rights Monitoring Mission in Ukraine"),
    ],
)
def test_one_office_under_all_its_names(name, office):
    assert known.named(name).name == office


@pytest.mark.parametrize("name", ["Air Force (of whom?) )", "(Telegram)", "Ukrainian Air Force (", "Air Force)("])
def test_what_is_not_written_aside_at_the_end_stays_in_the_name(name):
    assert known.named(name).name == name


def test_offices_of_one_pattern_are_not_one_office():
    kharkiv, odesa = (known.named(f"{name} Oblast Military Administration") for name in ("Kharkiv", "Odesa"))
    assert kharkiv.key != odesa.key
    assert {kharkiv.kind, odesa.kind} == {SourceKind.BODY}


def test_the_rule_is_the_same_for_both_sides():
    ours, theirs = known.named("Ukrainian Air Force"), known.named("Russian Ministry of Defence")
    assert nearness(ours, Side.RU) == nearness(theirs, Side.UA) == 0
    assert nearness(ours, Side.UA) == nearness(theirs, Side.RU) > 0


def test_an_expert_is_no_party():
    assert known.named("Valerii Romanenko").side is None


def test_a_name_of_no_table_is_a_source_of_its_own():
    stranger = known.named("Somebody Else")
    assert (stranger.kind, stranger.side, stranger.name) == (SourceKind.NAMED, None, "Somebody Else")


def forwarded(entry, whose):
    return entry._replace(report=replace(entry.report, forwarded_from=whose))


def test_a_forwarded_post_is_its_origins_and_no_second_one():
    hit = strike(KYIV, day("2025-07-04"), killed=people(2))
    entries = [
        told(hit, by="City Channel", at="2025-07-04T08:00"),
        forwarded(told(hit, by="Sample Wire", at="2025-07-04T09:00"), "City Channel"),
        forwarded(told(hit, by="Model Times", at="2025-07-04T10:00"), "City Channel"),
    ]
    [incident] = reconcile(entries).incidents
    assert (incident.n_reports, incident.n_origins, incident.origins) == (3, 1, ("City Channel",))


def test_whom_a_forwarded_post_names_is_still_whose_knowledge_it_is():
    hit = strike(KYIV, day("2025-07-04"), killed=people(2), source=("State Emergency Service of Ukraine",))
    [incident] = reconcile([forwarded(told(hit), "City Channel")]).incidents
    assert incident.origins == ("State Emergency Service of Ukraine",)
