"""To whom is a stretch of a text attributed, and which attribution is in force at an offset?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from svidok.model.reading import Modality
from svidok.model.report import Quote
from svidok.reading.sources.acquaintance import SpeakerKind

PROSECUTING = ("intelligence", "police", "prosecutor")  # kinds of bodies whose notices tell of suspects
REACH = 4500  # characters from its own words that an attribution holds for at the most
_HEARSAY = frozenset({"residents", "witnesses", "local media", "media", "social media"})
_MEDIA = (" media", "Telegram channels")
_NO_REPORT = frozenset({"assessment", "forecast", "demand", "pledge", "intent", "denial"})


def is_hearsay(name: str) -> bool:
    """Whether a source is nobody in particular: residents, channels, media of a place. Any body's word stands above."""
    return name in _HEARSAY or name.endswith(_MEDIA)


@dataclass(frozen=True, slots=True)
class Attribution:
    """`source` and `via` hold for the text at [start, end).

    Sources stand nearest to the event first, under their English names; both are empty for a weasel ("experts say").
    `said` is the sort of the verb (`any`, or a ClaimKind's value). `quote` are the attributing words, `named` where
    those of them stand that tell who it is; `quoted` says whether words in [start, end) stand in quotation marks.
    `carried` marks what is only in force there: said in a headline or in front of it, not in the sentence itself. What
    a body posts on its own channel needs no attributing words: it is `owned`, its quote the sentence, and any other
    attribution stands before it. `opens` marks who is said to tell all that
    follows: "the governor summed up the night".
    """

    start: int
    end: int
    source: tuple[str, ...]
    via: tuple[str, ...]
    kind: SpeakerKind
    role: str | None
    modality: Modality
    quote: Quote
    quoted: bool
    said: str = "any"
    carried: bool = False
    owned: bool = False
    opens: bool = False
    named: tuple[int, int] = (0, 0)

    @property
    def reports(self) -> bool:
        """Whether it is given as what happened, not as a judgement, a wish or what will come."""
        return self.said not in _NO_REPORT and self.kind is not SpeakerKind.WEASEL


def at(found: Sequence[Attribution], offset: int) -> Attribution | None:
    """The attribution in force at `offset`: what the sentence itself says before what is carried, the narrowest.

    `found` is what `attributions` gives, in its order.
    """
    here = overlapping(found, offset, offset + 1)
    return min(here, key=lambda a: (a.owned, a.carried, a.end - a.start, a.start), default=None)


def reported(found: Sequence[Attribution], offset: int) -> Attribution | None:
    """The attribution in force at `offset` if it gives what stands there as what happened."""
    one = at(found, offset)
    return one if one is not None and one.reports else None


def overlapping(found: Sequence[Attribution], start: int, end: int) -> list[Attribution]:
    """Those of `attributions` that hold somewhere in [start, end); looks only as far back as one can reach."""
    first = bisect_left(found, start - 2 * REACH, key=lambda one: one.start)
    last = bisect_left(found, end, lo=first, key=lambda one: one.start)
    return [one for one in found[first:last] if one.end > start]
