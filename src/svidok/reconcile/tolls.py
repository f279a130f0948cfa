"""How many people were harmed, as said over time, and what is shown of it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from svidok.model.figure import Figure, FigureKind, Range, Scope
from svidok.model.form import FIGURES
from svidok.model.reading import IncidentReport, Side, Status
from svidok.model.record import Evidence, Step, Toll
from svidok.reconcile.items import Item, published
from svidok.reconcile.origins import Origins
from svidok.reconcile.reckon import Stated, best_of, contested, first_told, last_words, low, meet, span, written
from svidok.reconcile.sources import nearness

_NOT_TONIGHT = {
    Scope.PERIOD: "a sum over a longer time is not this incident",
    Scope.SINCE_START: "a sum since the start of the war is not this incident",
}

SHOWN = "the figure shown"

Said = tuple[Item[IncidentReport], Figure]


def toll(of: str, said: Iterable[Said], attacker: Side | None, origins: Origins) -> Toll | None:
    """The series of one figure of one incident; None if nobody gives it."""
    stated = [_stated(item, figure, attacker, origins) for item, figure in said]
    if not stated:
        return None
    stated = first_told(stated)
    counted = [one for one in stated if one.step.counted]
    totals = [one for one in counted if one.step.kind is not FigureKind.INCREMENT]
    more = [one for one in counted if one.step.kind is FigureKind.INCREMENT]
    if totals:
        return _from_totals(of, stated, totals, more)
    steps = tuple(one.step for one in stated)
    if more:
        latest, rule = best_of(more)
        shown = Range(latest.step.range.least or 0, None)
        return Toll(of, steps, shown, shown.least, None, f"only increments are known: at least the {rule}")
    return Toll(of, steps, None, None, None, "no figure that stands for this incident")


def _from_totals(of: str, stated: list[Stated], totals: list[Stated], more: list[Stated]) -> Toll:
    best, rule = best_of(totals)
    added = _added(best, more)
    value = written(best.step.range)
    for one in added:
        value += written(one.step.range)
    if added:
        rule += "; and " + ", ".join(f"{one.step.range} more said later by the same" for one in added)
    rule += _fallen(best, totals)
    rivals = last_words(totals)
    least, most = span(value.ends, [one for one in rivals if one.step.origins != best.step.origins or not added])
    part = {best.step: SHOWN} | {one.step: "added to the figure shown" for one in added}
    increments = {one.step for one in more} - part.keys()
    steps = [
        replace(
            step, why=part.get(step) or step.why or ("not added: contained in a total" if step in increments else "")
        )
        for step in (one.step for one in stated)
    ]
    return Toll(of, tuple(steps), value, least, most, rule, contested(best, value.ends, rivals))


def in_dispute(one: Toll) -> str | None:
    """Who contradicts the figure shown, each by the last word; None where nobody does."""
    if not one.contested or one.best is None:
        return None
    totals = [step for step in one.steps if step.counted and step.kind is not FigureKind.INCREMENT]
    shown = next(step for step in totals if step.why == SHOWN)
    last = {step.origins: step for step in totals if step.origins != shown.origins}
    rivals = [step for _, step in sorted(last.items()) if not meet(step.range.ends, one.best.ends)]
    return f"{one.of}: {one.best} ({', '.join(shown.origins)}) against " + ", ".join(
        f"{step.range} ({', '.join(step.origins)})" for step in rivals
    )


def _fallen(best: Stated, totals: Iterable[Stated]) -> str:
    """That the same origin had said more before: the figure was taken back, or two things are called by one name."""
    before = [low(one.ends) for one in totals if one.step.origins == best.step.origins and one.when < best.when]
    most = max(before, default=0)
    return f"; it had said {most} before" if most > low(best.ends) else ""


def _added(best: Stated, more: Sequence[Stated]) -> list[Stated]:
    """Increments that the same origin gave after the total; each once, however many reports pass it on."""
    added: dict[object, Stated] = {}
    for one in more:
        if one.when > best.when and one.step.origins == best.step.origins:
            added.setdefault((one.ends, one.when), one)
    return list(added.values())


def _stated(item: Item[IncidentReport], figure: Figure, attacker: Side | None, origins: Origins) -> Stated:
    report, said = item.report, item.said
    source, via = figure.source or said.source, figure.via or said.via
    speakers = origins.speakers(item, source, via)
    why_not = _NOT_TONIGHT.get(figure.scope, "") or (
        "said of something that is denied or only planned" if said.status in (Status.DENIED, Status.PLANNED) else ""
    )
    step = Step(
        range=figure.range,
        evidence=Evidence(item.key, figure.evidence or said.evidence),
        source=source,
        via=via,
        origins=origins.names(speakers),
        published=report.published,
        published_at=report.published_at,
        kind=figure.kind,
        scope=figure.scope,
        counted=not why_not,
        why=why_not,
    )
    nearest = min(nearness(speaker, attacker) for speaker in speakers)
    beside = tuple(figure.range.ends for name in FIGURES if (figure := getattr(said, name)) is not None)
    return Stated(
        step,
        published(report),
        nearest,
        frozenset(s.side for s in speakers),
        origins.speaks_itself(item, speakers),
        beside,
    )
