"""Does what a sentence holds fit into one number, so that nothing held is ever overlooked?"""

import pickle
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from svidok.lexicon.signs import Signs

KINDS = st.lists(st.from_regex(r"[a-c](\.[a-c]){0,2}", fullmatch=True), max_size=6)


@given(held=KINDS, asked=KINDS)
def test_a_kind_is_found_in_what_is_of_it_and_nowhere_else(held: list[str], asked: list[str]) -> None:
    signs = Signs()
    found = bool(signs.told(frozenset(held)) & signs.any_of(tuple(asked)))
    assert found == any(one == kind or one.startswith(f"{kind}.") for one in held for kind in asked)


@given(spelled=KINDS, kinds=KINDS)
def test_a_word_that_a_rule_spells_out_is_no_kind(spelled: list[str], kinds: list[str]) -> None:
    signs = Signs()
    bits = signs.spell(spelled)
    assert all(signs.spelled(word) & bits for word in spelled)
    assert not bits & signs.any_of(tuple(kinds))
    assert signs.spelled("never spelled out") == 0


@given(kinds=KINDS, words=KINDS, later=KINDS)
def test_what_is_kept_for_the_next_start_goes_on_with_bits_of_its_own(
    kinds: list[str], words: list[str], later: list[str]
) -> None:
    signs = Signs()
    before = [signs.kind(kind) for kind in kinds], [signs.spell([word]) for word in words]
    copy = pickle.loads(pickle.dumps(signs))
    assert ([copy.kind(kind) for kind in kinds], [copy.spelled(word) for word in words]) == before
    given_out = [copy.kind(kind) for kind in {*kinds, *later}] + [copy.spelled(word) for word in set(words)]
    assert len(set(given_out)) == len(given_out)


def test_threads_that_ask_at_once_are_given_bits_of_their_own() -> None:
    signs = Signs()
    kinds = [f"k{number}" for number in range(500)]
    with ThreadPoolExecutor(8) as pool:
        asked = list(pool.map(lambda _: [signs.kind(kind) for kind in kinds], range(8)))
    assert all(bits == asked[0] for bits in asked)
    assert len(set(asked[0])) == len(kinds)
