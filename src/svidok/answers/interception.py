"""How much was shot down, suppressed, and got through, by weapon, size of raid and period?

Never over a change in the way of counting, never over several weapons or sizes at once where their mix decides.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from operator import attrgetter

from svidok.answers.amounts import Amount
from svidok.answers.asking import Snapshot
from svidok.answers.composing import covered, crossed, nothing, remarks
from svidok.answers.facts import CountFacts
from svidok.answers.families import Family, Size, chosen, every_weapon, sizes
from svidok.answers.fates import Fate, Share, fates_of, share, together
from svidok.answers.labels import name_of
from svidok.answers.question_packs import languages
from svidok.answers.rates import rounded
from svidok.answers.sayings import caveat, joined, refusal, told
from svidok.answers.spans import DAY, Asked, asked, eras, months, next_month
from svidok.answers.writing import UNKNOWN, each, percent, period
from svidok.errors import QuestionError
from svidok.lexicon.breaks import Break
from svidok.model.answer import Answer, AnswerFigure, Period, Point, Query, Remark, Series, Told
from svidok.model.figure import Outcome
from svidok.model.reading import Side

NAME = "interception"
COUNTED = (Outcome.LAUNCHED, Outcome.SHOT_DOWN, Outcome.SUPPRESSED, Outcome.NEUTRALISED)
FEWEST = 5  # raids; with fewer two sizes are not held against each other
PUBLIC_AGE = timedelta(days=30)

WAYS: Mapping[str, Callable[[Fate], Amount | None]] = {
    way: attrgetter(way) for way in ("stopped", "shot_down", "suppressed")
}


@dataclass(frozen=True, slots=True)
class Cell:
    """Raids of one attacker, family, period and (unless None) size."""

    side: Side
    family: Family
    period: Period
    size: Size | None
    fates: tuple[Fate, ...]

    @property
    def about(self) -> dict[str, str]:
        said = {"side": str(self.side), "weapon": self.family.key}
        return said if self.size is None else {**said, "size": str(self.size)}

    def share(self, way: str) -> Share | None:
        return share(self.fates, WAYS[way])


class FatesOfFamilies:
    """The fates of each family's weapons, found once for all the periods that they are asked of."""

    def __init__(self, about: Asked) -> None:
        self.about = about
        sizes = about.amounts(every_weapon())
        nothing = Amount(0, 0, 0)
        self._of_raid = {raid.id: fates_of(raid, sizes.get(raid.id, nothing).best) for raid in about.raids}
        self._found: dict[tuple[Side, Family], tuple[Fate, ...]] = {}

    def of(self, side: Side, family: Family, period: Period | None = None) -> tuple[Fate, ...]:
        key = side, family
        if key not in self._found:
            counts = self.about.counts(family)
            made = (self._fate(raid.id, counts.get(raid.id, ())) for raid in self.about.of(side))
            self._found[key] = tuple(fate for fate in made if fate is not None)
        found = self._found[key]
        if period is None:
            return found
        first, after = (bisect_left(found, day, key=attrgetter("day")) for day in (period.start, period.end))
        return found[first:after]

    def _fate(self, raid: str, counts: Sequence[CountFacts]) -> Fate | None:
        own = self._of_raid[raid]
        told = [own.get((one.weapon, one.area)) for one in counts]
        return together([fate for fate in told if fate is not None])

    def untold(self, side: Side, family: Family) -> int:
        """How many weapons are told as launched of which no fate is told by anyone who would tell it."""
        launched = self.about.launched(side, family)
        amounts = self.about.amounts(family)
        told_of = sum(fate.launched.best for fate in self.of(side, family))
        return sum(amounts[raid].best for raid in launched.raids) - told_of


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """Shares with the interval of Wilson for every way of counting, weapon and size of raid.

    In public only by whole months, for the whole country, and nothing of the last 30 days. Raises QuestionError where a
    public answer is asked for about one region or a weapon of no family.
    """
    about = _public(snapshot, query) if query.public else asked(snapshot, query)
    if about is None:
        return nothing(NAME, snapshot, query)
    families = chosen(query.weapon)
    breaks = {family: about.breaks(COUNTED, [family]) for family in families}
    named = tuple(dict.fromkeys(one for own in breaks.values() for one in own))
    told_of = FatesOfFamilies(about)
    cells = () if query.public else tuple(_cells(told_of, breaks, query))
    coverage = covered(about)
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=_sentence(told_of, breaks, query.public),
        figures=tuple(figure for cell in cells for figure in _figures(cell)),
        series=tuple(_series(told_of, families, query.public)),
        breaks=crossed(named),
        refused=tuple(_refused(cells)),
        caveats=(*_caveats(told_of, families, query), *remarks(NAME, named, coverage)),
        coverage=coverage,
    )


