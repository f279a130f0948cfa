"""`review`, `changes`, `renew`: decisions are kept and obeyed, ids lead on, and what changed is listed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.in_process import lines, svidok

SUMY = "У ніч на 4 липня дрони атакували Суми. Пошкоджено школу, поранено двоє людей."
KHARKIV = "У ніч на 4 липня дрони атакували Харків. Пошкоджено лікарню, поранено п'ятеро людей."


def report(name: str, said: str) -> str:
    return json.dumps({"id": name, "lang": "uk", "published": "2025-07-04", "text": said}, ensure_ascii=False)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    (tmp_path / "two.jsonl").write_text(f"{report('one', SUMY)}\n{report('two', KHARKIV)}", "utf-8")
    assert svidok("add", "two.jsonl", folder=tmp_path).returncode == 0
    return tmp_path


def ids(folder: Path) -> list[str]:
    return sorted(str(form["id"]) for form in lines(svidok("incidents", "--json", folder=folder)))


def test_what_is_called_the_same_is_one_until_that_is_undone(kept: Path) -> None:
    before = ids(kept)
    assert len(before) == 2
    said = ("--by", "olena", "--why", "one strike, two names")
    (would,) = lines(svidok("review", "same", *before, *said, "--dry-run", "--json", folder=kept))
    assert ids(kept) == before
    assert lines(svidok("review", "list", "--json", folder=kept)) == []
    (done,) = lines(svidok("review", "same", *before, *said, "--json", folder=kept))
    after = ids(kept)
    assert len(after) == 1
    assert sorted({*before} - {*after}) == would["would"]["gone"]
    assert done["stand_in"] == after
    (gone,) = {*before} - {*after}
    (pointer,) = lines(svidok("show", gone, "--json", folder=kept))
    assert (pointer["kind"], pointer["to"]) == ("merged", after)
    assert after[0] in svidok("show", gone, folder=kept).stdout
    (judgement,) = done["judgements"]
    undone = svidok("review", "undo", str(judgement), "--by", "petro", folder=kept)
    assert undone.returncode == 0, undone.stderr
    assert ids(kept) == before
    listed = svidok("review", "list", folder=kept).stdout
    assert all(words in listed for words in ("olena", "petro", "one strike, two names", "undone by"))
    assert svidok("verify", folder=kept).returncode == 0


@pytest.mark.parametrize(("act", "left"), [("wrong-reading", 1), ("wrong-place", 2), ("unsure", 2), ("checked", 2)])
def test_a_decision_on_one_thing(kept: Path, act: str, left: int) -> None:
    first = ids(kept)[0]
    done = svidok("review", act, first, "--by", "olena", folder=kept)
    assert done.returncode == 0, done.stderr
    assert len(ids(kept)) == left
    assert svidok("show", first, folder=kept).returncode == 0
    (judgement,) = lines(svidok("review", "list", "--json", folder=kept))
    assert (judgement["kind"], judgement["who"], judgement["by"]) == (act.replace("-", " "), "olena", "person")


def test_a_rule_decides_under_its_own_name(kept: Path) -> None:
    svidok("review", "different", *ids(kept), "--by", "far-apart@1", "--rule", folder=kept)
    assert {judgement["by"] for judgement in lines(svidok("review", "list", "--json", folder=kept))} == {"rule"}


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (["same", "I-nowhere", "--by", "x"], 1, "no raid, incident or report"),
        (["same", "one#incidents/9", "two#incidents/0", "--by", "x"], 1, "no reading has the item"),
        (["same", "one#incidents/0", "--by", "x"], 1, "two things"),
        (["undo", "J-0", "--by", "x"], 1, "no judgement"),
        (["same", "one#incidents/0", "two#incidents/0"], 2, "--by"),
        (["same", "--by", "x"], 2, "name the things"),
        (["maybe", "one#incidents/0", "--by", "x"], 2, "maybe"),
    ],
)
def test_what_cannot_be_decided_says_why_and_keeps_nothing(
    kept: Path, arguments: list[str], status: int, says: str
) -> None:
    done = svidok("review", *arguments, folder=kept)
    assert (done.returncode, says in done.stderr) == (status, True), done.stderr
    assert lines(svidok("review", "list", "--json", folder=kept)) == []


def test_an_edited_report_keeps_its_history_and_what_stood_on_it(kept: Path) -> None:
    before = ids(kept)
    assert svidok("changes", folder=kept).stdout == ""
    (kept / "edited.jsonl").write_text(report("two", KHARKIV.replace("п'ятеро", "семеро")), "utf-8")
    assert svidok("add", "edited.jsonl", folder=kept).returncode == 0
    (change,) = lines(svidok("changes", "--json", folder=kept))
    assert change["report"] == "two"
    assert change["stood_in"] == [one for one in before if "kharkiv" in one]
    first, second = change["versions"]
    assert (first["changed"], second["changed"]) == ([], ["text"])
    assert [one["asked"] for one in (*first["captures"], *second["captures"])] == ["two.jsonl", "edited.jsonl"]
    gone, new = (second["readings"][0][name][0]["injured"]["min"] for name in ("gone", "new"))
    assert (gone, new) == (5, 7)
    told = svidok("changes", "two", folder=kept).stdout
    assert "changed: text" in told
    (shown,) = lines(svidok("show", "two", "--json", folder=kept))
    assert shown["versions"] == change["versions"]


def test_an_edit_that_was_taken_back_is_a_third_step(kept: Path) -> None:
    other = report("two", KHARKIV.replace("п'ятеро", "семеро"))
    first = (kept / "two.jsonl").read_text("utf-8")
    for said in (f"{report('one', SUMY)}\n{other}", first):
        (kept / "two.jsonl").write_text(said, "utf-8")
        assert svidok("add", "two.jsonl", folder=kept).returncode == 0
    (change,) = lines(svidok("changes", "--json", folder=kept))
    edited, original = (version["version"] for version in change["versions"])
    assert [step["version"] for step in change["course"]] == [original, edited, original]
    assert [version["changed"] for version in change["versions"]] == [["text"], []]
    assert lines(svidok("show", "two", "--json", folder=kept))[0]["text"] == KHARKIV
    told = svidok("changes", "two", folder=kept).stdout
    assert told.index("first version") < told.index("changed: text") < told.index("says again")
    head = lines(svidok("verify", "--json", folder=kept))[0]["head"]
    assert svidok("add", "two.jsonl", folder=kept).returncode == 0
    assert lines(svidok("verify", "--json", folder=kept))[0]["head"] == head


def test_what_a_channel_tells_of_a_post_is_shown(tmp_path: Path) -> None:
    post = {"id": 7, "type": "message", "date_unixtime": "1751581800", "text": SUMY, "author": "Чергова зміна"}
    post |= {"edited_unixtime": "1751582800", "forwarded_from": "Інший канал"}
    channel = {"name": "Приклад", "type": "public_channel", "id": 5, "messages": [post]}
    (tmp_path / "result.json").write_text(json.dumps(channel), "utf-8")
    by = {"SVIDOK_STORE__OPERATOR": "desk-1"}
    assert svidok("add", "result.json", folder=tmp_path, **by).returncode == 0
    (shown,) = lines(svidok("show", "telegram-5-7", "--json", folder=tmp_path))
    told = ("Чергова зміна", "2025-07-03T22:46:40+00:00", "Інший канал")
    assert (shown["author"], shown["edited"], shown["forwarded_from"]) == told
    (seen,) = shown["versions"][0]["seen"]
    assert (seen["author"], seen["edited"], seen["forwarded_from"], seen["by"]) == (*told, "desk-1")
    page = svidok("show", "telegram-5-7", folder=tmp_path).stdout
    assert all(each in page for each in told)
    assert svidok("status", folder=tmp_path, SVIDOK_STORE__OPERATOR="a\nb").returncode == 1


def test_the_operator_decides_where_nobody_else_is_named(kept: Path) -> None:
    done = svidok("review", "unsure", "one#incidents/0", folder=kept, SVIDOK_STORE__OPERATOR="desk-1")
    assert done.returncode == 0, done.stderr
    assert "desk-1" in svidok("review", "list", folder=kept).stdout
    assert svidok("review", "unsure", "one#incidents/0", folder=kept).returncode == 2


def test_a_report_that_its_outlet_took_back_is_set_aside_and_all_its_ids_lead_on(kept: Path) -> None:
    before = ids(kept)
    done = svidok("review", "wrong-reading", "two", "--by", "olena", "--why", "taken back by its outlet", folder=kept)
    assert done.returncode == 0, done.stderr
    (gone,) = {*before} - {*ids(kept)}
    (pointer,) = lines(svidok("show", gone, "--json", folder=kept))
    assert (pointer["kind"], pointer["to"]) == ("withdrawn", [])
    (history,) = lines(svidok("changes", "two", "--json", folder=kept))
    assert history["stood_in"] == [gone]
    assert lines(svidok("show", "two", "--json", folder=kept))[0]["text"] == KHARKIV


def test_renew_reads_again_only_what_this_reader_has_not_read(kept: Path) -> None:
    assert lines(svidok("renew", "--dry-run", "--json", folder=kept)) == [{"to_read": 0}]
    assert lines(svidok("renew", "--json", folder=kept)) == [{"read": 0, "record_made_again": False}]


def test_documents_are_found_by_words(kept: Path) -> None:
    assert [form["id"] for form in lines(svidok("documents", "--search", "лікарні", "--json", folder=kept))] == ["two"]
    assert svidok("documents", "--search", '"лікарні"', "--json", folder=kept).stdout == ""
    found = lines(svidok("documents", "--search", "дрон* ЛІКАРН*", "--json", folder=kept))
    assert [form["id"] for form in found] == ["two"]
    assert svidok("documents", "--search", "?", folder=kept).returncode == 1
