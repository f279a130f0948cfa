"""What do the lists and the pages of raids and incidents hold?"""

from __future__ import annotations

from svidok.ledger import Ledger
from svidok.pipeline.answer import grounds
from svidok.web.asked import DAYS, PAGING, Query, checked
from svidok.web.links import thing_url
from svidok.web.rows import record_list, record_row
from svidok.web.view import Path, View, reports_of


def raids(ledger: Ledger, path: Path, query: Query) -> View:
    asked = checked(query, DAYS | PAGING | {"side"})
    return View("/raids", "raids.html", "Raids", record_list(ledger, "raid", asked))


def incidents(ledger: Ledger, path: Path, query: Query) -> View:
    asked = checked(query, DAYS | PAGING | {"side", "area", "place", "contains"})
    return View("/incidents", "incidents.html", "Incidents", record_list(ledger, "incident", asked))


def raid(ledger: Ledger, path: Path, query: Query) -> View:
    checked(query, frozenset())
    form = record_row(ledger, "raid", path["id"])
    if isinstance(form, View):
        return form
    of_it = (ledger.record_row("incident", one) for one in form["incidents"])
    data = {
        "raid": form,
        "incidents": [dict(row.form) for row in of_it if row],
        "reports": reports_of(ledger, (member["report"] for member in form["members"])),
        "grounds": grounds(ledger, (member["report"] for member in form["members"])),
    }
    return View(thing_url("raid", form["id"]), "raid.html", f"Raid {form['id']}", data)


def incident(ledger: Ledger, path: Path, query: Query) -> View:
    checked(query, frozenset())
    form = record_row(ledger, "incident", path["id"])
    if isinstance(form, View):
        return form
    reports = reports_of(ledger, (member["report"] for member in form["members"]))
    return View(
        thing_url("incident", form["id"]),
        "incident.html",
        f"Incident {form['id']}",
        {"incident": form, "reports": reports, "grounds": grounds(ledger, reports)},
    )
