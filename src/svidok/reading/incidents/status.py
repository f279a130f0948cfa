"""Is an incident reported, or only alleged, or denied?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svidok.model.reading import Effect, Side, Status
from svidok.reading.incidents.drafts import Draft
from svidok.reading.incidents.parties import partisan
from svidok.reading.incidents.testimony import Testimony
from svidok.reading.sentence.passages import Passage, between
from svidok.reading.sources.attributed import is_hearsay, reported

_BELOW = 3  # sentences after what is told with doubt, in which it may be denied


def status_of(draft: Draft, attacker: Side | None, source: Sequence[str], testimony: Testimony) -> Status:
    """Denied where nobody says that it happened; alleged where only the attacker, one unnamed or doubt says it."""
    if all(one.passage.has("denial") for one in draft.said):
        return Status.DENIED
    body = [one for one in draft.said if one.blows and not one.headline] or draft.said
    if all(one.passage.has("hedge") for one in body):
        return Status.DENIED if _belied(draft, testimony.told) else Status.ALLEGED
    if not partisan(source, attacker, testimony.lexicon) or _borne_out(draft, attacker, testimony):
        return Status.REPORTED
    return Status.DENIED if _belied(draft, testimony.told) else Status.ALLEGED


def _belied(draft: Draft, told: Sequence[Passage]) -> bool:
    """Whether what is told with doubt («нібито влучила») is said not to be so, in the headline or right below."""
    hedged = any(one.passage.has("hedge") for one in draft.said)
    return hedged and _contradicted(max(one.passage.index for one in draft.said), told)


def undenied(draft: Draft, told: Sequence[Passage]) -> Draft:
    """The draft without the sentences that deny it, or that tell what is said right below not to be so («гуляет запись,
    будто попали в склад. Это враньё»), unless nobody says that it happened."""
    rest = [one for one in draft.said if not (one.passage.has("denial") or _is_rumour(one.passage, told))]
    return replace(draft, said=rest) if rest else draft


def _is_rumour(passage: Passage, told: Sequence[Passage]) -> bool:
    return passage.has("hedge") and _contradicted(passage.index, told, headline=False)


def _contradicted(last: int, told: Sequence[Passage], headline: bool = True) -> bool:
    """Whether the headline, or the sentences right below, say that what sentence `last` tells was not."""
    near = (*told[: int(headline)], *between(told, last + 1, last + 1 + _BELOW))
    return any(passage.has("denial") or passage.has("belied") for passage in near)


def _borne_out(draft: Draft, attacker: Side | None, testimony: Testimony) -> bool:
    """Whether what came of it is told by others than the attacker too: the governor of the place, or, of people and of
    things in a town, the report itself; a headline says no more than the body."""
    for one in draft.said:
        heard = reported(testimony.attributions, one.quote.start)
        sources = heard.source if heard is not None else ()
        people = any(harm.definite and harm.range.most != 0 for harm in one.harms)
        harmed = people or any(thing.harmed.effect is not Effect.HIT for thing in one.struck)
        others = not (partisan(sources, attacker, testimony.lexicon) or all(map(is_hearsay, sources)))
        itself = not sources and not one.headline and (people or (one.struck and draft.level == 0))
        if (harmed and others) or itself:
            return True
    return False
