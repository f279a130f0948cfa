"""Which words of a sentence attribute it, to whom, and through which outlets?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from svidok.lexicon import Inventory, Match, Token
from svidok.reading.sentence.foreign_names import in_english
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.acquaintance import Acquaintance, Speaker, SpeakerKind
from svidok.reading.sources.cases import is_oblique, is_title_oblique
from svidok.reading.sources.introducing import apposed, is_person
from svidok.reading.sources.phrases import HEADS, is_possessive
from svidok.reading.sources.speakers import resolved, tell_of
from svidok.reading.sources.together import as_one
from svidok.reading.sources.unspoken import UNSPOKEN, is_named_so

_MINDED = ("assessment", "intent")  # what one may only tell of another
_TELLING = (SpeakerKind.NAMED, SpeakerKind.BODY, SpeakerKind.ROLE, SpeakerKind.GROUP)
_TO_SOMEBODY = ("say.demand", "say.forecast", "say.accusation")
_NAMING = tuple(f"speaker.{head}" for head in HEADS if head != "role")
_KNOWN_BY = ("speaker.person", "speaker.role")
_LEADING = ("where", "per", "refer")  # what leads to a speaker in another case
_SUFFERED = ("toll", "effect", "blow", "aside.memorial")
_CLOSING = frozenset('"»”“')
_SUBJECTS = ("speaker", "metonym", "pronoun")
_BESIDE = 4  # tokens before a verb of asking among which its subject is
_STOP = 2  # characters that may end a sentence: a full stop, a mark
_FOOT = 60  # characters that may stand below a heading at the end: a link


@dataclass(frozen=True, slots=True)
class Saying:
    """An attribution within its sentence, before it is known how far it reaches."""

    speaker: Speaker
    said: str
    covers: str
    start: int
    end: int
    leading: bool
    passes: bool  # only passes on what others know: "writes", a colon
    named: tuple[int, int] = (0, 0)  # where the words stand that say who it is
    apart: bool = False  # a statement of its own beside another of the same source: "denied it, but said …"
    beside: tuple[str, ...] = ()  # who says it with him: "the mayor and the police said"


def sayings(passage: Passage, tokens: Sequence[Token], held: Inventory, known: Acquaintance) -> list[Saying]:
    """The attributions of one sentence in the order of its text; `tokens` are its folded ones, `held` theirs."""
    for token in tokens:
        if token.is_a("speaker.body") or token.is_a("speaker.office"):
            tell_of(token, known)  # before anybody speaks: "four of the railway's workers were hurt, the company said"
    opening = tokens[1] if len(tokens) > 1 else None
    if opening is not None and opening.is_a("speaker.full") and any(one.is_a("pronoun.one") for one in tokens):
        resolved(opening, passage, known)  # "Ann Sample is less hopeful: the stocks, she argues, will last"
    found = _outer(_chained(_one_a_verb(list(_found(passage, tokens, held, known)))), passage)
    found = _unminded(found, tokens, known)
    at, subject = next(((at, token) for at, token in enumerate(tokens[:4]) if token.is_a("speaker")), (0, None))
    known_by = subject is not None and (any(map(subject.is_a, _KNOWN_BY)) or bool(apposed(tokens, at)))
    spoken_of = subject is not None and ((known_by and is_person(subject)) or _enters(tokens, at, passage))
    if subject is not None and spoken_of and not any(one.speaker.name for one in found):
        resolved(subject, passage, known)  # who is spoken of first is "he" in the next sentence
    author = next((token for token in tokens if token.is_a("speaker.body")), None) if passage.has("document") else None
    if author is not None and not found:
        resolved(author, passage, known)  # whose report it is that "found" something in the next sentence
    return found


def _enters(tokens: Sequence[Token], at: int, passage: Passage) -> bool:
    """Whether somebody without a name is told of for the first time, and nothing happened to him: "An engineer at a
    start-up is less calm"."""
    subject, before = tokens[at], tokens[at - 1]
    alone = subject.is_a("speaker.role") and not subject.is_a("speaker.holder") and not any(map(subject.is_a, _NAMING))
    new = before.is_a("new") or before.is_a("edge") or before.is_a("quantity")
    return alone and new and not any(map(passage.has, _SUFFERED)) and not is_oblique(subject, passage)


