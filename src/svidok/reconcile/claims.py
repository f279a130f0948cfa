"""Which claims do all reports together hold: each once, with every path, its history, and who says the contrary?

Pure and deterministic, as reconciling is: the order of what comes in changes nothing. What the words mean is worked out
before (model.claims.Sense); a judgement may join claims, part them, or set one aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from svidok.lexicon.speakers import Register
from svidok.lexicon.spelled import spellings_in
from svidok.model.claims import Appearance, GatheredClaim, Sense, Speaker, SpeakerKind
from svidok.model.reading import Claim, Voice
from svidok.model.record import IssuedId, Judgement, MemberKey, Part, Pointer
from svidok.reconcile.claim_counters import counters
from svidok.reconcile.claim_items import Uttered, alike, differ, uttered
from svidok.reconcile.claim_turns import turns
from svidok.reconcile.issuing import Issuing
from svidok.reconcile.items import Entry, Item, one_reading_each
from svidok.reconcile.judging import Decisions, in_force, judged

LOOKED_AT = 12  # last members of a claim that a newcomer is held against
NOBODY = {Voice.AUTHOR: "author", Voice.WEASEL: "nobody", Voice.NAMED: "unnamed"}


@dataclass(frozen=True, slots=True)
class GatheredClaims:
    """All claims by day and id, their speakers by key, what became of ids, and what is new to be remembered of them."""

    claims: tuple[GatheredClaim, ...]
    speakers: tuple[Speaker, ...]
    pointers: tuple[Pointer, ...]
    issued: tuple[IssuedId, ...]


def gather(
    entries: Iterable[Entry],
    senses: Mapping[MemberKey, Sense],
    register: Register,
    judgements: Iterable[Judgement] = (),
    *,
    prefix: str = "",
    issued: Iterable[IssuedId] = (),
) -> GatheredClaims:
    """The claims that these readings and judgements give. Every new id begins with `prefix`.

    `issued` is what was remembered of the ids given before, the oldest first: the only input whose order matters.
    """
    decisions = in_force(judgements)
    every = uttered(one_reading_each(entries), senses, register)
    by_key = {one.key: one for one in every}
    ids = Issuing(Part.CLAIMS, issued, [one.item for one in every], prefix)
    kept = [one for one in every if one.key not in decisions.set_aside]
    groups = [[by_key[item.key] for item in group] for group in judged(_groups(kept), decisions)]
    groups = sorted((sorted(group, key=_order) for group in groups), key=lambda group: group[0].item.order)
    names = ids.named([_stem(group) for group in groups], [[one.item for one in group] for group in groups])
    made = [_claim(name, group, decisions) for name, group in zip(names, groups, strict=True)]
    against = counters(made, dict(zip(names, groups, strict=True)))
    made = [replace(one, counter=against.get(one.id, ())) for one in made]
    holder = {appearance.key: claim.id for claim in made for appearance in claim.appearances}
    met = {one.speaker.key: one.speaker for one in kept if one.speaker is not None}
    spelled = _spelled(kept)
    return GatheredClaims(
        tuple(sorted(made, key=lambda one: (one.first_said or date.min, one.id))),
        tuple(_as_spelled(met[key], spelled.get(key, ())) for key in sorted(met)),
        ids.pointers(holder),
        ids.new(holder),
    )


def _spelled(every: Iterable[Uttered]) -> dict[str, set[str]]:
    """The names of persons as the reports spell them, by speaker."""
    found: dict[str, set[str]] = {}
    for one in every:
        if one.speaker is not None and one.speaker.kind is SpeakerKind.PERSON:
            names = {name for quote in one.said.evidence for name in spellings_in(quote.text, one.speaker.name)}
            found.setdefault(one.speaker.key, set()).update(names)
    return found


def _as_spelled(speaker: Speaker, names: Iterable[str]) -> Speaker:
    return replace(speaker, names=tuple(sorted(names)) or speaker.names)


def _groups(every: Sequence[Uttered]) -> list[list[Item[Claim]]]:
    """Claims that say the same, each joined to the first claim that has a like one among its last."""
    buckets: dict[tuple[str, ...], list[list[Uttered]]] = {}
    for one in every:
        groups = buckets.setdefault(one.bucket, [])
        group = next((g for g in groups if _holds(g, one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return [[one.item for one in group] for groups in buckets.values() for group in groups]


def _holds(group: Sequence[Uttered], one: Uttered) -> bool:
    last = group[-LOOKED_AT:]
    return any(alike(other, one) for other in last) and not any(differ(other, one) for other in last)


def _order(one: Uttered) -> tuple[date, object]:
    return one.said_on or date.min, one.item.order


def _stem(group: Sequence[Uttered]) -> str:
    first = group[0]
    day = first.said_on.isoformat() if first.said_on else "undated"
    return f"C-{day}-{first.speaker.key if first.speaker else NOBODY[first.said.voice]}"


def _claim(name: str, group: Sequence[Uttered], decisions: Decisions) -> GatheredClaim:
    first, said = group[0], group[0].said
    days = [one.said_on for one in group if one.said_on is not None]
    office = first.speaker.office(first.said_on) if first.speaker else None
    return GatheredClaim(
        id=name,
        kind=said.kind,
        voice=said.voice,
        speaker=first.speaker.key if first.speaker else None,
        topic=next((one.sense.topic for one in group if one.sense.topic), ""),
        narrative=next((one.sense.narrative for one in group if one.sense.narrative), ""),
        words=first.words,
        first_said=min(days, default=None),
        last_said=max(days, default=None),
        appearances=tuple(_appearances(group)),
        n_reports=len({one.key.report_id for one in group}),
        n_origins=len({one.origin for one in group}),
        side=first.speaker.side(first.said_on) if first.speaker else None,
        role=office.role if office and office.role else said.role,
        about=tuple(sorted({code for one in group for code in one.said.about})),
        proposition=first.sense.proposition,
        days=next((one.sense.days for one in group if one.sense.days), None),
        due=next((one.said.due for one in group if one.said.due), None),
        judgements=decisions.ids([one.item for one in group]),
    )


def _appearances(group: Sequence[Uttered]) -> Iterable[Appearance]:
    for number, (one, (turn, why)) in enumerate(zip(group, turns(group), strict=True)):
        same = next((reason for other in group[:number] if (reason := alike(other, one))), "")
        report, said = one.item.report, one.said
        way = (one.speaker.name if one.speaker else None, *said.via, report.source_name)
        yield Appearance(
            key=one.key,
            quotes=said.evidence,
            language=one.sense.language or report.language,
            speaker_words=said.speaker,
            role=said.role,
            path=tuple(dict.fromkeys(name for name in way if name)),
            published=report.published,
            published_at=report.published_at,
            said_on=one.said_on,
            outlet=report.source_name,
            title=report.title,
            url=report.url,
            quoted=said.quoted,
            voice=said.voice,
            polarity=said.polarity,
            modality=said.modality,
            overstated_by=said.overstated_by,
            copy_of=one.copied_from if one.copied_from != one.key.report_id else None,
            origin=one.origin,
            turn=turn,
            why="; ".join(filter(None, (same, why))),
        )
