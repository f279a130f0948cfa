"""What do all claims together show: which narratives go about, and who passes on whose words?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from svidok.lexicon.narratives import narratives
from svidok.lexicon.sounding import slug
from svidok.model.claims import GatheredClaim, Narrative, QuoteEdge, Speaker, SpeakerKind
from svidok.model.reading import Voice


def narratives_of(claims: Iterable[GatheredClaim], speakers: Sequence[Speaker]) -> tuple[Narrative, ...]:
    """The narratives that are told, that of the most origins first; copies of a text are one origin."""
    named = {speaker.key for speaker in speakers if speaker.kind is not SpeakerKind.UNNAMED}
    by_key: dict[str, list[GatheredClaim]] = {}
    for claim in claims:
        if claim.narrative:
            by_key.setdefault(claim.narrative, []).append(claim)
    made = [_narrative(key, held, named) for key, held in by_key.items()]
    return tuple(sorted(made, key=lambda one: (-one.n_origins, -one.n_unattributed, one.key)))


def _narrative(key: str, held: Sequence[GatheredClaim], named: set[str]) -> Narrative:
    told = narratives().all[key]
    said = [appearance for claim in held for appearance in claim.appearances]
    days = [one.said_on for one in said if one.said_on is not None]
    return Narrative(
        key=key,
        told=dict(told.told),
        topic=told.topic,
        n_origins=len({one.origin for one in said}),
        n_reports=len({one.key.report_id for one in said}),
        n_unattributed=sum(one.voice is not Voice.NAMED for one in said),
        first=min(days, default=None),
        last=max(days, default=None),
        claims=tuple(claim.id for claim in held),
        named=tuple(sorted({claim.speaker for claim in held if claim.speaker in named and claim.speaker is not None})),
    )


def quotations(claims: Iterable[GatheredClaim]) -> tuple[QuoteEdge, ...]:
    """Who passes on whose words: of a path "A, through B, in C" B quotes A and C quotes B."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    names: dict[str, str] = {}
    for claim in claims:
        for one in claim.appearances:
            keys = [slug(name) for name in one.path]
            if claim.speaker is not None and keys:
                keys[0] = claim.speaker
            for key, name in zip(keys, one.path, strict=True):
                names[key] = min(name, names.get(key, name))
            for quoted, quoting in pairwise(keys):
                if quoted != quoting:
                    counts = found.setdefault((quoting, quoted), {})
                    counts[claim.id] = counts.get(claim.id, 0) + 1
    return tuple(
        QuoteEdge(quoting, quoted, sum(counts.values()), tuple(sorted(counts)), names[quoting], names[quoted])
        for (quoting, quoted), counts in sorted(found.items())
    )
