"""Who says this, through whom, and in which words is it attributed?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from svidok.lexicon import Lexicon, Match, Token
from svidok.model.place import PlaceMention, PlaceRole
from svidok.model.reading import Modality
from svidok.model.report import Quote
from svidok.reading.channels import channel_owner
from svidok.reading.passages import Passage
from svidok.reading.phrases import folded
from svidok.reading.quotations import quotations
from svidok.reading.reader import MarkedReport
from svidok.reading.speakers import Acquaintance, Speaker, SpeakerKind, resolved

_PLURAL = ("they", "вони", "они", "за їхн", "за їх", "по их", "the", "йдеться", "говориться", "говорится", "сказано")
_REACH = 4500
_NEAR = 4  # attributions before and after one that may bound what it is carried over
_GAP = 12  # characters between an attribution and a quotation that goes on
_CARRY = 1500  # characters below a headline that its attribution may hold for
_BULLETS = frozenset("▪•●◾◽■□♦🔹🔸🔻🔺➖➡📍📌⚫🔴-–—")


@dataclass(frozen=True, slots=True)
class Attribution:
    """`source` and `via` hold for the text at [start, end).

    Sources stand nearest to the event first, under their English names; both are empty for a weasel ("experts say").
    `said` is the sort of the verb (`any`, or a ClaimKind's value). `quote` are the attributing words, `quoted` says
    whether words in [start, end) stand in quotation marks. `carried` marks what is only in force there: said in a
    headline or in front of it, not in the sentence itself. What a body posts on its own channel needs no attributing
    words: it is `owned`, its quote the sentence, and any other attribution stands before it.
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


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution within its sentence, before it is known how far it reaches."""

    speaker: Speaker
    said: str
    covers: str
    start: int
    end: int
    leading: bool
    passes: bool  # only passes on what others know: "writes", a colon


def attributions(marked: MarkedReport, told: Sequence[Passage], lexicon: Lexicon) -> tuple[Attribution, ...]:
    """Every attribution of the report in the order of the text it covers; several may cover the same words."""
    known = Acquaintance(lexicon)
    streams = [folded(passage) for passage in told]
    _introduce(told, streams, known)
    quoted = quotations(marked.report.text)
    placed: list[Attribution] = []
    for number, (passage, tokens) in enumerate(zip(told, streams, strict=True)):
        for token in passage.tokens:
            if isinstance(token.value, PlaceMention) and token.value.role is not PlaceRole.LAUNCH:
                known.see(token.value.place)
        found = _chained(_one_a_verb(list(_found(passage, tokens, known))))
        outlets = _outlets(passage, tokens)
        for piece in _clauses(found, passage):
            placed.append(_reaching(piece, outlets, told, number, placed))
        if not found and outlets:
            placed.append(_outlet_alone(passage, outlets, tokens))
    widened = [_through_quotation(one, quoted, told) for one in placed]
    carried = [_bounded(one) for one in (*widened, *_carried(widened, told))]
    carried += _owned(told, channel_owner(marked.report, lexicon), lexicon)
    return tuple(sorted((_quoting(one, quoted) for one in carried), key=lambda a: (a.start, a.end, a.source)))


def at(found: Sequence[Attribution], offset: int) -> Attribution | None:
    """The attribution in force at `offset`: what the sentence itself says before what is carried, the narrowest.

    `found` is what `attributions` gives, in its order.
    """
    here = overlapping(found, offset, offset + 1)
    return min(here, key=lambda a: (a.owned, a.carried, a.end - a.start, a.start), default=None)


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


def _introduce(told: Sequence[Passage], streams: Sequence[Sequence[Token]], known: Acquaintance) -> None:
    """Names said in full anywhere, so that a surname alone is known before and after."""
    for passage, tokens in zip(told, streams, strict=True):
        for token in tokens:
            for part in token.value if isinstance(token.value, tuple) else ():
                words = part.folded.split()
                if part.is_a("name") and 1 < len(words) <= 3:
                    known.full.setdefault(words[-1], part.folded)
                elif part.is_a("person") and len(words) > 1:
                    known.full.update((name, name) for name in part.all_of("person")[:1])
            if isinstance(token.value, tuple) and any(p.is_a("person") or p.is_a("name") for p in token.value):
                resolved(token, passage, known)
    known.begin()


def _found(passage: Passage, tokens: Sequence[Token], known: Acquaintance) -> Iterator[tuple[int, _Found]]:
    """Each attribution with the token of its cue, rule by rule in the pack's order."""
    for match in passage.lexicon.matches("attribution", passage.language, tokens):
        cue = match.token("cue", tokens) or _cue(match, tokens)
        speaker = _speaker(match, tokens, passage, known)
        if speaker is None or cue is None:
            continue
        first, last = tokens[match.start], tokens[match.end - 1]
        who = match.token("who", tokens)
        first = who if who is not None and cue.is_a("passive") and not cue.is_a("per") else first
        covers = match.pattern.settings.get("covers", "sentence")
        leading = who is None or who.start <= passage.sentence.start + 3 or who.start < cue.start or cue.is_a("per")
        yield (
            cue.start,
            _Found(
                speaker, _sort(cue), covers, first.start, last.end, leading, cue.is_a("writes") or covers != "sentence"
            ),
        )


def _cue(match: Match, tokens: Sequence[Token]) -> Token | None:
    inside = tokens[match.start : match.end]
    said = next((t for t in inside if t.is_a("say") or t.is_a("per") or t.is_a("per_own")), None)
    return said or match.token("who", tokens)


def _sort(cue: Token) -> str:
    for kind in ("say", "per_own", "per"):
        if cue.is_a(kind):
            sorts = [sort for sort in cue.all_of(kind) if sort]
            return sorts[0] if sorts else "any"
    return "any"


def _speaker(match: Match, tokens: Sequence[Token], passage: Passage, known: Acquaintance) -> Speaker | None:
    who = match.token("who", tokens)
    if who is not None:
        cue = match.token("cue", tokens)
        return resolved(who, passage, known, genitive=cue is not None and cue.is_a("per"))
    cue = match.token("cue", tokens)
    if cue is not None and cue.is_a("per_own"):
        plural = cue.folded.startswith(_PLURAL) or " their" in cue.folded or " them" in cue.folded
        return known.last if plural else known.last_person or known.last
    return Speaker(None, SpeakerKind.WEASEL)


def _one_a_verb(found: Sequence[tuple[int, _Found]]) -> list[_Found]:
    """Of several rules that read the same cue or the same words the first holds; in the order of the text."""
    kept: dict[int, _Found] = {}
    for cue, one in found:
        clash = any(one.start < other.end and other.start < one.end for other in kept.values())
        if cue not in kept and not clash:
            kept[cue] = one
    return sorted(kept.values(), key=lambda one: one.start)


def _chained(found: list[_Found]) -> list[_Found]:
    """Outlets are no rivals of the source they pass on; the same source twice in a sentence is one."""
    sources = [one for one in found if one.speaker.kind is not SpeakerKind.OUTLET]
    kept: list[_Found] = []
    for one in sources or found:
        if kept and kept[-1].speaker.name == one.speaker.name and kept[-1].covers == one.covers:
            stronger = kept[-1] if kept[-1].said != "any" else replace(kept[-1], said=one.said)
            kept[-1] = stronger
        else:
            kept.append(one)
    return kept


def _outlets(passage: Passage, tokens: Sequence[Token]) -> tuple[str, ...]:
    """The outlets of a sentence that pass something on."""
    names = []
    for match in passage.lexicon.matches("passed_on", passage.language, tokens):
        via = match.token("via", tokens)
        if via is not None:
            names += via.all_of("outlet")[:1]
    return tuple(dict.fromkeys(names))


def _clauses(found: Sequence[_Found], passage: Passage) -> list[tuple[_Found, int, int]]:
    """The part of its sentence that each attribution holds for: up to the next one, or from the last one on."""
    start, end = passage.sentence.start, passage.sentence.end
    bounds = [start]
    for one, following in pairwise(found):
        bounds.append(following.start if following.leading else one.end)
    tail = passage.text[found[-1].end : end] if found else ""
    bounds.append(found[-1].end if found and found[-1].covers == "line" and len(tail) > 2 else end)
    return [(one, bounds[i], bounds[i + 1]) for i, one in enumerate(found) if bounds[i] < bounds[i + 1]]


def _reaching(
    piece: tuple[_Found, int, int],
    outlets: tuple[str, ...],
    told: Sequence[Passage],
    number: int,
    before: Sequence[Attribution],
) -> Attribution:
    one, start, end = piece
    passage = told[number]
    if one.covers in ("back", "line"):
        start = min(start, _back_to(told, number, before, whole=one.covers == "back" or _bare(one, passage)))
    elif one.covers == "after" and number + 1 < len(told) and _opens(passage):
        end = told[number + 1].sentence.end
    source = (one.speaker.name,) if one.speaker.name else ()
    via = tuple(outlet for outlet in outlets if outlet not in source)
    if one.speaker.kind is SpeakerKind.OUTLET and source and one.passes:
        source, via = (), tuple(dict.fromkeys((*outlets, *source)))
    elif source == ("sources",) and via:
        source = (f"{via[0]} sources",)
    quote = Quote.of(passage.text, one.start, max(one.end, one.start + 1))
    modality = Modality.CERTAIN
    return Attribution(start, end, source, via, one.speaker.kind, one.speaker.role, modality, quote, False, one.said)


def _bare(one: _Found, passage: Passage) -> bool:
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
    for number in range(bisect_right(quoted, start, key=_second), len(quoted)):
        first, last = quoted[number]
        if first > max(end, one.quote.end) + _GAP:
            break
        inside = first < end and one.start < last and not first <= one.quote.start < last
        between = text[one.quote.end : first - 1]
        goes_on = first > one.quote.end and "\n" not in between and not between.strip(" .,;:—–-")
        if inside or (goes_on and one.kind is not SpeakerKind.WEASEL):
            start, end = min(start, first - 1), max(end, min(last + 1, len(text)))
    return replace(one, start=max(0, start), end=end)


def _second(span: tuple[int, int]) -> int:
    return span[1]


def _carried(placed: Sequence[Attribution], told: Sequence[Passage]) -> Iterator[Attribution]:
    """What a headline attributes holds for the post below it; what closes a paragraph, for all of the paragraph."""
    headline: tuple[str, ...] = ()
    for number, one in enumerate(placed):
        index = bisect_right(told, one.quote.start, key=lambda passage: passage.sentence.start) - 1
        if not one.source or index < 0:
            continue
        headline = one.source if index == 0 else headline
        after, before = placed[number + 1 : number + 1 + _NEAR], placed[max(0, number - _NEAR) : number]
        if one.source == headline:
            end = min([_item_end(told, index, one.end + _CARRY), *(a.start for a in after if a.start >= one.end)])
            if end > one.end:
                yield replace(one, start=one.end, end=end, carried=True)
        start = max([_line_start(told, index), *(other.end for other in before)])
        closing = told[index].sentence.end - one.quote.end <= 2 and one.quote.start - told[index].sentence.start > _GAP
        if start < one.start and closing:
            yield replace(one, start=start, end=one.start, carried=True)


def _item_end(told: Sequence[Passage], index: int, limit: int) -> int:
    """The end of the report, of what stands before the first bullet that no colon announces, or `limit`."""
    announced = _is_item(told[index])
    for number in range(index + 1, len(told)):
        start = told[number].sentence.start
        announced = announced or _opens(told[number - 1])
        if start >= limit or (_is_item(told[number]) and not announced):
            return min(start, limit)
    return min(told[-1].sentence.end, limit)


def _is_item(passage: Passage) -> bool:
    return passage.text[passage.sentence.start] in _BULLETS


def _line_start(told: Sequence[Passage], index: int) -> int:
    """Where the paragraph (or the item of a list) of a sentence begins, as far back as an attribution can reach."""
    line, far = told[index].sentence.line, told[index].sentence.start - _REACH
    while index > 0 and told[index - 1].sentence.line == line and not _is_item(told[index]):
        if told[index - 1].sentence.start < far:
            break
        index -= 1
    return told[index].sentence.start


def _quoting(one: Attribution, quoted: Sequence[tuple[int, int]]) -> Attribution:
    following = bisect_right(quoted, one.start, key=_second)
    return replace(one, quoted=following < len(quoted) and quoted[following][0] < one.end)
