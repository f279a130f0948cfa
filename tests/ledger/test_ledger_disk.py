"""A disk that is full at any write gets a clear word, harms nothing, and the work goes on once there is room."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "filling_a_disk.py"
OWN_MOUNTS = ["unshare", "--user", "--map-root-user", "--mount", "--propagation", "private"]
LEAST = {"adding": 12, "copying": 8, "migrating": 4}  # sizes at which there is no room; every page in make soak


def told(*command):
    done = subprocess.run([*command], capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def holds(work, lines):
    *full, last = lines
    assert len(full) >= LEAST[work]
    assert last["said"] == ""
    assert [line for line in lines if line["whole"] is not True or not line["resumed"]] == []
    assert [line for line in full if "make room on the disk" not in line["said"]] == []


def may_mount() -> bool:
    """Whether this machine lets anybody mount a file system in a name space of his own."""
    if shutil.which("unshare") is None:
        return False
    tried = [*OWN_MOUNTS, "sh", "-c", "mount -t tmpfs tmpfs /mnt"]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("work", LEAST)
def test_a_full_disk_at_any_page(tmp_path, work):
    if not may_mount():
        pytest.skip("nobody may mount a small file system here (user name spaces are closed)")
    holds(work, told(*OWN_MOUNTS, sys.executable, str(SCRIPT), "tmpfs", work, str(tmp_path)))


@pytest.mark.parametrize("work", LEAST)
def test_a_file_that_may_not_grow_any_further(in_memory, work):
    holds(work, told(sys.executable, str(SCRIPT), "limit", work, str(in_memory)))
