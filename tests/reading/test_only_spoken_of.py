"""Is a strike that is only helped, foretold, denied as a custom or told by what it led to no incident?"""

from datetime import date

import pytest

from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

SPOKEN_OF = [
    (
        "uk",
        "Українські інструктори вчать союзників збивати дрони, а партнери допомагають Києву готувати удари.",
    ),
    ("uk", "Речник армії стверджує, що ЗСУ завдають ударів тільки по законних цілях, а Росія свідомо б'є по лікарнях."),
    ("uk", "Атаки на порти Великої Одеси вже спричинили подорожчання фрахту на третину."),
    ("uk", "Розвідка: ворог нарощуватиме обстріли прикордоння Сумщини, восени атакуватиме підстанції."),
    ("uk", "На трасі Київ–Ковель під Рівним зіткнулися дві фури, водій загинув."),
    ("uk", "Рятувальники Полтавщини відпрацювали дії на випадок влучання ракети в хімзавод."),
    ("uk", "Якби ракета влучила в дамбу в Запоріжжі, затопило б десятки сіл."),
    ("uk", "У Миколаєві відновили школу, пошкоджену російською ракетою у 2022 році."),
    ("en", "Instructors from three allied countries are training Ukrainian crews to hit bridges in Crimea."),
    ("en", "Kyiv says it only ever strikes military targets. Moscow denies hitting civilians."),
    ("en", "The raids have forced Russia to ban petrol exports and disrupted shipping in Novorossiysk."),
    ("en", "Officials predict heavier barrages on Kharkiv and Dnipro as winter sets in."),
    ("en", "A van crashed into a tram in Zaporizhzhia and four passengers were hurt."),
    ("en", "Medics in Mykolaiv rehearsed treating victims of a ballistic missile strike on a market."),
    ("ru", "Западные советники помогают Киеву наводить ракеты на аэродромы в Крыму, считают в Москве."),
    ("ru", "Песков: российские военные не бьют по гражданским объектам и социальной инфраструктуре."),
    ("ru", "Атаки на порты Черноморья вынудили судовладельцев поднять цены на фрахт."),
    ("ru", "Эксперт предсказал, что Россия усилит удары по портам Одессы и продолжит бить по подстанциям."),
    ("ru", "Под Курском микроавтобус столкнулся с бензовозом, трое погибших."),
    ("ru", "В результате удара молнии в Тверской области сгорел дом, погибла женщина."),
    ("uk", "Сенс таких обстрілів – залишити людей без тепла взимку, вважає міністр енергетики."),
    ("uk", "У Кракові показали фільм про бомбардування драмтеатру в Маріуполі."),
    ("uk", "Радіус ураження дрона – 2000 км, він дістане до Казані й Уфи."),
    ("ru", "Володин: за каждый удар по Крыму ответим по Одессе."),
    ("ru", "Это девятая атака на Новороссийск в 2025 году, подсчитали журналисты."),
    ("en", "A new documentary about the strike on the Kramatorsk station opens in Kyiv on Friday."),
    ("uk", "Атаки на газосховища мають на меті примусити Київ сісти за стіл переговорів, вважає аналітик."),
    ("ru", "Такие удары должны подтолкнуть Москву к уступкам, полагают на Западе."),
    ("en", "Strikes on substations are meant to push Kyiv into talks, a diplomat said."),
]
TOLD = [
    ("uk", "У Харкові дрон врізався у дев'ятиповерхівку, поранено двох людей.", "Kharkiv"),
    ("uk", "Росіяни навмисно вдарили двічі по рятувальниках у Одесі, троє поранені.", "Odesa"),
    ("uk", "У Сумах відновили роботу лікарні, куди вночі влучив дрон.", "Sumy"),
    ("en", "A drone crashed into a van in Nikopol and four passengers were hurt.", "Nikopol"),
    ("en", "The only strike on Sumy that night hit a bakery and wounded a guard.", "Sumy"),
    (
        "en",
        "Moscow, which says it never targets civilians, did not comment on the strike in Sumy that killed four.",
        "Sumy",
    ),
    (
        "ru",
        "Из-за удара по подстанции в Белгороде обесточены 20 тысяч абонентов, что привело к перебоям с водой.",
        "Belgorod",
    ),
    ("ru", "Дрон врезался в микроавтобус под Рыльском, водитель погиб.", "Rylsk"),
]


