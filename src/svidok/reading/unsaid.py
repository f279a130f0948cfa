"""Which values of an item does its own evidence not say?

An answer is a tuple of field names as `inferred` holds them, of lists with the member: "place", "source:Reuters". What
a reader does not declare so must come out equal when the sentences of the evidence are read again, each alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from svidok.lexicon import Token
from svidok.model.figure import Count, Figure
from svidok.model.place import Place
from svidok.model.reading import Claim, ClaimKind, HarmedObject, IncidentReport, Polarity, RaidReport, Status
from svidok.model.report import Quote
from svidok.reading.alone import Alone, told_of
from svidok.reading.passages import Passage
from svidok.reading.statements import IMPLIED

Names = tuple[str, ...]
_DENIALS = ("stance.denial", "say.denial", "denial")


class OwnWords:
    """The sentences of one report, each read again by itself when an item rests on it."""

    def __init__(self, told: Sequence[Passage]) -> None:
        self.told = tuple(told)
        self._alone = [Alone(passage) for passage in told]

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

    def raid(self, raid: RaidReport) -> Names:
        """Of attacker, sources and outlets those that its sentences do not name."""
        here = self.sentences(raid.evidence)
        named = _missing("source", raid.source, (name for alone in here for name in alone.sources()))
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
        at_place = [(alone, harm) for alone, harm in said if alone.belongs(harm.start, place)]
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
        placed = () if any(place.identity in alone.places for alone in here) else ("place",)
        weapons = _missing("weapons", incident.weapons, _precise([w for alone in here for w in alone.weapons(place)]))
        names = (name for alone in here for name in alone.sources(list(alone.tells_at(place))))
        sources = _missing("source", incident.source, names)
        status = () if _status_said(incident.status, here) else ("status",)
        return (*placed, *_attacker(incident, here), *weapons, *sources, *_outlets(incident.via, here), *status)

    def claim(self, claim: Claim) -> Names:
        """Of speaker, outlets, polarity, weapons and holder those that its words do not say."""
        found: list[str] = []
        here = self.sentences(claim.evidence)
        middles = [(quote.start + quote.end) // 2 for quote in claim.evidence]
        whole = [quote for quote in claim.evidence if len(self.sentences((quote,))) > 1]
        names = {name for alone in here for name in alone.sources(None if whole else middles)}
        if claim.speaker is not None and claim.speaker not in names:
            found.append("speaker")
        found += _outlets(claim.via, here)
        if not _polarity_said(claim, here):
            found.append("polarity")
        tokens = [t for alone in here for quote in claim.evidence for t in alone.within(quote.start, quote.end)]
        found += _missing("about", claim.about, (code for token in tokens for code in token.all_of("weapon")))
        if claim.holder is not None and not any(claim.holder in alone.holders for alone in here):
            found.append("holder")
        return tuple(found)

    def sentences(self, evidence: Iterable[Quote]) -> list[Alone]:
        """The sentences that a piece of evidence covers or lies in."""
        found: dict[int, Alone] = {}
        for quote in evidence:
            first = max(0, bisect_right(self._alone, quote.start, key=_start) - 1)
            last = bisect_left(self._alone, quote.end, key=_start)
            found |= {i: self._alone[i] for i in range(first, last) if _end(self._alone[i]) > quote.start}
        return [found[i] for i in sorted(found)]


def _start(alone: Alone) -> int:
    return alone.passage.sentence.start


def _end(alone: Alone) -> int:
    return alone.passage.sentence.end


def _differences(one: Count, other: Count) -> Names:
    return tuple(name for name in ("weapon", "outcome", "unit", "admin1") if getattr(one, name) != getattr(other, name))


def _missing(name: str, said: Iterable[str], found: Iterable[str]) -> Names:
    known = set(found)
    return tuple(f"{name}:{one}" for one in said if one not in known)


def _precise(codes: Sequence[str]) -> list[str]:
    """The weapons without those that another says more precisely; what a blow implies only where no weapon is named."""
    named = [code for code in codes if not code.endswith(IMPLIED)] or [code.removesuffix(IMPLIED) for code in codes]
    return [code for code in named if not any(other.startswith(code + ".") for other in named)]


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
        Status.PLANNED: False,
    }[status]


def _polarity_said(claim: Claim, here: Iterable[Alone]) -> bool:
    """Whether what is denied is denied by the words, and what is affirmed is not denied by all of them."""
    denial = claim.polarity is Polarity.DENIED
    if denial != (claim.kind is ClaimKind.DENIAL):
        return False
    denying = [_denies(alone.within(quote.start, quote.end)) for alone in here for quote in claim.evidence]
    return any(denying) if denial else not all(denying)


def _denies(tokens: Iterable[Token]) -> bool:
    return any(token.is_a(kind) for token in tokens for kind in _DENIALS)
