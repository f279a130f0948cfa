"""When was it published, as far as the source says it in a form that can be trusted?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

KYIV = ZoneInfo("Europe/Kyiv")
YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(frozen=True, slots=True)
class Published:
    """The local civil date, the aware instant in UTC where there is one, and why a given value was not taken."""

    day: date | None = None
    instant: datetime | None = None
    doubt: str | None = None


def published(value: object) -> Published:
    """Reads 2025-07-04, 2025-7-4, 04.07.2025 and ISO 8601 instants; anything else is a doubt, never a guess.

    An instant with an offset other than UTC has the date of its own clock; one in UTC has the date in Kyiv. A time
    without an offset names no instant: only its date is kept.
    """
    if value is None or value == "":
        return Published()
    try:
        return _read(value) if isinstance(value, str) else _doubt(value)
    except (ValueError, OverflowError):
        return _doubt(value)


def _read(value: str) -> Published:
    value = value.strip()
    if match := YEAR_FIRST.fullmatch(value):
        return Published(date(int(match[1]), int(match[2]), int(match[3])))
    if match := DAY_FIRST.fullmatch(value):
        return Published(date(int(match[3]), int(match[2]), int(match[1])))
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        return Published(moment.date())
    local = moment if moment.utcoffset() != timedelta(0) else moment.astimezone(KYIV)
    return Published(local.date(), moment.astimezone(UTC))


def _doubt(value: object) -> Published:
    return Published(doubt=f"published {str(value)[:60]!r} is no date; kept without one (write 2025-07-04)")
