"""Does the ledger of claims answer on the command line, and does only what a person has confirmed leave it?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from in_process import lines, svidok

TABLE = """time_start,time_end,model,target,launched,destroyed,not_reach_goal,source
2025-06-07 20:00,2025-06-08 09:00,Shahed-136/131,Ukraine,49,22,18,kpszsu/posts/a
2025-06-08 20:00,2025-06-09 10:30,Shahed-136/131,Ukraine,479,277,183,kpszsu/posts/b
"""
RECORD = "“It was the largest drone attack since 1 June”, President {name} said on Monday."
REPORTS = [
    {"id": "one", "lang": "en", "published": "2025-06-09", "source_name": "A", "text": RECORD.format(name="Zelensky")},
    {"id": "two", "lang": "en", "published": "2025-06-09", "source_name": "B", "text": RECORD.format(name="Zelenskyy")},
    {
        "id": "three",
        "lang": "en",
        "published": "2025-06-10",
        "source_name": "C",
        "text": "Some analysts believe that Russia is running out of missiles. "
        "Markus Reisner said that Russia will launch a new offensive this summer.",
    },
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    (tmp_path / "reports.jsonl").write_text("\n".join(map(json.dumps, REPORTS)), "utf-8")
    assert svidok("add", "table.csv", "reports.jsonl", folder=tmp_path).returncode == 0
    return tmp_path


def claim(folder: Path, *asked: str) -> dict[str, Any]:
    (found,) = lines(svidok("claims", "--json", *asked, folder=folder))
    return found


def test_one_claim_of_two_reports_is_found_by_its_speaker_with_a_verdict_by_itself(folder: Path) -> None:
    found = claim(folder, "--speaker", "zelensky")
    assert (found["n_reports"], found["speaker"], found["role"]) == (2, "volodymyr-zelensky", "President of Ukraine")
    assert found["verdict"]["finding"] == "supported"
    assert found["verdict"]["machine_made"] is True
    shown = svidok("show", found["id"], folder=folder).stdout
    assert "one [" in shown
    assert "two [" in shown
    assert "machine-made" in shown


@pytest.mark.parametrize(
    "asked", [("--verdict", "supported"), ("--topic", "scale"), ("--contains", "largest"), ("--to", "2025-06-09")]
)
def test_claims_are_chosen_by_what_is_asked(folder: Path, asked: tuple[str, str]) -> None:
    assert claim(folder, *asked)["speaker"] == "volodymyr-zelensky"


def test_a_verdict_leaves_only_when_a_person_has_confirmed_it_and_no_more_once_that_is_undone(folder: Path) -> None:
    name = claim(folder, "--speaker", "zelensky")["id"]
    assert svidok("claimreview", folder=folder).stdout == ""
    kept = svidok("verdict", "confirm", name, "--by", "olena", "--why", "Compared", "--json", folder=folder)
    judgement = lines(kept)[0]["judgement"]
    (review,) = lines(svidok("claimreview", "--address", "https://example.org", folder=folder))
    assert review["@type"] == "ClaimReview"
    assert review["url"] == f"https://example.org/claims/{name}"
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Supported by the record"}
    assert review["itemReviewed"]["author"] == {"@type": "Person", "name": "Volodymyr Zelensky"}
    assert len(review["itemReviewed"]["appearance"]) == 1
    assert claim(folder, "--speaker", "zelensky")["decision"]["who"] == "olena"
    assert svidok("review", "undo", judgement, "--by", "olena", folder=folder).returncode == 0
    assert svidok("claimreview", folder=folder).stdout == ""


def test_a_rejected_verdict_is_shown_as_rejected_and_is_no_review(folder: Path) -> None:
    name = claim(folder, "--speaker", "zelensky")["id"]
    assert (
        svidok("verdict", "reject", name, "--by", "olena", "--why", "It means the city", folder=folder).returncode == 0
    )
    assert "rejected by olena" in svidok("claims", "--speaker", "zelensky", folder=folder).stdout
    assert "no person has confirmed" in svidok("claimreview", name, folder=folder).stderr


def test_speakers_and_narratives_are_listed(folder: Path) -> None:
    names = {form["key"]: form["names"] for form in lines(svidok("speakers", "--json", folder=folder))}
    assert "volodymyr-zelensky" in names
    told = {form["key"]: form for form in lines(svidok("narratives", "--json", folder=folder))}
    assert told["russia-runs-out-of-missiles"]["named"] == []
    assert told["new-offensive"]["named"] == ["markus-reisner"]
    graph = json.loads(svidok("speakers", "--graph", folder=folder).stdout)
    assert {(edge["quoting"], edge["quoted"]) for edge in graph["edges"]} >= {("a", "volodymyr-zelensky")}


def test_what_is_not_there_is_refused_with_a_remedy(folder: Path) -> None:
    done = svidok("verdict", "confirm", "C-never", "--by", "olena", folder=folder)
    assert done.returncode == 1
    assert "svidok claims lists ids" in done.stderr
    assert "svidok speakers lists keys" in svidok("speakers", "nobody-at-all", folder=folder).stderr
