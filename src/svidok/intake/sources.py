"""Which sources does a person mean by these arguments, and what are their bytes?"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import BinaryIO, NoReturn

from svidok.errors import IntakeError
from svidok.intake.capture import How, RawCapture
from svidok.intake.fetch import FetchRules, fetch

MOST_BYTES = 1_000_000_000  # of one file: it is held in memory while it is hashed, kept and parsed
TOO_BIG = f"it has more than {MOST_BYTES:,} bytes"
SPLIT = "split it into smaller files"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to take in: how a message names it, and its size in bytes where it is known before it is loaded."""

    where: str
    size: int | None = None
    _load: Callable[[], RawCapture] = field(repr=False, kw_only=True)

    def load(self) -> RawCapture:
        """Its bytes. Raises IntakeError where they cannot be had."""
        return self._load()


def gather(
    arguments: Iterable[str],
    *,
    leave_out: Collection[Path] = (),
    rules: FetchRules | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Source]:
    """Every source that `arguments` name, in their order: files, folders, web addresses, `-` for standard input.

    A folder stands for every file in it and below, by name; hidden files, symbolic links to folders and the folders
    of `leave_out` (the store itself) are passed over. What cannot be had is a source whose `load` says so.
    """
    for argument in arguments:
        path = Path(argument)
        if argument == "-":
            yield Source("-", _load=partial(_standard_input, stdin))
        elif argument.lower().startswith(("http://", "https://")):
            yield Source(argument, _load=partial(fetch, argument, rules))
        elif os.path.isdir(argument):
            yield from _folder(path, {left.resolve() for left in leave_out})
        else:
            yield _file(path)


def _folder(folder: Path, leave_out: Collection[Path]) -> Iterator[Source]:
    empty = True
    problems: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=problems.append):
        here = Path(place)
        folders[:] = sorted(name for name in folders if name[0] != "." and (here / name).resolve() not in leave_out)
        for name in sorted(name for name in names if name[0] != "."):
            empty = False
            yield _file(here / name)
    for problem in problems:
        yield Source(str(problem.filename), _load=partial(_fail, str(problem.filename), problem))
    if empty and not problems:
        yield Source(str(folder), _load=partial(_fail, str(folder), None))


def _file(path: Path) -> Source:
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        size = None
    return Source(str(path), size, _load=partial(_read, path))


def _read(path: Path) -> RawCapture:
    where = str(path)
    try:
        about = path.stat()
        if not (stat.S_ISREG(about.st_mode) or stat.S_ISFIFO(about.st_mode)):
            raise IntakeError("it is no file", where=where, remedy="give a file, a folder, a web address or -")
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1) if about.st_size <= MOST_BYTES else None
    except (OSError, ValueError) as error:
        _fail(where, error)
    if data is None or len(data) > MOST_BYTES:
        raise IntakeError(TOO_BIG, where=where, remedy=SPLIT)
    return RawCapture(data, where)


def _standard_input(stdin: BinaryIO | None) -> RawCapture:
    data = (stdin or sys.stdin.buffer).read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise IntakeError(TOO_BIG, where="-", remedy=SPLIT)
    return RawCapture(data, "-", How.STDIN)


def _fail(where: str, error: OSError | ValueError | None) -> NoReturn:
    if error is None:
        raise IntakeError(
            "the folder holds no files", where=where, remedy="check the path; hidden files are passed over"
        )
    if isinstance(error, FileNotFoundError):
        remedy = "only http and https addresses are fetched" if "://" in where or ":/" in where else "check the path"
        raise IntakeError("there is no such file", where=where, remedy=remedy) from None
    reason = getattr(error, "strerror", None) or str(error)
    raise IntakeError(
        f"it cannot be read: {reason}", where=where, remedy="check the path and its permissions"
    ) from None
