"""With whose words does a sentence go on that names nobody itself: an official's, in the sentence right before it?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.reading.sentence.listing import opens_entry, opens_item
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.acquaintance import SpeakerKind
from svidok.reading.sources.attributed import Attribution, overlapping
from svidok.reading.sources.leading import is_of_another, region_of
from svidok.reading.sources.reaching import breaks

_OFFICIALS = (SpeakerKind.NAMED, SpeakerKind.BODY)
_BACK = 3  # sentences of the same paragraph that may stand between


def continued(found: Sequence[Attribution], told: Sequence[Passage], index: int) -> Attribution | None:
    """The attribution of the sentence before, or of one before it in the same paragraph, if what stands at `index`
    goes on with it: nothing is only recalled, of elsewhere or of another region, and no item of a list begins."""
    line = told[index].sentence.line
    for here in range(index, max(-1, index - _BACK - 1), -1):
        passage = told[here]
        if here < index - 1 and passage.sentence.line != line:
            return None
        given = _given(found, passage) if here < index else []
        if given:
            one = given[-1]
            elsewhere = is_of_another(told[index], region_of(one, passage.lexicon))
            return one if one.reports and one.kind in _OFFICIALS and not elsewhere else None
        if breaks(passage) or passage.has("meanwhile") or opens_item(passage) or opens_entry(passage):
            return None
    return None


def _given(found: Sequence[Attribution], passage: Passage) -> list[Attribution]:
    start, end = passage.sentence.start, passage.sentence.end
    here = overlapping(found, start, end)
    return [one for one in here if not (one.carried or one.owned) and start <= one.quote.start < end]
