"""Is a claim of things hit held against the strikes of the side it speaks of, by the same rule for either side?"""

from __future__ import annotations

from datetime import date

import pytest
from made_raids import nights

from svidok.model.finding import Finding
from svidok.model.period import DatePrecision
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Effect, ObjectClass, Side
from svidok.model.record import Grade, Incident, SiteHarmed
from svidok.model.verdict import Verdict
from svidok.pipeline.check import check_claim
from svidok.pipeline.corridor import corridor

DAY = date(2025, 7, 11)


def hospital(town: str, region: str, attacker: Side | None) -> Incident:
    place = Place(PlacePrecision.SETTLEMENT, name=town, admin1=region, country=region[:2])
    harmed = SiteHarmed(ObjectClass.HEALTH, Effect.DAMAGED, None, None, (), ())
    return Incident(
        id=f"I-{town}",
        attacker=attacker,
        day=DAY,
        precision=DatePrecision.DAY,
        earliest=None,
        latest=None,
        place=place,
        members=(),
        grade=Grade.TWO_ORIGINS,
        n_reports=2,
        n_origins=2,
        objects=(harmed,),
    )


KHARKIV = hospital("Kharkiv", "UA-63", Side.RU)
BELGOROD = hospital("Belgorod", "RU-BEL", Side.UA)
DONETSK = hospital("Donetsk", "UA-14", Side.UA)
UNKNOWN = hospital("Sumy", "UA-59", None)


def checked(text: str, language: str, *incidents: Incident, speaker: str | None = None) -> Verdict:
    raids = nights("2025-07-09", 5, 5, 5)
    return check_claim(text, DAY, speaker, raids, corridor(), incidents=incidents, language=language)


ONLY_MILITARY = [
    ("en", "On 11 July 2025 {} hit only military targets.", ("Russia", "Ukraine")),
    ("en", "{} strikes hit nothing but military facilities on 11 July 2025.", ("Russian", "Ukrainian")),
    ("uk", "11 липня 2025 року {} уражали лише військові об’єкти.", ("росіяни", "ЗСУ")),
    ("ru", "11 июля 2025 года {} поражали только военные объекты.", ("россияне", "ВСУ")),
]


@pytest.mark.parametrize(("language", "text", "sides"), ONLY_MILITARY)
def test_a_side_is_held_to_its_own_strikes(language, text, sides):
    russian, ukrainian = (text.format(side) for side in sides)
    assert checked(russian, language, KHARKIV).finding is Finding.CONTRADICTED
    assert checked(ukrainian, language, BELGOROD).finding is Finding.CONTRADICTED
    assert checked(ukrainian, language, KHARKIV).finding is Finding.TOO_THIN
    assert checked(russian, language, BELGOROD).finding is Finding.TOO_THIN


def test_who_speaks_of_no_side_and_no_place_speaks_of_his_own_strikes():
    text = "Only military targets were hit on 11 July 2025."
    ministry, staff = "Russian Ministry of Defence", "General Staff of the Armed Forces of Ukraine"
    assert checked(text, "en", BELGOROD, speaker=ministry).finding is Finding.TOO_THIN
    assert checked(text, "en", KHARKIV, speaker=staff).finding is Finding.TOO_THIN
    assert checked(text, "en", KHARKIV, speaker=ministry).finding is Finding.CONTRADICTED
    assert checked(text, "en", BELGOROD, speaker=staff).finding is Finding.CONTRADICTED
    assert checked(text, "en", BELGOROD).finding is Finding.CONTRADICTED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A hospital was hit in {} on 11 July 2025."),
        ("en", "On 11 July 2025 a hospital in {} was damaged."),
    ],
)
@pytest.mark.parametrize("incident", [KHARKIV, BELGOROD, DONETSK, UNKNOWN], ids=lambda one: one.place.name)
def test_what_was_hit_in_a_town_is_found_whoever_struck_it(language, text, incident):
    assert checked(text.format(incident.place.name), language, incident).finding is Finding.SUPPORTED


def test_an_incident_of_no_known_side_is_no_strike_of_the_side_it_lies_in():
    assert checked("On 11 July 2025 Russia hit only military targets.", "en", UNKNOWN).finding is Finding.CONTRADICTED
    assert checked("On 11 July 2025 Ukraine hit only military targets.", "en", UNKNOWN).finding is Finding.TOO_THIN
