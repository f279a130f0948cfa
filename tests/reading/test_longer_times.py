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
