"""Of which kind is a statement: denial, accusation, pledge, demand, aim, forecast, judgement, or bare fact?"""

from __future__ import annotations

from svidok.model.reading import ClaimKind
from svidok.reading.attribution import Attribution
from svidok.reading.passages import Passage
from svidok.reading.speakers import SpeakerKind
from svidok.reading.subject import is_on_subject

# The strongest stance first: a demand may give reasons, a forecast may be a judgement.
_STANCES = ("denial", "accusation", "pledge", "demand", "intent", "forecast", "assessment")
_RANK = {kind: rank for rank, kind in enumerate((*_STANCES, "fact"))}
REPORTS = ("toll", "effect", "outage", "outcome.shot_down", "outcome.neutralised")
_STRIKES = (*REPORTS, "outcome.launched", "attack", "record")


def strength(kind: ClaimKind) -> int:
    """The place of a kind in the order of stances, the strongest first."""
    return _RANK[kind]


def kind_of(passage: Passage, attribution: Attribution, inside: bool, of_war: bool) -> ClaimKind | None:
    """By the verb where it tells, else by the strongest stance in the words; a bare statement is one of fact.

    `inside` says whether the attributing words stand in this very sentence, `of_war` whether it or what it follows is
    about the war; None is what nobody claims by saying it.
    """
    told = stances(passage, attribution.named)
    if inside and attribution.said == "any":
        told |= _warned(passage, attribution)
    if inside and attribution.said in _STANCES and attribution.said != "assessment":
        if attribution.said == "forecast" and "pledge" in told:  # who warns of his own answer threatens
            return ClaimKind.PLEDGE
        if attribution.said in ("pledge", "demand") and "denial" in told:  # who assures that it was not so denies
            return ClaimKind.DENIAL
        return ClaimKind(attribution.said)
    if passage.has("record") and not told & {"accusation", "demand", "pledge"}:
        return ClaimKind.FACT
    if attribution.said == "assessment":  # nobody promises or denies by believing
        told -= {"pledge", "denial"}
    if attribution.said == "any" and _only_praises(passage):
        told -= {"assessment"}
    if "verdict" in told:
        told.add("assessment")
    judging = {"assessment"} if attribution.said == "assessment" else set()
    if told <= judging and attribution.said in ("any", "assessment") and _comes_due(passage):
        return ClaimKind.FORECAST
    for stance in _STANCES:
        if stance in told:
            return ClaimKind(stance)
    owned = attribution.owned and not passage.has("beyond")  # what a body states in its own post is its report
    if owned or passage.has("routine"):
        return None
    if attribution.kind is SpeakerKind.WEASEL:
        opinion = attribution.said == "assessment" or passage.has("opinion")
        reported = (any(map(passage.has, REPORTS)) and not opinion) or not of_war
        return None if reported else ClaimKind.ASSESSMENT
    judged = inside and attribution.said == "assessment" and not _estimates(passage)
    return ClaimKind.ASSESSMENT if judged else ClaimKind.FACT


def _estimates(passage: Passage) -> bool:
    """Whether it gives a figure, be it only reckoned: "estimates the damage at $7 billion"."""
    return passage.has("estimates") and any(map(passage.has, ("quantity", "share")))


def _comes_due(passage: Passage) -> bool:
    return passage.has("time.due") and is_on_subject(passage) and not any(map(passage.has, _STRIKES))


def _only_praises(passage: Passage) -> bool:
    """Whether the judgement is that of a report: "successfully shot down"."""
    judged = [token for token in passage.tokens if token.is_a("stance.assessment")]
    return any(map(passage.has, REPORTS)) and all(token.is_a("praise") for token in judged)


def _warned(passage: Passage, attribution: Attribution) -> set[str]:
    """Whether a sentence that is attributed without a verb tells of a warning: "Grid warns of outages – Ukrenergo"."""
    verbs = [token for token in passage.tokens if token.is_a("say")]
    within = any(attribution.quote.start <= verb.start < attribution.quote.end for verb in verbs)
    return {"forecast"} if not within and any(verb.is_a("say.forecast") for verb in verbs) else set()


def stances(passage: Passage, speaker: tuple[int, int] = (0, 0)) -> set[str]:
    """What the words of a sentence tell, by themselves and in the rules called `stance`; the name of an
    office at `speaker` tells nothing («Центр протидії дезінформації»).

    Of a rule's setting `endings` one of the tokens it calls `verb` must have one; its `kind` takes the place of those
    in `instead`.
    """
    tokens = passage.tokens
    found = {
        stance for token in tokens if not speaker[0] <= token.start < speaker[1] for stance in token.all_of("stance")
    }
    for match in passage.matches("stance"):
        settings = match.pattern.settings
        first, last = match.captures.get("verb", (0, 0))
        verbs = [token.folded for token in tokens[first:last]]
        if not verbs or any(verb.endswith(tuple(settings["endings"])) for verb in verbs):
            found -= set(settings.get("instead", ()))
            found.add(settings["kind"])
    if passage.has("fighting"):  # "tried to break through near …" reports a battle
        found -= {"intent", "assessment"}
    return found
