"""Do the pages of the record speak the language that they are asked in, and lead on in it?"""

from __future__ import annotations

import re

import pytest
from tests.web.web_parsing import Parsed

from svidok.web.language import ENGLISH, UKRAINIAN, _words
from svidok.web.placenames import _names
from svidok.web.wording import place

LISTS = ("/raids", "/incidents", "/documents")
NAMES = {"Raw bytes, SHA-256", "Text, SHA-256"}
LONG = 6  # characters: a shorter phrase may be a part of a name


def addresses(sample_client) -> list[str]:
    first = [sample_client.get(f"{path}.json").json()["items"][0]["id"] for path in LISTS]
    return [*LISTS, *(f"{path}/{one}" for path, one in zip(LISTS, first, strict=True))]


def phrases() -> list[str]:
    """What the English pages of the record say, without what fills its blanks."""
    said = (re.split(r"\{\w+\}", form["en"]) for form in _words()["record"].values())
    return [part.strip(" .,:;") for parts in said for part in parts if len(part.strip()) > LONG]


def test_a_ukrainian_page_says_nothing_of_its_own_in_english(sample_client):
    for address in addresses(sample_client):
        page = Parsed(sample_client.get(f"{address}?lang=uk").text)
        [main] = page.all("main")
        assert "lang" not in main.attributes
        english = " ".join(e.text for e in page.elements if e.attributes.get("lang") == "en")
        own = [phrase for phrase in phrases() if re.search(rf"\b{re.escape(phrase)}\b", main.text)]
        assert [phrase for phrase in own if phrase not in english] == [], address


def test_every_way_on_from_a_ukrainian_page_stays_ukrainian(sample_client):
    for address in addresses(sample_client):
        page = Parsed(sample_client.get(f"{address}?lang=uk").text)
        inside = [a.attributes["href"] for a in page.all("a") if a.attributes["href"].startswith("/")]
        other = page.all("a", "tongue")[0].attributes["href"]
        ways = [one for one in inside if one != other and not re.search(r"\.json|/static/", one)]
        assert ways
        assert [one for one in ways if "lang=uk" not in one] == [], address


@pytest.mark.parametrize(
    ("language", "words"), [(ENGLISH, "Kharkiv, Kharkiv oblast"), (UKRAINIAN, "Харків, Харківська область")]
)
def test_a_settlement_is_called_as_the_language_calls_it(language, words):
    key = next(key for key, name in _names("en").items() if name == "Kharkiv")
    form = {"place": "Kharkiv", "place_key": key, "admin1": "UA-63", "place_precision": "settlement"}
    assert place(form, language) == words
    assert place({**form, "place_key": "none"}, language).startswith("Kharkiv, ")
