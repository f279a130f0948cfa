"""An id that was ever given out leads on: no page of it says “not found”."""

from __future__ import annotations

import pytest
from tests.web.crawling import asking
from tests.web.web_examples import AT, filled, many

from svidok.model.record import Judgement, JudgementKind, MemberKey
from svidok.pipeline.corridor import corridor
from svidok.pipeline.record import renew


@pytest.fixture
def merged(tmp_path):
    """A client, the id of an incident that was joined to another one, and the id of that other."""
    with filled(tmp_path / "store", many(4)) as ledger:
        before = list(ledger.record("incident").items)
        subjects = tuple(MemberKey.parse(row.form["members"][0]["member"]) for row in before[:2])
        ledger.judge([Judgement("", "olena", AT, "one strike", JudgementKind.SAME, subjects)], AT)
        renew(ledger, corridor())
        after = {row.id for row in ledger.record("incident").items}
        (gone,) = {row.id for row in before} - after
        (pointer,) = [ledger.pointer("incident", gone)]
        yield asking(ledger), gone, pointer.to[0]


def test_a_joined_incident_leads_to_where_its_things_stand(merged):
    client, gone, now = merged
    page = client.get(f"/incidents/{gone}")
    assert page.status_code == 200
    assert f'href="/incidents/{now}"' in page.text
    assert client.get(f"/incidents/{now}").status_code == 200
    for twin in (f"/incidents/{gone}.json", f"/api/v1/incidents/{gone}"):
        data = client.get(twin).json()
        assert (data["pointer"]["kind"], data["pointer"]["to"]) == ("merged", [now])


def test_a_claim_that_is_read_no_more_leads_to_its_report(merged):
    client, _, _ = merged
    report = client.get("/documents.json").json()["items"][0]["id"]
    page = client.get(f"/claims/{report}/999")
    assert page.status_code == 200
    assert f'href="/documents/{report}"' in page.text


def test_what_was_never_given_out_is_not_found(merged):
    client, _, _ = merged
    for path in ("/incidents/I-never", "/raids/R-never", "/claims/never/0", "/incidents/I-never.json"):
        assert client.get(path).status_code == 404
