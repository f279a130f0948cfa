"""A report tells its incidents: where, whom, what, by what, and nothing that did not happen."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svidok.lexicon import load
from svidok.model.reading import IncidentReport
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.incidents.told import MOST_EVIDENCE, incidents
from svidok.reading.sentence.passages import passages

DAY = date(2025, 7, 11)


def told(text: str, language: str | None = None) -> tuple[IncidentReport, ...]:
    marked = corridor().mark(Report("own", text, language, DAY))
    return () if marked is None else incidents(marked, passages(marked, load()), (), load())


def summary(incident: IncidentReport) -> tuple[object, ...]:
    """Place or region, the ends of killed and injured, the classes of things harmed."""
    figures = (incident.killed, incident.injured)
    ends = tuple(None if figure is None else figure.range.ends for figure in figures)
    return (
        incident.place.name or incident.place.admin1,
        *ends,
        tuple(sorted({harmed.object_class.value for harmed in incident.objects})),
    )


SOURCES = [
    (
        "en",
        "A drone hit a house in Kharkiv, killing two people, the regional head wrote.",
        "Governor of Kharkiv Oblast",
    ),
    (
        "en",
        "Three people were injured when a drone struck a bus in Kherson, officials in the city said.",
        "local officials",
    ),
    ("uk", "За оновленими даними Укрзалізниці, через удар по вокзалу в Лозовій загинули двоє.", "Ukrainian Railways"),
    ("uk", "За даними слідства, у Харкові дрон влучив у будинок, загинула жінка.", "investigators"),
    ("uk", "Дрон влучив у підстанцію в Харкові, повідомили в Харківобленерго.", "Kharkivoblenergo"),
    ("ru", "По версии следствия, беспилотник атаковал автобус в Белгороде, погибла женщина.", "investigators"),
    (
        "ru",
        "По данным СК, дрон ударил по дому в Белгороде, погибли двое.",
        "Investigative Committee of Russia",
    ),
]


@pytest.mark.parametrize(("language", "text", "source"), SOURCES)
def test_an_incident_has_the_source_that_its_sentence_names(language: str, text: str, source: str) -> None:
    reading = corridor().read(Report("own", text, language, DAY))
    assert [incident.source for incident in reading.incidents] == [(source,)]


STORIES = [
    (
        "en",
        "A Russian drone hit a nine-story building in Kharkiv, wounding three people.",
        [("Kharkiv", None, (3, 3), ("residential",))],
    ),
    (
        "en",
        "A missile tore through a 10-floor apartment house in Dnipro, killing four.",
        [("Dnipro", (4, 4), None, ("residential",))],
    ),
    (
        "uk",
        "У Сумах унаслідок удару дрона постраждали 9-поверхівка та 16-поверховий будинок, загинув чоловік.",
        [("Sumy", (1, 1), None, ("residential",))],
    ),
    ("uk", "У Києві горить дах 25-типоверхівки після атаки дронів.", [("Kyiv", None, None, ("residential",))]),
    (
        "ru",
        "В Белгороде при атаке дрона пострадала 9-этажка, ранены 4 человека.",
        [("Belgorod", None, (4, 4), ("residential",))],
    ),
    (
        "ru",
        "В Рязани после атаки беспилотников загорелась семнадцатиэтажка.",
        [("Ryazan", None, None, ("residential",))],
    ),
    (
        "uk",
        "Уночі росіяни атакували Суми дронами. Влучили у дев'ятиповерхівку, загинула жінка, ще шестеро людей поранені.",
        [("Sumy", (1, 1), (6, 6), ("residential",))],
    ),
    (
        "uk",
        "Внаслідок ракетного удару по Полтаві пошкоджено школу, аптеку та п'ять авто. Обійшлося без постраждалих.",
        [("Poltava", (0, 0), (0, 0), ("education", "health", "vehicle"))],
    ),
    (
        "uk",
        "Ворог ударив по Краматорську авіабомбою. Під завалами знайшли тіло чоловіка. "
        "Кількість поранених зросла до 12, серед них троє дітей.",
        [("Kramatorsk", (1, 1), (12, 12), ())],
    ),
    (
        "uk",
        "Що відомо про наслідки ночі:\n▪️ У Херсоні через обстріл поранено двох рятувальників.\n"
        "▪️ У Харкові безпілотник влучив у склад, виникла пожежа.",
        [("Kherson", None, (2, 2), ()), ("Kharkiv", None, None, ("industry",))],
    ),
    (
        "uk",
        "Уламки збитого дрона впали на дах дитячого садка в Черкасах. Ніхто не постраждав.",
        [("Cherkasy", (0, 0), (0, 0), ("education",))],
    ),
    (
        "en",
        "Russian missiles hit a hospital in Dnipro on Thursday, killing three people and wounding at least 14, "
        "including two children.",
        [("Dnipro", (3, 3), (14, None), ("health",))],
    ),
    (
        "en",
        "A Ukrainian drone struck an oil refinery in Ryazan overnight, sparking a fire. No casualties were reported.",
        [("Ryazan", (0, 0), (0, 0), ("energy",))],
    ),
    (
        "en",
        "Two women and a 9-year-old boy were injured when a guided bomb destroyed their house in Sloviansk.",
        [("Sloviansk", None, (3, 3), ("residential",))],
    ),
    (
        "en",
        "The strike on Ternopil left 20 people dead. The death toll later rose to 25, the governor said.",
        [("Ternopil", (25, 25), None, ())],
    ),
    (
        "ru",
        "В Белгороде при атаке дрона ВСУ на маршрутку погиб водитель, ещё трое пассажиров получили осколочные ранения.",
        [("Belgorod", (1, 1), (3, 3), ("vehicle",))],
    ),
    (
        "ru",
        "Российская армия нанесла ракетный удар по Одессе. Повреждены гостиница, два склада и портовая инфраструктура. "
        "Ранены семь человек, двое из них в тяжёлом состоянии.",
        [("Odesa", None, (7, 7), ("commerce", "industry", "transport"))],
    ),
    (
        "ru",
        "Обломки БПЛА упали на территорию завода в Туле, произошло возгорание. Погибших и пострадавших нет.",
        [("Tula", (0, 0), (0, 0), ("industry",))],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), STORIES)
def test_tells_what_was_harmed_and_where(language, text, expected):
    assert [summary(incident) for incident in told(text, language)] == expected


NOTHING = [
    ("uk", "Смертельна ДТП на Львівщині: загинула жінка, троє поранені."),
    ("uk", "Сили ППО збили 40 дронів над Київщиною, постраждалих немає."),
    ("uk", "Україна вшановує пам'ять загиблих унаслідок ракетного удару по Вінниці: сьогодні роковини трагедії."),
    ("uk", "Росія готує удар по Одесі, попередили у розвідці."),
    ("uk", "Новий збір став ударом по бюджету Києва."),
    ("en", "The minister faced a barrage of criticism in Kyiv after the vote."),
    ("en", "Russia could strike Kharkiv with missiles again, analysts warn."),
    ("en", "Air defence shot down 12 drones over the Poltava region."),
    ("en", "A truck hit a bridge in Germany; 25 people were injured."),
    ("ru", "Дежурными средствами ПВО уничтожены три беспилотника над Брянской областью."),
    ("ru", "В Самаре в ДТП с автобусом погибли два человека."),
    ("ru", "Нападающий нанёс удар по воротам, но мяч прошёл мимо."),
]


@pytest.mark.parametrize(("language", "text"), NOTHING)
def test_tells_nothing_where_nothing_was_struck(language, text):
    assert told(text, language) == ()


WAYS = [
    ("Дрон влучив у будинок у Сумах.", "direct", ("drone",)),
    ("Уламки ракети впали на будинок у Сумах, пошкоджено дах.", "debris", ("missile",)),
    ("У Сумах пошкоджено будинок унаслідок атаки дронів.", None, ("drone",)),
    ("Внаслідок обстрілу Сум пошкоджено будинок.", None, ("artillery",)),
    ("Внаслідок обстрілу Сум дронами пошкоджено будинок.", None, ("drone",)),
]


@pytest.mark.parametrize(("text", "cause", "weapons"), WAYS)
def test_keeps_a_hit_debris_and_an_attack_apart(text, cause, weapons):
    [incident] = told(text, "uk")
    assert (incident.cause, incident.weapons) == (cause, weapons)


def test_body_and_headline_of_one_place_are_one_incident():
    text = "Росіяни вдарили по Харківщині: є поранені\n\nДрон влучив у магазин у Лозовій. Поранено трьох жінок."
    [incident] = told(text, "uk")
    assert summary(incident) == ("Lozova", None, (3, 3), ("commerce",))


def test_a_number_shared_by_two_places_belongs_to_their_region():
    found = told("У Херсоні та Білозерці через атаки дронів поранені троє людей.", "uk")
    assert [summary(i)[:3] for i in found if i.injured] == [("UA-65", None, (3, 3))]


SCRAPS = (
    "У Харкові дрон влучив школу загинула двоє дітей , . : – без постраждалих 5 поранених обстріл "
    "killed three people in Kyiv a missile hit the house пострадали в Курске дом 12-летний мальчик ▪️ \n"
)
words = st.sampled_from(SCRAPS.split(" "))


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(words, max_size=25).map(" ".join), st.text(max_size=120)))
def test_any_text_is_read_the_same_twice_and_evidence_stands_in_it(text):
    report = Report("own", text, None, DAY)
    first, second = told(text), told(text)
    assert first == second
    for incident in first:
        assert incident.evidence
        assert sum(len(quote.text) for quote in incident.evidence) <= max(MOST_EVIDENCE, len(incident.evidence[0].text))
        assert all(quote.stands_in(report.text) for quote in incident.evidence)


NAMESAKES = [
    (
        "uk",
        "Дрон влучив у будинок у селі Новопавлівка Нікопольського району Дніпропетровської області, загинула жінка.\n\n"
        "У селі Новопавлівка Синельниківського району Дніпропетровської області від удару ракетою поранені троє людей.",
    ),
    (
        "ru",
        "В селе Новопавловка Никопольского района Днепропетровской области дрон попал в дом, погибла женщина.\n\n"
        "В селе Новопавловка Синельниковского района Днепропетровской области при ударе ракетой ранены трое.",
    ),
]


@pytest.mark.parametrize(("language", "text"), NAMESAKES)
def test_two_villages_of_one_name_in_one_region_are_two_places(language, text):
    one, other = told(text, language)
    assert one.place.key != other.place.key
    assert (summary(one)[1:3], summary(other)[1:3]) == (((1, 1), None), (None, (3, 3)))


DATED_AFTER = [
    (
        "uk",
        "Увечері 9 липня дрон влучив у школу в Сумах.\n\n"
        "Двоє людей поранені в Умані. Атака сталася вночі 11 липня, пошкоджено склад.",
    ),
    (
        "ru",
        "Вечером 9 июля дрон попал в школу в Сумах.\n\n"
        "Двое ранены в Умани. Удар был нанесён ночью 11 июля, повреждён склад.",
    ),
    (
        "en",
        "A drone hit a school in Sumy on the evening of 9 July.\n\n"
        "Two people were wounded in Uman. The strike came in the early hours of 11 July and damaged a warehouse.",
    ),
]


@pytest.mark.parametrize(("language", "text"), DATED_AFTER)
def test_the_sentence_that_opens_a_paragraph_is_of_the_day_that_the_next_one_names(language, text):
    assert [(one.place.name, one.period.day) for one in told(text, language)] == [
        ("Sumy", date(2025, 7, 9)),
        ("Uman", date(2025, 7, 11)),
    ]


def test_a_day_named_of_another_place_dates_no_sentence_before_it():
    text = (
        "A drone hit a school in Sumy on 9 July.\n\nTwo people were wounded in Uman. A missile hit Lutsk on 11 July, "
        "killing one."
    )
    assert {one.place.name: one.period.day for one in told(text, "en")} == {
        "Sumy": date(2025, 7, 9),
        "Uman": date(2025, 7, 9),
        "Lutsk": date(2025, 7, 11),
    }
