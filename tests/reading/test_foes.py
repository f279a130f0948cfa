"""Whom a report calls the enemy: the other side of whoever speaks."""

from __future__ import annotations

import pytest

from svidok.lexicon import load
from svidok.model.reading import Side
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.sentence.foes import enemy

TOLD = [
    # whose channel or outlet it is
    ("Минобороны России", "ru", "Противник ударил дронами по Запорожью.", Side.UA),
    ("РБК-Украина", "ru", "Противник ударил дронами по Запорожью.", Side.RU),
    ("Ukrinform", "en", "Two enemy drones hit a house in Kherson.", Side.RU),
    ("TASS", "en", "Two enemy drones hit a house in Tokmak.", Side.UA),
    # the names that one side alone has for the other
    ("Канал", "ru", "Враг ударил по Херсону. Оккупанты попали в дом.", Side.RU),
    ("Канал", "ru", "Враг ударил по Васильевке. Так киевский режим мстит жителям.", Side.UA),
    # the places struck
    ("Канал", "ru", "Враг ударил дронами по Одессе, повреждён дом.", Side.RU),
    ("Канал", "ru", "Враг ударил дронами по Клинцам, повреждён дом.", Side.UA),
    # who is named
    ("Канал", "ru", "Враг попал в дом в Запорожье, сообщил Иван Фёдоров.", Side.RU),
    ("Канал", "ru", "Воздушные силы Украины сообщили, что враг запустил 40 дронов.", Side.RU),
    ("Канал", "ru", "В Минобороны России сообщили, что враг запустил 40 дронов.", Side.UA),
    # nothing tells, or nobody says the word
    ("Канал", "ru", "Враг ударил по Токмаку.", None),
    ("Минобороны России", "ru", "Дроны ударили по Запорожью.", None),
]


@pytest.mark.parametrize(("channel", "language", "text", "side"), TOLD)
def test_the_enemy_is_the_other_side_of_who_speaks(channel, language, text, side):
    marked = corridor().mark(Report("own", text, language, source_name=channel), language)
    assert enemy(marked, load()) is side


def test_the_counts_of_one_night_are_one_raid_whatever_the_enemy_is_called():
    text = "В ночь на 10 марта россияне атаковали Украину 100 дронами. Сбито 80 вражеских дронов."
    reading = corridor().read(Report("own", text, "ru"))
    assert [(raid.attacker, len(raid.counts)) for raid in reading.raids] == [(Side.RU, 2)]
