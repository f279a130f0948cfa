"""Which part of which whole does a sentence count, and what is a part called?

«154 зі 171 безпілотника», "all but 26 of 197", «60 зі 130 дронів були «шахедами»».
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svidok.lexicon import Match, Token
from svidok.model.figure import Outcome, Range
from svidok.reading.raids.tallies import Counted
from svidok.reading.raids.weapons import of_launcher, phrase
from svidok.reading.sentence.passages import Passage

_ASIDE = 8  # tokens between weapons and the verb that says what they were
_QUOTES = frozenset("«»“”„\"'")


def part_of(passage: Passage, match: Match, inherited: str | None) -> Iterator[Counted]:
    """«154 зі 171 безпілотника»: the part has the outcome of its sentence, the whole was launched.

    «Били ракетами Х-101: із дев'яти сім збили» counts the weapon named before.
    """
    captures = match.captures
    tokens = passage.tokens
    part, total = captures["part"][0], captures["total"][0]
    what = captures.get("what")
    before = [k for k in range(match.start) if tokens[k].is_a("weapon") and not tokens[k].is_a("defence")]
    if what:
        at = next((k for k in range(total + 1, what[0]) if tokens[k].is_a("weapon")), what[0])
        copula = next((k for k in range(at + 1, len(tokens)) if _copula(tokens[k])), len(tokens))
        weapon, end = phrase(tokens[:copula], at)
        weapon, end = of_launcher(tokens, weapon, end) or (weapon, end)
    elif match.pattern.name == "all_but":
        weapon, end = "air_target", match.end
    elif known := phrase(tokens, before[-1])[0] if before else inherited:
        weapon, end = known, part + 1 if match.pattern.name == "part_of" else match.end
    else:
        return
    first, whole = tokens[part].value, tokens[total].value
    if match.pattern.name == "all_but" and first.least is not None and whole.least is not None:
        words = passage.quote(match.start, match.end).text
        first = Range.exactly(whole.least - first.least, words)
    if (first.least or 0) > (whole.most or whole.least or 0) or _vague(whole):
        return
    if first.ends == (1, 1) and match.start and tokens[match.start - 1].is_a("negated"):
        yield Counted(total, max(end, match.end), whole, weapon, outcome=Outcome.LAUNCHED)  # «ни один из 20 дронов»
        return
    fate = match.token("fate", tokens)
    if what and (named := what_they_were(tokens, end, weapon)):
        yield Counted(part, named[1], first, named[0], outcome=Outcome.LAUNCHED)
        yield Counted(total, named[1], whole, weapon, outcome=Outcome.LAUNCHED)
        return
    end = max(end, match.end)
    yield Counted(part, end, first, weapon, outcome=Outcome(fate.of("outcome") or "") if fate else None)
    yield Counted(total, end, whole, weapon, outcome=Outcome.LAUNCHED)


def what_they_were(tokens: Sequence[Token], end: int, weapon: str) -> tuple[str, int] | None:
    """The name that a part is given, and where it ends: «60 зі 130 дронів були «шахедами»»."""
    clause = range(end, min(end + _ASIDE, len(tokens)))
    link = next((k for k in clause if _copula(tokens[k]) or _ends_clause(tokens[k])), len(tokens))
    at = link + 1 + any(token.folded in _QUOTES for token in tokens[link + 1 : link + 2])
    if at >= len(tokens) or _ends_clause(tokens[link]):
        return None
    if not tokens[at].is_a("weapon"):
        sort = tokens[at].of("sort") or ""  # "30 of the drones were jet-powered"
        return (sort, at + 1) if sort.startswith(weapon + ".") else None
    named, after = phrase(tokens, at)
    return (named, after) if named.startswith(weapon + ".") else None


def _ends_clause(token: Token) -> bool:
    """Whether what follows tells of others: "210 of 273 drones; another 44 were decoys"."""
    return token.is_a("quantity") or token.folded in (",", ";", ":", ".")


def _copula(token: Token) -> bool:
    """Whether a word may tell what weapons were; not «із комплексів», which leads to the name of what fired them."""
    return token.is_a("toll_link") and not token.is_a("of_type")


def _vague(number: Range) -> bool:
    """Whether a word stands for some number and is no total: "missiles of various types"."""
    return number.most is None and not any(letter.isdigit() for letter in number.word or "")


def part_that_was(tokens: Sequence[Token], here: int, found: Sequence[Counted]) -> bool:
    """ "Of which over 300 were Shaheds", "of 90 drones, about 55 were Shaheds": the copula between a part and what it
    was."""
    if here + 2 >= len(tokens) or not here or not any(map(tokens[here + 1].is_a, ("toll_link", "made_up"))):
        return False
    named = next((token for token in tokens[here + 2 : here + 4] if token.folded not in _QUOTES), None)
    if named is None or not named.is_a("weapon"):
        return False
    whole = found[-1].weapon if found and tokens[here - 1].folded == "," else None
    if found and found[-1].joined and tokens[here - 1].is_a("joins"):
        whole = str(found[-1].weapon).split(".")[0]  # "roughly 90 were Shaheds and 62 were decoys"
    return _led_by_of_them(tokens, here) or phrase([named], 0)[0].startswith(f"{whole}.")


def _led_by_of_them(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number stands right behind "of them", or a comma after it."""
    before = here - 1 - (here > 1 and tokens[here - 1].folded == ",")
    return tokens[before].is_a("of_them")
