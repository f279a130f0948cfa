"""What is made of the packs, kept for the next start as Python keeps the byte code of its modules.

The words of a language and the index of the gazetteer take longer to make than a short report takes to read. What is
kept is good only for what it was made from and the code that made it: the digest of both stands before it, and for any
other it is made anew. The digests are kept too, for as long as the file system tells of no change. All lies where byte
code lies (a `__pycache__` beside this module, or below sys.pycache_prefix) with the same rights, and is written only
where byte code may be; where it cannot be, that costs time and nothing else.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

_ROOT = Path(__file__).parents[1]
_CODE = ("model", "text", "lexicon", "resolving")  # the rooms that make what is kept

_T = TypeVar("_T")


def prepared(name: str, mark: str | None, make: Callable[[], _T]) -> _T:
    """What `make` makes; where `mark` tells what it is made from, it is kept under `name` for the next start.

    Raises whatever `make` raises.
    """
    with uncollected():
        if mark is None:
            return make()
        made = _kept(name, f"{mark} {_code()}\n".encode(), make)
        gc.freeze()  # hundreds of thousands of objects that all stay: no collection need look at them again
        return made


def digest(name: str, root: Path, paths: Sequence[Path]) -> str:
    """The SHA-256 of some files below `root` with their paths, in the order given, as hexadecimal digits.

    Kept under `name` with size and times of change of every file: to look at those takes a tenth of the time that it
    takes to read the files. Raises OSError where a file cannot be read.
    """
    told = [path.stat() for path in paths]
    times = [(str(path), of.st_size, of.st_mtime_ns, of.st_ctime_ns) for path, of in zip(paths, told, strict=True)]
    stamp = hashlib.sha256(repr(times).encode()).hexdigest()
    return _kept(f"{name}-digest", f"{stamp}\n".encode(), lambda: _digest(root, paths))


def _digest(root: Path, paths: Sequence[Path]) -> str:
    read = hashlib.sha256()
    for path in paths:
        read.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return read.hexdigest()


def _kept(name: str, mark: bytes, make: Callable[[], _T]) -> _T:
    beside = cache_from_source(str(Path(__file__).with_name(f"{name}.py")))
    path = Path(beside).with_suffix(".pickle")
    with suppress(Exception), path.open("rb") as stream:  # whatever is wrong with it: it can be made anew
        if stream.readline() == mark:
            known: _T = pickle.load(stream)  # trusted no more than the byte code beside it
            return known
    made = make()
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            written = path.with_suffix(f".{os.getpid()}")
            written.write_bytes(mark + pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
            written.replace(path)  # at once: another process that starts now reads the old one or the new one
    return made


@cache
def _code() -> str:
    return digest("code", _ROOT, [path for room in _CODE for path in sorted((_ROOT / room).glob("*.py"))])


@contextmanager
def uncollected() -> Iterator[None]:
    """For work that makes a hundred thousand small things and no circles: to look for some would only take time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
