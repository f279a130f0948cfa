"""What does each sentence say of which place: people harmed, things struck, blows, weapons?

Sentences that tell of no strike that happened (memorials, accidents, figures of speech, the fighting at the front)
say nothing here. A sentence that names no place speaks of the one before it, of the headline's, or of the only one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from svidok.model.period import UNKNOWN_PERIOD, DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.model.reading import Effect
from svidok.model.report import Quote
from svidok.reading.incidents import asides
from svidok.reading.incidents.asides import lasts, looks_back
from svidok.reading.incidents.blows import blows, struck_by
from svidok.reading.incidents.casualties import casualties
from svidok.reading.incidents.dating import TIMED, dated_after, period_of
from svidok.reading.incidents.denials import is_denied
from svidok.reading.incidents.following import MANY, all_of_many, in_each, named_for, struck_together
from svidok.reading.incidents.harm import Harm
from svidok.reading.incidents.listed_blows import elided_blows, elided_things, shared_arms, shared_blow, spread_outages
from svidok.reading.incidents.objects import Struck, came_about, objects
from svidok.reading.incidents.planned import RULE as PLANNED
from svidok.reading.incidents.raided import of_raid, over_a_land
from svidok.reading.incidents.records import is_caption, strikes_its_town, under_its_town
from svidok.reading.incidents.scenes import (
    NOWHERE,
    Spot,
    coarseness,
    common,
    inside,
    offices,
    regionwide,
    spot_for,
    spots,
    titles,
    touch,
    wards,
)
from svidok.reading.incidents.toll_shares import region_of, shared, shared_out
from svidok.reading.incidents.unnamed import ahead, in_headline, of_office, only_place, signed
from svidok.reading.incidents.whereabouts import spots_of
from svidok.reading.raids.weapons import struck_with
from svidok.reading.sentence.listing import (
    heading_of,
    heads_links,
    heads_section,
    is_listing,
    only_names,
    opens_anew,
    opens_item,
    picks_out,
)
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.datelines import signs

_LANDS = ("UA", "RU")
_LISTED = 8  # settlements that a sum of people may be of
_SHORT = 25  # sentences of a report that can be all about the one place it names
_WHOLE = 280  # characters of a sentence that is quoted whole
_MARGIN = 60
_TREATED = ("toll.treated", "brought", "bring", "die")
_DONE = ("effect.damaged", "effect.destroyed", "effect.outage")


@dataclass(frozen=True)
class Statement:
    """All that one sentence says of one spot; `own`: it names the spot itself; `recalled`: of an earlier strike;
    `among`: people are counted of this place and others together; `listed`: of the region whose struck places were
    listed right before."""

    passage: Passage
    places: tuple[Place, ...]
    period: Period
    harms: tuple[Harm, ...]
    struck: tuple[Struck, ...]
    blows: frozenset[str]
    weapons: tuple[str, ...]
    own: bool
    headline: bool
    quote: Quote
    recalled: bool = False
    among: bool = False
    listed: bool = False


def statements(told: Sequence[Passage], home: Place | None = None) -> list[Statement]:
    """Every statement of the report in its order; `home` is what its channel tells of where it names no place."""
    silent, mourning, crashed = asides.opens_aside(told), asides.opens_mourning(told), asides.opens_accident(told)
    told = [passage for passage, after in zip_longest(told, told[1:]) if after is None or not signs(after)]
    thread, caption = _Thread(told, is_listing(told)), is_caption(told)
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
                said = [one for one in said if one.blows or one.weapons] if any(map(_harmful, said)) else []
            said = [thread.of_list(thread.nobody_hurt(one)) for one in said]
            after = asides.fell_on(passage) or dated_after(passage, told[number + 1 : number + 2])
            said = [replace(one, period=after) if after and one.own else thread.dated(one) for one in said]
            if mourning and not any(map(passage.has, TIMED)):
                said = [replace(one, period=UNKNOWN_PERIOD) for one in said]
        found.extend(said)
        thread.leaves(number, here, said)
    return found


class _Thread:
    """Of which place does the text speak where a sentence names none, and does it speak of a strike of these days?

    `carried` is the place of the sentences before, `heading` that of the title or section they stand under.
    """

    def __init__(self, told: Sequence[Passage], listing: bool) -> None:
        self._told = told
        self._listing = listing
        self._known = only_place(told) if len(told) <= _SHORT and not listing else ()
        self._carried: tuple[Place, ...] = ()
        self._heading: tuple[Place, ...] = ()
        self._several: tuple[Place, ...] = ()  # the settlements told of so far
        self._struck: tuple[Place, ...] = ()  # the settlements of the last sentence, each with what struck it
        self._items: tuple[Place, ...] = ()  # the settlements of the lines right before, each struck and nobody hurt
        self._aloft: tuple[Spot, ...] = ()  # over which something was shot down, where no scene was named since
        self._away = self._lasting = self._linked = False
        self._region: str | None = None  # of which a section of a digest tells, and when; not of what stood above it
        self._day: Period | None = None
        self._above: tuple[Place, ...] = ()
        self._summed: tuple[Place, ...] = ()  # what the many places struck in one sentence share

    @property
    def elsewhere(self) -> bool:
        """Whether the sentence goes on about another war, about what lasts for weeks, or names other stories."""
        return self._away or self._lasting or self._linked

    def dated(self, one: Statement) -> Statement:
        """The statement, without a time of its own, on the day of its region's section: «У Сумській області вночі …»"""
        if self._day is None or any(map(one.passage.has, TIMED)) or one.places[0].admin1 != self._region:
            return one
        if any(one.places[0].identity == place.identity for place in self._above):
            return one
        return replace(one, period=self._day)

    def nobody_hurt(self, one: Statement) -> Statement:
        """That nobody was hurt, told of each of the places that the sentence right before struck: «один дрон упал в A,
        другой – в B. Пострадавших нет»."""
        nobody = bool(one.harms) and all(harm.range.most == 0 for harm in one.harms) and not (one.own or one.struck)
        if nobody and (meant := in_each(one.passage, self._several)):
            return replace(one, places=meant)
        items = self._items if one.passage.sentence.opens else ()  # on a line of its own below several
        told = next((places for places in (self._struck, items) if len(places) > 1 and one.places[0] in places), ())
        return replace(one, places=told) if nobody and told else one

    def of_list(self, one: Statement) -> Statement:
        """The statement, with whether it goes on about the many places that were struck in a sentence before it."""
        return replace(one, listed=bool(self._summed) and not one.own and one.places == self._summed)

    def _section(self, passage: Passage, here: Sequence[Spot]) -> None:
        """Which region's section goes on after a sentence, and on which day."""
        named = {place.admin1 for spot in here for place in spot.places}
        first = next((t.value.place for t in passage.tokens if t.is_a("place.scene")), None) if here else None
        opens = passage.index and passage.sentence.opens and first is not None and coarseness(first) == 1
        opens = opens or (_daily(passage) and any(spot.coarse == 1 or len(spot.places) > 1 for spot in here))
        if opens or named - {self._region}:
            before, self._day = self._region, None
            self._region = named.pop() if opens and len(named) == 1 else None
            self._above = self._above if before and before == self._region else self._several
        period = period_of(passage, 0) if self._region and passage.has("time.event") else None
        if period is not None and not period.assumed:
            self._day = period

    def _sets_out(self, number: int, here: Sequence[Spot]) -> bool:
        """Whether a paragraph opens with the one town that it goes on about: "Tuapse tells a similar story. …"."""
        goes_on = number + 1 < len(self._told) and not self._told[number + 1].sentence.opens
        alone = len(here) == 1 and here[0].start <= 1 and not here[0].coarse and len(here[0].places) == 1
        return alone and goes_on and self._told[number].sentence.opens and here[0].places[0].country in _LANDS

    def _told_there(self, number: int, here: Sequence[Spot]) -> bool:
        """Whether the next sentence tells what befell "there", or goes on in the item, in the one town of this one."""
        alone = len(here) == 1 and not here[0].coarse and len(here[0].places) == 1
        after = self._told[number + 1] if alone and number + 1 < len(self._told) else None
        return after is not None and (
            after.has("there") or (opens_item(self._told[number]) and not after.sentence.opens)
        )

    def _turns_to(self, here: Sequence[Spot]) -> bool:
        """Whether the section of another region than the one told of has begun, though nothing of it is told yet."""
        around = {place.admin1 for place in self._carried}
        on_land = self._region is not None and not self._region.startswith("SEA-")
        return on_land and self._region not in around and all(spot.coarse == 1 for spot in here)

    def opens(self, places: tuple[Place, ...]) -> None:
        """A title names the place of the section below it."""
        self._carried = self._heading = places

    def reaches(self, number: int, here: Sequence[Spot]) -> tuple[Place, ...]:
        """The place that sentence `number` speaks of where it names none itself."""
        passage = self._told[number]
        self._away = not here and (self._away or passage.has("another_war"))
        self._linked = heads_links(passage) or (self._linked and opens_item(passage))
        goes_on = self._lasting and not passage.sentence.opens and not passage.has("time.event")
        self._lasting = lasts(passage) or goes_on
        fresh = (self._listing and passage.sentence.opens) or opens_anew(self._told, number)
        if fresh:
            self._carried = () if self._listing else self._heading
        wide = (passage.has("regionwide") and passage.has("toll")) or bool(passage.matches("reports_received"))
        first = next((place for place in self._carried if place.admin1), None)
        dark = regionwide(passage) and passage.has("effect.outage")
        if not here and (wide or dark) and first is not None:
            around = (Place(PlacePrecision.REGION, None, first.admin1, first.country),)
            if not wide:
                return around  # the text goes on about the town
            self._carried = around
        if not here and (first is not None or self._known) and passage.matches("many_regions"):
            return (Place(PlacePrecision.COUNTRY, country=first.country if first else None),)
        if not here and len(self._several) > 1 and _sums(passage):
            return common(self._several)
        summed = passage.has("toll") or (passage.has("quantity") and passage.has("blow.attack"))
        if self._carried or (summed and passage.period.precision is DatePrecision.MONTH):
            return self._carried  # the people, or attacks, of a month are of more places than the one that is named
        fell = passage.has("blow.debris")  # what was shot down, told of in the paragraph before
        return all_of_many(ahead(self._told, number)) or (
            (self._over() if fell else ()) if fresh else self._over() or self._known
        )

    def outside(self, passage: Passage, here: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """The spots without those of hospitals, where the text has told of the place that people came from."""
        known = any(coarseness(place) < 2 for place in self._carried)
        treated = any(map(passage.has, _TREATED)) and not passage.has("blow")
        healing = wards(passage) if known and here and treated else set()
        return tuple(spot for spot in here if spot.start not in healing)

    def officials(self, passage: Passage) -> tuple[Spot, ...]:
        """Whose officials tell of harm where the text speaks of no place, or of one that is not theirs."""
        if not any(map(passage.has, ("toll", "effect", "blow.hit", "blow.debris"))):
            return ()
        known = [place for place in self._carried or self._known if coarseness(place) < 2]
        return tuple(one for one in offices(passage) if not (known and touch(one.places, known)))[:1]

    def _over(self) -> tuple[Place, ...]:
        """Over which the text speaks of, if not where the report's one place lies: «над A збито 17. Постраждалих немає.
        На B впали уламки.»"""
        over = self._aloft[-1].places if self._aloft else ()
        lies = any(one.identity == place.identity or inside(one, place) for one in self._known for place in over)
        return () if lies or not self._known else over

    def leaves(self, number: int, here: Sequence[Spot], said: Sequence[Statement]) -> None:
        """What the sentences after `number` go on about: the place it named, if it told anything of it; a land after a
        place in it only if harm is told of it ("one of the deadliest strikes to hit Ukraine" compares)."""
        told = any(s.own and (s.harms or s.struck or s.blows or s.weapons) for s in said)
        told = told or any(map(self._told[number].has, ("befell", "fared"))) or self._told_there(number, here)
        told = told or heads_section(self._told[number])
        harmed = any(s.own and _harmful(s) for s in said)
        if told and not harmed and all(s.coarse == 2 for s in here) and any(coarseness(p) < 2 for p in self._carried):
            told = False
        self._section(self._told[number], here)
        own = [one for one in said if one.own and (one.struck or one.blows)]
        self._struck = tuple(dict.fromkeys(one.places[0] for one in own if not coarseness(one.places[0])))
        hurt = any(harm.range.most != 0 for one in said for harm in one.harms)
        goes_on = self._struck and not hurt and self._told[number].sentence.opens and all(s.coarse < 1 for s in here)
        self._items = tuple(dict.fromkeys((*self._items, *self._struck)))[-_LISTED:] if goes_on else ()
        settled = (place for spot in here if not spot.coarse for place in spot.places)
        self._several = tuple(dict.fromkeys((*self._several, *settled)))[-_LISTED:]
        self._aloft = () if here else spots(self._told[number], "interception") or self._aloft
        if not (here or number):
            named = *offices(self._told[0]), *titles(self._told[0])
            self.opens(next((spot.places for spot in named), ()))
            self._carried = next((one.places for one in said if not coarseness(one.places[0])), self._carried)
        opens = (not number and not asides.threatens(self._told[0])) or self._sets_out(number, here)
        if here and (opens or told or self._turns_to(here)) and not picks_out(self._told[number]):
            together = not harmed and any(s.own and s.blows for s in said)
            last = struck_together(here, self._told[number].tokens) if together else ()
            last = shared_out(self._told[number], self._carried) or last or named_for(self._told[number], here)
            self._carried = all_of_many(last)
            self._summed = self._carried if len(last) > MANY and together else ()
            self._heading = self._heading or (self._carried if number <= 1 else ())


def _daily(passage: Passage) -> bool:
    """Whether a sentence tells what was struck in the past day: «за минувшие сутки обстрелам подверглись …»."""
    return passage.has("blow") and any(t.is_a("time.event") and t.is_a("whole_day") for t in passage.tokens)


def _harmful(one: Statement) -> bool:
    return bool(one.harms or one.struck)


def _sums(passage: Passage) -> bool:
    """Whether a sentence opens with a sum: «Загалом: 1 загиблий, 3 поранені», «Усього пошкоджено 60 осель»."""
    counted = passage.has("toll") or (passage.has("effect") and passage.has("quantity"))
    return counted and any(token.is_a("sum") for token in passage.tokens[:2])


def _of_passage(
    passage: Passage, here: Sequence[Spot], carried: tuple[Place, ...], headline: bool, heading: Passage | None
) -> Iterator[Statement]:
    harms, struck = casualties(passage), objects(passage, heading)
    own = here
    shares, whole = shared(passage, harms)
    groups: dict[int, list[Harm | Struck | int]] = {}
    for at, item in _items(passage, [harm for harm in harms if harm is not whole], struck):
        spot = spot_for(own, at, passage.tokens)
        groups.setdefault(own.index(spot) if spot else -1, []).append(item)
    elided_blows(passage, own, groups)
    elided_things(passage, own, groups)
    spread_outages(passage, own, groups)
    for number, items in sorted(groups.items()):
        items += shared_blow(passage, own, groups, number) or shared_arms(passage, groups, number)
        places = own[number].places if number >= 0 else _dark(items, carried)
        statement = _statement(passage, own[number] if number >= 0 else None, places, items, headline)
        if statement is not None:
            yield statement
    told = [(share.harm, place) for share in shares for place in share.places]
    told += [(whole, region_of(passage, shares, carried))] if whole else []
    period, quote = period_of(passage, 0), passage.whole
    for harm, place in told:
        yield Statement(passage, (place,), period, (harm,), (), frozenset(), (), True, headline, quote)


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
    raid = (of_raid(passage) or places) and not spots_of(passage)
    armed = not over_a_land(passage)
    answered = {at for match in passage.matches("in_reply") for at in range(match.start, match.end)}
    answered |= {match.captures["hit"][0] for match in passage.matches("downed_by_defence")}
    untold = (match for rule in (PLANNED, "spoken_of") for match in passage.matches(rule))
    ahead = {at for match in untold for at in range(match.start, match.end)}
    for harm in harms:
        yield _at(passage, harm.start), harm
    for one in struck:
        if one.at not in ahead and (harms or not threat or one.at < real or came_about(passage, one)):
            yield one.at, one
    for index, token in enumerate(passage.tokens):
        if (threat and index >= real) or raid or index in answered or index in ahead:
            continue
        if (token.is_a("blow") and not is_denied(passage.tokens, index)) or (armed and struck_by(passage, index)):
            yield index, index


def _at(passage: Passage, offset: int) -> int:
    return next((i for i, token in enumerate(passage.tokens) if token.end > offset), len(passage.tokens) - 1)


def _statement(
    passage: Passage, spot: Spot | None, places: tuple[Place, ...], items: Sequence[Harm | Struck | int], headline: bool
) -> Statement | None:
    indices = [item for item in items if isinstance(item, int)]
    return Statement(
        passage,
        places or (NOWHERE,),
        period_of(passage, indices[0] if indices else 0),
        tuple(item for item in items if isinstance(item, Harm)),
        tuple(item for item in items if isinstance(item, Struck)),
        frozenset(blows(passage, indices)),
        tuple(dict.fromkeys(struck_with(passage, indices))),
        spot is not None,
        headline,
        _quote(passage, spot, items),
    )


def _quote(passage: Passage, spot: Spot | None, items: Sequence[Harm | Struck | int]) -> Quote:
    """The sentence, or of a long one the part that says it, from the start of a word to the end of one."""
    whole = passage.whole
    if len(whole.text) <= _WHOLE:
        return whole
    tokens = passage.tokens
    spans = [(tokens[i].start, tokens[i].end) for i in items if isinstance(i, int)]
    spans += [(item.start, item.end) for item in items if isinstance(item, Harm)]
    spans += [(item.start, item.harmed.evidence[0].end) for item in items if isinstance(item, Struck)]
    if spot is not None:
        spans.append((tokens[spot.start].start, tokens[spot.end - 1].end))
    start, end = min(s for s, _ in spans) - _MARGIN, max(e for _, e in spans) + _MARGIN
    inside = [token for token in tokens if token.start >= start and token.end <= end]
    return Quote.of(passage.text, inside[0].start, inside[-1].end)
