"""Which totals of a raid does a report give? Counts of the same side and day are one raid."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from svidok.lexicon import Token
from svidok.model.figure import Count, Outcome
from svidok.model.period import DatePrecision, Period, PeriodMention, Scene
from svidok.model.reading import RaidReport, Side
from svidok.model.report import Quote
from svidok.reading.attributed import Attribution, at
from svidok.reading.counts import Carried, counts, may_count, unmarked
from svidok.reading.fronts import only
from svidok.reading.passages import Passage
from svidok.reading.phrases import COUNTRIES
from svidok.reading.restated import stated
from svidok.reading.sides import named
from svidok.reading.subject import SIDES
from svidok.reading.tallies import Told
from svidok.reading.weapons import Arms

_SOON = 6  # tokens
_A_FEW, _A_YEAR = timedelta(days=5), timedelta(days=370)  # between them are weeks, months and years, not days or ages
MOST_EVIDENCE = 850  # characters; beyond it an item points at nothing in particular


@dataclass(frozen=True)
class _Said:
    """The counts of one sentence with all that holds for them."""

    passage: Passage
    counts: tuple[Told, ...]
    period: Period
    cumulative: bool
    attacker: tuple[Side | None, bool]
    source: tuple[str, ...]
    via: tuple[str, ...]


Attacker = Callable[[Passage], tuple[Side | None, bool]]


def raids(
    passages: Sequence[Passage], attributions: Sequence[Attribution], owner: tuple[str, ...], attacker: Attacker
) -> tuple[RaidReport, ...]:
    """The raids of a report in the order of the text.

    `attacker` tells whose weapons a sentence counts; `owner` is the body that posts on its own channel, the source of
    what names no other.
    """
    if not may_count(passages):
        return ()
    groups: dict[tuple[object, ...], list[_Said]] = {}
    for said in _said(passages, attributions, owner, attacker):
        key = (said.attacker[0], said.period.iso, said.cumulative)
        groups.setdefault(key, []).append(said)
    return tuple(_raid(group) for group in _joined(groups))


def _said(
    passages: Sequence[Passage], attributions: Sequence[Attribution], owner: tuple[str, ...], attacker: Attacker
) -> list[_Said]:
    found: list[_Said] = []
    carried, arms = Carried(), Arms(passages)
    here: Period | None = None  # the period in force, but for what is only held against it
    for passage in map(unmarked, passages):
        compared = here is not None and _compared(passage)
        here = here if compared else passage.period
        said, carried = counts(passage, carried)
        if len(said) == 1:
            arms.hear(passage)  # «Дроны атаковали город: десятки целей сбиты»
        said = [replace(told, count=arms.precise(told.count, passage)) for told in said]
        arms.hear(passage)
        if not said:
            continue
        sentence = passage.sentence
        attribution = at(attributions, sentence.start) or at(attributions, sentence.end - 1)
        source = attribution.source if attribution else owner
        via = attribution.via if attribution else ()
        whole = (here, False) if compared and here else _period(passage, said)
        summed = next((one for one in reversed(found) if one.cumulative), None)
        if summed is not None and not whole[1] and _goes_on(passage, said, summed):
            whole = summed.period, True
        side = _side(passage, [told.count for told in said], source, attacker(passage))
        for counted, (period, cumulative) in _by_period(passage, said, whole):
            found.append(_Said(passage, counted, period, cumulative, side, source, via))
    return found


def _by_period(
    passage: Passage, said: Sequence[Told], whole: tuple[Period, bool]
) -> Iterator[tuple[tuple[Told, ...], tuple[Period, bool]]]:
    """The counts of a sentence with their time: those after a comparison have one of their own («против 40 в мае»)."""
    tokens = passage.tokens
    first = said[0].at
    turn = next((k for k, token in enumerate(tokens) if token.is_a("compares") and k > first), len(tokens))
    times = [t.value for t in tokens[turn:] if t.is_a("time") and isinstance(t.value, PeriodMention)]
    other = next((mention.period for mention in times if mention.period.iso), None)
    if other is None:
        yield tuple(said), whole
        return
    yield tuple(told for told in said if told.at < turn), whole
    if later := tuple(told for told in said if told.at > turn):
        yield later, _summed(other) or (other, False)


def _compared(passage: Passage) -> bool:
    """Whether the times of a sentence follow a comparison, and its first number does not: they are another raid's."""
    kinds = ("compares", "time", "quantity")
    if not all(map(passage.has, kinds)):
        return False
    first = {kind: next((i for i, t in enumerate(passage.tokens) if _holds(t, kind)), None) for kind in kinds}
    compares, time, number = (first[kind] for kind in kinds)
    return compares is not None and time is not None and number is not None and number < compares < time


