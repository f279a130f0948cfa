"""Who is meant by the words beside a verb of saying?

A speaker phrase is a run of names, offices, roles and bodies («голова Харківської ОВА Олег Синєгубов», "Colonel Markus
Reisner of the Austrian General Staff"); it is folded into one token of kind `speaker`. Names that stand in no table are
written in English letters; a role or surname alone is looked up among those named in the same report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from svidok.lexicon import Lexicon, Token
from svidok.model.place import Place, PlaceMention, PlacePrecision, PlaceRole
from svidok.reading.passages import Passage
from svidok.reading.transliteration import romanised
from svidok.text import words

_HEADS = ("person", "name", "body", "outlet", "office", "role", "group", "weasel")
_QUOTES = frozenset('"«»“”„')
_TABLES = ("person", "body", "outlet")
_TITLES = ("role", "office", "body", "place", "nation", "modifier", "mark")
_TITLE_LENGTH = 6
_ACRONYM = 3  # up to so many letters a name is only one in capitals: "WHO", not "who"
_LONGEST_NAME = 4
_COUNTRIES = {"UA": "Ukraine", "RU": "Russia"}
_METROPOLES = {"Kyiv": "Ukraine", "Moscow": "Russia"}
_ADJECTIVES = {"Ukraine": "Ukrainian", "Russia": "Russian", "the United States": "US", "the United Kingdom": "British"}


class SpeakerKind(StrEnum):
    """What sort of source an attribution names."""

    NAMED = "named"
    BODY = "body"
    OUTLET = "outlet"
    GROUP = "group"
    ROLE = "role"  # "a German volunteer", "the governor" where nobody in the report fits
    WEASEL = "weasel"


@dataclass(frozen=True, slots=True)
class Speaker:
    """A source under its English name; `name` is None for a weasel. `role` is the office said or known."""

    name: str | None
    kind: SpeakerKind
    role: str | None = None


@dataclass
class Acquaintance:
    """Whom the report has named so far, and where it is."""

    lexicon: Lexicon
    full: dict[str, str] = field(default_factory=dict)  # last word of a name, as the text writes it: the whole name
    by_role: dict[str, list[Speaker]] = field(default_factory=dict)  # first word of a role: those who hold it
    last: Speaker | None = None
    last_person: Speaker | None = None
    last_outlet: Speaker | None = None
    places: list[Place] = field(default_factory=list)

    def meet(self, speaker: Speaker, roles: Sequence[str]) -> None:
        if speaker.kind is SpeakerKind.NAMED:
            known = self.lexicon.row("person", speaker.name or "").get("role", "")
            for role in (*roles, known):
                holders = self.by_role.setdefault(role.partition(" ")[0].lower(), [])
                if role and speaker not in holders:
                    holders.append(speaker)
        if speaker.kind in (SpeakerKind.NAMED, SpeakerKind.BODY, SpeakerKind.ROLE):
            self.last = speaker
        if speaker.kind is SpeakerKind.OUTLET:
            self.last_outlet = speaker
        if speaker.kind in (SpeakerKind.NAMED, SpeakerKind.ROLE):
            self.last_person = speaker

    def scene(self, precision: PlacePrecision | None = None) -> Place | None:
        fitting = (p for p in reversed(self.places) if precision is None or p.precision is precision)
        return next(fitting, None)


def folded(passage: Passage) -> list[Token]:
    """The sentence's tokens between two of kind `edge`, each speaker phrase as one token of kind `speaker`."""
    tokens = list(_named(passage))
    start, end = passage.sentence.start, passage.sentence.end
    found = [Token(start, start, "", frozenset({"edge"}))]
    here = 0
    while here < len(tokens):
        last = _phrase(tokens, here, passage)
        if last > here:
            run = tuple(tokens[here:last])
            kinds = frozenset({"speaker"} | {kind for token in run for kind in _heads(token)})
            found.append(Token(run[0].start, run[-1].end, " ".join(t.folded for t in run), kinds, run))
            here = last
        else:
            found.append(_metonym(tokens, here))
            here += 1
    return [*found, Token(end, end, "", frozenset({"edge"}))]


