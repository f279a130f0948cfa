"""What does the record say to a standing question, with which figures, which doubt and on which evidence?

Days are local civil dates (a night has its morning's date); periods are half-open [start, end). Sentences are held by
language. An unknown figure is None and never 0. The JSON of an answer is canonical: equal answers, equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from svidok.model.form import Form
from svidok.model.reading import Side
from svidok.model.record_form import canonical

EVIDENCE_SHOWN = 100  # ids of a figure in the JSON of an answer

Told = Mapping[str, str]  # the same sentence by language: {"en": …, "uk": …}
Number = int | float
Ends = tuple[Number | None, Number | None, Number | None]  # least, best, most


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked about: days [first, last] both included, a region, an attacker, a weapon's code; None is all.

    `public` asks for the form that may leave the machine: coarser, and older. `published_by` asks of the record as it
    is made of reports that were published up to that day. `since` and `until` name two versions of the record, for what
    changed between them: a day, a head of the log (its number or the first letters of its hash) or a reader
    (name@version); `until` None is the record of now.
    """

    first: date | None = None
    last: date | None = None
    area: str | None = None
    side: Side | None = None
    weapon: str | None = None
    public: bool = False
    published_by: date | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """`start` ≤ day < `end`."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class AnswerFigure:
    """`least` ≤ `best` ≤ `most` of something, in `unit`, over a period; None is an open or unknown end.

    `about` says of what: {"side": "RU", "weapon": "drone"}. `n` counts what it rests on, `evidence` has the ids of the
    record that do.
    """

    name: str
    about: Mapping[str, str]
    least: Number | None
    best: Number | None
    most: Number | None
    unit: str
    period: Period
    n: int
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One stretch of a series, half-open as Period; all three None where nothing is known of it."""

    start: date
    end: date
    least: Number | None
    best: Number | None
    most: Number | None
    n: int


