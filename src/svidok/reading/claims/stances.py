"""Of which kind is a statement: denial, accusation, pledge, demand, aim, forecast, judgement, or bare fact?"""

from __future__ import annotations

from datetime import timedelta

from svidok.model.reading import ClaimKind
from svidok.reading.claims.aims import promises_himself, rests, tells_own_deeds
from svidok.reading.claims.clauses import beside, conceded, ends_so, framed
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.acquaintance import SpeakerKind
from svidok.reading.sources.attributed import PROSECUTING, Attribution
from svidok.reading.subject import is_on_subject

# The strongest stance first: a demand may give reasons, a forecast may be a judgement.
_OF_ROUTINE = frozenset({"assessment", "pledge"})  # "the fire was put out with success", "aid is being given"
_STANCES = ("denial", "accusation", "pledge", "demand", "intent", "forecast", "assessment")
_RANK = {kind: rank for rank, kind in enumerate((*_STANCES, "fact"))}
_LEANING = frozenset({"assessment", "forecast"})  # who believes or warns may judge, demand, threaten by it
_BESIDE_RECORDS = frozenset({"accusation", "demand", "pledge", "intent"})
REPORTS = ("toll", "effect", "outage", "outcome.shot_down", "outcome.neutralised")
_OF_A_REPORT = {"assessment": "praise", "accusation": "epithet"}
_AGAINST_GUILT = frozenset({"demand", "pledge", "intent", "forecast"})
_HAPPENED = ("attack", "blow", "outcome", "weapon")
_STRUCK = (*REPORTS, "attack", "blow", "time.event")
_INVESTIGATORS = "investigators"
_FIGHTING = ("military", "intelligence")
_WATCHING = ("monitor", "communications")
_BLOWS = (*REPORTS, "attack", "blow", "weapon")
_CROSSES = frozenset("❌🚫⛔")
_SHOWN = ("time.event", "hedge", "weasel", "group", "picture")
_FIGURES = ("quantity", "share", "fraction", "fighting")
_OPENING = 3  # tokens: a mark, and the words that a sentence opens with
_WEEKS = timedelta(days=20)
_STRIKES = (*REPORTS, "outcome.launched", "attack", "record")


def strength(kind: ClaimKind) -> int:
    """The place of a kind in the order of stances, the strongest first."""
    return _RANK[kind]


def kind_of(passage: Passage, attribution: Attribution, inside: bool, of_war: bool) -> ClaimKind | None:
    """By the verb where it tells, else by the strongest stance in the words; a bare statement is one of fact.

    `inside` says whether the attributing words stand in this very sentence, `of_war` whether it or what it follows is
    about the war; None is what nobody claims by saying it.
    """
    if _hearsay(passage, attribution) or (_is_crossed(passage) and _explains(passage, attribution)):
        return None
    told = stances(passage, attribution.named)
    if attribution.said == "any" and (frame := framed(passage)) is not None:
        return frame
    if inside and attribution.said == "any":
        told |= _warned(passage, attribution)
    if inside and attribution.said in _STANCES and attribution.said not in _LEANING:
        if attribution.said in ("pledge", "demand") and "denial" in told:  # who assures that it was not so denies
            return ClaimKind.DENIAL
        return ClaimKind(attribution.said)
    if inside and attribution.said == "forecast":
        told.add("forecast")
    if _in_the_record(passage) and not told & _BESIDE_RECORDS:
        return ClaimKind.FACT
    told = _weighed(told, passage, attribution)
    judging = {"assessment"} if attribution.said == "assessment" else set()
    if told <= judging and attribution.said in ("any", "assessment") and _comes_due(passage):
        return ClaimKind.FORECAST
    if told and attribution.said == "any" and _is_routine(told, passage):
        return None
    for stance in _STANCES:
        if stance in told:
            return ClaimKind(stance)
    return _bare(passage, attribution, inside, of_war)


def _is_routine(told: set[str], passage: Passage) -> bool:
    """Whether it tells how rescue or defence goes on as they do; how well the defence did is judged."""
    if not passage.has("routine") or not told <= _OF_ROUTINE:
        return False
    return not (passage.has("air_defence") and told == {"assessment"} and not _only("praise", "assessment", passage))


