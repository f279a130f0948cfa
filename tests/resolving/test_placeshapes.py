"""Does each point lie in its region, and does the gazetteer agree with the outlines of regions?"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from svidok.errors import PackError
from svidok.resolving.gazetteer import GAZETTEERS, Gazetteer
from svidok.resolving.placeshapes import in_or_near, region_of

BORDER_KM = 5.0  # nearer to its border a drawing is no proof
POINTS = {
    "UA-63": (50.00, 36.23),
    "UA-30": (50.45, 30.52),
    "UA-12": (47.91, 33.39),
    "UA-43": (44.95, 34.10),
    "UA-40": (44.60, 33.53),
    "UA-09": (48.57, 39.31),
    "RU-BEL": (50.60, 36.59),
    "RU-MOW": (55.75, 37.62),
    "RU-MOS": (55.40, 38.75),
    "RU-KGD": (54.71, 20.51),
    "RU-CHU": (68.05, 166.45),
}
with Path(__file__).with_name("outside.csv").open(encoding="utf-8", newline="") as stream:
    OUTSIDE = {row["key"]: row["reason"] for row in csv.DictReader(stream)}


@pytest.mark.parametrize("code", POINTS)
def test_a_point_lies_in_its_region(code: str) -> None:
    assert region_of(*POINTS[code]) == code


@pytest.mark.parametrize(
    "point", [(43.5, 33.0), (52.23, 21.01), (53.90, 27.57), (47.01, 28.86), (0.0, 0.0), (-90.0, 180.0)]
)
def test_the_sea_and_other_countries_lie_in_none(point: tuple[float, float]) -> None:
    assert region_of(*point) is None


def test_every_region_has_its_shape() -> None:
    with (GAZETTEERS / "shapes.tsv").open(encoding="utf-8") as stream:
        drawn = {line.partition("\t")[0] for line in stream} - {"code"}
    assert drawn == {code for code in Gazetteer.load().regions if code.startswith(("UA", "RU"))}


def test_every_settlement_lies_in_its_region_but_those_whose_reason_is_told() -> None:
    held = Gazetteer.load()
    outside = set()
    for number, row in enumerate(held._rows):
        if row.split("\t")[6:7] in ([], [""]):
            continue  # no degrees of its own
        entry = held.entry(number)
        latitude, longitude, _ = entry.point
        if not entry.admin1.startswith(("UA", "RU")) or latitude is None or longitude is None:
            continue
        if not in_or_near(entry.admin1, latitude, longitude, BORDER_KM):
            outside.add(entry.key)
    assert sorted(outside) == sorted(OUTSIDE)


def test_a_table_of_shapes_that_is_missing_or_broken_is_named(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="shapes"):
        region_of(50.0, 36.0, tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    (other / "shapes.tsv").write_text("code\tring\nUA-63\t36,fifty 37,51\n", "utf-8")
    with pytest.raises(PackError, match="shapes"):
        region_of(50.0, 36.0, other)