def _heads(token: Token) -> Iterator[str]:
    """What a pattern may ask of a speaker: `speaker.person`, and `outlet`, `weasel` by themselves."""
    for kind in token.kinds:
        head = kind.partition(".")[0]
        if head in _HEADS and (head in _TABLES or not _in_tables(token)):
            yield f"speaker.{head}"
            if head in ("outlet", "weasel"):
                yield kind


def _named(passage: Passage) -> Iterator[Token]:
    """The tokens, names that are in no table folded into tokens of kind `name`."""
    tokens = [_with_office(passage, here) for here in range(len(passage.tokens))]
    shouted = _titled(tokens)
    here = 0
    while here < len(tokens):
        end = here
        while not shouted and end < len(tokens) and _is_name(tokens, here, end, passage):
            end += 1
        while end > here and not tokens[end - 1].is_a("capital"):
            end -= 1
        if end > here and (end - here > 1 or any(token.is_a("word") for token in tokens[:here])):
            text = passage.text[tokens[here].start : tokens[end - 1].end]
            yield Token(tokens[here].start, tokens[end - 1].end, text, frozenset({"name", "capital"}))
            here = end
        else:
            yield tokens[here]
            here += 1


def _with_office(passage: Passage, here: int) -> Token:
    """A place that is part of an office's name («Чернігівська ОВА») keeps what its words mean as an office.

    After a role a settlement of the same spelling is a surname: «губернатор Гусев».
    """
    token = passage.tokens[here]
    if not isinstance(token.value, PlaceMention):
        return token
    terms = passage.lexicon.languages[passage.language].terms
    inner = terms.tokens(words(passage.text, token.start, token.end), passage.text)
    if len(inner) == 1 and inner[0].is_a("person") and here and passage.tokens[here - 1].is_a("role"):
        return inner[0]
    if token.value.role is not PlaceRole.TITLE:
        return token
    kinds = {kind for part in inner for kind in part.kinds if kind.partition(".")[0] in ("office", "role", "body")}
    return token._replace(kinds=token.kinds | kinds)


def _titled(tokens: Sequence[Token]) -> bool:
    """Whether nearly every word has a capital, as in an English headline: then capitals tell nothing."""
    words = [t for t in tokens if t.is_a("word") and len(t.folded) > 3]
    return len(words) > 4 and sum(t.is_a("capital") for t in words) > 0.7 * len(words)


def _is_name(tokens: Sequence[Token], first: int, here: int, passage: Passage) -> bool:
    token = tokens[here]
    if here - first > 2 * _LONGEST_NAME:
        return False
    written = passage.text[token.start : token.end]
    if token.kinds <= {"word", "capital"} and token.is_a("capital") and not (len(written) > 1 and written.isupper()):
        small = passage.lexicon.languages[passage.language].profile.function_words
        return token.folded not in small and not (here == first and len(token.folded) < 2)
    beside = here > first and here + 1 < len(tokens) and tokens[here + 1].kinds <= {"word", "capital"}
    touching = beside and tokens[here + 1].is_a("capital") and tokens[here - 1].end == token.start
    if token.folded == "-":
        return touching and token.end == tokens[here + 1].start
    return token.folded == "." and touching and len(tokens[here - 1].folded) == 1


def _phrase(tokens: Sequence[Token], start: int, passage: Passage) -> int:
    """The end of the speaker phrase that begins at `start`, or `start` if none does."""
    if not (_is_head(tokens[start], passage) or _is_modifier(tokens[start])):
        return start
    end, heads, here = start, 0, start
    while here < len(tokens):
        token = tokens[here]
        if _is_head(token, passage):
            if heads and _parts(tokens, end, here):
                break
            heads += 1
            end = here + 1
        elif _is_modifier(token) and (here == end or (here == end + 1 and tokens[end].is_a("link"))):
            end = here + 1
        elif (name := _name_beyond(tokens, here, end)) > here:
            here = name
            continue
        elif not (token.is_a("link") or _opens_title(tokens, here)) or here > end + 1:
            break
        here += 1
    while end > start and tokens[end - 1].is_a("link") and not _is_head(tokens[end - 1], passage):
        end -= 1
    first = next((i for i in range(start, end) if _is_head(tokens[i], passage)), end)
    return end if heads and first - start <= 4 else start


