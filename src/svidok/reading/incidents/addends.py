"""Which people, told one after the other, are to be added up?

«Двоє загинули на місці, ще одна людина померла в лікарні» is three, and so are two told in one sentence and "another"
in the next; a man of 45 and a woman of 60 are two. A number that is itself the sum so far («зросла до трьох: ще один
помер»), or whose parts are told («троє: двоє на місці, ще один у лікарні»), is not added to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.place import PlacePrecision
from svidok.reading.incidents.harm import Harm
from svidok.reading.sentence.passages import Passage

Told = tuple[Passage, Harm]
_PARTED = frozenset({":", "(", "–", "—", "-"})  # what follows these tells of the same people again
_AT_AN_HOUR = ("as_of", "time.window")
_SUMS = ("rise", "latest", "in_all")
_FAR = 3  # sentences after which it is told who came «згодом»
_NEAR = 2  # sentences after which one person is told beside another
_STEM = 4  # letters by which two forms of a word are known as one
_BESIDE = 2  # tokens beside a number that can call it the sum


def runs(told: Sequence[Told]) -> Iterator[Sequence[int]]:
    """The indices of those that are added up, each run in the order of the text; `told` are people of one fate."""
    run: list[int] = []
    for number, one in enumerate(told):
        if run and (_on_top(told[run[-1]], one) or _others([told[k] for k in run], one, told)):
            run.append(number)
            continue
        if len(run) > 1:
            yield run
        run = [number]
    if len(run) > 1:
        yield run


def _on_top(before: Told, one: Told) -> bool:
    """Whether "another", «ще» adds people to those told before; of the wounded who died later, or of a count made at
    some hour, in one sentence only, unless it is said to have come later."""
    after = one[1].later and one[0].has("told_afterwards")
    anew = (one[1].later and not after) or any(map(one[0].has, _AT_AN_HOUR)) or _beside_others(*one)
    fits = (one[1].further or after) and (before[0] is one[0] or not anew)
    whole = before[0] is not one[0] and before[0].has("learned")  # and then it is told whose body was the last
    reach = _FAR if one[0].has("told_afterwards") else _NEAR
    return fits and not whole and _follows(before, one, reach) and not _summed(*before) and not _summed(*one)


def _beside_others(passage: Passage, harm: Harm) -> bool:
    """Whether "more" is beside people of another fate in its own sentence: "one was killed and four more were hurt"."""
    before = takewhile(lambda token: token.start < harm.start, passage.tokens)
    return any(token.is_a("toll") and not token.is_a(f"toll.{harm.of}") for token in before)


def _others(run: Sequence[Told], one: Told, told: Sequence[Told]) -> bool:
    """Whether they are others: of another district of the city; or one man, known by age, sex or work from each before,
    where no number is told of several, which would stand for all."""
    if not _follows(run[-1], one, _NEAR):
        return False
    here = _district(*one)
    if (here and all(_district(*other) not in (None, here) for other in run)) or _turned(run[-1], one):
        return True
    return all(_distinct(harm, one[1]) for _, harm in run) and all(harm.range.ends == (1, 1) for _, harm in told)


def _turned(before: Told, one: Told) -> bool:
    """Whether the same sentence turns to them: «двоє отримали опіки, а водій — травму голови»."""
    between = [token for token in one[0].tokens if before[1].end <= token.start < one[1].start]
    return before[0] is one[0] and one[1].definite and bool(between) and between[-1].is_a("turns")


def _district(passage: Passage, harm: Harm) -> str | None:
    """The district of a city in which these people are told of by their own sentence."""
    named = (t for t in passage.tokens if t.is_a("place.scene") and t.start < harm.start)
    areas = [t for t in named if t.value.place.precision is PlacePrecision.CITY_DISTRICT]
    return areas[-1].folded if areas else None


def _distinct(one: Harm, other: Harm) -> bool:
    ages = bool(one.ages and other.ages) and not set(one.ages) & set(other.ages)
    posts = bool(one.post and other.post) and one.post[:_STEM] != other.post[:_STEM]  # a driver and a nurse
    return ages or posts or bool(one.sex and other.sex and one.sex != other.sex)


def _follows(before: Told, one: Told, sentences: int) -> bool:
    """Whether it is told soon after, and nothing says that it is told again, or of another place."""
    passage, after = before[0], one[0]
    if before[1].end > one[1].start or not 0 <= after.index - passage.index <= sentences:
        return False
    between = [token for token in passage.tokens if before[1].end <= token.start < one[1].start]
    if passage is not after:
        return not between or between[-1].folded != ":"
    rest = takewhile(lambda token: not token.is_a("mark"), (t for t in after.tokens if t.start >= one[1].end))
    elsewhere = any(token.is_a("place") for token in (*between, *rest))
    return not elsewhere and not any(token.folded in _PARTED for token in between)


def _summed(passage: Passage, harm: Harm) -> bool:
    """Whether words within or beside a number call it the sum so far."""
    tokens = passage.tokens
    inside = [k for k, token in enumerate(tokens) if harm.start <= token.start < harm.end]
    near: Sequence[Token] = tokens[max(0, inside[0] - _BESIDE) : inside[-1] + 1] if inside else ()
    return any(token.is_a(kind) for token in near for kind in _SUMS)


def so_far(passage: Passage, harm: Harm) -> bool:
    """Whether a number is the sum until now («уже шестеро»), or that which some are part of ("two of the six dead")."""
    before = [token for token in passage.tokens if token.end <= harm.start][-_BESIDE:]
    return _summed(passage, harm) or any(token.is_a("out_of") for token in before)
