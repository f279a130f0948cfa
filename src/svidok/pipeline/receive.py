"""How do reports get from where they lie into the store, or through the corridor and out again?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from svidok import __version__
from svidok.errors import IntakeError
from svidok.intake.capture import How as Obtained
from svidok.intake.capture import RawCapture
from svidok.intake.fetch import FetchRules
from svidok.intake.parsing import parse
from svidok.intake.received import Skipped
from svidok.intake.sources import gather
from svidok.ledger import How, Ledger, Provenance
from svidok.model.reading import Reading
from svidok.model.report import Report
from svidok.pipeline.corridor import Corridor
from svidok.pipeline.reading import read_one
from svidok.pipeline.watch import SILENT, Watch

Clock = Callable[[], datetime]

OBTAINED = {Obtained.FILE: How.IMPORTED, Obtained.STDIN: How.PASTED, Obtained.FETCHED: How.FETCHED}


@dataclass(frozen=True, slots=True)
class Failure:
    """One report that could not be received, and why; the message holds the remedy."""

    where: str
    message: str


@dataclass(slots=True)
class Totals:
    """received = read + already_there + failed; `skipped` messages held no text and are no reports."""

    read: int = 0
    already_there: int = 0
    skipped: int = 0
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def failed(self) -> int:
        return len(self.failures)

    @property
    def received(self) -> int:
        return self.read + self.already_there + self.failed

    def fail(self, error: IntakeError) -> None:
        self.failures.append(Failure(error.where, str(error)))


def receive(
    arguments: Iterable[str],
    ledger: Ledger,
    corridor: Corridor,
    now: Clock,
    *,
    watch: Watch = SILENT,
    rules: FetchRules | None = None,
) -> Totals:
    """Take every report in: raw bytes kept first, then each report together with its reading.

    What is there already adds nothing. A report that fails is named in the totals and the next one goes on. Raises
    LedgerError where the store cannot be written.
    """
    totals = Totals()
    for source in gather(arguments, leave_out=(ledger.folder,), rules=rules):
        watch.begin(source)
        try:
            raw = source.load()
        except IntakeError as error:
            totals.fail(error)
            continue
        kept = ledger.keep_capture(raw.data, _provenance(raw, now()))
        tally = ledger.add(_readings(raw, kept, ledger, corridor, totals, watch), now())
        totals.read += tally.new + tally.changed
        totals.already_there += tally.known
        totals.failures += [Failure(refused.report_id, refused.why) for refused in tally.refused]
    read_again(ledger, corridor, now, watch)
    return totals


def read_again(ledger: Ledger, corridor: Corridor, now: Clock, watch: Watch = SILENT) -> int:
    """Read what only other readers have read; the new readings stand beside the old ones. How many there were."""
    return ledger.add(_read_anew(ledger, corridor, watch), now()).readings


def _readings(
    raw: RawCapture, kept: str, ledger: Ledger, corridor: Corridor, totals: Totals, watch: Watch
) -> Iterator[tuple[Report, Reading | None]]:
    """The reports of a capture with their readings; those that the store holds are not read a second time."""
    for item in parse(raw):
        if isinstance(item, IntakeError):
            totals.fail(item)
        elif isinstance(item, Skipped):
            totals.skipped += item.count
        else:
            watch.report(len(item.report.text.encode()))
            totals.notes += [f"{item.where}: {note}" for note in item.notes]
            report = replace(item.report, capture=kept, notes=item.notes)
            if ledger.holds(report):
                yield report, None
                continue
            reading = read_one(corridor, report, item.where)
            if isinstance(reading, IntakeError):
                totals.fail(reading)
            else:
                yield report, reading


def _read_anew(ledger: Ledger, corridor: Corridor, watch: Watch) -> Iterator[tuple[Report, Reading | None]]:
    """What an older reader has read: the new reading stands beside the old one."""
    for document in ledger.unread_by(corridor.reader_id):
        watch.report(len(document.report.text.encode()))
        reading = read_one(corridor, document.report, "read anew")
        if isinstance(reading, Reading):
            yield document.report, reading


def _provenance(raw: RawCapture, at: datetime) -> Provenance:
    return Provenance(
        how=OBTAINED[raw.how],
        asked=raw.where,
        at=at,
        tool=f"svidok@{__version__}",
        answered=raw.url_answered,
        status=raw.status,
        headers=raw.headers,
    )
