"""Is every figure of the first four questions what the public table gives when it is counted apart from the product?"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from math import sqrt

import pytest
from answer_snapshots import public_record, public_table
from table_by_itself import FAMILIES, Night, fits, national_raids

from reports_at_hand import needs_shared
from svidok.answers.asking import ask
from svidok.model.answer import Answer, AnswerFigure, Query

pytestmark = needs_shared

SIZES = {"1–9": (1, 9), "10–29": (10, 29), "30–99": (30, 99), "100–299": (100, 299), "300+": (300, 10**9)}
ERAS = {  # by hand from the register: where the way of counting changes for these families before July 2025
    "drone": ["2023-02-01", "2024-07-01", "2024-10-01", "2024-11-01", "2025-01-03"],
    "missile": ["2023-02-01", "2024-07-01", "2024-10-01", "2025-01-03"],
}
FIRST, AFTER = date(2022, 9, 28), date(2025, 7, 1)


@cache
def answered(question: str) -> Answer:
    return ask(question, public_table(), Query())


def figures(question: str, name: str) -> list[AnswerFigure]:
    return [one for one in answered(question).figures if one.name == name]


def within(figure: AnswerFigure) -> list[Night]:
    return [raid for raid in national_raids() if figure.period.start <= raid.day < figure.period.end]


def launched(raids: list[Night], family: str) -> list[int]:
    return [n for raid in raids if (n := raid.of(family, "launched")) is not None]


def test_the_days_are_those_of_the_table():
    assert answered("escalation").coverage[0].first == FIRST
    assert answered("escalation").coverage[0].last == AFTER - timedelta(days=1)


@pytest.mark.parametrize("family", FAMILIES)
def test_launched_by_month_and_in_all(family):
    found = [one for one in figures("escalation", "launched") if one.about["weapon"] == family]
    months = {f"{day:%Y-%m}" for day in (raid.day for raid in national_raids() if launched([raid], family))}
    assert len(found) == len(months) + 1
    for one in found:
        expected = launched(within(one), family)
        assert (one.least, one.best, one.most, one.n) == (sum(expected),) * 3 + (len(expected),)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("cut", ["month", "week"])
def test_the_series_of_what_was_launched(family, cut):
    series = next(one for one in answered("escalation").series if one.key == f"launched RU {family} by {cut}")
    assert series.points[0].start == FIRST
    assert series.points[-1].end == AFTER
    assert all(one.end == after.start for one, after in pairwise(series.points))
    for one in series.points:
        expected = launched([raid for raid in national_raids() if one.start <= raid.day < one.end], family)
        assert (one.best, one.n) == (sum(expected) if expected else None, len(expected)), one


def test_nights_by_size():
    found = figures("escalation", "nights")
    assert len(found) > 80
    for one in found:
        nights: dict[date, int] = defaultdict(int)
        for raid in within(one):
            if raid.by_night and launched([raid], "all"):
                nights[raid.day] += sum(launched([raid], "all"))
        least, most = SIZES[one.about["size"]]
        assert one.best == sum(least <= n <= most for n in nights.values()), one


def test_the_share_of_mass_raids():
    found = figures("escalation", "share_mass_raids")
    assert len(found) > 25
    for one in found:
        sizes = launched([raid for raid in within(one) if raid.hours], "all")
        assert one.best == pytest.approx(sum(n >= 100 for n in sizes) / len(sizes), abs=1e-4)
        assert (one.least, one.most) == pytest.approx(_interval(sum(n >= 100 for n in sizes), len(sizes)), abs=1e-4)
    for one in figures("escalation", "share_in_mass_raids"):
        sizes = launched([raid for raid in within(one) if raid.hours], "all")
        assert one.best == pytest.approx(sum(n for n in sizes if n >= 100) / sum(sizes), abs=1e-4)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("over", ["raid", "night", "hours24"])
def test_the_ladder_of_records(family, over):
    totals: list[tuple[date, int]] = []
    if over == "raid":
        totals = [(raid.day, sum(launched([raid], family))) for raid in national_raids() if launched([raid], family)]
    else:
        sums: dict[date, int] = defaultdict(int)
        for raid in national_raids():
            if over == "hours24" or raid.by_night:
                sums[raid.day] += sum(launched([raid], family))
        totals = sorted(sums.items())
    rungs = _climbing(totals)
    series = next(one for one in answered("records").series if one.key == f"record RU {family} {over}")
    assert [(one.start, one.best) for one in series.points] == rungs
    largest = next(
        one for one in figures("records", "largest") if (one.about["weapon"], one.about["over"]) == (family, over)
    )
    assert (largest.period.start, largest.best) == rungs[-1]


def test_a_record_is_as_of_the_day_asked_about():
    for last in (date(2023, 6, 30), date(2024, 8, 25), date(2024, 8, 26), date(2025, 3, 1)):
        answer = ask("records", public_table(), Query(last=last, weapon="missile"))
        expected = max(sum(launched([raid], "missile")) for raid in national_raids() if raid.day <= last)
        assert next(one.best for one in answer.figures if one.about["over"] == "raid") == expected


def test_days_with_a_raid_and_days_without_data_and_the_longest_runs():
    told = {
        raid.day for raid in national_raids() if any(raid.of("all", c) is not None for c in ("launched", "shot_down"))
    }
    days = [FIRST + timedelta(days=n) for n in range((AFTER - FIRST).days)]
    of = {one.about["days"]: one for one in figures("quiet", "days")}
    assert (of["with_raid"].least, of["with_raid"].most) == (len(told), len(days))
    assert (of["without_raid"].least, of["without_raid"].most) == (0, len(days) - len(told))
    assert of["without_data"].best == len(days) - len(told)
    longest = {one.about["days"]: one for one in figures("quiet", "longest_run")}
    assert longest["with_raid"].best == _longest([day in told for day in days])
    assert longest["without_data"].best == _longest([day not in told for day in days])
    assert "without_raid" not in longest
    for key, known in (("with_raid", True), ("without_data", False)):
        series = next(one for one in answered("quiet").series if one.key == f"days {key} RU by month")
        for one in series.points:
            own = [day for day in days if one.start <= day < one.end]
            assert one.least == sum((day in told) is known for day in own)


def test_interception_by_weapon_and_way_of_counting():
    checked = 0
    for one in figures("interception", "share_stopped"):
        weapon, size = one.about["weapon"], one.about.get("size")
        own = _fates(within(one), weapon, size)
        n, hits = sum(a for a, _, _ in own), sum(b + (c or 0) for _, b, c in own)
        assert (one.n, n > 0) == (len(own), True), one
        assert one.best == pytest.approx(min(hits, n) / n, abs=1e-4), one
        assert (one.least, one.most) == pytest.approx(_interval(min(hits, n), n), abs=1e-4)
        checked += 1
    for name, part in (("launched", 0), ("stopped", 1)):
        for one in figures("interception", name):
            own = _fates(within(one), one.about["weapon"], one.about.get("size"))
            sums = (sum(a for a, _, _ in own), sum(b + (c or 0) for _, b, c in own))
            assert one.best == min(sums[part], sums[0]), one
            checked += 1
    for one in figures("interception", "share_shot_down"):
        own = _fates(within(one), one.about["weapon"], one.about.get("size"))
        assert one.best == pytest.approx(min(1, sum(b for _, b, _ in own) / sum(a for a, _, _ in own)), abs=1e-4)
        checked += 1
    assert checked > 1000


def test_what_was_suppressed_and_what_got_through():
    stopped = {(str(one.about), one.period): one for one in figures("interception", "share_stopped")}
    for one in figures("interception", "share_got_through"):
        other = stopped[str(one.about), one.period]
        expected = (1 - other.most, 1 - other.best, 1 - other.least)
        assert (one.least, one.best, one.most) == pytest.approx(expected, abs=1e-9)
    found = figures("interception", "share_suppressed")
    assert len(found) > 50
    for one in found:
        own = [fate for fate in _fates(within(one), one.about["weapon"], one.about.get("size")) if fate[2] is not None]
        assert one.best == pytest.approx(min(1, sum(c or 0 for *_, c in own) / sum(a for a, *_ in own)), abs=1e-4)
        assert one.n == len(own)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_share_stopped_by_month(family):
    series = next(one for one in answered("interception").series if one.key == f"share_stopped RU {family} by month")
    for one in series.points:
        own = _fates([raid for raid in national_raids() if one.start <= raid.day < one.end], family, None)
        n, hits = sum(a for a, _, _ in own), sum(b + (c or 0) for _, b, c in own)
        assert one.n == len(own)
        assert one.best == (pytest.approx(min(hits, n) / n, abs=1e-4) if n else None)


@pytest.mark.parametrize("family", ["drone", "missile"])
def test_no_share_is_formed_over_a_change_in_the_way_of_counting(family):
    cuts = [date.fromisoformat(day) for day in ERAS[family]]
    ends = [FIRST, *cuts, AFTER]
    own = [one for one in figures("interception", "share_stopped") if one.about == {"side": "RU", "weapon": family}]
    assert [(one.period.start, one.period.end) for one in own] == list(pairwise(ends))


def test_no_figure_rests_on_a_regional_row():
    area_of = {raid.id: raid for raid in public_record().raids}
    for question in ("escalation", "records", "quiet", "interception"):
        for one in answered(question).figures:
            for raid in one.evidence:
                assert any(
                    step.counted and "Ukrainian Air Force" in step.source
                    for count in area_of[raid].counts
                    if not count.area
                    for step in count.steps
                )


def _fates(raids: list[Night], weapon: str, size: str | None) -> list[tuple[int, int, int | None]]:
    """Of each raid that tells both: launched, shot down, suppressed."""
    found = []
    for raid in raids:
        least, most = SIZES[size] if size else (0, 10**9)
        both = [
            sums
            for kinds, sums in raid.kinds.items()
            if _fits(kinds, weapon) and "launched" in sums and "shot_down" in sums
        ]
        n = sum(sums["launched"] for sums in both)
        if n and least <= (raid.of("all", "launched") or 0) <= most:
            lost = [sums["suppressed"] for sums in both if "suppressed" in sums]
            found.append((n, sum(sums["shot_down"] for sums in both), sum(lost) if lost else None))
    return found


def _fits(kinds: tuple[str, ...], weapon: str) -> bool:
    if weapon in FAMILIES:
        return fits(kinds, weapon)
    named = "_and_".join([kinds[0], *(kind.rpartition(".")[2] for kind in kinds[1:])])
    return named == weapon or all(kind.startswith(weapon + ".") for kind in kinds)


def _climbing(totals: list[tuple[date, int]]) -> list[tuple[date, int]]:
    rungs: list[tuple[date, int]] = []
    for day, n in totals:
        if n > max((held for _, held in rungs), default=0):
            rungs.append((day, n))
    return rungs


def _longest(held: list[bool]) -> int:
    longest = run = 0
    for one in held:
        run = run + 1 if one else 0
        longest = max(longest, run)
    return longest


def _interval(k: int, n: int) -> tuple[float, float]:
    """Wilson's interval as the two roots of (p − k/n)² = z² p (1 − p) / n."""
    z2 = 1.959963984540054**2
    a, b, c = 1 + z2 / n, -(2 * k / n + z2 / n), (k / n) ** 2
    root = sqrt(max(0.0, b * b - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)
