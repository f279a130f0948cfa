"""`svidok ask`: a standing question put to the record, with its figures, its doubt and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from svidok.cli.doors import Json, Store, existing
from svidok.errors import QuestionError

if TYPE_CHECKING:
    from svidok.model.answer import Answer, AnswerFigure, Number

HEAD = ("", "least", "best", "most", "unit", "from", "to", "n")


def register(app: typer.Typer) -> None:
    app.command()(ask)


def ask(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The question; none lists them.")] = None,
    store: Store = None,
    json_: Json = False,
    from_: Annotated[str | None, typer.Option("--from", help="First day, as 2025-07-04.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="Last day, included.")] = None,
    area: Annotated[str | None, typer.Option("--area", help="ISO 3166-2 code of a region, as UA-51.")] = None,
    side: Annotated[str | None, typer.Option("--side", help="The attacker: RU or UA.")] = None,
    weapon: Annotated[str | None, typer.Option("--weapon", help="A weapon's code, as drone or missile.cruise.")] = None,
    public: Annotated[bool, typer.Option("--public", help="As it may leave the machine: coarser and older.")] = False,
    language: Annotated[str, typer.Option("--language", help="Of the sentences: en or uk.")] = "en",
    chart: Annotated[
        Path | None, typer.Option("--chart", help="Draw a series into this file: .svg, .png, or .json for Vega-Lite.")
    ] = None,
    series: Annotated[str | None, typer.Option("--series", help="Which series to draw; else the first.")] = None,
) -> None:
    """A standing question, answered from the record: one sentence, the figures with their doubt, what they rest on."""
    from svidok.answers.asking import questions
    from svidok.model.answer import Query
    from svidok.model.reading import Side

    if name is None:
        print("\n".join(questions()))
        return
    if side is not None and side not in tuple(Side):
        raise typer.BadParameter(f"{side} is no side; write RU or UA", param_hint="--side")
    asked = Query(_day(from_, "--from"), _day(to, "--to"), area, Side(side) if side else None, weapon, public)
    with existing(store) as ledger:
        from svidok.pipeline.ask import answer_of

        answer = answer_of(ledger, name, asked)
    if language not in answer.sentence:
        raise QuestionError(f"no sentences are in {language!r}", remedy=f"there are: {', '.join(answer.sentence)}")
    if chart is not None:
        _draw(answer, language, series, chart)
    if json_:
        from svidok.model.answer import answer_form
        from svidok.model.record_form import canonical

        print(canonical(answer_form(answer)))
    else:
        print("\n".join(lines(answer, language)))


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
    yield answer.sentence[language]
    yield ""
    yield from _table([HEAD, *map(_cells, answer.figures)])
    for series in answer.series:
        yield f"{series.key}: {len(series.points)} points (see --json)"
    for claim in answer.claims:
        due = f" (for {claim.due})" if claim.due else ""
        yield f"{claim.published or '?'}  {claim.kind}{due}  {claim.speaker or '?'}: {' … '.join(claim.words)}"
    for told in answer.refused:
        yield f"✗ {told.told[language]}"
    for told in answer.caveats:
        yield f"! {told.told[language]}"
    for one in answer.breaks:
        yield f"| {one.since} {one.id}: {one.what} {one.effect}"
    for days in answer.coverage:
        known = f"{days.raid} with a raid, {days.quiet} quiet, {days.unknown} unknown"
        yield f"days {days.first} to {days.last}: {known}"
    yield f"as of {answer.as_of:%Y-%m-%d %H:%M:%S} UTC, log {answer.head[:12]}" if answer.as_of else "of an empty log"


def _cells(figure: AnswerFigure) -> tuple[str, ...]:
    what = " ".join((figure.name, *(value for _, value in sorted(figure.about.items()) if value)))
    ends = map(_number, (figure.least, figure.best, figure.most))
    days = figure.period.start.isoformat(), figure.period.end.isoformat()
    return what, *ends, figure.unit, *days, str(figure.n)


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
