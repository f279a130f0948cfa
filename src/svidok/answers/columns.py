"""How are facts written so that a hundred thousand are read within a second? Column by column, each value once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar

from svidok.answers.amounts import Amount
from svidok.answers.facts import ClaimFacts, CountFacts, IncidentFacts, RaidFacts, Telling
from svidok.model.answer import QuotedClaim
from svidok.model.figure import Outcome
from svidok.model.form import Form
from svidok.model.reading import Side
from svidok.model.record import Grade
from svidok.reconcile.coverage import Known

Row = TypeVar("Row", bound=NamedTuple)


def _same(value: Any) -> Any:
    return value


@dataclass(frozen=True, slots=True)
class Column:
    """How a value is written as JSON and read again; `each` marks values that hardly ever come twice."""

    write: Callable[[Any], Any] = _same
    read: Callable[[Any], Any] = _same
    each: bool = False


def _or_none(turn: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else turn(value)


def _write_counts(counts: Iterable[CountFacts]) -> list[Any]:
    return [[c.weapon, c.outcome, c.area, c.amount, c.of_rows, c.tells_all] for c in counts]


def _read_counts(forms: Iterable[Any]) -> tuple[CountFacts, ...]:
    return tuple(
        CountFacts(weapon, _OUTCOMES[outcome], tuple(area), Amount(*amount), rows, all_)
        for weapon, outcome, area, amount, rows, all_ in forms
    )


def _write_claim(one: QuotedClaim) -> list[Any]:
    published = one.published.isoformat() if one.published else None
    return [one.id, one.kind, one.speaker, one.via, published, one.due, one.words, one.claim, one.came_of]


def _read_claim(form: Any) -> QuotedClaim:
    id_, kind, speaker, via, published, due, words, claim, came_of = form
    day = date.fromisoformat(published) if published else None
    return QuotedClaim(id_, kind, speaker, tuple(via), day, due, tuple(words), claim, came_of)


_OUTCOMES = {str(outcome): outcome for outcome in Outcome}
PLAIN = Column()
EACH = Column(each=True)
DAY = Column(_or_none(date.isoformat), _or_none(date.fromisoformat))
SIDE = Column(read=_or_none(Side))
GRADE = Column(read=Grade)
CODES = Column(read=tuple)
AMOUNT = Column(read=_or_none(lambda ends: Amount(*ends)))
COUNTS = Column(_write_counts, _read_counts, each=True)
QUOTES = Column(read=lambda quotes: tuple(map(tuple, quotes)))

COLUMNS: Mapping[type[Any], Mapping[str, Column]] = {
    RaidFacts: {
        "id": EACH,
        "attacker": SIDE,
        "day": DAY,
        "night": DAY,
        "hours24": DAY,
        "has_hour": PLAIN,
        "has_window": PLAIN,
        "firm": PLAIN,
        "known": Column(read=_or_none(Known)),
        "grade": GRADE,
        "counts": COUNTS,
    },
    IncidentFacts: {
        "id": EACH,
        "day": DAY,
        "attacker": SIDE,
        "area": PLAIN,
        "place": PLAIN,
        "weapons": CODES,
        "objects": CODES,
        "killed": AMOUNT,
        "injured": AMOUNT,
        "contested": PLAIN,
        "grade": GRADE,
        "reported": PLAIN,
        "may_repeat": PLAIN,
    },
    Telling: {"id": EACH, "first": PLAIN, "quotes": QUOTES, "corrects": CODES},
    ClaimFacts: {
        "quoted": Column(_write_claim, _read_claim, each=True),
        "office": SIDE,
        "of_supply": PLAIN,
        "of_aim": PLAIN,
        "bears_on": CODES,
    },
}


def written(kind: type[Row], rows: Sequence[Row]) -> Form:
    """Rows of one kind as JSON; `read` takes it back."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(COLUMNS[kind])
    return {
        name: [column.write(value) for value in values] if column.each else _coded(column, values)
        for (name, column), values in zip(COLUMNS[kind].items(), columns, strict=True)
    }


def read(kind: type[Row], form: Form) -> list[Row]:
    columns = (
        [column.read(value) for value in form[name]] if column.each else _decoded(column, form[name])
        for name, column in COLUMNS[kind].items()
    )
    return [kind._make(values) for values in zip(*columns, strict=True)]


def _coded(column: Column, values: Iterable[Any]) -> Form:
    """Every value that comes once, and for each row which of them."""
    places: dict[Any, int] = {}
    at = [places.setdefault(value, len(places)) for value in values]
    return {"values": [column.write(value) for value in places], "at": at}


def _decoded(column: Column, form: Form) -> list[Any]:
    values = [column.read(value) for value in form["values"]]
    return [values[at] for at in form["at"]]
