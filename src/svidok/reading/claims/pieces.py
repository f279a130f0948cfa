"""Into which statements does a sentence fall: where one attribution ends and another begins, at "and that", where a
report is followed by what never was before?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise

from svidok.lexicon import Token
from svidok.model.report import Quote
from svidok.reading.claims.mere_reports import LEAST_WORDS
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.attributed import Attribution, at, overlapping

_LOOSE = frozenset(",;:.-–—!?…)")
_LEADING = frozenset(",;:–—(")
_APART = frozenset(",;–—(")  # what an apposition stands behind
_LEAST_ASKED = 3  # words of a clause whose verb says that something is asked, promised or denied


def clauses(passage: Passage, said: Sequence[Attribution]) -> Iterator[tuple[Passage, Attribution | None]]:
    """The clauses of a sentence, each with the attribution in force there."""
    start, end = passage.sentence.start, passage.sentence.end
    near = [one for one in overlapping(said, start, end) if not (one.carried or one.owned)]
    whole = {one.source for one in near if one.start <= start and end <= one.end and one.quote.start >= start}
    near = [one for one in near if one.quote.start >= start or one.source not in whole]  # he goes on: “…,” he added
    cuts = {edge for one in near for edge in (one.start, one.end) if start < edge < end}
    bounds = sorted({start, end, *cuts})
    for first, last in pairwise(bounds):
        whose = at(said, (first + last) // 2)
        clause = passage if len(bounds) == 2 else _between(passage, first, last, _least(whose, first))
        if clause is not None:
            yield from _told_so_twice(clause, whose)


def _least(whose: Attribution | None, first: int) -> int:
    """How many words make a clause: fewer where its own verb tells what sort of statement it is."""
    verb = whose is not None and whose.said != "any" and whose.quote.start == first and whose.named == (0, 0)
    return _LEAST_ASKED if verb else LEAST_WORDS


def _between(passage: Passage, first: int, last: int, least: int) -> Passage | None:
    tokens = [token for token in passage.tokens if first <= token.start < last]
    if sum(token.is_a("word") for token in tokens) < least or tokens[-1].is_a("joint"):
        return None
    return _piece(passage, tuple(dropwhile(lambda token: token.folded in _LOOSE, tokens)))


def _piece(passage: Passage, tokens: tuple[Token, ...]) -> Passage:
    last = max(at for at, token in enumerate(tokens) if token.folded not in _LEADING and not token.is_a("joins"))
    tokens = tokens[: last + 1]
    quote = Quote.of(passage.text, tokens[0].start, tokens[-1].end)
    return passage.of(tokens, passage.sentence._replace(start=quote.start, end=quote.end))


def _told_so_twice(clause: Passage, whose: Attribution | None) -> Iterator[tuple[Passage, Attribution | None]]:
    """A clause cut where its verb leads on again: "said that there were no plans and that the range is short"."""
    verb = whose.quote.end if whose is not None and not (whose.carried or whose.owned) else clause.sentence.end
    cuts = [match.start for match in clause.matches("joint_again") if clause.tokens[match.start].start >= verb]
    words = sum(token.is_a("word") for token in clause.tokens[cuts[0] :]) if cuts else 0
    if whose is None or not whose.source or words <= LEAST_WORDS:  # what many say is one opinion
        yield clause, whose
        return
    yield _piece(clause, clause.tokens[: cuts[0]]), whose
    rest = _piece(clause, clause.tokens[cuts[0] + 1 :])
    leads = next(token for token in rest.tokens if token.is_a("joint"))
    yield rest, replace(whose, quote=Quote.of(clause.text, leads.start, leads.end))


def record_apart(passage: Passage) -> Passage:
    """Of a report that an apposition follows only that, which tells what never was before: "… killed six, the highest
    toll in a year"."""
    tokens = passage.tokens
    told = next((at for at, token in enumerate(tokens) if token.is_a("record")), 0)
    opened = [at for at in range(told) if tokens[at].folded in _APART or tokens[at].is_a("relates")]
    if not opened:
        return passage
    first = opened[-1] + (tokens[opened[-1]].folded in _APART)
    behind = (at for at in range(told, len(tokens)) if tokens[at].folded in _APART or tokens[at].folded == ")")
    last = next(behind, len(tokens))
    beside = any(token.is_a("word") and not token.is_a("record") for token in tokens[first:last])
    if not beside or any(token.is_a("effect") for token in tokens[first:last]):
        return passage
    return _piece(passage, tokens[first:last])
