"""Which statements bear on the questions that no figure answers, and whose word is each?"""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from svidok.answers.asking import questions
from svidok.answers.open_questions import ask_open, bearing, open_form, open_questions, standing_order, whose_word
from svidok.errors import QuestionError
from svidok.model.answer import Query, QuotedClaim

AT = datetime(2025, 7, 5, tzinfo=UTC)
MINISTRY = "Russian Ministry of Defence"
EVERYTHING = Query()


def claim(
    kind: str, words: str, speaker: str | None = "Iryna Zrazkova", day: date | None = None, id_: str = "r"
) -> QuotedClaim:
    return QuotedClaim(f"{id_}#claims/0", kind, speaker, (), day, None, (words,))


def told(claims, query: Query = EVERYTHING, key: str = "aim", strikes=lambda report: False):
    return ask_open(key, bearing(claims, strikes)[key], query, as_of=AT, head="0" * 64)


@pytest.mark.parametrize(
    ("kind", "words", "bears_on"),
    [
        ("intent", "The drones are sent to wear the defence down.", {"aim"}),
        ("intent", "Ракети мають зламати волю міст.", {"aim"}),
        ("intent", "Удары должны сорвать поставки топлива.", {"aim", "pace"}),
        ("intent", "He wants to run for office again.", set()),
        ("denial", "Ministry: no civilian objects were struck by the missiles.", {"aim"}),
        ("denial", "По гражданским объектам удары не наносились.", {"aim"}),
        ("demand", "We need more interceptors.", {"stop"}),
        ("demand", "Потрібні далекобійні ракети.", {"stop"}),
        ("demand", "The road must be mended by spring.", set()),
        ("pledge", "Німеччина готова передати ще одну батарею Patriot.", {"stop"}),
        ("assessment", "Санкции против заводов остановят выпуск ракет.", {"stop", "pace"}),
        ("assessment", "Мирні жителі бояться атак.", set()),
        ("forecast", "A new offensive will begin this summer.", {"offensive"}),
        ("forecast", "Новий наступ почнеться влітку.", {"offensive"}),
        ("forecast", "Летом начнется новое наступление.", {"offensive"}),
        ("forecast", "Наступної осені дронів побільшає.", set()),
        ("fact", "Russia builds two hundred missiles a month.", {"pace"}),
        ("assessment", "Запаси ракет вичерпуються.", {"pace"}),
        ("fact", "На складах остался запас ракет на месяц.", {"pace"}),
        ("fact", "The plant produces cheese.", set()),
    ],
)
def test_a_statement_bears_on_the_questions_that_it_speaks_of(kind, words, bears_on):
    found = bearing([claim(kind, words)], lambda report: False)
    assert {key for key, held in found.items() if held} == bears_on


def test_an_aim_told_in_a_report_of_a_strike_is_one_of_that_strike():
    aim = claim("intent", "The timing was meant as a message.", id_="of-a-strike")
    assert not told([aim]).voices
    assert told([aim], strikes=lambda report: report == "of-a-strike").voices


def test_every_statement_stands_under_whose_word_it_is_the_newest_first():
    claims = [
        claim("intent", "The strikes aim at depots.", MINISTRY, date(2025, 7, 1), "a"),
        claim("intent", "The strikes aim at depots only.", MINISTRY, date(2025, 7, 3), "b"),
        claim("intent", "The strikes aim at homes.", "Ukrainian Air Force", date(2025, 7, 2), "c"),
        claim("intent", "The strikes aim at morale.", "Iryna Zrazkova", None, "d"),
        claim("intent", "The strikes are said to aim at trade.", None, date(2025, 7, 2), "e"),
    ]
    assert [whose_word(one) for one in claims] == ["RU", "RU", "UA", "named", "unnamed"]
    answer = told(claims)
    assert [(one.whose, [c.id[0] for c in one.claims]) for one in answer.voices] == [
        ("RU", ["b", "a"]),
        ("UA", ["c"]),
        ("named", ["d"]),
        ("unnamed", ["e"]),
    ]
    assert "2025-07-01" in answer.sentence["en"]
    assert "5" in answer.sentence["uk"]


def test_days_choose_and_what_has_no_day_is_of_none():
    claims = [claim("intent", "The strikes aim at depots.", day=date(2025, 7, n), id_=str(n)) for n in (1, 2, 3)]
    claims.append(claim("intent", "The strikes aim at depots.", id_="undated"))
    found = told(claims, Query(first=date(2025, 7, 2), last=date(2025, 7, 2)))
    assert [c.id for voice in found.voices for c in voice.claims] == ["2#claims/0"]
    assert len(told(claims).voices[0].claims) == 4


def test_who_speaks_of_an_aim_names_no_region():
    for query in (Query(area="UA-51"), Query(weapon="drone")):
        with pytest.raises(QuestionError):
            told([], query)


def test_every_question_stands_in_both_languages_beside_questions_that_there_are():
    assert set(open_questions()) == {"aim", "stop", "offensive", "pace"}
    for question in open_questions().values():
        assert set(question.title) == set(question.lead) == set(question.open) == {"en", "uk"}
        assert set(question.standing) <= set(questions())
    assert set(standing_order()) <= set(questions())
    assert not set(open_questions()) & set(questions())


def test_the_form_keeps_every_word_and_path():
    said = QuotedClaim(
        "r#claims/2", "intent", MINISTRY, ("An Agency",), date(2025, 7, 4), None, ("The aim", "of the strike")
    )
    [voice] = open_form(told([said]))["voices"]
    assert voice == {
        "whose": "RU",
        "claims": [
            {
                "id": "r#claims/2",
                "kind": "intent",
                "speaker": MINISTRY,
                "via": ["An Agency"],
                "published": "2025-07-04",
                "due": None,
                "words": ["The aim", "of the strike"],
            }
        ],
    }


def test_nothing_said_is_said():
    answer = told([])
    assert answer.voices == ()
    assert "No report" in answer.sentence["en"]
