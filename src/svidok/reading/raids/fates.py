"""Where does a sentence say what became of weapons: shot down, lost, sent?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from svidok.lexicon import Match, Token
from svidok.model.figure import Outcome
from svidok.reading.raids.defended import fate_told_of
from svidok.reading.raids.weapons import FAMILIES
from svidok.reading.sentence.passages import Passage

_BY_WHOM = {
    "downed_by_defence": Outcome.SHOT_DOWN,
    "stopped_by_defence": Outcome.NEUTRALISED,
    "downed_by_jamming": Outcome.SUPPRESSED,
    "sent_so_many": Outcome.LAUNCHED,
}
_STOPPED = (Outcome.SHOT_DOWN, Outcome.SUPPRESSED, Outcome.NEUTRALISED)
_AVERTED = 4  # tokens from "before" to what did not come about: "before any of them hit"
_WHAT_ATTACKS = (*(f"weapon.{family}" for family in FAMILIES), "weapon.air_target")
_LEADS = frozenset("(-–—:")
_SOME = 5  # tokens from "most of them" to what became of them

Fate = tuple[int, Outcome | None, float]  # at which token, what became of weapons, how far it stands back for others


def fates_told(passage: Passage) -> list[Fate]:
    """Those of a sentence; what air defence is said to have hit was shot down («системой ПВО поражены два дрона»), what
    electronic warfare is said to have brought down was not («засобами РЕБ знешкоджено 12 дронів»)."""
    by_whom = {
        match.captures["hit"][0]: outcome
        for rule, outcome in _BY_WHOM.items()
        for match in passage.matches(rule)
        if rule != "downed_by_jamming" or not _by_both(passage.tokens, match)
    }
    found = [fate for fate in fates(passage.tokens) if fate[0] not in by_whom]
    if len(found) == 1 and not by_whom and passage.tokens[found[0][0]].is_a("tally"):
        found = [(found[0][0], fate_told_of(passage), found[0][2])]  # «Минобороны отчиталось о 40 дронах»
    return sorted([*found, *((at, outcome, 0.0) for at, outcome in by_whom.items())], key=lambda fate: fate[0])


def _by_both(tokens: Sequence[Token], match: Match) -> bool:
    """Whether not only electronic warfare is told of: «силами ППО та РЕБ збито», "destroyed or jammed by"."""
    hit = tokens[match.captures["hit"][0]]
    return (match.start > 0 and tokens[match.start - 1].is_a("joins")) or hit.is_a("range_joint.or")


def fates(tokens: Sequence[Token]) -> list[Fate]:
    """Where a word settles what became of weapons; of a denied outcome nothing is known («не сбиты 11 ракет»)."""
    found: list[Fate] = []
    for index, token in enumerate(tokens):
        outcome = token.of("outcome")
        if (outcome or token.is_a("attack")) and _tells_no_fate(tokens, index):
            continue
        if outcome and token.is_a("weapon"):
            continue  # «засоби ураження», "air-dropped bombs": only a part of the name
        if outcome:
            behind = [] if _of_number(tokens, index + 1) else tokens[index + 1 : index + 2]
            near = (*tokens[max(0, index - 2) : index], *behind)
            negated = any(token.is_a("negated") for token in near)  # «не сбито», «сбито не было»
            both = _either(tokens, index)
            found.append((index, None if negated else Outcome.NEUTRALISED if both else Outcome(outcome), 0.0))
        elif _attacks(token) or _came(tokens, index) or (not found and _counts(tokens, index)):
            planned = any(before.is_a("unreal") for before in tokens[max(0, index - 2) : index])
            found.append((index, None if planned else Outcome.LAUNCHED, 3.0))
    return found


def _of_number(tokens: Sequence[Token], index: int) -> bool:
    """Whether "not" denies the number after it: «збили не 83, а 89»."""
    pair = tokens[index : index + 2]
    return len(pair) > 1 and pair[0].is_a("negated") and pair[1].is_a("quantity")


def _tells_no_fate(tokens: Sequence[Token], index: int) -> bool:
    """Whether an outcome is not that of what is counted: others', not come to, or a part of an adjective."""
    averted = any(token.is_a("not_yet") for token in tokens[max(0, index - _AVERTED) : index])
    flew = tokens[index].is_a("flies_to") and (
        _stopped(tokens) or any(token.is_a("of_them") for token in tokens)
    )  # «сбили четыре, два из них летели на столицу»
    falls = (
        tokens[index].is_a("falls_to") and index > 0 and tokens[index - 1].is_a("place")
    )  # "Kursk accounted for six"
    return (
        averted or flew or falls or by_whom(tokens, index) or _of_others(tokens, index) or _counted_there(tokens, index)
    )


