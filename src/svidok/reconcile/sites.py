"""Which objects were harmed within one incident, each with its own words and toll?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.model.reading import Effect, HarmedObject, IncidentReport, Side
from svidok.model.record import Evidence, SiteHarmed
from svidok.reconcile.items import Item
from svidok.reconcile.origins import Origins
from svidok.reconcile.sources import folded
from svidok.reconcile.tolls import toll

STRENGTH = {effect: strength for strength, effect in enumerate(Effect)}  # declared weakest first

Named = tuple[Item[IncidentReport], HarmedObject]


def sites(items: Sequence[Item[IncidentReport]], attacker: Side | None, origins: Origins) -> tuple[SiteHarmed, ...]:
    """One site for each class and phrase, by class; a class named without a phrase is a site of its own."""
    groups: dict[tuple[str, str, str], list[Named]] = {}
    for item in items:
        for harmed in item.said.objects:
            key = (harmed.object_class, folded(harmed.phrase or ""), harmed.repeat_of or "")
            groups.setdefault(key, []).append((item, harmed))
    return tuple(_site(groups[key], attacker, origins) for key in sorted(groups))


def _site(named: Sequence[Named], attacker: Side | None, origins: Origins) -> SiteHarmed:
    first = named[0][1]
    effects = [harmed.effect for _, harmed in named if harmed.effect is not None]
    killed = [(item, harmed.killed) for item, harmed in named if harmed.killed is not None]
    injured = [(item, harmed.injured) for item, harmed in named if harmed.injured is not None]
    return SiteHarmed(
        object_class=first.object_class,
        effect=max(effects, key=STRENGTH.__getitem__, default=None),
        phrase=first.phrase,
        function=next((harmed.function for _, harmed in named if harmed.function), None),
        said_by=tuple(sorted({name for _, harmed in named for name in harmed.said_by})),
        evidence=tuple(Evidence(item.key, harmed.evidence or item.said.evidence) for item, harmed in named),
        killed=toll("killed", killed, attacker, origins),
        injured=toll("injured", injured, attacker, origins),
        repeat_of=first.repeat_of,
    )
