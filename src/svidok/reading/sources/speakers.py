"""Who is meant by the words beside a verb of saying?

Names that stand in no table are written in English letters; a role or surname alone is looked up among those named in
the same report; an office without a name takes its place from the words beside it or from the scene.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from svidok.lexicon import Token
from svidok.model.place import PlaceMention, PlacePrecision
from svidok.model.reading import Side
from svidok.reading.sentence.foreign_names import in_english
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.sides import named
from svidok.reading.sources.acquaintance import Acquaintance, Speaker, SpeakerKind
from svidok.reading.sources.bodies import in_tables
from svidok.reading.sources.cases import as_called, nominative
from svidok.reading.sources.declension import given_name, surnames
from svidok.reading.sources.delegates import delegate
from svidok.reading.sources.nameless import outlet_sources, sources_again
from svidok.reading.sources.namesakes import bears_the_name
from svidok.reading.sources.offices import (
    GOVERNOR,
    adjective,
    chief_of,
    filled,
    headed,
    is_foreign,
    led_by,
    region_beside,
    template_of,
    told_before,
    unfilled,
)
from svidok.reading.sources.phrases import COUNTRIES, country_of
from svidok.reading.sources.served import is_served
from svidok.reading.sources.told_again import is_countryman, is_new, is_told_again, may_be

_BRANCHED = ("rescue", "police", "prosecutor")  # kinds of bodies that have a branch in each region
_BRANCHES = (("police", "police"), ("prosecutors", "Prosecutor's Office"))  # who are of a region where one is said
_SPOKESPERSON, _HEAD = "spokesperson", "head"
_CRIMEA = "UA-43"
_LED = {PlacePrecision.SETTLEMENT: "Mayor of {city}", PlacePrecision.RAION: "Head of {place} District"}
_DEFENCE = "office.{nation} Ministry of Defence"
_OF_LANDS = ("officials", "politicians", "lawmakers", "opposition")


def resolved(token: Token, passage: Passage, known: Acquaintance, genitive: bool = False) -> Speaker | None:
    """Who the speaker phrase or metonym `token` means, as far as the report and the tables tell."""
    if token.is_a("outlet_again"):
        return known.last_outlet
    if token.is_a("pronoun"):
        if token.is_a("pronoun.first"):
            return None
        return known.last_many if token.is_a("pronoun.many") else known.last_person
    if token.is_a("body_again") and not isinstance(token.value, tuple):
        again = token.of("body_again") == "Ministry"
        return known.body_again(token) or (_defending(passage, known) if again else None)
    if token.is_a("metonym") and not isinstance(token.value, tuple):
        country = country_of(token, known.lexicon) or ""
        known.last = Speaker(country.removeprefix("the "), SpeakerKind.BODY)
        return known.last
    run: tuple[Token, ...] = token.value
    roles = [_of_a_place(value, run) for t in run if not in_tables(t) and (value := _role(t))]
    speaker = (
        _person(run, passage, known, genitive)
        or delegate(run, known)
        or _head_of(run, known, roles)
        or outlet_sources(run, known)
        or sources_again(run, known)
        or _body(run, known, roles)
        or _speaking_for(run, known, roles)
        or _fellows(run, known)
        or _group(run, passage, known)
        or _by_role(run, passage, known, roles)
        or (_defending(passage, known) if any(t.is_a(_DEFENCE) for t in run) else None)
    )
    if speaker is not None and speaker.role is None and roles and speaker.kind is SpeakerKind.NAMED:
        speaker = Speaker(speaker.name, speaker.kind, _title(run, known, roles))
    if speaker is not None and speaker.kind is SpeakerKind.BODY and any(t.is_a("weasel") for t in run):
        known.staff = speaker
    if speaker is not None and not all(t.is_a("credit") for t in run):  # "Source: the mayor"
        known.meet(speaker, roles)
    if speaker is not None and speaker.kind is SpeakerKind.NAMED:  # whose body may be spoken of next
        known.bodies += [Speaker(body, SpeakerKind.BODY) for t in run for body in t.all_of("body")[:1]]
        known.serve(speaker, run if roles else ())
    return speaker


def tell_of(token: Token, known: Acquaintance) -> None:
    """Remember the body that a speaker phrase names where nobody speaks: "the company" may mean it further down.

    An office that nobody's name stands beside is not told of by that: "an embassy".
    """
    run = token.value if isinstance(token.value, tuple) else ()
    whole = any(part.is_a("body") or part.is_a("nation") or part.is_a("country") or _is_land(part) for part in run)
    if not whole or any(part.is_a("person") or part.is_a("outlet") for part in run):
        return
    body = _body(run, known, ())
    if body is not None and body.kind is SpeakerKind.BODY:
        known.told_of.append(body)


def _is_land(token: Token) -> bool:
    """Whether a token is a place whose office is meant by it: a land, a region; no town ("an embassy in Kyiv")."""
    return isinstance(token.value, PlaceMention) and token.value.place.precision is not PlacePrecision.SETTLEMENT


def _defending(passage: Passage, known: Acquaintance) -> Speaker | None:
    """Whose "the (defence) ministry" is that counts what was shot down, where none was named: of those attacked."""
    attacker = named(passage) if passage.has("outcome.shot_down") else None
    if attacker is None or not passage.has("weapon"):
        return None
    nation = next(COUNTRIES[side] for side in Side if side is not attacker)
    body = f"{adjective(nation, known)} Ministry of Defence"
    ours = f"Ministry of Defence of {nation}"
    return Speaker(ours if known.lexicon.row("body", ours) else body, SpeakerKind.BODY)


def _role(token: Token) -> str | None:
    """The office that a token tells; of several one that says more than "head": «директор завода»."""
    roles = token.all_of("role")
    return next((role for role in roles if role != _HEAD), roles[0] if roles else None)


def _of_a_place(role: str, run: Sequence[Token]) -> str:
    """The office of him who heads a town or a region of Russia: «глава Ростовской области», "the head of Shebekino"."""
    office = next((one for token in run for one in token.all_of("office")[:1]), None)
    if role == _HEAD and office and not any(_is_region(token) for token in run):
        return led_by(office) or role
    heads = role == _HEAD and not any(token.is_a("body") or token.is_a("office") for token in run)
    place = next((token.value.place for token in run if heads and isinstance(token.value, PlaceMention)), None)
    if place is not None and place.precision in _LED:
        return _LED[place.precision]
    if place is None or place.precision is not PlacePrecision.REGION:
        return role
    return GOVERNOR if place.country == "RU" or place.admin1 == _CRIMEA else role


def _is_region(token: Token) -> bool:
    return isinstance(token.value, PlaceMention) and token.value.place.precision is PlacePrecision.REGION


def _person(run: Sequence[Token], passage: Passage, known: Acquaintance, genitive: bool) -> Speaker | None:
    for at, token in enumerate(run):
        people = token.all_of("person")
        if people and is_served(run, at, passage):
            continue
        if people and not passage.text[token.start : token.end].islower() and not token.is_a("weapon"):
            name = people[0] if len(people) == 1 else _right_one(people, run, known)
            if (given := bears_the_name(run, token, name, passage.language)) is not None:
                name = in_english(passage.text[given.start : token.end], passage.language)
            return Speaker(name, SpeakerKind.NAMED)
    names = sorted((token for token in run if token.is_a("name")), key=lambda t: " " not in t.folded)
    placed = any(token.is_a(kind) for token in run for kind in ("role", "office", "courtesy", "call_sign"))
    if not names:
        return None
    if genitive and names[0].folded not in known.full:  # «за словами Зразкового», named in full as «Олег Зразковий»
        of_it = nominative(names[0].folded, passage), *surnames(names[0].folded, passage.language)
        again = next((known.full[one] for one in of_it if one in known.full), None)
        if again is not None:
            return Speaker(in_english(again, passage.language), SpeakerKind.NAMED)
    if not placed and " " not in names[0].folded and names[0].folded not in known.full:
        whole = _by_given_name(names[0].folded, passage, known)
        return Speaker(in_english(whole, passage.language), SpeakerKind.NAMED) if whole else None
    full = [name for name in names if " " in name.folded]
    led = [one for one, after in pairwise(run) if one in full and (after.is_a("link") or after.is_a("interview"))]
    names = led[:1] or full[-1:] or names  # "Ann Example of the Sample Fund"; a company and a person have him last
    name = known.full.get(names[0].folded, names[0].folded).removesuffix("'s").removesuffix("’s")
    return Speaker(in_english(as_called(name, passage, genitive), passage.language), SpeakerKind.NAMED)


def _by_given_name(word: str, passage: Passage, known: Acquaintance) -> str:
    """The whole name of the one person of the report who has this given name, in whatever case it stands; else ""."""
    return known.given.get(word) or known.given.get(given_name(word, passage.language) or "", "")


def _right_one(people: Sequence[str], run: Sequence[Token], known: Acquaintance) -> str:
    """Of several who share a surname: one named in full, else one whose office is of the place at hand."""
    named = [name for name in people if name in known.full.values()]
    if len(named) == 1:
        return named[0]
    scene = known.scene
    region = known.lexicon.row("region", (scene.admin1 or "") if scene else "").get("office", "")
    local = [name for name in people if region and region in known.lexicon.row("person", name).get("role", "")]
    held = [name for name in people if known.lexicon.row("person", name).get("role") in known.met]
    official = any(token.is_a("office") for token in run)
    if not named and len(held) == 1:  # «повідомив віцепрем'єр … Кулеба уточнив»
        return held[0]
    return local[0] if len(local) == 1 and (official or not named) else people[0].split()[-1]


def _body(run: Sequence[Token], known: Acquaintance, roles: Sequence[str]) -> Speaker | None:
    source = "source" in roles or any(token.of("group") == "sources" for token in run)
    if any(role.startswith("Ambassador") for role in roles):  # "the ambassador to the UN" speaks for those who sent him
        return None
    if roles and _leads(roles[0], run) and filled(roles[0], run, known, official=True):
        return None
    for token in run:
        bodies = token.all_of("body")
        if token.is_a("enterprise"):
            known.firms.update(bodies)
        if bodies and not (token.is_a("office") and is_foreign(run, bodies[0], known)):
            if source:
                return Speaker(f"{bodies[0]} {_sources(run)}", SpeakerKind.ROLE)
            if roles and roles[0] == "official":
                return Speaker(f"{bodies[0]} official", SpeakerKind.ROLE)
            if roles and (chief := chief_of(bodies[0], roles[0], known)):
                return Speaker(chief, SpeakerKind.ROLE)
            another = token.is_a("office") and told_before(template_of(token, run, known), run, known)
            if another and not known.lexicon.row("body", another.name or ""):  # the tables have but the two sides'
                return another
            return Speaker(_branch(bodies[0], run, known), SpeakerKind.BODY, roles[0] if roles else None)
    named = [token for token in run if not (token.is_a("role") and _role(token) not in (_HEAD, _SPOKESPERSON))]
    for token in named:  # «зампред правительства» is no government
        if token.is_a("office") and not (in_tables(token) and not is_foreign(run, token.of("body") or "", known)):
            template = template_of(token, run, known)
            if (told := told_before(template, run, known)) is not None:
                return told
            name = filled(template, run, known, official=True)
            if source:
                return Speaker(f"{name or unfilled(template)} {_sources(run)}", SpeakerKind.ROLE)
            return Speaker(name, SpeakerKind.BODY, roles[0] if roles else None) if name else None
    return None


def _sources(run: Sequence[Token]) -> str:
    return "sources" if any(token.of("group") == "sources" for token in run) else "source"


def _leads(role: str, run: Sequence[Token]) -> bool:
    """Whether an office is that of who heads the government or ministry beside it."""
    return any(led_by(office) == role for token in run for office in token.all_of("office")[:1])


def _branch(body: str, run: Sequence[Token], known: Acquaintance) -> str:
    """The branch of a body in the region said beside it, or told of before: «ДСНС Донеччини», then «в ДСНС»."""
    if known.lexicon.row("body", body).get("kind") not in _BRANCHED:
        return body
    short = body.partition(" of Ukraine")[0]
    region = region_beside(run, known)
    told = (one.name for one in reversed(known.bodies) if (one.name or "").startswith(f"{short} in "))
    return f"{short} in {region}" if region else next(told, None) or body


def _speaking_for(run: Sequence[Token], known: Acquaintance, roles: Sequence[str]) -> Speaker | None:
    """Whose press service or spokesperson speaks: «пресслужба компанії» of one told of, "a spokesman" of the last."""
    if roles[:1] != [_SPOKESPERSON] or any(token.is_a("place") or token.is_a("group") for token in run):
        return None
    again = next((token for token in run if token.is_a("body_again")), None)
    if again is not None:
        return known.body_again(again)
    alone = len(run) == 1 and known.last is not None and known.last.kind is SpeakerKind.BODY
    return known.last if alone else None


def _head_of(run: Sequence[Token], known: Acquaintance, roles: Sequence[str]) -> Speaker | None:
    """Somebody named before whose office is of the body said here: "the head of the alliance"."""
    bodies = [body for token in run for body in token.all_of("body")[:1]]
    offices = (filled(token.all_of("office")[0], run, known, official=True) for token in run if token.is_a("office"))
    bodies += [office for office in offices if office and "head" in roles]
    bodies += [body.replace("Ministry", "Minister") for body in bodies if "head" in roles]
    bodies += [chief for body in bodies for role in roles[:1] if (chief := chief_of(body, role, known))]
    for holder in known.last_person, *(one for holders in known.by_role.values() for one in holders):
        row = known.lexicon.row("person", holder.name or "") if holder is not None else {}
        role = row.get("role") or (holder.role if holder is not None else None)
        so_called = holder is not None and roles[:1] == ["head"] and holder in known.by_role.get("head", [])
        told = known.serves.get(holder.name or "", ()) if holder is not None and so_called else ()
        if roles and roles[0] != "official" and any(body in (role or "") or body in told for body in bodies):
            return holder
    last = known.last_person  # "the company's head, Paula Placeholder", of whom "the head of Ukrenergo" speaks again
    if last is not None and roles and roles[0] == last.role == "head" and any(token.is_a("body") for token in run):
        return last
    return None


def _fellows(run: Sequence[Token], known: Acquaintance) -> Speaker | None:
    """The institute last met, whose own "analysts" or "researchers" are named by that alone."""
    if len(run) > 1 or not run[0].is_a("fellows"):
        return None
    institutes = (b for b in reversed(known.bodies) if known.lexicon.row("body", b.name or "").get("kind") == "monitor")
    return next((body for body in institutes if body.name in known.met), None)


def _group(run: Sequence[Token], passage: Passage, known: Acquaintance) -> Speaker | None:
    for token in run:
        if token.is_a("weasel"):
            return _staff_again(run, passage, known) or Speaker(None, SpeakerKind.WEASEL)
        if token.is_a("group") and not token.is_a("role.official"):  # "a law enforcement official" is one man
            told = known.body_again(token) if len(run) == 1 and token.is_a("body_again") else None
            branch = next((name for kind, name in _BRANCHES if token.is_a(f"group.{kind}")), "")
            region = branch and region_beside(run, known)
            whole = Speaker(f"{region} {branch}", SpeakerKind.BODY) if region else told
            return whole or Speaker(_of_a_land(token.all_of("group")[0], run, known), SpeakerKind.GROUP)
    return None


def _of_a_land(group: str, run: Sequence[Token], known: Acquaintance) -> str:
    """Officials under the adjective of the land beside them, authorities only of a third one: «власти Казахстана»."""
    nation = next((country for token in run if (country := country_of(token, known.lexicon))), None)
    theirs = group in _OF_LANDS or (group == "local authorities" and nation not in COUNTRIES.values())
    return f"{adjective(nation, known)} {group.removeprefix('local ')}" if nation and theirs else group


def _staff_again(run: Sequence[Token], passage: Passage, known: Acquaintance) -> Speaker | None:
    """The body whose people were told of, where "the analysts" alone speak on."""
    if known.staff is None or len(run) > 1:
        return None
    again = any(passage.tokens[match.end - 1].start == run[0].start for match in passage.matches("staff_again"))
    return known.staff if again else None


def _by_role(run: Sequence[Token], passage: Passage, known: Acquaintance, roles: Sequence[str]) -> Speaker | None:
    """A role alone: somebody of that role named before, else the office with its place; whose press service it is."""
    roles = [role for role in roles if role != _SPOKESPERSON] or roles
    if not roles:
        return None
    nation = next((country for token in run if (country := country_of(token, known.lexicon))), None)
    holders = known.by_role.get(roles[0].partition(" ")[0].lower(), []) + _leaders(roles[0], run, known)
    local = _local(roles[0], run, known)
    fitting = [person for person in holders if _serves(person, local or nation, known)]
    another = roles[0][:1].islower() and is_new(run, passage)  # "an analyst" is nobody named already
    if fitting and not another:
        met = [person for person in fitting if person.name in known.met]
        again = (not met or roles[0] == "official") and is_told_again(run, roles[0], passage)
        if again and (last := known.last_person) and may_be(last, roles[0], known):  # «уверен эксперт»: just quoted
            return last
        return known.last if known.last in fitting else (met or fitting[:1])[-1]
    name = headed(filled(roles[0], run, known, official=True))
    last = known.last_person
    again = is_told_again(run, roles[0], passage)
    again = again and last is not None and may_be(last, roles[0], known)
    if last and last.kind is SpeakerKind.NAMED and (again or is_countryman(last, nation, roles[0], known)):
        return last
    if nation is None and roles[0][:1].islower() and not is_new(run, passage) and known.is_stranger(last):
        return last  # "the general", "the lawmaker" of whom the report has told no office
    if name is None or roles[0] in ("head", _SPOKESPERSON):
        return None
    if roles[0][:1].islower():
        said = passage.text[run[0].start : run[-1].end].removeprefix("the ")
        called = next((calling for t in run for calling in t.all_of("calling")), name)
        name = said if said.isascii() else f"{adjective(nation or '', known)} {called}".strip()
    return Speaker(name, SpeakerKind.ROLE)


def _leaders(role: str, run: Sequence[Token], known: Acquaintance) -> list[Speaker]:
    """Who leads the region of a "governor" under another title: "head of Tatarstan", of a military administration."""
    governed = (filled(role, run, known) or "").removeprefix("Governor of ")
    led = ("", "the occupied part of ")
    titles = [f"head of the {governed} Military Administration", *(f"head of {part}{governed}" for part in led)]
    heads = known.by_role.get("head", []) if role == GOVERNOR else []
    return [one for one in heads if (known.lexicon.row("person", one.name or "").get("role") or one.role) in titles]


def _local(role: str, run: Sequence[Token], known: Acquaintance) -> str | None:
    """The region or town of an office, where its place is said beside it: «глава российской Ростовской области», or it
    is the one spoken of: "the local governor"."""
    placed = any(isinstance(token.value, PlaceMention) or token.is_a("of_here") for token in run)
    if "{nation}" in role or not placed:
        return None
    return next(iter((filled(role, run, known) or "").split(" of ")[1:]), None) if "{" in role else None


def _serves(person: Speaker, whose: str | None, known: Acquaintance) -> bool:
    """Whether the office of a person, as far as it is known, is that of this nation, region or town."""
    if whose is None:
        return True
    row = known.lexicon.row("person", person.name or "")
    role = row.get("role") or person.role or whose
    return whose.removeprefix("the ") in role or COUNTRIES.get(row.get("side", "")) == whose


def _title(run: Sequence[Token], known: Acquaintance, roles: Sequence[str]) -> str:
    """The role with its body: "head of the Kharkiv Oblast Military Administration"."""
    role = filled(roles[0], run, known) or roles[0].partition(" of {")[0]
    if roles[0][:1].islower():
        body = _body([t for t in run if not t.is_a("person") and not t.is_a("name")], known, ())
        if body is not None and body.name:
            return f"{role} of {'' if body.name.startswith('the ') else 'the '}{body.name}"
    return role