def _incidents(language: str, text: str):
    return corridor().read(Report("r", text, language=language, published=date(2025, 11, 10))).incidents


@pytest.mark.parametrize(("language", "text"), SPOKEN_OF, ids=[text[:50] for _, text in SPOKEN_OF])
def test_what_is_only_spoken_of_befell_nobody(language: str, text: str) -> None:
    assert _incidents(language, text) == ()


@pytest.mark.parametrize(("language", "text", "place"), TOLD, ids=[text[:50] for _, text, _ in TOLD])
def test_a_strike_is_told_whatever_else_its_sentence_says(language: str, text: str, place: str) -> None:
    (incident,) = _incidents(language, text)
    assert incident.place.name == place


ONE_EVENT = [
    (
        "en",
        "On 3 November 2025, Russian forces shelled a farm in Esman (Shostka, Sumy). Two tractors were destroyed.",
        "Esman 2025-11-03",
    ),
    ("en", "Kyiv, Ukraine CNN — A missile hit a market in Kherson, wounding two people.", "Kherson 2025-11-10"),
    (
        "en",
        "A drone hit a block of flats in Bryansk, injuring four people. "
        "Bryansk region Governor Alexander Bogomaz said that shops in the city were damaged.",
        "Bryansk 2025-11-10",
    ),
    (
        "uk",
        "Кількість загиблих у Тернополі зросла до дев'яти. Тіло підлітка знайшли 10 листопада.\n\n"
        "Удар стався 8 листопада: ракета влучила у багатоповерхівку, спершу знали про п'ятьох загиблих.",
        "Ternopil 2025-11-08",
    ),
    (
        "uk",
        "ДТП у Полтаві: загинули двоє людей. Поліція з'ясовує причини.\n\n"
        "Уночі росіяни атакували Полтаву дронами, поранено жінку.",
        "Poltava 2025-11-10",
    ),
    (
        "ru",
        "Атака на рынок в Олешках: семеро погибших\n\n"
        "Ещё 15 человек пострадали при ударе по рынку в Херсонской области, сообщили в Минздраве региона.",
        "Oleshky 2025-11-10",
    ),
    (
        "uk",
        "Внаслідок удару по Павлограду загинули четверо. Спершу повідомляли про двох загиблих.",
        "Pavlohrad 2025-11-10",
    ),
    (
        "ru",
        "Один человек погиб в Шебекине\n\n"
        "Дрон атаковал машину в селе Муром Шебекинского округа. Погиб один человек, сообщил Гладков.",
        "Murom 2025-11-10",
    ),
    ("en", "In Brovary, east of the capital, drones set a warehouse on fire.", "Brovary 2025-11-10"),
    (
        "ru",
        "В Шебекине ранен мужчина. Об этом вечером 9 ноября рассказал Гладков. Утром дрон ударил по автомобилю.",
        "Shebekino 2025-11-09",
    ),
    (
        "ru",
        "Дрон упал на общежитие в Елабуге. Пострадали семь человек, сообщила пресс-служба раиса Татарстана.",
        "Yelabuga 2025-11-10",
    ),
]


@pytest.mark.parametrize(("language", "text", "one"), ONE_EVENT, ids=[one for _, _, one in ONE_EVENT])
def test_one_event_told_of_twice_is_one(language: str, text: str, one: str) -> None:
    (incident,) = _incidents(language, text)
    assert f"{incident.place.name} {incident.period.iso}" == one
