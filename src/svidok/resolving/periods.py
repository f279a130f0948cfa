"""Which times does a report name, what do they mean given its publication, and which one governs a clause?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from svidok.lexicon import Lexicon, Match, Token
from svidok.model.period import UNKNOWN_PERIOD, DatePrecision, Period, PeriodMention, Scene
from svidok.model.report import Quote, Report
from svidok.resolving.expressions import Said, Words
from svidok.resolving.governing import LEAD_LINES, is_heading, is_item
from svidok.resolving.instants import KYIV, ONE_DAY, day_period, local_day, shifted
from svidok.resolving.moments import AS_SAID, EARLIEST_YEAR, LATEST_YEAR, Standpoint, moments
from svidok.resolving.nights import NIGHTS
from svidok.resolving.prospects import PROSPECTS
from svidok.resolving.ranks import ranks
from svidok.resolving.sayings import bracketed, is_by, of_saying, said_after, told_before
from svidok.resolving.stretches import STRETCHES
from svidok.resolving.windows import WINDOWS, closed
from svidok.text import Sentence, words

TOPICS = frozenset({"time", "numbers"})
_TIME = frozenset({"time"})
_OFTEN = "often"  # how often something happened in a stretch ("for the third time this month"): no time of anything
_COUNTED = "counted_on"  # «станом на 4 липня», "as of 4 July": the day on which it was counted
_UNTIL = "until"  # the capture before which a time ends whose rule looks further: "August" (4,132)
_LAST = "last"  # the capture with which a time ends whose rule looks further: "a day after" Russia fired missiles
_PAST_DAY = "past_day"  # «за минулу добу»: what a bulletin tells of
_RECALL, _OPENING = "recall", 2  # tokens of a sentence that opens by looking back
_TOLD_BY = ("digits", "time")
_SHAPES = frozenset({"word", "capital", "mark", "future"})  # what any sentence may have
EVENING = 16  # local hour from which a time is its day's evening
DAWN = 4  # local hour before which a night has not been long enough to be spoken of from afar
RULES = {**NIGHTS, **STRETCHES, **PROSPECTS, **WINDOWS}


def publication(report: Report, zone: str = KYIV, outlet: str | None = None) -> Period:
    """The day of publication in `zone`, marked as assumed; UNKNOWN_PERIOD (assumed too) where the report has no date.

    `outlet` is the zone of the publisher's calendar (outlet_of) where it is another.
    """
    day = standpoint(report, zone, outlet).published
    if day is None:
        return replace(UNKNOWN_PERIOD, zone=zone, assumed=True)
    return replace(day_period(day, zone), assumed=True)


def standpoint(report: Report, zone: str, outlet: str | None = None) -> Standpoint:
    """From where the report's words count: its day in `zone`, and the day by its publisher's own calendar.

    Shortly after midnight in `zone` a publisher to the west still writes of the day before; its night is the last one.
    """
    outlet = outlet if outlet != zone else None
    instant = report.published_at
    if instant is None:
        day = _believed(report.published)
        return Standpoint(day, None, zone, own=day, outlet=outlet)
    local = instant.astimezone(ZoneInfo(zone))
    there, own = _believed(local.date()), _believed(report.published)
    if outlet is not None:
        own = _believed(local_day(instant, outlet))
    if there is None or own is None or abs(there - own) > ONE_DAY:
        own = there
    if there is not None and own is not None and own < there and local.hour < DAWN:
        return Standpoint(own, local.hour + 24, zone, own=own, outlet=outlet)
    return Standpoint(there, local.hour, zone, own=own, outlet=outlet)


def _believed(day: date | None) -> date | None:
    """The day; one that no report of this war can have (a broken clock) counts as none."""
    return day if day is not None and EARLIEST_YEAR < day.year < LATEST_YEAR else None


def zone_of(report: Report, lexicon: Lexicon) -> str:
    """The zone in which a report's own clock speaks: that of its source where a pack names it, else Kyiv's."""
    return _named_zone(report, lexicon, "source_zone") or KYIV


def outlet_of(report: Report, lexicon: Lexicon) -> str | None:
    """The zone of the publisher's calendar where a pack names it: what "on Thursday" and "yesterday" count by."""
    return _named_zone(report, lexicon, "outlet_zone")


