"""Does a report tell of this war, and which of its sentences do, so that what is said there may be a claim of it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from svidok.lexicon import Lexicon, Token
from svidok.lexicon.tokens import general
from svidok.model.place import PlaceMention
from svidok.model.reading import Side
from svidok.model.report import Report
from svidok.reading.sentence.interviews import answers
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.sides import named
from svidok.reading.sources.channels import channel_owner

SIDES = {"Ukraine": Side.UA, "Russia": Side.RU}
_COUNTRIES = ("nation", "country", "capital_city")
_WAR = frozenset({"subject.war", "weapon", "lone_weapon", "blow.strike", "blow.attack"})
_SUBJECT = ("subject", "weapon", "lone_weapon", "attack", "record", "stance.accusation")
_ELSEWHERE = frozenset({"another_war", "another_affair"})
_BOTH = frozenset(Side)
_SIDED = frozenset({"warside", "person", "body", "place", *_COUNTRIES})
_PLAIN = frozenset({"word", "capital"})
_NEIGHBOURS = 4
_ALLIES = 4  # countries named for each time that a side is, where Russian weapons reach a third
_SPARSE = 8  # a report about the war names a side in one sentence of so many at the least


def is_on_subject(passage: Passage) -> bool:
    """Whether a sentence names what the war is about."""
    return any(map(passage.has, _SUBJECT))


class Subject:
    """What a report is about; `owner` is the body or the person whose channel it stands on, if one is known."""

    def __init__(self, report: Report, told: Sequence[Passage], lexicon: Lexicon) -> None:
        self.owner = channel_owner(report, lexicon)
        self._told, self._lexicon = told, lexicon
        self._named = [_sides(passage, lexicon) for passage in told]

    @cached_property
    def is_this_war(self) -> bool:
        """Whether Ukraine is named, or Russia strikes in no other war, and a side or a weapon often enough."""
        return _tells_of_the_war(self._told, self._named, self.owner, self._lexicon)

    @cached_property
    def is_another_war(self) -> bool:
        """Whether a land of another war is named and nobody and no place of this one."""
        return not (self.owner or any(self._named)) and any(passage.has("another_war") for passage in self._told)

    @cached_property
    def near(self) -> frozenset[int]:
        """The sentences that stand no further than a few from one about this war; none if it tells of another.

        What is of civil life alone is not near; in a report that tells more of that only the words of war are.
        """
        if not self.is_this_war:
            return frozenset()
        of_war = {p.index for p, sides in zip(self._told, self._named, strict=True) if _speaks_of_war(p, sides)}
        civil = {passage.index for passage in self._told if passage.has("civil_life")}
        if len(civil - of_war) > len(of_war - civil):
            return frozenset(p.index for p in self._told if p.has("subject.war") and p.index not in civil)
        sided = {passage.index for passage, sides in zip(self._told, self._named, strict=True) if sides}
        owned = bool(self.owner)
        if not of_war:
            return frozenset()
        on_subject = filter(is_on_subject, self._told)
        telling = (p for p in on_subject if p.has("stance.accusation") or _around(p.index) & of_war)
        about = [p for p in telling if owned or p.has("weapon") or _around(p.index) & sided]
        return frozenset[int]().union(*(_around(passage.index) for passage in about)) - (civil - of_war)


def _speaks_of_war(passage: Passage, sides: Sequence[str]) -> bool:
    """Whether a sentence has a word of the war itself, or names both who wage it: whoever is named alone, and what
    both have in peace too, is no sign of it."""
    return passage.has_any(_WAR) or set(sides) >= _BOTH or bool(passage.matches("of_war"))


def _around(index: int) -> frozenset[int]:
    return frozenset(range(index - _NEIGHBOURS, index + _NEIGHBOURS + 1))


def _tells_of_the_war(
    told: Sequence[Passage], sided: Sequence[Sequence[str]], owner: tuple[str, ...], lexicon: Lexicon
) -> bool:
    sides = Counter(side for each in sided for side in each)
    sides.update(lexicon.row(kind, code).get("side", "") for code in owner[:1] for kind in ("person", "body"))
    if not sides and answers(told):  # whose weapons they are tells it too: an interview about them names no side
        sides.update(side for passage in told for side in _sides_by_arms(passage, lexicon))
    both, weapons = sides[Side.UA] + sides[Side.RU], sum(passage.has("weapon") for passage in told)
    often = both * _SPARSE >= len(told) or (both * 2 * _SPARSE >= len(told) and (both + weapons) * _SPARSE >= len(told))
    ours = sides[Side.UA] * 3 * _SPARSE >= len(told) and sides[Side.UA] >= 1
    others = sum(map(_others, told))
    ours = ours or (sides[Side.RU] >= 1 and not others and any(p.has("weapon") or p.has("blow") for p in told))
    if not ours and sides[Side.RU] > 1 and weapons and not any(p.has_any(_ELSEWHERE) for p in told):
        # Russian drones over a neighbour, and what its allies say of them: Russia attacks, or is named most.
        return often and both * _ALLIES >= others and (both >= others or any(map(named, told)))
    return often and (ours or bool(owner)) and both * 2 >= others


def _sides_by_arms(passage: Passage, lexicon: Lexicon) -> set[str]:
    """The sides that alone have a weapon which a sentence names: "Shahed"."""
    named = {code for token in passage.tokens for code in token.all_of("weapon")} if passage.has("weapon") else ()
    return {side for code in named if (side := lexicon.row("weapon", code).get("side")) in _BOTH}


def _others(passage: Passage) -> int:
    """How often a sentence names another country than the two at war."""
    if not passage.has_any(("country", "nation")):
        return 0
    named = (token.all_of(kind)[0] for token in passage.tokens for kind in ("country", "nation") if token.of(kind))
    return sum(country not in SIDES for country in named)


def _sides(passage: Passage, lexicon: Lexicon) -> list[str]:
    """The sides that a sentence names, by their people, bodies and places."""
    if not passage.has_any(_SIDED):
        return []
    return [side for token in passage.tokens for side in sides_of(token, lexicon)]


def sides_of(token: Token, lexicon: Lexicon) -> list[str]:
    """The sides that a token names."""
    if token.kinds <= _PLAIN or general(token.kinds).isdisjoint(_SIDED):
        return []
    found = token.all_of("warside")
    found += {SIDES[name] for kind in _COUNTRIES for name in token.all_of(kind) if name in SIDES}
    found += (lexicon.row(kind, code).get("side", "") for kind in ("person", "body") for code in token.all_of(kind))
    if isinstance(token.value, PlaceMention):
        found.append((token.value.place.admin1 or token.value.place.country or "")[:2])
    return [side for side in found if side in _BOTH]
