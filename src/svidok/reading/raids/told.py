"""Which totals of a raid does a report give? Counts of the same side and day are one raid."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.figure import Count, Outcome
from svidok.model.period import Period
from svidok.model.reading import RaidReport, Side
from svidok.model.report import Quote
from svidok.reading.raids.bare import STOPPED
from svidok.reading.raids.carried import Carried
from svidok.reading.raids.counted_over import Heading, by_period, compared_only, counted_over, held_against
from svidok.reading.raids.counts import counts, may_count, unmarked
from svidok.reading.raids.defended import by_defender
from svidok.reading.raids.flown import Flown, flies_far
from svidok.reading.raids.lands import Lands
from svidok.reading.raids.meant import Arms
from svidok.reading.raids.regional import by_area
from svidok.reading.raids.restated import stated
from svidok.reading.raids.sums import Sums
from svidok.reading.raids.tallies import Told
from svidok.reading.sentence.fronts import only
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.sides import named
from svidok.reading.sources.attributed import Attribution, at
from svidok.reading.sources.continued import continued
from svidok.reading.sources.leading import region_of
from svidok.reading.sources.phrases import COUNTRIES
from svidok.reading.subject import SIDES

_MONTH, _A_YEAR = timedelta(days=30), 13  # months
_INQUIRY = ("investigators",)
_MANY = 5  # weapons: fewer are the same number on two days by chance
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
    led: str | None = None  # the region that the source tells of by his office


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
        key = (said.attacker[0], said.period.iso, said.cumulative, _months(said) if said.cumulative else 0)
        groups.setdefault(key, []).append(said)
    return tuple(_raid(area) for group in _once(_joined(groups)) for area in by_area(group))


def _months(said: _Said) -> int:
    """How many months a sum is over: that of October and that since January end on one day. One since the war began
    stands with them, where its counts give way."""
    earliest, latest = said.period.earliest, said.period.latest
    months = round((latest - earliest) / _MONTH) if earliest and latest else 0
    return months if months <= _A_YEAR else 0


def _said(
    passages: Sequence[Passage], attributions: Sequence[Attribution], owner: tuple[str, ...], attacker: Attacker
) -> list[_Said]:
    found: list[_Said] = []
    carried, arms = Carried(flown=Flown(far=flies_far(passages))), Arms(passages)
    here: Period | None = None  # the period in force, but for what is only held against it
    lands, sums, heading = Lands(passages), Sums(), Heading()
    for passage in map(unmarked, passages):
        in_force = heading.period(passage)
        compared = here is not None and compared_only(passage)
        here = here if here is not None and compared else in_force
        said, carried = counts(passage, carried)
        if len(said) == 1:
            arms.hear(passage)  # «Дроны атаковали город: десятки целей сбиты»
        said = by_defender(passage, owner, said)
        said = [replace(told, count=arms.precise(told.count, passage)) for told in said]
        arms.hear(passage)
        said = lands.placed(passage, said)
        if not said:
            sums.untold(passage)
            continue
        sentence = passage.sentence
        attribution = at(attributions, sentence.start) or at(attributions, sentence.end - 1)
        attribution = attribution or continued(attributions, passages, passage.index)
        attribution = attribution if attribution and attribution.reports else None  # a judge of raids counted none
        attribution = None if attribution and owner and attribution.source == _INQUIRY else attribution  # its own
        source = attribution.source if attribution else owner
        via = attribution.via if attribution else ()
        led = region_of(attribution, passage.lexicon) if attribution and source else None
        whole = (here, False) if compared else counted_over(passage, said, here)
        whole = sums.meant(whole) if whole[1] else (heading.sum or sums.of(passage, said) or whole)
        if not held_against(passage, said):
            sums.told(whole, said, passage.index)
        side = _side(passage, [told.count for told in said], source, attacker(passage))
        said = [_without_origin(told, side[0]) for told in said]
        for counted, (period, cumulative) in by_period(passage, said, whole):
            found.append(_Said(passage, counted, period, cumulative, side, source, via, led))
    return found


def _side(
    passage: Passage, said: Sequence[Count], source: tuple[str, ...], told: tuple[Side | None, bool]
) -> tuple[Side | None, bool]:
    """Whose weapons are counted: by arms that only one side has, by who shot them down, else as the words name it."""
    lexicon = passage.lexicon
    by_arms = {lexicon.row("weapon", count.weapon).get("side") for count in said} - {None, ""}
    if len(by_arms) == 1:
        side = Side(str(by_arms.pop()))
        return side, told != (side, False)
    defending = _counting(passage) or only(_defending(passage))
    if (own := named(passage)) and own is not defending:
        return own, False  # not «атаку дронов отразила ПВО России»
    if defending:
        return (Side.UA if defending is Side.RU else Side.RU), True
    # Who tells only of hits may be telling of its own.
    defenders = {lexicon.row(kind, name).get("side") for name in source for kind in ("body", "person")} - {None, ""}
    if any(count.outcome in STOPPED for count in said):
        defenders |= {SIDES[name] for name in source if name in SIDES}  # "Ukraine said that it had downed 31 drones"
    if len(defenders) == 1 and any(count.outcome is not Outcome.HIT for count in said):
        defender = defenders.pop()
        if defender in tuple(Side):
            return (Side.UA if defender == Side.RU else Side.RU), True
    return told


def _without_origin(told: Told, side: Side | None) -> Told:
    """The count without a region that lies behind the side which sent the weapons: they came from there («19 ракет
    Х-101 (Вологодська область)»)."""
    whence = told.count.outcome is Outcome.LAUNCHED and side is Side.RU and (told.count.admin1 or "").startswith("RU-")
    return replace(told, count=replace(told.count, admin1=None)) if whence else told


def _counting(passage: Passage) -> Side | None:
    """The side that counts the weapons sent against it: «Украина насчитала 810 беспилотников»."""
    for index, token in enumerate(passage.tokens):
        if token.is_a("tally"):
            near = takewhile(_of_subject, reversed(passage.tokens[max(0, index - 3) : index]))
            before = [side for other in near for side in other.all_of("warside")]
            if len(set(before)) == 1 and before[0] in tuple(Side):
                return Side(before[0])
    return None


def _of_subject(token: Token) -> bool:
    """Whether a word may stand between who counts and the verb: not «сбили 40 украинских дронов, отчитались в …»."""
    return not (token.is_a("mark") or token.is_a("weapon"))


def _defending(passage: Passage) -> Iterator[Side]:
    """The side whose air defence shot down what is counted: «Российская ПВО сбила 40 дронов»."""
    for match in passage.matches("defender"):
        at = match.captures["side"][0]
        token = passage.tokens[at]
        if at and passage.tokens[at - 1].is_a("weapon") and token.is_a("capital"):
            continue  # «по одному дрону ВСУ сбили»: whose they are; not «три БПЛА российские военные сбили»
        yield from (Side(code) for code in token.all_of("warside"))
        yield from (SIDES[name] for name in token.all_of("country") if name in SIDES)


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


def _once(groups: Sequence[list[_Said]]) -> list[list[_Said]]:
    """The groups, with what tells of «минувшие сутки» joined to the window from that day into the next that says the
    same numbers, and the headline of "a month" to the month that it means."""
    kept = list(groups)
    for group in groups:
        alike = (other for other in kept if other is not group and _numbers(group) <= _numbers(other))
        windowed = (other for other in alike if _same_window(group, other) or _same_sum(group, other))
        if (other := next(windowed, None)) is not None:
            other.extend(replace(said, period=other[0].period) if said.cumulative else said for said in group)
            other.sort(key=lambda said: said.passage.index)
            kept.remove(group)
    return kept


def _same_window(group: Sequence[_Said], other: Sequence[_Said]) -> bool:
    period = next((said.period for said in other if said.period.start and said.period.end), None)
    day = group[0].period.day
    if period is None or day is None or period.day != day + timedelta(days=1) or group[0].period.start:
        return False
    sides = {group[0].attacker[0], other[0].attacker[0]} - {None}
    alike = len(sides) < len(Side) and not group[0].cumulative
    return alike and _many(group)


def _same_sum(group: Sequence[_Said], other: Sequence[_Said]) -> bool:
    """Whether a sum up to publication says again the numbers of one that ended before it: «2023 дрони за місяць» in the
    headline, «у жовтні — 2023» below."""
    sides = {group[0].attacker[0], other[0].attacker[0]} - {None}
    if not (group[0].cumulative and other[0].cumulative) or len(sides) == len(Side):
        return False
    mine, theirs = group[0].period.latest, other[0].period.latest
    return mine is not None and theirs is not None and theirs < mine and _many(group)


def _many(group: Sequence[_Said]) -> bool:
    return all(least and least >= _MANY for _, _, least in _numbers(group))


def _numbers(group: Sequence[_Said]) -> set[tuple[str, Outcome, int | None]]:
    return {(told.count.weapon, told.count.outcome, told.count.range.least) for said in group for told in said.counts}


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