def _weighed(told: set[str], passage: Passage, attribution: Attribution) -> set[str]:
    """Which of the stances that its words tell are the statement's own, beside what it reports and by whom."""
    if attribution.said == "assessment":  # nobody promises or denies by believing
        told -= {"pledge", "denial"}
    if attribution.said == "any":
        reports = any(map(passage.has, REPORTS))
        told -= {stance for stance, kind in _OF_A_REPORT.items() if reports and _only(kind, stance, passage)}
    if "cause" in told and _judges(passage, attribution):
        told.add("assessment")
    told -= {"cause"}
    if passage.has("calls_upon"):
        told -= {"pledge"}
    of_people = passage.has("civil") or passage.has("folk")  # who is struck at on purpose is wronged, to whatever end
    if {"accusation", "intent"} <= told and _only("manner", "accusation", passage) and not of_people:
        told -= {"accusation"}
    if told <= {"assessment"} and _strikes_back(passage, attribution):
        told = {"intent"}
    if "verdict" in told or (not told and _holds_likely(passage)):
        told.add("assessment")
    if told & _AGAINST_GUILT and passage.has("epithet") and _only("epithet", "accusation", passage):
        told -= {"accusation"}  # "we must stop the terror" demands, "the terror will go on" foretells
    if passage.has("proceedings"):  # "was sentenced for war crimes": nobody accuses by reporting it
        told -= {"accusation"}
    if _explains(passage, attribution) and any(token.is_a("refuting") for token in passage.tokens[:_OPENING]):
        told = {"denial"}  # "In reality the flag is that of …": what it posted before is a fake
    if "denial" in told and rests(passage, attribution.source[0] if attribution.source else None):
        told -= {"denial"}
    if passage.has("aside.memorial"):  # "the city will mark the anniversary"
        told -= {"forecast"}
    if promises_himself(passage, attribution.source[0] if attribution.source else None):
        told |= {"pledge"}
    return _foretold(told, passage, attribution) if "forecast" in told else told


def _foretold(told: set[str], passage: Passage, attribution: Attribution) -> set[str]:
    """What is told of the time to come as an aim or a promise, where it is one of him who speaks."""
    if "intent" in told and _foretells_an_aim(passage):
        told -= {"intent"}
    if tells_own_deeds(passage, attribution.source[0] if attribution.source else None):
        told |= {"intent"}
    if passage.has("assures") and passage.has("deed"):
        told |= {"pledge"}
    return told


def _bare(passage: Passage, attribution: Attribution, inside: bool, of_war: bool) -> ClaimKind | None:
    """The kind of what is stated without any stance; None where nothing is claimed by it."""
    # what a body states in its own post is its report, but for what a plant makes or has been through for months
    making = tells_of_making(passage) and _fights(passage, attribution)
    event = not inside and watches(passage, attribution) and _tells_an_event(passage)
    told = making or _counts_over_weeks(passage) or (watches(passage, attribution) and not event)
    owned = attribution.owned and not (passage.has("beyond") or told)
    if owned or event or passage.has("routine") or passage.has("proceedings.settled"):
        return None
    if passage.has("proceedings") and not attribution.source:
        return None
    if attribution.kind is SpeakerKind.WEASEL:
        opinion = attribution.said == "assessment" or passage.has("opinion")
        reported = (any(map(passage.has, REPORTS)) and not opinion) or not of_war
        return None if reported else ClaimKind.ASSESSMENT
    if _charges(passage, attribution):
        return ClaimKind.ACCUSATION
    if attribution.said == "any" and _refutes(passage):
        return ClaimKind.DENIAL
    judged = inside and attribution.said == "assessment" and not _estimates(passage)
    judged |= _explains(passage, attribution) and not any(map(passage.has, _FIGURES))
    return ClaimKind.ASSESSMENT if judged or (of_war and _is_able(passage)) else ClaimKind.FACT


def _refutes(passage: Passage) -> bool:
    """Whether it opens as an answer to what others say: "In reality …"; "instead" only tells of somebody else."""
    opening = passage.tokens[:_OPENING]
    return any(token.is_a("refuting") and not token.is_a("refuting.instead") for token in opening)


def _is_able(passage: Passage) -> bool:
    """Whether it tells what somebody can do, by no figure: "China can bring them to the table"."""
    told = [match.start for match in passage.matches("able") if ends_so(match, passage)]
    return bool(told) and min(told) not in beside(passage.tokens) and not any(map(passage.has, ("quantity", *_STRUCK)))


