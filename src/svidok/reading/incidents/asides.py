"""Which sentences tell of no strike that happened, but of memorials, accidents, courts, the fighting at the front?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svidok.lexicon import Match, Token
from svidok.model.period import UNKNOWN_PERIOD, DatePrecision, Period
from svidok.reading.incidents.bystanding import fires
from svidok.reading.incidents.dating import brief
from svidok.reading.incidents.follow_ups import is_follow_up
from svidok.reading.incidents.raided import DOWNED
from svidok.reading.incidents.records import is_record
from svidok.reading.incidents.scenes import Spot
from svidok.reading.sentence.listing import opens_item
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.sides import named

_NEAR = 5  # sentences within which a strike must be told of
_WORKS = ("object.energy", "object.industry")
_SUBORDINATE = frozenset({",", "that", "which"})  # before what the works are for
_ASIDES = ("memorial", "accident", "metaphor", "front", "law", "caption")
_UNDATED = (*_ASIDES, "redress")  # what was destroyed at some time is paid for, or built anew
_LOOKING_BACK = ("memorial", "law")
_DATED = (DatePrecision.DAY, DatePrecision.MONTH)
_COMPARED = 8  # tokens from "the deadliest" to the time since which it is; from the dead to what killed them
_BESIDE = 3  # tokens between a blow and its day
_HEADED = 3  # sentences that tell what a report is about
_OPENING = 2  # sentences: a title and what stands below it
_CAPTION = 5  # tokens of a sentence that says no more than that a picture is no picture of the strike
_CLAUSES = frozenset(",;–—(")
_ARMS = ("weapon", "lone_weapon")
STRUCK = ("blow", *_ARMS)
_LANDED = ("blow.hit", "blow.strike", "blow.attack", "blow.fall", "blow.debris", "falls", "gets_in")
_NUMBERED = ("nth", "nth_time")  # which strike it is: "the third this year", «вчетверте з початку року»
_OF_ITS_KIND = ("record", "nth_time")


def is_aside(passage: Passage, before: Sequence[Passage]) -> bool:
    """Whether a sentence tells of no strike, is the caption of an old picture, asks, or appeals to readers; «удар по
    рынку» with a place or toll is on a market of stalls. `before` holds the sentence before it, if there is one."""
    asides: Sequence[str] = _ASIDES if passage.has("time.event") else _UNDATED
    if looks_back(passage) and recalls(passage):
        asides = [kind for kind in asides if kind not in _LOOKING_BACK]
    elif mourned(passage):
        asides = [kind for kind in asides if kind != "memorial"]
    if (
        _says(passage, asides, before[-1:] if not passage.has("place.scene") else ())
        or (passage.has("aside.weather") and not any(map(passage.has, STRUCK)))
        or _captioned(passage, before)
        or _is_mishap(passage)
        or _of_mishap(passage, before)
        or (passage.index and passage.text[passage.sentence.end - 1] == "?")
        or any(token.is_a("appeal") for token in passage.tokens[:_BESIDE])
    ):
        return True
    if any(_unknown(passage, match) for match in passage.matches("nothing_known")):
        return True
    real = passage.has("toll") or passage.has("place.scene")
    return any(
        not (real and passage.tokens[match.end - 1].is_a("object")) for match in passage.matches("figure_of_speech")
    )


def _captioned(passage: Passage, before: Sequence[Passage]) -> bool:
    """Whether a sentence only says what an old picture shows: «Фото ілюстративне. Згорілий пікап на дорозі»."""
    said = before[-1:] if not passage.sentence.opens else ()
    return any(one.has("aside.caption") and len(one.tokens) <= _CAPTION for one in said)


def threatens(passage: Passage) -> bool:
    """Whether a sentence speaks of what may come; what "could not" be done is past."""
    return passage.has("aside.threat") and any(
        token.is_a("aside.threat") and not any(after.is_a("negated") for after in passage.tokens[at + 1 : at + 2])
        for at, token in enumerate(passage.tokens)
    )


def done_before(passage: Passage) -> int:
    """The token up to which a sentence that speaks of what may come tells of what was done: «Ракета влучила в порт,
    під завалами можуть бути люди»; 0 where a condition is told, or neither a place nor a time."""
    tokens = passage.tokens
    if passage.has("doubt.conditional") or not (passage.has("place.scene") or passage.has("time.event")):
        return 0
    first = next((at for at, token in enumerate(tokens) if token.is_a("aside.threat")), 0)
    return next((at for at in range(first - 1, 0, -1) if _parts_clauses(tokens, at, first)), 0)


def _parts_clauses(tokens: Sequence[Token], at: int, threat: int) -> bool:
    """Whether a clause ends at a token, and no item of a list; "and" stands right before what may come."""
    if tokens[at].is_a("joins") and tokens[at].folded not in _CLAUSES:
        return at == threat - 1
    return tokens[at].folded in _CLAUSES and not any(map(tokens[at + 1].is_a, ("object", "place", "relative")))


def looks_back(passage: Passage) -> bool:
    """Whether a sentence speaks of a court or of mourning."""
    return any(passage.has(f"aside.{kind}") for kind in _LOOKING_BACK)


def where_struck(passage: Passage, named: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Of the places that a sentence on a court or on mourning names, those where the blow fell: they stand after it and
    before the court or the mourners. All of them where none stands so."""
    blow = next((k for k, token in enumerate(passage.tokens) if token.is_a("blow")), None)
    if blow is None or len(named) < 2 or not looks_back(passage):
        return named
    after = (k for k in range(blow + 1, len(passage.tokens)) if _is_back(passage.tokens[k]))
    end = next(after, len(passage.tokens))
    return tuple(spot for spot in named if blow < spot.start < end) or named


