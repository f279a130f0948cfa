"""Which statements on aims, causes, capability, the future, blame or help does a report attribute to somebody?

The report of a strike is no claim; its sentences are one only where they also hold an aim, a cause, a judgement. What
the report says in its own voice is one only where it can be checked against the record ("the largest in a year").
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise

from svidok.lexicon import Lexicon
from svidok.lexicon.tokens import general
from svidok.model.period import Scene
from svidok.model.place import PlaceMention
from svidok.model.reading import Claim, ClaimKind, Polarity, Side, Voice, Wording
from svidok.model.report import Quote
from svidok.reading.attribution import Attribution, at, overlapping
from svidok.reading.passages import Passage
from svidok.reading.phrases import titled
from svidok.reading.quotations import quotations
from svidok.reading.reader import MarkedReport
from svidok.reading.sayings import modality_of
from svidok.reading.speakers import SpeakerKind

# The strongest stance first: a demand may give reasons, a forecast may be a judgement.
_STANCES = ("denial", "accusation", "pledge", "demand", "intent", "forecast", "assessment")
_REPORTS = ("toll", "effect", "suffer", "outage", "outcome.shot_down", "outcome.neutralised")
_SUBJECT = ("subject", "weapon", "lone_weapon", "attack", "record")
_SIDES = {"Ukraine": Side.UA, "Russia": Side.RU}
_TONGUES = {"UA": ("uk", "ru"), "RU": ("ru",)}
_NEIGHBOURS = 3
_SIDED = frozenset({"warside", "nation", "person", "body", "place"})
_PLAIN = frozenset({"word", "capital"})
_SPARSE = 8  # a report about the war names a side in one sentence of so many at the least
_EVIDENCE = 2000
_RUN = 700  # characters of evidence within which sentences of one speaker are one run
_LOOSE = frozenset(",;:.-–—!?…)")
_LEAST_WORDS = 4


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence as a statement, before runs are joined."""

    claim: Claim
    line: int
    index: int