def _name_beyond(tokens: Sequence[Token], here: int, end: int) -> int:
    """Where the name stands that a role ends in: «голова ради громади Олег Петренко»; `here` if none does."""
    if here != end or not _has_role(tokens, here):
        return here
    for ahead in range(here, min(here + _TITLE_LENGTH, len(tokens))):
        token = tokens[ahead]
        if token.is_a("person") or (token.is_a("name") and " " in token.folded):
            return ahead
        if token.is_a("say") or token.is_a("mark") or token.is_a("per"):
            break
    return here


def _parts(tokens: Sequence[Token], before: int, here: int) -> bool:
    """Whether an outlet and what stands beside it are two: «РИА Новости губернатор», not "Reuters sources"."""
    pair = tokens[before - 1], tokens[here]
    own = any(t.is_a("role.source") or t.is_a("group.sources") or t.is_a("role.journalist") for t in pair)
    return any(t.is_a("outlet") for t in pair) and not own


def _opens_title(tokens: Sequence[Token], here: int) -> bool:
    """A quotation mark or comma within a name or title: «голова правління "Нафтогаз" Корецький»."""
    folded = tokens[here].folded
    if folded in _QUOTES:
        opened = here + 1 < len(tokens) and _in_tables(tokens[here + 1])
        return opened or (here > 1 and _in_tables(tokens[here - 1]) and tokens[here - 2].folded in _QUOTES)
    if folded in "()":
        return folded == ")" or (here + 2 < len(tokens) and tokens[here + 2].folded == ")")
    after = tokens[here + 1] if here + 1 < len(tokens) else None
    person = after is not None and (after.is_a("person") or (after.is_a("name") and " " in after.folded))
    return folded == "," and person and any(map(tokens[here - 1].is_a, _TITLES)) and _has_role(tokens, here)


def _has_role(tokens: Sequence[Token], here: int) -> bool:
    return any(token.is_a("role") for token in tokens[max(0, here - _TITLE_LENGTH) : here])


def _is_head(token: Token, passage: Passage) -> bool:
    if not any(token.is_a(kind) for kind in _HEADS):
        return False
    if token.is_a("person") or token.is_a("outlet") or token.is_a("body"):
        written = passage.text[token.start : token.end]
        proper = written.isupper() if len(written) <= _ACRONYM else token.is_a("capital") or token.is_a("body")
        return proper or any(token.is_a(kind) for kind in ("role", "office", "group", "weasel"))
    return True


def _is_modifier(token: Token) -> bool:
    return any(map(token.is_a, ("nation", "country", "modifier", "place")))


def _in_tables(token: Token) -> bool:
    """Whether a token is a name of the tables; what its inner words mean is then no role or link of its own."""
    return token.is_a("person") or token.is_a("body") or token.is_a("outlet")


def _metonym(tokens: Sequence[Token], here: int) -> Token:
    """A country or its capital, which may stand for its authorities: "Kyiv says", «у росії заявили»."""
    token = tokens[here]
    named = isinstance(token.value, PlaceMention) or token.is_a("country") or token.is_a("capital_city")
    named = named and _country(token) is not None and not token.folded.endswith(("'s", "’s"))
    return token if not named else token._replace(kinds=token.kinds | {"metonym"})


def _country(token: Token) -> str | None:
    if isinstance(token.value, PlaceMention):
        place = token.value.place
        if place.precision is PlacePrecision.COUNTRY:
            return _COUNTRIES.get(place.country or "") or place.country
        return _METROPOLES.get(place.name or "") if place.precision is PlacePrecision.SETTLEMENT else None
    return token.of("capital_city") or token.of("country") or token.of("nation")


