"""Which numbers of people, told days after a strike on their place, belong to it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from svidok.model.period import DatePrecision
from svidok.model.place import Place
from svidok.reading.incidents.drafts import Draft, counted, one_place, people_of, risen, rival, strikes

_LATER = ("found_later", "rise", "toll.treated", "die", "further")  # what is told of a strike days after it
AFTERMATH = 21  # days within which the rubble is searched and the wounded die


def joined(drafts: Sequence[Draft]) -> list[Draft]:
    """Numbers of people told days after a strike on the place («дістали з-під завалів ще двох») belong to it; so does
    a toll that has risen, though it names the strike («кількість загиблих від удару зросла»)."""
    days: dict[tuple[str | None, str | None, date | None], list[int]] = {}
    for number, draft in enumerate(drafts):
        days.setdefault((*_spot(draft.place), draft.period.day), []).append(number)
    gone: set[int] = set()
    for number, late in enumerate(drafts):
        if not late.harmed or late.period.day is None:
            continue
        before = (late.period.day - timedelta(days=back) for back in range(1, AFTERMATH + 1))
        for other in sorted(other for day in before for other in days.get((*_spot(late.place), day), ())):
            early = drafts[other]
            if other in gone or not (strikes(early) and one_place(early.place, late.place)):
                continue
            if (not strikes(late) and not _of_its_own_day(late, early)) or _recalled(early, late):
                early.said.extend(late.said)
                gone.add(number)
                break
    return [draft for number, draft in enumerate(drafts) if number not in gone]


def _of_its_own_day(late: Draft, early: Draft) -> bool:
    """Whether people are told, with their day, before those of the day before it, who are others: "Four were injured
    overnight. On Tuesday one was killed"; they are not those whom a search finds, or who die, later."""
    if late.first > early.first or late.period.assumed or not any(counted(early)):
        return False
    told = [one.passage for one in late.said if one.harms]
    later = any(passage.has(kind) for passage in told for kind in _LATER)
    return not later and people_of(late.said).isdisjoint(people_of(early.said)) and any(counted(late))


def _recalled(early: Draft, late: Draft) -> bool:
    """Whether the day is told of the strike whose rubble is searched or whose toll has risen («Нагадаємо, …», "On
    14 January …"): only the search has a day of its own."""
    searched = any(one.passage.has("found_later") or risen(one) for one in late.said)
    told = searched or (not early.level and any(one.passage.has("recall") for one in early.said))
    recalls = told and not early.period.assumed and early.period.precision is DatePrecision.DAY
    undated = all(one.period.assumed or not one.passage.has("time.event") for one in late.said)
    folk, others = people_of([s for s in early.said if not s.passage.has("at_first.counted")]), people_of(late.said)
    again = (
        late.first < early.first and bool(folk and others) and folk.isdisjoint(others)
    )  # today's, and an earlier one
    return recalls and undated and not rival(early, late) and not (again and strikes(late))


def _spot(place: Place) -> tuple[str | None, str | None]:
    return place.name, place.admin1
