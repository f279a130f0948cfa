"""Is everything linear on hostile text? Time for ten times the text, for every pattern, every regex, the whole reader.

    python benchmarks/hostile.py [patterns] [regexes] [examples] [reader]

A pattern gets streams of one endless sentence, made of tokens that fit its own elements: all of them but the last, the
first for ever, and one token that is everything at once. A regex gets repetitions of what is nasty, its own letters
among it. The reader gets the example of every rule, repeated, and texts that a wicked author would think of: the same
words again, or always another number, day and place. The worst of a quick look are timed in full: 100 kB against 1 MB.
At most 12 times is linear.

What is timed is the processor's time of this process, the least of several runs, without the collection of garbage
(reading does without it), and nothing remembered of the text from the run before.
"""

from __future__ import annotations

import csv
import gc
import importlib
import pkgutil
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import count
from typing import NamedTuple

import svidok
from svidok.lexicon import Pattern, Token, load
from svidok.lexicon.patterns import Element
from svidok.lexicon.prepared import uncollected
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.resolving.gazetteer import GAZETTEERS

LIMIT = 12.0
FULL = 100_000  # characters of the shorter text; the longer has ten times as many
QUICK = 2_000
WORD = 8  # characters of a word and the blank after it
SHOWN = 8
ROUNDS = 3
GLANCE = 20  # what is too slow at a part of the length is not tried at the whole
LONGEST = 5.0  # seconds for the shorter text, after which the longer is not tried

UNITS = (
    "a", "А", "7", " ", "\n", "\t", ".", ",", "-", "—", "'", '"', "«", "»", "(", "[", "(]", "[(", "/", ":",
    "!?", "…", "a'", "a-",
    "A ", "А ", "7 ", "7.", "7:", "a.", "1 000 ", "12:30 ", "@a", "http://", "www.a.", "<a", "<!--", "&",
    "&#", "%7", "\u0301",
    "а\u0301", "\u200b", "▪", "2025-07-04 ", "4 липня ", "a@a.", "#a", "*", "_", "\\", "\r\n", "\u2028",
)  # fmt: skip

