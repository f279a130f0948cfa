"""python -m evaluation.gathering [--all]: is one claim in three languages gathered as one, and no other with it?

gathering.csv holds statements in own words, made for this, of speakers who are nobody; `claim` is what each says. What
the claims mean is worked out as in a store; that a reader finds them is measured elsewhere. gathering_blind.csv was
written after the words of the packs and measured before anything was mended for it. Prints B³ (precision, recall and
F1 over the statements), and with --all every group that is not whole or holds something else.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from svidok.lexicon.speakers import register
from svidok.model.reading import Claim, ClaimKind, Reading, Voice
from svidok.model.record import MemberKey
from svidok.model.report import Quote, Report
from svidok.pipeline.corridor import corridor
from svidok.pipeline.senses import senses
from svidok.reconcile import Entry
from svidok.reconcile.claims import gather

SETS = tuple(Path(__file__).parent / f"gathering{name}.csv" for name in ("", "_blind"))
LEAST = 0.85


class Cubed(NamedTuple):
    """B³ over all statements: how much of each one's group belongs there, and how much of what belongs is there."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def statements(path: Path = SETS[0]) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="|"))


def groups(rows: Sequence[dict[str, str]]) -> dict[str, str]:
    """The id of the claim that each statement is gathered in."""
    entries = [_entry(row) for row in rows]
    meant = dict(one for entry in entries for one in senses(entry, corridor()))
    found = gather(entries, meant, register()).claims
    return {_of(one.key): claim.id for claim in found for one in claim.appearances}


def _of(key: MemberKey) -> str:
    return key.report_id


def _entry(row: dict[str, str]) -> Entry:
    words = row["text"]
    report = Report(row["id"], words, row["language"], published=date.fromisoformat(row["day"]), source_name=row["id"])
    quote = Quote.of(words, 0, len(words))
    claim = Claim((quote,), ClaimKind(row["kind"]), speaker=row["speaker"], voice=Voice.NAMED)
    return Entry(report, Reading(row["id"], "by hand@1", claims=(claim,)))


def cubed(truth: Mapping[str, str], found: Mapping[str, str]) -> Cubed:
    """`truth` and `found` name the group of every statement."""
    precision = recall = 0.0
    for one in truth:
        own = {other for other in truth if truth[other] == truth[one]}
        met = {other for other in truth if found[other] == found[one]}
        precision += len(own & met) / len(met)
        recall += len(own & met) / len(own)
    return Cubed(precision / len(truth), recall / len(truth))


def main(arguments: Sequence[str]) -> int:
    met = [_told(path, "--all" in arguments) for path in SETS]
    return 0 if all(met) else 1


def _told(path: Path, everything: bool) -> bool:
    """Prints one set; whether it reaches what is asked of it."""
    rows = statements(path)
    found = groups(rows)
    measured = cubed({row["id"]: row["claim"] for row in rows}, found)
    if everything:
        _show(rows, found)
    claims = len({row["claim"] for row in rows})
    print(f"{path.name}: {len(rows)} statements of {claims} claims in {len(set(found.values()))} groups")
    print(f"B3 precision {measured.precision:.3f}, recall {measured.recall:.3f}, F1 {measured.f1:.3f}")
    return measured.f1 >= LEAST


def _show(rows: Sequence[dict[str, str]], found: Mapping[str, str]) -> None:
    for claim in dict.fromkeys(row["claim"] for row in rows):
        own = [row for row in rows if row["claim"] == claim]
        within = {found[row["id"]] for row in own}
        others = [row["id"] for row in rows if found[row["id"]] in within and row["claim"] != claim]
        if len(within) > 1 or others:
            print(claim, [(row["id"], found[row["id"]]) for row in own], "with", others)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
