"""What is a code of the record called in the workbench?"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files

ENGLISH = "en"
TOGETHER = "_and_"  # between the kinds that a table names as one weapon
_REGION_NOUN = {"UA": "oblast", "RU": "region", "SE": "Sea"}


def label(kind: str, code: str | None, language: str = ENGLISH) -> str:
    """The name of a code; one that has none in a language has the English one, else it is shown as it is, readable."""
    if code is None:
        return ""
    known = _labels().get(kind, {}) | _labels(language).get(kind, {})
    named = known.get(code)
    if named is None and TOGETHER in code:
        leaves = {each.rpartition(".")[2]: name for each, name in known.items()}
        return " and ".join(leaves.get(leaf, leaf) for leaf in code.rpartition(".")[2].split(TOGETHER))
    return code.replace("_", " ").replace(".", " · ") if named is None else named


def codes(kind: str, language: str = ENGLISH) -> tuple[str, ...]:
    """The codes of a kind that have a name in a language, in the order of its table."""
    return tuple(_labels(language).get(kind, ()))


def region(code: str | None) -> str:
    """The name of a region by its ISO 3166-2 code; words of a report that are no code come back unchanged."""
    return _regions().get(code or "", code or "")


def regions() -> tuple[tuple[str, str], ...]:
    """Code and name of every region, by name."""
    return tuple(sorted(_regions().items(), key=lambda item: item[1]))


@cache
def _labels(language: str = ENGLISH) -> dict[str, dict[str, str]]:
    name = "labels.toml" if language == ENGLISH else f"labels.{language}.toml"
    return tomllib.loads((files("svidok.web") / name).read_text("utf-8"))


@cache
def _regions() -> dict[str, str]:
    table = (files("svidok") / "packs" / "gazetteers" / "regions.csv").read_text("utf-8")
    return {row["code"]: _region_name(row) for row in csv.DictReader(table.splitlines())}


def _region_name(row: dict[str, str]) -> str:
    """Regions that are a city are named by it; a name that stands alone (Crimea, Tatarstan) needs no noun."""
    name, alone = row["en"].split("|")[0], row["en_alone"].split("|")[0]
    if not name:
        return f"{row['centre']} city" if row["centre"] else row["code"]
    return name if name == alone else f"{name} {_REGION_NOUN.get(row['code'][:2], '')}".strip()
