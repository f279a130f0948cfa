"""What is made of the packs is kept for the next start: never for other packs, and never at the cost of a reading."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from svidok.lexicon import load
from svidok.lexicon.prepared import digest, prepared
from svidok.text import words


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Path]]:
    """What was kept under the name "one", in a place of this test."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return lambda: sorted(path for path in tmp_path.rglob("one*") if path.is_file())


def never() -> object:
    raise AssertionError("it was kept and need not be made again")


def test_what_was_made_is_not_made_again(kept: Callable[[], list[Path]]) -> None:
    assert prepared("one", "a mark", lambda: {"зби*": frozenset({"outcome"})}) == {"зби*": frozenset({"outcome"})}
    assert prepared("one", "a mark", never) == {"зби*": frozenset({"outcome"})}
    assert len(kept()) == 1


def test_of_other_packs_it_is_made_anew(kept: Callable[[], list[Path]]) -> None:
    prepared("one", "a mark", lambda: 1)
    assert prepared("one", "another mark", lambda: 2) == 2
    assert prepared("one", "another mark", never) == 2
    assert len(kept()) == 1


@pytest.mark.parametrize("left", [b"", b"\n", b"no mark\nno pickle", None])
def test_what_is_damaged_is_made_anew(kept: Callable[[], list[Path]], left: bytes | None) -> None:
    prepared("one", "a mark", lambda: 1)
    (path,) = kept()
    path.write_bytes(path.read_bytes()[:-3] if left is None else left)
    assert prepared("one", "a mark", lambda: 2) == 2
    assert prepared("one", "a mark", never) == 2


def test_without_a_mark_or_where_no_byte_code_may_be_nothing_is_kept(
    kept: Callable[[], list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert prepared("one", None, lambda: 1) == 1
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert prepared("one", "a mark", lambda: 1) == 1
    assert not kept()


def test_where_nothing_can_be_written_it_is_still_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a file").write_text("in the way")
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "a file"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert prepared("one", "a mark", lambda: 1) == 1


def test_errors_of_the_making_are_not_hidden(kept: Callable[[], list[Path]]) -> None:
    def broken() -> object:
        raise ValueError("a bad row")

    with pytest.raises(ValueError, match="a bad row"):
        prepared("one", "a mark", broken)
    assert not kept()


def test_a_digest_changes_with_every_byte_and_name_and_with_nothing_else(
    kept: Callable[[], list[Path]], tmp_path: Path
) -> None:
    words = tmp_path / "words.toml"
    words.write_text("a")
    first = digest("one", tmp_path, [words])
    assert digest("one", tmp_path, [words]) == first
    os.utime(words, ns=(0, 0))
    assert digest("one", tmp_path, [words]) == first
    words.write_text("b")
    other = digest("one", tmp_path, [words])
    renamed = words.rename(tmp_path / "names.toml")
    assert len({first, other, digest("one", tmp_path, [renamed])}) == 3
    assert len(kept()) == 1


def test_a_change_that_hides_its_time_changes_the_digest(kept: Callable[[], list[Path]], tmp_path: Path) -> None:
    words = tmp_path / "words.toml"
    words.write_text("a")
    before, first = words.stat(), digest("one", tmp_path, [words])
    words.write_text("b")
    os.utime(words, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert digest("one", tmp_path, [words]) != first


def test_a_reading_is_the_same_from_what_was_kept(tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text(
        "Вночі 5 липня росіяни атакували Суми дронами: загинула одна людина, поранено 12. "
        "Ночью ВСУ атаковали Белгород, ранены двое. Air defence shot down 30 of 41 drones, the Air Force said.",
        "utf-8",
    )
    place = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    told = [
        subprocess.run(
            [sys.executable, "-m", "svidok", "read", str(report)],
            env=place | {"PYTHONPYCACHEPREFIX": str(tmp_path / "kept"), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert b"killed" in told[0]
    names = {path.name.partition(".")[0] for path in (tmp_path / "kept").rglob("*.pickle")}
    assert {"uk", "gazetteer"} <= names


def test_the_words_of_a_language_outlive_keeping() -> None:
    terms = load().languages["uk"].terms
    copy = pickle.loads(pickle.dumps(terms))
    text = "ППО збила 30 шахедів над Сумською областю"
    assert copy.tokens(words(text), text) == terms.tokens(words(text), text)
    assert copy.hints(words(text).folded) == terms.hints(words(text).folded)
