"""In which language is this passage written?

Letters decide first (і ї є ґ are Ukrainian, ы э ъ ё Russian), then the small words of each language; what both leave
open takes the language of its neighbours. Only a whole report that says nothing either way is given to py3langid,
which is slow to load; so is one whose letters belong to a language that no pack holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LanguageProfile:
    """What tells one language from another, and where its sentences do not end.

    `letters` occur in this language and in none of the others held; all words are folded. `openers` begin a sentence
    in a line without stops, `starters` one after an abbreviation or a letter; `named_letters` are no initials: "on x".
    Behind an `unfinished` word a sentence goes on into the next line. Of a quotation that is shouted or asks, one of
    `says` behind a name tells whose it is, in the same sentence.
    """

    code: str
    script: str  # "latin" or "cyrillic"
    letters: str
    function_words: frozenset[str]
    abbreviations: frozenset[str]
    openers: frozenset[str]
    starters: frozenset[str] = frozenset()
    named_letters: frozenset[str] = frozenset()
    unfinished: frozenset[str] = frozenset()
    says: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()  # of its inflected words, folded
    shifts: tuple[tuple[str, str], ...] = ()  # what the end of a stem becomes in some cases, folded
    possessive: str = ""  # what a name takes on that owns what follows, folded
    home: str = ""  # the country whose ministries are meant where none is named, of a language of one country


_LETTERS = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[ўѓќљњђћџјәғқңөұүһәßøåæœłąęśźżćñõãășțţğşıřěůőűäöüßéèêàáíóúç]")
_SCRIPTS = {"latin": re.compile(r"[a-zA-Z]"), "cyrillic": re.compile("[\u0400-\u04ff]")}
LEAST_LETTERS = 12
AGAINST = 2  # votes beyond those of the declared language: one small word alone is of several


def tally(text: str, profiles: Mapping[str, LanguageProfile]) -> dict[str, float]:
    """How strongly each language speaks from `text`: letters of its own count threefold, small words once."""
    lowered = text.lower()
    return _tally(lowered, _LETTERS.findall(lowered), profiles)


def _tally(lowered: str, found: Collection[str], profiles: Mapping[str, LanguageProfile]) -> dict[str, float]:
    votes: dict[str, float] = {}
    for code, profile in profiles.items():
        if _SCRIPTS[profile.script].search(lowered) is None:
            votes[code] = 0.0
            continue
        own = sum(map(lowered.count, profile.letters))
        votes[code] = 3.0 * own + sum(map(profile.function_words.__contains__, found))
    return votes


def winner(votes: Mapping[str, float]) -> str | None:
    """The language with the most votes; None without votes or on a tie."""
    ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or not ranked[0][1] or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def language_of(text: str, profiles: Mapping[str, LanguageProfile], declared: str | None = None) -> str | None:
    """The language of a whole report: a held code, another ISO 639-1 code, or None where nothing tells.

    A declared language is believed where the text does not speak against it.
    """
    sample = text[:20_000]
    lowered = sample.lower()
    found = _LETTERS.findall(lowered)
    letters = sum(map(len, found))
    if letters < LEAST_LETTERS:
        return declared
    votes = _tally(lowered, found, profiles)
    best = winner(votes)
    if declared is not None and declared in votes and best is not None and votes[best] - votes[declared] < AGAINST:
        best = declared
    foreign = len(_FOREIGN.findall(lowered))
    if best is not None and foreign * 50 < letters and votes[best] * 40 >= letters / 5:
        return best
    if declared in profiles and foreign * 50 < letters:
        return declared
    return _guess(sample, _scripts(sample))


def _scripts(text: str) -> Collection[str]:
    cyrillic = sum("\u0400" <= letter <= "\u04ff" for letter in text)
    latin = sum(letter.isascii() and letter.isalpha() for letter in text)
    if not cyrillic and not latin:
        return ()
    return ("cyrillic",) if cyrillic > latin else ("latin",)


def alone(text: str, profiles: Mapping[str, LanguageProfile], language: str) -> bool:
    """Whether no other language can have more votes than `language` in any part of the text.

    So it is where none of the others has a letter of its own there, or a small word that is not also one of `language`.
    """
    lowered = text.lower()
    found = set(_LETTERS.findall(lowered))
    own = profiles[language].function_words
    return not any(
        not (profile.function_words - own).isdisjoint(found) or any(map(lowered.__contains__, profile.letters))
        for code, profile in profiles.items()
        if code != language
    )


def _guess(text: str, scripts: Collection[str]) -> str | None:
    if not scripts:
        return None
    import py3langid  # 0.7 s and 130 MB: only for a report that letters and small words leave open

    code, _ = py3langid.classify(text[:4000])
    return str(code)
