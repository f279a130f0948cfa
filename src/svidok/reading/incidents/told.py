"""Which incidents does a report tell: harm or a hit at one place in one window?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from svidok.lexicon import Lexicon
from svidok.model.figure import Figure
from svidok.model.period import DatePrecision
from svidok.model.place import Place, PlacePrecision, PlaceRole
from svidok.model.reading import Cause, Effect, HarmedObject, IncidentReport, ObjectClass, Side
from svidok.model.report import Quote
from svidok.reading.incidents.arms import Armament, named_weapons
from svidok.reading.incidents.asides import STRUCK
from svidok.reading.incidents.blows_alone import attacked, laid_waste, told_after, under_fire, went_off
from svidok.reading.incidents.boasts import without_boasts
from svidok.reading.incidents.called_again import once
from svidok.reading.incidents.causes import blows_of, cause, disputed
from svidok.reading.incidents.clocks import clocked
from svidok.reading.incidents.double_meanings import meant
from svidok.reading.incidents.drafts import Draft, dark_around
from svidok.reading.incidents.follow_ups import is_follow_up
from svidok.reading.incidents.gathering import gathered
from svidok.reading.incidents.landwide import of_a_raid, of_the_land
from svidok.reading.incidents.objects import Struck
from svidok.reading.incidents.overstating import exceeds, overstated_by
from svidok.reading.incidents.parties import fights, partisan, side_of
from svidok.reading.incidents.planned import planned
from svidok.reading.incidents.purposes import with_tellers
from svidok.reading.incidents.records import is_record
from svidok.reading.incidents.repeats import repeated
from svidok.reading.incidents.scenes import coarseness
from svidok.reading.incidents.statement import Statement
from svidok.reading.incidents.statements import statements
from svidok.reading.incidents.status import status_of, undenied
from svidok.reading.incidents.testimony import Testimony
from svidok.reading.incidents.tolls import figures
from svidok.reading.incidents.witnesses import witness
from svidok.reading.incidents.worsened import worsened
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.fronts import across, only, settled
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.sides import named
from svidok.reading.sentence.times import of_few_days
from svidok.reading.sources.attributed import Attribution, at, is_hearsay, reported
from svidok.reading.sources.passed import knows

MOST_EVIDENCE = 850  # characters; beyond it an item points at nothing in particular
_BLOWS = ("strike", "attack", "blast", "hit", "debris")
_SINCE = 2014  # the first year of the war
_NOTE, _OPENING = 6, 2  # sentences of a short note, and of the opening of a longer report
_LANDS = ("UA", "RU")
_BULLETIN = 3  # sentences on the fighting that make a bulletin of the front: its "there are wounded" are nowhere's
_LEAD = 1  # the sentences after which a report without a place says nothing that can be placed
_EQUIPMENT = ("air_defence",)  # lost at the front; no place of people was struck
_LONG = (DatePrecision.MONTH, DatePrecision.YEAR)
_AT_SEA = ("ship", "warship", "drilling")  # what is struck on the water; fallen debris struck nothing there
_STRENGTH = list(Effect)
_TARGETS = (ObjectClass.ENERGY, ObjectClass.INDUSTRY, ObjectClass.TRANSPORT)  # what troops say to have hit themselves


def incidents(
    marked: MarkedReport, passages: Sequence[Passage], attributions: Sequence[Attribution], lexicon: Lexicon
) -> tuple[IncidentReport, ...]:
    """The incidents of a report in the order of the text."""
    if not of_this_war(marked, passages):
        return ()
    told = (undenied(draft, passages) for draft in gathered(statements(passages, _home(marked), marked.home)))
    drafts = [_in_town(draft, marked.home) for draft in told if _tells(draft)]
    if sum(passage.has("aside.front") for passage in passages) >= _BULLETIN:
        drafts = [draft for draft in drafts if draft.level == 0 or not draft.harmed or _counted(draft.said)]
    if not any(map(_tells_of_arms, passages)):  # what is damaged in a region need be of no strike of these days
        drafts = [draft for draft in drafts if draft.level == 0]
    said = only(named(passage) for passage in passages)
    testimony = Testimony(attributions, passages, lexicon)
    arms = Armament(passages)
    found = [_incident(draft, said, testimony, arms) for draft in drafts]
    return tuple(sorted([*found, *planned(passages, attributions)], key=lambda one: one.evidence[0].start))


def _home(marked: MarkedReport) -> Place | None:
    """What a channel of one city or region tells of, where the report names no city, raion or region itself."""
    named = (mention.place for mention in marked.places if mention.role is not PlaceRole.LAUNCH)
    return None if any(coarseness(place) < 2 and place.admin1 for place in named) else marked.home


def _in_town(draft: Draft, home: Place | None) -> Draft:
    """A name that no place of the channel's region has is that of a quarter of its city: «у Рясному-2»."""
    unknown = draft.level == 0 and draft.place.admin1 is None and home is not None and home.name is not None
    return replace(draft, place=replace(home, precision=PlacePrecision.CITY_DISTRICT)) if unknown and home else draft


