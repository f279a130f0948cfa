"""Where does each way to name a place lead? The table beside this file holds one text a row; edit it by hand.

`expected` lists the mentions in order: name@admin1, then /precision and /role where they are not settlement and scene;
a hyphen for none, a question mark where the program must be unsure and give rivals.
"""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svidok.lexicon import load
from svidok.model.place import PlaceMention, PlacePrecision
from svidok.model.report import Report
from svidok.resolving.gazetteer import Gazetteer
from svidok.resolving.places import places
from svidok.text import sentences

with Path(__file__).with_name("places.csv").open(encoding="utf-8", newline="") as stream:
    TABLE = list(csv.DictReader(stream))
NAMES = [
    "Київ",
    "Харкові",
    "Іванівка",
    "Kyiv",
    "Odesa region",
    "с. Нове",
    "область",
    "район",
    "Сумської",
    "над",
    ",",
    ".",
]


def mentions(text: str, language: str, source: str | None = None) -> tuple[PlaceMention, ...]:
    lexicon = load()
    report = Report("R", text, language, source_name=source)
    return places(report, sentences(report.text, lexicon.profiles, language), Gazetteer.load(), lexicon)


def shown(mention: PlaceMention) -> str:
    place = mention.place
    region = "?" if place.rivals and place.admin1 is None else (place.admin1 or "-")
    words = f"{(place.name or '-').replace(' ', '_')}@{region}/{place.precision.value}/{mention.role.value}"
    return words.removesuffix("/scene").removesuffix("/settlement")


def wanted(cell: str) -> list[str]:
    """Names of several words stand in the table as one reads them."""
    found: list[str] = []
    for word in cell.split():
        if found and "@" not in found[-1]:
            found[-1] += f"_{word}"
        else:
            found.append(word)
    return [word.removesuffix("/scene").removesuffix("/settlement") for word in found]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["note"])
def test_a_name_leads_to_its_place(row: dict[str, str]) -> None:
    assert [shown(m) for m in mentions(row["text"], row["language"])] == wanted(row["expected"])


def test_the_words_beside_a_name_belong_to_its_quote() -> None:
    (mention,) = mentions("Удар по с. Іванівка Херсонської обл. пошкодив дах.", "uk")
    assert mention.quote.text == "с. Іванівка Херсонської обл."


def test_an_abstention_has_rivals_and_neither_key_nor_degrees() -> None:
    (mention,) = mentions("Ворог вдарив по селу Іванівка.", "uk")
    place = mention.place
    assert len({rival.admin1 for rival in place.rivals}) > 1
    assert (place.key, place.latitude, place.admin1) == (None, None, None)
    assert mention.reason.startswith("unsure between")


def test_the_publisher_s_own_region_decides_between_homonyms() -> None:
    (mention,) = mentions("Ворог вдарив по селищу Слобожанське.", "uk", source="Харківська ОВА")
    assert mention.place.admin1 == "UA-63"


def test_a_village_known_by_its_raion_says_so_by_its_radius() -> None:
    (village,) = mentions("Поранення отримав житель села Черемушна Харківської області.", "uk")
    (city,) = mentions("Вибухи у Харкові.", "uk")
    assert village.place.radius_km is not None
    assert city.place.radius_km is not None
    assert village.place.latitude is None or village.place.radius_km >= 3.0
    assert city.place.key is not None
    assert city.place.key.startswith("6312")


def test_a_district_keeps_the_name_of_its_city() -> None:
    (mention,) = mentions("Уламки впали у Салтівському районі Харкова.", "uk")
    assert mention.place.precision is PlacePrecision.CITY_DISTRICT
    assert (mention.place.name, mention.place.district) == ("Kharkiv", "Saltivskyi")


@given(
    st.lists(st.sampled_from(NAMES), max_size=12).map(" ".join) | st.text(max_size=120),
    st.sampled_from(["uk", "ru", "en"]),
)
def test_mentions_stand_in_the_text_in_order_and_apart(text: str, language: str) -> None:
    report = Report("R", text, language)
    found = mentions(text, language)
    assert all(m.quote.stands_in(report.text) for m in found)
    assert all(a.quote.end <= b.quote.start for a, b in pairwise(found))
    assert all(m.place.latitude is None or m.place.key or m.place.admin1 for m in found)  # a region's, of no table's


def test_a_republic_belongs_to_its_quote() -> None:
    found = mentions("Сбиты дроны над территорией Республики Крым и над Республикой Северная Осетия.", "ru")
    assert [m.quote.text for m in found] == ["Республики Крым", "Республикой Северная Осетия"]


with Path(__file__).with_name("homonyms.csv").open(encoding="utf-8", newline="") as stream:
    HOMONYMS = list(csv.DictReader(stream))


def test_context_tells_homonyms_apart_or_they_are_left_unsure() -> None:
    """At most one in two hundred is put into a wrong region; where nothing tells, none is chosen."""
    wrong = []
    for row in HOMONYMS:
        named = [m.place for m in mentions(row["text"], row["language"])]
        told = {place.admin1 for place in named if place.name == row["name"] and place.admin1}
        if told - {row["admin1"]}:
            wrong.append(row["text"])
    assert len(HOMONYMS) > 300
    assert len(wrong) <= len(HOMONYMS) * 0.005, wrong


def test_a_sentence_without_words_names_nothing() -> None:
    assert mentions("\u200b\n\n…", "ru") == ()
