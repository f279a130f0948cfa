"""Which statements bear on the questions that no figure answers, and whose word is each?"""

from __future__ import annotations

from datetime import date

import pytest
from answer_snapshots import snapshot

from svidok.answers.asking import questions
from svidok.answers.bearing import bears_on, open_questions
from svidok.answers.facts import claim_facts
from svidok.answers.open_questions import ask_open, open_form, standing_order, whose_word
from svidok.errors import QuestionError
from svidok.model.answer import Query
from svidok.model.form import Form

MINISTRY = "Russian Ministry of Defence"
EVERYTHING = Query()


def claim(
    kind: str, words: str, speaker: str | None = "Iryna Zrazkova", day: date | None = None, id_: str = "r"
) -> Form:
    said = {"quotes": [{"text": words}], "published": day.isoformat() if day else None, "due": None}
    return {"id": f"{id_}#claims/0", "kind": kind, "speaker": speaker, "via": ["An Agency"], **said}


def told(claims, query: Query = EVERYTHING, key: str = "aim"):
    return ask_open(key, snapshot(claims=claims), query)


@pytest.mark.parametrize(
    ("kind", "words", "asked"),
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
def test_a_statement_bears_on_the_questions_that_it_speaks_of(kind, words, asked):
    assert set(bears_on(kind, [words], False)) == asked


def test_an_aim_told_in_a_report_of_a_strike_is_one_of_that_strike():
    words = ["The timing was meant as a message."]
    assert not bears_on("intent", words, False)
    assert bears_on("intent", words, True) == ("aim",)


def test_every_statement_stands_under_whose_word_it_is_the_newest_first():
    claims = [
        claim("intent", "The strikes aim at depots.", MINISTRY, date(2025, 7, 1), "a"),
        claim("intent", "The strikes aim at depots only.", MINISTRY, date(2025, 7, 3), "b"),
        claim("intent", "The strikes aim at homes.", "Ukrainian Air Force", date(2025, 7, 2), "c"),
        claim("intent", "The strikes aim at morale.", "Iryna Zrazkova", None, "d"),
        claim("intent", "The strikes are said to aim at trade.", None, date(2025, 7, 2), "e"),
    ]
    facts = [fact for one in claims if (fact := claim_facts(one, False))]
    assert [whose_word(one) for one in facts] == ["RU", "RU", "UA", "named", "unnamed"]
    answer = told(claims)
    assert [(one.whose, [c.id[0] for c in one.claims]) for one in answer.voices] == [
        ("RU", ["b", "a"]),
        ("UA", ["c"]),
        ("named", ["d"]),
        ("unnamed", ["e"]),
    ]
    assert "1 July 2025" in answer.sentence["en"]
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
    said = claim("intent", "The aim", MINISTRY, date(2025, 7, 4)) | {
        "quotes": [{"text": "The aim"}, {"text": "of the strike"}]
    }
    [voice] = open_form(told([said]))["voices"]
    assert voice == {
        "whose": "RU",
        "name": {"en": "Russia's officials", "uk": "Офіційна Росія"},
        "claims": [
            {
                "id": "r#claims/0",
                "kind": "intent",
                "speaker": MINISTRY,
                "via": ["An Agency"],
                "published": "2025-07-04",
                "due": None,
                "words": ["The aim", "of the strike"],
                "claim": None,
                "came_of": None,
            }
        ],
    }


def test_nothing_said_is_said():
    answer = told([])
    assert answer.voices == ()
    assert "No report" in answer.sentence["en"]