def of_this_war(marked: MarkedReport, passages: Sequence[Passage]) -> bool:
    """Whether a side strikes, or a strike or weapon of no side is told where the war is."""
    if any(named(passage) for passage in passages):
        return True
    short = len(passages) <= _NOTE
    opening = passages[: None if short else _OPENING]
    struck = any(passage.has(f"blow.{kind}") for kind in _BLOWS for passage in opening)
    bombed = any(passage.has(f"blow.{kind}") for kind in ("strike", "attack") for passage in opening)
    armed = any(passage.has("weapon") or passage.has("lone_weapon") for passage in passages)
    if marked.home is not None or any(mention.place.country in _LANDS for mention in marked.places):
        return struck or armed or is_record(passages) or is_follow_up(passages)
    return short and (armed or (bombed and any(passage.has("toll") for passage in passages)))


def _tells(draft: Draft) -> bool:
    """Whether there is harm or a hit, and not only an attack or something shot down."""
    said = draft.said
    if not _placed(draft):
        return False
    if draft.harmed:
        if draft.level == 2 and not (_counted(said) or any(one.passage.has("time.event") for one in said)):
            return any(map(of_the_land, said))  # "drones are a leading cause of casualties" is no strike
        if _counted(said) or (_struck(said) and any(one.own or one.passage.index <= _LEAD for one in said)):
            return True
        if draft.level:
            return False  # what was damaged in a settlement is told, though its injured are not counted
    if draft.level == 2:
        return any(map(of_the_land, said))
    told = [one for one in said if one.struck or one.weapons]
    if told and all(one.passage.has("came_upon") and not one.blows for one in told):
        return False  # a weapon that somebody came upon
    things = [thing.harmed for one in said for thing in one.struck]
    if (draft.place.admin1 or "").startswith("SEA-"):
        return any(thing.function in _AT_SEA for thing in things)
    if things and all(thing.function in _EQUIPMENT for thing in things):
        return False
    if things and draft.level == 1 and not any(map(_of_its_region, said)):
        return False
    if draft.level and draft.period.precision is DatePrecision.YEAR:
        return False  # "the thirteenth attack on the grid this year"
    if things and _only_attacked_for_long(draft):
        return False
    if things:
        lasting = any(thing.effect not in (None, Effect.HIT) for thing in things)
        left = any(one.own and one.blows and told_after(one.passage) for one in said)
        return lasting or left or _struck(said) or any(map(under_fire, said))
    if draft.period.precision in _LONG and draft.level:
        return False  # "in April 1,300 drones attacked the region"
    settled = draft.place.precision is PlacePrecision.SETTLEMENT
    if settled and any(one.among and one.own for one in said):
        return True  # "killed three people in A, B and C": the people are their region's, and each was struck
    own = [one for one in said if one.own]
    landed = blows_of(own) & {"hit", "debris", "waste"} or any(map(went_off, own))
    return bool(landed) or attacked(own) or _recalled(draft) or laid_waste(draft, own)


