"""Web addresses are fetched from public servers only, within bounds, and every refusal says why."""

import gzip
import ipaddress
import socket
import time

import pytest
from loopback import page, parsed, serving

from svidok.errors import IntakeError
from svidok.intake.capture import How
from svidok.intake.fetch import FetchRules, _is_public, fetch
from svidok.intake.sources import gather

OWN = FetchRules(allow_private=True, patience=5)
ARTICLE = "<html><body><article><p>Уночі безпілотники атакували місто, двоє поранених, пожежу погасили.</p></article>"


def refused(url: str, rules: FetchRules = OWN) -> IntakeError:
    with pytest.raises(IntakeError) as caught:
        fetch(url, rules)
    assert caught.value.where == url
    assert caught.value.remedy
    return caught.value


def moved(to: str):
    return page(b"", status=302, Location=to)


def test_a_page_comes_with_how_it_was_obtained():
    answers = {
        "/a?b=1": page(ARTICLE.encode("cp1251"), "text/html; charset=utf-8", Server="example"),
        "/old": moved("/a?b=1#part"),
    }
    with serving(answers) as server:
        (source,) = gather([f"{server}/old"], rules=OWN)
        raw = source.load()
        assert (raw.how, raw.status, raw.url_asked, raw.url_answered) == (
            How.FETCHED,
            200,
            f"{server}/old",
            f"{server}/a?b=1",
        )
        assert ("server", "example") in [(name.lower(), value) for name, value in raw.headers]
        assert raw.data == ARTICLE.encode("cp1251")
        (item,) = parsed(
            raw.name, raw.data, headers=raw.headers, url_asked=raw.url_asked, url_answered=raw.url_answered
        )
    assert "двоє поранених" in item.report.text
    assert item.report.url == f"{server}/a?b=1"


@pytest.mark.parametrize(
    ("path", "media", "name"),
    [
        ("/news/", "text/html", "news.html"),
        ("/", "text/html; charset=utf-8", "127.0.0.1.html"),
        ("/a.php", "application/xhtml+xml", "a.html"),
        ("/raw/docs.jsonl", "text/plain", "docs.jsonl"),
        ("/raw/words", "text/plain", "words.txt"),
        ("/result.json", "application/json", "result.json"),
        ("/file.pdf", "application/octet-stream", "file.pdf"),
    ],
)
def test_the_media_type_tells_the_kind(path, media, name):
    with serving({path: page(b"x", media)}) as server:
        assert fetch(server + path, OWN).name == name


@pytest.mark.parametrize("status", [400, 403, 404, 410, 500, 503, 304])
def test_an_answer_that_is_no_page_is_refused_with_its_status(status):
    with serving({"/": page(b"", status=status)}) as server:
        assert str(status) in refused(f"{server}/").what


def test_a_closed_port_is_refused():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        assert "reached" in refused(f"http://127.0.0.1:{unused.getsockname()[1]}/").what


def test_a_server_that_says_nothing_is_given_up():
    with serving({"/": lambda _: time.sleep(1)}) as server:
        assert "seconds" in refused(f"{server}/", FetchRules(allow_private=True, patience=0.1)).what


def test_an_answer_that_never_ends_is_given_up():
    def drip(request):
        request.send_response(200)
        request.end_headers()
        for _ in range(100):
            request.wfile.write(b"x" * 70_000)
            time.sleep(0.01)

    with serving({"/": drip}) as server:
        assert "complete" in refused(f"{server}/", FetchRules(allow_private=True, longest=0.1)).what


def test_redirects_are_followed_five_times_and_no_more():
    answers = {f"/{n}": moved(f"/{n + 1}") for n in range(6)} | {"/6": page(b"end"), "/loop": moved("/loop")}
    with serving(answers) as server:
        assert fetch(f"{server}/1", OWN).data == b"end"
        assert "5 times" in refused(f"{server}/0").what
        assert "5 times" in refused(f"{server}/loop").what


@pytest.mark.parametrize(
    "to", ["file:///etc/hosts", "ftp://example.org/", "javascript:1", "http://", "http://[", "http://a:b@localhost/"]
)
def test_a_redirect_out_of_the_web_is_refused(to):
    with serving({"/": moved(to)}) as server:
        refused(f"{server}/")


def big(request):
    request.send_response(200)
    request.end_headers()
    for _ in range(1000):
        request.wfile.write(b"x" * 100_000)


@pytest.mark.parametrize(
    "answer",
    [
        big,
        page(b"x" * 2000, **{"X-Note": "declared"}),
        page(gzip.compress(b"x" * 50_000_000), **{"Content-Encoding": "gzip"}),
    ],
    ids=["endless", "declared", "unfolding"],
)
def test_an_answer_beyond_the_limit_is_refused(answer):
    with serving({"/": answer}) as server:
        assert "1,000 bytes" in refused(f"{server}/", FetchRules(allow_private=True, most_bytes=1000)).what


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "0.0.0.0",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fd00::1]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
    ],
)
def test_no_address_of_our_own_network_is_reached(host):
    answered = []

    def answer(request):
        answered.append(request.path)
        page(b"secret")(request)

    with serving({"/": answer}) as server:
        port = server.rsplit(":", 1)[1]
        refused(f"http://{host}:{port}/", FetchRules())
    assert answered == []


def test_public_addresses_are_public():
    assert all(_is_public(ipaddress.ip_address(address)) for address in ["93.184.215.14", "2606:2800:21f:cb07::1"])


@pytest.mark.parametrize(
    "url",
    ["http://", "http://[::1", "https://user:secret@example.org/", "http://exa mple/", "http://\0/", "http://\ud800/"],
)
def test_what_is_no_address_is_refused(url):
    refused(url)


def test_a_name_that_nobody_knows_is_refused():
    assert "not known" in refused("http://nobody.invalid/").what
