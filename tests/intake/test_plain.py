"""A plain text file is one report with every character of the file."""

import pytest
from loopback import only, parsed, refusal


def test_the_whole_file_is_the_text():
    report = only(parsed("a.txt", "\ufeffАтака на місто\r\n\r\nДвоє поранених.\r\n".encode())).report
    assert report.text == "Атака на місто\n\nДвоє поранених.\n"
    assert report.title == "Атака на місто"
    assert report.id.startswith("text-")


def test_the_same_text_has_the_same_id_under_every_name_and_charset():
    text = "Уночі безпілотники атакували місто, двоє поранених, пожежу погасили."
    files = [("a.txt", "utf-8"), ("b.md", "cp1251"), ("-", "utf-16")]
    assert len({only(parsed(name, text.encode(charset))).report.id for name, charset in files}) == 1


@pytest.mark.parametrize(
    ("text", "title"),
    [("# Head\n\nBody.", "Head"), ("One line only.", None), ("word " * 40 + "\nBody.", None)],
)
def test_a_short_first_line_is_the_title(text, title):
    assert only(parsed("a.md", text.encode())).report.title == title


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b""),
        ("a.txt", b" \n\t"),
        ("a.txt", b"\xef\xbb\xbf \n"),
        ("a.txt", b"a\0b"),
        ("a.txt", b"x" * 50_000_000),
    ],
    ids=["empty", "blank", "mark and blanks", "binary", "fifty megabytes"],
)
def test_what_is_no_text_is_refused(name, data):
    assert refusal(parsed(name, data)).where == name


def test_a_kind_that_no_format_takes_is_named_with_those_that_are():
    error = refusal(parsed("film.mp4", b"\0\0\0\x18ftyp"))
    assert ".jsonl" in error.remedy
