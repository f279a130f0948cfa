"""What became of the weapons of a sentence that does not tell it: do they go on a list, were they sent?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from svidok.lexicon import Token
from svidok.model.figure import Outcome
from svidok.model.place import PlaceMention, PlacePrecision
from svidok.reading.raids.belonging import LIST_MARKS
from svidok.reading.raids.carried import Carried
from svidok.reading.raids.figures import is_figure
from svidok.reading.raids.tallies import Counted
from svidok.reading.sentence.passages import Passage

_DASHES = frozenset("-–—")
_STOPS = frozenset(",.;")
_LEADS = _DASHES | {":"}
_SHELLED = 6  # tokens from a number back over shells and shellings to what leads them
_BESIDE_DRONES = ("quantity", "munitions", "shell", "strike_noun", "joins")
_AROUND = ("mark", "time", "joins", "body", "of_them", "only", "there_were")
_OVER = (
    *("mark", "joins", "place", "leads_to_place", "over_area", "each", "further", "others", "say", "body_again"),
    *("next_in_rank", "of_them", "flies_to", "only", "falls_to", "ranks"),
)


def sent(passage: Passage, phrases: Sequence[Counted], carried: Carried) -> bool:
    """Whether a sentence that tells no outcome tells what was sent: as a headline, at a place, or what part of those
    sent was («З них близько 120 — «шахеди»», «майже 80 дронів — «шахеди»»)."""
    if passage.matches("sent_at") or at_places(passage.tokens, phrases):
        return True
    if passage.has("habit"):
        return False  # «в среднем за ночь — 170»
    tokens, kinds = passage.tokens, [f"{count.weapon}." for count in carried.launched[:1]]
    named = bool(phrases) and all(str(said.weapon).startswith(kind) for said in phrases for kind in kinds or "-")
    if passage.has("of_them") or (named and _bare(tokens, phrases)):
        return named
    if passage.has("unreal") or not passage.has("time"):
        return False  # «Виробництво дронів: вересень — 5300»
    return _bare(tokens, phrases) or _bare_below(tokens, phrases)


def at_places(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a sentence only tells how many came at each raion or town: «Борисовский район – девять дронов»."""
    last: int | None = None  # where the number before ends that such a place leads
    for said in phrases:
        joined = last is not None and last + 1 == said.at and tokens[last].is_a("joins")
        led = joined or (_led_by_town(tokens, said.at) if last is None else tokens[said.at - 1].folded in _LEADS)
        if said.weapon is None or not led or not _ends_there(tokens, said.end):
            return False
        last = said.end
    return bool(phrases)


def _led_by_town(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place smaller than a region and a dash or colon lead to a number, or to the shells told before it:
    «сёла A и B: 12 боеприпасов и 7 дронов»."""
    lead = at - 1
    while lead > max(0, at - _SHELLED) and any(map(tokens[lead].is_a, _BESIDE_DRONES)):
        lead -= 1
    if lead < 1 or tokens[lead].folded not in _LEADS or not tokens[lead - 1].is_a("place.scene"):
        return False
    return tokens[lead - 1].value.place.precision not in (PlacePrecision.REGION, PlacePrecision.COUNTRY)


def _ends_there(tokens: Sequence[Token], end: int) -> bool:
    return end >= len(tokens) or tokens[end].folded in _STOPS or tokens[end].is_a("joins")


def tells_of(passage: Passage, phrases: Sequence[Counted]) -> bool:
    """Whether a sentence of some day or night only tells of so many weapons: «военные говорят о 539 беспилотниках и 11
    ракетах за ночь»."""
    if not phrases or passage.has("unreal") or passage.has("habit"):
        return False
    at = phrases[0].at
    if at in {match.captures["n"][0] for match in passage.matches("in_bulletin")}:
        return True
    if not passage.has("time"):
        return False
    there_were = at > 0 and passage.tokens[at - 1].is_a("there_were")  # "last night alone there were over 170 drones"
    return there_were or at in {match.captures["n"][0] for match in passage.matches("told_of")}


def listed(passage: Passage, phrases: Sequence[Counted], carried: Carried) -> bool:
    """Whether a sentence that tells no outcome goes on about the weapons of the one before."""
    own_line = passage.sentence.opens or passage.tokens[0].folded in LIST_MARKS
    headed = _headed(passage.tokens, phrases)
    if carried.apart and headed:
        return False  # «X: четыре дрона подавлены», and below it «Y: пять дронов»
    listing = carried.listing and (own_line or not carried.closed or headed)
    alone = _bare(passage.tokens, phrases) or _broken_down(passage.tokens, phrases)
    below = carried.outcome is Outcome.LAUNCHED and not passage.has("habit")  # not «в среднем за ночь — 170»
    alone = alone or (below and _bare_below(passage.tokens, phrases))
    figures = bool(phrases) and is_figure(passage, phrases[0].at)  # «позднее их число выросло до 35»
    return listing or alone or figures or of_those_before(passage, phrases)


def of_those_before(passage: Passage, phrases: Sequence[Counted]) -> bool:
    """Whether "of them" are those of a sentence before, not of others in this: "5,000 shellings, including 188
    rockets"."""
    if not passage.has("of_them"):
        return False
    said = {said.at for said in phrases}
    first = next(at for at, token in enumerate(passage.tokens) if token.is_a("of_them"))
    return not any(token.is_a("quantity") and at not in said for at, token in enumerate(passage.tokens[:first]))


def over_a_region(tokens: Sequence[Token], said: Counted) -> bool:
    """Whether a number has only its region behind it, up to the next mark but a dash: «40 из них — над A, …»."""
    after = (token for token in tokens[said.at + 1 :] if token.folded not in _DASHES)
    clause = list(takewhile(lambda token: not token.is_a("mark"), after))
    around = (*_OVER, "of_them", "toll_link")
    return bool(clause) and clause[-1].is_a("place") and all(any(map(token.is_a, around)) for token in clause)


def _headed(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a colon stands before the first number: a list with a heading of its own."""
    return bool(phrases) and any(token.folded == ":" for token in tokens[: phrases[0].at])


def _bare(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a sentence says nothing but numbers and their weapons, and when or who counts, as items and headlines."""
    return _holds_only(tokens, phrases, _AROUND)


def _bare_below(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a sentence says nothing else after its heading: «Окремо за тиждень: 140 дронів, 90 КАБ»."""
    heads = _DASHES | {":"} if any(token.is_a("time.event") for token in tokens) else {":"}
    first = phrases[0].at if phrases else 0
    colon = next((k for k in range(first, -1, -1) if tokens[k].folded in heads), len(tokens))
    return any(said.at > colon for said in phrases[:1]) and _holds_only(tokens, phrases, _AROUND, colon)


def _broken_down(tokens: Sequence[Token], phrases: Sequence[Counted]) -> bool:
    """Whether a sentence says nothing but numbers and over which regions: «Над A — 86, 39 — над B»."""
    over = [token.value.place.precision for token in tokens if isinstance(token.value, PlaceMention)]
    return PlacePrecision.REGION in over and _holds_only(tokens, phrases, _OVER)


def _holds_only(tokens: Sequence[Token], phrases: Sequence[Counted], kinds: Iterable[str], since: int = 0) -> bool:
    """Whether a sentence has numbers of weapons and beside them only such words."""
    if not phrases or any(said.weapon is None for said in phrases):
        return False
    covered = {k for said in phrases for k in range(said.at, said.end)}
    rest = [token for k, token in enumerate(tokens) if k >= since and k not in covered]
    return all(any(map(token.is_a, kinds)) for token in rest)
