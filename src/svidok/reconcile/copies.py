"""Which reports are copies of one text?

Texts are compared by their runs of three words. A sketch of sixteen cells (the least hash in each) puts likely copies
into the same bucket, where the runs themselves decide; so time grows with the number of reports, not with its square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from zlib import crc32

from svidok.model.report import Report

RUN = 3
CELLS = 16
BAND = 2  # cells a bucket: 8 buckets a text find a likeness of 0.6 in 97 of 100 cases
LIKENESS = 0.6  # shared runs over all runs of both
HELD, MOST = 0.8, 0.5  # or so much of the shorter text stands in the longer, and it is so much of that
FEWEST_WORDS = 8  # shorter texts are alike by chance: "Explosions in Kyiv"
LOOKED_AT = 4  # first texts of a bucket that a newcomer is held against

_WORD = re.compile(r"\w+")
_MASK = (1 << 32) - 1


class Copies:
    """Groups of reports with (nearly) the same text; each has the id of the first of them in the order given."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._first: dict[str, str] = {}
        self._buckets: dict[tuple[int, ...], list[str]] = {}
        self._texts = {report.id: report.text for report in reports}
        exact: dict[str, str] = {}
        for report in reports:
            words = _words(report.text)
            if len(words) < FEWEST_WORDS:
                self._first[report.id] = report.id
                continue
            same = exact.setdefault(" ".join(words), report.id)
            self._first[report.id] = self._first[same] if same != report.id else self._near(report.id, words)

    def first(self, report_id: str) -> str:
        """The id of the first report with this text: its own if it copies none."""
        return self._first[report_id]

    def _near(self, report_id: str, words: list[str]) -> str:
        runs = _runs(words)
        buckets = list(_bands(runs))
        held = {known for bucket in buckets for known in self._buckets.get(bucket, ())}
        for known in sorted(held):
            if _alike(runs, _runs(_words(self._texts[known]))):
                return self._first[known]
        for bucket in buckets:
            texts = self._buckets.setdefault(bucket, [])
            if len(texts) < LOOKED_AT:
                texts.append(report_id)
        return report_id


def _alike(runs: set[int], others: set[int]) -> bool:
    """Whether the texts are one, or one is most of the other: outlets cut from the end."""
    shared = len(runs & others)
    short, long = sorted((len(runs), len(others)))
    return shared >= LIKENESS * (short + long - shared) or (shared >= HELD * short and short >= MOST * long)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(words: list[str]) -> set[int]:
    hashes = [crc32(word.encode()) for word in words]
    # Odd factors keep "a b c" and "c b a" apart.
    return {
        (a * 0x9E3779B1 + b * 0x85EBCA6B + c * 0xC2B2AE35) & _MASK
        for a, b, c in zip(hashes, hashes[1:], hashes[2:], strict=False)
    }


def _bands(runs: Iterable[int]) -> Iterable[tuple[int, ...]]:
    cells = [_MASK] * CELLS
    for run in runs:
        cell = (run >> 7) % CELLS
        if run < cells[cell]:
            cells[cell] = run
    for start in range(0, CELLS, BAND):
        yield (start, *cells[start : start + BAND])
