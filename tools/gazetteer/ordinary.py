"""Which names of small places are also words, given names or surnames? Writes packs/gazetteers/ordinary.tsv.

    /tmp/gazetteer/bin/pip install pymorphy3 pymorphy3-dicts-uk pymorphy3-dicts-ru
    /tmp/gazetteer/bin/python tools/gazetteer/ordinary.py [TEXTS.jsonl …]

The analyser is asked about our own names in development; nothing of its dictionaries is kept. The Ukrainian one does
not mark proper nouns, so a Ukrainian noun counts as a word where the Russian name of the same place does, or where it
stands in lower case in one of the texts given.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pymorphy3

PACK = Path(__file__).parents[2] / "src/svidok/packs/gazetteers"
MOST = {"word": 10_000, "person": 50_000}  # people: larger places are names first
NEUTER = ("ове", "еве", "єве", "ине", "їне")  # Ukrainian names that a surname only shares a case or two with
PERSON, PLACE, OTHER = ("Surn", "Name", "Patr"), ("Geox",), ("Orgn", "Abbr", "Init")


def names() -> dict[tuple[str, str], int]:
    """(uk, ru) of every settlement and the people of the largest so called; a city of Ukraine counts as large."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for table in ("settlements.tsv", "abroad.tsv"):
        for line in (PACK / table).read_text("utf-8").lower().replace("ё", "е").split("\n")[1:]:
            row = line.split("\t")
            if len(row) > 8:
                people = MOST["word"] if row[1] == "m" and len(row) == 9 else 0
                found[row[2], row[3]] = max(found[row[2], row[3]], people, int(row[8] or 0))
    return found


def lower(texts: Iterable[Path], analyser: pymorphy3.MorphAnalyzer) -> set[str]:
    """Words written in lower case in the texts, as they stand and in their dictionary form."""
    lines = (json.loads(line)["text"] for path in texts for line in path.open(encoding="utf-8"))
    found = {word for text in lines for word in re.findall(r"(?<![\w'’ʼ])[а-яґєії][а-яґєії'’ʼ]+", text)}
    return found | {parse.normal_form for word in found for parse in analyser.parse(word) if parse.is_known}


def kind(parses: list) -> str:
    """'person', 'word' or '' for one name as an analyser that marks proper nouns knows it."""
    known = [str(parse.tag) for parse in parses if parse.is_known]
    if any(mark in tag for tag in known for mark in PERSON):
        return "person"
    proper = (*PLACE, *OTHER)
    common = [tag for tag in known if not any(mark in tag for mark in proper)]
    return "word" if common else ""


def most(language: str, name: str, kind: str) -> int:
    """The people from which on a place is a name first: of a town in -ове sooner than of one in -ов."""
    return MOST["word" if language == "uk" and name.endswith(NEUTER) else kind]


def main() -> None:
    russian, ukrainian = (pymorphy3.MorphAnalyzer(lang=code) for code in ("ru", "uk"))
    people: dict[str, int] = defaultdict(int)
    spoken = lower(map(Path, sys.argv[1:]), ukrainian)
    found: dict[tuple[str, str], str] = {}
    for (uk, ru), population in names().items():
        people[f"uk {uk}"] = max(people[f"uk {uk}"], population)
        people[f"ru {ru}"] = max(people[f"ru {ru}"], population)
        if not any(mark in ru for mark in " -"):
            found["ru", ru] = kind(russian.parse(ru))
        if not any(mark in uk for mark in " -"):
            parses = [parse for parse in ukrainian.parse(uk) if parse.is_known]
            person = any(mark in str(parse.tag) for parse in parses for mark in PERSON)
            word = any(not str(parse.tag).startswith("NOUN") for parse in parses) or kind(russian.parse(ru)) == "word"
            word = word or uk in spoken
            found["uk", uk] = "person" if person else "word" if parses and word else found.get(("uk", uk), "")
    rows = [
        f"{language}\t{name}\t{kind}"
        for (language, name), kind in sorted(found.items())
        if kind and len(name) > 1 and people[f"{language} {name}"] < most(language, name, kind)
    ]
    (PACK / "ordinary.tsv").write_text("\n".join(["language\tname\tkind", *rows]) + "\n", "utf-8")
    print(len(rows), "names that are also words or persons")


if __name__ == "__main__":
    main()