def by_whom(tokens: Sequence[Token], index: int) -> bool:
    """Whether a hyphen makes an outcome a part of whose weapons they are: "Russian-launched drones", or
    whence they flew: "air-launched"."""
    if index < 2 or tokens[index - 1].folded != "-" or tokens[index - 1].end != tokens[index].start:
        return False
    return tokens[index].is_a("outcome.launched") and tokens[index - 2].end == tokens[index - 1].start


def _attacks(token: Token) -> bool:
    """Whether a word is one for an attack, and not for what attacks: "attack drones"."""
    if token.is_a("weapon.aviation") and token.is_a("blow.strike"):
        return True  # «авіаудар, 4 КАБ»
    return token.is_a("attack") and not any(map(token.is_a, _WHAT_ATTACKS))


def _came(tokens: Sequence[Token], index: int) -> bool:
    """Whether "there were" tells how many came, of which it is told later what stopped them: «над областю було 11
    «шахедів», дев'ять збито»."""
    after = tokens[index + 1 : index + 1 + _SOME]
    if not tokens[index].is_a("there_were") or not after or not after[0].is_a("quantity"):
        return False
    if index and any(token.is_a("weapon") for token in after) and _when(tokens[max(0, index - 2) : index]):
        return True  # «менше, ніж у березні, коли було 6283 дрони»
    if any(token.of("outcome") for token in tokens[max(0, index - 2) : index]):
        return False  # «збито було 11 дронів»
    return any(token.is_a("weapon") for token in after) and _stopped(tokens[index:])


def _when(before: Sequence[Token]) -> bool:
    return any(token.is_a("subordinate") for token in before) and not any(token.of("outcome") for token in before)


def _of_others(tokens: Sequence[Token], index: int) -> bool:
    """Whether it became of some that no number tells, or of none: "most were shot down", «збили більшість»."""
    listed = takewhile(lambda token: token.folded in _LEADS or not token.is_a("mark"), tokens[index + 1 :])
    if any(token.is_a("quantity") for token in listed):
        return False  # "most were shot down over Bryansk (130)", «большинство сбиты над Брянской областью — 130»
    before = tokens[max(0, index - _SOME) : index]
    since = max((k + 1 for k, token in enumerate(before) if token.is_a("mark") or token.is_a("quantity")), default=0)
    if any(token.is_a("some_of_them") or token.is_a("none_of_them") for token in before[since:]):
        return True
    return any(token.is_a("some_of_them") for token in tokens[index + 1 : index + 2])


def _counted_there(tokens: Sequence[Token], index: int) -> bool:
    """Whether "in the sky" is where all of a night were counted or stopped: «усього зафіксовано в небі 46 цілей»."""
    if tokens[index].of("outcome") != Outcome.AIRBORNE:
        return False
    if index and (tokens[index - 1].is_a("tally") or tokens[index - 1].is_a("outcome.hit")):
        return True  # «обнаружили в небе над регионом семь», «поразили в небе над морем девять»
    named = any(token.is_a("place") or token.is_a("this_region") for token in tokens[index + 1 : index + 2])
    if named and (_stopped(tokens) or any(token.is_a("tally") for token in tokens)):
        return True  # «11 збито над Одещиною, ще два — в небі Миколаївщини», «у небі області нарахували 24»
    if index and any(tokens[index - 1].is_a(f"outcome.{fate}") for fate in _STOPPED):
        return True  # "were shot down in the sky over the city"
    after = tokens[index + 1 : index + 2]
    if any(token.is_a("leads_to_place") or token.is_a("joins") for token in after) and _stopped(tokens[index:]):
        return True  # "7 drones in the sky over the region were destroyed", «заметили в небе и уничтожили»
    return all(any(token.is_a(kind) for token in tokens) for kind in ("tally", "sum"))


def _stopped(tokens: Sequence[Token]) -> bool:
    return any(token.is_a(f"outcome.{fate}") for token in tokens for fate in _STOPPED)


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word for counting tells how many came: not one for telling ("reported that 23 missiles were shot
    down"), nor with what became of them right after it («заметили и сбили»)."""
    if not tokens[index].is_a("tally") or any(token.is_a("joint") for token in tokens[index + 1 : index + 2]):
        return False
    after = list(takewhile(lambda token: not (token.is_a("mark") or token.is_a("quantity")), tokens[index + 1 :]))
    return not any(one.is_a("joins") and _stopped([then]) for one, then in pairwise(after))


def _either(tokens: Sequence[Token], index: int) -> bool:
    """Whether an outcome stands right beside the other of «придушено/збито», "downed or jammed": one for both."""
    for other in (index - 2, index + 2):
        if 0 <= other < len(tokens) and _joint(tokens[(index + other) // 2]):
            pair = {tokens[index].of("outcome"), tokens[other].of("outcome")}
            if pair == {Outcome.SHOT_DOWN, Outcome.SUPPRESSED}:
                return True
    return False


def _joint(token: Token) -> bool:
    return token.folded == "/" or token.is_a("joins") or token.is_a("range_joint.or")
