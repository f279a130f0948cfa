"""Which neighbouring sentences of one speaker are one claim?

Sentences of one kind in one paragraph are; so is a short quotation, whatever its sentences tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from svidok.model.reading import Claim, Modality, Voice
from svidok.model.report import Quote
from svidok.reading.passages import Passage
from svidok.reading.stances import strength

_RUN = 700  # characters of evidence within which sentences of one speaker are one run


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as a statement, before runs are joined.

    `quotation` is where the words stand that attribute it, if it is part of a short quotation; what does not `stand` is
    a claim only as part of one.
    """

    claim: Claim
    passage: Passage
    quotation: int | None
    stands: bool


def runs(found: Sequence[Said], text: str) -> Iterator[Claim]:
    """The claims that the sentences `found` make, in the order of the text."""
    run: list[Said] = []
    for one in found:
        if run and not _goes_on(run, one):
            yield from _joined(run, text)
            run = []
        run.append(one)
    yield from _joined(run, text)


def _goes_on(run: Sequence[Said], one: Said) -> bool:
    last = run[-1]
    if (last.claim.speaker, last.claim.voice) != (one.claim.speaker, one.claim.voice) or _of_nobody(one.claim):
        return False
    near = one.passage.index - last.passage.index <= 1 and one.passage.sentence.line == last.passage.sentence.line
    length = one.claim.evidence[0].end - run[0].claim.evidence[0].start
    if not near or length > _RUN:
        return False
    together = last.quotation is not None and last.quotation == one.quotation
    return together or (last.stands and one.stands and last.claim.kind is one.claim.kind)


def _of_nobody(claim: Claim) -> bool:
    return claim.voice is Voice.WEASEL


def _joined(run: Sequence[Said], text: str) -> Iterator[Claim]:
    standing = [one.claim for one in run if one.stands]
    if not standing:
        return
    first = min(standing, key=lambda claim: strength(claim.kind))
    yield replace(
        first,
        evidence=(Quote.of(text, run[0].claim.evidence[0].start, run[-1].claim.evidence[0].end),),
        via=next((claim.via for claim in standing if claim.via), ()),
        quoted=any(claim.quoted for claim in standing),
        due=next((claim.due for claim in standing if claim.due), None),
        about=tuple(dict.fromkeys(weapon for claim in standing for weapon in claim.about)),
        modality=next((c.modality for c in standing if c.modality is not Modality.CERTAIN), Modality.CERTAIN),
    )
