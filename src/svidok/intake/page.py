"""What does a web page report, without its menus, and what does it say about itself?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from svidok.errors import IntakeError
from svidok.intake.capture import CHARSET, RawCapture
from svidok.intake.charset import decode
from svidok.intake.format import kind
from svidok.intake.received import Item, Row, receive

MOST_BYTES = 20_000_000
MOST_TAGS = 100_000  # news pages have some thousands; the time to find the article grows faster than their number
META = re.compile(rb"<meta[^>]{0,300}>|<\?xml[^>]{0,300}>", re.IGNORECASE)
HEAD_OF_PAGE = 16_384
# The date that the page gives for its publication, with its clock time where it has one. A limit in the far future
# keeps the answer from depending on the day it is asked.
DATES = {
    "original_date": True,
    "extensive_search": False,
    "outputformat": "%Y-%m-%dT%H:%M:%S%z",
    "max_date": "2199-12-31",
}


class Page:
    name = "page"
    takes = "web pages (http, https, saved .html)"

    def accepts(self, name: str, head: bytes) -> bool:
        return kind(name, head) in {"html", "htm", "xhtml"}

    def parse(self, capture: RawCapture) -> Iterator[Item]:
        where, data = capture.where, capture.data
        if len(data) > MOST_BYTES or data.count(b"<") > MOST_TAGS:
            what = f"the page has more than {MOST_BYTES:,} bytes or {MOST_TAGS:,} tags"
            raise IntakeError(what, where=where, remedy="save the article itself, or copy its text into a .txt file")
        html = decode(data, where, [capture.charset, _declared(data)])
        yield receive(capture, "page", _row(html, capture))


def _declared(data: bytes) -> str | None:
    """The charset that the page itself declares."""
    for tag in META.findall(data[:HEAD_OF_PAGE]):
        if match := CHARSET.search(tag.decode("latin-1").replace("encoding", "charset")):
            return match[1]
    return None


def _row(html: str, capture: RawCapture) -> Row:
    from trafilatura import bare_extraction, load_html  # takes half a second to load, and few commands read pages

    tree = load_html(html)
    found: Any = None
    if tree is not None:
        language = tree.get("lang")
        found = bare_extraction(
            tree, url=capture.url_answered, with_metadata=True, include_comments=False, date_extraction_params=DATES
        )
    if found is None or not (found.text or "").strip():
        remedy = "save the page after it has loaded in a browser, or copy its text into a .txt file"
        raise IntakeError("no article text was found in the page", where=capture.where, remedy=remedy)
    fields = {
        "text": _with_headline(found.text, found.title),
        "lang": language,
        "published": _without_midnight(found.date),
        "title": found.title,
        "source_name": found.sitename or found.hostname,
        "url": capture.url_answered or found.url,
        "author": found.author,
    }
    return Row(capture.where, fields)


def _with_headline(text: str, title: str | None) -> str:
    """The article under its headline, which is part of what was published."""
    return text if not title or text.lstrip().startswith(title.strip()) else f"{title.strip()}\n\n{text}"


def _without_midnight(date: str | None) -> str | None:
    """A day without a clock time comes as midnight without an offset."""
    return date.removesuffix("T00:00:00") if date else None


FORMAT = Page()
