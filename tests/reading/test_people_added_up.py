"""People told one after the other are added up, those told again are not; a year of birth is an age."""

from __future__ import annotations

import pytest
from tests.reading.test_rising_tolls import number, told

# Language, text, the dead, the injured.
ADDED = [
    ("uk", "Дрон ударив по Сумах. Двоє загинули на місці, ще одна людина померла вже в лікарні.", (3, 3), None),
    ("uk", "Унаслідок удару по Ізюму загинули двоє цивільних. Ще один чоловік помер у лікарні.", (3, 3), None),
    ("uk", "Ракета влучила в Суми: чоловік загинув на місці, жінка померла дорогою до лікарні.", (2, 2), None),
    ("uk", "Дрон ударив по Нікополю. Поранено 45-річного чоловіка. 60-річна жінка дістала контузію.", None, (2, 2)),
    ("uk", "Дрон ударив по Сумах. Загинули двоє, ще двоє постраждалих померли в лікарні.", (4, 4), None),
    ("uk", "Дрон ударив по Сумах. Поранено п'ятьох, ще двоє зазнали гострої реакції на стрес.", None, (7, 7)),
    (
        "uk",
        "Унаслідок удару по Сумах постраждав 34-річний чоловік. Ще 3 людини, серед яких дитина, зазнали поранень.",
        None,
        (4, 4),
    ),
    ("uk", "Жертвами авіаудару по Сумах стали четверо людей.", (4, 4), None),
    ("ru", "Жертвами удара по Сумам стали четыре человека.", (4, 4), None),
    ("ru", "Дрон ударил по Никополю. Двое погибли на месте, ещё один человек скончался в больнице.", (3, 3), None),
    ("ru", "Ракета попала в Сумы. Погибли двое жителей. Ещё одна женщина скончалась в больнице.", (3, 3), None),
    ("ru", "Дрон ударил по Белгороду. Погиб 40-летний мужчина. 62-летняя женщина умерла в больнице.", (2, 2), None),
    ("en", "A drone hit Nikopol. Two people were killed on the spot and another died in hospital.", (3, 3), None),
    ("en", "A missile hit a house in Sumy, killing two people. One more died later in hospital.", (3, 3), None),
    ("en", "A drone hit Sumy. A man was killed at the scene and a woman died in hospital.", (2, 2), None),
]
# The words say that the number holds them already, that they are told again, or that they were elsewhere.
NOT_ADDED = [
    ("uk", "Дрон ударив по Сумах. Загинули троє: двоє на місці, ще один помер у лікарні.", (3, 3), None),
    ("uk", "Дрон ударив по Сумах. Кількість загиблих зросла до трьох. Ще одна жінка померла в лікарні.", (3, 3), None),
    ("uk", "Дрон ударив по Сумах. Поранено 45-річного водія. 45-річний чоловік дістав контузію.", None, (1, 1)),
    ("uk", "Дрон ударив по фермі в Сумах. Загинули дві корови.", None, None),
    ("ru", "Ракета попала в Сумы. Число погибших выросло до трёх: ещё один человек умер в больнице.", (3, 3), None),
    ("ru", "Дрон ударил по Никополю. Уже трое погибших. Ещё одна женщина скончалась в больнице.", (3, 3), None),
    ("en", "A missile hit Sumy, killing three people: two died at the scene and another in hospital.", (3, 3), None),
    (
        "uk",
        "Росіяни вдарили дроном по Сумах: загинув чоловік, ще четверо поранені. У Сумах внаслідок удару дрона загинув "
        "чоловік і ще четверо дістали поранення.",
        (1, 1),
        (4, 4),
    ),
    (
        "ru",
        "Дрон попал в Сумах в автобус: погибла женщина, ещё трое ранены. "
        "В Сумах дрон атаковал автобус, погибла женщина и ещё трое человек получили ранения.",
        (1, 1),
        (3, 3),
    ),
    (
        "en",
        "A drone hit a bus in Sumy: one woman killed, five more injured. "
        "The drone struck a bus in Sumy, where a woman was killed and five more people were injured.",
        (1, 1),
        (5, 5),
    ),
    ("en", "Two people were killed in Nikopol by drones and another was killed in Kherson.", (2, 2), None),
]
BORN = [
    ("uk", "Внаслідок удару по Сумах поранено дівчинку 2016 року народження і жінку 1960 р. н.", (2, 2), (1, 1)),
    ("uk", "Дрон ударив по Сумах. Поранені двоє дітей, 2014 та 2019 р.н.", (2, 2), (2, 2)),
    ("uk", "Дрон ударив по Сумах. Поранено чоловіка, народженого 12 травня 1970 року.", (1, 1), None),
    ("ru", "При ударе по Белгороду ранены девочка 2018 года рождения и мужчина 1970 г.р.", (2, 2), (1, 1)),
    ("ru", "Дрон ударил по Белгороду. Ранен мальчик 2013 г. р.", (1, 1), (1, 1)),
    ("en", "A drone hit Sumy. A person born in 2017 was wounded.", (1, 1), (1, 1)),
    ("en", "A drone hit Sumy. A man born on 12 May 1970 was wounded.", (1, 1), None),
]


@pytest.mark.parametrize(("language", "text", "killed", "injured"), [*ADDED, *NOT_ADDED])
def test_adds_up_whom_the_words_tell_apart(language, text, killed, injured):
    incident = told(text, language)[0]
    assert (number(incident.killed), number(incident.injured)) == (killed, injured)


@pytest.mark.parametrize(("language", "text", "injured", "children"), BORN)
def test_a_year_of_birth_is_an_age_and_no_time_of_the_strike(language, text, injured, children):
    (incident,) = told(text, language)
    assert (number(incident.injured), number(incident.children_injured)) == (injured, children)
    assert incident.period.iso == "2025-07-11"


@pytest.mark.parametrize(
    ("language", "text", "injured"),
    [
        ("uk", "Дрон влучив у двір у Сумах. 14 мешканців зараз у міських лікарнях.", (14, 14)),
        ("uk", "Дрон влучив у двір у Сумах. П'ятеро – у міській лікарні.", (5, 5)),
        ("uk", "Дрон атакував авто в Сумах, водія контузило.", (1, 1)),
        ("uk", "Уламки впали на школу в Сумах, мешканці неушкоджені.", (0, 0)),
        ("ru", "Дрон попал в дом в Шебекино. Трое сейчас в городской больнице.", (3, 3)),
        ("ru", "Обломки упали на школу в Воронеже, все невредимы.", (0, 0)),
        ("en", "A drone hit a house in Sumy; the residents were unharmed.", (0, 0)),
    ],
)
def test_who_is_in_hospital_or_unhurt(language, text, injured):
    (incident,) = told(text, language)
    assert number(incident.injured) == injured
