"""Does the set of claims with known verdicts come out right, none of them confidently wrong?"""

from __future__ import annotations

from collections import Counter
from functools import cache

from evaluation.checks import HERE, LEAST, SETS, Judged, claims, figures, judged, record

from reports_at_hand import needs_shared
from svidok.model.finding import Finding
from svidok.model.verdict import ClaimType


@cache
def found() -> tuple[Judged, ...]:
    raids, incidents = record()
    return tuple(one for path in SETS for one in judged(claims(path), raids, incidents))


def test_the_set_is_large_has_traps_and_speaks_three_languages():
    rows = claims(HERE / "checks.csv")
    assert len(rows) >= 200
    assert sum(bool(row["trap"]) for row in rows) >= 60
    assert min(Counter(row["language"] for row in rows).values()) >= 50
    assert {row["type"] for row in rows} == set(ClaimType)
    assert {row["verdict"] for row in rows} == set(Finding)


@needs_shared
def test_no_claim_is_confidently_judged_wrong():
    assert [one.row["id"] for one in found() if one.confidently_wrong] == []


@needs_shared
def test_verdicts_abstentions_and_understanding_reach_what_is_asked():
    measured = figures(found())
    assert {name: value for name, value in measured.items() if value < LEAST.get(name, 0)} == {}
