"""How near do our readings come to gold, field by field and language by language?

Gold is read by hand and lies beside the checkout (`../shared/reading`), not in it: its texts are not ours to publish.
The scorer lies there too. `floors.toml` names the set by its fingerprint, so that a floor never speaks of another set.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from svidok.errors import IntakeError
from svidok.model.form import to_form
from svidok.pipeline.corridor import corridor
from svidok.pipeline.reading import read_only

ROOT = Path(__file__).resolve().parents[1]
READING = ROOT.parent / "shared" / "reading"
SCORER = READING / "score.py"
DOCUMENTS = READING / "gold" / "dev.docs.jsonl"
GOLD = READING / "gold" / "dev.gold.jsonl"
FLOORS = Path(__file__).with_name("floors.toml")
LANGUAGES = ("en", "uk", "ru")

Scores = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Shortfall:
    """A figure below its floor."""

    language: str
    field: str
    measured: float
    floor: float

    def __str__(self) -> str:
        return f"{self.field} ({self.language}): {self.measured:.3f}, floor {self.floor:.3f}"


def available() -> bool:
    return SCORER.is_file() and GOLD.is_file()


def fingerprint() -> str:
    """SHA-256 over the documents and their gold."""
    return hashlib.sha256(DOCUMENTS.read_bytes() + GOLD.read_bytes()).hexdigest()


def readings(target: Path, documents: Path = DOCUMENTS) -> None:
    """Write the reading of each document as one JSON line. Raises IntakeError where one cannot be received."""
    with target.open("w", encoding="utf-8") as stream:
        for item in read_only([str(documents)], corridor()):
            if isinstance(item, IntakeError):
                raise item
            stream.write(json.dumps(to_form(item), ensure_ascii=False) + "\n")


def scores(read: Path, gold: Path = GOLD) -> dict[str, Scores]:
    """Precision, recall and F1 of every field: for "all" and for each language."""
    found: dict[str, Scores] = {}
    with TemporaryDirectory() as folder:
        for language in ("all", *LANGUAGES):
            target = Path(folder) / f"{language}.json"
            chosen = [] if language == "all" else ["--lang", language]
            command = [sys.executable, str(SCORER), str(gold), str(read), "--json", str(target), *chosen]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            found[language] = json.loads(target.read_text("utf-8"))
    return found


def floors() -> dict[str, dict[str, float]]:
    """The floors by language and field. Raises ValueError where they speak of another set."""
    data = tomllib.loads(FLOORS.read_text("utf-8"))
    if data["fingerprint"] != fingerprint():
        raise ValueError(f"{FLOORS.name} speaks of another gold set; measure again and say so in its history")
    return {key: value for key, value in data.items() if isinstance(value, dict)}


def shortfalls(found: dict[str, Scores]) -> list[Shortfall]:
    return [
        Shortfall(language, field, found[language][field]["f1"], floor)
        for language, fields in floors().items()
        for field, floor in fields.items()
        if found[language][field]["f1"] < floor
    ]


def measured() -> dict[str, Scores]:
    """The scores of the default reader on the dev gold."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "readings.jsonl"
        readings(target)
        return scores(target)
