"""Which words of a sentence make one speaker phrase?

A speaker phrase is a run of names, offices, roles and bodies («голова Харківської ОВА Олег Синєгубов», "Colonel Markus
Reisner of the Austrian General Staff"). It is folded into one token of kind `speaker`, so that rules can speak of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from svidok.lexicon import Lexicon, Token
from svidok.lexicon.tokens import general
from svidok.model.place import PlaceMention, PlacePrecision
from svidok.reading.sentence.listing import titled
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.quotations import unquoted
from svidok.reading.sentence.transliteration import romanised
from svidok.reading.sources.bodies import (
    ACRONYM,
    LONGEST_NAME,
    LONGEST_TITLE,
    PLAIN,
    QUOTES,
    TABLES,
    as_body,
    in_tables,
    is_short_form,
    latin_outlet,
    unlisted_body,
)
from svidok.reading.sources.callsigns import call_sign
from svidok.reading.sources.cases import is_person_oblique
from svidok.reading.sources.declension import begins_later
from svidok.reading.sources.shouted import shouted_name
from svidok.reading.sources.spelt import with_office
from svidok.reading.sources.townships import township

HEADS = ("person", "name", "body", "outlet", "office", "role", "group", "weasel")
_MODIFIERS = ("nation", "country", "modifier", "place")
_NO_SURNAME = frozenset(
    {*HEADS, *_MODIFIERS, "thoroughfare", "mark", "weapon", "time", "institution", "medium", "say", "warside"}
)
_DASHES = frozenset("-–—")
_NAMING = frozenset(HEADS) - {"role"}  # what names somebody whole; a role may go on
_TITLES = ("role", "office", "body", "place", "nation", "modifier", "mark")
_ALSO = tuple(f"role.{one}" for one in ("expert", "officer", "politician", "lawmaker", "journalist", "official"))
_CYRILLIC = "\u0400"  # letters before it are Latin
COUNTRIES = {"UA": "Ukraine", "RU": "Russia"}


class _Traits(NamedTuple):
    """What a token of certain kinds can be in a speaker phrase."""

    head: bool
    modifier: bool


@lru_cache(maxsize=50_000)
def _traits(kinds: frozenset[str]) -> _Traits:
    held = general(kinds)
    head, modifier = (not held.isdisjoint(some) for some in (HEADS, _MODIFIERS))
    return _Traits(head, modifier and "per" not in held)  # «по уточнённым данным» leads to a speaker


def folded(passage: Passage) -> list[Token]:
    """The sentence's tokens between two of kind `edge`, each speaker phrase as one token of kind `speaker`."""
    tokens = list(_named(passage))
    start, end = passage.sentence.start, passage.sentence.end
    found = [Token(start, start, "", frozenset({"edge"}))]
    here = 0
    while here < len(tokens):
        last = _phrase(tokens, here, passage)
        if last > here:
            run = tuple(tokens[here:last])
            kinds = frozenset({"speaker"} | {kind for token in run for kind in _heads(token)})
            found.append(Token(run[0].start, run[-1].end, " ".join(t.folded for t in run), kinds, run))
            here = last
        else:
            found.append(_metonym(tokens, here, passage))
            here += 1
    return [*unquoted(found), Token(end, end, "", frozenset({"edge"}))]


def _heads(token: Token) -> Iterator[str]:
    """What a pattern may ask of a speaker: `speaker.person`, `speaker.surname`, `speaker.holder` of an office;
    `outlet`, `weasel` by themselves."""
    for kind in token.kinds:
        head = kind.partition(".")[0]
        if head in HEADS and (head in TABLES or not in_tables(token)):
            yield f"speaker.{head}"
            if head == "role" and "{" in kind:  # who holds an office of a place or a land: no officer, no expert
                yield "speaker.holder"
            if head == "name":
                yield "speaker.full" if " " in token.folded or "call_sign" in token.kinds else "speaker.surname"
            if head in ("outlet", "weasel"):
                yield kind


