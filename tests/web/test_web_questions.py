"""Every question has its page: the same answer as on the command line, each figure with what it rests on."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.crawling import HERE, asking
from tests.web.test_web_hostile import ATTRIBUTES, TAGS
from tests.web.web_examples import PAYLOADS, filled, night
from tests.web.web_parsing import Parsed

from svidok import cli
from svidok.answers.asking import questions
from svidok.answers.bearing import open_questions
from svidok.ledger import Ledger, StoreKind
from svidok.lexicon.packs import PACKS
from svidok.model.answer import AnswerFigure, Period
from svidok.pipeline.corridor import corridor
from svidok.pipeline.receive import receive
from svidok.pipeline.record import renew
from svidok.web.app import application
from svidok.web.figures import as_csv
from svidok.web.language import LANGUAGES, _words

AT = datetime(2025, 9, 8, tzinfo=UTC)
STANDING = sorted(questions())
ALL = [*open_questions(), *STANDING]


def plain(words: str) -> str:
    """With every kind of space as one, as a page that was taken apart has them."""
    return " ".join(words.split())


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    """The store of the sample, as `svidok demo` makes it."""
    folder = tmp_path_factory.mktemp("asked") / "store"
    with Ledger.open(folder, kind=StoreKind.SAMPLE) as ledger:
        receive([str(PACKS / "sample" / "reports.jsonl")], ledger, corridor(), lambda: AT)
        renew(ledger, corridor())
    return folder


@pytest.fixture(scope="module")
def sample(store):
    with Ledger.open(store) as ledger:
        yield asking(ledger)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_has_a_page_that_is_whole(sample, name, lang):
    answer = sample.get(f"/questions/{name}", params={"lang": lang})
    page = Parsed(answer.text)
    assert answer.status_code == 200
    assert page.all("html")[0].attributes["lang"] == lang
    assert [len(page.all(tag)) for tag in ("h1", "main", "header", "footer")] == [1, 1, 1, 1]
    ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert all(
        e.attributes[name] in ids for e in page.elements for name in ("aria-labelledby",) if name in e.attributes
    )
    assert all(table.text.strip() for table in page.all("caption"))
    assert len(page.all("caption")) == len(page.all("table"))
    form = sample.get(f"/questions/{name}.json").json()
    assert plain(form["sentence"][lang]) in plain(page.all("p", "sentence")[0].text)


@pytest.mark.parametrize("name", STANDING)
def test_the_json_is_what_the_command_line_prints(sample, store, name, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["svidok", "ask", name, "--json", "--store", str(store), "--from", "2025-01-01"])
    with pytest.raises(SystemExit):
        sys.exit(cli.main())
    printed = capsys.readouterr().out
    for address in (f"/questions/{name}.json", f"/api/v1/questions/{name}"):
        answer = sample.get(address, params={"from": "2025-01-01"})
        assert answer.headers["content-type"] == "application/json"
        assert answer.text == printed.strip()


def test_the_page_of_all_questions_has_each_with_its_sentence(sample):
    form = sample.get("/questions.json").json()
    assert [one["question"] for one in form["open"]] == ["aim", "stop", "offensive", "pace"]
    assert {one["question"] for one in form["standing"]} == set(questions())
    for lang in LANGUAGES:
        page = Parsed(sample.get("/questions", params={"lang": lang}).text)
        text = " ".join(page.all("main")[0].text.split())
        for one in (*form["open"], *form["standing"]):
            assert one["title"][lang] in text
            assert one["sentence"] is None or plain(one["sentence"][lang]) in text
        for one in form["open"]:
            assert one["open"][lang] in text


def test_a_statement_stands_with_its_words_its_speaker_and_the_way_to_both(sample):
    form = sample.get("/questions/aim.json").json()
    page = Parsed(sample.get("/questions/aim").text)
    said = [(v["whose"], c) for v in form["voices"] for c in v["claims"]]
    assert {whose for whose, _ in said} >= {"RU", "named"}
    for _, claim in said:
        [quote] = [q for q in page.all("blockquote") if q.text == " … ".join(claim["words"])]
        [link] = [a for a in page.all("a") if a.text == quote.text]
        marked = Parsed(sample.get(link.attributes["href"]).text).all("mark", "asked")
        assert [mark.text for mark in marked] == claim["words"]
        assert claim["speaker"] is None or claim["speaker"] in page.all("main")[0].text


@pytest.mark.parametrize("name", STANDING)
def test_every_figure_leads_to_all_that_it_rests_on(sample, name):
    form = sample.get(f"/questions/{name}.json{'?since=1' if name == 'changes' else ''}").json()
    figures = {figure["id"]: figure for figure in form["figures"]}
    assert len(figures) == len(form["figures"])
    asked = "?since=1" if name == "changes" else ""
    links = [link for link in Parsed(sample.get(f"/questions/{name}{asked}").text).links() if "/evidence" in link]
    for link in links[:12]:
        figure = figures[re.search(r"figure=(\w+)", link)[1]]
        told = sample.get(link.replace("/evidence", "/evidence.json", 1) + "&limit=1000").json()
        assert [one["id"] for one in told["things"]] == figure["evidence"]
        page = Parsed(sample.get(link).text)
        assert len(page.all("blockquote")) == len([one for one in told["things"] if one["kind"] != "document"][:25])
        for words in [a for a in page.links() if "?at=" in a][:3]:
            assert Parsed(sample.get(words).text).all("mark", "asked")
    assert links or not any(figure["evidence"] for figure in form["figures"])


def test_what_a_figure_rests_on_comes_page_by_page(sample):
    form = sample.get("/questions/escalation.json").json()
    figure = max(form["figures"], key=lambda one: len(one["evidence"]))
    address, seen = f"/questions/escalation/evidence?figure={figure['id']}&limit=5", []
    while address:
        seen += [one["id"] for one in sample.get(address.replace("evidence?", "evidence.json?")).json()["things"]]
        page = Parsed(sample.get(address).text)
        address = next((a.attributes["href"] for a in page.all("a") if a.attributes.get("rel") == "next"), None)
    assert seen == figure["evidence"]
    assert len(seen) > 10


def test_the_figures_come_as_a_table_for_a_spreadsheet(sample):
    answer = sample.get("/questions/tolls.csv")
    form = sample.get("/questions/tolls.json").json()
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="svidok-tolls.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert len(rows) == len(form["figures"])
    for row, figure in zip(rows, form["figures"], strict=True):
        ends = [figure[key] for key in ("least", "best", "most")]
        assert [row[key] for key in ("least", "named", "most")] == ["" if n is None else str(n) for n in ends]
        assert row["evidence"].split() == figure["evidence"]


def test_no_cell_is_a_formula():
    about, period = {"speaker": "=HYPERLINK(1)"}, Period(date(2025, 7, 4), date(2025, 7, 5))
    figure = AnswerFigure("forecasts", about, 1, 1, 1, "claims", period, 1, ("@x#claims/0",))
    [row] = csv.DictReader(io.StringIO(as_csv([figure])))
    assert (row["speaker"], row["evidence"]) == ("'=HYPERLINK(1)", "'@x#claims/0")


@pytest.mark.parametrize(
    ("address", "status", "word"),
    [
        ("/questions/nothing", 404, "escalation"),
        ("/questions/nothing/evidence", 404, "aim"),
        ("/questions/nothing.csv", 404, "records"),
        ("/questions/escalation/evidence?figure=x", 404, "no such figure"),
        ("/questions/escalation/evidence", 404, "no such figure"),
        ("/questions/escalation?from=4+July", 400, "2025-07-04"),
        ("/questions/escalation?from=2025-02-01&to=2025-01-01", 400, "exchange"),
        ("/questions/escalation?side=XX", 400, "RU or UA"),
        ("/questions/escalation?public=no", 400, "public=1"),
        ("/questions/escalation?series=nothing", 400, "there are"),
        ("/questions/escalation?year=2025", 400, "known here"),
        ("/questions/escalation?lang=xx", 400, "uk"),
        ("/questions/quiet?weapon=drone", 400, "without --weapon"),
        ("/questions/changes?since=nothing", 400, "version"),
        ("/questions/records?since=2025-01-01", 400, "known here"),
        ("/questions/records?published_by=July", 400, "2025-07-04"),
        ("/questions/aim?area=UA-30", 400, "days only"),
        ("/questions?from=2025-01-01", 400, "takes none"),
        ("/questions/interception?public=1&area=UA-63", 400, "whole country"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_remedy(sample, address, status, word):
    answer = sample.get(address)
    assert answer.status_code == status
    assert word in answer.text
    if "series=" in address or "lang=" in address:
        return  # only of the page
    path, _, query = address.partition("?")
    if not path.endswith(".csv"):
        problem = sample.get(f"/api/v1{path}?{query}")
        assert problem.headers["content-type"] == "application/problem+json"
        assert problem.json()["status"] == status


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_a_question_is_only_words(sample, payload):
    for name in ("from", "area", "weapon", "series", "lang", "side"):
        answer = sample.get("/questions/escalation", params={name: payload})
        assert answer.status_code in (200, 400)
        page = Parsed(answer.text)
        assert {element.tag for element in page.elements} <= TAGS
        assert all(element.attributes.keys() <= ATTRIBUTES for element in page.elements)
    for name in ("figure", "cursor", "limit"):
        assert sample.get("/questions/escalation/evidence", params={name: payload}).status_code in (400, 404)


def test_what_hostile_reports_say_is_only_words(hostile_client):
    for name in ("", *(f"/{name}" for name in ALL)):
        page = Parsed(hostile_client.get(f"/questions{name}").text)
        assert {element.tag for element in page.elements} <= TAGS
        assert all(element.attributes.keys() <= ATTRIBUTES for element in page.elements)
        assert [e.attributes.get("src") for e in page.all("script")] in ([], ["/static/svidok.js"])


def test_in_public_no_query_makes_an_answer_finer(store):
    with Ledger.open(store) as ledger:
        public = TestClient(application(ledger, public=True), base_url=HERE)
        form = public.get("/questions/interception.json?from=2025-01-01").json()
        assert form["query"]["public"] is True
        assert form["figures"] == []
        assert form == public.get("/questions/interception.json?from=2025-01-01&public=1").json()
        for address in ("/questions/interception.csv", "/api/v1/questions/interception"):
            assert public.get(address, params={"area": "UA-63"}).status_code == 400
        page = Parsed(public.get("/questions/interception").text)
        assert not [e for e in page.all("input") if e.attributes["name"] == "public"]
        starts = [e.attributes["data-start"] for e in page.all("tr", "point")]
        assert starts
        assert len({start[:7] for start in starts}) >= len(starts) - 4  # by month; a break of counting cuts one in two


def test_what_changed_is_told_with_the_reports_that_changed_it(sample):
    form = sample.get("/questions/changes.json?since=1").json()
    page = Parsed(sample.get("/questions/changes?since=1&lang=uk").text)
    assert form["changes"]
    for one in form["changes"]:
        assert one["told"]["uk"] in page.all("main")[0].text
    for link in page.links():
        assert sample.get(link).status_code == 200


def test_the_record_is_asked_as_it_was_published_by_a_day(sample):
    then = sample.get("/questions/records.json?published_by=2024-12-31").json()
    now = sample.get("/questions/records.json").json()
    assert max(f["period"]["end"] for f in then["figures"]) < max(f["period"]["end"] for f in now["figures"])
    page = Parsed(sample.get("/questions/records?published_by=2024-12-31").text)
    assert then["sentence"]["en"] in page.all("p", "sentence")[0].text


def test_a_browser_that_holds_an_answer_is_not_given_it_again(tmp_path):
    first, *later = night()
    with filled(tmp_path / "store", [first]) as ledger:
        client = asking(ledger)
        for address in ("/questions/escalation", "/questions/escalation.json", "/questions", "/raids", "/"):
            tag = client.get(address).headers["etag"]
            again = client.get(address, headers={"if-none-match": f'"other", {tag}'})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
            assert client.get(address, params={"lang": "uk"}, headers={"if-none-match": tag}).status_code == 200
        before = client.get("/questions/escalation").headers["etag"]
        ledger.add(later, AT)
        renew(ledger, corridor())
        assert client.get("/questions/escalation", headers={"if-none-match": before}).status_code == 200


def test_every_word_of_the_frame_stands_in_every_language_with_the_same_blanks():
    for section, words in _words().items():
        for name, said in words.items():
            blanks = {code: sorted(re.findall(r"\{\w+\}", text)) for code, text in said.items()}
            assert set(said) == set(LANGUAGES), f"{section}.{name}"
            assert blanks["en"] == blanks["uk"], f"{section}.{name}"


def test_a_language_is_kept_from_page_to_page(sample):
    page = Parsed(sample.get("/questions?lang=uk").text)
    inside = [a.attributes["href"] for a in page.all("a") if re.match(r"/(questions|raids|$)", a.attributes["href"])]
    assert all("lang=uk" in address or address == "/questions" for address in inside if not address.endswith("json"))
    [other] = page.all("a", "tongue")
    assert other.attributes["href"] == "/questions"


@pytest.mark.parametrize(
    ("start", "end", "english", "ukrainian"),
    [
        ("2025-07-04", "2025-07-05", "4 July 2025", "4 липня 2025"),
        ("2025-07-01", "2025-08-01", "July 2025", "липень 2025"),
        ("2024-12-30", "2025-01-06", "30 December 2024 – 5 January 2025", "30 грудня 2024 – 5 січня 2025"),
    ],
)
def test_a_period_is_written_as_people_say_it(start, end, english, ukrainian):
    assert LANGUAGES["en"].period(start, end) == english
    assert LANGUAGES["uk"].period(start, end) == ukrainian


def test_a_number_is_written_in_its_unit():
    assert LANGUAGES["en"].amount(0.8912, "share") == "89.1%"
    assert LANGUAGES["uk"].amount(0.8912, "share") == "89,1\u202f%"
    assert LANGUAGES["uk"].amount(41623, "weapons") == "41\u202f623"
    assert LANGUAGES["en"].amount(41623.5, "weapons") == "41,623.5"
    assert LANGUAGES["en"].amount(None, "weapons") == "?"


def test_the_chart_is_told_in_words(sample):
    page = Parsed(sample.get("/questions/escalation").text)
    [words] = [e.text for e in page.elements if e.attributes.get("id") == "chart-words"]
    form = json.loads(sample.get("/questions/escalation.json").text)
    points = [one for one in form["chart"]["points"] if one["best"] is not None]
    assert str(len(form["chart"]["points"])) in words
    assert LANGUAGES["en"].number(max(one["best"] for one in points)) in words
    rows = page.all("tr", "point")
    assert len(rows) == len(form["chart"]["points"])
    assert [row.attributes["data-best"] for row in rows if "data-best" in row.attributes] == [
        str(one["best"]) for one in points
    ]
