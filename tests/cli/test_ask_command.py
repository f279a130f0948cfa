"""Does `svidok ask` answer from the store, the same for people and machines, and the same bytes each time?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from in_process import lines, svidok

NIGHT = "У ніч на {day} липня (з 20:00 {before} липня) ворог атакував {n} ударними БпЛА типу Shahed. Збито {down} БпЛА."


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("asking")
    reports = [
        {
            "id": f"n{day}",
            "lang": "uk",
            "published": f"2025-07-{day:02}",
            "text": NIGHT.format(day=day, before=day - 1, n=80 + day, down=60 + day),
        }
        for day in range(3, 13)
    ]
    path = folder / "reports.jsonl"
    path.write_text("\n".join(json.dumps(report, ensure_ascii=False) for report in reports), "utf-8")
    assert svidok("add", str(path), folder=folder).returncode == 0
    return folder


def test_without_a_name_the_questions_are_listed(folder):
    listed = svidok("ask", folder=folder).stdout.split()
    assert {"escalation", "interception", "quiet", "records"} <= set(listed)


@pytest.mark.parametrize("question", ["escalation", "interception", "quiet", "records"])
def test_the_same_question_on_the_same_store_gives_the_same_bytes(folder, question):
    first = svidok("ask", question, "--json", folder=folder)
    assert first.returncode == 0, first.stderr
    assert svidok("ask", question, "--json", folder=folder).stdout == first.stdout
    answer = json.loads(first.stdout)
    assert (answer["question"], len(answer["head"])) == (question, 64)
    assert answer["as_of"].endswith("Z")


def test_every_figure_rests_on_raids_that_can_be_shown(folder):
    answer = lines(svidok("ask", "records", "--json", "--weapon", "drone", folder=folder))[0]
    figure = answer["figures"][0]
    assert (figure["best"], figure["period"]["start"]) == (92, "2025-07-12")
    assert "92" in svidok("show", figure["evidence"][0], folder=folder).stdout


def test_all_that_a_figure_rests_on_comes_one_id_a_line(folder):
    answer = lines(svidok("ask", "escalation", "--json", folder=folder))[0]
    figure = max(answer["figures"], key=lambda one: one["n"])
    told = svidok("ask", "escalation", "--figure", figure["id"], folder=folder).stdout.split()
    assert told == figure["evidence"]
    assert not figure["evidence_left_out"]


def test_who_says_what_to_a_question_that_no_figure_answers(folder, tmp_path):
    said = "Volodymyr Zelensky said that the strikes aim to break the will of people."
    path = tmp_path / "said.jsonl"
    path.write_text(json.dumps({"id": "s", "lang": "en", "published": "2025-07-12", "text": said}), "utf-8")
    assert svidok("add", str(path), folder=tmp_path).returncode == 0
    text = svidok("ask", "aim", folder=tmp_path).stdout
    assert "An aim is a statement, a hit is a record." in text
    assert said in text
    [form] = lines(svidok("ask", "aim", "--json", folder=tmp_path))
    assert said in [" ".join(claim["words"]) for voice in form["voices"] for claim in voice["claims"]]
    assert "жодне повідомлення" in svidok("ask", "pace", "--language", "uk", folder=folder).stdout.casefold()


def test_in_public_nothing_is_told_by_day_or_region(folder):
    done = svidok("ask", "interception", "--public", "--area", "UA-51", folder=folder)
    assert "whole country" in done.stderr
    answer = lines(svidok("ask", "interception", "--public", "--json", folder=folder))[0]
    assert answer["query"]["public"] is True
    assert not answer["figures"]
    assert all(one["start"].endswith("-01") for series in answer["series"] for one in series["points"])


def test_the_answer_as_text_is_in_the_language_asked_for(folder):
    assert "days with a raid 3" in svidok("ask", "quiet", "--to", "2025-07-05", folder=folder).stdout
    assert (
        "днів із нальотом 3" in svidok("ask", "quiet", "--to", "2025-07-05", "--language", "uk", folder=folder).stdout
    )


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["interceptions"], "did you mean interception"),
        (["quiet", "--side", "XX"], "is no side"),
        (["quiet", "--from", "July"], "is no day"),
        (["quiet", "--language", "xx"], "no sentences are in"),
        (["quiet", "--weapon", "missile"], "ask without --weapon"),
        (["aim", "--area", "UA-51"], "by its days only"),
        (["aim", "--from", "2025-07-05", "--to", "2025-07-01"], "exchange --from and --to"),
        (["aim", "--chart", "aim.svg"], "ask without --chart"),
        (["escalation", "--figure", "none"], "take an id from --json"),
    ],
)
def test_what_cannot_be_asked_is_told_with_its_remedy(folder, arguments, word):
    done = svidok("ask", *arguments, folder=folder)
    assert done.returncode != 0
    assert word in " ".join(done.stderr.split())


def test_a_chart_is_written_as_a_specification_or_refused_by_its_ending(folder):
    path = folder / "launched.json"
    assert svidok("ask", "escalation", "--chart", str(path), folder=folder).returncode == 0
    assert json.loads(path.read_text("utf-8"))["title"]["text"] == "Is it getting worse?"
    assert svidok("ask", "escalation", "--chart", str(folder / "launched.doc"), folder=folder).returncode == 1
