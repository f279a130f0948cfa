"""Does a sentence end where a reader would end it, and is its language told?"""

from itertools import pairwise
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svidok.lexicon import load
from svidok.text import language_of, sentences
from svidok.text import words as split
from svidok.text.lines import PICTURES
from svidok.text.sentences import MOST_WORDS

PROFILES = load().profiles

SPLITS = [
    ("uk", ["Удар стався о 18.30 у м. Суми.", "Постраждали троє."]),
    ("uk", ["Це було 12 січня 2024 р. у с. Іванівка, вул. Миру.", "Поранених 5 тис. осіб не було."]),
    ("uk", ["Дрони атакували Харків", "Внаслідок удару пошкоджено будинок."]),
    ("uk", ["В. Зеленський зустрівся з К. Будановим.", "«Дронів було багато».", "Так сказав він."]),
    ("ru", ["Около 15.40 мск над Курской обл. сбит БПЛА.", "Пострадавших нет."]),
    ("ru", ["В г. Белгороде и пос. Разумное слышны взрывы!", "Что известно?", "Подробности позже."]),
    ("en", ["Gen. Smith met Mr. Jones on Jan. 5.", "The U.S. sent 3.5 million shells.", "None arrived."]),
    ("en", ["The mayor wrote on X.", "He said that two people were hurt."]),
    ("en", ["It was seen from Platform X.", "The train stood still.", "They turned to Plan B.", "They had no other."]),
    ("en", ["He posted it on X.", "Governor Example denied it at 5 p.m.", "The talks went on."]),
    ("en", ["J. Smith and V. S. Example met J. R. R. Sample.", "It was short."]),
    ("en", ["“We saw it,” he wrote on X.", "“It was loud.”"]),
    (
        "ru",
        ["Об этом он написал в сети X.", "Он добавил подробности.", "Сведения даны в соцсети X.", "Образцов молчит."],
    ),
    ("ru", ["Это произошло в 2024 г.", "В результате ранен житель.", "Ответил Д. Образцов."]),
    ("uk", ["Про це він написав у мережі X.", "Він додав подробиці.", "Перейшли до плану Б.", "Вони не мали іншого."]),
    ("uk", ["І. Клименко прибув о 7 год.", "На місці працює І. В. Приклад."]),
    ("en", ["Two people died.", "“It was loud,” she said.", "Police came."]),
]


@pytest.mark.parametrize(("language", "parts"), SPLITS)
def test_a_sentence_ends_where_a_reader_ends_it(language: str, parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[s.start : s.end] for s in sentences(text, PROFILES, language)] == parts


def test_lines_and_bullets_end_a_sentence() -> None:
    text = "Наслідки:\n▪️ Харків: 2 поранених ▪️ Суми: без постраждалих\n\n- Одеса: пожежа"
    found = [text[s.start : s.end] for s in sentences(text, PROFILES, "uk")]
    assert found == ["Наслідки:", "▪️ Харків: 2 поранених", "▪️ Суми: без постраждалих", "- Одеса: пожежа"]


# Whether a line end was put there by an export or a width, and the sentence goes on over it.
RUNS_ON = [
    "Повреждены дома \nв \nПриморском\n районе Одессы\n, есть раненые\n.",
    "Ранены двое в \nКиевском\n, \nСоветском\n и \nБуденновском\n районах.",
    "Об этом \nсообщил\n глава области.",
    "Удар пришёлся по селу \nКалиновка\n, погиб мужчина.",
    "«Все живы», \n— сказал мэр.",
    "Пошкоджено будинок та \nдва\n автомобілі\n.",
    "Внаслідок удару в \nСумах\n поранено двох людей.",
    "The drone struck a depot in the port of Izmail early on Monday and\nset three tanks on fire.",
]
# Whether the next line begins something of its own.
ENDS = [
    "Удар по порту\nНочью повреждён склад.",
    "Удар по порту \nНочью повреждён склад.",
    "Пострадали:\nдвое мужчин",
    "Калиновка — дом;\nсело Заречное — два дома",
    "Список:\n — дом\n — сарай",
    "Дом\nсарай\nгараж",
    "Ранены двое\n\nв больнице один",
    "Пошкоджено дах.\nбез постраждалих",
    "Наслідки удару\n12 поранених",
    "На дороге тихо...\n...и страшно",
]