def tells_of_making(passage: Passage) -> bool:
    """Whether it tells what a plant makes, holds or whom it supplies or how far a weapon flies, and of no strike."""
    told = passage.has("trade") or bool(passage.matches("specs"))
    return told and not any(map(passage.has, _STRUCK))


def _fights(passage: Passage, attribution: Attribution) -> bool:
    """Whether a body of the war speaks: what it struck it tells of, where a water company tells of its customers."""
    rows = (passage.lexicon.row("body", name) for name in attribution.source[:1])
    return any(row.get("kind") in _FIGHTING for row in rows)


def _charges(passage: Passage, attribution: Attribution) -> bool:
    """Whether an inquiry tells what a suspect did, or a service whom it caught; a strike is no suspect's deed."""
    if any(map(passage.has, _BLOWS)):
        return False
    return attribution.source[:1] == (_INVESTIGATORS,) or (passage.has("suspect") and prosecutes(passage, attribution))


def prosecutes(passage: Passage, attribution: Attribution) -> bool:
    """Whether a service speaks that catches and charges."""
    kinds = (passage.lexicon.row("body", name).get("kind") for name in attribution.source[:1])
    return any(kind in PROSECUTING for kind in kinds)


def watches(passage: Passage, attribution: Attribution) -> bool:
    """Whether a body speaks that watches this war, judges it in its reports and refutes what others say of it."""
    rows = (passage.lexicon.row("body", name) for name in attribution.source[:1])
    return any(row.get("kind") in _WATCHING for row in rows)


def _explains(passage: Passage, attribution: Attribution) -> bool:
    """Whether a centre speaks whose trade is to refute and explain what others say."""
    return any(passage.lexicon.row("body", name).get("kind") == _WATCHING[1] for name in attribution.source[:1])


def _counts_over_weeks(passage: Passage) -> bool:
    return passage.has("quantity") and sums_up(passage)


def sums_up(passage: Passage) -> bool:
    """Whether it counts over weeks at the least: «з початку року задокументовано понад 2400 атак на лікарні»."""
    times = (token.value.period for token in passage.tokens if token.is_a("time.cumulative") or token.is_a("time.rank"))
    return any(p.earliest and p.latest and p.latest - p.earliest > _WEEKS for p in times)


def tells_record(passage: Passage) -> bool:
    """Whether it tells what never was before; "the largest" does so of a strike, not of a refinery."""
    if passage.matches("unseen"):
        return True
    if not passage.has("record"):
        return False
    size = all(token.is_a("record.size") for token in passage.tokens if token.is_a("record"))
    return not size or bool(passage.matches("sized"))


def _tells_an_event(passage: Passage) -> bool:
    """Whether it only tells what happened on a day, or what others are said to have shown."""
    return any(map(passage.has, _SHOWN))


def _is_crossed(passage: Passage) -> bool:
    """Whether a cross marks what a sentence tells as a fake."""
    return passage.text[passage.sentence.start] in _CROSSES


def _in_the_record(passage: Passage) -> bool:
    """Whether the statement is that of a record, or of the third strike on something: not of one that may come."""
    return (tells_record(passage) and not _may_come(passage)) or _counts_strikes(passage)


def _may_come(passage: Passage) -> bool:
    """Whether the record is one that may be set: "the coming winter may be the hardest"."""
    ahead = passage.has("stance.forecast") or passage.has("time.due")
    return ahead and passage.has("doubt.possible")


def _counts_strikes(passage: Passage) -> bool:
    """Whether a strike is said to be the first or the third of its kind: "it was the third attack on the clinic"."""
    words = (passage.tokens[match.start : match.end] for match in passage.matches("record"))
    return not passage.has("record") and any(
        not found[0].is_a("mark") and any(token.is_a("attack") or token.is_a("blow") for token in found)
        for found in words
    )


def _strikes_back(passage: Passage, attribution: Attribution) -> bool:
    """Whether they who strike say what they answer by it: an aim of theirs, where others would judge it."""
    side = passage.lexicon.row("body", attribution.source[0] if attribution.source else "").get("side", "")
    return attribution.kind is SpeakerKind.BODY and bool(side) and passage.has("reply")


def _hearsay(passage: Passage, attribution: Attribution) -> bool:
    """Whether it only "is reported", by nobody and as nobody's opinion."""
    if attribution.kind is not SpeakerKind.WEASEL or attribution.said != "any" or not passage.has("merely_told"):
        return False
    start, end = attribution.quote.start, attribution.quote.end
    return any(token.is_a("merely_told") and start <= token.start < end for token in passage.tokens)


