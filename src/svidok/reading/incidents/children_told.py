"""How many of those whom a sentence counts are children, and who are they, where it goes on to tell?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svidok.lexicon import Token
from svidok.model.figure import Range
from svidok.reading.incidents.among import Among, children, numbered, of_whom
from svidok.reading.incidents.harm import Harm
from svidok.reading.incidents.untold_fates import fate_of
from svidok.reading.sentence.people import PEOPLE, People

AMONG = "among"  # children among those counted in a sentence before
_PARTED = ("killed", "injured")
_REACH = 2  # tokens between a number and what is told of its people
_BRACKETED = 3  # tokens of people in brackets
_LEADS = (":", "–", "—", "-")


def of_children(harm: Harm, stream: Sequence[Token]) -> Harm:
    """«Шестеро загиблих – діти»: all of a number are children where the words after it say so; "six of the 31 dead are
    children": so many of it are."""
    first = next((k for k, token in enumerate(stream) if harm.start <= token.start and numbered(token)), None)
    if harm.children is not None or first is None or not stream[first].start < harm.end:
        return harm
    after = next((k for k, token in enumerate(stream) if token.start >= harm.end), len(stream))
    if (young := of_whom(stream, first, after)) is not None:
        return replace(harm, children=young)
    if children(stream, first, after) is None:
        return harm
    of = next((k for k in range(first - 1, max(0, first - _REACH) - 1, -1) if stream[k].is_a("out_of")), 0)
    some = stream[of - 1] if of and numbered(stream[of - 1]) else stream[first]
    young = some.value.range if isinstance(some.value, People) else some.value
    return replace(harm, children=young) if isinstance(young, Range) else harm


def by_list(harm: Harm, stream: Sequence[Token]) -> Harm:
    """The number and the children of people who are listed after it: «троє людей: жінка та двоє дітей», "residents were
    injured – a man and his mother"."""
    after = next((k for k, token in enumerate(stream) if token.start >= harm.end), len(stream))
    marks = (k for k in range(after, min(after + _REACH, len(stream) - 1)) if stream[k].folded in _LEADS)
    listed = next((t.value for k in marks for t in stream[k + 1 : k + 3] if t.is_a(PEOPLE)), None)
    if (young := _in_brackets(harm, stream[after : after + _BRACKETED + 1])) is not None:
        return replace(harm, children=young)
    if harm.definite and (listed is None or listed.range.ends != harm.range.ends):
        listed = _one_by_one(harm, stream[after:])
    if not isinstance(listed, People) or not listed.definite or harm.range.most == 0:
        return harm
    if not harm.definite and harm.range.most is None and listed.range.most != 1:
        return replace(harm, range=listed.range, children=listed.children, definite=True)
    same = harm.definite and listed.range.ends == harm.range.ends
    return replace(harm, children=listed.children) if same and harm.children is None else harm


def _in_brackets(harm: Harm, after: Sequence[Token]) -> Range | None:
    """The children of «шестеро загиблих (дві дівчинки)», "12 injured (4 boys and a girl)": in brackets right behind a
    number of people stand some of them, or all."""
    after = [token for token in after if not token.is_a("article")]
    if (
        harm.children is not None
        or len(after) < _BRACKETED
        or (after[0].folded, after[_BRACKETED - 1].folded) != ("(", ")")
    ):
        return None
    some = after[1].value
    if not isinstance(some, People) or not some.definite or not _fits(some.range, harm.range):
        return None
    return some.children


def _fits(some: Range, all_: Range) -> bool:
    most = all_.most if all_.most is not None else all_.least
    return some.least is not None and some.least <= (most or 0)


def _one_by_one(harm: Harm, after: Sequence[Token]) -> People | None:
    """Those whom a colon leads to, in one clause or several, where they are just as many as were counted: «ранены двое:
    женщину посекло стеклом, осколок попал в ногу подростку»."""
    colon = next((k for k, token in enumerate(after) if token.folded in (":", ".", ";") or token.is_a("toll")), None)
    if colon is None or after[colon].folded != ":":
        return None
    told = [one.value for one in after[colon + 1 :] if one.is_a(PEOPLE) and one.value.definite]
    if not told or sum(one.range.least or 0 for one in told) != harm.range.least:
        return None
    young = [one.children for one in told if one.children is not None]
    return People(harm.range, sum(young[1:], young[0]) if young else None)


def _at_least(kind: str, word: Token, some: Token, text: str) -> Harm:
    """Of those whom nobody counts at least so many are told: «Серед поранених – двоє рятувальників і троє медиків»."""
    start, end = min(word.start, some.start), max(word.end, some.end)
    least = (some.value.range.least or 1) if some.value.definite else 1
    return Harm(kind, Range(least, None, word=text[start:end]), start, end, definite=False)


def with_children(found: list[Harm], some: Sequence[Among], stream: Sequence[Token], text: str) -> list[Harm]:
    """Each "among them two children" told of the last number before it, or else of those whom its own sentence has told
    of («багато поранених, серед них діти»); of an earlier sentence's if there is none."""
    for word, token in some:
        if not isinstance(token.value, People):
            continue
        kind = word.of("among")
        if kind in _PARTED and not any(harm.of == kind for harm in found):  # "among the dead are passengers": some died
            found.append(_at_least(kind, word, token, text))
        if token.value.children is None:
            continue
        before = [i for i, harm in enumerate(found) if harm.start < token.start and harm.range.most != 0]
        before = [i for i in before if kind in ("", "any", None, found[i].of)]
        nearest = max(before, key=lambda i: found[i].start, default=None)
        if nearest is not None and found[nearest].children is None:
            found[nearest] = replace(found[nearest], children=token.value.children)
        elif nearest is None:
            told = [fate_of(one) for one in stream if one.is_a("toll") and one.end <= token.start]
            kind = kind if kind in _PARTED else next(iter(told[-1:]), "")
            of = f"children_{kind}" if kind in _PARTED else AMONG
            found.append(Harm(of, token.value.children, token.start, token.end))
    return found
