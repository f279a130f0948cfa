"""Which words of a sentence name a body that no table holds: an institution, a firm, its initials?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from svidok.lexicon import Token
from svidok.lexicon.tokens import general
from svidok.model.place import PlaceMention
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.transliteration import romanised

PLAIN = frozenset({"word", "capital"})
QUOTES = frozenset('"«»“”„')
ACRONYM = 3  # up to so many letters a name is only one in capitals: "WHO", not "who"
LONGEST_NAME = 4  # words
LONGEST_TITLE = 10  # words
TABLES = ("person", "body", "outlet")
_WITHIN = frozenset({"of", "for", "on", "and", "the"})


def unlisted_body(tokens: Sequence[Token], here: int, passage: Passage) -> int:
    """The end of the name of a body that no table knows and that begins at `here`; 0 if none does."""
    return (
        _institution(tokens, here)
        or _enterprise(tokens, here)
        or _acronym(tokens, here, passage)
        or _firm(tokens, here, passage)
    )


def _institution(tokens: Sequence[Token], here: int) -> int:
    """The end of the name of an institution that no table knows: "Kyiv School of Economics"; 0 if none begins here."""
    end, far = here, min(here + LONGEST_TITLE, len(tokens))
    while end < far and not in_tables(tokens[end]) and not (tokens[end].is_a("office") or tokens[end].is_a("per")):
        joins = end > here and tokens[end].folded in _WITHIN and end + 1 < len(tokens) and _is_large(tokens[end + 1])
        if not (joins or _is_large(tokens[end])):
            break
        end += 1
    return end if end - here > 1 and any(t.is_a("institution") and t.is_a("capital") for t in tokens[here:end]) else 0


def _acronym(tokens: Sequence[Token], here: int, passage: Passage) -> int:
    """The end of a body that only its initials name, beside a verb of saying: "SMPL has estimated"; 0 if none is."""
    token = tokens[here]
    written = passage.text[token.start : token.end]
    latin = written.isascii() and written.isalpha() and written.isupper()  # other letters say nothing in English
    if not (latin and token.kinds <= PLAIN and len(written) >= ACRONYM):
        return 0
    after = tokens[here + 1 : here + 3]
    says = after[:1] and (after[0].is_a("say") or (after[0].is_a("word") and after[-1].is_a("say")))
    return here + 1 if says and not is_short_form(tokens, here) else 0


def _firm(tokens: Sequence[Token], here: int, passage: Passage) -> int:
    """The end of a name in Latin letters within Cyrillic ones, whose figures are told: «за даними Sample», «аналитики
    Sample»; 0 if none begins here."""
    if passage.language == "en" or here == 0:
        return 0
    before = tokens[here - 1]
    if not any(map(before.is_a, ("per", "weasel", "enterprise", "datum"))):
        return 0
    end = here
    while end < min(here + LONGEST_NAME, len(tokens)) and _is_latin_name(tokens[end], passage):
        end += 1
    joined = end < len(tokens) and tokens[end].folded == "-"  # «OSINT-проєкт»
    return end if end > here and not joined else 0


def latin_outlet(tokens: Sequence[Token], here: int, passage: Passage) -> tuple[int, Token] | None:
    """Behind which token an outlet that no table knows ends and the outlet, where its name in Latin letters within
    Cyrillic ones stands after what leads to one: «в интервью Sample Talk», «на YouTube-канале Sample»."""
    if passage.language == "en" or here == 0:
        return None
    quoted = tokens[here].folded in QUOTES
    led = tokens[here - 1].is_a("interview") or tokens[here - 1].is_a("channel") or tokens[here - 1].is_a("medium")
    first = end = here + quoted
    while led and end < min(first + LONGEST_NAME, len(tokens)) and _is_in_latin(tokens[end], passage, end == first):
        end += 1
    if end == first or all(map(in_tables, tokens[first:end])):
        return None
    if quoted and not (end < len(tokens) and tokens[end].folded in QUOTES):
        return None
    name = passage.text[tokens[first].start : tokens[end - 1].end]
    return end + quoted, Token(
        tokens[here].start, tokens[end - 1 + quoted].end, name, frozenset({f"outlet.{name}", "capital"})
    )


def _is_in_latin(token: Token, passage: Passage, first: bool) -> bool:
    written = passage.text[token.start : token.end]
    return (not first or token.is_a("capital")) and written.isascii() and written.replace(".", "").isalnum()


def _is_latin_name(token: Token, passage: Passage) -> bool:
    written = passage.text[token.start : token.end]
    return token.kinds <= PLAIN and token.is_a("capital") and written.isascii() and written.isalpha()


def is_short_form(tokens: Sequence[Token], here: int) -> bool:
    """Whether a word in brackets only shortens the name of the body before them: "the Ministry of Sample (MoS)"."""
    if here < 2 or tokens[here - 1].folded != "(":
        return False
    return tokens[here - 2].is_a("body") or tokens[here - 2].is_a("office")


def _is_large(token: Token) -> bool:
    return token.is_a("capital") or isinstance(token.value, PlaceMention)


def as_body(tokens: Sequence[Token], passage: Passage) -> Token:
    firm = len(tokens) > 1 and tokens[1].folded in QUOTES
    start, end = (tokens[2].start, tokens[-2].end) if firm else (tokens[0].start, tokens[-1].end)
    name = passage.text[start:end]
    kinds = {f"body.{romanised(name, passage.language)}", "capital", *(["enterprise"] if firm else [])}
    return Token(tokens[0].start, tokens[-1].end, name, frozenset(kinds))


def _enterprise(tokens: Sequence[Token], here: int) -> int:
    """The end of an enterprise with its name in quotation marks («компанія «Приклад»»); 0 if none begins here."""
    named = tokens[here + 1 : here + 3 + LONGEST_NAME] if tokens[here].is_a("enterprise") else ()
    if len(named) < 3 or named[0].folded not in QUOTES or not _is_large(named[1]):
        return 0
    last = next((at for at, token in enumerate(named) if at > 1 and token.folded in QUOTES), 0)
    return here + last + 2 if last and not any(map(in_tables, named[1:last])) else 0


def in_tables(token: Token) -> bool:
    """Whether a token is a name of the tables; what its inner words mean is then no role or link of its own."""
    return _of_tables(token.kinds)


@lru_cache(maxsize=50_000)
def _of_tables(kinds: frozenset[str]) -> bool:
    return not general(kinds).isdisjoint(TABLES)
