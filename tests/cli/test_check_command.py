"""Does `svidok check` answer from a store as it was on the day of the claim?"""

from __future__ import annotations

import json

import pytest
from in_process import svidok

TABLE = """time_start,time_end,model,target,launched,destroyed,not_reach_goal,source
2025-06-07 20:00,2025-06-08 09:00,Shahed-136/131,Ukraine,49,22,18,kpszsu/posts/a
2025-06-08 20:00,2025-06-09 10:30,Shahed-136/131,Ukraine,479,277,183,kpszsu/posts/b
2025-07-08 20:00,2025-07-09 08:30,Shahed-136/131,Ukraine,728,296,415,kpszsu/posts/c
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    assert svidok("add", "table.csv", folder=tmp_path).returncode == 0
    return tmp_path


def test_a_claim_is_answered_with_figures_evidence_and_whose_they_are(folder):
    done = svidok("check", "Russia launched 479 drones last night.", "--date", "2025-06-09", folder=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("supported as of 2025-06-09 (machine-made, confirmed by nobody)")
    assert "R-2025-06-09-RU" in done.stdout
    assert "figures of Ukrainian Air Force; no independent count held" in done.stdout


def test_what_came_later_changes_today_and_not_the_day_of_the_claim(folder):
    text = "The attack of 9 June was the largest drone attack of June 2025."
    asked = ("check", text, "--date", "2025-06-09", "--speaker", "A spokesman", "--json")
    told = json.loads(svidok(*asked, folder=folder).stdout)
    assert told["speaker"] == "A spokesman"
    assert told["machine_made"] is True
    assert told["understood"]["type"] == "record"
    assert [used["least"] for used in told["readings"][0]["rivals"]] == [479, 49]


def test_a_day_that_is_none_is_wrong_usage(folder):
    done = svidok("check", "479 drones were launched.", "--date", "9 June", folder=folder)
    assert done.returncode == 2
    assert "write it as 2025-07-04" in done.stderr
