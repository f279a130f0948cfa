"""How many persons do these words name, and how many of them are children?

`people` folds the persons of a token stream into tokens of kind `people`: «двоє людей», «жінка та 12-річний хлопчик»,
«юнаки 19 та 16 років», "a woman and two children". Ages are no numbers of people; below 18 they tell a child. A year
of birth («дівчинка 2016 р.н.») is an age in the year that the report speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile
from typing import NamedTuple

from svidok.lexicon import Token
from svidok.model.figure import Range
from svidok.reading.sentence.ages import ADULT, AGES, aged, joins, token_over

PEOPLE = "people"
_STOPS = frozenset({".", ";", ")"})
_DASHES = frozenset("–—")
_APART = frozenset({",", "(", *_DASHES})  # between people and their ages
_BEFORE = ("joins", "article", "further", "possessive")  # may stand between the joint of a list and a person
_ADJECTIVES = 2  # words between a number and its noun: "three elderly local residents"
_DESCRIBING = ("toll_link", "warside", "article", "possessive", "place", "body", "others", "nation")
_LINKS = 4  # tokens between people and the word for what became of them
_TAIL = 2  # words of a noun before the next person: «оператор верстки газеты и участковый»


@dataclass(frozen=True, slots=True)
class People:
    """Persons counted. `definite` is False where only a plural noun speaks: "people were killed"."""

    range: Range
    children: Range | None = None
    civilian: bool = False
    military: bool = False
    definite: bool = True
    ages: tuple[int, ...] = ()
    sex: str = ""  # of one person, where the noun tells it
    post: str = ""  # of one person, the noun that tells his work
    civilians: Range | None = None  # of a list with soldiers those who are none


class _Group(NamedTuple):
    value: People
    end: int
    tailed: bool  # a word or two of whose he is may follow
    company: bool = False  # a noun that only tells who was with somebody: «з донькою»


def people(tokens: Sequence[Token], text: str, year: int | None = None) -> list[Token]:
    """The same tokens, persons with their numbers and ages folded into one of kind people.

    `year` is that of what is told; without it a year of birth tells no age, and its person counts as grown up.
    """
    stream = aged(tokens, text, year)
    found: list[Token] = []
    here = 0
    while here < len(stream):
        groups = _listed(stream, here, text)
        if not groups:
            found.append(stream[here])
            here += 1
            continue
        end = _closed(stream, groups[-1].end)
        groups = groups[_who_they_are(stream, here, groups) :]
        found.append(
            token_over(PEOPLE, stream, here, end, text, _sum(groups, text, stream[here].start, stream[end - 1].end))
        )
        here = end
    return found


def _who_they_are(tokens: Sequence[Token], here: int, groups: Sequence[_Group]) -> int:
    """1 where a list only says who those of its first number are: "two civilians, a man of 62 and a woman of 52, were
    killed"; of staff it may go on to others, unless a comma closes it. Else 0."""
    first, others = groups[0].value, [group.value for group in groups[1:]]
    told = first.sex or first.ages or first.children is not None
    if told or len(others) < 2 or tokens[groups[0].end].folded != "," or first.range.least != first.range.most:
        return 0
    if not all(one.sex or one.ages or one.children is not None for one in others):
        return 0
    counted = [one.range.least for one in others if one.range.least == one.range.most]
    same = len(counted) == len(others) and sum(number or 0 for number in counted) == first.range.least
    staff = any(token.is_a("folk.staff") for token in tokens[here : groups[0].end])
    shut = groups[-1].end < len(tokens) and tokens[groups[-1].end].folded == ","
    return int(same and (shut or not staff))


def _closed(tokens: Sequence[Token], end: int) -> int:
    """The end of people with the comma that closes the age of the last of them: "a teacher, 39, sought help"."""
    aged = end > 1 and tokens[end - 1].is_a(AGES) and tokens[end - 2].folded == ","
    after = tokens[end : end + 2]
    open_ = aged and len(after) == 2 and after[0].folded == ","
    return end + 1 if open_ and not any(map(after[1].is_a, ("folk", "joins", "quantity", "article", AGES))) else end


