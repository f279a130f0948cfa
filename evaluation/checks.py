"""python -m evaluation.checks [--all] [SET …]: are claims understood, and is the verdict on them right?

checks.csv holds claims in own words with the verdict worked out by hand from the public table (to 30 June 2025),
written before the rules; checks_facts.toml is what later claims speak of. checks_unseen.csv was written after them, in
other wordings, and measured before anything was mended for it, checks_blind.csv likewise after those. Of ninety more,
written and measured before anything was mended, checks_fresh.csv is the half that rules were then mended for and
checks_locked.csv the half that was measured once more when they were (docs/methodology/checking.md tells the figures).
Prints right verdicts, confidently wrong ones (supported or contradicted, and not so), abstentions, and the fields.
"""

from __future__ import annotations

import csv
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from svidok.errors import IntakeError
from svidok.intake.parsing import parse
from svidok.intake.received import Received
from svidok.intake.sources import gather
from svidok.model.figure import Outcome, Range, Unit
from svidok.model.finding import Finding
from svidok.model.period import DatePrecision
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Effect, ObjectClass, Side
from svidok.model.record import Grade, Groupings, Incident, Raid, RaidCount, SiteHarmed
from svidok.model.verdict import Proposition, Verdict
from svidok.pipeline.check import check_claim
from svidok.pipeline.corridor import corridor
from svidok.reconcile import Entry, reconcile

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "shared" / "data" / "missile_attacks_daily.csv"
SETS = tuple(HERE / f"checks{name}.csv" for name in ("", "_unseen", "_blind", "_fresh", "_locked"))
FIELDS = ("type", "weapon", "outcome", "scope", "comparison", "period")
LEAST = {"right verdict": 0.95, "abstention right": 0.95, "understanding": 0.92}


@dataclass(frozen=True)
class Judged:
    """One claim of the set, as it was understood and judged."""

    row: dict[str, str]
    verdict: Verdict

    @property
    def right(self) -> bool:
        return self.verdict.finding == self.row["verdict"]

    @property
    def should_abstain(self) -> bool:
        return not Finding(self.row["verdict"]).decided

    @property
    def confidently_wrong(self) -> bool:
        """Supported or contradicted where it is neither, or the other."""
        sure = (Finding.SUPPORTED, Finding.CONTRADICTED)
        return self.verdict.finding in sure and not self.right

    @property
    def fields_right(self) -> dict[str, bool]:
        got = understanding(self.verdict.proposition)
        return {field: got[field] == self.row[field] for field in FIELDS}


def understanding(asked: Proposition) -> dict[str, str]:
    """A proposition as the fields of the set."""
    last = asked.days.last.isoformat() if asked.days else ""
    return {
        "type": asked.type,
        "weapon": asked.weapon or "any",
        "outcome": asked.outcome,
        "scope": asked.area,
        "comparison": asked.comparison,
        "period": last[:7] if asked.type == "forecast" else asked.period,
    }


def claims(path: Path = HERE / "checks.csv") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="|"))


def judged(rows: Sequence[dict[str, str]], raids: Sequence[Raid], incidents: Sequence[Incident]) -> Iterator[Judged]:
    rooms = corridor()
    for row in rows:
        said_on = date.fromisoformat(row["said_on"])
        verdict = check_claim(row["text"], said_on, None, raids, rooms, incidents=incidents, language=row["language"])
        yield Judged(row, verdict)


def figures(found: Sequence[Judged]) -> dict[str, float]:
    abstain = [one for one in found if one.should_abstain]
    fields = Counter(field for one in found for field, right in one.fields_right.items() if right)
    traps = [one for one in found if one.row["trap"]]
    return {
        "right verdict": sum(one.right for one in found) / len(found),
        "right verdict, traps": sum(one.right for one in traps) / max(len(traps), 1),
        "confidently wrong": sum(one.confidently_wrong for one in found),
        "abstention right": sum(one.right for one in abstain) / max(len(abstain), 1),
        "understanding": sum(fields.values()) / (len(FIELDS) * len(found)),
        **{f"understanding, {field}": fields[field] / len(found) for field in FIELDS},
        **{f"right verdict, {code}": _right_in(found, code) for code in sorted({one.row["language"] for one in found})},
    }


