"""What does a number count that has no weapon beside it?

What the number before it counted, where only a place or what became of them follows («18 — в Брянской»); what "of them"
or "such" says again of the sentence before; what its own sentence has begun to tell of.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, islice, pairwise, takewhile

from svidok.lexicon import Token
from svidok.model.figure import Outcome
from svidok.model.period import PeriodMention, Scene
from svidok.reading.raids.tallies import Counted
from svidok.reading.raids.weapons import codes, common, phrase

_NEAR = 4  # tokens around a number in which it is told what it counts
_CRAFT = 9  # tokens from a number to the word for what it counts, over the places where they were shot down
_TOLD = 5  # tokens after "of them" within which it is told what became of them, or where
STOPPED = (Outcome.SHOT_DOWN, Outcome.SUPPRESSED, Outcome.NEUTRALISED)
_FATES = ("outcome", "attack", "tally", "brings_down", "copes")
_DASHES = frozenset("-–—:")
_QUOTES = frozenset("«»“”„\"'")
ENDS = frozenset({".", ",", ";", "!", ")", "»", "”", '"'})
NOUNS = frozenset(
    {
        "mark",
        "not_weapon",
        "digits",
        "outcome",
        "attack",
        "object",
        "folk",
        "affected",
        "location",
        "strike_noun",
        "weapon_user",
        "of_them",
        "body",
        "person",
    }
)


def elliptical(tokens: Sequence[Token], here: int, inherited: str | None) -> Counted | None:
    """A number with nothing after it but a place or an outcome counts what the number before it counted."""
    ranked = _ranked(tokens, here)
    inherited = _bracketed(tokens, here) or _heading(tokens, here) or inherited or _spoken_of(tokens, here) or ranked
    if inherited is None or any(token.is_a("toll") for token in tokens[max(0, here - _NEAR) : here]):
        return None  # "killed a family of four"
    if _of_people_before(tokens, here):
        return None  # «евакуювали 27 людей, усього за червень – 614»
    if _beside_place(tokens, here):
        return Counted(here, here + 1, tokens[here].value, inherited)
    named = _named_after_dash(tokens, here)
    if named:
        return named
    after = here + 1 + any(map(piece, tokens[here + 1 : here + 2]))
    ends = after >= len(tokens) or tokens[after].folded in ENDS or tokens[after].is_a("joins")
    near = any(token.is_a("outcome") for token in tokens[max(0, here - 3) : here])
    near = near or _then_there_were(tokens, here)
    near = near and (_areal(tokens[here - 1]) <= tokens[here - 1].is_a("toll_link"))  # not "launched in one, vast wave"
    dash = dash_before(tokens, here)
    beside = dash > 1 and any(map(tokens[dash - 1].is_a, ("weapon", "place", "time", "nationwide", "this_region")))
    beside = beside or _instead(tokens, here) or _after_place(tokens, here)
    beside = beside or (ranked is not None and tokens[here - 1].is_a("mark"))
    ends = ends or (near and tokens[after].folded == ":")  # «сбито 158: 61 — над Крымом»
    if ends and (near or beside) and not _set_off(tokens, here):
        return Counted(here, after, tokens[here].value, inherited)
    after += 2 * _set_off(tokens, here)
    index = after + any(token.is_a("others") for token in tokens[after : after + 1])  # "two more disappeared"
    while index < len(tokens) and (_leads_to_place(tokens[index]) or tokens[index].is_a("each")):
        index += 1
    index += index < len(tokens) and tokens[index].folded in _QUOTES  # "another 738 were "lost from radar""
    index = _past_region(tokens, index)
    if index < len(tokens) - 1 and tokens[index].is_a("toll_link") and tokens[index + 1].is_a("outcome"):
        index += 1  # "61 had been shot down"
    following = tokens[index] if index < len(tokens) else None
    if following is None:
        return None
    if following.is_a("of_them"):
        return _some_of_them(tokens, here, index, inherited)
    of_them = here > 0 and tokens[here - 1].is_a("of_them")
    if of_them and (any(map(_areal, tokens[after:index])) or _jammed(tokens[after:])):
        return Counted(here, here + 1, tokens[here].value, inherited)  # «из них 20 — на подлёте к столице»
    if _timed(tokens, here, index) or any(map(following.is_a, ("outcome", "place", "out_of_zone", "tally"))):
        return Counted(here, min(after, index), tokens[here].value, inherited)
    return None


def _set_off(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number is set off as how many the most or a share of them were: "most of them, 32, over A", "with the
    most, 32, over A", «треть, 29, — над A»."""
    closed = [token.folded for token in tokens[here - 1 : here + 2 : 2]] if here else []
    share = any(token.is_a("ranks") or token.is_a("some_of_them") for token in tokens[max(0, here - _NEAR) : here])
    return closed == [",", ","] and share


