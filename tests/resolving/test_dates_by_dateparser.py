"""Do we read a full date as dateparser does? An oracle in tests only: it misses nights and windows."""

from datetime import date

import dateparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolving.months import MONTHS

from svidok.lexicon import load
from svidok.model.report import Report
from svidok.resolving.periods import periods
from svidok.text import sentences

LEXICON = load()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("language", MONTHS)
@given(day=st.dates(date(2022, 2, 24), date(2026, 12, 31)), published=st.dates(date(2022, 2, 24), date(2026, 12, 31)))
@settings(deadline=None, max_examples=25)
def test_a_full_date_is_the_day_that_dateparser_reads(language: str, day: date, published: date) -> None:
    written = f"{day.day} {MONTHS[language][day.month - 1]} {day.year}"
    expected = dateparser.parse(written, languages=[language])
    assert expected is not None
    report = Report("r", f"{written}.", language=language, published=published)
    told = sentences(report.text, LEXICON.profiles, language)
    (mention,) = periods(report, told, LEXICON)
    assert mention.period.day == expected.date() == day
    assert not mention.period.assumed
