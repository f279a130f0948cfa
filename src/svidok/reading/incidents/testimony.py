"""What does a report attribute to whom: who is nobody in particular, who shows pictures only, by whom does it go?"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from svidok.lexicon import Lexicon
from svidok.reading.incidents.commenting import judges
from svidok.reading.incidents.parties import is_within
from svidok.reading.incidents.raided import of_raid
from svidok.reading.sentence.listing import opens_entry
from svidok.reading.sentence.passages import Passage, overlapped
from svidok.reading.sources.acquaintance import SpeakerKind
from svidok.reading.sources.attributed import Attribution, is_hearsay
from svidok.reading.sources.leading import region_of
from svidok.reading.sources.reaching import breaks

OFFICIALS = (SpeakerKind.NAMED, SpeakerKind.BODY)
LEAD = 6  # sentences that open a report, its headline among them, in which it tells by whom it goes
HARM = ("toll", "effect")
STRIKE = (*HARM, "blow")
_HEAD = "head of "
_AUTHORITIES = "authorities"  # of a land or a town: who of them knows it is not told
_ANYBODY = ("official", "officer", "source", "spokesperson", "Governor", "Mayor")  # whose name and place are not told


class _Lead(NamedTuple):
    """The one official by whom a report goes: from the sentence that quotes him to `limit`, an offset."""

    words: Attribution
    opening: Passage
    limit: int


class Testimony:
    """What a report attributes to whom, looked through once for all of its incidents."""

    def __init__(self, attributions: Sequence[Attribution], told: Sequence[Passage], lexicon: Lexicon) -> None:
        self.attributions, self.told, self.lexicon = attributions, told, lexicon

    @cached_property
    def vague(self) -> frozenset[tuple[str, ...]]:
        """The sources that are nobody in particular wherever they speak so."""
        return frozenset(one.source for one in self.attributions if one.source and is_vague(one, self.lexicon))

    @cached_property
    def showing(self) -> frozenset[tuple[str, ...]]:
        """The sources that do no more than show pictures: "the channel posted photos of the blaze"."""
        shown: dict[tuple[str, ...], bool] = {}
        for passage in self.told:
            spans = [
                (passage.tokens[m.start].start, passage.tokens[m.end - 1].end) for m in passage.matches("pictured")
            ]
            for one in self.given_in(passage):
                pictures = any(one.quote.start < end and start <= one.quote.end + 1 for start, end in spans)
                shown[one.source] = shown.get(one.source, True) and pictures
        return frozenset(source for source, only in shown.items() if only and source)

    def given_in(self, passage: Passage) -> Sequence[Attribution]:
        """What a sentence itself attributes, in the order of the report."""
        return self._given.get(passage.index, ())

    @cached_property
    def _given(self) -> Mapping[int, Sequence[Attribution]]:
        found: dict[int, list[Attribution]] = defaultdict(list)
        for one in self.attributions:
            before = bisect_right(self.told, one.quote.start, key=lambda passage: passage.sentence.start)
            if before and not one.carried and one.quote.start < self.told[before - 1].sentence.end:
                found[self.told[before - 1].index].append(one)
        return found

    @cached_property
    def recalled(self) -> int:
        """The offset from which on the report only recalls: «Нагадаємо, …»; its end where it recalls nothing."""
        end = self.told[-1].sentence.end
        return next((passage.sentence.start for passage in self.told[1:] if breaks(passage)), end)

    def apart(self, names: Sequence[str]) -> tuple[str, ...]:
        """The names but for an office whose holder stands among them, or somebody of whom nothing else is told ("the
        governor said. John Sample added"), a body whose head does, and one whose branch does."""
        speaking = [one for one in self.attributions if set(one.source) & set(names)]
        roles = {one.role for one in speaking if one.role}
        roles |= {self.lexicon.row("person", name).get("role", "") for name in names}
        roles |= {role.removeprefix(_HEAD).removeprefix("the ") for role in roles if role.startswith(_HEAD)}
        if any(one.kind is SpeakerKind.NAMED and not (one.role or self._knows(one.source)) for one in speaking):
            nameless = [one for one in speaking if one.kind is SpeakerKind.ROLE or one.role == _HEAD.partition(" ")[0]]
            roles |= {name for one in nameless if one.kind is not SpeakerKind.NAMED for name in one.source}
        branched = {name.partition(" in ")[0] for name in names if " in " in name}
        return tuple(n for n in names if n not in roles and n.removesuffix(" of Ukraine") not in branched - {n})

    def _knows(self, names: Sequence[str]) -> bool:
        return any(self.lexicon.row(kind, name) for name in names for kind in ("person", "body", "outlet"))

    @cached_property
    def lead(self) -> _Lead | None:
        """The official whom the opening quotes on people or things harmed, if nobody else is quoted up to the limit."""
        named = (one for one in self.attributions if one.source and not one.owned and one.kind in OFFICIALS)
        words = next(named, None)
        if words is None or is_vague(words, self.lexicon) or not words.reports:
            return None
        after = overlapped(self.told, words.quote.start, self.told[-1].sentence.end)
        end = self.told[-1].sentence.end
        ends = (passage.sentence.start for passage in after[1:] if breaks(passage) or opens_entry(passage))
        limit = next(ends, end)
        if not after or after[0] not in self.told[:LEAD]:
            return None
        given = [one for one in self.attributions if one.source and one.quote.start < limit]
        authority = (one for one in given if all(map(is_hearsay, one.source)) or not is_vague(one, self.lexicon))
        others = [one.quote.start for one in authority if one.source != words.source]
        limit = min([limit, *(p.sentence.start for at in others for p in overlapped(self.told, at, at + 1))])
        if others and region_of(words, self.lexicon) is None and words.start >= after[0].sentence.start:
            return None
        his = (one for one in given if one.source == words.source)
        heard = [passage for one in his for passage in overlapped(self.told, one.start, one.end)]
        told = [passage for passage in heard if not (of_raid(passage) or judges(passage))]
        of_harm = any(passage.has(kind) for passage in told for kind in STRIKE)
        return _Lead(words, after[0], limit) if of_harm or words.opens else None


def is_vague(one: Attribution, lexicon: Lexicon) -> bool:
    """Whether nobody in particular speaks: "officials", "a local official", "the authorities", "Ukraine"."""
    if len(one.source) > 1 or is_within(one.source[0], lexicon):
        return False
    if one.kind is SpeakerKind.ROLE and one.source[0].split()[-1] in _ANYBODY:
        return True
    authorities = lexicon.row("body", one.source[0]).get("kind") == _AUTHORITIES
    return one.kind is SpeakerKind.GROUP or authorities or bool(lexicon.row("nation", one.source[0]))
