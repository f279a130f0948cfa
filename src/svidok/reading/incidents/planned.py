"""Which strikes does a report say to be planned?

«Готують удар по портах Одеси», "planning to attack Kharkiv": nothing happened, so that no harm, no cause and no toll is
told, and the day is open unless a time to come is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svidok.model.period import UNKNOWN_PERIOD, Period, PeriodMention, Scene
from svidok.model.place import Place
from svidok.model.reading import IncidentReport, Side, Status
from svidok.reading.incidents.scenes import coarseness, spots
from svidok.reading.raids.weapons import codes
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.sides import named
from svidok.reading.sources.attributed import Attribution, at

RULE = "planned_blow"
_NO_ARMS = ("defence", "weapon.air_target", "blow.attack", "blow.strike")
_BEFORE = 4  # tokens from a side to what it plans


def planned(told: Sequence[Passage], attributions: Sequence[Attribution]) -> Iterator[IncidentReport]:
    """One incident for each town or region that a side, named in the sentence, is said to plan a strike on."""
    seen: set[Place] = set()
    for passage in (*told[1:], *told[:1]):  # a body before its headline
        match = next(iter(passage.matches(RULE)), None)
        side = _planner(passage, match.start) if match else None
        if side is None or match is None or passage.has("denial"):
            continue
        whose = at(attributions, passage.sentence.start)
        aimed = [place for spot in spots(passage) if spot.end > match.start for place in spot.places]
        for place in aimed:
            if coarseness(place) < 2 and place not in seen:
                seen.add(place)
                yield IncidentReport(
                    evidence=(passage.whole,),
                    place=place,
                    period=_due(passage),
                    attacker=side,
                    weapons=tuple(dict.fromkeys(_arms(passage))),
                    source=whose.source if whose else (),
                    via=whose.via if whose else (),
                    status=Status.PLANNED,
                )


def _planner(passage: Passage, at: int) -> Side | None:
    """The side whose strike it is, or else the one named right before its plan at token `at`."""
    before = [code for token in passage.tokens[max(0, at - _BEFORE) : at] for code in token.all_of("warside")]
    return named(passage) or (Side(before[-1]) if before else None)


def _arms(passage: Passage) -> Iterator[str]:
    """The weapons that it is to be made with, as far as the sentence names any of the side's own."""
    for token in passage.tokens:
        if token.is_a("weapon") and not any(map(token.is_a, _NO_ARMS)):
            yield codes(token)[0]


def _due(passage: Passage) -> Period:
    """The time to come that the sentence names."""
    mentions = (token.value for token in passage.tokens if isinstance(token.value, PeriodMention))
    return next((mention.period for mention in mentions if mention.scene is Scene.DUE), UNKNOWN_PERIOD)
