"""Claims, speakers, narratives and forecasts have pages: what they show is what the ledger of claims holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient
from tests.web.crawling import asking
from tests.web.web_parsing import Parsed

from svidok.ledger import Ledger, StoreKind
from svidok.lexicon.packs import PACKS
from svidok.model.record import Judgement, JudgementKind
from svidok.pipeline import claims as held
from svidok.pipeline.claim_lists import keep_listed, listed
from svidok.pipeline.claims import ClaimFilter
from svidok.pipeline.corridor import corridor
from svidok.pipeline.receive import receive
from svidok.pipeline.record import renew
from svidok.pipeline.verdicts import confirmation
from svidok.web.claims import begin_here
from svidok.web.language import LANGUAGES

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def claimed(tmp_path_factory) -> Iterator[Ledger]:
    """The sample as the reader reads it, one verdict confirmed by a person."""
    with Ledger.open(tmp_path_factory.mktemp("claims") / "store", kind=StoreKind.SAMPLE) as made:
        receive([str(PACKS / "sample" / "reports.jsonl")], made, corridor(), lambda: NOW)
        renew(made, corridor())
        wanted = str(checked(made)["id"])
        blank = Judgement("J-page", "a reader", NOW, "counted again by hand", JudgementKind.UNSURE)
        made.judge([confirmation(made, blank, wanted)], NOW)
        renew(made, corridor())
        yield made


@pytest.fixture(scope="module")
def client(claimed) -> TestClient:
    return asking(claimed)


def checked(ledger: Ledger) -> dict[str, object]:
    """The first claim that has a verdict, open ones aside."""
    items = held.claims(ledger, ClaimFilter(), limit=1000).items
    return next(form for form in reversed(items) if form["verdict"] and form["verdict"]["finding"] != "open")


def every(ledger: Ledger) -> list[dict[str, object]]:
    return list(held.claims(ledger, ClaimFilter(), limit=1000).items)


def test_the_list_pages_through_every_claim(client, claimed):
    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        answer = client.get("/claims.json", params={"limit": 10, "cursor": cursor}).json()
        seen += [form["id"] for form in answer["items"]]
        cursor = answer["next"]
    assert seen == [form["id"] for form in every(claimed)]
    assert len(seen) == len(set(seen)) > 20


@pytest.mark.parametrize("name", ["speaker", "kind", "topic", "voice"])
def test_a_filter_leaves_what_has_that_value_and_nothing_else(client, claimed, name):
    for value in {form[name] for form in every(claimed) if form[name]}:
        found = client.get("/claims.json", params={name: value, "limit": 1000}).json()["items"]
        assert [one["id"] for one in found] == [form["id"] for form in every(claimed) if form[name] == value]


def test_claims_are_filtered_by_what_the_record_says_and_by_days(client, claimed):
    for finding in ("none", "record too thin"):
        found = client.get("/claims.json", params={"verdict": finding, "limit": 1000}).json()["items"]
        assert found
        assert all((one["verdict"]["finding"] if one["verdict"] else "none") == finding for one in found)
    days = {"from": "2025-07-01", "to": "2025-07-31", "limit": "1000"}
    july = client.get("/claims.json", params=days).json()["items"]
    assert {one["id"] for one in july} == {
        form["id"] for form in every(claimed) if str(form["first_said"]).startswith("2025-07")
    }


def test_the_first_view_begins_with_what_is_contested_or_decided(client, claimed):
    board = client.get("/claims.json").json()["begin_here"]
    assert 0 < len(board) <= 6
    speakers = [one["speaker"] for one in board]
    assert max(map(speakers.count, speakers)) <= 2
    assert client.get("/claims.json", params={"kind": "fact"}).json()["begin_here"] == []


def test_what_is_contested_stands_before_what_is_decided_before_what_most_carry():
    def form(name: str, *, against: bool = False, finding: str | None = None, origins: int = 1) -> dict[str, object]:
        verdict = {"finding": finding} if finding else None
        counter = ["other"] if against else []
        return {
            "id": name,
            "speaker": name,
            "counter": counter,
            "verdict": verdict,
            "n_origins": origins,
            "n_reports": 1,
        }

    plain, carried = form("plain"), form("carried", origins=9)
    thin, decided = form("thin", finding="record too thin"), form("decided", finding="contradicted")
    contested = form("contested", against=True)
    board = [one["id"] for one in begin_here([plain, carried, thin, decided, contested])]
    assert board == ["contested", "decided", "carried", "plain", "thin"]


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_every_claim_and_speaker_has_a_page_in_every_language(client, claimed, lang):
    addresses = [f"/claims/{form['id']}" for form in every(claimed)]
    addresses += [f"/speakers/{form['key']}" for form in held.speakers(claimed)]
    for address in (*addresses, "/claims", "/speakers", "/narratives", "/forecasts"):
        answer = client.get(address, params={"lang": lang})
        assert answer.status_code == 200, address
        assert f'<html lang="{lang}">' in answer.text


def test_the_twin_of_a_claim_is_what_the_ledger_of_claims_holds(client, claimed):
    for form in every(claimed)[:5]:
        shown = client.get(f"/claims/{form['id']}.json").json()["claim"]
        assert shown == json.loads(json.dumps(held.claim(claimed, form["id"])))
        assert client.get(f"/api/v1/claims/{form['id']}").json()["claim"] == shown


def test_a_claim_leads_to_its_words_its_speaker_and_its_evidence(client, claimed):
    for form in every(claimed):
        whole = held.claim(claimed, form["id"])
        links = Parsed(client.get(f"/claims/{form['id']}").text).links()
        assert sum("?at=" in link for link in links) >= 1
        if form["speaker"]:
            assert f"/speakers/{form['speaker']}" in links
        for reading in whole["verdict_full"]["readings"] if whole["verdict_full"] else ():
            for used in reading["figures"]:
                assert all(any(link.endswith(f"/{one}") for link in links) for one in used["evidence"][:6])
        for link in links:
            if link.startswith("/"):
                assert client.get(link).status_code == 200, link


def test_a_claim_of_one_report_leads_to_the_gathered_one(client, claimed):
    whole = held.claim(claimed, every(claimed)[0]["id"])
    report, _, index = whole["appearances"][0]["member"].rpartition("#claims/")
    assert f"/claims/{whole['id']}" in Parsed(client.get(f"/claims/{report}/{index}").text).links()


def test_only_a_confirmed_verdict_leaves_as_a_review(client, claimed):
    for form in every(claimed):
        answer = client.get(f"/claims/{form['id']}/claimreview.json")
        if form["decision"]:
            assert answer.headers["content-type"].startswith("application/ld+json")
            assert answer.json()["@type"] == "ClaimReview"
        else:
            assert answer.status_code == 404
    assert sum(form["decision"] is not None for form in every(claimed)) == 1


def test_a_verdict_says_that_a_machine_made_it_until_a_person_confirms(client, claimed):
    for form in every(claimed):
        text = client.get(f"/claims/{form['id']}").text
        if form["verdict"]:
            assert ("confirmed by a reader" in text) == (form["decision"] is not None)
            assert ("machine-made" in text) == (form["decision"] is None)


def test_what_is_not_there_or_cannot_be_asked_is_refused_with_the_remedy(client):
    for address in ("/claims/C-never", "/speakers/nobody", "/claims/C-never/claimreview.json", "/claims/%00"):
        assert client.get(address).status_code == 404, address
    for query in ("kind=lie", "verdict=false", "voice=x", "from=x", "nonsense=1", "limit=x"):
        answer = client.get(f"/claims.json?{query}")
        assert answer.status_code == 400, query
        assert answer.headers["content-type"] == "application/problem+json"


def test_no_page_of_claims_calls_anything_a_lie(client, claimed):
    for address in ("/claims", "/narratives", "/forecasts", "/speakers"):
        shown = Parsed(client.get(address).text).all("main")[0].text.lower().split()
        assert not {"lie", "lies", "lying", "liar", "брехня", "false"} & set(shown)


def test_the_board_has_every_forecast_once(client, claimed):
    states = client.get("/forecasts.json").json()["states"]
    shown = [form["id"] for state in states for form in state["items"]]
    assert sorted(shown) == sorted(form["id"] for form in every(claimed) if form["forecast"])


def test_narratives_stand_by_origins(client):
    origins = [form["n_origins"] for form in client.get("/narratives.json").json()["items"]]
    assert origins == sorted(origins, reverse=True)


def test_thrown_away_or_damaged_it_is_made_again(claimed):
    before = held.claims(claimed, ClaimFilter())
    many = held.facets(claimed)
    for path in (claimed.folder / "derived").glob("claims-*"):
        path.unlink()
    assert held.claims(claimed, ClaimFilter()) == before
    assert held.facets(claimed) == many
    for path in (claimed.folder / "derived").glob("claims-*"):
        path.write_bytes(b"no such thing")
    assert held.claims(claimed, ClaimFilter()).total == before.total
    keep_listed(claimed)


def test_filters_give_the_same_as_every_claim_asked_one_by_one(claimed):
    every = held.claims(claimed, ClaimFilter(), limit=1000).items
    for name in ("kind", "voice", "topic", "narrative"):
        for value in {form[name] for form in every if form[name]}:
            wanted = ClaimFilter(**{name: value})
            assert [form["id"] for form in held.claims(claimed, wanted, limit=1000).items] == [
                form["id"] for form in every if wanted.holds(form)
            ]
    assert len(listed(claimed).forms) == len(every)