def _named(passage: Passage) -> Iterator[Token]:
    """The tokens, names that are in no table folded into tokens of kind `name`."""
    tokens = [with_office(passage, here) for here in range(len(passage.tokens))]
    shouted, here = titled(tokens) and not tokens[0].is_a("role.source"), 0  # "Source: Governor Ann Sample"
    while here < len(tokens):
        sign = call_sign(tokens, here, passage) or latin_outlet(tokens, here, passage)
        if (sign := sign or shouted_name(tokens, here, passage)) is not None:
            here = sign[0]
            yield sign[1]
            continue
        end = here
        body = 0 if shouted else unlisted_body(tokens, here, passage)
        if body:
            yield as_body(tokens[here:body], passage)
            here = body
            continue
        if "capital" not in tokens[here].kinds and not tokens[here].is_a("medium"):
            yield tokens[here]
            here += 1
            continue
        while not shouted and end < len(tokens) and _is_name(tokens, here, end, passage):
            end += 1
        while end > here and not tokens[end - 1].is_a("capital"):
            end -= 1
        place = _leading_place(tokens, here, end)
        if place > here:
            yield from tokens[here:place]
            here = place
        medium = _medium(tokens, here, end)
        if medium:
            first, last = (here, end) if medium == end else (here + 2, medium - 1)
            text = passage.text[tokens[first].start : tokens[last].end]
            named = romanised(text.removeprefix("The "), passage.language)
            yield Token(tokens[here].start, tokens[medium].end, text, frozenset({f"outlet.{named}", "capital"}))
            here = medium + 1
        elif end - here == 1 and (town := township(tokens, here, passage)) is not None:
            yield town
            here = end
        elif (extra := _before_given(tokens, here, end, passage)) > 0:
            yield from tokens[here : here + extra]
            here += extra
        elif end > here and (end - here > 1 or _stands_as_name(tokens, here)):
            start, stop = tokens[here].start, tokens[end - 1].end
            yield Token(start, stop, passage.text[start:stop], frozenset({"name", "capital"}))
            here = end
        else:
            yield tokens[here]
            here += 1


def _before_given(tokens: Sequence[Token], here: int, end: int, passage: Passage) -> int:
    """How many large words stand before a name that a given one opens, though its surname may be of the tables."""
    known = end < len(tokens) and tokens[end].is_a("person")
    return begins_later([token.folded for token in tokens[here : end + known]], passage.language)


def _stands_as_name(tokens: Sequence[Token], here: int) -> bool:
    """Whether one capital word is a name: within a sentence, or where it opens one, in front of a verb of saying or as
    the label of a turn in an interview."""
    if is_short_form(tokens, here) or _describes(tokens, here):
        return False
    said = any(token.is_a("say") for token in tokens[here + 1 : here + 3])
    said = said or (not here and any(token.folded == ":" for token in tokens[1:2]))
    return said or any(token.is_a("word") for token in tokens[:here])


def _describes(tokens: Sequence[Token], here: int) -> bool:
    """Whether a large word between an article and a small one is no name: "at a Western firm"."""
    before, after = tokens[max(0, here - 1)], tokens[here + 1 : here + 2]
    return before.is_a("article") and any(one.is_a("word") and not one.is_a("capital") for one in after)


def _leading_place(tokens: Sequence[Token], here: int, end: int) -> int:
    """Where a name begins after a place that no gazetteer knows: «посол в Лондоне Вадим Тестовый»."""
    after = here > 0 and tokens[here - 1].is_a("where")
    return here + 1 if after and end - here > 2 and tokens[here + 1].is_a("capital") else here


def _medium(tokens: Sequence[Token], here: int, end: int) -> int:
    """The last token of an outlet that no table knows («газета «Приклад»», "Sample Agency"); 0 if none begins here."""
    if end > here and end < len(tokens) and tokens[end].is_a("medium") and tokens[end].is_a("capital"):
        return end if end - here <= 2 else 0
    leads = tokens[here].is_a("medium") and not in_tables(tokens[here]) and here + 2 < len(tokens)
    if leads and tokens[here + 1].folded in QUOTES:
        for last in range(here + 3, min(here + 3 + LONGEST_NAME, len(tokens))):
            if tokens[last].folded in QUOTES:
                return 0 if any(map(in_tables, tokens[here + 1 : last])) else last
    return 0


def _is_name(tokens: Sequence[Token], first: int, here: int, passage: Passage) -> bool:
    token = tokens[here]
    if here - first > 2 * LONGEST_NAME:
        return False
    written = passage.text[token.start : token.end]
    if here == first and is_possessive(token.folded, passage):
        return False
    if (
        here > first
        and (token.folded[:1] < _CYRILLIC) != (tokens[first].folded[:1] < _CYRILLIC)
        and not token.is_a("mark")
    ):
        return False
    if len(token.folded) == 1 and token.is_a("capital"):
        return here > first or _initial(tokens, here)
    if token.is_a("particle") and not token.is_a("capital"):
        return here > first and _goes_on(tokens, here)
    if (
        token.kinds <= PLAIN
        and token.is_a("capital")
        and not written[1:2].isupper()
        and not (len(written) > 1 and written.isupper())
    ):
        small = passage.lexicon.languages[passage.language].profile.function_words
        return token.folded not in small
    if here == first + 1 and tokens[first].kinds <= PLAIN and _may_be_surname(token, written):
        return True
    beside = here > first and here + 1 < len(tokens) and tokens[here + 1].kinds <= {"word", "capital"}
    touching = beside and tokens[here + 1].is_a("capital") and tokens[here - 1].end == token.start
    if token.folded == "-":
        return touching and token.end == tokens[here + 1].start
    return token.folded == "." and touching and len(tokens[here - 1].folded) == 1