@pytest.mark.parametrize("text", RUNS_ON)
def test_a_sentence_runs_on_over_line_ends_that_nobody_wrote(text: str) -> None:
    assert [text[s.start : s.end] for s in sentences(text, PROFILES, "ru")] == [text]


@pytest.mark.parametrize("text", ENDS)
def test_a_written_line_end_ends_a_sentence(text: str) -> None:
    found = [text[s.start : s.end] for s in sentences(text, PROFILES, "ru")]
    assert found == [line.strip() for line in text.split("\n") if line]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Вночі ворог атакував місто, є поранені", "uk"),
        ("Ночью противник атаковал город, были раненые и погибшие", "ru"),
        ("The city was attacked at night and two people were injured", "en"),
        ("W nocy rosyjskie drony zaatakowały Charków, zginęły dwie osoby, a pięć zostało rannych.", "pl"),
        ("In der Nacht griffen Drohnen die Stadt an, zwei Menschen wurden getötet und fünf verletzt.", "de"),
    ],
)
def test_the_language_of_a_report_is_told(text: str, language: str) -> None:
    assert language_of(text, PROFILES) == language


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        ("Дрон ударив по Сумах. Пошкоджено школу.", "uk", "uk"),
        ("Дрон ударил по Сумам. Повреждена школа.", "ru", "ru"),
        ("Вночі ворог атакував місто, є поранені", "ru", "uk"),
        ("Ночью противник атаковал город, были раненые", "uk", "ru"),
    ],
)
def test_a_declared_language_stands_against_a_small_word_of_several_and_falls_to_more(
    text: str, declared: str, language: str
) -> None:
    assert language_of(text, PROFILES, declared) == language


def test_each_passage_has_its_own_language() -> None:
    text = "Міністерство оборони РФ заявило про збиття дронів.\n«Все они были уничтожены и не достигли цели»."
    assert [s.language for s in sentences(text, PROFILES, "uk")] == ["uk", "ru"]


@given(st.text(max_size=200) | st.text(st.sampled_from("АаБ б.!?…\n «»\"'▪️0 1м.р.Mr.Внаслідок "), max_size=120))
def test_sentences_are_in_order_within_the_text_and_lose_no_word(text: str) -> None:
    found = sentences(text, PROFILES, "uk")
    assert all(a.end <= b.start for a, b in pairwise(found))
    kept = "".join(_without_pictures(text[s.start : s.end]) for s in found)
    assert kept == _without_pictures(text)


def _without_pictures(text: str) -> str:
    """What a line that holds nothing else than pictures may lose of it."""
    return "".join(mark for mark in text if category(mark) not in PICTURES and not mark.isspace())


def test_a_bullet_on_a_line_of_its_own_leads_the_item_below_it() -> None:
    text = "🙄\n Підсумки доби\n▶️\n \nСуми: пожежа.\n▫️\nОдеса: без постраждалих\n🇺🇦\n✅\n\nХарків."
    found = [text[s.start : s.end] for s in sentences(text, PROFILES, "uk")]
    items = ["▶️\n \nСуми: пожежа.", "▫️\nОдеса: без постраждалих", "✅", "Харків."]
    assert found == ["Підсумки доби", *items]  # an empty line parts


@pytest.mark.parametrize(("unit", "words"), [("дрони, ", 2), ("дрони ", 1), ("5 — ", 2), ("слово, два, три ", 5)])
def test_what_never_ends_is_cut_at_a_mark_and_no_word_is_lost(unit: str, words: int) -> None:
    text = (unit * (MOST_WORDS * 3 // words)).rstrip()
    found = sentences(text, PROFILES, "uk")
    assert len(found) > 2
    assert all(len(s.words) <= MOST_WORDS for s in found)
    assert [w for s in found for w in s.words] == list(split(text))
    assert [s.opens for s in found] == [True] + [False] * (len(found) - 1)
    assert all(text[s.start : s.end] == text[s.words[0].start : s.words[-1].end] for s in found)
    if not unit.strip().isalpha():
        assert all(text[s.end - 1] in ",—" for s in found[:-1])


def test_the_longest_of_real_sentences_are_left_whole() -> None:
    text = "Дрони, ракети, " * (MOST_WORDS // 4)
    assert len(sentences(text, PROFILES, "uk")) == 1
