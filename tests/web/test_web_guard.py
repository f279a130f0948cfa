"""What holds for every answer: the policy, the host, the methods, silence about errors."""

from __future__ import annotations

import pytest
from tests.web.crawling import asking

from svidok.web import record_pages
from svidok.web.guard import HEADERS, POLICY

ANSWERS = {
    "/": 200,
    "/raids": 200,
    "/raids.json": 200,
    "/api/v1/incidents": 200,
    "/questions": 200,
    "/questions/escalation": 200,
    "/questions/escalation.csv": 200,
    "/questions/nothing": 404,
    "/nothing/here": 404,
    "/raids/nothing": 404,
    "/raids/nothing.json": 404,
    "/api/v1/claims/nothing/0": 404,
    "/raids?from=yesterday": 400,
    "/api/v1/raids?limit=0": 400,
    "/static/none.css": 404,
    "/favicon.ico": 404,
    "/raids/": 404,
}


@pytest.mark.parametrize(("address", "status"), ANSWERS.items())
def test_every_answer_carries_the_policy(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_allows_nothing_from_elsewhere():
    sources = {word for directive in POLICY.split("; ") for word in directive.split()[1:]}
    assert sources == {"'none'", "'self'", "data:"}
    assert "default-src 'none'" in POLICY


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_nothing_can_be_changed(client, method):
    answer = client.request(method, "/raids")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer.headers["content-security-policy"] == POLICY


def test_head_answers_without_a_body(client):
    answer = client.head("/raids")
    assert answer.status_code == 200
    assert answer.content == b""


@pytest.mark.parametrize(
    "host", ["example.org", "example.org:8710", "127.0.0.1.example.org", "localhost.", "0.0.0.0", ""]
)
def test_a_foreign_host_name_is_refused(client, host):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "raid" not in answer.text
    assert answer.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8710", "localhost:9999", "LOCALHOST", "[::1]:8710"])
def test_this_machine_is_answered(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("address", ["/raids", "/raids.json", "/api/v1/raids"])
def test_an_error_tells_nothing_of_the_inside(ledger, monkeypatch, address):
    def broken(*_):
        raise RuntimeError("secret-canary /home/somebody")

    monkeypatch.setattr(record_pages, "record_list", broken)
    answer = asking(ledger).get(address)
    assert answer.status_code == 500
    assert answer.headers["content-security-policy"] == POLICY
    assert not any(leak in answer.text for leak in ("canary", "somebody", "Traceback", "RuntimeError", ".py"))


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/labels.toml",
        "/static/..%5capp.py",
        "/documents/../../etc/passwd",
        "/documents/..%2f..%2fetc%2fpasswd",
    ],
)
def test_no_file_outside_is_served(client, address):
    assert client.get(address).status_code == 404


def test_pages_load_nothing_from_elsewhere(site):
    for address, page in site.items():
        loaded = [e.attributes for e in page.elements if e.tag in ("script", "link", "img", "iframe", "form")]
        for attributes in loaded:
            for name in ("src", "href", "action"):
                assert attributes.get(name, "/static").startswith(("/static", "data:,")), address
        assert not page.all("style")
        assert not [e for e in page.elements if "style" in e.attributes]
