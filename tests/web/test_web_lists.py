"""Lists are filtered and paged, nothing is hidden, and what cannot be asked is refused with the remedy."""

from __future__ import annotations

import pytest
from tests.web.web_parsing import Parsed


def test_pages_follow_one_another_until_everything_was_shown(long_client):
    address, seen = "/incidents?limit=25", []
    while address:
        page = Parsed(long_client.get(address).text)
        seen += [a.attributes["href"] for e in ("h3",) for a in page.all("a") if "/incidents/" in a.attributes["href"]]
        status = page.all("p", "pager")[0].text
        assert "of 60 incidents shown" in status
        following = [a.attributes["href"] for a in page.all("a") if a.attributes.get("rel") == "next"]
        address = following[0] if following else None
    assert len(seen) == len(set(seen)) == 60


def test_the_api_leads_on_by_link(long_client):
    address, ids = "/api/v1/incidents?limit=7&side=RU", []
    while address:
        answer = long_client.get(address)
        ids += [item["id"] for item in answer.json()["items"]]
        address = answer.links.get("next", {}).get("url")
    assert len(ids) == len(set(ids)) == 60


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 60),
        ("from=2024-03-01&to=2024-03-31", 5),
        ("from=2024-12-01", 5),
        ("to=2023-12-31", 0),
        ("side=RU", 60),
        ("side=UA", 0),
        ("area=UA-59", 60),
        ("area=UA-30", 0),
        ("place=Sumy", 60),
        ("place=Kyiv", 0),
        ("from=&to=&side=&place=", 60),
        ("place=%25", 0),
        ("contains=%27%20OR%201=1--", 0),
        ("side=RU%22%20OR%20%221%22=%221", 0),
    ],
)
def test_filters_say_how_many_fit(long_client, query, found):
    answer = long_client.get(f"/incidents.json?{query}").json()
    assert answer["total"] == found
    assert f"of {found} incidents shown" in long_client.get(f"/incidents?{query}").text


def test_objects_are_found_by_the_words_of_the_report(client):
    assert client.get("/incidents.json", params={"contains": "SCHOOL"}).json()["total"] == 1
    assert client.get("/incidents.json", params={"contains": "hospital"}).json()["total"] == 0


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("language=uk", 1),
        ("source=Sample+Agency", 1),
        ("contains=ДРОНІВ", 1),
        ("contains=zzz", 0),
        ("from=2025-07-05", 0),
    ],
)
def test_reports_are_filtered(client, query, found):
    assert client.get(f"/documents.json?{query}").json()["total"] == found


def test_claims_are_found_by_speaker_kind_and_words(client):
    for words in ("analyst", "fact", "largest attack"):
        assert client.get("/claims.json", params={"contains": words}).json()["total"] == 1


def test_a_filter_stays_in_the_form_and_in_the_next_address(long_client):
    page = Parsed(long_client.get("/incidents?side=RU&place=Sumy").text)
    [place] = [e for e in page.all("input") if e.attributes["name"] == "place"]
    [side] = [e for e in page.all("option") if "selected" in e.attributes]
    [following] = {a.attributes["href"] for a in page.all("a") if a.attributes.get("rel") == "next"}
    assert place.attributes["value"] == "Sumy"
    assert side.attributes["value"] == "RU"
    assert "side=RU" in following
    assert "place=Sumy" in following


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("from=4+July", "2025-07-04"),
        ("frm=2025-07-04", "known here"),
        ("limit=0", "1 to 1000"),
        ("limit=1001", "1 to 1000"),
        ("limit=-5", "whole number"),
        ("limit=٣", "whole number"),
        ("limit=99999999999999999999999", "1 to 1000"),
        ("cursor=zzz", "cursor"),
        ("cursor=%00", "no text has"),
        ("place=%00", "no text has"),
        ("place=" + "x" * 301, "too long"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_remedy(client, query, word):
    for address in ("/incidents", "/api/v1/incidents"):
        answer = client.get(f"{address}?{query}")
        assert answer.status_code == 400
        assert word in answer.text


def test_the_overview_counts_days_and_leads_to_them(long_client):
    form = long_client.get("/index.json").json()
    assert form["incidents"] == 60
    assert [day["date"] for day in form["days"]] == sorted((day["date"] for day in form["days"]), reverse=True)
    for day in form["days"]:
        of_day = long_client.get(f"/incidents.json?from={day['date']}&to={day['date']}").json()
        assert of_day["total"] == day["incidents"]
