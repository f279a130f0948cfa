"""Which of a report's numbers of people is an incident's toll?

The greatest least number said of the place is its total (a part of it, «троє з них у лікарні», is smaller), people told
one after the other being added up; of equal ones the body's before the headline's, six before "at least six", a number
before a word that only implies one. "None" holds only where nobody else is said to be harmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from svidok.model.figure import Figure, FigureKind, Range, Scope
from svidok.model.period import DatePrecision, Period
from svidok.model.report import Quote
from svidok.reading.incidents.addends import runs, so_far
from svidok.reading.incidents.casualties import AGAIN, casualties
from svidok.reading.incidents.children_told import AMONG
from svidok.reading.incidents.harm import Harm
from svidok.reading.incidents.overstating import is_title
from svidok.reading.incidents.scenes import coarseness
from svidok.reading.incidents.statement import Statement
from svidok.reading.raids.restated import stands_for
from svidok.reading.sentence.listing import is_listed
from svidok.reading.sentence.passages import Passage, between
from svidok.reading.sources.attributed import Attribution, reported

PARTED = ("killed", "injured")
_SPOT = 2  # tokens behind people that can say where they were helped
_GOES_ON = 2  # sentences after one on a whole day that count its people too
_DIES = 2  # sentences after one on a wounded man within which he dies
_ITEMS = 30  # of one list
_DAY = timedelta(hours=23)  # the shortest there is

Partisan = Callable[[Sequence[str]], bool]
Part = Callable[[Harm], Range | None]


@dataclass(frozen=True, slots=True)
class _Candidate:
    harm: Harm
    range: Range
    statement: Statement
    attribution: Attribution | None
    partisan: bool
    titled: bool

    @property
    def rank(self) -> tuple[int, ...]:
        definite = int(self.harm.definite)
        return (
            int(self.range.most != 0),
            int(not self.partisan),
            int(definite and _corrects(self.statement.passage)),
            self.range.least or 0,
            definite,
            int(not self.titled),
            int(self.range.most is not None and not so_far(self.statement.passage, self.harm)),
            -self.harm.start,
        )


def _corrects(passage: Passage) -> bool:
    """Whether a sentence corrects a number; «уточнив» also only says: it corrects where the number itself is named."""
    words = [token for token in passage.tokens if token.is_a("latest")]
    if passage.matches("put_right"):
        return True
    return any(passage.has("about_toll") or not word.is_a("say") for word in words)


def figures(
    said: Sequence[Statement], attributions: Sequence[Attribution], partisan: Partisan, passages: Sequence[Passage]
) -> dict[str, Figure]:
    """The figures of an incident by the names of IncidentReport's slots.

    `partisan` says of a source whether only the attacker, or nobody by name, speaks: any other count stands before it.
    `passages` is the whole report.
    """
    told = [
        _Candidate(harm, harm.range, one, attribution, partisan(attribution.source if attribution else ()), title)
        for one in said
        for title in (is_title(one, passages),)
        for harm in one.harms
        for attribution in (_told_by(one, harm, attributions),)
    ]
    told = [one for one in told if not (_of_another(one, told) or _of_all(one, told) or _died_of_it(one, told))]
    told = _if_nobody_died([_counted_again(one, told) for one in told if not _only_shaken(one, told)])
    told += [added for kind in PARTED for added in _sums([one for one in told if not one.titled], kind)]
    found: dict[str, Figure] = {}
    for kind in ("killed", "injured", "missing", "casualties"):
        best = _best(told, kind)
        treated = _best(told, "treated") if kind == "injured" else None
        if treated is not None and _more_treated(treated, best):
            best = treated
        if best is None:
            continue
        found[kind] = _figure(best, passages)
        if kind in PARTED:
            for slot, part in (("children", _children), ("civilians", _civilians)):
                among = _best(told, best.harm.of, part) or _best(told, f"{slot}_{kind}")
                among = among or (_best(told, "treated", part) if kind == "injured" else None)
                least = (best.range.least or 0) if best.harm.definite else None
                if among is not None and (least is None or (among.range.least or 0) <= least):
                    found[f"{slot}_{kind}"] = _of_some(_figure(among, passages))
    _told_later(told, found, passages)
    for kind, other in (PARTED, PARTED[::-1]):
        if _of_some_only(kind, other, told, found):
            del found[kind]
    if "casualties" in found and ("killed" in found or "injured" in found):
        del found["casualties"]
    return found


def _if_nobody_died(told: list[_Candidate]) -> list[_Candidate]:
    """Where nobody died, the victims were hurt: "31 victims, three of them children … There are no fatalities"."""
    dead = [one.range.most != 0 for one in told if one.harm.of == "killed"]
    if not dead or any(dead):
        return told
    return [replace(one, harm=replace(one.harm, of="injured")) if one.harm.of == "casualties" else one for one in told]


def _told_by(one: Statement, harm: Harm, attributions: Sequence[Attribution]) -> Attribution | None:
    """Who counts them; nobody goes on to count those of an earlier strike that the report compares with."""
    given = reported(attributions, harm.start)
    return None if one.recalled and given is not None and given.carried else given


def _more_treated(treated: _Candidate, hurt: _Candidate | None) -> bool:
    """Whether those in hospital are the number of the injured: where no other is told ("people were hurt; five are in
    hospital"), or only one of some of them («35 в больницах, десять раненых — тяжёлые»)."""
    if hurt is None or not hurt.harm.definite or not treated.harm.definite:
        return hurt is None or (treated.harm.definite and not hurt.harm.definite)
    more = (treated.range.least or 0) > (hurt.range.least or 0) > 0
    return more and not treated.partisan


def _of_some_only(kind: str, other: str, told: Sequence[_Candidate], found: dict[str, Figure]) -> bool:
    """Whether none are told of by words that deny the other fate too, which some did meet, and that name no place:
    «сторож поранений … там ніхто не постраждав» says nothing of the whole of it."""
    if kind not in found or other not in found or found[kind].range.most != 0 or found[other].range.most == 0:
        return False
    denied = {one.harm.start for one in told if one.harm.of == other and one.range.most == 0}
    return all(one.harm.start in denied and not one.statement.own for one in told if one.harm.of == kind)


def _of_another(one: _Candidate, told: Sequence[_Candidate]) -> bool:
    """Whether «Ранее сообщалось о …» counts more people than are told of now: of another strike, or put right."""
    passage = one.statement.passage
    if one.statement.headline or not _told_before(passage) or passage.has("rise"):
        return False  # a toll that had risen by then is this strike's
    before = {c.harm.of: c.range.least or 0 for c in told if c.statement.passage is passage and c.harm.definite}
    now = (c for c in told if not _told_before(c.statement.passage) and c.harm.definite and not c.harm.further)
    return any(0 < (c.range.least or 0) < before.get(c.harm.of, 0) for c in now)


def _of_all(one: _Candidate, told: Sequence[_Candidate]) -> bool:
    """Whether a number of those who suffered is that of the dead and the injured whom the next sentence tells apart:
    «Понад 1000 людей постраждали. Загинули 183, ще 903 дістали поранення»."""
    passage, number = one.statement.passage, one.range.least
    words = (t for t in passage.tokens if one.harm.start <= t.start < one.harm.end)
    if one.harm.of != "injured" or not number or not any(token.is_a("affected") for token in words):
        return False
    near = [c for c in told if c.statement.passage.index == passage.index + 1 and c.harm.definite]
    dead = max((c.range.least or 0 for c in near if c.harm.of == "killed"), default=0)
    hurt = max((c.range.least or 0 for c in near if c.harm.of == "injured"), default=0)
    return bool(dead) and 0 < hurt < number <= dead + hurt


def _only_shaken(one: _Candidate, told: Sequence[_Candidate]) -> bool:
    """Whether more people had a shock than are counted as wounded: «семеро поранених, ще в 50 людей гостра реакція на
    стрес»; a few are counted with them."""
    least = one.range.least or 0
    hurt = (other for other in told if other.harm.of == one.harm.of == "injured" and other.harm.definite)
    return _shaken(one) and any(not _shaken(other) and 0 < (other.range.least or 0) < least for other in hurt)


def _shaken(one: _Candidate) -> bool:
    words = [t for t in one.statement.passage.tokens if one.harm.start <= t.start < one.harm.end and t.is_a("toll")]
    return bool(words) and all(token.is_a("shaken") for token in words)


def _died_of_it(one: _Candidate, told: Sequence[_Candidate]) -> bool:
    """Whether the next sentences tell that the one who is told as wounded died: "A man was badly hurt. He died in
    hospital"."""
    alone = one.harm.of in ("injured", "treated") and (one.range.least, one.range.most) == (1, 1)
    later = (c for c in told if c.harm.of == "killed" and not c.harm.definite and c.range.most == 1)
    return alone and any(
        c.statement.passage.has("die")
        and 0 <= c.statement.passage.index - one.statement.passage.index <= _DIES
        and c.harm.start > one.harm.start
        for c in later
    )


def _counted_again(one: _Candidate, told: Sequence[_Candidate]) -> _Candidate:
    """«Згодом їх стало семеро»: of those counted last before; "three were hurt. Another man was taken to hospital": one
    more who was hurt."""
    one = _apart_from_hospital(one, told)
    if one.harm.of == "treated" and one.harm.further and one.harm.definite:
        hurt = [c for c in told if c.harm.of == "injured" and c.harm.definite and c.range.least]
        beside = any(_just_before(c, one) or _in_one(c, one) for c in hurt)
        return replace(one, harm=replace(one.harm, of="injured")) if beside else one
    if one.harm.of != AGAIN:
        return one
    before = [c for c in told if c.harm.of in PARTED and c.harm.definite and c.harm.start < one.harm.start]
    last = max(before, key=lambda c: c.harm.start, default=None)
    return one if last is None else replace(one, harm=replace(one.harm, of=last.harm.of))


def _apart_from_hospital(one: _Candidate, told: Sequence[_Candidate]) -> _Candidate:
    """Who was helped on the spot is another than who was taken to hospital, and both were hurt: «двох госпіталізували,
    одному допомогу надали на місці»."""
    if not one.harm.definite:
        return one
    if one.harm.of == "treated" and any(_on_the_spot(c) and (_in_one(one, c) or _just_before(one, c)) for c in told):
        return replace(one, harm=replace(one.harm, of="injured"))
    before = (c for c in told if c.harm.of == "treated")
    if _on_the_spot(one) and any(_in_one(c, one) or _just_before(c, one) for c in before):
        return replace(one, harm=replace(one.harm, further=True))
    return one


def _on_the_spot(one: _Candidate) -> bool:
    """Whether the words within a count of injured people, or right behind it, say that they were helped on the spot."""
    if one.harm.of != "injured" or not one.harm.definite:
        return False
    words = [token for token in one.statement.passage.tokens if token.end > one.harm.start]
    inside = sum(token.start < one.harm.end for token in words)
    return any(token.is_a("on_the_spot") for token in words[: inside + _SPOT])


def _told_before(passage: Passage) -> bool:
    return any(token.is_a("at_first") or token.is_a("recall") for token in passage.tokens[:2])


def _told_later(told: Sequence[_Candidate], found: dict[str, Figure], passages: Sequence[Passage]) -> None:
    """ "Among them two children" of a sentence of its own: of those counted last in the sentence before it; else of
    those injured, or of the dead where nobody is."""
    among = _best(told, AMONG)
    harmed = [kind for kind in PARTED[::-1] if kind in found and found[kind].range.most != 0]
    before = [one for one in told if one.harm.of in harmed and among is not None and _just_before(one, among)]
    last = max(before, key=lambda one: one.harm.start, default=None)
    of = last.harm.of if last is not None else next(iter(harmed), None)
    if among is not None and of is not None:
        found.setdefault(f"children_{of}", _figure(among, passages))


def _just_before(one: _Candidate, other: _Candidate) -> bool:
    return one.range.most != 0 and other.statement.passage.index - one.statement.passage.index == 1


def _in_one(one: _Candidate, other: _Candidate) -> bool:
    return one.statement.passage is other.statement.passage and one.harm.end <= other.harm.start


def _sums(told: Sequence[_Candidate], kind: str) -> Iterator[_Candidate]:
    """People told one after the other, added up; each sum is told by the words from its first part to its last."""
    parts = [one for one in told if one.harm.of == kind and one.harm.definite and one.range.least]
    parts.sort(key=lambda one: one.harm.start)
    for run in runs([(one.statement.passage, one.harm) for one in parts]):
        added = [parts[number] for number in run]
        first, last = added[0].harm, added[-1].harm
        text = added[0].statement.passage.text
        word = text[first.start : last.end]
        total = replace(sum((one.range for one in added[1:]), added[0].range), word=word)
        young = [one.harm.children for one in added if one.harm.children is not None]
        children = replace(sum(young[1:], young[0]), word=word if young[1:] else young[0].word) if young else None
        civilian = all(one.harm.civilian for one in added)
        quote = Quote.of(text, added[0].statement.quote.start, added[-1].statement.quote.end)
        harm = Harm(kind, total, first.start, last.end, children, civilian)
        partisan = any(one.partisan for one in added)
        yield replace(
            added[0], harm=harm, range=total, statement=replace(added[0].statement, quote=quote), partisan=partisan
        )


def _whole(harm: Harm) -> Range | None:
    return harm.range


def _children(harm: Harm) -> Range | None:
    return harm.children


def _civilians(harm: Harm) -> Range | None:
    return harm.range if harm.civilian else harm.civilians


def _best(told: Iterable[_Candidate], kind: str, part: Part = _whole) -> _Candidate | None:
    parts = [(one, part(one.harm)) for one in told if one.harm.of == kind]
    candidates = [replace(one, range=value) for one, value in parts if value is not None]
    exact = [one.range.least for one in candidates if not one.titled and one.range.least == one.range.most]
    candidates = [one for one in candidates if not (one.titled and _loose(one, exact))]
    counted = {one.range.least or 0 for one in candidates if _counts_in_body(one)}
    if len(counted) == 1:  # where headline and body differ, the body counts
        candidates = [one for one in candidates if not one.titled or (one.range.least or 0) <= max(counted)]
    return max(candidates, key=lambda candidate: candidate.rank, default=None)


def _counts_in_body(one: _Candidate) -> bool:
    """Whether the body counts several people as those of the place, naming it: not only women, staff, children or
    those who came on top, of whom it goes on to tell."""
    harm = one.harm
    whole = harm.definite and not (harm.further or harm.sex or harm.ages) and harm.children != harm.range
    told = one.statement.own and not (one.titled or one.partisan or _told_before(one.statement.passage))
    return told and whole and (one.range.least or 0) > 1


def _loose(one: _Candidate, exact: Sequence[int | None]) -> bool:
    """Whether a headline's number is the body's, said roughly or with those who came on top: "a baby and four more"."""
    more = one.harm.further and any((number or 0) > (one.range.least or 0) for number in exact)
    return more or _rounded(one.range, exact)


def _rounded(said: Range, exact: Iterable[int | None]) -> bool:
    """Whether a headline's number is one of the body's said roughly: "nearly 280", and 279 below."""
    rough = said.approximate or said.least != said.most
    return rough and any(number and stands_for(said, number) for number in exact)


def _of_some(figure: Figure) -> Figure:
    """The figure of a part; where its own number is said it is one, though nobody counts the whole: «Серед постраждалих
    — троє дітей»."""
    counted = figure.kind is FigureKind.UNKNOWN and figure.range.least == figure.range.most
    return replace(figure, kind=FigureKind.TOTAL) if counted else figure


def _figure(best: _Candidate, told: Sequence[Passage]) -> Figure:
    return Figure(
        best.range,
        (best.statement.quote,),
        best.attribution.source if best.attribution else (),
        best.attribution.via if best.attribution else (),
        _kind(best, told),
        _scope(best, told),
    )


def _kind(best: _Candidate, told: Sequence[Passage]) -> FigureKind:
    """What comes on top: "two more bodies were found", «ще двоє померли в лікарні»; with no number, nobody knows."""
    harm = best.harm
    if not harm.definite:
        return FigureKind.UNKNOWN
    later = harm.of == "killed" and any(map(best.statement.passage.has, ("found_later", "die")))
    on_top = harm.later or (harm.further and (later or not _counted_before(best, told)))
    return FigureKind.INCREMENT if on_top else FigureKind.TOTAL


def _counted_before(best: _Candidate, told: Sequence[Passage]) -> bool:
    """Whether the report counted people before: "two were killed in Sumy, one more in Konotop" is no toll that rose."""
    passage = best.statement.passage
    earlier = (one for one in told if one.index < passage.index)
    return any(harm.definite for one in earlier for harm in casualties(one)) or any(
        harm.definite and harm.range.most != 0 and harm.start < best.harm.start for harm in casualties(passage)
    )


def _scope(best: _Candidate, told: Sequence[Passage]) -> Scope:
    statement = best.statement
    if _of_day(statement, told):
        return Scope.DAY
    if statement.period.precision is DatePrecision.MONTH and any(map(coarseness, statement.places)):
        return Scope.PERIOD  # a land or region over the month, not one strike whose day is not told
    if any(coarseness(place) == 2 for place in statement.places):
        lands = any(place.country for place in statement.places)
        return Scope.RAID if lands and best.harm.definite else Scope.UNKNOWN
    return Scope.STRIKE


def _of_day(statement: Statement, told: Sequence[Passage]) -> bool:
    """Whether people are counted over a day: by the words of their sentence, or of one before that it goes on from."""
    if _all_day(statement.passage):
        return True
    if statement.passage.has("time.event"):
        return False
    here = statement.passage.index
    above = _above_list(told, here)
    return any(map(_all_day, between(told, above - _GOES_ON, here)))


def _above_list(told: Sequence[Passage], index: int) -> int:
    """The index of the sentence above the list in which a sentence is an item: a bullet or a number opens it, or the
    line before ends as an item or its title does."""
    for passage in reversed(between(told, index - _ITEMS, index + 1)):
        before = next(iter(between(told, passage.index - 1, passage.index)), None)
        if before is None or not (is_listed(passage) or before.whole.text[-1:] in ";:" or not passage.sentence.opens):
            return passage.index
        if before.has("time.event") and not _all_day(before):
            return index
    return index


def _all_day(passage: Passage) -> bool:
    days = (match.token("day", passage.tokens) for match in passage.matches("all_day"))
    return passage.has("whole_day") or any(day is not None and _lasts_a_day(day.value.period) for day in days)


def _lasts_a_day(period: Period) -> bool:
    """Whether a time is a day from midnight to midnight, not its night or its morning."""
    whole = period.earliest is not None and period.latest is not None and period.latest - period.earliest >= _DAY
    return whole and period.precision is DatePrecision.DAY
