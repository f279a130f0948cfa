"""Of several places with one name, which is meant here?

Every reason is a small weight that can be said in words; a candidate is chosen only if it leads by the margin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log10

from svidok.model.place import Place, PlacePrecision, PlaceRole
from svidok.resolving.gazetteer import Entry, Gazetteer
from svidok.resolving.placeline import Named

FRONT = 1.0  # the only region of the ground war that has such a name, in a report of it: the last reason
AGAIN = 5.0  # in the region of the place of that name that was told of before
COMPANY = 1.5  # another small place of its list lies in that region only
SENTENCE, BEFORE, REPORT, CHANNEL, RAION, COUNTRY, AHEAD = 3.0, 2.0, 1.0, 2.0, 1.5, 0.5, 2.5
ROUNDUP = 2  # regions of which none is most of what a report names: its paragraphs tell each of its own
GREAT, GREAT_CITY = 2.5, 90_000  # people: so well known that only a region beside it speaks for another
OWN_NAME = 3.0  # a region's own name against a village of that name
CITY, CITY_BEFORE = 4.0, 1.5  # a district of a city named just before, or somewhere in the report
FORGOTTEN, DIMMED = 0.5, 0.75  # what is left of a city in force when another city, another place is named
FADE = 0.8  # what is left of a region in force when another is named after it
KIND = {"M": 0.7, "X": 0.47}  # with so little, a thousand people against villages are no reason to be sure
FITTING = 1.5  # a village after «село», a town after «місто»
AS_SPELLED = 2.5  # «село Камишли» is Камишли rather than a case of Камишла
LISTED = 4.0  # two more of its list lie in the region in force
UNNAMED, FAR = 1.0, 1.0  # a district of a city that nobody names; a city of another country
REMOTE_DEGREES = 65.0  # of longitude: Siberia and beyond
UNTABLED = 0.8  # villages by hand are meant where their region is told of
UNCOUNTED = 500  # people: GeoNames holds settlements from here on
_THIN = "RU"  # the country of whose villages the tables hold only some
MARGIN = 0.75
MOST_RIVALS = 12


class Context:
    """What regions are in force where a name stands; filled while the report is read from its beginning."""

    def __init__(self, gazetteer: Gazetteer, channel: str | None) -> None:
        self.gazetteer = gazetteer
        self.channel = channel
        self.war = True
        self.ground = False  # whether the report tells of war on the ground: infantry, artillery, positions
        self.regions: Counter[str] = Counter()
        self.countries: Counter[str] = Counter()
        self._here: dict[str, float] = {}
        self._before: dict[str, float] = {}
        self._roundup = False  # whether the report tells of many regions
        self._anew = False  # in a roundup's new paragraph, of which what was said before tells little
        self._raions: dict[str, str] = {}  # the raion in force and its region
        self._cities: dict[tuple[str | None, str], float] = {}
        self._settled: set[tuple[str | None, str]] = set()  # the settlements named so far, with their regions

    def survey(self, names: Sequence[Named], own: str | None = None) -> None:
        """Look at the whole report first: the regions that certain names without rivals lie in; where nothing tells of
        a country, that of its language is meant, if it has one of its `own`."""
        scenes = Counter[str]()
        for named in names:
            if named.country is not None and named.country.country:
                self.countries[named.country.country] += 1
            largest = [e for e in named.choices if great(e) and not outdone(e, named.choices)]
            regions = {e.admin1 for e in largest or named.choices}
            if named.certain and len(regions) == 1:
                region = next(iter(regions))
                self.regions[region] += 1
                self.countries[region[:2]] += 1
                scenes[region] += named.role is not PlaceRole.TITLE
            elif named.governed:
                self.regions[named.governed] += 1
        if self.channel:
            self.regions[self.channel] += 1
            self.countries[self.channel[:2]] += 1
        if own and not self.countries:
            self.countries[own] += 1
        self._roundup = len(scenes) >= ROUNDUP and 2 * max(scenes.values()) <= scenes.total() and not self.channel

    def begin(self, *, opens: bool = False) -> None:
        """A new sentence, of a new paragraph where it `opens` one: what was in force becomes what was said before."""
        if self._here:
            self._before = self._here
            self._here = {}
        self._anew = opens and self._roundup

    def saw(self, place: Place, role: PlaceRole) -> None:
        """A place was named: its region is in force from here on."""
        if place.admin1 is None or role is PlaceRole.LAUNCH:
            return
        self._enter(place)
        if place.precision is PlacePrecision.SETTLEMENT:
            self._settled.add((place.name, place.admin1))
        weight = 1.0 if place.precision in (PlacePrecision.REGION, PlacePrecision.RAION) else 0.7
        kept = self._here.get(place.admin1, 0.0)
        self._here = {region: w * FADE for region, w in self._here.items()} | {place.admin1: max(weight, kept)}
        if place.precision is PlacePrecision.RAION and place.key:
            self._raions = {place.key[:4]: place.admin1}
        elif place.precision is PlacePrecision.REGION and place.admin1 not in self._raions.values():
            self._raions = {}  # the next region of a digest: the raion was of the one before

    def _enter(self, place: Place) -> None:
        """A city that has districts is in force until other places are named."""
        city = (place.name, place.admin1 or "")
        urban = place.precision in (PlacePrecision.SETTLEMENT, PlacePrecision.CITY_DISTRICT)
        entered = urban and city in self.gazetteer.cities
        left = FORGOTTEN if entered else DIMMED
        self._cities = {other: weight * left for other, weight in self._cities.items()}
        if entered:
            self._cities[city] = 1.0

    def near(self, regions: Iterable[str]) -> bool:
        """Whether one of the regions is in force in this sentence or the one before."""
        return any(region in self._here or region in self._before or region == self.channel for region in regions)

    def speaks_of(self, region: str) -> bool:
        """Whether this sentence has named a region, or its city."""
        return region in self._here

    def settled(self, choices: Iterable[Entry]) -> bool:
        """Whether one of these settlements was named before."""
        return any((entry.name, entry.admin1) in self._settled for entry in choices)

    @property
    def told(self) -> bool:
        """Whether this sentence has named a region, raion or city."""
        return bool(self._here)

    @property
    def spoken_of(self) -> str | None:
        """The country that most of the report's places lie in."""
        most = self.countries.most_common(2)
        return most[0][0] if most and (len(most) < 2 or most[0][1] > most[1][1]) else None

    @property
    def in_force(self) -> str | None:
        """The one region that what has no entry of its own must lie in."""
        here = max(self._here, key=lambda region: self._here[region], default=None)
        alone = next((next(iter(told)) for told in (self.regions, self._before) if len(told) == 1), None)
        return here or alone

    def weigh(self, entry: Entry) -> list[tuple[float, str]]:
        """The reasons that speak for an entry."""
        region = entry.admin1
        reasons = [(log10(entry.population + UNCOUNTED) / 2, "its size")]
        reasons.append((KIND.get(entry.kind, 0.0), "a town"))
        if great(entry):
            reasons.append((GREAT, "a great city"))
        if entry.kind == "C" and entry.key.startswith(f"{region}:"):
            reasons.append((-UNTABLED, "in no table of the land"))
        if entry.kind == "R" or (entry.kind == "P" and entry.population):  # «Криворіжжя», and a village called so
            reasons.append((OWN_NAME, "a region's own name"))
        if entry.kind == "B":
            weight = self._cities.get((entry.name, region))
            own = region == self.channel and region in _capitals(self)  # a city's channel need not name its city
            said = max(CITY * weight, CITY_BEFORE) if weight else CITY if own else -UNNAMED
            reasons.append((said, f"{entry.name} {'named before' if weight else 'its own' if own else 'not named'}"))
        if entry.far or (self.gazetteer.region(region).point[1] or 0.0) > REMOTE_DEGREES:
            reasons.append((-FAR, "far away"))
        if region in self._here:
            reasons.append((SENTENCE * self._here[region], f"{region} in force"))
        elif region in self._before and not self._anew:
            reasons.append((BEFORE * self._before[region], f"{region} in force before"))
        elif region in self.regions:
            share = self.regions[region] / self.regions.total() if self._roundup else 1.0
            reasons.append((REPORT * share, f"{region} elsewhere in the report"))
        if (entry.name, region) in self._settled:
            reasons.append((AGAIN, "named before"))
        if region == self.channel:
            reasons.append((CHANNEL, "the channel's own region"))
        if entry.raion and entry.raion in self._raions:
            reasons.append((RAION, "its raion in force"))
        if self.countries and region[:2] == self.countries.most_common(1)[0][0]:
            reasons.append((COUNTRY, "the country spoken of"))
        return reasons


