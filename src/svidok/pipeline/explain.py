"""How did each report come to its reading? For `svidok read --explain`; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from svidok.errors import IntakeError
from svidok.model.report import Report
from svidok.pipeline.corridor import Corridor
from svidok.pipeline.reading import received
from svidok.reading.explaining import Account, explained


@dataclass(frozen=True, slots=True)
class Explanation:
    """The accounts of one report's sentences, in their order."""

    report_id: str
    language: str
    reader: str
    sentences: tuple[Account, ...]


def explanations(arguments: Iterable[str], corridor: Corridor) -> Iterator[Explanation | IntakeError]:
    """One for each report in the order of the input, or why there is none."""
    for item in received(arguments):
        if isinstance(item, IntakeError):
            yield item
        else:
            yield explain(item.report, corridor) or IntakeError("its language is in no pack", where=item.where)


def explain(report: Report, corridor: Corridor) -> Explanation | None:
    """None where no pack holds the report's language."""
    marked = corridor.mark(report)
    if marked is None:
        return None
    accounts = explained(marked, corridor.reader.read(marked), corridor.lexicon)
    return Explanation(report.id, marked.language, corridor.reader_id, accounts)
