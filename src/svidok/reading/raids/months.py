"""Which number stands beside the month or week that it is the sum of, and nothing else tells what it counts?

«У жовтні (5300)», «у вересні — 5638», "5,298 in October from 5,638 in September": as rows of figures and comparisons
have it, where the weapon and what became of it stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from svidok.lexicon import Token
from svidok.model.period import DatePrecision, PeriodMention
from svidok.reading.raids.bare import told_of
from svidok.reading.raids.tallies import Counted
from svidok.reading.sentence.passages import Passage

_LEADS = frozenset("(-–—:,")
_CLOSES = frozenset(").,;")
_AFTER = ("joins", "compares", "bound.from", "time", "there_were", "rise", "only")
_NEAR = 4  # tokens from a number back to its month
_HARM = ("toll", "folk", "affected")
_A_NIGHT = timedelta(hours=36)


def its_month(tokens: Sequence[Token], here: int) -> int | None:
    """Where the month stands that the bare number at `here` is beside; None where it is beside none or counts more."""
    if not tokens[here].is_a("quantity"):
        return None
    if here + 1 < len(tokens) and _stretch(tokens[here + 1]):
        return here + 1 if _closed(tokens, here + 2) else None
    before = here - 1
    while before > max(0, here - _NEAR) and _leads(tokens, before, here):
        before -= 1
    led = 0 <= before < here - 1 and _stretch(tokens[before])
    return before if led and _closed(tokens, here + 1) else None


def _leads(tokens: Sequence[Token], at: int, here: int) -> bool:
    """Whether a word may stand between a month and its number: «за травень (5638)», «за травень їх набралося 5638»."""
    pronoun = at < here - 1 and tokens[here - 1].is_a("there_were") and tokens[at].kinds <= {"word"}
    return tokens[at].folded in _LEADS or tokens[at].is_a("there_were") or pronoun


def of_its_month(passage: Passage, here: int, known: str | None) -> Counted | None:
    """The count of such a number: of the weapon `known` before it, else of the one that its sentence tells of."""
    tokens = passage.tokens
    weapon = known or (None if passage.has("of_them") else told_of(tokens))
    beside = its_month(tokens, here) if weapon and not any(map(_of_harm, tokens[:here])) else None
    return Counted(here, here + 1, tokens[here].value, weapon) if beside is not None else None


def _of_harm(token: Token) -> bool:
    """Whether people or attacks are counted: "the death toll", «число атак в октябре (530)»."""
    return any(map(token.is_a, _HARM)) or (token.is_a("strike_noun") and not token.is_a("outcome.launched"))


def over_months(passage: Passage, phrases: Sequence[Counted]) -> bool:
    """Whether a sentence only tells how many there were in this month and in that."""
    rows = any(its_month(passage.tokens, said.at) is not None for said in phrases)
    several = sum(map(_stretch, passage.tokens)) > 1
    return rows and several and not (passage.has("unreal") or passage.has("habit"))


def _closed(tokens: Sequence[Token], after: int) -> bool:
    return after >= len(tokens) or tokens[after].folded in _CLOSES or any(map(tokens[after].is_a, _AFTER))


def _stretch(token: Token) -> bool:
    """Whether a token is a week, month or year."""
    if not isinstance(token.value, PeriodMention):
        return False
    period = token.value.period
    if period.earliest is None or period.latest is None or period.precision is DatePrecision.DAY:
        return False
    return period.latest - period.earliest > _A_NIGHT
