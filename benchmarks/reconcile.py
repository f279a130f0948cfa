"""Is reconciling near-linear? Processor seconds and memory for growing numbers of incident reports, and their ratio.

    python benchmarks/reconcile.py [--plot FILE.svg] [10000 100000]

The reports are made, not real: two years of nights, 400 places, a third of the texts copied from another outlet, every
tenth report one of a hundred on the same place and night.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from math import log
from pathlib import Path

from svidok.model.figure import Count, Figure, Outcome, Range
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import IncidentReport, RaidReport, Reading, Side
from svidok.model.report import Quote, Report
from svidok.reconcile import Entry, reconcile

NIGHTS, PLACES, OUTLETS = 730, 400, 60
OFFICES = ((), ("State Emergency Service of Ukraine",), ("National Police of Ukraine",), ("Ukrainian Air Force",))
WORDS = [f"word{n}" for n in range(5000)]


def made(reports: int, seed: int = 1) -> list[Entry]:
    chance = random.Random(seed)
    texts: list[str] = []
    return [_entry(number, chance, texts) for number in range(reports)]


def _entry(number: int, chance: random.Random, texts: list[str]) -> Entry:
    night = date(2023, 1, 1) + timedelta(days=chance.randrange(NIGHTS))
    place = chance.randrange(PLACES) if number % 10 else 0
    if number % 10 == 0:
        night = date(2023, 1, 1) + timedelta(days=number // 1000 % NIGHTS)
    text = chance.choice(texts) if texts and chance.random() < 1 / 3 else " ".join(chance.choices(WORDS, k=90))
    texts.append(text)
    quotes = (Quote(0, len(text), text),)
    period = Period(DatePrecision.DAY, night)
    toll = Figure(Range.exactly(chance.randrange(40)), quotes)
    where = Place(PlacePrecision.SETTLEMENT, f"Place {place}", f"UA-{place % 25}", "UA", key=str(place))
    strike = IncidentReport(quotes, where, period, Side.RU, killed=toll, source=chance.choice(OFFICES))
    total = Count(Range.exactly(50 + night.toordinal() % 500), "drone", Outcome.LAUNCHED, quotes)
    raids = (RaidReport(quotes, (total,), period, Side.RU, source=OFFICES[3]),) if number % 20 == 0 else ()
    published = datetime(night.year, night.month, night.day, 6, tzinfo=UTC) + timedelta(minutes=chance.randrange(2000))
    report = Report(f"r{number}", text, published_at=published, source_name=f"Outlet {chance.randrange(OUTLETS)}")
    return Entry(report, Reading(report.id, "made@1", raids, (strike,)))


def measure(reports: int) -> tuple[float, float, str]:
    """Seconds, MB at the peak and what came of it, in a process of its own so that peaks do not add up."""
    output = subprocess.run(
        [sys.executable, __file__, "--one", str(reports)], check=True, capture_output=True, text=True
    )
    seconds, megabytes, found = output.stdout.strip().split("\t")
    return float(seconds), float(megabytes), found


def _one(reports: int) -> None:
    import resource

    entries = made(reports)
    reconcile(entries[:10])
    start = time.process_time()
    record = reconcile(entries)
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(seconds, megabytes, f"{len(record.raids)} raids, {len(record.incidents)} incidents", sep="\t")


def main(sizes: list[int], plot: Path | None) -> None:
    before: tuple[int, float] | None = None
    points: list[tuple[int, float]] = []
    for size in sizes:
        seconds, megabytes, found = measure(size)
        print(f"{size:>9,} reports  {seconds:7.2f} s  {megabytes:6.0f} MB (with its input)  {found}")
        if before:
            growth = seconds / before[1]
            n_log_n = size * log(size) / (before[0] * log(before[0]))
            print(f"           time grew {growth:.1f} times; n log n would be {n_log_n:.1f}")
        before = size, seconds
        points.append(before)
    if plot:
        plot.write_text(_svg(points), "utf-8")


def _svg(points: list[tuple[int, float]]) -> str:
    """Time against the number of reports, and as a dashed line n log n through the first point; both axes linear."""
    wide, high = points[-1][0], max(seconds for _, seconds in points)
    first, took = points[0]
    curve = [(n, took * n * log(n) / (first * log(first))) for n in range(first, wide + 1, max(first // 2, 1))]
    high = max(high, curve[-1][1])

    def at(n: float, seconds: float) -> str:
        return f"{60 + 500 * n / wide:.1f},{300 - 270 * seconds / high:.1f}"

    def line(through: list[tuple[int, float]], dashes: str) -> str:
        through_them = " ".join(at(*one) for one in through)
        return f'<polyline fill="none" stroke="currentColor" {dashes} points="{through_them}"/>'

    def word(words: str, where: str, down: int) -> str:
        x, y = map(float, where.split(","))
        return f'<text x="{x:.1f}" y="{y + down:.1f}" text-anchor="end">{words}</text>'

    marks = "".join(word(f"{n:,}", at(n, 0), 18) + word(f"{s:.0f} s", at(n, s), -6) for n, s in points)
    axes = '<path fill="none" stroke="currentColor" d="M60 30V300H560"/>'
    title = "<title>Seconds to reconcile n incident reports; dashed: n log n</title>"
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 330" font-family="sans-serif" font-size="12">'
    dashed = 'stroke-dasharray="4 4" opacity="0.5"'
    return head + title + axes + line(points, "") + line(curve, dashed) + marks + "</svg>\n"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(int(sys.argv[2]))
    else:
        given = sys.argv[1:]
        target = Path(given.pop(given.index("--plot") + 1)) if "--plot" in given else None
        main([int(argument) for argument in given if argument != "--plot"] or [10_000, 100_000], target)
