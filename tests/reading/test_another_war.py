"""Is a report of another country's missiles told from one of this war, though it names Russia or Ukraine?"""

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

REPORTS = {
    "en": """North Korea fired two ballistic missiles that flew over northern Japan on Tuesday, Tokyo said.
Residents of Hokkaido were told to take cover. Nobody was hurt. Seoul said the missiles flew 2,700 kilometres.
It was the fifth launch this year. Three more missiles had been fired in August. Japan did not try to shoot them down.
Russia moved people away from the shore at Vladivostok, and China called for talks.
The Security Council will meet on Wednesday. Analysts in Seoul expect more tests.""",
    "uk": """КНДР запустила дві балістичні ракети, які пролетіли над північчю Японії, повідомили в Токіо.
Мешканців Хоккайдо просили сховатися. Ніхто не постраждав. У Сеулі кажуть, що ракети пролетіли 2700 кілометрів.
Це п'ятий запуск цього року. У серпні Пхеньян випустив ще три ракети. Японія не намагалася їх збити.
Росія відвела людей від берега у Владивостоці, а Китай закликав до переговорів.
Рада Безпеки збереться в середу. Аналітики в Сеулі чекають нових пусків.""",
    "ru": """КНДР запустила две баллистические ракеты, которые пролетели над севером Японии, сообщили в Токио.
Жителей Хоккайдо просили укрыться. Никто не пострадал. В Сеуле говорят, что ракеты пролетели 2700 километров.
Это пятый запуск в этом году. В августе Пхеньян выпустил ещё три ракеты. Япония не пыталась их сбить.
Россия увела людей от берега во Владивостоке, а Китай призвал к переговорам.
Совет Безопасности соберётся в среду. Аналитики в Сеуле ждут новых пусков.""",
}


@pytest.mark.parametrize("language", REPORTS)
def test_missiles_over_a_third_country_are_no_raid_where_a_side_is_only_named(language: str) -> None:
    reading = corridor().read(Report("r", REPORTS[language], language=language))
    assert not reading.raids
    assert not reading.incidents


NOTES = [
    ("ru", "Хуситы выпустили по Тель-Авиву две ракеты, обе сбиты, сообщил ЦАХАЛ."),
    ("uk", "Іран уночі запустив по Ізраїлю пів сотні дронів, поранено трьох людей."),
    ("en", "Pakistan says its air defences shot down a dozen drones near Lahore."),
]


@pytest.mark.parametrize(("language", "text"), NOTES, ids=[language for language, _ in NOTES])
def test_a_note_on_another_war_that_names_nobody_of_this_one_tells_nothing_of_it(language: str, text: str) -> None:
    reading = corridor().read(Report("r", text, language=language))
    assert (reading.raids, reading.incidents, reading.claims) == ((), (), ())


def test_another_war_named_beside_this_one_takes_nothing_from_it():
    text = "Уночі над Полтавщиною збито 20 дронів. А Іран тим часом знову обстріляв Ізраїль."
    assert [count.range.least for raid in corridor().read(Report("r", text)).raids for count in raid.counts] == [20]


TESTS = {
    "en": """Russia condemned the latest missile launch by North Korea on Friday.
"We are worried by launches that lead to further escalation," Dmitry Peskov said. He called on Pyongyang to stop.
The head of a committee of the Russian parliament said that sanctions would not work. Russia trades with Pyongyang.""",
    "uk": """Росія засудила новий запуск ракети КНДР.
«Нас непокоять запуски, які ведуть до загострення», – сказав Дмитро Пєсков. Він закликав Пхеньян зупинитися.
Голова комітету Держдуми Росії заявив, що санкції не подіють. Росія торгує з Пхеньяном.""",
    "ru": """Россия осудила новый запуск ракеты КНДР.
«Нас беспокоят запуски, которые ведут к обострению», – сказал Дмитрий Песков. Он призвал Пхеньян остановиться.
Глава комитета Госдумы России заявил, что санкции не сработают. Россия торгует с Пхеньяном.""",
}


@pytest.mark.parametrize("language", TESTS)
def test_what_a_side_says_of_another_countrys_missile_tests_is_no_claim_of_this_war(language: str) -> None:
    assert not corridor().read(Report("r", TESTS[language], language=language)).claims


def test_another_countrys_arms_in_this_war_are_of_it():
    text = "Russia struck Kyiv with North Korean missiles, Zelensky said. He called on Pyongyang's neighbours to act."
    assert corridor().read(Report("r", text, language="en")).claims
