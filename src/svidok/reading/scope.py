"""Can a report tell anything of this war at all?

Most of what is published cannot, and need not be read: a report that names no side, no place of the two countries,
and is longer than a note. What is answered here with no is what the rules would find nothing in.
"""

from __future__ import annotations

from collections.abc import Iterable

from svidok.lexicon import Lexicon
from svidok.model.place import PlaceMention
from svidok.model.report import Report
from svidok.reading.sources.channels import channel_owner
from svidok.text import Sentence, Words

NOTE = 6  # sentences of a short note, which may leave unsaid whose war it is about
_NOTE_WORDS = 250  # and its words at the most
LANDS: tuple[str, ...] = ("UA", "RU", "SEA")  # what the admin1 codes of the places of this war begin with
_NAMED = ("person", "body", "weapon")  # the tables whose rows tell a side


class Scope:
    """What a report must name at the least, by the words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        sided = (f"{kind}.{code}" for kind in _NAMED for code, row in lexicon.names[kind].items() if row.get("side"))
        self._parties = frozenset(("warside", "nation.Ukraine", "nation.Russia", *sided))

    def may_cover(self, report: Report, language: str, words: Words) -> bool:
        """Whether the words of a report in one language leave it open that it is covered, its places apart."""
        if len(words) <= _NOTE_WORDS:
            return True
        party = self._lexicon.languages[language].terms.holds(words.folded, self._parties)
        return party or bool(channel_owner(report, self._lexicon))

    def covers(self, report: Report, told: Iterable[Sentence], places: Iterable[PlaceMention]) -> bool:
        """Whether the report, its sentences and places found, can tell of a raid, an incident or a claim."""
        if any((place.admin1 or place.country or "").startswith(LANDS) for place in (m.place for m in places)):
            return True
        return self._names_a_party(told) or bool(channel_owner(report, self._lexicon))

    def _names_a_party(self, told: Iterable[Sentence]) -> bool:
        sentences = 0
        for sentence in told:
            language = self._lexicon.languages.get(sentence.language)
            if language and language.terms.holds(sentence.words.folded, self._parties):
                return True
            sentences += language is not None
        return sentences <= NOTE
