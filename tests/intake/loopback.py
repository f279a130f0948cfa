"""A real web server on the loopback interface, and the captures that tests hand to the formats."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from svidok.errors import IntakeError
from svidok.intake.capture import RawCapture
from svidok.intake.parsing import parse
from svidok.intake.received import Received

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[str]:
    """The address of a server that answers each path as told."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):  # a client that has seen enough hangs up
                answers[self.path](self)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(body: bytes, content_type: str = "text/html", status: int = 200, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", content_type)
        request.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def parsed(name: str, data: bytes, **about: object) -> list[object]:
    return list(parse(RawCapture(data, name, **about)))


def only(items: list[object]) -> Received:
    (item,) = items
    assert isinstance(item, Received), item
    return item


def refusal(items: list[object]) -> IntakeError:
    (item,) = items
    assert isinstance(item, IntakeError), item
    assert item.where
    assert item.remedy
    return item