def _found(
    passage: Passage, tokens: Sequence[Token], held: Inventory, known: Acquaintance
) -> Iterator[tuple[int, Saying]]:
    """Each attribution with the token of its cue, rule by rule in the pack's order."""
    tokens, together = as_one(passage, tokens, held)
    held = passage.inventory(tokens) if together else held
    elsewhere = set(_elsewhere(passage, tokens, held))
    taken: list[tuple[int, int]] = []
    spoke: list[tuple[int, list[Speaker]]] = []  # who was heard in the sentence, and where: he may go on in it
    told_back = False
    for match in passage.lexicon.matches("attribution", passage.language, tokens, held):
        start = _begins(match)
        if any(start < last and first < match.end for first, last in taken):
            continue  # nobody is to be known from a rule that gives way
        cue = match.token("cue", tokens) or _cue(match, tokens)
        if match.token("who", tokens) in elsewhere or any(one(match, tokens) for one in _NO_SAYING):
            continue
        covers = match.pattern.settings.get("covers")
        amid = passage.index and len(passage.text) - passage.sentence.end > _FOOT
        who = match.token("who", tokens)
        owned = who is not None and who == cue and is_possessive(who.folded, passage)
        if owned and not match.pattern.settings.get("genitive"):  # "Placeholder's aim is modest: …"
            continue
        if (amid and covers == "report") or (told_back and covers == "line"):
            continue  # a heading stands above or below all; who is said to have told it all signs no line
        told = [(at, who) for at, who in spoke if at < start] if match.pattern.settings.get("again") is True else []
        speakers = max(told, key=itemgetter(0))[1] if told else _speakers(match, tokens, together, passage, known)
        if not speakers or cue is None:
            continue
        taken.append((start, match.end))
        spoke.append((start, speakers))
        told_back = told_back or covers == "back"
        if (saying := _saying(passage, tokens, match, cue, speakers)) is not None:
            yield cue.start, saying


def _saying(
    passage: Passage, tokens: Sequence[Token], match: Match, cue: Token, speakers: Sequence[Speaker]
) -> Saying | None:
    """What a rule found, as who says how much of the sentence; None where the cue only belongs to somebody."""
    first, last = tokens[match.start], tokens[match.end - 1]
    who = match.token("who", tokens)
    first = who if who is not None and cue.is_a("passive") and not cue.is_a("per") else first
    first = cue if match.pattern.settings.get("again") else first
    covers = match.pattern.settings.get("covers", "sentence")
    beside = cue is who or (who is not None and 0 <= cue.start - who.end <= 1)
    owned = who is not None and is_possessive(who.folded, passage) and beside
    owned = owned and not match.pattern.settings.get("genitive")
    if owned and not (cue.is_a("per") or cue.is_a("datum")):  # "the Kremlin's demands"
        return None
    if covers == "line" and who is not None and last.is_a("word"):  # the next sentence has begun
        last = who
    names = who is not None and is_named_so(tokens, match.captures["who"][0])
    leading = who is None or who.start <= passage.sentence.start + 3 or who.start < cue.start or cue.is_a("per")
    return Saying(
        speakers[0],
        "assessment" if names else _sort(cue),
        covers,
        first.start,
        last.end,
        leading,
        passes=cue.is_a("writes") or covers != "sentence" or (who is not None and who.is_a("outlet_again")),
        named=(who.start, who.end) if who is not None else (0, 0),
        apart=bool(match.pattern.settings.get("apart")),
        beside=tuple(one.name for one in speakers[1:] if one.name),
    )


def _begins(match: Match) -> int:
    """The first token that a rule takes for itself: of one that needs a verb before its own, its own."""
    return match.captures["cue"][0] if match.pattern.settings.get("again") else match.start


