"""Sentence by sentence: which words were known, which rules fired, what came of it, and what fell, and why?

For whoever adds the next rule. Nothing is traced while a report is read: each stage is asked again for what it makes of
the sentence, and held against the finished reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from svidok.lexicon import Lexicon, Match, Token
from svidok.model.figure import Count, Figure, Range
from svidok.model.form import FIGURES
from svidok.model.period import PeriodMention
from svidok.model.place import Place, PlaceMention
from svidok.model.reading import Claim, HarmedObject, IncidentReport, RaidReport, Reading
from svidok.model.report import Quote
from svidok.reading.alone import Alone, told_of
from svidok.reading.incidents.told import of_this_war
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.passages import Passage, passages
from svidok.reading.sentence.people import people
from svidok.reading.sources.attributable import may_attribute
from svidok.reading.sources.attributed import Attribution
from svidok.reading.sources.attribution import attributions
from svidok.reading.sources.phrases import folded

_SHAPES = frozenset({"word", "capital", "mark", "digits"})
_OF_PEOPLE = ("toll", "toll_absent")  # rules that read numbers of people folded
_OF_SPEAKERS = ("attribution", "passed_on", "impersonal")  # rules that read speaker phrases folded
_ELSEWHERE = ("time", "moment", "genitive_name")  # rules of other rooms, told by the reason of what they resolved


@dataclass(frozen=True, slots=True)
class Known:
    """Words at [start, end) and what they were taken for."""

    start: int
    end: int
    words: str
    means: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fits: its name, its pack, the first example under it, its words and what they filled in."""

    rule: str
    pack: str
    example: str
    words: str
    captures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Gave:
    """A value of the reading that rests on the sentence, what of it the sentence does not say, and how sure it is."""

    what: str
    value: str
    inferred: tuple[str, ...] = ()
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Fell:
    """What the sentence offered and the reading does not hold, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Account:
    """All that is to be told of one sentence at [start, end); `period` is the date in force."""

    start: int
    end: int
    words: str
    language: str
    period: str | None
    known: tuple[Known, ...]
    resolved: tuple[Known, ...]
    fired: tuple[Fired, ...]
    gave: tuple[Gave, ...]
    fell: tuple[Fell, ...]


def explained(marked: MarkedReport, reading: Reading, lexicon: Lexicon) -> tuple[Account, ...]:
    """The account of each sentence in a held language, in order; `reading` is what the default reader made of it."""
    told = passages(marked, lexicon)
    said = attributions(marked, told, lexicon)
    this_war = of_this_war(marked, told)
    return tuple(_account(passage, reading, said, this_war) for passage in told)


def _account(passage: Passage, reading: Reading, said: Sequence[Attribution], this_war: bool) -> Account:
    gave = tuple(_gave(passage.whole, reading, said))
    return Account(
        passage.sentence.start,
        passage.sentence.end,
        passage.whole.text,
        passage.language,
        passage.period.iso,
        tuple(_known(passage)),
        tuple(_resolved(passage)),
        tuple(dict.fromkeys(_fired(passage))),
        gave,
        tuple(_fell(passage, reading, this_war)),
    )


def _known(passage: Passage) -> Iterator[Known]:
    for token in passage.tokens:
        kinds = sorted(token.kinds - _SHAPES)
        if isinstance(token.value, Range):
            yield Known(token.start, token.end, _words(passage, token), ("quantity", str(token.value)))
        elif kinds and token.value is None:
            yield Known(token.start, token.end, _words(passage, token), tuple(kinds))


def _resolved(passage: Passage) -> Iterator[Known]:
    """The places and times of the sentence: what each was taken for, its part in the sentence, and why."""
    for token in passage.tokens:
        mention = token.value
        if isinstance(mention, PlaceMention):
            means: tuple[str, ...] = (_place(mention.place), f"place.{mention.role}", mention.reason)
        elif isinstance(mention, PeriodMention):
            period = mention.period
            assumed = ("assumed",) if period.assumed else ()
            means = (
                period.iso or "no date",
                "time.rank" if mention.ranks else f"time.{mention.scene}",
                mention.reason,
                *assumed,
            )
        else:
            continue
        yield Known(token.start, token.end, _words(passage, token), tuple(filter(None, means)))


def _fired(passage: Passage) -> Iterator[Fired]:
    """The rules that fit, each on the tokens that it is written for."""
    rules = passage.lexicon.languages[passage.language].patterns
    for name in rules:
        if name in _ELSEWHERE:
            continue
        stream = _stream(name, passage)
        for match in filter(partial(_ends_so, stream), passage.lexicon.matches(name, passage.language, stream)):
            captures = [(key, _text(passage, stream[first:last])) for key, (first, last) in match.captures.items()]
            pack = match.pattern.where.rpartition("/")[2]
            words = _text(passage, stream[match.start : match.end])
            yield Fired(name, pack, match.pattern.examples[0], words, tuple(sorted(captures)))


def _ends_so(stream: Sequence[Token], match: Match) -> bool:
    """Whether the verb of a rule that asks for endings has one of them."""
    first, last = match.captures.get("verb", (0, 0))
    endings = tuple(match.pattern.settings.get("endings", ()))
    verbs = [token.folded for token in stream[first:last]]
    return not (endings and verbs) or any(verb.endswith(endings) for verb in verbs)


def _stream(name: str, passage: Passage) -> Sequence[Token]:
    if name in _OF_PEOPLE:
        return people(passage.tokens, passage.text, passage.year)
    if name in _OF_SPEAKERS:
        return folded(passage) if may_attribute(passage) else ()
    return passage.tokens


def _gave(here: Quote, reading: Reading, said: Sequence[Attribution]) -> Iterator[Gave]:
    for one in said:
        if not one.owned and not one.carried and here.overlaps(one.quote):
            who = ", ".join(one.source) or str(one.kind)
            yield Gave("attribution", " via ".join([who, *one.via]))
    for raid in reading.raids:
        yield from (_count(count, raid) for count in raid.counts if _rests(count, here))
    for incident in reading.incidents:
        if _rests(incident, here):
            yield Gave("incident", _incident(incident), incident.inferred, incident.confidence)
        for name in FIGURES:
            figure: Figure | None = getattr(incident, name)
            if figure is not None and _rests(figure, here):
                yield Gave(name, f"{figure.range} in {_place(incident.place)}", figure.inferred, figure.confidence)
        yield from (_thing(harmed) for harmed in incident.objects if _rests(harmed, here))
    for claim in reading.claims:
        if _rests(claim, here):
            yield Gave("claim", f"{claim.kind} by {claim.speaker or claim.voice}", claim.inferred, claim.confidence)


def _fell(passage: Passage, reading: Reading, this_war: bool) -> Iterator[Fell]:
    """What the gate dropped, and the numbers and things that the sentence tells and no item of the reading holds."""
    here = passage.whole
    yield from (Fell(one.what, one.why) for one in reading.dropped if one.quote and here.overlaps(one.quote))
    alone = Alone(passage)
    why = _why_no_incident(passage, reading, this_war)
    figures = [f for incident in reading.incidents for name in FIGURES if (f := getattr(incident, name)) is not None]
    for harm in alone.harms:
        for name, value in told_of(harm):
            if not any(figure.range == value and _rests(figure, here) for figure in figures):
                yield Fell(f"{name} {value}", why)
    things = [harmed for incident in reading.incidents for harmed in incident.objects if _rests(harmed, here)]
    for one in alone.struck:
        if not any(thing.object_class is one.harmed.object_class for thing in things):
            yield Fell(f"{one.harmed.object_class} {one.harmed.effect}: {one.harmed.phrase}", why)
    counts = [count.range for raid in reading.raids for count in raid.counts]
    for said in alone.counted:
        if said.range not in counts:
            outcome = said.outcome or next((c.outcome for c in alone.counts if c.range == said.range), None)
            yield Fell(f"{said.range} {said.weapon or said.unit}", _why_no_count(passage, outcome is not None))


def _why_no_incident(passage: Passage, reading: Reading, this_war: bool) -> str:
    if not this_war:
        return "no side strikes in this report, and nothing ties it to this war"
    asides = sorted(kind.partition(".")[2] for kind in passage.held.kinds if kind.startswith("aside."))
    if asides:
        return f"the sentence is an aside: {', '.join(asides)}"
    if any(_rests(incident, passage.whole) for incident in reading.incidents):
        return "its incident holds another number or thing in its place"
    return "no incident came of the sentence: no strike near it, or no place that it can be tied to"


def _why_no_count(passage: Passage, settled: bool) -> str:
    if passage.has("front_loss"):
        return "losses at the front are no raid"
    if passage.has("unreal") or passage.has("rate"):
        return "ability, a plan, production or a rate governs the number"
    return "the same was counted before" if settled else "no word near it says what became of them"


def _rests(item: Count | Figure | HarmedObject | RaidReport | IncidentReport | Claim, here: Quote) -> bool:
    return any(quote.overlaps(here) for quote in item.evidence)


def _count(count: Count, raid: RaidReport) -> Gave:
    where = f" over {count.admin1}" if count.admin1 else ""
    side = f", by {raid.attacker}" if raid.attacker else ""
    return Gave("count", f"{count.range} {count.weapon} {count.outcome}{where}{side}", count.inferred, count.confidence)


def _thing(harmed: HarmedObject) -> Gave:
    return Gave("object", f"{harmed.object_class} {harmed.effect or ''}: {harmed.phrase}", harmed.inferred)


def _incident(incident: IncidentReport) -> str:
    arms = f" by {', '.join(incident.weapons)}" if incident.weapons else ""
    return f"{_place(incident.place)}, {incident.period.iso or 'no date'}, {incident.status}{arms}"


def _place(place: Place) -> str:
    parts = [place.name or place.admin1 or place.country or "nowhere named"]
    if place.name and place.admin1:
        parts.append(place.admin1)
    return f"{' '.join(parts)} or {len(place.rivals)} rivals" if place.rivals else " ".join(parts)


def _words(passage: Passage, token: Token) -> str:
    return passage.text[token.start : token.end]


def _text(passage: Passage, tokens: Sequence[Token]) -> str:
    return passage.text[tokens[0].start : tokens[-1].end] if tokens else ""
