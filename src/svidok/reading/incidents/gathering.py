"""Which statements of a report tell of the same incident?

One settlement and one day is one incident. A coarser place said in the headline («атака на Харківщину») is the finer
one of the body where the body has one; where it has several, it stays only for a toll of its own. A number told of
several places at once belongs to the region, or country, that they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from svidok.model.period import DatePrecision
from svidok.model.place import Place, PlacePrecision
from svidok.reading.incidents.aftermath import joined
from svidok.reading.incidents.drafts import (
    Draft,
    beside_its_raion,
    counted,
    dark_around,
    functions_of,
    of_raion,
    of_their_list,
    one_place,
    people_of,
    regions_counted,
    risen,
    rival,
    same_people,
    strikes,
)
from svidok.reading.incidents.introductions import classes_of, introduces, named_above, named_within, things_of, titles
from svidok.reading.incidents.recollections import apart
from svidok.reading.incidents.scenes import NOWHERE, common, lies_in, other_raions
from svidok.reading.incidents.statement import Statement
from svidok.reading.incidents.toll_shares import of_each
from svidok.reading.sentence.listing import opens_entry
from svidok.reading.sentence.times import apart_in_time, day_of_year, length, of_few_days, same_time, within

_MONTHS = timedelta(days=62)  # within which the month of a strike is told beside the day of its report
_WHOLE_DAY = timedelta(hours=23)  # the shortest there is
_TIMES = 100  # of one place; a report that tells of more is a chronicle, in which the last are looked at
_Spot = tuple[str | None, str | None]
_ARMS = 2  # kinds of weapons that may all have struck one place
_BELOW = 3  # sentences below one that names the weapons within which its places are told
_OPENING = 2  # sentences that tell of the report's own strike
_SHARING = 6  # places that one number of people is told of, each of which was struck
FEW = 3  # places that one sentence may strike each; more are a list of where there was fighting


def gathered(said: Sequence[Statement]) -> list[Draft]:
    """The drafts of a report in the order of the text."""
    drafts: list[Draft] = []
    at: dict[_Spot, list[Draft]] = {}
    last: Draft | None = None
    for part in (part for statement in said for told in apart(statement) for part in _parted(told)):
        here = at.setdefault(_spot(part.places[0]), [])
        fitting = [d for d in here[-_TIMES:] if _same(d, part)]
        goes_on = last if not part.own and last in fitting else None  # a second strike of the day on the same city
        draft = min(
            fitting,
            key=lambda d: (d.period != part.period, d.period.iso != part.period.iso, d is not goes_on),
            default=None,
        )
        if draft is None:
            here.append(Draft(part.places[0], part.period, [part]))
            drafts.append(here[-1])
        else:
            draft.said.append(part)
            if _dates(part, draft) and (draft.period.assumed or not draft.period.iso or _nearer(part, draft)):
                draft.period = part.period
        last = draft or drafts[-1]
    return sorted(_refined(joined(_remembered(drafts))), key=lambda draft: draft.first)


def _remembered(drafts: list[Draft]) -> list[Draft]:
    """Without what an anniversary recalls where the strike of long ago is told with its day: that is the one."""
    days = {day for draft in drafts for one in draft.said for day in _long_ago(one)}
    dated = [draft for draft in drafts if not draft.recalled and draft.period.iso in days]
    left = []
    for draft in drafts:
        meant = [one for one in dated if draft.recalled and one_place(one.place, draft.place) and not rival(draft, one)]
        if len(meant) == 1 and draft.period.day is None:
            meant[0].said.extend(replace(one, recalled=False) for one in draft.said)
        else:
            left.append(draft)
    return left


def _long_ago(one: Statement) -> Iterator[str | None]:
    """The days long gone by that a statement's sentence names."""
    told = (token.value.period for token in one.passage.tokens if token.is_a("time.retrospect"))
    return (period.iso for period in told if period.precision is DatePrecision.DAY)


def _spot(place: Place) -> _Spot:
    """By what drafts are looked for: places that differ in it are not the same."""
    return place.name, place.admin1


