"""What changed between two versions of the record, and why: which raids, incidents and figures, by which reports?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from svidok.answers.amounts import Amount
from svidok.answers.asking import Snapshot
from svidok.answers.comparison import Comparison, Difference, differences
from svidok.answers.labels import name_of
from svidok.answers.question_packs import pack
from svidok.answers.sayings import caveat, refusal, told
from svidok.answers.spans import DAY
from svidok.answers.writing import each, ends, number
from svidok.model.answer import Answer, AnswerFigure, Change, Period, Query, Remark, Told
from svidok.model.record import PointerKind

NAME = "changes"
MOST = 1000  # changes that are told one by one
RAISED, LOWERED = ("raised", "told"), ("lowered", "untold")


def answer(snapshot: Snapshot, query: Query) -> Answer:
    """Each change with the reports and judgements that came in between, and how many there are of each kind; where the
    query names no version to compare with, how to name one.
    """
    compared = snapshot.comparison
    if compared is None:
        return Answer(NAME, query, snapshot.as_of, snapshot.head, told(NAME, "sentence", "which"))
    found = list(differences(compared.before, compared.after, query))
    kinds = {kind: sum(one.kind in names for one in found) for kind, names in _counted().items()}
    came = {name: len(getattr(compared.between, name)) for name in ("new", "edited", "read", "judged")}
    versions = {"since": _version(compared.since), "until": _version(compared.until)}
    said = {"reports": came["new"], "edited": came["edited"], "again": came["read"], "judged": came["judged"]}
    return Answer(
        question=NAME,
        query=query,
        as_of=snapshot.as_of,
        head=snapshot.head,
        sentence=told(NAME, "sentence", "answer", **versions, **kinds, **said),
        figures=tuple(_figures(compared, found)),
        refused=(refusal(NAME, "events"),),
        caveats=tuple(_caveats(found)),
        changes=tuple(_changes(compared, found[:MOST])),
    )


def _counted() -> Mapping[str, tuple[str, ...]]:
    return {"things": ("new",), "gone": ("gone",), "moved": ("moved",), "raised": RAISED, "lowered": LOWERED}


def _figures(compared: Comparison, found: Sequence[Difference]) -> Iterator[AnswerFigure]:
    period, between = Period(compared.first, compared.last + DAY), compared.between
    came = {"reports_new": between.new, "reports_edited": between.edited, "reports_read_again": between.read}
    for name, ids in came.items():
        yield AnswerFigure(name, {}, len(ids), len(ids), len(ids), "reports", period, len(ids), tuple(ids))
    judged = tuple(id_ for id_, _ in between.judged)
    n = len(judged)
    yield AnswerFigure("judgements_given", {}, n, n, n, "judgements", period, n, judged)
    lots: dict[tuple[str, str, str], list[str]] = {}
    for one in found:
        lots.setdefault((one.thing.part, one.kind, one.of), []).append(one.thing.id)
    for (part, kind, of), ids in sorted(lots.items()):
        about = {"part": part, "change": kind} | ({"of": of} if of else {})
        yield AnswerFigure("changed", about, len(ids), len(ids), len(ids), f"{part}s", period, len(ids), tuple(ids))


def _changes(compared: Comparison, found: Sequence[Difference]) -> Iterator[Change]:
    reports = compared.reports_of([one.thing.id for one in found])
    for one in found:
        yield _change(compared, one, set(reports.get(one.thing.id, ())))


def _change(compared: Comparison, one: Difference, reports: set[str]) -> Change:
    kind, to = _became(compared, one)
    between = compared.between
    lots = {"new": between.new, "edited": between.edited, "read": between.read}
    came = {name: [id_ for id_ in ids if id_ in reports] for name, ids in lots.items()}
    judged = [id_ for id_, about in between.judged if not reports.isdisjoint(about)]
    because = tuple(dict.fromkeys(id_ for ids in (*came.values(), judged) for id_ in ids))
    said = {"id": one.thing.id, "of": _named(one.of), "before": _written(one.before), "after": _written(one.after)}
    what = told(NAME, "change", kind, to=", ".join(to) or "–", **said)
    n = {name: len(ids) for name, ids in came.items()}
    why = told(NAME, "change", "why" if because else "no_report", judged=len(judged), **n)
    both = {language: f"{sentence} {why[language]}" for language, sentence in what.items()}
    return Change(one.thing.id, one.thing.part, kind, one.of, both, one.before, one.after, to, because)


def _became(compared: Comparison, one: Difference) -> tuple[str, tuple[str, ...]]:
    """A thing that is gone was merged into others or withdrawn, if the record says so."""
    pointer = compared.became(one.thing.part, one.thing.id) if one.kind == "gone" else None
    if pointer is None:
        return one.kind, ()
    merged = pointer.kind is PointerKind.MERGED
    return ("merged" if merged else "withdrawn"), pointer.to


def _named(of: str) -> Told:
    """killed; launched, Shahed."""
    languages = pack("shared")["words"]
    names = [name_of(code) or dict.fromkeys(languages, code) for code in of.split(" ")]
    return {language: ", ".join(name[language] for name in names) for language in languages}


def _version(name: str) -> date | str:
    """A version that is named by its day is said as a day."""
    try:
        return date.fromisoformat(name)
    except ValueError:
        return name


def _written(amount: Amount | None) -> Told | str:
    if amount is None:
        return "–"
    return each(partial(_amount, amount))


def _amount(amount: Amount, language: str) -> str:
    written, best = ends(amount.least, amount.most, language), number(amount.best, language)
    return written if written == best else f"{best} ({written})"


def _caveats(found: Sequence[Difference]) -> Iterator[Remark]:
    yield caveat(NAME, "made_again")
    yield caveat(NAME, "in_between")
    if len(found) > MOST:
        yield caveat(NAME, "most", shown=MOST, n=len(found))


QUESTION = answer
