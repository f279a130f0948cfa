"""The default reader: what do the rules of the packs find in a report?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from svidok.lexicon import Lexicon, fingerprint
from svidok.model.place import PlaceMention
from svidok.model.reading import Claim, IncidentReport, Reading, Side
from svidok.model.report import Quote, Report
from svidok.reading.claims.told import claims
from svidok.reading.confidence import rated
from svidok.reading.grounding import declared, grounded
from svidok.reading.incidents.rivals import rival_tolls
from svidok.reading.incidents.told import incidents, of_this_war
from svidok.reading.raids.told import Attacker, raids
from svidok.reading.reader import MarkedReport
from svidok.reading.scope import LANDS, NOTE, Scope
from svidok.reading.sentence.fronts import across
from svidok.reading.sentence.passages import Passage, passages
from svidok.reading.sentence.sides import attackers
from svidok.reading.sources.attribution import Attributions
from svidok.reading.subject import Subject
from svidok.reading.unsaid import OwnWords
from svidok.text import Sentence, Words


class GrammarReader:
    """Reads by the rules and words of the language packs; no model, no state."""

    name = "grammar"
    lands = LANDS

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._scope = Scope(lexicon)
        self.version = f"1+{fingerprint()}"  # other words in a pack are another reader

    def may_cover(self, report: Report, language: str, words: Words) -> bool:
        """Whether a party stands among the words, or there are no more of them than in a short note."""
        return self._scope.may_cover(report, language, words)

    def covers(self, report: Report, told: Sequence[Sentence], places: Sequence[PlaceMention]) -> bool:
        """Whether the report names enough of this war for any rule to find something."""
        return self._scope.covers(report, told, places)

    def read(self, marked: MarkedReport) -> Reading:
        """Raises nothing on any text; what does not pass the verbatim gate is in the reading's `dropped`."""
        told = passages(marked, self._lexicon)
        subject = Subject(marked.report, told, self._lexicon)
        if subject.is_another_war or (len(told) > NOTE and not subject.is_this_war):
            return Reading(marked.report.id, f"{self.name}@{self.version}")
        said = Attributions(marked, told, self._lexicon)

        @cache
        def attacker() -> Attacker:
            return attackers(marked, told)

        def whose(passage: Passage) -> tuple[Side | None, bool]:
            side, inferred = attacker()(passage)
            if side is not None and not inferred:
                return side, inferred
            over = [t.value.place for t in passage.tokens if t.is_a("place.interception")]
            return (across(over), True) if over else (side, inferred)

        raid_reports = raids(told, said, subject.owner, whose)
        if not all(raid.attacker for raid in raid_reports) and not of_this_war(marked, told):
            raid_reports = tuple(raid for raid in raid_reports if raid.attacker)
        incident_reports = incidents(marked, told, said, self._lexicon)
        taken = [quote for raid in raid_reports for quote in raid.evidence]
        taken += [quote for incident in incident_reports for quote in incident.evidence]
        reading = Reading(
            report_id=marked.report.id,
            reader=f"{self.name}@{self.version}",
            raids=raid_reports,
            incidents=incident_reports,
            claims=_claims(marked, told, said, taken, incident_reports, subject),
        )
        if not (reading.raids or reading.incidents or reading.claims):
            return reading
        own = OwnWords(told)
        return rated(grounded(declared(reading, own), marked, own, self._lexicon), own)


def _claims(
    marked: MarkedReport,
    told: Sequence[Passage],
    said: Attributions,
    taken: Sequence[Quote],
    incident_reports: Sequence[IncidentReport],
    subject: Subject,
) -> tuple[Claim, ...]:
    found = claims(marked, told, said, taken, subject)
    known = {(claim.speaker, quote) for claim in found for quote in claim.evidence}
    rivals = [c for c in rival_tolls(told, said, incident_reports) if (c.speaker, c.evidence[0]) not in known]
    return tuple(sorted([*found, *rivals], key=lambda claim: claim.evidence[0].start))