def _only_attacked_for_long(draft: Draft) -> bool:
    """Whether a place is only said to have been attacked over a month or a year: "in May the ports were attacked five
    times"."""
    attacks = frozenset[str]().union(*(one.blows for one in draft.said)) <= {"attack"}
    spared = all(thing.harmed.effect in (None, Effect.HIT) for one in draft.said for thing in one.struck)
    return draft.period.precision in _LONG and not of_few_days(draft.period) and attacks and spared


def _lands(one: Statement) -> bool:
    """Whether a statement tells of a thing struck or a hit in its own place; of debris that struck a thing in any."""
    return (one.own and (bool(one.struck) or "hit" in one.blows)) or (bool(one.struck) and "debris" in one.blows)


def _of_its_region(one: Statement) -> bool:
    """Whether what a statement tells of things can be told of a whole region: with its day, its blow or its arms, or
    right after the places in it that were struck."""
    return _dated(one) or _lands(one) or _armed_attack(one) or dark_around(one) or (one.listed and bool(one.struck))


def _armed_attack(one: Statement) -> bool:
    """Whether a statement tells with what its own region was attacked: what is told next of things is of that."""
    return one.own and bool(one.weapons) and bool(one.blows & {"attack", "strike"})


def _counted(said: Iterable[Statement]) -> bool:
    return any(harm.definite and harm.range.most != 0 for one in said for harm in one.harms)


def _placed(draft: Draft) -> bool:
    """Whether it happened in this war, and at a place that the text ties it to."""
    if draft.period.day is not None and draft.period.day.year < _SINCE:
        return False
    if draft.level == 2 and not any(
        one.own or one.passage.index <= _LEAD or of_a_raid(one) or of_the_land(one) for one in draft.said
    ):
        return False
    return draft.place.country in (None, *_LANDS) or any(one.weapons for one in draft.said)


def _struck(said: Iterable[Statement]) -> bool:
    """Whether a blow that hits, a weapon, a side or a time stands with it; "attacked" alone is said of much else."""
    return any(
        one.blows & {"hit", "strike", "debris", "blast"}
        or one.weapons
        or (one.blows and (one.passage.has("time.event") or named(one.passage) is not None))
        for one in said
    )


def _recalled(draft: Draft) -> bool:
    """Whether "then", «тієї ночі» goes on with the place and day of the sentence before and names an attack's arms; or
    a second strike, or what came down on the town told of, is told with a day of its own."""
    landed = (one for one in draft.said if one.weapons and one.blows & {"hit", "debris"} and not one.period.assumed)
    if not draft.level and any(one.passage.has("time.event") and of_few_days(one.period) for one in landed):
        return True
    if any(one.passage.has("again") and one.blows & {"hit", "strike"} and _dated(one) for one in draft.said):
        return True
    return any(
        one.weapons
        and {"attack", "strike"} & set(one.blows)
        and not one.passage.period.assumed
        and any(token.is_a("back_then") for token in one.passage.tokens[:3])
        for one in draft.said
        if not one.own
    )


def _dated(one: Statement) -> bool:
    return one.passage.index == 0 or one.passage.has("time.event")


