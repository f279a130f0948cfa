"""In which sentence, in which language? packs/questions/<question>.toml, with shared.toml for what several say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from svidok.answers.question_packs import SHARED, pack, path_of
from svidok.answers.writing import day, number
from svidok.errors import PackError
from svidok.model.answer import Remark, Told


def told(question: str, kind: str, key: str, /, **values: object) -> Told:
    """The sentence `kind.key` of a question in every language, its blanks filled: days, numbers and known words
    as that language writes them.

    Raises PackError where there is no such sentence, or it has a blank that is not filled.
    """
    by_language = _said(question, kind, key)
    try:
        return {code: form.format(**_worded(values, code)) for code, form in by_language.items()}
    except (KeyError, IndexError, ValueError) as error:
        raise PackError(f"{kind}.{key}: {error!r}", where=path_of(question), remedy="compare its blanks") from error


def caveat(question: str, key: str, /, **values: object) -> Remark:
    return Remark(key, told(question, "caveat", key, **values))


def refusal(question: str, key: str, /, **values: object) -> Remark:
    return Remark(key, told(question, "refused", key, **values))


def joined(words: Iterable[Told], between: str) -> Told:
    """The same words one after another, in every language that they have."""
    held = list(words)
    return {code: between.join(one[code] for one in held) for code in (held[0] if held else ())}


def _said(question: str, kind: str, key: str) -> Mapping[str, str]:
    for name in (question, SHARED):
        found = pack(name).get(kind, {}).get(key)
        if found is not None:
            return dict(found)
    raise PackError(f"there is no {kind}.{key}", where=path_of(question), remedy="add it in every language")


def _worded(values: Mapping[str, object], language: str) -> dict[str, object]:
    words = pack(SHARED)["words"][language]
    return {name: _in(value, words, language) for name, value in values.items()}


def _in(value: object, words: Mapping[str, str], language: str) -> object:
    if isinstance(value, Mapping):
        return value[language]
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, int):
        return number(value, language)
    return words.get(value, value) if isinstance(value, str) else value