def great(entry: Entry) -> bool:
    return entry.population >= GREAT_CITY and entry.kind == "M"


def outdone(entry: Entry, choices: Sequence[Entry]) -> bool:
    """Whether a far city's size says nothing: a city of ours has the name, Олександрія beside Alexandria, Сіверськ
    beside the one in Siberia."""
    remote = entry.far or (entry.point[1] or 0.0) > REMOTE_DEGREES
    return remote and any(e.kind == "M" and e.known and e.admin1.startswith("UA") for e in choices)


def choose(named: Named, context: Context) -> tuple[Place, str] | None:
    """The place meant and why, or an abstention with its rivals; None for a capital of nobody knows which country."""
    choices = _governed(named)
    if named.epithet and len(choices) > 1:
        choices = [e for e in choices if context.speaks_of(e.admin1)] or choices
    if named.epithet and len(choices) > 1:
        choices = [e for e in choices if e.admin1[:2] == (context.spoken_of or named.ahead)]
    if named.epithet and not choices:
        return None
    if not choices or _strange(named, choices, context):
        return _not_there(named, context)
    if len(choices) == 1 and _of_no_city(choices[0], context):
        return None
    if len(choices) == 1:
        beside = f", beside {named.governed}" if named.governed else ""
        return choices[0].place(), f"the only place of that name{beside}"
    front = _front(choices, context)
    weighed = [(_weight(named, entry, context) + FRONT * (entry in front), entry) for entry in choices]
    weighed.sort(key=lambda pair: (-pair[0], pair[1].key))
    best, second = weighed[0], weighed[1]
    if best[0] - second[0] >= MARGIN:
        why = ", ".join(reason for _, reason in sorted(context.weigh(best[1]), reverse=True)[:2])
        return best[1].place(), f"of {len(choices)} by {why}"
    rivals = [entry for weight, entry in weighed if best[0] - weight < MARGIN]
    return _abstained(rivals), f"unsure between {_listed(rivals)}"


