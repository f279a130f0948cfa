"""How is a settlement of the gazetteer called in a language?"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

TABLES = ("settlements.tsv", "abroad.tsv")


def settlement(key: str | None, language: str) -> str | None:
    """Its name by the key it has in the gazetteer; None where it has none in that language."""
    return _names(language).get(key) if key else None


@cache
def _names(language: str) -> Mapping[str, str]:
    folder = files("svidok") / "packs" / "gazetteers"
    names: dict[str, str] = {}
    for table in TABLES:
        rows = csv.DictReader((folder / table).read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
        names |= {row["key"]: name for row in rows if (name := row.get(language))}
    return names
