"""Is reconciling near-linear? Processor seconds and memory for growing numbers of incident reports, and their ratio.

    python benchmarks/reconcile.py [10000 100000]

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


def main(sizes: list[int]) -> None:
    before: tuple[int, float] | None = None
    for size in sizes:
        seconds, megabytes, found = measure(size)
        print(f"{size:>9,} reports  {seconds:7.2f} s  {megabytes:6.0f} MB (with its input)  {found}")
        if before:
            growth = seconds / before[1]
            n_log_n = size * log(size) / (before[0] * log(before[0]))
            print(f"           time grew {growth:.1f} times; n log n would be {n_log_n:.1f}")
        before = size, seconds


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _one(int(sys.argv[2]))
    else:
        main([int(argument) for argument in sys.argv[1:]] or [10_000, 100_000])
