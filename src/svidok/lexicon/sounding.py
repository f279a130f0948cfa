"""Do two spellings of a name sound alike, whichever script, transliteration or case they are written in?

A word is reduced to its consonants in a few broad classes (г, ґ, х, g, h and kh are one), with the vowels beside them.
Letters that languages read in several ways give several soundings; so do the endings that a case may have added.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice, product
from typing import NamedTuple

MOST = 96  # soundings a word; more are spellings that nobody reads so
FEWEST_LETTERS = 3  # of a stem from which an ending may be taken

_CYRILLIC = {
    **dict(zip("бвдзклмнпрстф", "bvdzklmnprstf", strict=True)),
    **dict.fromkeys("гґх", "h"),
    "ж": "Z",
    "ц": "c",
    "ч": "C",
    "ш": "S",
    "щ": "S",
    **dict.fromkeys("ая", "a"),
    **dict.fromkeys("еєэё", "e"),
    **dict.fromkeys("иіїйы", "i"),
    **dict.fromkeys("ую", "u"),
    "о": "o",
    "ь": "",
    "ъ": "",
}
# Longest first. What several letters, or one, may stand for; capital letters are the classes ж, ч, ш and дж.
_LATIN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("shch", ("S",)),
    ("tsch", ("C",)),
    ("sch", ("S",)),
    ("dzh", ("J",)),
    ("tch", ("C",)),
    ("sh", ("S",)),
    ("zh", ("Z",)),
    ("kh", ("h",)),
    ("gh", ("h", "")),
    ("ch", ("C", "h", "k")),
    ("ph", ("f",)),
    ("th", ("t",)),
    ("ts", ("c",)),
    ("tz", ("c",)),
    ("cz", ("C",)),
    ("sz", ("S",)),
    ("dj", ("J",)),
    ("dg", ("J",)),
    ("ck", ("k",)),
    ("qu", ("kv",)),
    ("ss", ("s",)),
    ("zz", ("c", "z")),
    ("j", ("i", "J", "Z", "h")),
    ("g", ("h", "J")),
    ("h", ("h", "")),
    ("c", ("k", "s", "c")),
    ("z", ("z", "c")),
    ("w", ("v", "u")),
    ("x", ("ks", "h")),
    ("q", ("k",)),
    ("s", ("s", "z")),
    *((letter, (letter,)) for letter in "bdfklmnprtvaeiou"),
    ("y", ("i",)),
)
_DZH = ("дж", "J")
_VOWELS = "aeiou"
# Endings of the cases of names, in Cyrillic only: an English name that ends in -om is no instrumental.
_ENDINGS = (
    *("ого", "ому", "ими", "ыми", "ым", "им", "ім", "ій", "ий", "ый", "ой", "ої", "ою", "ею", "єю", "ей", "ям", "ем"),
    *("єм", "ом", "ові", "еві", "єві", "ая", "ую", "ии", "ії", "їй", "а", "я", "у", "ю", "і", "и", "ы", "е", "є", "о"),
)
_LETTERS = re.compile(r"[^\W\d_]+")


class Sounding(NamedTuple):
    """The consonants of a word in classes, and its vowels."""

    consonants: str
    vowels: str


@lru_cache(maxsize=50_000)
def soundings(word: str) -> frozenset[Sounding]:
    """How the word may sound as it stands. Capitals, accents and apostrophes say nothing; no letters, no sounding."""
    plain = _plain(word)
    return frozenset(map(_split, _readings(plain)))


@lru_cache(maxsize=50_000)
def stems(word: str) -> frozenset[Sounding]:
    """How the word may sound without the ending of a case, the word itself among them."""
    plain = _plain(word)
    endings = [ending for ending in map(_plain, _ENDINGS) if plain.endswith(ending)]
    cut = {plain, *(plain.removesuffix(one) for one in endings if len(plain) - len(one) >= FEWEST_LETTERS)}
    return frozenset(sounding for stem in cut for sounding in map(_split, _readings(stem)))


def alike(one: Iterable[Sounding], other: Iterable[Sounding], *, vowels: bool = True) -> bool:
    """Whether any sounding of one may be one of the other; with `vowels` theirs may differ by one in four only."""
    by_consonants: dict[str, list[str]] = {}
    for sounding in other:
        by_consonants.setdefault(sounding.consonants, []).append(sounding.vowels)
    return any(
        not vowels or _near(sounding.vowels, others)
        for sounding in one
        for others in by_consonants.get(sounding.consonants, ())
    )


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold().replace("й", "и").replace("ї", "і").replace("ß", "ss"))
    return "".join(_LETTERS.findall("".join(c for c in decomposed if not unicodedata.combining(c)))).replace("ł", "l")


def _readings(plain: str) -> Iterable[str]:
    if any("а" <= letter <= "ґ" for letter in plain):
        yield "".join(_CYRILLIC.get(letter, letter) for letter in plain.replace(*_DZH))
        return
    choices: list[tuple[str, ...]] = []
    here = 0
    while here < len(plain):
        known = next(((letters, sounds) for letters, sounds in _LATIN if plain.startswith(letters, here)), None)
        letters, sounds = known or (plain[here], (plain[here],))
        choices.append(sounds)
        here += len(letters)
    yield from ("".join(parts) for parts in islice(product(*choices), MOST))


def _split(reading: str) -> Sounding:
    consonants = "".join(letter for letter in reading if letter not in _VOWELS)
    vowels = "".join(letter for letter in reading if letter in _VOWELS)
    return Sounding(once(consonants), once(vowels))


def once(letters: str) -> str:
    """Doubled letters count once."""
    return re.sub(r"(.)\1+", r"\1", letters)


def _near(one: str, other: str) -> bool:
    """Whether the vowels agree but for one in four; those at the end may be an ending."""
    one, other = one.rstrip("i"), other.rstrip("i")
    shorter, longer = sorted((one, other), key=len)
    if longer.startswith(shorter) and len(longer) - len(shorter) <= 1:
        return True
    return _distance(one, other) <= 1 + len(longer) // 4


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        last, row = row, [number]
        for at, against in enumerate(other, 1):
            row.append(min(last[at] + 1, row[-1] + 1, last[at - 1] + (letter != against)))
    return row[-1]


_PLAIN = {
    **dict(zip("абвгґдезиіїйклмнопрстуф", "abvhgdezyiiiklmnoprstuf", strict=True)),
    "є": "ie",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "iu",
    "я": "ia",
    "ь": "",
    "ъ": "",
    "ы": "y",
    "э": "e",
    "ё": "e",
    "'": "",
    "’": "",
}


def slug(name: str) -> str:
    """Plain small letters and hyphens, whatever script a name is written in: fit for an address."""
    latin = "".join(_PLAIN.get(letter, letter) for letter in name.casefold().replace("ł", "l"))
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())[:60] or "unnamed"