def _is_back(token: Token) -> bool:
    return any(token.is_a(f"aside.{kind}") for kind in _LOOKING_BACK) and not token.is_a("object")


def recalls(passage: Passage) -> bool:
    """Whether a strike is told with its day, which no court sat on and nobody mourned on: one long gone by («суд
    установил, что в июле 2024 года …»), or one that a blow stands nearer to ("mourned those killed in the 14 January
    missile strike")."""
    if not any(map(passage.has, STRUCK)):
        return False
    return any(
        any(map(token.is_a, ("time.event", "time.retrospect")))
        and not token.value.told
        and (token.value.period.precision in _DATED or (looks_back(passage) and _years_ago(token)))
        and (token.is_a("time.retrospect") or (any(map(str.isdigit, token.folded)) and _of_blow(passage, at)))
        for at, token in enumerate(passage.tokens)
    )


def mourned(passage: Passage) -> bool:
    """Whether those are counted whom a strike killed and who are mourned: "mourned 18 people killed in a missile
    strike"; a soldier buried at home was killed elsewhere, and who is remembered years later died long ago."""
    if not passage.has("aside.memorial.mourning") or passage.has("folk.military") or not any(map(passage.has, STRUCK)):
        return False
    tokens = passage.tokens
    back = next((k for k, token in enumerate(tokens) if _is_back(token)), len(tokens))
    dead = next((k for k, token in enumerate(tokens) if k > back and token.is_a("toll.killed")), None)
    if dead is None or not any(token.is_a("quantity") for token in tokens[back:dead]):
        return False
    return any(any(map(token.is_a, STRUCK)) for token in tokens[dead + 1 : dead + _COMPARED])


def tells_of_a_strike(passage: Passage) -> bool:
    """Whether a sentence on a court or on mourning, or below one, tells of the strike itself: when it was, or how many
    it killed."""
    return recalls(passage) or mourned(passage) or _lately(passage)


def _lately(passage: Passage) -> bool:
    """«Напередодні ворог випустив по місту …»: a strike of these days, in a sentence of its own."""
    times = (token for token in passage.tokens if token.is_a("time.event") and not token.value.told)
    return not looks_back(passage) and any(map(passage.has, STRUCK)) and any(t.value.period.day for t in times)


def fell_on(passage: Passage) -> Period | None:
    """The day of the blow whose dead are mourned, where it stands beside it ("in Friday's strike"), else an unknown
    one; None where nobody is mourned, or the day is told."""
    if not mourned(passage) or recalls(passage):
        return None
    tokens = passage.tokens
    blows = [k for k, token in enumerate(tokens) if any(map(token.is_a, STRUCK))]
    near = (
        token.value.period
        for at, token in enumerate(tokens)
        if token.is_a("time.event") and min(abs(at - k) for k in blows) <= _BESIDE and _of_blow(passage, at)
    )
    return next(near, replace(UNKNOWN_PERIOD, zone=passage.period.zone))


def _years_ago(token: Token) -> bool:
    """Whether a year is counted from today: "one year ago"."""
    counted = token.is_a("time.retrospect") and token.value.period.precision is DatePrecision.YEAR
    return counted and not any(map(str.isdigit, token.folded))