def _is_unsaid(match: Match, tokens: Sequence[Token]) -> bool:
    """Whether it is told what somebody did not say ("did not say how many", «не сообщил подробностей») or was asked, or
    that he would not be named."""
    first, _ = match.captures.get("cue", (0, 0))
    if first > 0 and (tokens[first].is_a("questioned") or tokens[first].is_a("aside.unsaid")):
        return True
    return first > 0 and _sort(tokens[first]) == "any" and tokens[first - 1].is_a("negated")


_NO_SAYING = (*UNSPOKEN, _is_unsaid)


def _elsewhere(passage: Passage, tokens: Sequence[Token], held: Inventory) -> Iterator[Token]:
    """Bodies that are only where somebody else speaks: «в Верховной Раде анонсировал»."""
    for match in passage.lexicon.matches("impersonal", passage.language, tokens, held):
        who, cue = match.token("who", tokens), match.token("cue", tokens)
        named = tokens[match.start].is_a("where") and who is not None and is_person(who)
        if who is None or cue is None or named:  # «в Кремле представитель Иван Образцов заявил»
            continue
        plural = tuple(match.pattern.settings["plural"])
        if not any(word.endswith(plural) for word in cue.folded.split()):  # «боятся эскалации»
            yield who


def _cue(match: Match, tokens: Sequence[Token]) -> Token | None:
    inside = tokens[match.start : match.end]
    said = next((t for t in inside if t.is_a("say") or t.is_a("per") or t.is_a("per_own")), None)
    return said or match.token("who", tokens)


def _sort(cue: Token) -> str:
    for kind in ("say", "per_own", "per", "offers", "hearsay"):
        if cue.is_a(kind):
            sorts = [sort for sort in cue.all_of(kind) if sort]
            return sorts[0] if sorts else "any"
    return "any"


def _is_addressed(match: Match, tokens: Sequence[Token], passage: Passage) -> bool:
    """Whether a group or a person is whom something is asked of: «мешканців попросили залишатися вдома»; one person
    does nothing that a verb tells of many («Івана Зразкового звинуватили»)."""
    who, cue = match.token("who", tokens), match.token("cue", tokens)
    if who is None or cue is None or not any(map(cue.is_a, _TO_SOMEBODY)):
        return False
    many = who.is_a("speaker.group") or who.is_a("speaker.weasel")
    if cue.start < who.start and not (many and cue.is_a("say.demand")):
        # whom one calls on stands behind the verb: «закликав мешканців»; whom one accuses, after who does
        first, at = match.captures["cue"][0], match.captures["who"][0]
        told = tokens[first - 1]
        by_whom = first > 0 and any(map(told.is_a, (*_SUBJECTS, "joins")))  # «пожаловался и обвинил власти»
        if cue.is_a("say.demand") and at - first <= 2 and not tokens[first + 1].is_a("mark"):
            return _has_subject(tokens[:first])  # «він також просить у Івана Зразкового»
        return by_whom and at - first == 1 and cue.is_a("say.accusation")
    rules = passage.lexicon.languages[passage.language].patterns
    addressed = tuple(e for rule in rules.get("genitive_name", ()) for e in rule.settings["addressed"])
    if many:
        return not cue.is_a("say.accusation") and who.folded.endswith(addressed or ("-",))
    plural = tuple(e for rule in rules.get("impersonal", ()) for e in rule.settings["plural"])
    before = tokens[match.captures["who"][0] - 1]
    alone = who.is_a("speaker.full") and not (who.is_a("several") or before.is_a("joins") or before.is_a("mark"))
    return bool(addressed) and alone and cue.folded.endswith(plural)


def _has_subject(before: Sequence[Token]) -> bool:
    """Whether somebody stands a few words before a verb of asking, and no mark between: "he also asks …"."""
    for token in reversed(before[-_BESIDE:]):
        if token.is_a("mark") or token.is_a("edge"):
            return False
        if any(map(token.is_a, _SUBJECTS)):
            return True
    return False


