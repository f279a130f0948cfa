"""What does this web address answer? The only door to the network.

An address is looked up once, every answer of the look-up must be public, and the connection goes to exactly that
address: a page cannot send us to the machine we run on or to the network behind it, by a redirect or by a name that
changes between the look and the call. No proxy, cookie or password is taken from the surroundings.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from time import monotonic
from typing import TYPE_CHECKING

from svidok.errors import IntakeError
from svidok.intake.capture import How, RawCapture

if TYPE_CHECKING:
    import httpx2

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

CHUNK = 65_536  # bytes read at once: what a compressed answer can unfold to before its size is looked at
NAT64 = ipaddress.ip_network("64:ff9b::/96")
AGENT = "svidok (keeps published reports with their words)"
SAVE_IT = "open it in a browser, save the page and add the file"
# The ending that tells the formats what a media type is; general types leave it to the address.
ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/csv": "csv",
    "text/markdown": "md",
    "application/jsonl": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/pdf": "pdf",
}
TOLD_BY_ADDRESS = frozenset(("csv", "tsv", "json", "jsonl", "ndjson", "md", "txt"))


@dataclass(frozen=True, slots=True)
class FetchRules:
    """Seconds without a byte, seconds for the whole answer, bytes, redirects; `allow_private` is for own servers."""

    patience: float = 15.0
    longest: float = 60.0
    most_bytes: int = 20_000_000
    most_redirects: int = 5
    allow_private: bool = False


def fetch(url: str, rules: FetchRules | None = None) -> RawCapture:
    """The answer to GET `url`, after redirects. Raises IntakeError for whatever is not an answer with status 2xx."""
    import httpx2  # a tenth of a second, and only web addresses need it

    rules = rules or FetchRules()
    until = monotonic() + rules.longest
    at = url
    # A connection is used once: it was checked for one name, and another name may have the same address.
    with httpx2.Client(trust_env=False, limits=httpx2.Limits(max_keepalive_connections=0)) as client:
        for _ in range(rules.most_redirects + 1):
            with _named_errors(at, url, rules):
                target = _target(httpx2.URL(at), url)
                answer = _get(client, target, url, rules, until)
            if isinstance(answer, RawCapture):
                return answer
            at = str(answer)
    raise IntakeError(f"it redirects more than {rules.most_redirects} times", where=url, remedy=SAVE_IT)


@contextmanager
def _named_errors(at: str, asked: str, rules: FetchRules) -> Iterator[None]:
    """Turns what the network and its library raise into an IntakeError that names the address asked for."""
    import httpx2

    try:
        yield
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        what = f"{at[:200]!r} is no web address: {error}"
        raise IntakeError(what, where=asked, remedy="check how it is written") from None
    except httpx2.TimeoutException:
        what = f"no answer within {rules.patience:g} seconds"
        raise IntakeError(what, where=asked, remedy=f"try again later, or {SAVE_IT}") from None
    except (httpx2.TransportError, httpx2.DecodingError) as error:
        what = f"it cannot be reached: {error}"
        raise IntakeError(what, where=asked, remedy=f"check the address and the connection, or {SAVE_IT}") from None


def _target(target: httpx2.URL, asked: str) -> httpx2.URL:
    if target.scheme not in ("http", "https") or not target.host:
        what = f"it leads to {str(target)[:200]!r}, which is not http or https"
        raise IntakeError(what, where=asked, remedy="only web pages are fetched")
    if target.userinfo:
        raise IntakeError("it holds a user name or password", where=asked, remedy="give the address without it")
    return target


def _get(
    client: httpx2.Client, target: httpx2.URL, asked: str, rules: FetchRules, until: float
) -> RawCapture | httpx2.URL:
    """The capture, or where the answer redirects to. Raises IntakeError, and what httpx2 raises."""
    import httpx2

    address = _address(target, asked, rules)
    request = httpx2.Request(
        "GET",
        target.copy_with(host=str(address), fragment=None),
        headers={"Host": target.netloc.decode("ascii"), "User-Agent": AGENT, "Accept-Encoding": "identity"},
        extensions={
            "sni_hostname": target.raw_host.decode("ascii"),
            "timeout": httpx2.Timeout(rules.patience).as_dict(),
        },
    )
    answer = client.send(request, stream=True)
    try:
        if answer.is_redirect and "location" in answer.headers:
            return target.join(answer.headers["location"])
        if not answer.is_success:
            what = f"the server answers {answer.status_code} {answer.reason_phrase}".rstrip()
            raise IntakeError(what, where=asked, remedy=f"check the address, or {SAVE_IT}")
        data = _body(answer, asked, rules, until)
    finally:
        answer.close()
    return RawCapture(
        data=data,
        name=_name(target, answer.headers.get("content-type", "")),
        how=How.FETCHED,
        url_asked=asked,
        url_answered=str(target.copy_with(fragment=None)),
        status=answer.status_code,
        headers=tuple(answer.headers.multi_items()),
    )


def _address(target: httpx2.URL, asked: str, rules: FetchRules) -> Address:
    """The address to connect to. Raises IntakeError where the name has none, or one that is not public."""
    port = target.port or (443 if target.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(target.raw_host.decode("ascii"), port, type=socket.SOCK_STREAM)
    except OSError as error:
        what = f"the name {target.host!r} is not known: {error.strerror or error}"
        raise IntakeError(what, where=asked, remedy="check the address and the connection") from None
    addresses = [ipaddress.ip_address(entry[4][0]) for entry in found]
    if not rules.allow_private and not all(_is_public(address) for address in addresses):
        what = f"{target.host!r} is no public address"
        raise IntakeError(what, where=asked, remedy="only public pages are fetched; save the page and add the file")
    return addresses[0]


def _is_public(address: Address) -> bool:
    """Whether anyone may reach it; an address that wraps an IPv4 address is judged by what it wraps."""
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if wrapped is None and address in NAT64:
            wrapped = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if wrapped is not None:
            return _is_public(wrapped)
    return address.is_global and not address.is_multicast


def _body(answer: httpx2.Response, asked: str, rules: FetchRules, until: float) -> bytes:
    body = bytearray()
    declared = answer.headers.get("content-length", "")
    too_big = declared.isdecimal() and int(declared[:20]) > rules.most_bytes
    for chunk in () if too_big else answer.iter_bytes(CHUNK):
        body += chunk
        too_big = len(body) > rules.most_bytes
        if too_big:
            break
        if monotonic() > until:
            what = f"the answer is not complete after {rules.longest:g} seconds"
            raise IntakeError(what, where=asked, remedy=f"try again later, or {SAVE_IT}")
    if too_big:
        what = f"the answer has more than {rules.most_bytes:,} bytes"
        raise IntakeError(what, where=asked, remedy="download it yourself and add the file")
    return bytes(body)


def _name(target: httpx2.URL, content_type: str) -> str:
    """The last part of the address with the ending of its media type."""
    path = PurePosixPath(target.path)
    told = path.suffix.lower().removeprefix(".")
    media = content_type.partition(";")[0].strip().lower()
    ending = ENDINGS.get(media)
    if ending is None and told not in TOLD_BY_ADDRESS:
        ending = {"text/plain": "txt", "application/json": "json"}.get(media)
    if ending is None:
        return path.name or target.host
    stem = path.stem or target.host
    return f"{stem}.{ending}"
