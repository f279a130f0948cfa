"""How sure is each count, figure, incident and claim: how often was what looks like it right?

A number in [0, 1] from what can be seen of an item (its traits), each trait with a weight of its own in the packs'
`confidence.toml`. `python -m evaluation.confidence` fits the weights to reports read by hand and writes how well they
keep their word. It orders a review queue; it is no probability that something happened.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from svidok.errors import PackError
from svidok.lexicon.packs import PACKS
from svidok.model.figure import Count, Figure, FigureKind, Unit
from svidok.model.form import FIGURES
from svidok.model.place import PlacePrecision
from svidok.model.reading import Claim, IncidentReport, Modality, RaidReport, Reading, Status, Voice
from svidok.reading.alone import Alone, told_of
from svidok.reading.unsaid import OwnWords

Weights = Mapping[str, Mapping[str, float]]  # kind of item → trait → what it adds to the log odds; "base" always counts

KINDS = ("count", "figure", "incident", "claim")
TABLE = PACKS / "confidence.toml"
_CROWD = 4  # numbers in one sentence from which they are easily mistaken for one another
_WITNESSES = 2  # sentences that tell of it
_SEVERAL = 3  # numbers in one sentence
_FAR = 8  # sentences into a report, where it turns to what was before and elsewhere
_UNFAMILIAR = 0.25  # of the words in no list of the packs: what rules do not know they read by chance
_PLAIN = frozenset({"word", "capital"})


@cache
def weights(path: Path = TABLE) -> Weights:
    """The table of the packs. Raises PackError where it is no table of numbers."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return {kind: {trait: float(weight) for trait, weight in table[kind].items()} for kind in KINDS}
    except (OSError, tomllib.TOMLDecodeError, KeyError, AttributeError, ValueError) as error:
        remedy = "python -m evaluation.confidence writes it"
        raise PackError(f"no table of weights: {error}", where=str(path), remedy=remedy) from error


def confidence(kind: str, traits: Iterable[str], table: Weights) -> float:
    """How often an item of `kind` with these traits was right, in hundredths."""
    odds = table[kind]["base"] + math.fsum(table[kind].get(trait, 0.0) for trait in traits)
    return round(1 / (1 + math.exp(-odds)), 2)


def rated(reading: Reading, own: OwnWords, table: Weights | None = None) -> Reading:
    """The reading with `confidence` on every count, figure, incident and claim."""
    table = weights() if table is None else table
    raids = tuple(
        replace(raid, counts=tuple(_rated_count(count, raid, own, table) for count in raid.counts))
        for raid in reading.raids
    )
    incidents = tuple(_rated_incident(incident, own, table) for incident in reading.incidents)
    claims = tuple(
        replace(claim, confidence=confidence("claim", claim_traits(claim, own), table)) for claim in reading.claims
    )
    return replace(reading, raids=raids, incidents=incidents, claims=claims)


def _rated_count(count: Count, raid: RaidReport, own: OwnWords, table: Weights) -> Count:
    return replace(count, confidence=confidence("count", count_traits(count, raid, own), table))


def _rated_incident(incident: IncidentReport, own: OwnWords, table: Weights) -> IncidentReport:
    figures: dict[str, Figure | None] = {
        name: replace(figure, confidence=confidence("figure", figure_traits(name, figure, incident, own), table))
        for name in FIGURES
        if (figure := getattr(incident, name)) is not None
    }
    sure = confidence("incident", incident_traits(incident, own), table)
    return replace(incident, confidence=sure, **figures)  # type: ignore[arg-type]


def count_traits(count: Count, raid: RaidReport, own: OwnWords) -> Iterator[str]:
    """What can be seen of a count of weapons."""
    here = own.sentences(count.evidence)
    yield from (f"{name} inferred" for name in count.inferred)
    yield from _number_traits(count.range.word, count.range.ends)
    yield f"outcome {count.outcome}"
    if count.unit is Unit.LOCATION:
        yield "of locations"
    if count.weapon == "air_target":
        yield "any air target"
    if raid.cumulative:
        yield "cumulative"
    if raid.period.assumed or raid.period.iso is None:
        yield "date assumed"
    if raid.attacker is None:
        yield "no attacker"
    if any(sum(token.is_a("quantity") for token in alone.passage.tokens) >= _CROWD for alone in here):
        yield "many numbers"
    yield from _sentence_traits(here)


