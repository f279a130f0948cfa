"""All readings of a claim together: what is the verdict, on whose figures, and what is missing?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from svidok.checking.amounts import amount, reading_of_all, whole_instead
from svidok.checking.changes import change
from svidok.checking.coming import forecast
from svidok.checking.comparing import agreed, compared
from svidok.checking.pack import Checks, checks
from svidok.checking.sequences import sequence
from svidok.checking.series import Series
from svidok.checking.shares import share
from svidok.checking.sites import exclusive, incident, of_speaker
from svidok.checking.subjects import COUNTRY
from svidok.checking.superlatives import superlative, until_then
from svidok.lexicon.breaks import breaks, breaks_crossed
from svidok.model.figure import Outcome
from svidok.model.finding import Finding
from svidok.model.reading import Side
from svidok.model.record import Grade, Incident, Raid
from svidok.model.verdict import CheckedReading, ClaimType, Days, Grouping, Proposition, Verdict

_ONE_DAY = timedelta(days=1)
_ANY = ("air_target", "drone", "missile")  # what "the largest attack" can be the largest of; all of it is meant first
_COUNTED = (
    ClaimType.RECORD,
    ClaimType.THRESHOLD,
    ClaimType.COUNT,
    ClaimType.SHARE,
    ClaimType.SEQUENCE,
    ClaimType.CHANGE,
)
_OBJECTS = (ClaimType.EXCLUSIVE, ClaimType.INCIDENT)
_LAUNCHES = ("launched", "shot_down", "neutralised", "intercepted")


@dataclass(frozen=True, slots=True)
class _AsOf:
    """What is known on a day."""

    series: Series
    incidents: Sequence[Incident]

    @property
    def day(self) -> date:
        return self.series.as_of


def check(
    text: str,
    said_on: date,
    speaker: str | None,
    asked: Proposition,
    raids: Sequence[Raid],
    incidents: Sequence[Incident] = (),
    *,
    raids_today: Sequence[Raid] | None = None,
    incidents_today: Sequence[Incident] | None = None,
    today: date | None = None,
    quiet: Iterable[date] = (),
    speaker_side: Side | None = None,
) -> Verdict:
    """The verdict on a claim as of the day it was made and, with `raids_today` (else `raids`), as of `today`.

    `raids` and `incidents` are what was known on `said_on` (later days are left out), `quiet` the days of which
    somebody says that nothing was launched. `today` is the last day of the raids where it is not given. `speaker_side`
    is whose strikes a claim means that says "only military targets were hit" and names no side.
    """
    quiet, now = frozenset(quiet), raids if raids_today is None else raids_today
    last = today or max((raid.day for raid in now if raid.day is not None), default=said_on)
    asked, side = of_speaker(asked, speaker_side), asked.attacker or Side.RU
    then = _AsOf(Series.of(raids, said_on, side=side, quiet=quiet), incidents)
    later = _AsOf(
        Series.of(now, max(last, said_on), side=side, quiet=quiet),
        incidents if incidents_today is None else incidents_today,
    )
    return _verdict(text, speaker, asked, then, later)


def _verdict(text: str, speaker: str | None, asked: Proposition, then: _AsOf, later: _AsOf) -> Verdict:
    rules = checks()
    readings, after = _readings(asked, then, rules), _readings(_widened(asked), later, rules)
    if asked.type is ClaimType.RECORD and asked.rank == 1:
        readings = [until_then(one, then.day) for one in readings]
    finding, why = _together(asked, readings, rules)
    readings = [_with_today(one, after) for one in readings]
    return Verdict(
        text=text,
        said_on=then.day,
        speaker=speaker,
        proposition=asked,
        finding=finding,
        why=why,
        basis=_basis(finding, readings),
        today=_together(asked, after, rules)[0],
        readings=tuple(readings),
        supports=next((one.says for one in readings if one.finding is Finding.SUPPORTED), None),
        breaks=tuple(_crossed(asked)) if readings and finding.decided else (),
        missing=tuple(sorted({day for one in readings if one.meant for day in one.missing})),
    )


def _with_today(one: CheckedReading, after: Sequence[CheckedReading]) -> CheckedReading:
    same = next((two for two in after if _same(one, two)), None)
    return replace(one, today=same.finding, why_today=same.why) if same else one


def _widened(asked: Proposition) -> Proposition:
    """Today's question: "of the war" runs on; a record that held before is asked of its own day for ever."""
    if asked.type is ClaimType.RECORD and asked.against and asked.against.first and asked.days:
        runs_on = asked.against.last == asked.days.last
        return replace(asked, against=Days(asked.against.first, date.max)) if runs_on else asked
    return asked


def _same(one: CheckedReading, two: CheckedReading) -> bool:
    return (one.weapon, one.outcome, one.grouping) == (two.weapon, two.outcome, two.grouping)


def _readings(asked: Proposition, held: _AsOf, rules: Checks) -> list[CheckedReading]:
    if asked.days is None or asked.type is ClaimType.UNKNOWN or asked.beyond:
        return []
    if asked.type is ClaimType.FORECAST:
        return [forecast(asked, asked.days, held.series)]
    if asked.type in _OBJECTS:
        return [(exclusive if asked.type is ClaimType.EXCLUSIVE else incident)(asked, asked.days, held.incidents)]
    if asked.area != COUNTRY or asked.outcome not in _LAUNCHES:
        return []
    series, days = held.series, _told_day(asked, asked.days, held.series)
    if asked.type is ClaimType.SEQUENCE:
        return [sequence(asked, days, series, asked.weapon or "air_target")]
    if asked.type is ClaimType.CHANGE:
        return [change(asked, days, series, asked.weapon or "air_target", rules)]
    return [one for part in asked.parts or (asked,) for one in _grid(part, days, series, rules)]


