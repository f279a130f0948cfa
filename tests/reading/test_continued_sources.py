"""With whose words does a sentence go on that names nobody: are a raid's counts and an incident's figures his, too?"""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.reading import Reading
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

SAID = {
    "en": "No bakery was hit in Khmelnytskyi region, according to Governor Paula Placeholder.",
    "uk": "За даними голови Хмельницької ОВА Івана Зразкового, пекарні не пошкоджені.",
    "ru": "По данным главы Хмельницкой ОВА Ивана Образцова, пекарни не повреждены.",
}
HIS = {"en": "Paula Placeholder", "uk": "Ivan Zrazkovyi", "ru": "Ivan Obraztsov"}
COUNTED = {
    "en": "Two Shahed drones were shot down over Khmelnytskyi region.",
    "uk": "Також сили ППО збили над Хмельниччиною два «шахеди».",
    "ru": "Также силы ПВО сбили над Хмельницкой областью два «шахеда».",
}
ELSEWHERE = {
    "en": "Two Shahed drones were shot down over Odesa region.",
    "uk": "Також сили ППО збили над Одещиною два «шахеди».",
    "ru": "Также силы ПВО сбили над Одесской областью два «шахеда».",
}


def read(text: str, language: str) -> Reading:
    return corridor().read(Report("continued", text, language, date(2026, 6, 18)))


@pytest.mark.parametrize("language", SAID)
def test_a_count_right_after_an_officials_words_is_his(language: str) -> None:
    (raid,) = read(f"{SAID[language]} {COUNTED[language]}", language).raids
    assert raid.source == (HIS[language],)


@pytest.mark.parametrize("language", SAID)
def test_a_count_of_another_region_is_not(language: str) -> None:
    (raid,) = read(f"{SAID[language]} {ELSEWHERE[language]}", language).raids
    assert raid.source == ()


def test_what_is_only_recalled_is_not():
    (raid,) = read(f"{SAID['uk']} Нагадаємо, над Хмельниччиною збили два «шахеди».", "uk").raids
    assert raid.source == ()


def test_the_figures_of_whom_the_incident_goes_by_are_his():
    text = "Дрон влучив у пекарню в Ізмаїлі. Про це повідомив голова Одеської ОВА Олег Кіпер. Поранено двох жінок."
    (incident,) = read(text, "uk").incidents
    assert incident.source == ("Oleh Kiper",)
    assert incident.injured is not None
    assert incident.injured.source == ("Oleh Kiper",)
