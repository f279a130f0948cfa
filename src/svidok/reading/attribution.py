"""Who says this, through whom, and in which words is it attributed?"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import overload

from svidok.lexicon import Lexicon, Token
from svidok.model.place import PlaceMention, PlaceRole
from svidok.model.reading import Modality
from svidok.model.report import Quote
from svidok.reading.acquaintance import Acquaintance, SpeakerKind
from svidok.reading.attributable import may_attribute
from svidok.reading.channels import channel_owner, home_of, outlet_itself
from svidok.reading.datelines import agency
from svidok.reading.interviews import answers
from svidok.reading.listing import opens_item
from svidok.reading.passages import Passage
from svidok.reading.phrases import folded
from svidok.reading.quotations import quotations
from svidok.reading.reader import MarkedReport
from svidok.reading.resumed import resumed
from svidok.reading.sayings import Saying, clauses, introduce, modality_of, outlets_of, sayings
from svidok.reading.speakers import resolved

_LANDS = ("place", "country")
_REACH = 4500
_NEAR = 4  # attributions before and after one that may bound what it is carried over
_GAP = 12  # characters between an attribution and a quotation that goes on
_STEM = 6  # letters by which a word of a name is known: "prosecutors", "prosecutor's"
_CARRY = 1500  # characters below a headline or a lead that its attribution may hold for
_HEADING, _LEAD = 4, 3  # words of a heading; sentences of the lead, of which "This was reported by …" tells
_NO_REPORT = frozenset({"assessment", "forecast", "demand", "pledge", "denial"})
_SPEAKING = (SpeakerKind.NAMED, SpeakerKind.ROLE, SpeakerKind.GROUP)  # who may be quoted at length
_NAMELESS = re.compile(r".+ sources?$")  # "Reuters sources", a "source" told of again


@dataclass(frozen=True, slots=True)
class Attribution:
    """`source` and `via` hold for the text at [start, end).

    Sources stand nearest to the event first, under their English names; both are empty for a weasel ("experts say").
    `said` is the sort of the verb (`any`, or a ClaimKind's value). `quote` are the attributing words, `named` where
    those of them stand that tell who it is; `quoted` says whether words in [start, end) stand in quotation marks.
    `carried` marks what is only in force there: said in a headline or in front of it, not in the sentence itself. What
    a body posts on its own channel needs no attributing words: it is `owned`, its quote the sentence, and any other
    attribution stands before it.
    """

    start: int
    end: int
    source: tuple[str, ...]
    via: tuple[str, ...]
    kind: SpeakerKind
    role: str | None
    modality: Modality
    quote: Quote
    quoted: bool
    said: str = "any"
    carried: bool = False
    owned: bool = False
    named: tuple[int, int] = (0, 0)

    @property
    def reports(self) -> bool:
        """Whether it is given as what happened, not as a judgement, a wish or what will come."""
        return self.said not in _NO_REPORT and self.kind is not SpeakerKind.WEASEL


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
    streams = [folded(passage) if may_attribute(passage) else [] for passage in told]
    turns = answers(told)
    if not (turns or any(map(_attributes, told, streams))):  # then nobody need be known either
        return tuple(_owned(told, owner, lexicon))
    known = Acquaintance(lexicon, home=home_of(marked.report, lexicon))
    introduce(told, streams, known)
    quoted = quotations(marked.report.text)
    placed: list[Attribution] = []
    interviews: dict[tuple[str, ...], tuple[str, ...]] = {}  # an outlet that talked to somebody has all of his words
    for number, (passage, tokens) in enumerate(zip(told, streams, strict=True)):
        for token in passage.tokens if passage.has_any(_LANDS) else ():
            if isinstance(token.value, PlaceMention) and token.value.role is not PlaceRole.LAUNCH:
                known.see(token.value.place)
            elif token.is_a("country"):
                known.country = token.of("country")
        if not tokens:
            continue
        held = passage.inventory(tokens)
        found = sayings(passage, tokens, held, known)
        outlets, interview = outlets_of(passage, tokens, held)
        here: list[Attribution] = []
        for piece in clauses(found, passage):
            here.append(_reaching(piece, outlets, told, number, [*placed, *here]))
        if not found and outlets:
            here.append(_outlet_alone(passage, outlets, tokens))
        if interview:  # whoever speaks here, else the one before: «Его слова передает издание»
            talked = [one.source for one in here if one.source] or [one.source for one in placed[-1:]]
            interviews |= dict.fromkeys(talked, outlets)
        placed += here
    placed = [replace(one, source=owner) if _himself(one, owner) else one for one in placed]
    itself, wire = outlet_itself(marked.report, lexicon), agency(told)
    passed = (wire,) if wire and wire != itself else ()
    placed = [one if one.via else replace(one, via=interviews.get(one.source, passed)) for one in placed]
    placed = [replace(one, via=tuple(v for v in one.via if v != itself)) if one.via[1:] else one for one in placed]
    widened = [_through_quotation(one, quoted, told) for one in placed]
    carried = [_bounded(one) for one in (*widened, *_carried(widened, told))]
    carried += _answered(turns, told, streams, placed, known)
    carried += _going_on(told, quoted, placed)
    carried += _owned(told, owner, lexicon)
    return tuple(sorted((_quoting(one, quoted) for one in carried), key=lambda a: (a.start, a.end, a.source)))


def _answered(
    turns: Sequence[tuple[int, int]],
    told: Sequence[Passage],
    streams: Sequence[Sequence[Token]],
    placed: Sequence[Attribution],
    known: Acquaintance,
) -> Iterator[Attribution]:
    """The answers of an interview as words of him who is said to give one, or else of the first person named before."""
    persons = (one for one in placed if one.kind is SpeakerKind.NAMED)
    given = (one for one in persons if any(start <= one.quote.start < end for start, end in turns))
    first = next(given, None) or (_first_named(told, streams, known, turns[0][0]) if turns else None)
    if first is not None:
        yield from (replace(first, start=a, end=b, said="any", carried=True) for a, b in turns)


def _going_on(
    told: Sequence[Passage], quoted: Sequence[tuple[int, int]], placed: Sequence[Attribution]
) -> Iterator[Attribution]:
    """The paragraphs that go on with somebody's words as his."""
    known = sorted((one for one in placed if one.source), key=lambda one: one.quote.start)
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
        for token in tokens:
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


def at(found: Sequence[Attribution], offset: int) -> Attribution | None:
    """The attribution in force at `offset`: what the sentence itself says before what is carried, the narrowest.

    `found` is what `attributions` gives, in its order.
    """
    here = overlapping(found, offset, offset + 1)
    return min(here, key=lambda a: (a.owned, a.carried, a.end - a.start, a.start), default=None)


def reported(found: Sequence[Attribution], offset: int) -> Attribution | None:
    """The attribution in force at `offset` if it gives what stands there as what happened."""
    one = at(found, offset)
    return one if one is not None and one.reports else None


def overlapping(found: Sequence[Attribution], start: int, end: int) -> list[Attribution]:
    """Those of `attributions` that hold somewhere in [start, end); looks only as far back as one can reach."""
    first = bisect_left(found, start - 2 * _REACH, key=lambda one: one.start)
    last = bisect_left(found, end, lo=first, key=lambda one: one.start)
    return [one for one in found[first:last] if one.end > start]


def _bounded(one: Attribution) -> Attribution:
    """No attribution holds further than `_REACH` from its own words: a page is not one man's statement."""
    start, end = max(one.start, one.quote.start - _REACH), min(one.end, one.quote.end + _REACH)
    return replace(one, start=start, end=end) if start < end else one


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
        start = min(start, _back_to(told, number, before, whole=one.covers != "line" or _bare(one, passage)))
    elif one.covers == "after" and number + 1 < len(told) and _opens(passage):
        end = told[number + 1].sentence.end
    if one.covers == "around" and _labelled(told[number + 1 : number + 2]):
        end = told[-1].sentence.end  # whatever else a sentence says of its source is narrower
    elif one.covers == "report":
        end = told[-1].sentence.end
    elif one.covers == "turn":
        end = max(end, _line_end(told, number))
    source: tuple[str, ...] = (one.speaker.name,) if one.speaker.name else ()
    via = tuple(outlet for outlet in dict.fromkeys((*one.speaker.through, *outlets)) if outlet not in source)
    if one.speaker.kind is SpeakerKind.OUTLET and source and one.passes:
        source, via = (), tuple(dict.fromkeys((*outlets, *source)))
    elif source == ("sources",) and via:
        source = (f"{via[0]} sources",)
    elif source == ("source",):
        source = next(
            (known.source for known in reversed(before) if known.source[:1] and _NAMELESS.match(known.source[0])),
            source,
        )
    quote = Quote.of(passage.text, one.start, max(one.end, one.start + 1))
    modality = modality_of(passage)
    kind, role = one.speaker.kind, one.speaker.role
    return Attribution(start, end, source, via, kind, role, modality, quote, False, one.said, named=one.named)


def _himself(one: Attribution, owner: tuple[str, ...]) -> bool:
    """Whether a channel's owner is told of by a word of the name: "Police found …" on a channel of the police."""
    if not owner or one.kind not in (SpeakerKind.GROUP, SpeakerKind.ROLE):
        return False
    words = [word[:_STEM] for word in owner[0].casefold().split()]
    return bool(one.source) and all(word[:_STEM] in words for word in one.source[0].casefold().split())


def _labelled(after: Sequence[Passage]) -> bool:
    """Whether the next sentence is a part of the report under a label: "Details: …" below "Source: …"."""
    return any(token.folded == ":" for passage in after for token in passage.tokens[1:3])


def _bare(one: Saying, passage: Passage) -> bool:
    """Whether the sentence holds nothing but the attribution, as a line of its own below a post does."""
    return one.end - one.start > 0.7 * (passage.sentence.end - passage.sentence.start)


def _opens(passage: Passage) -> bool:
    return passage.text[passage.sentence.start : passage.sentence.end].rstrip().endswith(":")


def _back_to(told: Sequence[Passage], number: int, before: Sequence[Attribution], whole: bool) -> int:
    """Where what is attributed at the end begins: after the last attribution, and within the line unless `whole`."""
    here = number
    last = max((one.quote.start for one in before[-_NEAR:]), default=-1)
    while here > 0 and told[here - 1].sentence.start > last and told[here - 1].sentence.end > last:
        same_line = told[here - 1].sentence.line == told[number].sentence.line
        near = told[here - 1].sentence.line >= told[number].sentence.line - 3
        if not (same_line or (whole and near)):
            break
        here -= 1
    return told[here].sentence.start


def _outlet_alone(passage: Passage, outlets: tuple[str, ...], tokens: Sequence[Token]) -> Attribution:
    quote = Quote.of(passage.text, passage.sentence.start, passage.sentence.end)
    return Attribution(quote.start, quote.end, (), outlets, SpeakerKind.OUTLET, None, Modality.CERTAIN, quote, False)


def _through_quotation(one: Attribution, quoted: Sequence[tuple[int, int]], told: Sequence[Passage]) -> Attribution:
    """A quotation over several sentences belongs whole to whoever is named inside, before or after it."""
    start, end = one.start, one.end
    text = told[0].text
    for number in range(bisect_right(quoted, start, key=itemgetter(1)), len(quoted)):
        first, last = quoted[number]
        if first > max(end, one.quote.end) + _GAP:
            break
        inside = first < end and one.start < last and not first <= one.quote.start < last
        between = text[one.quote.end : first - 1]
        goes_on = first > one.quote.end and "\n" not in between and not between.strip(" .,;:—–-")
        goes_on = goes_on or (first > one.quote.end and _again(one, quoted, number, told))
        if inside or (goes_on and one.kind is not SpeakerKind.WEASEL):
            start, end = min(start, first - 1), max(end, min(last + 1, len(text)))
    return replace(one, start=max(0, start), end=end)


def _again(one: Attribution, quoted: Sequence[tuple[int, int]], number: int, told: Sequence[Passage]) -> bool:
    """Whether a quotation opens the sentence after one that quotes him and ends with him: “…,” said A, a farmer. “…”"""
    index = bisect_right(told, one.quote.start, key=lambda passage: passage.sentence.start) - 1
    if index < 0 or index + 1 >= len(told) or number == 0:
        return False
    here, after = told[index].sentence, told[index + 1].sentence
    before = here.start <= quoted[number - 1][0] and quoted[number - 1][1] <= one.quote.start + 1
    return before and here.line == after.line and quoted[number][0] - 1 == after.start


def _carried(placed: Sequence[Attribution], told: Sequence[Passage]) -> Iterator[Attribution]:
    """What a headline attributes holds for the post below it, and so does what is said of the whole lead («Об этом
    сообщил …»); what closes a paragraph, for all of the paragraph."""
    headline: tuple[str, ...] = ()
    for number, one in enumerate(placed):
        index = bisect_right(told, one.quote.start, key=lambda passage: passage.sentence.start) - 1
        if not one.source or index < 0:
            continue
        headline = one.source if index == 0 or _tells_lead(one, told, index) else headline
        after, before = placed[number + 1 : number + 1 + _NEAR], placed[max(0, number - _NEAR) : number]
        if one.source == headline:
            end = min([_item_end(told, index, one.end + _CARRY), *(a.start for a in after if a.start >= one.end)])
            if end > one.end:
                yield replace(one, start=one.end, end=end, carried=True)
        start = max([_line_start(told, index), *(other.end for other in before)])
        closing = told[index].sentence.end - one.quote.end <= 2 and one.quote.start - told[index].sentence.start > _GAP
        if start < one.start and closing:
            yield replace(one, start=start, end=one.start, carried=True)


def _tells_lead(one: Attribution, told: Sequence[Passage], index: int) -> bool:
    """Whether all from the first sentence on is said to come from him, and not only what this sentence says."""
    all_of_it = one.start <= told[0].sentence.start < told[index].sentence.start <= one.quote.start
    return 0 < index <= _LEAD and all_of_it and one.kind is not SpeakerKind.GROUP


def _item_end(told: Sequence[Passage], index: int, limit: int) -> int:
    """The end of the report, of what stands before what is only recalled or the first bullet that no colon announces,
    or `limit`."""
    announced = any(map(opens_item, told[max(0, index - _NEAR) : index + 1]))  # a list that is already told by it
    for number in range(index + 1, len(told)):
        start = told[number].sentence.start
        announced = announced or _opens(told[number - 1])
        if start >= limit or (opens_item(told[number]) and not announced) or breaks(told[number]):
            return min(start, limit)
    return min(told[-1].sentence.end, limit)


def breaks(passage: Passage) -> bool:
    """Whether what was told of before follows («Напомним, …», "Earlier, …"), or a heading in the body: «Контекст»."""
    if any(token.is_a("recall") or token.is_a("at_first") for token in passage.tokens[:2]):
        return True
    short = passage.sentence.opens and len(passage.tokens) <= _HEADING
    return short and any(map(str.isalpha, passage.sentence.words.folded[-1:])) and not passage.has("say")


def _line_start(told: Sequence[Passage], index: int) -> int:
    """Where the paragraph (or the item of a list) of a sentence begins, as far back as an attribution can reach."""
    line, far = told[index].sentence.line, told[index].sentence.start - _REACH
    while index > 0 and told[index - 1].sentence.line == line and not opens_item(told[index]):
        if told[index - 1].sentence.start < far:
            break
        index -= 1
    return told[index].sentence.start


def _line_end(told: Sequence[Passage], index: int) -> int:
    """Where the paragraph of a sentence ends: what one says in an interview until the next speaks."""
    line = told[index].sentence.line
    while index + 1 < len(told) and told[index + 1].sentence.line == line:
        index += 1
    return told[index].sentence.end


def _quoting(one: Attribution, quoted: Sequence[tuple[int, int]]) -> Attribution:
    following = bisect_right(quoted, one.start, key=itemgetter(1))
    return replace(one, quoted=following < len(quoted) and quoted[following][0] < one.end)
