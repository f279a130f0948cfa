"""How is somebody called whose name stands in another case? The persons are invented."""

import pytest

from svidok.reading.sources.declension import called, is_called, is_declined

UKRAINIAN = {
    "Павла Зразченка": "Павло Зразченко",
    "Олену Прикладну": "Олена Прикладна",
    "Наталії Мисник-Зразкової": "Наталія Мисник-Зразкова",
    "Івана Петровича Бойка": "Іван Петрович Бойко",
    "Сергієм Взірцем": "Сергій Взірець",
    "Любові Вигаданій": "Любов Вигадана",
    "Петра Вигадуна": "Петро Вигадун",
    "Ганни Зразченко": "Ганна Зразченко",
}
RUSSIAN = {
    "Павла Образченко": "Павел Образченко",
    "Елену Примерову": "Елена Примерова",
    "Ивана Петровича Примерца": "Иван Петрович Примерец",
    "Ольги Петровны Вымышленной": "Ольга Петровна Вымышленная",
    "Игоря Примерчука": "Игорь Примерчук",
    "Никиты Придуманных": "Никита Придуманных",
}


@pytest.mark.parametrize(("written", "name"), UKRAINIAN.items())
def test_a_ukrainian_name_is_called_in_the_nominative(written: str, name: str) -> None:
    assert called(written, "uk") == name


@pytest.mark.parametrize(("written", "name"), RUSSIAN.items())
def test_a_russian_name_is_called_in_the_nominative(written: str, name: str) -> None:
    assert called(written, "ru") == name


def test_a_name_that_may_stand_in_either_case_is_certain_in_none() -> None:
    assert not is_declined("Олександра Вигадана", "uk")
    assert not is_called("Олександра Вигадана", "uk")
    assert is_declined("Івана Зразка", "uk")
    assert is_called("Іван Зразок", "uk")


def test_a_language_without_cases_has_no_names_in_them() -> None:
    assert called("Ann Sample", "en") is None
