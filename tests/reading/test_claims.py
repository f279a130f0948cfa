"""What is a claim, of which kind, and whose? All persons without an office are invented."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svidok.lexicon import load
from svidok.model.reading import Claim
from svidok.model.report import Quote, Report
from svidok.pipeline.corridor import corridor
from svidok.reading.claims.told import claims
from svidok.reading.sentence.passages import passages
from svidok.reading.sources.attribution import attributions
from svidok.reading.subject import Subject

LEXICON = load()
FRAME = {
    "uk": "Росія вночі атакувала Україну дронами. ",
    "ru": "Россия ночью атаковала Украину беспилотниками. ",
    "en": "Russia attacked Ukraine with drones overnight. ",
}


def claimed(text: str, language: str, taken: str = "") -> tuple[Claim, ...]:
    marked = corridor().mark(Report("r", text, language=language, published=date(2025, 7, 4)))
    if marked is None:
        return ()
    told = passages(marked, LEXICON)
    used = [Quote.of(text, text.index(taken), text.index(taken) + len(taken))] if taken else []
    return claims(marked, told, attributions(marked, told, LEXICON), used, Subject(marked.report, told, LEXICON))


KINDS = [
    ("uk", "«Ворог має на меті зламати енергосистему», – сказав експерт Орест Тестовий.", "intent", "Orest Testovyi"),
    ("uk", "Україні потрібні ракети для ППО, наголосив експерт Орест Тестовий.", "demand", "Orest Testovyi"),
    ("uk", "Експерт Орест Тестовий прогнозує нові удари по Україні.", "forecast", "Orest Testovyi"),
    ("uk", "Причина обмежень – наслідки попередніх російських атак, - Укренерго.", "assessment", "Ukrenergo"),
    ("uk", "У МАГАТЕ запевнили, що допоможуть станції після удару.", "pledge", "International Atomic Energy Agency"),
    ("uk", "В ООН засудили удар по цивільних.", "accusation", "United Nations"),
    ("uk", "Росія виробляє 90 ракет на місяць, повідомив експерт Орест Тестовий.", "fact", "Orest Testovyi"),
    ("ru", "Минобороны РФ опровергло удар по гражданским объектам.", "denial", "Russian Ministry of Defence"),
    ("ru", "Украине нужны ракеты для ПВО, заявили в НАТО.", "demand", "NATO"),
    (
        "ru",
        "Россия планирует увеличить производство дронов, сообщил эксперт Иван Образцов.",
        "intent",
        "Ivan Obraztsov",
    ),
    ("ru", "По оценке экспертов, запасы российских ракет исчерпаны.", "assessment", None),
    ("en", "Ukraine needs air defence systems, Ukrenergo said.", "demand", "Ukrenergo"),
    ("en", "The United Nations condemned the strike on civilians as a war crime.", "accusation", "United Nations"),
    ("en", "Analyst John Sample expects Russia to launch a new offensive in the winter.", "forecast", "John Sample"),
    ("en", "Many believe that Russia is running out of missiles.", "assessment", None),
]


@pytest.mark.parametrize(("language", "text", "kind", "speaker"), KINDS)
def test_a_statement_has_its_kind_and_speaker(language: str, text: str, kind: str, speaker: str | None) -> None:
    found = [claim for claim in claimed(FRAME[language] + text, language) if claim.voice != "author"]
    assert [(claim.kind, claim.speaker) for claim in found] == [(kind, speaker)]
    assert [claim.voice for claim in found] == ["named" if speaker else "weasel"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "У Сумах поранено двох людей, повідомили в ДСНС."),
        ("uk", "Залишайтеся в укриттях, - ОВА."),
        ("ru", "В Брянской области сбит дрон, сообщил губернатор."),
        ("ru", "Об этом сообщили в МЧС."),
        ("en", "Two people were killed in Sumy, the State Emergency Service said."),
        ("en", "Rescuers are working at the scene, the mayor of Sumy said."),
    ],
)
def test_the_report_of_a_strike_is_no_claim(language: str, text: str) -> None:
    assert claimed(FRAME[language] + text, language) == ()


def test_what_a_raid_or_incident_rests_on_is_no_statement_of_fact() -> None:
    text = FRAME["en"] + "Russia used 500 drones of a new type, Ukrenergo said."
    assert claimed(text, "en", taken="Russia used 500 drones of a new type") == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Тренер Орест Тестовий сказав, що команді потрібна перемога у фіналі."),
        ("en", "Analyst John Sample expects the bank to raise rates, and critics say it must."),
        ("en", "Pyongyang will strike its enemies, the general said, and its missiles are ready."),
    ],
)
def test_what_is_off_the_subject_is_no_claim(language: str, text: str) -> None:
    assert claimed(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Це була наймасованіша атака дронів з початку війни."),
        ("uk", "Щоночі сотні дронів летять на українські міста."),
        ("ru", "Это была крупнейшая атака беспилотников на Украину с начала войны."),
        ("en", "It was the largest attack on Ukraine since the start of the war."),
        ("en", "Every night hundreds of drones attack Ukraine."),
    ],
)
def test_a_superlative_in_the_reports_own_voice_is_the_authors(language: str, text: str) -> None:
    (claim,) = claimed(text + " " + FRAME[language], language)
    assert (claim.voice, claim.speaker, claim.kind) == ("author", None, "fact")


def test_a_run_of_sentences_is_one_claim_and_a_bullet_ends_it() -> None:
    text = FRAME["uk"] + "«Росія нарощує виробництво ракет. Росія купує верстати», – сказав експерт Орест Тестовий."
    assert [claim.evidence[0].text.count(".") for claim in claimed(text, "uk")] == [2]
    listed = "Росія нарощує виробництво ракет, - Укренерго. Головне:"
    listed += "\n▪️ Росія щомісяця випускає 90 нових ракет.\n▪️ Україна отримує ракети від партнерів."
    assert [claim.evidence[0].text[:8] for claim in claimed(listed, "uk")] == ["Росія на", "▪️ Росія", "▪️ Украї"]


def test_words_in_quotation_marks_are_quoted_and_names_are_not() -> None:
    (quoted,) = claimed(FRAME["uk"] + "«Україні потрібні нові ракети», – сказав експерт Орест Тестовий.", "uk")
    (told,) = claimed(FRAME["uk"] + "Україні потрібні ракети «Patriot», – сказав експерт Орест Тестовий.", "uk")
    assert (quoted.quoted, told.quoted) == (True, False)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "“The power grid will hold after the strikes,” Ukrenergo said.", "translated"),
        ("uk", "«Енергосистема витримає удари росії», – заявили в Укренерго.", "unknown"),
        ("ru", "«Энергосистема выдержит удары России», — заявили в Укрэнерго.", "unknown"),
        ("en", "The power grid will hold after the strikes, Ukrenergo said.", "unknown"),
    ],
)
def test_a_quotation_in_another_language_than_the_speakers_is_a_translation(
    language: str, text: str, words: str
) -> None:
    (claim,) = claimed(FRAME[language] + text, language)
    assert claim.words == words


def test_doubt_in_the_words_is_the_modality_of_claim_and_attribution() -> None:
    text = FRAME["uk"] + "Росія нібито нарощує виробництво ракет, повідомив експерт Орест Тестовий."
    (claim,) = claimed(text, "uk")
    assert claim.modality == "possible"


def test_what_a_body_holds_in_its_own_post_is_its_claim_and_what_it_reports_is_none() -> None:
    text = "Росія атакувала дронами порт. Це черговий воєнний злочин росії. Пошкоджено склад."
    marked = corridor().mark(Report("r", text, language="uk", published=date(2025, 7, 4), source_name="ДСНС України"))
    assert marked is not None
    told = passages(marked, LEXICON)
    found = claims(marked, told, attributions(marked, told, LEXICON), [], Subject(marked.report, told, LEXICON))
    assert [(claim.kind, claim.speaker) for claim in found] == [("accusation", "State Emergency Service of Ukraine")]


WORDS = [
    "Росія",
    "Україна",
    "дронів",
    "заявив",
    "експерти",
    "потрібні",
    "«",
    "»",
    ".",
    "\n",
    "за словами",
    "ООН",
    ":",
    "—",
]


@settings(deadline=None, max_examples=120)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=50).map(" ".join)))
def test_any_text_gives_evidence_that_stands_in_it_and_the_same_twice(text: str) -> None:
    text = FRAME["uk"] + text
    found = claimed(text, "uk")
    assert found == claimed(text, "uk")
    assert all(quote.stands_in(text) for claim in found for quote in claim.evidence)


NAMES = [
    (
        "en",
        "Shot down over the city, the drones are no match for us, analyst John Sample said.",
        "John Sample",
    ),
    ("en", "Russia will strike the grid of Ukraine again, SHOT reports, citing John Sample.", "John Sample"),
    ("ru", "Украине не хватит ракет, сказал экономист Павел Примеров.", "Pavel Primerov"),
    ("uk", "Україні забракне ракет, сказав економіст Павло Взірець.", "Pavlo Vzirets"),
    ("en", "The drones of Russia cannot be stopped, according to J. D. Sample, an analyst.", "J. D. Sample"),
    ("ru", "Украине не хватит ракет, считает эксперт А. Б. Примеров.", "A. B. Primerov"),
    ("en", "Odesa Test Centre says that Russia is running out of missiles.", "Odesa Test Centre"),
    ("en", "Analysts at the Kyiv School of Economics warn that Russia will hit the grid.", "Kyiv School of Economics"),
    ("uk", "Росія не зупинить удари по Україні, вважають в «Укренерго».", "Ukrenergo"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), NAMES, ids=[row[1][:30] for row in NAMES])
def test_a_name_is_one_as_it_is_written(language: str, text: str, speaker: str) -> None:
    assert [claim.speaker for claim in claimed(f"{text} {FRAME[language]}", language)] == [speaker]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", '"Medics are giving the wounded first aid and providing all necessary assistance," the governor wrote.'),
        ("en", "Air defences were at work, the governor said."),
        ("uk", "«Потерпілим надається вся необхідна допомога», — написав губернатор."),
        ("uk", "«Пожежу вдалося приборкати», — зазначив мер."),
        ("ru", "«Пострадавшим оказывают всю необходимую помощь», — сообщил губернатор."),
        ("ru", "«Возгорание удалось локализовать», — написал мэр."),
    ],
)
def test_that_rescuers_do_their_work_is_no_claim(language: str, said: str) -> None:
    assert not claimed(FRAME[language] + said, language)


def test_a_headline_repeated_by_its_body_is_one_claim_and_told_where_it_says_more() -> None:
    title = "Russia will run out of missiles for attacks on Ukraine, analyst John Sample says"
    body = "Russia is likely to run out of missiles for its attacks on Ukraine, analyst John Sample says."
    (claim,) = claimed(f"{title}\n\n{body} Drones hit Kyiv.", "en")
    assert claim.evidence[0].text == body
    assert claim.overstated_by is not None
    assert claim.overstated_by.text == title
    (same,) = claimed(f"{body[:-1]}\n\n{body} Drones hit Kyiv.", "en")
    assert same.overstated_by is None


def test_a_record_told_below_a_wish_is_the_reports_own() -> None:
    text = "General John Sample demanded more strikes on Ukraine. This follows the largest attack on Kyiv of the war."
    assert [c.speaker for c in claimed(text, "en") if c.voice == "author"] == [None]


def test_what_stands_below_a_colon_has_the_stance_of_what_stands_above() -> None:
    text = "Ukraine was hit by missiles. Analyst John Sample urges partners to send:\n• Patriot missiles for Ukraine."
    (claim,) = claimed(text, "en")
    assert (claim.kind, claim.speaker) == ("demand", "John Sample")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russia has changed its drones, analyst John Sample said. The goal is to break the grid of Ukraine."),
        ("uk", "Росія змінила дрони, сказав експерт Орест Тестовий. Мета – зламати енергосистему України."),
        ("ru", "Россия изменила дроны, сказал эксперт Павел Примеров. Цель — сломать энергосистему Украины."),
    ],
)
def test_an_aim_told_right_after_somebodys_words_is_his(language: str, text: str) -> None:
    _, aim = claimed(FRAME[language] + text, language)
    assert (aim.kind, aim.speaker is not None) == ("intent", True)


def test_a_heading_keeps_the_threat_that_its_text_does_not_repeat() -> None:
    text = (
        "Russia will answer every strike on Crimea, John Sample promised\n\nJohn Sample, an analyst, said the drones of"
    )
    found = claimed(f"{text} Ukraine need foreign crews, of which it has few.", "en")
    assert next(claim.kind for claim in found) == "pledge"


def test_footnotes_end_sentences() -> None:
    text = "Analyst John Sample said that Russia makes 90 missiles a month.[1] Sample urged partners to send radars.[2]"
    assert [claim.kind for claim in claimed(FRAME["en"] + text, "en")] == ["fact", "demand"]


SPEAKERS = [
    ("en", "Envoy Ann Sample said Putin wanted to use fear as a weapon.", "Ann Sample"),
    (
        "en",
        "John Sample, a missile researcher at the Odesa Test Centre, told us that Russia makes 90 missiles a month.",
        "John Sample",
    ),
    ("en", "Ann Sample is less hopeful: the missiles of Russia, she argues, will not run out.", "Ann Sample"),
    ("uk", "За підрахунками Sample Insight, Росія скоротила виробництво ракет на чверть.", "Sample Insight"),
    ("ru", "По данным аналитиков Sample, Россия сократила производство ракет на четверть.", "Sample"),
]


@pytest.mark.parametrize(("language", "text", "speaker"), SPEAKERS, ids=[row[1][:30] for row in SPEAKERS])
def test_who_says_it_is_not_whom_it_is_said_of(language: str, text: str, speaker: str) -> None:
    assert [claim.speaker for claim in claimed(FRAME[language] + text, language)] == [speaker]
