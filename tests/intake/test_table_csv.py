"""A table gives one report a row, whatever its delimiter and charset, and names each row that is broken."""

import csv
import io
import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from loopback import only, parsed, refusal

from svidok.errors import IntakeError
from svidok.intake.received import MOST_CHARACTERS, Received

UKRAINIAN = "Уночі безпілотники атакували місто, пошкоджено дах; є двоє поранених.\nПожежу погасили."


def table(rows: list[list[str]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("column", ["text", "Message", "content", "body", "текст", "сообщение"])
def test_the_text_column_is_found(delimiter, charset, column):
    data = table([["id", " Date ", column, "link"], ["1", "05.03.2022", UKRAINIAN, "https://example.org/1"]], delimiter)
    report = only(parsed("x.csv", data.encode(charset))).report
    assert (report.id, report.text, report.published) == ("1", UKRAINIAN, date(2022, 3, 5))
    assert report.url == "https://example.org/1"


def test_a_row_is_named_by_the_line_it_begins_on():
    data = 'id,text\n1,"two\nlines"\n2,too,many\n3,\n4,four\n\n'
    items = parsed("x.csv", data.encode())
    assert [(type(item), item.where) for item in items] == [
        (Received, "x.csv:2"),
        (IntakeError, "x.csv:4"),
        (IntakeError, "x.csv:5"),
        (Received, "x.csv:6"),
    ]


def test_a_cell_that_is_too_long_costs_its_row_only():
    data = f"text\n{'x' * (MOST_CHARACTERS + 1)}\nshort\n"
    refused, received = parsed("x.csv", data.encode())
    assert isinstance(refused, IntakeError)
    assert received.report.text == "short"


def test_a_quotation_mark_that_is_never_closed_is_named_and_no_report():
    received, refused = parsed("x.csv", b'id,text\n1,"one"\n2,"two\n3,three\n4,four\n')
    assert received.report.text == "one"
    assert (refused.where, "never closed" in refused.what) == ("x.csv:3", True)


def test_a_known_table_without_a_column_says_which():
    first = b"time_start,time_end,model,destroyed,source\n"
    error = refusal(parsed("x.csv", first + b"2025-07-03,2025-07-04,Shahed,1,kpszsu/posts/one\n"))
    assert "missile_attacks_daily without its column launched" in error.what


def test_a_table_without_a_text_column_is_refused_with_its_header():
    error = refusal(parsed("x.csv", b"when,where\n2025-07-04,Kyiv\n"))
    assert "when,where" in error.what
    assert "text" in error.remedy


def test_a_header_alone_holds_no_report():
    assert "no report" in refusal(parsed("x.csv", b"id,text\n")).what


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)


@settings(deadline=None)
@given(st.lists(cells, min_size=1, max_size=4), st.sampled_from(",;\t|"))
def test_cells_come_back_as_they_were_in_nfc(texts, delimiter):
    data = table([["n", "text"], *([str(n), text] for n, text in enumerate(texts))], delimiter)
    items = parsed("x.csv", data.encode())
    assert [item.report.text for item in items] == [unicodedata.normalize("NFC", text) for text in texts]
