"""Whatever the bytes, parsing gives reports and named errors, at least one, and never breaks."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import parsed

from svidok.errors import IntakeError
from svidok.intake.capture import RawCapture
from svidok.intake.parsing import formats
from svidok.intake.received import MOST_CHARACTERS, Received, Skipped

NAMES = ["a.jsonl", "a.txt", "a.html", "result.json", "a.csv", "a.tsv", "-", "a.bin"]

pieces = st.sampled_from(
    [
        b'{"text": "',
        b'"}\n',
        b"<html><body><p>",
        b"</p>",
        b"text,id\n",
        b'"',
        b",",
        b"\xd0\x9a",
        b"\xcf\xf0",
        b"\0",
        b"\xff\xfe",
        b'{"messages": [{"id": 1, "type": "message", "text": ',
        b"]}",
        b'{"chats": {"list": [',
        b"\r\n",
        b"[[",
        b"&#0;",
        b"\\ud800",
    ]
)
junk = st.one_of(st.binary(max_size=300), st.lists(st.one_of(pieces, st.binary(max_size=8)), max_size=30).map(b"".join))
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=3,
)
keys = st.sampled_from(
    ["id", "text", "type", "name", "date_unixtime", "edited", "forwarded_from", "messages", "list", "chats"]
)
posts = st.dictionaries(
    keys, st.one_of(values, st.sampled_from(["message", "public_channel", [1], {"text": 5}])), max_size=5
)


@settings(deadline=None)
@given(st.sampled_from(NAMES), junk)
def test_any_bytes_give_reports_and_named_errors(name, data):
    items = parsed(name, data)
    assert items
    for item in items:
        if isinstance(item, IntakeError):
            assert item.where.startswith(name)
            assert item.remedy
            assert "broke on it" not in item.what
        else:
            assert isinstance(item, Received)
            assert 0 < len(item.report.text) <= 3 * MOST_CHARACTERS


@settings(deadline=None)
@given(st.sampled_from(["a.jsonl", "result.json"]), st.lists(posts, max_size=3), st.booleans())
def test_any_json_gives_reports_and_named_errors(name, rows, account):
    chat = {"name": "x", "type": "public_channel", "id": 1, "messages": rows}
    value = {"chats": {"list": [chat, *rows]}} if account else chat
    text = "\n".join(map(json.dumps, rows)) if name == "a.jsonl" else json.dumps(value)
    for item in parsed(name, text.encode()):
        assert isinstance(item, Received | Skipped | IntakeError)
        assert not isinstance(item, IntakeError) or "broke on it" not in item.what


def test_every_format_of_the_folder_is_found_and_takes_a_kind_of_its_own():
    known = ["channel", "known_table", "page", "plain", "table_csv", "table_jsonl"]
    assert [format.name for format in formats()] == known
    for name in ["a.jsonl", "A.TXT", "a.md", "a.HTML", "a.htm", "result.json", "a.csv", "a.tsv"]:
        assert sum(format.accepts(name, b"") for format in formats()) == 1


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'{"id": "1", "text": "x"}\n', "table_jsonl"),
        (b'{\n "name": "x",', "channel"),
        (b"\xef\xbb\xbf <!doctype html>", "page"),
        (b"Words.", "plain"),
    ],
)
def test_standard_input_is_known_by_its_first_bytes(head, name):
    assert [format.name for format in formats() if format.accepts("-", head)] == [name]


def test_a_capture_is_named_by_its_hash_and_reports_point_to_it():
    raw = RawCapture(b"Words.", "a.txt")
    (item,) = next(format for format in formats() if format.name == "plain").parse(raw)
    assert item.report.capture == raw.sha256
