"""How does one thing of the record look on a terminal?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from svidok.cli.claim_rows import gathered_lines
from svidok.model.figure import Outcome
from svidok.model.form import FIGURES

Form = Mapping[str, Any]

WIDTH = 100
TOLD = ("author", "edited", "forwarded_from", "url")  # of a report, beside its words
OUTCOMES = [str(outcome) for outcome in Outcome]


def ends(form: Form | None) -> str:
    """A range as people write it: 12, 12+, ≤12, 12–15, ~30; a dash where there is none."""
    if not form:
        return "–"
    least, most = form.get("least", form.get("min")), form.get("most", form.get("max"))
    if least is None and most is None:
        return "–"
    if most is None:
        return f"{least}+"
    if least is None:
        return f"≤{most}"
    return str(least) if least == most else f"{least}–{most}"


def raid_line(form: Form) -> str:
    counts = [c for c in form["counts"] if not c["area"] and not c["derived"]] or form["counts"]
    counts = sorted(counts, key=lambda count: (OUTCOMES.index(count["outcome"]), count["weapon"]))
    said = ", ".join(f"{ends(c)} {c['weapon']} {c['outcome']}{_unit(c)}" for c in counts[:6])
    summed = ", a sum over a longer time" if form["cumulative"] else ""
    return f"{form['id']}  {_when(form)}{summed}  {form['attacker'] or '?':2}  {said}  [{_assurance(form)}]"


def incident_line(form: Form) -> str:
    stands = [name for name in FIGURES if form.get(name) and ends(form[name]) != "–"]
    said = ", ".join(f"{ends(form[name])} {name.replace('_', ' ')}" for name in stands)
    harmed = ", ".join(sorted({site["class"] for site in form["objects"]}))
    where = place_words(form)
    return f"{form['id']}  {_when(form)}  {where}  {'; '.join(filter(None, (said, harmed)))}  [{_assurance(form)}]"


def claim_line(form: Form) -> str:
    who = form["speaker"] or ("nobody named" if form["unattributed"] else "the report itself")
    via = f" via {', '.join(form['via'])}" if form["via"] else ""
    words = " ".join(form["quotes"][0]["text"].split())
    return f"{form['id']}  {form['published'] or '?'}  {form['kind']}  {who}{via}: {_short(words)}"


def document_line(form: Form) -> str:
    says = _short(form["title"] or form["begins"])
    return f"{form['id']}  {form['published'] or '?'}  {form['source_name'] or '?'}: {says}"


def pointer_line(form: Form) -> str:
    """What became of an id that was issued once."""
    return f"{form['id']}  {form['kind']}: {', '.join(form['to']) or 'nothing that it held is read any more'}"


def place_words(form: Form) -> str:
    """Settlement, region; or the region; or the country; rivals where the words fit several."""
    named = ", ".join(str(part) for part in (form.get("place"), form.get("admin1")) if part)
    if form.get("rivals"):
        return f"{named or 'somewhere'} (unsure: {len(form['rivals'])} places fit)"
    return named or form.get("country") or "place not said"


def thing_lines(kind: str, form: Form) -> Iterator[str]:
    """The thing and, under each figure, the words that it comes from."""
    if kind == "pointer":
        yield pointer_line(form)
        return
    if kind == "gathered":
        yield from gathered_lines(form)
        return
    yield {"raid": raid_line, "incident": incident_line, "claim": claim_line, "document": document_line}[kind](form)
    if kind == "document":
        yield from (f"  {name.replace('_', ' ')}: {form[name]}" for name in TOLD if form[name])
        yield from ("", form["text"])
        return
    if kind == "claim":
        yield from (f"    {form['report']} [{q['start']}, {q['end']}) {q['text']}" for q in form["quotes"])
        return
    for name, figure in _figures(kind, form):
        yield f"  {name}: {ends(figure)} ({figure['rule']})"
        for step in figure["steps"]:
            yield f"    {ends(step)} {', '.join(step['source'])} {step['why']}"
            yield from _words(step)
    for site in form.get("objects", ()):
        yield f"  {site['class']} {site['effect'] or ''}: {site['phrase'] or ''}"
    yield "  said in:"
    for member in form["members"]:
        yield from _words(member)


def _figures(kind: str, form: Form) -> Iterator[tuple[str, Form]]:
    if kind == "raid":
        for count in form["counts"]:
            area = f" over {', '.join(count['area'])}" if count["area"] else ""
            yield f"{count['weapon']} {count['outcome']}{_unit(count)}{area}", count
    else:
        yield from ((name.replace("_", " "), form[name]) for name in FIGURES if form.get(name))


def _words(evidence: Form) -> Iterator[str]:
    for (start, end), quote in zip(evidence["evidence"], evidence["quotes"], strict=True):
        yield f"      {evidence['report']} [{start}, {end}) {_short(' '.join(quote.split()))}"


def _when(form: Form) -> str:
    return form.get("date") or "no date"


def _unit(count: Form) -> str:
    return " places" if count["unit"] == "location" else ""


def _assurance(form: Form) -> str:
    return f"{form['grade']}, {_many(form['n_reports'], 'report')}, {_many(form['n_origins'], 'origin')}"


def _many(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _short(words: str) -> str:
    return words if len(words) <= WIDTH else words[: WIDTH - 1] + "…"
