"""Made reports and readings for the tests of the ledger."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from svidok.ledger import How, Ledger, Provenance, RecordRow
from svidok.model.figure import Figure, Range
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Claim, ClaimKind, IncidentReport, Reading
from svidok.model.record import IssuedId, Judgement, JudgementKind, MemberKey, Part, Pointer, PointerKind
from svidok.model.report import Quote, Report

AT = datetime(2025, 7, 4, 6, 0, tzinfo=UTC)
READER = "made@1"


def made_report(number: int = 0, **changes: Any) -> Report:
    """A short report of its own for every number, in turn in three languages."""
    texts = (
        ("uk", f"Внаслідок удару в Сумах поранено {number + 1} людей. Про це повідомила міська влада."),
        ("ru", f"В результате удара в Сумах ранены {number + 1} человек. Об этом сообщили городские власти."),
        ("en", f"A strike on Sumy injured {number + 1} people. The city authorities reported it."),
    )
    language, text = texts[number % 3]
    given: dict[str, Any] = {
        "id": f"made-{number:05}",
        "text": text,
        "language": language,
        "published": date(2025, 7, 1) + timedelta(days=number % 7),
        "title": f"Суми {number}",
        "source_name": f"Outlet {number % 4}",
    }
    return Report(**given | changes)


def made_reading(report: Report, reader: str = READER) -> Reading:
    """One incident and one claim, resting on the two sentences of a made report."""
    end = report.text.index(". ") + 1
    first, second = report.quote(0, end), report.quote(end, len(report.text))
    number = int("".join(letter for letter in first.text if letter.isdecimal()))
    place = Place(PlacePrecision.SETTLEMENT, "Sumy", "UA-59", "UA")
    incident = IncidentReport(
        evidence=(first,),
        place=place,
        period=Period(DatePrecision.DAY, date(2025, 7, 1)),
        injured=Figure(Range.exactly(number), (first,)),
    )
    return Reading(report.id, reader, incidents=(incident,), claims=(Claim((second,), ClaimKind.FACT),))


def misquoting(report: Report) -> Reading:
    """A reading whose words are not those of the report."""
    quote = Quote(0, 5, "XXXXX")
    return Reading(report.id, READER, claims=(Claim((quote,), ClaimKind.FACT),))


def provenance(asked: str = "reports.jsonl", **changes: Any) -> Provenance:
    given: dict[str, Any] = {"how": How.IMPORTED, "asked": asked, "at": AT, "tool": "svidok@0.1"}
    return Provenance(**given | changes)


def fill(ledger: Ledger, count: int, start: int = 0) -> None:
    """Keep one capture and add `count` made reports parsed from it, each with its reading."""
    capture = ledger.keep_capture(f"made {start} {count}".encode(), provenance())
    reports = [made_report(number, capture=capture) for number in range(start, start + count)]
    ledger.add([(report, made_reading(report)) for report in reports], AT)


def made_judgement(number: int, **changes: Any) -> Judgement:
    """A decision on the first incidents of two made reports."""
    subjects = tuple(MemberKey(f"made-{n:05}", Part.INCIDENTS, 0) for n in (number, number + 1))
    given: dict[str, Any] = {
        "id": "",
        "who": f"reviewer-{number % 3}",
        "when": AT + timedelta(minutes=number),
        "why": "same place, same night",
        "kind": (JudgementKind.SAME, JudgementKind.DIFFERENT, JudgementKind.UNSURE)[number % 3],
        "subjects": subjects,
    }
    return Judgement(**given | changes)


def remake_record(ledger: Ledger) -> None:
    """A record of one incident a report that was read; ids are issued once, and one pointer leads from each to it."""
    with ledger.writing():
        names = [item.document.report.id for item in ledger.readings()]
        known = {issued.id for issued in ledger.issued_ids()}
        issued = [
            IssuedId(f"I-{name}", MemberKey(name, Part.INCIDENTS, 0), "2025-07-01-UA-59-sumy", 0, 10)
            for name in names
            if f"I-{name}" not in known
        ]
        rows = [RecordRow("incident", f"I-{name}", {"report": name}, rests_on=(name,)) for name in names]
        pointers = [Pointer(f"O-{name}", Part.INCIDENTS, PointerKind.MERGED, (f"I-{name}",)) for name in names]
        ledger.replace_record(rows, "loop@1", issued=issued, pointers=pointers)


ACTS = ("new", "edit", "again", "fetch", "read", "judge", "undo", "record")


def act(ledger: Ledger, kind: str, number: int) -> None:
    """One step of a made history; the same step taken again adds nothing but what a page says once more."""
    at = AT + timedelta(hours=number)
    if kind == "judge":
        ledger.judge([made_judgement(number)], at)
    elif kind == "undo":
        for judgement in ledger.judgements()[:1]:
            ledger.judge([made_judgement(number, undoes=judgement.id)], at)
    elif kind == "record":
        remake_record(ledger)
    else:
        how = {"how": How.FETCHED, "status": 200} if kind == "fetch" else {}
        said = {"edit": "edited", "fetch": f"page {number % 2}"}.get(kind, "first")
        name = number % 3 if kind in ("edit", "again", "fetch") else number
        asked = f"https://example.org/{name}" if kind == "fetch" else f"{name}.jsonl"
        capture = ledger.keep_capture(f"{said} {name}".encode(), provenance(asked, at=at, **how))
        notes = ("edited",) if kind == "edit" else ()
        report = made_report(name, capture=capture, title=said, notes=notes)
        reader = "made@2" if kind == "read" else READER
        ledger.add([(report, made_reading(report, reader))], at)
