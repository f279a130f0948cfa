"""What can go wrong, and what to do about it: one small family of errors.

    SvidokError
    ├── PackError       a pack (words, places, patterns) holds an unusable row: file, line, what to write instead
    ├── IntakeError     one report could not be received; the batch goes on
    ├── ReaderError     a reader broke its promise
    ├── LedgerError     the store could not be opened, locked or written
    │   └── DamageError     something kept is not as it was
    ├── SettingsError   a setting is unknown or has a value that cannot be used
    └── QuestionError   a question was put that the record cannot answer in that form

Doubt is a value, not an error: an unplaced strike has rivals and no key, a missing hour is a wide period.
"""

from __future__ import annotations


class SvidokError(Exception):
    """What happened, where, and the remedy; `str()` gives all three on one line."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{remedy}"


class PackError(SvidokError):
    """A pack cannot be used as it stands."""


class IntakeError(SvidokError):
    """One report could not be received."""


class ReaderError(SvidokError):
    """A reader broke its promise: a value without words, or words that are not in the text."""


class LedgerError(SvidokError):
    """The store could not be opened, locked, read or written."""


class DamageError(LedgerError):
    """Something that was kept is not as it was; the command line ends with status 3."""


class SettingsError(SvidokError):
    """A setting is unknown or cannot be used."""


class QuestionError(SvidokError):
    """The record cannot answer the question in that form."""
