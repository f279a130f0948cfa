"""Which stretches of a text stand in quotation marks, and which marks stand only around a name?

Ukrainian and Russian also quote with dashes: «— Мережа тримається, — сказав мер. — Бригади працюють».
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from svidok.lexicon import Token

Span = tuple[int, int]
_PAIRS = {"«": "»", "“": "”", "„": "“”", "‘": "’"}
_STRAIGHT = '"'
_MARKS = re.compile('[«»“”„‘’"\n\u2029]')
_AROUND_NAMES = frozenset('"«»“”„')
_APART = "\n\u2029"
_LONGEST = 4000  # characters: a mark left open longer than this closes with its paragraph


_DASHES = "–—-―"
_SPOKEN = re.compile(r"^[–—―-]\s+(?P<said>[^\n\u2029]{2,1500}?)[,!?…]\s+[–—―-]\s+(?=[а-щьюяєіїґё])", re.MULTILINE)
_SAID_LAST = re.compile(r"[,!?…][ \t]?(?P<below>\n)?[–—―-]\s(?=[а-щьюяєіїґё])[^\n\u2029,]{4,90}$", re.MULTILINE)
_SENTENCES = re.compile(r"[А-ЯІЇЄҐЁ][^.!?…]{1,1500}+[.!?…]\s[А-ЯІЇЄҐЁ]")
_SPEECH = 1500  # characters of a paragraph that is spoken as a whole, and of a sentence in it


def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of what is quoted, outermost, without the marks; what is never closed ends with its paragraph."""
    dashed = any(map(text.count, _DASHES))
    spoken = sorted({*(one.span("said") for one in _SPOKEN.finditer(text)), *_unmarked(text)}) if dashed else []
    marked = [(start, end) for start, end in _spans(text) if text[start:end].strip()]
    if not spoken:
        return tuple(marked)
    outer = [
        span for span in marked if not any(start <= span[0] and span[1] <= end for start, end in _near(span, spoken))
    ]
    apart = [span for span in spoken if not _near(span, outer)]
    return tuple(sorted((*outer, *apart)))


def _unmarked(text: str) -> Iterator[Span]:
    """Paragraphs of several sentences that no mark tells as spoken, only who says them at the end: «Це не випадок.
    Ворог так воює, – наголосив президент»."""
    for closing in _SAID_LAST.finditer(text):
        end = closing.end("below") + 1 if closing["below"] else closing.start()  # up to the dash below
        start = 1 + max(text.rfind(mark, max(0, end - _SPEECH), closing.start()) for mark in _APART)
        said = text[start:end] if end - start < _SPEECH else ""
        if _SENTENCES.match(said) and not any(mark in _AROUND_NAMES for mark in said):
            yield start, end


def _near(span: Span, others: Sequence[Span]) -> Sequence[Span]:
    """Those of others, which stand in their order and apart, that share a character with a span."""
    first = bisect_right(others, span[0], key=lambda other: other[1])
    return others[first : bisect_left(others, span[1], lo=first, key=lambda other: other[0])]


def opens_with_dash(sentence: str) -> bool:
    """Whether a sentence opens as one that is spoken: «— Мережа тримається, …»."""
    return sentence[:1] in _DASHES and sentence[1:2].isspace()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Within an outer quotation only marks of the same sort are counted: «…"шахед"…», "… "Shahed" …"."""
    opened, depth, closing = -1, 0, ""
    paragraph = -1  # where the paragraph in which it was opened ends
    for mark in _MARKS.finditer(text):
        here, letter = mark.start(), mark[0]
        if opened < 0:
            if _opens(text, here, letter):
                opened, depth, paragraph, closing = here + 1, 1, -1, _PAIRS.get(letter, _STRAIGHT)
            continue
        if letter in _APART and paragraph < 0:
            paragraph = here
        elif here - opened > _LONGEST and paragraph >= 0:
            yield opened, paragraph
            opened = -1
        elif letter in closing and not _opens(text, here, letter) and not _within_word(text, here):
            depth -= 1
            if depth == 0:
                yield opened, here
                opened = -1
        elif _opens(text, here, letter) and _PAIRS.get(letter, _STRAIGHT) == closing:
            depth += 1
            if paragraph >= 0 and text[here - 1] in _APART:  # a quotation opened again in its next paragraph
                yield opened, paragraph
                opened, depth, paragraph = here + 1, 1, -1
    if opened >= 0:
        yield opened, paragraph if paragraph >= 0 else len(text)


def _opens(text: str, here: int, letter: str) -> bool:
    """Whether a mark opens: a straight one by the blank before it and the word after it."""
    if letter == _STRAIGHT:
        before = text[here - 1] if here else " "
        after = text[here + 1] if here + 1 < len(text) else " "
        return not before.isalnum() and before not in ".,!?…)" and not after.isspace()
    return letter in _PAIRS and not (letter == "‘" and _within_word(text, here))


def _within_word(text: str, here: int) -> bool:
    return 0 < here < len(text) - 1 and text[here - 1].isalnum() and text[here + 1].isalnum()


def unquoted(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens without quotation marks around a speaker alone: «у «Нафтогазі» кажуть» reads as without them."""
    marks = [token.folded in _AROUND_NAMES for token in tokens]
    alone = [token.is_a("speaker") and all(marks[at - 1 : at + 2 : 2]) for at, token in enumerate(tokens)]
    for at, token in enumerate(tokens):
        if not (marks[at] and any(alone[max(0, at - 1) : at + 2])):
            yield token
