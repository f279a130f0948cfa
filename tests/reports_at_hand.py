"""Which reports can tests read? Our own sample always; the real ones where they lie beside the checkout."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from svidok.lexicon.packs import PACKS

SHARED = Path(__file__).resolve().parents[2] / "shared"
DOCUMENTS = SHARED / "reading" / "gold" / "dev.docs.jsonl"
CORPUS = SHARED / "corpus" / "corpus.jsonl"  # texts most of which are about other things

needs_shared = pytest.mark.skipif(
    not DOCUMENTS.is_file() and not os.environ.get("CI"),
    reason="the real reports (../shared) are not beside the checkout",
)


def lines_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


SAMPLE = lines_of(PACKS / "sample" / "reports.jsonl")