def falls_to_region(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number tells how many of those counted before were over a region: "most of them, 35, were over A", «35
    припадает на A», «по 2 — над A»."""
    after = list(takewhile(lambda token: not token.is_a("quantity"), tokens[here + 1 : here + 1 + _TOLD]))
    if any(token.is_a("toll") or token.is_a("weapon") for token in (*tokens[max(0, here - _NEAR) : here], *after)):
        return False
    where = any(token.is_a("falls_to") or token.is_a("aloft") for token in after)
    return where and any(token.is_a("place") for token in after)


def _of_people_before(tokens: Sequence[Token], here: int) -> bool:
    """Whether the number before it in its sentence counts people: it goes on counting those."""
    before = next((k for k in range(here - 1, 0, -1) if tokens[k].is_a("quantity")), None)
    return before is not None and any(token.is_a("folk") for token in tokens[before + 1 : before + 3])


def _then_there_were(tokens: Sequence[Token], here: int) -> bool:
    """«Для порівняння: у вересні було 5638»: so many of those counted before, in a time of their own."""
    return tokens[here - 1].is_a("there_were") and any(
        isinstance(token.value, PeriodMention) for token in tokens[max(0, here - _NEAR) : here]
    )


def _jammed(after: Sequence[Token]) -> bool:
    """«— завдяки РЕБ»: what stopped them, said without a verb."""
    return any(token.folded in _DASHES for token in after[:1]) and any(token.is_a("jams") for token in after[1:_NEAR])


def _some_of_them(tokens: Sequence[Token], here: int, index: int, inherited: str) -> Counted | None:
    """A number before "of them", which stands at `index`: of those counted last, or of the kind named after it."""
    if _of_others(tokens[index + 1 : index + 2]):
        return None  # "six of them children"
    named = takewhile(lambda k: not tokens[k].is_a("outcome"), range(index + 1, min(index + 6, len(tokens))))
    subtype = next((k for k in named if tokens[k].is_a("weapon") and not tokens[k].is_a("defence")), None)
    if subtype is None and (sort := _sort_told(tokens, index + 1)).startswith(f"{inherited}."):
        return Counted(here, index + 1, tokens[here].value, sort, joined=True)  # «30 из них были реактивными»
    if subtype is None:
        rest = list(takewhile(lambda token: not token.is_a("mark"), tokens[index + 1 : index + 1 + _TOLD]))
        apart = tokens[index + 2 : index + 4]
        if not rest and not any(token.is_a("of_them") for token in apart[:1]) and _of_others(apart):
            return None  # «один из них, пятилетний мальчик»; not "58 of them, including 11 over X"
        hits = any(token.is_a("hit_noun") for token in tokens[max(0, here - 2) : here])  # "impacts by 36 of them"
        told = not rest or hits or any(token.is_a(kind) for token in rest for kind in ("outcome", "attack", "place"))
        return Counted(here, index + 1, tokens[here].value, inherited) if told else None
    weapon, end = phrase(tokens, subtype)
    return Counted(here, end, tokens[here].value, weapon, joined=True)


def only_flew(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number only tells how many of those counted before it flew at a place: «из них 34 летели на Москву»,
    «(два летели к столице)»."""
    if not tokens[here].is_a("quantity") or not here:
        return False
    if not (tokens[here - 1].is_a("of_them") or tokens[here - 1].folded == "("):
        return False
    return any(token.is_a("flies_to") for token in tokens[here + 1 : here + _NEAR])


def _sort_told(tokens: Sequence[Token], start: int) -> str:
    """Of which sort those are said to be, right after "of them"."""
    after = dropwhile(lambda token: token.is_a("toll_link"), tokens[start : start + _NEAR])
    return next((token.of("sort") or "" for token in islice(after, 1)), "")


def _instead(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number is told in place of one that is denied: «збила не 83 дрони, а 89»."""
    denied = any(one.is_a("negated") and two.is_a("quantity") for one, two in pairwise(tokens[: here - 1]))
    return denied and (tokens[here - 1].is_a("turns") or tokens[here - 1].is_a("contrast"))


def _after_place(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number closes what is told of a place: "over Bryansk 21 drones were downed, over Kursk 14"."""
    return here > 1 and tokens[here - 1].is_a("place.interception")


def _timed(tokens: Sequence[Token], here: int, after: int) -> bool:
    """Whether a number has a time of its own after it: "31 more between midnight and 7 a.m.", "compared with 4,400 in
    May", "and 2,300 since 1 March"."""
    if not isinstance(tokens[after].value, PeriodMention):
        return False
    before = tokens[max(0, here - 1) : here]
    summed = tokens[after].value.scene is Scene.CUMULATIVE and any(token.is_a("joins") for token in before)
    closed = here > 1 and (before[0].is_a("joins") or before[0].folded == ",")  # "4,198 in March, 3,912 in February"
    listed = closed and any(isinstance(token.value, PeriodMention) for token in tokens[here - 3 : here - 1])
    again = further(tokens, here) or further(tokens, after - 1)
    return summed or listed or again or any(token.is_a("compares") for token in before)


def dash_before(tokens: Sequence[Token], number: int) -> int:
    """The dash before a number, or what says that it falls to a place, over small words between («— ще 14», «— также по
    одному», "accounts for six"); -1 for none."""
    at = number - 1
    while at > number - 4 and at > 0 and any(map(tokens[at].is_a, ("further", "each", "joins"))):
        at -= 1
    return at if at > 0 and (tokens[at].folded in _DASHES or tokens[at].is_a("falls_to")) else -1


def _beside_place(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number stands in brackets after its place: «Брянской (130), Тульской (97)»."""
    opened = here > 1 and tokens[here - 1].folded == "(" and _counted_in_brackets(tokens[here - 2])
    return opened and here + 1 < len(tokens) and tokens[here + 1].folded in ENDS


def _counted_in_brackets(before: Token) -> bool:
    return before.is_a("place") or before.is_a("ranks") or piece(before)


def _bracketed(tokens: Sequence[Token], here: int) -> str | None:
    """The weapon that the first number of a sentence counts in brackets: "most UAVs were downed over Bryansk (130)"."""
    if not _beside_place(tokens, here):
        return None
    named: int | None = None
    for index in range(here - 1, -1, -1):  # backwards: in a long list another number is near
        if tokens[index].is_a("quantity") or tokens[index].is_a("toll"):
            return None
        if named is None and tokens[index].is_a("weapon") and not tokens[index].is_a("defence"):
            named = index
    return phrase(tokens, named)[0] if named is not None else None


def _of_others(after: Sequence[Token]) -> bool:
    """Whether what follows "of them" names something that is no weapon."""
    return any(kind.split(".")[0] in NOUNS - {"mark", "outcome", "attack"} for token in after for kind in token.kinds)


def _named_after_dash(tokens: Sequence[Token], here: int) -> Counted | None:
    """«(более 200 — «шахеды»)»: some of those just counted, and what they were."""
    index = here + 1
    if index >= len(tokens) or tokens[index].folded not in _DASHES:
        return None
    index += 1
    while index < len(tokens) and tokens[index].folded in _QUOTES:
        index += 1
    if index >= len(tokens) or not tokens[index].is_a("weapon") or tokens[index].is_a("defence"):
        return None
    weapon, end = phrase(tokens, index)
    while end < len(tokens) and (tokens[end].folded in _QUOTES or any(map(tokens[end].is_a, ("others", "of_type")))):
        end += 1
    closed = end >= len(tokens) or tokens[end].folded in ENDS or tokens[end].kinds <= {"word"}
    return Counted(here, end, tokens[here].value, weapon, joined=True) if closed else None


def _leads_to_place(token: Token) -> bool:
    if token.is_a("outcome"):
        return False  # «три попали в порт»
    return token.is_a("offshore") or token.folded in _DASHES or token.is_a("leads_to_place") or token.is_a("over_area")


def _past_region(tokens: Sequence[Token], index: int) -> int:
    """Past the words before a region's name: "three over the border region of Belgorod", "four over the central Dnipro
    region"."""
    if index + 1 < len(tokens) and tokens[index].kinds <= {"word"} and tokens[index + 1].is_a("place"):
        return index + 1
    for at in (index, index + 1):
        if at + 2 < len(tokens) and tokens[at].is_a("this_region") and tokens[at + 1].is_a("out_of"):
            return at + 2 if tokens[at + 2].is_a("place") else index
    return index


def _areal(token: Token) -> bool:
    return token.is_a("over_area") or token.is_a("leads_to_place")


def those(tokens: Sequence[Token], here: int, named: str) -> Counted | None:
    """ "Six of them were shot down", "three such craft", "six were downed": so many of what was named before, if they
    were stopped."""
    if not tokens[here].is_a("quantity") or here + 1 >= len(tokens):
        return None
    such = tokens[here + 1].is_a("such")
    if not such and not tokens[here + 1].is_a("of_them"):
        return Counted(here, here + 1, tokens[here].value, named) if _stopped_alone(tokens, here) else None
    end = here + 2 + such
    near = (*tokens[max(0, here - _NEAR) : here], *tokens[end : end + _NEAR])
    return Counted(here, end, tokens[here].value, named) if any(map(_is_stop, near)) else None


def _stopped_alone(tokens: Sequence[Token], here: int) -> bool:
    """Whether a number has nothing beside it but what stopped them: «Шістдесят збито», «удалось сбить три»."""
    if any(tokens[k].is_a("quantity") and tokens[k + 1].is_a("outcome") for k in range(here)):
        return False
    if tokens[here + 1].is_a("out_of"):
        return False  # "one of the downed missiles"
    clause = takewhile(lambda token: not token.is_a("mark"), tokens[here + 1 : here + _NEAR])
    if any(token.is_a("weapon") and not token.is_a("defence") for token in clause):
        return False  # "27 downed UAVs": of those named beside it
    after = dropwhile(lambda token: token.is_a("toll_link") or token.folded in _DASHES, tokens[here + 1 : here + _NEAR])
    if any(map(_is_stop, islice(after, 1))):
        return True  # «Усі 16 – збито»
    closed = tokens[here + 1].folded in ENDS
    return closed and here > 0 and _is_stop(tokens[here - 1])


def _is_stop(token: Token) -> bool:
    return any(token.is_a(f"outcome.{fate}") for fate in STOPPED)


def _heading(tokens: Sequence[Token], here: int) -> str | None:
    """The weapon that opens a sentence of numbers: "Missiles: six launched, two shot down"."""
    first = next((k for k in range(min(_NEAR, here)) if not tokens[k].is_a("mark")), 0)  # «– «Кинджал»: випущено 4»
    if here < 2 or not tokens[first].is_a("weapon") or tokens[first].is_a("defence"):
        return None
    weapon, end = phrase(tokens, first)
    end += end < here and tokens[end].folded in _QUOTES
    others = any(token.is_a("weapon") for token in tokens[end:here])
    return weapon if end < here and tokens[end].folded == ":" and not others else None


def _spoken_of(tokens: Sequence[Token], here: int) -> str | None:
    """The weapon that a sentence says it is about: «по дронах: збито 199, ще 169 не долетіли»."""
    for index in range(here - 1, max(here - _NEAR, 0), -1):
        if tokens[index].is_a("weapon"):
            return phrase(tokens, index)[0] if tokens[index - 1].is_a("each") else None
    return None


def _ranked(tokens: Sequence[Token], here: int) -> str | None:
    """The weapon of which a sentence tells where most were: «больше всего дронов сбили над Брянской областью — 73»."""
    first = next((k for k in range(here) if tokens[k].is_a("ranks") or tokens[k].is_a("some_of_them")), here)
    named = next((k for k in range(first + 1, here) if tokens[k].is_a("weapon")), None)
    told = named is not None and any(token.is_a("outcome") for token in tokens)
    return phrase(tokens, named)[0] if told and named is not None and not tokens[named].is_a("defence") else None


def is_flown(tokens: Sequence[Token], here: int, *, only: bool) -> bool:
    """Whether a number counts what flew, as its words alone tell: so many craft; with `only`, where nothing else flew,
    so many that were shot down: «девять сбитых над заливом», «сбито шесть»."""
    if not tokens[here].is_a("quantity"):
        return False
    after = tokens[here + 1 : here + 1 + _CRAFT]
    told = takewhile(lambda token: not (token.is_a("mark") or token.is_a("quantity")), after)
    if any(token.is_a("craft") and not token.is_a("object") for token in told):
        return True
    beside = dropwhile(lambda token: token.is_a("toll_link"), after)
    downed = any(token.is_a("downed_aloft") for token in (*tokens[max(0, here - 1) : here], *islice(beside, 1)))
    return only and downed


def fated(tokens: Sequence[Token], here: int) -> bool:
    """Whether the clause of a number tells what became of something: «девять аппаратов уничтожили»; not «(два аппарата
    летели к столице)»."""
    before = takewhile(lambda token: not _parts(token), reversed(tokens[:here]))
    comma = next((k for k in range(here, len(tokens)) if _parts(tokens[k])), len(tokens))
    after = list(tokens[here:comma])
    if comma < len(tokens) and tokens[comma].folded == ",":  # an aside: «один аппарат, по его данным, сбили»
        close = next((k for k in range(comma + 1, min(comma + _CRAFT, len(tokens))) if tokens[k].folded == ","), None)
        after += takewhile(lambda token: not _parts(token), tokens[close + 1 :]) if close else ()
    return any(any(map(token.is_a, _FATES)) for token in (*before, *after))


def _parts(token: Token) -> bool:
    """Whether a mark ends a clause: not the aside that is one term with its commas."""
    return token.is_a("mark") and len(token.folded) == 1


def craft(inherited: str, found: Sequence[Counted]) -> str:
    """What "craft" are: what all drones told of so far are."""
    kinds = [str(one.weapon) for one in found if str(one.weapon).startswith("drone")]
    return common(kinds or [inherited])


def past_where(tokens: Sequence[Token], index: int) -> int:
    """Past what tells where those were shot down that are named after it: «сбитых над Крымом и морем беспилотниках»;
    `index` where nothing is named."""
    end = index
    while end < len(tokens) and end - index < _CRAFT and (_areal(tokens[end]) or _named_place(tokens[end])):
        end += 1
    named = end < len(tokens) and (tokens[end].is_a("weapon") or tokens[end].is_a("craft"))
    return end if named and any(map(_named_place, tokens[index:end])) else index


def _named_place(token: Token) -> bool:
    return token.is_a("place") or token.is_a("joins") or token.is_a("this_region")


def told_of(tokens: Sequence[Token]) -> str | None:
    """The one weapon that a sentence has told of so far: «область атакують дрони: збили 12», «Ракети: запущено 6»."""
    told = {codes(token)[0] for token in tokens if token.is_a("weapon") and not token.is_a("defence")}
    return common(told) if len({code.split(".")[0] for code in told}) == 1 else None


def told_below(tokens: Sequence[Token], here: int) -> str | None:
    """The one weapon of a sentence that counts first, over a place: «над Азовом сбито семь, над Ейском — два БПЛА»."""
    over = any(token.is_a("place.interception") for token in tokens[max(0, here - _NEAR) : here])
    return told_of(tokens) if over else None


def further(tokens: Sequence[Token], here: int) -> bool:
    return tokens[here].is_a("further") or (here > 0 and tokens[here - 1].is_a("further"))


def piece(token: Token) -> bool:
    return token.is_a("piece") and not token.is_a("object")
