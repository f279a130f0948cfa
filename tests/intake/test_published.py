"""Dates of publication are read where they are dates, and never guessed."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svidok.intake.dates import Published, published


@pytest.mark.parametrize(
    ("value", "day", "instant"),
    [
        (None, None, None),
        ("", None, None),
        ("2026-03-24", date(2026, 3, 24), None),
        ("2022-3-5", date(2022, 3, 5), None),
        (" 04.07.2025 ", date(2025, 7, 4), None),
        ("2025-07-04T09:30", date(2025, 7, 4), None),
        ("2025-07-04 23:30:00", date(2025, 7, 4), None),
        ("2025-07-04T00:30:00+03:00", date(2025, 7, 4), datetime(2025, 7, 3, 21, 30, tzinfo=UTC)),
        ("2025-07-03T22:30:00Z", date(2025, 7, 4), datetime(2025, 7, 3, 22, 30, tzinfo=UTC)),
        ("2025-01-03T21:59:59Z", date(2025, 1, 3), datetime(2025, 1, 3, 21, 59, 59, tzinfo=UTC)),
        ("2025-07-03T20:00:00-04:00", date(2025, 7, 3), datetime(2025, 7, 4, 0, 0, tzinfo=UTC)),
    ],
)
def test_what_is_a_date_is_read(value, day, instant):
    assert published(value) == Published(day, instant)


@pytest.mark.parametrize(
    "value", ["yesterday", "2025-02-30", "07/04/2025", "31.02.2025", 20250704, ["2025-07-04"], "9999-12-31T23:59:59Z"]
)
def test_what_is_none_is_a_doubt_with_a_remedy(value):
    found = published(value)
    assert found.day is None
    assert found.instant is None
    assert "2025-07-04" in found.doubt


@settings(deadline=None)
@given(st.one_of(st.text(), st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat())))
def test_any_text_is_a_date_or_a_doubt(value):
    found = published(value)
    assert found.instant is None or (found.instant.tzinfo is UTC and found.day is not None)