def resolved(token: Token, passage: Passage, known: Acquaintance, genitive: bool = False) -> Speaker | None:
    """Who the speaker phrase or metonym `token` means, as far as the report and the tables tell."""
    if token.is_a("outlet_again"):
        return known.last_outlet
    if token.is_a("metonym") and not isinstance(token.value, tuple):
        country = _country(token) or ""
        side = _ADJECTIVES.get(country) if country in _COUNTRIES.values() else None
        return Speaker(f"{side} authorities" if side else country.removeprefix("the "), SpeakerKind.BODY)
    run: tuple[Token, ...] = token.value
    roles = [value for t in run if not _in_tables(t) for value in t.all_of("role")[:1]]
    speaker = (
        _person(run, passage, known, genitive)
        or _head_of(run, known, roles)
        or _outlet_sources(run)
        or _body(run, known, roles)
        or _group(run)
        or _by_role(run, passage, known, roles)
    )
    if speaker is not None and speaker.role is None and roles and speaker.kind is SpeakerKind.NAMED:
        speaker = Speaker(speaker.name, speaker.kind, _title(run, known, roles))
    if speaker is not None:
        known.meet(speaker, roles)
    return speaker


def _person(run: Sequence[Token], passage: Passage, known: Acquaintance, genitive: bool) -> Speaker | None:
    for token in run:
        people = token.all_of("person")
        if people and token.is_a("capital") and not token.is_a("weapon"):
            name = people[0] if len(people) == 1 else _right_one(people, run, known)
            return Speaker(name, SpeakerKind.NAMED)
    names = sorted((token for token in run if token.is_a("name")), key=lambda t: " " not in t.folded)
    if not names or (len(run) == 1 and " " not in names[0].folded and names[0].folded not in known.full):
        return None
    name = known.full.get(names[0].folded, names[0].folded)
    if genitive:
        name = " ".join(_nominative(word, passage) for word in name.split())
    return Speaker(romanised(name, passage.language), SpeakerKind.NAMED)


def _right_one(people: Sequence[str], run: Sequence[Token], known: Acquaintance) -> str:
    """Of several who share a surname: one named in full, else one whose office is of the place at hand."""
    named = [name for name in people if name in known.full.values()]
    if len(named) == 1:
        return named[0]
    scene = known.scene()
    region = known.lexicon.row("region", (scene.admin1 or "") if scene else "").get("office", "")
    local = [name for name in people if region and region in known.lexicon.row("person", name).get("role", "")]
    official = any(token.is_a("office") for token in run)
    return local[0] if len(local) == 1 and (official or not named) else people[0].split()[-1]


def _nominative(word: str, passage: Passage) -> str:
    for rule in passage.lexicon.languages[passage.language].patterns.get("genitive_name", ()):
        for ending, instead in rule.settings["restore"]:
            if word.lower().endswith(ending):
                return str(word[: -len(ending)] + instead)
    return word


def _outlet_sources(run: Sequence[Token]) -> Speaker | None:
    outlets = [token.all_of("outlet")[0] for token in run if token.is_a("outlet")]
    if not outlets:
        return None
    sources = any(token.of("group") == "sources" or token.of("role") == "source" for token in run)
    bodies = [token.all_of("body")[0] for token in run if token.is_a("body")]
    if sources:
        return Speaker(f"{(bodies or outlets)[0]} sources", SpeakerKind.GROUP)
    return Speaker(outlets[0], SpeakerKind.OUTLET)


def _body(run: Sequence[Token], known: Acquaintance, roles: Sequence[str]) -> Speaker | None:
    source = "source" in roles or any(token.of("group") == "sources" for token in run)
    for token in run:
        bodies = token.all_of("body")
        if bodies:
            if source:
                return Speaker(f"{bodies[0]} source", SpeakerKind.GROUP)
            return Speaker(bodies[0], SpeakerKind.BODY, roles[0] if roles else None)
    for token in run:
        if token.is_a("office") and not _in_tables(token):
            name = _filled(token.all_of("office")[0], run, known)
            return Speaker(name, SpeakerKind.BODY, roles[0] if roles else None) if name else None
    return None


