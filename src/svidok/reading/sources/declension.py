"""How is a person called whose name a report has in another case: «за словами Павла Зразченка»?

A given name tells the case and whether its bearer is a man; only then the ending of the surname says how it is called.
Names that packs/speakers/declensions.toml does not hold are left to the endings alone (`cases.nominative`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from svidok.lexicon.packs import PACKS, read_toml

_WHOLE = 2  # words of a full name
_PATRONYMICS = ("вич", "йович", "івна", "ївна", "вна", "ична", "ильич")


class _Given(NamedTuple):
    """A given name that a form is of."""

    name: str
    gender: str


def called(name: str, language: str) -> str | None:
    """A person's full name in the nominative; None where its given name is none in another case."""
    words = name.split()
    given = _forms(language).get(words[0].casefold()) if len(words) > 1 else None
    if given is None:
        return None
    endings = _told()[language][given.gender]["endings"]
    between = [_restored(word, endings["middle"]) for word in words[1:-1]]
    last = "-".join(_restored(part, endings["surname"]) for part in words[-1].split("-"))
    return " ".join([given.name, *between, last])


def given_name(word: str, language: str) -> str | None:
    """The given name of which a word is another case."""
    given = _forms(language).get(word.casefold())
    return given.name if given is not None else None


def is_declined(name: str, language: str) -> bool:
    """Whether a full name stands in another case for certain: its given name is nobody's in the nominative."""
    first = name.partition(" ")[0].casefold()
    return " " in name and first in _forms(language) and first not in _nominatives(language)


def is_called(name: str, language: str) -> bool:
    """Whether a full name stands in the nominative for certain: its given name is nobody's in another case."""
    first = name.partition(" ")[0].casefold()
    return first in _nominatives(language) and first not in _forms(language)


def begins_later(words: Sequence[str], language: str) -> int:
    """How many words stand before a given name in a run of large ones that ends in a surname: «Бундестагу Павло
    Зразок» has one. Whose patronymic stands last is named by his surname first."""
    if len(words) <= _WHOLE or words[0].casefold() in _nominatives(language) | _forms(language).keys():
        return 0
    if words[-1].casefold().endswith(_PATRONYMICS):
        return 0
    first = (at for at, word in enumerate(words[1:-1], 1) if word.casefold() in _nominatives(language))
    return next(first, 0)


def surnames(word: str, language: str) -> Iterator[str]:
    """What a surname in another case may be in the nominative, of a man and of a woman."""
    for table in _told().get(language, {}).values():
        yield _restored(word, table["endings"]["surname"])


def _restored(word: str, endings: Sequence[tuple[str, str]]) -> str:
    """A word with the ending it is called by; a surname of the other gender and one without cases stays as it is."""
    for ending, instead in endings:
        if word.endswith(ending) and len(word) > len(ending):
            return word[: len(word) - len(ending)] + instead
    return word


@cache
def _told() -> Mapping[str, Any]:
    return read_toml(PACKS / "speakers" / "declensions.toml")


@cache
def _forms(language: str) -> Mapping[str, _Given]:
    """By each form in another case, the given name and whose it is."""
    found: dict[str, _Given] = {}
    for gender, table in _told().get(language, {}).items():
        for name, forms in _declined(table):
            for form in forms:
                found.setdefault(form.casefold(), _Given(name, gender))
    return found


@cache
def _nominatives(language: str) -> frozenset[str]:
    tables = _told().get(language, {}).values()
    return frozenset(name.casefold() for table in tables for name, _ in _declined(table))


def _declined(table: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[str]]]:
    """Each given name with its forms in the other cases."""
    yield from table["irregular"].items()
    endings = sorted(table["forms"], key=len, reverse=True)
    for name in table["given"]:
        if name not in table["irregular"]:
            ending = next(one for one in endings if name.endswith(one))
            stem = name[: len(name) - len(ending)]
            yield name, [stem + other for other in table["forms"][ending]]
