"""Beside which verbs of saying is nothing said: whom it was told, what is asked, who belongs to another verb?"""

from __future__ import annotations

from collections.abc import Sequence

from svidok.lexicon import Match, Token

_PLAIN = frozenset({"word"})


def is_named_so(tokens: Sequence[Token], who: int) -> bool:
    """Whether a thing is named by what somebody calls it, at `who`: "in what the mayor described as terror"."""
    before = [token for token in tokens[max(0, who - 3) : who] if not token.is_a("article")]
    return len(before) > 1 and before[-1].is_a("relates") and before[-2].is_a("before_what")


def _is_asked(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether it is asked what somebody says or hopes, not told: "experts said what Putin hopes for"; a thing may be
    named by what he called it: "in what the mayor described as terror"."""
    first, _ = match.captures.get("who", (0, 0))
    return first > 0 and tokens[first - 1].is_a("asked") and not is_named_so(tokens, first)


def _is_told_of(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether "they" are whom somebody tells of, and no new speaker: "the minister said they showed contempt"."""
    first, _ = match.captures.get("who", (0, 0))
    return first > 0 and tokens[first].is_a("pronoun.many") and tokens[first - 1].is_a("say")


def _is_anothers(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a participle is of who leads the sentence: it stands before whoever is named, "…, urging residents", or
    behind him who ends what that one says: "rejected a quick path into the alliance, saying …"."""
    who, cue = match.token("who", tokens), match.token("cue", tokens)
    if who is None or cue is None or not cue.is_a("participle"):
        return False
    at = match.captures["who"][0]
    told = tokens[at + 1].folded == "," and any(one.is_a("say") for one in tokens[:at])  # "denied it to A, saying"
    return cue.start < who.start or told


def _is_listener(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether an outlet is whom somebody told it: "A told The Daily that …"."""
    who, cue = match.token("who", tokens), match.token("cue", tokens)
    if who is None or cue is None or who.start < cue.start:
        return False
    before = tokens[match.captures["cue"][0] - 1] if "cue" in match.captures else cue
    subject = (before.is_a("speaker") and not before.is_a("speaker.outlet")) or before.is_a(
        "pronoun"
    )  # «він пояснив УП»
    if not (cue.is_a("tells_whom") or subject):
        return False
    heads = {kind for kind in who.kinds if kind.startswith("speaker.")}
    return heads == {"speaker.outlet"}


def _is_bare(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether the verb stands in a form that one person beside it cannot have: "Putin wanted to use fear"."""
    who, cue = match.token("who", tokens), match.token("cue", tokens)
    if who is None or cue is None or not cue.is_a("bare") or cue.start < who.start or who.is_a("several"):
        return False
    alone = who.is_a("speaker.person") or who.is_a("speaker.full") or who.is_a("pronoun.one")
    return alone and not tokens[match.captures["cue"][0] - 1].is_a("modal")


def _leads_on(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether the verb opens what is said, and the name stands in that: «понимают, что в Киеве их ждут»."""
    who, cue = match.token("who", tokens), match.token("cue", tokens)
    return who is not None and cue is not None and "," in cue.folded and cue.start < who.start


def _is_no_verb(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether the word beside a quotation and a speaker, which no list holds, is no verb by its ending."""
    cue, endings = match.token("cue", tokens), match.pattern.settings.get("endings")
    if cue is None or endings is None:
        return False
    return not (cue.kinds <= _PLAIN and cue.folded.endswith(tuple(endings)))


def _ends_before(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether a body ends what the speaker behind the verb tells: «атакован завод «N», сообщает ТАСС»."""
    who, cue = match.token("who", tokens), match.token("cue", tokens)
    if who is None or cue is None or not who.is_a("speaker.body") or cue.start < who.start:
        return False
    (_, ends), (says, after) = match.captures["who"], match.captures["cue"]
    parted = says == ends + 1 and tokens[ends].folded == ","
    return parted and after < len(tokens) and tokens[after].is_a("speaker")


UNSPOKEN = (_ends_before, _is_no_verb, _is_bare, _is_asked, _is_told_of, _is_anothers, _is_listener, _leads_on)
