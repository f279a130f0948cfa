"""How many of the statements that stand under an open question bear on it, and how many that do stand there?

`statements.csv` holds statements written for this, with the questions that a person says they bear on.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

from reports_at_hand import SHARED, needs_shared
from svidok.answers.bearing import bears_on

Chosen = set[tuple[str, str]]  # question, and which statement

# Of the sample of read reports: statements (report#number) that a person says bear on the question.
SAID = {
    "aim": (
        "en-121b14c0#2 en-1867bb3a#0 en-2b5eb967#0 en-32402540#3 en-3ca56c26#4 en-b49b4f72#3 en-f0110648#1 "
        "en-f0110648#3 ru-12a1430d#1 ru-5cecca8c#1 ru-afb3fca0#2 ru-bbf0ea86#0 ru-c4510e1c#4 seed-000#2 seed-004#5 "
        "seed-004#7 seed-004#8 uk-4e6d38c1#0"
    ),
    "stop": (
        "en-1318329d#3 en-1867bb3a#2 en-3ca56c26#6 en-63f0c11b#0 seed-004#15 seed-004#16 seed-004#17 seed-004#18 "
        "uk-1a843560#1 uk-89cd30e9#8 uk-e7a8161f#6"
    ),
    "offensive": "seed-004#9 seed-004#10",
    "pace": (
        "en-3ca56c26#2 en-4be3daa7#2 ru-5cecca8c#2 ru-c4510e1c#2 ru-d4da45d4#2 seed-000#10 seed-000#17 seed-004#15 "
        "seed-004#2 seed-004#4 uk-b86fb764#0 uk-b86fb764#7 uk-bdbcc87d#2 uk-e7a8161f#7"
    ),
}


def precision_and_recall(chosen: Chosen, right: Chosen) -> tuple[float, float]:
    return len(chosen & right) / len(chosen), len(chosen & right) / len(right)


def test_of_statements_written_for_it_nine_in_ten_stand_where_they_bear():
    with (Path(__file__).parent / "statements.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    right = {(key, row["words"]) for row in rows for key in row["bears_on"].split()}
    chosen = {
        (key, row["words"])
        for row in rows
        for key in bears_on(row["kind"], [row["words"]], row["report_tells"] == "yes")
    }
    precision, recall = precision_and_recall(chosen, right)
    assert precision >= 0.9, sorted(chosen - right)
    assert recall >= 0.9, sorted(right - chosen)


@needs_shared
def test_of_statements_of_read_reports_nine_in_ten_stand_where_they_bear():
    gold = SHARED / "reading" / "gold"
    texts = {one["id"]: one["text"] for one in _lines(gold / "dev.docs.jsonl")}
    chosen = set()
    for report in _lines(gold / "dev.gold.jsonl"):
        tells = bool(report["raids"] or report["incidents"])
        for number, claim in enumerate(report["claims"]):
            words = [texts[report["id"]][start:end] for start, end in claim["evidence"]]
            chosen |= {(key, f"{report['id']}#{number}") for key in bears_on(claim["kind"], words, tells)}
    right = {(key, one) for key, said in SAID.items() for one in said.split()}
    precision, _ = precision_and_recall(chosen, right)
    assert precision >= 0.9, sorted(chosen - right)


def _chosen(row: dict[str, str]) -> tuple[str, ...]:
    return bears_on(row["kind"], [row["words"]], row["report_tells"] == "yes")


def _lines(path: Path):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