def _may_be_surname(token: Token, written: str) -> bool:
    """Whether a large word after a given name may be its surname although it means something: «Іван Мирний»."""
    return written.istitle() and len(written) > ACRONYM and general(token.kinds).isdisjoint(_NO_SURNAME)


def _goes_on(tokens: Sequence[Token], here: int) -> bool:
    """Whether a small word within a name leads to its last one: "Jean van den Muster"."""
    after = next((token for token in tokens[here + 1 : here + 3] if not token.is_a("particle")), None)
    return after is not None and after.kinds <= PLAIN and after.is_a("capital")


def _initial(tokens: Sequence[Token], here: int) -> bool:
    """Whether a letter with a dot opens a name: "J. Sample", «А. Б. Образцов»."""
    return here + 2 < len(tokens) and tokens[here + 1].folded == "." and tokens[here + 2].is_a("capital")


def is_possessive(word: str, passage: Passage) -> bool:
    """Whether a word's ending says that it owns what follows: "the Kremlin's"."""
    rules = passage.lexicon.languages[passage.language].patterns.get("genitive_name", ())
    return any(word.endswith(tuple(rule.settings["possessive"])) for rule in rules)


def _phrase(tokens: Sequence[Token], start: int, passage: Passage) -> int:
    """The end of the speaker phrase that begins at `start`, or `start` if none does."""
    traits = _traits(tokens[start].kinds)
    if not traits.modifier and not (traits.head and _is_head(tokens[start], passage)):
        return start
    end, heads, here = start, 0, start
    while here < len(tokens):
        token = tokens[here]
        if _is_head(token, passage):
            apart = heads and (
                _parts(tokens, end, here) or _others(tokens, start, end, here) or _with_whom(tokens, end, here, passage)
            )
            if apart and not _has_source(tokens, start, here):
                break
            heads += 1
            end = here + 1
        elif (_is_modifier(token) and (here == end or (here == end + 1 and tokens[end].is_a("link")))) or (
            token.is_a("body_again") and _is_of_body(tokens, start, end, here)
        ):
            end = here + 1
        elif (name := _name_beyond(tokens, here, end)) > here:
            here = name
            continue
        elif not (_links(token, heads) or _opens_title(tokens, here)) or here > end + 1:
            break
        here += 1
    while end > start and tokens[end - 1].is_a("link") and not _is_head(tokens[end - 1], passage):
        end -= 1
    first = next((i for i in range(start, end) if _is_head(tokens[i], passage)), end)
    return end if heads and first - start <= 4 else start


def _links(token: Token, heads: int) -> bool:
    """Whether a phrase goes on over a word; over a dash only after a title: «Росія б'є по Україні – Павло Зразок»."""
    return token.is_a("link") and (heads > 0 or token.folded not in _DASHES)


def _name_beyond(tokens: Sequence[Token], here: int, end: int) -> int:
    """Where the name stands that a role ends in: «голова ради громади Олег Петренко»; `here` if none does."""
    if here != end or not _has_role(tokens, here):
        return here
    if tokens[here].is_a("joins") and is_somebody(tokens[here - 1]):  # "Governor A and Mayor B"
        return here
    start = next(at for at in range(here - 1, -1, -1) if tokens[at].is_a("role"))
    for ahead in range(here, min(here + LONGEST_TITLE, len(tokens))):
        token = tokens[ahead]
        if is_somebody(token):
            return ahead
        after = tokens[ahead + 1] if ahead + 1 < len(tokens) else token
        named = token.folded == "," and is_somebody(after)  # "the acting head of the group, Paula Placeholder"
        joins = token.folded in _DASHES or (token.folded == "," and any(map(tokens[start].is_a, _ALSO)))
        titled_again = joins and (
            after.is_a("role") or after.is_a("modifier")
        )  # «віцепрем'єр — міністр громад», «эксперт, полковник Павел Образцов»
        if (ahead > here and named) or (titled_again and (ahead > here or token.folded == ",")):
            continue
        if token.is_a("say") or token.is_a("per") or (token.is_a("mark") and token.folded not in QUOTES):
            break
    return here


