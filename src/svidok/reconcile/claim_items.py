"""Which single claims do the readings hold, whose are they, and which of them say the same?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from svidok.lexicon.merging import NameUsed, merged
from svidok.lexicon.narratives import narratives
from svidok.lexicon.sounding import slug
from svidok.lexicon.speakers import Register
from svidok.model.claims import Sense, Speaker, SpeakerKind
from svidok.model.reading import Claim, ClaimKind, Polarity, Voice
from svidok.model.record import MemberKey
from svidok.model.verdict import ClaimType, Proposition
from svidok.reconcile.copies import Copies
from svidok.reconcile.figure_claims import statements
from svidok.reconcile.items import Entry, Item, published

MODES = {ClaimKind.FORECAST: "to come", ClaimKind.PLEDGE: "to come", ClaimKind.DEMAND: "demand"}
LIKENESS = 0.55  # shared beginnings of words over all of both
FEWEST = 5  # shared; fewer agree by chance
DAYS_OF_WORDS, DAYS_OF_NARRATIVE, DAYS_OF_TRANSLATION = 45, 180, 2
CUES, CUE_LIKENESS, FEWEST_RARE = 3, 0.65, 2
FEWEST_SOUNDS, SOUND_LIKENESS = 3, 0.45
_SOUND = 3  # letters, written plainly, by which a word is known in a kindred language
_NAME = 4  # letters by which a word is part of a name
_NOTHING = Sense()
_VAGUE = (ClaimType.UNKNOWN, ClaimType.FORECAST)
_NUMBERS = (ClaimType.THRESHOLD, ClaimType.COUNT)
_STATED = (ClaimKind.FACT, ClaimKind.ASSESSMENT, ClaimKind.DENIAL)  # how a report takes one statement differs
_STRIKE, _NOT, _ANY_WEAPON = "strike", "not", "air_target"


@dataclass(frozen=True, slots=True)
class Uttered:
    """One claim of one report, with what it means, whose it is, and the first report with the same text."""

    item: Item[Claim]
    sense: Sense
    speaker: Speaker | None
    said_on: date | None
    copied_from: str
    first_outlet: str | None

    @property
    def key(self) -> MemberKey:
        return self.item.key

    @property
    def said(self) -> Claim:
        return self.item.said

    @property
    def words(self) -> str:
        return " … ".join(quote.text for quote in self.said.evidence)

    @property
    def bucket(self) -> tuple[str, ...]:
        """Only claims of one bucket can be one claim: one speaker's, nobody's, the authors', or one text's source."""
        if self.speaker is None:
            return (self.said.voice,)
        if self.speaker.kind is SpeakerKind.UNNAMED:
            return (Voice.WEASEL, self.speaker.key, self.copied_from)
        return (Voice.NAMED, self.speaker.key)

    @property
    def origin(self) -> str:
        """Whose knowledge it is: the speaker's; else that of the outlet that had the text first."""
        if self.speaker is not None and self.speaker.kind is not SpeakerKind.UNNAMED:
            return self.speaker.key
        return slug(self.first_outlet or self.copied_from)


def claim_items(entries: Iterable[Entry]) -> list[Item[Claim]]:
    """The claims of the readings, first published first."""
    items = [Item(one.key, report, one.claim) for report, reading in entries for one in statements(reading)]
    return sorted(items, key=lambda item: item.order)


def uttered(entries: Sequence[Entry], senses: Mapping[MemberKey, Sense], register: Register) -> list[Uttered]:
    """All claims in the order of publication, each with its speaker under all spellings."""
    items = claim_items(entries)
    holding = {item.report.id: item.report for item in items}  # a copy of a claim's text holds it too
    reports = sorted(holding.values(), key=lambda report: (published(report), report.id))
    copies, outlets = Copies(reports), {report.id: report.source_name for report in reports}
    used = {item.key: _name(item) for item in items if item.said.speaker}
    speakers = merged(used.values(), register)
    return [
        Uttered(
            item,
            senses.get(item.key, _NOTHING),
            speakers[used[item.key]] if item.key in used else None,
            said_on(item),
            copies.first(item.report.id),
            outlets[copies.first(item.report.id)],
        )
        for item in items
    ]


def said_on(item: Item[Claim]) -> date | None:
    """The day it was said as far as the report tells; else that of publication."""
    told = item.said.said_on
    return date.fromisoformat(told) if told and len(told) == len("2025-07-04") else item.report.published


def alike(one: Uttered, other: Uttered) -> str:
    """Why two claims of one bucket are the same claim; "" where they are not."""
    a, b = one.sense, other.sense
    if differ(one, other) or narratives().apart(a.cues, b.cues):
        return ""
    if _same_words(one, other) and (one.copied_from == other.copied_from or _of_one_attack(one, other)):
        return "the same words"
    if MODES.get(one.said.kind) != MODES.get(other.said.kind) or not _of_one_attack(one, other):
        return ""
    if _plain(a.proposition) and _plain(b.proposition):
        return "the same proposition"
    apart, same_kind = _days_apart(one, other), _kind(one) == _kind(other) and _denies(one) == _denies(other)
    due = {_due(one), _due(other)} - {None}
    if a.narrative and a.narrative == b.narrative and same_kind and apart <= DAYS_OF_NARRATIVE and len(due) < 2:
        return "the same is said of the same"
    own = a.narrative == b.narrative and apart <= DAYS_OF_WORDS and len(due) < 2
    if a.language == b.language and own and similar(_stems(one), _stems(other), FEWEST, LIKENESS):
        return "nearly the same words"
    translated = a.language != b.language and one.speaker is not None and same_kind
    near = apart <= DAYS_OF_TRANSLATION and len(due) < 2 and _numbers(a.cues) == _numbers(b.cues)
    if translated and near and _means_the_same(one, other):
        return "the same in another language"
    return ""


