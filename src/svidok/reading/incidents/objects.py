"""What things does a sentence say were harmed, and how?

A thing of the table `object` is harmed if a word of effect or of a blow stands near it in its sentence: before it over
a whole list («пошкоджено школу, склад та два авто»), after it within its clause. An outage harms what supplies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.period import PeriodMention
from svidok.model.reading import Effect, HarmedObject, ObjectClass
from svidok.model.report import Quote
from svidok.reading.incidents.blows import caught, fell_in, got_in
from svidok.reading.incidents.bystanding import by_weather, stands_by
from svidok.reading.incidents.denials import is_denied, not_done
from svidok.reading.incidents.parts import is_part, tells_where
from svidok.reading.sentence.listing import elides, goes_on_listing, names_apart
from svidok.reading.sentence.passages import Passage

_BEFORE, _AFTER, _BLOW = 30, 12, 10  # tokens between a thing and the word of its harm
_STRENGTH = list(Effect)
_LISTED = 5  # tokens after a comma within which the next thing of a list is named
_BREAKS = frozenset(".!?;▪•:")
_CLAUSE_ENDS = _BREAKS | {",", "–", "—"}
_OF_OTHERS = ("object", "place", "toll", "folk", "people", "rubble")  # of which a clause goes on to tell
_NEARBY = 3  # tokens back from a thing to the word that something else is near it
_NOT_STRUCK = ("answered", "whose", "undamaged", "ranked")
_TELLING = ("mark", "joins", "blow", "effect", "toll", "object", "weapon")
_NEXT_CLAUSE = 8  # tokens of a clause that tells of nothing but an effect
_NEXT = 4  # tokens after a thing within which it is said to be struck
_QUOTES = frozenset('«»“”„"')
_MEANT = 4  # tokens back from a thing to "aimed at"
_DEED = 6  # tokens back from a thing to the weapon that caught it
_AIMED = 3  # tokens back from a thing to the preposition that says what was aimed at
_BLOWS = ("blow.hit", "blow.strike", "blow.attack", "blow.blast", "blow.debris", "blow.fall")


@dataclass(frozen=True, slots=True)
class Struck:
    """A harmed thing at token `at` of its sentence."""

    at: int
    harmed: HarmedObject

    @property
    def start(self) -> int:
        return self.harmed.evidence[0].start


def objects(passage: Passage, heading: Passage | None = None) -> tuple[Struck, ...]:
    """The things harmed, in the order of the sentence; one for each class and words. What stands in a list under the
    heading «Пошкодження:» is damaged."""
    tokens = passage.tokens
    found: list[Struck] = []
    listed = _listed(passage, heading) if heading is not None else None
    elsewhere, toll = _elsewhere(passage), passage.has("toll") and elides(passage)
    for at, token in enumerate(tokens):
        if at in elsewhere or _beside(tokens, at) or is_part(tokens, at) or tells_where(tokens, at):
            continue
        if token.is_a("object") and not stands_by(tokens, at) and not _flies(tokens, at):
            effect = _effect(tokens, at) or (listed if not toll or names_apart(passage, at) else None)
            if effect is not None and not (effect is Effect.OUTAGE and _are_customers(passage, at)):
                found.extend(_harmed(passage, at, code, effect) for code in _codes(token))
        elif token.is_a("outage") and not not_done(tokens, at) and not by_weather(tokens, at):
            found.extend(_harmed(passage, at, code, Effect.OUTAGE) for code in token.all_of("outage"))
            found.extend(_also_cut(passage, at))
    return tuple(found)


def _are_customers(passage: Passage, at: int) -> bool:
    """Whether homes only count those who were left without power; it is the houses that stand without heat."""
    return passage.tokens[at].is_a("object.residential") and not passage.has("heat")


def _elsewhere(passage: Passage) -> set[int]:
    """The things that only say whose another is, or that a strike answered, or that came away whole."""
    tokens = passage.tokens
    told = (
        match.captures["what"][0]
        for rule in ("answered", "whose", "undamaged", "ranked")
        for match in passage.matches(rule)
    )
    return {at for at in told if not any(is_part(tokens, k) for k in range(max(0, at - _NEARBY), at))}


def _beside(tokens: Sequence[Token], at: int) -> bool:
    """Whether something fell near a thing, and no harm is told right after: «поблизу школи», "landed near the city's
    main airport"; but «впав біля школи, вибито вікна», «влучив поруч із центральним вокзалом»."""
    before = list(takewhile(lambda token: not _nears(token), reversed(tokens[max(0, at - _NEARBY - 1) : at])))
    near = at - 1 - len(before)
    if near < 0 or not _nears(tokens[near]) or any(any(map(token.is_a, _TELLING)) for token in before):
        return _beside_both(tokens, at)
    if before and near and tokens[near - 1].is_a("blow.hit"):
        return False
    comma = next((k for k in range(at + 1, min(at + _LISTED, len(tokens))) if tokens[k].folded == ","), at)
    return _followed_by(tokens, comma) is None