TEXTS: tuple[tuple[str, str], ...] = (
    ("uk", "сьогодні вночі зранку "), ("uk", "539 "), ("en", "one hundred and "), ("uk", "дронами та ракетами "),
    ("uk", "5 дронів, "), ("uk", "Збито 5 дронів. "), ("uk", "двоє загинули та "), ("uk", "жінка та чоловік та "),
    ("uk", "17-річний та "), ("uk", "Суми, Харків, "), ("uk", "У Сумах дрон влучив у школу, загинули двоє людей. "),
    ("ru", "Над Брянской областью – 5, "), ("en", "John Smith said and "), ("uk", "Олег Прикладний та "),
    ("en", "John Smith said Russia wants to destroy Ukraine. "), ("en", '"Russia wants war," he said. '), ("en", '"'),
    ("uk", "«"), ("en", "(["), ("uk", "за словами "), ("uk", "голова Харківської ОВА "),
    ("uk", "пошкоджено школу, лікарню, "),
    ("uk", "удар "), ("en", "..."), ("en", "a\n"), ("uk", "▪ "), ("en", "a"), ("en", "7"), ("en", "1 000 "),
    ("uk", "4 липня "),
    ("uk", "з 18:00 до 20:00 "), ("en", "including two children, "), ("uk", "Сумщина: "),
    ("uk", "▪ Суми: 5 дронів\n"),
    ("en", "Reuters reports, citing BBC, "), ("uk", "з них "), ("uk", "Shahed, Гербера та "),
    ("en", "all but 26 of "),
    ("en", "Two were killed in Sumy on 4 July 2025, said Reuters.\n"), ("en", "a'"), ("uk", "а\u0301"),
    ("uk", "нібито "), ("ru", "якобы "), ("en", "reportedly "), ("uk", "заявив, що "), ("ru", "по словам "),
    ("en", "not hit by "), ("en", "air strike "), ("uk", "торік "), ("ru", "в прошлом году "), ("en", "last year "),
    ("uk", "Київ Львів Одеса "), ("ru", "в Белгороде, в Курске, "), ("en", "Kyiv's "), ("uk", "– Суми – "),
    ("en", '"He said '), ("uk", "«Він заявив "), ("uk", "«„“"), ("en", "“‘\""), ("ru", "«Газета «Пример» "),
    ("en", "1 2 3 "), ("en", "1,000,"), ("uk", "50-ма "), ("en", "2-3-"), ("en", "12:30-"), ("en", "-"), ("en", "a-b-"),
    ("en", "(Sumy "), ("en", "[1] "), ("uk", "🔹"), ("uk", "🔹 Суми 🔸 "), ("en", "\u202e"), ("en", "a\u00ad"),
    ("ru", "❗️Над областью сбит беспилотник ❗️"), ("uk", "Харків: удар\n\n"), ("ru", "ВЗРЫВЫ В БЕЛГОРОДЕ\n"),
    ("en", "said Smith, said Jones, "), ("en", "Smith said. He said. She said. "),
    ("ru", "Иванов заявил, что Петров заявил, что "), ("en", "Q: Was it hit?\nA: It was, he said.\n"),
    ("en", "on 4 July 2025, on 5 July 2025, "), ("uk", "у ніч на 5 липня, "), ("uk", "станом на 07:30. "),
    ("uk", "- Суми: двоє поранених\n"), ("en", "1. A school was hit in Sumy.\n"), ("uk", "м. Суми, вул. "),
    ("uk", "- Суми: двоє поранених; "), ("uk", "школу, лікарню, "), ("en", "J. R. R. "), ("en", "of the "),
    ("ru", "в том числе двое детей, "), ("uk", "загинув чоловік. Загинула жінка. "), ("en", "The toll rose to 5. "),
    ("en", "shot down 41 drones out of 57 launched. "), ("en", "the strike left 40 others injured. "),
    ("ru", "Сбиты 5 беспилотников. Уничтожены ещё 5. "), ("en", "Russia wants war. Ukraine denies it. "),
    ("uk", "{day} у місті {place} внаслідок удару дрона загинули {n} людей. "),
    ("en", "On {day} a drone hit a school in {place}, killing {n} people, the governor said. "),
    ("en", "A drone hit a school in {place}. "), ("ru", "{day} в городе {place} ранены {n} человек. "),
    ("ru", "{day} сбиты {n} беспилотников. "), ("ru", "Над областью сбиты {n} беспилотников ❗️"),
    ("uk", "Збито понад {n} дронів ❗️"), ("uk", "{place}, "), ("uk", "{day}, "),
    ("uk", "{place}: обстріл, {n} поранених\n"),
    ("en", "Sample{n} Person{n} said that Russia wants war{n}. "), ("en", "Russia plans to strike {place}. "),
    ("en", "According to Source{n}, {n} people were killed in {place}. "), ("uk", "{day} у Сумах загинули {n} людей. "),
)  # fmt: skip

DAYS = {"uk": "%d.%m.%Y", "ru": "%d.%m.%Y", "en": "%d %B %Y"}
PUBLISHED = date(2025, 7, 4)


class Timed(NamedTuple):
    """How many times longer ten times the text took, and microseconds a character of the longer."""

    ratio: float
    cost: float
    what: str

    def __str__(self) -> str:
        return f"{self.ratio:6.1f} times {self.cost:9.3f} µs a character   {self.what}"


def seconds(work: Callable[[], object]) -> float:
    gc.collect()
    with uncollected():
        begun = time.process_time()
        work()
        return time.process_time() - begun


