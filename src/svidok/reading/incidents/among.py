"""Who are some of those whom a sentence counts: «серед них двоє дітей», "one of them is a boy of four"?

They are no number of their own: what is said of some is taken out of the sentence before its numbers are read, and the
children among them are told beside the number that they are part of.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.figure import Range
from svidok.reading.sentence.ages import ADULT, joins
from svidok.reading.sentence.people import PEOPLE, People

Among = tuple[Token, Token]  # the words that say so, and the people
_DASHES = ("-", "–", "—")
_LINKS = ("toll_link", "article", "named_as")
_LINKED = 5  # tokens over which a number is linked to the noun that says whose it is
_REACH = 5  # tokens from «серед них» to their number
_LINKS_OF_ONE = 2  # tokens from "among" to the number of whom somebody is one
_TOLD_AT = 10  # tokens between a number of people and the dash, that say where and when
_NEWS = ("toll", "suffer", "blow", "effect", "quantity", "joins", "among", "fate")  # what says more than whose he is
_RANKED = 5  # tokens from "the youngest" to the age


def apart(tokens: Sequence[Token], text: str) -> tuple[list[Token], list[Among]]:
    """The tokens without what is said of some among those counted; the words that say so with their people."""
    stream: list[Token] = []
    among: list[Among] = []
    here = 0
    while here < len(tokens):
        led = _led(tokens, here, among) or _by_rank(tokens, here, text) or _member(tokens, here)
        if led is not None:
            found, here = led
            among.append(found)
            if stream and stream[-1].folded in (",", "("):
                stream.pop()
            here = _whose_end(tokens, here)
            here += int(here < len(tokens) and tokens[here].folded in (",", ")"))
            continue
        some = _some(tokens, here, text) or _apposed(tokens, here)
        if some is not None or _part(tokens, here):
            among += [some] if some is not None else []
            here = _after_some(tokens, here, stream)
            continue
        stream.append(tokens[here])
        here += 1
    return [token for index, token in enumerate(stream) if not _subset(stream, index)], among


def _whose_end(tokens: Sequence[Token], here: int) -> int:
    """The token after what only says whose somebody is: «серед них працівник станції», "among them a plant's guard"."""
    end = next((k for k in range(here, min(here + _LINKED, len(tokens))) if tokens[k].is_a("mark")), here)
    own = (token.is_a(kind) for token in tokens[here:end] for kind in _NEWS)
    return here if any(own) else end


def _led(tokens: Sequence[Token], here: int, before: Sequence[Among]) -> tuple[Among, int] | None:
    """«Серед них двоє дітей»: the word with its people, and the token after them; `before` are those told of before:
    «серед убитих дев'ятеро дітей, серед поранених — 76»."""
    after = tokens[here + 1] if here + 1 < len(tokens) else None
    if not tokens[here].is_a("among") or after is None:
        return None
    if after.is_a("range_joint.to") and not after.is_a("mark"):
        return None  # "and of those injured to 15"
    reached = next((i for i in range(here + 1, min(here + _REACH, len(tokens))) if numbered(tokens[i])), None)
    if reached is None or any(tokens[i].is_a("toll") for i in range(here + 1, reached)):
        return None
    young = children(tokens, reached, reached + 1) or _as_before(tokens, here, reached, before)
    told = tokens[reached]._replace(value=People(young, young)) if young else tokens[reached]
    return (tokens[here], told), _over_links(tokens, reached + 1) + 1 if young else reached + 1


def _as_before(tokens: Sequence[Token], here: int, number: int, before: Sequence[Among]) -> Range | None:
    """A number with no noun, among those of another fate than those whose children were counted last: so many children
    too."""
    value, last = tokens[number].value, before[-1] if before else None
    if last is None or not isinstance(value, Range) or not isinstance(last[1].value, People):
        return None
    fates = {last[0].of("among"), tokens[here].of("among")}
    shut = number + 1 == len(tokens) or tokens[number + 1].is_a("mark")
    return value if fates == {"killed", "injured"} and last[1].value.children is not None and shut else None


def _member(tokens: Sequence[Token], here: int) -> tuple[Among, int] | None:
    """ "A girl of nine was among four people wounded", «девочка – одна из четырёх раненых»: of those who follow."""
    value = tokens[here].value
    if not isinstance(value, People) or not value.definite:
        return None
    if value.range.most != 1 and value.children != value.range:  # "seven children are among the 37 in hospital"
        return None
    at = _over_links(tokens, here + 1)
    one = at + 1 < len(tokens) and tokens[at + 1].is_a("out_of") and isinstance(tokens[at].value, Range)
    one = one and tokens[at].value.ends == (1, 1)
    if at >= len(tokens) or not (one or tokens[at].is_a("one_among")):
        return None
    at += int(one)
    counted = next((k for k in range(at + 1, min(at + 1 + _LINKS_OF_ONE, len(tokens))) if numbered(tokens[k])), None)
    if counted is None or any(tokens[k].is_a("toll") for k in range(at, counted)):
        return None
    end = tokens[counted].end  # it is told of the number that follows
    return (tokens[at], tokens[here]._replace(start=end, end=end)), at + 1


def _by_rank(tokens: Sequence[Token], here: int, text: str) -> tuple[Among, int] | None:
    """«Наймолодшому 4 роки», "the eldest is 80": one of those counted; a child where the youngest is not grown up."""
    if not tokens[here].is_a("seniority"):
        return None
    near = range(here + 1, min(here + _RANKED, len(tokens)))
    at = next((k for k in near if numbered(tokens[k])), None)
    if at is None:
        return None
    value = tokens[at].value
    age = value.ages[0] if isinstance(value, People) and len(value.ages) == 1 else None
    if isinstance(value, Range) and value.least == value.most:
        age = value.least
    if age is None:
        return None
    young = age < ADULT and tokens[here].is_a("seniority.youngest")
    least = Range(1, None, word=text[tokens[here].start : tokens[at].end]) if young else None
    told = tokens[at]._replace(value=People(least or Range(1, None), least))
    return (tokens[here], told), at + 1