def _listed(tokens: Sequence[Token], here: int, text: str) -> list[_Group]:
    """The persons told from `here` on as one list; a comma joins only where an "and" follows at its end."""
    first = _group(tokens, here, text)
    if first is None or (first.company and not (here and _joined_by(tokens, here))):
        return []
    groups, waiting = [first], list[_Group]()
    while groups[0].value.definite:
        last = waiting[-1] if waiting else groups[-1]
        joint = _joint(tokens, last)
        if joint is None:
            break
        after = joint + 1
        while after < len(tokens) and any(map(tokens[after].is_a, _BEFORE)):
            after += 1
        following = _group(tokens, after, text) if after < len(tokens) else None
        if following is None and after > joint + 1 and _described(tokens, after):
            following = _group(tokens, after + 1, text)
        if following is None or not following.value.definite or not _comes_with(tokens, joint, last, following):
            break
        if _parted(tokens, here, following.end):
            return [*groups, *waiting][:told] if (told := _till_turn(tokens, [*groups, *waiting])) else groups
        waiting.append(following)
        if tokens[joint].folded != "," or tokens[joint + 1].is_a("joins"):
            groups, waiting = groups + waiting, []
    return [*groups, *waiting] if waiting and _allaged(tokens, [*groups, *waiting]) else groups


def _joined_by(tokens: Sequence[Token], here: int) -> bool:
    """Whether those who were with somebody are counted for themselves: "among them", «разом із дружиною»."""
    before = tokens[max(0, here - 3) : here]
    return before[-1].is_a("among") or any(token.is_a("together") for token in before)


def _comes_with(tokens: Sequence[Token], joint: int, last: _Group, following: _Group) -> bool:
    """Whether the next person is listed in his own right, or «з донькою», "with her two children"."""
    if not tokens[joint].is_a("accompanied"):
        return not following.company or last.company
    return tokens[joint + 1].is_a("possessive") or following.company or following.value.children is not None


def _allaged(tokens: Sequence[Token], groups: Sequence[_Group]) -> bool:
    """Whether a list that ends with no "and" is one: «чоловіки 27 і 49 років, жінка 33 років»."""
    end = groups[-1].end
    return all(one.value.ages for one in groups) and (end == len(tokens) or tokens[end].folded in _STOPS)


def _till_turn(tokens: Sequence[Token], groups: Sequence[_Group]) -> int:
    """How many of a list are told before the word that turns to another clause: «загинула жінка, а її чоловік та сусід
    дістали поранення»; 0 where there is none, nor in «а також»."""
    after = (tokens[one.end : one.end + 3] for one in groups[:-1])
    turns = (any(word.is_a("turns") and not then.is_a("joins") for word, then in pairwise(near)) for near in after)
    return next((number for number, turned in enumerate(turns, 1) if turned), 0)


