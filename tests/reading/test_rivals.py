"""Two tolls for one place in one report: the incident has one, the other is a claim by whoever gives it."""

from __future__ import annotations

import datetime

import pytest

from svidok.model.reading import ClaimKind, Reading
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor


def read(text: str, language: str) -> Reading:
    return corridor().read(Report("own", text, language, published=datetime.date(2026, 3, 10)))


RIVALS = [
    (
        "ru",
        "Дрон ударил по рынку Шостки. По словам мэра, погибли трое. Начальник ОВА сообщает о пяти погибших.",
        "По словам мэра, погибли трое.",
    ),
    (
        "uk",
        "Дрон вдарив по ринку Шостки. За словами мера, загинули троє. Начальник ОВА каже про п'ятьох загиблих.",
        "За словами мера, загинули троє.",
    ),
    (
        "en",
        "A drone hit a market in Shostka. The mayor said three people were killed. The governor put it at five dead.",
        "The mayor said three people were killed.",
    ),
    (
        "ru",
        "Бомба попала в дом в Краматорске. По данным полиции, ранены семеро. В прокуратуре сообщили о девяти раненых.",
        "По данным полиции, ранены семеро.",
    ),
    (
        "ru",
        "Дрон ударил по автобусу в Никополе: погибли четверо, сообщил глава ОВА. Жители говорят о десяти погибших.",
        "Жители говорят о десяти погибших.",
    ),
]


@pytest.mark.parametrize(("language", "text", "rival"), RIVALS)
def test_the_toll_that_is_not_the_incidents_is_a_claim_of_fact(language, text, rival):
    reading = read(text, language)
    assert len(reading.incidents) == 1
    assert [c.evidence[0].text for c in reading.claims if c.kind is ClaimKind.FACT and c.speaker] == [rival]


AGREED = [
    (
        "ru",
        "Дрон ударил по автобусу в Никополе. Ранены десять человек, сообщил мэр. Двое детей ранены, уточнила полиция.",
    ),
    ("ru", "Дрон ударил по автобусу в Никополе. Мэр сообщил о двоих погибших. Позже он уточнил: погибли трое."),
    ("ru", "Дрон ударил по Никополю. Сначала власти говорили о трёх погибших. Погибли пятеро, сообщил глава ОВА."),
    ("en", "A drone hit a bus in Nikopol. Initially police said two were killed. Four people died, the governor said."),
    ("uk", "Дрон вдарив по Нікополю. Загинули двоє, повідомив мер. Двоє загиблих, підтвердила поліція."),
]


@pytest.mark.parametrize(("language", "text"), AGREED)
def test_a_part_an_earlier_number_or_the_same_again_is_no_rival(language, text):
    assert [c for c in read(text, language).claims if c.kind is ClaimKind.FACT and c.speaker] == []