def _incident(draft: Draft, side: Side | None, testimony: Testimony, arms: Armament) -> IncidentReport:
    attributions, passages, lexicon = testimony.attributions, testimony.told, testimony.lexicon
    draft = without_boasts(draft, testimony)
    attacker, inferred = _attacker(draft, side, lexicon) if any(map(_tells_of_arms, passages)) else (None, False)
    unsaid = inferred or all(named(one.passage) is None for one in draft.said)
    unsettled = not settled(draft.place) and not (draft.place.admin1 or "").startswith("SEA-")
    if unsaid and unsettled and (teller := _teller(draft, attributions, lexicon)) is not None:
        # Nobody strikes what he holds. Which land Russia has held for years is known; where Ukraine's ends, it moves.
        # The sea is nobody's: who tells of a ship hit there may well have hit it.
        own = teller is Side.UA and across([draft.place]) is Side.UA
        attacker, inferred = teller if own else next(other for other in Side if other is not teller), True
    tolls = figures(draft.said, attributions, lambda sources: _lesser(sources, attacker, lexicon), passages)
    source, via = witness(draft, tolls, testimony, attacker)
    tellers = (*source, *(name for figure in tolls.values() for name in figure.source))
    alone = len(source) == 1 and not any(figure.source for figure in tolls.values())
    first = _first_heard(source, attributions) if alone else None
    tolls = {
        name: replace(figure, source=source)
        if _goes_on(figure, first) or _own_word(figure, source, lexicon)
        else figure
        for name, figure in tolls.items()
    }
    how = Cause.CONTESTED if disputed(draft.said, attacker, testimony) else cause(draft.said)
    return IncidentReport(
        evidence=_evidence(draft.said),
        place=draft.place,
        period=clocked(draft, passages),
        attacker=attacker,
        attacker_inferred=inferred,
        weapons=arms.of(draft, cause(draft.said)),
        cause=how,
        objects=_objects(draft, list(_things(draft, attacker, testimony)), testimony),
        source=source,
        via=via,
        status=status_of(draft, attacker, tellers, testimony),
        overstated_by=overstated_by(draft.said, tolls, passages),
        **tolls,  # type: ignore[arg-type]
    )


def _tells_of_arms(passage: Passage) -> bool:
    """Whether a sentence names a blow, a weapon or a side: where none does, nobody says that a side did it."""
    return any(map(passage.has, STRUCK)) or named(passage) is not None


def _lesser(sources: Sequence[str], attacker: Side | None, lexicon: Lexicon) -> bool:
    """Whether any other's count stands before theirs: the attacker's, an unnamed one's, what residents say."""
    return partisan(sources, attacker, lexicon) or (bool(sources) and all(map(is_hearsay, sources)))


def _first_heard(source: Sequence[str], attributions: Sequence[Attribution]) -> int | None:
    """Where the report first names him whose knowledge an incident is."""
    return min((one.quote.start for one in attributions if one.source == source), default=None)


def _goes_on(figure: Figure, heard: int | None) -> bool:
    """Whether a figure stands after the words that name the one official: what he tells goes on from sentence to
    sentence; what the report told before he speaks is its own."""
    return heard is not None and any(heard < quote.end for quote in figure.evidence)


