"""In which sentence, in which language? packs/questions/<question>.toml, with shared.toml for what several say."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from svidok.errors import PackError
from svidok.lexicon.packs import PACKS
from svidok.model.answer import Number, Remark, Told

FOLDER = PACKS / "questions"
SHARED = "shared"


def told(question: str, kind: str, key: str, /, **values: object) -> Told:
    """The sentence `kind.key` of a question in every language, its blanks filled; known words are put in its language.

    Raises PackError where there is no such sentence, or it has a blank that is not filled.
    """
    by_language = _said(question, kind, key)
    try:
        return {code: form.format(**_worded(values, code)) for code, form in by_language.items()}
    except (KeyError, IndexError, ValueError) as error:
        raise PackError(f"{kind}.{key}: {error!r}", where=_path(question), remedy="compare its blanks") from error


def caveat(question: str, key: str, /, **values: object) -> Remark:
    return Remark(key, told(question, "caveat", key, **values))


def refusal(question: str, key: str, /, **values: object) -> Remark:
    return Remark(key, told(question, "refused", key, **values))


def ends(least: Number | None, most: Number | None) -> str:
    """A range as people write it: 12, 12–15, 12+; a question mark where nothing is known."""
    if least is None:
        return "?" if most is None else f"≤{most}"
    if most is None:
        return f"{least}+"
    return f"{least}" if least == most else f"{least}–{most}"


def joined(words: Iterable[Told], between: str) -> Told:
    """The same words one after another, in every language that they have."""
    held = list(words)
    return {code: between.join(one[code] for one in held) for code in (held[0] if held else ())}


def percent(share: Number | None) -> str:
    return "?" if share is None else f"{100 * share:.1f} %"


def _said(question: str, kind: str, key: str) -> Mapping[str, str]:
    for name in (question, SHARED):
        found = pack(name).get(kind, {}).get(key)
        if found is not None:
            return dict(found)
    raise PackError(f"there is no {kind}.{key}", where=_path(question), remedy="add it in every language")


def _worded(values: Mapping[str, object], language: str) -> dict[str, object]:
    words = pack(SHARED)["words"][language]
    return {name: _in(value, words, language) for name, value in values.items()}


def _in(value: object, words: Mapping[str, str], language: str) -> object:
    if isinstance(value, Mapping):
        return value[language]
    return words.get(value, value) if isinstance(value, str) else value


@cache
def pack(name: str) -> dict[str, Any]:
    """All that packs/questions/<name>.toml says. Raises PackError."""
    try:
        return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{error}", where=_path(name), remedy="compare another question's file") from error


def _path(name: str) -> str:
    return str(FOLDER / f"{name}.toml")
