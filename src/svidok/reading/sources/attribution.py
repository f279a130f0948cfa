"""Who says this, through whom, and in which words is it attributed?"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from typing import overload

from svidok.lexicon import Lexicon, Token
from svidok.model.place import PlaceMention, PlaceRole
from svidok.model.reading import Modality
from svidok.model.report import Quote
from svidok.reading.reader import MarkedReport
from svidok.reading.sentence.interviews import answers
from svidok.reading.sentence.listing import opens_item
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.quotations import quotations
from svidok.reading.sources.acquaintance import Acquaintance, SpeakerKind
from svidok.reading.sources.attributable import may_attribute
from svidok.reading.sources.attributed import Attribution
from svidok.reading.sources.channels import CENTRE, channel_owner, home_of, outlet_itself
from svidok.reading.sources.datelines import agency
from svidok.reading.sources.introducing import introduce, is_person
from svidok.reading.sources.passed import knows, modality_of, outlets_of
from svidok.reading.sources.phrases import folded
from svidok.reading.sources.quoted import is_spoken, outside
from svidok.reading.sources.reaching import (
    back_to,
    bounded,
    breaks,
    carried,
    line_end,
    opens,
    quoting,
    through_quotation,
)
from svidok.reading.sources.resumed import resumed
from svidok.reading.sources.sayings import Saying, clauses, sayings
from svidok.reading.sources.silent import pass_over
from svidok.reading.sources.speakers import resolved

Span = tuple[int, int]
_LANDS = ("place", "country")
_BODIES = ("body", "office", "enterprise")
_SIGNATURE = 2  # sentences at the end of a post, one of which may be who signs it
_STEM = 6  # letters by which a word of a name is known: "prosecutors", "prosecutor's"
_STORY = 300  # sentences below a header of sources in which the background is looked for
_LEAD = 4  # sentences, its headline among them, in which a report says whom it passes on
_NAMELESS_KINDS = (SpeakerKind.GROUP, SpeakerKind.ROLE)
_SPEAKING = (SpeakerKind.NAMED, SpeakerKind.ROLE, SpeakerKind.GROUP, SpeakerKind.OUTLET)  # who may be quoted at length
_SPEAKING_OUT = (SpeakerKind.NAMED, SpeakerKind.BODY)
_WITNESSES = (SpeakerKind.NAMED, SpeakerKind.BODY, SpeakerKind.ROLE)
_MANY_LANDS = "international"  # the kind of a body that has missions
_NAMELESS = re.compile(r".+ sources?$")  # "Reuters sources", a "source" told of again


class Attributions(Sequence[Attribution]):
    """The attributions of a report, looked for when one is first asked for: most reports tell nothing to attribute."""

    def __init__(self, marked: MarkedReport, told: Sequence[Passage], lexicon: Lexicon) -> None:
        self._given = (marked, told, lexicon)

    @cached_property
    def _found(self) -> tuple[Attribution, ...]:
        return attributions(*self._given)

    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, index: int) -> Attribution: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Attribution, ...]: ...

    def __getitem__(self, index: int | slice) -> Attribution | tuple[Attribution, ...]:
        return self._found[index]

    def __iter__(self) -> Iterator[Attribution]:
        return iter(self._found)


def attributions(marked: MarkedReport, told: Sequence[Passage], lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Every attribution of the report in the order of the text it covers; several may cover the same words."""
    owner = channel_owner(marked.report, lexicon)
    again = any(passage.has_any(("body_again", "office")) for passage in told)  # by which whoever is told of is meant
    heard = [may_attribute(passage) or (again and passage.has_any(_BODIES)) for passage in told]
    streams = [folded(passage) if one else [] for passage, one in zip(told, heard, strict=True)]
    turns = answers(told)
    if not (turns or any(map(_attributes, told, streams))):  # then nobody need be known either
        return tuple(_owned(told, owner, lexicon))
    known = Acquaintance(lexicon, home_of(marked.report, lexicon), lexicon.profiles[told[0].language].home or None)
    introduce(told, streams, known)
    quoted = quotations(marked.report.text)
    itself = outlet_itself(marked.report, lexicon)
    placed, interviews = _placed(told, streams, known, itself, quoted)
    placed = [replace(one, source=owner) if _himself(one, owner) else one for one in placed]
    if not knows(itself or "", lexicon):  # no source of its own report
        placed = [replace(one, source=()) if one.source == (itself,) else one for one in placed]
    placed = _passed_on(placed, interviews, itself, agency(told))
    answered = _answered(turns, told, streams, placed, interviews, known) if turns else []
    placed = _without_others(placed, answered)
    widened = [through_quotation(one, quoted, told) for one in placed]
    found = [bounded(one) for one in (*widened, *carried(widened, told))]
    found += answered
    found += _going_on(told, quoted, placed)
    owner = _mission(placed, told, owner, lexicon) or _centre(placed, told, lexicon)
    found += _owned(told, owner, lexicon)
    return tuple(sorted((quoting(one, quoted) for one in found), key=lambda a: (a.start, a.end, a.source)))