def timed(what: str, size: int, work: Callable[[int], Callable[[], object]], rounds: int = 1) -> Timed:
    """`work(n)` prepares what is timed on about n characters; the longer is timed again where it took too long."""
    short, long, other = work(size), work(10 * size), work(WORD)

    def least(one: Callable[[], object], enough: float, most: int) -> float:
        """The least time of one, which has forgotten it in between; no more runs than are needed to be `enough`."""
        found = float("inf")
        for _ in range(most):
            other()
            found = min(found, seconds(one))
            if found <= enough:
                break
        return found

    less = least(short, 0, rounds)
    more = least(long, less * LIMIT, rounds) if less < LONGEST else float("inf")
    return Timed(more / max(less, 1e-6), more / (10 * size) * 1e6, what)


def fitting(element: Element) -> Token:
    """A token that fits one element of a pattern, and of the others as few as can be."""
    if element.gap or element.negated:
        return Token(0, 1, "x", frozenset({"word"}) - element.kinds)
    if element.kinds:
        return Token(0, 1, "x", frozenset({min(element.kinds)}))
    return Token(0, 1, min(element.literals), frozenset())


def streams(pattern: Pattern) -> Iterator[tuple[str, list[Token]]]:
    """The repeated part of each hostile sentence."""
    kinds = frozenset(kind for element in pattern.elements for kind in element.kinds if not element.negated)
    tokens = [fitting(element) for element in pattern.elements]
    yield "all but the last", tokens[:-1] or tokens
    yield "as often as may be", [t for t, e in zip(tokens, pattern.elements, strict=True) for _ in range(e.most)][:-1]
    yield "the first", tokens[:1]
    everything = Token(0, 1, min(chain_literals(pattern), default="x"), kinds | {"word"})
    yield "everything at once", [everything]
    yield "everything but the last", [everything._replace(kinds=(kinds | {"word"}) - pattern.elements[-1].kinds)]


def chain_literals(pattern: Pattern) -> list[str]:
    return [literal for element in pattern.elements for literal in element.literals if not element.negated]