def _dates(part: Statement, draft: Draft) -> bool:
    """Whether a statement tells when it was; the month in which the war began is no time of a strike told today."""
    if not part.period.iso or part.period.assumed:
        return False
    one, other = part.period.day, draft.period.day
    near = one is None or other is None or other - one <= _MONTHS
    return part.period.precision is DatePrecision.DAY or near


def _parted(statement: Statement) -> Iterable[Statement]:
    """A statement on several places: things and blows are each one's, numbers of people are shared."""
    if len(statement.places) == 1:
        return [statement]
    shared = tuple(harm for harm in statement.harms if harm.range.most != 0 and not harm.each)
    own = tuple(harm for harm in statement.harms if harm not in shared)
    blows = statement.blows if statement.struck or len(statement.places) <= FEW else statement.blows - {"attack"}
    among = any(harm.definite for harm in shared) and len(statement.places) <= _SHARING
    each = tuple(harm for harm in shared if of_each(statement.passage, harm))
    shared, own = tuple(harm for harm in shared if harm not in each), own + each
    parts = [replace(statement, places=(place,), harms=own, blows=blows, among=among) for place in statement.places]
    if shared:
        parts.append(replace(statement, places=common(statement.places), harms=shared))
    return parts


def _same(draft: Draft, statement: Statement) -> bool:
    if draft.recalled is not statement.recalled or not one_place(draft.place, statement.places[0]):
        return False
    if statement.passage.matches("struck_before") and statement.period != statement.passage.period:
        return draft.period.iso == statement.period.iso  # "it had been hit in June" is no time of the strike at hand
    if statement.passage.has("separate") and statement.period.iso != draft.period.iso:
        return False  # "in a separate attack on Sunday …"
    if _of_a_month_before(draft, statement) or _looks_back(draft, [statement]):
        return False
    if _of_the_past_day(draft, statement) or beside_its_raion(draft, statement):
        return False
    if statement.passage.has("recall") and not statement.period.assumed and draft.period.day != statement.period.day:
        return False  # «Як повідомлялося, минулої доби …» is told of another day than the headline
    struck = bool(statement.blows or statement.struck)  # a toll alone is told at any hour
    together = same_time(draft.period, statement.period) or _years_ago(draft, statement)
    if together and _two_strikes(draft, statement):
        return False
    return together and not (struck and (apart_in_time(draft.period, statement.period) or _by_clock(draft, statement)))


def _by_clock(draft: Draft, statement: Statement) -> bool:
    """Whether only clocks tell two strikes of a day apart that nobody names: «О 10:20 … О 16:05 …»; the clock that
    opens an entry of a chronicle may be that of its posting."""
    one, other = draft.period, statement.period
    told = one.start is not None and other.start is not None and one.iso == other.iso
    own = statement.passage.has("time.event") and not any(
        opens_entry(said.passage) for said in (*draft.said, statement)
    )
    differ = told and own and one.start != other.start and (one.assumed or other.assumed)
    return differ and apart_in_time(replace(one, assumed=False), replace(other, assumed=False))


def _two_strikes(draft: Draft, statement: Statement) -> bool:
    """Whether an evening's strike and that of the night after are told of by other weapons, so that they are two."""
    told, other = draft.period.iso, statement.period.iso
    if not (told and other) or told == other or draft.period.assumed or statement.period.assumed:
        return False
    ours = {code.partition(".")[0] for one in draft.said for code in one.weapons}
    theirs = {code.partition(".")[0] for code in statement.weapons}
    return bool(ours and theirs and statement.blows) and ours.isdisjoint(theirs)


def _of_the_past_day(draft: Draft, statement: Statement) -> bool:
    """Whether only one of the two tells of a district over the past day, and the other of a strike on its town."""
    apart = draft.place.precision is not statement.places[0].precision and draft.period.iso != statement.period.iso
    return apart and any(one.passage.has("whole_day") for one in (draft.said[0], statement))


def _years_ago(draft: Draft, statement: Statement) -> bool:
    """Whether «рік тому» and a day of that year are of one strike."""
    told = (draft.said[0], draft.period, statement.period), (statement, statement.period, draft.period)
    return any(one.passage.has("time.retrospect") and day_of_year(day, year) for one, year, day in told)


