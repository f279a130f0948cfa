"""How well does confidence keep its word? Fits its weights to reports read by hand and writes how often it was right.

    python -m evaluation.confidence                       print the reliability of the weights that the packs hold
    python -m evaluation.confidence --add DOCUMENTS GOLD  add what is read in further reports, and whether it is right
    python -m evaluation.confidence --write               fit the weights anew, write them to the packs and the page

The rules were written with the dev gold at hand, so that it shows few of their errors. Reports of other sources, read
before any rule was written with them, show them as a user meets them: `confidence_elsewhere.csv` keeps the traits of
their items and whether each was right, without the texts. The figures that are written are cross-validated: each
document is judged by weights fitted to the others. Weights start from what is known to mislead, and reports move them.
"""

from __future__ import annotations

import csv
import hashlib
import importlib.util
import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from evaluation.falsified import Text, texts
from evaluation.measure import DOCUMENTS, GOLD, ROOT, SCORER, available
from svidok.model.form import FIGURES, Form, to_form
from svidok.reading.confidence import (
    KINDS,
    TABLE,
    Weights,
    claim_traits,
    confidence,
    count_traits,
    figure_traits,
    incident_traits,
    weights,
)

PAGE = ROOT / "docs" / "methodology" / "confidence.md"
ELSEWHERE = Path(__file__).with_name("confidence_elsewhere.csv")
CURVE = ROOT / "docs" / "images" / "confidence.svg"
FOLDS = 10
BINS = 10
LEAST_SEEN = 8  # items that must show a trait, and lack it, before it gets a weight
STIFFNESS = 8.0  # the pull of each weight towards where it starts: few items must not make one sure
MISLEADING = {
    "weapon inferred": -0.7, "outcome inferred": -0.7, "unit inferred": -0.5, "admin1 inferred": -0.5,
    "harm inferred": -0.7, "place inferred": -0.7, "speaker inferred": -0.5, "polarity inferred": -0.5,
    "place of another sentence": -0.3, "rivals": -0.7, "open number": -0.3, "number in words": -0.3,
    "many numbers": -0.3, "any air target": -0.5, "of locations": -0.3, "no attacker": -0.5, "date assumed": -0.3,
    "headline": -0.3, "no things": -0.3, "no weapon": -0.3, "no cause": -0.3, "of a region": -0.3,
    "of a country": -0.5, "at a region": -0.3, "at a country": -0.5, "place with rivals": -1.0, "alleged": -0.3,
    "denied": -0.5, "voice weasel": -0.5, "voice author": -0.7, "kind fact": -0.3, "several sentences": 0.3,
}  # fmt: skip
STEPS = 400
SCORED = ("killed", "injured", "children_killed", "children_injured")
NAMES = {"count": "counts of weapons", "figure": "figures of people", "incident": "incidents", "claim": "claims"}


PREFACE = """# Confidence

Written by `python -m evaluation.confidence --write`; not edited.

Every count, figure, incident and claim has a `confidence` in [0, 1]: how often what looks like it was right on reports
read by hand. It orders a review queue, lowest first. It says how well the words were *read*, never whether what they
tell happened.

It is a sum of weights over what can be seen of an item (its traits), put through a logistic curve. The weights are
data (`packs/confidence.toml`): each starts from what is known to mislead a reader (a value carried from another
sentence, a rival number, a headline) and is moved by the reports, with a ridge. It is fitted to two kinds of reports
together. Those at home are the dev gold, with which the rules were written: they show few errors. Those elsewhere are
reports of other sources, read as they were met, before any rule was written with them. So confidence says too little
at home and too much elsewhere, most of all of counts: who relies on it reads some reports of the own sources by hand
and adds them (`--add`).

The figures are cross-validated: each document is judged by weights fitted to the others ({folds} folds by document). A
count is right if gold has it with its date, weapon, outcome, unit, region and number; a figure if its incident is in
gold with that number; incidents and claims if gold has them.

![How often items were right, by the confidence that they were given](../images/confidence.svg)
"""


