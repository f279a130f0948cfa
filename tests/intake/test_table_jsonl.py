"""A JSON Lines file gives one report a line, with the text that stands there, and names each line that is broken."""

import json
import os
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import only, parsed, refusal

from svidok.errors import IntakeError
from svidok.intake.parsing import parse
from svidok.intake.received import MOST_CHARACTERS, Received
from svidok.intake.sources import gather

GOLD = Path(__file__).parents[2].parent / "shared" / "reading" / "gold" / "dev.docs.jsonl"


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)


def test_every_field_arrives():
    row = {
        "id": "a-1",
        "text": "Вибухи в місті.",
        "lang": "uk-UA",
        "published": "2022-3-5",
        "title": "Вибухи",
        "source_name": "Приклад",
        "url": "https://example.org/a",
    }
    received = only(parsed("x.jsonl", lines(row)))
    report = received.report
    assert received.notes == ()
    assert received.where == "x.jsonl:1"
    assert (report.id, report.text, report.language) == ("a-1", "Вибухи в місті.", "uk")
    assert (report.published, report.published_at) == (date(2022, 3, 5), None)
    assert (report.title, report.source_name, report.url) == ("Вибухи", "Приклад", "https://example.org/a")
    assert len(report.capture) == 64


def test_a_broken_line_is_named_and_the_others_go_on():
    good = {"id": "1", "text": "one"}, {"id": "2", "text": "two"}
    broken = [
        b'{"id": "3", "text": ',
        b"[1]",
        b'{"id": "4"}',
        b'{"id": "5", "text": 5}',
        b'{"id": "6", "text": " \\n"}',
        b'{"id": "7", "text": "a\\u0000b"}',
        b'{"id": "8", "text": "a\\ud800b"}',
        b'{"id": "9", "text": "\xff\xfe"}',
        b'{"id": ["x"], "text": "x"}',
        b'{"id": "a\\nb", "text": "x"}',
        b"[" * 100_000,
        b'{"id": 1' + b"0" * 5000 + b', "text": "x"}',
        lines({"text": "x" * (MOST_CHARACTERS + 1)}).strip(),
        lines({"text": "a" + "\u0301\u0316" * 100_000}).strip(),
    ]
    items = parsed("x.jsonl", lines(good[0]) + b"\n".join([*broken, b"", b"  "]) + b"\n" + lines(good[1]))
    assert [item.report.text for item in items if isinstance(item, Received)] == ["one", "two"]
    errors = [item for item in items if isinstance(item, IntakeError)]
    assert [error.where for error in errors] == [f"x.jsonl:{number}" for number in range(2, 2 + len(broken))]
    assert all(error.what and error.remedy for error in errors)


def test_what_a_source_tells_beside_the_words_arrives():
    told = {"author": "Desk", "edited": "2025-07-04T09:30:00+03:00", "forwarded_from": "Another channel"}
    report = only(parsed("x.jsonl", lines({"text": "One.", **told}))).report
    assert (report.author, report.forwarded_from) == ("Desk", "Another channel")
    assert report.edited == datetime(2025, 7, 4, 6, 30, tzinfo=UTC)
    unsure = only(parsed("x.jsonl", lines({"text": "One.", "edited": "2025-07-04 09:30"})))
    assert unsure.report.edited is None
    assert "no instant" in unsure.notes[0]


def test_an_id_belongs_to_one_text():
    items = parsed(
        "x.jsonl", lines({"id": "1", "text": "one"}, {"id": "1", "text": "other"}, {"id": "1", "text": "one"})
    )
    assert [type(item) for item in items] == [Received, IntakeError, Received]
    assert items[1].where == "x.jsonl:2"
    assert "x.jsonl:1" in items[1].what


def test_what_is_not_needed_is_left_out_with_a_note():
    row = {"id": 7, "text": "one", "published": "soon", "title": 5, "url": "javascript:alert(1)", "lang": None}
    received = only(parsed("x.jsonl", lines(row)))
    assert (received.report.id, received.report.title, received.report.url) == ("7", None, None)
    assert len(received.notes) == 3


def test_without_an_id_the_same_report_has_the_same_name_in_every_file():
    row = {"text": "one", "url": "https://example.org/a"}
    first, second = only(parsed("x.jsonl", lines(row))), only(parsed("y.jsonl", b"\n" + lines(row | {"title": "t"})))
    assert first.report.id == second.report.id
    assert first.report.id.startswith("jsonl-")
    assert only(parsed("x.jsonl", lines({"text": "one"}))).report.id != first.report.id


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_part_of_the_first_line(charset):
    row = json.dumps({"id": "1", "text": "Київ"}, ensure_ascii=False) + "\r\n"
    assert only(parsed("x.jsonl", row.encode(charset))).report.text == "Київ"


def test_a_line_of_fifty_megabytes_is_refused_and_the_next_is_read():
    data = b'{"text": "' + b"x" * 50_000_000 + b'"}\n{"id": "2", "text": "two"}'
    refused, received = parsed("x.jsonl", data)
    assert "bytes" in refused.what
    assert received.report.id == "2"


def test_a_cp1251_file_is_told_to_be_utf_8():
    error = refusal(parsed("x.jsonl", json.dumps({"text": "Вибухи в місті"}, ensure_ascii=False).encode("cp1251")))
    assert "UTF-8" in error.remedy


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip)


@settings(deadline=None)
@given(st.lists(words, min_size=1, max_size=5), st.booleans())
def test_every_text_comes_back_as_it_was_in_nfc(texts, ascii_only):
    rows = [json.dumps({"id": str(n), "text": text}, ensure_ascii=ascii_only) for n, text in enumerate(texts)]
    items = parsed("x.jsonl", "\n".join(rows).encode())
    assert [item.report.text for item in items] == [unicodedata.normalize("NFC", text) for text in texts]


def test_the_hand_read_reports_arrive_with_every_offset_in_its_place():
    if not GOLD.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"the hand-read reports are not at {GOLD}")
    rows = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    (source,) = gather([str(GOLD)])
    items = list(parse(source.load()))
    assert len(items) == len(rows) == 211
    for item, row in zip(items, rows, strict=True):
        assert isinstance(item, Received)
        assert item.notes == ()
        assert item.report.id == row["id"]
        assert item.report.text == unicodedata.normalize("NFC", row["text"])
        assert (item.report.published is None) == (row["published"] is None)
