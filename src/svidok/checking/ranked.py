"""What does a superlative rank: attacks and what is launched in them, or something else?

"The largest drone attack" and "the attack was the largest of the year" are held against the raids; "the country's
largest refinery", the most killed, and the largest attack on one kind of target are not.
"""

from __future__ import annotations

from svidok.checking.heard import Heard, codes_of
from svidok.checking.pack import Cue
from svidok.checking.ranks import NOUN
from svidok.lexicon import Token
from svidok.reading.sentence.quantities import QUANTITIES

_ATTACKS = ("attack", "blow", "strike_noun", "outcome")
_RANKED = ("night", "whole_day", "attack", "combined", "by_size", "deed", "daytime")
_BESIDE = ("ever", "never", "start_of", "was", "number_of")
_JOINS = ("link", "against", "leads_to_place")
_WORDS = 3  # before a superlative's noun: "the largest combined long-range"
_NEAR = 4  # tokens from an attack to what it is on


def ranks_attacks(heard: Heard) -> bool:
    """Whether a superlative ranks attacks, nights or weapons, and not attacks on one kind of target alone."""
    superlatives = [cue for cue in heard.cues if cue.kind == "superlative"]
    return not _on_one_kind(heard) and (not superlatives or any(_ranks(cue, heard) for cue in superlatives))


def _ranks(cue: Cue, heard: Heard) -> bool:
    if any(codes_of(token) for token in heard.tokens if cue.start <= token.start and token.end <= cue.end):
        return True
    words = 0
    for token in (one for one in heard.tokens if one.end > cue.end):
        if heard.within("toll", token) or _an_object(token):
            return False
        if _ranked(token, heard):
            return True
        if token in heard.times or any(token.is_a(kind) for kind in ("mark", "place", "time")):
            break
        if _beside(token, heard):
            continue
        if any(token.is_a(kind) for kind in _JOINS):
            return not words
        words += 1
        if words > _WORDS:
            break
    return not words or cue.value == NOUN  # "the record set on 9 June"


def _ranked(token: Token, heard: Heard) -> bool:
    named = any(token.is_a(kind) for kind in _ATTACKS) or bool(codes_of(token))
    return named or any(heard.within(kind, token) for kind in _RANKED)


def _beside(token: Token, heard: Heard) -> bool:
    """Whether a token changes nothing in what is ranked: "ever", "number of", an article, a number."""
    if not token.kinds.isdisjoint(QUANTITIES) or token.is_a("out_of") or token.is_a("article"):
        return True
    return any(heard.within(kind, token) for kind in _BESIDE)


def _on_one_kind(heard: Heard) -> bool:
    """Whether it is about attacks on one kind of target: "the largest strike on the energy system"."""
    for here, token in enumerate(heard.tokens):
        before = heard.tokens[max(0, here - _NEAR) : here]
        if _an_object(token) and any(one.is_a("against") for one in before):
            led = heard.tokens[max(0, here - 2 * _NEAR) : here]
            if any(one.is_a("strike_noun") or heard.within("superlative", one) for one in led):
                return True
    return False


def _an_object(token: Token) -> bool:
    return token.is_a("object") and not codes_of(token)
