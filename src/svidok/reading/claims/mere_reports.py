"""Which attributed sentences claim nothing, as they only report a strike, what came of it, or who told of it?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from svidok.lexicon import Token
from svidok.model.period import DatePrecision
from svidok.model.reading import ClaimKind
from svidok.model.report import Quote
from svidok.reading.claims.stances import REPORTS, prosecutes, stances, sums_up, tells_of_making, tells_record, watches
from svidok.reading.sentence.listing import opens_item, titled
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.quotations import opens_with_dash, quotations
from svidok.reading.sources.acquaintance import SpeakerKind
from svidok.reading.sources.attributed import Attribution, is_hearsay
from svidok.reading.sources.bodies import PLAIN
from svidok.reading.subject import is_on_subject

LEAST_WORDS = 4
_EVIDENCE = 2000
_NAME = 40  # characters in quotation marks up to which they may be only a name, a heading
_CLAUSES = frozenset(",;:–—")
_OPENED = frozenset('«“„":')
_CLOSING = '»”"'
_OF_NO_CONTENT = ("mark", "place", "channel", "link", "article", "outlet", "interview", "against")
_TOLD_BY_VERB = frozenset({"accusation", "denial"})  # who condemns or denies has said it all
_TOLD_BY_ANY = _TOLD_BY_VERB | {"demand", "pledge", "intent"}  # and of who promises three words tell enough
_ASKING = frozenset({"demand", "forecast", "pledge", "intent"})
_BEYOND = ("beyond", "share")
_ANNOUNCING = ("announces", "explains")
_SAYING = frozenset({"say", "per", "per_own"})
_HARM = ("toll", "effect")
_OF_STRIKES = (*REPORTS, "toll", "outcome", "attack", "blow", "weapon", "object", "place", "time", "quantity", "folk")
_OF_INCIDENTS = (*REPORTS, "toll", "outcome", "attack", "blow", "object", "quantity", "folk", "place", "time.event")
_OF_THANKS = frozenset({"assessment", "pledge", "forecast"})
_SOME, _MUCH, _FEW, _FIFTH = 2, 5, 3, 5  # words


def tells_no_more(passage: Passage, attribution: Attribution, taken: Sequence[Quote]) -> bool:
    """Whether a bare statement only reports a strike, or only says who told what stands before it."""
    if attribution.said == "any" and any(map(is_hearsay, attribution.source)):
        return True  # what media and residents only tell is no claim of theirs
    if attribution.opens and inside(passage, attribution) and passage.whole.text.endswith(":"):
        return True  # it only tells whose the items below it are
    if is_report(passage, taken):
        return not (_adds(passage) or _says_more(passage, attribution, taken))
    return inside(passage, attribution) and _tells_back(passage, attribution)


def _adds(passage: Passage) -> bool:
    """Whether more is said beside the report of a strike: "confirmed the strike, adding that the plant has fuel"."""
    at = next((i for i, token in enumerate(passage.tokens) if token.is_a("in_passing")), 0)
    tokens = passage.tokens[at + 1 :]
    if not at or passage.tokens[at - 1].folded != "," or sum(token.is_a("word") for token in tokens) < LEAST_WORDS:
        return False
    rest = passage.of(tokens, passage.sentence._replace(start=tokens[0].start))
    return is_on_subject(rest) and not is_report(rest, ())


def _says_more(passage: Passage, attribution: Attribution, taken: Sequence[Quote]) -> bool:
    """Whether somebody says outright more than a report of a strike is made of: "that the drone had no markings"."""
    if not inside(passage, attribution):
        return False
    beside, told_so = unlisted(passage, attribution), passage.has("joint")
    if is_taken(passage, taken):
        told = len(_told(passage, attribution))
        if any(map(passage.has, _HARM)):
            return False
        own = _by_person(attribution) and _of_strikes(passage, attribution) <= _FEW
        return (told_so and beside >= _MUCH and beside * _FIFTH >= told) or (
            own and beside >= _FEW and beside * _FEW >= told
        )
    if told_so:
        return beside >= _SOME
    return beside >= _MUCH and _of_strikes(passage, attribution) <= _FEW


def _of_strikes(passage: Passage, attribution: Attribution) -> int:
    """How many words of what is said are such that a report of a strike is made of."""
    return sum(any(map(token.is_a, _OF_STRIKES)) for token in _told(passage, attribution))


def _by_person(attribution: Attribution) -> bool:
    """Whether a person speaks: he seldom only reports a strike, if his words are hardly those of a report."""
    return attribution.kind is SpeakerKind.NAMED


def unlisted(passage: Passage, attribution: Attribution) -> int:
    """How many words of what is said stand in no list of the packs: nothing that a report of a strike needs."""
    return sum(token.kinds <= PLAIN for token in _told(passage, attribution))


def _told(passage: Passage, attribution: Attribution) -> list[Token]:
    """The words of a sentence beside those that attribute it."""
    start, end = attribution.quote.start, attribution.quote.end
    return [t for t in passage.tokens if not start <= t.start < end and (t.is_a("word") or t.is_a("capital"))]


def goes_on_alone(passage: Passage, attribution: Attribution, kind: ClaimKind, quoted: bool) -> bool:
    """Whether a report goes on in its own voice where it had named a source: what a person was said to judge or want
    may go on beyond his sentence, what a body did and bare facts do not."""
    judges = attribution.kind is not SpeakerKind.BODY or watches(passage, attribution) or _under(passage, attribution)
    judges |= kind is ClaimKind.ACCUSATION and prosecutes(passage, attribution)  # its notice goes on
    if not attribution.carried or (kind is not ClaimKind.FACT and judges):
        return False
    if attribution.opens and watches(passage, attribution):
        return False
    his_own = quoted or opens_item(passage) or goes_beyond(passage) or tells_record(passage)
    his_own = his_own or _answers(passage, attribution)
    return not (his_own or (kind is not ClaimKind.FACT and passage.has_any(_SAYING)))


def _answers(passage: Passage, attribution: Attribution) -> bool:
    """Whether a sentence stands right below one that tells what somebody explained: "named the aim. They want …"."""
    return attribution.opens and not passage.text[attribution.start : passage.sentence.start].strip()


def _under(passage: Passage, attribution: Attribution) -> bool:
    """Whether it goes on in the line that a body opens with its name: "Grid: two stations were hit. Repairs …"."""
    between = passage.text[attribution.quote.end : passage.sentence.start]
    return attribution.quote.text.endswith(":") and "\n" not in between


def _tells_back(passage: Passage, attribution: Attribution) -> bool:
    """Whether a sentence opens as one that names the source of those before it, and says nothing else: «Об этом сообщил
    вице-премьер по восстановлению», whatever his office is called."""
    back = any(not match.start for match in passage.matches("told_back"))
    return back and not (passage.has("joint") or _speaks_out(passage, attribution))


def is_no_statement(passage: Passage, attribution: Attribution) -> bool:
    """A byline, a headline's echo carried too far, a last sentence cut off, what belongs to the page alone."""
    if passage.whole.text.endswith("…") and not passage.text[passage.sentence.end :].strip():
        return True
    tells = stances(passage) or attribution.said in _TOLD_BY_ANY
    if len(passage.whole.text.split()) < LEAST_WORDS - bool(tells) or _is_notice(passage, attribution):
        return True
    if any(not match.start for match in passage.matches("thanks")) and stances(passage) <= _OF_THANKS:
        return True
    if passage.index and titled(passage.tokens) and passage.whole.text[-1].isalnum():  # one headline of a list
        return True
    asks = passage.whole.text.rstrip(_CLOSING).endswith("?")
    if asks and (":" in attribution.quote.text or attribution.carried):  # a question in an interview, of the report's
        return True
    if attribution.owned:
        return False
    if attribution.carried and passage.whole.text.endswith(":") and not stances(passage):
        return True  # «– о помощи:», which only leads to what he says of it
    here = inside(passage, attribution)
    if here and any(not credit.start for credit in passage.matches("credit")):
        return True
    announces = _announces(passage, attribution) and not passage.has("joint")
    if here and announces and not _speaks_out(passage, attribution):
        return True
    told = attribution.said in _TOLD_BY_VERB
    if here and attribution.quote.start == passage.sentence.start and passage.tokens[0].is_a("that_is"):
        return True
    if here and not told and (attribution.source or attribution.via) and _says_little(passage, attribution):
        return True
    return attribution.carried and attribution.end <= attribution.quote.start


