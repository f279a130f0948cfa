"""Is a number over a week, month or year told as a sum, whatever day it was said on, and a ranked number not?"""

from datetime import date

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

SUNDAY = date(2026, 3, 1)

SUMS = [
    ("en", "Air defences shot down 812 drones in the past week, the Defence Ministry said on Sunday.", "2026-03-01"),
    ("en", "On Sunday the Defence Ministry said air defences had shot down 812 drones over the week.", "2026-03-01"),
    ("en", "On Sunday, the president said Russia had launched 1,000 drones this week.", "2026-03-01"),
    ("en", "Last week alone, Russia launched nearly 1,300 attack drones, the president said on Sunday.", "2026-02-22"),
    ("en", "Russia fired 5,059 drones at Ukraine in February, the Air Force said on Sunday.", "2026-02-28"),
    ("en", "Throughout January, Russia launched 4,400 drones, the Air Force reported on 1 February.", "2026-01-31"),
    ("en", "In a single month Russia launched 4,400 drones, officials said on Saturday.", "2026-03-01"),
    ("uk", "У неділю в Міноборони заявили, що за минулий тиждень ППО збила 812 дронів.", "2026-03-01"),
    ("uk", "За тиждень росіяни запустили понад 1200 дронів, заявив у неділю президент.", "2026-03-01"),
    ("uk", "Цього тижня росіяни випустили 1270 дронів, написав у неділю президент.", "2026-03-01"),
    ("uk", "Сьогодні в Повітряних силах повідомили, що за лютий ворог запустив 5059 дронів.", "2026-02-28"),
    ("ru", "За неделю средства ПВО уничтожили 812 беспилотников, сообщило в пятницу Минобороны.", "2026-03-01"),
    ("ru", "На этой неделе Россия запустила 1270 дронов, сказал в воскресенье президент.", "2026-03-01"),
    ("ru", "В воскресенье губернатор сообщил, что за февраль над областью сбито 1200 беспилотников.", "2026-02-28"),
    ("en", "During the three winter months, defenders destroyed 14,000 drones.", "2026-02-28"),
    ("en", "This winter Russia has fired 738 missiles and nearly 19,000 attack drones.", "2026-02-28"),
    ("en", "Over the weekend, Russia sent 430 drones and nine missiles.", "2026-03-01"),
    ("en", "In the first two months of 2026 the air force intercepted 8,700 drones.", "2026-02-28"),
    ("en", "In the first quarter of 2025, the air force shot down 6,100 drones.", "2025-03-31"),
    ("en", "Between December and February, Russia used more than 700 missiles.", "2026-02-28"),
    ("uk", "За зиму Росія випустила по Україні 738 ракет.", "2026-02-28"),
    ("uk", "За три зимові місяці ППО знищила 14 000 дронів.", "2026-02-28"),
    ("uk", "Упродовж минулого місяця захисники збили 4200 «шахедів».", "2026-02-28"),
    ("uk", "За перші два місяці 2026 року Повітряні сили збили 8700 дронів.", "2026-02-28"),
    ("uk", "З грудня по лютий росіяни застосували понад 700 ракет.", "2026-02-28"),
    ("ru", "Этой зимой по области выпустили более 600 беспилотников.", "2026-02-28"),
    ("ru", "В первом квартале 2025 года Воздушные силы сбили 6100 дронов.", "2025-03-31"),
    ("ru", "За декабрь–февраль над областью сбито 9000 дронов.", "2026-02-28"),
    ("ru", "В течение прошлого месяца сбито 4200 «Гераней».", "2026-02-28"),
]
APART = [
    ("en", "In February, Russia launched 5,059 drones, compared with 4,400 in January.", ["2026-02-28", "2026-01-31"]),
    ("en", "Russia launched 150 drones overnight and 2,300 since 1 February.", ["2026-03-01", "2026-03-01"]),
    ("uk", "У лютому росіяни запустили 5059 дронів проти 4400 у січні.", ["2026-02-28", "2026-01-31"]),
    ("uk", "За лютий випущено 288 ракет, тоді як у січні – 135.", ["2026-02-28", "2026-01-31"]),
    ("uk", "Минулої ночі росіяни запустили 150 дронів, а з 1 лютого – 2300.", ["2026-03-01", "2026-03-01"]),
    ("ru", "В январе противник применил 4400 дронов, в феврале — 5059.", ["2026-01-31", "2026-02-28"]),
    ("ru", "Прошедшей ночью сбито 150 дронов, а с 1 февраля — 2300.", ["2026-03-01", "2026-03-01"]),
]
OF_ONE_DAY = [
    ("en", "On Sunday the Air Force said it had shot down 70 drones overnight, the most in the past week."),
    ("en", "The Air Force said on Sunday it had shot down 70 drones, the heaviest barrage since the invasion began."),
    ("en", "On Sunday, officials said, drones struck Kharkiv; 70 drones were shot down, the most in a month."),
    ("uk", "У ніч на неділю, повідомили в Повітряних силах, ворог випустив 70 дронів, найбільше за місяць."),
    ("ru", "В воскресенье губернатор сообщил, что сбили 40 беспилотников, больше всего за месяц."),
]


def _raids(language: str, text: str):
    return corridor().read(Report("r", text, language=language, published=SUNDAY)).raids


@pytest.mark.parametrize(("language", "text", "day"), SUMS, ids=[text[:40] for _, text, _ in SUMS])
def test_a_sum_is_of_its_weeks_and_months_not_of_the_day_it_was_said_on(language: str, text: str, day: str) -> None:
    (raid,) = _raids(language, text)
    assert (raid.cumulative, raid.period.iso) == (True, day)


@pytest.mark.parametrize(("language", "text"), OF_ONE_DAY, ids=[text[:40] for _, text in OF_ONE_DAY])
def test_a_number_that_is_only_ranked_in_a_longer_time_is_of_its_day(language: str, text: str) -> None:
    (raid,) = _raids(language, text)
    assert (raid.cumulative, raid.period.iso in ("2026-03-01", "2026-02-28")) == (False, True)


@pytest.mark.parametrize(("language", "text", "days"), APART, ids=[text[:40] for _, text, _ in APART])
def test_numbers_of_two_times_in_one_sentence_have_each_its_own(language: str, text: str, days: list[str]) -> None:
    raids = _raids(language, text)
    assert [(raid.period.iso, len(raid.counts)) for raid in raids] == [(day, 1) for day in days]


def test_a_year_that_only_tells_of_a_place_is_nobodys_time() -> None:
    (raid,) = _raids("en", "Forty drones attacked Crimea, annexed in 2014, overnight, and 30 of them were shot down.")
    assert (raid.cumulative, raid.period.iso, len(raid.counts)) == (False, "2026-03-01", 2)
