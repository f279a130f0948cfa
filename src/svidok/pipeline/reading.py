"""What does each report say, with no store at hand? The way that `svidok read` walks; it loads no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svidok.errors import IntakeError
from svidok.intake.fetch import FetchRules
from svidok.intake.parsing import parse
from svidok.intake.received import Received, Skipped
from svidok.intake.sources import gather
from svidok.model.reading import Reading
from svidok.model.report import Report
from svidok.pipeline.corridor import Corridor


def read_only(
    arguments: Iterable[str], corridor: Corridor, *, rules: FetchRules | None = None
) -> Iterator[Reading | IntakeError]:
    """The reading of each report in the order of the input, or why there is none; nothing is kept."""
    for item in received(arguments, rules):
        yield item if isinstance(item, IntakeError) else read_one(corridor, item.report, item.where)


def received(arguments: Iterable[str], rules: FetchRules | None = None) -> Iterator[Received | IntakeError]:
    """Each report in the order of the input, or why there is none; what is skipped on purpose is left out."""
    for source in gather(arguments, rules=rules):
        try:
            raw = source.load()
        except IntakeError as error:
            yield error
            continue
        yield from (item for item in parse(raw) if not isinstance(item, Skipped))


def read_one(corridor: Corridor, report: Report, where: str) -> Reading | IntakeError:
    """The reading, or why there is none: a reader that breaks on one report costs that report and no other."""
    place = f"{where}, {report.id}"
    try:
        reading = corridor.read(report)
    except Exception as error:
        what = f"the reader {corridor.reader_id} broke on it: {type(error).__name__}: {error}"
        return IntakeError(what, where=place, remedy="please report this with the text")
    if reading.unread:
        remedy = "svidok reads Ukrainian, Russian and English; a language is a folder under packs/languages"
        return IntakeError(f"nothing was read: {reading.unread}", where=place, remedy=remedy)
    return reading