def _named_zone(report: Report, lexicon: Lexicon, kind: str) -> str | None:
    """What the longest name that a pack knows says; the names of all languages are asked."""
    return _zone_named(report.source_name, lexicon, kind) if report.source_name else None


@lru_cache(maxsize=10_000)
def _zone_named(name: str, lexicon: Lexicon, kind: str) -> str | None:
    spoken = words(name)
    if not spoken:
        return None
    every = (lexicon.languages[code].terms for code in sorted(lexicon.languages))
    holding = [terms for terms in every if terms.holds(spoken.folded, frozenset((kind,)))]
    told = [token for terms in holding for token in terms.tokens(spoken, name)]
    known = [token for token in told if token.of(kind)]
    return max(known, key=lambda token: token.end - token.start).of(kind) if known else None


def recalling(text: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> frozenset[int]:
    """The offsets of the sentences that open by looking back: «Нагадаємо, 30 серпня …», "As reported earlier, …"."""
    may = (one for one in sentences if lexicon.hints(one) & lexicon.signs(one.language).kind(_RECALL))
    return frozenset(
        one.start for one in may if any(token.is_a(_RECALL) for token in lexicon.tokens(one, text)[:_OPENING])
    )


def periods(
    report: Report, sentences: Sequence[Sentence], lexicon: Lexicon, zone: str | None = None
) -> tuple[PeriodMention, ...]:
    """Every time that the sentences name, in text order and not overlapping.

    `zone` is the IANA zone of the report's clock where the caller knows it; «мск», "Kyiv time" in the words win over
    it. Words that count from a publication date that is missing give a mention with an unknown period.
    """
    here = heading = standpoint(report, zone or zone_of(report, lexicon), outlet_of(report, lexicon))
    lead: int | None = None
    found: list[PeriodMention] = []
    for sentence in sentences:
        if (here.day, here.night, here.year) != (heading.day, heading.night, lead) and (
            sentence.opens or is_item(sentence)
        ):
            here = replace(here, day=heading.day, night=heading.night, year=lead)
        named, here = _named(report.text, sentence, lexicon, here)
        found.extend(named)
        if is_heading(sentence, named):
            heading = here
        if sentence.line < LEAD_LINES:
            lead = here.year
    return tuple(closed(found))


def _named(text: str, sentence: Sentence, lexicon: Lexicon, here: Standpoint) -> tuple[list[PeriodMention], Standpoint]:
    """The times of one sentence, leftmost and longest first, and the standpoint after them."""
    first = here
    tokens = time_tokens(text, sentence, lexicon, here) if _may_tell(sentence, lexicon) else []
    matches = lexicon.matches("time", sentence.language, tokens)
    matches.sort(key=lambda match: (match.start, -match.end))
    named: list[PeriodMention] = []
    spoken: list[int] = []  # of those named the ones beside a verb of saying
    free, before = 0, here
    for match in matches:
        if match.start < free or _of_birth(tokens, match):
            continue
        meaning = match.pattern.settings["meaning"]
        if meaning == _OFTEN:
            free = match.end
            continue
        said = _said(Words(match, tokens, here))
        if said is None:
            continue
        free = _end(match)
        quote = Quote.of(text, tokens[match.start].start, tokens[free - 1].end)
        speaks = said.scene is Scene.EVENT and (
            meaning == _COUNTED
            or of_saying(tokens, match)
            or (said.period.day == here.published and bracketed(tokens, match))
        )
        told = speaks and any(is_by(other, said.period) or said_after(other, said.period) for other in named)
        spoken += [len(named)] if speaks and not told else []
        named.append(PeriodMention(quote, said.period, said.scene, said.reason, told, ranks(tokens, match, said, here)))
        here = here if told else _moved(here, named[-1])
        bulletin = meaning == _PAST_DAY and here.published is not None and said.period.day != here.published
        here = replace(here, bulletin=True) if bulletin and not here.bulletin else here
    if first.told is None and (day := told_before(named, [named[at] for at in spoken], here.published)) is not None:
        return _named(text, sentence, lexicon, replace(first, told=day))
    for at in spoken:
        if any(said_after(other, named[at].period) for other in named[at + 1 :]):
            named[at] = replace(named[at], told=True)  # "said on Tuesday that a drone struck on Monday"
        elif all(other.told or other.ranks or number in spoken for number, other in enumerate(named)):
            named[at] = replace(named[at], period=replace(named[at].period, assumed=True))  # till another day is named
    if before.day is not None and named and all(one.period.assumed for one in named):
        return named, replace(before, bulletin=here.bulletin)  # "Wednesday was declared a day of mourning"
    return named, here


def _end(match: Match) -> int:
    """The token index after the words that say the time."""
    if until := match.captures.get(_UNTIL):
        return until[0]
    return match.captures.get(_LAST, (match.start, match.end))[1]


def _said(words: Words) -> Said | None:
    """What the rule of a match says; a day that had dawned where the report was written is not to come."""
    said = RULES[words.match.pattern.settings["meaning"]](words)
    dawns = said is not None and said.scene is Scene.DUE and _dawns(said.period, words)
    return said._replace(scene=Scene.EVENT) if said is not None and dawns else said


def _dawns(period: Period, words: Words) -> bool:
    """Whether it is over before dawn of the day after a publication of no known hour, and nothing beside it is to come:
    where the clock of the archive stood behind, that day had begun («14 вересня о 00:45 …», in one of the 13th)."""
    here = words.here
    if here.hour is not None or here.published is None or period.latest is None:
        return False
    ended = period.latest.astimezone(ZoneInfo(period.zone))
    early = 0 < ended.hour * 60 + ended.minute < DAWN * 60
    return early and ended.date() == shifted(here.published, 1) and not words.foretold()


def _of_birth(tokens: Sequence[Token], match: Match) -> bool:
    """«15 травня 2014 року народження», "born on 15 May 2014": when a person was born, not when anything happened."""
    before, after = tokens[max(0, match.start - 1) : match.start], tokens[match.end : match.end + 1]
    return any(token.is_a("birth.before") for token in before) or any(token.is_a("birth.after") for token in after)


def _may_tell(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a rule called `time` can match in a sentence at all, by the words that stand in it."""
    signs, held = lexicon.signs(sentence.language), lexicon.hints(sentence)
    if not held & signs.any_of(_TOLD_BY):
        return False
    held |= signs.any_of(_SHAPES)
    if lexicon.likely("moment", sentence.language, held):
        held |= signs.any_of(_moments(lexicon, sentence.language))
    return lexicon.likely("time", sentence.language, held)


@lru_cache(maxsize=100)
def _moments(lexicon: Lexicon, language: str) -> frozenset[str]:
    """The kinds of the tokens that the rules called `moment` make."""
    sorts = {rule.settings.get("sort", "exact") for rule in lexicon.languages[language].patterns.get("moment", ())}
    return frozenset({"time", "time.date", "time.clock", *(f"time.clock.{sort}" for sort in sorts)})


def time_tokens(text: str, sentence: Sentence, lexicon: Lexicon, here: Standpoint) -> list[Token]:
    """The tokens as the rules called `time` see them: clock times and dates are single; none where no time is told."""
    folded = sentence.words.folded
    if not (any(map(str.isdecimal, folded)) or lexicon.languages[sentence.language].terms.holds(folded, _TIME)):
        return []
    tokens = apart(text, sentence, lexicon)
    return moments(tokens, lexicon, sentence.language, here)


def apart(text: str, sentence: Sentence, lexicon: Lexicon) -> list[Token]:
    """The tokens as the rules called `moment` see them: no other room's terms hide a time or a number."""
    return lexicon.tokens(sentence, text, TOPICS)


def _moved(here: Standpoint, mention: PeriodMention) -> Standpoint:
    """The standpoint once a time has been named: later words may count from it."""
    period = mention.period
    if period.day is None or period.assumed or period.precision is not DatePrecision.DAY:
        return here
    if mention.scene is Scene.CUMULATIVE or mention.ranks:
        return here
    if mention.scene is Scene.DUE:
        return replace(here, day=period.day, night=False)
    told = AS_SAID in mention.reason and here.published is not None and period.day.year != here.published.year
    year = period.day.year if told else None
    return replace(
        here, anchor=period.day, day=period.day, night="night" in mention.reason, late=_late(period), year=year
    )


def _late(period: Period) -> bool:
    """Whether a time lies in the evening of its day: what came overnight came after it."""
    begins = period.earliest and period.earliest.astimezone(ZoneInfo(period.zone))
    return begins is not None and begins.date() == period.day and begins.hour >= EVENING
