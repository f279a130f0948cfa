"""How long does each standing question take, and the page of them all? Processor seconds from a cold start, asked anew,
and asked again.

    python benchmarks/answers.py [--store FOLDER] [1000 100000]

The record is made, not real, and kept in a store of its own: four years of nights, for every 25 incidents a raid and
ten claims, figures by several origins. Cold is a new process that has only the store; anew is a query that it has not
been asked before, with the facts at hand; again is the same query once more. Processor seconds: others at work do not
count.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from starlette.testclient import TestClient

from svidok.answers.amounts import Amount
from svidok.answers.asking import ask, questions
from svidok.answers.columns import written
from svidok.answers.comparison import Comparison
from svidok.answers.facts import IncidentFacts
from svidok.ledger import Ledger, RecordRow
from svidok.ledger.past import Arrived
from svidok.model.answer import Query
from svidok.model.figure import Outcome, Range, Unit
from svidok.model.form import Form
from svidok.model.period import DatePrecision
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import ObjectClass, Side, Status
from svidok.model.record import (
    Evidence,
    Grade,
    Groupings,
    Incident,
    Member,
    MemberKey,
    Part,
    Raid,
    RaidCount,
    SiteHarmed,
    Step,
    Toll,
    Window,
)
from svidok.model.record_form import canonical, record_incident_form, record_raid_form
from svidok.model.report import Quote
from svidok.pipeline.ask import answer_bytes, snapshot
from svidok.web.app import application

FIRST, NIGHTS = date(2022, 3, 1), 1400
AIR_FORCE = "Ukrainian Air Force"
WEAPONS = ("drone.shahed", "missile.cruise.kh101", "missile.cruise.kalibr", "missile.ballistic.iskander_m")
OFFICES = ("State Emergency Service of Ukraine", "National Police of Ukraine", AIR_FORCE)
KINDS = ("fact", "fact", "fact", "intent", "forecast", "assessment")
CLASSES = tuple(ObjectClass)
WORDS = "words of a report, as long as a sentence of a bulletin is, in one tongue"


def rows(incidents: int, seed: int = 1) -> Iterator[RecordRow]:
    chance = random.Random(seed)
    yield from (_raid_row(_raid(n, chance)) for n in range(max(1, incidents // 25)))
    yield from (_incident_row(_incident(n, chance)) for n in range(incidents))
    yield from (_claim_row(n, chance) for n in range(incidents // 25 * 10))


def _day(chance: random.Random) -> date:
    return FIRST + timedelta(days=chance.randrange(NIGHTS))


def _member(part: Part, number: int, day: date, chance: random.Random) -> Member:
    key = MemberKey(f"{chance.getrandbits(256):064x}", part, number % 7)
    quotes = (Quote(40, 40 + len(WORDS), WORDS),)
    at = datetime(day.year, day.month, day.day, 7, tzinfo=UTC) + timedelta(minutes=chance.randrange(600))
    outlet, source = f"Outlet {chance.randrange(40)}", (chance.choice(OFFICES),)
    status = Status.REPORTED if part is Part.INCIDENTS else None
    return Member(key, Evidence(key, quotes), "the same place and night", outlet, day, at, source, (), source, status)


def _steps(members: tuple[Member, ...], value: int) -> tuple[Step, ...]:
    return tuple(
        Step(Range.exactly(value), m.evidence, m.source, m.via, m.origins, m.published, m.published_at) for m in members
    )


def _raid(number: int, chance: random.Random) -> Raid:
    day = _day(chance)
    members = tuple(_member(Part.RAIDS, number, day, chance) for _ in range(3))
    ends = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    window = Window(ends - timedelta(hours=9), ends)
    counts = tuple(
        RaidCount(weapon, outcome, Unit.WEAPON, (), _steps(members, n), Range.exactly(n), n, n, "one")
        for weapon in WEAPONS
        for launched in [chance.randrange(1, 300)]
        for outcome, n in ((Outcome.LAUNCHED, launched), (Outcome.SHOT_DOWN, launched // 2), (Outcome.SUPPRESSED, 1))
    )
    groupings = Groupings(day, None, day)
    named = f"R-{day}-RU-{number}"
    precision, grade = DatePrecision.DAY, Grade.ONE_PARTY
    return Raid(
        named, Side.RU, day, precision, members, grade, 3, 1, windows=(window,), groupings=groupings, counts=counts
    )


def _incident(number: int, chance: random.Random) -> Incident:
    day, place = _day(chance), chance.randrange(2000)
    where = Place(PlacePrecision.SETTLEMENT, f"Town {place}", f"UA-{place % 25:02}", "UA", key=f"made:{place}")
    members = tuple(_member(Part.INCIDENTS, number, day, chance) for _ in range(chance.randrange(1, 5)))
    tolls = tuple(
        Toll(of, _steps(members, n), Range.exactly(n), n, n, "the latest")
        for of in ("killed", "injured")
        if chance.random() < 0.4
        for n in [chance.randrange(20)]
    )
    harmed = (
        SiteHarmed(chance.choice(CLASSES), None, "a house", None, (), (members[0].evidence,))
        for _ in range(chance.randrange(3))
    )
    grade = chance.choice(tuple(Grade))
    reports = len(members)
    named = f"I-{day}-RU-UA-{number}"
    precision = DatePrecision.DAY
    told = {"weapons": ("drone.shahed",), "statuses": (Status.REPORTED,), "tolls": tolls, "objects": tuple(harmed)}
    return Incident(named, Side.RU, day, precision, None, None, where, members, grade, reports, reports, **told)  # type: ignore[arg-type]


def _raid_row(raid: Raid) -> RecordRow:
    return RecordRow("raid", raid.id, record_raid_form(raid), day=raid.day, side=raid.attacker)


def _incident_row(incident: Incident) -> RecordRow:
    form = record_incident_form(incident)
    return RecordRow("incident", incident.id, form, day=incident.day, side=incident.attacker)


def _claim_row(number: int, chance: random.Random) -> RecordRow:
    day = _day(chance)
    words = "they make some of them every month and the stock will last" if number % 20 == 0 else "nothing was there"
    form: Form = {"id": f"{number:064x}#claims/0", "kind": chance.choice(KINDS), "via": [], "due": None}
    form |= {"speaker": chance.choice((*OFFICES, "Russian Ministry of Defence", None)), "published": day.isoformat()}
    form |= {"quotes": [{"start": 0, "end": len(words), "text": words}], "evidence": [[0, len(words)]]}
    form |= {"report": f"{number:064x}", "voice": "named", "about": [], "outlet": f"Outlet {number % 40}"}
    return RecordRow("claim", form["id"], form, day=day)


def make(folder: Path, incidents: int) -> None:
    with Ledger.open(folder) as ledger:
        ledger.replace_record(rows(incidents), "made")


def timed(folder: Path, name: str) -> dict[str, float]:
    """Processor seconds of one question in this process: with only the store, anew, and again."""
    taken = {}
    asked = (("cold", Query()), ("anew", Query(last=date(2025, 6, 30))), ("again", Query()))
    with Ledger.open(folder) as ledger:
        for what, query in asked:
            start = time.process_time()
            taken["bytes"] = len(answer_bytes(ledger, name, query))
            taken[what] = time.process_time() - start
    return taken


def page(folder: Path) -> dict[str, float]:
    """Processor seconds of the page of all questions in this process, the first time and the next."""
    taken = {}
    with Ledger.open(folder) as ledger:
        client = TestClient(application(ledger), base_url="http://127.0.0.1")
        for what in ("cold", "again"):
            start = time.process_time()
            answer = client.get("/questions")
            taken |= {what: time.process_time() - start, "bytes": len(answer.content)}
            assert answer.status_code == 200
    return taken


def compared(folder: Path) -> dict[str, float]:
    """Processor seconds of what changed between the record and one with another figure in a tenth of its incidents."""
    with Ledger.open(folder) as ledger:
        after = snapshot(ledger)
        told = [one._replace(killed=Amount(1, 2, 3)) if n % 10 == 0 else one for n, one in enumerate(after.incidents)]
        lines = {**after.lines, "incidents": canonical(written(IncidentFacts, told)).encode()}
        before = replace(after, lines=lines)
        start = time.process_time()
        found = Comparison("before", "now", FIRST, FIRST, before, after, Arrived(), lambda *_: None, lambda ids: {})
        answer = ask("changes", replace(after, comparison=found), Query(since="before"))
        return {"anew": time.process_time() - start, "changes": len(answer.changes)}


def _size(folder: Path) -> str:
    megabytes = {
        path.name: path.stat().st_size / 1e6 for path in (folder, folder / "derived") for path in path.iterdir()
    }
    return ", ".join(f"{name[:9]} {size:.1f} MB" for name, size in sorted(megabytes.items()) if size > 0.1)


def measure(folder: Path, incidents: int) -> None:
    if not (folder / "svidok.db").exists():
        make(folder, incidents)
    first = _timed_apart(folder, "/questions")["cold"]
    print(f"{incidents} incidents ({_size(folder)}): facts and sentences made of the rows in {first:.1f} s")
    for name in questions():
        taken = _timed_apart(folder, name)
        seconds = "  ".join(f"{what} {taken[what]:7.3f} s" for what in ("cold", "anew", "again"))
        print(f"  {name:15} {seconds}  {taken['bytes'] / 1e6:6.2f} MB")
    taken = _timed_apart(folder, "/questions")
    print(f"  {'/questions':15} cold {taken['cold']:7.3f} s  again {taken['again']:7.3f} s")
    taken = _timed_apart(folder, "compared")
    print(f"  {'two records':15} anew {taken['anew']:7.3f} s  {taken['changes']:.0f} changes told")


def _timed_apart(folder: Path, name: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", str(folder), name]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return found


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--one"]:
        folder, name = Path(arguments[1]), arguments[2]
        alone = {"/questions": page, "compared": compared}
        print(json.dumps(alone[name](folder) if name in alone else timed(folder, name)))
        return
    store = Path(arguments[1]) if arguments[:1] == ["--store"] else None
    sizes = [int(one) for one in arguments[2 if store else 0 :]] or [1000, 100_000]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure((store or Path(folder)) / str(size), size)


if __name__ == "__main__":
    main(sys.argv[1:])
