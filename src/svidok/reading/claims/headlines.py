"""What does a headline say of what its body says: the same again, or more than it?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.model.figure import Range
from svidok.model.reading import Claim, ClaimKind, Modality
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.passed import modality_of

_STEM = 5  # letters by which two forms of a word are known as one
_SHORT = 4  # shorter words say little of what a sentence is about
_ENDS, _CLOSING = frozenset(".…:;"), '”»"“’)'
_ALIKE = 0.6  # of a headline's words that one sentence of the body has, if it says the same


def repeated(told: Sequence[Passage]) -> Passage | None:
    """The sentence of the body that says what the headline says, the most alike; None without headline or sentence."""
    if not told or not _is_heading(told[0], told):
        return None
    said = _stems(told[0])
    near = [passage for passage in told[1:] if said and len(said & _all_stems(passage)) / len(said) >= _ALIKE]
    alike = {passage.index: len(said & _stems(passage)) / len(said) for passage in near}
    best = max(alike, key=lambda index: (alike[index], -index), default=0)
    return next((p for p in told if p.index == best), None) if alike.get(best, 0) >= _ALIKE else None


def below_heading(found: Sequence[Claim], told: Sequence[Passage]) -> Sequence[Claim]:
    """The claims without those of a heading by whoever says in the text below what is of the same kind.

    What he demands, foretells or states there and nowhere below is told by the heading alone; a judgement is the
    heading's own way to give in short what he says.
    """
    end = next((one.sentence.start for one in told if not _is_heading(one, told)), 0)
    below: dict[str | None, set[ClaimKind]] = {}
    for claim in found:
        if claim.evidence[0].start >= end:
            below.setdefault(claim.speaker, set()).add(claim.kind)
    below.pop(None, None)
    return [
        claim
        for claim in found
        if claim.evidence[0].start >= end
        or claim.speaker not in below
        or not (claim.kind is ClaimKind.ASSESSMENT or claim.kind in below[claim.speaker])
    ]


def _is_heading(passage: Passage, told: Sequence[Passage]) -> bool:
    """Whether a sentence stands on a line of its own above all others, and does not end as a sentence does."""
    alone = passage.index == told[0].index and passage.sentence.line != told[-1].sentence.line
    return alone and passage.whole.text.rstrip(_CLOSING)[-1:] not in _ENDS


def overstates(headline: Passage, body: Passage) -> bool:
    """Whether a headline drops a doubt of its body, or has a record or a greater number that its body has not."""
    if modality_of(headline) is Modality.CERTAIN and modality_of(body) is not Modality.CERTAIN:
        return True
    if headline.has("record") and not body.has("record"):
        return True
    numbers, others = _numbers(headline), _numbers(body)
    return bool(numbers and others) and max(numbers) > max(others)


def holds(claim: Claim, passage: Passage) -> bool:
    """Whether a claim rests on the words of a sentence."""
    start, end = passage.sentence.start, passage.sentence.end
    return any(quote.start < end and start < quote.end for quote in claim.evidence)


def _stems(passage: Passage) -> frozenset[str]:
    words = (word for token in passage.tokens if not token.is_a("say") for word in token.folded.split())
    return frozenset(word[:_STEM] for word in words if len(word) >= _SHORT and word.isalpha())


def _all_stems(passage: Passage) -> frozenset[str]:
    """At least those of its tokens, told without making them."""
    named = [word for mention in passage.named for word in mention.quote.text.lower().split()]
    return frozenset(word[:_STEM] for word in (*passage.sentence.words.folded, *named) if len(word) >= _SHORT)


def _numbers(passage: Passage) -> list[int]:
    values = [token.value for token in passage.tokens if token.is_a("quantity") and isinstance(token.value, Range)]
    return [value.most or value.least or 0 for value in values]
