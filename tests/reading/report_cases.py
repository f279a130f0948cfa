"""In what does the reading of a report differ from what its case says that a perfect reader finds?

A case is one `[[report]]` of a file in `reports`, made up, with its truth beside it:

    shows       what it tries, in a few words; language, published, source_name and text are the report's
    raids       { day, attacker, source, sum, counts = ["drone.shahed shot_down 12 UA-63", "missile launched 20+"] };
                a count may end in "location", in a region, and in "?" where it costs nothing, told or not
    incidents   { at, admin1, day, killed, injured, children_killed, children_injured, missing, casualties, objects,
                weapons, cause, status, source, via, repeat, attacker }
    claims      { kind, speaker, words, whole, via, quoted, voice }: words that stand in it, or the whole of it
    not_yet     why the report is not yet read so; it must fail

A list that is left out is not asked; of one that stands there nothing more may be told, and in no other order. Of a
raid or a claim a field that is left out is not asked. Of an incident it must not be told, and "?" is not asked; its day
is that of publication if none is given ("" for no day), its status "reported"; admin1 and attacker are asked where they
stand; objects stand by the alphabet, weapons as they are told. "a|b" is either.

`optional = true` costs nothing, told or not. `not_yet = "why"` marks what is missed or told otherwise, `told_wrongly =
"why"` what should not be told at all: everything else in the report is held, and so is the mark.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from svidok.model.figure import Count, Figure, Range
from svidok.model.reading import Claim, IncidentReport, RaidReport, Reading, Voice
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

FOLDER = Path(__file__).with_name("reports")
FIGURES = ("killed", "injured", "children_killed", "children_injured", "missing", "casualties")
MARKS = ("words", "optional", "not_yet", "told_wrongly")
Told = dict[str, Any]


def cases() -> list[Told]:
    return [
        {"file": path.stem, **case}
        for path in sorted(FOLDER.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["report"]
    ]


def name(case: Told) -> str:
    return f"{case['file']}: {case['language']}: {case.get('shows') or case['text'].strip()[:50]}"


def read(case: Told) -> Reading:
    text, source = case["text"].strip(), case.get("source_name")
    return corridor().read(Report("case", text, case["language"], case["published"], source_name=source))


def faults(case: Told) -> list[str]:
    """Everything in which the reading differs, of what the case asks for."""
    reading = read(case)
    raids = [raid_told(raid) for raid in reading.raids]
    incidents = [incident_told(one) for one in reading.incidents]
    claims = [claim_told(claim) for claim in reading.claims if claim.voice is not Voice.AUTHOR]
    found = []
    if "raids" in case:
        found += _differences(case["raids"], raids, _same_raid)
    if "incidents" in case:
        wanted = [_in_full(one, case["published"].isoformat()) for one in case["incidents"]]
        found += _differences(wanted, incidents, _same_place)
    if "claims" in case:
        found += _differences(case["claims"], claims, _same_words)
    return found


def written(count: Count) -> str:
    parts = (count.weapon, count.outcome, shown(count.range), "location" * (count.unit == "location"), count.admin1)
    return " ".join(part for part in parts if part)


def shown(figure: Figure | Range | None) -> str | None:
    if figure is None:
        return None
    least, most = figure.range.ends if isinstance(figure, Figure) else figure.ends
    if least == most:
        return str(least)
    return f"{least}+" if most is None else f"-{most}" if least is None else f"{least}-{most}"


def place_of(incident: IncidentReport) -> str:
    place = incident.place
    return place.name or place.admin1 or place.country or "UA"


def raid_told(raid: RaidReport) -> Told:
    return {
        "day": raid.period.iso or "",
        "attacker": raid.attacker or "",
        "source": list(raid.source),
        "sum": raid.cumulative,
        "counts": [written(count) for count in raid.counts],
    }


def incident_told(one: IncidentReport) -> Told:
    return {
        "at": place_of(one),
        "admin1": one.place.admin1 or "",
        "day": one.period.iso or "",
        **{name: shown(getattr(one, name)) for name in FIGURES},
        "objects": sorted({str(thing.object_class) for thing in one.objects}),
        "weapons": list(one.weapons),
        "cause": one.cause,
        "status": one.status,
        "source": list(one.source),
        "via": list(one.via),
        "repeat": any(thing.repeat_of for thing in one.objects),
        "attacker": one.attacker or "",
    }


def claim_told(claim: Claim) -> Told:
    words = claim.evidence[0].text
    told = {"kind": claim.kind, "speaker": claim.speaker or "", "words": words, "whole": words}
    return {**told, "via": list(claim.via), "quoted": claim.quoted, "voice": claim.voice}


def _in_full(incident: Told, published: str) -> Told:
    unsaid = {"day": published, **dict.fromkeys(FIGURES), "objects": [], "weapons": [], "cause": None}
    return {**unsaid, "status": "reported", "source": [], "via": [], "repeat": False, **incident}


def _same_raid(want: Told, told: Told) -> bool:
    return all(_same(want[name], told[name]) for name in ("day", "attacker") if name in want)


def _same_place(want: Told, told: Told) -> bool:
    return all(_same(want[name], told[name]) for name in ("at", "admin1") if name in want)


def _same_words(want: Told, told: Told) -> bool:
    return want.get("words", "") in told["words"]


def _differences(wanted: Sequence[Told], told: Sequence[Told], fits: Callable[[Told, Told], bool]) -> list[str]:
    """What is missed, told otherwise, invented or out of order; each thing wanted is the first told that fits it."""
    left, taken, found = list(range(len(told))), [], []
    for want in wanted:
        at = next((index for index in left if fits(want, told[index])), None)
        if at is not None:
            left.remove(at)
            taken.append(at)
        if not want.get("optional"):
            found += _marked(want, [] if at is None else [told[at]])
    found += ["told in another order"] if taken != sorted(taken) else []
    return found + [f"invented {_named(told[index])}" for index in left]


def _marked(want: Told, told: Sequence[Told]) -> list[str]:
    """In what something told differs from what is wanted; one that bears a mark must differ."""
    if "told_wrongly" in want:
        return [] if told else [f"{_named(want)} is told no more: take it out"]
    free = all(count.endswith("?") for count in want.get("counts", ["must be told"]))
    differs = _values(want, told[0]) if told else [] if free else [f"missed {_named(want)}"]
    if "not_yet" in want:
        return [] if differs else [f"{_named(want)} is read now: take the mark off"]
    return differs


def _named(one: Told) -> str:
    return " ".join(str(one[name]) for name in ("at", "day", "kind", "speaker", "words", "counts") if name in one)


def _values(want: Told, told: Told) -> list[str]:
    found = []
    for name, value in want.items():
        if name == "counts":
            found += _counts(value, told["counts"])
        elif name not in MARKS and not _same(value, told[name]):
            found.append(f"{_named(want)}: {name} {told[name]}, not {value}")
    return found


def _counts(wanted: Sequence[str], told: Sequence[str]) -> list[str]:
    must, said = [count for count in wanted if not count.endswith("?")], list(told)
    for count in (count.rstrip("?") for count in wanted if count.endswith("?")):
        if said.count(count) > must.count(count):
            said.remove(count)
    return [] if said == must else [f"counts: {said}, not {must}"]


def _same(wanted: Any, told: Any) -> bool:
    if isinstance(wanted, list):
        same = isinstance(told, list) and len(wanted) == len(told)
        return same and all(_same(*pair) for pair in zip(wanted, told, strict=True))
    return wanted in ("?", told) or (isinstance(wanted, str) and told in wanted.split("|"))
