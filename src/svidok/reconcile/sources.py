"""Who is a speaker: under which key, how near to the event, and of which party?"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from fnmatch import translate
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from svidok.errors import PackError
from svidok.model.reading import Side
from svidok.model.source import Source, SourceKind

_OFFICE_OF_MAYOR = re.compile(r"^(.+) mayor's office\b")
_NO_OFFICE = re.compile(r"expert|analyst|blogger|journalist", re.IGNORECASE)
_HEADS = re.compile(
    r"^(?:acting |deputy |press )*(?:(?:head|director|commander|spokes\w+|secretary) of (?:the )?)?", re.IGNORECASE
)

NEARNESS = {
    0: "an office of the side that was struck",
    1: "a monitor that is no party",
    2: "a named source, or an office of the attacker",
    3: "an outlet in its own name",
    4: "a source without a name",
}


class Sources:
    """Known speakers by any of their names; a name that is in no table is a source of its own."""

    def __init__(self, known: Iterable[Source]) -> None:
        self._by_name: dict[str, Source] = {}
        patterns = []
        for source in known:
            for name in (source.key, source.name, *source.aliases):
                if "*" in name:
                    patterns.append((re.compile(translate(folded(name))), source))
                else:
                    self._by_name.setdefault(folded(name), source)
        self._patterns = tuple(patterns)
        self._found: dict[tuple[str, SourceKind], Source] = {}

    def named(self, name: str, kind: SourceKind = SourceKind.NAMED) -> Source:
        """The source called `name`; where no table knows it, one of that `kind` and of no known side."""
        found = self._found.get((name, kind))
        if found is None:
            found = self._found[name, kind] = self._looked_up(name, kind)
        return found

    def _looked_up(self, name: str, kind: SourceKind) -> Source:
        key = _OFFICE_OF_MAYOR.sub(r"mayor of \1", folded(name))
        # "Ukrainian Air Force (Telegram)" is the Air Force.
        source = self._by_name.get(key) or self._by_name.get(_without_aside(key))
        if source is not None:
            return source
        known = next((known for pattern, known in self._patterns if pattern.match(key)), None)
        # A pattern stands for many offices: each keeps its own key.
        return Source(key, name, kind) if known is None else Source(key, name, known.kind, known.side)


def nearness(source: Source, attacker: Side | None) -> int:
    """How near a source stands to harm done by `attacker`: 0 is nearest; the keys of NEARNESS."""
    if source.kind is SourceKind.BODY:
        return 2 if attacker is not None and source.side is attacker else 0
    return {SourceKind.MONITOR: 1, SourceKind.NAMED: 2, SourceKind.OUTLET: 3, SourceKind.UNNAMED: 4}[source.kind]


def folded(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


def _without_aside(name: str) -> str:
    head, _, aside = name.rpartition("(")
    return head.rstrip() if head and aside.endswith(")") and aside.count(")") == 1 else name


@cache
def known_sources() -> tuple[Source, ...]:
    """The bodies of the table that comes with svidok, and the office-holders of the packs.

    Raises PackError: file, line, what to write instead.
    """
    bodies = tuple(_read(files("svidok") / "packs" / "conflicts" / "ukraine" / "sources.csv", _body))
    offices = Sources(bodies)
    return (*bodies, *_read(files("svidok") / "packs" / "person.csv", lambda row: _person(row, offices)))


def _read(table: Traversable, source_of: Callable[[dict[str, str]], Source]) -> Iterator[Source]:
    with table.open(encoding="utf-8") as lines:
        for number, row in enumerate(csv.DictReader(lines), 2):
            try:
                yield source_of(row)
            except (KeyError, ValueError, AttributeError, TypeError) as error:
                raise PackError(
                    str(error), where=f"{table.name}:{number}", remedy="fill every column; a side is RU, UA or empty"
                ) from error


def _body(row: dict[str, str]) -> Source:
    aliases = tuple(filter(None, row["aliases"].split("|")))
    side = Side(row["side"]) if row["side"] else None
    return Source(row["key"], row["name"], SourceKind(row["kind"]), side, aliases)


def _person(row: dict[str, str], offices: Sources) -> Source:
    """A person under the key of the office: its head and its spokesperson say what the office knows."""
    name, role, side = row["code"], row["role"], Side(row["side"]) if row["side"] else None
    if _NO_OFFICE.search(role) or not role:
        return Source(folded(name), name, SourceKind.NAMED)
    held = _HEADS.sub("", role)
    office = offices.named(held[:1].upper() + held[1:], SourceKind.BODY if side else SourceKind.NAMED)
    return Source(office.key, office.name, office.kind, office.side or side, (name,))
