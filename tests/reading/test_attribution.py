"""Who says it, through whom, and how far that reaches; all persons without an office are invented."""

import tomllib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svidok.lexicon import load
from svidok.lexicon.packs import PACKS
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.sentence.passages import passages
from svidok.reading.sentence.quotations import quotations
from svidok.reading.sentence.transliteration import romanised
from svidok.reading.sources.attributed import Attribution, at
from svidok.reading.sources.attribution import attributions
from svidok.reading.sources.channels import channel_owner

LEXICON = load()


def said(text: str, language: str) -> tuple[Attribution, ...]:
    marked = corridor().mark(Report("r", text, language=language, published=date(2025, 7, 4)))
    return attributions(marked, passages(marked, LEXICON), LEXICON) if marked else ()


def source_of(text: str, words: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    one = at(said(text, language), text.index(words) + 1)
    return None if one is None else (one.source, one.via)


# language, text, words in it, their source and their path
TOLD = [
    ("uk", "У Сумах пошкоджено школу, повідомили в ДСНС.", "пошкоджено", ["State Emergency Service of Ukraine"], []),
    ("uk", "За даними Повітряних сил, збито 40 дронів.", "збито", ["Ukrainian Air Force"], []),
    ("uk", "Пошкоджено три будинки у Полтаві, - ОВА.", "три", ["Poltava Oblast Military Administration"], []),
    ("uk", "Мер Харкова заявив, що місто тримається.", "місто", ["Mayor of Kharkiv"], []),
    ("uk", "«Мережа витримає», – сказав експерт Орест Тестовий.", "Мережа", ["Orest Testovyi"], []),
    ("uk", "За словами експерта Івана Прикладенка, запаси вичерпано.", "запаси", ["Ivan Prykladenko"], []),
    ("uk", "У росії заявили про збиття дронів.", "збиття", ["Russia"], []),
    (
        "uk",
        "Завод у Туапсе зупинено, пише Reuters з посиланням на джерела.",
        "зупинено",
        ["Reuters sources"],
        ["Reuters"],
    ),
    ("uk", "Генштаб ЗСУ: за добу 120 зіткнень.", "зіткнень", ["General Staff of the Armed Forces of Ukraine"], []),
    ("ru", "Повреждены два дома, сообщили в МЧС.", "Повреждены", ["Russian Ministry of Emergency Situations"], []),
    ("ru", "Минобороны РФ: сбито 34 беспилотника.", "сбито", ["Russian Ministry of Defence"], []),
    ("ru", "Над Брянской областью сбит дрон, — губернатор.", "сбит", ["Governor of Bryansk Oblast"], []),
    ("ru", "По словам эксперта Ивана Образцова, запасы исчерпаны.", "запасы", ["Ivan Obraztsov"], []),
    ("ru", "Завод остановлен, сообщает Bloomberg.", "остановлен", [], ["Bloomberg"]),
    ("ru", "Поставки продолжатся, заявили в НАТО.", "Поставки", ["NATO"], []),
    ("en", "According to the State Emergency Service, two died.", "two", ["State Emergency Service of Ukraine"], []),
    ("en", "The grid is stable, Ukrenergo said on Friday.", "grid", ["Ukrenergo"], []),
    (
        "en",
        "Colonel John Sample of the Austrian Army told Reuters stocks are low.",
        "stocks",
        ["John Sample"],
        ["Reuters"],
    ),
    ("en", "Kyiv says the plant was struck.", "plant", ["Ukraine"], []),
    ("en", "The strike was condemned as a war crime by the United Nations.", "war crime", ["United Nations"], []),
    ("en", "Two houses burned down, local residents said.", "Two", ["residents"], []),
]


@pytest.mark.parametrize(("language", "text", "words", "source", "via"), TOLD)
def test_a_sentence_tells_its_source(language: str, text: str, words: str, source: list[str], via: list[str]) -> None:
    assert source_of(text, words, language) == (tuple(source), tuple(via))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Експерти вважають, що запаси ракет вичерпано."),
        ("uk", "Існує думка, що запаси ракет вичерпано."),
        ("ru", "Есть мнение, что запасы ракет исчерпаны."),
        ("ru", "По мнению экспертов, запасы ракет исчерпаны."),
        ("en", "Many believe that the missiles are running out."),
        ("en", "It is argued that the missiles are running out."),
    ],
)
def test_a_weasel_is_nobody(language: str, text: str) -> None:
    one = at(said(text, language), text.index(" ракет") if " ракет" in text else text.index("missiles"))
    assert one is not None
    assert (one.source, one.kind) == ((), "weasel")


