"""What can the record say to a claim? Apart from verdicts: the command line offers it at every start."""

from __future__ import annotations

from enum import StrEnum


class Finding(StrEnum):
    """What the record says; the last three are no answer, and `why` says what is missing."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    PARTLY = "partly"
    NOT_CHECKABLE = "not checkable"
    TOO_THIN = "record too thin"
    OPEN = "open"

    @property
    def decided(self) -> bool:
        return self in (Finding.SUPPORTED, Finding.CONTRADICTED, Finding.PARTLY)