def _announces(passage: Passage, attribution: Attribution) -> bool:
    """Whether who speaks is only said to have done so: he "commented on the strike"; not where another word attributes
    it, as in "said it had responded to the strikes"."""
    start, end = attribution.quote.start, attribution.quote.end
    return any(any(map(token.is_a, _ANNOUNCING)) and start <= token.start < end for token in passage.tokens)


def only_enacts(passage: Passage, attribution: Attribution) -> bool:
    """Whether what attributes a sentence tells a deed and no words: "Oslo announced new sanctions"."""
    start, end = attribution.quote.start, attribution.quote.end
    if not passage.has("enacts") or passage.has("joint") or attribution.carried:
        return False
    if _speaks_out(passage, attribution):
        return False
    verbs = [token for token in passage.tokens if token.is_a("say") and start <= token.start < end]
    return bool(verbs) and all(token.is_a("enacts") for token in verbs)


def _speaks_out(passage: Passage, attribution: Attribution) -> bool:
    """Whether a sentence gives words of him who "commented on the strike", and no name in quotation marks alone."""
    text = passage.whole.text
    quoted = any(end - start > _NAME for start, end in quotations(text))
    leads = any(token.folded == ":" and token.start >= attribution.quote.start for token in passage.tokens)
    return quoted or leads or text[0] in _OPENED or opens_with_dash(text)


def _is_notice(passage: Passage, attribution: Attribution) -> bool:
    """Whether a sentence belongs to the page, and is nothing that somebody says or asks of a photo or a video."""
    text = passage.whole.text
    if attribution.said in _ASKING and inside(passage, attribution):
        return False
    return passage.has("notice") and not (text[0] in _OPENED or opens_with_dash(text))


