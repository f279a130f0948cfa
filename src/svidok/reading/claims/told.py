"""Which statements on aims, causes, capability, the future, blame or help does a report attribute to somebody?

The report of a strike is no claim; its sentences are one only where they also hold an aim, a cause, a judgement. What
the report says in its own voice is one only where it can be checked against the record ("the largest in a year").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from svidok.model.period import Scene
from svidok.model.reading import Claim, ClaimKind, Polarity, Voice, Wording
from svidok.model.report import Quote
from svidok.reading.claims.aims import holders
from svidok.reading.claims.headlines import below_heading, holds, overstates, repeated
from svidok.reading.claims.mere_reports import (
    goes_beyond,
    goes_on_alone,
    inside,
    is_no_statement,
    is_taken,
    only_enacts,
    tells_no_more,
    unlisted,
)
from svidok.reading.claims.pieces import clauses, record_apart
from svidok.reading.claims.runs import Said, runs
from svidok.reading.claims.stances import kind_of, stances, tells_of_making, tells_record, watches
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.interviews import answers, questions
from svidok.reading.sentence.listing import opens_item
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.quotations import quotations
from svidok.reading.sources.acquaintance import SpeakerKind
from svidok.reading.sources.attributed import Attribution, at, overlapping
from svidok.reading.sources.passed import modality_of
from svidok.reading.subject import Subject, is_on_subject

_TONGUES = {"UA": ("uk", "ru"), "RU": ("ru",)}
_RECORD = frozenset({"record"})
_OF_THEIR_OWN = (
    SpeakerKind.NAMED,
    SpeakerKind.ROLE,
    SpeakerKind.WEASEL,
)  # persons and nobodies say little that is a mere report
_CHECKED_BY = (
    "quantity",
    "share",
    "fraction",
    "beyond",
    "record",
    "time.event",
    "time.cumulative",
    "time.rank",
    "shut",
    "body",
)
_SEEN = ("weapon", "attack", "blow", "outcome", "effect", "object", "toll", "place.scene", "trade", "thing", "partly")
_SPOKEN = 3  # words that no list holds, from which a quotation beside what is told of the war is a statement
_OF_AIMS = (ClaimKind.INTENT, ClaimKind.FORECAST)  # an aim may be foretold with what will come of it
_TO_COME = (ClaimKind.FORECAST, ClaimKind.INTENT, ClaimKind.PLEDGE, ClaimKind.DEMAND)
_OF_DEEDS = (ClaimKind.FACT, ClaimKind.ASSESSMENT)  # what a deed alone is read as
_QUOTATION = 500  # characters of a quotation that is one statement; longer ones are speeches


def claims(
    marked: MarkedReport,
    told: Sequence[Passage],
    said: Sequence[Attribution],
    taken: Sequence[Quote],
    subject: Subject,
) -> tuple[Claim, ...]:
    """The claims of a report in the order of its text; `taken` is the evidence of its raids and incidents.

    What a headline says and its body says again is told once, in the words of the body.
    """
    near = subject.near
    if not near or not (said or any(map(_records, told))):
        return ()
    quoted = quotations(marked.report.text)
    answering = _answering(told, near)
    near |= answering.union(_spoken_on(told, near, quoted))
    near -= _within(told, questions(told))
    again = repeated(told)
    said = list(_through_herald(said))
    told_near = [p for p in told if p.index in near and not (again is not None and p is told[0])]
    found = runs(
        list(_said(told_near, told, _outermost(said, quoted), sorted(taken), quoted, answering)), marked.report.text
    )
    return tuple(_under(claim, told[0], again) for claim in below_heading(list(found), told))


def _answering(told: Sequence[Passage], near: frozenset[int]) -> frozenset[int]:
    """The sentences that answer in an interview about the war."""
    given = _within(told, answers(told))
    return given if given & near else frozenset()


def _within(told: Sequence[Passage], spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Which sentences begin in one of the spans, which are in the order of the text."""
    ends = [end for _, end in spans]
    found = ((p.index, bisect_right(ends, p.sentence.start)) for p in told if ends)
    return frozenset(index for index, at in found if at < len(spans) and spans[at][0] <= told[index].sentence.start)


