"""Whose knowledge is an incident, and through which outlets did it come?

The source of its toll is asked first, then those of the sentences that tell of harm, of a hit, and of the headline,
last who only says that nobody was hurt. Nobody in particular ("officials") gives way to a name or an office of the same
side, and whoever else of that side tells of harm stands beside it. What judges, foretells or demands is no report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from svidok.lexicon import Lexicon
from svidok.model.figure import Figure
from svidok.model.period import Period
from svidok.model.place import Place, PlaceMention
from svidok.model.reading import Side
from svidok.reading.claims.stances import stances
from svidok.reading.incidents.commenting import judges, refers_back
from svidok.reading.incidents.drafts import Draft, of_people
from svidok.reading.incidents.parties import partisan, side_of
from svidok.reading.incidents.purposes import tells_use
from svidok.reading.incidents.raided import DOWNED, of_raid
from svidok.reading.incidents.scenes import offices, touch
from svidok.reading.incidents.statement import Statement
from svidok.reading.incidents.testimony import HARM, LEAD, OFFICIALS, STRIKE, Testimony, is_vague
from svidok.reading.sentence.listing import opens_entry, opens_item
from svidok.reading.sentence.passages import Passage, between, overlapped
from svidok.reading.sources.acquaintance import SpeakerKind
from svidok.reading.sources.attributed import Attribution, at, is_hearsay, reported
from svidok.reading.sources.continued import continued
from svidok.reading.sources.leading import region_of
from svidok.reading.sources.passed import knows, nearest
from svidok.reading.sources.phrases import COUNTRIES
from svidok.reading.sources.reaching import breaks, opens

# They tell what they saw and heard or did there: a body that gives the toll stands before them.
BYSTANDERS = frozenset({"residents", "witnesses", "rescuers", "medics", "doctors", "investigators"})
_BACK = 4  # sentences that may go on with what an official said
_AUTHORITIES = "authorities"  # of a land or a town: who of them knows it is not told
_JUDGES = ("expert", "journalist", "politician", "lawmaker")  # they explain a strike that others report
_EVERYWHERE = ("international", "monitor")  # kinds of bodies that tell of a strike in any land
_BY_NAME = (SpeakerKind.NAMED, SpeakerKind.BODY, SpeakerKind.ROLE)
# Who says this tells nothing of what happened.
_NO_WITNESS = frozenset({"denial", "demand", "pledge", "intent", "accusation"})

Source = tuple[tuple[str, ...], tuple[str, ...]]


def witness(draft: Draft, tolls: Mapping[str, Figure], testimony: Testimony, attacker: Side | None) -> Source:
    """The sources nearest to the event and the outlets after them; both empty where the report names none."""
    attributions, lexicon = testimony.attributions, testimony.lexicon
    counted = [_of_figure(figure, lexicon) for figure in tolls.values() if figure.range.most != 0]
    spared = [_of_figure(figure, lexicon) for figure in tolls.values() if figure.range.most == 0]
    heard = at if all(one.passage.has("denial") for one in draft.said) else reported
    given = (one for start in _starts(draft, testimony) if (one := heard(attributions, start)))
    if draft.recalled:
        given = (one for one in given if not one.carried)  # nobody goes on to tell what the author compares with
    reports = [one for one in given if not (one.carried and _is_of_elsewhere(one, draft.place, lexicon))]
    blamed = {one.source for one in reports if _is_mere_blame(one, draft.place, lexicon)}
    reports = [one for one in reports if one.source not in blamed]
    counted = [given for given in counted if given[0] not in blamed]
    near = [(one.source, one.via) for one in reports if not one.carried]
    told_by = [given for given in (*counted, *((one.source, one.via) for one in reports), *spared) if given[0]]
    if _only_claimed(told_by, draft, testimony, attacker):
        told_by = []
    if told_by:
        theirs = partisan(told_by[0][0], attacker, lexicon)
        vague = testimony.vague - {source for source, _ in counted if not all(map(is_hearsay, source))}
        source, via = min(
            (given for given in told_by if partisan(given[0], attacker, lexicon) is theirs),
            key=lambda given: (given[0] in vague | testimony.showing) + BYSTANDERS.issuperset(given[0]),
        )
        here = (path for other, path in (*counted, *near, *spared) if other == source)
        others = [*_besides(draft, testimony, attacker)]
        if source in testimony.vague and (one := _closing(draft, testimony, by_name=True)) is not None:
            source, via = one.source, one.via  # "…, regional officials said. Governor A reported damage"
        if theirs:  # the attacker claims the hit, and they whom it hit say that nobody was hurt
            others += [name for given, _ in spared for name in given]
        named = [name for name in dict.fromkeys((*source, *others)) if not name.endswith(_AUTHORITIES)]
        named.sort(key=lambda name: partisan((name,), attacker, lexicon))  # who is nearest to the event stands first
        return testimony.apart(named) or source, next(here, via)
    if draft.recalled:
        return (), ()
    weighed = (at(attributions, start) for start in _starts(draft, testimony))
    judged = (one for one in weighed if one and one.said == "assessment" and one.kind is not SpeakerKind.NAMED)
    if (one := next(judged, None)) is not None and one.source:
        return one.source, one.via  # "reports from A suggest that the depot was hit"
    closing = _closing(draft, testimony)
    if closing is not None and partisan(closing.source, attacker, lexicon) and any(map(of_people, draft.said)):
        closing = None  # who struck tells of his strikes below the people and homes that others told of
    closing = closing or _only_one(draft, testimony)
    if closing is None or _is_of_elsewhere(closing, draft.place, lexicon):
        closing = _before(draft, testimony)
        if closing is not None and (is_vague(closing, lexicon) or partisan(closing.source, attacker, lexicon)):
            closing = None
    if closing is not None and not _is_of_elsewhere(closing, draft.place, lexicon):
        return closing.source, closing.via
    owned = (at(attributions, one.quote.start) for one in draft.said)
    if (owner := next((one for one in owned if one is not None and one.owned), None)) is not None:
        return owner.source, ()  # who posts on his own channel
    return nearest(next((one.via for one in reports if one.via), ()), lexicon)


def _only_claimed(told_by: Sequence[Source], draft: Draft, testimony: Testimony, attacker: Side | None) -> bool:
    """Whether nobody but the attacker is named, who claims a hit, while others tell of the harm, or the report itself
    of people harmed: he is not whose knowledge that is."""
    lexicon = testimony.lexicon
    if not all(attacker and side_of(name, lexicon) is attacker for source, _ in told_by for name in source):
        return False
    body = [one for one in draft.said if not one.headline and _harmed(one)] or draft.said
    harm = [at(testimony.attributions, start) for one in body for start in _harmed(one)]
    if any(one is not None and one.source and not partisan(one.source, attacker, lexicon) for one in harm):
        return True
    hurt = [at(testimony.attributions, start) for one in body for start in _hurt(one)]
    return any(one is None or not one.source for one in hurt)


def _is_mere_blame(one: Attribution, place: Place, lexicon: Lexicon) -> bool:
    """Whether somebody of a third land blames the attacker: "President A accused the neighbour after …"."""
    return one.said == "accusation" and all(_is_abroad(name, place, lexicon) for name in one.source)


def _besides(draft: Draft, testimony: Testimony, attacker: Side | None) -> Iterator[str]:
    """Who else, by name or office or as who saw it, tells of people or things harmed: "three wounded, police say" after
    a mayor; who is of the other side, or the attacker's, where he tells what was struck at this very place.
    """
    lexicon = testimony.lexicon
    foes = [side for side in Side if side is attacker or side.value != draft.place.country]
    for one in draft.said:
        titled = one.headline and one.passage.whole.text[-1] not in ".!"
        things = [thing.start for thing in one.struck] or ([one.quote.start] if _went_off_there(one) else [])
        first = any(t.is_a("at_first.counted") for t in one.passage.tokens[:1])  # «спершу мер назвав 12»: now it is 15
        mute = titled or judges(one.passage) or (first and len(draft.said) > 1) or _wishes(one)
        # not "to kill children is savagery"
        hurt = [harm.start for harm in one.harms if harm.range.most != 0 and harm.definite]
        for start in () if mute else (*hurt, *things):
            heard = reported(testimony.attributions, start) or _goes_on_from(one.passage, testimony)
            if heard is not None and start in things and not (heard.source or heard.carried):
                yield from (name for name in heard.via if knows(name, lexicon))
            if heard is None or heard.owned or heard.carried or not _is_somebody(heard, testimony, start in things):
                continue
            if any(partisan(heard.source, foe, lexicon) for foe in foes) and not _owns_to(one, heard, draft):
                continue
            yield from (name for name in heard.source if not _is_abroad(name, draft.place, lexicon))


def _went_off_there(one: Statement) -> bool:
    """Whether it is told what befell the thing told of before: "explosions were recorded at the facility"."""
    return bool(one.blows & {"blast", "hit"}) and not one.struck and one.passage.has("the_thing")


def _wishes(one: Statement) -> bool:
    """Whether things are named in a sentence that denies, demands, promises or accuses, and no people harmed."""
    return not _hurt(one) and not _NO_WITNESS.isdisjoint(stances(one.passage))


def _is_somebody(one: Attribution, testimony: Testimony, of_thing: bool) -> bool:
    """Whether somebody tells what he knows, by name or office; residents and channels only of what they saw burn or
    fall (`of_thing`): a toll of theirs gives way."""
    if not one.source or one.source in testimony.showing:
        return False
    if all(map(is_hearsay, one.source)):
        return of_thing
    return one.kind in _BY_NAME and not is_vague(one, testimony.lexicon)


def _owns_to(one: Statement, heard: Attribution, draft: Draft) -> bool:
    """Whether the attacker tells of this very place: he names it, or the kind of thing that others say was struck."""
    struck = {thing.harmed.object_class for other in draft.said if other is not one for thing in other.struck}
    named = one.own or _went_off_there(one) or any(thing.harmed.object_class in struck for thing in one.struck)
    return named and heard.said not in _NO_WITNESS and _NO_WITNESS.isdisjoint(stances(one.passage))


def _goes_on_from(passage: Passage, testimony: Testimony) -> Attribution | None:
    """Who told of the strike in the same paragraph, if it names no time of its own, or opens a list with a colon."""
    dated = passage.has("time.event") or passage.has("time.retrospect")
    one = None if dated else continued(testimony.attributions, testimony.told, passage.index)
    if one is None:
        return None
    said = overlapped(testimony.told, one.quote.start, one.quote.end)[0]
    of_it = said.sentence.line == passage.sentence.line and any(map(said.has, STRIKE))
    return one if of_it or opens(said) else None


def _of_figure(figure: Figure, lexicon: Lexicon) -> Source:
    """Who gives a toll; a channel with sources of its own where nobody else is named."""
    return (figure.source, figure.via) if figure.source else nearest(figure.via, lexicon)


def _starts(draft: Draft, testimony: Testimony) -> Iterator[int]:
    """Where the incident is told: harm, then hits, then the headline, unless all else of it is only recalled."""
    body = [one for one in draft.said if not one.headline and not judges(one.passage)]
    harmed = [start for one in body if (start := _harm(one)) is not None]
    yield from harmed
    heard = {one.passage.index for one in body if _harmed(one)}  # who judges a strike beside it has not told of it
    alone = [one for one in body if one.passage.index not in heard]
    yield from (start for one in alone if (start := _blow(one, told_of_harm=bool(harmed))) is not None)
    if not (body and all(one.quote.start >= testimony.recalled for one in body)):
        yield from (one.quote.start for one in draft.said if one.headline and (one.harms or one.struck or one.blows))


def _harm(one: Statement) -> int | None:
    """Where it says first what or who was harmed."""
    return min(_harmed(one), default=None)


def _harmed(one: Statement) -> list[int]:
    return [*_hurt(one), *(thing.start for thing in one.struck)]


def _hurt(one: Statement) -> list[int]:
    return [harm.start for harm in one.harms if harm.range.most != 0]


def _blow(one: Statement, told_of_harm: bool) -> int | None:
    """Where it says that the place was struck; what was shot down tells of the raid, and so does a mere "attack" beside
    sentences on what it did."""
    blows = one.blows - {"attack"} if told_of_harm else one.blows
    of_a_raid = of_raid(one.passage) and not one.passage.has("effect")  # "ten were downed, and debris started the fire"
    return one.quote.start if blows and not of_a_raid and not refers_back(one.passage) else None


def _closing(draft: Draft, testimony: Testimony, by_name: bool = False) -> Attribution | None:
    """Who speaks in a sentence right after what is told, of it and of no other place: "The mayor said the toll …";
    `by_name`: only a person who tells of harm."""
    attributions, told, lexicon = testimony.attributions, testimony.told, testimony.lexicon
    known = {one.passage.index for one in draft.said}
    harmed = {one.passage.index for one in draft.said if one.harms or one.struck}
    following = (after for index in sorted(harmed) for after in between(told, index + 1, index + 2))
    for after in following:
        if after.index in known or not _goes_on(after, draft):
            continue
        one = reported(attributions, after.sentence.start)
        if one is None or (one.role or "").startswith(_JUDGES) or tells_use(after):
            continue
        if all(_is_abroad(name, draft.place, lexicon) for name in one.source):
            continue
        if one.carried or judges(after) or not _NO_WITNESS.isdisjoint(stances(after)):
            continue
        if by_name and not (one.kind is SpeakerKind.NAMED and any(map(after.has, HARM))):
            continue
        if one.kind is not SpeakerKind.OUTLET or knows(one.source[0], lexicon):
            return one
    return None


def _only_one(draft: Draft, testimony: Testimony) -> Attribution | None:
    """The one official whom the lead quotes on people or things harmed, where the report goes by nobody else: the
    villages of his region are his too, on the lead's day and as far as nothing is only recalled."""
    told = [one for one in draft.said if not one.headline]
    body = [one.quote.start for one in told]
    harm = [one.quote.start for one in told if one.harms or one.struck] or body
    lead = testimony.lead if body else None
    if lead is None or min(body) < lead.words.start or min(harm) >= lead.limit:
        return None
    same = _is_one_day(draft.period, lead.opening.period) and _opens_on(draft.place, testimony.told[:LEAD])
    return lead.words if same else None


