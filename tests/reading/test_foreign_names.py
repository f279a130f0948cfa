"""A foreigner's name is spelled as it is at home, whichever way a report in Cyrillic writes it; no other name is."""

import pytest

from svidok.reading.sentence.foreign_names import in_english


@pytest.mark.parametrize(
    ("written", "language", "spelled"),
    [
        ("Ларри Джонсон", "ru", "Larry Johnson"),
        ("Ларрі Джонсон", "uk", "Larry Johnson"),
        ("Джордж Уоллес", "ru", "George Wallace"),
        ("Джордж Воллес", "uk", "George Wallace"),
        ("Борис Уилсон", "ru", "Boris Wilson"),
        ("Саймон Картрайт", "ru", "Simon Cartrayt"),
        ("Даглас Макферсон", "ru", "Douglas McFerson"),
        ("Вольфганг Шульц", "uk", "Wolfgang Schulz"),
        ("Матеуш Ковальський", "uk", "Mateusz Kowalski"),
        ("Жан-Люк Бертран", "ru", "Jean-Luc Bertran"),
        ("Андерс ван дер Линден", "ru", "Anders van der Linden"),
        ("Larry Johnson", "ru", "Larry Johnson"),
    ],
)
def test_a_foreigner_is_spelled_as_at_home(written: str, language: str, spelled: str) -> None:
    assert in_english(written, language) == spelled


@pytest.mark.parametrize(
    ("written", "language", "spelled"),
    [
        ("Сергій Кук", "uk", "Serhii Kuk"),  # of a Ukrainian given name and a surname too short to tell
        ("Олександр Вовк", "uk", "Oleksandr Vovk"),
        ("Вилсон", "uk", "Vylson"),
        ("Роман Джонджоладзе", "ru", "Roman Dzhondzholadze"),
        ("Павел Хохлов", "ru", "Pavel Khokhlov"),
        ("Зразковий", "uk", "Zrazkovyi"),
    ],
)
def test_anybody_else_is_written_by_his_language(written: str, language: str, spelled: str) -> None:
    assert in_english(written, language) == spelled