def _beside_both(tokens: Sequence[Token], at: int) -> bool:
    """Whether a thing is the second of those that something was near to: «влучив у будинок поряд зі школою та ринком»;
    not so where harm is told before, of which it may be the second thing."""
    before = next((k for k in range(at - 1, max(-1, at - _NEARBY - 1), -1) if tokens[k].is_a("object")), None)
    if before is None or not any(token.is_a("joins") for token in tokens[before + 1 : at]):
        return False
    harm = takewhile(lambda token: token.folded not in _BREAKS, reversed(tokens[:before]))
    return _beside(tokens, before) and not any(token.is_a("effect") for token in harm)


def _nears(token: Token) -> bool:
    return token.is_a("beside") or token.is_a("falls_beside")


def _also_cut(passage: Passage, at: int) -> Iterator[Struck]:
    """The supplies that are told of with the one cut off at `at`: «без світла, води й тепла»."""
    for k in range(at + 1, len(passage.tokens)):
        token = passage.tokens[k]
        if token.is_a("supply") and not token.is_a("object"):
            yield from (_harmed(passage, k, code, Effect.OUTAGE) for code in token.all_of("supply"))
        elif not (token.is_a("joins") or token.folded == ","):
            return


def _flies(tokens: Sequence[Token], at: int) -> bool:
    """Whether what may be a vehicle is the weapon: «мопед» of a sentence that names no other."""
    others = (token for k, token in enumerate(tokens) if k != at)
    return tokens[at].is_a("weapon") and not any(map(_armed, others))


def _listed(passage: Passage, heading: Passage) -> Effect | None:
    """What became of the things of an item; those that only follow upon others were damaged, and no more."""
    follows = elides(passage)
    effect = _headed(heading, follows or goes_on_listing(passage))
    return Effect.DAMAGED if follows and effect is Effect.DESTROYED else effect


def _headed(heading: Passage, goes_on: bool) -> Effect | None:
    """What a heading says became of the things listed under it, if it names none itself or the list goes on."""
    if (heading.has("object") and not goes_on) or not heading.has("effect"):
        return None
    effects = (
        value for k, t in enumerate(heading.tokens) if not not_done(heading.tokens, k) for value in t.all_of("effect")
    )
    return max(map(Effect, effects), key=_STRENGTH.index, default=None)


def _codes(token: Token) -> list[str]:
    """The most precise codes of a word that stands in several rows of the table."""
    codes = token.all_of("object")
    return [code for code in codes if not any(other.startswith(code + ".") for other in codes)]


def _harmed(passage: Passage, at: int, code: str, effect: Effect) -> Struck:
    kind, _, function = code.partition(".")
    token = passage.tokens[at]
    quote = Quote.of(passage.text, token.start, token.end)
    return Struck(at, HarmedObject(ObjectClass(kind), effect, quote.text, function or None, evidence=(quote,)))


def _effect(tokens: Sequence[Token], at: int) -> Effect | None:
    """The strongest effect said of the thing at `at`: of words of effect first, of blows else."""
    said = [*_reached(tokens, range(at - 1, max(-1, at - _BEFORE), -1), marks=True)]
    after = _reached(tokens, range(_past_clause(tokens, at), min(len(tokens), at + _BEFORE)), marks=False)
    if after == [Effect.OUTAGE] and tokens[at].is_a("object.residential") and _is_left(tokens, at):
        return Effect.OUTAGE
    said += after
    if tokens[at].is_a("effect.destroyed"):
        said.append(Effect.DESTROYED)  # «зруйнований міст» is one word of the table
    supplies = tokens[at].is_a("object.energy") or tokens[at].is_a("object.water")
    if Effect.OUTAGE in said and _led(tokens, at) and not supplies:
        said.remove(Effect.OUTAGE)  # "residents in the port lost power"
    if said:
        return max(said, key=_STRENGTH.index)
    meant = any(token.is_a("aimed") for token in tokens[max(0, at - _MEANT) : at])
    return Effect.HIT if not meant and _blow(tokens, at) else None