def _holds(token: Token, kind: str) -> bool:
    return token.is_a(kind) and (kind != "time" or isinstance(token.value, PeriodMention))


def _side(
    passage: Passage, said: Sequence[Count], source: tuple[str, ...], told: tuple[Side | None, bool]
) -> tuple[Side | None, bool]:
    """Whose weapons are counted: by arms that only one side has, by who shot them down, else as the words name it."""
    lexicon = passage.lexicon
    by_arms = {lexicon.row("weapon", count.weapon).get("side") for count in said} - {None, ""}
    if len(by_arms) == 1:
        side = Side(str(by_arms.pop()))
        return side, told != (side, False)
    if own := named(passage):
        return own, False
    if defending := _counting(passage) or only(_defending(passage)):
        return (Side.UA if defending is Side.RU else Side.RU), True
    # Who tells only of hits may be telling of its own.
    defenders = {lexicon.row(kind, name).get("side") for name in source for kind in ("body", "person")} - {None, ""}
    if len(defenders) == 1 and any(count.outcome is not Outcome.HIT for count in said):
        defender = defenders.pop()
        if defender in tuple(Side):
            return (Side.UA if defender == Side.RU else Side.RU), True
    return told


def _counting(passage: Passage) -> Side | None:
    """The side that counts the weapons sent against it: «Украина насчитала 810 беспилотников»."""
    for index, token in enumerate(passage.tokens):
        if token.is_a("tally"):
            before = [side for other in passage.tokens[max(0, index - 3) : index] for side in other.all_of("warside")]
            if len(set(before)) == 1 and before[0] in tuple(Side):
                return Side(before[0])
    return None


def _defending(passage: Passage) -> Iterator[Side]:
    """The side whose air defence shot down what is counted: «Российская ПВО сбила 40 дронов»."""
    for match in passage.matches("defender"):
        token = passage.tokens[match.captures["side"][0]]
        yield from (Side(code) for code in token.all_of("warside"))
        yield from (SIDES[name] for name in token.all_of("country") if name in SIDES)


def _goes_on(passage: Passage, said: Sequence[Told], summed: _Said) -> bool:
    """Whether a sentence without a time of its own counts over the weeks of one before: by its words, or because it
    says one of the numbers again."""
    if passage.has("time.event") or passage.has("time.window"):
        return False
    before = {(told.count.weapon, told.count.outcome, told.count.range.ends) for told in summed.counts}
    again = any((told.count.weapon, told.count.outcome, told.count.range.ends) in before for told in said)
    return again or passage.has("same_period")


def _period(passage: Passage, counted: Sequence[Told]) -> tuple[Period, bool]:
    """The declared window said in the sentence, else a sum's period, else the period in force."""
    times = [t.value for t in passage.tokens if t.is_a("time") and isinstance(t.value, PeriodMention)]
    said = [mention for mention in times if not mention.told]
    days = any(m.scene is Scene.EVENT and m.period.precision is DatePrecision.DAY for m in said)
    for scene in (Scene.WINDOW, Scene.CUMULATIVE):
        for mention in said:
            if mention.scene is scene and (mention.period.iso or mention.period.start):
                if scene is Scene.CUMULATIVE and (days or _ranks(passage, mention, counted)):
                    continue  # "in the night to Sunday, the heaviest since the invasion began"
                return mention.period, scene is Scene.CUMULATIVE
    exact = [m.period for m in said if m.scene is Scene.EVENT and _one_day(m.period)]
    if len(exact) == 1 and not _one_day(passage.period):
        return exact[0], False  # «минулого тижня, 28 вересня»
    stretches = [summed for m in said if (summed := _summed(m.period)) and _governs(passage, m, counted)]
    if stretches and not any(m.period.precision is DatePrecision.DAY for m in said):
        return max(stretches, key=lambda summed: summed[0].day or date.min)
    return passage.period, False


