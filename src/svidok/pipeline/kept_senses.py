"""What do the claims of all reports mean, without working it out anew for every report at each renewal?

It follows from a report's words and date and from the packs alone, so it is kept beside the store in a file named by
what made it, a line a report.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from svidok import __version__
from svidok.model.claims import Sense
from svidok.model.record import MemberKey
from svidok.model.record_form import canonical
from svidok.model.sense_form import sense_form, sense_from_form
from svidok.pipeline.corridor import Corridor
from svidok.pipeline.derived import FOLDER, keep, kept
from svidok.pipeline.senses import senses
from svidok.reconcile import Entry
from svidok.reconcile.figure_claims import statements

FORMAT = 3
Lines = dict[str, str]  # what the senses of a report follow from, as a hash, to their JSON


def all_senses(entries: Iterable[Entry], corridor: Corridor, folder: Path | None = None) -> dict[MemberKey, Sense]:
    """The sense of every claim by its key; those kept in the store's `folder` are taken from there."""
    path = folder / FOLDER / f"senses-{_made_by(corridor)}.jsonl" if folder else None
    held = _kept(path) if path else {}
    lines: Lines = {}
    meant: dict[MemberKey, Sense] = {}
    for entry in entries:
        every = statements(entry.reading)
        if not every:
            continue
        of = _follows_from(entry)
        found = _read(held.get(of), len(every))
        if found is None:
            found = list(dict(senses(entry, corridor)).values())
            held.pop(of, None)
        lines[of] = held.get(of) or json.dumps([sense_form(one) for one in found], separators=(",", ":"))
        meant |= {one.key: sense for one, sense in zip(every, found, strict=True)}
    if path and lines != held:
        _keep(path, lines)
    return meant


def _made_by(corridor: Corridor) -> str:
    return hashlib.sha256(f"{FORMAT} {__version__} {corridor.reader_id}".encode()).hexdigest()[:16]


def _follows_from(entry: Entry) -> str:
    """All that the senses of a report's claims depend on beside the packs, as a hash."""
    report, claims = entry.report, [one.claim for one in statements(entry.reading)]
    told = (report.text, report.language, report.title, report.source_name, report.url)
    when = (str(report.published), str(report.published_at))
    quoted = [[[quote.start, quote.end] for quote in claim.evidence] for claim in claims]
    return hashlib.sha256(canonical({"told": [*told, *when], "quoted": quoted}).encode()).hexdigest()


def _read(line: str | None, many: int) -> list[Sense] | None:
    if line is None:
        return None
    try:
        found = [sense_from_form(form) for form in json.loads(line)]
    except (KeyError, TypeError, ValueError):
        return None
    return found if len(found) == many else None


def _kept(path: Path) -> Lines:
    """What was kept; nothing where it is not there, or not as it was written."""
    body = (kept(path) or b"").decode()
    return dict(line.split(" ", 1) for line in body.split("\n") if line)


def _keep(path: Path, lines: Mapping[str, str]) -> None:
    """Write them in place of those before."""
    body = "\n".join(f"{of} {line}" for of, line in lines.items()).encode()
    keep(path, body, of_kind="senses-*", at_most=1)
