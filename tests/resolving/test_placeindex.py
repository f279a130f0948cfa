"""Names lead to all their rows, and to no others, before and after the index was kept."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from svidok.resolving.placeindex import NameIndex

NAMES = st.text("абв -", max_size=5).filter(lambda name: bool(name.replace("-", "x").strip()))
ROWS = st.lists(st.tuples(NAMES, st.integers(0, 9)), max_size=30)


@given(ROWS)
def test_a_name_leads_to_all_its_rows_in_their_order(rows: list[tuple[str, int]]) -> None:
    index = NameIndex()
    for name, row in sorted(rows, key=lambda told: told[1]):
        index.learn(name, row)
    for held in (index, pickle.loads(pickle.dumps(index))):
        for name, _ in rows:
            words = name.replace("-", " - ").split()
            same = {row for other, row in rows if other.replace("-", " - ").split() == words}
            assert list(dict.fromkeys(held.rows_called(name))) == sorted(same)
            assert words[0] in held
        assert "г" not in held
        assert held.rows(("г",)) == ()