def _placed(
    told: Sequence[Passage],
    streams: Sequence[Sequence[Token]],
    known: Acquaintance,
    itself: str | None,
    quoted: Sequence[Span],
) -> tuple[list[Attribution], dict[tuple[str, ...], tuple[str, ...]]]:
    """What each sentence attributes, as far as it tells itself, and the outlets that talked to whom they quote.

    Whom the lead passes on it passes on further down, but not what he says on his channel ("…, передает ТАСС").
    """
    placed: list[Attribution] = []
    interviews: dict[tuple[str, ...], tuple[str, ...]] = {}
    lead: dict[tuple[str, ...], tuple[str, ...]] = {}
    for number, (passage, tokens) in enumerate(zip(told, streams, strict=True)):
        _see(passage, known, opening=True)
        if not tokens:
            _see(passage, known)
            continue
        held = passage.inventory(tokens)
        before = known.last, known.last_person
        outlets, interview = outlets_of(passage, tokens, held, itself)
        if outlets and not interview:  # whose "sources" are told of in the same sentence
            known.cites(outlets[-1])
        found = outside(sayings(passage, tokens, held, known), quoted)
        if not found:
            pass_over(passage, tokens, held, known)
        if is_spoken(passage, quoted):
            known.last, known.last_person = before
        found = [one for one in found if one.covers != "signed" or number >= len(told) - _SIGNATURE]
        _see(passage, known)
        nameless = found[:1] and found[0].speaker.kind in _NAMELESS_KINDS
        if found and not (interview or nameless):  # no report comes through its own outlet, but whom that alone knows
            outlets = tuple(one for one in outlets if one != itself)
        here: list[Attribution] = []
        for piece in clauses(found, passage):
            here.append(_reaching(piece, outlets, told, number, [*placed, *here]))
        if not found and outlets:
            here.append(_outlet_alone(passage, outlets, tokens))
        if interview:  # whoever speaks here, else the one before: «Его слова передает издание»
            talked = [one.source for one in here if one.source] or _who_talked(tokens, passage, known)
            strangers = any(one.is_a("speaker.role") or one.is_a("speaker.group") for one in tokens)
            talked = talked or [one.source for one in placed[-1:] if not strangers]
            interviews |= dict.fromkeys(talked, outlets)
        elif here and found and _again(found[0], placed, told, number):
            placed[-1] = _joined(placed[-1], here[0])
        elif outlets and number < _LEAD:
            passed = outlets if nameless else tuple(one for one in outlets if one != itself)
            if placed and passage.tokens[0].is_a("back") and not any(one.source for one in here):
                placed[-1] = replace(placed[-1], via=placed[-1].via or passed)  # «Об этом передает ТАСС»
                lead.setdefault(placed[-1].source, placed[-1].via)
            for one in here:
                lead.setdefault(one.source, passed if one.source != passed else ())
        if not passage.has("channel"):
            here = [one if one.via else replace(one, via=lead.get(one.source, ())) for one in here]
        placed += here
    return placed, interviews