def _estimates(passage: Passage) -> bool:
    """Whether it gives a figure, be it only reckoned: "estimates the damage at $7 billion"."""
    return passage.has("estimates") and any(map(passage.has, ("quantity", "share")))


def _judges(passage: Passage, attribution: Attribution) -> bool:
    """Whether the cause that is given beside what happened is somebody's explanation: an expert's, or no sure one."""
    if _estimates(passage):
        return False
    learned = attribution.kind is SpeakerKind.WEASEL or (attribution.role or "").startswith("expert")
    return learned or attribution.said != "any" or passage.has("doubt.likely") or passage.has("doubt.possible")


def _comes_due(passage: Passage) -> bool:
    """Whether it tells of a time to come; a strike then is one only where it may or may not be."""
    if any(map(passage.has, ("aside.memorial", "decided"))) or not (_is_to_come(passage) and is_on_subject(passage)):
        return False
    return passage.has("doubt.possible") or not any(map(passage.has, _STRIKES))


def _is_to_come(passage: Passage) -> bool:
    """Whether a time to come is told, or that something may be soon: "soon" alone may have been."""
    return passage.has("time.due") or (passage.has("soon.ahead") and passage.has("doubt.possible"))


def _holds_likely(passage: Passage) -> bool:
    """Whether it tells what is likely, and is no report of a strike: "they were likely stockpiling"."""
    return passage.has("doubt.likely") and not (passage.has("place") and any(map(passage.has, _HAPPENED)))


def _foretells_an_aim(passage: Passage) -> bool:
    """Whether it is what somebody will likely do that is told first, and then to which end."""
    if not passage.has("doubt.likely"):
        return False
    first = next((t for t in passage.tokens if t.is_a("stance.intent") or t.is_a("stance.forecast")), None)
    return first is not None and first.is_a("stance.forecast")


def _only(kind: str, stance: str, passage: Passage) -> bool:
    """Whether all that judges or accuses is of a kind: "successfully shot down", "nobody was hurt in the terrorist
    attack", "deliberately"."""
    found = [token.is_a(kind) for token in passage.tokens if token.is_a(f"stance.{stance}")]
    return bool(found) and all(found)  # what only a rule tells is told by no such word


def _warned(passage: Passage, attribution: Attribution) -> set[str]:
    """Whether a sentence that is attributed without a verb tells of a warning: "Grid warns of outages – Ukrenergo"."""
    verbs = [token for token in passage.tokens if token.is_a("say")]
    within = any(attribution.quote.start <= verb.start < attribution.quote.end for verb in verbs)
    return {"forecast"} if not within and any(verb.is_a("say.forecast") for verb in verbs) else set()


def stances(passage: Passage, speaker: tuple[int, int] = (0, 0)) -> set[str]:
    """What the words of a sentence tell, by themselves and in the rules called `stance`; the name of an
    office at `speaker` tells nothing («Центр протидії дезінформації»).

    What the main clause tells stands; only where it tells nothing do those that say which, why or when ("…, which must
    be protected"). Of a rule's setting `endings` one of the tokens it calls `verb` must have one; its `kind` takes the
    place of those in `instead`.
    """
    tokens = passage.tokens
    aside = beside(tokens)
    granted = conceded(tokens) if passage.has("conceding") else frozenset()
    answered = {at for match in passage.matches("in_reply") for at in range(match.start, match.end)}
    told = {
        ("cause" if stance == "assessment" and token.is_a("cause") else stance, at in aside)
        for at, token in enumerate(tokens)
        if at not in granted and not speaker[0] <= token.start < speaker[1]
        for stance in token.all_of("stance")
        if not (stance == "accusation" and at in answered)  # "in response to terrorist attacks" gives a reason
    }
    for match in passage.matches("stance"):
        settings = match.pattern.settings
        if match.start not in granted and ends_so(match, passage):
            told = {(stance, where) for stance, where in told if stance not in settings.get("instead", ())}
            caused = all(token.is_a("cause") for token in tokens[match.start : match.end])
            told.add(("cause" if caused else settings["kind"], match.start in aside))
    found = {stance for stance, where in told if not where} or {stance for stance, _ in told} - _LEANING
    if passage.has("fighting"):  # "tried to break through near …" reports a battle
        found -= {"intent", "assessment"}
    return found
