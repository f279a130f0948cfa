"""Who only speaks of strikes that others tell of? He need know nothing of them: he is no source."""

from __future__ import annotations

from svidok.reading.sentence.passages import Passage

_TELLING = frozenset({"place.scene", "time.event", "weapon", "quantity", "toll", "effect", "object"})


def judges(passage: Passage) -> bool:
    """Whether a sentence only judges a strike, or mourns: "he called the strike terror", "she thanked the rescuers"."""
    return bool(passage.matches("judged_blow"))


def refers_back(passage: Passage) -> bool:
    """Whether it names strikes and tells nothing of them: "The strikes will not break the economy," he said."""
    nouns = all(token.is_a("strike_noun") for token in passage.tokens if token.is_a("blow") or token.is_a("attack"))
    return nouns and passage.has("strike_noun") and not passage.has_any(_TELLING)
