"""A page as a browser takes it apart: its elements with their attributes, and the words inside of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

EMPTY = frozenset({"meta", "link", "input", "br", "img", "base"})


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Parsed(HTMLParser):
    """All elements of a page, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in EMPTY:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def all(self, tag: str, name: str | None = None) -> list[Element]:
        return [e for e in self.elements if e.tag == tag and (name is None or name in e.classes)]

    def links(self, page: str = "/") -> list[str]:
        """Every address of this site that the page leads to, without its fragment."""
        found = [urljoin(page, a.attributes["href"]).partition("#")[0] for a in self.all("a")]
        return sorted({address for address in found if address.startswith("/")})