def _who_talked(tokens: Sequence[Token], passage: Passage, known: Acquaintance) -> list[tuple[str, ...]]:
    """Who is told of first in a sentence that tells of a talk with an outlet, and of nothing he said."""
    subject = next((token for token in tokens[:_LEAD] if token.is_a("speaker")), None)
    speaker = resolved(subject, passage, known) if subject is not None and is_person(subject) else None
    return [(speaker.name,)] if speaker is not None and speaker.name else []


def _again(one: Saying, placed: Sequence[Attribution], told: Sequence[Passage], number: int) -> bool:
    """Whether somebody is said to have told, too, what the sentence before attributes: "… This was reported by A. B
    has reported it, too", "The police have recorded … This was reported by the police of A"."""
    if not (number and placed and placed[-1].source and one.covers == "back" and one.speaker.kind in _WITNESSES):
        return False
    before = told[number - 1].sentence
    beside = before.start <= placed[-1].quote.start < before.end
    return beside and (placed[-1].kind is SpeakerKind.GROUP or placed[-1].start < before.start)


def _joined(one: Attribution, other: Attribution) -> Attribution:
    """What one told as told by the other, too; by the other alone where the one is nobody in particular."""
    if one.kind is SpeakerKind.GROUP:
        return replace(one, source=other.source, kind=other.kind, role=other.role)
    return replace(one, source=tuple(dict.fromkeys((*one.source, *other.source))))


def _see(passage: Passage, known: Acquaintance, *, opening: bool = False) -> None:
    """Remember where a sentence has come to; `opening`: of the lands only those named before anybody speaks in it."""
    spoken = False
    for token in passage.tokens if passage.has_any(_LANDS) else ():
        spoken = spoken or (opening and token.is_a("say"))
        before = known.country
        if isinstance(token.value, PlaceMention) and token.value.role is not PlaceRole.LAUNCH:
            known.see(token.value.place)
        elif token.is_a("country"):
            known.country = token.of("country")
        known.country = before if spoken and before else known.country


def _passed_on(
    placed: Sequence[Attribution],
    interviews: Mapping[tuple[str, ...], tuple[str, ...]],
    itself: str | None,
    wire: str | None,
) -> list[Attribution]:
    """The attributions with the outlets that all of somebody's words came through: who talked to him, whose wire."""
    passed = (wire,) if wire and wire != itself else ()
    given = [one if one.via else replace(one, via=interviews.get(one.source, passed)) for one in placed]
    return [replace(one, via=tuple(v for v in one.via if v != itself)) if one.via[1:] else one for one in given]


def _answered(
    turns: Sequence[Span],
    told: Sequence[Passage],
    streams: Sequence[Sequence[Token]],
    placed: Sequence[Attribution],
    interviews: Mapping[tuple[str, ...], tuple[str, ...]],
    known: Acquaintance,
) -> list[Attribution]:
    """The answers of an interview as words of him who talked to the outlet, or is said to give one in its first line,
    or else of the first person named before; an answer ends where somebody else is told of, or what was before."""
    text = told[0].text
    persons = [one for one in placed if one.kind is SpeakerKind.NAMED]
    talked = (one for one in persons if one.source in interviews and one.quote.start < turns[0][0])
    given = (
        one
        for one in persons
        if (turn := _turn_at(turns, one.quote.start)) and "\n" not in text[turn[0] : one.quote.start]
    )
    first = next(talked, None) or next(given, None) or _first_named(told, streams, known, turns[0][0])
    if first is None:
        return []
    ends = [one.start for one in persons if one.source != first.source]
    ends = sorted([*ends, *(passage.sentence.start for passage in told if breaks(passage))])
    ends.append(len(text))
    return [replace(first, start=a, end=min(b, ends[bisect_right(ends, a)]), said="any") for a, b in turns]


def _turn_at(turns: Sequence[Span], offset: int) -> Span | None:
    """The turn within which an offset lies, of turns in the order of the text."""
    number = bisect_right(turns, offset, key=itemgetter(1))
    return turns[number] if number < len(turns) and turns[number][0] <= offset else None


