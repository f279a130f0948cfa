"""Over which time was each number of a raid counted?

Over the day in force, the window that its sentence declares, or a longer time of which it is the sum. A sentence that
holds one month or night against another has a time for each of its numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from svidok.lexicon import Token
from svidok.model.period import DatePrecision, Period, PeriodMention, Scene
from svidok.reading.raids.belonging import LIST_MARKS
from svidok.reading.raids.months import its_month
from svidok.reading.raids.tallies import Told
from svidok.reading.sentence.passages import Passage

_SOON = 6  # tokens
_CLAUSE = 14  # tokens from a number to the time that ends its clause
_BESIDE = 5  # tokens from a number to the time that is its own
_A_NIGHT, _A_YEAR = timedelta(hours=36), timedelta(days=370)  # between them are sums: weeks, months and years, not ages

Over = tuple[Period, bool]  # the time of a count, and whether the count is a sum over it


def by_period(passage: Passage, said: Sequence[Told], whole: Over) -> Iterator[tuple[tuple[Told, ...], Over]]:
    """The counts of a sentence with their time: each with that beside it where sums have their own; those after a
    comparison with the other time («против 40 в мае»); else all with `whole`."""
    if own := _each_with_its_own_time(passage, said):
        for over in dict.fromkeys(own):
            yield tuple(told for told, time in zip(said, own, strict=True) if time == over), over
        return
    tokens = passage.tokens
    turn = next((k for k, token in enumerate(tokens) if token.is_a("compares") and k > said[0].at), len(tokens))
    times = [mention for at, mention in times_of(passage) if at >= turn]
    other = next((mention.period for mention in times if mention.period.iso), None)
    if other is None:
        yield tuple(said), whole
        return
    yield tuple(told for told in said if told.at < turn), whole
    if later := tuple(told for told in said if told.at > turn):
        yield later, _summed(other) or (other, False)


def _each_with_its_own_time(passage: Passage, said: Sequence[Told]) -> list[Over]:
    """The time of each count, where the sentence gives each its own and one of them is a sum: the time that opens its
    clause («у січні – 4400, у лютому – 5059»), or stands right after it ("150 overnight and 2,300 since 1 March")."""
    mentions = [(at, m) for at, m in times_of(passage) if not (m.told or _ranks(passage, m, said))]
    times = [(at, over) for at, mention in mentions if (over := own_time(mention))]
    leading = bool(times) and times[0][0] < said[0].at
    apart = leading and all(_opens(passage.tokens, at) for at, _ in times)  # «добою раніше — 46, а в ніч на 5-те — 32»
    if len({over for _, over in times}) < 2 or not (apart or any(over[1] for _, over in times)):
        return []
    at_hand = dict(times)
    found: list[Over] = []
    for told in said:
        beside_it = its_month(passage.tokens, told.at)
        if beside_it in at_hand:
            found.append(at_hand[beside_it])
            continue
        before = [over for at, over in times if _opens(passage.tokens, at) and _still_open(passage.tokens, at, told.at)]
        after = [over for at, over in times if 0 < at - told.at <= _BESIDE]
        beside = before[-1:] if leading else after[:1] or found[-1:]
        if not beside:
            return []
        found.append(beside[0])
    return found if len(set(found)) > 1 else []


def _still_open(tokens: Sequence[Token], at: int, number: int) -> bool:
    """Whether a time before a number holds for it: not that of an aside which has closed («5298 (у вересні – 5638), 270
    ракет»)."""
    between = [token.folded for token in tokens[at:number]]
    return at < number and between.count(")") <= between.count("(")


def own_time(mention: PeriodMention) -> Over | None:
    """A time as that of a count of its own: a sum's, or one day's or night's."""
    period = mention.period
    if mention.scene is Scene.CUMULATIVE:
        return (period, True) if period.iso else None
    return _summed(period) or ((period, False) if _one_day(period) and mention.scene is Scene.EVENT else None)


