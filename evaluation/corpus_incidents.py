"""Are the incidents right that are read out of texts of all kinds? python -m evaluation.corpus_incidents [--unseen]

Of the two thousand texts of `../shared/corpus` few tell of a strike. Every incident that the reader finds in them was
looked at by hand, its evidence beside the text; corpus_incidents.csv keeps what came of it, not the texts: document,
place, the offset at which the evidence begins, a SHA-256 of what was read, a verdict and its reason. An incident is
`right`, `flawed` (it is told, but a value of it is wrong) or `wrong` (no such strike is told). A reading that changed
has another hash: it counts as not yet looked at, and is named.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from svidok.model.reading import IncidentReport
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "corpus.jsonl"
SEEN = Path(__file__).with_name("corpus_incidents.csv")
HEAD = ("document", "place", "start", "read", "verdict", "reason")
VERDICTS = ("right", "flawed", "wrong")
FIGURES = ("killed", "injured", "children_killed", "children_injured", "missing", "casualties")

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Found:
    """An incident that the reader found in a document of the corpus."""

    document: str
    incident: IncidentReport

    @property
    def key(self) -> Key:
        place = self.incident.place
        named = place.name or place.admin1 or place.country or "nowhere"
        return self.document, named, str(self.incident.evidence[0].start), self.read

    @property
    def read(self) -> str:
        """A short hash of the values that were looked at."""
        return hashlib.sha256(self.told.encode()).hexdigest()[:8]

    @property
    def told(self) -> str:
        one = self.incident
        figures = [f"{name} {figure.range}" for name in FIGURES if (figure := getattr(one, name)) is not None]
        things = [f"{thing.object_class}.{thing.function}" for thing in one.objects]
        values = [one.period.iso, one.attacker, one.cause, one.status, *one.weapons, *things, *figures, *one.source]
        return " ".join(map(str, [*values, one.place.name, one.place.admin1]))


def found() -> Iterator[Found]:
    """Every incident of the corpus, in the order of its texts."""
    for row in map(json.loads, CORPUS.read_text("utf-8").splitlines()):
        reading = corridor().read(Report(row["id"], row["text"], row["lang"]))
        yield from (Found(row["id"], incident) for incident in reading.incidents)


def seen() -> dict[Key, tuple[str, str]]:
    """What was looked at: verdict and reason. Raises ValueError on a verdict that is none."""
    with SEEN.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    for row in rows:
        if row["verdict"] not in VERDICTS:
            raise ValueError(f"{row['document']}: {row['verdict']!r} is none of {', '.join(VERDICTS)}")
    return {(row["document"], row["place"], row["start"], row["read"]): (row["verdict"], row["reason"]) for row in rows}


def main() -> int:
    arguments = ArgumentParser(prog="python -m evaluation.corpus_incidents", description=__doc__)
    arguments.add_argument("--unseen", action="store_true", help="with what is to be looked at, in words")
    given = arguments.parse_args()
    if not CORPUS.exists():
        print("no corpus beside the checkout (../shared/corpus): nothing to measure against")
        return 0
    verdicts, known = Counter[str](), seen()
    for one in found():
        verdict, reason = known.get(one.key, ("unseen", ""))
        verdicts[verdict] += 1
        if verdict != "right":
            print(f"{verdict}: {','.join(one.key)} {reason}")
        if verdict == "unseen" and given.unseen:
            print("  " + one.told, *(f"  > {quote.text}" for quote in one.incident.evidence), sep="\n")
    looked = verdicts.total() - verdicts["unseen"]
    if looked:
        told, whole = verdicts["right"] + verdicts["flawed"], verdicts["right"]
        print(f"{looked} incidents looked at: told {told / looked:.3f}, right in every value {whole / looked:.3f}")
    print(f"not yet looked at: {verdicts['unseen']}")
    return 1 if verdicts["unseen"] else 0


if __name__ == "__main__":
    sys.exit(main())
