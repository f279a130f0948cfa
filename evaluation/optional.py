"""How well is read what gold does not hold: python -m evaluation.optional [--misses]

`annotations.jsonl` holds, for sixty of the dev documents (twenty a language), what a person read out of them by the
codebook before looking at any output: offsets and values, never the texts, each document under the SHA-256 of its text.
As many others were read for the fields alone of which there are few (RARE).
A value is the fact's own: "killed 2-2", "energy.refinery", an ISO date; alternatives stand between bars, an empty value
asks for the words at the span; `late` marks the few slips of the annotator that only the first output brought to light.
What the reader says is laid beside it as facts of the same shape; two facts agree where field and value do and their
spans overlap (ANYWHERE: or stand elsewhere in the report, which may say a thing twice).

Some fields are annotated only where a trap lies (PARTIAL): there a fact of the reader counts only where it overlaps an
annotation, or is of a value that is annotated wherever it occurs (an increment). A source counts where its figure is
annotated.
"""

from __future__ import annotations

import hashlib
import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluation.measure import DOCUMENTS, LANGUAGES, available, readings

ANNOTATIONS = Path(__file__).with_name("annotations.jsonl")
KEYS = ("all", *LANGUAGES)
FIGURES = ("killed", "injured", "children_killed", "children_injured")
APART = {
    "civilians_killed": "civilians",
    "civilians_injured": "civilians",
    "missing": "missing",
    "casualties": "casualties",
}
PLAIN_SCOPES = ("strike", "unknown")
PARTIAL = frozenset({"kind", "date_assumed"})
ANYWHERE = frozenset({"clock", "figure", "word", "source", "function"})
RARE = frozenset({"kind", "scope", "civilians", "casualties", "missing", "clock", "said_by", "repeat"})
RARE |= {"due", "holder", "checkable", "headline"}
FIELDS = (
    "figure",
    "word",
    "source",
    "kind",
    "scope",
    "civilians",
    "casualties",
    "missing",
    "clock",
    "date_assumed",
    "function",
    "said_by",
    "repeat",
    "due",
    "holder",
    "checkable",
    "headline",
)

Form = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True)
class Fact:
    """A value of a field and the spans that say it."""

    field: str
    value: str
    spans: tuple[Span, ...]

    def overlaps(self, other: Fact) -> bool:
        return any(start < last and first < end for start, end in self.spans for first, last in other.spans)


@dataclass(frozen=True)
class Annotated:
    """What a person read out of one document; `rare`: for nothing but the fields of which there are few."""

    document: str
    language: str
    sha256: str
    facts: tuple[Fact, ...]
    rare: bool = False

    def asks(self, what: str) -> bool:
        return not self.rare or what in RARE


@dataclass
class Tally:
    """How many facts were expected, said and right, by (field, language); the misses in words."""

    expected: Counter[tuple[str, str]] = field(default_factory=Counter)
    said: Counter[tuple[str, str]] = field(default_factory=Counter)
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def precision(self, what: str, key: str) -> float | None:
        return self.right[what, key] / self.said[what, key] if self.said[what, key] else None

    def recall(self, what: str, key: str) -> float | None:
        return self.right[what, key] / self.expected[what, key] if self.expected[what, key] else None

    def f1(self, what: str, key: str) -> float | None:
        both = self.expected[what, key] + self.said[what, key]
        return 2 * self.right[what, key] / both if both else None


def annotated() -> list[Annotated]:
    """Every annotated document. A figure's words are asked for beside its value, as the field `word`."""
    found = []
    for line in ANNOTATIONS.read_text("utf-8").splitlines():
        row = json.loads(line)
        plain = [Fact(a["field"], a["value"], ((a["start"], a["end"]),)) for a in row["annotations"]]
        asked = [fact for fact in plain if fact.field != "source"]
        asked += [Fact("word", fact.value, fact.spans) for fact in plain if fact.field == "figure"]
        asked += [whose for fact in plain if fact.field == "source" for whose in _whose(fact, plain)]
        found.append(Annotated(row["id"], row["lang"], row["sha256"], tuple(asked), row.get("rare", False)))
    return found


def _whose(source: Fact, plain: Sequence[Fact]) -> Iterator[Fact]:
    """The source of each figure that is annotated at its span."""
    for figure in plain:
        if figure.field in ("figure", *APART.values()) and figure.spans == source.spans:
            yield Fact("source", "|".join(f"{figure.value}: {name}" for name in source.value.split("|")), source.spans)


def texts() -> dict[str, str]:
    """The texts that the annotations speak of, by document. Raises ValueError where one is another text by now."""
    wanted = {one.document: one.sha256 for one in annotated()}
    rows = map(json.loads, DOCUMENTS.read_text("utf-8").splitlines())
    held: dict[str, str] = {row["id"]: row["text"] for row in rows if row["id"] in wanted}
    for document, digest in wanted.items():
        if hashlib.sha256(held.get(document, "").encode()).hexdigest() != digest:
            raise ValueError(f"{document}: not the text that was annotated")
    return held


def facts(form: Form) -> list[Fact]:
    """What a reading says, as facts; each once."""
    said = [fact for incident in form["incidents"] for fact in _of_incident(incident)]
    said += [fact for claim in form["claims"] for fact in _of_claim(claim)]
    said += [fact for item in (*form["raids"], *form["incidents"]) for fact in _clocks(item)]
    return list(dict.fromkeys(said))


def _spans(item: Form, whole: Form) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in item.get("evidence") or whole["evidence"])


