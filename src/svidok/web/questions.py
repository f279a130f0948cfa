"""What do the pages of the questions hold: all with their answers, one with its figures, what a figure rests on?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from starlette.exceptions import HTTPException

from svidok.answers.asking import questions as standing_questions
from svidok.answers.bearing import open_questions
from svidok.answers.chart import answer_json, chart_data
from svidok.answers.families import families
from svidok.answers.open_questions import open_form, standing_order
from svidok.answers.question_packs import pack
from svidok.errors import QuestionError
from svidok.ledger import Ledger
from svidok.model.answer import Answer, figure_form
from svidok.model.answer import Query as Asked
from svidok.model.form import Form
from svidok.model.reading import Side
from svidok.pipeline.answer import document_form
from svidok.pipeline.ask import answer_of, open_answer_of
from svidok.pipeline.sentences import sentences
from svidok.web.asked import DAYS, Query, checked, day, limit
from svidok.web.evidence import first_words
from svidok.web.figures import as_csv, found, tables
from svidok.web.language import LANGUAGES, language
from svidok.web.view import USUAL, Download, Fetch, Look, Path, View, reports_of

OF_THINGS = frozenset({"area", "side", "weapon", "public"})
ASKED = DAYS | OF_THINGS
VERSIONS = {"changes": frozenset({"since", "until"})}  # which versions of the record are asked of
PUBLISHED = frozenset({"published_by"})
SPOKEN = tuple(LANGUAGES)
FEW = 3  # statements of each side that the page of all questions shows
MANY = 24  # and that the page of one question does
FEW_CHANGES = 100  # told one by one on a page


def pages(public: bool) -> Mapping[str, Look]:
    return {
        "/questions": partial(index, public),
        "/questions/{name}/evidence": partial(evidence, public),
        "/questions/{name}": partial(question, public),
    }


def downloads(public: bool) -> Mapping[str, Fetch]:
    return {"/questions/{name}.csv": partial(download, public)}


def index(public: bool, ledger: Ledger, path: Path, query: Query) -> View:
    """Every question with one sentence; to the open ones also the newest statements."""
    checked(query, frozenset())
    said = [open_form(open_answer_of(ledger, key, Asked())) for key in open_questions()]
    told = sentences(ledger, public=public)
    standing = [{"question": name, "title": title(name), "sentence": told[name]} for name in names()]
    data = {"open": said, "standing": standing}
    return View(
        "/questions",
        "questions.html",
        language(query).say("questions.title"),
        data,
        lambda: {
            "leads": _leads(),
            "few": FEW,
            **_quoted(ledger, [one for form in said for one in _newest(form, FEW)]),
        },
        languages=SPOKEN,
    )


def names() -> list[str]:
    """The standing questions in the order in which a reader meets them."""
    known = standing_questions()
    first = [name for name in standing_order() if name in known]
    return [*first, *(name for name in known if name not in first)]


def title(name: str) -> Mapping[str, str]:
    """What a question is called, by language."""
    said = open_questions()[name].title if name in open_questions() else pack(name)["title"]
    return dict(said)


def question(public: bool, ledger: Ledger, path: Path, query: Query) -> View:
    """One question on the days, places and weapons asked about; an open one on its days."""
    name = path["name"]
    if name in open_questions():
        return _open(ledger, name, query)
    answer = _answer(public, ledger, name, query, {"series"})
    form = answer_json(answer)
    return View(
        f"/questions/{name}",
        "question.html",
        language(query).told(title(name)),
        form,
        lambda: {**_laid_out(answer, form, query), **_quoted(ledger, form["claims"][-MANY:]), "forced": public},
        whole=True,
        languages=SPOKEN,
    )


def evidence(public: bool, ledger: Ledger, path: Path, query: Query) -> View:
    """The raids, incidents or claims that one figure of an answer rests on, a page of them."""
    name = path["name"]
    answer = _answer(public, ledger, name, query, {"figure", "cursor", "limit"})
    figure = found(answer, query.get("figure", ""))
    if figure is None:
        raise HTTPException(404, "This answer has no such figure; it may have had one of other days.")
    begin, many = _cursor(query), limit(query, USUAL)
    ids = figure.evidence
    wanted = {key: value for key, value in query.items() if value and key not in ("cursor", "lang")}
    data = {
        "question": name,
        "figure": {key: value for key, value in figure_form(figure).items() if not key.startswith("evidence")},
        "things": [_thing(ledger, one) for one in ids[begin : begin + many]],
        "total": len(ids),
        "next": str(begin + many) if begin + many < len(ids) else None,
        "query": wanted,
    }
    back = {key: value for key, value in wanted.items() if key not in ("figure", "limit")}
    return View(
        f"/questions/{name}/evidence",
        "figure_evidence.html",
        language(query).told(title(name)),
        data,
        lambda: {
            "back": back,
            "labels_of": answer.labels,
            "reports": reports_of(ledger, map(_told_in, data["things"])),
        },
        languages=SPOKEN,
    )


def download(public: bool, ledger: Ledger, path: Path, query: Query) -> Download:
    """Every figure of an answer, a line each."""
    answer = _answer(public, ledger, path["name"], query, {"series"})
    return Download(f"svidok-{path['name']}.csv", "text/csv; charset=utf-8", as_csv(answer.figures))


def _open(ledger: Ledger, name: str, query: Query) -> View:
    asked = checked(query, ASKED)
    answer = open_answer_of(ledger, name, _asked(asked, public=False))
    form = open_form(answer)
    return View(
        f"/questions/{name}",
        "open_question.html",
        language(query).told(answer.question.title),
        form,
        lambda: {
            "lead": answer.question.lead,
            "titles": {one: title(one) for one in form["standing"]},
            "few": MANY,
            "given": asked,
            **_quoted(ledger, _newest(form, MANY)),
        },
        whole=True,
        languages=SPOKEN,
    )


def _answer(public: bool, ledger: Ledger, name: str, query: Query, beside: set[str]) -> Answer:
    if name not in standing_questions():
        there = ", ".join((*open_questions(), *names()))
        raise HTTPException(404, f"There is no question “{name[:60]}”. There are: {there}.")
    asked = checked(query, ASKED | beside | VERSIONS.get(name, PUBLISHED))
    return answer_of(ledger, name, _asked(asked, public))


def _asked(asked: Query, public: bool) -> Asked:
    side = asked.get("side")
    if side is not None and side not in tuple(Side):
        raise QuestionError(f"“{side}” is no side", remedy="write RU or UA")
    if asked.get("public", "1") != "1":
        raise QuestionError(f"public: “{asked['public']}”", remedy="write public=1, or leave it out")
    return Asked(
        first=day(asked, "from"),
        last=day(asked, "to"),
        area=asked.get("area"),
        side=Side(side) if side else None,
        weapon=asked.get("weapon"),
        public=public or "public" in asked,
        published_by=day(asked, "published_by"),
        since=asked.get("since"),
        until=asked.get("until"),
    )


def _leads() -> Form:
    return {key: dict(one.lead) for key, one in open_questions().items()}


def _newest(form: Form, many: int) -> list[Form]:
    return [claim for voice in form["voices"] for claim in voice["claims"][:many]]


def _quoted(ledger: Ledger, claims: list[Form]) -> Form:
    """The claims as the record holds them, with their places in the text, and their reports."""
    rows = {one["id"]: row.form for one in claims if (row := ledger.record_row("claim", one["id"]))}
    return {"said": rows, "reports": reports_of(ledger, (row["report"] for row in rows.values()))}


def _laid_out(answer: Answer, form: Form, query: Query) -> Form:
    """What the page of an answer shows beside the answer itself."""
    key = query.get("series") or None
    chart = chart_data(answer, key) if answer.series or key else None
    given = {key: value for key, value in query.items() if value and key not in ("lang", "series")}
    return {
        "chart": chart,
        "keys": [one["key"] for one in form["series"]],
        "tables": tables(form, chart["series"] if chart else None),
        "given": given,
        "few": FEW_CHANGES,
        "weapons": _weapons(query),
        "labels_of": form.get("labels", {}),
    }


def _weapons(query: Query) -> list[tuple[str, str]]:
    """The families that can be asked of, and the weapon that is."""
    tongue, given = language(query), query.get("weapon")
    codes = [family.key for family in families()[1:]]
    return [(code, tongue.called(code)) for code in [*codes, *([given] if given and given not in codes else [])]]


def _thing(ledger: Ledger, wanted: str) -> Form:
    """A thing of the record, or a report, under its kind; under no kind where it stands no more."""
    for kind in ("claim",) if "#claims/" in wanted else ("raid", "incident"):
        row = ledger.record_row(kind, wanted)
        if row is not None:
            return {"kind": kind, "id": wanted, "form": dict(row.form)}
    document = ledger.document(wanted)
    return {
        "kind": "document" if document else None,
        "id": wanted,
        "form": document_form(document) if document else None,
    }


def _told_in(thing: Form) -> str:
    """The report whose words the page of a figure quotes of this thing."""
    if thing["kind"] in ("raid", "incident"):
        return str(first_words(thing["form"])["report"])
    return str(thing["form"]["report"]) if thing["kind"] == "claim" else str(thing["id"])


def _cursor(query: Query) -> int:
    written = query.get("cursor") or "0"
    if not (written.isdecimal() and written.isascii()):
        raise QuestionError(f"cursor: “{written[:20]}” is none that was given out", remedy="begin without it")
    return int(written[:9])
