"""What does each sentence say of which place: people harmed, things struck, blows, weapons?

Sentences that tell of no strike that happened (memorials, accidents, figures of speech, the fighting at the front)
say nothing here. A sentence that names no place speaks of the one before it, of the headline's, or of the only one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from svidok.model.period import UNKNOWN_PERIOD, Period
from svidok.model.place import Place
from svidok.model.reading import Effect
from svidok.model.report import Quote
from svidok.reading.incidents import asides
from svidok.reading.incidents.asides import looks_back
from svidok.reading.incidents.blows import blows, struck_by
from svidok.reading.incidents.casualties import casualties
from svidok.reading.incidents.dating import TIMED, dated_after, period_of
from svidok.reading.incidents.denials import is_denied
from svidok.reading.incidents.harm import Harm
from svidok.reading.incidents.listed_blows import elided_blows, elided_things, shared_arms, shared_blow, spread_outages
from svidok.reading.incidents.listed_people import listed_people
from svidok.reading.incidents.nearest import spot_for
from svidok.reading.incidents.objects import Struck, objects
from svidok.reading.incidents.planned import RULE as PLANNED
from svidok.reading.incidents.raided import of_raid, over_a_land
from svidok.reading.incidents.records import is_caption, strikes_its_town, under_its_town
from svidok.reading.incidents.scenes import (
    NOWHERE,
    Spot,
    coarseness,
    common,
)
from svidok.reading.incidents.several_days import Stretch, came_before, period_at, stretches
from svidok.reading.incidents.statement import Statement
from svidok.reading.incidents.thread import Thread, harmful
from svidok.reading.incidents.toll_shares import of_whole, region_of, shared, told_before, wider
from svidok.reading.incidents.unnamed import in_headline, of_office, region_lead, signed
from svidok.reading.incidents.whereabouts import spots_of
from svidok.reading.raids.weapons import struck_with
from svidok.reading.sentence.listing import (
    heading_of,
    is_listing,
    only_names,
)
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.datelines import heads, signs

_WHOLE = 280  # characters of a sentence that is quoted whole
_MARGIN = 60
_DONE = ("effect.damaged", "effect.destroyed", "effect.outage")


def statements(told: Sequence[Passage], home: Place | None = None, channel: Place | None = None) -> list[Statement]:
    """Every statement of the report in its order; `home` is what its channel tells of where it names no place at all,
    `channel` whatever that is."""
    silent, mourning, crashed = asides.opens_aside(told), asides.opens_mourning(told), asides.opens_accident(told)
    told = [passage for at, passage in enumerate(told) if not heads(told, at)]
    told = [passage for passage, after in zip_longest(told, told[1:]) if after is None or not signs(after)]
    thread, caption = Thread(told, is_listing(told)), is_caption(told)
    lead = region_lead(told, channel)
    found: list[Statement] = []
    for number, passage in enumerate(told):
        here = thread.outside(passage, asides.where_struck(passage, spots_of(passage))) or thread.officials(passage)
        silent = silent and not asides.tells_of_a_strike(passage)
        crashed = crashed and not asides.armed(passage)
        if silent and passage.has("aside.law"):
            continue
        if here and only_names(passage):
            if number or not signed(told):
                thread.opens(here[-1].places)
            continue
        places = thread.reaches(number, here) or of_office(told, number) or ((home,) if home else ())
        places = (channel,) if channel is not None and number < lead else places
        said: list[Statement] = []
        if not (
            silent or crashed or thread.elsewhere or asides.is_aside(passage, told[max(0, number - 1) : number])
        ) and asides.struck_near(told, number):
            headline = in_headline(told, number)
            said = list(_of_passage(passage, here, places, headline, heading_of(told, number)))
            said += [] if said or not caption else _wasted(passage, here[0].places if here else places)
            if under_its_town(told, number):
                said = [replace(one, own=one.own or not coarseness(one.places[0])) for one in said]
            if looks_back(passage):  # where people mourn or a court sits nothing was struck
                said = [one for one in said if one.blows or one.weapons] if any(map(harmful, said)) else []
            said = [thread.of_list(thread.nobody_hurt(one)) for one in said]
            after = asides.fell_on(passage) or dated_after(passage, told[number + 1 : number + 2])
            said = [replace(one, period=after) if after and one.own else thread.dated(one) for one in said]
            if mourning and not any(map(passage.has, TIMED)):
                said = [replace(one, period=UNKNOWN_PERIOD) for one in said]
        found.extend(said)
        thread.leaves(number, here, said)
    return found


def _of_passage(
    passage: Passage, here: Sequence[Spot], carried: tuple[Place, ...], headline: bool, heading: Passage | None
) -> Iterator[Statement]:
    before = came_before(passage)
    harms = [
        one for one in casualties(passage) or listed_people(passage, heading) if _at(passage, one.start) not in before
    ]
    struck = [one for one in objects(passage, heading) if one.at not in before]
    own = here
    shares, whole = shared(passage, harms)
    groups: dict[int, list[Harm | Struck | int]] = {}
    wide = {id(harm): around for harm in harms if harm is not whole and (around := wider(passage, harm, own))}
    wide |= {id(harm): around for harm in harms if (around := told_before(passage, harm, own, carried))}
    wide |= {id(harm): region_of(passage, shares, carried) for harm in harms if of_whole(passage, harm, whole)}
    days = stretches(passage, [_at(passage, harm.start) for harm in harms] + [thing.at for thing in struck])
    for at, item in _items(passage, [harm for harm in harms if harm is not whole and id(harm) not in wide], struck):
        spot = spot_for(_of_its_day(own, at, days), at, passage.tokens)
        groups.setdefault(own.index(spot) if spot else -1, []).append(item)
    elided_blows(passage, own, groups)
    elided_things(passage, own, groups)
    spread_outages(passage, own, groups)
    for number, items in sorted(groups.items()):
        items += shared_blow(passage, own, groups, number) or shared_arms(passage, groups, number)
        places = own[number].places if number >= 0 else _dark(items, carried)
        parted = len(groups) > 1 or bool(days)
        for period, part in _by_day(passage, items, days):
            yield _statement(passage, own[number] if number >= 0 else None, places, part, period, headline, parted)
    told = [(share.harm, place) for share in shares for place in share.places]
    told += [(whole, region_of(passage, shares, carried))] if whole else []
    told += [(harm, wide[id(harm)]) for harm in harms if id(harm) in wide]
    period, quote = period_of(passage, 0), passage.whole
    for harm, place in told:
        when = period_at(days, _position(passage, harm)) or period
        yield Statement(passage, (place,), when, (harm,), (), frozenset(), (), True, headline, quote)


def _by_day(
    passage: Passage, items: Sequence[Harm | Struck | int], days: Sequence[Stretch]
) -> Iterator[tuple[Period, list[Harm | Struck | int]]]:
    """What is told of one place, by the days that the sentence tells of one after another."""
    if not days:
        told = [item for item in items if isinstance(item, int)]
        blows = [at for at in told if passage.tokens[at].is_a("blow")] or told
        yield period_of(passage, blows[0] if blows else 0), list(items)
        return
    for day in days:
        part = [item for item in items if day.start <= _position(passage, item) < day.end]
        if part:
            yield day.period, part


def _of_its_day(named: Sequence[Spot], at: int, days: Sequence[Stretch]) -> Sequence[Spot]:
    """The places that are named with the day of what stands at token `at`, where each day has its own."""
    day = next((one for one in days if one.start <= at < one.end), None)
    if day is None:
        return named
    return [one for one in named if one.start >= day.start and one.start < day.end] or [
        one for one in named if one.start < day.start
    ]


def _position(passage: Passage, item: Harm | Struck | int) -> int:
    """The token at which an item stands."""
    if isinstance(item, int):
        return item
    return _at(passage, item.start) if isinstance(item, Harm) else item.at


def _wasted(passage: Passage, places: tuple[Place, ...]) -> Iterator[Statement]:
    """That the one town of a caption lies in ruins, or that people in it came to harm."""
    if places and strikes_its_town(passage) and not coarseness(places[0]):
        quote, waste = passage.whole, frozenset({"waste"})
        yield Statement(passage, places, period_of(passage, 0), (), (), waste, (), True, False, quote)


def _dark(items: Sequence[Harm | Struck | int], carried: tuple[Place, ...]) -> tuple[Place, ...]:
    """Where an outage is that is told after several places and named for none: in what they share."""
    things = [item.harmed.effect for item in items if isinstance(item, Struck)]
    alone = len(things) == len(items) and all(effect is Effect.OUTAGE for effect in things)
    return common(carried) if things and alone and len(carried) > 1 else carried


def _items(
    passage: Passage, harms: Sequence[Harm], struck: Sequence[Struck]
) -> Iterator[tuple[int, Harm | Struck | int]]:
    """What is told, with its token: harm, things, and the indices of blows and weapons."""
    threat = asides.threatens(passage)
    real = asides.done_before(passage) if threat else 0
    places = passage.has("location") and passage.has("quantity") and not any(map(passage.has, _DONE))
    raid = (of_raid(passage) or places) and not (spots_of(passage) or _on_the_town(passage))
    armed = not over_a_land(passage)
    answered = {at for match in passage.matches("in_reply") for at in range(match.start, match.end)}
    answered |= {match.captures["hit"][0] for match in passage.matches("downed_by_defence")}
    untold = (match for rule in (PLANNED, "spoken_of") for match in passage.matches(rule))
    ahead = {*came_before(passage), *(at for match in untold for at in range(match.start, match.end))}
    for harm in harms:
        yield _at(passage, harm.start), harm
    for one in struck:
        if one.at not in ahead | answered and (harms or not threat or one.at < real or _came_about(passage, one)):
            yield one.at, one
    for index, token in enumerate(passage.tokens):
        if (threat and index >= real) or raid or index in answered or index in ahead:
            continue
        if (token.is_a("blow") and not is_denied(passage.tokens, index)) or (armed and struck_by(passage, index)):
            yield index, index


def _on_the_town(passage: Passage) -> bool:
    """Whether it is the town told of that was hit: "the city was hit by 48 drones and two bombs"."""
    return any(one.is_a("townpart") and two.is_a("effect.hit") for one, two in pairwise(passage.tokens))


def _came_about(passage: Passage, one: Struck) -> bool:
    """Whether harm to a thing is told where only an attempt is named besides: «при попытке атаковать порт повреждены
    два дома»; what may be harmed, or may yet be struck, was not."""
    tried = all(token.is_a("attempted") for token in passage.tokens if token.is_a("aside.threat"))
    return tried and one.harmed.effect not in (None, Effect.HIT)


def _at(passage: Passage, offset: int) -> int:
    return next((i for i, token in enumerate(passage.tokens) if token.end > offset), len(passage.tokens) - 1)


def _statement(
    passage: Passage,
    spot: Spot | None,
    places: tuple[Place, ...],
    items: Sequence[Harm | Struck | int],
    period: Period,
    headline: bool,
    parted: bool,
) -> Statement:
    indices = [item for item in items if isinstance(item, int)]
    return Statement(
        passage,
        places or (NOWHERE,),
        period,
        tuple(item for item in items if isinstance(item, Harm)),
        tuple(item for item in items if isinstance(item, Struck)),
        frozenset(blows(passage, indices)),
        tuple(dict.fromkeys(struck_with(passage, indices))),
        spot is not None,
        headline,
        _clause(passage, spot, items) if parted else _quote(passage, spot, items),
    )


def _clause(passage: Passage, spot: Spot | None, items: Sequence[Harm | Struck | int]) -> Quote:
    """Of a sentence that tells of several places what it says of one of them: between semicolons, if it has any."""
    tokens = passage.tokens
    marks = [at for at, token in enumerate(tokens) if token.folded == ";"]
    said = _spans(passage, spot, items)
    start = max((at + 1 for at in marks if tokens[at].end <= said[0]), default=0)
    end = min((at for at in marks if tokens[at].start >= said[1]), default=len(tokens))
    whole = start == 0 and end == len(tokens)
    return _quote(passage, spot, items) if whole or start >= end else passage.quote(start, end)


def _quote(passage: Passage, spot: Spot | None, items: Sequence[Harm | Struck | int]) -> Quote:
    """The sentence, or of a long one the part that says it, from the start of a word to the end of one."""
    whole = passage.whole
    if len(whole.text) <= _WHOLE:
        return whole
    first, last = _spans(passage, spot, items)
    inside = [token for token in passage.tokens if token.start >= first - _MARGIN and token.end <= last + _MARGIN]
    return Quote.of(passage.text, inside[0].start, inside[-1].end)


def _spans(passage: Passage, spot: Spot | None, items: Sequence[Harm | Struck | int]) -> tuple[int, int]:
    """From where to where what is told of a place stands, the place too."""
    tokens = passage.tokens
    spans = [(tokens[i].start, tokens[i].end) for i in items if isinstance(i, int)]
    spans += [(item.start, item.end) for item in items if isinstance(item, Harm)]
    spans += [(item.start, item.harmed.evidence[0].end) for item in items if isinstance(item, Struck)]
    if spot is not None:
        spans.append((tokens[spot.start].start, tokens[spot.end - 1].end))
    return min(start for start, _ in spans), max(end for _, end in spans)