def _is_one_day(one: Period, other: Period) -> bool:
    """Whether what two sentences tell is of the same report: of one day, or of a day and the night beside it."""
    if one.day is None or other.day is None:
        return one.iso == other.iso
    return abs((one.day - other.day).days) <= 1


def _before(draft: Draft, testimony: Testimony) -> Attribution | None:
    """Whose words a sentence goes on with that names nobody itself: the official's before it, of the same day and
    of the same region, as long as nothing is only recalled, nothing of elsewhere begins and no item of a list ends."""
    body = [one for one in draft.said if not one.headline]
    harmed = [one.passage for one in body if one.harms or one.struck]
    first = min(harmed or [one.passage for one in body], key=lambda passage: passage.index, default=None)
    for here in reversed(between(testimony.told, first.index - _BACK, first.index + 1)) if first is not None else ():
        given = testimony.given_in(here)
        if given and here is not first:
            goes_on = here.period.iso == draft.period.iso and _is_near(draft.place, here)
            goes_on = goes_on and not (of_raid(here) and region_of(given[-1], testimony.lexicon) is None)
            return given[-1] if goes_on and given[-1].reports and given[-1].kind in OFFICIALS else None
        if given or breaks(here) or here.has("meanwhile") or opens_item(here) or opens_entry(here):
            return None
    return None


