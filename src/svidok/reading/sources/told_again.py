"""Does a bare role mean somebody told of before: "the official added", «уверен эксперт»?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.acquaintance import Acquaintance, Speaker, SpeakerKind
from svidok.reading.sources.phrases import COUNTRIES

_OUTSIDERS = ("expert", "journalist", "resident", "volunteer")  # who hold no office
_TOLD_AGAIN = frozenset({"officer", "official", "expert", "lawmaker", "journalist", "politician"})


def is_told_again(run: Sequence[Token], role: str, passage: Passage) -> bool:
    """Whether a bare role means who was just told of («заявил чиновник»), not somebody new ("a general said")."""
    return len(run) == 1 and role in _TOLD_AGAIN and not is_new(run, passage)


def may_be(last: Speaker, role: str, known: Acquaintance) -> bool:
    """Whether who was just told of may be called so: nobody in office is "an analyst" or "the reporter"."""
    office = known.lexicon.row("person", last.name or "").get("role", "")
    return last.kind is SpeakerKind.NAMED and not (role in _OUTSIDERS and office and office not in _OUTSIDERS)


def is_new(run: Sequence[Token], passage: Passage) -> bool:
    """Whether somebody is told of for the first time: "a general", "one pilot", «Юрист, который ведет дела»."""
    before = next((token for token in reversed(passage.tokens) if token.end <= run[0].start), None)
    after = [token for token in passage.tokens if token.start >= run[-1].end][:2]
    opens = before is None or before.is_a("edge")
    described = len(after) > 1 and after[0].folded == "," and after[1].is_a("relative")
    return (opens and described) or (before is not None and (before.is_a("new") or before.is_a("quantity")))


def is_countryman(person: Speaker, nation: str | None, role: str, known: Acquaintance) -> bool:
    """Whether "the Ukrainian politician" may be who was just told of: one of the tables, and of that land."""
    side = known.lexicon.row("person", person.name or "").get("side", "")
    return role == "politician" and nation is not None and COUNTRIES.get(side) == nation
