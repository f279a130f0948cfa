"""Is a public table known by its columns, and does every row come in with its words?"""

from __future__ import annotations

import pytest

from reports_at_hand import SHARED, needs_shared
from svidok.errors import IntakeError
from svidok.intake.capture import RawCapture
from svidok.intake.parsing import parse
from svidok.intake.received import Received
from svidok.lexicon.tables import known_tables, table_with

HEAD = "time_start,time_end,model,launched,destroyed,not_reach_goal,target,source\n"
ROWS = (
    "2025-07-03 18:00,2025-07-04 06:00,Shahed-136/131,539.0,268.0,208.0,Ukraine,kpszsu/posts/one\n"
    "2025-07-04 00:20,2025-07-04 00:30,X-47 Kinzhal,1.0,0.0,,Ukraine,kpszsu/posts/one\n"
    "2025-07-04,2025-07-04,Orlan-10,2.0,2.0,,south,PvKPivden/posts/two\n"
)


def received(text: str, name: str = "missile_attacks_daily.csv"):
    return list(parse(RawCapture(text.encode(), name)))


def test_the_rows_of_one_post_are_one_report_that_says_every_filled_cell():
    one, two = received(HEAD + ROWS)
    assert one.report.text == (
        "table: missile_attacks_daily\n\n"
        "time_start: 2025-07-03 18:00\ntime_end: 2025-07-04 06:00\nmodel: Shahed-136/131\nlaunched: 539.0\n"
        "destroyed: 268.0\nnot_reach_goal: 208.0\ntarget: Ukraine\nsource: kpszsu/posts/one\n\n"
        "time_start: 2025-07-04 00:20\ntime_end: 2025-07-04 00:30\nmodel: X-47 Kinzhal\nlaunched: 1.0\ndestroyed: 0.0\n"
        "target: Ukraine\nsource: kpszsu/posts/one"
    )
    assert (one.report.source_name, one.report.url) == (
        "Ukrainian Air Force",
        "https://www.facebook.com/kpszsu/posts/one",
    )
    assert (two.report.source_name, str(two.report.published)) == ("Air Command South", "2025-07-04")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_it_is_known_under_any_file_name_by_its_columns_alone(delimiter):
    text = (HEAD + ROWS).replace(",", delimiter)
    assert [item.report.id for item in received(text, "copy (2).csv")] == [
        "missile_attacks_daily/kpszsu/posts/one",
        "missile_attacks_daily/PvKPivden/posts/two",
    ]


def test_a_row_that_does_not_fit_costs_itself_alone():
    items = received(HEAD + "a,b,c,d,e,f,g,h,i\n" + ROWS)
    assert [type(item) for item in items] == [IntakeError, Received, Received]
    assert items[0].where == "missile_attacks_daily.csv:2"


def test_a_row_that_was_cut_short_is_no_row():
    refused, whole = received((HEAD + ROWS).rstrip().removesuffix(",PvKPivden/posts/two"))
    assert isinstance(whole, Received)
    assert (refused.where, "cut short" in refused.what) == ("missile_attacks_daily.csv:4", True)


def test_every_known_table_names_its_terms_and_needs_columns_of_its_own():
    for table in known_tables():
        assert table.terms
        assert table.title
        assert table_with(table.needs) is table


@needs_shared
def test_every_row_of_the_public_table_comes_in():
    raw = RawCapture((SHARED / "data" / "missile_attacks_daily.csv").read_bytes(), "missile_attacks_daily.csv")
    items = list(parse(raw))
    assert all(isinstance(item, Received) for item in items)
    assert sum(item.report.text.count("\n\n") for item in items) == 2616
    national = [item for item in items if item.report.source_name == "Ukrainian Air Force"]
    assert sum(item.report.text.count("\n\n") for item in national) == 1559 + 3  # three more cite its Telegram channel