def _of_incident(incident: Form) -> Iterator[Fact]:
    whole = _spans(incident, incident)
    yield Fact("date_assumed", "yes" if incident.get("date_assumed") else "no", whole)
    for name in (*FIGURES, *APART):
        figure = incident.get(name)
        if figure is not None:
            yield from _of_figure(name, figure, _spans(figure, incident))
    for harmed in incident["objects"]:
        spans = _spans(harmed, incident)
        if harmed.get("function"):
            yield Fact("function", f"{harmed['class']}.{harmed['function']}", spans)
        if harmed.get("repeat_of"):
            yield Fact("repeat", "yes", whole)
        for name in harmed.get("said_by", ()):
            yield Fact("said_by", name, spans)


def _of_figure(name: str, figure: Form, spans: tuple[Span, ...]) -> Iterator[Fact]:
    least, most = ("" if figure[end] is None else figure[end] for end in ("min", "max"))
    value = f"{name} {least}-{most}"
    yield Fact(APART.get(name, "figure"), value, spans)
    if name in FIGURES and figure.get("word"):
        yield Fact("word", f"{value}|{figure['word']}", spans)
    for source in figure.get("source", ()):
        yield Fact("source", f"{value}: {source}", spans)
    if figure.get("kind", "unknown") != "unknown":
        yield Fact("kind", f"{name} {figure['kind']}", spans)
    if figure.get("scope", "unknown") not in PLAIN_SCOPES:
        yield Fact("scope", f"{name} {figure['scope']}", spans)


def _clocks(item: Form) -> Iterator[Fact]:
    for end in ("start", "end"):
        if item.get(end) and not (end == "end" and item["end"] == item.get("start")):
            yield Fact("clock", f"{end} {item[end]}", _spans(item, item))


def _of_claim(claim: Form) -> Iterator[Fact]:
    spans = _spans(claim, claim)
    for name in ("due", "holder"):
        if claim.get(name):
            yield Fact(name, claim[name], spans)
    if claim.get("voice") == "author":
        yield Fact("checkable", "author", spans)


def agree(asked: Fact, said: Fact, text: str) -> bool:
    """Whether the reader's fact is the annotated one."""
    if asked.field != said.field or (asked.field not in ANYWHERE and not asked.overlaps(said)):
        return False
    (start, end), *_ = asked.spans
    if asked.field == "word":
        value, _, word = said.value.partition("|")
        words = text[start:end].casefold()
        return value == asked.value and (word.casefold() in words or words in word.casefold())
    values = asked.value.split("|") if asked.value else []
    return said.value in values or (asked.field == "due" and said.value.casefold() == text[start:end].casefold())


def judge(tally: Tally, one: Annotated, said: Sequence[Fact], text: str) -> None:
    """Pairs each annotated fact with one that the reader says, overlapping ones first; the rest are misses."""
    left = [fact for fact in said if one.asks(fact.field) and _counts(fact, one.facts)]
    for asked in one.facts:
        _count(tally.expected, asked.field, one.language)
        fitting = [fact for fact in left if agree(asked, fact, text)]
        best = max(fitting, key=asked.overlaps, default=None)
        if best is None:
            (start, end), *_ = asked.spans
            tally.misses.append(f"{one.document} {asked.field}: missed {asked.value or '…'}: {text[start:end]}")
            continue
        left.remove(best)
        _count(tally.right, asked.field, one.language)
        _count(tally.said, asked.field, one.language)
    for fact in left:
        if fact.field in PARTIAL and any(agree(asked, fact, text) for asked in one.facts):
            continue  # said of a second incident that shares the words
        _count(tally.said, fact.field, one.language)
        words = " … ".join(text[start:end] for start, end in fact.spans)[:160]
        tally.misses.append(f"{one.document} {fact.field}: not annotated {fact.value}: {words}")


def _counts(fact: Fact, asked: Sequence[Fact]) -> bool:
    """Whether a fact of a field that is annotated in part is one that somebody was asked for."""
    if fact.field == "source":
        figure = fact.value.partition(":")[0]
        return any(one.value == figure for one in asked)
    if fact.field not in PARTIAL or fact.value.endswith("increment"):
        return True
    told = [one for one in asked if one.field == fact.field and one.overlaps(fact)]
    return any(one.value.split()[:-1] == fact.value.split()[:-1] for one in told)


def _count(counter: Counter[tuple[str, str]], what: str, language: str) -> None:
    counter[what, "all"] += 1
    counter[what, language] += 1


def measured() -> Tally:
    """The default reader's readings of the annotated documents, laid beside the annotations."""
    held, tally = texts(), Tally()
    with TemporaryDirectory() as folder:
        target = Path(folder) / "readings.jsonl"
        readings(target)
        forms = {form["id"]: form for form in map(json.loads, target.read_text("utf-8").splitlines())}
    for one in annotated():
        judge(tally, one, facts(forms[one.document]), held[one.document])
    return tally


def _shown(share: float | None) -> str:
    return f"{'–':>7}" if share is None else f"{share:7.2f}"


def main() -> int:
    arguments = ArgumentParser(prog="python -m evaluation.optional", description=__doc__)
    arguments.add_argument("--misses", action="store_true", help="every miss, in words")
    given = arguments.parse_args()
    if not available():
        print("no gold beside the checkout (../shared/reading): nothing to measure against")
        return 0
    tally = measured()
    head = "".join(f"{key:>7}" for key in KEYS[1:])
    print(f"{'field':14}{'precision':>10}{'recall':>8}{'F1':>7}{head}{'expected':>10}{'said':>6}")
    for what in FIELDS:
        each = "".join(_shown(tally.f1(what, key)) for key in KEYS[1:])
        row = f"{_shown(tally.precision(what, 'all')):>10}{_shown(tally.recall(what, 'all')):>8}"
        row += _shown(tally.f1(what, "all")) + each
        print(f"{what:14}{row}{tally.expected[what, 'all']:10}{tally.said[what, 'all']:6}")
    if given.misses:
        print("\n".join(tally.misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
