"""What one sentence says of one place: people harmed, things struck, blows, weapons, a time."""

from __future__ import annotations

from dataclasses import dataclass

from svidok.model.period import Period
from svidok.model.place import Place
from svidok.model.report import Quote
from svidok.reading.incidents.harm import Harm
from svidok.reading.incidents.objects import Struck
from svidok.reading.sentence.passages import Passage


@dataclass(frozen=True)
class Statement:
    """All that one sentence says of one spot; `own`: it names the spot itself; `recalled`: of an earlier strike;
    `among`: people are counted of this place and others together; `listed`: of the region whose struck places were
    listed right before."""

    passage: Passage
    places: tuple[Place, ...]
    period: Period
    harms: tuple[Harm, ...]
    struck: tuple[Struck, ...]
    blows: frozenset[str]
    weapons: tuple[str, ...]
    own: bool
    headline: bool
    quote: Quote
    recalled: bool = False
    among: bool = False
    listed: bool = False
