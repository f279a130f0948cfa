"""What is one number of a sentence that counts weapons or places?"""

from __future__ import annotations

from dataclasses import dataclass

from svidok.model.figure import Count, Outcome, Range, Unit


@dataclass(frozen=True)
class Counted:
    """A number at token `at`, what it counts, and where that ends."""

    at: int
    end: int
    range: Range
    weapon: str | None
    unit: Unit = Unit.WEAPON
    outcome: Outcome | None = None
    joined: bool = False  # it shares the outcome of the number before it
    either: bool = False  # «17 целей»: weapons where they are shot down, places where they are hit
    more: bool = False  # «ещё один»: on top of those told before


@dataclass(frozen=True)
class Told:
    """A count where its sentence gives it: at which token, and whether it comes on top of those told before."""

    count: Count
    at: int
    more: bool = False