def _spoken_on(told: Sequence[Passage], near: frozenset[int], quoted: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The sentences of a short quotation that is about the war in one of them."""
    for start, end in quoted:
        first = bisect_right(told, start, key=lambda passage: passage.sentence.end)
        last = bisect_right(told, end, lo=first, key=lambda passage: passage.sentence.start)
        within = range(first, last)
        if end - start <= _QUOTATION and not near.isdisjoint(told[at].index for at in within):
            yield from (told[at].index for at in within)


def _records(passage: Passage) -> bool:
    """Whether a sentence can tell of a record in the report's own voice."""
    return passage.may_have(_RECORD) or passage.likely("record")


def _under(claim: Claim, headline: Passage, again: Passage | None) -> Claim:
    """The claim, with the headline that says it more strongly, if one does."""
    if again is None or not holds(claim, again) or not overstates(headline, again):
        return claim
    return replace(claim, overstated_by=headline.whole)


def _said(
    near: Sequence[Passage],
    told: Sequence[Passage],
    said: Sequence[Attribution],
    taken: Sequence[Quote],
    quoted: Sequence[tuple[int, int]],
    answering: frozenset[int],
) -> Iterator[Said]:
    """Each statement of the sentences `near`, clause by clause; those `answering` in an interview are about the war."""
    spoken = True  # whether somebody says the sentence before
    for passage in near:
        before, silence, spoken = _before(told, passage.index), not spoken, False
        for clause, attribution in clauses(passage, said):
            if attribution is None or (attribution.carried and attribution.end <= attribution.quote.start):
                attribution = _aim_told_on(told, said, clause) or attribution
            if attribution is None or (
                tells_record(clause) and _hardly_his(clause, attribution) and not _quotation(clause, quoted)
            ):
                claim = _own_voice(clause)
                if claim is not None:
                    yield Said(claim, clause, None, stands=True)
                continue
            spoken = True
            span = _quotation(clause, quoted)
            passed = bool(attribution.via) and attribution.kind is SpeakerKind.GROUP  # officials, through an outlet
            own = passed or attribution.kind in _OF_THEIR_OWN or goes_beyond(clause)
            goes_on = span or (own and inside(clause, attribution))
            goes_on = goes_on or (clause.has("joint") and inside(clause, attribution))
            goes_on = goes_on or tells_of_making(clause)
            near_by = (clause, *before) if goes_on else (clause,)
            his = attribution.owned or attribution.opens or inside(clause, attribution)
            answered = passage.index in answering
            of_war = answered or any(map(is_on_subject, near_by))
            of_war = of_war or (his and watches(clause, attribution))
            kind = _kind(clause, attribution, taken, of_war, span is not None)
            short = span is not None and span[1] - span[0] <= _QUOTATION
            if kind is not None or (short and not attribution.carried):
                if kind is ClaimKind.FACT and tells_record(clause) and (is_taken(clause, taken) or clause.has("toll")):
                    clause = record_apart(clause)
                claim = _attributed(clause, attribution, kind or ClaimKind.FACT, quoted=span is not None)
                words = attribution.quote.start if short else None
                view = kind in (ClaimKind.FACT, None) and _is_view(clause, attribution, short)
                yield Said(claim, clause, words, stands=kind is not None, after_silence=silence, view=view)


def _aim_told_on(told: Sequence[Passage], said: Sequence[Attribution], clause: Passage) -> Attribution | None:
    """Who is heard right before a sentence that names nobody and tells an aim: "…, the general said. The goal is to
    break the grid." Reports seldom know of themselves what the other side wants."""
    before = told[clause.index - 1] if clause.index else None
    if before is None or before.index != clause.index - 1 or before.sentence.line != clause.sentence.line:
        return None
    if clause.whole.text.endswith("?") or "intent" not in stances(clause):
        return None
    one = at(said, before.sentence.end - 1)
    heard = one is not None and one.source and inside(before, one) and one.kind is not SpeakerKind.OUTLET
    return one if one is not None and heard and one.said == "any" else None


def _before(told: Sequence[Passage], index: int) -> Sequence[Passage]:
    """By which sentences it is told what a statement is about: the one before it, and another where both stand in one
    paragraph; the lines of a digest tell nothing of one another."""
    alone = index < 2 or opens_item(told[index])
    prose = not alone and told[index - 2].sentence.line == told[index - 1].sentence.line
    return told[max(0, index - 1 - prose) : index]


def _through_herald(said: Sequence[Attribution]) -> Iterator[Attribution]:
    """With the outlet that experts are said to have talked to as that of every expert quoted further on."""
    herald: tuple[str, ...] = ()
    experts = {one.source for one in said if one.kind is SpeakerKind.NAMED and one.role == "expert"}
    for one in said:
        if one.kind is SpeakerKind.WEASEL and not one.carried:
            herald = one.via or herald
        own = one.source in experts and not one.via
        yield replace(one, via=herald) if own else one


def _outermost(said: Sequence[Attribution], quoted: Sequence[tuple[int, int]]) -> list[Attribution]:
    """Without what somebody cites within the words he is quoted with: “She says it will hold,” he said."""

    @cache
    def is_spoken(start: int, end: int) -> bool:
        """Whether the quotation is somebody's as a whole."""
        return any(
            one.start <= start and end <= one.end and not start <= one.quote.start < end and not one.owned
            for one in overlapping(said, start, end)
        )

    kept: list[Attribution] = []
    for one in said:
        number = bisect_right(quoted, one.quote.start, key=lambda span: span[1])
        start, end = quoted[number] if number < len(quoted) else (0, 0)
        if not (start <= one.quote.start < end and is_spoken(start, end)):
            kept.append(one)
    return kept


def _hardly_his(clause: Passage, attribution: Attribution) -> bool:
    """Whether words are somebody's only because the headline tells what he wants, fears or promises, or because it
    names a country or a group."""
    if not attribution.carried or attribution.said != "any":
        return attribution.carried
    whose = attribution.source[0] if attribution.source else ""
    return attribution.kind is SpeakerKind.GROUP or bool(clause.lexicon.row("nation", whose))


def _kind(
    passage: Passage, attribution: Attribution, taken: Sequence[Quote], of_war: bool, quoted: bool
) -> ClaimKind | None:
    """The kind of what is said; None where it is no claim by itself, as a bare statement of fact not `of_war` is."""
    if is_no_statement(passage, attribution):
        return None
    opened = attribution.quote.text.endswith(":")  # "He urges partners to send:" tells of what is below it
    kind = kind_of(passage, attribution, inside(passage, attribution) or opened, of_war)
    in_words = quoted and unlisted(passage, attribution) >= _SPOKEN
    if kind in _OF_DEEDS and only_enacts(passage, attribution):
        return None
    if kind is ClaimKind.FACT and (not (of_war or in_words) or tells_no_more(passage, attribution, taken)):
        return None
    return None if kind is None or goes_on_alone(passage, attribution, kind, quoted) else kind


def _is_view(passage: Passage, attribution: Attribution, short: bool) -> bool:
    """Whether what somebody says can be checked by nothing: no number, rate, record or day in it, and, but for what a
    person says in a `short` quotation, no weapon, blow, harm or scene either."""
    if attribution.said != "any" or any(map(passage.has, _CHECKED_BY)) or tells_record(passage):
        return False
    person = attribution.kind in (SpeakerKind.NAMED, SpeakerKind.ROLE) and not attribution.carried
    return (short and person) or not any(map(passage.has, _SEEN))


def _attributed(passage: Passage, attribution: Attribution, kind: ClaimKind, quoted: bool) -> Claim:
    weasel = attribution.kind is SpeakerKind.WEASEL
    return Claim(
        evidence=(passage.whole,),
        kind=kind,
        speaker=attribution.source[0] if attribution.source else None,
        role=attribution.role,
        via=attribution.via,
        quoted=quoted,
        voice=Voice.WEASEL if weasel else Voice.NAMED,
        said_on=_day(passage, Scene.EVENT) if attribution.said != "any" else None,
        due=_day(passage, Scene.DUE),
        due_words=_undated(passage, kind),
        about=_about(passage),
        holder=next(holders(passage), None) if kind in _OF_AIMS else None,
        polarity=Polarity.DENIED if kind is ClaimKind.DENIAL else Polarity.AFFIRMED,
        modality=modality_of(passage),
        words=_wording(passage, attribution) if quoted else Wording.UNKNOWN,
    )


def _own_voice(passage: Passage) -> Claim | None:
    told_at_once = any(
        token.is_a("record") and (token.is_a("attack") or token.is_a("blow")) for token in passage.tokens
    )
    told = tells_record(passage) if passage.has("record") else _is_counted(passage)
    if not (told_at_once or (told and passage.matches("record"))):
        return None
    return Claim(evidence=(passage.whole,), kind=ClaimKind.FACT, voice=Voice.AUTHOR, modality=modality_of(passage))


def _is_counted(passage: Passage) -> bool:
    """Whether a strike is said to be the first or the second of its kind: "it was the first attack on the republic"."""
    words = (passage.tokens[match.start : match.end] for match in passage.matches("record"))
    return any(
        not found[0].is_a("mark") and any(token.is_a("attack") or token.is_a("blow") for token in found)
        for found in words
    )


def _quotation(passage: Passage, quoted: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Which quotation the words of a sentence stand in, if not just a name or a nickname does."""
    for number in range(bisect_right(quoted, passage.sentence.start, key=lambda span: span[1]), len(quoted)):
        start, end = quoted[number]
        if start >= passage.sentence.end:
            break
        first, last = max(start, passage.sentence.start), min(end, passage.sentence.end)
        inside = [t for t in passage.tokens if first <= t.start and t.end <= last and t.is_a("word")]
        if first == passage.sentence.start and last == passage.sentence.end:
            return quoted[number]
        if first == start and start - passage.sentence.start <= 1 and "," in passage.text[last - 1 : last + 2]:
            return quoted[number]  # «Відповідь буде», — сказав він
        small = [t for t in inside if not t.is_a("capital") and not t.is_a("weapon")]
        if sum(len(t.folded.split()) for t in small) >= 2 or (
            len(inside) == 1 and len(small) == 1 and passage.language == "en"
        ):
            return quoted[number]
    return None


def _wording(passage: Passage, attribution: Attribution) -> Wording:
    """Translated where the report is not in the language of the speaker's side.

    Ukrainian officials speak Russian to some who ask in it: of their words in a Russian report nothing is known.
    """
    for kind in ("person", "body"):
        side = passage.lexicon.row(kind, attribution.source[0] if attribution.source else "").get("side", "")
        if side in _TONGUES and passage.language not in _TONGUES[side]:
            return Wording.TRANSLATED
    return Wording.UNKNOWN


def _day(passage: Passage, scene: Scene) -> str | None:
    for token in passage.tokens:
        if token.is_a(f"time.{scene}"):
            iso: str | None = token.value.period.iso
            return iso
    return None


def _undated(passage: Passage, kind: ClaimKind) -> str | None:
    """The words of a time to come of which nobody says the date: "in the coming days", of what may be past "soon"."""
    if _day(passage, Scene.DUE):
        return None
    told = (t for t in passage.tokens if t.is_a("time.due") or (kind in _TO_COME and t.is_a("soon.ahead")))
    first = next(told, None)
    return None if first is None else passage.text[first.start : first.end]


def _about(passage: Passage) -> tuple[str, ...]:
    weapons = [weapon for token in passage.tokens for weapon in token.all_of("weapon")]
    return tuple(dict.fromkeys(weapons))