def _grid(asked: Proposition, days: Days, series: Series, rules: Checks) -> list[CheckedReading]:
    """Every weapon and every grouping that the words allow."""
    found: list[CheckedReading] = []
    weapons = [asked.weapon] if asked.weapon else list(_ANY)
    for grouping in asked.groupings:
        for weapon in weapons:
            if asked.type is ClaimType.SHARE:
                found += share(asked, days, series, weapon, grouping, rules)
            elif asked.type is ClaimType.RECORD:
                found.append(_of_that_night(asked, superlative(asked, days, series, weapon, grouping, rules)))
            else:
                found += _amounts(asked, days, series, weapon, grouping, rules)
    return [one if asked.weapon or one.weapon == _ANY[0] else replace(one, meant=False) for one in found]


def _of_that_night(asked: Proposition, reading: CheckedReading) -> CheckedReading:
    """A record told with a number that is not that of the night is perhaps told of another one."""
    former = asked.against is not None and asked.against.first is None  # its number is all that it says of its night
    if asked.amount is None or not reading.figures or not (former or reading.finding is Finding.CONTRADICTED):
        return reading
    held = reading.figures[0].range
    if compared(asked.amount, (held.least or 0, held.most), about=checks().limits["about"]) is not Finding.CONTRADICTED:
        return reading
    why = f"it tells of {asked.amount}, the record of {held} on {reading.figures[0].days}: perhaps of another night"
    return replace(reading, finding=Finding.NOT_CHECKABLE, why=why)


def _amounts(
    asked: Proposition, days: Days, series: Series, weapon: str, grouping: Grouping, rules: Checks
) -> list[CheckedReading]:
    named = amount(asked, days, series, weapon, grouping, rules)
    whole = reading_of_all(asked)
    if whole is None or not named.figures:
        return [named]
    other = amount(asked, days, series, whole, grouping, rules)
    both = [*named.figures[:1], *other.figures[:1]]
    if len(both) == 2 and whole_instead(asked, both[0], both[1]):
        return [named, replace(other, meant=False)]
    return [named]


def _told_day(asked: Proposition, days: Days, series: Series) -> Days:
    """The day before, where a claim names no day and the record holds nothing yet of the day it was made."""
    named = days.last != series.as_of or "night" in asked.cues
    if named or days.first != days.last or days.last in series.by_day or asked.type is not ClaimType.RECORD:
        return days
    return Days(days.last - _ONE_DAY, days.last - _ONE_DAY) if days.last - _ONE_DAY in series.by_day else days


def _together(asked: Proposition, readings: Sequence[CheckedReading], rules: Checks) -> tuple[Finding, str]:
    if not readings:
        return Finding.NOT_CHECKABLE, why_not(asked)
    meant = [one for one in readings if one.meant]
    finding = agreed(one.finding for one in meant)
    why = next((one.why for one in meant if one.finding is finding), meant[0].why)
    others = [one for one in readings if not one.meant and one.finding is Finding.SUPPORTED]
    if finding is Finding.CONTRADICTED and others:
        return Finding.PARTLY, f"{why}; it holds for {others[0].says}: {others[0].why}"
    if finding is Finding.SUPPORTED and asked.type in _COUNTED and _decoys(asked, rules):
        return Finding.PARTLY, f"{why}; decoys are counted in, so that nothing is told of attack drones alone"
    return finding, why


def _decoys(asked: Proposition, rules: Checks) -> bool:
    """Whether it is about one kind of drone at a time when the bulletins count all kinds together."""
    if not asked.weapon.startswith("drone.") or asked.days is None:
        return False
    return any(one.id in rules.breaks["decoys"] and asked.days.last >= one.since for one in breaks())


def why_not(asked: Proposition) -> str:
    """Why a proposition cannot be answered on any day, whatever the record holds; "" where it can."""
    if asked.type is ClaimType.UNKNOWN:
        return "nothing in it can be held against a record of strikes"
    if asked.beyond or asked.type is ClaimType.FORECAST or asked.type in _OBJECTS:
        return asked.beyond
    if asked.area != COUNTRY:
        return f"the bulletins count by country; of {asked.area} alone the record holds no comparable figures"
    return "" if asked.outcome in _LAUNCHES else f"the record holds no comparable figures by what was {asked.outcome}"


def _crossed(asked: Proposition) -> list[str]:
    if asked.days is None or asked.type not in _COUNTED:
        return []
    first = asked.against.first if asked.against and asked.against.first else asked.days.first or asked.days.last
    if asked.type is ClaimType.RECORD and asked.against is None:
        first = checks().begins(asked.weapon)
    outcomes = [one for one in Outcome if one == asked.outcome] or [Outcome.SHOT_DOWN, Outcome.SUPPRESSED]
    return [one.id for one in breaks_crossed(first, asked.days.last, outcomes, asked.weapon) if not one.table]


def _basis(finding: Finding, readings: Sequence[CheckedReading]) -> str:
    """Whose figures it stands on."""
    used = [figure for one in readings if one.meant for figure in (*one.figures, *one.rivals)]
    origins = sorted({origin for figure in used for origin in figure.origins})
    if not used:
        return "no figure of the record decides it"
    whose = ", ".join(origins) or "unnamed sources"
    alone = all(figure.grade in (Grade.ONE_PARTY, Grade.ONE_ORIGIN, None) for figure in used)
    verb = "matches" if finding is Finding.SUPPORTED else "held against"
    return f"{verb} the figures of {whose}" + ("; no independent count held" if alone else "")