class Example(NamedTuple):
    """One item of a reading: what can be seen of it, and whether gold holds it."""

    kind: str
    document: str
    traits: frozenset[str]
    right: bool


Judged = tuple[Example, float]  # with the confidence that it was given


@dataclass(frozen=True)
class Bin:
    """The items whose confidence lies in one tenth of [0, 1]."""

    items: int
    said: float
    right: float


def examples(documents: Path = DOCUMENTS, judged: Path = GOLD) -> list[Example]:
    """Every item of the readings of `documents` that their gold judges."""
    scorer = _scorer()
    gold = {form["id"]: form for form in map(json.loads, judged.read_text("utf-8").splitlines())}
    return [one for text in texts(documents) for one in _of_text(text, gold[text.reading.report_id], scorer)]


def elsewhere() -> list[Example]:
    """What was kept of the items of other reports."""
    with ELSEWHERE.open(encoding="utf-8", newline="") as lines:
        return [
            Example(row["kind"], row["report"], frozenset(row["traits"].split("; ")), row["right"] == "yes")
            for row in csv.DictReader(lines)
        ]


def add(documents: Path, judged: Path) -> int:
    """Keeps the items of other reports under a number for each report; gives how many there were."""
    held, found = elsewhere(), examples(documents, judged)
    number = len({one.document for one in held})
    names = {name: f"elsewhere-{number + at:03}" for at, name in enumerate(dict.fromkeys(o.document for o in found), 1)}
    with ELSEWHERE.open("a", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows(
            (one.kind, names[one.document], "yes" if one.right else "no", "; ".join(sorted(one.traits)))
            for one in found
        )
    return len(found)


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module  # its own dataclasses look for it there
    spec.loader.exec_module(module)
    return module


def _of_text(text: Text, gold: Form, scorer: Any) -> Iterator[Example]:
    form, name = to_form(text.reading), text.reading.report_id
    wanted = scorer.Counter(scorer.count_keys(gold["raids"], None))
    for raid, read in zip(text.reading.raids, form["raids"], strict=True):
        for count, key in zip(raid.counts, scorer.count_keys([read], None), strict=True):
            right = wanted[key] > 0
            wanted[key] -= right
            yield Example("count", name, frozenset(count_traits(count, raid, text.own)), right)
    pairs = {j: i for i, j in scorer.pair(gold["incidents"], form["incidents"], scorer.incident_likeness)}
    for j, incident in enumerate(text.reading.incidents):
        held = gold["incidents"][pairs[j]] if j in pairs else None
        yield Example("incident", name, frozenset(incident_traits(incident, text.own)), held is not None)
        for slot in FIGURES:
            figure = getattr(incident, slot)
            if slot in SCORED and figure is not None and not (held or {}).get("optional"):
                right = held is not None and scorer.number(held.get(slot)) == figure.range.ends
                traits = frozenset(figure_traits(slot, figure, incident, text.own))
                yield Example("figure", name, traits, right)
    found = {j for _, j in scorer.pair(gold["claims"], form["claims"], scorer.claim_likeness)}
    for j, claim in enumerate(text.reading.claims):
        if claim.voice != "author" or j in found:
            yield Example("claim", name, frozenset(claim_traits(claim, text.own)), j in found)


def fitted(those: Sequence[Example]) -> Weights:
    """Weights by ridge logistic regression on the traits seen often enough, one kind of item after the other."""
    return {kind: _fitted([one for one in those if one.kind == kind]) for kind in KINDS}


def _fitted(those: Sequence[Example]) -> dict[str, float]:
    seen = {trait: sum(trait in one.traits for one in those) for one in those for trait in one.traits}
    moved = {t for t, n in seen.items() if LEAST_SEEN <= n <= len(those) - LEAST_SEEN}
    traits = sorted(moved | (seen.keys() & MISLEADING.keys()))
    # Two rights and wrongs are added to begin with, so that no kind of item is ever certain.
    share = (sum(one.right for one in those) + 1) / (len(those) + 2)
    values = {trait: MISLEADING.get(trait, 0.0) for trait in traits}
    base = math.log(share / (1 - share))
    rate = 4.0 / max(1, len(those))
    for _ in range(STEPS):
        slopes = dict.fromkeys(traits, 0.0)
        slope = 0.0
        for one in those:
            mine = one.traits & values.keys()
            miss = one.right - 1 / (1 + math.exp(-base - math.fsum(values[trait] for trait in mine)))
            slope += miss
            for trait in mine:
                slopes[trait] += miss
        base += rate * slope
        for trait in moved:
            away = values[trait] - MISLEADING.get(trait, 0.0)
            values[trait] += rate * (slopes[trait] - STIFFNESS * away)
    return {"base": round(base, 2), **{trait: round(value, 2) for trait, value in values.items() if abs(value) >= 0.05}}


def predicted(those: Sequence[Example]) -> list[Judged]:
    """Each example with the confidence that weights fitted to other documents give it."""
    folds: dict[int, list[Example]] = {}
    for one in those:
        folds.setdefault(fold_of(one), []).append(one)
    found = []
    for held in folds.values():
        table = fitted([one for fold in folds.values() if fold is not held for one in fold])
        found += [(one, confidence(one.kind, one.traits, table)) for one in held]
    return found


def fold_of(one: Example) -> int:
    return hashlib.sha256(one.document.encode()).digest()[0] % FOLDS


def bins(those: Sequence[Judged]) -> list[Bin | None]:
    """Ten bins of equal width; None where nothing lies."""
    found: list[Bin | None] = []
    for number in range(BINS):
        here = [(one, said) for one, said in those if min(BINS - 1, int(said * BINS)) == number]
        share = len(here)
        found.append(
            Bin(share, sum(s for _, s in here) / share, sum(o.right for o, _ in here) / share) if here else None
        )
    return found


def expected_error(those: Sequence[Judged]) -> float:
    """ECE: the distance between what is said and what was right, over the bins, by their numbers of items."""
    return sum(one.items * abs(one.said - one.right) for one in bins(those) if one is not None) / max(1, len(those))


def ranks_right(those: Sequence[Judged]) -> float:
    """How often a right item stands above a wrong one judged by the same weights (AUC); half for a tie."""
    above, pairs = 0.0, 0
    for fold in range(FOLDS):
        here = [(one, said) for one, said in those if fold_of(one) == fold]
        right, wrong = ([said for one, said in here if one.right is truth] for truth in (True, False))
        above += sum((a > b) + (a == b) / 2 for a in right for b in wrong)
        pairs += len(right) * len(wrong)
    return above / pairs if pairs else float("nan")


def table_form(table: Weights) -> str:
    lines = [
        "# What each trait of an item (svidok/reading/confidence.py) adds to the log odds that it is right.",
        "# Written by `python -m evaluation.confidence --write` from reports read by hand; not edited.",
    ]
    for kind in KINDS:
        lines += ["", f"[{kind}]", *(f"{json.dumps(trait)} = {weight}" for trait, weight in table[kind].items())]
    return "\n".join(lines) + "\n"


def page(home: Sequence[Judged], away: Sequence[Judged], table: Weights) -> str:
    """The page of the methodology: the curve, its numbers, and the weights."""
    lines = [PREFACE.format(folds=FOLDS)]
    for title, those in (("At home", home), ("Elsewhere", away)):
        reports = len({one.document for one, _ in those})
        lines += [f"## {title}: {reports} reports", "", *_reliability(those), "", *_by_tenths(those), ""]
    for kind in KINDS:
        ranked = sorted(((w, t) for t, w in table[kind].items() if t != "base"), reverse=True)
        told = "; ".join(f"{trait} {weight:+.2f}" for weight, trait in ranked)
        lines += [f"**Weights, {NAMES[kind]}** (base {table[kind]['base']:+.2f}): {told or 'none'}.", ""]
    return "\n".join(lines)


def _reliability(those: Sequence[Judged]) -> Iterator[str]:
    yield "| | items | said | right | expected calibration error | a right one above a wrong one |"
    yield "|---|---|---|---|---|---|"
    for kind in (*KINDS, "all"):
        own = [pair for pair in those if kind in (pair[0].kind, "all")]
        said, right = sum(sure for _, sure in own) / len(own), sum(one.right for one, _ in own) / len(own)
        cells = f"{len(own)} | {said:.2f} | {right:.2f} | {expected_error(own):.3f} | {ranks_right(own):.2f}"
        yield f"| {NAMES.get(kind, 'all')} | {cells} |"


def _by_tenths(those: Sequence[Judged]) -> Iterator[str]:
    yield "| confidence | items | said | right |"
    yield "|---|---|---|---|"
    for number, one in enumerate(bins(those)):
        if one is not None:
            tenth = f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}"
            yield f"| {tenth} | {one.items} | {one.said:.2f} | {one.right:.2f} |"


