"""Does a pattern match what it says, and no more slowly where its widths could multiply?"""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.promises.test_hostile import calls

from svidok.lexicon import Pattern, Token

LETTERS = "abc"
ELEMENTS = st.tuples(
    st.sampled_from(["'a'", "'b'", "'c'", "'a'|'b'", "~"]), st.sampled_from(["", "?", "{0,2}", "{1,3}", "{0,5}"])
)


def tokens(letters: str) -> list[Token]:
    return [Token(at, at + 1, letter, frozenset({"word"})) for at, letter in enumerate(letters)]


def as_regex(elements: list[tuple[str, str]]) -> str:
    """The same in the standard library's language: ~ takes as few as fit, all else as many."""
    said = {"'a'": "a", "'b'": "b", "'c'": "c", "'a'|'b'": "[ab]", "~": "."}
    lazy = {True: "?", False: ""}
    return "".join(said[what] + many + (lazy[what == "~"] if many else "") for what, many in elements)


@given(st.lists(ELEMENTS, min_size=1, max_size=5), st.text(LETTERS, max_size=20))
def test_it_matches_what_a_regular_expression_of_the_same_meaning_does(
    elements: list[tuple[str, str]], letters: str
) -> None:
    source = " ".join([*(what + many for what, many in elements), "'a'"])
    found = [(match.start, match.end) for match in Pattern.parse("rule", source, "here").matches(tokens(letters))]
    assert found == [match.span() for match in re.finditer(as_regex([*elements, ("'a'", "")]), letters)]


def test_the_widths_of_its_gaps_do_not_multiply() -> None:
    narrow = Pattern.parse("rule", "'a' ~{0,5} 'a' ~{0,5} 'a' ~{0,5} 'a' ~{0,5} 'b'", "here")
    wide = Pattern.parse("rule", "'a' ~{0,10} 'a' ~{0,10} 'a' ~{0,10} 'a' ~{0,10} 'b'", "here")
    hostile = tokens("a" * 500)
    assert calls(lambda: list(wide.matches(hostile))) < 3 * calls(lambda: list(narrow.matches(hostile)))