def _of_a_month_before(draft: Draft, statement: Statement) -> bool:
    """Whether a month is told below a strike without a day: «Завод загорелся после атаки. … Его атаковали в сентябре»;
    a report that is of no day tells its month in its opening."""
    monthly = statement.period.precision is DatePrecision.MONTH and not of_few_days(statement.period)
    below = statement.passage.index >= _OPENING and draft.first < statement.quote.start
    struck = strikes(draft) and bool(statement.blows or statement.struck)
    return monthly and not statement.period.assumed and draft.period.assumed and below and struck


def _looks_back(draft: Draft, later: Sequence[Statement]) -> bool:
    """Whether what opens with a day of its own after a strike told without one («11 октября дрон ударил по автобусу»)
    is of another: it tells of people or things, and none of them are those of the strike at hand."""
    first = later[0]
    dated = not first.period.assumed and first.passage.index >= _OPENING and _opens_dated(first)
    if not (dated and draft.period.assumed and strikes(draft)) or draft.period.iso == first.period.iso:
        return False
    if draft.first > first.quote.start:
        return False
    folk, things = people_of(draft.said), functions_of(draft.said)
    others, else_things = people_of(later), functions_of(later)
    return bool(others or else_things) and folk.isdisjoint(others) and things.isdisjoint(else_things)


def _opens_dated(statement: Statement) -> bool:
    tokens = statement.passage.tokens[:4]
    after = 2 if len(tokens) > 1 and tokens[1].folded == "," else 0  # «Напомним, 11 октября …»
    return any(token.is_a("time.event") for token in tokens[after : 2 * after or 1])


def _nearer(statement: Statement, draft: Draft) -> bool:
    """Whether a strike is told with its hours where only its day was told before, or with its day within the week."""
    if _years_ago(draft, statement) or (statement.blows and within(statement.period, draft.period)):
        return True
    hours, day = length(statement.period), length(draft.period)
    return bool(statement.blows and hours and day and hours < _WHOLE_DAY <= day)


def _refined(drafts: list[Draft]) -> list[Draft]:
    """Coarse drafts given to the finer ones that they mean."""
    for draft in [d for d in drafts if not d.level and all(one.headline for one in d.said)]:
        inner = (d for d in drafts if d.place.precision is PlacePrecision.SETTLEMENT and d is not draft)
        inner = (d for d in inner if lies_in(d.place, draft.place) and not other_raions(d.place, draft.place))
        finer = [d for d in inner if not _side_by_side(d, draft)]
        finer = same_people(draft, finer) or (finer if draft.place.precision is PlacePrecision.RAION else [])
        if len(finer) == 1 and same_time(finer[0].period, draft.period) and not rival(draft, finer[0]):
            finer[0].said[:0] = draft.said
            drafts.remove(draft)
    timed: dict[str | None, list[Draft]] = {}
    for draft in (draft for draft in drafts if not draft.recalled):
        timed.setdefault(_when(draft), []).append(draft)
    gone: set[int] = set()
    counting = regions_counted(drafts)
    for level in (1, 2):
        for draft in [d for d in drafts if d.level == level and not d.recalled]:
            near = _of_its_time(draft, drafts, timed)
            inside = (d for d in near if d.level < level and id(d) not in gone and _lies_in(d, draft))
            inner = (d for d in inside if not (d.recalled or _looks_back(draft, d.said) or _looks_back(d, draft.said)))
            finer = list(inner if any(one.headline for one in draft.said) else islice(inner, FEW + 1))
            meant = named_above(draft, finer) or of_their_list(draft, finer) or _of_the_same(draft, finer)
            meant = meant or _told_below(draft, finer) or finer
            tally = len(counting) > 1 and draft.place.admin1 in counting and not same_people(draft, meant)
            if len(meant) == 1 and ((_announces(draft, meant[0]) and not tally) or named_above(draft, meant)):
                meant[0].said[:0] = draft.said
                gone.add(id(draft))
            else:
                gone.update({id(draft)} if introduces(draft, finer) else ())
                if level == 1:
                    _inherited(draft, finer)
    left = [draft for draft in drafts if id(draft) not in gone]
    for raion in [d for d in left if d.place.precision is PlacePrecision.RAION and not d.recalled]:
        near = _of_its_time(raion, left, timed)
        villages = [d for d in near if d is not raion and named_within(d, raion)]
        gone.update({id(raion)} if introduces(raion, villages) else ())
        _inherited(raion, [d for d in near if d in villages or (d is not raion and of_raion(d.place, raion.place))])
    left = [draft for draft in left if id(draft) not in gone]
    entitling = titles(left)
    return [draft for draft in left if not (_adds_up(draft, left) or id(draft) in entitling)]


