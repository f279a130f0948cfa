"""Of which place does a text speak where a sentence names none, and does it speak of a strike of these days?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svidok.model.period import DatePrecision, Period
from svidok.model.place import Place, PlacePrecision
from svidok.reading.incidents import asides
from svidok.reading.incidents.asides import lasts
from svidok.reading.incidents.casualties import casualties
from svidok.reading.incidents.dating import TIMED, period_of
from svidok.reading.incidents.following import MANY, all_of_many, around_many, in_each, named_for, struck_together
from svidok.reading.incidents.scenes import (
    Spot,
    coarseness,
    common,
    inside,
    offices,
    regionwide,
    spots,
    titles,
    touch,
    wards,
)
from svidok.reading.incidents.statement import Statement
from svidok.reading.incidents.toll_shares import shared_out
from svidok.reading.incidents.unnamed import ahead, day_of_region, only_place
from svidok.reading.sentence.listing import (
    heads_links,
    heads_section,
    is_link,
    opens_anew,
    opens_item,
    picks_out,
)
from svidok.reading.sentence.passages import Passage

_LANDS = ("UA", "RU")
_LISTED = 8  # settlements that a sum of people may be of
_SHORT = 25  # sentences of a report that can be all about the one place it names
_TREATED = ("toll.treated", "brought", "bring", "die")


class Thread:
    """Of which place does the text speak where a sentence names none, and does it speak of a strike of these days?

    `carried` is the place of the sentences before, `heading` that of the title or section they stand under.
    """

    def __init__(self, told: Sequence[Passage], listing: bool) -> None:
        self._told = told
        self._listing = listing
        self._known = only_place(told) if len(told) <= _SHORT and not listing else ()
        self._whole_day = day_of_region(told, self._known)  # the region that the report first tells of, unnamed
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
        self._tallied: tuple[Place, ...] = ()  # the region whose people were counted, how many they were, and when
        self._counts: dict[str, int] = {}
        self._tallied_on: Period | None = None
        self._total = False  # whether the sentence tells anew how many they are

    @property
    def elsewhere(self) -> bool:
        """Whether the sentence goes on about another war, about what lasts for weeks, or names other stories."""
        return self._away or self._lasting or self._linked

    def dated(self, one: Statement) -> Statement:
        """The statement, without a time of its own, on the day of its region's section: «У Сумській області вночі …»"""
        if self._total and self._tallied_on is not None and one.places == self._tallied:
            return replace(one, period=self._tallied_on)
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

    def _region_total(self, passage: Passage) -> bool:
        """Whether a sentence tells anew how many were harmed in the region counted before the town told of since: «…
        помер чоловік, поранений у Бериславі. Отже, троє загиблих»."""
        if not self._tallied or not passage.has("toll") or not all(inside(p, self._tallied[0]) for p in self._carried):
            return False
        opening = passage.tokens[:2]
        told = [harm for harm in casualties(passage) if harm.definite and harm.of in self._counts]
        if any(t.is_a("at_first") or t.is_a("recall") for t in opening) and passage.has(
            "say"
        ):  # «Ранее он говорил об одном»
            return bool(told) and all((harm.range.least or 0) <= self._counts[harm.of] for harm in told)
        if not (passage.has("rise") or any(token.is_a("sum") or token.is_a("thus") for token in opening)):
            return False
        return bool(told) and all((harm.range.least or 0) >= self._counts[harm.of] > 0 for harm in told)

    def _tallies(self, said: Sequence[Statement]) -> None:
        """Which region's people were counted last, and how many they were."""
        for one in said:
            counted = {harm.of: harm.range.least or 0 for harm in one.harms if harm.definite}
            if counted and len(one.places) == 1 and coarseness(one.places[0]) == 1:
                self._tallied, self._counts, self._tallied_on = one.places, counted, one.period

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
        self._linked = heads_links(passage) or (self._linked and is_link(self._told, number))
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
        self._total = not here and self._region_total(passage)
        if self._total:
            return self._tallied
        summed = passage.has("toll") or (passage.has("quantity") and passage.has("blow.attack"))
        if self._carried or (summed and passage.period.precision is DatePrecision.MONTH):
            return self._carried  # the people, or attacks, of a month are of more places than the one that is named
        if self._whole_day:
            return self._whole_day
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
        harmed = any(s.own and harmful(s) for s in said)
        if told and not harmed and all(s.coarse == 2 for s in here) and any(coarseness(p) < 2 for p in self._carried):
            told = False
        self._section(self._told[number], here)
        self._tallies(said)
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
            self._carried = self._around(last) or around_many(self._told[number], last)
            self._summed = self._carried if len(last) > MANY and together else ()
            self._heading = self._heading or (self._carried if number <= 1 else ())

    def _around(self, last: Sequence[Place]) -> tuple[Place, ...]:
        """The raion told of before in which all of several places lie: «Нікопольщина. Били по A, B та C громадах.»"""
        raion = self._carried[0] if len(self._carried) == 1 else None
        if raion is None or raion.precision is not PlacePrecision.RAION or len(last) < MANY:
            return ()
        return (raion,) if all(_may_lie(one, raion) for one in last) else ()


def _may_lie(one: Place, raion: Place) -> bool:
    """Whether a place, or one of those that bear its name, lies in a raion."""
    return any(place.key != raion.key and inside(place, raion) for place in (one, *one.rivals))


def _daily(passage: Passage) -> bool:
    """Whether a sentence tells what was struck in the past day: «за минувшие сутки обстрелам подверглись …»."""
    return passage.has("blow") and any(t.is_a("time.event") and t.is_a("whole_day") for t in passage.tokens)


def harmful(one: Statement) -> bool:
    return bool(one.harms or one.struck)


def _sums(passage: Passage) -> bool:
    """Whether a sentence opens with a sum: «Загалом: 1 загиблий, 3 поранені», «Усього пошкоджено 60 осель»."""
    counted = passage.has("toll") or (passage.has("effect") and passage.has("quantity"))
    return counted and any(token.is_a("sum") for token in passage.tokens[:2])
