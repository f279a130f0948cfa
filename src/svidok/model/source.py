"""Who is it that says something, and is it a party to the conflict?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svidok.model.reading import Side


class SourceKind(StrEnum):
    """How near a source stands to the event, nearest first."""

    BODY = "body"  # an office that counts by duty: air force, rescue service, administration, and those who head them
    MONITOR = "monitor"  # no party, with knowledge of its own: a mission, a court, an open-source group
    NAMED = "named"  # named by a report, and nothing more is known of it
    OUTLET = "outlet"  # a newsroom or channel in its own name
    UNNAMED = "unnamed"  # "local media", "witnesses", "sources in the police"


@dataclass(frozen=True, slots=True)
class Source:
    """One speaker under all its names; `side` is set for a party to the conflict and None for everybody else."""

    key: str
    name: str
    kind: SourceKind
    side: Side | None = None
    aliases: tuple[str, ...] = ()
