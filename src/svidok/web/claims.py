"""What do the list of claims and the page of a claim hold?"""

from __future__ import annotations

from svidok.ledger import Ledger
from svidok.pipeline.answer import grounds
from svidok.web.asked import DAYS, PAGING, Query, checked
from svidok.web.links import thing_url
from svidok.web.rows import record_list, record_row
from svidok.web.view import Path, View, reports_of


def claims(ledger: Ledger, path: Path, query: Query) -> View:
    asked = checked(query, DAYS | PAGING | {"contains"})
    data = record_list(ledger, "claim", asked)
    data["reports"] = reports_of(ledger, (item["report"] for item in data["items"]))
    return View("/claims", "claims.html", "Claims", data)


def claim(ledger: Ledger, path: Path, query: Query) -> View:
    checked(query, frozenset())
    form = record_row(ledger, "claim", f"{path['report']}#claims/{path['index']}")
    if isinstance(form, View):
        return form
    return View(
        thing_url("claim", form["id"]),
        "claim.html",
        "Claim",
        {
            "claim": form,
            "reports": reports_of(ledger, [form["report"]]),
            "grounds": grounds(ledger, [form["report"]]),
        },
    )