def _public(snapshot: Snapshot, query: Query) -> Asked | None:
    """What is asked about as it may leave the machine: whole months that ended at least 30 days ago."""
    if query.area or (query.weapon and all(query.weapon != family.key for family in chosen(None))):
        raise QuestionError(
            "in public this answer is for the whole country and families of weapons only",
            remedy="ask without --area, and for one of drone, missile",
        )
    if snapshot.as_of is None:
        return None
    last = (snapshot.as_of.date() - PUBLIC_AGE + DAY).replace(day=1) - DAY
    if query.last is not None:
        last = min(last, next_month(query.last) - DAY)
    first = query.first.replace(day=1) if query.first else None
    about = asked(snapshot, replace(query, first=first, last=last))
    if about is None:
        return None
    if query.last is None:
        last = next_month(about.raids[-1].day) - DAY
    return replace(about, first=about.first.replace(day=1), last=last)


def _cells(told_of: FatesOfFamilies, breaks: Mapping[Family, tuple[Break, ...]], query: Query) -> Iterator[Cell]:
    about = told_of.about
    for side in about.sides:
        for family in (*breaks, *_kinds(about, side, query)):
            crossed_ = breaks.get(family) or about.breaks(COUNTED, [family])
            for era in eras(about.period, crossed_):
                found = told_of.of(side, family, era)
                if found:
                    yield Cell(side, family, era, None, found)
                    yield from _by_size(side, family, era, found)


def _by_size(side: Side, family: Family, era: Period, found: Sequence[Fate]) -> Iterator[Cell]:
    for size in sizes():
        own = tuple(fate for fate in found if size.holds(fate.size))
        if own:
            yield Cell(side, family, era, size, own)


def _kinds(about: Asked, side: Side, query: Query) -> list[Family]:
    """Each single kind of weapon that raids tell of, as a family of its own."""
    known = {family.key for family in chosen(query.weapon)}
    meant = chosen(query.weapon)
    codes = {count.weapon for raid in about.of(side) for count in raid.counts} - known
    return [Family(code, (code,)) for code in sorted(codes) if any(family.holds(code) for family in meant)]


def _figures(cell: Cell) -> Iterator[AnswerFigure]:
    for way in WAYS:
        found = cell.share(way)
        if found is None:
            continue
        yield _figure(cell, f"share_{way}", found.least, found.best, found.most, found)
        if way == "stopped":
            least, best, most = (rounded(1 - end) for end in (found.most, found.best, found.least))
            yield _figure(cell, "share_got_through", least, best, most, found)
            for name, n in (("launched", found.trials), ("stopped", found.hits)):
                yield AnswerFigure(name, cell.about, n, n, n, "weapons", cell.period, len(found.raids), found.raids)


def _figure(cell: Cell, name: str, least: float, best: float, most: float, found: Share) -> AnswerFigure:
    return AnswerFigure(name, cell.about, least, best, most, "share", cell.period, len(found.raids), found.raids)


def _series(told_of: FatesOfFamilies, families: Iterable[Family], public: bool) -> Iterator[Series]:
    """The share stopped by month. A month of two ways of counting is cut in two; in public it is not known."""
    about = told_of.about
    for side in about.sides:
        for family in families:
            points = []
            for month in months(about.first, about.last):
                parts = eras(month, about.breaks(COUNTED, [family]))
                for part in (month,) if public else parts:
                    own = told_of.of(side, family, part) if part in parts else ()
                    found = Cell(side, family, part, None, own).share("stopped")
                    points.append(_point(part, found, len(own)))
            yield Series(f"share_stopped {side} {family.key} by month", tuple(points))


