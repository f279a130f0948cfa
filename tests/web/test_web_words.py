"""Every figure is a link, and the link leads to a page that holds exactly the words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.web.web_examples import BULLETIN, EVENING, MORNING, night
from tests.web.web_parsing import Parsed

from svidok.web.evidence import merged, pieces
from svidok.web.labels import label
from svidok.web.links import asked_spans, thing_url, words_url


def evidence_in(form):
    """Every report with spans and quotes anywhere in a JSON form."""
    if isinstance(form, dict):
        if {"report", "evidence", "quotes"} <= form.keys():
            yield form["report"], form["evidence"], [q["text"] if isinstance(q, dict) else q for q in form["quotes"]]
        elif {"report", "quotes"} <= form.keys():
            spans = [[quote["start"], quote["end"]] for quote in form["quotes"]]
            yield form["report"], spans, [quote["text"] for quote in form["quotes"]]
        for value in form.values():
            yield from evidence_in(value)
    elif isinstance(form, list):
        for value in form:
            yield from evidence_in(value)


@pytest.mark.parametrize("noun", ["raids", "incidents", "claims"])
def test_the_words_of_every_statement_are_marked_on_the_page_it_leads_to(client, noun):
    listed = client.get(f"/api/v1/{noun}").json()
    whole = [client.get(f"/api/v1/{noun}/{item['id']}").json() for item in listed["items"]]
    found = list(evidence_in([listed, whole]))
    assert found
    for report, spans, quotes in found:
        page = Parsed(client.get(words_url(report, spans)).text)
        marked = page.all("mark", "asked")
        assert [mark.text for mark in marked] == quotes
        assert [mark.attributes.get("id") for mark in marked] == ["words", *[None] * (len(quotes) - 1)]


def test_every_figure_leads_to_words_that_hold_it_or_to_the_parts_of_a_sum(client, site):
    followed = 0
    for address, page in site.items():
        for figure in page.all("a", "figure"):
            target = figure.attributes["href"]
            if "sum" in figure.classes:
                assert "#count-" in target
                continue
            marked = " ".join(mark.text for mark in Parsed(client.get(target).text).all("mark", "asked"))
            number = re.match(r"\d+", figure.text)
            assert target.endswith("#words")
            assert marked, f"{address}: {figure.text} leads to no words"
            assert number is None or number[0] in marked
            followed += 1
    assert followed > 10


def test_a_figure_stands_with_its_rivals_and_its_range(client):
    [incident] = client.get("/api/v1/incidents").json()["items"]
    page = client.get(thing_url("incident", incident["id"])).text
    figures = [a.text.removesuffix(": the words") for a in Parsed(page).all("a", "figure")]
    assert {"14", "26"} <= set(figures)
    assert "nearest authority" in page
    assert "2 reports" in page


def test_a_sum_that_nobody_gives_leads_to_its_parts(client):
    [raid] = client.get("/api/v1/raids").json()["items"]
    url = thing_url("raid", raid["id"])
    page = Parsed(client.get(url).text)
    [total] = [a for a in page.all("a", "sum") if a.attributes["href"].startswith("#") and a.text.startswith("550")][:1]
    [article] = [e for e in page.all("article") if e.attributes.get("id") == total.attributes["href"][1:]]
    assert "A sum that no report gives" in article.text
    assert "539" in article.text
    assert "11" in article.text


def test_windows_are_given_in_local_time_and_utc(client):
    [raid] = client.get("/api/v1/raids").json()["items"]
    page = Parsed(client.get(thing_url("raid", raid["id"])).text)
    text = page.all("main")[0].text
    assert "3 July 2025, 18:00 Kyiv time" in text
    assert "2025-07-03 15:00 UTC to 2025-07-04 03:00 UTC" in text


@pytest.mark.parametrize("report", [BULLETIN, MORNING, EVENING], ids=lambda report: report.id)
def test_a_report_stands_word_for_word_in_its_own_language(client, report):
    for address in (thing_url("document", report.id), words_url(report.id, [(0, 5), (8, 12)])):
        [text] = Parsed(client.get(address).text).all("div", "text")
        assert text.text == report.text
        assert text.attributes["lang"] == report.language


def test_words_that_are_not_in_the_text_are_owned_up_to(client):
    answer = client.get("/documents/morning?at=9000-9010")
    assert answer.status_code == 200
    assert "not in this text" in answer.text
    assert not Parsed(answer.text).all("mark", "asked")


@pytest.mark.parametrize("at", ["", "x", "5", "-1-4", "4-1", "0-99999999999999999999", "0-5,", ",,,", "0-5;6-7", "٣-٥"])
def test_any_at_is_answered(client, at):
    assert client.get("/documents/morning", params={"at": at}).status_code in (200, 400)


spans = st.lists(st.tuples(st.integers(-3, 40), st.integers(-3, 40)), max_size=6)


@given(st.text(max_size=30), spans, spans)
def test_marking_never_changes_a_text(text, read, asked):
    cut = list(pieces(text, read, asked))
    assert "".join(piece.text for piece in cut) == text
    wanted = [text[start:end] for start, end in merged(text, asked)]
    assert [piece.text for piece in cut if piece.mark == "asked"] == wanted
    assert all(piece.text for piece in cut)


@given(st.text(min_size=1, max_size=20), st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), max_size=4))
def test_an_address_of_words_holds_the_spans(report, wanted):
    path, _, query = words_url(report, wanted).partition("?at=")
    assert asked_spans(query.removesuffix("#words")) == wanted
    assert path.count("/") == 2


def test_examples_are_read_as_they_are_meant():
    assert {report.id for report, _ in night()} == {"bulletin", "morning", "вечір/1.json"}


def test_kinds_of_a_weapon_named_together_are_both_named():
    assert label("weapon", "missile.cruise.kh101_and_iskander_k") == "Kh-101 / Kh-555 and Iskander-K"
