"""Is it getting worse: how much was launched by week and month, in how large raids, and when did the level change?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from svidok.answers.asking import Snapshot
from svidok.answers.changepoints import Change, changes
from svidok.answers.composing import covered, crossed, days_known, figure, nothing, point, remarks
from svidok.answers.counting import total
from svidok.answers.facts import RaidFacts
from svidok.answers.families import Family, Size, chosen, mass_raid, sizes
from svidok.answers.labels import name_of
from svidok.answers.question_packs import languages
from svidok.answers.rates import rounded, wilson
from svidok.answers.sayings import caveat, joined, refusal, told
from svidok.answers.spans import DAY, Asked, asked, months, weeks, within
from svidok.answers.writing import day, each, ends, month
from svidok.lexicon.breaks import Break
from svidok.model.answer import Answer, AnswerFigure, Period, Point, Query, Remark, Series, Told
from svidok.model.figure import Outcome
from svidok.model.reading import Side
from svidok.reconcile.coverage import Known

NAME = "escalation"
NEAR = timedelta(weeks=8)  # a change of level this near to a break may be nothing but the break


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """Launched by month and week, nights by size, mass raids, changes of level; for each attacker and family."""
    about = asked(snapshot, query)
    if about is None:
        return nothing(NAME, snapshot, query)
    families = chosen(query.weapon)
    breaks = about.breaks([Outcome.LAUNCHED], families)
    coverage = covered(about)
    quiet = {side: _quiet(about, side) for side in about.sides}
    changed = list(_changes(about, families, breaks, quiet))
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=_sentence(about, families[0]),
        figures=(*_figures(about, families), *(one for one, _ in changed)),
        series=tuple(_series(about, families, quiet)),
        breaks=crossed(breaks),
        refused=(refusal(NAME, "trend"),),
        caveats=(*_caveats(about, changed), *remarks(NAME, breaks, coverage)),
        coverage=coverage,
    )


def _figures(about: Asked, families: Sequence[Family]) -> Iterator[AnswerFigure]:
    for side in about.sides:
        for family in families:
            said = {"side": str(side), "weapon": family.key}
            for period in (about.period, *months(about.first, about.last)):
                found = about.launched(side, family, period)
                if found.raids:
                    yield figure("launched", said, found.amount, "weapons", period, found.raids)
        yield from _nights(about, side, families[0])
        yield from _mass_raids(about, side, families[0])


def _nights(about: Asked, side: Side, family: Family) -> Iterator[AnswerFigure]:
    """How many nights were of which size, over all and in each month; raids without an hour are no nights."""
    for period in (about.period, *months(about.first, about.last)):
        nights = night_totals(within(about.of(side), period), family, about)
        for size in sizes():
            own = [ids for n, ids in nights.values() if size.holds(n)]
            if own:
                yield _nights_of(side, family, size, period, own)


def _nights_of(side: Side, family: Family, size: Size, period: Period, own: Sequence[tuple[str, ...]]) -> AnswerFigure:
    said = {"side": str(side), "weapon": family.key, "size": str(size)}
    ids = tuple(sorted(one for each in own for one in each))
    return AnswerFigure("nights", said, len(own), len(own), None, "nights", period, len(own), ids)


def night_totals(
    raids: Iterable[RaidFacts], family: Family, about: Asked
) -> Mapping[date, tuple[int, tuple[str, ...]]]:
    """What was launched in each night, and in which raids."""
    nights: dict[date, list[RaidFacts]] = {}
    for raid in raids:
        if raid.night is not None:
            nights.setdefault(raid.night, []).append(raid)
    sums = {night: total(own, about.amounts(family)) for night, own in nights.items()}
    return {night: (found.amount.best, found.raids) for night, found in sums.items() if found.amount}


def _mass_raids(about: Asked, side: Side, family: Family) -> Iterator[AnswerFigure]:
    """The share of raids that were mass raids, and the share of all that was launched that came in them."""
    said = {"side": str(side), "weapon": family.key, "size": f"{mass_raid()}+"}
    for period in (about.period, *months(about.first, about.last)):
        own = [raid for raid in within(about.of(side), period) if raid.has_window]
        numbers = {raid.id: n.best for raid in own if (n := about.amounts(family).get(raid.id))}
        mass = tuple(sorted(id_ for id_, n in numbers.items() if n >= mass_raid()))
        if numbers:
            ends_ = wilson(len(mass), len(numbers))
            share = rounded(len(mass) / len(numbers))
            yield AnswerFigure("share_mass_raids", said, ends_[0], share, ends_[1], "share", period, len(numbers), mass)
        if launched := sum(numbers.values()):
            part = rounded(sum(numbers[id_] for id_ in mass) / launched)
            yield AnswerFigure("share_in_mass_raids", said, part, part, part, "share", period, launched, mass)


def _quiet(about: Asked, side: Side) -> frozenset[date]:
    return frozenset(day.day for day in days_known(about, side) if day.known is Known.QUIET)


def _series(about: Asked, families: Sequence[Family], quiet: Mapping[Side, frozenset[date]]) -> Iterator[Series]:
    for side in about.sides:
        for family in families:
            for name, cut in (("month", months), ("week", weeks)):
                points = (_point(about, side, family, period, quiet[side]) for period in cut(about.first, about.last))
                yield Series(f"launched {side} {family.key} by {name}", tuple(points))


def _point(about: Asked, side: Side, family: Family, period: Period, quiet: frozenset[date]) -> Point:
    """None where nobody tells of this family; 0 only where every day is said to be quiet."""
    found = about.launched(side, family, period)
    if found.amount is None and all(day in quiet for day in _days(period)):
        return Point(period.start, period.end, 0, 0, 0, 0)
    return point(period, found.amount, len(found.raids))


def _days(period: Period) -> Iterator[date]:
    return (period.start + n * DAY for n in range((period.end - period.start).days))


def _changes(
    about: Asked, families: Sequence[Family], breaks: Sequence[Break], quiet: Mapping[Side, frozenset[date]]
) -> Iterator[tuple[AnswerFigure, Told | None]]:
    """Changes of the weekly level with the weeks they may lie in, and the breaks near to them in words.

    `least` and `most` of the figure are the levels before and after, whichever is lower; its period is the interval.
    """
    for side in about.sides:
        for family in families:
            whole = [week for week in weeks(about.first, about.last) if (week.end - week.start).days == 7]
            points = [_point(about, side, family, week, quiet[side]) for week in whole]
            told_of = [one for one in points if one.best is not None]
            if 2 * len(told_of) < len(points):
                continue  # neighbours in the list would be months apart: no level could be told
            for change in changes([int(one.best or 0) for one in told_of]):
                yield _change(side, family, change, told_of, breaks)


def _change(
    side: Side, family: Family, change: Change, points: Sequence[Point], breaks: Sequence[Break]
) -> tuple[AnswerFigure, Told | None]:
    interval = Period(points[change.least].start, points[change.most].end)
    near = [one for one in breaks if one.until - NEAR < interval.end and interval.start <= one.since + NEAR]
    said = {"side": str(side), "weapon": family.key, "at": points[change.at].start.isoformat()}
    said |= {"before": f"{change.before}", "near_breaks": ", ".join(one.id for one in near)}
    low, high = sorted((change.before, change.after))
    found = AnswerFigure("level_changes", said, low, change.after, high, "weapons a week", interval, len(points))
    return found, _near(family, points[change.at].start, near) if near else None


def _near(family: Family, week: date, near: Sequence[Break]) -> Told:
    name = name_of(family.key) or dict.fromkeys(languages(), family.key)
    return each(
        lambda language: f"{name[language]}, {day(week, language)}: {', '.join(one.label[language] for one in near)}"
    )


def _sentence(about: Asked, family: Family) -> Told:
    side = about.sides[0]
    found = about.launched(side, family)
    by_month = [(about.launched(side, family, month).amount, month) for month in months(about.first, about.last)]
    held = [(value.best, month.start) for value, month in by_month if value]
    if found.amount is None or not held:
        return told(NAME, "sentence", "nothing")
    most, of = max(held, key=lambda pair: pair[0])
    said: dict[str, object] = {"side": str(side), "family": family.key, "first": about.first, "last": about.last}
    said |= {"n": each(partial(ends, found.amount.least, found.amount.most)), "month": each(partial(month, of))}
    return told(NAME, "sentence", "answer", raids=len(found.raids), most=most, **said)


def _caveats(about: Asked, changed: Sequence[tuple[AnswerFigure, Told | None]]) -> Iterator[Remark]:
    yield caveat(NAME, "one_party")
    yield caveat(NAME, "levels")
    if about.area:
        yield caveat(NAME, "region")
    if near := [words for _, words in changed if words]:
        yield caveat(NAME, "change_near_break", which=joined(near, "; "))
    timeless = sum(not raid.has_hour for raid in about.raids)
    if timeless:
        yield caveat(NAME, "no_clock_time", n=timeless)
    if any(not raid.firm for raid in about.raids):
        yield caveat(NAME, "told_twice")
    if about.last.month == (about.last + DAY).month:
        yield caveat(NAME, "part_of_month", last=about.last)
    yield caveat(NAME, "left_out")


QUESTION = answer
