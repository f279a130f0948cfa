"""What does the record say to a claim? Pure functions from a marked text and raids to a verdict.

    pack           which words ask for what, and within which limits something counts as said
    understanding  the claim as a proposition: type, weapon, outcome, place, comparison, days
    series         the raids as figures over a night, 24 hours or a period, as of a date
    comparing      a claimed number against a figure of the record
    superlatives, amounts, shares, sequences, changes, sites   one type of claim each
    checked        all readings together: the verdict

No clock, store or network; the same input gives the same verdict.
"""

from svidok.checking.checked import check, why_not
from svidok.checking.understanding import understood

__all__ = ["check", "understood", "why_not"]
