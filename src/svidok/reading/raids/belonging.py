"""Which word for what became of weapons belongs to a number of its sentence?

The nearest one, a preceding word before a following one: not over a "but", nor that of another clause or of a part
told aside; numbers that only a conjunction joins share theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, takewhile

from svidok.lexicon import Token
from svidok.model.figure import Outcome, Unit
from svidok.reading.raids.fates import Fate
from svidok.reading.raids.singles import counts_others, does, outside
from svidok.reading.raids.tallies import Counted

_FAR = 30.0
_SOON = 4  # tokens after a number within which its own verb stands
_WIDE = 96  # tokens; what is further costs _FAR by that alone
_STOPPED = frozenset({Outcome.SHOT_DOWN, Outcome.SUPPRESSED, Outcome.NEUTRALISED})
_BREAKS = frozenset(",—–")
_CLOSES = frozenset({",", ";", ")"})
LIST_MARKS = frozenset({",", ":", ";", ")", "»", "”", '"', "-", "–", "—", "▪", "•"})


def coordinated(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether only a conjunction stands between this number and the one before: "34 missiles and 392 drones".

    A comma or a colon joins too, unless an outcome of its own follows: "153 drones, 130 UAVs downed".
    """
    if not index or phrases[index].unit is not phrases[index - 1].unit or phrases[index - 1].outcome is not None:
        return False
    between = _without_aims(outside(tokens[phrases[index - 1].end : phrases[index].at]))
    if _has_its_own(tokens, phrases[index]):
        return False
    if _next_region(between) and not _own_outcome(tokens, phrases, index):
        return True
    marks = [token for token in between if token.folded in LIST_MARKS]
    if not between or not all(token in marks or token.is_a("joins") or token.folded == "(" for token in between):
        return False
    parted = any(token.folded == ";" for token in marks)
    if parted and (_fate_follows(tokens, phrases[index]) or _own_outcome_later(tokens, phrases, index)):
        return False  # "shot down 124; 22 drones and two missiles hit 14 places"
    return not marks or not _own_outcome(tokens, phrases, index)


def _without_aims(between: Sequence[Token]) -> list[Token]:
    """The tokens without what tells how many of those before flew where: «40, из них 34 летели на Москву, над …»."""
    led = next((k for k, token in enumerate(between) if token.is_a("of_them")), len(between))
    end = next((k for k in range(led, len(between)) if between[k].folded in _CLOSES), len(between))
    aims = any(token.is_a("flies_to") for token in between[led:end])
    return [*between[:led], *between[end + 1 :]] if aims else list(between)


def _has_its_own(tokens: Sequence[Token], said: Counted) -> bool:
    """Whether what became of a bare number stands right after it: "downed 25 drones and 27 disappeared from radar",
    «738 – локаційно втрачено»."""
    if said.end != said.at + 1:
        return False
    following = tokens[said.end : said.end + _SOON]
    after = next((token for token in following if not (token.is_a("toll_link") or token.folded in _BREAKS)), None)
    return after is not None and any(after.is_a(f"outcome.{fate}") for fate in (*_STOPPED, Outcome.HIT))


def _next_region(between: Sequence[Token]) -> bool:
    """Whether a break-down goes on: "20 over the Bryansk Region, 9 over the Tula Region", «24, над A и B — по 2»."""
    around = ("place", "leads_to_place", "over_area", "joins", "each", "further", "falls_to")
    told = [token for token in between if any(map(token.is_a, around)) or token.folded in _BREAKS]
    plain = all(token.kinds <= {"word", "capital"} for token in between if token not in told)
    return plain and any(token.is_a("place") for token in between) and not between[-1].is_a("place")


