"""Where does one sentence end and the next begin?

A sentence never crosses a line end that its author wrote (`text/lines.py`). Within a line it ends at . ! ? … before
something that can begin a sentence, at a bullet, and (in posts whose line ends were lost) before a capitalised small
word: «… по Житомиру Внаслідок удару …».
Abbreviations, initials, decimals and clock times do not end one, but before a small word that begins sentences they
do: an initial is a letter before a surname, and in "he wrote on X. The …" there is none.

What goes on for hundreds of words without an end is no sentence but a table or an attack: it is cut at a mark. So
nothing that is asked of a sentence, nor its cost, grows with the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from svidok.text.language import AGAINST, LanguageProfile, alone, tally, winner
from svidok.text.lines import BULLETS, lines
from svidok.text.words import Words, fold, words


class Sentence(NamedTuple):
    """A sentence at [start, end) with its words; `line` counts lines from 0, `opens` marks the first of a line."""

    start: int
    end: int
    language: str
    words: Words
    line: int
    opens: bool


_BULLETS = "".join(sorted(BULLETS))
# A run of stops is looked at from its beginning only, so that no text takes more than linear time.
_CUT = re.compile(
    r"(?<![.!?…])[.!?…]++(?:[\"»”’')\]]|(?=\[\d{1,3}\])\[\d{1,3}\])*+(?=\s++(?P<next>\S)|(?P<glued>[А-ЯЁІЇЄҐ«\"“]))"
    rf"|(?=(?P<bullet>[{_BULLETS}]))"
    r"|(?<=[\w»”\"')])\s++(?=(?P<opener>[А-ЯЁІЇЄҐ]['’ʼ\w]*+)(?! ?-\d))"
)
# Where to try: a cut begins with a stop, a bullet, or the first of the blanks before a capital. Most of the time is
# spent in looking.
_MAY_CUT = re.compile(
    "[.!?…"
    + "".join(b for b in _BULLETS if b <= "\uffff")
    + r"\U00010000-\U0010ffff\s](?:(?<=\S)|(?<!\s\s)(?=\s*+[А-ЯЁІЇЄҐ]))"
)
_LAST_WORD = re.compile(r"([^\W_][\w'’ʼ.-]*)$")
_FIRST_WORD = re.compile(r"(\w(?!\.)(?:['’ʼ]?\w)*)")
_LONGEST = 40  # characters of an abbreviation at the most
_LINE = 80  # characters behind a quotation, and the words of them, within which stands the verb of who shouted it
_SAYING = 6
_SPOKEN = re.compile(r"[^\W_]")
MOST_WORDS = 600  # of one sentence; the longest in tens of thousands of real ones had 583
_PAUSES = frozenset(",;:—–|•·")


def sentences(
    text: str, profiles: Mapping[str, LanguageProfile], language: str, spelled: Words | None = None
) -> list[Sentence]:
    """The sentences of `text` in order; `language` stands where neither letters nor small words tell.

    `spelled` are the words of the text, where the caller has them already.
    """
    found: list[Sentence] = []
    only = alone(text, profiles, language)
    every = spelled or words(text)
    for number, (begins, ends) in enumerate(lines(text, profiles[language].unfinished)):
        opens = True
        for start, end in _pieces(text, begins, ends, profiles[language]):
            spoken = language if only else _spoken(text[start:end], profiles, language)
            for first, last, said in _parts(start, end, every.within(start, end)):
                found.append(Sentence(first, last, spoken, said, number, opens))
                opens = False
    return found


def _parts(start: int, end: int, said: Words) -> Iterator[tuple[int, int, Words]]:
    """What stands at [start, end), in parts of MOST_WORDS at the most, each cut behind its last pause if it has one."""
    first = 0
    while len(said) - first > MOST_WORDS:
        most = first + MOST_WORDS
        pauses = (at for at in range(most, most - MOST_WORDS // 2, -1) if said.folded[at - 1] in _PAUSES)
        cut = next(pauses, most)
        yield start, said.ends[cut - 1], said[first:cut]
        start, first = said.starts[cut], cut
    yield start, end, said[first:] if first else said


def _pieces(text: str, start: int, end: int, profile: LanguageProfile) -> Iterator[tuple[int, int]]:
    here = silent = start  # up to `silent` nothing has been said since `here`
    for cut in _cuts(text, start, end):
        if cut.end() <= here:
            continue
        if cut["bullet"] is not None:
            if _SPOKEN.search(text, max(here, silent), cut.start()) is None:
                silent = cut.start()
                continue
        elif not _ends(text, here, cut, profile):
            continue
        piece = _trimmed(text, here, cut.end())
        if piece:
            yield piece
        here = cut.end()
    piece = _trimmed(text, here, end)
    if piece:
        yield piece


def _cuts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """What `_CUT` finds within [start, end), not overlapping."""
    free = start
    for chance in _MAY_CUT.finditer(text, start, end):
        if chance.start() >= free and (cut := _CUT.match(text, chance.start(), end)):
            yield cut
            free = cut.end()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _ends(text: str, here: int, cut: re.Match[str], profile: LanguageProfile) -> bool:
    if cut["opener"] is not None:
        shouted = cut["opener"].isupper() and text[max(here, cut.start() - 3) : cut.start()].isupper()
        return fold(cut["opener"]) in profile.openers and text[cut.start() - 1] not in "(«“" and not shouted
    following = cut["next"] or cut["glued"]
    if not (following.isupper() or following.isdigit() or not (following.isalnum() or following in ",;:)-–—")):
        return False
    shouted = text[cut.start()] != "." and cut.end() - cut.start() > 1
    if shouted and cut["next"] and _tells_whose(text[cut.start("next") : cut.start("next") + _LINE], profile):
        return False
    before = text[max(here, cut.start() - _LONGEST) : cut.start()]
    if text[cut.start()] != "." or (last := _LAST_WORD.search(before)) is None:
        return True
    start = cut.start("next" if cut["next"] else "glued")
    after = text[start : start + _LONGEST]
    word = last.group(1)
    if len(word) == 1 and word.isupper():
        return not _initial(before, after, profile)
    return fold(word) not in profile.abbreviations or following in '«"“' or _starts(after, profile)


def _tells_whose(after: str, profile: LanguageProfile) -> bool:
    """Whether it goes on with who says the quotation before it: “Enough!” Ann Sample wrote."""
    for number, word in enumerate(after.split()[:_SAYING]):
        if fold(word.rstrip(",.:")) in profile.says:
            return number > 0
        if fold(word) in profile.starters:
            return False
    return False


def _initial(before: str, after: str, profile: LanguageProfile) -> bool:
    """Whether the letter that `before` ends with belongs to a surname: «В. Зеленський», "J. Smith", not "on X. He"."""
    surname = after[0].isupper() and (before[-1] > "\u0400") == (after[0] > "\u0400")
    if not surname or _starts(after, profile):
        return False
    return " ".join(fold(before).split()[-2:]) not in profile.named_letters


def _starts(after: str, profile: LanguageProfile) -> bool:
    """Whether a small word that begins sentences stands here: «Він», "The"; a letter with a stop is an initial."""
    first = _FIRST_WORD.match(after)
    return first is not None and fold(first.group(1)) in profile.starters


def _spoken(passage: str, profiles: Mapping[str, LanguageProfile], language: str) -> str:
    votes = tally(passage, profiles)
    best = winner(votes)
    if best is None or votes[best] - votes.get(language, 0.0) < AGAINST:
        return language  # «при … у села» is as good Russian as Ukrainian
    return best
