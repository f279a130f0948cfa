"""A sentence's numbers of people: who, how many, and what became of them."""

from __future__ import annotations

import pytest

from svidok.lexicon import load
from svidok.model.period import UNKNOWN_PERIOD
from svidok.model.report import Report
from svidok.reading.incidents.casualties import casualties
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.numbers import says
from svidok.reading.sentence.passages import passages
from svidok.text import sentences


def harms(text: str, language: str):
    report = Report("own", text)
    found = tuple(sentences(report.text, load().profiles, language))
    marked = MarkedReport(report, language, found, (), (), tuple(UNKNOWN_PERIOD for _ in found))
    return [harm for passage in passages(marked, load()) for harm in casualties(passage)]


SAID = [
    ("uk", "Двоє людей загинули, 8 поранених.", [("killed", 2, 2), ("injured", 8, 8)]),
    ("uk", "Поранень зазнали жінки 66, 70 та 84 років.", [("injured", 3, 3)]),
    ("uk", "Загинув 56-річний місцевий житель, ще один поранений.", [("killed", 1, 1), ("injured", 1, 1)]),
    ("uk", "Машиніст і його помічник постраждали.", [("injured", 2, 2)]),
    ("uk", "Є поранені.", [("injured", 1, None)]),
    ("uk", "Дані про постраждалих уточнюються.", []),
    ("uk", "Кількість загиблих зросла до дев'яти.", [("killed", 9, 9)]),
    ("uk", "Без загиблих та поранених.", [("injured", 0, 0), ("killed", 0, 0)]),
    ("uk", "Загинули 500 голів свиней, пошкоджено 14 будинків.", []),
    ("uk", "Двоє людей зникли безвісти.", [("missing", 2, 2)]),
    ("en", "6 killed, 37 injured.", [("killed", 6, 6), ("injured", 37, 37)]),
    ("en", "The blast left 40 others injured.", [("injured", 40, 40)]),
    ("en", "Dozens were wounded and several people were killed.", [("injured", 20, None), ("killed", 2, None)]),
    ("en", "17 people were killed and wounded.", [("casualties", 17, 17)]),
    ("en", "No one was hurt.", [("injured", 0, 0), ("killed", 0, 0)]),
    ("en", "A man, a woman and two children were killed.", [("killed", 4, 4)]),
    ("en", "In 2024 the town had 500 houses.", []),
    ("ru", "Погибли два человека, ранены более двадцати.", [("killed", 2, 2), ("injured", 20, None)]),
    ("ru", "Осколочное ранение получил водитель автобуса.", [("injured", 1, 1)]),
    ("ru", "Жертв и разрушений нет.", [("killed", 0, 0)]),
    ("ru", "Число пострадавших выросло до 31.", [("injured", 31, 31)]),
    ("ru", "Информации о пострадавших не поступало.", []),
    ("en", "Three mechanics of a civilian boat were injured by debris.", [("injured", 3, 3)]),
    ("en", "Two passengers of a passenger train were wounded.", [("injured", 2, 2)]),
    ("en", "A lad of 19 was wounded.", [("injured", 1, 1)]),
    ("en", "The cook, with burns of the hands, was brought to the central city hospital.", [("injured", 1, 1)]),
    ("en", "A man of 56 refused medical help.", [("injured", 1, 1)]),
    ("en", "No one suffered.", [("injured", 0, 0), ("killed", 0, 0)]),
    ("en", "One suffered burns.", [("injured", 1, 1)]),
    ("en", "The number of those injured rose by three to 14.", [("injured", 14, 14)]),
    ("en", "The number of the wounded is from 3 to 14.", [("injured", 3, 14)]),
    ("en", "An elderly woman was burned to death in her house.", [("killed", 1, 1)]),
    ("en", "An elderly woman's house burned down.", []),
    ("uk", "Літня жінка згоріла у власній квартирі.", [("killed", 1, 1)]),
    ("uk", "Авто волонтера згоріло, у будинку пенсіонерки вибиті вікна.", []),
    ("uk", "Ушкоджень зазнали троє рятувальників.", [("injured", 3, 3)]),
    ("uk", "Будинок пенсіонерки зазнав ушкоджень.", []),
    ("uk", "Водій від медичної допомоги відмовився.", [("injured", 1, 1)]),
    ("uk", "Двоє слюсарів дістали осколкові.", [("injured", 2, 2)]),
    ("ru", "Осколочные получили двое сварщиков.", [("injured", 2, 2)]),
    ("ru", "Осколочные повреждения получили две машины.", []),
    ("ru", "Мужчина сгорел в собственной машине.", [("killed", 1, 1)]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_numbers_of_people(language, text, expected):
    assert [(harm.of, *harm.range.ends) for harm in harms(text, language)] == expected


CHILDREN = [
    ("uk", "Семеро людей дістали поранення, серед них троє дітей.", (7, 7), (3, 3)),
    ("uk", "Поранені хлопці 18 та 15 років.", (2, 2), (1, 1)),
    ("en", "At least 30 residents, four children among them, were killed.", (30, None), (4, 4)),
    ("en", "A 12-year-old girl and her mother were wounded.", (2, 2), (1, 1)),
    ("ru", "Ранены двое детей и женщина.", (3, 3), (2, 2)),
    ("uk", "Загинули семеро людей, серед них дівчинка віком півтора року та 16-річний хлопець.", (7, 7), (2, 2)),
    ("uk", "Загинуло подружжя та двоє їхніх дітей.", (4, 4), (2, 2)),
    ("ru", "Ранены семь человек, среди них девочка полутора лет.", (7, 7), (1, 1)),
    ("en", "A baby of six months and a girl of 12 died.", (2, 2), (2, 2)),
    ("en", "A whole family was killed, four people, a girl of fifteen among them.", (4, 4), (1, 1)),
]


@pytest.mark.parametrize(("language", "text", "people", "children"), CHILDREN)
def test_children_are_a_part_and_not_more(language, text, people, children):
    [harm] = harms(text, language)
    assert (harm.range.ends, harm.children.ends) == (people, children)


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, text, _ in SAID])
def test_every_number_is_said_again_by_its_words(language, text):
    for harm in harms(text, language):
        assert harm.range.ends in says(harm.range.word, load(), language)
