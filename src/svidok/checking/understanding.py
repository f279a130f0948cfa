"""What does a claim say that can be held against the record?

The words are read by the readers' own grammar (weapons, outcomes, numbers, places, times) and by the cues of the packs;
a type's rule in packs/checks.toml decides how they belong together.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from svidok.checking.beyond import why_not
from svidok.checking.heard import Heard
from svidok.checking.marks import marks
from svidok.checking.pack import checks, cues
from svidok.checking.spans import NUMBERS, days_of
from svidok.checking.subjects import area, attacker, object_class, outcome, weapon
from svidok.lexicon import Lexicon
from svidok.model.figure import Range
from svidok.model.verdict import ClaimType, Days, Grouping, Proposition
from svidok.reading.passages import passages
from svidok.reading.quantities import ORDINAL, SHARE, read_number
from svidok.reading.reader import MarkedReport

_ONE_DAY = timedelta(days=1)
_DIGITS = re.compile(r"\d+")
_ROUGH = 5  # points on either side of a share in words: "two thirds"


def understood(marked: MarkedReport, lexicon: Lexicon, said_on: date) -> Proposition:
    """The claim of a marked text (one sentence, or a few) said on a day."""
    rules = checks()
    told = passages(marked, lexicon)
    heard = Heard(
        marked.report.text,
        said_on,
        [token for passage in told for token in passage.tokens],
        [cue for passage in told for cue in cues(passage.sentence, marked.report.text)],
        rules,
        lexicon,
        marked.language,
    )
    kind = _type(heard)
    days, against = days_of(heard, kind)
    amount = _amount(heard, kind)
    rank = None if "one_of" in heard.kinds else heard.value("rank") or 1
    whole = Proposition(
        type=kind,
        weapon=weapon(heard) if kind not in NUMBERS else heard.counted[0][1],
        outcome=outcome(heard, kind),
        area=area(heard),
        comparison=_comparison(heard, kind, amount, days, against, rank),
        days=days,
        groupings=_groupings(heard, kind, days),
        amount=amount,
        each=heard.quantity.value if heard.quantity and kind is ClaimType.SEQUENCE else None,
        against=against,
        rank=rank if kind is ClaimType.RECORD else None,
        object_class=object_class(heard.tokens) if kind is ClaimType.INCIDENT else None,
        attacker=attacker(heard, outcome(heard, kind)),
        beyond=why_not(heard, kind, days),
        cues=tuple(sorted(heard.kinds)),
    )
    return replace(whole, parts=_parts(whole, heard)) if kind in NUMBERS and len(heard.counted) > 1 else whole


def _type(heard: Heard) -> ClaimType:
    """What is asked for. "Over three nights in a row more than 900" is a sum, "500 three nights in a row" is not."""
    kind = heard.rules.type_of(marks(heard))
    if kind is ClaimType.SEQUENCE and "during" in heard.kinds and "every" not in heard.kinds and heard.quantity:
        return ClaimType.THRESHOLD if None in heard.quantity.value.ends else ClaimType.COUNT
    return kind


def _parts(whole: Proposition, heard: Heard) -> tuple[Proposition, ...]:
    return tuple(
        replace(whole, weapon=weapon, amount=number.value, comparison=bound(number.value))
        for number, weapon in heard.counted
    )


def _groupings(heard: Heard, kind: ClaimType, days: Days) -> tuple[Grouping, ...]:
    """Over what time the words add up; several where they leave it open."""
    if kind is ClaimType.FORECAST:
        return (Grouping.NIGHT,) if {"night", "every"} & heard.kinds else (Grouping.SPAN,)
    if days.first != days.last:
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
        case ClaimType.THRESHOLD | ClaimType.COUNT | ClaimType.RECORD | ClaimType.FORECAST:
            return heard.quantity.value if heard.quantity else None
        case ClaimType.SHARE:
            return _share(heard)
        case ClaimType.SEQUENCE if "every" not in heard.kinds:
            return _length(heard)
        case ClaimType.CHANGE:
            return _ratio(heard)
    return None


def _share(heard: Heard) -> Range | None:
    token = next((token for token in heard.tokens if token.is_a(SHARE)), None)
    if token is None:
        percent = heard.value("fraction")
        return Range(max(0, percent - _ROUGH), min(100, percent + _ROUGH), approximate=True) if percent else None
    words = heard.text[token.start : token.end]
    number = list(_DIGITS.finditer(words))
    return read_number(words[: number[-1].end()], heard.lexicon, heard.language) if number else None


def _length(heard: Heard) -> Range | None:
    """How many in a row: "third", "3rd", "three nights in a row"."""
    ordinal = next((token.value for token in heard.tokens if token.is_a(ORDINAL)), None) or heard.value("ordinal")
    if ordinal is not None:
        return Range(ordinal, None)
    told = heard.numbers[0].value.least if heard.numbers else None
    return Range(told, None) if told else None


def _ratio(heard: Heard) -> Range | None:
    """In hundredths; None where only a direction is told."""
    hundredths = heard.value("ratio")
    if hundredths is None and "times" in heard.kinds and heard.quantity and heard.quantity.value.least:
        hundredths = 100 * heard.quantity.value.least
    if hundredths is None:
        return None
    return Range.exactly(10_000 // hundredths if "less" in heard.kinds and hundredths > 100 else hundredths)


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
            sign = f"x{amount.least / 100:g}" if amount and amount.least else "<" if "less" in heard.kinds else ">"
            return f"{sign} {against.last.isoformat()[:7] if against else ''}"
        case ClaimType.EXCLUSIVE:
            return "only military"
        case ClaimType.INCIDENT:
            return object_class(heard.tokens) or ""
        case ClaimType.FORECAST:
            return f"due {month}"
    return ""


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