def _right_in(found: Sequence[Judged], language: str) -> float:
    own = [one for one in found if one.row["language"] == language]
    return sum(one.right for one in own) / len(own)


def record(table: Path = TABLE) -> tuple[list[Raid], list[Incident]]:
    """The raids of the public table, and those of checks_facts.toml. Raises IntakeError without the table."""
    if not table.is_file():
        raise IntakeError("the public table is not there", where=str(table), remedy="put it beside the checkout")
    rooms = corridor()
    entries = [
        Entry(item.report, rooms.read(item.report))
        for source in gather([str(table)])
        for item in parse(source.load())
        if isinstance(item, Received)
    ]
    facts = tomllib.loads((HERE / "checks_facts.toml").read_text("utf-8"))
    raids = [*reconcile(entries).raids, *map(raid, facts["raid"])]
    return raids, [_incident(one) for one in facts["incident"]]


def raid(told: dict[str, Any]) -> Raid:
    """A night's raid of a day with what was launched."""
    launched: dict[str, int] = dict(told["launched"])
    for family in ("drone", "missile"):
        parts = [n for weapon, n in told["launched"].items() if weapon.split(".")[0] == family]
        launched.setdefault(family, sum(parts))
    launched["air_target"] = launched["drone"] + launched["missile"]
    return Raid(
        id=f"R-{told['day']}-RU",
        attacker=Side.RU,
        day=told["day"],
        precision=DatePrecision.DAY,
        members=(),
        grade=Grade.ONE_PARTY,
        n_reports=1,
        n_origins=1,
        groupings=Groupings(night=told["day"], hours24=told["day"]),
        counts=tuple(_count(weapon, n) for weapon, n in sorted(launched.items())),
        origins=(told["origin"],),
    )


def _count(weapon: str, n: int) -> RaidCount:
    return RaidCount(weapon, Outcome.LAUNCHED, Unit.WEAPON, (), (), Range.exactly(n), n, n, "as told")


def _incident(told: dict[str, Any]) -> Incident:
    place = Place(PlacePrecision.SETTLEMENT, name=told["name"], admin1=told["admin1"], country="UA")
    harmed = SiteHarmed(ObjectClass(told["object_class"]), Effect(told["effect"]), None, None, (), ())
    return Incident(
        id=f"I-{told['day']}-{told['name']}-{told['object_class']}",
        attacker=Side.RU,
        day=told["day"],
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


def main(arguments: Sequence[str]) -> int:
    sets = [Path(name) for name in arguments if not name.startswith("-")]
    try:
        raids, incidents = record()
    except IntakeError as error:
        print(error)
        return 1
    met = [_told(path, list(judged(claims(path), raids, incidents)), "--all" in arguments) for path in sets or SETS]
    return 0 if all(met) else 1


def _told(path: Path, found: Sequence[Judged], everything: bool) -> bool:
    """Prints one set; whether it reaches what is asked of it."""
    for one in found:
        wrong = [field for field, right in one.fields_right.items() if not right]
        if everything or wrong or not one.right:
            got = understanding(one.verdict.proposition)
            told = ", ".join(f"{field} {got[field]} for {one.row[field]}" for field in wrong)
            print(f"{one.row['id']} {one.verdict.finding} for {one.row['verdict']}: {one.row['text']}\n    {told}")
            for reading in one.verdict.readings:
                print(f"    {'' if reading.meant else '('}{reading.says}: {reading.finding}: {reading.why}")
    print(f"{path.name}: {len(found)} claims, {sum(bool(one.row['trap']) for one in found)} traps")
    measured = figures(found)
    for name, value in measured.items():
        print(f"{name:28} {value:.3f}")
    return measured["confidently wrong"] == 0 and all(measured[name] >= least for name, least in LEAST.items())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