def claims(
    marked: MarkedReport,
    told: Sequence[Passage],
    said: Sequence[Attribution],
    taken: Sequence[Quote],
    lexicon: Lexicon,
) -> tuple[Claim, ...]:
    """The claims of a report in the order of its text; `taken` is the evidence of its raids and incidents."""
    quoted, used = quotations(marked.report.text), sorted(taken)
    found: list[_Said] = []
    owners = [one for one in said if one.owned][:1]
    if not _tells_of_the_war(told, owners, lexicon):
        return ()
    near = _near_the_war(told, bool(owners), lexicon)
    for passage in told:
        if passage.index not in near:
            continue
        for clause in _clauses(passage, said):
            attribution = at(said, (clause.sentence.start + clause.sentence.end) // 2)
            claim = _attributed(clause, attribution, used, quoted) if attribution else _own_voice(clause)
            if claim is not None and (claim.kind is not ClaimKind.FACT or _about_the_war(claim, passage, told)):
                found.append(_Said(claim, passage.sentence.line, passage.index))
    return tuple(_runs(found, marked.report.text))


def _clauses(passage: Passage, said: Sequence[Attribution]) -> Iterator[Passage]:
    """The sentence cut where one attribution ends and another begins."""
    start, end = passage.sentence.start, passage.sentence.end
    near = [one for one in overlapping(said, start, end) if not (one.carried or one.owned)]
    cuts = {edge for one in near for edge in (one.start, one.end) if start < edge < end}
    bounds = sorted({start, end, *cuts})
    for first, last in pairwise(bounds):
        tokens = tuple(token for token in passage.tokens if first <= token.start < last)
        if len(bounds) == 2:
            yield passage
        elif sum(token.is_a("word") for token in tokens) >= _LEAST_WORDS:
            tokens = tuple(dropwhile(lambda token: token.folded in _LOOSE, tokens))
            quote = Quote.of(passage.text, tokens[0].start, tokens[-1].end)
            sentence = passage.sentence._replace(start=quote.start, end=quote.end)
            yield replace(passage, sentence=sentence, tokens=tokens)


def _attributed(
    passage: Passage, attribution: Attribution, taken: Sequence[Quote], quoted: Sequence[tuple[int, int]]
) -> Claim | None:
    if _is_no_statement(passage, attribution):
        return None
    kind = _kind(passage, attribution)
    if kind is None or (kind is ClaimKind.FACT and _is_report(passage, taken)):
        return None
    weasel = attribution.kind is SpeakerKind.WEASEL
    quoted_here = _in_quotation(passage, quoted)
    return Claim(
        evidence=(passage.whole,),
        kind=kind,
        speaker=attribution.source[0] if attribution.source else None,
        role=attribution.role,
        via=attribution.via,
        quoted=quoted_here,
        voice=Voice.WEASEL if weasel else Voice.NAMED,
        said_on=_day(passage, Scene.EVENT) if attribution.said != "any" else None,
        due=_day(passage, Scene.DUE),
        about=_about(passage),
        holder=_holder(passage) if kind is ClaimKind.INTENT else None,
        polarity=Polarity.DENIED if kind is ClaimKind.DENIAL else Polarity.AFFIRMED,
        modality=modality_of(passage),
        words=_wording(passage, attribution) if quoted_here else Wording.UNKNOWN,
    )


def _own_voice(passage: Passage) -> Claim | None:
    told_at_once = any(
        token.is_a("record") and (token.is_a("attack") or token.is_a("blow")) for token in passage.tokens
    )
    if not (told_at_once or passage.matches("record")):
        return None
    return Claim(evidence=(passage.whole,), kind=ClaimKind.FACT, voice=Voice.AUTHOR, modality=modality_of(passage))


def _is_no_statement(passage: Passage, attribution: Attribution) -> bool:
    """A byline, a headline's echo carried too far, what belongs to the page and not to the report."""
    if len(passage.whole.text.split()) < _LEAST_WORDS or passage.has("notice"):
        return True
    if passage.index and titled(passage.tokens) and passage.whole.text[-1].isalnum():  # one headline of a list
        return True
    if attribution.owned:
        return False
    length = passage.sentence.end - passage.sentence.start
    if _inside(passage, attribution) and attribution.quote.end - attribution.quote.start > 0.7 * length:
        return True
    return attribution.carried and attribution.end <= attribution.quote.start


def _inside(passage: Passage, attribution: Attribution) -> bool:
    """Whether the attributing words stand in this very sentence."""
    return not attribution.owned and passage.sentence.start <= attribution.quote.start < passage.sentence.end


def _kind(passage: Passage, attribution: Attribution) -> ClaimKind | None:
    """By the verb where it tells, else by the strongest stance in the words; a bare statement is one of fact."""
    inside = _inside(passage, attribution)
    if inside and attribution.said in _STANCES and attribution.said != "assessment":
        return ClaimKind(attribution.said)
    stances = {stance for token in passage.tokens for stance in token.all_of("stance")}
    if passage.has("record") and not stances & {"accusation", "demand", "pledge"}:
        return ClaimKind.FACT
    if passage.has("fighting"):  # "tried to break through near …" reports a battle
        stances -= {"intent", "assessment"}
    if attribution.said == "any" and any(map(passage.has, _REPORTS)):  # "successfully shot down" reports a strike
        stances -= {"assessment"}
    for stance in _STANCES:
        if stance in stances:
            return ClaimKind(stance)
    if attribution.owned or passage.has("routine"):  # what a body states in its own post is its report
        return None
    if attribution.kind is SpeakerKind.WEASEL:
        told = any(map(passage.has, _REPORTS)) or not _is_on_subject(passage)
        return None if told else ClaimKind.ASSESSMENT
    if inside and attribution.said == "assessment":
        return ClaimKind.ASSESSMENT
    return ClaimKind.FACT


def _is_report(passage: Passage, taken: Sequence[Quote]) -> bool:
    """Whether a bare statement only reports a strike or what it did."""
    if passage.has("record"):
        return False
    if _overlaps(taken, passage) or any(map(passage.has, _REPORTS)):
        return True
    counted = passage.has("quantity") and any(map(passage.has, ("weapon", "blow")))
    placed = passage.has("place.scene") or passage.has("time.event")
    return any(map(passage.has, ("blow", "attack", "outcome"))) and (placed or counted)


def _overlaps(taken: Sequence[Quote], passage: Passage) -> bool:
    """`taken` is sorted; no evidence is longer than _EVIDENCE."""
    first = bisect_right(taken, passage.sentence.start - _EVIDENCE, key=lambda quote: quote.start)
    last = bisect_right(taken, passage.sentence.end - 1, lo=first, key=lambda quote: quote.start)
    return any(quote.end > passage.sentence.start for quote in taken[first:last])


def _is_on_subject(passage: Passage) -> bool:
    return any(map(passage.has, _SUBJECT))


def _about_the_war(claim: Claim, passage: Passage, told: Sequence[Passage]) -> bool:
    """Whether a bare statement is about the war; within a quotation what stands before it may say so."""
    before = [p for p in told[max(0, passage.index - 1) : passage.index] if claim.quoted]
    return any(map(_is_on_subject, (passage, *before)))


def _tells_of_the_war(told: Sequence[Passage], owners: Sequence[Attribution], lexicon: Lexicon) -> bool:
    """Whether Ukraine is named, and a side of the war or a weapon often enough for the report to be about it."""
    named = Counter(side for passage in told for side in _sides(passage, lexicon))
    named.update(lexicon.row(kind, one.source[0]).get("side", "") for one in owners for kind in ("person", "body"))
    sides, weapons = named[Side.UA] + named[Side.RU], sum(passage.has("weapon") for passage in told)
    often = sides * _SPARSE >= len(told) or (sides * 2 * _SPARSE >= len(told) and weapons * _SPARSE >= 2 * len(told))
    ours = named[Side.UA] * 3 * _SPARSE >= len(told) and named[Side.UA] >= 1
    return often and (ours or bool(owners)) and sides * 2 >= sum(map(_others, told))


def _of_the_war(passage: Passage, lexicon: Lexicon) -> bool:
    """Whether a sentence names Ukraine, or Russia where something is attacked."""
    sides = _sides(passage, lexicon)
    return Side.UA in sides or (bool(sides) and any(map(passage.has, ("attack", "blow", "record", "stance"))))


def _others(passage: Passage) -> int:
    """How often a sentence names another country than the two at war."""
    if passage.held.kinds.isdisjoint(("country", "nation")):
        return 0
    named = (token.all_of(kind)[0] for token in passage.tokens for kind in ("country", "nation") if token.of(kind))
    return sum(country not in _SIDES for country in named)


def _near_the_war(told: Sequence[Passage], owned: bool, lexicon: Lexicon) -> set[int]:
    """The sentences that stand no further than a few from one that names a side and what the war is about."""
    about = [p.index for p in told if _is_on_subject(p) and (owned or p.has("weapon") or _of_the_war(p, lexicon))]
    return {near for index in about for near in range(index - _NEIGHBOURS, index + _NEIGHBOURS + 1)}


def _sides(passage: Passage, lexicon: Lexicon) -> list[str]:
    """The sides that a sentence names, by their people, bodies and places."""
    found: list[str] = []
    if passage.held.kinds.isdisjoint(_SIDED):
        return found
    for token in passage.tokens:
        if token.kinds <= _PLAIN or general(token.kinds).isdisjoint(_SIDED):
            continue
        found += token.all_of("warside")
        found += (side for country, side in _SIDES.items() if token.is_a(f"nation.{country}"))
        found += (lexicon.row(kind, code).get("side", "") for kind in ("person", "body") for code in token.all_of(kind))
        if isinstance(token.value, PlaceMention):
            found.append((token.value.place.admin1 or token.value.place.country or "")[:2])
    return [side for side in found if side in tuple(Side)]


def _in_quotation(passage: Passage, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether words, not just a name or a nickname, stand in quotation marks."""
    for number in range(bisect_right(quoted, passage.sentence.start, key=lambda span: span[1]), len(quoted)):
        start, end = quoted[number]
        if start >= passage.sentence.end:
            break
        first, last = max(start, passage.sentence.start), min(end, passage.sentence.end)
        inside = [t for t in passage.tokens if first <= t.start and t.end <= last and t.is_a("word")]
        small = [t for t in inside if not t.is_a("capital") and not t.is_a("weapon")]
        if len(small) >= 2 or (len(inside) == 1 and len(small) == 1 and passage.language == "en"):
            return True
    return False


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


def _about(passage: Passage) -> tuple[str, ...]:
    weapons = [weapon for token in passage.tokens for weapon in token.all_of("weapon")]
    return tuple(dict.fromkeys(weapons))


def _holder(passage: Passage) -> str | None:
    """Whose aim it is, where the words name a person, a body or a country in front of it."""
    for match in passage.matches("holder"):
        who = match.token("who", passage.tokens)
        for kind in ("person", "body", "country", "capital_city", "warside", "nation"):
            if who is not None and who.of(kind):
                code = str(who.of(kind))
                return next((country for country, side in _SIDES.items() if side == code), code)
    return None


def _runs(found: Sequence[_Said], text: str) -> Iterator[Claim]:
    """Neighbouring sentences of one speaker and kind in one paragraph are one claim."""
    run: _Said | None = None
    for one in found:
        if run is not None and _goes_on(run, one):
            evidence = Quote.of(text, run.claim.evidence[0].start, one.claim.evidence[0].end)
            joined = replace(run.claim, evidence=(evidence,), quoted=run.claim.quoted or one.claim.quoted)
            run = _Said(replace(joined, via=joined.via or one.claim.via), one.line, one.index)
            continue
        if run is not None:
            yield run.claim
        run = one
    if run is not None:
        yield run.claim


def _goes_on(run: _Said, one: _Said) -> bool:
    same = (run.claim.speaker, run.claim.voice) == (one.claim.speaker, one.claim.voice)
    same = same and run.claim.kind is one.claim.kind
    near = one.index == run.index + 1 and one.line == run.line
    length = one.claim.evidence[0].end - run.claim.evidence[0].start
    return same and near and length <= _RUN and run.claim.voice is not Voice.WEASEL