def _of_blow(passage: Passage, at: int) -> bool:
    """Whether the time at token `at` stands nearer to a blow than to the court or the memorial."""
    aside = [k for k, token in enumerate(passage.tokens) if _is_back(token)]
    blows = [k for k, token in enumerate(passage.tokens) if any(map(token.is_a, STRUCK))]
    apart = min((abs(k - at) for k in aside), default=len(passage.tokens))
    return bool(blows) and min(abs(k - at) for k in blows) < apart


def _unknown(passage: Passage, match: Match) -> bool:
    """Whether of all blows and harm that a sentence names nothing is known: «інформації про руйнування немає»."""
    rest = (token for k, token in enumerate(passage.tokens) if not match.start <= k < match.end)
    return not passage.has("toll") and not any(token.is_a("effect") or token.is_a("blow") for token in rest)


def _says(passage: Passage, kinds: Sequence[str], before: Sequence[Passage] = ()) -> bool:
    """Whether a sentence holds an aside of these kinds; "a funeral home" is a thing and no memorial, arms that a strike
    came from are no arms lost at the front, a sector of it is one in which people live, what is put out is a fire, and
    troops are only those whom the works that were struck supply."""
    earlier = any(_brought_about(one.tokens) for one in before)
    return any(
        token.is_a(f"aside.{kind}")
        and not token.is_a("object")
        and not (token.is_a("gun") and fires(passage.tokens, at))
        and not (token.is_a("sector") and _among_people(passage))
        and not (token.is_a("put_out") and passage.has("effect.fire"))
        and not (kind == "front" and _supplied(passage, at))
        and not (kind == "accident" and (earlier or _brought_about(passage.tokens[:at])))
        for kind in kinds
        if passage.has(f"aside.{kind}")
        for at, token in enumerate(passage.tokens)
    )


def _supplied(passage: Passage, at: int) -> bool:
    """Whether troops are told of beside works that were struck: «удар по НПЗ, обеспечивавшему группировку горючим»."""
    tokens = passage.tokens
    works = next((k for k in range(at) if any(map(tokens[k].is_a, _WORKS))), at)
    struck = any(token.is_a("blow.strike") or token.is_a("blow.hit") for token in tokens[:works])
    return struck and any(token.folded in _SUBORDINATE for token in tokens[works:at])


def _brought_about(before: Sequence[Token]) -> bool:
    """Whether a weapon's blow is told before an accident, which came of it: «від удару дрона автобус перекинувся»."""
    return any(map(_armed, before)) and any(any(map(token.is_a, _LANDED)) for token in before)


def _armed(token: Token) -> bool:
    return token.is_a("weapon") or token.is_a("lone_weapon")


def _among_people(passage: Passage) -> bool:
    """Whether people who are no soldiers, or their things, came to harm in a place that is named: «На Горлівському
    напрямку у N пошкоджено три будинки»."""
    if not passage.has("place.scene") or passage.has("folk.military") or passage.has("object.military"):
        return False
    return (passage.has("effect") and passage.has("object")) or (passage.has("toll") and passage.has("folk"))


def _is_mishap(passage: Passage) -> bool:
    """Whether a sentence tells of a gas explosion, an exercise, a short circuit: not what a strike brought about («дрон
    влучив у будинок, стався вибух газу»), but what no weapon stands before («вибух газу; атаку дрона спростували»)."""
    if not passage.has("aside.mishap"):
        return False
    first = next(token for token in passage.tokens if token.is_a("aside.mishap") or any(map(token.is_a, STRUCK)))
    return first.is_a("aside.mishap")


def _of_mishap(passage: Passage, before: Sequence[Passage]) -> bool:
    """Whether a sentence goes on in its line with what came of a mishap: «Чоловік приніс додому снаряд. Від вибуху
    постраждала дитина»."""
    told = before[-1:] if not passage.sentence.opens and not any(map(passage.has, (*_ARMS, "place", "warside"))) else ()
    return any(_is_mishap(one) and not any(map(one.has, ("warside", "attack", "blow.strike"))) for one in told)


def lasts(passage: Passage) -> bool:
    """Whether it tells what goes on for weeks, or was counted over them; what follows in its paragraph does so too, but
    where only what was shot down is counted."""
    if any(map(passage.has, DOWNED)) and not any(map(passage.has, ("effect", "toll", "blow"))):
        return False
    since = [at for at, token in enumerate(passage.tokens) if token.is_a("since_start")]
    counted = _counted_over(passage) or _added_up(passage, since) or _of_the_war(passage)
    if not (passage.has("aside.habit") or counted):
        return False
    signed = {at for match in passage.matches("dateline") for at in range(match.start, match.end)}
    signed.update(at for start in since for at in range(start, start + _COMPARED))
    return not any(
        any(map(token.is_a, ("time.event", "time.retrospect"))) and brief(token.value.period) and at not in signed
        for at, token in enumerate(passage.tokens)
    )


