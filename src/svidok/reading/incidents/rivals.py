"""Which tolls does a report give that are not its incidents' own?

Of two numbers for one place, by two sources, the incident has one («погибли пятеро», as the governor says); the other
is a claim of fact by whoever gives it («по словам мэра, погибли трое»), so that neither is lost. What was only said at
first is no rival of what is known now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svidok.model.figure import Figure
from svidok.model.reading import Claim, ClaimKind, IncidentReport
from svidok.model.report import Quote
from svidok.reading.incidents.casualties import AGAIN, casualties
from svidok.reading.incidents.harm import Harm
from svidok.reading.sentence.passages import Passage, between, overlapped
from svidok.reading.sources.attributed import Attribution, overlapping, reported

_KINDS = ("killed", "injured")
_LATER = 12  # sentences within which a toll is said to have risen


def rival_tolls(
    told: Sequence[Passage], said: Sequence[Attribution], incidents: Sequence[IncidentReport]
) -> Iterator[Claim]:
    """A claim for each source that gives an incident another number of dead or injured than the incident has."""
    if not any(figure for incident in incidents for figure in _figures(incident)):
        return
    near = _told_in(told, incidents)
    for passage in told[1:]:  # a headline gives in short what its report says
        if not any(
            one.source and not (one.carried or one.owned)
            for one in overlapping(said, passage.sentence.start, passage.sentence.end)
        ):
            continue
        here = near.get(passage.index, ())
        given: set[tuple[str, ...]] = set()
        for harm in _rivalling(passage, told, here) if here else ():
            one = reported(said, harm.start)
            if one is None or one.carried or not one.source or one.source in given or not _differs(harm, one, here):
                continue
            start, end = max(one.start, passage.sentence.start), min(one.end, passage.sentence.end)
            if any(token.is_a("at_first") for token in passage.tokens if start <= token.start < end):
                continue  # superseded, not disputed
            given.add(one.source)
            yield Claim(
                evidence=(Quote.of(passage.text, start, end),),
                kind=ClaimKind.FACT,
                speaker=one.source[0],
                role=one.role,
                via=one.via,
                quoted=one.quoted,
                modality=one.modality,
            )


def _rivalling(passage: Passage, told: Sequence[Passage], incidents: Sequence[IncidentReport]) -> Iterator[Harm]:
    """The harms of a sentence that are no part of what it gives as a total, or of the total of a wider area, and have
    not been outgrown by what a later sentence says."""
    harms = casualties(passage)
    for harm in harms:
        figures = [(one, figure) for one in incidents if (figure := getattr(one, harm.of, None)) is not None]
        split = any(
            h is not harm and h.of == harm.of and h.range.ends == f.range.ends for h in harms for _, f in figures
        )
        wider = passage.has("place.scene") and any(_exceeds(f, harm) and one.place.name is None for one, f in figures)
        fewer = any(_exceeds(figure, harm) for _, figure in figures)
        outgrown = fewer and (_is_stage(passage) or _rose(harm, passage, told))
        if not (split or wider or outgrown):
            yield harm


def _exceeds(figure: Figure, harm: Harm) -> bool:
    return (figure.range.least or 0) > (harm.range.least or 0)


def _is_stage(passage: Passage) -> bool:
    """Whether a sentence opens with the hour at which it was told, as the stages of a running report do."""
    return any(token.is_a("time.event") and token.value.period.start for token in passage.tokens[:2])


def _rose(harm: Harm, passage: Passage, told: Sequence[Passage]) -> bool:
    """Whether more are said, in a later sentence than the harm, to have become of them («позже число выросло»)."""
    after = between(told, passage.index + 1, passage.index + 1 + _LATER)
    rises = (one for one in after if one.has("rise"))
    return any(
        later.of in (harm.of, AGAIN) and (later.range.least or 0) > (harm.range.least or 0)
        for one in rises
        for later in casualties(one)
    )


def _differs(harm: Harm, one: Attribution, incidents: Sequence[IncidentReport]) -> bool:
    """Whether no incident of the sentence has this number, and one has another's."""
    some = harm.further or harm.later or harm.children == harm.range  # those on top, those among them
    if some or harm.of not in _KINDS or not harm.definite or not harm.range.least:
        return False
    told = [figure for incident in incidents if (figure := getattr(incident, harm.of)) is not None]
    same = any(figure.range.ends == harm.range.ends or _allows(harm, figure) for figure in told)
    return not same and any(figure.range.least and figure.source != one.source for figure in told)


def _allows(harm: Harm, figure: Figure) -> bool:
    """Whether a number of so many at least leaves room for what is known: "at least one" disputes no "three"."""
    return harm.range.most is None and (figure.range.least or 0) >= (harm.range.least or 0)


def _figures(incident: IncidentReport) -> tuple[Figure | None, ...]:
    return incident.killed, incident.injured


def _told_in(told: Sequence[Passage], incidents: Sequence[IncidentReport]) -> dict[int, list[IncidentReport]]:
    """The incidents of which each sentence, by its index, is evidence."""
    found: dict[int, list[IncidentReport]] = {}
    for incident in incidents:
        about = {one.index for quote in incident.evidence for one in overlapped(told, quote.start, quote.end)}
        for index in about:
            found.setdefault(index, []).append(incident)
    return found
