"""Does the reader keep its promise: the words carry every value, and the same words always say the same?"""

import gc
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports_at_hand import DOCUMENTS, SAMPLE, lines_of, needs_shared

import svidok.model.form as form_module
from svidok.lexicon import load
from svidok.model.figure import Count, Figure, Outcome, Range
from svidok.model.form import from_form, to_form
from svidok.model.reading import Reading
from svidok.model.report import Quote, Report
from svidok.pipeline.corridor import corridor
from svidok.reading.grounding import grounded
from svidok.reading.sentence.passages import passages
from svidok.reading.unsaid import OwnWords

SCHEMA = json.loads(Path(form_module.__file__).with_name("reading.schema.json").read_text("utf-8"))
NIGHT = (
    "У ніч на 4 липня ворог атакував 539 дронами та 11 ракетами. Збито 268 дронів. "
    "У Сумах загинули двоє людей, ще 14 поранені, пошкоджено лікарню."
)
ODD = ("\u200b", "\u00ad", "\ufe0f", "\n\u200b\n", "№", "0", "«", ":", "…", "▪️", "31 лютого", "24:61")


def read(text: str, language: str | None = None) -> Reading:
    return corridor().read(Report("r", text, language=language, published=date(2025, 7, 4)))


@pytest.mark.parametrize("document", SAMPLE, ids=[d["id"] for d in SAMPLE])
def test_a_reading_fits_the_schema_and_comes_back_the_same(document: dict[str, str]) -> None:
    reading = read(document["text"])
    form = json.loads(json.dumps(to_form(reading)))
    jsonschema.validate(form, SCHEMA)
    assert from_form(form, document["text"]) == reading


@needs_shared
def test_real_reports_give_valid_readings() -> None:
    for document in lines_of(DOCUMENTS):
        form = json.loads(json.dumps(to_form(read(document["text"], document["lang"]))))
        jsonschema.validate(form, SCHEMA)


@given(st.text(max_size=300) | st.lists(st.sampled_from(NIGHT.split()), max_size=40).map(" ".join))
@settings(deadline=None, max_examples=150)
def test_no_text_breaks_the_reader_and_every_quote_stands_in_it(text: str) -> None:
    reading = read(text, "uk")
    normal = Report("r", text).text
    for item in (*reading.raids, *reading.incidents, *reading.claims):
        assert item.evidence
        assert all(quote.stands_in(normal) for quote in item.evidence)


@given(
    document=st.sampled_from(SAMPLE),
    first=st.integers(0, 200),
    length=st.integers(1, 60),
    marks=st.lists(st.tuples(st.integers(0, 60), st.sampled_from(ODD)), max_size=5),
)
@settings(deadline=None, max_examples=200)
def test_no_piece_of_a_report_among_odd_marks_breaks_the_reader(
    document: dict[str, str], first: int, length: int, marks: list[tuple[int, str]]
) -> None:
    words = document["text"].split()
    piece = words[first % len(words) :][:length]
    for at, mark in marks:
        piece.insert(at, mark)
    read(" ".join(piece))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Drones attacked Belgorod on Wednesday, killing a man, an"),
        ("uk", "Збито за ніч: 40 шахедів! \u200b"),
    ],
)
def test_what_broke_the_reader_once_does_so_no_more(language: str, text: str) -> None:
    assert read(text, language).unread is None


@pytest.mark.parametrize("joined", [". ", ", ", " ", "\n"])
@pytest.mark.parametrize("language", sorted(load().languages))
def test_nothing_is_raised_on_the_examples_of_all_rules_told_together(language: str, joined: str) -> None:
    rules = [rule for rules in load().languages[language].patterns.values() for rule in rules]
    said = dict.fromkeys(example.rstrip(".") for rule in rules for example in rule.examples)
    report = Report("r", joined.join(said), language=language, published=date(2025, 7, 4))
    assert corridor().read(report).unread is None


def written(order: int) -> str:
    """The readings of the sample by id, read forward (1), backward (-1) or every third first (3)."""
    those = (
        [document for start in range(max(1, order)) for document in SAMPLE[start::order]] if order > 0 else SAMPLE[::-1]
    )
    return json.dumps({d["id"]: to_form(read(d["text"])) for d in those}, ensure_ascii=False, sort_keys=True)


