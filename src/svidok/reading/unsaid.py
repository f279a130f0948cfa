"""Which values of an item does its own evidence not say?

An answer is a tuple of field names as `inferred` holds them, of lists with the member: "place", "source:Reuters". What
a reader does not declare so must come out equal when the sentences of the evidence are read again, each alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from svidok.lexicon import Token
from svidok.model.figure import Count, Figure
from svidok.model.form import FIGURES
from svidok.model.place import Place
from svidok.model.reading import Claim, ClaimKind, HarmedObject, IncidentReport, Polarity, RaidReport, Status
from svidok.model.report import Quote
from svidok.reading.alone import Alone, covers, told_of
from svidok.reading.claims.aims import holders
from svidok.reading.incidents.planned import RULE as PLANNED
from svidok.reading.incidents.scenes import coarseness
from svidok.reading.incidents.witnesses import BYSTANDERS
from svidok.reading.raids.weapons import precise
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.quotations import quotations
from svidok.reading.sources.bodies import in_tables
from svidok.reading.sources.sayings import Saying

Names = tuple[str, ...]
_DENIALS = ("stance.denial", "say.denial", "denial")


class OwnWords:
    """The sentences of one report, each read again by itself when an item rests on it."""

    def __init__(self, told: Sequence[Passage]) -> None:
        self.told = tuple(told)
        self._alone = [Alone(passage) for passage in told]
        self._quoted = quotations(told[0].text) if told else ()
        self._spoken: dict[int, bool] = {}

    def count(self, count: Count) -> Names:
        """Of weapon, outcome, unit and region those that its sentence does not tie to this number."""
        here = self.sentences(count.evidence)
        same = [_differences(one, count) for alone in here for one in alone.counts if one.range == count.range]
        if same:
            return min(same, key=len)
        bare = [one for alone in here for one in alone.counted if one.range == count.range]
        found = [name for name in ("weapon", "unit") if all(getattr(one, name) != getattr(count, name) for one in bare)]
        nowhere = count.admin1 is not None and not any(count.admin1 in alone.regions for alone in here)
        return (*found, "outcome", *(("admin1",) if nowhere else ()))

    def gainsays(self, count: Count) -> bool:
        """Whether its sentence counts other weapons with this very number, so that none can be carried to it."""
        told = {
            one.weapon for alone in self.sentences(count.evidence) for one in alone.counts if one.range == count.range
        }
        return bool(told) and not any(_agree(weapon, count.weapon) for weapon in told)

    def raid(self, raid: RaidReport) -> Names:
        """Of attacker, sources and outlets those that its sentences do not name."""
        here = self.sentences(raid.evidence)
        body = [name for alone in here if alone.passage.index for name in alone.sources()]
        heading = (name for alone in here for name in alone.sources())  # «Киев отчитался» stands for who counted
        named = _missing("source", raid.source, body or heading)
        return (*_attacker(raid, here), *named, *_outlets(raid.via, here))

    def figure(self, name: str, figure: Figure, place: Place) -> Names:
        """Of place, sources and what became of these people ("harm") those that its sentence does not say."""
        here = self.sentences(figure.evidence)
        said = [
            (alone, harm)
            for alone in here
            for harm in alone.harms
            for slot, value in told_of(harm)
            if slot == name and value == figure.range
        ]
        shared = figure.range.most != 0  # "nobody was hurt" is told of each place
        at_place = [
            (alone, harm)
            for alone, harm in said
            if (alone.numbers_belong if shared else alone.belongs)(harm.start, place)
        ]
        found: Names = () if at_place else ("place",) if said else ("harm",)
        known = at_place or said
        names = [n for alone, harm in known for n in alone.sources((harm.start,))]
        names += [n for alone in here if not known for n in alone.sources()]
        return (*found, *_missing("source", figure.source, names), *_outlets(figure.via, here))

    def harmed(self, harmed: HarmedObject, place: Place) -> Names:
        """Of class, effect and place of a thing those that its sentence does not say of it."""
        said = [
            (alone, one)
            for alone in self.sentences(harmed.evidence)
            for one in alone.struck
            if any(quote.overlaps(own) for quote in harmed.evidence for own in one.harmed.evidence)
            and one.harmed.object_class is harmed.object_class
            and one.harmed.function == harmed.function
        ]
        if not said:
            return ("object_class",)
        whole = [(alone, one) for alone, one in said if one.harmed.effect is harmed.effect]
        if not whole:
            return ("effect",)
        return () if any(alone.belongs(one.start, place) for alone, one in whole) else ("place",)

    def incident(self, incident: IncidentReport) -> Names:
        """Of place, attacker, weapons, sources, outlets and status those that its sentences do not say."""
        here = self.sentences(incident.evidence)
        place = incident.place
        placed = () if _is_placed(incident, here) else ("place",)
        weapons = _missing("weapons", incident.weapons, precise([w for alone in here for w in alone.weapons(place)]))
        sources = _missing("source", incident.source, _first_sources(incident, here))
        status = () if _status_said(incident.status, here) else ("status",)
        return (*placed, *_attacker(incident, here), *weapons, *sources, *_outlets(incident.via, here), *status)

    def claim(self, claim: Claim) -> Names:
        """Of speaker, outlets, polarity, weapons and holder those that its words do not say."""
        found: list[str] = []
        here = self.sentences(claim.evidence)
        middles = [(quote.start + quote.end) // 2 for quote in claim.evidence]
        whole = [quote for quote in claim.evidence if len(self.sentences((quote,))) > 1]
        names = {
            name
            for alone in here
            for name in alone.sources(None if whole else middles, [one for one in alone.said if not self._cited(one)])
        }
        if claim.speaker is not None and claim.speaker not in names:
            found.append("speaker")
        found += _outlets(claim.via, here)
        if not _polarity_said(claim, here):
            found.append("polarity")
        tokens = [t for alone in here for quote in claim.evidence for t in alone.within(quote.start, quote.end)]
        found += _missing("about", claim.about, (code for token in tokens for code in token.all_of("weapon")))
        aims = (who for alone in here for who in holders(alone.passage))
        if claim.holder is not None and claim.holder != next(aims, None):
            found.append("holder")
        return tuple(found)

    def _cited(self, one: Saying) -> bool:
        """Whether somebody is only cited within the words of another: «посол про це казав», – нагадав речник."""
        number = bisect_right(self._quoted, one.start, key=itemgetter(1))
        start, end = self._quoted[number] if number < len(self._quoted) else (0, 0)
        return start <= one.start and one.end <= end and self._is_spoken(number)

    def _is_spoken(self, number: int) -> bool:
        """Whether the sentences of a quotation say whose it is; worked out once for each."""
        if number not in self._spoken:
            start, end = self._quoted[number]
            beside = (one for alone in self._between(start - 1, end + 1) for one in alone.said)
            self._spoken[number] = any(not (start <= one.start and one.end <= end) for one in beside)
        return self._spoken[number]

    def sentences(self, evidence: Iterable[Quote]) -> list[Alone]:
        """The sentences that a piece of evidence covers or lies in."""
        found: dict[int, Alone] = {}
        for quote in evidence:
            found |= {alone.passage.sentence.start: alone for alone in self._between(quote.start, quote.end)}
        return [found[start] for start in sorted(found)]

    def _between(self, start: int, end: int) -> Iterator[Alone]:
        first = max(0, bisect_right(self._alone, start, key=_start) - 1)
        last = bisect_left(self._alone, end, key=_start)
        return (alone for alone in self._alone[first:last] if _end(alone) > start)


def _start(alone: Alone) -> int:
    return alone.passage.sentence.start


def _end(alone: Alone) -> int:
    return alone.passage.sentence.end


def _differences(one: Count, other: Count) -> Names:
    return tuple(name for name in ("weapon", "outcome", "unit", "admin1") if getattr(one, name) != getattr(other, name))


def _agree(said: str, meant: str) -> bool:
    """Whether a weapon said by itself can be what the report means: the same, a vaguer or a more precise one."""
    vague = "air_target" in (said, meant) or (said, meant) == ("missile", "mlrs")
    return vague or f"{meant}.".startswith(f"{said}.") or f"{said}.".startswith(f"{meant}.")


def _is_placed(incident: IncidentReport, here: Sequence[Alone]) -> bool:
    """Whether the sentences name its place, none finer for it, and tell none of its numbers of several or of others."""
    place = incident.place
    figures = [(name, figure.range) for name in FIGURES if (figure := getattr(incident, name)) is not None]
    named = any(place.identity in (alone.places | alone.shared if figures else alone.places) for alone in here)
    if not named or _told_finer(place, here):
        return False
    told = [
        (said, alone.numbers_belong(harm.start, place))
        for alone in here
        for harm in alone.harms
        for said in told_of(harm)
        if alone.spots
    ]
    return all(any(belongs for said, belongs in told if said == one) for one in figures if one in dict(told))


def _told_finer(place: Place, here: Sequence[Alone]) -> bool:
    """Whether all that is told of a region or country is told of one place in it."""
    told = {one.identity for alone in here for spot in alone.spots for one in spot.places if covers(place, one)}
    return coarseness(place) > 0 and len(told - {place.identity}) == 1


def _first_sources(incident: IncidentReport, here: Sequence[Alone]) -> frozenset[str]:
    """Whom its sentences name, unless its numbers, or what they tell first, have a rival's word: harm before blows."""
    told = [alone.sources((offset,)) for alone in here for offset in alone.harms_at(incident.place)]
    told += [alone.sources((offset,)) for alone in here for offset in alone.blows_at(incident.place)]
    figures = [figure for name in FIGURES if (figure := getattr(incident, name)) is not None and figure.source]
    known = [frozenset(figure.source) for figure in sorted(figures, key=_nobody)] or [names for names in told if names]
    first = next((names for names in known if not names <= BYSTANDERS), known[0] if known else frozenset())
    return first & frozenset().union(*told)