def shared(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether a number has the fate of the one before it: as a part of it, or over a conjunction."""
    return _included(tokens, phrases, index) or coordinated(tokens, phrases, index)


def _included(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether a number is a part of the one before and has its fate: "45 missiles, including 32 ballistic, hit …"."""
    if phrases[index].joined:
        return True
    if not any(token.is_a("of_them") for token in tokens[max(0, phrases[index].at - 1) : phrases[index].at]):
        return False
    if any(token.is_a("jams") for token in tokens[phrases[index].end :][:_SOON]):
        return False  # «з них 9 — завдяки РЕБ»
    return not _fate_follows(tokens, phrases[index])


def _fate_follows(tokens: Sequence[Token], said: Counted) -> bool:
    """Whether an outcome stands after a number before the next mark."""
    return _clause_tells(tokens, said.end)


def _clause_tells(tokens: Sequence[Token], start: int) -> bool:
    """Whether an outcome stands between this token and the next mark, or behind a dash: «вісім із яких — знищені»."""
    start += start < len(tokens) and tokens[start].is_a("range_joint.dash")
    return any(
        token.is_a("outcome")
        for token in takewhile(lambda token: not token.is_a("mark"), tokens[start : start + _WIDE])
    )


def _own_outcome(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether a strong outcome follows the number before the next one or the next mark."""
    limit = phrases[index + 1].at if index + 1 < len(phrases) else len(tokens)
    start = phrases[index].end
    start += start < limit and tokens[start].is_a("range_joint.dash")  # «вісім із яких — знищені»
    for token in tokens[start:limit]:
        if token.is_a("outcome"):
            return True
        if token.is_a("mark"):
            return False
    return False


def _own_outcome_later(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether an outcome stands after a number, over asides, before the next number or the end of its part: «; один
    аппарат, по его данным, сбили»."""
    limit = phrases[index + 1].at if index + 1 < len(phrases) else len(tokens)
    part = takewhile(lambda token: token.folded not in (";", "."), tokens[phrases[index].end : limit])
    return any(token.is_a(f"outcome.{fate}") for token in part for fate in _STOPPED)


def outcome_of(
    tokens: Sequence[Token], phrases: Sequence[Counted], index: int, outcomes: Sequence[Fate]
) -> tuple[bool, Outcome | None]:
    """Whether words of an outcome belong to the number, and which it is: None where they deny it."""
    said = phrases[index]
    within = [each for each in outcomes if said.at - _WIDE < each[0] < said.end + _WIDE]
    wholes = (other for other in phrases[index + 1 : index + 2] if other.at < said.end)
    if any(whole.outcome is Outcome.LAUNCHED for whole in wholes):  # this is a part of it
        within = [each for each in within if each[1] is not Outcome.LAUNCHED]
    located = said.unit is Unit.LOCATION  # a word before places comes first, however near one behind them is
    if located:
        within = [each for each in within if each[1] in (Outcome.HIT, Outcome.DEBRIS)]
        if own := _of_its_clause(tokens, phrases, index, within):
            within = own
    costs = [(_distance(tokens, phrases, index, at) + back, at, outcome) for at, outcome, back in within]
    costs.sort(key=lambda cost: (located and cost[1] > said.at, cost[0], cost[1]))
    reach = (cost for cost in costs if _reaches(tokens, phrases, index, cost[1], cost[2]))
    its = (c for c in reach if not (c[2] in _STOPPED and c[1] >= said.end and counts_others(tokens, c[1])))
    best = next(its, None)
    if best is None or best[0] >= _FAR or said.at == best[1]:
        return False, None
    acts = (
        best[2] is Outcome.SHOT_DOWN
        and best[1] >= said.end
        and does(tokens[said.end : best[1] + 2], best[1] - said.end)
    )
    return True, None if acts else best[2]


def _of_its_clause(
    tokens: Sequence[Token], phrases: Sequence[Counted], index: int, outcomes: Sequence[Fate]
) -> list[Fate]:
    """What is told behind a further number of places in its own clause: «на 13 локаціях, ще на двох впали уламки»."""
    said = phrases[index]
    if not index or not any(token.folded in _BREAKS for token in tokens[phrases[index - 1].end : said.at]):
        return []
    if not any(other.unit is Unit.LOCATION for other in phrases[:index]):
        return []
    start = said.end + any(token.is_a("range_joint.dash") for token in tokens[said.end : said.end + 1])
    own = set(takewhile(lambda k: not tokens[k].is_a("mark"), range(start, len(tokens))))
    return [fate for fate in outcomes if fate[0] in own]


def _reaches(tokens: Sequence[Token], phrases: Sequence[Counted], index: int, at: int, outcome: Outcome | None) -> bool:
    """Whether an outcome at token `at` can be that of the number: not over a "but", nor that of a later number only."""
    said = phrases[index]
    if at < said.at:
        turns = [k for k in range(at + 1, said.at) if tokens[k].folded == ";"]
        anew = bool(turns) or any(tokens[k].is_a("say") or tokens[k].is_a("joint") for k in range(at + 1, said.at))
        if (anew and _fate_follows(tokens, said)) or (turns and _own_outcome_later(tokens, phrases, index)):
            return False  # "downed 189 drones, and that 25 drones struck", "downed 189; 25 drones and a missile struck"
        if tokens[said.at - 1].is_a("of_them") and _clause_tells(tokens, said.at):
            return False  # "were used, of which 60 drones and five missiles were destroyed"
        if (
            _of_part(tokens, phrases, index, at)
            or _tells_anew(tokens, said, at)
            or _told_aside(tokens, phrases, index, at)
        ):
            return False
        contrasts = (k for k in range(at + 1, said.at) if tokens[k].is_a("contrast"))
        return outcome is Outcome.LAUNCHED or all(tokens[k - 1].is_a("everything") for k in contrasts)
    if _opens_next(tokens, phrases, index, at) or (at == said.end and _only_tells_which(tokens, at)):
        return False
    between = takewhile(lambda k: phrases[k].at < at, range(index + 1, len(phrases)))
    return all(
        phrases[k].joined or phrases[k].outcome or _aside(tokens, phrases[k], at) or _added(tokens, phrases, k)
        for k in between
    )


def _only_tells_which(tokens: Sequence[Token], at: int) -> bool:
    """Whether "fired" right after weapons only tells which they are, and another word what became of them: "downed nine
    missiles launched from ships", "three drones fired at the city were shot down"."""
    if tokens[at].of("outcome") != Outcome.LAUNCHED or tokens[at - 1].is_a("toll_link"):
        return False
    before = takewhile(lambda token: token.folded != ";", reversed(tokens[:at]))
    after = takewhile(lambda token: not token.is_a("mark"), tokens[at:])
    return any(token.is_a(f"outcome.{fate}") for token in (*before, *after) for fate in _STOPPED)


def _told_aside(tokens: Sequence[Token], phrases: Sequence[Counted], index: int, at: int) -> bool:
    """Whether an outcome only tells more of the weapons before a comma: "downed six missiles, launched from the sea,
    and 21 drones"."""
    before = next((k for k in reversed(range(index)) if phrases[k].end <= at), None)
    if before is None or tokens[at].of("outcome") != Outcome.LAUNCHED:
        return False
    if at == phrases[before].end and _only_tells_which(tokens, at):
        return True
    led = tokens[at - 1].folded == "," and all(token.is_a("mark") for token in tokens[phrases[before].end : at])
    closed = any(token.folded == "," for token in tokens[at : phrases[before + 1].at])
    return led and closed and any(token.is_a("outcome") for token in tokens[: phrases[before].at])


def _tells_anew(tokens: Sequence[Token], said: Counted, at: int) -> bool:
    """Whether a number begins to tell something else: "15 were jammed and four were destroyed", "…, one drone fell"."""
    between = tokens[at + 1 : said.at]
    after = list(dropwhile(lambda token: token.is_a("toll_link"), tokens[said.end : said.end + _SOON]))[:1]
    fell = any(token.is_a("blow.fall") for token in after) and any(token.is_a("mark") for token in between)
    bare = said.end == said.at + 1 and bool(between) and (between[-1].is_a("joins") or between[-1].is_a("mark"))
    return fell or (bare and _has_its_own(tokens, said))


def _aside(tokens: Sequence[Token], part: Counted, at: int) -> bool:
    """Whether a part is told between two commas, with no outcome there: "16 missiles, of which nine Kalibrs, were…"."""
    led = tokens[part.at - 1].is_a("of_them") or any(token.is_a("of_them") for token in tokens[part.at : part.end])
    comma = next((k for k in range(part.end, at) if tokens[k].folded == ","), None)
    return led and comma is not None and not any(token.is_a("outcome") for token in tokens[part.end : comma])


def _of_part(tokens: Sequence[Token], phrases: Sequence[Counted], index: int, at: int) -> bool:
    """Whether an outcome is only that of a part told aside: "sent 88, 71 of which were downed, and 3 missiles"."""
    part = next((k for k in reversed(range(index)) if phrases[k].at < at), 0)
    aside = part > 0 and any(token.is_a("of_them") for token in tokens[phrases[part].at : phrases[part].end])
    others = str(phrases[index].weapon).split(".")[0] != str(phrases[part].weapon).split(".")[0]
    sent = any(token.of("outcome") or token.is_a("attack") for token in tokens[: phrases[part - 1].at])
    return aside and others and sent and any(token.folded == "," for token in tokens[at : phrases[index].at])


def _opens_next(tokens: Sequence[Token], phrases: Sequence[Counted], index: int, at: int) -> bool:
    """Whether an outcome opens the clause of the next number, where this one has a word before it: «зафіксовано 46
    цілей, збито 38»."""
    comma = at > 0 and tokens[at - 1].folded == ","
    if not comma or all(other.at != at + 1 for other in phrases[index + 1 :]):
        return False
    clause = takewhile(lambda token: not token.is_a("mark"), reversed(tokens[: phrases[index].at]))
    return any(token.is_a("outcome") or token.is_a("attack") or token.is_a("tally") for token in clause)


def led_as_part(tokens: Sequence[Token], said: Counted) -> bool:
    """Whether a number says that it is a part of the one before: "of which 60", "121 of which"."""
    return any(token.is_a("of_them") for token in tokens[max(0, said.at - 1) : said.end])


def _added(tokens: Sequence[Token], phrases: Sequence[Counted], index: int) -> bool:
    """Whether a number is only added to the one before it: "70 missiles, some ballistic, and 100 drones were…"."""
    if led_as_part(tokens, phrases[index]):
        return False  # «211 дронів, і 178 з них знешкодили»
    between = tokens[phrases[index - 1].end : phrases[index].at]
    quiet = not any(token.is_a("outcome") or token.is_a("attack") for token in between)
    return coordinated(tokens, phrases, index) or (quiet and bool(between) and between[-1].is_a("joins"))


def _distance(tokens: Sequence[Token], phrases: Sequence[Counted], index: int, at: int) -> float:
    said, others = phrases[index], phrases[max(0, index - _WIDE) : index + _WIDE]
    if at < said.at:
        between = range(at + 1, said.at)
        crossed = sum(0.5 for other in others if at < other.at < said.at)
        words, back = len(between), 0.0
    else:
        between = range(said.end, at)
        following = range(index + 1, min(index + _WIDE, len(phrases)))
        later = [k for k in following if said.at < phrases[k].at < at]
        listed = tokens[at].of("outcome") in _STOPPED  # "728 drones and 13 missiles struck cities" were all sent
        crossed = sum(1.0 if listed and _added(tokens, phrases, k) else 6.0 for k in later)
        words, back = len(between), 0.5
    stops = sum(4.0 for k in between if tokens[k].folded in (";", ".", "»", "”"))
    commas = sum(1.0 for k in between if tokens[k].folded in (",", "—", "–"))
    return min(words, 6) + words * 0.25 + crossed + stops + commas + back
