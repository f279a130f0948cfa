"""The text of reports is never trusted: whatever it says, a page holds only the elements that its template has."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from tests.web.crawling import crawled
from tests.web.web_examples import PAYLOADS
from tests.web.web_parsing import Parsed

TAGS_OF_TEMPLATES = """
    html head meta title link script body a span header nav div p strong main section h1 h2 h3 ol ul li b small code dl
    dt dd blockquote mark article table caption thead tbody tr th td time svg rect form label input select option button
    footer em details summary figure figcaption"""
ATTRIBUTES_OF_TEMPLATES = """
    lang charset name content rel href type src class id aria-label aria-current aria-labelledby aria-hidden role
    tabindex datetime scope viewbox preserveaspectratio focusable width height value placeholder selected
    open checked colspan hreflang data-mark data-unit data-start data-end data-best data-least data-most data-since
    data-number data-name"""
TAGS = frozenset(TAGS_OF_TEMPLATES.split())
ATTRIBUTES = frozenset(ATTRIBUTES_OF_TEMPLATES.split())


@pytest.fixture(scope="module")
def pages(hostile_client) -> dict[str, Parsed]:
    return crawled(hostile_client)


def test_a_page_holds_only_what_its_template_has(pages):
    assert len(pages) > 3 * len(PAYLOADS)
    for address, page in pages.items():
        for element in page.elements:
            assert element.tag in TAGS, address
            assert element.attributes.keys() <= ATTRIBUTES, f"{address}: {element}"
        assert [e.attributes.get("src") for e in page.all("script")] in ([], ["/static/svidok.js"])


def test_a_link_leads_into_the_workbench_or_by_http(pages):
    for address, page in pages.items():
        for link in page.all("a"):
            parts = urlsplit(link.attributes["href"])
            assert parts.scheme in ("", "http", "https"), f"{address}: {link}"
            assert parts.scheme or not parts.netloc, f"{address}: {link}"


def test_the_words_come_out_as_they_went_in(hostile_client):
    documents = hostile_client.get("/api/v1/documents?limit=1000").json()["items"]
    assert len(documents) == len(PAYLOADS)
    shown = set()
    for form in documents:
        url = hostile_client.get("/documents", params={"contains": form["title"]}).text
        assert url
        shown.add(form["title"])
    assert shown == set(PAYLOADS)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_in_the_query_is_only_words(hostile_client, payload):
    for address in ("/incidents", "/claims", "/documents"):
        answer = hostile_client.get(address, params={"contains": payload, "cursor": payload})
        assert answer.status_code == 400
        page = Parsed(answer.text)
        assert {element.tag for element in page.elements} <= TAGS
        page = Parsed(hostile_client.get(address, params={"contains": payload}).text)
        assert {element.tag for element in page.elements} <= TAGS
        assert all(e.attributes.keys() <= ATTRIBUTES for e in page.elements)
