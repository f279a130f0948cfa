"""In which table does each figure of an answer stand, how is it found again, and how is it saved?"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from svidok.model.answer import Answer, AnswerFigure, figure_id

Form = Mapping[str, Any]

FEW = 12  # rows that stand open; what is beyond them is folded away
_SERIES_OF = ("side", "weapon")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Table:
    """The figures of one name: those that stand open, and those that are folded away."""

    name: str
    open: tuple[Form, ...]
    folded: tuple[Form, ...]

    @property
    def period(self) -> Form | None:
        """The time that all that stand open are of; None where they are of several."""
        periods = [figure["period"] for figure in self.open]
        first: Form = periods[0]
        return first if all(one == first for one in periods) else None


def tables(answer: Form, series: str | None) -> tuple[Table, ...]:
    """A table for each name; where a series is shown, of the side and weapon that it is of."""
    held = [figure for figure in answer["figures"] if _of_series(figure, series)] or answer["figures"]
    by_name: dict[str, list[Form]] = {}
    for figure in held:
        by_name.setdefault(figure["name"], []).append(figure)
    return tuple(_table(name, figures) for name, figures in by_name.items())


def found(answer: Answer, wanted: str) -> AnswerFigure | None:
    """The figure of that id."""
    return next((figure for figure in answer.figures if figure_id(figure) == wanted), None)


def as_csv(figures: Sequence[AnswerFigure]) -> str:
    """One line a figure (RFC 4180); `end` is the first day after it, `evidence` all the ids that it rests on.

    Words that a spreadsheet would take for a formula begin with an apostrophe.
    """
    about = sorted({key for figure in figures for key in figure.about})
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(("figure", *about, "start", "end", "least", "named", "most", "unit", "n", "evidence"))
    for one in figures:
        said = (_plain(one.about.get(key, "")) for key in about)
        ends = (one.period.start, one.period.end, one.least, one.best, one.most, one.unit, one.n)
        lines.writerow((one.name, *said, *ends, _plain(" ".join(one.evidence))))
    return written.getvalue()


def _of_series(figure: Form, series: str | None) -> bool:
    words = (series or "").split()
    return not words or all(figure["about"].get(key, words[0]) in words for key in _SERIES_OF)


def _table(name: str, figures: list[Form]) -> Table:
    """What is of the longest time stands open, its parts are folded away where they are many."""
    longest = max(map(_days, figures))
    whole = [figure for figure in figures if _days(figure) == longest]
    parts = [figure for figure in figures if _days(figure) != longest]
    if len(figures) <= FEW:
        return Table(name, tuple(figures), ())
    if len(whole) > FEW or not parts:
        whole, parts = figures[:FEW], figures[FEW:]
    return Table(name, tuple(whole), tuple(parts))


def _days(figure: Form) -> int:
    start, end = (date.fromisoformat(figure["period"][key]) for key in ("start", "end"))
    return (end - start).days


def _plain(words: str) -> str:
    return f"'{words}" if words.startswith(_FORMULA) else words
