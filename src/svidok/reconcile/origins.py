"""Whose knowledge is a statement, however many reports repeat it?

A named source is one origin, whoever passes it on. A report without one has its knowledge from the outlets it names,
else from the first report with the same text or the same figures in the same order: from whom that one is forwarded,
else from its own outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svidok.model.figure import Range
from svidok.model.form import FIGURES
from svidok.model.reading import IncidentReport, RaidReport
from svidok.model.record import Grade
from svidok.model.report import Report
from svidok.model.source import Source, SourceKind
from svidok.reconcile.copies import Copies
from svidok.reconcile.items import Item, published
from svidok.reconcile.sources import Sources, folded

FEWEST_FIGURES = 4  # fewer figures in the same order agree by chance

AnyItem = Item[RaidReport] | Item[IncidentReport]


class Origins:
    """The origins of statements over one set of readings."""

    def __init__(self, reports: Iterable[Report], items: Sequence[AnyItem], sources: Sources) -> None:
        in_order = sorted(reports, key=lambda report: (published(report), report.id))
        self._reports = {report.id: report for report in in_order}
        self._sources = sources
        self._copies = Copies(in_order)
        # What a text names as the source of a statement, to lend to copies that leave it out.
        self._quoted: dict[tuple[object, ...], tuple[str, ...]] = {}
        self._names: dict[str, str] = {}
        self._named: dict[tuple[str, ...], tuple[Source, ...]] = {}
        self._retold = self._same_figures(items)
        for item in items:
            self._learn(item)

    def copied_from(self, report_id: str) -> str:
        """The first report that holds the same text or tells the same figures."""
        return self._retold.get(self._copies.first(report_id), self._copies.first(report_id))

    def speakers(self, item: AnyItem, source: tuple[str, ...], via: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources whose knowledge a statement of `item` is, by key; one at least."""
        names = source or self._quoted.get(self._statement(item), ())
        if names:
            return self._of_names(names)
        if via:
            return (self._sources.named(via[0], SourceKind.OUTLET),)
        first = self._reports[self.copied_from(item.report.id)]
        outlet = first.forwarded_from or first.source_name
        if outlet:
            return (self._sources.named(outlet, SourceKind.OUTLET),)
        return (Source(f"report {first.id}", f"report {first.id}", SourceKind.OUTLET),)

    def _of_names(self, names: tuple[str, ...]) -> tuple[Source, ...]:
        found = self._named.get(names)
        if found is None:
            by_key = {speaker.key: speaker for speaker in map(self._sources.named, names)}
            found = self._named[names] = tuple(by_key[key] for key in sorted(by_key))
        return found

    def speaks_itself(self, item: AnyItem, speakers: Iterable[Source]) -> bool:
        """Whether the report is its source's own, not another's account of what that one said."""
        outlet = item.report.source_name
        if outlet is None or item.report.forwarded_from:
            return False
        return self._sources.named(outlet).key in {speaker.key for speaker in speakers}

    def names(self, speakers: Iterable[Source]) -> tuple[str, ...]:
        """How the origins are written, sorted; one spelling each."""
        return tuple(sorted({self._names.get(speaker.key, speaker.name) for speaker in speakers}))

    def _learn(self, item: AnyItem) -> None:
        report = item.report
        for name in (*item.said.source, *item.said.via, *filter(None, (report.source_name, report.forwarded_from))):
            known = self._sources.named(name)
            spelling = known.name if known.key != folded(name) else name
            self._names[known.key] = min(self._names.get(known.key, spelling), spelling)
        if item.said.source:
            self._quoted.setdefault(self._statement(item), item.said.source)

    def _statement(self, item: AnyItem) -> tuple[object, ...]:
        """What tells the statements of one text apart, the same in all its copies."""
        place = item.said.place.identity if isinstance(item.said, IncidentReport) else None
        return self.copied_from(item.report.id), item.key.part, item.said.period.iso, place

    def _same_figures(self, items: Sequence[AnyItem]) -> dict[str, str]:
        """Reports that tell four or more figures of one day in one order, to the first of them."""
        told: dict[tuple[object, ...], str] = {}
        retold: dict[str, str] = {}
        for item in items:
            figures = _figures(item)
            if len(figures) >= FEWEST_FIGURES and item.said.period.day is not None:
                report_id = self._copies.first(item.report.id)
                first = told.setdefault((item.key.part, item.said.period.iso, *figures), report_id)
                if first != report_id:
                    retold.setdefault(report_id, retold.get(first, first))
        return retold


def _figures(item: AnyItem) -> list[tuple[int | None, int | None]]:
    """The numbers of a statement in the order of its words."""
    said = item.said
    placed: list[tuple[int, int, Range]] = []
    if isinstance(said, RaidReport):
        placed = [(c.evidence[0].start if c.evidence else 0, n, c.range) for n, c in enumerate(said.counts)]
    else:
        for n, name in enumerate(FIGURES):
            figure = getattr(said, name)
            if figure is not None:
                placed.append((figure.evidence[0].start if figure.evidence else 0, n, figure.range))
    return [value.ends for _, _, value in sorted(placed, key=lambda at: at[:2])]


def grade(speakers: Iterable[Source], *, reviewed: bool = False, borne_out: bool = True) -> Grade:
    """The rung of what these sources say; with `borne_out` false (only denied, planned) never above "one origin"."""
    origins = {speaker.key: speaker for speaker in speakers}
    sides = {speaker.side for speaker in origins.values()}
    if reviewed:
        return Grade.REVIEWED
    if len(sides) == 1 and None not in sides:
        return Grade.ONE_PARTY
    if not borne_out or len(origins) < 1:
        return Grade.ONE_ORIGIN
    if any(speaker.kind is SourceKind.MONITOR for speaker in origins.values()):
        return Grade.INDEPENDENT
    return Grade.ONE_ORIGIN if len(origins) == 1 else Grade.TWO_ORIGINS