def sum_told(passage: Passage) -> Over | None:
    """The weeks or months that a sentence says, if it says no day, night or window."""
    overs = [own_time(mention) for _, mention in times_of(passage) if not mention.told]
    if any(m.scene is Scene.WINDOW for _, m in times_of(passage)):
        return None
    told = [over for over in overs if over]
    return told[0] if told and all(over[1] for over in told) else None


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time opens a clause."""
    return at == 0 or any(map(tokens[at - 1].is_a, ("mark", "joins", "contrast", "compares", "only")))


def times_of(passage: Passage) -> Iterator[tuple[int, PeriodMention]]:
    """Where the times of a sentence stand."""
    if passage.has("time"):
        yield from ((at, t.value) for at, t in enumerate(passage.tokens) if isinstance(t.value, PeriodMention))


def compared_only(passage: Passage) -> bool:
    """Whether the times of a sentence follow a comparison, and its first number does not: they are another raid's."""
    kinds = ("compares", "time", "quantity")
    if not all(map(passage.has, kinds)):
        return False
    first = {kind: next((i for i, t in enumerate(passage.tokens) if _holds(t, kind)), None) for kind in kinds}
    compares, time, number = (first[kind] for kind in kinds)
    return compares is not None and time is not None and number is not None and number < compares < time


def _holds(token: Token, kind: str) -> bool:
    return token.is_a(kind) and (kind != "time" or isinstance(token.value, PeriodMention))


class Heading:
    """The time that the line above a list says, which holds for its lines."""

    def __init__(self) -> None:
        self._said: Period | None = None
        self._sum: Over | None = None  # the week or month that the line above the list says
        self.sum: Over | None = None  # that of the line heard last

    def period(self, passage: Passage) -> Period:
        """The time in force in the next sentence."""
        self.sum = None
        if not passage.tokens:
            return passage.period
        opens = passage.sentence.opens or passage.tokens[0].folded in LIST_MARKS
        timed = passage.has("time.event") or passage.has("time.window")
        listed = self._said if opens and not timed else None
        heads = passage.tokens[-1].folded == ":"
        self._said = (passage.period if timed else None) if heads else listed
        self.sum = self._sum if opens and not passage.has("time") else None
        self._sum = sum_told(passage) if heads else self.sum
        earlier = listed and listed.day and passage.period.day and listed.day < passage.period.day
        return listed if listed and earlier else passage.period


def counted_over(passage: Passage, counted: Sequence[Told], in_force: Period) -> Over:
    """The declared window said in the sentence, else a sum's period, else the period in force."""
    tokens = passage.tokens
    said = [
        m
        for at, m in times_of(passage)
        if not (m.told or (at > counted[0].at and tokens[at - 1].is_a("compares")) or _parted(tokens, counted, at))
        and not (m.scene is Scene.CUMULATIVE and _ranks(passage, m, counted))
    ]
    days = any(m.scene is Scene.EVENT and m.period.precision is DatePrecision.DAY for m in said)
    for scene in (Scene.WINDOW, Scene.CUMULATIVE):
        for mention in said:
            if mention.scene is scene and (mention.period.iso or mention.period.start):
                if scene is Scene.CUMULATIVE and days:
                    continue  # "in the night to Sunday, the heaviest since the invasion began"
                return mention.period, scene is Scene.CUMULATIVE
    exact = [m.period for m in said if m.scene is Scene.EVENT and _one_day(m.period)]
    if len(exact) == 1 and not _one_day(in_force):
        return exact[0], False  # «минулого тижня, 28 вересня»
    if (earlier := _earlier_in_its_clause(tokens, said, counted)) is not None:
        return earlier, False
    stretches = [summed for m in said if (summed := _summed(m.period)) and _governs(passage, m, counted)]
    if stretches and not any(m.period.precision is DatePrecision.DAY for m in said):
        return max(stretches, key=lambda summed: summed[0].day or date.min)
    return in_force, False