def curve(those: Sequence[Judged]) -> str:
    """The reliability curve as SVG: a dot a bin, its area by its number of items; the diagonal is what it should be."""
    side, edge = 300, 40
    most = max(one.items for one in bins(those) if one is not None)

    def at(x: float, y: float) -> tuple[float, float]:
        return round(edge + x * side, 1), round(edge / 2 + (1 - y) * side, 1)

    (x0, y0), (x1, y1) = at(0, 0), at(1, 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side + 2 * edge} {side + 2 * edge}" '
        'font-family="sans-serif" font-size="12" role="img" aria-label="Share of items right by confidence">',
        '<rect width="100%" height="100%" fill="#fff"/>',
        f'<rect x="{x0}" y="{y1}" width="{side}" height="{side}" fill="none" stroke="#999"/>',
        f'<line x1="{x0}" y1="{y0}" x2="{x1}" y2="{y1}" stroke="#999" stroke-dasharray="4 4"/>',
    ]
    for tenth in range(0, 11, 2):
        (x, _), (_, y) = at(tenth / 10, 0), at(0, tenth / 10)
        parts.append(f'<text x="{x}" y="{y0 + 16}" text-anchor="middle">{tenth / 10}</text>')
        parts.append(f'<text x="{x0 - 6}" y="{y + 4}" text-anchor="end">{tenth / 10}</text>')
    for one in bins(those):
        if one is not None:
            x, y = at(one.said, one.right)
            radius = round(3 + 11 * math.sqrt(one.items / most), 1)
            parts.append(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="#1f5fa8" fill-opacity="0.7">')
            parts.append(f"<title>{one.items} items: said {one.said:.2f}, right {one.right:.2f}</title></circle>")
    middle = edge + side / 2
    parts.append(f'<text x="{middle}" y="{side + edge + 16}" text-anchor="middle">confidence said</text>')
    parts.append(
        f'<text x="12" y="{middle}" transform="rotate(-90 12 {middle})" text-anchor="middle">share right</text>'
    )
    return "\n".join([*parts, "</svg>", ""])


def main() -> int:
    if not available():
        print("no gold beside the checkout (../shared/reading): nothing to fit to")
        return 0
    if "--add" in sys.argv:
        documents, judged = map(Path, sys.argv[sys.argv.index("--add") + 1 :][:2])
        print(f"{add(documents, judged)} items added to {ELSEWHERE.name}")
        return 0
    home, away = examples(), elsewhere()
    if "--write" in sys.argv:
        table = fitted([*home, *away])
        validated = predicted([*home, *away])
        TABLE.write_text(table_form(table), "utf-8")
    else:
        table = weights()
        validated = [(one, confidence(one.kind, one.traits, table)) for one in (*home, *away)]
    at_home = {one.document for one in home}
    told = page(*([p for p in validated if (p[0].document in at_home) is here] for here in (True, False)), table)
    if "--write" in sys.argv:
        PAGE.write_text(told, "utf-8")
        CURVE.write_text(curve(validated), "utf-8")
    print(told)
    return 0


if __name__ == "__main__":
    sys.exit(main())