def _of_the_war(passage: Passage) -> bool:
    """Whether people are counted over all of the war, in a sentence that tells of no strike: "12,000 civilians have
    died in the war"."""
    told = any(map(passage.has, ("place.scene", "blow", "record")))
    return passage.has("over_the_war") and passage.has("toll") and passage.has("quantity") and not told


def _added_up(passage: Passage, since: Sequence[int]) -> bool:
    """Whether people or things are counted since the start of something: «с начала учебного года повреждены пять школ»;
    the third strike since then is one, and so is the greatest."""
    numbered = any(map(passage.has, _NUMBERED))
    first = since and since[0] <= _BESIDE and passage.has("quantity") and not numbered
    return bool(first) and not any(token.is_a("record") for token in passage.tokens)


def _counted_over(passage: Passage) -> bool:
    """Whether a time of weeks or years is named, and not only the one since which a strike is the deadliest or the
    third."""
    if not passage.has("time.cumulative"):
        return False
    tokens = passage.tokens
    since = (at for at, token in enumerate(tokens) if token.is_a("time.cumulative"))
    return not all(
        any(any(map(token.is_a, _OF_ITS_KIND)) for token in tokens[max(0, at - _COMPARED) : at])
        or _told_besides(tokens, at)
        for at in since
    )


def _told_besides(tokens: Sequence[Token], since: int) -> bool:
    """Whether a clause that tells of no harm says since when what was harmed before it is so: «пошкоджено школу, яка
    не працює з 2022 року», "damaged a school that has stood empty since 2022"."""
    parted = (k for k in range(since - 1, 0, -1) if tokens[k].folded in _CLAUSES or tokens[k].is_a("relative"))
    clause = next(parted, 0)
    counts = any(any(map(token.is_a, ("quantity", "weapon", "outcome"))) for token in tokens[clause:])
    return any(map(_of_harm, tokens[:clause])) and not (counts or any(map(_of_harm, tokens[clause:])))


def _of_harm(token: Token) -> bool:
    return any(map(token.is_a, ("effect", "toll", "blow")))


def opens_aside(told: Sequence[Passage]) -> bool:
    """Whether a report opens with a court, a memorial or a mishap and is no list of news: it tells of no strike but
    of one that it recalls with its day."""
    if opens_mourning(told):
        return False
    opening = bool(told) and (_says(told[0], _LOOKING_BACK) or (_is_mishap(told[0]) and named(told[0]) is None))
    return opening and not any(map(opens_item, told))


def struck_near(told: Sequence[Passage], number: int) -> bool:
    """Whether a strike, or a side that kills, is told of around a sentence or in the headline, or all is a record."""
    near = [*told[:_HEADED], *told[max(0, number - _NEAR) : number + _NEAR]]
    if any(passage.has(kind) for kind in STRUCK for passage in near):
        return True
    return any(map(_kills, near)) or is_record(told) or is_follow_up(told)


def _kills(passage: Passage) -> bool:
    """«Росіяни вбили двох», "Russian forces burned down a school": what a side did, to no captive and no army."""
    civil = any(kind.startswith("object.") and not kind.startswith("object.military") for kind in passage.held.kinds)
    harms = passage.has("harming") or (passage.has("wrecks") and civil)
    return harms and not passage.has("captive") and named(passage) is not None


def opens_accident(told: Sequence[Passage]) -> bool:
    """Whether a report opens with a crash or a mine, of which the sentences below tell on until one names arms."""
    return bool(told) and _says(told[0], ("accident",)) and not armed(told[0]) and not any(map(opens_item, told))


def armed(passage: Passage) -> bool:
    """Whether a sentence names arms, a side that strikes, or a strike or attack: what only "hit" may be a lorry."""
    return any(map(passage.has, (*_ARMS, "blow.strike", "blow.attack"))) or named(passage) is not None


def opens_mourning(told: Sequence[Passage]) -> bool:
    """Whether a report opens with the mourning of these days over a strike on people: what it tells without a day is of
    that strike, whose day is not that of the mourning."""
    mourning = [passage for passage in told[:_OPENING] if passage.has("aside.memorial.mourning")]
    if not mourning or mourning[0] is not told[0]:
        return False
    away = any(passage.has("folk.military") or passage.has("aside.law") for passage in mourning)
    return not away and any(any(map(passage.has, STRUCK)) for passage in mourning)
