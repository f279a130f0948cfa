"""Which of a report's numbers of people is an incident's toll?

The greatest least number said of the place is its total (a part of it, «троє з них у лікарні», is smaller); of equal
ones the body's before the headline's, a number before a word that only implies one. "None" holds only where nobody
else is said to be harmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from svidok.model.figure import Figure, FigureKind, Range, Scope
from svidok.reading.attribution import Attribution, at
from svidok.reading.casualties import AMONG, Harm
from svidok.reading.scenes import coarseness
from svidok.reading.statements import Statement

PARTED = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class _Candidate:
    harm: Harm
    range: Range
    statement: Statement

    @property
    def rank(self) -> tuple[int, ...]:
        definite = int(self.harm.definite)
        return (
            int(self.range.most != 0),
            int(definite and self.statement.passage.has("latest")),
            self.range.least or 0,
            definite,
            int(not self.statement.headline),
            -self.harm.start,
        )


def figures(said: Sequence[Statement], attributions: Sequence[Attribution]) -> dict[str, Figure]:
    """The figures of an incident by the names of IncidentReport's slots."""
    found: dict[str, Figure] = {}
    for kind in ("killed", "injured", "missing", "casualties"):
        best = _best(said, kind, lambda harm: harm.range)
        if best is None and kind == "injured":
            best = _best(said, "treated", lambda harm: harm.range)
        if best is None:
            continue
        found[kind] = _figure(best, attributions)
        if kind in PARTED:
            for slot, part in (("children", _children), ("civilians", _civilians)):
                among = _best(said, kind, part) or _best(said, f"{slot}_{kind}", lambda harm: harm.range)
                if among is not None and (among.range.least or 0) <= (best.range.least or 0):
                    found[f"{slot}_{kind}"] = _figure(among, attributions)
    _told_later(said, found, attributions)
    if "casualties" in found and ("killed" in found or "injured" in found):
        del found["casualties"]
    return found


def _told_later(said: Sequence[Statement], found: dict[str, Figure], attributions: Sequence[Attribution]) -> None:
    """ "Among them two children" of a sentence of its own: of those injured, or of the dead where nobody is."""
    among = _best(said, AMONG, lambda harm: harm.range)
    of = next((kind for kind in ("injured", "killed") if kind in found and found[kind].range.most != 0), None)
    if among is not None and of is not None:
        found.setdefault(f"children_{of}", _figure(among, attributions))


def _children(harm: Harm) -> Range | None:
    return harm.children


def _civilians(harm: Harm) -> Range | None:
    return harm.range if harm.civilian else None


def _best(said: Iterable[Statement], kind: str, part: Callable[[Harm], Range | None]) -> _Candidate | None:
    candidates = [
        _Candidate(harm, value, statement)
        for statement in said
        for harm in statement.harms
        if harm.of == kind and (value := part(harm)) is not None
    ]
    return max(candidates, key=lambda candidate: candidate.rank, default=None)


def _figure(best: _Candidate, attributions: Sequence[Attribution]) -> Figure:
    attribution = at(attributions, best.harm.start)
    return Figure(
        best.range,
        (best.statement.quote,),
        attribution.source if attribution else (),
        attribution.via if attribution else (),
        _kind(best),
        _scope(best.statement),
    )


def _kind(best: _Candidate) -> FigureKind:
    """What comes on top: "two more bodies were found", «ще двоє померли в лікарні»; with no number, nobody knows."""
    if not best.harm.definite:
        return FigureKind.UNKNOWN
    later = best.harm.of == "killed" and best.statement.passage.has("found_later")
    return FigureKind.INCREMENT if later and best.harm.further else FigureKind.TOTAL


def _scope(statement: Statement) -> Scope:
    if statement.passage.has("whole_day"):
        return Scope.DAY
    return Scope.RAID if any(coarseness(place) == 2 for place in statement.places) else Scope.STRIKE
