"""Does a forecast come true by its day, and is what no record of strikes can tell left undecided?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.checking.made_raids import nights as made_nights

from svidok.checking import check
from svidok.model.figure import Range
from svidok.model.finding import Finding
from svidok.model.record import Raid
from svidok.model.verdict import ClaimType, Days, Grouping, Proposition

SAID, DUE = date(2025, 6, 1), date(2025, 6, 30)


def asked(**of: Any) -> Proposition:
    held: dict[str, Any] = {"weapon": "drone", "days": Days(SAID, DUE), "groupings": (Grouping.NIGHT,), **of}
    return Proposition(ClaimType.FORECAST, outcome="forecast", **held)


def nights(*launched: int) -> list[Raid]:
    return made_nights(SAID.isoformat(), *launched)


def state(proposition: Proposition, launched: list[Raid], today: date) -> Finding:
    return check("…", SAID, None, proposition, [], raids_today=launched, today=today).today


@pytest.mark.parametrize(
    ("most", "finding"), [(1001, Finding.SUPPORTED), (1000, Finding.CONTRADICTED), (400, Finding.CONTRADICTED)]
)
def test_more_than_a_thousand_a_night_is_decided_by_the_largest_night(most: int, finding: Finding) -> None:
    foretold = asked(amount=Range(1000, None, exclusive=True))
    assert state(foretold, nights(*[200] * 29, most), DUE + timedelta(days=1)) is finding


def test_it_is_open_until_the_day_is_past() -> None:
    foretold = asked(amount=Range(1000, None))
    assert state(foretold, nights(*[200] * 20), DUE) is Finding.OPEN


def test_too_many_unknown_nights_leave_it_undecided() -> None:
    foretold = asked(amount=Range(1000, None))
    assert state(foretold, nights(*[200] * 9), DUE + timedelta(days=1)) is Finding.NOT_CHECKABLE


def test_what_is_launched_after_the_day_had_not_run_out() -> None:
    foretold = asked(cues=("exhausted",))
    assert state(foretold, nights(*[200] * 40), SAID + timedelta(days=40)) is Finding.CONTRADICTED
    assert state(foretold, nights(*[200] * 29), SAID + timedelta(days=40)) is Finding.NOT_CHECKABLE


def test_an_offensive_is_not_in_a_record_of_strikes() -> None:
    verdict = check("…", SAID, None, asked(weapon=""), [], raids_today=nights(5), today=DUE + timedelta(days=9))
    assert verdict.today is Finding.NOT_CHECKABLE
