"""Is what claims mean, once kept, the same as worked out anew, and is nothing damaged or of other words ever taken?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from svidok.model.claims import Sense
from svidok.model.record import MemberKey
from svidok.model.report import Report
from svidok.model.sense_form import sense_form, sense_from_form
from svidok.pipeline.corridor import corridor
from svidok.pipeline.kept_senses import all_senses
from svidok.reconcile import Entry

NIGHT = date(2025, 7, 9)
TOLD = {
    "en": "Russia launched about 700 drones and 13 missiles overnight, the Ukrainian Air Force said. "
    "The attack was the largest since 24 May, the Ukrainian Air Force said.",
    "uk": "За даними Повітряних сил, вночі знешкоджено понад 90% дронів. "
    "«Це третя ніч поспіль з ударами», – заявив президент Зеленський.",
    "ru": "Минобороны РФ заявило, что удары наносились только по военным целям. "
    "Эксперты считают, что летом Россия начнет новое наступление.",
}


@cache
def entries() -> tuple[Entry, ...]:
    return tuple(_read(Report(name, text, name, published=NIGHT)) for name, text in TOLD.items())


def _read(report: Report) -> Entry:
    return Entry(report, corridor().read(report))


def kept_in(folder: Path) -> Path:
    (path,) = folder.glob("derived/senses-*")
    return path


def meant(folder: Path | None = None, held: Sequence[Entry] | None = None) -> dict[MemberKey, Sense]:
    return all_senses(entries() if held is None else held, corridor(), folder)


def test_what_is_kept_is_what_is_worked_out_anew(tmp_path: Path) -> None:
    anew = meant()
    types = {sense.proposition.type for sense in anew.values() if sense.proposition}
    assert len(types) >= 4
    assert meant(tmp_path) == anew
    assert meant(tmp_path) == anew


def test_as_json_a_sense_is_read_as_it_was_written() -> None:
    for sense in meant().values():
        assert sense_from_form(json.loads(json.dumps(sense_form(sense)))) == sense


def test_what_is_kept_is_taken_and_not_worked_out_again(tmp_path: Path) -> None:
    meant(tmp_path)
    before = kept_in(tmp_path).stat()
    meant(tmp_path)
    assert kept_in(tmp_path).stat() == before


@pytest.mark.parametrize("keep", [slice(0, 0), slice(0, -9), slice(9, None)])
def test_a_damaged_file_is_not_read(tmp_path: Path, keep: slice) -> None:
    anew = meant(tmp_path)
    path = kept_in(tmp_path)
    path.write_bytes(path.read_bytes()[keep])
    assert meant(tmp_path) == anew


def test_a_figure_that_was_changed_in_the_file_is_not_believed(tmp_path: Path) -> None:
    anew = meant(tmp_path)
    path = kept_in(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"700", b"900"))
    assert meant(tmp_path) == anew


def test_of_another_day_the_same_words_mean_another_night(tmp_path: Path) -> None:
    meant(tmp_path)
    english, *_ = entries()
    later = _read(replace(english.report, published=date(2025, 7, 12)))
    assert meant(tmp_path, [later]) == meant(None, [later]) != meant(None, [english])


def test_what_no_report_says_any_more_is_let_go(tmp_path: Path) -> None:
    meant(tmp_path)
    whole = kept_in(tmp_path).stat().st_size
    meant(tmp_path, entries()[:1])
    assert kept_in(tmp_path).stat().st_size < whole
