"""Which neighbouring sentences of one speaker are one claim?

Sentences of one kind in one paragraph or item are, one between them that is nobody's included; so is a short quotation,
whatever its sentences tell, and what a colon opens with the items below it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from svidok.model.reading import Claim, ClaimKind, Modality, Voice
from svidok.model.report import Quote
from svidok.reading.claims.stances import strength
from svidok.reading.sentence.listing import opens_item
from svidok.reading.sentence.passages import Passage

_SHARES = frozenset({"share", "fraction"})
_APART = (
    *({ClaimKind.FORECAST, kind} for kind in ClaimKind),
    *({ClaimKind.DEMAND, kind} for kind in ClaimKind),
    *({ClaimKind.PLEDGE, kind} for kind in ClaimKind),
)
_BARE = (ClaimKind.ASSESSMENT, ClaimKind.DEMAND, ClaimKind.FACT)
_MARKS = re.compile(r"[»”\"]")
_TAG = 5  # words of a sentence that by itself says little in a quotation
_RUN = 700  # characters of evidence within which sentences of one speaker are one run


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as a statement, before runs are joined.

    `quotation` is where the words stand that attribute it, if it is part of a short quotation; what does not `stand` is
    a claim only as part of one. `after_silence` says that nobody says the sentence before it, `view` that nothing in
    it can be checked: by itself it is no statement of fact.
    """

    claim: Claim
    passage: Passage
    quotation: int | None
    stands: bool
    after_silence: bool = False
    view: bool = False

    @property
    def figures(self) -> bool:
        """Whether it gives a quantity by the month, a share or a stock, and judges it at the most."""
        told = self.passage.has_any(_SHARES) or (self.passage.has("beyond") and self.passage.has("quantity"))
        return told and self.stands and self.claim.kind in (ClaimKind.FACT, ClaimKind.ASSESSMENT)

    @property
    def sort(self) -> ClaimKind:
        """Its kind as it is held against that of its neighbours: what nothing can check is a judgement."""
        judges = self.claim.kind is ClaimKind.FACT and self.view
        return ClaimKind.ASSESSMENT if judges else self.claim.kind

    @property
    def counts(self) -> bool:
        """Whether it states such figures as a fact."""
        return self.figures and self.claim.kind is ClaimKind.FACT


def runs(found: Sequence[Said], text: str) -> Iterator[Claim]:
    """The claims that the sentences `found` make, in the order of the text."""
    run: list[Said] = []
    for one in found:
        if run and not _goes_on(run, one):
            yield from _joined(run, text)
            run = []
        run.append(replace(one, stands=False) if run and _is_tag(run, one) else one)
    yield from _joined(run, text)


def _goes_on(run: Sequence[Said], one: Said) -> bool:
    first, last = run[0], run[-1]
    if (last.claim.speaker, last.claim.voice) != (one.claim.speaker, one.claim.voice) or _of_nobody(one.claim):
        return False
    if one.claim.evidence[0].end - first.claim.evidence[0].start > _RUN:
        return False
    away = one.passage.index - last.passage.index
    if _opens_list(first) and one.claim.kind is ClaimKind.FACT and away <= 1:
        return True
    if opens_item(one.passage):
        return False
    same_kind = last.stands and one.stands and _of_a_kind([said for said in run if said.stands], one)
    statistics = last.figures and one.figures
    if one.passage.sentence.line != last.passage.sentence.line:
        return False
    if away > 1 + (statistics or (same_kind and one.after_silence)):
        return False
    if same_kind or statistics:
        return True
    return last.quotation is not None and last.quotation == one.quotation and not _turns(run, one)


def _of_a_kind(run: Sequence[Said], one: Said) -> bool:
    """Whether it is of the kind of the last, or a judgement as all of them, those included that nothing can check."""
    last = run[-1]
    if last.claim.kind is one.claim.kind:
        return last.sort is one.sort or run[0].claim.kind is one.claim.kind
    return all(said.sort is one.sort for said in run)


def _turns(run: Sequence[Said], one: Said) -> bool:
    """Whether a quotation turns to something else: what will come is no part of what is, a demand or a
    promise none of a guilt."""
    kinds = {said.claim.kind for said in run if said.stands}
    if not kinds or not one.stands or one.claim.kind in kinds:
        return False
    return not _is_tag(run, one) and any({kind, one.claim.kind} in _APART for kind in kinds)


def _is_tag(run: Sequence[Said], one: Said) -> bool:
    """Whether a sentence of a quotation only rounds off what is said: “It will help us. Our strength is in unity!”"""
    if one.claim.kind not in _BARE or one.quotation is None or not any(said.stands for said in run):
        return False
    alone = all(said.claim.kind is not one.claim.kind for said in run if said.stands)
    return alone and len(_MARKS.split(one.claim.evidence[0].text)[0].split()) <= _TAG


def _opens_list(one: Said) -> bool:
    """ "In return Kyiv expects:" gives its stance to the items below; an item that ends so has them as parts."""
    gives = one.claim.kind is not ClaimKind.FACT or opens_item(one.passage)
    return one.stands and gives and one.claim.evidence[0].text.endswith(":")


def _of_nobody(claim: Claim) -> bool:
    return claim.voice is not Voice.NAMED


def _joined(run: Sequence[Said], text: str) -> Iterator[Claim]:
    standing = [one.claim for one in run if one.stands]
    if not standing:
        return
    first = min(standing, key=lambda claim: strength(claim.kind))
    if first.kind is ClaimKind.ASSESSMENT:  # what can be checked is claimed, not what it means
        first = next((one.claim for one in run if one.stands and one.counts), first)
    judges = first.kind is ClaimKind.FACT and all(one.view for one in run)
    yield replace(
        first,
        kind=ClaimKind.ASSESSMENT if judges else first.kind,
        evidence=(Quote.of(text, run[0].claim.evidence[0].start, run[-1].claim.evidence[0].end),),
        via=next((claim.via for claim in standing if claim.via), ()),
        quoted=any(claim.quoted for claim in standing),
        holder=next((claim.holder for claim in standing if claim.holder), None),
        due=(due := next((claim.due for claim in standing if claim.due), None)),
        due_words=None if due else next((claim.due_words for claim in standing if claim.due_words), None),
        about=tuple(dict.fromkeys(weapon for claim in standing for weapon in claim.about)),
        modality=next((c.modality for c in standing if c.modality is not Modality.CERTAIN), Modality.CERTAIN),
    )
