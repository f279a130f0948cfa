"""How many reports that no rule was written for are told in full, with the one whose knowledge each incident is?

They were scored once the rules of their day were done and are left as found: no rule is to be mended by them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.reading.test_unseen_incidents import faults

REPORTS = tomllib.loads(Path(__file__).with_name("blind_incidents.toml").read_text("utf-8"))["report"]
TOLD = 7  # of twelve, when they were first read


def test_no_fewer_are_told_in_full_than_when_they_were_first_read():
    assert sum(not faults(report) for report in REPORTS) >= TOLD
