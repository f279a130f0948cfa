"""Works on a store on a disk that is full after so many bytes, then makes room and does it again: once for every size.

    filling_a_disk.py tmpfs adding FOLDER      a small file system of its own, mounted on FOLDER (in its own name space)
    filling_a_disk.py limit copying FOLDER     no file may grow beyond a size

`adding` takes in reports, a judgement and a record; `copying` makes a backup; `migrating` opens a store of old tables.
Prints one JSON line for every size: what was said when the disk was full, and whether all was whole before and after.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

from ledger_examples import AT, made_judgement, made_reading, made_report, provenance, remake_record
from test_ledger_migration import make_old

from conftest import Place
from svidok.errors import LedgerError
from svidok.ledger import Ledger

PAGE, ROOM = 4096, 64 << 20
STEP = PAGE if "SVIDOK_KILLS" in os.environ else 5 * PAGE  # every page in make soak


def adding(folder: Path) -> None:
    """Two captures, six reports, a judgement and a record."""
    with Ledger.open(folder) as ledger:
        for number in range(2):
            capture = ledger.keep_capture(f"made {number}".encode() * 900, provenance(f"{number}.jsonl"))
            reports = [made_report(n, capture=capture) for n in range(3 * number, 3 * number + 3)]
            ledger.add([(report, made_reading(report)) for report in reports], AT)
        ledger.judge([made_judgement(0)], AT)
        remake_record(ledger)


def copying(folder: Path) -> None:
    """A backup of what `adding` made."""
    with Ledger.open(folder.with_name("source")) as ledger, Ledger.open(folder) as copy:
        ledger.copy_to(copy)


def migrating(folder: Path) -> None:
    Ledger.open(folder).close()


def begin(work: str, folder: Path) -> None:
    """Lay out what is there before the disk has no more room."""
    shutil.rmtree(folder, ignore_errors=True)
    if work == "copying" and not folder.with_name("source").exists():
        adding(folder.with_name("source"))
    if work == "migrating":
        make_old(Place(folder))


def all_of(folder: Path) -> list[str]:
    with Ledger.open(folder) as ledger:
        assert list(ledger.verify()) == []
        return list(ledger.canonical_dump(log=True))


def whole(folder: Path) -> bool:
    """Whether what is there is as it was kept; a store that is not there yet is."""
    if not (folder / "svidok.db").exists():
        return True
    with Ledger.open(folder) as ledger:
        return list(ledger.verify()) == []


def give(how: str, disk: Path, size: int) -> None:
    if how == "tmpfs":
        subprocess.run(["mount", "-o", f"remount,size={size}", "tmpfs", str(disk)], check=True)
    else:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def tried(work: str, store: Path) -> str:
    """What is said where it cannot be done; empty where it was."""
    try:
        globals()[work](store)
    except LedgerError as error:
        return str(error)
    return ""


def main(how: str, work: str, folder: str) -> None:
    disk = Path(folder)
    if how == "tmpfs":
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(disk)], check=True)
    store = disk / "store"
    begin(work, store)
    globals()[work](store)
    wanted = all_of(store)
    size, said = PAGE, "not tried"
    while said:
        begin(work, store)
        used = sum(-(-path.stat().st_size // PAGE) * PAGE for path in disk.rglob("*") if path.is_file())
        give(how, disk, size + (used if how == "tmpfs" else 0))
        said = tried(work, store)
        give(how, disk, ROOM)
        sound = whole(store)
        again = tried(work, store)
        print(
            json.dumps({"size": size, "said": said, "whole": sound, "resumed": not again and all_of(store) == wanted})
        )
        size += STEP


if __name__ == "__main__":
    main(*sys.argv[1:])
