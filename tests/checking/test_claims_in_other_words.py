"""Is a claim understood in whatever words it is put, and is what only sounds like one left open?

One made-up record, and for each family of wordings several in three languages.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_raids import made, nights, said

from svidok.model.finding import Finding
from svidok.model.verdict import ClaimType

YES, NO, PARTLY, OPEN = Finding.SUPPORTED, Finding.CONTRADICTED, Finding.PARTLY, Finding.NOT_CHECKABLE

WAR = [
    made(f"{year}-{month:02d}-{day:02d}", drone=10, missile=2)
    for year in (2023, 2024)
    for month in range(1, 13)
    for day in (1, 8, 15, 22, 28)
]
RAIDS = [
    *WAR,
    *nights("2025-01-01", *[20] * 90),
    *nights("2025-04-01", *[40] * 30),
    *nights("2025-05-01", *[60] * 31),
    *nights("2025-06-01", *[80] * 15),
    made("2025-06-16", drone=138, missile=0, drone__shot_down=84, drone__suppressed=41),
    made("2025-06-17", drone=440, missile=32, drone__shot_down=239, drone__suppressed=163, missile__shot_down=23),
    *nights("2025-06-18", *[80] * 5),
    made("2025-06-23", drone=479, missile=21, drone__shot_down=277, drone__suppressed=183, missile__shot_down=17),
    *nights("2025-06-24", *[80] * 7),
]

PLACES = [  # 440 of 17 June is the largest of the days up to then, 138 of 16 June is then the second
    ("2025-06-17", "За числом дронів ця ніч посіла перше місце, це найвищий показник за всю війну.", YES),
    ("2025-06-17", "Drone launches reached a wartime high last night.", YES),
    ("2025-06-17", "The overnight tally of drones was the highest since the invasion began.", YES),
    ("2025-06-17", "No night of the war has seen so many drones.", YES),
    ("2025-06-17", "Стільки дронів за одну ніч росіяни ще не запускали.", YES),
    ("2025-06-17", "Такого числа дронов за одну ночь ещё не фиксировали.", YES),
    ("2025-06-17", "Установлен новый максимум по числу дронов за ночь.", YES),
    ("2025-06-16", "It was the second-highest number of drones in one night of the war.", NO),
    ("2025-06-24", "Ночной налёт 17 июня стал вторым по числу беспилотников с начала войны.", YES),
    ("2025-06-24", "The raid of 17 June ranks third in the number of drones since the war began.", NO),
    ("2025-06-24", "Ніч на 17 червня була другою за кількістю дронів від початку війни.", YES),
    ("2025-06-24", "По количеству дронов это третий показатель за всё время войны.", NO),
    ("2025-06-30", "June's heaviest missile night was the one that ended on the 17th.", YES),
    ("2025-06-30", "Найбільшою за червень атака дронів була 23-го числа.", YES),
    ("2025-06-30", "Самой массированной за июнь была атака дронов 17-го числа.", NO),
    ("2025-06-30", "June brought the heaviest missile attack of the year.", OPEN),
]

NOT_RANKED = [
    "Drones attacked the country's largest refinery.",
    "Дрони атакували найбільшу електростанцію області.",
    "Крупнейший завод страны атакован дронами.",
    "The second largest city was attacked by drones.",
    "The largest fire of the war broke out after the drone attack.",
    "Найбільша пожежа за час війни сталася після атаки дронів.",
    "It was the largest number of casualties in a single attack.",
    "Це найбільша кількість загиблих за одну атаку цього року.",
    "Самое большое число жертв за одну атаку с начала войны.",
    "The night's strike was the largest ever on Ukraine's energy system.",
    "Це наймасштабніша атака на енергетику з початку війни.",
    "The worst attack I have ever seen, a resident said.",
    "The biggest attack is yet to come.",
    "It was hardly the largest attack of the war.",
    "Навряд чи це найбільша атака за війну.",
]

NUMBERS = [
    ("2025-06-17", "За ночь на страну обрушилось более четырёх сотен беспилотников.", YES),
    ("2025-06-17", "Дронов за ночь было больше четырёхсот.", YES),
    ("2025-06-16", "По данным военных, за ночь зафиксировано 138 ударных дронов.", YES),
    ("2025-06-16", "Уночі нарахували 138 безпілотників.", YES),
    ("2025-06-01", "Цієї ночі російських безпілотників було менш як сто.", YES),
    ("2025-06-16", "Russian drones overnight numbered 138.", YES),
    ("2025-06-16", "Overnight, 138 unmanned aircraft were hurled at Ukraine.", YES),
    ("2025-06-01", "There were fewer than fifty drones overnight.", NO),
    ("2025-06-16", "Drones came in 3 waves overnight.", OPEN),
    ("2025-06-16", "Дрони атакували 7 областей за ніч.", OPEN),
    ("2025-06-16", "Some 200 drones were destroyed in a warehouse.", OPEN),
    ("2025-06-16", "На складе уничтожены 200 дронов.", OPEN),
    ("2025-06-16", "It is false that Russia launched 500 drones overnight.", OPEN),
    ("2025-06-16", "Неправда, що вночі запустили понад 500 дронів.", OPEN),
    ("2025-07-01", "З квітня по червень запущено понад 5000 дронів.", YES),
    ("2025-07-01", "Between April and the end of May 2025 more than 3,000 drones were sent against Ukraine.", YES),
    ("2025-07-01", "Since May more than 6,000 drones have been launched.", NO),
    ("2025-07-01", "С апреля по июнь 2025 года запущено более 5 тысяч дронов.", YES),
]

OF_SO_MANY = [
    ("2025-06-23", "Air defence shot down 277 out of 479 drones overnight.", YES),
    ("2025-06-23", "Of 479 drones launched overnight, 277 were shot down.", YES),
    ("2025-06-23", "Air defence shot down 400 out of 479 drones overnight.", PARTLY),
    ("2025-06-23", "За ніч збито 277 безпілотників з 479.", YES),
    ("2025-06-23", "Із 479 запущених уночі дронів сили ППО збили 277.", YES),
    ("2025-06-23", "Из 479 выпущенных за ночь дронов сбили 277.", YES),
    ("2025-06-23", "Сбито 300 из 450 беспилотников.", NO),
    ("2025-06-23", "Из 479 дронов сбито 277, ещё 183 не достигли цели.", OPEN),
]

SHARES = [
    ("2025-06-17", "Більшість ракет, випущених уночі 17 червня, збито.", YES),
    ("2025-06-17", "Збито більше половини ракет, випущених уночі.", YES),
    ("2025-06-17", "Уночі збили менше половини ракет.", NO),
    ("2025-06-17", "Most of the missiles fired overnight were shot down.", YES),
    ("2025-06-17", "More than half of the missiles launched overnight were downed.", YES),
    ("2025-06-17", "Ночью сбили меньше трети выпущенных ракет.", NO),
    ("2025-06-17", "Half of the drones were launched from Crimea.", OPEN),
    ("2025-06-17", "Более 60% выпущенных дронов были имитаторами.", OPEN),
]

CHANGES = [  # June 3137, May 1860, April 1200: 1.69 and 1.55 times
    ("2025-07-01", "У червні дронів запустили на третину більше, ніж у травні.", NO),
    ("2025-07-01", "Drone launches rose by 69% in June compared with May.", YES),
    ("2025-07-01", "Drone launches rose by 36% in June compared with May.", NO),
    ("2025-07-01", "В июне число запущенных дронов выросло на 69 процентов по сравнению с маем.", YES),
    ("2025-07-01", "Russia more than doubled drone launches in June compared with May.", NO),
    ("2025-07-01", "У червні дронів стало більш ніж у півтора раза більше, ніж у травні.", YES),
    ("2025-06-01", "April saw far fewer drones than May.", YES),
    ("2025-06-01", "Compared with April, May brought fewer drones.", NO),
    ("2025-06-01", "Травень був у півтора раза важчий: дронів більше, ніж у квітні.", YES),
    ("2025-07-01", "Compared with April 2025, drone launches in June rose by half.", NO),
    ("2025-06-01", "Травень приніс більше дронів, ніж квітень.", YES),
    ("2025-06-17", "Порівняно з попередньою ніччю дронів стало більш ніж утричі більше.", YES),
    ("2025-06-17", "Ночью дронов было втрое больше, чем накануне.", YES),
    ("2025-06-18", "Fewer drones were launched overnight than the previous night.", YES),
    ("2025-06-18", "Russia sent fewer drones than on the night of 16 June.", YES),
    ("2025-06-17", "Russia launched 100 more drones than the previous night.", OPEN),
    ("2025-06-17", "Ворог запустив на 255 дронів менше, ніж минулої ночі.", OPEN),
]

EVERY = [
    ("2025-06-30", "В июне не было ни одной ночи без дронов.", YES),
    ("2025-06-30", "В июне ни одна ночь не обошлась без беспилотников.", YES),
    ("2025-06-30", "У червні жодна ніч не минула без дронів.", YES),
    ("2025-06-30", "Not a single night in June passed without drones.", YES),
    ("2025-06-30", "There was no night in June without drones.", YES),
    ("2025-06-30", "Каждую ночь июня выпускали больше сотни дронов.", NO),
    ("2025-06-18", "Drones were launched for a fifth day straight.", YES),
    ("2025-06-18", "Three nights in a row passed without missiles.", OPEN),
    ("2025-06-18", "Четвёртую ночь подряд обходится без ракет.", OPEN),
]

SURPASSED = [
    ("2025-06-23", "It surpassed the previous high of 440 drones.", YES),
    ("2025-06-23", "Це перевищило попередній максимум у 440 дронів.", YES),
    ("2025-06-23", "The overnight raid surpassed the 440 drones launched on 17 June.", YES),
    ("2025-06-23", "Число дронов за ночь превысило 440.", YES),
    ("2025-06-18", "The overnight raid surpassed the 440 drones launched on 17 June.", NO),
    ("2025-06-25", "The previous high was 440 drones.", YES),
    ("2025-06-25", "Предыдущий максимум составлял 440 дронов.", YES),
    ("2025-06-25", "Попередній рекорд становив 440 дронів.", YES),
    ("2025-06-25", "Попередній рекорд становив 138 дронів.", PARTLY),
    ("2025-06-25", "The previous record was 479 drones.", OPEN),
    ("2025-06-25", "The previous record was 300 drones.", OPEN),
]

EVERYTHING = [*PLACES, *NUMBERS, *OF_SO_MANY, *SHARES, *CHANGES, *EVERY, *SURPASSED]


@pytest.mark.parametrize(("day", "claim", "finding"), EVERYTHING, ids=[claim for _, claim, _ in EVERYTHING])
def test_a_claim_gets_its_verdict_in_whatever_words(day, claim, finding):
    verdict = said(claim, day, RAIDS)
    assert verdict.finding is finding, verdict.why


@pytest.mark.parametrize("claim", NOT_RANKED)
def test_what_ranks_something_else_is_no_record_of_attacks(claim):
    assert not said(claim, "2025-06-18", RAIDS).finding.decided


@pytest.mark.parametrize(
    "claim",
    [
        "No civilian buildings were damaged on 11 July.",
        "Civilian infrastructure was untouched on 11 July.",
        "Жодної цивільної споруди 11 липня не пошкоджено.",
        "Цивільна інфраструктура 11 липня не постраждала.",
        "Ни одно гражданское здание 11 июля не пострадало.",
        "В ночь на 11 июля гражданские здания не повреждены.",
    ],
)
def test_that_nothing_civilian_was_hit_is_an_exclusive_claim(claim):
    assert said(claim, "2025-07-12", RAIDS).proposition.type is ClaimType.EXCLUSIVE


@pytest.mark.parametrize(
    "claim",
    ["Жоден цивільний 11 липня не загинув.", "No civilians were killed on 11 July.", "Ни один житель не пострадал."],
)
def test_that_nobody_was_hurt_is_no_claim_about_buildings(claim):
    assert said(claim, "2025-07-12", RAIDS).proposition.type is not ClaimType.EXCLUSIVE


@pytest.mark.parametrize(
    "claim",
    [
        "Moscow insists its overnight strikes targeted defence plants alone.",
        "Удар нанесён исключительно по предприятиям ВПК.",
        "Росія стверджує, що била лише по оборонних заводах.",
    ],
)
def test_what_was_aimed_at_is_not_decided(claim):
    verdict = said(claim, "2025-06-17", RAIDS)
    assert (verdict.finding, verdict.proposition.outcome) == (Finding.NOT_CHECKABLE, "aim")


def test_ballistic_missiles_are_the_sum_of_their_kinds():
    made_up = made("2025-06-10", drone=9, missile_of_ballistic_of_kinzhal=4, missile_of_ballistic_of_s300=3)
    told = replace(made_up, counts=tuple(count for count in made_up.counts if count.weapon != "air_target"))
    assert said("Seven ballistic missiles were launched overnight.", "2025-06-10", [told]).finding is YES
    assert said("Twenty ballistic missiles were launched overnight.", "2025-06-10", [told]).finding is NO
