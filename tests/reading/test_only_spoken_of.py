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
