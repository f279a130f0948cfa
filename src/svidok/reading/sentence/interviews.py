"""Which lines are the answers of an interview?

Questions and answers are told apart by a label ("Q:", «Відповідь:») or by dashes that open the lines, the first
question ending with its mark: a dash behind an answer is the next one, even without it. What follows a question
without a label is its answer; what goes on without one belongs to the answer before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from svidok.lexicon import Token
from svidok.reading.sentence.passages import Passage

_DASHES = frozenset("—–-")
_OF_THE_PAGE = ("recall", "notice", "related")  # "Read also: …", «Нагадаємо, …»
_OPENING = 3  # tokens
_LEAST = 2  # answers that make an interview: one question may be anybody's

Span = tuple[int, int]


def answers(told: Sequence[Passage]) -> tuple[Span, ...]:
    """The half-open spans of the answers in the order of the text; none where the report is no interview."""
    return _of(told, "answer")


def questions(told: Sequence[Passage]) -> tuple[Span, ...]:
    """The half-open spans of what is asked in an interview, in the order of the text."""
    return _of(told, "question")


def _of(told: Sequence[Passage], wanted: str) -> tuple[Span, ...]:
    found = _turns(told)
    interview = sum(turn == "answer" for turn, _ in found) >= _LEAST
    return tuple(span for turn, span in found if turn == wanted and interview)


def _turns(told: Sequence[Passage]) -> list[tuple[str, Span]]:
    """The questions and answers in the order of the text."""
    found: list[tuple[str, Span]] = []
    before = ""
    for _, group in groupby(told, key=lambda passage: passage.sentence.line):
        line = list(group)
        turn = _turn(line, before)
        if turn == "goes on" and found:
            found[-1] = ("answer", (found[-1][1][0], line[-1].sentence.end))
        elif turn:
            found.append((turn, (line[0].sentence.start, line[-1].sentence.end)))
        before = "answer" if turn == "goes on" else turn
    return found


def _turn(line: Sequence[Passage], before: str) -> str:
    """What a line is, after a line that was `before`: a question, an answer, an answer going on, or nothing ("")."""
    first, asks = line[0], line[-1].whole.text.endswith("?")
    labels = [value for token in _label(first) for value in token.all_of("turn")]
    if labels:
        return labels[0]
    if first.text[first.sentence.start] in _DASHES:
        if asks or before == "answer":
            return "question"
        return "answer" if before == "question" else ""
    if any(token.is_a(kind) for token in first.tokens[:1] for kind in _OF_THE_PAGE):
        return ""
    if before == "question" and not asks:
        return "answer"
    return "goes on" if before == "answer" and first.index and not (asks or _leaves(first)) else ""


def _leaves(passage: Passage) -> bool:
    """Whether a line is the report's own again: it opens with somebody who says what he thinks («Експерт Іван
    Зразковий з цим не згоден»)."""
    return any(map(_is_somebody, passage.tokens[:_OPENING])) and passage.has("say")


def _is_somebody(token: Token) -> bool:
    return token.is_a("person") or token.is_a("role")


def _label(passage: Passage) -> Iterator[Token]:
    if len(passage.tokens) > 1 and passage.tokens[1].folded == ":":
        yield passage.tokens[0]