def test_a_weasel_never_takes_the_last_person() -> None:
    text = "Експерт Орест Тестовий сказав, що мережа витримає. Багато хто вважає, що запаси ракет вичерпано."
    assert source_of(text, "мережа", "uk") == (("Orest Testovyi",), ())
    assert source_of(text, "запаси", "uk") == ((), ())


@pytest.mark.parametrize(
    ("language", "text", "later"),
    [
        ("uk", "Експерт Орест Тестовий назвав причину. За його словами, запаси вичерпано.", "запаси"),
        ("uk", "Експерт Орест Тестовий назвав причину. Тестовий додав, що запаси вичерпано.", "запаси"),
        ("uk", "Експерт Орест Тестовий назвав причину. «Запаси вичерпано», – сказав експерт.", "вичерпано"),
    ],
)
def test_pronouns_surnames_and_roles_lead_back_to_the_person(language: str, text: str, later: str) -> None:
    assert source_of(text, later, language) == (("Orest Testovyi",), ())


def test_this_was_reported_reaches_back() -> None:
    text = "У Сумах згорів склад. Постраждали двоє людей. Про це повідомили в ДСНС."
    assert source_of(text, "склад", "uk") == (("State Emergency Service of Ukraine",), ())


def test_a_byline_reaches_over_its_paragraph_and_no_further() -> None:
    text = "У Києві було гучно.\nУ Полтаві згорів склад. Постраждали двоє людей, - ОВА."
    assert source_of(text, "склад", "uk") == (("Poltava Oblast Military Administration",), ())
    assert source_of(text, "гучно", "uk") is None


def test_two_speakers_of_one_sentence_keep_their_halves() -> None:
    text = "Ukrenergo said the grid was stable, while the UN said the hospital was hit."
    assert source_of(text, "grid", "en") == (("Ukrenergo",), ())
    assert source_of(text, "hospital", "en") == (("United Nations",), ())


def test_a_quotation_over_two_sentences_is_one_speaker() -> None:
    text = "«Мережа тримається. Бригади працюють», – сказав речник Укренерго."
    assert source_of(text, "Мережа", "uk") == (("Ukrenergo",), ())
    assert all(one.quoted for one in said(text, "uk"))


@pytest.mark.parametrize(
    ("name", "owner"),
    [
        ("General Staff of the Armed Forces of Ukraine", ("General Staff of the Armed Forces of Ukraine",)),
        ("Минобороны России", ("Russian Ministry of Defence",)),
        ("ДСНС України", ("State Emergency Service of Ukraine",)),
        ("Українська правда", ()),
        ("РИА Новости", ()),
        ("Bellingcat", ()),
        ("State Emergency Service of Ukraine (sample)", ("State Emergency Service of Ukraine",)),
        ("Sumy Oblast Military Administration (зразок)", ("Sumy Oblast Military Administration",)),
        ("Харківська ОВА", ("Kharkiv Oblast Military Administration",)),
        ("Чернігівська ОВА", ("Chernihiv Oblast Military Administration",)),
        ("Київська ОВА", ("Kyiv Oblast Military Administration",)),
        ("Полтавська обласна військова адміністрація", ("Poltava Oblast Military Administration",)),
        ("Прокуратура Одеської області", ("Odesa Oblast Prosecutor's Office",)),
        ("Оперштаб Белгородской области", ("Belgorod Oblast operational headquarters",)),
        ("Kyiv mayor's office", ("Mayor of Kyiv",)),
        ("Новости «Пример» (образец)", ()),
        ("", ()),
    ],
)
def test_only_a_body_owns_what_its_channel_posts(name: str, owner: tuple[str, ...]) -> None:
    assert channel_owner(Report("r", "…", source_name=name), LEXICON) == owner


