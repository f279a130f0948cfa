"""Which region is a channel's, and of which place does its owner tell where a post names none?

A governor writes "the region" and a mayor "the city", and their subscribers know which. An outlet's name is none of
that: what it prints may be of any place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from svidok.lexicon import Lexicon
from svidok.model.place import Place
from svidok.model.report import Report
from svidok.resolving.gazetteer import Entry, Gazetteer
from svidok.resolving.placeline import Line, Named
from svidok.resolving.placenames import names
from svidok.text import sentences as split

_ENGLISH = "en"  # the language of the tables' offices
_WIDE = ("Oblast", "Krai", "Republic", "Crimea")  # in the office of whoever leads more than a city


def channel_region(report: Report, gazetteer: Gazetteer, lexicon: Lexicon) -> str | None:
    """The region that the publisher's own name holds («Суспільне Суми», «Запорізька ОВА»), or whose head it names."""
    return _region(report.source_name, gazetteer, lexicon) if report.source_name else None


def channel_place(report: Report, gazetteer: Gazetteer, lexicon: Lexicon) -> Place | None:
    """The city or region that a channel of an office, of its holder or of a town tells of."""
    return _place(report.source_name, gazetteer, lexicon) if report.source_name else None


@lru_cache(maxsize=10_000)
def _region(channel: str, gazetteer: Gazetteer, lexicon: Lexicon) -> str | None:
    languages = tuple(gazetteer.words)
    roles = _roles(channel, languages, lexicon)
    own = _regions(_names_in(channel, languages, gazetteer, lexicon), "RP" if roles else None)
    if own:
        return own.pop() if len(own) == 1 else None
    headed = {region for role in roles for region in _regions(_names_in(role, (_ENGLISH,), gazetteer, lexicon))}
    return headed.pop() if len(headed) == 1 else None


@lru_cache(maxsize=10_000)
def _place(channel: str, gazetteer: Gazetteer, lexicon: Lexicon) -> Place | None:
    code = _region(channel, gazetteer, lexicon)
    if code is None:
        return None
    languages = tuple(gazetteer.words)
    kinds, roles = _kinds(channel, languages, lexicon), _roles(channel, languages, lexicon)
    if "outlet" in kinds:
        return None
    own = [] if roles else list(_names_in(channel, languages, gazetteer, lexicon))
    towns = own if own else list(_townships(roles, gazetteer, lexicon))
    cities = {e.name: e for n in towns if n.certain for e in n.choices if e.kind == "M" and e.known}
    around = any(e.kind in "RP" for n in own if n.certain for e in n.choices)
    wide = bool(kinds & {"office", "group.police"}) or not (own or towns) or (around and len(cities) != 1)
    if len(cities) == 1 and not wide:
        return next(iter(cities.values())).place()
    return gazetteer.region(code).place() if wide else None


def _townships(roles: frozenset[str], gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Named]:
    for role in roles:
        if not any(word in role for word in _WIDE):
            yield from _names_in(role, (_ENGLISH,), gazetteer, lexicon)


def _regions(named: Iterator[Named], kinds: str | None = None) -> set[str]:
    """The regions of the names that are sure; only of areas where a person is named, whose name may be a village's."""
    sure = (e for n in named if n.certain for e in n.choices if _tells(e))
    return {e.admin1 for e in sure if kinds is None or e.kind in kinds}


def _tells(entry: Entry) -> bool:
    return entry.known or entry.kind == "P"


def _names_in(name: str, languages: Sequence[str], gazetteer: Gazetteer, lexicon: Lexicon) -> Iterator[Named]:
    """The places that a channel's name, or an office, holds."""
    for code in languages:
        for sentence in split(name, lexicon.profiles, code):
            if sentence.language in gazetteer.words:
                yield from names(Line(name, sentence, gazetteer))


def _kinds(channel: str, languages: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """What the words of a channel's name are: an outlet, an office, police."""
    return frozenset(
        kind.split(".")[0] if kind.startswith(("outlet", "office")) else kind
        for code in languages
        for sentence in split(channel, lexicon.profiles, code)
        for token in lexicon.tokens(sentence, channel)
        for kind in token.kinds
    )


def _roles(channel: str, languages: Sequence[str], lexicon: Lexicon) -> frozenset[str]:
    """The offices, in English, of the persons that a channel is called after."""
    return frozenset(
        lexicon.row("person", person).get("role", "")
        for code in languages
        for sentence in split(channel, lexicon.profiles, code)
        for token in lexicon.tokens(sentence, channel)
        for person in token.all_of("person")
    )