def _nobody(figure: Figure) -> bool:
    return figure.range.most == 0


def _missing(name: str, said: Iterable[str], found: Iterable[str]) -> Names:
    known = set(found)
    return tuple(f"{name}:{one}" for one in said if one not in known)


def _outlets(via: Iterable[str], here: Iterable[Alone]) -> Names:
    return _missing("via", via, (name for alone in here for name in alone.outlets))


def _attacker(item: RaidReport | IncidentReport, here: Iterable[Alone]) -> Names:
    if item.attacker is None or item.attacker_inferred or any(alone.side is item.attacker for alone in here):
        return ()
    return ("attacker",)


def _status_said(status: Status, here: Sequence[Alone]) -> bool:
    """Whether the words tell it: denied where all deny, reported where not all deny or doubt, alleged where some do."""
    denied = all(alone.passage.has("denial") for alone in here)
    doubted = all(alone.passage.has("hedge") for alone in here)
    return {
        Status.DENIED: denied,
        Status.ALLEGED: any(alone.passage.has("hedge") for alone in here),
        Status.REPORTED: not (denied or doubted),
        Status.PLANNED: any(alone.passage.matches(PLANNED) for alone in here),
    }[status]


def _polarity_said(claim: Claim, here: Iterable[Alone]) -> bool:
    """Whether what is denied is denied by the words, and what is affirmed is not denied by all of them."""
    denial = claim.polarity is Polarity.DENIED
    if denial != (claim.kind is ClaimKind.DENIAL):
        return False
    denying = [_denies(alone.within(quote.start, quote.end)) for alone in here for quote in claim.evidence]
    return any(denying) if denial else not all(denying)


def _denies(tokens: Iterable[Token]) -> bool:
    """Whether a word denies; the name of a body against disinformation does not."""
    return any(token.is_a(kind) for token in tokens if not in_tables(token) for kind in _DENIALS)