def _of_no_city(entry: Entry, context: Context) -> bool:
    """Whether an entry is a district of a city that nobody names: «в Юго-Западном районе»; of Ukraine's the tables hold
    all."""
    region = entry.admin1
    capital = region in {city.admin1 for city in context.gazetteer.capitals.values()}
    district = region.startswith(_THIN) and (entry.kind == "B" or (entry.kind == "P" and capital))
    return district and region not in context.regions and not context.near((region,))


def seat(named: Named, context: Context) -> tuple[Place, str] | None:
    """The centre of the region beside "the regional capital", or of the one in force; None where none is."""
    code = named.governed or context.in_force
    if code in _capitals(context):
        return None  # a capital is the centre of no region
    centre = context.gazetteer.regions[code].centre if code else None
    city = context.gazetteer.city(centre, code) if code and centre else None
    return (city.place(), f"the centre of {code}, beside it or in force") if city else None


def _capitals(context: Context) -> set[str]:
    return {city.admin1 for city in context.gazetteer.capitals.values()}


def _strange(named: Named, choices: Sequence[Entry], context: Context) -> bool:
    """Whether «село X» is said of a region, of another country at that, in which no table has an X; of Russia's
    villages the tables hold but the larger ones, so there another region of it need not be meant either."""
    region = named.ahead or context.in_force
    if not (named.typed and named.spelled) or named.governed or region is None:
        return False
    known = [e for e in choices if not (great(e) and named.kinds and e.kind not in named.kinds)]  # no city is a «село»
    own = {e.admin1 for e in choices} if named.certain else ()
    told = {one for one, times in context.regions.items() if times > (one in own)}
    told = set() if context.told and region.startswith(_THIN) else told
    if any(e.admin1 == region for e in choices) or any(e.admin1 in told or great(e) for e in known):
        return False
    return region.startswith(_THIN) or all(e.admin1[:2] != region[:2] for e in choices)


def _front(choices: Sequence[Entry], context: Context) -> Sequence[Entry]:
    """Those in raions of the ground war, if the report tells of it, or of any war within one region only; no mere
    village where the name is a town's elsewhere."""
    told = context.ground or (context.war and len({e.admin1 for e in choices}) == 1)
    near = context.gazetteer.front
    front = [e for e in choices if told and not near.isdisjoint((e.raion, e.admin1))]
    if len({e.admin1 for e in front}) != 1:
        return ()
    town = any(e.kind == "M" and e.raion and e not in front for e in choices)
    return [e for e in front if not town or e.kind != "C"]