def of_pattern(pattern: Pattern, part: Sequence[Token]) -> Callable[[int], Callable[[], object]]:
    def prepared(size: int) -> Callable[[], object]:
        count = max(1, size // WORD)
        sentence = [part[at % len(part)] for at in range(count)]
        return lambda: sum(1 for _ in pattern.matches(sentence))

    return prepared


def patterns() -> list[Timed]:
    """The worst stream of every pattern, then the worst patterns in full."""
    cases: list[tuple[Timed, str, Pattern, list[Token]]] = []
    for code, language in sorted(load().languages.items()):
        for rules in language.patterns.values():
            for number, pattern in enumerate(rules):
                for how, part in streams(pattern):
                    if part:
                        what = f"{code} {pattern.name} {number} ({how})"
                        cases.append((timed(what, QUICK, of_pattern(pattern, part)), what, pattern, part))
    print(f"{len(cases)} streams of {sum(1 for _ in {(id(c[2])) for c in cases})} patterns")
    worst = {
        id(c[2]): c for key in (lambda c: c[0].ratio, lambda c: c[0].cost) for c in sorted(cases, key=key)[-SHOWN:]
    }
    return [timed(what, FULL, of_pattern(pattern, part), ROUNDS) for _, what, pattern, part in worst.values()]


def compiled() -> dict[str, re.Pattern[str]]:
    """Every regex that a module of ours holds."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(svidok.__path__, "svidok."):
        if module.name.endswith("__main__") or module.name.startswith("svidok.lexicon"):  # these read packs, not texts
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for part, one in enumerate(value if isinstance(value, (tuple, list)) else [value]):
                if isinstance(one, re.Pattern) and isinstance(one.pattern, str):
                    found.setdefault(one.pattern, one)
                    NAMES.setdefault(one.pattern, f"{module.name}.{name}" + (f"[{part}]" if part else ""))
    return {NAMES[source]: one for source, one in found.items()}


NAMES: dict[str, str] = {}
OF_NAMES = ("svidok.reading.sources.attribution._NAMELESS",)  # it reads the name of a source, never a text


def of_regex(regex: re.Pattern[str], unit: str) -> Callable[[int], Callable[[], object]]:
    def prepared(size: int) -> Callable[[], object]:
        text = unit * (size // len(unit))
        return lambda: sum(1 for _ in regex.finditer(text))

    return prepared


def regexes() -> list[Timed]:
    found = []
    for name, regex in sorted(compiled().items()):
        own = re.findall(r"[^\W\d_]{2,}|\d{2,}", regex.pattern)[:6]
        if name in OF_NAMES:
            continue
        units = [*UNITS, *own, *(f"{word} " for word in own)]
        quick = [(timed(f"{name} on {unit!r}", QUICK, of_regex(regex, unit)), unit) for unit in units]
        _, unit = max(quick, key=lambda case: (case[0].cost, case[1]))
        found.append(timed(f"{name} on {unit!r}", FULL, of_regex(regex, unit), ROUNDS))
        print(found[-1], flush=True)
    return found


@cache
def settlements(language: str) -> list[str]:
    """Names of thousands of places, the largest first."""
    with (GAZETTEERS / "settlements.tsv").open(encoding="utf-8") as table:
        rows = sorted(csv.DictReader(table, delimiter="\t"), key=lambda row: -int(row["population"] or 0))
    return list(dict.fromkeys(row[language] for row in rows if row[language]))[:6_000]


def written(language: str, unit: str, size: int) -> str:
    """About `size` bytes of one unit: the same words again, or each time another number, day and place."""
    if "{" not in unit:
        return unit * (size // len(unit.encode()))
    parts: list[str] = []
    places = settlements(language)
    for number in count(1):
        day = PUBLISHED - timedelta(days=number * 7 % 3_400)
        parts.append(unit.format(n=number, place=places[number % len(places)], day=f"{day:{DAYS[language]}}"))
        size -= len(parts[-1].encode())
        if size <= 0:
            break
    return "".join(parts)


def of_reader(language: str, unit: str) -> Callable[[int], Callable[[], object]]:
    """Every room on the way, also where the reader would know at once that it has nothing to find."""
    rooms = corridor()

    def prepared(size: int) -> Callable[[], object]:
        report = Report("hostile", written(language, unit, size), language=language, published=PUBLISHED)
        return lambda: (marked := rooms.mark(report, language)) and rooms.reader.read(marked)

    return prepared


def reader() -> list[Timed]:
    found = []
    for language, unit in TEXTS:
        what = f"{language} {unit!r}"
        first = timed(f"{what} (at a {GLANCE}th of the length)", FULL // GLANCE, of_reader(language, unit))
        hopeless = first.cost * FULL / 1e6 > LONGEST
        found.append(first if hopeless else timed(what, FULL, of_reader(language, unit), ROUNDS))
        print(found[-1], flush=True)
    return found


def examples() -> list[Timed]:
    """The example of every rule, told again and again; the worst in full."""
    cases: dict[tuple[str, str], Timed] = {}
    for code, language in sorted(load().languages.items()):
        said = dict.fromkeys(rule.examples[0].rstrip(".") for rules in language.patterns.values() for rule in rules)
        for unit in (example + end for example in said for end in (". ", " ")):
            cases[code, unit] = timed(f"{code} {unit!r}", QUICK, of_reader(code, unit), rounds=2)
    print(f"{len(cases)} texts")
    keys = (lambda case: cases[case].ratio, lambda case: cases[case].cost)
    worst = {case: cases[case].what for key in keys for case in sorted(cases, key=key)[-SHOWN:]}
    return [timed(what, FULL, of_reader(*case), ROUNDS) for case, what in worst.items()]


PARTS: dict[str, Callable[[], list[Timed]]] = {
    "patterns": patterns,
    "regexes": regexes,
    "examples": examples,
    "reader": reader,
}


def main() -> int:
    bad = []
    for part in sys.argv[1:] or PARTS:
        results = PARTS[part]()
        print(f"{part}: the worst")
        for one in sorted(results, reverse=True)[:SHOWN]:
            print(f"  {one}")
        bad += [one for one in results if one.ratio > LIMIT and one.cost > 0.01]
    print(f"{len(bad)} beyond {LIMIT:.0f} times")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
