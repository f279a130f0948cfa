"""The command line called in this process: the same words, output and exit status, without a start for every call."""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from svidok.cli import main


class Done(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def svidok(*arguments: str, folder: Path, **environment: str) -> Done:
    """Run a command in `folder`, whose store is `folder/store` unless another is named."""
    out, said = io.StringIO(), io.StringIO()
    status: Any = 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(said):
        patch.chdir(folder)
        for name, value in {"SVIDOK_STORE": str(folder / "store"), "COLUMNS": "200", **environment}.items():
            patch.setenv(name, value)
        patch.setattr(sys, "argv", ["svidok", *arguments])
        try:
            main()
        except SystemExit as end:
            status = end.code or 0
    return Done(status, out.getvalue(), said.getvalue())


def lines(done: Done) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
