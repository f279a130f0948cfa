"""Does `expected.jsonl` say what `readings.toml` says by hand, and rest on words that stand in the reports?

Run as a program, it writes `expected.jsonl` anew: `python tests/sample/test_sample_expected.py`.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

HERE = Path(__file__).parent
PACKAGE = HERE.parents[1] / "src" / "svidok"
SAMPLE = PACKAGE / "packs" / "sample"
BY_HAND = tomllib.loads((HERE / "readings.toml").read_text("utf-8"))
Form = dict[str, Any]


def lines(name: str) -> dict[str, Form]:
    return {form["id"]: form for form in map(json.loads, (SAMPLE / name).read_text("utf-8").splitlines())}


REPORTS = lines("reports.jsonl")
LISTS = ("raids", "incidents", "claims")


def span(quote: str, text: str) -> list[int]:
    """Where the quoted words stand; `first … last` is the whole passage from the one to the other."""
    first, _, last = quote.partition(" … ")
    if text.count(first) != 1:
        raise ValueError(f"these words stand {text.count(first)} times in the report: {first!r}")
    start = text.index(first)
    end = text.find(last, start + len(first)) + len(last) if last else start + len(first)
    if end < start + len(first) + len(last):
        raise ValueError(f"these words do not follow: {last!r}")
    return [start, end]


def number(said: str | None) -> Form | None:
    """`12`, `20+` (at least), `-20` (at most), `~40` (about) as a range."""
    if said is None:
        return None
    n = int(said.strip("~+-"))
    least, most = (None if said.startswith("-") else n), (None if said.endswith("+") else n)
    return {"min": least, "max": most} | ({"approx": True} if said.startswith("~") else {})


def names(keys: list[str]) -> list[str]:
    return [BY_HAND["names"].get(key, key) for key in keys]


def count(said: str) -> Form:
    weapon, outcome, figure, *marks = said.split()
    form = {"weapon": weapon, "outcome": outcome, "unit": "location" if "@" in marks else "weapon", "admin1": None}
    return form | (number(figure) or {}) | ({"optional": True} if "?" in marks else {})


def harmed(said: str) -> Form:
    kind, phrase = said.split(": ", 1)
    object_class, effect = kind.rstrip("?").split()
    free = {"optional": True} if kind.endswith("?") else {}
    return {"class": object_class, "effect": effect, "phrase": phrase} | free


def common(item: Form, report: Form) -> Form:
    """What raids and incidents share."""
    return {
        "evidence": [span(quote, report["text"]) for quote in item["evidence"]],
        "attacker": item.get("attacker", "RU") or None,
        "date": item.get("date", report["id"][7:17]),
        "source": names(item.get("by", [])),
        "via": names(item.get("via", [])),
    } | ({"optional": True} if item.get("optional") else {})


def raid(item: Form, report: Form) -> Form:
    window = {end: item[end] for end in ("start", "end") if end in item}
    return common(item, report) | window | {"counts": [count(said) for said in item["counts"]]}


def incident(item: Form, report: Form) -> Form:
    place = {key: value or None for key, value in BY_HAND["places"][item["at"]].items()}
    harm = {"date_precision": "day", "weapons": item.get("weapons", []), "cause": item.get("cause")}
    harm |= {slot: number(item.get(slot)) for slot in ("killed", "injured", "children_killed", "children_injured")}
    harm |= {"objects": [harmed(said) for said in item.get("objects", [])], "status": item.get("status", "reported")}
    return common(item, report) | place | harm


def claim(item: Form, report: Form) -> Form:
    return {
        "evidence": [span(quote, report["text"]) for quote in item["evidence"]],
        "kind": item["kind"],
        "speaker": names([item["by"]])[0] if "by" in item else None,
        "role": item.get("role"),
        "via": names(item.get("via", [])),
        "quoted": item.get("quoted", False),
        "unattributed": item.get("unattributed", False),
    } | ({"optional": True} if item.get("optional") else {})


def expected(by_hand: Form) -> Form:
    report = REPORTS[by_hand["id"]]
    form = {key: report[key] for key in ("id", "lang", "source_name", "published", "title", "text")}
    for kind, make in zip(LISTS, (raid, incident, claim), strict=True):
        form[kind] = [make(item, report) for item in by_hand.get(kind, [])]
    return form


def written() -> str:
    forms = {by_hand["id"]: expected(by_hand) for by_hand in BY_HAND["reading"]}
    return "".join(json.dumps(forms[key], ensure_ascii=False) + "\n" for key in REPORTS)


def items(form: Form) -> list[Form]:
    return [item for kind in LISTS for item in form[kind]]


def test_every_report_has_one_reading_by_hand():
    assert [by_hand["id"] for by_hand in BY_HAND["reading"]] == list(REPORTS)


def test_the_published_readings_are_the_ones_made_by_hand():
    assert (SAMPLE / "expected.jsonl").read_text("utf-8") == written(), "run this file as a program to write them anew"


@pytest.mark.parametrize("key", REPORTS)
def test_a_reading_keeps_the_form_of_the_schema(key):
    schema = json.loads((PACKAGE / "model" / "reading.schema.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(lines("expected.jsonl")[key])] == []


@pytest.mark.parametrize("key", REPORTS)
def test_every_value_rests_on_a_short_passage_of_the_report(key):
    form = lines("expected.jsonl")[key]
    assert form["text"] == REPORTS[key]["text"] == unicodedata.normalize("NFC", form["text"])
    for item in items(form):
        assert all(form["text"][start:end].strip() for start, end in item["evidence"])
        assert sum(end - start for start, end in item["evidence"]) <= 900, item
        for thing in item.get("objects", []):
            assert any(thing["phrase"] in form["text"][start:end] for start, end in item["evidence"]), thing


WORDS = {
    1: "1|one|один|одна|одній",
    2: "2|two|двома|дві|двоє|двое|две",
    3: "3|three|три",
    4: "4|four|чотири|четыре|четырех",
    5: "5|пять",
    6: "6|six|шесть",
    7: "7|seven|семь",
    8: "8|eight|вісім|восьми",
    9: "9|nine|девять",
    11: "11|eleven",
    12: "12|twelve",
    13: "13|thirteen",
    14: "14|fourteen",
}


@pytest.mark.parametrize("key", REPORTS)
def test_every_number_expected_is_said_in_its_own_evidence(key):
    form = lines("expected.jsonl")[key]
    for item in items(form):
        said = " ".join(form["text"][start:end] for start, end in item["evidence"])
        people = (item.get(slot) for slot in ("killed", "injured"))
        for figure in [*item.get("counts", []), *(figure for figure in people if figure)]:
            n = figure["min"] if figure["min"] is not None else figure["max"]
            assert re.search(rf"(?<!\w)(?:{WORDS.get(n, n)})(?!\d)", said, re.IGNORECASE), (n, said)


def test_a_passage_that_is_not_in_the_report_is_refused():
    with pytest.raises(ValueError, match="stand 0 times"):
        span("seven missiles", "six missiles fell")
    with pytest.raises(ValueError, match="do not follow"):
        span("six … drones", "six missiles fell")
    assert span("six … fell", "then six missiles fell down") == [5, 22]


if __name__ == "__main__":
    (SAMPLE / "expected.jsonl").write_text(written(), "utf-8")
