"""Does the work of reading grow with the length of a text, and not with its square?

What is counted are calls, which are the same on every machine: of a text three times as long, little more than three
times as many. benchmarks/hostile.py measures the time of many more texts.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

PUBLISHED = date(2025, 7, 4)
PLACES = {
    "uk": ("Суми", "Харків", "Одеса", "Херсон", "Полтава", "Чернігів", "Нікополь", "Ізмаїл"),
    "ru": ("Белгород", "Курск", "Брянск", "Воронеж", "Энгельс", "Рязань", "Тула", "Липецк"),
    "en": ("Sumy", "Kharkiv", "Odesa", "Kherson", "Poltava", "Chernihiv", "Nikopol", "Izmail"),
}
SHORT = 5_000  # characters; more than a sentence can have words
TIMES = 3
ALLOWED = 1.15 * TIMES


def written(language: str, unit: str, size: int) -> str:
    """About `size` characters of one unit, with always another number, day and place."""
    parts: list[str] = []
    while size > 0:
        n = len(parts) + 1
        day = PUBLISHED - timedelta(days=n * 7 % 3_400)
        parts.append(unit.format(n=n, day=f"{day:%d.%m.%Y}", place=PLACES[language][n % 8]))
        size -= len(parts[-1])
    return "".join(parts)


def calls(work: Callable[[], object]) -> int:
    """How many functions of Python are called by it."""
    count = 0

    def called(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("uk", "У місті {place} внаслідок удару дрона по школі загинули {n} людей. "),
        ("uk", "{day} в Харківській області загинули {n} людей. "),
        ("uk", "{place}: {n} поранених\n"),
        ("uk", "Збито понад {n} дронів ❗️"),
        ("uk", "станом на 07:30. "),
        ("uk", "торік "),
        ("ru", "{day} сбиты {n} беспилотников. "),
        ("ru", "Над областью сбиты {n} беспилотников ❗️"),
        ("en", "On {day} a drone hit a school in {place}, killing {n} people, the governor said. "),
        ("en", "According to Source{n}, {n} people were killed in {place}. "),
        ("en", '"Russia wants to destroy {place}," said Person Sample. '),
        ("en", "air strike "),
        ("en", "a school, a hospital, "),
    ],
)
def test_three_times_the_text_is_three_times_the_work(language: str, unit: str) -> None:
    rooms = corridor()

    def reading(size: int) -> Callable[[], object]:
        report = Report("r", written(language, unit, size), language=language, published=PUBLISHED)
        return lambda: (marked := rooms.mark(report, language)) and rooms.reader.read(marked)

    long, short = reading(TIMES * SHORT), reading(SHORT)
    long()  # so that all words are known
    reading(50)()  # and nothing of this very text
    less = calls(short)
    reading(50)()
    assert calls(long) <= ALLOWED * less
