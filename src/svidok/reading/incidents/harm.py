"""What is one statement on people harmed: how many, what became of them, who they are?"""

from __future__ import annotations

from dataclasses import dataclass

from svidok.model.figure import Range


@dataclass(frozen=True, slots=True)
class Harm:
    """One statement on people at [start, end): `of` is one of KINDS, AMONG, children_killed or children_injured.

    `definite` is False where no number is said.
    """

    of: str
    range: Range
    start: int
    end: int
    children: Range | None = None
    civilian: bool = False
    military: bool = False
    definite: bool = True
    further: bool = False
    later: bool = False  # of those counted as wounded before
    ages: tuple[int, ...] = ()  # in years, as far as they are told
    sex: str = ""  # of one person, where the noun tells it
    post: str = ""  # of one person, the noun that tells his work
    civilians: Range | None = None  # those who are none of the soldiers in it
    each: bool = False  # so many at each of the places that are named