def _speakers(
    match: Match,
    tokens: Sequence[Token],
    together: Mapping[int, Sequence[Token]],
    passage: Passage,
    known: Acquaintance,
) -> list[Speaker]:
    """Who speaks by a rule: nobody, one, or all who say it together, in the order of the text."""
    speaker = _speaker(match, tokens, passage, known)
    who, cue = match.token("who", tokens), match.token("cue", tokens)
    if speaker is None or who is None or who.start not in together:
        return [speaker] if speaker is not None else []
    per = cue is not None and (cue.is_a("per") or cue.is_a("datum"))
    others = [resolved(one, passage, known, genitive=per) for one in together[who.start][1:]]
    passes = speaker.kind is SpeakerKind.OUTLET
    return [speaker, *(one for one in others if one and one.name and (one.kind is SpeakerKind.OUTLET) is passes)]


def _speaker(match: Match, tokens: Sequence[Token], passage: Passage, known: Acquaintance) -> Speaker | None:
    who = match.token("who", tokens)
    if who is not None:
        cue = match.token("cue", tokens)
        per = cue is not None and (cue.is_a("per") or cue.is_a("datum"))
        owned = bool(match.pattern.settings.get("genitive"))  # "the main points of Ann Sample:"
        led = tokens[max(0, match.captures["who"][0] - 1)]  # «пише газета з посиланням на мера Івана Зразкового»
        cased = per or owned or led.is_a("refer")
        if not cased and (is_oblique(who, passage) or _is_addressed(match, tokens, passage)):
            return None
        verb = led if _cue(match, tokens) is who else _cue(match, tokens)  # or the dash that stands for one
        if not owned and not any(map(led.is_a, _LEADING)) and is_title_oblique(who, verb, passage):
            return None
        nobody = Speaker(None, SpeakerKind.GROUP) if who.is_a("pronoun.many") else None  # "they", whoever they are
        genitive = (per and cue is not None and not cue.is_a("as_said")) or (cue is None and led.is_a("refer"))
        after_per = led.is_a("per") and not led.is_a("as_said")  # "By the words of Ann Sample:", whatever rule read it
        genitive = genitive or after_per or owned
        return resolved(who, passage, known, genitive=genitive) or nobody or _stranger(match, tokens, passage, known)
    if match.pattern.settings.get("again") == "body":  # "it said" is said of no person
        return known.last if known.last in known.bodies else next(reversed(known.bodies), None)
    if match.pattern.settings.get("again"):
        return known.last
    cue = match.token("cue", tokens)
    if cue is not None and cue.is_a("per_own"):
        return known.last if cue.is_a("of_many") else known.last_person
    return Speaker(None, SpeakerKind.WEASEL)


def _stranger(match: Match, tokens: Sequence[Token], passage: Passage, known: Acquaintance) -> Speaker | None:
    """Whoever is told of by a surname alone, beside a verb of saying and a quotation: “…,” Placeholder said."""
    who, cue = match.token("who", tokens), match.token("cue", tokens)
    if who is None or cue is None or not who.is_a("speaker.surname") or len(who.value) > 1:
        return None
    if passage.language == "en" and (cue.is_a("estimates") or cue.is_a("per")):  # "Sample estimates", of one not named
        return Speaker(who.folded.removesuffix("'s").removesuffix("’s"), SpeakerKind.BODY)
    first, last = sorted((match.captures["who"][0], match.captures["cue"][0]))
    quoted = any(token.folded in _CLOSING for token in tokens[max(0, first - 3) : first])
    after = tokens[last + 1 : last + 3]
    aged = len(after) > 1 and after[0].folded == "," and after[1].is_a("quantity")  # "Olena, 45": nobody one knows
    if last - first > 1 or not quoted or aged:
        return None
    speaker = Speaker(in_english(who.folded, passage.language), SpeakerKind.NAMED)
    known.full.setdefault(who.folded, who.folded)
    known.meet(speaker, ())
    return speaker


