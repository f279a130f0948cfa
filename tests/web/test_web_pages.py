"""Each page has its JSON with the same content, says what it is, and helps where something is not there."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from tests.web.crawling import asking, crawled
from tests.web.web_examples import EVENING, MORNING
from tests.web.web_parsing import Parsed

from svidok.ledger import Ledger
from svidok.web import app, wording
from svidok.web.language import ENGLISH, LANGUAGES, Language
from svidok.web.links import safe_link, thing_url
from svidok.web.phrases import said

GATHERED = {"claim": "gathered"}  # the list of claims has what many reports say of one


def tongue(page: Parsed) -> Language:
    """The language that a page says it is in."""
    return LANGUAGES[page.all("html")[0].attributes["lang"]]


def strings_of(form, *names):
    if isinstance(form, dict):
        for key, value in form.items():
            if key in names:
                yield from ([value] if isinstance(value, str) else (v for v in value or () if isinstance(v, str)))
            yield from strings_of(value, *names)
    elif isinstance(form, list):
        for value in form:
            yield from strings_of(value, *names)


def test_every_page_has_its_json_with_the_same_content(client, site):
    for address, page in site.items():
        [twin] = [a.attributes["href"] for a in page.all("a") if a.text == tongue(page).say("frame.json")]
        answer = client.get(twin)
        assert answer.headers["content-type"] == "application/json", address
        form = answer.json()
        shown = " ".join(page.all("body")[0].text.split())
        whole = [name for name in ("raid", "incident", "claim", "document") if name in form]
        for words in strings_of({name: form[name] for name in whole}, "quotes", "rule", "reason", "text", "phrase"):
            if not words.startswith("sum of "):  # told by its parts, each a link
                own = said(words, tongue(page).code) or words
                assert " ".join(own.split()) in shown, f"{address}: {words}"
        for item in form.get("items", ()):
            kind = address.partition("?")[0].strip("/").removesuffix("s")
            name = item["key"] if kind in ("speaker", "narrative") else item["id"]
            led_to = f"/claims?narrative={name}" if kind == "narrative" else thing_url(GATHERED.get(kind, kind), name)
            assert led_to in {link.replace("&lang=uk", "").replace("?lang=uk", "") for link in page.links(address)}


def test_the_api_gives_what_the_pages_give(client):
    for noun in ("raids", "incidents", "claims", "documents"):
        assert client.get(f"/api/v1/{noun}").json() == client.get(f"/{noun}.json").json()
    assert client.get("/api/v1/documents/morning").json() == client.get("/documents/morning.json").json()
    assert client.get("/api/v1/claims/morning/0").json() == client.get("/claims/morning/0.json").json()


def test_an_id_that_itself_ends_in_json_has_a_page_and_its_json(client):
    url = f"/documents/{quote(EVENING.id, safe='')}"
    assert EVENING.text in Parsed(client.get(url).text).all("div", "text")[0].text
    assert client.get(f"{url}.json").json()["document"]["id"] == EVENING.id


def test_every_page_of_a_sample_says_that_it_is_one(sample_client):
    pages = crawled(sample_client)
    assert len(pages) > 10
    assert sample_client.get("/raids.json").json()["store"]["kind"] == "sample"
    for address, page in pages.items():
        notes = [p.text for p in page.all("p", "banner")]
        said = tongue(page)
        assert f"{said.say('frame.sample')} {said.say('frame.sample_says')}" in notes, address
    assert "not a record" in sample_client.get("/nothing").text


def test_a_record_is_not_called_a_sample(client):
    assert "not a record" not in client.get("/").text


def test_what_a_machine_made_is_said_to_be_machine_made(site):
    for page in site.values():
        assert tongue(page).say("frame.machine") in page.all("footer")[0].text


@pytest.mark.parametrize("address", ["/raids/x", "/incidents/R-1", "/raids/%00", "/documents/%00", "/claims/x/9"])
def test_what_is_not_there_leads_on(client, address):
    answer = client.get(address)
    assert answer.status_code == 404
    assert {"/raids", "/incidents", "/claims", "/documents"} <= set(Parsed(answer.text).links())


def test_problems_of_the_api_are_problem_json(client):
    for address, status in (("/api/v1/raids/x", 404), ("/api/v1/raids?cursor=x", 400), ("/raids.json?from=x", 400)):
        answer = client.get(address)
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == answer.status_code == status
        assert answer.json()["detail"]


def test_pages_are_laid_out_for_screen_readers(site):
    for address, page in site.items():
        assert page.all("html")[0].attributes["lang"] == ("uk" if "lang=uk" in address else "en")
        assert [len(page.all(tag)) for tag in ("header", "main", "footer", "h1")] == [1, 1, 1, 1], address
        assert page.all("a", "skip")[0].attributes["href"] == "#main"
        ids = [e.attributes["id"] for e in page.elements if "id" in e.attributes]
        assert len(ids) == len(set(ids)), address
        for element in page.elements:
            assert element.attributes.get("aria-labelledby", ids and ids[0]) in ids
        for field in page.all("input") + page.all("select"):
            assert any(field.attributes["name"] and label.text.strip() for label in page.all("label"))


def test_quotes_are_marked_with_the_language_they_are_in(client):
    [raid] = client.get("/api/v1/raids").json()["items"]
    quotes = Parsed(client.get(thing_url("raid", raid["id"])).text).all("blockquote")
    assert quotes
    assert {q.attributes.get("lang") for q in quotes} == {"uk"}


def test_without_built_files_everything_works_and_says_so(ledger, tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(app, "STATIC", tmp_path)
    bare = asking(ledger)
    assert "make assets" in caplog.text
    assert "make assets" in bare.get("/raids").text
    assert "/static/" not in bare.get("/raids").text


def test_only_http_addresses_become_links(client):
    assert safe_link("https://example.org/a?b=c") == "https://example.org/a?b=c"
    for address in (
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "ftp://x/y",
        "http://",
        "http://[",
        None,
    ):
        assert safe_link(address) is None


def test_the_address_of_a_report_tells_the_outlet_nothing(client):
    page = Parsed(client.get("/documents/bulletin").text)
    [link] = [a for a in page.all("a") if a.attributes["href"].startswith("https://example.org")]
    assert {"noopener", "noreferrer"} <= set(link.attributes["rel"].split())


def test_a_store_without_reports_says_how_to_begin(tmp_path):
    with Ledger.open(tmp_path / "store") as empty:
        answer = asking(empty).get("/")
    assert answer.status_code == 200
    assert "svidok add" in answer.text


def test_json_keeps_every_word_of_a_report(client):
    form = json.loads(client.get("/documents/morning.json?at=0-7").content)
    assert form["document"]["text"] == MORNING.text
    assert form["asked"] == [{"start": 0, "end": 7, "text": "A drone"}]


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"place": "Kharkiv", "admin1": "UA-63", "place_precision": "settlement"}, "Kharkiv, Kharkiv oblast"),
        ({"place": "Kyiv", "admin1": "UA-30", "place_precision": "settlement"}, "Kyiv"),
        ({"place": "Sumy", "admin1": "UA-59", "place_precision": "raion"}, "Sumy area, Sumy oblast"),
        ({"place": "Kyiv", "admin1": "UA-30", "place_precision": "city_district"}, "a district of Kyiv"),
        ({"place": None, "admin1": "UA-43", "place_precision": "region"}, "Crimea"),
        ({"place": None, "admin1": "RU-BEL", "place_precision": "region"}, "Belgorod region"),
        ({"place": None, "admin1": "SEA-BLK", "place_precision": "region"}, "Black Sea"),
        ({"place": None, "admin1": None, "country": "UA", "place_precision": "country"}, "Ukraine, place not said"),
        ({"place": None, "admin1": None, "country": None, "place_precision": "country"}, "place not said"),
    ],
)
def test_a_place_is_written_as_exactly_as_it_is_known(form, words):
    assert wording.place(form, ENGLISH) == words


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"min": 12, "max": 12}, "12"),
        ({"min": 500, "max": None}, "500 or more"),
        ({"min": 500, "max": None, "exclusive": True}, "more than 500"),
        ({"min": None, "max": 20}, "up to 20"),
        ({"min": 3, "max": 5}, "3–5"),
        ({"min": 30, "max": 30, "approx": True}, "about 30"),
        ({"min": 0, "max": 0}, "0"),
        ({"min": 8409, "max": 8409}, "8,409"),
        (None, "–"),
    ],
)
def test_a_figure_is_written_with_its_doubt(form, words):
    assert wording.figure(form, ENGLISH) == words


def test_a_day_is_written_as_far_as_it_is_known():
    assert [wording.day(iso, ENGLISH) for iso in ("2025-07-04", "2025-07", "2025", None)] == [
        "4 July 2025",
        "July 2025",
        "2025",
        "no date",
    ]