def _own_word(figure: Figure, source: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a figure that is given to nobody is the channel's, which tells the incident of its own knowledge."""
    return not figure.source and bool(source) and all(knows(name, lexicon) for name in source)


def _attacker(draft: Draft, side: Side | None, lexicon: Lexicon) -> tuple[Side | None, bool]:
    """The side named; else the foe of whose thing it was, or of the place; nobody where the arms are the other's."""
    said = only(named(statement.passage) for statement in draft.said)
    inferred = across([draft.place])
    if said is not None and (said is inferred or not settled(draft.place)):
        return said, False
    struck = only(_struck_side(draft))
    if struck is not None and said is None:
        return next(other for other in Side if other is not struck), True
    if inferred is None or side is inferred:
        return side, False
    if side is not None and not settled(draft.place):
        return side, True  # whoever holds the place, the report tells of one side's strikes alone
    arms = {lexicon.row("weapon", code).get("side") for code in named_weapons(draft, cause(draft.said))} - {None, ""}
    return (None, False) if said is None and arms and inferred.value not in arms else (inferred, True)


def _teller(draft: Draft, attributions: Sequence[Attribution], lexicon: Lexicon) -> Side | None:
    """The side of those who tell of people or civilian things harmed on the front: it is the other's strike; the other
    side where troops tell which depot or plant was hit, as of their own work."""
    things = [thing for one in draft.said for thing in one.struck]
    if not draft.harmed and (not things or any(one.harmed.object_class is ObjectClass.MILITARY for one in things)):
        return None  # what a side says to have struck is its own
    told = [one.passage for one in draft.said if one.harms or one.struck]
    appointed = {code for passage in told for token in passage.tokens for code in token.all_of("installed")}
    if appointed:
        return only(map(Side, appointed))
    heard = (reported(attributions, one.quote.start) for one in draft.said if one.harms or one.struck)
    names = [name for one in heard if one is not None for name in one.source[:1]]
    side = only(side_of(name, lexicon) for name in names)
    own = not draft.harmed and all(map(_works, things)) and all(fights(name, lexicon) for name in names)
    return next(other for other in Side if other is not side) if side and own else side


def _works(thing: Struck) -> bool:
    return thing.harmed.object_class in _TARGETS and thing.harmed.effect is Effect.HIT


def _struck_side(draft: Draft) -> Iterator[Side]:
    """The sides whose things are said to have been struck («уразили об'єкти армії РФ»), or who occupy the place."""
    for one in draft.said:
        held = (match.captures["what"][0] for match in one.passage.matches("occupied_place"))
        if any(one.passage.tokens[at].value.place.admin1 == draft.place.admin1 for at in held):
            yield from (side for side in Side if draft.place.country in tuple(Side) and side != draft.place.country)
        for match in one.passage.matches("struck_side"):
            yield from (Side(code) for code in one.passage.tokens[match.captures["side"][0]].all_of("warside"))


def _things(draft: Draft, attacker: Side | None, testimony: Testimony) -> Iterator[HarmedObject]:
    """The things struck at a place, without what is only told of the land around it («били по об'єктах енергетики»):
    of no place, or by whoever struck."""
    works = [one.passage for one in draft.said if any(map(_of_energy, one.struck))]
    for one in draft.said:
        for thing in one.struck:
            vague = one.passage.tokens[thing.at].is_a("vague_works") and works and one.passage not in works
            if vague and thing.harmed.object_class is ObjectClass.INDUSTRY:
                continue  # the governor's "industrial facility" is the refinery that others name
            if exceeds(thing, one, draft.said, testimony.told):
                continue
            at_large = draft.level < 2 and one.passage.tokens[thing.at].is_a("at_large")
            if at_large and not (one.own and coarseness(one.places[0]) < 2):
                whose = at(testimony.attributions, thing.start)
                wide = draft.level == 0 and coarseness(one.places[0]) == 2
                aside = whose is not None and (not whose.reports or partisan(whose.source, attacker, testimony.lexicon))
                if wide or aside:
                    continue
            yield thing.harmed


def _of_energy(thing: Struck) -> bool:
    return thing.harmed.object_class is ObjectClass.ENERGY and thing.harmed.effect is not Effect.OUTAGE


def _objects(draft: Draft, struck: Sequence[HarmedObject], testimony: Testimony) -> tuple[HarmedObject, ...]:
    """Things of the same class and words once, with the strongest effect; a general word gives way to a precise one."""
    found: dict[tuple[str, str | None], HarmedObject] = {}
    things = once(worsened(meant(struck, testimony.told), testimony.told), testimony.told)
    for harmed in with_tellers(things, testimony.told, testimony.attributions):
        key = (harmed.object_class, harmed.function)
        held = found.get(key)
        if held is None or _strength(harmed) > _strength(held):
            found[key] = harmed
    works = any(
        harmed.object_class is ObjectClass.ENERGY and harmed.effect is not Effect.OUTAGE for harmed in found.values()
    )
    vague = {"building", "plant"} if works else {"building"}
    precise = [harmed for harmed in found.values() if harmed.function not in vague or " " in (harmed.phrase or "")]
    return repeated(tuple(precise or found.values()), draft, testimony.told)


def _strength(harmed: HarmedObject) -> int:
    return _STRENGTH.index(harmed.effect) if harmed.effect else -1


def _evidence(said: Sequence[Statement]) -> tuple[Quote, ...]:
    """The sentences that say it, those of harm before others, as many as stay tight; in the order of the text."""
    ranked = sorted(said, key=lambda s: (not s.harms, not s.struck, s.headline, s.quote.start))
    kept: list[Quote] = []
    for quote in dict.fromkeys(statement.quote for statement in ranked):
        if not kept or sum(len(k.text) for k in kept) + len(quote.text) <= MOST_EVIDENCE:
            kept.append(quote)
    return tuple(sorted(kept))