def _is_left(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is homes themselves that lost power: «згоріло авто, 300 будинків залишилися без світла»."""
    to = takewhile(lambda token: not token.is_a("effect.outage"), tokens[at + 1 :])
    return not any(token.is_a("joins") or token.is_a("object") for token in to)


def _past_clause(tokens: Sequence[Token], at: int) -> int:
    """The token after a thing, or after the clause that only says where it lies, or which of them it holds: «на заводе,
    расположенном в N, …», "six houses, including a new one, were damaged"; within one that says what became of it:
    «квартиры, которые повреждены»."""
    if [token.folded for token in tokens[at + 1 : at + 2]] == [","] and any(
        token.is_a("relative") for token in tokens[at + 2 : at + 3]
    ):
        return at + 3
    opened = next((k for k in range(at - 1, max(-1, at - _LISTED), -1) if tokens[k].folded == ","), None)
    if opened is not None and tokens[opened + 1].is_a("among") and [t.folded for t in tokens[at + 1 : at + 2]] == [","]:
        return at + 2  # it stands in such a clause itself
    for start in range(at + 1, min(at + _LISTED, len(tokens) - 1)):
        if tokens[start].folded == ",":
            closed = (k for k in range(start + 2, min(len(tokens), at + _AFTER)) if tokens[k].folded == ",")
            aside = tokens[start + 1].is_a("lying") or tokens[start + 1].is_a("among") or _in_a_place(tokens, start + 1)
            return next(closed, start - 1) + 1 if aside else at + 1
        if not (tokens[start].is_a("place") or tokens[start].is_a("word") or tokens[start].folded in _QUOTES):
            break
    return at + 1


def _in_a_place(tokens: Sequence[Token], start: int) -> bool:
    """Whether a clause only tells the place: "the block, in the Saltivskyi district, took a direct hit"."""
    clause = list(takewhile(lambda token: token.folded not in _CLAUSE_ENDS, tokens[start : start + _AFTER]))
    told = any(any(map(token.is_a, ("effect", "blow", "toll", "object"))) for token in clause)
    return clause[:1] != [] and clause[0].is_a("leads_to_place") and clause[-1].is_a("place") and not told


def _reached(tokens: Sequence[Token], indices: range, marks: bool) -> list[Effect]:
    """The effect said next to these tokens: before a list of things at any length, after it within a clause of the
    last of them."""
    thing = indices.start
    for index in indices:
        token = tokens[index]
        if token.is_a("object"):
            thing = index
        if not marks and index - thing >= _AFTER - 1:
            return []
        if not marks and index - thing <= _LISTED and (followed := _followed_by(tokens, index)) is not None:
            return [followed]
        bounds = (token.folded in _BREAKS and not (marks and _leads_list(tokens, index))) or token.is_a("in_which")
        bounds = bounds or (marks and token.folded == "," and _hit_anew(tokens[index + 1 : indices.start + 1]))
        if bounds or (token.folded == "," and not marks and not (_lists(tokens, index) or _of_places(tokens, index))):
            return []
        if (
            token.is_a("toll")
            and (marks or abs(index - indices.start) > 3)
            and _led(tokens, indices.start - indices.step)
        ):
            return []
        if token.is_a("effect") and not (not_done(tokens, index) or _of_weapon(tokens, index) or _gunfire(token)):
            return [Effect(value) for value in (*token.all_of("effect"), *([] if marks else _joined(tokens, index)))]
    return []


def _joined(tokens: Sequence[Token], index: int) -> Sequence[str]:
    """What else is said of the same thing: "took a direct hit and is on fire", «було атаковано та зайнялося»."""
    after = tokens[index + 1 : index + _LISTED]
    if not (after and after[0].is_a("joins")):
        return ()
    told = next((k for k, token in enumerate(after) if token.is_a("effect") or token.is_a("object")), 0)
    return () if not told or after[told].is_a("object") or not_done(after, told) else after[told].all_of("effect")


def _leads_list(tokens: Sequence[Token], colon: int) -> bool:
    """Whether a colon leads from what became of things to the things: «Серед пошкодженого: дві школи, кафе»,
    «Пошкоджено 12 об'єктів: дві школи, кафе»."""
    before = tokens[max(0, colon - _LISTED) : colon]
    told = any(map(_thing, (token for token in before if not token.is_a("object.other"))))
    return tokens[colon].folded == ":" and any(t.is_a("effect") for t in before) and not told


def _hit_anew(clause: Sequence[Token]) -> bool:
    """Whether a clause tells of a blow of its own: «горить склад, уламки впали на дах школи»."""
    return any(any(map(token.is_a, _BLOWS)) for token in clause)


def _thing(token: Token) -> bool:
    return token.is_a("object") or token.folded in _BREAKS


def _gunfire(token: Token) -> bool:
    """ "Artillery fire" burns nothing."""
    return token.is_a("weapon") and token.all_of("effect") == [Effect.FIRE]


def _followed_by(tokens: Sequence[Token], comma: int) -> Effect | None:
    """The effect that is all the next clause tells: «уламки впали на завод, виникла пожежа», "…, setting it ablaze"."""
    if tokens[comma].folded != ",":
        return None
    clause = list(takewhile(lambda token: token.folded not in _CLAUSE_ENDS, tokens[comma + 1 :]))
    if len(clause) > _NEXT_CLAUSE or any(any(map(t.is_a, _OF_OTHERS)) for t in clause):
        return None
    told = (k for k in range(comma + 1, comma + 1 + len(clause)) if tokens[k].is_a("effect"))
    told = (k for k in told if not (not_done(tokens, k) or _of_weapon(tokens, k) or _gunfire(tokens[k])))
    said = [Effect(value) for k in told for value in tokens[k].all_of("effect")]
    return max((effect for effect in said if effect is not Effect.OUTAGE), key=_STRENGTH.index, default=None)


def _lists(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands between things of one list: "a church, two shops and a pipeline were damaged"."""
    following = tokens[comma + 1 : comma + _LISTED]
    thing = next((i for i, token in enumerate(following) if token.is_a("object")), None)
    return thing is not None and not any(
        token.is_a(kind) for token in following[:thing] for kind in ("effect", "toll", "blow", "place")
    )


def _of_places(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands between places of one list: "substations in A, B and C were damaged", «у A, у B»."""
    after = next((token for token in tokens[comma + 1 : comma + 3] if not token.is_a("against")), None)
    return tokens[comma - 1].is_a("place") and after is not None and after.is_a("place")


def _led(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition makes the thing a place: «постраждали двоє в лікарні»."""
    return at > 0 and any(token.is_a("against") for token in tokens[max(0, at - 2) : at])


def _of_weapon(tokens: Sequence[Token], index: int) -> bool:
    """«знищено 40 дронів», "the drones were destroyed": what is destroyed is a weapon; not so "in a drone strike"."""
    if not tokens[index].is_a("outcome"):
        return False
    before = list(
        takewhile(lambda t: not (t.is_a("mark") or t.is_a("object")), reversed(tokens[max(0, index - 3) : index]))
    )
    pictured = any(token.is_a("weapon_user") for token in before)  # "drone footage of a destroyed depot"
    linked = bool(before) and before[0].is_a("toll_link") and any(map(_armed, before)) and not pictured
    following = takewhile(lambda k: not tokens[k].is_a("agent"), range(index + 1, min(index + 5, len(tokens))))
    after = next((k for k in following if _armed(tokens[k]) and not tokens[k].is_a("blow")), None)  # "during shelling"
    return linked or (after is not None and not any(t.is_a("blow") for t in tokens[after + 1 : after + 2]))


def _armed(token: Token) -> bool:
    """Whether a word names a weapon, and not as that by which something was done: «дронами знищено склад»."""
    return token.is_a("weapon") and not token.is_a("by_weapon")


def _blow(tokens: Sequence[Token], at: int) -> bool:
    apart = (k + 1 for k in range(at - 1, max(-1, at - _BLOW - 1), -1) if tokens[k].is_a("in_which"))
    first = next(apart, max(0, at - _BLOW))
    before = [token for k, token in enumerate(tokens[first:at], first) if not is_denied(tokens, k)]
    if not _told_where(before):  # «Бавовна в N: здетонував склад»: what stands behind the colon is of the thing
        before = before[max((k + 1 for k in _last(before) if before[k].folded in _BREAKS), default=0) :]
    near = [*before, *_after(tokens, at)]
    if any(token.is_a(kind) for token in near for kind in _BLOWS) or _got_into(tokens, at):
        return True
    if any(caught(tokens, k) for k in range(max(first, at - _DEED), at)):
        return True
    return _aimed_at(tokens, at) or _next_hit(tokens, at)


def _last(before: Sequence[Token]) -> range:
    return range(max(0, len(before) - 2), len(before))


def _got_into(tokens: Sequence[Token], at: int) -> bool:
    """«В жилой дом в городе N попала ракета», «на завод упал дрон»: told before what hit it."""
    if not _led(tokens, at):
        return False
    clause = takewhile(lambda k: tokens[k].folded not in _CLAUSE_ENDS, range(at + 1, min(at + _AFTER, len(tokens))))
    return any(got_in(tokens, k) or fell_in(tokens, k) for k in clause)


def _told_where(before: Sequence[Token]) -> bool:
    """«Два влучання: по заводу й складу»: the colon after a blow leads to what was hit."""
    colon = next((k for k in range(len(before) - 2, len(before)) if k >= 0 and before[k].folded == ":"), None)
    led = [token for token in before[:colon] if token.folded not in _QUOTES] if colon is not None else []
    blow = any(token.is_a("blow") for token in led[-2:])  # «два влучання ракет: …»
    general = any(token.is_a("object.infrastructure") for token in led[-3:])  # «влучили в інфраструктуру міста: …»
    blow = blow or (general and any(token.is_a("blow.hit") or token.is_a("blow.strike") for token in led))
    return blow and all(token.is_a("against") or token.is_a("article") for token in before[(colon or 0) + 1 :])


def _next_hit(tokens: Sequence[Token], at: int) -> bool:
    """Whether the thing before it in a list was hit: "hit a mill in A, a depot in B and a power plant in C"."""
    before = next((k for k in range(at - 1, max(-1, at - _BLOW), -1) if tokens[k].is_a("object")), None)
    if before is None:
        return False
    between = tokens[before + 1 : at]
    joined = any(token.folded == "," or token.is_a("joins") for token in between)
    apart = any(t.folded in _BREAKS or any(map(t.is_a, ("effect", "toll", "say", "contrast"))) for t in between)
    return joined and not apart and _blow(tokens, before)


def _after(tokens: Sequence[Token], at: int) -> list[Token]:
    """The next few tokens of its clause, not counting its name, and when: «порт «N» цієї ночі знову атакували»."""
    found: list[Token] = []
    for k, token in enumerate(tokens[at + 1 : at + _AFTER], at + 1):
        if len(found) == _NEXT or token.folded in _BREAKS:
            break
        before_place = any(map(token.is_a, ("against", "joins", "mark"))) and _names_on(tokens, k)
        if not (
            before_place or token.folded in _QUOTES or token.is_a("place") or isinstance(token.value, PeriodMention)
        ):
            found.append(token)
    return found


def _names_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place stands next but for small words: «підстанції, у A та в B, …»."""
    after = next((token for token in tokens[at + 1 : at + _NEXT] if not token.is_a("against")), None)
    return after is not None and after.is_a("place")


def _aimed_at(tokens: Sequence[Token], at: int) -> bool:
    """«завдали удару ракетами «Кинджал» та дронами по підприємствах»: with what a thing was struck stands between."""
    before = tokens[max(0, at - _AIMED) : at]
    if before and (before[-1].is_a("joins") or before[-1].folded == ","):
        other = next((k for k in range(at - 2, max(-1, at - _BEFORE), -1) if tokens[k].is_a("object")), None)
        return other is not None and _aimed_at(tokens, other)
    if not any(token.is_a("against") for token in before):
        return False
    for k in range(at - 1, max(-1, at - _BEFORE - 1), -1):
        token = tokens[k]
        if token.folded in _BREAKS or token.is_a("effect") or token.is_a("toll") or token.is_a("place"):
            return False
        if token.is_a("blow.strike"):
            return not is_denied(tokens, k)
    return False
