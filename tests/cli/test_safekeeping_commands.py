"""`verify`, `backup`, `restore`, `move`: a store is proved, kept elsewhere, and is the same store afterwards."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text
from tests.cli.in_process import lines, svidok
from tests.cli.test_commands import REPORTS


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with a store of ten reports."""
    (tmp_path / "reports.jsonl").write_text(
        "\n".join(json.dumps(report, ensure_ascii=False) for report in REPORTS[:10]), "utf-8"
    )
    assert svidok("add", "reports.jsonl", folder=tmp_path).returncode == 0
    return tmp_path


def form(*arguments: str, folder: Path, **environment: str) -> dict[str, Any]:
    (found,) = lines(svidok(*arguments, "--json", folder=folder, **environment))
    return found


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[7] ^= 1
    path.write_bytes(data)


def capture(store: Path) -> Path:
    return next(path for path in (store / "captures").rglob("*") if path.is_file())


def test_a_restored_store_is_proved_to_be_the_same(kept: Path) -> None:
    here = form("verify", folder=kept)
    copied = form("backup", "backup", folder=kept)
    restored = form("restore", "backup", "--verify", "--store", "other", folder=kept)
    there = form("verify", "--store", "other", folder=kept)
    heads = [(one["entries"], one["head"]) for one in (here, copied, restored, there)]
    assert len(set(heads)) == 1
    for what in ("documents", "raids", "incidents", "claims"):
        assert lines(svidok(what, "--json", "--store", "other", folder=kept)) == lines(
            svidok(what, "--json", folder=kept)
        )
    again = json.loads(svidok("add", "reports.jsonl", "--json", "--store", "other", folder=kept).stdout)
    assert again["already_there"] == 10


def test_a_second_backup_adds_what_is_new_and_a_dry_run_nothing(kept: Path) -> None:
    svidok("backup", "backup", "--dry-run", folder=kept)
    assert not (kept / "backup").exists()
    svidok("backup", "backup", folder=kept)
    (kept / "more.jsonl").write_text(json.dumps(REPORTS[11], ensure_ascii=False), "utf-8")
    svidok("add", "more.jsonl", folder=kept)
    assert form("backup", "backup", folder=kept)["head"] == form("status", folder=kept)["head"]
    assert form("verify", "--store", "backup", folder=kept)["ok"] is True


def test_a_backup_while_others_write_is_a_whole_beginning(kept: Path) -> None:
    source = kept / "many.jsonl"
    source.write_text("\n".join(json.dumps(report, ensure_ascii=False) for report in REPORTS[:60]), "utf-8")
    command = [sys.executable, "-m", "svidok", "add", str(source), "--store", str(kept / "store")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as writer:
        backups = []
        while writer.poll() is None:
            backups.append(form("backup", "backup", folder=kept))
            assert form("verify", "--store", "backup", folder=kept)["head"] == backups[-1]["head"]
    assert backups
    last = f"{backups[-1]['entries']}:{backups[-1]['head']}"
    assert svidok("verify", "--head", last, folder=kept).returncode == 0


def test_what_is_no_finished_backup_is_not_restored(kept: Path) -> None:
    done = svidok("restore", "nowhere", "--store", "other", folder=kept)
    assert (done.returncode, "no finished backup" in done.stderr) == (1, True)
    svidok("backup", "backup", folder=kept)
    onto_itself = svidok("restore", "backup", "--store", "backup", folder=kept)
    assert (onto_itself.returncode, "onto itself" in onto_itself.stderr) == (1, True)
    (kept / "backup" / "head.json").unlink()
    assert svidok("restore", "backup", "--store", "other", folder=kept).returncode == 1


def test_damage_ends_with_status_3_wherever_it_is_met(kept: Path) -> None:
    svidok("backup", "backup", folder=kept)
    flip(capture(kept / "store"))
    found = svidok("verify", folder=kept)
    assert found.returncode == 3
    assert capture(kept / "store").name in found.stdout
    assert svidok("verify", "--json", folder=kept).returncode == 3
    assert svidok("backup", "second", folder=kept).returncode == 3
    assert svidok("restore", "backup", "--verify", "--store", "other", folder=kept).returncode == 0
    flip(capture(kept / "backup"))
    assert svidok("restore", "backup", "--store", "third", folder=kept).returncode == 3
    database = kept / "other" / "svidok.db"
    database.write_bytes(b"no database" * 1000)
    assert svidok("verify", "--store", "other", folder=kept).returncode == 3


def test_a_tail_that_was_cut_off_shows_by_a_head_written_down(kept: Path) -> None:
    state = form("status", folder=kept)
    known = f"{state['log']}:{state['head']}"
    assert svidok("verify", "--head", known, folder=kept).returncode == 0
    assert svidok("verify", "--head", f"99999:{state['head']}", folder=kept).returncode == 3
    assert svidok("verify", "--head", "soon", folder=kept).returncode == 2


def new_database(server: str, name: str) -> str:
    url = make_url(server)
    engine = create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return url.set(database=name).render_as_string(hide_password=False)


@pytest.mark.postgres
def test_moved_to_postgresql_and_back_it_is_the_same_store(kept: Path, postgres_url: str) -> None:
    url = new_database(postgres_url, f"moved_{abs(hash(kept)):x}")
    there = {"SVIDOK_STORE__DATABASE": url}
    before = form("verify", folder=kept)
    shown = {what: lines(svidok(what, "--json", folder=kept)) for what in ("documents", "raids", "incidents")}
    assert form("move", "--to", url, "--dry-run", folder=kept)["head"] == before["head"]
    assert form("move", "--to", url, folder=kept)["head"] == before["head"]
    assert form("verify", folder=kept, **there)["head"] == before["head"]
    assert {what: lines(svidok(what, "--json", folder=kept, **there)) for what in shown} == shown
    (kept / "more.jsonl").write_text(json.dumps(REPORTS[11], ensure_ascii=False), "utf-8")
    refused = svidok("add", "more.jsonl", folder=kept)
    assert (refused.returncode, "was moved to postgresql" in refused.stderr) == (1, True)
    assert svidok("add", "more.jsonl", folder=kept, **there).returncode == 0
    copied = form("backup", "backup", folder=kept, **there)
    back = form("move", "--to", "sqlite", folder=kept, **there)
    assert form("verify", folder=kept)["head"] == back["head"] == copied["head"] != before["head"]
    assert svidok("move", "--to", "sqlite", folder=kept).returncode == 1


def without_rights(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command as somebody to whom permissions apply: a superuser lays down the right to pass them over."""
    rights = "-dac_override,-dac_read_search"
    before = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"] if os.geteuid() == 0 else []
    command = [*before, sys.executable, "-m", "svidok", *arguments, "--store", "store"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_a_store_that_cannot_be_written_is_read_verified_and_copied(kept: Path) -> None:
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        pytest.skip("the superuser may write everywhere, and there is no setpriv to lay that right down")
    head = form("verify", folder=kept)["head"]
    store = kept / "store"
    for path in (*store.iterdir(), store):
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        proved = without_rights("verify", folder=kept)
        assert (proved.returncode, head in proved.stdout) == (0, True), proved.stderr
        assert without_rights("backup", "copy", folder=kept).returncode == 0
        refused = without_rights("add", "reports.jsonl", folder=kept)
        assert (refused.returncode, "a store there can still be read" in refused.stderr) == (1, True), refused.stderr
    finally:
        store.chmod(0o755)
    assert form("verify", "--store", "copy", folder=kept)["head"] == head
