"""Which questions are there, and what is each of them given?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from functools import cache
from typing import Protocol

from svidok.answers.comparison import Comparison
from svidok.answers.facts import Area, ClaimFacts, CountFacts, IncidentFacts, RaidFacts, Telling
from svidok.answers.families import Family
from svidok.answers.labels import labels
from svidok.answers.question_packs import SHARED
from svidok.answers.sayings import caveat
from svidok.errors import QuestionError
from svidok.model.answer import Answer, Query, Remark
from svidok.plugins import discover


class Snapshot(Protocol):
    """One state of the record. Raids and incidents stand by day and id, those without a day first."""

    @property
    def as_of(self) -> datetime | None: ...
    @property
    def head(self) -> str: ...
    @property
    def raids(self) -> Sequence[RaidFacts]: ...
    @property
    def incidents(self) -> Sequence[IncidentFacts]: ...
    @property
    def claims(self) -> Sequence[ClaimFacts]: ...
    @property
    def tellings(self) -> Mapping[str, Telling]: ...
    def counts(self, family: Family, area: Area) -> Mapping[str, Sequence[CountFacts]]:
        """Which counts of each raid (by its id) together make what was launched of the family over an area."""
        ...

    @property
    def comparison(self) -> Comparison | None:
        """The two versions of the record that the query names, if it names any."""
        ...


class Question(Protocol):
    """Raises QuestionError where the question cannot be put in that form."""

    def __call__(self, snapshot: Snapshot, query: Query, /) -> Answer: ...


@cache
def questions() -> Mapping[str, Question]:
    """Every question by the name it is asked by: a module of this room, or an entry point of `svidok.questions`."""
    return {plugin.name: plugin.part for plugin in discover("svidok.answers", "QUESTION", "svidok.questions")}


def ask(name: str, snapshot: Snapshot, query: Query) -> Answer:
    """Raises QuestionError where there is no such question, or it cannot be put in that form."""
    known = questions()
    if name not in known:
        near = get_close_matches(name, known, n=1)
        remedy = f"did you mean {near[0]}?" if near else f"there are: {', '.join(known)}"
        raise QuestionError(f"no question is called {name!r}", remedy=remedy)
    in_order(query)
    answer = known[name](snapshot, query)
    caveats = (*answer.caveats, *_of_versions(query))
    return replace(answer, caveats=caveats, labels=labels(answer))


def in_order(query: Query) -> None:
    """Raises QuestionError where the days asked about run backwards."""
    if query.first and query.last and query.first > query.last:
        raise QuestionError(f"the days run from {query.first} back to {query.last}", remedy="exchange --from and --to")


def _of_versions(query: Query) -> Iterator[Remark]:
    if query.published_by is not None:
        yield caveat(SHARED, "published_by", day=query.published_by)
