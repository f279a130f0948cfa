"""Under which permanent URL does a thing stand, and under which the exact words that a figure rests on?

    /raids/ID    /incidents/ID    /documents/ID    /claims/ID    /claims/REPORT/N    /speakers/KEY
    each also with .json
    /documents/ID?at=START-END[,START-END…]#words    the report, with these words marked and scrolled to

Ids are written percent-encoded as one segment. Only http and https addresses of reports become links.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")
_FOLDERS = {
    "raid": "raids",
    "incident": "incidents",
    "gathered": "claims",
    "document": "documents",
    "speaker": "speakers",
}


def thing_url(kind: str, thing_id: str) -> str:
    """The page of a raid, incident, document or speaker, of a gathered claim, or of a claim as one report has it."""
    if kind == "claim":
        report, _, index = thing_id.rpartition("#claims/")
        if not report:  # made of a raid's figure: it stands in the report's own raids
            return thing_url("document", thing_id.rpartition("#")[0])
        return f"/claims/{quote(report, safe='')}/{quote(index, safe='')}"
    return f"/{_FOLDERS[kind]}/{quote(thing_id, safe='')}"


def words_url(report: str, spans: Iterable[Iterable[int]]) -> str:
    """The report's page, opened at these words."""
    at = ",".join("-".join(map(str, span)) for span in spans)
    return f"{thing_url('document', report)}{f'?at={at}#words' if at else ''}"


def asked_spans(at: str) -> list[tuple[int, int]]:
    """The spans of an `at`; what is written otherwise is left out."""
    matches = (_SPAN.fullmatch(part) for part in at.split(","))
    return [(int(match[1]), int(match[2])) for match in matches if match]


def safe_link(url: str | None) -> str | None:
    """The address, if a browser may follow it: nothing but http and https."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def adding(address: str, name: str, value: str | None) -> str:
    """The address with one more parameter, before its fragment; as it is where there is no value."""
    if value is None:
        return address
    before, mark, fragment = address.partition("#")
    return f"{before}{'&' if '?' in before else '?'}{urlencode({name: value})}{mark}{fragment}"


def with_query(path: str, query: Mapping[str, Any]) -> str:
    """The path with all that is given of the query."""
    given = {name: value for name, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(given)}" if given else path
