"""Does the gate keep out every value that its own words do not say, and does the reading own up to what it infers?"""

from dataclasses import replace
from datetime import date

from evaluation.falsified import SAMPLE, Text, measured, slots

from svidok.lexicon import load
from svidok.model.figure import Outcome
from svidok.model.reading import Claim, IncidentReport, Polarity, RaidReport, Status
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.sentence.passages import passages
from svidok.reading.unsaid import OwnWords


def told(text: str, language: str) -> Text:
    report = Report("r", text, language=language, published=date(2025, 7, 4))
    marked = corridor().mark(report)
    assert marked is not None
    return Text(marked, OwnWords(passages(marked, load())), corridor().read(report))


def test_no_falsified_value_passes_and_every_true_one_does() -> None:
    result = measured(600, files=(SAMPLE,))
    assert result.false.total() >= 600
    assert {language for _, language in result.true} == {"en", "uk", "ru"}
    assert [(case.slot.field, case.value, case.evidence) for case in result.passed] == []
    assert [(slot.field, slot.value, slot.evidence) for slot in result.fallen] == []


def test_numbers_of_one_sentence_cannot_change_places() -> None:
    text = told("In Sumy two people were killed and five were injured after a drone hit a clinic.", "en")
    (incident,) = text.reading.incidents
    assert incident.killed is not None
    assert incident.injured is not None
    swapped = replace(incident, killed=incident.injured, injured=incident.killed)
    left = text.behind_the_gate(swapped)
    assert isinstance(left, IncidentReport)
    assert (left.killed, left.injured) == (None, None)


def test_a_number_of_one_weapon_is_not_another_weapons() -> None:
    text = told("Ворог атакував 539 дронами та 11 ракетами.", "uk")
    (raid,) = text.reading.raids
    by_weapon = {count.weapon: count for count in raid.counts}
    missiles = replace(by_weapon["missile"], weapon="drone")
    assert text.behind_the_gate(replace(raid, counts=(missiles,))) is None
    downed = replace(by_weapon["missile"], outcome=Outcome.SHOT_DOWN)
    assert text.behind_the_gate(replace(raid, counts=(downed,))) is None


def test_an_incident_told_of_another_place_falls() -> None:
    text = told("В Белгороде беспилотник попал в жилой дом, ранены двое. В Курске дрон повредил школу.", "ru")
    first, second = text.reading.incidents
    assert text.behind_the_gate(first) == first
    assert text.behind_the_gate(replace(first, place=second.place)) is None


def test_what_is_not_denied_cannot_be_denied() -> None:
    text = told("A drone hit a clinic in Sumy, killing two people.", "en")
    (incident,) = text.reading.incidents
    assert text.behind_the_gate(replace(incident, status=Status.DENIED)) is None


def test_another_speaker_of_the_same_sentence_is_no_speaker() -> None:
    text = told(
        '"Russia wants to destroy our energy system," President Volodymyr Zelenskyy said about Vladimir Putin after '
        "drones hit a depot in Odesa.",
        "en",
    )
    (claim,) = text.reading.claims
    assert claim.speaker == "Volodymyr Zelensky"
    assert isinstance(text.behind_the_gate(claim), Claim)
    assert text.behind_the_gate(replace(claim, speaker="Vladimir Putin")) is None


def test_what_another_sentence_says_is_declared() -> None:
    text = told("Уночі дрон влучив у лікарню в Сумах. Двоє людей загинули.", "uk")
    (incident,) = text.reading.incidents
    assert incident.killed is not None
    assert "place" not in incident.inferred
    carried = replace(incident, evidence=incident.killed.evidence)
    assert "place" in text.own.incident(carried)
    assert text.behind_the_gate(carried) is None
    declared = replace(carried, inferred=text.own.incident(carried), objects=())
    assert isinstance(text.behind_the_gate(declared), IncidentReport)


def test_an_outcome_of_the_line_above_is_declared() -> None:
    text = told("Силы ПВО уничтожили:\n- 18 беспилотников – над Брянской областью;\n- 7 – над Курской областью.", "ru")
    (raid,) = text.reading.raids
    assert isinstance(text.behind_the_gate(raid), RaidReport)
    assert all("outcome" in count.inferred for count in raid.counts)
    assert not any("weapon" in count.inferred for count in raid.counts if count.range.word == "18")
    assert any("weapon" in count.inferred for count in raid.counts if count.range.word == "7")


def test_numbers_are_never_inferred() -> None:
    text = told("Уночі дрон влучив у лікарню в Сумах. Двоє людей загинули.", "uk")
    assert any(slot.field == "number" for slot in slots(text))
    assert not any("range" in name for incident in text.reading.incidents for name in incident.inferred)


def test_who_is_cited_within_the_words_of_another_is_no_speaker() -> None:
    text = told(
        "«Удары ракетами по Брянской области – это сигнал, что Украина хочет эскалации. И без чужой помощи, Иван "
        "Примеров об этом говорил, такие ракеты применить невозможно», – сказала представитель МИД Анна Образцова.",
        "ru",
    )
    (claim,) = text.reading.claims
    assert claim.speaker == "Anna Obraztsova"
    assert isinstance(text.behind_the_gate(claim), Claim)
    assert text.behind_the_gate(replace(claim, speaker="Ivan Primerov", inferred=())) is None


def test_the_name_of_a_body_against_disinformation_denies_nothing() -> None:
    text = told(
        "В Центре противодействия дезинформации заявили, что Россия хочет уничтожить энергосистему Украины ракетами.",
        "ru",
    )
    for claim in text.reading.claims:
        assert claim.polarity is Polarity.AFFIRMED or "polarity" in claim.inferred


def test_a_number_that_counts_other_weapons_cannot_be_carried() -> None:
    text = told("Враг выпустил 11 ракет и одну управляемую авиабомбу.", "ru")
    (raid,) = text.reading.raids
    bomb = next(count for count in raid.counts if count.weapon == "bomb")
    carried = replace(bomb, weapon="mlrs", inferred=("weapon",))
    assert text.behind_the_gate(replace(raid, counts=(carried,))) is None


def test_people_counted_for_two_places_are_of_neither() -> None:
    text = told("У Сумах та Конотопі дрони пошкодили школи, поранено троє людей. Поранено троє людей.", "uk")
    region = next(incident for incident in text.reading.incidents if incident.injured is not None)
    assert region.place.name is None
    sumy = next(incident for incident in text.reading.incidents if incident.place.name == "Sumy")
    left = text.behind_the_gate(replace(region, place=sumy.place, inferred=("attacker",)))
    assert left is None


def test_of_two_who_tell_of_a_strike_the_first_is_its_source() -> None:
    text = told(
        "Vinnytsia hit by missiles\nAccording to the Ukrainian Air Force, missiles hit a medical centre and shops in "
        "Vinnytsia on Thursday. The Russian Ministry of Defence said that the missiles hit an officers' club there.",
        "en",
    )
    (incident,) = text.reading.incidents
    assert incident.source == ("Ukrainian Air Force",)
    rival = text.behind_the_gate(replace(incident, source=("Russian Ministry of Defence",)))
    assert isinstance(rival, IncidentReport)
    assert rival.source == ()
