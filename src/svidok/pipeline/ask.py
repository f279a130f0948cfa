"""What does the record of a store say to a standing question? What was asked before of the same state is remembered."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from svidok.answers.asking import ask
from svidok.answers.chart import answer_json
from svidok.answers.open_questions import OpenAnswer, ask_open
from svidok.ledger import Ledger
from svidok.model.answer import Answer, Query
from svidok.model.record_form import canonical
from svidok.pipeline.facts import Facts, kept, made, state_of
from svidok.pipeline.versions import RecordVersion, comparison, facts_at

STATES, ANSWERS = 4, 64  # that are remembered; of each the last ones asked for

K = TypeVar("K")
V = TypeVar("V")


class _Slot(Generic[V]):
    """A place for one thing, and who makes it."""

    def __init__(self) -> None:
        self._lock, self._made = Lock(), list[V]()

    def get(self, make: Callable[[], V]) -> V:
        with self._lock:
            if not self._made:
                self._made.append(make())
            return self._made[0]


class _Recent(Generic[K, V]):
    """The last few things that were made, by their keys. Each is made once, by whoever asks first; who asks for another
    does not wait for it.
    """

    def __init__(self, size: int) -> None:
        self._size, self._held, self._lock = size, OrderedDict[K, _Slot[V]](), Lock()

    def get(self, key: K, make: Callable[[], V]) -> V:
        with self._lock:
            slot = self._held.setdefault(key, _Slot())
            self._held.move_to_end(key)
            while len(self._held) > self._size:
                self._held.popitem(last=False)
        return slot.get(make)


@dataclass(frozen=True)
class _Answered:
    answer: Answer

    @cached_property
    def json(self) -> bytes:
        return canonical(answer_json(self.answer)).encode()


_states: _Recent[tuple[Path, str], Facts] = _Recent(STATES)
_answers: _Recent[tuple[Path, str, str, Query], _Answered] = _Recent(ANSWERS)


def answer_of(ledger: Ledger, name: str, query: Query) -> Answer:
    """Raises QuestionError where there is no such question, or it cannot be put in that form."""
    return _answered(ledger, name, query).answer


def answer_bytes(ledger: Ledger, name: str, query: Query) -> bytes:
    """The answer as canonical JSON in UTF-8; the same question on the same state of the log gives the same bytes."""
    return _answered(ledger, name, query).json


def open_answer_of(ledger: Ledger, key: str, query: Query) -> OpenAnswer:
    """What is said to a question that no figure answers. Raises QuestionError as `answer_of`."""
    facts = snapshot(ledger)
    return ask_open(key, facts if query.since else _meant(ledger, facts, query), query)


def snapshot(ledger: Ledger) -> Facts:
    """The facts of the record as it is now."""
    _, key = state_of(ledger)
    return _states.get((ledger.folder, key), lambda: kept(ledger.folder, key) or made(ledger))


def _answered(ledger: Ledger, name: str, query: Query) -> _Answered:
    facts = snapshot(ledger)
    key = ledger.folder, facts.head, name, query
    return _answers.get(key, lambda: _Answered(ask(name, _meant(ledger, facts, query), query)))


def _meant(ledger: Ledger, now: Facts, query: Query) -> Facts:
    """The record of now, or that of what was published by a day; with two versions to compare, if any are named."""
    if query.since is not None:
        return replace(now, comparison=comparison(ledger, query.since, query.until))
    if query.published_by is None:
        return now
    return facts_at(ledger, RecordVersion("published", ledger.head(), published_by=query.published_by))
