"""How is a code of an answer called: a figure, its unit, what it is about, a series? packs/questions/labels.toml."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache

from svidok.answers.question_packs import SHARED, languages, pack
from svidok.lexicon.packs import PACKS
from svidok.model.answer import Answer, Told

TOGETHER = "_and_"  # between the kinds of a weapon that one count names together
BY = " by "  # in the key of a series


def labels(answer: Answer) -> dict[str, Told]:
    """Every code of the answer that has a name, with its name in every language."""
    found = {code: told for code in dict.fromkeys(_codes(answer)) if (told := name_of(code)) is not None}
    return found | {one.key: series_name(one.key) for one in answer.series}


def name_of(code: str) -> Told | None:
    """None for what needs no other name: speakers, outlets, dates, sizes."""
    known = _known().get(code) or _regions().get(code)
    return known or (_together(code) if TOGETHER in code else None)


def series_name(key: str) -> Told:
    """Launched, Russia's attacks, drones, by month."""
    named, by, cut = key.partition(BY)
    parts = [name_of(code) or dict.fromkeys(languages(), code) for code in named.split(" ")]
    if by:
        parts.append(pack("labels")["by"][cut])
    joined = {language: ", ".join(part[language] for part in parts) for language in languages()}
    return {language: words[:1].upper() + words[1:] for language, words in joined.items()}


def word(name: str) -> Told:
    """A word that stands around the figures of an answer."""
    told: Told = pack("labels")["words"][name]
    return told


def _codes(answer: Answer) -> Iterator[str]:
    for figure in answer.figures:
        yield from (figure.name, figure.unit, *figure.about, *figure.about.values())


@cache
def _known() -> Mapping[str, Told]:
    said = pack("labels")
    shared = pack(SHARED)["words"]
    codes = {code: {language: shared[language][code] for language in shared} for code in next(iter(shared.values()))}
    for kind in ("weapons", "units", "about", "values", "figures"):
        codes |= said[kind]
    return codes


def _together(code: str) -> Told | None:
    """The kinds of a weapon by their own names; None where one of them has none."""
    leaves = {known.rpartition(".")[2]: name for known, name in pack("labels")["weapons"].items()}
    kinds = [leaves.get(leaf) for leaf in code.rpartition(".")[2].split(TOGETHER)]
    joined = pack("labels")["joined"]
    names = [kind for kind in kinds if kind is not None]
    if len(names) < len(kinds):
        return None
    return {language: joined[language].join(name[language] for name in names) for language in languages()}


@cache
def _regions() -> Mapping[str, Told]:
    with (PACKS / "gazetteers" / "regions.csv").open(encoding="utf-8") as file:
        named = {row["code"]: _region(row) for row in csv.DictReader(file)}
    return {code: name for code, name in named.items() if name is not None}


def _region(row: Mapping[str, str]) -> Told | None:
    """Poltava oblast, Полтавська область; a name that stands alone (Crimea, Крим) needs no noun."""
    said = pack("labels")
    if row["code"] in said["regions"]:
        own: Told = said["regions"][row["code"]]
        return own
    name, alone, adjective, ukrainian = (row[c].split("|")[0] for c in ("en", "en_alone", "uk_adjective", "uk_alone"))
    noun = said["nouns"].get(row["code"].partition("-")[0])
    if ukrainian and (not adjective or name == alone):
        return {"en": alone or name, "uk": ukrainian}
    if not (name and adjective and noun):
        return None
    stem = adjective.removesuffix("ий") + noun["ending"]
    written = "-".join(part.capitalize() for part in stem.split("-"))
    return {"en": f"{name} {noun['en']}", "uk": f"{written} {noun['uk']}"}