def _is_near(place: Place, passage: Passage) -> bool:
    """Whether a sentence names the region of a place, or none."""
    regions = {mention.place.admin1 for mention in passage.named if isinstance(mention, PlaceMention)}
    return place.admin1 in regions or not regions - {None}


def _opens_on(place: Place, opening: Sequence[Passage]) -> bool:
    """Whether the opening sentences name the region that a place lies in."""
    named = (mention.place for one in opening for mention in one.named if isinstance(mention, PlaceMention))
    return place.admin1 is not None and any(other.admin1 == place.admin1 for other in named)


def _goes_on(passage: Passage, draft: Draft) -> bool:
    """Whether a sentence is of the same item and place as the one before it."""
    apart = opens_item(passage) or (passage.sentence.opens and not any(map(passage.has, STRIKE)))
    downed = of_raid(passage) or any(map(passage.has, DOWNED))
    counts_alone = downed and not any(map(passage.has, HARM))  # not "ten shot down; debris started the fire"
    if apart or passage.has("place.scene") or counts_alone:
        return False
    return all(touch(spot.places, (draft.place,)) for spot in offices(passage))


def _is_abroad(name: str, place: Place, lexicon: Lexicon) -> bool:
    """Whether a source is of a third land, in which the place does not lie: it tells what it thinks of a strike."""
    if place.country not in COUNTRIES or side_of(name, lexicon) is not None:
        return False
    lands = (row["adjective"] for code, row in lexicon.names["nation"].items() if code not in COUNTRIES.values())
    known = lexicon.row("person", name) or lexicon.row("body", name)
    everywhere = known.get("kind") in _EVERYWHERE
    return (bool(known) and not everywhere) or name.startswith(tuple(f"{land} " for land in lands))


def _is_of_elsewhere(one: Attribution, place: Place, lexicon: Lexicon) -> bool:
    """Whether only somebody speaks whose office is of another region than the place: "the governor of Kursk"."""
    region = region_of(one, lexicon)
    return region is not None and place.admin1 not in (None, region)