def _without_others(placed: Sequence[Attribution], answered: Sequence[Attribution]) -> list[Attribution]:
    """Without what who answers an interview says that others said: "the president has told it, too" is his to tell."""
    spans, his = [(one.start, one.end) for one in answered], {one.source for one in answered}
    return [
        one
        for one in placed
        if one.kind is SpeakerKind.WEASEL or one.source in his or _turn_at(spans, one.quote.start) is None
    ]


def _going_on(told: Sequence[Passage], quoted: Sequence[Span], placed: Sequence[Attribution]) -> Iterator[Attribution]:
    """The paragraphs that go on with somebody's words as his."""
    known = sorted((one for one in placed if one.source or one.via), key=lambda one: one.quote.start)
    saying = [(one.quote.start, one.quote.end) for one in known]
    for number, (start, end) in resumed(told, quoted, saying):
        if known[number].kind in _SPEAKING:
            yield replace(known[number], start=start, end=end, said="any")


def _first_named(
    told: Sequence[Passage], streams: Sequence[Sequence[Token]], known: Acquaintance, before: int
) -> Attribution | None:
    """The first person named `before` an offset, as an attribution that holds nowhere yet."""
    opening = (passage for passage in told if passage.sentence.start < before)
    for passage, tokens in zip(opening, streams, strict=False):
        for token in tokens or folded(passage):  # who answers need not have been heard before
            speaker = resolved(token, passage, known) if token.is_a("speaker") else None
            if speaker is not None and speaker.kind is SpeakerKind.NAMED and speaker.name:
                quote = Quote.of(passage.text, token.start, token.end)
                at = quote.start, quote.end
                return Attribution(
                    *at, (speaker.name,), (), speaker.kind, speaker.role, Modality.CERTAIN, quote, quoted=False
                )
    return None


def _attributes(passage: Passage, tokens: Sequence[Token]) -> bool:
    """Whether one of the rules that attribute can match among the folded tokens of a sentence."""
    held = passage.inventory(tokens).signs
    return any(passage.lexicon.likely(name, passage.language, held) for name in ("attribution", "passed_on"))


def _owned(told: Sequence[Passage], owner: tuple[str, ...], lexicon: Lexicon) -> Iterator[Attribution]:
    """The owner of the channel as the source of each sentence."""
    kind = SpeakerKind.NAMED if owner and lexicon.row("person", owner[0]) else SpeakerKind.BODY
    for passage in told if owner else ():
        quote = passage.whole
        yield Attribution(quote.start, quote.end, owner, (), kind, None, Modality.CERTAIN, quote, False, owned=True)


def _reaching(
    piece: tuple[Saying, int, int],
    outlets: tuple[str, ...],
    told: Sequence[Passage],
    number: int,
    before: Sequence[Attribution],
) -> Attribution:
    one, start, end = piece
    passage = told[number]
    if one.covers in ("back", "line", "around"):
        start = min(start, back_to(told, number, before, whole=one.covers != "line" or _bare(one, passage)))
    signs = one.covers == "signed" or (one.covers == "line" and _bare(one, passage))
    if signs and number >= len(told) - _SIGNATURE:
        start = told[0].sentence.start
    if one.covers in ("after", "back") and number + 1 < len(told) and opens(passage):
        end = told[number + 1].sentence.end
    if one.covers == "around" and _labelled(told[number + 1 : number + 2]):
        end = _background(told, number)  # whatever else a sentence says of its source is narrower
    elif one.covers == "report":
        start, end = told[0].sentence.start, told[-1].sentence.end
    elif one.covers == "turn":
        end = max(end, line_end(told, number))
    source, via = _heard(one, outlets, before)
    quote = Quote.of(passage.text, one.start, max(one.end, one.start + 1))
    modality = modality_of(passage)
    kind, role = one.speaker.kind, one.speaker.role
    below = one.covers == "below" or (opens(passage) and any(map(opens_item, told[number + 1 : number + 2])))
    below = below or (number < _SIGNATURE and passage.has("explains"))
    return Attribution(
        start, end, source, via, kind, role, modality, quote, False, one.said, named=one.named, opens=below
    )


