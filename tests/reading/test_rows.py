"""Does every figure of a table's row come from its own cell, and nothing from an empty one?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svidok.lexicon.tables import table_called
from svidok.model.figure import Outcome, Unit
from svidok.model.report import Report
from svidok.reading.tables.rows import read_rows, rows_of

TABLE = table_called("missile_attacks_daily")


def told(*rows: dict[str, str]) -> Report:
    blocks = ("\n".join(f"{name}: {cell}" for name, cell in row.items()) for row in rows)
    return Report("t", "\n\n".join(("table: missile_attacks_daily", *blocks)))


def row(**cells: str) -> dict[str, str]:
    known = {"time_start": "2025-06-16 20:00", "time_end": "2025-06-17 06:00", "model": "Shahed-136/131"}
    return {**known, "target": "Ukraine", "source": "kpszsu/posts/one", **cells}


def read(*rows: dict[str, str]):
    report = told(*rows)
    assert rows_of(report) is TABLE
    return read_rows(report, TABLE, "rows@1")


def figures(raid):
    return {(c.weapon, c.outcome, c.unit): c.range.ends for c in raid.counts}


def test_outcomes_stay_apart_and_unknown_is_not_0():
    (raid,) = read(row(launched="440.0", destroyed="0.0", not_reach_goal="163.0", num_hit_location="10.0")).raids
    assert figures(raid) == {
        ("drone.shahed", Outcome.LAUNCHED, Unit.WEAPON): (440, 440),
        ("drone.shahed", Outcome.SHOT_DOWN, Unit.WEAPON): (0, 0),
        ("drone.shahed", Outcome.SUPPRESSED, Unit.WEAPON): (163, 163),
        ("air_target", Outcome.HIT, Unit.LOCATION): (10, 10),
    }
    assert raid.disjoint
    assert (raid.area, raid.source) == ((), ("Ukrainian Air Force",))
    assert figures(read(row(launched="4.0")).raids[0]) == {("drone.shahed", Outcome.LAUNCHED, Unit.WEAPON): (4, 4)}


@pytest.mark.parametrize(
    ("model", "weapon"),
    [
        ("X-101/X-555 and Iskander-K", "missile.cruise.kh101_and_iskander_k"),
        ("C-300/C-400 and Iskander-M", "missile.ballistic.s300_and_iskander_m"),
        ("X-101/X-555 and Kalibr and Iskander-M/KN-23", "missile.kh101_and_kalibr_and_iskander_m"),
        ("X-22 and X-32", "missile.cruise.kh22"),
        ("Orlan-10 and ZALA and Supercam", "drone.recon"),
    ],
)
def test_models_named_together_stay_together(model, weapon):
    (raid,) = read(row(model=model, launched="41.0")).raids
    assert [count.weapon for count in raid.counts] == [weapon]


def test_the_national_bulletin_is_national_whatever_target_it_names_and_an_air_command_is_not():
    national, command = row(target="Odesa oblast", launched="1"), row(source="PvKPivden/posts/two", launched="1")
    assert read(national).raids[0].area == ()
    assert read(command).raids[0].area == ("south",)
    assert read({**command, "target": "Mykolaiv oblast and Kherson oblast"}).raids[0].area == ("UA-48", "UA-65")
    assert read({**command, "target": "Dnipropetrovsk oblast, Kryvyi Rih Raion"}).raids[0].area == ("UA-12",)


@pytest.mark.parametrize(
    ("start", "end", "window"),
    [
        ("2025-06-16 20:00", "2025-06-17 06:00", ("2025-06-16T20:00", "2025-06-17T06:00")),
        ("2023-05-16 3:30", "2023-05-16 07:00", ("2023-05-16T03:30", "2023-05-16T07:00")),
        ("2024-07-08", "2024-07-08 08:00", (None, "2024-07-08T08:00")),
        ("2024-07-07", "2024-07-08 08:00", (None, None)),
        ("2024-05-16", "2024-05-16 ", (None, None)),
    ],
)
def test_a_date_without_a_clock_time_makes_no_window(start, end, window):
    (raid,) = read(row(time_start=start, time_end=end, launched="1")).raids
    said = (raid.period.start, raid.period.end)
    assert tuple(moment and moment.isoformat()[:16] for moment in said) == window
    assert raid.period.day.isoformat() == end.strip()[:10]


def test_rows_of_one_window_are_one_statement_in_which_one_weapon_adds_up_over_its_cells():
    reading = read(row(model="X-59", launched="2.0"), row(model="X-59/X-69", launched="5.0"), row(launched="90.0"))
    (raid,) = reading.raids
    assert figures(raid) == {
        ("missile.cruise.kh59", Outcome.LAUNCHED, Unit.WEAPON): (7, 7),
        ("drone.shahed", Outcome.LAUNCHED, Unit.WEAPON): (90, 90),
    }
    summed = raid.counts[0]
    assert summed.inferred == ("range",)
    assert [quote.text for quote in summed.evidence] == ["launched: 2.0", "launched: 5.0"]


def test_what_cannot_be_read_is_dropped_by_row_with_the_reason_and_the_rest_stands():
    reading = read(row(model="Moon rocket", launched="1"), row(time_end="soon", launched="1"), row(), row(launched="3"))
    assert [dropped.why for dropped in reading.dropped] == [
        "no weapon is called 'Moon rocket' in packs/tables/missile_attacks_daily.toml",
        "its times are no dates",
        "it counts nothing",
    ]
    assert len(reading.raids) == 1


@given(
    st.dictionaries(st.sampled_from(["launched", "destroyed", "time_start", "model", "target"]), st.text(max_size=20))
)
def test_no_cell_breaks_it_and_every_quote_stands(cells):
    report = told(row(**{name: cell.replace("\n", " ") for name, cell in cells.items()}))
    for raid in read_rows(report, TABLE, "rows@1").raids:
        for count in raid.counts:
            assert all(quote.stands_in(report.text) for quote in count.evidence)
            assert all(quote.text.endswith(count.range.word or "") for quote in count.evidence)


ACLED = {
    "event_id_cnty": "UKR0001",
    "event_date": "2025-07-04",
    "sub_event_type": "Air/drone strike",
    "actor1": "Military Forces of Russia (2000-) Air Force",
    "admin1": "Kharkiv",
    "location": "Chuhuiv",
    "latitude": "49.83",
    "longitude": "36.68",
    "geo_precision": "1",
    "source": "Suspilne",
    "notes": "Made for this test.",
    "fatalities": "2",
}
UCDP = {
    "relid": "UKR-2025-1-1",
    "type_of_violence": "1",
    "date_start": "2025-07-03 00:00:00.000",
    "date_end": "2025-07-04 00:00:00.000",
    "country": "Ukraine",
    "adm_1": "Sumy oblast",
    "where_coordinates": "Sumy town",
    "where_prec": "4",
    "low": "1",
    "best": "3",
    "high": "5",
    "deaths_civilians": "2",
}


def events(name: str, row: dict[str, str]):
    table = table_called(name)
    report = Report("t", f"table: {name}\n\n" + "\n".join(f"{column}: {cell}" for column, cell in row.items()))
    return read_rows(report, table, "rows@1"), report


def test_an_acled_event_is_an_incident_with_its_place_side_and_toll():
    reading, report = events("acled", ACLED)
    (incident,) = reading.incidents
    assert (incident.place.name, incident.place.admin1, incident.place.precision) == ("Chuhuiv", "UA-63", "settlement")
    assert (incident.attacker, incident.period.iso, incident.source) == ("RU", "2025-07-04", ("Suspilne",))
    assert incident.killed.range.ends == (2, 2)
    assert incident.killed.evidence[0].stands_in(report.text)


def test_another_kind_of_event_is_left_out_by_name():
    reading, _ = events("acled", {**ACLED, "sub_event_type": "Peaceful protest"})
    assert not reading.incidents
    assert "Peaceful protest" in reading.dropped[0].why


def test_a_ucdp_event_keeps_the_ends_that_it_gives_and_no_place_more_exact_than_it_is():
    reading, _ = events("ucdp_ged", UCDP)
    (incident,) = reading.incidents
    assert incident.killed.range.ends == (1, 5)
    assert [quote.text for quote in incident.killed.evidence] == ["low: 1", "best: 3", "high: 5"]
    assert incident.civilians_killed.range.ends == (2, 2)
    assert (incident.place.name, incident.place.admin1, incident.place.precision) == (None, "UA-59", "region")
    assert incident.period.latest - incident.period.earliest == timedelta(days=2)


def test_a_viina_event_is_only_alleged():
    row = {"event_id": "7", "date": "20250704", "asciiname": "Odesa", "ADM1_NAME": "Odesa Oblast", "t_airstrike_b": "1"}
    reading, _ = events("viina", {**row, "GEO_PRECISION": "ADM3", "source": "unian"})
    (incident,) = reading.incidents
    assert (incident.status, incident.place.admin1, incident.period.iso) == ("alleged", "UA-51", "2025-07-04")
