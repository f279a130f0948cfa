"""Which words does a figure rest on, and which parts of a text are to be marked?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from svidok.model.form import FIGURES

Form = Mapping[str, Any]
Span = tuple[int, int]

_SHOWN = ("the figure shown", "added to the figure shown")


def shown_steps(figure: Form) -> list[Form]:
    """The statements that the figure shown comes from: one, or those it is the sum of; none where it is derived."""
    chosen = [step for step in figure["steps"] if step["why"] in _SHOWN]
    return chosen or [step for step in figure["steps"] if step["counted"]][:1]


def first_words(thing: Form) -> Form:
    """What tells of a raid or an incident: the statement of what was launched, of another figure, else the first."""
    counts = sorted(thing.get("counts", ()), key=lambda count: (count["outcome"] != "launched", count["area"]))
    figures = [*counts, *(thing[name] for name in FIGURES if thing.get(name))]
    told = (step for figure in figures for step in shown_steps(figure))
    return next(told, thing["members"][0])


def end_step(figure: Form, end: str) -> Form | None:
    """The statement that one end of the range (`least` or `most`) comes from."""
    bound = "min" if end == "least" else "max"
    counted = (step for step in figure["steps"] if step["counted"])
    return next((step for step in counted if step[bound] == figure[end]), None)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: plain, `read` (something was read from it) or `asked` (the words that were asked for)."""

    start: int
    text: str
    mark: str  # "", "read" or "asked"


def pieces(text: str, read: Iterable[Span], asked: Iterable[Span]) -> Iterator[Piece]:
    """The whole text in order; an asked stretch is one piece, so that it holds exactly the words it was asked by."""
    wanted = merged(text, asked)
    last = 0
    for start, end in wanted:
        yield from _read_pieces(text, merged(text, read), last, start)
        yield Piece(start, text[start:end], "asked")
        last = end
    yield from _read_pieces(text, merged(text, read), last, len(text))


def merged(text: str, spans: Iterable[Span]) -> list[Span]:
    """The spans that stand in the text, in order, overlapping ones as one."""
    joined: list[Span] = []
    for start, end in sorted((start, end) for start, end in spans if 0 <= start < end <= len(text)):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def spans_of(asked: Iterable[Form]) -> list[Span]:
    """The spans of words that were asked for."""
    return [(one["start"], one["end"]) for one in asked]


def read_spans(reading: Form | None) -> list[Span]:
    """Every span that anything of a reading rests on."""
    items = [item for part in ("raids", "incidents", "claims") for item in (reading or {}).get(part, ())]
    return [(start, end) for item in items for start, end in item["evidence"]]


def _read_pieces(text: str, read: list[Span], begin: int, end: int) -> Iterator[Piece]:
    last = begin
    for start, stop in read:
        start, stop = max(start, begin), min(stop, end)
        if start >= stop:
            continue
        if start > last:
            yield Piece(last, text[last:start], "")
        yield Piece(start, text[start:stop], "read")
        last = stop
    if last < end:
        yield Piece(last, text[last:end], "")