def _earlier_in_its_clause(
    tokens: Sequence[Token], said: Sequence[PeriodMention], counted: Sequence[Told]
) -> Period | None:
    """The day that opens the clause of the numbers where a later one is told before it of something else: "was without
    power on Thursday, a day after Russia fired 70 missiles"."""
    days = [
        (at, token.value.period)
        for at, token in enumerate(tokens[: counted[0].at])
        if token.value in said and token.value.scene is Scene.EVENT and _one_day(token.value.period)
    ]
    if len(days) < 2 or any(token.is_a("mark") for token in tokens[days[-1][0] : counted[0].at]):
        return None
    (_, other), (_, own) = days[-2:]
    return own if own.day and other.day and own.day < other.day and not own.assumed else None


def held_against(passage: Passage, said: Sequence[Told]) -> bool:
    """Whether the numbers of a sentence are another month's: "than in March, when there were 6,283"."""
    return any(0 < at < said[0].at and passage.tokens[at - 1].is_a("compares") for at, _ in times_of(passage))


def _parted(tokens: Sequence[Token], counted: Sequence[Told], at: int) -> bool:
    """Whether a day is no time of the numbers, but tells when they were published, or that they were night after night:
    "fired 4,577 drones in overnight attacks in February, an analysis showed on Sunday"."""
    mention = tokens[at].value
    if at < counted[0].at or mention.period.precision is not DatePrecision.DAY or mention.scene is not Scene.EVENT:
        return False
    stretches = [k for k, token in enumerate(tokens) if k > counted[0].at and _stretch(token)]
    return any(0 < k - at < _SOON or any(t.folded == "," for t in tokens[k:at]) for k in stretches)


def _stretch(token: Token) -> bool:
    """Whether a token is a week or month of which things are told."""
    mention = token.value
    return isinstance(mention, PeriodMention) and mention.scene is Scene.EVENT and _summed(mention.period) is not None


def _governs(passage: Passage, mention: PeriodMention, counted: Sequence[Told]) -> bool:
    """Whether a stretch of time is that of the numbers: before them, or soon after one; not "Crimea, taken in 2014"."""
    tokens = passage.tokens
    at = next(k for k, token in enumerate(tokens) if token.value is mention)
    if at < counted[0].at:
        return not _aside(tokens[:at], tokens[at : counted[0].at])
    return any(0 < at - told.at <= _SOON or _one_clause(tokens, told.at, at) for told in counted)


def _one_clause(tokens: Sequence[Token], here: int, at: int) -> bool:
    """Whether no mark parts a number from a time that follows it: "4,577 drones at Ukraine in attacks in February"."""
    return 0 < at - here <= _CLAUSE and not any(token.is_a("mark") for token in tokens[here:at])


def _aside(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a time is told between two commas by the way: "Russia, which took Crimea in 2014, said that"."""
    comma = next((k for k in reversed(range(len(before))) if before[k].folded == ","), None)
    led = comma is not None and any(token.is_a("subordinate") for token in before[comma + 1 : comma + 2])
    return led and any(token.folded == "," for token in after)


def _ranks(passage: Passage, mention: PeriodMention, counted: Sequence[Told]) -> bool:
    """Whether a longer time only ranks a number: "70 drones, the most in a month"."""
    at = next(k for k, token in enumerate(passage.tokens) if token.value is mention)
    told = [one.at for one in counted if one.at < at]
    return bool(told) and any(token.is_a("ranks") or token.is_a("record") for token in passage.tokens[max(told) : at])


def _summed(period: Period) -> Over | None:
    """A week, month or year as the period of a sum, dated by its last day; None where `period` is one day or night."""
    if period.precision is DatePrecision.DAY or period.earliest is None or period.latest is None:
        return None
    if not _A_NIGHT < period.latest - period.earliest < _A_YEAR:
        return None
    last = (period.latest - timedelta(seconds=1)).astimezone(ZoneInfo(period.zone)).date()
    return replace(period, precision=DatePrecision.DAY, day=last), True


def _one_day(period: Period) -> bool:
    """Whether a period says one day or night and not a stretch of them."""
    if period.precision is not DatePrecision.DAY or period.earliest is None or period.latest is None:
        return False
    return period.latest - period.earliest <= _A_NIGHT