def _says_little(passage: Passage, attribution: Attribution) -> bool:
    """Whether a sentence holds hardly more than the words that attribute it: "The governor said so on Friday"."""
    attributing = attribution.quote
    speaks = attribution.named == (0, 0) and attributing.start > passage.sentence.start  # "It also asked for more"
    passes = passage.has("refer") and not passage.has("joint")  # «Про це пише газета, на яку посилаються …»
    if passage.tokens[0].is_a("back") and not speaks and (passes or not passage.says_any(_CLAUSES)):
        return True
    start, end = passage.sentence.start, passage.sentence.end
    beside = passage.text[start : attributing.start] + " " + passage.text[attributing.end : end]
    least = LEAST_WORDS if attribution.said == "any" else _SOME  # "cast doubt on the victory" says what is said of it
    if attributing.end - attributing.start > 0.7 * (end - start) and len(beside.split()) < least:
        return not stances(passage, (attributing.start, attributing.end))
    others = (t for t in passage.tokens if not attributing.start <= t.start < attributing.end)
    telling = (t for t in others if t.is_a("stance") or not any(map(t.is_a, _OF_NO_CONTENT)))
    told = sum(len(t.folded.split()) for t in telling)
    return told < (_SOME if attribution.said == "any" else 1)


def inside(passage: Passage, attribution: Attribution) -> bool:
    """Whether the attributing words stand in this very sentence."""
    said, told = attribution.quote, passage.sentence
    return not attribution.owned and said.start < told.end and told.start < said.end


def is_report(passage: Passage, taken: Sequence[Quote]) -> bool:
    """Whether a bare statement only reports a strike or what it did."""
    beyond = goes_beyond(passage) and not _rises(passage)
    if _lists_arms(passage):
        return True
    if beyond and _darkens(passage):
        return True
    if tells_record(passage) or tells_of_making(passage) or (beyond and not _tells_a_day(passage)):
        return False
    if is_taken(passage, taken) and any(map(passage.has, _OF_INCIDENTS)):
        return True
    if passage.has("quantity") and sums_up(passage):
        return False
    if any(map(passage.has, (*REPORTS, "among.injured", "among.killed"))):
        return True
    counted = passage.has("quantity") and passage.has("weapon")
    if counted and not beyond and _on_one_day(passage):
        return True
    if (passage.has("place.scene") and passage.has("time.event")) or (
        passage.has("blow.debris") and passage.has("weapon")
    ):
        return True
    placed = passage.has("place.scene") or passage.has("time.event")
    return any(map(passage.has, ("blow", "attack", "outcome"))) and (placed or counted)


def _lists_arms(passage: Passage) -> bool:
    """Whether it is a line of a list of arms, or opens one: «За його даними, ворог випустив:», "– two Lancets;"."""
    if passage.text[: passage.sentence.end].rstrip().endswith(":") and passage.has("outcome.launched"):
        return True
    words = [token for token in passage.tokens if token.is_a("word")]
    return opens_item(passage) and passage.has("weapon") and not any(token.kinds <= PLAIN for token in words)


def goes_beyond(passage: Passage) -> bool:
    """Whether it tells of stocks, making or shares; «американского производства» is no making."""
    return passage.has_any(_BEYOND) and any(
        any(map(token.is_a, _BEYOND)) and not token.is_a("of_type") for token in passage.tokens
    )


def _darkens(passage: Passage) -> bool:
    """Whether the share is that of a town left without power by the strike: "60 percent of the city had no light"."""
    told = [token for token in passage.tokens if any(map(token.is_a, _BEYOND))]
    return passage.has("outage") and all(token.is_a("share") for token in told) and not stances(passage)


def _rises(passage: Passage) -> bool:
    """Whether all that goes up is the toll of a strike, or what was downed: «кількість поранених зросла до 47»."""
    grows = [token for token in passage.tokens if token.is_a("beyond")]
    lasting = passage.has("share") or passage.has("time.cumulative") or passage.has("time.rank") or sums_up(passage)
    counted = passage.has("toll") or passage.has("outcome")
    return counted and bool(grows) and all(token.is_a("rise") for token in grows) and not lasting


def _tells_a_day(passage: Passage) -> bool:
    """Whether it happened on a day: what is counted by the month goes beyond a strike."""
    times = (token.value.period for token in passage.tokens if token.is_a("time.event"))
    return any(period.precision is not DatePrecision.MONTH for period in times)


def _on_one_day(passage: Passage) -> bool:
    """Whether it tells of a day or a night; «170 дронів на добу» is a rate."""
    times = (token for token in passage.tokens if token.is_a("time.event") and not token.is_a("whole_day"))
    return any(token.value.period.precision is DatePrecision.DAY for token in times)


def is_taken(passage: Passage, taken: Sequence[Quote]) -> bool:
    """Whether a raid or an incident is read from it; `taken` is sorted, and no evidence is longer than _EVIDENCE."""
    first = bisect_right(taken, passage.sentence.start - _EVIDENCE, key=lambda quote: quote.start)
    last = bisect_right(taken, passage.sentence.end - 1, lo=first, key=lambda quote: quote.start)
    return any(quote.end > passage.sentence.start for quote in taken[first:last])