def is_somebody(token: Token) -> bool:
    """Whether a token names a person of the tables, or anybody in full."""
    return token.is_a("person") or (token.is_a("name") and (" " in token.folded or token.is_a("call_sign")))


def _parts(tokens: Sequence[Token], before: int, here: int) -> bool:
    """Whether an outlet and what stands beside it are two: «РИА Новости губернатор», not "Reuters sources"."""
    pair = tokens[before - 1], tokens[here]
    own = any(t.is_a("role.source") or t.is_a("group.sources") or t.is_a("role.journalist") for t in pair)
    return any(t.is_a("outlet") for t in pair) and not own


def _others(tokens: Sequence[Token], start: int, end: int, here: int) -> bool:
    """Whether somebody else is named after "and", not more of a title: «голова ОВА Іван Петренко та ДСНС»."""
    joined = here == end + 1 and tokens[end].is_a("joins")
    return joined and any(not _NAMING.isdisjoint(general(token.kinds)) for token in tokens[start:end])


def _with_whom(tokens: Sequence[Token], end: int, here: int, passage: Passage) -> bool:
    """Whether an office begins after a name that stands in another case: «после встречи с Макроном глава правительства
    заявил»."""
    return end == here and tokens[here].is_a("role") and is_person_oblique(tokens[end - 1], passage)


def _has_source(tokens: Sequence[Token], start: int, here: int) -> bool:
    return any(token.is_a("role.source") or token.is_a("group.sources") for token in tokens[start:here])


def _is_of_body(tokens: Sequence[Token], start: int, end: int, here: int) -> bool:
    """Whether a body spoken of again is the one of a press service or a source: "a source in the service",
    «пресслужба компанії»."""
    speaks = any(token.is_a("role.spokesperson") for token in tokens[start:end])
    return (speaks and here in (end, end + 1)) or (here == end + 1 and _has_source(tokens, start, end))


def _opens_title(tokens: Sequence[Token], here: int) -> bool:
    """A quotation mark or comma within a name or title: «голова правління "Нафтогаз" Корецький»."""
    folded = tokens[here].folded
    if folded in QUOTES:
        opened = here + 1 < len(tokens) and in_tables(tokens[here + 1])
        return opened or (here > 1 and in_tables(tokens[here - 1]) and tokens[here - 2].folded in QUOTES)
    if folded in "()":
        return folded == ")" or (here + 2 < len(tokens) and tokens[here + 2].folded == ")")
    after = tokens[here + 1] if here + 1 < len(tokens) else None
    person = after is not None and is_somebody(after)
    return folded == "," and person and any(map(tokens[here - 1].is_a, _TITLES)) and _has_role(tokens, here)


def _has_role(tokens: Sequence[Token], here: int) -> bool:
    return any(token.is_a("role") for token in tokens[max(0, here - LONGEST_TITLE) : here])


def _is_head(token: Token, passage: Passage) -> bool:
    if not _traits(token.kinds).head:
        return False
    if token.is_a("person") or token.is_a("outlet") or token.is_a("body"):
        written = passage.text[token.start : token.end]
        short = len(written) <= ACRONYM and not (token.is_a("person") and written.istitle())
        proper = written.isupper() if short else written.lower() != written or token.is_a("body")
        return proper or any(token.is_a(kind) for kind in ("role", "office", "group", "weasel"))
    return True


def _is_modifier(token: Token) -> bool:
    return _traits(token.kinds).modifier


def _metonym(tokens: Sequence[Token], here: int, passage: Passage) -> Token:
    """A country or its capital, which may stand for its authorities: "Kyiv says", «у росії заявили»."""
    token = tokens[here]
    named = isinstance(token.value, PlaceMention) or token.is_a("country") or token.is_a("capital_city")
    named = named and country_of(token, passage.lexicon) is not None and not is_possessive(token.folded, passage)
    return token if not named else token._replace(kinds=token.kinds | {"metonym"})


def country_of(token: Token, lexicon: Lexicon) -> str | None:
    """The country that a word names, by itself or by its capital."""
    if isinstance(token.value, PlaceMention):
        place = token.value.place
        if place.precision is PlacePrecision.COUNTRY:
            return COUNTRIES.get(place.country or "") or place.country
        nations = lexicon.names["nation"].items() if place.precision is PlacePrecision.SETTLEMENT else ()
        return next((code for code, row in nations if place.name and row["capital"] == place.name), None)
    return token.of("capital_city") or token.of("country") or token.of("nation")