def _heard(
    one: Saying, outlets: tuple[str, ...], before: Sequence[Attribution]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whose knowledge it is, and the outlets through which it came; sources without a name are an outlet's, or those
    of whom the report told before."""
    source = tuple(dict.fromkeys(name for name in (one.speaker.name, *one.beside) if name))
    via = tuple(outlet for outlet in dict.fromkeys((*one.speaker.through, *outlets)) if outlet not in source)
    if one.speaker.kind is SpeakerKind.OUTLET and source and one.passes:
        source, via = (), tuple(dict.fromkeys((*outlets, *source)))
    elif source == ("sources",) and via:
        source = (f"{via[0]} sources",)
    elif source == ("source",):
        source = next(
            (known.source for known in reversed(before) if known.source[:1] and _NAMELESS.match(known.source[0])),
            (f"{via[0]} sources",) if via else source,
        )
    return source, via


def _himself(one: Attribution, owner: tuple[str, ...]) -> bool:
    """Whether a channel's owner is told of by a word of the name: "Police found …" on a channel of the police."""
    if not owner or one.kind not in (SpeakerKind.GROUP, SpeakerKind.ROLE):
        return False
    words = [word[:_STEM] for word in owner[0].casefold().split()]
    return bool(one.source) and all(word[:_STEM] in words for word in one.source[0].casefold().split())


def _mission(
    placed: Sequence[Attribution], told: Sequence[Passage], owner: tuple[str, ...], lexicon: Lexicon
) -> tuple[str, ...]:
    """The mission by whom a report on the channel of a body of many lands goes, as its lead says, or else the owner:
    "Turning to Ukraine, our colleagues at OCHA tell us …"."""
    first = placed[0] if placed and placed[0].quote.start < told[: _LEAD + 1][-1].sentence.end else None
    tellers = (owner[:1], first.source) if first is not None else ()
    of_lands = [lexicon.row("body", name).get("kind") == _MANY_LANDS for names in tellers for name in names]
    return first.source if first is not None and of_lands == [True, True] else owner


def _centre(placed: Sequence[Attribution], told: Sequence[Passage], lexicon: Lexicon) -> tuple[str, ...]:
    """The centre for communications whose post it is: it alone is heard, in the lead or above a list of its own."""
    named = [one for one in placed if one.source and one.kind in _SPEAKING_OUT]
    bodies = {name for one in named for name in one.source}
    if len(bodies) != 1 or lexicon.row("body", *bodies).get("kind") != CENTRE:
        return ()
    lead = told[:_SIGNATURE][-1].sentence.end
    return named[0].source if any(one.opens or one.quote.start < lead for one in named) else ()


def _background(told: Sequence[Passage], number: int) -> int:
    """Where a report ends that sentence `number` names the sources of, and what it recalls begins: "Background: …"."""
    below = told[number + 1 : number + 1 + _STORY]
    recalled = (p for p in below if any(token.is_a("recall") for token in p.tokens[:2]))
    return next((passage.sentence.start for passage in recalled), told[-1].sentence.end)


def _labelled(after: Sequence[Passage]) -> bool:
    """Whether the next sentence is a part of the report under a label: "Details: …" below "Source: …"."""
    return any(token.folded == ":" for passage in after for token in passage.tokens[1:3])


def _bare(one: Saying, passage: Passage) -> bool:
    """Whether the sentence holds nothing but the attribution, as a line of its own below a post does."""
    return one.end - one.start > 0.7 * (passage.sentence.end - passage.sentence.start)


def _outlet_alone(passage: Passage, outlets: tuple[str, ...], tokens: Sequence[Token]) -> Attribution:
    quote = Quote.of(passage.text, passage.sentence.start, passage.sentence.end)
    return Attribution(quote.start, quote.end, (), outlets, SpeakerKind.OUTLET, None, Modality.CERTAIN, quote, False)
