"""What do the lists and the pages of raids and incidents hold?"""

from __future__ import annotations

from svidok.ledger import Ledger
from svidok.model.form import Form
from svidok.pipeline.answer import grounds
from svidok.web.asked import DAYS, PAGING, Query, checked
from svidok.web.language import LANGUAGES, language
from svidok.web.links import thing_url
from svidok.web.rows import record_list, record_row
from svidok.web.view import Path, View, reports_of

SPOKEN = tuple(LANGUAGES)


def raids(ledger: Ledger, path: Path, query: Query) -> View:
    asked = checked(query, DAYS | PAGING | {"side"})
    title = language(query).say("record.raids")
    return View("/raids", "raids.html", title, record_list(ledger, "raid", asked), languages=SPOKEN)


def incidents(ledger: Ledger, path: Path, query: Query) -> View:
    asked = checked(query, DAYS | PAGING | {"side", "area", "place", "contains"})
    title = language(query).say("record.incidents")
    return View("/incidents", "incidents.html", title, record_list(ledger, "incident", asked), languages=SPOKEN)


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
    return View(thing_url("raid", form["id"]), "raid.html", _title("raid", form, query), data, languages=SPOKEN)


def incident(ledger: Ledger, path: Path, query: Query) -> View:
    checked(query, frozenset())
    form = record_row(ledger, "incident", path["id"])
    if isinstance(form, View):
        return form
    reports = reports_of(ledger, (member["report"] for member in form["members"]))
    return View(
        thing_url("incident", form["id"]),
        "incident.html",
        _title("incident", form, query),
        {"incident": form, "reports": reports, "grounds": grounds(ledger, reports)},
        languages=SPOKEN,
    )


def _title(kind: str, form: Form, query: Query) -> str:
    return f"{language(query).say(f'record.{kind}')} {form['id']}"
