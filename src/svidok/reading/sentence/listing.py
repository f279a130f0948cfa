"""How are the lines of a report laid out: which open an item or something new, are they a list of headlines?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from svidok.lexicon import Token
from svidok.reading.sentence.passages import Passage
from svidok.text.lines import BULLETS

_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?!\d)")  # an item of a numbered list; a date has a number after its first
_CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d(?![\d.:])")  # not a date, «09.12.2025»
_ITEMS = 20  # of one list
_HEAD = 3  # tokens: a bullet, a place and its colon
_NAMED = 4  # tokens: a bullet, the kind of a place, its name, and what ends it
_BEFORE = 4  # items of a list back to one that tells what became of things
_BARE = 3  # words of no known kind in an item that only names things
_TITLE = 1  # words besides names in the title of a section: «м. Київ», "Kharkiv oblast"
_LINKS = 6  # headlines under one title
_LIST = 8  # lines of a page that may be a list of headlines
_OF_FOLK = ("toll", "folk", "beside", "against", "place")
_INTRODUCING = frozenset(":–—-")
_BULLETS = BULLETS | frozenset("*-–")


def opens_item(passage: Passage) -> bool:
    """Whether a sentence opens an item of a list."""
    return passage.text[passage.sentence.start] in _BULLETS


def is_listed(passage: Passage) -> bool:
    """Whether a sentence opens an item of a list, with a bullet or a number."""
    return opens_item(passage) or (passage.sentence.opens and _NUMBERED.match(passage.whole.text + " ") is not None)


def opens_entry(passage: Passage) -> bool:
    """Whether a sentence opens an entry of a chronicle with its clock time: «09:50 У Сумах …»."""
    return passage.sentence.opens and _CLOCK.match(passage.text, passage.sentence.start) is not None


def heads_section(passage: Passage) -> bool:
    """Whether a sentence opens with a place and a colon: «Грайворонский округ: 18 дронов. Повреждены два дома»."""
    opening = passage.tokens[:_HEAD]
    return any(one.is_a("place.scene") and two.folded == ":" for one, two in pairwise(opening))


def only_names(passage: Passage) -> bool:
    """Whether a sentence only names a place, as a title of what follows: «Харківщина.», «Київ, Святошинський район.»"""
    others = [t for t in passage.tokens if not (t.is_a("place") or t.is_a("time") or t.is_a("mark"))]
    if any(t.is_a("object") for t in others) and opens_item(passage):
        return False  # «• Рыльск: магазин;»
    return len(others) <= _TITLE and not any(
        t.is_a(kind) for t in passage.tokens for kind in ("toll", "blow", "effect")
    )


def heading_of(told: Sequence[Passage], number: int) -> Passage | None:
    """The line with a colon above the list in which sentence `number` is an item: «Пошкодження:»; or the sentence whose
    list it goes on with: «А ще – вантажівка», or the item before it, in which is said what it leaves out: «п. A:
    повреждены три дома; п. B: склад»."""
    if number and goes_on_listing(told[number]):
        return told[number - 1]
    if elides(told[number]) and (said := _told_above(told, number)) is not None:
        return said
    above = number
    while above and number - above < _ITEMS and opens_item(told[above]):
        above -= 1
    headed = above < number and told[above].whole.text.rstrip().endswith(":")
    return told[above] if headed else None


def _told_above(told: Sequence[Passage], number: int) -> Passage | None:
    """The item, or the title, that says what became of the things which an item below it only names; a line that leads
    to a list of other things ends the search."""
    for one in reversed(told[max(0, number - _BEFORE) : number]):
        goes_on = told[number].sentence.opens and not one.sentence.opens  # with its own place
        if not goes_on and one.has("effect") and (one.has("object") or is_title(one)):
            return one
        if one.whole.text.endswith(":"):
            return None
    return None


def elides(passage: Passage) -> bool:
    """Whether a sentence opens with a place and only names things in it, or people and then things: «• п. B: забор,
    гараж», «В B – два дома», "A – two hurt, nine houses"."""
    if not passage.has("object") or any(map(passage.has, ("blow", "weapon", "say"))):
        return False
    if passage.has("toll") and not any(names_apart(passage, at) for at in range(len(passage.tokens))):
        return False
    if any(value != "outage" for token in passage.tokens for value in token.all_of("effect")):
        return False
    opening = passage.tokens[:_NAMED]
    ends = next((two.folded for one, two in pairwise(opening) if one.is_a("place.scene")), "")
    if ends not in _INTRODUCING or any(map(passage.has, ("in_which", "relative"))):
        return False
    return sum(token.kinds <= {"word"} for token in passage.tokens) <= (_BARE if opens_item(passage) else 1)


def names_apart(passage: Passage, at: int) -> bool:
    """Whether a thing is named in a part of a list that counts no people: "a man was hurt, three flats and a cafe"; not
    «ранен водитель автобуса», "a man was hurt, his wife near a shop"."""
    tokens = passage.tokens
    if not tokens[at].is_a("object"):
        return False
    before = list(takewhile(lambda token: not token.is_a("mark"), reversed(tokens[:at])))
    counted = any(token.is_a("quantity") for token in before) and not any(token.is_a("people") for token in before)
    return counted and not any(any(map(token.is_a, _OF_FOLK)) for token in before)


def is_title(passage: Passage) -> bool:
    """Whether a sentence is only a word for what the list below it tells: «Разрушения», «Пошкодження»."""
    return passage.has("effect") and sum(not token.is_a("mark") for token in passage.tokens) == 1


def goes_on_listing(passage: Passage) -> bool:
    """Whether a sentence only names more of what the one before told of: «А ще – вантажівка, газогін»."""
    if any(map(passage.has, ("effect", "toll", "blow"))):
        return False
    return any(not match.start for match in passage.matches("goes_on_listing"))


def is_listing(told: Sequence[Passage]) -> bool:
    """Whether the lines are headlines of different stories, each for itself: most end without a full stop."""
    lines = [p for p, after in zip(told, [*told[1:], None], strict=True) if after is None or after.sentence.opens]
    bare = [line for line in lines if line.whole.text[-1:].isalnum()]
    return len(lines) >= _LIST and len(bare) * 2 > len(lines)


def opens_anew(told: Sequence[Passage], number: int) -> bool:
    """Whether the sentence opens something new: a bullet, or a line after one that is no sentence (a headline)."""
    passage = told[number]
    if opens_item(passage) or _NUMBERED.match(passage.whole.text):
        return True
    if number and _NUMBERED.fullmatch(told[number - 1].whole.text + " "):
        return True
    if number < 2 or not passage.sentence.opens:
        return False
    before = told[number - 1].whole.text
    return before[-1:].isalnum()


def titled(tokens: Sequence[Token]) -> bool:
    """Whether nearly every word has a capital, as in an English headline: then capitals tell nothing."""
    words = [t for t in tokens[1:] if t.is_a("word") and len(t.folded) > 3]
    if len(words) <= 4 or sum(t.is_a("capital") for t in words) <= 0.7 * len(words):
        return False
    # "Governor Paula Placeholder said on Telegram:" is no headline
    return not any(not t.is_a("capital") and any(map(t.is_a, ("say", "role"))) for t in tokens)


def heads_links(passage: Passage) -> bool:
    """Whether a sentence names another story, or stands above a list of them: "Read also: …", "More stories"."""
    if not passage.has("related"):
        return False
    first, *rest = passage.tokens
    return first.is_a("related") and all(token.is_a("mark") for token in rest[:1])


def is_headline(passage: Passage) -> bool:
    """Whether a line is no sentence, as the name of a story is: it ends without a stop."""
    return passage.sentence.opens and passage.whole.text[-1:] not in ".!?…:;"


def is_link(told: Sequence[Passage], number: int) -> bool:
    """Whether a line goes on with a list of other stories: a bullet, or below a title of its own ("Read also:") a
    headline, which ends in no full stop."""
    if opens_item(told[number]):
        return True
    first = number
    while first and number - first < _LINKS and is_headline(told[first]):
        first -= 1
    title = told[first]
    return heads_links(title) and all(token.is_a("related") or token.is_a("mark") for token in title.tokens)


def picks_out(passage: Passage) -> bool:
    """Whether a sentence opens with what it picks out of many: «В частности, больше всего пострадал Херсон»."""
    return passage.index > 0 and any(token.is_a("picked_out") for token in passage.tokens[:1])
