"""Which numbers of weapons are claims too: "more than 500 drones", "hundreds of missiles"?

The figures of a raid are held by the record; one that only says how many at least is also a claim that it can answer,
and stands in the ledger of claims under a key of its own, beside the claims that the reader found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from svidok.model.figure import Count, Outcome, Unit
from svidok.model.reading import Claim, ClaimKind, RaidReport, Reading, Voice
from svidok.model.record import MemberKey, Part
from svidok.model.report import Quote

LEAST = 20  # "dozens"; "several" says too little to be held against anything


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of a reading; `raid` and `count` are what it was made of, None where the reader found it as a claim."""

    key: MemberKey
    claim: Claim
    raid: RaidReport | None = None
    count: Count | None = None


def statements(reading: Reading) -> list[Statement]:
    """The claims of a reading, then those made of its figures. An index is that of the claim, or of all its counts."""
    found = [
        Statement(MemberKey(reading.report_id, Part.CLAIMS, index), claim) for index, claim in enumerate(reading.claims)
    ]
    return found + list(_of_figures(reading))


def _of_figures(reading: Reading) -> Iterator[Statement]:
    counts = ((raid, count) for raid in reading.raids for count in raid.counts)
    said = {quote for claim in reading.claims for quote in claim.evidence}
    for index, (raid, count) in enumerate(counts):
        words = _words(raid, count)
        if _bound(raid, count) and not any(_overlap(one, other) for one in words for other in said):
            said.update(words)
            yield Statement(MemberKey(reading.report_id, Part.FIGURES, index), _claim(raid, words), raid, count)


def _bound(raid: RaidReport, count: Count) -> bool:
    """Whether a count says how many were launched at least, and no more."""
    told = count.range.least is not None and count.range.least >= LEAST and count.range.most is None
    return told and count.outcome is Outcome.LAUNCHED and count.unit is Unit.WEAPON and not raid.disjoint


def _claim(raid: RaidReport, words: tuple[Quote, ...]) -> Claim:
    speaker = raid.source[0] if raid.source else None
    voice = Voice.NAMED if speaker else Voice.AUTHOR
    return Claim(words, ClaimKind.FACT, speaker=speaker, via=raid.via, voice=voice)


def _words(raid: RaidReport, count: Count) -> tuple[Quote, ...]:
    """The sentences of the raid that the number stands in; its own words where none holds them."""
    around = (one for one in raid.evidence if any(_overlap(one, other) for other in count.evidence))
    return tuple(around) or count.evidence


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end