def _governs(passage: Passage, mention: PeriodMention, counted: Sequence[Told]) -> bool:
    """Whether a stretch of time is that of the numbers: before them, or soon after one; not "Crimea, taken in 2014"."""
    at = next(k for k, token in enumerate(passage.tokens) if token.value is mention)
    return at < counted[0].at or any(0 < at - told.at <= _SOON for told in counted)


def _ranks(passage: Passage, mention: PeriodMention, counted: Sequence[Told]) -> bool:
    """Whether a longer time only ranks a number: "70 drones, the most in a month"."""
    at = next(k for k, token in enumerate(passage.tokens) if token.value is mention)
    told = [one.at for one in counted if one.at < at]
    return bool(told) and any(token.is_a("ranks") or token.is_a("record") for token in passage.tokens[max(told) : at])


def _summed(period: Period) -> tuple[Period, bool] | None:
    """A week, month or year as the period of a sum, dated by its last day; None where `period` is a day or two."""
    if period.precision is DatePrecision.DAY or period.earliest is None or period.latest is None:
        return None
    if not _A_FEW < period.latest - period.earliest < _A_YEAR:
        return None
    last = (period.latest - timedelta(seconds=1)).astimezone(ZoneInfo(period.zone)).date()
    return replace(period, precision=DatePrecision.DAY, day=last), True


def _one_day(period: Period) -> bool:
    """Whether a period says one day or night and not a stretch of them."""
    if period.precision is not DatePrecision.DAY or period.earliest is None or period.latest is None:
        return False
    return period.latest - period.earliest <= timedelta(hours=36)


def _joined(groups: dict[tuple[object, ...], list[_Said]]) -> list[list[_Said]]:
    """Sentences that leave the side open join the only side of their day."""
    sides: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
    for key in groups:
        if key[0] is not None:
            sides.setdefault(key[1:], []).append(key)
    for key in [k for k in groups if k[0] is None]:
        if len(same := sides.get(key[1:], [])) == 1:
            groups[same[0]] = sorted(groups[same[0]] + groups.pop(key), key=lambda s: s.passage.index)
    return sorted(groups.values(), key=lambda group: group[0].passage.index)


def _raid(group: Sequence[_Said]) -> RaidReport:
    period = next((s.period for s in group if s.period.start or s.period.end), group[0].period)
    attacker = next((s.attacker for s in group if s.attacker[0] and not s.attacker[1]), group[0].attacker)
    return RaidReport(
        evidence=_evidence(group),
        counts=stated([(s.passage, told) for s in group for told in s.counts]),
        period=period,
        attacker=attacker[0],
        attacker_inferred=attacker[1],
        cumulative=group[0].cumulative,
        source=_precise(group),
        via=tuple(dict.fromkeys(name for s in group for name in s.via)),
    )


def _precise(group: Sequence[_Said]) -> tuple[str, ...]:
    """Their sources; a country that "says" so gives way to its bodies and people that are named for it."""
    names = tuple(dict.fromkeys(name for said in group for name in said.source))
    lexicon = group[0].passage.lexicon
    sides = {lexicon.row(kind, name).get("side") for kind in ("body", "person") for name in names}
    return tuple(name for name in names if not any(COUNTRIES.get(side or "") == name for side in sides))


def _evidence(group: Sequence[_Said]) -> tuple[Quote, ...]:
    """The sentences that say it, as many as fit."""
    quotes: list[Quote] = []
    for said in group:
        if sum(len(quote.text) for quote in quotes) + len(said.passage.whole.text) <= MOST_EVIDENCE or not quotes:
            quotes.append(_cut(said.passage, said.passage.whole))
    return tuple(dict.fromkeys(quotes))


def _cut(passage: Passage, quote: Quote) -> Quote:
    return (
        quote if len(quote.text) <= MOST_EVIDENCE else Quote.of(passage.text, quote.start, quote.start + MOST_EVIDENCE)
    )