def _parted(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether other things became of those before a list and of those at its end: «загинув водій, а пасажир
    поранений», "killed three people and ten were wounded"."""
    before, after = _became(reversed(tokens[:start])), _became(tokens[end:])
    return None not in (before, after) and before != after


def _became(tokens: Iterable[Token]) -> str | None:
    """What became of the people that these tokens stand next to, if it is said right there."""
    near = next((t for t in islice(tokens, _LINKS) if not (t.is_a("toll_link") or t.is_a("article"))), None)
    if near is None or not (near.is_a("toll") or near.is_a("suffer")):
        return None
    return (near.of("toll") or "injured").partition(".")[0]


def _described(tokens: Sequence[Token], here: int) -> bool:
    """Whether after an article a word only tells which person follows: "a driver, a station employee"."""
    if here + 1 >= len(tokens) or tokens[here].is_a("toll"):
        return False
    return any(map(tokens[here].is_a, ("word", "object", "place", "nation"))) and tokens[here + 1].is_a("folk")


def _joint(tokens: Sequence[Token], last: _Group) -> int | None:
    """The conjunction or comma after a person, over a word or two that belong to a single one."""
    for index in range(last.end, min(last.end + (_TAIL if last.tailed else 0) + 1, len(tokens))):
        if joins(tokens[index]) or tokens[index].is_a("accompanied"):
            return index if index == last.end or tokens[index].folded != "," else None
        if not _apposed(tokens[index]):
            return None
    return None


def is_plain(token: Token) -> bool:
    """Whether no pack knows a word."""
    return token.is_a("word") and all(kind in ("word", "capital") for kind in token.kinds)


def _apposed(token: Token) -> bool:
    """Whether a word can belong to the person before it: «оператор верстки газеты»."""
    return token.is_a("word") and not any(map(token.is_a, ("toll", "suffer", "blow", "effect", "absent", "place")))


def _group(tokens: Sequence[Token], here: int, text: str) -> _Group | None:
    """One group at `here`: a number, ages, a noun; at least one of noun and ages."""
    index, number = here, None
    if tokens[index].is_a("quantity"):
        number, index = tokens[index].value, index + 1
    described = here > 0 and tokens[here - 1].is_a("article")  # "a municipal worker", "a Kyiv resident"
    noun = _noun(tokens, index, number is not None or described)
    if noun is None:
        bare = number is not None and _with_theirs(tokens, index)
        return _Group(People(number), index, False, False) if bare and number is not None else None
    at, ages = noun
    token = tokens[at]
    end = at + 1 + (token.is_a("folk.two") and at + 1 < len(tokens) and _is_folk(tokens[at + 1]))
    if not token.is_a(AGES):
        after, end = _told_after(tokens, end)
        ages += after
    if number is None:
        number, definite = _unnumbered(token, ages, text[tokens[here].start : tokens[end - 1].end])
    else:
        definite = True
    young = any(one.is_a("folk.child") for one in tokens[index : at + 1])  # «двомісячний син»
    single = token.is_a("folk.one") or token.is_a("folk.staff.one") or (index > here and token.is_a("folk.staff"))
    company = any(token.is_a(kind) for kind in ("folk.company", "folk.child.company"))
    told = tokens[max(0, here - 1) : at + 1]
    civil = token.is_a("folk.civilian") or (definite and any(one.is_a("civilly") for one in told))
    return _Group(_counted(token, number, ages, definite, young, civil), end, single, company)


def _with_theirs(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number is one of people, since some of theirs follow: "killed a couple and their baby"."""
    after = tokens[here : here + 4]
    own = len(after) > 2 and joins(after[0]) and after[0].folded != "," and after[1].is_a("possessive")
    return own and any(token.is_a("folk") for token in after[2:])


def _told_after(tokens: Sequence[Token], here: int) -> tuple[tuple[int, ...], int]:
    """The ages right after a noun, or apart where they are nobody else's: «жінка, 60 років», «хлопець (2010 р.н.)».

    With them the token after; none and `here` if there are none.
    """
    apart = tokens[here].folded if here < len(tokens) and tokens[here].folded in _APART else ""
    at = here + (len(apart) or int(here < len(tokens) and tokens[here].is_a("of_age")))
    at += int(bool(apart) and at < len(tokens) and tokens[at].is_a("each_of_them"))
    if at >= len(tokens) or not tokens[at].is_a(AGES):
        return (), here
    beyond = tokens[at + 1 : at + 2 + _ADJECTIVES]
    if apart == "(":
        return (tokens[at].value, at + 2) if beyond and beyond[0].folded == ")" else ((), here)
    if apart in _DASHES and beyond and not beyond[0].is_a("mark"):
        return (), here  # «двох людей – 60-річного чоловіка та жінку»
    same = takewhile(lambda token: not (token.is_a("mark") or joins(token)), beyond)
    return ((), here) if apart and any(token.is_a("folk") for token in same) else (tokens[at].value, at + 1)


def _noun(tokens: Sequence[Token], index: int, numbered: bool) -> tuple[int, tuple[int, ...]] | None:
    """The noun of a group and the ages before it; ages alone stand for a person."""
    ages: tuple[int, ...] = ()
    at_ages: int | None = None
    limit = index + (_ADJECTIVES if numbered else 0) + 1
    while index < min(limit, len(tokens)):
        token = tokens[index]
        if _is_folk(token) or (numbered and token.is_a("folk.staff.many")):  # «9 надзвичайників» are no body
            return _last_noun(tokens, index), ages
        if token.is_a(AGES) and not ages:
            ages, at_ages, limit = token.value, index, index + _ADJECTIVES + 2
        elif not (is_plain(token) or any(map(token.is_a, _DESCRIBING)) or (numbered and _whose(tokens, index))):
            break
        index += 1
    return (at_ages, ages) if at_ages is not None else None


def _whose(tokens: Sequence[Token], index: int) -> bool:
    """ "Two cafe customers": a thing right before people says only whose they are."""
    return tokens[index].is_a("object") and index + 1 < len(tokens) and _is_folk(tokens[index + 1])


def _is_folk(token: Token) -> bool:
    """Whether a word is one for people; the National Police is no national, "local authorities" are no one local, a
    civilian car is no civilian; of those whose plural is their service («рятувальники») one is a person."""
    a_thing = token.is_a("object") and " " in token.folded
    only_says_whose = token.is_a("folk.one") and (token.is_a("group") or a_thing)
    return token.is_a("folk") and not ((token.is_a("body") and not token.is_a("folk.staff.one")) or only_says_whose)


def _last_noun(tokens: Sequence[Token], index: int) -> int:
    """The noun itself in «трирічний хлопчик», «місцева жителька», which are two words for one person."""
    after = index + 1 + int(index + 1 < len(tokens) and tokens[index + 1].folded == "-")  # «внук-подросток»
    if tokens[index].is_a("folk.two"):
        return index  # «подружжя пенсіонерів» are two
    return after if after < len(tokens) and tokens[after].is_a("folk") else index


def _unnumbered(noun: Token, ages: tuple[int, ...], words: str) -> tuple[Range, bool]:
    singular = noun.is_a("folk.one") or any(k.startswith("folk.") and k.endswith(".one") for k in noun.kinds)
    if ages and (len(ages) > 1 or noun.is_a(AGES) or not singular):
        return Range.exactly(len(ages), words), True
    if singular or noun.is_a("folk.two"):
        return Range.exactly(1 if singular else 2, words), True
    return Range(1, None, word=words), False


def _counted(noun: Token, number: Range, ages: tuple[int, ...], definite: bool, child: bool, civilian: bool) -> People:
    young = sum(age < ADULT for age in ages)
    if ages:
        all_young = young == len(ages)
        children = number if all_young else Range.exactly(young, number.word) if young else None
    else:
        children = number if child else None
    military = noun.is_a("folk.military")
    post = noun.folded if noun.is_a("folk.staff.one") else ""
    return People(number, children, civilian, military, definite, ages, noun.of("sex") or "", post)


def _sum(groups: Sequence[_Group], text: str, start: int, end: int) -> People:
    if len(groups) == 1:
        return groups[0].value
    total, children = groups[0].value.range, None
    for group in groups[1:]:
        total = total + group.value.range
    for group in groups:
        if group.value.children is not None:
            children = group.value.children if children is None else children + group.value.children
    words = text[start:end]
    total = Range(total.least, total.most, total.approximate, total.exclusive, words)
    if children is not None and (children.word is None or any(group.company for group in groups)):
        children = Range(children.least, children.most, word=words)
    return People(
        total,
        children,
        all(group.value.civilian for group in groups),
        all(group.value.military for group in groups),
        all(group.value.definite for group in groups),
        tuple(age for group in groups for age in group.value.ages),
        civilians=_beside_soldiers([group.value for group in groups], words),
    )


def _beside_soldiers(listed: Sequence[People], words: str) -> Range | None:
    """How many of a list are civilians where soldiers stand in it: «військовий і двоє цивільних»."""
    if not any(one.military for one in listed):
        return None
    civil = [one.range for one in listed if one.civilian]
    return replace(sum(civil[1:], civil[0]), word=words if civil[1:] else civil[0].word) if civil else None