def _one_a_verb(found: Sequence[tuple[int, Saying]]) -> list[Saying]:
    """Of several rules that read the same cue or the same words the first holds; in the order of the text."""
    cues: set[int] = set()
    kept: list[Saying] = []  # in the order of the text; none overlaps another, so that only neighbours can clash
    for cue, one in found:
        at = bisect_left(kept, one.start, key=lambda other: other.start)
        clash = any(one.start < other.end and other.start < one.end for other in kept[max(0, at - 1) : at + 1])
        if cue not in cues and not clash:
            cues.add(cue)
            kept.insert(at, one)
    return kept


def _chained(found: list[Saying]) -> list[Saying]:
    """Outlets are no rivals of the source they pass on; the same source twice in a sentence is one."""
    sources = [one for one in found if one.speaker.kind is not SpeakerKind.OUTLET]
    if len(sources) == 1 and any(one.covers == "back" for one in found):  # "The Daily reported this, citing officials"
        first, last = min(one.start for one in found), max(one.end for one in found)
        sources = [replace(sources[0], covers="back", start=first, end=last)]
    kept: list[Saying] = []
    for one in sources or found:
        again = kept and kept[-1].speaker.name == one.speaker.name and kept[-1].covers == one.covers
        if again and not one.apart:
            stronger = kept[-1] if kept[-1].said != "any" else replace(kept[-1], said=one.said)
            kept[-1] = stronger
        else:
            kept.append(one)
    return kept


def _outer(found: list[Saying], passage: Passage) -> list[Saying]:
    """Who ends a sentence on what a country says or wants has said it all: "Northland demands it, she said"."""
    if len(found) != 2 or found[1].speaker.kind is not SpeakerKind.NAMED:
        return found
    inner, outer = found
    if passage.text[inner.end : outer.start].strip() == ":" and passage.lexicon.row("nation", inner.speaker.name or ""):
        return [replace(outer, said=inner.said if outer.said == "any" else outer.said)]  # "they deny it: she said"
    if outer.leading:
        return found
    ends = passage.sentence.end - outer.end <= 1
    if not (ends and passage.lexicon.row("nation", inner.speaker.name or "")):
        return found
    return [replace(outer, said=inner.said if outer.said == "any" else outer.said)]


def _unminded(found: list[Saying], tokens: Sequence[Token], known: Acquaintance) -> list[Saying]:
    """Who tells what another hopes or wants has said it: "the envoy said Placeholder hoped to freeze the city"."""
    kept = found[:1]
    for inner in found[1:]:
        outer = kept[-1]
        between = [token for token in tokens if outer.end <= token.start and token.end <= inner.start]
        minded = inner.said in _MINDED and inner.speaker.kind is SpeakerKind.NAMED
        at_once = outer.leading and inner.leading and all(t.is_a("mark") or t.is_a("that") for t in between)
        if minded and at_once and outer.speaker.kind in _TELLING and outer.speaker.name != inner.speaker.name:
            kept[-1] = replace(outer, said=inner.said if outer.said == "any" else outer.said)
            known.meet(outer.speaker, ())
        else:
            kept.append(inner)
    return kept


def clauses(found: Sequence[Saying], passage: Passage) -> list[tuple[Saying, int, int]]:
    """The part of its sentence that each attribution holds for: up to the next one, or from the last one on."""
    start, end = passage.sentence.start, passage.sentence.end
    if len(found) == 2 and found[0].leading and found[0].said == "pledge" and _closes(found[1], end):
        found = found[1:]  # "Kyiv has promised to …, its ministry said": the second tells all of it
    bounds = [start]
    for one, following in pairwise(found):
        leads = following.leading and not _closes(following, end)
        bounds.append(following.start if leads else one.end)
    tail = passage.text[found[-1].end : end] if found else ""
    bounds.append(found[-1].end if found and found[-1].covers == "line" and len(tail) > 2 else end)
    return [(one, bounds[i], bounds[i + 1]) for i, one in enumerate(found) if bounds[i] < bounds[i + 1]]


def _closes(saying: Saying, end: int) -> bool:
    """Whether it ends the sentence, and so leads nothing on."""
    return saying.said == "any" and end - saying.end <= _STOP