@dataclass(frozen=True, slots=True)
class Series:
    key: str  # "launched RU drone by month"
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class CrossedBreak:
    """A break of the register that the days asked about go across.

    `told` is what changed, and to which effect, in every language; `what`, `effect` and `reference` are in English.
    """

    id: str
    until: date  # the last day of the old way of counting
    since: date  # the first day of the new one
    what: str
    effect: str
    reference: str
    label: Told = field(default_factory=dict)  # short, for a chart
    told: Told = field(default_factory=dict)
    references: Told = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuotedClaim:
    """Who says what in exact words, through whom, of when; set beside the figures and never merged with them.

    `claim` is the id of the claim that gathers what many reports say of it, `came_of` what the record says has become
    of a forecast: "came true", "did not come true", "open", "undecidable".
    """

    id: str
    kind: str
    speaker: str | None
    via: tuple[str, ...]
    published: date | None
    due: str | None
    words: tuple[str, ...]
    claim: str | None = None
    came_of: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A caveat, or a form of the question that is refused, and why."""

    id: str
    told: Told


@dataclass(frozen=True, slots=True)
class Covered:
    """Of how many days [first, last] the record knows a raid, knows that there was none, and knows nothing.

    `gaps` are the stretches of ten days and more of which it knows nothing.
    """

    first: date
    last: date
    raid: int
    quiet: int
    unknown: int
    gaps: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise in the later of two versions of the record, and why.

    `kind` is "new", "gone", "merged", "split", "moved", "raised", "lowered", "opened" …; `of` names the figure that
    changed, "" for the whole thing. `before` and `after` are least, best and most. `because` has the ids of what came
    in between: reports, judgements; `to` the ids under which it stands now.
    """

    id: str
    part: str
    kind: str
    of: str
    told: Told
    before: Ends | None = None
    after: Ends | None = None
    to: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One standing question, answered from one state of the record.

    `as_of` is the instant of the last thing that the log holds, `head` its hash: the same question on the same head has
    the same answer. `labels` says how the codes of figures and series are called.
    """

    question: str
    query: Query
    as_of: datetime | None
    head: str
    sentence: Told
    figures: tuple[AnswerFigure, ...] = ()
    series: tuple[Series, ...] = ()
    claims: tuple[QuotedClaim, ...] = ()
    breaks: tuple[CrossedBreak, ...] = ()
    refused: tuple[Remark, ...] = ()
    caveats: tuple[Remark, ...] = ()
    coverage: tuple[Covered, ...] = ()
    changes: tuple[Change, ...] = ()
    labels: Mapping[str, Told] = field(default_factory=dict)


def answer_form(answer: Answer) -> Form:
    """The answer as JSON. A figure that rests on many things has the first of their ids, with how many are left out."""
    query = answer.query
    return {
        "question": answer.question,
        "query": {
            "from": _iso(query.first),
            "to": _iso(query.last),
            "area": query.area,
            "side": query.side,
            "weapon": query.weapon,
            "public": query.public,
            "published_by": _iso(query.published_by),
            "since": query.since,
            "until": query.until,
        },
        "as_of": None if answer.as_of is None else answer.as_of.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "head": answer.head,
        "sentence": _sorted(answer.sentence),
        "figures": [figure_form(figure) for figure in answer.figures],
        "series": [{"key": one.key, "points": [_point_form(point) for point in one.points]} for one in answer.series],
        "claims": [quoted_form(one) for one in answer.claims],
        "breaks": [_break_form(one) for one in answer.breaks],
        "refused": [{"id": one.id, "told": _sorted(one.told)} for one in answer.refused],
        "caveats": [{"id": one.id, "told": _sorted(one.told)} for one in answer.caveats],
        "coverage": [_covered_form(one) for one in answer.coverage],
        "changes": [_change_form(one) for one in answer.changes],
        "labels": {code: _sorted(told) for code, told in sorted(answer.labels.items())},
    }


def figure_id(figure: AnswerFigure) -> str:
    """Short, and the same as long as it is the figure of the same thing and time."""
    what = {"name": figure.name, "about": _sorted(figure.about), "period": _period_form(figure.period)}
    return sha256(canonical(what).encode()).hexdigest()[:12]


def figure_form(figure: AnswerFigure) -> Form:
    return {
        "id": figure_id(figure),
        "name": figure.name,
        "about": _sorted(figure.about),
        "least": figure.least,
        "best": figure.best,
        "most": figure.most,
        "unit": figure.unit,
        "period": _period_form(figure.period),
        "n": figure.n,
        "evidence": list(figure.evidence[:EVIDENCE_SHOWN]),
        "evidence_left_out": max(0, len(figure.evidence) - EVIDENCE_SHOWN),
    }


def _point_form(point: Point) -> Form:
    ends = {"least": point.least, "best": point.best, "most": point.most, "n": point.n}
    return {"start": point.start.isoformat(), "end": point.end.isoformat(), **ends}


def quoted_form(one: QuotedClaim) -> Form:
    said = {"published": _iso(one.published), "due": one.due, "words": list(one.words)}
    said |= {"claim": one.claim, "came_of": one.came_of}
    return {"id": one.id, "kind": one.kind, "speaker": one.speaker, "via": list(one.via), **said}


def _break_form(one: CrossedBreak) -> Form:
    said = {"what": one.what, "effect": one.effect, "reference": one.reference}
    by_language = {"label": one.label, "told": one.told, "references": one.references}
    days = {"until": one.until.isoformat(), "since": one.since.isoformat()}
    return {"id": one.id, **days, **said, **{name: _sorted(told) for name, told in by_language.items()}}


def _change_form(one: Change) -> Form:
    return {
        "id": one.id,
        "part": one.part,
        "kind": one.kind,
        "of": one.of,
        "told": _sorted(one.told),
        "before": _ends_form(one.before),
        "after": _ends_form(one.after),
        "to": list(one.to),
        "because": list(one.because),
    }


def _ends_form(ends: Ends | None) -> Form | None:
    return None if ends is None else dict(zip(("least", "best", "most"), ends, strict=True))


def _covered_form(one: Covered) -> Form:
    days = {"raid": one.raid, "quiet": one.quiet, "unknown": one.unknown}
    ends = {"first": one.first.isoformat(), "last": one.last.isoformat()}
    return {**ends, **days, "gaps": [_period_form(gap) for gap in one.gaps]}


def _period_form(period: Period) -> Form:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}


def _sorted(named: Mapping[str, Any]) -> dict[str, Any]:
    return {name: named[name] for name in sorted(named)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
