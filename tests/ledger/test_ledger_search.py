"""Words are found whatever their form, case, apostrophes and stress marks, and both databases find the same."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_examples import AT, made_report

from svidok.errors import QuestionError
from svidok.ledger import DocumentFilter
from svidok.ledger.search import MOST_BYTES
from svidok.text import words

TEXTS = {
    "uk": "Удар по Куп’янську: по́шкоджено об'єкт енергетики, 12 дронів збито над Харковом.",
    "ru": "Ещё 12 дронов сбиты; обломки упали в Белгороде.",
    "en": "An FPV-drone hit O'Neill's shop in Kharkiv: “12 drones” were said.",
    "mixed": "Cумы",  # with a Latin C
}


def found(ledger, asked):
    return {item.report.id for item in ledger.documents(DocumentFilter(words=asked)).items}


@pytest.fixture
def ledger(place):
    with place.open() as opened:
        opened.add(
            [(made_report(n, id=name, text=text, title=None), None) for n, (name, text) in enumerate(TEXTS.items())], AT
        )
        yield opened


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("ПОШКОДЖЕНО", {"uk"}),
        ("куп'янську", {"uk"}),
        ("куп`янськ*", {"uk"}),
        ("дрон*", {"uk", "ru"}),
        ("дрон", {"uk", "ru"}),
        ("ДРОНАМИ", {"uk", "ru"}),
        ('"дрон"', set()),
        ("харків", {"uk"}),
        ("Харкова «дронів»", {"uk"}),
        ("«харків»", set()),
        ("об'єктами", {"uk"}),
        ("обломкам Белгород", {"ru"}),
        ("объекты", set()),
        ("drones fpv", {"en"}),
        ("shop", {"en"}),
        ("12", {"uk", "ru", "en"}),
        ("12 дрон* над", {"uk"}),
        ("еще", {"ru"}),
        ("drone", {"en"}),
        ("fpv drone", {"en"}),
        ("o’neill's", {"en"}),
        ("сумы", {"mixed"}),
        ("«дронов»!", {"ru"}),
        ("nothing", set()),
        ("' OR 1=1 --", set()),
        ('AND NOT " * ( дрон*', set()),
    ],
)
def test_words_are_found(ledger, asked, expected):
    assert found(ledger, asked) == expected


@pytest.mark.parametrize("asked", ["—", "«»", "*", "?!"])
def test_a_search_without_a_word_is_refused(ledger, asked):
    with pytest.raises(QuestionError, match="no word"):
        found(ledger, asked)


def test_the_title_is_searched_and_an_edited_report_is_found_by_what_it_says_now(ledger):
    first = made_report(0, id="edited", text="Before.", title="Headline")
    ledger.add([(first, None), (made_report(0, id="edited", text="Afterwards.", title="Headline"), None)], AT)
    assert found(ledger, "headline") == {"edited"}
    assert found(ledger, "before") == set()
    assert found(ledger, "afterwards") == {"edited"}


def test_a_report_of_more_different_words_than_there_is_room_for_is_kept_and_found(place):
    many = " ".join(f"слово{number}" for number in range(MOST_BYTES // 12))
    with place.open() as ledger:
        ledger.add([(made_report(0, text=f"{'довге' * 1000} {many}"), None)], AT)
        assert found(ledger, "слово7") == {"made-00000"}
        assert ledger.counts().documents == 1


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=60))
def test_every_word_of_any_text_finds_it(new_place, text):
    with new_place().open() as ledger:
        report = made_report(0, text=text, title=None)
        ledger.add([(report, None)], AT)
        for word in words(report.text):
            if word.folded[:1].isalnum():
                assert found(ledger, word.folded) == {report.id}
                beginning = word.folded[:3].rstrip("'")  # an apostrophe is part of a word only where a letter follows
                assert found(ledger, f"{beginning}*") == {report.id}
