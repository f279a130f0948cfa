"""What the sentence after a thing, or a later clause of its own, tells became of it."""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.reading import Effect
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

SAID = [
    ("en", "Drones hit the refinery in Afipsky. Explosions and a fire were recorded at the site.", Effect.FIRE),
    ("en", "Missiles struck a power station in Burshtyn. The equipment was badly damaged.", Effect.DAMAGED),
    ("en", "A missile hit a school in Sumy. The building was destroyed, nobody was hurt.", Effect.DESTROYED),
    ("en", "The bakery in Sumy took a direct hit and is on fire.", Effect.FIRE),
    ("uk", "Дрони вдарили по НПЗ в Афіпському. На території зафіксовано пожежу.", Effect.FIRE),
    ("uk", "Дрон влучив у ліцей у Сумах, за словами мера, покрівля повністю зруйнована.", Effect.DESTROYED),
    ("ru", "Ракеты ударили по ТЭС в Бурштыне. Оборудование серьёзно повреждено.", Effect.DAMAGED),
    ("ru", "Дрон попал в скорую в Херсоне. Машина полностью сгорела.", Effect.DESTROYED),
]
NOT_SAID = [
    ("en", "A missile hit a school in Sumy. Fires broke out in several places."),
    ("en", "A missile hit a school in Sumy. Two buildings were destroyed in Shostka."),
    ("en", "A missile hit a school in Sumy. No fire broke out."),
    ("uk", "Ракета влучила в школу в Сумах. Пожежі не було."),
    ("ru", "Ракета попала в школу в Сумах. Позже в Ромнах сгорел склад."),
]


def _first(language: str, text: str) -> Effect | None:
    report = Report("x", text, language=language, published=date(2026, 6, 14))
    return corridor().read(report).incidents[0].objects[0].effect


@pytest.mark.parametrize(("language", "text", "effect"), SAID)
def test_it_is_told_of_the_thing_before(language: str, text: str, effect: Effect) -> None:
    assert _first(language, text) is effect


@pytest.mark.parametrize(("language", "text"), NOT_SAID)
def test_what_is_told_of_others_is_not(language: str, text: str) -> None:
    assert _first(language, text) is Effect.HIT
