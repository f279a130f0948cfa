"""Do the reports of the sample say only what is public, in three languages, and say openly what is made up?

`facts.csv` is the hand-kept table of public figures, a sum spelt out where a report adds up; `superlatives.csv` names
every report that calls a night the largest, and the figure that it rests on.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
SAMPLE = REPOSITORY / "src" / "svidok" / "packs" / "sample"


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (SAMPLE / name).read_text("utf-8").splitlines()]


def table(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


REPORTS = lines("reports.jsonl")
TEXTS = {report["id"]: report["text"] for report in REPORTS}
EXPECTED = {form["id"]: form for form in lines("expected.jsonl")}
FACTS = table("facts.csv")
SUPERLATIVES = table("superlatives.csv")

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|"
    "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
NOT_FIGURES = re.compile(
    rf"\d\d?(?:–\d\d?| на \d\d?)? (?:{MONTHS})"  # 4 July, 3–4 July, с 3 на 4 июля
    r"|\b20\d\d\b|\b\d\d:\d\d\b"
    r"|\b(?:[ХСКX]|Kh|KN|S)-\d+(?:/(?:[ХС]-)?\d+)*"  # Х-101/Х-555, С-300/С-400, KN-23
)
NUMBER_WORDS = {
    "один": 1, "одна": 1, "одній": 1, "двоє": 2, "Two": 2, "two": 2, "двома": 2, "дві": 2, "двое": 2,
    "три": 3, "three": 3, "чотири": 4, "четыре": 4, "четырех": 4, "four": 4,
    "пять": 5, "six": 6, "шесть": 6, "seven": 7, "семь": 7, "eight": 8, "вісім": 8, "восьми": 8,
    "nine": 9, "девять": 9, "Девять": 9, "дев’ятьох": 9, "Дев’ятеро": 9,
    "Eleven": 11, "Twelve": 12, "Thirteen": 13, "Fourteen": 14,
}  # fmt: skip
NOT_OF_THE_NIGHT = re.compile(r"two experts|two readings by two|двох вигаданих експертів")
LARGEST = re.compile(
    r"largest|heaviest|\brecord\b|more than in any|more than ever|наймасован|найбільш|рекорд|крупнейш|самая массир",
    re.IGNORECASE,
)
INVENTED = {
    "Ivan Prykladenko": "Prykladenko|Прикладенко",
    "Orysia Vyhadanenko|Orysya Vyhadanenko": "Вигаданенко",
    "Paula Placeholder": "Placeholder",
    "Simon Specimen": "Simon Specimen",
    "Sergei Vymyshlennikov|Sergey Vymyshlennikov": "Вымышленников",
}
BODIES = re.compile(r"Air Force|General Staff|Service|Ministry|Administration|mayor's office|Pryklad|^Sample Agency$")


def nights(key: str) -> set[str]:
    """The dates that a report tells of: the one in its id and those of its reading."""
    form = EXPECTED[key]
    return {key[7:17]} | {item["date"] for item in form["raids"] + form["incidents"]}


def figures(text: str) -> set[int]:
    plain = NOT_FIGURES.sub(" ", NOT_OF_THE_NIGHT.sub(" ", text))
    words = re.findall(r"[^\W\d_]+(?:[’-][^\W\d_]+)*", plain)
    return {int(n) for n in re.findall(r"\d+", plain)} | {NUMBER_WORDS[w] for w in words if w in NUMBER_WORDS}


def public_figures(dates: set[str]) -> set[int]:
    return {int(fact["figure"]) for fact in FACTS if fact["night"] in dates}


@pytest.mark.parametrize("key", TEXTS)
def test_every_number_is_a_public_figure_of_its_night(key):
    assert figures(TEXTS[key]) - public_figures(nights(key)) == set()


def test_the_numbers_of_a_text_are_seen_and_its_dates_and_designations_are_not():
    text = "Three more? У ніч з 3 на 4 липня (до 06:00) – 550-ма засобами, Х-101/Х-555: чотири, 12 KN-23; 4 July 2025"
    assert figures(text) == {550, 4, 12}


@pytest.mark.parametrize("fact", [f for f in FACTS if f["kind"] == "sum"], ids=lambda f: f["night"] + " " + f["what"])
def test_a_sum_adds_up_from_public_figures(fact):
    parts = [int(part) for part in fact["sum_of"].split("+")]
    assert sum(parts) == int(fact["figure"])


def test_the_table_of_facts_holds_no_figure_that_is_not_in_the_public_record():
    record = REPOSITORY.parent / "shared" / "FACTS.md"
    if not record.exists() and not os.environ.get("CI"):
        pytest.skip("the public record (FACTS.md beside the checkout) is not here")
    rows = [line.split("|") for line in record.read_text("utf-8").splitlines()]
    tolls = NOT_FIGURES.sub(" ", " ".join(row[0] for row in rows)).replace("two", "2")
    for fact in FACTS:
        night = re.compile(rf"(?<!\d){date.fromisoformat(fact['night']):%-d %b %Y}")
        raids = " ".join(cell for row in rows if len(row) > 1 and night.search(row[1]) for cell in row[2:])
        where = tolls if fact["kind"] == "toll" or not raids else NOT_FIGURES.sub(" ", raids)
        for part in (fact["sum_of"] or fact["figure"]).split("+"):
            assert re.search(rf"(?<![\d.-]){part}(?!\d)", where), fact


@pytest.mark.parametrize("row", SUPERLATIVES, ids=lambda row: f"{row['report']} {row['measure']}")
def test_no_superlative_is_false_as_of_its_date(row):
    known = [(f["night"], int(f["figure"])) for f in FACTS if f["what"] == row["measure"]]
    assert (row["night"], int(row["figure"])) in known
    assert row["night"] in nights(row["report"])
    assert all(figure < int(row["figure"]) for earlier, figure in known if earlier < row["night"])


def test_every_superlative_is_in_the_table():
    assert {key for key, text in TEXTS.items() if LARGEST.search(text)} == {row["report"] for row in SUPERLATIVES}


def test_ids_say_that_they_are_of_the_sample_with_date_and_language():
    for report in REPORTS:
        assert re.fullmatch(rf"SAMPLE-\d{{4}}-\d\d-\d\d-{report['lang']}-[a-z-]+", report["id"])
    assert len(TEXTS) == len(REPORTS)


def test_the_languages_are_balanced_and_the_texts_are_in_them():
    languages = Counter(report["lang"] for report in REPORTS)
    assert set(languages) == {"en", "ru", "uk"}
    assert min(languages.values()) / len(REPORTS) >= 0.25
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)  # the module's is shared with what is tested
    identifier.set_languages(["en", "ru", "uk"])
    assert {r["id"]: identifier.classify(r["text"])[0] for r in REPORTS} == {r["id"]: r["lang"] for r in REPORTS}


def test_at_least_twelve_real_nights_are_told_of():
    assert len({item["date"] for form in EXPECTED.values() for item in form["raids"] + form["incidents"]}) >= 12


def test_no_report_was_published_before_its_night_was_over_or_under_a_borrowed_name():
    for report in REPORTS:
        published = datetime.fromisoformat(report["published"])
        assert published.utcoffset() is not None
        assert published.date() >= max(map(date.fromisoformat, nights(report["id"])))
        assert re.search(r"\((?:sample|зразок|образец)\)$", report["source_name"]), report["source_name"]
        assert report["url"] is None
        assert report["title"] is None or report["text"].startswith(report["title"] + "\n\n")


def test_whoever_speaks_by_name_is_invented_and_marked_as_such():
    for key, form in EXPECTED.items():
        for person, spelling in INVENTED.items():
            if re.search(spelling, TEXTS[key]):
                assert re.search(r"fictitious|вигадан|вымышлен", TEXTS[key]), (key, person)
        for claim in form["claims"]:
            assert claim["speaker"] is None or claim["speaker"] in INVENTED or BODIES.search(claim["speaker"]), key
            assert not claim["quoted"] or claim["speaker"] in INVENTED, key
        for item in form["raids"] + form["incidents"]:
            assert all(BODIES.search(name) for name in item["source"] + item["via"]), key
