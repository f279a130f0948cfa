"""How are the gazetteer's names declined? Writes a table for `python -m evaluation.places --forms FORMS.tsv`.

    /tmp/gazetteer/bin/python tools/gazetteer/forms.py FORMS.tsv

The case forms of pymorphy3 (its dictionaries are no part of svidok) for every name of one word that it knows.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pymorphy3

PACK = Path(__file__).parents[2] / "src/svidok/packs/gazetteers"
CASES = ("gent", "datv", "accs", "ablt", "loct")
POSSESSIVE = ("ів", "їв", "ов", "ев", "ин", "ін", "їн", "ово", "ево", "ино")
OURS = ("UA", "RU", "BY", "MD")


def rows() -> Iterator[tuple[str, str, str]]:
    """(uk, ru, en) of every settlement."""
    for table in ("settlements.tsv", "abroad.tsv"):
        for line in (PACK / table).read_text("utf-8").split("\n")[1:]:
            row = line.split("\t")
            if len(row) > 8 and (len(row) < 10 or row[9].startswith(OURS)):
                yield row[2], row[3], row[4]


def forms(analyser: pymorphy3.MorphAnalyzer, name: str) -> Iterator[tuple[str, str]]:
    """(case, form) of a place's name: of the reading that is one in the nominative, a place's where there is one."""
    known = [p for p in analyser.parse(name) if p.is_known and "nomn" in str(p.tag)]
    if name.endswith(POSSESSIVE):  # «Ісаків», «Юрино» decline as nouns
        known = [p for p in known if str(p.tag).startswith("NOUN") and "Surn" not in str(p.tag)]
    for parse in sorted(known, key=lambda p: "Geox" not in str(p.tag))[:1]:
        number = {"plur"} if "plur" in str(parse.tag) else set()
        for case in CASES:
            form = parse.inflect({case} | number)
            if form is not None:
                yield case, form.word[:1].upper() + form.word[1:]


def main() -> None:
    analysers = {code: pymorphy3.MorphAnalyzer(lang=code) for code in ("uk", "ru")}
    found = {
        (language, case, form, name)
        for uk, ru, _ in rows()
        for language, name in (("uk", uk), ("ru", ru))
        if not any(mark in name for mark in " -")
        for case, form in forms(analysers[language], name)
    }
    lines = ["language\tcase\tform\tname", *("\t".join(row) for row in sorted(found))]
    Path(sys.argv[1]).write_text("\n".join(lines) + "\n", "utf-8")
    print(len(found), "forms")


if __name__ == "__main__":
    main()
