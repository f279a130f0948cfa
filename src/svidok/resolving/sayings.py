"""Which of the days that a sentence names is the day on which somebody spoke, counted or cleared the rubble, and not
the day of what happened?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from svidok.lexicon import Match, Token
from svidok.model.period import DatePrecision, Period, PeriodMention, Scene

_AFTER = ("spoken", "afterwards")
_BESIDE = 6  # tokens between a verb of saying and the day on which it was said
_ASIDE = 4  # tokens of "officials said on Telegram,"
_ABOUT = 2  # tokens before the day on which it was told: «Таку новину 21 липня повідомив»
_AGENCY = 8  # tokens of the agency after the day of a dateline
_DASHES = frozenset("-–—")
_LATE = timedelta(days=3)  # a story stands so long after its day at the most
_STRETCH = timedelta(days=3)  # from here on a time is no day, night or weekend


def of_saying(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a time stands beside a verb of saying, or of what is done after a strike: "the mayor said on Saturday",
    "On Monday the UN said …", "the search ended on 3 July"."""
    if _of_issue(tokens, match):
        return True
    before = tokens[max(0, match.start - _BESIDE) : match.start]
    last = next((at for at in reversed(range(len(before))) if _is_after(before[at])), None)
    if last is not None:
        within = before[-1].is_a("what_is_said")  # "said that on 28 August 25 people were killed"
        return not within and not any(token.is_a("mark") and not _hyphen(tokens, token) for token in before[last:])
    after = tokens[match.end : match.end + _BESIDE + _ASIDE]
    verb = next((at for at, token in enumerate(after[:_BESIDE]) if _is_after(token)), None)
    if verb is None or not _opens(tokens, match):
        return False
    apart = after[0].is_a("mark")
    if apart and any(token.is_a("mark") for token in after[verb : verb + _ASIDE]):
        return False  # "On Monday, officials said, drones struck …": the day is that of the strike
    return not any(token.is_a("mark") for token in after[apart:verb])


def _of_issue(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a day is that of a dateline: names and marks only stand before it, and a dash after it or its agency
    ("KYIV, Sept 17, 2024 (AGENCY) –", "(Kyiv, September 17, 2024) –", "Sept 17 (Agency) –")."""
    before = tokens[: match.start]
    named = before or (tokens[match.end : match.end + 1] and tokens[match.end].folded == "(")
    if not named or len(before) > _BESIDE or not all(token.is_a("capital") or token.is_a("mark") for token in before):
        return False
    after = [token.folded for token in tokens[match.end : match.end + _AGENCY]]
    if after[:1] != ["("]:
        return bool(_DASHES.intersection(after[: 1 + (after[:1] in ([")"], ["."]))]))
    closed = after.index(")") if ")" in after else len(after)
    return bool(_DASHES.intersection(after[closed + 1 : closed + 2]))


def bracketed(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a day stands in brackets at the end of a line, as in a bulletin's title: "Update #5 (9 Feb 2024)"."""
    after = [token.folded for token in tokens[match.end :]]
    return after in ([")"], [")", "."]) and tokens[match.start - 1].folded == "("


def _hyphen(tokens: Sequence[Token], mark: Token) -> bool:
    """Whether a mark only joins two parts of a word: «написав у телеграм-каналі в неділю»."""
    beside = [token for token in tokens if mark.start in (token.end, token.start) or token.start == mark.end]
    return mark.folded == "-" and len(beside) == 3


def _is_after(token: Token) -> bool:
    return any(map(token.is_a, _AFTER))


def _opens(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a time begins its clause ("But on Monday …", «Об этом 24 ноября сообщил …»): what else stands before it
    would be what happened then."""
    before = tokens[: match.start]
    about = len(before) <= _ABOUT and not any(token.is_a("time.strike") or token.is_a("digits") for token in before)
    return about or tokens[match.start - 1].is_a("mark")


def said_after(other: PeriodMention, period: Period) -> bool:
    """Whether `other` is when it happened of what was told on the day `period`: a day before, or a stretch of days."""
    return (_is_day(other) and other.period.day != period.day and is_by(other, period)) or _is_stretch(other, period)


def is_by(other: PeriodMention, period: Period) -> bool:
    """Whether a day named for what happened is no later than the day on which it was told."""
    return _is_day(other) and other.period.day is not None and period.day is not None and other.period.day <= period.day


def told_before(named: Sequence[PeriodMention], spoken: Sequence[PeriodMention], published: date | None) -> date | None:
    """The day of saying, shortly before publication, of what a sentence dates by publication: nobody tells on Tuesday
    what happened in the night to Wednesday. None where there is no such day."""
    if published is None or not any(other.period.day == published and other not in spoken for other in named):
        return None
    days = [mention.period.day for mention in spoken if mention.period.day is not None]
    return next((day for day in days if timedelta() < published - day <= _LATE), None)


def _is_day(other: PeriodMention) -> bool:
    return other.scene in (Scene.EVENT, Scene.RETROSPECT) and other.period.precision is DatePrecision.DAY


def _is_stretch(other: PeriodMention, period: Period) -> bool:
    """A sum, week or month that began before the day `period`."""
    first, last, day = other.period.earliest, other.period.latest, period.earliest
    if first is None or last is None or day is None or period.precision is not DatePrecision.DAY:
        return False
    return other.scene in (Scene.CUMULATIVE, Scene.EVENT) and first < day and last - first >= _STRETCH
