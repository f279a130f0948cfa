"""Made reports and readings for the tests of the ledger."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from svidok.ledger import How, Ledger, Provenance
from svidok.model.figure import Figure, Range
from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Claim, ClaimKind, IncidentReport, Reading
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
