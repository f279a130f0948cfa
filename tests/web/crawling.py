"""Every page of a workbench, found by following its own links from the first one."""

from __future__ import annotations

from starlette.testclient import TestClient
from tests.web.web_parsing import Parsed

from svidok.ledger import Ledger
from svidok.web.app import application

HERE = "http://127.0.0.1:8710"


def asking(ledger: Ledger) -> TestClient:
    """A client of a store's workbench; what breaks inside answers as it would to a browser."""
    return TestClient(application(ledger), base_url=HERE, raise_server_exceptions=False, follow_redirects=False)


def crawled(client: TestClient, most: int = 400) -> dict[str, Parsed]:
    """The pages by their addresses. A link that leads nowhere fails the test that follows it."""
    pages: dict[str, Parsed] = {}
    waiting = ["/"]
    while waiting and len(pages) < most:
        address = waiting.pop()
        if address in pages:
            continue
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code} {answer.text[:200]}"
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        pages[address] = Parsed(answer.text)
        waiting += [link for link in pages[address].links(address) if link not in pages]
    return pages