def differ(one: Uttered, other: Uttered) -> bool:
    """Whether both are understood, and as something else of each other: no third claim can make them one.

    A copy says what its original says, whichever night "last night" is by its own date.
    """
    a, b = one.sense.proposition, other.sense.proposition
    if not (_told(a) and _told(b)) or (one.copied_from == other.copied_from and _same_words(one, other)):
        return False
    unsaid = _denies(one) != _denies(other) and _days_apart(one, other) < 1  # taken back later, if at all
    return unsaid or _subject(a) != _subject(b) or _kind(one) != _kind(other)


def _due(one: Uttered) -> str | date | None:
    """By when, of a forecast: as it was understood, else as the reader has it."""
    asked = one.sense.proposition
    if asked is not None and asked.type is ClaimType.FORECAST and asked.days is not None:
        return asked.days.last
    return one.said.due


def _stems(one: Uttered) -> frozenset[str]:
    """The words that say what is claimed: without the name of who says it."""
    name = slug(one.said.speaker or "")
    return frozenset(stem for stem in one.sense.stems - narratives().saying if slug(stem)[:_NAME] not in name)


def _means_the_same(one: Uttered, other: Uttered) -> bool:
    """By what the packs know of both, or by words that sound alike, as most do in two kindred languages."""
    a, b = one.sense.cues, other.sense.cues
    if (_NOT in a) != (_NOT in b):
        return False
    if similar(a, b, CUES, CUE_LIKENESS) and len((a & b) - narratives().common) >= FEWEST_RARE:
        return True
    return similar(_sounds(one), _sounds(other), FEWEST_SOUNDS, SOUND_LIKENESS)


def _sounds(one: Uttered) -> frozenset[str]:
    return frozenset(slug(stem)[:_SOUND] for stem in _stems(one))


def _numbers(cues: frozenset[str]) -> frozenset[str]:
    return frozenset(cue for cue in cues if cue[0] == "n" and cue[1:].isdecimal())


def _same_words(one: Uttered, other: Uttered) -> bool:
    return one.words.casefold().split() == other.words.casefold().split()


def _of_one_attack(one: Uttered, other: Uttered) -> bool:
    """Whether two claims can be about one thing: what is said of an attack is said anew of the next one.

    What is said of all of them, as the narratives are that go about, can be said on any day.
    """
    told = {sense.narrative for sense in (one.sense, other.sense)}
    standing = "" not in told and not any(narratives().all[name].of_one for name in told)
    spoken = all(_STRIKE in sense.cues for sense in (one.sense, other.sense))
    return standing or not spoken or one.sense.days == other.sense.days


def _name(item: Item[Claim]) -> NameUsed:
    day = item.report.published or date.min
    return NameUsed(item.said.speaker or "", item.said.role or "", day)


def _told(asked: Proposition | None) -> bool:
    if asked is None or asked.days is None:
        return False
    counted = asked.type is ClaimType.FORECAST and asked.amount is not None and bool(asked.weapon)
    return counted or asked.type not in _VAGUE


def _plain(asked: Proposition | None) -> bool:
    """Whether it is stated and understood: a question, a denial or several things at once are alike by words only."""
    return _told(asked) and asked is not None and not asked.beyond


def _subject(asked: Proposition | None) -> tuple[object, ...]:
    """What a proposition is about, whichever number it gives.

    A record is compared with what its `comparison` says: "of the war" and "since 24 February 2022" are one.
    """
    if asked is None:
        return ()
    kind = "number" if asked.type in _NUMBERS else asked.type
    number = asked.amount if asked.type is ClaimType.SEQUENCE else None
    against = asked.comparison if asked.type is ClaimType.RECORD else asked.against
    about = (asked.weapon or _ANY_WEAPON, asked.outcome, asked.area, asked.object_class, asked.attacker)
    due = asked.days.last if asked.type is ClaimType.FORECAST and asked.days else None
    return (kind, *about, due or asked.days, asked.groupings if due else (), against, number)


def _kind(one: Uttered) -> str:
    return ClaimKind.FACT if one.said.kind in _STATED else one.said.kind


def _denies(one: Uttered) -> bool:
    return one.said.polarity is Polarity.DENIED or one.said.kind is ClaimKind.DENIAL


def _days_apart(one: Uttered, other: Uttered) -> int:
    if one.said_on is None or other.said_on is None:
        return 0 if one.said_on is other.said_on else DAYS_OF_NARRATIVE + 1
    return abs((one.said_on - other.said_on).days)


def similar(one: frozenset[str], other: frozenset[str], fewest: int, likeness: float) -> bool:
    shared = len(one & other)
    return shared >= fewest and shared >= likeness * len(one | other)
