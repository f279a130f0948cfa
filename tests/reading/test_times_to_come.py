"""Until when something is to come stands as a date where the words give one, else as the words themselves."""

from __future__ import annotations

from datetime import date

import pytest

from svidok.model.form import from_form, to_form
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor


def told(text: str, language: str) -> list[str | None]:
    reading = corridor().read(Report("own", text, language, date(2025, 6, 12)))
    form = to_form(reading)
    assert from_form(form, text) == reading
    return [claim["due"] for claim in form["claims"]]


COMING = [
    (
        "en",
        "Russia will launch new strikes on the grid in the coming weeks, Zelensky said.",
        "in the coming weeks",
    ),
    ("en", "“Russia may launch another massive missile attack soon,” Kyrylo Budanov said.", "soon"),
    ("en", "Ukraine will shortly receive new Patriot systems, Mykhailo Fedorov said.", "shortly"),
    ("en", "Russia will strike the grid with missiles over the coming winter, Zelensky said.", "2026-02"),
    ("en", "Russia will launch new missiles in the next 48 hours, Zelensky said.", "in the next 48 hours"),
    ("uk", "Росія незабаром завдасть нових ударів по енергетиці, заявив Зеленський.", "незабаром"),
    ("uk", "Росія взимку завдасть нових ударів по енергетиці, заявив Зеленський.", "2026-02"),
    ("uk", "Україна через два-три місяці отримає нові системи Patriot, заявив Зеленський.", "2025-09"),
    ("ru", "Украина со дня на день получит новые системы Patriot, сообщил Михаил Фёдоров.", "со дня на день"),
    ("ru", "Россия в ближайшие дни нанесёт новые удары ракетами, заявил Зеленский.", "в ближайшие дни"),
]


@pytest.mark.parametrize(("language", "text", "due"), COMING)
def test_a_time_to_come_is_a_date_or_the_words_for_it(language, text, due):
    assert told(text, language) == [due]


PAST = [
    ("en", "Russia fires its drones soon after sunset to exhaust our air defence, Zelensky said."),
    ("uk", "Росія битиме по енергетиці, як і минулої зими, заявив Зеленський."),
    ("ru", "Россия будет бить по энергетике, как и прошлой зимой, заявил Зеленский."),
]


@pytest.mark.parametrize(("language", "text"), PAST)
def test_what_is_soon_after_or_as_last_winter_comes_due_on_no_day(language, text):
    assert set(told(text, language)) <= {None}
