"""How many reports of Russian-language sources of every side are told in full, and how many of their counts are right?

The fifteen long reports were written with their truth before the rules of their day were looked at: four of them had
every incident told in full before, eight have now. The short ones try a rule in other words.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.reading import test_unseen_events, test_unseen_incidents

REPORTS = tomllib.loads(Path(__file__).with_name("unseen_ru_2.toml").read_text("utf-8"))["report"]
TOLD = 29  # of 37
COUNTS = 0.94  # F1


def test_no_fewer_incidents_are_told_in_full():
    assert sum(not test_unseen_incidents.faults(report) for report in REPORTS) >= TOLD


def test_counts_are_no_less_right():
    assert test_unseen_events.counts_f1(REPORTS) >= COUNTS