def _head_of(run: Sequence[Token], known: Acquaintance, roles: Sequence[str]) -> Speaker | None:
    """Somebody named before whose office is of the body said here: "the head of the alliance"."""
    bodies = [body for token in run for body in token.all_of("body")[:1]]
    for holder in known.last_person, *(one for holders in known.by_role.values() for one in holders):
        role = known.lexicon.row("person", holder.name or "").get("role") if holder is not None else None
        if roles and bodies and role and bodies[0] in role:
            return holder
    return None


def _group(run: Sequence[Token]) -> Speaker | None:
    for token in run:
        if token.is_a("weasel"):
            return Speaker(None, SpeakerKind.WEASEL)
        if token.is_a("group"):
            return Speaker(token.all_of("group")[0], SpeakerKind.GROUP)
    return None


def _by_role(run: Sequence[Token], passage: Passage, known: Acquaintance, roles: Sequence[str]) -> Speaker | None:
    """A role alone: somebody of that role named before, else the office with its place."""
    if not roles:
        return None
    nation = next((country for token in run if (country := _country(token))), None)
    holders = known.by_role.get(roles[0].partition(" ")[0].lower(), [])
    fitting = [person for person in holders if _serves(person, nation, known)]
    if fitting:
        return known.last if known.last in fitting else fitting[-1]
    name = _filled(roles[0], run, known)
    if name is None:
        return None
    if roles[0] in ("head", "spokesperson"):
        return None
    if roles[0][:1].islower():
        adjective = _ADJECTIVES.get(nation or "", nation or "")
        said = passage.text[run[0].start : run[-1].end].removeprefix("the ")
        name = said if passage.language == "en" else f"{adjective} {name}".strip()
    return Speaker(name, SpeakerKind.ROLE)


def _serves(person: Speaker, nation: str | None, known: Acquaintance) -> bool:
    if nation is None:
        return True
    role = known.lexicon.row("person", person.name or "").get("role") or person.role or nation
    return nation.removeprefix("the ") in role


def _title(run: Sequence[Token], known: Acquaintance, roles: Sequence[str]) -> str:
    """The role with its body: "head of the Kharkiv Oblast Military Administration"."""
    role = _filled(roles[0], run, known) or roles[0].partition(" of {")[0]
    if roles[0][:1].islower():
        body = _body([t for t in run if not t.is_a("person") and not t.is_a("name")], known, ())
        if body is not None and body.name:
            return f"{role} of {'' if body.name.startswith('the ') else 'the '}{body.name}"
    return role


def _filled(template: str, run: Sequence[Token], known: Acquaintance) -> str | None:
    """«{oblast} Military Administration» with the place said beside it or in force; None where nothing fills it."""
    if "{" not in template:
        return template
    beside = [token.value.place for token in run if isinstance(token.value, PlaceMention)]
    if "{nation}" in template:
        nation = next((country for token in run if (country := _country(token))), None)
        if nation is None:
            return None
        article = template.startswith("{nation}")
        return template.replace("{nation}", _ADJECTIVES.get(nation, nation.removeprefix("the ")) if article else nation)
    if "{oblast}" in template:
        place = next((p for p in beside if p.admin1), None) or known.scene()
        office = known.lexicon.row("region", place.admin1).get("office") if place and place.admin1 else None
        return template.replace("{oblast}", office) if office else template.replace("{oblast}", "").strip(" of")
    place = next((p for p in beside if p.name), None) or known.scene(PlacePrecision.SETTLEMENT)
    slot = "{city}" if "{city}" in template else "{place}"
    return template.replace(slot, place.name) if place and place.name else template.replace(slot, "").strip(" of")