@pytest.mark.parametrize(
    ("name", "language", "english"),
    [
        ("Згурський", "uk", "Zghurskyi"),
        ("Юлія Їжакевич", "uk", "Yuliia Yizhakevych"),
        ("Знам'янська", "uk", "Znamianska"),
        ("Соловьев", "ru", "Solovyev"),
        ("Дмитрий Щукин", "ru", "Dmitry Shchukin"),
        ("John Sample", "uk", "John Sample"),
    ],
)
def test_names_in_english_letters(name: str, language: str, english: str) -> None:
    assert romanised(name, language) == english


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Він сказав: «так».", ["так"]),
        ('Висновки з атак "шахедів" зроблено.', ["шахедів"]),
        ('"Атаки "шахедів" тривають", - речник.', ['Атаки "шахедів" тривають']),
        ("“One.\n“Two.” End.", ["One.", "Two."]),
        ("«Не закрито\nДалі.", ["Не закрито"]),
        ("Ukraine's plant and Russia's reply.", []),
    ],
)
def test_quotations_nest_and_end_with_their_paragraph(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == inside


WORDS = [
    "повідомив",
    "ОВА",
    "—",
    "«",
    "»",
    '"',
    "said",
    "the",
    "Ukrenergo",
    "по словам",
    ":",
    ".",
    "\n",
    "Тест",
    ",",
    "мер",
]


@settings(deadline=None, max_examples=120)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_any_text_is_read_the_same_twice_and_quotes_stand_in_it(text: str) -> None:
    found = said(text, "uk")
    assert found == said(text, "uk")
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.quote.stands_in(text)


# a post of which no channel is known, and whose it is
MINISTRY, SERVICE = "Russian Ministry of Defence", "State Emergency Service of Ukraine"
SIGNED = [
    (
        "ru",
        "За ночь сбиты 34 беспилотника.\n🔹 [Минобороны России](https://t.me/sample)",
        ("Russian Ministry of Defence",),
    ),
    ("uk", "За ніч збито 34 дрони.\n\n**Повітряні сили ЗСУ**", ("Ukrainian Air Force",)),
    (
        "en",
        "34 drones were downed overnight.\n— State Emergency Service of Ukraine",
        ("State Emergency Service of Ukraine",),
    ),
    ("uk", "За ніч збито 34 дрони.\nПідписатися на канал", ()),
    ("uk", "За ніч збито 34 дрони.\nПовітряні сили ЗСУ уточнюють наслідки", ()),
    ("ru", "За ночь сбиты 34 беспилотника.\n[Прислать новость](https://t.me/sample)", ()),
    ("ru", "Минобороны России", ()),
    ("ru", "За ночь сбиты 34 беспилотника. [Подписаться на канал](https://t.me/mod_russia)", (MINISTRY,)),
    ("uk", "За ніч збито 34 дрони.\n@kpszsu", ("Ukrainian Air Force",)),
    ("uk", "За ніч збито 34 дрони: https://t.me/kpszsu/12", ()),
]


@pytest.mark.parametrize(("language", "text", "owner"), SIGNED)
def test_a_post_without_a_channel_may_be_signed(language: str, text: str, owner: tuple[str, ...]) -> None:
    assert channel_owner(Report("r", text, language=language), LEXICON) == owner


def test_a_known_handle_is_its_owners_channel() -> None:
    post = Report("r", "За ніч збито 34 дрони.", language="uk", source_name="@kpszsu")
    assert channel_owner(post, LEXICON) == ("Ukrainian Air Force",)


def test_the_owner_of_every_known_handle_is_in_the_tables() -> None:
    owners = tomllib.loads((PACKS / "speakers" / "channels.toml").read_text("utf-8"))["channels"].values()
    assert [name for name in owners if not (LEXICON.row("body", name) or LEXICON.row("person", name))] == []


def test_a_signature_does_not_outdo_the_channel() -> None:
    post = Report("r", "Збито 34 дрони.\nПовітряні сили ЗСУ", language="uk", source_name="Суспільне")
    assert channel_owner(post, LEXICON) == ()
