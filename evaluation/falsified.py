"""Does a falsified value ever pass the verbatim gate, and does a true one always?

    python -m evaluation.falsified [N]

From the readings of the reports at hand (the dev documents where they lie beside the checkout, and our sample) values
are altered one at a time, from a fixed seed: a number, weapon, outcome, unit, region, place, attacker, status, thing,
effect, source, speaker or denial becomes another (of the same sentence, of the report, or none of them), or its quote
is altered or moved. Only values that the reading gives as said in their own words: the others own up to be inferred.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from evaluation.measure import DOCUMENTS
from svidok.intake.parsing import parse
from svidok.intake.received import Received
from svidok.intake.sources import gather
from svidok.lexicon import load
from svidok.lexicon.packs import PACKS
from svidok.model.figure import Count, Outcome, Range, Unit
from svidok.model.form import FIGURES
from svidok.model.place import Place
from svidok.model.reading import (
    Claim,
    ClaimKind,
    Effect,
    IncidentReport,
    ObjectClass,
    Polarity,
    RaidReport,
    Reading,
    Side,
    Status,
)
from svidok.model.report import Quote
from svidok.pipeline.corridor import corridor
from svidok.reading.grounding import grounded
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.passages import passages
from svidok.reading.unsaid import OwnWords

SEED = 20220224
WANTED = 10_000
LANGUAGES = ("en", "uk", "ru")
SAMPLE = PACKS / "sample" / "reports.jsonl"
LISTS = {RaidReport: "raids", IncidentReport: "incidents", Claim: "claims"}

Item = RaidReport | IncidentReport | Claim


class Text(NamedTuple):
    """One report with all that the gate needs to judge a reading of it."""

    marked: MarkedReport
    own: OwnWords
    reading: Reading

    def behind_the_gate(self, item: Item) -> Any:
        """What the gate leaves of `item`; None if nothing."""
        alone = Reading(self.reading.report_id, "falsified", **{LISTS[type(item)]: (item,)})  # type: ignore[arg-type]
        return next(iter(getattr(grounded(alone, self.marked, self.own, load()), LISTS[type(item)])), None)


@dataclass(frozen=True)
class Slot:
    """One value of an item that its own words say.

    `put` gives the item with another value and other quotes for it, `get` finds the value there again; `told_of` is
    what the value is told of: the number of a weapon, the harm at a place, else the whole item.
    """

    field: str
    text: Text
    value: Any
    evidence: tuple[Quote, ...]
    put: Callable[[Any, tuple[Quote, ...]], Item]
    get: Callable[[Any], Any]
    told_of: Any

    def passes(self, value: Any, evidence: tuple[Quote, ...]) -> bool:
        left = self.text.behind_the_gate(self.put(value, evidence))
        return left is not None and self.get(left) == value


@dataclass(frozen=True)
class Case:
    """One falsification: what was altered in which value."""

    slot: Slot
    value: Any
    evidence: tuple[Quote, ...]

    @property
    def passes(self) -> bool:
        return self.slot.passes(self.value, self.evidence)


@cache
def texts(*files: Path) -> tuple[Text, ...]:
    """The reports of these files, read; those that are not there are left out."""
    rooms, found = corridor(), []
    for source in gather([str(path) for path in files if path.is_file()]):
        for item in parse(source.load()):
            marked = rooms.mark(item.report) if isinstance(item, Received) else None
            if marked is not None:
                found.append(Text(marked, OwnWords(passages(marked, rooms.lexicon)), rooms.reader.read(marked)))
    return tuple(found)


def slots(text: Text) -> Iterator[Slot]:
    """Every value of a reading that stands in its own words."""
    for raid in text.reading.raids:
        yield from _of_item(text, raid)
        for count in raid.counts:
            yield from _of_count(text, raid, count)
    for incident in text.reading.incidents:
        yield from _of_item(text, incident)
        yield from _of_figures(text, incident)
    for claim in text.reading.claims:
        yield from _of_item(text, claim)


def _of_item(text: Text, item: Item) -> Iterator[Slot]:
    """Place, attacker, status, speaker, denial, and the first source, outlet and weapon of a whole item."""
    said = {
        RaidReport: ("attacker", "source", "via"),
        IncidentReport: ("place", "attacker", "status", "weapons", "source", "via"),
        Claim: ("speaker", "via", "polarity", "holder"),
    }[type(item)]
    for name in said:
        value = getattr(item, name)
        first = value[0] if isinstance(value, tuple) and value else value
        hidden = name == "attacker" and getattr(item, "attacker_inferred", False)
        if hidden or first in (None, ()) or {name, f"{name}:{first}"} & set(item.inferred):
            continue
        many = isinstance(value, tuple)
        rest = value[1:] if many else ()

        def put(new: Any, quotes: tuple[Quote, ...], name: str = name, many: bool = many) -> Item:
            altered: dict[str, Any] = {name: (new,) if many else new, "evidence": quotes}
            if name == "polarity":  # a denial is a kind of claim too
                altered["kind"] = ClaimKind.DENIAL if new is Polarity.DENIED else ClaimKind.FACT
            return replace(item, **altered)

        def get(left: Any, name: str = name, many: bool = many) -> Any:
            return next(iter(getattr(left, name)), None) if many else getattr(left, name)

        for number, one in enumerate((first, *rest)):  # the others are no falsehoods in place of the first
            told_of = _harm(item) if isinstance(item, IncidentReport) and name == "place" else item
            slot = Slot(name, text, one, item.evidence, put, get, told_of)
            if number == 0 or f"{name}:{one}" not in item.inferred:
                yield slot


def _harm(incident: IncidentReport) -> frozenset[Any]:
    """What is told of a place: of «пошкоджено будинки в А та Б» the same of both, but "two killed" of one."""
    figures = {(name, figure.range) for name in FIGURES if (figure := getattr(incident, name)) is not None}
    return frozenset(figures | {(harmed.object_class, harmed.effect) for harmed in incident.objects})


def _of_count(text: Text, raid: RaidReport, count: Count) -> Iterator[Slot]:
    for name in ("range", "weapon", "outcome", "unit", "admin1"):
        if name in count.inferred or getattr(count, name) is None:
            continue

        def put(new: Any, quotes: tuple[Quote, ...], name: str = name) -> Item:
            return replace(raid, counts=(replace(count, evidence=quotes, **{name: new}),))

        def get(left: Any, name: str = name) -> Any:
            return getattr(left.counts[0], name)

        field = "number" if name == "range" else name
        yield Slot(field, text, getattr(count, name), count.evidence, put, get, count.range)


def _of_figures(text: Text, incident: IncidentReport) -> Iterator[Slot]:
    """The numbers of people, and class and effect of each thing."""
    for name in FIGURES:
        figure = getattr(incident, name)
        if figure is not None:

            def put(new: Any, quotes: tuple[Quote, ...], name: str = name, figure: Any = figure) -> Item:
                return replace(incident, **{name: replace(figure, range=new, evidence=quotes)})

            def get(left: Any, name: str = name) -> Any:
                return getattr(left, name) and getattr(left, name).range

            yield Slot("number", text, figure.range, figure.evidence, put, get, figure)
    for harmed in incident.objects:
        for name in ("object_class", "effect"):
            if name in harmed.inferred or getattr(harmed, name) is None:
                continue

            def put_thing(new: Any, quotes: tuple[Quote, ...], name: str = name, harmed: Any = harmed) -> Item:
                return replace(incident, objects=(replace(harmed, evidence=quotes, **{name: new}),))

            def get_thing(left: Any, name: str = name) -> Any:
                return getattr(left.objects[0], name) if left.objects else None

            yield Slot(name, text, getattr(harmed, name), harmed.evidence, put_thing, get_thing, harmed)


def falsified(slot: Slot, others: dict[str, list[Any]], chance: random.Random) -> Iterator[Case]:
    """Alterations of one value: to others of its kind, and of its quote."""
    if slot.field == "number":
        yield from (Case(slot, n, slot.evidence) for n in _numbers(slot, chance) if not _counted_too(slot, n))
    else:
        beside = [other for other in slots(slot.text) if other.field == slot.field]
        true = [other.value for other in beside if _told_too(other, slot)]
        if slot.field in ("source", "via"):
            true += getattr(slot.told_of, slot.field)  # of several all are true, those too that are inferred
        pool = [*(other.value for other in beside), *chance.sample(others[slot.field], min(6, len(others[slot.field])))]
        for value in dict.fromkeys(
            value for value in pool if not any(_same(value, one) for one in (slot.value, *true))
        ):
            yield Case(slot, value, slot.evidence)
    yield from (Case(slot, slot.value, quotes) for quotes in _quotes(slot, chance))


def _told_too(other: Slot, slot: Slot) -> bool:
    """Whether the same words give this value too, of the same thing: then it is no falsehood in place of the other."""
    share = any(quote.overlaps(own) for quote in other.evidence for own in slot.evidence)
    alike = slot.told_of <= other.told_of if slot.field == "place" else slot.told_of == other.told_of
    return share and bool(alike)


def _counted_too(slot: Slot, number: Range) -> bool:
    """Whether the report counts so many of the same too: "90 missiles, in two days 100" has nothing false."""
    item = slot.put(number, slot.evidence)
    told = {_told(count) for raid in slot.text.reading.raids for count in raid.counts}
    return isinstance(item, RaidReport) and told.issuperset(map(_told, item.counts))


def _told(count: Count) -> tuple[Any, ...]:
    return count.range, count.weapon, count.outcome, count.unit, count.admin1, count.evidence


def _same(one: Any, true: Any) -> bool:
    return bool(one.identity == true.identity if isinstance(one, Place) else one == true)


def _numbers(slot: Slot, chance: random.Random) -> Iterator[Range]:
    """Other ends under the same words, other words under the same ends, and other numbers of the same report."""
    true: Range = slot.value
    n = true.least if true.least is not None else true.most or 0
    for other in {n + 1, max(0, n - 1), n * 10, n + 100, chance.randrange(2000), 0} - {n}:
        yield Range(other, other, word=true.word)
        yield Range(other, other, word=str(other))
    yield Range(n, None, word=true.word) if true.most is not None else Range(n, n, word=true.word)
    yield Range(None, n, word=true.word) if true.least is not None else Range(n, n, word=true.word)
    for other_slot in slots(slot.text):
        if other_slot.field == "number" and other_slot.value != true:
            yield other_slot.value


def _quotes(slot: Slot, chance: random.Random) -> Iterator[tuple[Quote, ...]]:
    """The quote with a letter or digit altered, shifted over the text, or taken from a far sentence."""
    first = slot.evidence[0]
    at = chance.randrange(len(first.text))
    letter = "7" if first.text[at] != "7" else "8"
    yield (Quote(first.start, first.end, first.text[:at] + letter + first.text[at + 1 :]),)
    text = slot.text.marked.report.text
    away = (first.start + len(text) // 2) % max(1, len(text) - len(first.text))
    if away != first.start and text[away : away + len(first.text)].strip():
        yield (Quote(away, away + len(first.text), first.text),)


@dataclass(frozen=True)
class Result:
    """How many falsehoods and truths of a field in a language there were, and which passed wrongly or fell wrongly."""

    false: Counter[tuple[str, str]]
    passed: list[Case]
    true: Counter[tuple[str, str]]
    fallen: list[Slot]


def measured(wanted: int = WANTED, seed: int = SEED, files: Sequence[Path] = (DOCUMENTS, SAMPLE)) -> Result:
    """`wanted` falsehoods, the same number in each language as far as there are so many, and every truth."""
    chance = random.Random(seed)
    all_slots = list(chain.from_iterable(map(slots, texts(*files))))
    others = _pools(all_slots)
    result = Result(Counter(), [], Counter(), [])
    for slot in all_slots:
        result.true[slot.field, slot.text.marked.language] += 1
        if not slot.passes(slot.value, slot.evidence):
            result.fallen.append(slot)
    for language in LANGUAGES:
        own = [slot for slot in all_slots if slot.text.marked.language == language]
        cases = [case for slot in own for case in falsified(slot, others, chance)]
        for case in chance.sample(cases, min(wanted // len(LANGUAGES) + 1, len(cases))):
            result.false[case.slot.field, language] += 1
            if case.passes:
                result.passed.append(case)
    return result


def _pools(found: list[Slot]) -> dict[str, list[Any]]:
    """What each field can be altered to: every value seen in it and every value it could have."""
    pools: dict[str, list[Any]] = {}
    for slot in found:
        pools.setdefault(slot.field, []).append(slot.value)
    for field, kinds in {
        "outcome": Outcome, "unit": Unit, "attacker": Side, "status": Status, "object_class": ObjectClass,
        "effect": Effect, "polarity": Polarity,
    }.items():  # fmt: skip
        pools.setdefault(field, []).extend(kinds)
    weapons = list(load().names["weapon"])
    for field in ("weapon", "weapons"):
        pools.setdefault(field, []).extend(weapons)
    return pools


def main() -> int:
    result = measured(int(sys.argv[1]) if len(sys.argv) > 1 else WANTED)
    print(f"{'field':14}" + "".join(f"{language:>22}" for language in LANGUAGES))
    print(f"{'':14}" + f"{'false/passed true/fell':>22}" * len(LANGUAGES))
    for field in sorted({field for field, _ in result.true}):
        cells = []
        for language in LANGUAGES:
            passed = sum((c.slot.field, c.slot.text.marked.language) == (field, language) for c in result.passed)
            fallen = sum((s.field, s.text.marked.language) == (field, language) for s in result.fallen)
            cells.append(f"{result.false[field, language]}/{passed} {result.true[field, language]}/{fallen}")
        print(f"{field:14}" + "".join(f"{cell:>22}" for cell in cells))
    false, true = result.false.total(), result.true.total()
    print(f"of {false} falsified values {len(result.passed)} passed; of {true} true ones {len(result.fallen)} fell")
    return bool(result.passed or len(result.fallen) > true / 1000)


if __name__ == "__main__":
    sys.exit(main())
