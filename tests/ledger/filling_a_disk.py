"""Adds to a store on a disk that is full after so many bytes, then makes room and adds again: once for every size.

    filling_a_disk.py tmpfs FOLDER     a small file system of its own, mounted on FOLDER (in a name space of its own)
    filling_a_disk.py limit FOLDER     no file may grow beyond a size

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

from svidok.errors import LedgerError
from svidok.ledger import Ledger

PAGE, ROOM = 4096, 64 << 20
STEP = PAGE if "SVIDOK_KILLS" in os.environ else 5 * PAGE  # every page in make soak


def work(folder: Path) -> list[str]:
    """Two captures, six reports, a judgement and a record; what the store then holds."""
    with Ledger.open(folder) as ledger:
        for number in range(2):
            capture = ledger.keep_capture(f"made {number}".encode() * 900, provenance(f"{number}.jsonl"))
            reports = [made_report(n, capture=capture) for n in range(3 * number, 3 * number + 3)]
            ledger.add([(report, made_reading(report)) for report in reports], AT)
        ledger.judge([made_judgement(0)], AT)
        remake_record(ledger)
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


def main(how: str, folder: str) -> None:
    disk = Path(folder)
    if how == "tmpfs":
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(disk)], check=True)
    wanted = work(disk / "wanted")
    size, said = PAGE, "not tried"
    while said:
        said = ""
        store = disk / "store"
        shutil.rmtree(store, ignore_errors=True)
        used = sum(-(-path.stat().st_size // PAGE) * PAGE for path in disk.rglob("*") if path.is_file())
        give(how, disk, size + (used if how == "tmpfs" else 0))
        try:
            work(store)
        except LedgerError as error:
            said = str(error)
        give(how, disk, ROOM)
        try:
            sound, again = whole(store), work(store) == wanted
        except LedgerError as error:
            sound, again = str(error), False
        print(json.dumps({"size": size, "said": said, "whole": sound, "resumed": again}), flush=True)
        size += STEP


if __name__ == "__main__":
    main(*sys.argv[1:])