def _some(tokens: Sequence[Token], here: int, text: str) -> Among | None:
    """The children of those counted before: "nine children among them", "nine of them children", "no children"; "a
    girl is among the injured"."""
    if not numbered(tokens[here]):
        return None
    value = tokens[here].value
    young = value.children if isinstance(value, People) else None
    at = _over_links(tokens, here + 1) if young is not None else here + 1
    if at >= len(tokens) or not tokens[at].is_a("among"):
        return None
    young = young or children(tokens, here, here + 2)
    if young is None:
        return None
    said = tokens[max(0, here - 1) : here + 3]
    if any(token.is_a("absent") for token in (*said[:1], *said[-1:])):
        young = Range.exactly(0, text[said[0].start : said[-1].end])
    return tokens[at], tokens[here]._replace(value=People(young, young))


def _apposed(tokens: Sequence[Token], here: int) -> Among | None:
    """«40 поранених, шестеро – діти»: after a comma and with a dash, so many of those counted."""
    if not (here and tokens[here - 1].folded in (",", "(") and tokens[here].is_a("quantity")):
        return None
    if here + 2 >= len(tokens) or tokens[here + 1].folded not in _DASHES:
        return None
    young = children(tokens, here, here + 1)
    return (tokens[here + 1], tokens[here]._replace(value=People(young, young))) if young is not None else None


def _part(tokens: Sequence[Token], here: int) -> bool:
    """ "Six people, two of them police officers": some of those counted, told by what they are."""
    told = here > 0 and tokens[here - 1].folded in (",", "(") and tokens[here].is_a("quantity")
    if not (told and here + 2 < len(tokens) and tokens[here + 1].is_a("among")):
        return False
    value = tokens[here + 2].value
    return isinstance(value, People) and not value.definite


def children(tokens: Sequence[Token], number: int, after: int) -> Range | None:
    """The number at `number` where what stands at `after`, over a dash or «був», says that it is of children: «12 —
    діти», "one is a boy of four"."""
    value = tokens[number].value
    said = value.range if isinstance(value, People) else value
    after = _over_links(tokens, after)
    noun = tokens[after].value if after < len(tokens) and tokens[after].is_a(PEOPLE) else None
    if not isinstance(noun, People) or noun.children is None:
        return None
    if noun.definite:
        return said if noun.children.ends == noun.range.ends == said.ends else None
    beyond = tokens[after + 1 : after + 3]
    return None if len(beyond) == 2 and joins(beyond[0]) and beyond[1].is_a(PEOPLE) else said


def of_whom(tokens: Sequence[Token], number: int, after: int) -> Range | None:
    """The children of «Серед 10 поранених – двоє дітей», "Of the 12 injured, three are minors": at `number` all are
    counted, and `after` stands behind what became of them."""
    lead = next((k for k in range(number - 1, max(-1, number - 1 - _LINKS_OF_ONE), -1) if _sets_apart(tokens[k])), None)
    if lead is None or (lead and not (tokens[lead - 1].is_a("mark") or joins(tokens[lead - 1]))):
        return None
    at = _over_links(tokens, after + int(after < len(tokens) and tokens[after].folded == ","))
    if at < len(tokens) and not numbered(tokens[at]):  # «… у місті після удару – двоє дітей»
        near = takewhile(lambda k: not _parts(tokens[k]), range(after, min(after + _TOLD_AT, len(tokens))))
        at = _over_links(tokens, next((k for k in near if tokens[k].folded in _DASHES), at))
    if at >= len(tokens) or not numbered(tokens[at]):
        return None
    value = tokens[at].value
    if isinstance(value, People) and value.definite and value.children is not None:
        return value.children
    return children(tokens, at, at + 1)


def _parts(token: Token) -> bool:
    return token.is_a("toll") or token.is_a(PEOPLE) or token.folded in (".", ";", ":")


def _sets_apart(token: Token) -> bool:
    return token.is_a("one_among") or token.is_a("out_of")


def _over_links(tokens: Sequence[Token], at: int) -> int:
    """The first token from `at` on that does not only link a number to a noun."""
    end = min(at + _LINKED, len(tokens))
    return next(
        (k for k in range(at, end) if tokens[k].folded not in _DASHES and not any(map(tokens[k].is_a, _LINKS))), end
    )


def _after_some(tokens: Sequence[Token], here: int, stream: list[Token]) -> int:
    """Where the sentence goes on after "three of them children" at `here`, a comma or bracket on either side gone."""
    noun = _over_links(tokens, here + 2)
    here = noun + 1 if noun < len(tokens) and tokens[noun].is_a(PEOPLE) else here + 2
    if stream and stream[-1].is_a("article"):
        stream.pop()
    if stream and stream[-1].folded in (",", "("):
        stream.pop()
        here += int(here < len(tokens) and tokens[here].folded in (",", ")"))
    return here


def numbered(token: Token) -> bool:
    """Whether a token counts people or may count them."""
    return token.is_a(PEOPLE) or token.is_a("quantity")


def _subset(stream: Sequence[Token], index: int) -> bool:
    """«двоє з них», "three of whom": a number of some among those counted."""
    return numbered(stream[index]) and index + 1 < len(stream) and stream[index + 1].is_a("among")
