"""A real browser before a real server on the loopback interface; what goes wrong in a page is written down."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.web.web_examples import PAYLOADS, filled, hostile, night

from svidok.ledger import Ledger, StoreKind
from svidok.web.app import STATIC, application

SWITCHES = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
PATIENCE = 30  # seconds for the server to stand, and for a page to show what a test expects of it

expect.set_options(timeout=PATIENCE * 1000)


def _needs(there: object, missing: str) -> None:
    if not there:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)


@contextmanager
def _served(ledger: Ledger) -> Iterator[str]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(ledger), log_level="error"))
        running = threading.Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
        running.start()
        deadline = time.monotonic() + PATIENCE
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{held.getsockname()[1]}"
        finally:
            server.should_exit = True
            running.join()


@dataclass
class Visit:
    """A page, the addresses that it asked for, and what it complained of."""

    page: Page
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium")
    _needs(path, "Chromium is not installed (Debian: apt-get install chromium)")
    _needs((STATIC / "svidok.css").is_file(), "style and script are not built (make assets)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def workbench(tmp_path_factory) -> Iterator[str]:
    with (
        filled(tmp_path_factory.mktemp("sample") / "store", night(), StoreKind.SAMPLE) as ledger,
        _served(ledger) as url,
    ):
        yield url


@pytest.fixture(scope="session")
def hostile_workbench(tmp_path_factory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile") / "store"
    with filled(folder, hostile(PAYLOADS)) as ledger, _served(ledger) as url:
        yield url


@pytest.fixture
def visit(browser, request) -> Iterator[Visit]:
    """A visit with the window and the colour scheme that a test asks for by `parametrize`, else of a desk by day."""
    width, scheme = getattr(request, "param", (1280, "light"))
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    yield Visit(context.new_page())
    context.close()
