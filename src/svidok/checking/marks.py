"""Which marks does a claim bear, by which packs/checks.toml tells its type?"""

from __future__ import annotations

from svidok.checking.heard import Heard
from svidok.checking.ranks import rank
from svidok.checking.spans import since_month
from svidok.checking.subjects import COUNTRY, HALTED, area, outcome
from svidok.checking.surpassing import surpassed
from svidok.model.period import DatePrecision, Scene
from svidok.model.verdict import ClaimType
from svidok.reading.sentence.quantities import SHARE

_CHANGES = ("more", "less")
_DEEDS = ("outcome", "attack", "blow", "strike_noun")


def marks(heard: Heard) -> frozenset[str]:
    """The cues of the words, and what the reader finds in them."""
    found = set(heard.kinds)
    amount = heard.quantity.value if heard.quantity else None
    spans = [t.value for t in heard.times if t.value.period.precision in (DatePrecision.MONTH, DatePrecision.YEAR)]
    present = {
        "due": any(token.value.scene is Scene.DUE for token in heard.times),
        "share": any(token.is_a(SHARE) for token in heard.tokens),
        "quantity": amount is not None,
        "open": amount is not None and (amount.least is None or amount.most is None),
        "weapon": any(token.is_a("weapon") for token in heard.tokens),
        "object": any(token.is_a("object") for token in heard.tokens),
        "place": area(heard) != COUNTRY,
        "effect": any(token.is_a("effect") or token.is_a("outcome.hit") for token in heard.tokens),
        "deed": "deed" in heard.kinds
        or ("was" in heard.kinds and bool({"night", "whole_day"} & heard.kinds))
        or any(token.is_a(deed) for token in heard.tokens for deed in _DEEDS),
        "struck": any(token.is_a(kind) for token in heard.tokens for kind in ("weapon", "lone_weapon", *_DEEDS))
        or bool({"attack", "combined", "deed"} & heard.kinds),
        "two_periods": len(spans) + len(heard.months) > 1
        or bool(spans and since_month(heard.times))
        or bool(heard.compared_times or "previous_night" in heard.kinds),
        "rank": rank(heard) is not None,
        "halted": outcome(heard, ClaimType.SHARE) in HALTED,
        "surpassed": surpassed(heard) is not None,
    }
    return frozenset((found - _of_numbers(heard)) | {mark for mark, holds in present.items() if holds})


def _of_numbers(heard: Heard) -> set[str]:
    """«more» and «less» where they only bound a number: "more than 22,000 drones" tells no change."""
    free = {
        cue.kind
        for cue in heard.cues
        if cue.kind in _CHANGES and not any(n.start <= cue.start and cue.end <= n.end for n in heard.numbers)
    }
    return set(_CHANGES) - free