def figure_traits(name: str, figure: Figure, incident: IncidentReport, own: OwnWords) -> Iterator[str]:
    """What can be seen of a number of people."""
    here = own.sentences(figure.evidence)
    told = own.sentences(incident.evidence)
    yield from (f"{inferred} inferred" for inferred in figure.inferred if ":" not in inferred)
    yield from _number_traits(figure.range.word, figure.range.ends)
    if figure.range.ends == (0, 0):
        yield "nobody"
    if "_" in name:
        yield "some of them"
    if figure.kind is not FigureKind.TOTAL:
        yield f"{figure.kind} in kind"
    said = [value.ends for alone in told for harm in alone.harms for slot, value in told_of(harm) if slot == name]
    if any(ends != figure.range.ends for ends in said):
        yield "rivals"
    if not any(alone.places for alone in here):
        yield "place of another sentence"
    if incident.place.precision in (PlacePrecision.REGION, PlacePrecision.COUNTRY):
        yield f"of a {incident.place.precision}"
    yield from _sentence_traits(here)


def incident_traits(incident: IncidentReport, own: OwnWords) -> Iterator[str]:
    """What can be seen of an incident."""
    here = own.sentences(incident.evidence)
    yield from (name for name in ("killed", "injured") if getattr(incident, name) is not None)
    yield "things" if incident.objects else "no things"
    yield f"at a {incident.place.precision}"
    yield from (f"{name} inferred" for name in ("place", "attacker") if name in incident.inferred)
    if incident.place.rivals:
        yield "place with rivals"
    if incident.period.assumed or incident.period.iso is None:
        yield "date assumed"
    if incident.status is not Status.REPORTED:
        yield str(incident.status)
    if incident.cause is None:
        yield "no cause"
    if not incident.weapons:
        yield "no weapon"
    if len(here) >= _WITNESSES:
        yield "several sentences"
    yield from _sentence_traits(here)


def claim_traits(claim: Claim, own: OwnWords) -> Iterator[str]:
    """What can be seen of a claim."""
    yield f"kind {claim.kind}"
    yield from (f"{name} inferred" for name in claim.inferred if ":" not in name)
    if claim.voice is not Voice.NAMED:
        yield f"voice {claim.voice}"
    if claim.quoted:
        yield "quoted"
    if claim.modality is not Modality.CERTAIN:
        yield "in doubt"
    if claim.about:
        yield "about weapons"
    yield from _sentence_traits(own.sentences(claim.evidence))


def _number_traits(word: str | None, ends: tuple[int | None, int | None]) -> Iterator[str]:
    if None in ends:
        yield "open number"
    if not any(letter.isdigit() for letter in word or ""):
        yield "number in words"


def _sentence_traits(here: Sequence[Alone]) -> Iterator[str]:
    if not here:
        return
    told = [alone.passage for alone in here]
    first = told[0].index
    if first in (0, 1):
        yield "second sentence" if first else "headline"
    if first >= _FAR:
        yield "far down"
    if any(passage.has("doubt") or passage.has("hedge") for passage in told):
        yield "hedged"
    if any(passage.has("subordinate") or passage.has("relative") for passage in told):
        yield "subordinate clause"
    if any(sum(token.is_a("quantity") for token in passage.tokens) >= _SEVERAL for passage in told):
        yield "several numbers"
    if any(sum(token.is_a("place.scene") for token in passage.tokens) > 1 for passage in told):
        yield "several places"
    words = [token.kinds for passage in told for token in passage.tokens if not token.kinds.isdisjoint(_PLAIN)]
    if sum(kinds <= _PLAIN for kinds in words) >= _UNFAMILIAR * len(words) > 0:
        yield "unfamiliar words"
