"""Whose are sources that give no name: an outlet's, or within a body just spoken of?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.reading.sources.acquaintance import Acquaintance, Speaker, SpeakerKind

_WITHIN = (" source", " sources")  # groups that say where their people are: "law enforcement sources"


def sources_again(run: Sequence[Token], known: Acquaintance) -> Speaker | None:
    """ "The agency's sources", "the source": those that an outlet was said to have, or the outlet met last."""
    if not are_sources(run) or any(token.is_a("body") or token.is_a("office") for token in run):
        return None
    again = next((token for token in run if _is_body_again(token)), None)
    if again is not None:  # «джерело в спецслужбі»: of the service last told of
        body = known.body_again(again)
        return Speaker(f"{body.name if body else 'security'} source", SpeakerKind.ROLE if body else SpeakerKind.GROUP)
    told = known.last_person
    within = told is not None and told.kind is SpeakerKind.ROLE and (told.name or "").endswith(" source")
    if within and known.last_sources is None:
        return told  # «співрозмовник видання»: who was told of by his service
    talked = any(token.is_a("interlocutor") for token in run) and known.last_sources is None
    if talked and told is not None and told.kind is SpeakerKind.NAMED:  # «собеседник агентства»: who talked to it
        return told
    outlet = known.last_outlet
    return known.last_sources or (
        Speaker(f"{outlet.name} sources", SpeakerKind.GROUP, through=(outlet.name or "",))
        if outlet is not None
        else None
    )


def are_sources(run: Sequence[Token]) -> bool:
    return any(token.of("group") == "sources" or token.of("role") == "source" for token in run)


def outlet_sources(run: Sequence[Token], known: Acquaintance) -> Speaker | None:
    outlets = [token.all_of("outlet")[0] for token in run if token.is_a("outlet")]
    if not outlets:
        return None
    sources = are_sources(run)
    bodies = [token.all_of("body")[0] for token in run if token.is_a("body")]
    again = next((token for token in run if _is_body_again(token)), None)
    if again is not None and (body := known.body_again(again)) is not None:
        bodies.append(body.name or "")
    within = next((one for token in run for one in token.all_of("group") if one.endswith(_WITHIN)), None)
    if within is not None:  # «ТАСС источник в экстренных службах»: told by where he is
        return Speaker(within, SpeakerKind.GROUP, through=tuple(outlets[:1]))
    if sources:
        return Speaker(f"{(bodies or outlets)[0]} sources", SpeakerKind.GROUP, through=tuple(outlets[:1]))
    return Speaker(outlets[0], SpeakerKind.OUTLET)


def _is_body_again(token: Token) -> bool:
    return token.is_a("body_again") and not token.is_a("outlet_again")
