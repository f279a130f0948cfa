"""What do the packs of the questions say? packs/questions/<question>.toml, with shared.toml for what several say."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from svidok.errors import PackError
from svidok.lexicon.packs import PACKS

FOLDER = PACKS / "questions"
SHARED = "shared"


@cache
def pack(name: str) -> dict[str, Any]:
    """All that packs/questions/<name>.toml says. Raises PackError."""
    try:
        return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PackError(f"{error}", where=path_of(name), remedy="compare another question's file") from error


def path_of(name: str) -> str:
    return str(FOLDER / f"{name}.toml")


def languages() -> tuple[str, ...]:
    """Those in which every sentence is written."""
    return tuple(pack(SHARED)["words"])
