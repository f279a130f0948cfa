"""What does a claim say that can be held against the record?

The words are read by the readers' own grammar (weapons, outcomes, numbers, places, times) and by the cues of the packs;
a type's rule in packs/checks.toml decides how they belong together.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from svidok.checking.beyond import why_not
from svidok.checking.heard import Heard
from svidok.checking.marks import marks
from svidok.checking.pack import checks, cues
from svidok.checking.pairs import pair
from svidok.checking.ranks import length, rank
from svidok.checking.rates import ratio, share
from svidok.checking.spans import NUMBERS, days_of
from svidok.checking.subjects import area, attacker, object_class, outcome, striker, weapon
from svidok.checking.surpassing import surpassed
from svidok.lexicon import Lexicon, Token
from svidok.model.figure import Range
from svidok.model.verdict import ClaimType, Days, Grouping, Proposition
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.passages import passages

_OF_THINGS = (ClaimType.EXCLUSIVE, ClaimType.INCIDENT)
_ONE_DAY = timedelta(days=1)


def understood(marked: MarkedReport, lexicon: Lexicon, said_on: date, *, published: date | None = None) -> Proposition:
    """The claim of a marked text (one sentence, or a few) said on a day, or of the day that its report tells of.

    `published` is the day on which it was out, where that is another one.
    """
    rules = checks()
    told = passages(marked, lexicon)
    heard = Heard(
        marked.report.text,
        said_on,
        published or said_on,
        [token for passage in told for token in passage.tokens],
        [cue for passage in told for cue in cues(passage.sentence, marked.report.text)],
        rules,
        lexicon,
        marked.language,
    )
    kind = _type(heard)
    days, against = days_of(heard, kind)
    amount = _amount(heard, kind)
    place = None if "one_of" in heard.kinds else rank(heard) or 1
    whole = Proposition(
        type=kind,
        weapon=heard.counted[0][1] if kind in NUMBERS and heard.counted else weapon(heard),
        outcome=outcome(heard, kind),
        area=area(heard),
        comparison=_comparison(heard, kind, amount, days, against, place),
        days=days,
        groupings=_groupings(heard, kind, days),
        amount=amount,
        each=heard.quantity.value if heard.quantity and kind is ClaimType.SEQUENCE else None,
        against=against,
        rank=place if kind is ClaimType.RECORD else None,
        object_class=object_class(heard.tokens) if kind is ClaimType.INCIDENT else None,
        attacker=striker(heard) if kind in _OF_THINGS else attacker(heard, outcome(heard, kind)),
        beyond=why_not(heard, kind, days),
        cues=tuple(sorted(heard.kinds)),
    )
    return replace(whole, parts=_parts(whole, heard)) if kind in NUMBERS else whole


def _type(heard: Heard) -> ClaimType:
    """What is asked for. "Over three nights in a row more than 900" is a sum, "500 three nights in a row" is not."""
    kind = heard.rules.type_of(marks(heard))
    if kind is ClaimType.SEQUENCE and "during" in heard.kinds and "every" not in heard.kinds and heard.quantity:
        return ClaimType.THRESHOLD if None in heard.quantity.value.ends else ClaimType.COUNT
    return kind


def _value(number: Token) -> Range:
    value: Range = number.value
    return value


def _parts(whole: Proposition, heard: Heard) -> tuple[Proposition, ...]:
    """The single numbers of a claim that gives several: one kind and another, or so many of so many."""
    both = pair(heard)
    if both is not None:
        of = weapon(heard)
        launched = replace(whole, weapon=of, outcome="launched", amount=both.whole.value)
        return replace(whole, weapon=of), replace(launched, comparison=bound(both.whole.value))
    if len(heard.counted) < 2:
        return ()
    return tuple(
        replace(whole, weapon=weapon, amount=amount, comparison=bound(amount))
        for number, weapon in heard.counted
        if (amount := _more_than(heard, number))
    )


def _more_than(heard: Heard, number: Token) -> Range:
    """A number that was surpassed is a bound."""
    return Range(number.value.least, None, exclusive=True) if number is surpassed(heard) else _value(number)


def _groupings(heard: Heard, kind: ClaimType, days: Days) -> tuple[Grouping, ...]:
    """Over what time the words add up; several where they leave it open."""
    if kind is ClaimType.FORECAST:
        return (Grouping.NIGHT,) if {"night", "every"} & heard.kinds else (Grouping.SPAN,)
    if days.first != days.last and kind is not ClaimType.RECORD:
        return (Grouping.SPAN,)
    if kind in NUMBERS and "daytime" in heard.kinds and not {"night", "whole_day"} & heard.kinds:
        return (Grouping.RAID,)
    if "whole_day" in heard.kinds:
        return (Grouping.HOURS24,)
    if "night" in heard.kinds:
        return (Grouping.NIGHT,)
    return (Grouping.RAID, Grouping.NIGHT) if "attack" in heard.kinds else (Grouping.NIGHT, Grouping.HOURS24)


def _amount(heard: Heard, kind: ClaimType) -> Range | None:
    match kind:
        case ClaimType.THRESHOLD | ClaimType.COUNT if both := pair(heard):
            return _value(both.part)
        case ClaimType.THRESHOLD if (number := surpassed(heard)) and number.value.least:
            return _more_than(heard, number)
        case ClaimType.THRESHOLD | ClaimType.COUNT | ClaimType.RECORD | ClaimType.FORECAST:
            return heard.quantity.value if heard.quantity else None
        case ClaimType.SHARE:
            return share(heard)
        case ClaimType.SEQUENCE if "every" not in heard.kinds:
            return length(heard)
        case ClaimType.CHANGE:
            return ratio(heard)
    return None


def _comparison(
    heard: Heard, kind: ClaimType, amount: Range | None, days: Days, against: Days | None, rank: int | None
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
            sign = _times(amount) if amount else "<" if "less" in heard.kinds else ">"
            return f"{sign} {_period(against) if against else ''}"
        case ClaimType.EXCLUSIVE:
            return "only military"
        case ClaimType.INCIDENT:
            return object_class(heard.tokens) or ""
        case ClaimType.FORECAST:
            return f"due {month}"
    return ""


def _times(ratio: Range) -> str:
    """x2, >x2 for "more than doubled", x1.33 for a third more, which has some room on either side."""
    if ratio.least is None or ratio.most is None:
        return f"{'<' if ratio.least is None else '>'}x{(ratio.least or ratio.most or 0) / 100:g}"
    return f"x{(ratio.least + ratio.most) / 200:g}"


def _period(days: Days) -> str:
    return days.last.isoformat() if days.first == days.last else days.last.isoformat()[:7]


def _since(heard: Heard, against: Days | None) -> str:
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
