"""Are the tables whole, are the codes those that others use, and is every name found in its cases?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from svidok.errors import PackError
from svidok.resolving.gazetteer import GAZETTEERS, Gazetteer
from svidok.resolving.inflection import Declension

FORMS = [
    ("uk", "харкова", "Kharkiv", "UA-63"),
    ("uk", "києві", "Kyiv", "UA-30"),
    ("uk", "чернігова", "Chernihiv", "UA-74"),
    ("uk", "куп'янськом", "Kupiansk", "UA-63"),
    ("uk", "сумах", "Sumy", "UA-59"),
    ("uk", "черкас", "Cherkasy", "UA-71"),
    ("uk", "чернівців", "Chernivtsi", "UA-77"),
    ("uk", "лозової", "Lozova", "UA-63"),
    ("uk", "лозовій", "Lozova", "UA-63"),
    ("uk", "нікополем", "Nikopol", "UA-12"),
    ("uk", "тернополя", "Ternopil", "UA-61"),
    ("uk", "ірпеня", "Irpin", "UA-32"),
    ("uk", "костянтинівці", "Kostiantynivka", "UA-14"),
    ("uk", "кам'янському", "Kamianske", "UA-12"),
    ("uk", "керчю", "Kerch", "UA-43"),
    ("uk", "єкатеринбурзі", "Yekaterinburg", "RU-SVE"),
    ("ru", "белгородом", "Belgorod", "RU-BEL"),
    ("ru", "днепре", "Dnipro", "UA-12"),
    ("ru", "сумах", "Sumy", "UA-59"),
    ("ru", "запорожья", "Zaporizhzhia", "UA-23"),
    ("ru", "грозном", "Grozny", "RU-CE"),
    ("ru", "ельца", "Yelets", "RU-LIP"),
    ("ru", "орле", "Orel", "RU-ORL"),
    ("ru", "саратовом", "Saratov", "RU-SAR"),
    ("en", "kyiv's", "Kyiv", "UA-30"),
    ("en", "huliaypole", "Huliaipole", "UA-23"),
    ("en", "krasnoarmeysk", "Pokrovsk", "UA-14"),
]
# ISO 3166-2, KATOTTG and P-code do not share their numbers: the five that are taken for one another.
CODES = {
    "UA-30": ("80", "UA80"),
    "UA-32": ("32", "UA32"),
    "UA-43": ("01", "UA01"),
    "UA-40": ("85", "UA85"),
    "UA-09": ("44", "UA44"),
    "UA-77": ("73", "UA73"),
}


@pytest.mark.parametrize(("language", "form", "name", "admin1"), FORMS)
def test_a_name_is_found_in_its_cases(language: str, form: str, name: str, admin1: str) -> None:
    assert (name, admin1) in {(e.name, e.admin1) for e in Gazetteer.load().named(form, language)}


@pytest.mark.parametrize("code", CODES)
def test_the_codes_that_differ_stay_apart(code: str) -> None:
    region = Gazetteer.load().regions[code]
    assert (region.katottg, region.pcode) == CODES[code]


def test_the_regions_are_whole() -> None:
    regions = Gazetteer.load().regions
    assert sum(code.startswith("UA-") for code in regions) == 27
    assert sum(code.startswith("RU-") for code in regions) == 83
    assert {code for code, region in regions.items() if region.katottg and not region.pcode} == set()
    same = {c for c, r in regions.items() if r.katottg and c.removeprefix("UA-") == r.katottg}
    assert {c for c in regions if c.startswith("UA-")} - same == {"UA-09", "UA-30", "UA-40", "UA-43", "UA-77"}


def test_every_settlement_of_the_codifier_is_held_once() -> None:
    with (GAZETTEERS / "settlements.tsv").open(encoding="utf-8") as stream:
        keys = [row["key"] for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert len(keys) == len(set(keys)) == 29_703  # 27,261 villages, 1,979 settlements, 461 cities, Kyiv and Sevastopol
    assert all(len(key) == 17 and key.isdigit() for key in keys)


def test_crimea_has_ukrainian_codes_and_russian_names() -> None:
    held = Gazetteer.load()
    assert {e.admin1 for e in held.named("симферополь", "ru")} == {"UA-43"}
    assert {e.admin1 for e in held.named("севастополе", "ru")} == {"UA-40"}


def test_a_name_of_several_words_is_taken_whole_in_any_case() -> None:
    length, entries = Gazetteer.load().longest(["у", "кривому", "розі"], 1, "uk")
    assert length == 2
    assert "UA-12" in {e.admin1 for e in entries}
    length, entries = Gazetteer.load().longest(["ростові", "-", "на", "-", "дону"], 0, "uk")
    assert (length, [e.admin1 for e in entries]) == (5, ["RU-ROS"])


def test_the_longest_ending_of_a_name_decides_its_declension() -> None:
    declension = Declension({"ів": ["ова"], "": ["а"]})
    assert "харків" in declension.names("харкова")
    assert "харків" not in declension.names("харківа")


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "gazetteers"
    folder.mkdir()
    with pytest.raises(PackError, match="gazetteer") as caught:
        Gazetteer.load(folder)
    assert str(folder) in str(caught.value)