def _point(period: Period, found: Share | None, n: int) -> Point:
    if found is None:
        return Point(period.start, period.end, None, None, None, n)
    return Point(period.start, period.end, found.least, found.best, found.most, n)


def _sentence(told_of: FatesOfFamilies, breaks: Mapping[Family, tuple[Break, ...]], public: bool) -> Told:
    """What was stopped in the last stretch of one way of counting, in public of its whole months; of drones if they are
    asked about.
    """
    about = told_of.about
    side, family = about.sides[0], next((f for f in breaks if f.key == "drone"), next(iter(breaks)))
    stretches = eras(about.period, breaks[family])
    for era in reversed([whole for one in stretches if (whole := _whole_months(one))] if public else stretches):
        held = Cell(side, family, era, None, told_of.of(side, family, era)).share("stopped")
        if held is not None:
            ends = {"share": held.best, "least": held.least, "most": held.most}
            said = {name: each(partial(percent, share)) for name, share in ends.items()}
            days = {"first": era.start, "last": era.end - DAY}
            return told(NAME, "sentence", "answer", side=str(side), family=family.key, n=held.trials, **said, **days)
    return told(NAME, "sentence", "no_rate")


def _whole_months(era: Period) -> Period | None:
    start = era.start if era.start.day == 1 else next_month(era.start)
    end = era.end.replace(day=1)
    return Period(start, end) if start < end else None


def _refused(cells: Sequence[Cell]) -> Iterator[Remark]:
    yield refusal(NAME, "one_rate")
    compared = [said for cell in cells if cell.size is None and (said := _compared(cell, cells))]
    yield refusal(NAME, "overload", strata=joined(compared, "; ") if compared else "–")


def _compared(whole: Cell, cells: Sequence[Cell]) -> Told | None:
    """The smallest and the largest raids of one family and way of counting, with enough raids in each."""
    own = [cell for cell in cells if cell.size and (cell.family, cell.period) == (whole.family, whole.period)]
    own = [cell for cell in own if len(cell.fates) >= FEWEST and cell.side is whole.side]
    if len(own) < 2 or not _of_one_kind(whole.family):
        return None
    name = name_of(whole.family.key) or dict.fromkeys(languages(), whole.family.key)
    shares = [(cell.size, cell.share("stopped")) for cell in (own[0], own[-1])]

    def said(language: str) -> str:
        each_size = " / ".join(f"{size}: {_with_doubt(found, language)}" for size, found in shares)
        return f"{name[language]}, {period(whole.period, language)}: {each_size}"

    return each(said)


def _of_one_kind(family: Family) -> bool:
    """Whether it is a family of the pack that holds none of the others: within it the mix of weapons decides least."""
    others = {code for other in chosen(None) if other != family for code in other.codes}
    return family in chosen(None) and not any(map(family.holds, others))


def _with_doubt(found: Share | None, language: str) -> str:
    if found is None:
        return UNKNOWN
    best, least, most = (percent(share, language) for share in (found.best, found.least, found.most))
    return f"{best} ({least}–{most})"


def _caveats(told_of: FatesOfFamilies, families: Sequence[Family], query: Query) -> Iterator[Remark]:
    for key in ("one_party", "got_through", "not_independent", "decoys", "partial_lists"):
        yield caveat(NAME, key)
    about = told_of.about
    if about.area:
        yield caveat(NAME, "region")
    if query.public:
        yield caveat(NAME, "public")
        return
    missing = sum(told_of.untold(side, families[0]) for side in about.sides)
    if missing:
        yield caveat(NAME, "fate_unknown", n=missing)
    held = [fate for side in about.sides for fate in told_of.of(side, families[0])]
    more = sum(fate.stopped.best > fate.launched.best for fate in held)
    if more:
        yield caveat(NAME, "more_than_launched", n=more)


QUESTION = answer
