"""`svidok ask`: a question put to the record: figures with their doubt and what they rest on, or what people say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from svidok.cli.doors import Json, Store, existing, say
from svidok.errors import QuestionError

if TYPE_CHECKING:
    from svidok.answers.open_questions import OpenAnswer
    from svidok.ledger import Ledger
    from svidok.model.answer import Answer, AnswerFigure, Number, Query, QuotedClaim, Told

HEAD = ("least", "best", "most", "unit", "from", "to", "n")

Name = Annotated[str | None, typer.Argument(metavar="[NAME]", help="The question; none lists them.")]
From = Annotated[str | None, typer.Option("--from", help="First day, as 2025-07-04.")]
To = Annotated[str | None, typer.Option("--to", help="Last day, included.")]
Area = Annotated[str | None, typer.Option("--area", help="ISO 3166-2 code of a region, as UA-51.")]
Attacker = Annotated[str | None, typer.Option("--side", help="The attacker: RU or UA.")]
Weapon = Annotated[str | None, typer.Option("--weapon", help="A weapon's code, as drone or missile.cruise.")]
Public = Annotated[bool, typer.Option("--public", help="As it may leave the machine: coarser and older.")]
PublishedBy = Annotated[
    str | None, typer.Option("--published-by", help="Only of what was published up to this day, as 2025-07-04.")
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since", help="changes: since a day, a head of the log (number or hash) or a reader (name@version)."
    ),
]
Between = Annotated[
    tuple[str, str] | None, typer.Option("--between", help="changes: between two of those.", metavar="A B")
]
Language = Annotated[str, typer.Option("--language", help="Of the sentences: en or uk.")]
Chart = Annotated[
    Path | None, typer.Option("--chart", help="Draw a series into this file: .svg, .png, or .json for Vega-Lite.")
]
Figure = Annotated[
    str | None,
    typer.Option("--figure", help="Only what this figure rests on, an id a line; --json has its id."),
]
Drawn = Annotated[str | None, typer.Option("--series", help="Which series to draw; else the main one.")]


def register(app: typer.Typer) -> None:
    app.command()(ask)


def ask(
    name: Name = None,
    store: Store = None,
    json_: Json = False,
    from_: From = None,
    to: To = None,
    area: Area = None,
    side: Attacker = None,
    weapon: Weapon = None,
    public: Public = False,
    published_by: PublishedBy = None,
    since: Since = None,
    between: Between = None,
    language: Language = "en",
    chart: Chart = None,
    series: Drawn = None,
    figure: Figure = None,
) -> None:
    """A question, answered from the record: one sentence, the figures with their doubt, what they rest on; or, to a
    question that no figure answers, who says what.
    """
    from svidok.answers.asking import questions
    from svidok.answers.bearing import open_questions

    if name is None:
        print("\n".join((*open_questions(), *questions())))
        return
    days = _day(from_, "--from"), _day(to, "--to"), _day(published_by, "--published-by")
    asked = _query(days, area, side, weapon, public, between or (since, None))
    with existing(store) as ledger:
        if name in open_questions():
            if chart or figure:
                raise QuestionError(f"no figure answers {name!r}", remedy="ask without --chart and --figure")
            told = _open(ledger, name, asked, json_, language)
        else:
            told = _standing(ledger, name, asked, json_, language, (chart, series), figure)
    print(told)


def _standing(
    ledger: Ledger,
    name: str,
    asked: Query,
    json_: bool,
    language: str,
    drawn: tuple[Path | None, str | None],
    figure: str | None,
) -> str:
    from svidok.pipeline.ask import answer_bytes, answer_of

    answer = answer_of(ledger, name, asked)
    _spoken(answer.sentence, language)
    if name == "changes" and asked.since is None:
        say("name a version with --since, or two with --between")
    path, series = drawn
    if path is not None:
        _draw(answer, language, series, path)
    if figure is not None:
        return "\n".join(_rests_on(answer, figure))
    return answer_bytes(ledger, name, asked).decode() if json_ else "\n".join(lines(answer, language))


def _open(ledger: Ledger, name: str, asked: Query, json_: bool, language: str) -> str:
    from svidok.answers.open_questions import open_form
    from svidok.model.record_form import canonical
    from svidok.pipeline.ask import open_answer_of

    answer = open_answer_of(ledger, name, asked)
    _spoken(answer.sentence, language)
    return canonical(open_form(answer)) if json_ else "\n".join(open_lines(answer, language))


def _spoken(sentence: Told, language: str) -> None:
    if language not in sentence:
        raise QuestionError(f"no sentences are in {language!r}", remedy=f"there are: {', '.join(sentence)}")


def _rests_on(answer: Answer, figure: str) -> tuple[str, ...]:
    from svidok.model.answer import figure_id

    found = next((one for one in answer.figures if figure_id(one) == figure), None)
    if found is None:
        raise QuestionError(f"the answer has no figure {figure!r}", remedy="take an id from --json, of the same days")
    return found.evidence


def _query(
    days: tuple[date | None, date | None, date | None],
    area: str | None,
    side: str | None,
    weapon: str | None,
    public: bool,
    versions: tuple[str | None, str | None],
) -> Query:
    from svidok.model.answer import Query
    from svidok.model.reading import Side

    if side is not None and side not in tuple(Side):
        raise typer.BadParameter(f"{side} is no side; write RU or UA", param_hint="--side")
    first, last, published_by = days
    return Query(first, last, area, Side(side) if side else None, weapon, public, published_by, *versions)


def _draw(answer: Answer, language: str, series: str | None, path: Path) -> None:
    from svidok.answers.chart import chart
    from svidok.model.record_form import canonical

    spec = canonical(chart(answer, language, series))
    if path.suffix == ".json":
        path.write_text(spec, "utf-8")
        return
    try:
        vl_convert = import_module("vl_convert")  # the extra `charts`
    except ImportError:
        remedy = "install svidok[charts], or write the specification with --chart FILE.json"
        raise QuestionError("nothing here can draw a chart", where=str(path), remedy=remedy) from None
    if path.suffix == ".svg":
        path.write_text(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]), "utf-8")
    elif path.suffix == ".png":
        path.write_bytes(vl_convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[]))
    else:
        raise QuestionError(f"no chart is written as {path.suffix or 'that'}", remedy="name it .svg, .png or .json")


def lines(answer: Answer, language: str) -> Iterator[str]:
    """The answer as a person reads it on a terminal."""
    from svidok.answers.labels import word

    def said(name: str) -> str:
        return word(name)[language]

    yield answer.sentence[language]
    yield ""
    yield from _table([("", *map(said, HEAD)), *(_cells(answer, one, language) for one in answer.figures)])
    yield from (f"{one.told[language]} [{', '.join(one.because)}]" for one in answer.changes)
    for series in answer.series:
        yield f"{answer.labels[series.key][language]}: {len(series.points)} {said('points')} (--json, --chart)"
    yield from (_claim(claim, language) for claim in answer.claims)
    yield from (f"✗ {one.told[language]}" for one in answer.refused)
    yield from (f"! {one.told[language]}" for one in answer.caveats)
    yield from (f"| {one.since} {one.label[language]}: {one.told[language]}" for one in answer.breaks)
    for days in answer.coverage:
        known = f"{said('with_raid')} {days.raid}, {said('quiet')} {days.quiet}, {said('unknown')} {days.unknown}"
        yield f"{said('days')} {days.first} – {days.last}: {known}"
    yield _as_of(answer, language)


def open_lines(answer: OpenAnswer, language: str) -> Iterator[str]:
    """What people say to a question, by whose word it is, as a person reads it on a terminal."""
    from svidok.answers.open_questions import whose_name

    yield answer.question.title[language]
    yield answer.sentence[language]
    for voices in answer.voices:
        yield ""
        yield f"{whose_name(voices.whose)[language]}:"
        yield from (_claim(claim, language) for claim in voices.claims)
    yield ""
    yield answer.question.open[language]
    yield _as_of(answer, language)


def _claim(claim: QuotedClaim, language: str) -> str:
    from svidok.answers.labels import word

    due = f" ({word('due')[language]} {claim.due})" if claim.due else ""
    kind, who = word(claim.kind)[language], claim.speaker or word("nobody")[language]
    return f"{claim.published or word('undated')[language]}  {kind}{due}  {who}: {' … '.join(claim.words)}"


def _as_of(answer: Answer | OpenAnswer, language: str) -> str:
    from svidok.answers.labels import word

    if answer.as_of is None:
        return word("empty")[language]
    return f"{word('as_of')[language]} {answer.as_of:%Y-%m-%d %H:%M:%S} UTC, {word('log')[language]} {answer.head[:12]}"


def _cells(answer: Answer, figure: AnswerFigure, language: str) -> tuple[str, ...]:
    def called(code: str) -> str:
        return answer.labels[code][language] if code in answer.labels else code

    what = ", ".join((called(figure.name), *(called(value) for _, value in sorted(figure.about.items()) if value)))
    ends = map(_number, (figure.least, figure.best, figure.most))
    days = figure.period.start.isoformat(), figure.period.end.isoformat()
    return what, *ends, called(figure.unit), *days, str(figure.n)


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _number(value: Number | None) -> str:
    return "?" if value is None else str(value)


def _day(written: str | None, flag: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise typer.BadParameter(f"{written} is no day; write it as 2025-07-04", param_hint=flag) from None
