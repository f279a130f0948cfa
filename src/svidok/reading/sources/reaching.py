"""How far does an attribution reach: over a quotation, a paragraph, a lead, the items of a list?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from svidok.reading.sentence.listing import is_listed, opens_entry, opens_item
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.acquaintance import SpeakerKind
from svidok.reading.sources.attributed import PROSECUTING, REACH, Attribution
from svidok.reading.sources.leading import is_of_another, lands_of, region_of

_NEAR = 4  # attributions before and after one that may bound what it is carried over
_GAP = 12  # characters between an attribution and a quotation that goes on
_CARRY = 1500  # characters below a headline or a lead that its attribution may hold for
_ELSEWHERE = ("recall", "at_first", "meanwhile")  # what opens a sentence on something else
_HEADS_ON = ("effect", "blow", "toll", "place", "details")  # what a heading tells of that heads no background
_HEARD = (SpeakerKind.NAMED, SpeakerKind.BODY)
_BETWEEN = 2  # lines without a bullet between two items of a list: the second paragraph of one
_INQUIRY = ("investigators",)
_HEADING, _LEAD = 4, 3  # words of a heading; sentences of the lead, of which "This was reported by …" tells


def bounded(one: Attribution) -> Attribution:
    """No attribution holds further than `REACH` from its own words: a page is not one man's statement."""
    start, end = max(one.start, one.quote.start - REACH), min(one.end, one.quote.end + REACH)
    return replace(one, start=start, end=end) if start < end else one


def back_to(told: Sequence[Passage], number: int, before: Sequence[Attribution], whole: bool) -> int:
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


def opens(passage: Passage) -> bool:
    return passage.text[passage.sentence.start : passage.sentence.end].rstrip().endswith(":")


def through_quotation(one: Attribution, quoted: Sequence[tuple[int, int]], told: Sequence[Passage]) -> Attribution:
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


def carried(placed: Sequence[Attribution], told: Sequence[Passage]) -> Iterator[Attribution]:
    """What a headline attributes holds for the post below it, and so does what is said of the whole lead («Об этом
    сообщил …»); what closes a paragraph, for all of the paragraph."""
    headline: tuple[str, ...] = ()
    for number, one in enumerate(placed):
        index = bisect_right(told, one.quote.start, key=lambda passage: passage.sentence.start) - 1
        if not one.source or index < 0:
            continue
        leads = index == 0 or one.opens or _tells_lead(one, told, index) or _inquires(one, headline, told[index])
        headline = one.source if leads else headline
        after, before = placed[number + 1 : number + 1 + _NEAR], placed[max(0, number - _NEAR) : number]
        region = region_of(one, told[index].lexicon)
        if one.source == headline:
            named = index == 0 and one.kind in _HEARD and told[0].sentence.end - one.quote.end <= 2
            ends = [_item_end(told, index, one.end + _CARRY, region, named)]
            end = min([*ends, *(a.start for a in after if a.start >= one.end)])
            listed = _list_end(told, index) if one.opens and one.kind in _HEARD else one.end
            opened = (a.start for a in placed[number + 1 :] if a.opens or a.start >= listed)
            end = max(end, min(listed, next(opened, listed)))
            if end > one.end:
                yield replace(one, start=one.end, end=end, carried=True)
        start = max([_line_start(told, index, region), *(other.end for other in before)])
        closing = told[index].sentence.end - one.quote.end <= 2 and one.quote.start - told[index].sentence.start > _GAP
        if start < one.start and closing:
            yield replace(one, start=start, end=one.start, carried=True)


def _inquires(one: Attribution, headline: Sequence[str], passage: Passage) -> bool:
    """Whether it is the inquiry of the service whose notice it is: what follows in the notice is known by it, too."""
    kinds = (passage.lexicon.row("body", name).get("kind") for name in headline)
    return one.source == _INQUIRY and any(kind in PROSECUTING for kind in kinds)


def _tells_lead(one: Attribution, told: Sequence[Passage], index: int) -> bool:
    """Whether all from the first sentence on is said to come from him, and not only what this sentence says."""
    opening = told[min(1, max(0, index - 1))].sentence.start  # a headline may have its own source
    all_of_it = one.start <= opening < told[index].sentence.start <= one.quote.start
    return 0 < index <= _LEAD and all_of_it and one.kind is not SpeakerKind.GROUP


def _item_end(told: Sequence[Passage], index: int, limit: int, region: str | None, announced: bool) -> int:
    """The end of the report, of what stands before what is only recalled, what is of another region than that of the
    official who speaks, the first bullet that no colon announces and no name at the end of the headline, the next entry
    of a chronicle, or `limit`."""
    announced |= any(map(opens_item, told[max(0, index - _NEAR) : index + 1]))  # a list that is already told by it
    for number in range(index + 1, len(told)):
        start = told[number].sentence.start
        announced = announced or opens(told[number - 1])
        bulleted = (opens_item(told[number]) and not announced) or opens_entry(told[number])
        if start >= limit or bulleted or breaks(told[number]) or is_of_another(told[number], region):
            return min(start, limit)
    return min(told[-1].sentence.end, limit)


def _list_end(told: Sequence[Passage], index: int) -> int:
    """Where the list ends that a sentence announces, whoever else is told of in it; its own end where there is none."""
    start = end = told[index].sentence.end
    items = apart = 0
    for passage, before in zip(told[index + 1 :], told[index:], strict=False):
        if passage.sentence.end - start > REACH:
            break
        if is_listed(passage):
            items, apart = items + 1, 0
        elif passage.sentence.line != before.sentence.line:
            apart += 1
        if apart > _BETWEEN:
            break
        end = end if apart else passage.sentence.end
    return end if items > 1 else start


def breaks(passage: Passage) -> bool:
    """Whether what was told of before follows («Напомним, …», "Earlier, …"), or a heading in the body: «Контекст»."""
    if any(any(map(token.is_a, _ELSEWHERE)) for token in passage.tokens[:2]):
        return True
    short = passage.sentence.opens and len(passage.tokens) <= _HEADING and not opens(passage)
    of_strikes = any(map(passage.has, _HEADS_ON))  # «Деталі», «Донецкий район»: the report goes on below it
    return (
        short and any(map(str.isalpha, passage.sentence.words.folded[-1:])) and not (passage.has("say") or of_strikes)
    )


def _line_start(told: Sequence[Passage], index: int, region: str | None) -> int:
    """Where the paragraph (or the item of a list) of a sentence begins, as far back as an attribution can reach and
    nothing is of another region than that of the official who speaks, or of the other land: «На Київ упала ракета.
    Дрони атакували завод у Рязані, повідомили джерела»."""
    line, far, lands = told[index].sentence.line, told[index].sentence.start - REACH, lands_of(told[index])
    while index > 0 and told[index - 1].sentence.line == line and not opens_item(told[index]):
        before = told[index - 1]
        abroad = bool(lands) and bool(lands_of(before)) and not lands & lands_of(before)
        if before.sentence.start < far or abroad or is_of_another(before, region):
            break
        index -= 1
    return told[index].sentence.start


def line_end(told: Sequence[Passage], index: int) -> int:
    """Where the paragraph of a sentence ends: what one says in an interview until the next speaks."""
    line = told[index].sentence.line
    while index + 1 < len(told) and told[index + 1].sentence.line == line:
        index += 1
    return told[index].sentence.end


def quoting(one: Attribution, quoted: Sequence[tuple[int, int]]) -> Attribution:
    following = bisect_right(quoted, one.start, key=itemgetter(1))
    return replace(one, quoted=following < len(quoted) and quoted[following][0] < one.end)
