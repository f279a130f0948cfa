"""Arguments become sources in order: every file once, and what cannot be had says so when it is loaded."""

import io
import os

import pytest

from svidok.errors import IntakeError
from svidok.intake.capture import How
from svidok.intake.sources import gather


def test_a_folder_stands_for_every_file_in_it(tmp_path):
    for name in ["b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c/d/e.txt", "store/captures/x"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    sources = list(gather([str(tmp_path)], leave_out=[tmp_path / "store"]))
    assert [source.where for source in sources] == [str(tmp_path / name) for name in ["b.txt", "a/z.txt", "c/d/e.txt"]]
    assert [source.load().data for source in sources] == [b"b.txt", b"a/z.txt", b"c/d/e.txt"]
    assert [source.size for source in sources] == [5, 7, 9]


def test_standard_input_is_a_source():
    (source,) = gather(["-"], stdin=io.BytesIO(b"Words."))
    raw = source.load()
    assert (raw.name, raw.how, raw.data) == ("-", How.STDIN, b"Words.")


def test_a_pipe_is_read(tmp_path):
    read, write = os.pipe()
    os.write(write, b"Words.")
    os.close(write)
    (source,) = gather([f"/dev/fd/{read}"])
    assert source.load().data == b"Words."
    os.close(read)


def test_what_cannot_be_had_says_so_and_the_others_are_had(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "broken.txt"
    broken.symlink_to(tmp_path / "gone")
    arguments = [
        str(tmp_path / "none.txt"),
        str(tmp_path / "empty"),
        str(broken),
        "ftp://example.org/a",
        "/dev/null",
        "a\0b",
    ]
    sources = list(gather([*arguments, str(tmp_path / "a.txt")]))
    assert len(sources) == 7
    for source in sources[:-1]:
        with pytest.raises(IntakeError) as caught:
            source.load()
        assert caught.value.where
        assert caught.value.remedy
    assert sources[-1].load().data == b"a"


def test_a_file_beyond_the_limit_is_refused_without_being_read(tmp_path):
    path = tmp_path / "huge.jsonl"
    with path.open("wb") as stream:
        stream.truncate(1_000_000_001)
    (source,) = gather([str(path)])
    with pytest.raises(IntakeError, match="1,000,000,000"):
        source.load()