def _side_by_side(one: Draft, other: Draft) -> bool:
    """Whether one sentence names both places as its own, and tells that the first was struck too."""
    return any(a.passage is b.passage and a.own and b.own and a.blows for a in one.said for b in other.said)


def _of_its_time(draft: Draft, drafts: Sequence[Draft], timed: Mapping[str | None, Sequence[Draft]]) -> Sequence[Draft]:
    if of_few_days(draft.period) or (length(draft.period) or _WHOLE_DAY) < _WHOLE_DAY:
        return [one for one in drafts if same_time(one.period, draft.period)]
    return drafts if _when(draft) is None else (*timed.get(_when(draft), ()), *timed.get(None, ()))


def _when(draft: Draft) -> str | None:
    """By what drafts of the same time are looked for; None is the same as any."""
    return None if draft.period.assumed else draft.period.iso or None


def _of_the_same(coarse: Draft, finer: Sequence[Draft]) -> list[Draft]:
    """The one of several places in which the very thing was struck that the opening sentence tells of."""
    things = {thing.harmed.function for one in coarse.said for thing in one.struck if thing.harmed.function}
    if len(finer) < 2 or not things or any(one.passage.index and (one.harms or one.struck) for one in coarse.said):
        return []
    fits = [d for d in finer if things & {thing.harmed.function for one in d.said for thing in one.struck}]
    elsewhere = any(counted(coarse)) and any(any(counted(d)) for d in finer if d not in fits)
    return fits if len(fits) == 1 and (any(counted(fits[0])) or not elsewhere) else []


def _told_below(coarse: Draft, finer: Sequence[Draft]) -> list[Draft]:
    """The first of several places told below a lead, where its people are just the lead's, and what follows it was told
    of earlier: "A man was hurt in the region. … in A. Earlier a woman was hurt in B."."""
    harmed = [draft for draft in finer if any(counted(draft)) and not _earlier(draft)]
    alone = harmed[0] if len(harmed) == 1 else None
    below = sorted(finer, key=lambda draft: (alone not in (None, draft), draft.first))
    last = max(coarse.said, key=lambda one: one.quote.start)
    if len(below) < 2 or not any(counted(coarse)) or coarse.level != 1 or last.quote.start > below[0].first:
        return []
    told = counted(below[0])
    silent = not any(told) and last.passage.index <= 1 and not _listed(below[0], below[1:])
    same = silent or all(ours in (None, theirs) for ours, theirs in zip(counted(coarse), told, strict=True))
    return below[:1] if same and all(_earlier(one) or not any(counted(one)) for one in below[1:]) else []


def _listed(draft: Draft, others: Iterable[Draft]) -> bool:
    """Whether a place is first named beside others: none of a list has the people of its region."""
    first = min(draft.said, key=lambda one: one.quote.start).passage
    return any(one.passage is first for other in others for one in other.said)


def _earlier(draft: Draft) -> bool:
    opening = min(draft.said, key=lambda one: one.quote.start).passage.tokens[:2]
    return any(token.is_a("recall") or token.is_a("at_first") for token in opening)


