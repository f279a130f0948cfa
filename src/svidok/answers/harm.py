"""Which incidents and claims is the question about, and who was harmed in them?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from svidok.answers.asking import Snapshot
from svidok.answers.counting import Amount, added
from svidok.model.answer import Query, QuotedClaim
from svidok.model.form import Form
from svidok.model.period import DatePrecision
from svidok.model.reading import Side, Status
from svidok.model.record import Incident
from svidok.reconcile.sources import Sources, known_sources

UNPLACED = "?"


def incidents_asked(snapshot: Snapshot, query: Query) -> list[Incident]:
    """Incidents that somebody reports as having happened on a known day, by day; none that may repeat another."""
    return sorted((one for one in snapshot.incidents if _meant(one, query)), key=lambda one: (day_of(one), one.id))


def day_of(incident: Incident) -> date:
    assert incident.day is not None  # `_meant` lets no other pass
    return incident.day


def region(incident: Incident) -> str:
    return incident.place.admin1 or UNPLACED


def people(incident: Incident, of: str) -> Amount | None:
    """How many were killed, injured; None where no figure is told that may be shown."""
    toll = incident.toll(of)
    if toll is None or toll.best is None:
        return None
    named = toll.best.least if toll.best.least is not None else toll.best.most
    return Amount(toll.least or 0, named or 0, toll.most)


def people_of(incidents: Sequence[Incident], of: str) -> Amount | None:
    """The sum over incidents; open above where of one of them nothing is told."""
    told = [found for one in incidents if (found := people(one, of))]
    total = added(told)
    if total is None or len(told) == len(incidents):
        return total
    return Amount(total.least, total.best, None)


def claims_of(snapshot: Snapshot, query: Query, fits: Callable[[Form], bool]) -> tuple[QuotedClaim, ...]:
    """The claims published on the days asked about that fit, oldest first, in their exact words."""
    held = (form for form in snapshot.claims if _published_within(form, query) and fits(form))
    return tuple(sorted(map(_quoted, held), key=lambda one: (str(one.published), one.id)))


def said_by(form: Form, side: Side) -> bool:
    """Whether an office of this side says it."""
    return bool(form["speaker"]) and _sources().named(form["speaker"]).side is side


def words_of(form: Form) -> str:
    return " … ".join(quote["text"] for quote in form["quotes"])


def by(incidents: Iterable[Incident], key: Callable[[Incident], Iterable[str]]) -> Iterator[tuple[str, list[Incident]]]:
    """The incidents under each of their keys, in the order of the keys."""
    held: dict[str, list[Incident]] = {}
    for one in incidents:
        for name in key(one):
            held.setdefault(name, []).append(one)
    yield from sorted(held.items())


def _meant(one: Incident, query: Query) -> bool:
    if one.day is None or one.precision is not DatePrecision.DAY or one.may_repeat:
        return False
    if one.statuses and Status.REPORTED not in one.statuses:
        return False
    asked = [(query.side, one.attacker), (query.area, one.place.admin1)]
    if any(wanted is not None and wanted != held for wanted, held in asked):
        return False
    code = query.weapon
    if code is not None and not any(weapon == code or weapon.startswith(code + ".") for weapon in one.weapons):
        return False
    return (query.first is None or query.first <= one.day) and (query.last is None or one.day <= query.last)


def _published_within(form: Form, query: Query) -> bool:
    published = form["published"]
    if published is None:
        return query.first is None and query.last is None
    day = date.fromisoformat(published)
    return (query.first is None or query.first <= day) and (query.last is None or day <= query.last)


def _quoted(form: Form) -> QuotedClaim:
    return QuotedClaim(
        id=form["id"],
        kind=form["kind"],
        speaker=form["speaker"],
        via=tuple(form["via"]),
        published=date.fromisoformat(form["published"]) if form["published"] else None,
        due=form["due"],
        words=tuple(quote["text"] for quote in form["quotes"]),
    )


@cache
def _sources() -> Sources:
    return Sources(known_sources())