def _weight(named: Named, entry: Entry, context: Context) -> float:
    ahead = AHEAD if entry.admin1 == named.ahead else 0.0
    listed = LISTED if entry.admin1 in named.neighbours else 0.0
    company = COMPANY if entry.admin1 in named.company else 0.0
    fitting = FITTING if entry.kind in named.kinds else 0.0
    spelled = AS_SPELLED if entry.key in named.as_spelled else 0.0
    fame = GREAT if named.kinds and not fitting and great(entry) else 0.0  # no great city is called «село»
    fame += OWN_NAME if entry.population and all(e.kind == "P" for e in named.choices) else 0.0  # no village's rival
    fame += GREAT if great(entry) and (outdone(entry, named.choices) or _abroad(entry, named, context)) else 0.0
    return sum(w for w, _ in context.weigh(entry)) + ahead + listed + company + fitting + spelled - fame


def _abroad(entry: Entry, named: Named, context: Context) -> bool:
    """Whether a great city lies in a country that nothing in the report is said of, and a town of the region told of
    has its name: «у Самарі» near Dnipro."""
    if named.governed or entry.admin1 in context.regions or context.countries[entry.admin1[:2]]:
        return False
    return any(e.kind == "M" and context.near((e.admin1,)) and e.admin1[:2] != entry.admin1[:2] for e in named.choices)


def unlisted(named: Named, context: Context) -> tuple[Place, str] | None:
    """A village that no table holds: its name, and the region that it must lie in; None where no region tells."""
    admin1 = named.governed or named.ahead or context.in_force
    if admin1 is None or admin1.startswith("SEA") or admin1 in _capitals(context):
        return None  # a capital has quarters, and no villages
    latitude, longitude, radius = context.gazetteer.region(admin1).point
    name = named.spelled if named.spelled and (not named.choices or admin1[:2] == "RU") else named.choices[0].name
    place = Place(
        PlacePrecision.SETTLEMENT,
        name,
        admin1,
        admin1[:2],
        latitude=latitude,
        longitude=longitude,
        radius_km=radius,
    )
    return place, f"in no table; {admin1} beside it or in force"


def _not_there(named: Named, context: Context) -> tuple[Place, str]:
    told = unlisted(named, context)
    return told if told is not None else (_abstained(named.choices), "in no region named beside it")


def _governed(named: Named) -> list[Entry]:
    choices = list({(e.key, e.kind): e for e in named.choices}.values())
    if named.governed:
        choices = [e for e in choices if e.admin1 == named.governed] or [e for e in choices if great(e)]
    if named.raions:
        raions = {code[:4] for code in named.raions if code.isdecimal()}
        inside = [e for e in choices if e.key.startswith(named.raions)] or [e for e in choices if e.raion in raions]
        choices = inside or choices
    areas = {(e.name, e.admin1, len(e.key)): e for e in reversed(choices) if e.kind == "P"}
    first: dict[tuple[str | None, str], Entry] = {}
    for (name, admin1, _), entry in sorted(areas.items(), key=lambda item: item[0][2]):
        first.setdefault((name, admin1), entry)  # a raion before the community of the same centre
    return [e for e in choices if e.kind != "P" or first[e.name, e.admin1] is e]


def _abstained(rivals: Sequence[Entry]) -> Place:
    """No key and no degrees; name and region only where all rivals share them."""
    names = {e.name for e in rivals}
    regions = {e.admin1 for e in rivals}
    countries = {e.admin1[:2] for e in rivals}
    return Place(
        rivals[0].precision,
        name=names.pop() if len(names) == 1 else None,
        admin1=regions.pop() if len(regions) == 1 else None,
        country=countries.pop() if len(countries) == 1 else None,
        rivals=tuple(entry.place() for entry in rivals[:MOST_RIVALS]),
    )


def _listed(rivals: Sequence[Entry]) -> str:
    told = dict.fromkeys(f"{e.name or 'region'} ({e.admin1})" for e in rivals)
    return ", ".join(list(told)[:5]) + (" …" if len(told) > 5 else "")