def test_the_same_words_say_the_same_in_every_process_run_and_order() -> None:
    program = "import sys; from tests.promises.test_reader import written; sys.stdout.write(written(int(sys.argv[1])))"
    root = Path(__file__).resolve().parents[2]
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, order],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, order in (("0", "1"), ("1", "-1"), ("4711", "3"))
    }
    assert outputs == {written(1), written(-1)}
    assert len(outputs) == 1


def test_a_reading_leaves_nothing_that_only_a_collection_would_find() -> None:
    """So that collecting may wait while a report is read (pipeline/corridor.py)."""
    for document in SAMPLE:
        read(document["text"])
    gc.collect()
    collecting = gc.isenabled()
    gc.disable()
    try:
        for document in SAMPLE:
            read(document["text"])
        assert gc.collect() == 0
    finally:
        if collecting:
            gc.enable()


def marked_reading(value: Range, evidence: str) -> tuple[Reading, Reading]:
    """A reading with one count and one figure of `value`, before and after the gate."""
    report = Report("r", NIGHT, language="uk", published=date(2025, 7, 4))
    marked = corridor().mark(report)
    assert marked is not None
    start = NIGHT.index(evidence)
    quotes = (Quote.of(NIGHT, start, start + len(evidence)),)
    true = corridor().read(report)
    raid = replace(true.raids[0], counts=(Count(value, "drone", Outcome.LAUNCHED, quotes),))
    incident = replace(true.incidents[0], killed=Figure(value, quotes))
    falsified = replace(true, raids=(raid,), incidents=(incident,))
    return falsified, grounded(falsified, marked, OwnWords(passages(marked, load())), load())


def test_a_true_number_passes_the_gate() -> None:
    _, after = marked_reading(Range(539, 539, word="539"), "ворог атакував 539 дронами")
    assert after.raids[0].counts[0].range.ends == (539, 539)
    assert after.incidents[0].killed is None  # the words count drones, nobody killed
    assert [fallen.what for fallen in after.dropped] == ["killed, harm"]


@given(st.integers(0, 100_000))
@settings(deadline=None, max_examples=60)
def test_a_falsified_number_never_passes_the_gate(n: int) -> None:
    if n == 539:
        return
    for value in (Range(n, n, word="539"), Range(n, n, word=str(n)), Range(n, None, word="539"), Range(n, n)):
        _, after = marked_reading(value, "ворог атакував 539 дронами")
        assert after.raids == ()
        assert after.incidents[0].killed is None
        assert len(after.dropped) == 2


@pytest.mark.parametrize(
    ("value", "evidence"),
    [
        (Range(53, 53, word="53"), "ворог атакував 539 дронами"),  # part of a number
        (Range(4, 4, word="4"), "У ніч на 4 липня ворог атакував"),  # the day of a date
        (Range(500, 500, word="500"), "понад 500 ракет"),  # a bound left out
    ],
)
def test_a_piece_of_what_is_said_never_passes_the_gate(value: Range, evidence: str) -> None:
    text = f"{NIGHT} Загалом понад 500 ракет."
    report = Report("r", text, language="uk", published=date(2025, 7, 4))
    marked = corridor().mark(report)
    assert marked is not None
    start = text.index(evidence)
    quotes = (Quote.of(text, start, start + len(evidence)),)
    raid = replace(corridor().read(report).raids[0], counts=(Count(value, "drone", Outcome.LAUNCHED, quotes),))
    after = grounded(Reading("r", "x", raids=(raid,)), marked, OwnWords(passages(marked, load())), load())
    assert after.raids == ()
    assert len(after.dropped) == 1


def test_words_from_elsewhere_never_pass_the_gate() -> None:
    before, _ = marked_reading(Range(539, 539, word="539"), "ворог атакував 539 дронами")
    other = corridor().mark(Report("r", "Вночі було тихо, " * 12, language="uk"))
    assert other is not None
    after = grounded(before, other, OwnWords(passages(other, load())), load())
    assert (after.raids, after.incidents, after.claims) == ((), (), ())


def test_a_language_without_a_pack_is_left_unread() -> None:
    reading = read("W nocy rosyjskie drony zaatakowały Charków, zginęły dwie osoby, a pięć zostało rannych.")
    assert reading.unread == "language pl is in no pack"
    assert (reading.raids, reading.incidents, reading.claims) == ((), (), ())