def _adds_up(coarse: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a headline's people, and those of a lead that names no place, are just those of the places below."""
    told, lead = counted(coarse), [one for one in coarse.said if not one.headline]
    if not coarse.level or not any(told) or any(one.own and any(h.definite for h in one.harms) for one in lead):
        return False
    if any(one.passage.has("whole_day") for one in coarse.said):
        return False  # «за минулу добу в області загинули двоє» is a tally of its own
    finer = [d for d in drafts if d.level < coarse.level and _lies_in(d, coarse)]
    if len(finer) < 2 or (lead and not _told_again(lead, finer)):
        return False
    tolls = [counted(d) for d in finer]
    return all(ours is None or ours == sum(one[kind] or 0 for one in tolls) for kind, ours in enumerate(told))


def _told_again(lead: Sequence[Statement], finer: Sequence[Draft]) -> bool:
    """Whether the lead stands above what is told of the places, and they have all its things."""
    below = [one for draft in finer for one in draft.said if not one.headline]
    if not below or max(one.quote.start for one in lead) > min(one.quote.start for one in below):
        return False
    return classes_of(lead) <= classes_of(below)


def _inherited(region: Draft, finer: Sequence[Draft]) -> None:
    """The headline's weapons and blows hold for each place of the region that the body tells of, and those of a
    sentence for the places told right below it: "drones attacked the region. Ports in A and B were damaged"; more than
    two kinds of them were not all used on each place, nor two on each of many."""
    told = [replace(one, harms=(), struck=()) for one in region.said if one.weapons and _few(one.weapons)]
    told = [one for one in told if len(finer) <= FEW or len({code.partition(".")[0] for code in one.weapons}) == 1]
    for draft in (one for one in finer if not _earlier(one)):
        first = min((one.passage.index for one in draft.said if not one.headline), default=0)
        unarmed = not any(one.weapons for one in draft.said)
        leads = (one for one in told if one.headline or (unarmed and 0 < first - one.passage.index <= _BELOW))
        draft.said.extend(list(leads))


def _few(weapons: Sequence[str]) -> bool:
    return len({code.partition(".")[0] for code in weapons}) <= _ARMS


def _part_told(coarse: Draft, fine: Draft) -> bool:
    """Whether the finer draft counts some of the headline's people: as many dead, or how many are in hospital; one
    man who was brought there is not all that came of a strike on a region."""
    same = any(ours and ours == theirs for ours, theirs in zip(*map(counted, (coarse, fine)), strict=True))
    several = any((count or 0) > 1 for count in counted(fine))
    return same or (several and any(one.passage.has("toll.treated") for one in fine.said))


def _one_toll(coarse: Draft, fine: Draft) -> bool:
    """Whether the opening tells how a toll rose, of the kind of thing that was struck in the place named below it."""
    rises = all(one.passage.index == 0 for one in coarse.said) and any(map(risen, coarse.said))
    return rises and bool(classes_of(coarse.said) & classes_of(fine.said))


def _lies_in(fine: Draft, coarse: Draft) -> bool:
    if coarse.level == 1:
        return lies_in(fine.place, coarse.place)
    return coarse.place.country in (None, fine.place.country)


def _of_a_month(coarse: Draft) -> bool:
    """Whether a land's or region's people are counted over a month: no one place's."""
    monthly = coarse.period.precision is DatePrecision.MONTH and not of_few_days(coarse.period)
    return monthly and any(count is not None for count in counted(coarse))


def _announces(coarse: Draft, fine: Draft) -> bool:
    """Whether the coarse draft is the headline of the fine one, or says nothing of its own place."""
    wide = any(one.passage.has("nationwide") or one.passage.matches("many_regions") for one in coarse.said)
    if (coarse.level == 2 and wide) or any(map(dark_around, coarse.said)) or _of_a_month(coarse):
        return False
    headed = coarse.level == 1 and any(one.headline for one in coarse.said)
    if rival(coarse, fine) and not ((headed and _part_told(coarse, fine)) or _one_toll(coarse, fine)):
        return False
    if any(counted(coarse)) and all(a in (None, b) for a, b in zip(counted(coarse), counted(fine), strict=True)):
        return True  # the same people told of the country and then of the town
    again = coarse.level == 1 and any(one.headline for one in fine.said) and things_of(coarse) & things_of(fine)
    return coarse.first < fine.first or coarse.place == NOWHERE or not coarse.harmed or bool(again)
