"""What does a claim say that can be held against the record?

The words are read by the readers' own grammar (weapons, outcomes, numbers, places, times) and by the cues of the packs;
a type's rule in packs/checks.toml decides how they belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from svidok.checking.pack import Checks, Cue, checks, cues
from svidok.lexicon import Lexicon, Token
from svidok.model.figure import Range
from svidok.model.period import DatePrecision, PeriodMention, Scene
from svidok.model.place import PlaceMention, PlacePrecision, PlaceRole
from svidok.model.reading import Side
from svidok.model.verdict import ClaimType, Days, Grouping, Proposition
from svidok.reading.passages import passages
from svidok.reading.quantities import ORDINAL, QUANTITY, SHARE, read_number
from svidok.reading.reader import MarkedReport
from svidok.reading.weapons import codes, common

COUNTRY = "UA"
_UNSURE = "a place that is unsure"
_OTHER = {Side.RU: Side.UA, Side.UA: Side.RU}
_DEEDS = ("outcome", "attack", "blow", "strike_noun")
_ONE_DAY = timedelta(days=1)
_NUMBERS = (ClaimType.THRESHOLD, ClaimType.COUNT)
_FIGURES = (*_NUMBERS, ClaimType.RECORD, ClaimType.SHARE, ClaimType.CHANGE)
_DIGITS = re.compile(r"\d+")
_REACH = 5  # tokens between a number and the weapon that it counts
_STRIKING = ("drone", "missile", "air_target", "bomb", "mlrs")


@dataclass(frozen=True)
class _Heard:
    """All that the words hold, before it is put together."""

    text: str
    said_on: date
    tokens: Sequence[Token]
    cues: Sequence[Cue]
    rules: Checks
    lexicon: Lexicon
    language: str

    @cached_property
    def kinds(self) -> frozenset[str]:
        return frozenset(cue.kind for cue in self.cues)

    def value(self, kind: str) -> int | None:
        return next((int(cue.value) for cue in self.cues if cue.kind == kind and cue.value), None)

    def within(self, kind: str, token: Token) -> bool:
        return any(cue.kind == kind and cue.start < token.end and token.start < cue.end for cue in self.cues)

    @cached_property
    def times(self) -> list[Token]:
        return [token for token in self.tokens if isinstance(token.value, PeriodMention)]

    @cached_property
    def numbers(self) -> list[Token]:
        return [token for token in self.tokens if token.is_a(QUANTITY) and not self.within("one_of", token)]

    @cached_property
    def counted(self) -> list[tuple[Token, str]]:
        """The numbers that weapons are counted with: «479 дронів», "drones — 479", never "in one night"."""
        found = [(number, weapon) for number in self.numbers if (weapon := self._counts(number)) is not None]
        return [(n, w) for at, (n, w) in enumerate(found) if all(n.value.ends != m.value.ends for m, _ in found[:at])]

    def _counts(self, number: Token) -> str | None:
        """The weapon that a number counts: named after it and before the next number or time, or before a dash."""
        here = self.tokens.index(number)
        after: list[Token] = []
        for token in self.tokens[here + 1 : here + 2 + _REACH]:
            if token.is_a(QUANTITY) or token in self.times or self.within("night", token):
                break
            after.append(token)
        before = self.tokens[max(0, here - 2) : here]
        named = [code for token in after for code in _codes(token)]
        if not named and any(token.is_a("mark") for token in before):
            named = [code for token in before for code in _codes(token)]
        return _joint(named) if named else None

    @property
    def quantity(self) -> Token | None:
        return self.counted[0][0] if self.counted else None

    @cached_property
    def months(self) -> list[int]:
        """Months that are named and no time of the sentence: "compared with May"."""
        return [int(m) for token in self.tokens if token not in self.times and (m := token.of("time.month"))]

    @cached_property
    def marks(self) -> frozenset[str]:
        found = set(self.kinds)
        amount = self.quantity.value if self.quantity else None
        spans = [t.value for t in self.times if t.value.period.precision in (DatePrecision.MONTH, DatePrecision.YEAR)]
        present = {
            "due": any(token.value.scene is Scene.DUE for token in self.times),
            "share": any(token.is_a(SHARE) for token in self.tokens),
            "quantity": amount is not None,
            "open": amount is not None and (amount.least is None or amount.most is None),
            "weapon": any(token.is_a("weapon") for token in self.tokens),
            "object": any(token.is_a("object") for token in self.tokens),
            "place": _area(self) != COUNTRY,
            "effect": any(token.is_a("effect") or token.is_a("outcome.hit") for token in self.tokens),
            "deed": "deed" in self.kinds or any(token.is_a(deed) for token in self.tokens for deed in _DEEDS),
            "two_periods": len(spans) > 1 or bool(spans and (self.months or _since_month(self.times))),
        }
        return frozenset(found | {mark for mark, holds in present.items() if holds})


def understood(marked: MarkedReport, lexicon: Lexicon, said_on: date) -> Proposition:
    """The claim of a marked text (one sentence, or a few) said on a day."""
    rules = checks()
    told = passages(marked, lexicon)
    heard = _Heard(
        marked.report.text,
        said_on,
        [token for passage in told for token in passage.tokens],
        [cue for passage in told for cue in cues(passage.sentence, marked.report.text)],
        rules,
        lexicon,
        marked.language,
    )
    kind = rules.type_of(heard.marks)
    days, against = _days(heard, kind)
    amount = _amount(heard, kind)
    rank = None if "one_of" in heard.kinds else heard.value("rank") or 1
    whole = Proposition(
        type=kind,
        weapon=_weapon(heard) if kind not in _NUMBERS else heard.counted[0][1],
        outcome=_outcome(heard, kind),
        area=_area(heard),
        comparison=_comparison(heard, kind, amount, days, against, rank),
        days=days,
        groupings=_groupings(heard, days),
        amount=amount,
        each=heard.quantity.value if heard.quantity and kind is ClaimType.SEQUENCE else None,
        against=against,
        rank=rank if kind is ClaimType.RECORD else None,
        object_class=_object(heard.tokens) if kind is ClaimType.INCIDENT else None,
        attacker=_attacker(heard, _outcome(heard, kind)),
        beyond=_beyond(heard, kind) or _unbounded(heard, kind, days),
        cues=tuple(sorted(heard.kinds)),
    )
    return replace(whole, parts=_parts(whole, heard)) if kind in _NUMBERS and len(heard.counted) > 1 else whole


def _parts(whole: Proposition, heard: _Heard) -> tuple[Proposition, ...]:
    return tuple(
        replace(whole, weapon=weapon, amount=number.value, comparison=bound(number.value))
        for number, weapon in heard.counted
    )


def _beyond(heard: _Heard, kind: ClaimType) -> str:
    """Why the words cannot be answered, though their type is known; "" where they can."""
    denials = (cue for cue in heard.cues if cue.kind == "negated" and not _inside(cue, heard))
    if kind not in (ClaimType.EXCLUSIVE, ClaimType.FORECAST) and "never" not in heard.kinds and any(denials):
        return "it denies something; only what is affirmed is checked"
    if heard.text.rstrip().endswith("?"):
        return "it asks and claims nothing"
    if any(token.is_a("doubt.conditional") for token in heard.tokens) or "conditional" in heard.kinds:
        return "it holds under a condition only"
    if "future" in heard.kinds and kind not in (ClaimType.FORECAST, ClaimType.UNKNOWN):
        return "it is about a time to come, and names none"
    if kind in _FIGURES and ("supply" in heard.kinds or any(token.is_a("rate") for token in heard.tokens)):
        return "it is about what can be made, kept or used, not about what was launched"
    outcomes = {token.of("outcome") for token in heard.tokens if token.is_a("outcome")}
    if kind in _NUMBERS and len(heard.counted) > 1 and len(outcomes) > 1:
        return "several numbers with several outcomes in one claim; give them one at a time"
    return ""


def _unbounded(heard: _Heard, kind: ClaimType, days: Days) -> str:
    """Why the days that are spoken of cannot be told; "" where they can."""
    if kind is ClaimType.SEQUENCE and "every" in heard.kinds and days.first == days.last:
        return "it names no period whose every night could be looked at"
    dated = any(t.value.period.precision is DatePrecision.DAY for t in heard.times if t.value.scene is Scene.EVENT)
    spans = heard.months or any(_span(token, heard.rules) for token in heard.times)
    if kind is ClaimType.RECORD and spans and not dated and "attack" not in heard.kinds:
        return "it ranks months; raids, nights and days are ranked"
    return ""


def _inside(cue: Cue, heard: _Heard) -> bool:
    """Whether «не» belongs to longer words: «не менше ста», «не досягли цілі»."""
    if any(one.kind != "negated" and one.start <= cue.start and cue.end <= one.end for one in heard.cues):
        return True
    numbers = (t for t in heard.tokens if t.is_a(QUANTITY) or t.is_a(SHARE))
    return any(t.start <= cue.start and cue.end <= t.end for t in numbers)


def _weapon(heard: _Heard) -> str:
    named = [code for token in heard.tokens for code in _codes(token)]
    return _joint(named) if named else "air_target" if "combined" in heard.kinds else ""


def _codes(token: Token) -> list[str]:
    """The most precise weapon that a token names, if it is one that strikes from afar."""
    return [code for code in (codes(token) or token.all_of("lone_weapon"))[:1] if code.startswith(_STRIKING)]


def _joint(named: Sequence[str]) -> str:
    families = {code.split(".")[0] for code in named} & {"drone", "missile"}
    return "air_target" if len(families) == 2 else common(sorted(set(named)))


def _outcome(heard: _Heard, kind: ClaimType) -> str:
    if kind is ClaimType.FORECAST:
        return "forecast"
    if kind is ClaimType.INCIDENT:
        return "hit"
    if kind is ClaimType.EXCLUSIVE:
        return "aim" if "aim" in heard.kinds else "hit"
    if "deadliest" in heard.kinds:
        return "killed"
    if any(_codes(one) and two.is_a("outcome.hit") for one, two in pairwise(heard.tokens)):
        return "hit"  # "drones hit a village": what came through, not what was sent
    said = {"stopped": "neutralised", "intercepted": "intercepted", "shot_down": "shot_down"}
    return next((outcome for cue, outcome in said.items() if cue in heard.kinds), "launched")


def _area(heard: _Heard) -> str:
    """The region that is spoken of; the country where none is, or where a capital stands for its government."""
    titles: list[str] = []
    for here, token in enumerate(heard.tokens):
        mention = token.value
        if not isinstance(mention, PlaceMention):
            continue
        if _acts(mention, heard.tokens[max(0, here - 1) : here], heard.tokens[here + 1 : here + 3]):
            continue
        place = mention.place
        area = place.admin1 or next((r.admin1 for r in place.rivals if r.admin1), None) or _UNSURE
        if mention.role in (PlaceRole.SCENE, PlaceRole.INTERCEPTION):
            if place.precision is not PlacePrecision.COUNTRY:
                return area
        elif mention.role is PlaceRole.TITLE and place.precision is not PlacePrecision.COUNTRY:
            titles.append(area)
    return (titles or [_UNSURE])[0] if "city" in heard.kinds else COUNTRY


def _acts(place: PlaceMention, before: Sequence[Token], after: Sequence[Token]) -> bool:
    """Whether a place sends or says something: "Moscow launched"; in «на Київ запустили» it is struck."""
    if any(token.is_a("leads_to_place") or token.is_a("against") for token in before):
        return False
    if place.place.country not in (None, COUNTRY):
        return True
    return any(token.is_a("outcome.launched") or token.is_a("say") for token in after)


def _attacker(heard: _Heard, outcome: str) -> Side:
    """Who attacks: whose drones they are, against whom, who launches them, or who does not shoot them down."""
    shot = outcome not in ("launched", "forecast", "hit", "aim", "killed")
    for here, token in enumerate(heard.tokens):
        side = _side(token)
        if side is None:
            continue
        before, after = heard.tokens[max(0, here - 1) : here], heard.tokens[here + 1 : here + 3]
        if after and _codes(after[0]):
            return side  # «українські дрони»
        if any(one.is_a("leads_to_place") or one.is_a("against") for one in before if " " not in one.folded):
            return _OTHER[side]
        if any(one.is_a("outcome.launched") for one in after):
            return side
        if shot and heard.tokens[here + 1 :] and side is Side.RU:
            return _OTHER[side]
    return Side.RU


def _side(token: Token) -> Side | None:
    """The side that a word names by its country; «противник» is the other one of whoever speaks, and names none."""
    if not any(token.is_a(kind) for kind in ("country", "nation", "body")):
        return None
    return next((Side(code) for code in token.all_of("warside") if code in tuple(Side)), None)


def _object(tokens: Iterable[Token]) -> str | None:
    return next((code.split(".")[0] for token in tokens if (code := token.of("object"))), None)


def _groupings(heard: _Heard, days: Days) -> tuple[Grouping, ...]:
    """Over what time the words add up; several where they leave it open."""
    if days.first != days.last:
        return (Grouping.SPAN,)
    if "whole_day" in heard.kinds:
        return (Grouping.HOURS24,)
    if "night" in heard.kinds:
        return (Grouping.NIGHT,)
    return (Grouping.RAID, Grouping.NIGHT) if "attack" in heard.kinds else (Grouping.NIGHT, Grouping.HOURS24)


def _days(heard: _Heard, kind: ClaimType) -> tuple[Days, Days | None]:
    """The days that are spoken of, and those that they are compared with."""
    today = Days(heard.said_on, heard.said_on)
    since = next((t for t in heard.times if t.value.scene is Scene.CUMULATIVE), None)
    plain = [t for t in heard.times if t.value.scene in (Scene.EVENT, Scene.RETROSPECT, Scene.WINDOW)]
    dated = [t for t in plain if t.value.period.precision is DatePrecision.DAY]
    # «за добу 13 червня»: the date says which day, the words for 24 hours only how long
    dated = [t for t in dated if not heard.within("whole_day", t)] or dated
    spans = [s for t in plain if (s := _span(t, heard.rules)) is not None]
    if kind is ClaimType.FORECAST:
        due = next(t for t in heard.times if t.value.scene is Scene.DUE)
        last = due.value.period.latest
        return (Days(heard.said_on, _local(last, heard.rules) - _ONE_DAY) if last else today), None
    if kind is ClaimType.CHANGE:
        return spans[0], spans[1] if len(spans) > 1 else _month_before(spans[0], heard)
    day = _day(dated) or today
    if kind is ClaimType.SEQUENCE and "every" in heard.kinds:
        span = spans[0] if spans else _from(since, heard) if since else today
        return Days(span.first, min(span.last, heard.said_on)), None
    if kind is ClaimType.RECORD:
        return day, (spans[0] if spans else _from(since, heard) if since else None)
    return (day if dated or not spans else spans[0]), None


def _since_month(times: Sequence[Token]) -> int | None:
    """«from March»: the month that a rise or a fall is counted from."""
    found = (t.value.period.earliest for t in times if t.value.scene is Scene.CUMULATIVE)
    return next((one.month % 12 + 1 for one in found if one is not None and one.day > 26), None)


def _month_before(span: Days, heard: _Heard) -> Days:
    """The last month of that name before the span."""
    month = heard.months[0] if heard.months else _since_month(heard.times) or span.last.month
    year = span.last.year if month < span.last.month else span.last.year - 1
    return Days(date(year, month, 1), (date(year, month, 28) + timedelta(days=4)).replace(day=1) - _ONE_DAY)


def _day(dated: Sequence[Token]) -> Days | None:
    """Of several days the one that is told by a number («вночі 13 червня»)."""
    numbered = [t for t in dated if _DIGITS.search(t.folded)] or list(dated)
    day = numbered[0].value.period.day if numbered else None
    return Days(day, day) if day else None


def _span(token: Token, rules: Checks) -> Days | None:
    period = token.value.period
    if period.precision not in (DatePrecision.MONTH, DatePrecision.YEAR) or not period.earliest or not period.latest:
        return None
    first = period.day.replace(day=1) if period.day else _local(period.earliest, rules)
    if period.precision is DatePrecision.YEAR:
        return Days(date(first.year, 1, 1), date(first.year, 12, 31))
    return Days(first, (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _ONE_DAY)


def _from(since: Token, heard: _Heard) -> Days:
    """The days since then. What is the largest since 15 May is compared with what came after that day."""
    earliest = since.value.period.earliest
    first = _local(earliest, heard.rules) if earliest else heard.rules.war
    if heard.within("start_of", since):
        return Days(first, heard.said_on)
    if _DIGITS.search(since.folded) or first.day != 1:
        return Days(first + _ONE_DAY, heard.said_on)
    return Days((first + timedelta(days=31)).replace(day=1), heard.said_on)


def _local(instant: object, rules: Checks) -> date:
    return instant.astimezone(ZoneInfo(rules.zone)).date()  # type: ignore[attr-defined,no-any-return]


def _amount(heard: _Heard, kind: ClaimType) -> Range | None:
    match kind:
        case ClaimType.THRESHOLD | ClaimType.COUNT | ClaimType.RECORD:
            return heard.quantity.value if heard.quantity else None
        case ClaimType.SHARE:
            return _share(heard)
        case ClaimType.SEQUENCE if "every" not in heard.kinds:
            return _length(heard)
        case ClaimType.CHANGE:
            return _ratio(heard)
    return None


def _share(heard: _Heard) -> Range | None:
    token = next(token for token in heard.tokens if token.is_a(SHARE))
    words = heard.text[token.start : token.end]
    number = list(_DIGITS.finditer(words))
    return read_number(words[: number[-1].end()], heard.lexicon, heard.language) if number else None


def _length(heard: _Heard) -> Range | None:
    """How many in a row: "third", "3rd", "three nights in a row"."""
    ordinal = next((token.value for token in heard.tokens if token.is_a(ORDINAL)), None) or heard.value("ordinal")
    if ordinal is not None:
        return Range(ordinal, None)
    told = heard.numbers[0].value.least if heard.numbers else None
    return Range(told, None) if told else None


def _ratio(heard: _Heard) -> Range | None:
    """In hundredths; None where only a direction is told."""
    hundredths = heard.value("ratio")
    if hundredths is None and "times" in heard.kinds and heard.quantity and heard.quantity.value.least:
        hundredths = 100 * heard.quantity.value.least
    if hundredths is None:
        return None
    return Range.exactly(10_000 // hundredths if "less" in heard.kinds and hundredths > 100 else hundredths)


def _comparison(
    heard: _Heard, kind: ClaimType, amount: Range | None, days: Days, against: Days | None, rank: int | None
) -> str:
    """One line that says what is compared, and how."""
    month = days.last.isoformat()[:7]
    match kind:
        case ClaimType.RECORD:
            return f"{rank or 'top'} {_since(heard, against)}"
        case ClaimType.THRESHOLD | ClaimType.COUNT:
            return bound(amount) if amount else ""
        case ClaimType.SHARE:
            return f"{bound(amount)}%" if amount else ""
        case ClaimType.SEQUENCE:
            return f"{amount.least} in a row" if amount else f"every {month}"
        case ClaimType.CHANGE:
            sign = f"x{amount.least / 100:g}" if amount and amount.least else "<" if "less" in heard.kinds else ">"
            return f"{sign} {against.last.isoformat()[:7] if against else ''}"
        case ClaimType.EXCLUSIVE:
            return "only military"
        case ClaimType.INCIDENT:
            return _object(heard.tokens) or ""
        case ClaimType.FORECAST:
            return f"due {month}"
    return ""


def _since(heard: _Heard, against: Days | None) -> str:
    if against is None or against.first is None or against.first <= heard.rules.war:
        return "of war"
    first = against.first
    if (first.month, first.day) == (1, 1):
        return f"of {first.year}"
    if first.day == 1 and against.last.month == first.month and against.last.day >= 28:
        return f"of {first.isoformat()[:7]}"
    return f"since {(first - _ONE_DAY).isoformat()}"


def bound(amount: Range) -> str:
    """A range as a comparison: >500, >=4000, <50, ~400, =479."""
    if amount.most is None:
        return f"{'>' if amount.exclusive else '>='}{amount.least}"
    if amount.least is None:
        return f"{'<' if amount.exclusive else '<='}{amount.most}"
    if amount.least != amount.most:
        return f"{amount.least}-{amount.most}"
    return f"{'~' if amount.approximate else '='}{amount.least}"
