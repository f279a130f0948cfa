"""Whose channel is this: a body's or a person's own, or one that passes on what others know?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache

from svidok.lexicon import Lexicon, Token
from svidok.lexicon.packs import PACKS
from svidok.model.report import Report
from svidok.reading.sentence.transliteration import romanised
from svidok.reading.sources.phrases import COUNTRIES
from svidok.text import sentences

_ASIDE = re.compile(r"(?<!\s)\s*[(\[][^()\[\]]*[)\]]")  # "(sample)", "[official]": a remark on the name, no part of it
_LINKED = re.compile(r"\[([^\[\]\n]{2,60})\]\(https?://t\.me/[^)\s]{1,60}\)[^\w\n]{0,9}\Z")
_TAG = re.compile(r"#(\w{3,40})")
_HANDLE = re.compile(r"(?:t\.me/|(?<![\w/.])@)(\w{4,40})(?![\w/])")  # of a channel, not of one of its posts
_END = 200  # characters of a report in which its signature stands
_BELOW, _SHORT = 8, 42  # lines of that end; characters of one that may be a signature, or what is offered below it
_EDGES = " \t|*_[]()👉👇👆📩➡️🔹❗✅⚡.:-–—"
CENTRE = "communications"  # the kind of a body that refutes and explains
_POLICE = "{oblast} police"
_HEAD = "head"  # the role of whoever leads; others with a place in them are governors and mayors
_PLAIN = frozenset({"word", "capital"})
_FULL_NAME = 2  # words: a given name and a surname
_LEAST = 3  # letters that the adjective of a region shares with its name at the least: «Сумська», Sumy


def home_of(report: Report, lexicon: Lexicon) -> str | None:
    """The country whose ministries an outlet means where it names none; None where the tables do not tell its side."""
    return _home(report.source_name, lexicon) if report.source_name else None


@lru_cache(maxsize=10_000)
def _home(channel: str, lexicon: Lexicon) -> str | None:
    sides = (lexicon.row("outlet", token.of("outlet") or "").get("side", "") for token in _tokens(channel, lexicon))
    return next((COUNTRIES[side] for side in sides if side in COUNTRIES), None)


def outlet_itself(report: Report, lexicon: Lexicon) -> str | None:
    """The outlet whose report it is, by its code; None where no table has it, or on a channel of somebody's own."""
    return _itself(report.source_name, lexicon) if report.source_name else None


@lru_cache(maxsize=10_000)
def _itself(channel: str, lexicon: Lexicon) -> str | None:
    return next((outlet for token in _tokens(channel, lexicon) for outlet in token.all_of("outlet")), None)


def _tokens(channel: str, lexicon: Lexicon) -> Iterator[Token]:
    """What a channel's name holds, as each language held reads it."""
    for language in lexicon.languages:
        for sentence in sentences(channel, lexicon.profiles, language):
            yield from lexicon.tokens(sentence, channel)


def channel_owner(report: Report, lexicon: Lexicon) -> tuple[str, ...]:
    """The body, office or person that posts on a channel of its own; nothing for an outlet or an unknown channel. A
    post of which no channel is known may be signed."""
    if not report.source_name:
        return _signed(report.text, lexicon)
    owner = _handles().get(report.source_name.removeprefix("@").lower())
    return (owner,) if owner else _owner(report.source_name, lexicon) or _tagged(report.text, lexicon)


@cache
def _handles() -> dict[str, str]:
    """Whose the channels are that packs/speakers/channels.toml knows, by their handles."""
    held: dict[str, str] = tomllib.loads((PACKS / "speakers" / "channels.toml").read_text("utf-8"))["channels"]
    return held


def _signed(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Whose handle or name ends a post, as the link to a channel or as a line of its own: «🔹 [Минобороны
    России](https://t.me/…)»; what is only offered below it counts not: «Підписатись | Надіслати новину». A centre
    that refutes and explains is known by its hashtag, too, and by any such line: «Підписатись на Spravdi»."""
    end = text[-_END:].rstrip()
    known = {_handles().get(handle.lower()) for handle in _HANDLE.findall(end)} - {None}
    if known:
        return tuple(owner for owner in known if owner) if len(known) == 1 else ()
    if linked := _LINKED.search(end):
        return _owner(linked[1], lexicon)
    if tagged := _tagged(text, lexicon):
        return tagged
    lines = [line.strip(_EDGES) for line in end.partition("\n")[2].splitlines()[-_BELOW:]]  # none stands above others
    for line in reversed([line for line in lines if line]):
        if len(line) > _SHORT:
            break
        if any(_is_name(line, token) for token in _tokens(line, lexicon)):
            return _owner(line, lexicon)
        if (centre := _centre(line, lexicon)) is not None:
            return (centre,)
    return ()


def _tagged(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The centre whose hashtag opens or ends a post, on whosever channel: «#ЦПД_розвінчує»."""
    tags = _TAG.findall(text[:_END] + "\n" + text[-_END:])
    return tuple(dict.fromkeys(centre for tag in tags if (centre := _centre(tag.replace("_", " "), lexicon))))[:1]


def _centre(line: str, lexicon: Lexicon) -> str | None:
    """The centre for communications that is named in a line."""
    bodies = (body for token in _tokens(line, lexicon) for body in token.all_of("body"))
    return next((body for body in bodies if lexicon.row("body", body).get("kind") == CENTRE), None)


def _is_name(line: str, token: Token) -> bool:
    return (token.start, token.end) == (0, len(line)) and (token.is_a("body") or token.is_a("person"))


@lru_cache(maxsize=10_000)
def _owner(channel: str, lexicon: Lexicon) -> tuple[str, ...]:
    name = _ASIDE.sub("", channel).strip()
    officer: str | None = None
    for language in ("en", "uk", "ru"):
        for sentence in sentences(name, lexicon.profiles, language) if name else ():
            tokens = lexicon.tokens(sentence, name)
            if any(token.is_a("outlet") for token in tokens):
                return ()
            for kind in ("person", "body"):
                owners = [token.all_of(kind)[0] for token in tokens if token.is_a(kind) and not _ends_host(token, name)]
                if owners and lexicon.row(kind, owners[0]).get("kind") != "monitor":
                    return (owners[0],)
            office = _office(tokens, name, sentence.language, lexicon) or _holder(tokens, lexicon)
            if office:
                return (office,)
            if sentence.language == language:  # of letters that two languages share the later one is meant
                officer = _officer(tokens, name, language) or officer
    return (officer,) if officer else ()


def _ends_host(token: Token, name: str) -> bool:
    """Whether it only ends the name of a site: the "eu" of "example.eu" is no body."""
    return token.end == len(name) and name[: token.start].endswith(".")


def _office(tokens: list[Token], name: str, language: str, lexicon: Lexicon) -> str | None:
    """«Харківська ОВА», "Sumy Oblast Military Administration": an office with its place, as the name tells it."""
    templates = [kind for token in tokens for kind in token.all_of("office")[:1]]
    templates += [_POLICE for token in tokens if token.is_a("group.police")]
    if not templates:
        return None
    words = [name[t.start : t.end] for t in tokens if t.is_a("capital") and not _names_office(t)]
    region = _region(words, language, lexicon)
    if region is None:  # of a town, under the name it gives itself; of the land, a body of the table
        own = name.isascii() and templates[0] != _POLICE and "{nation}" not in templates[0]
        return name if own else None
    settlement = region.removesuffix(" Oblast")
    return templates[0].format(oblast=region, city=settlement, place=settlement, nation=region)


def _officer(tokens: list[Token], name: str, language: str) -> str | None:
    """«Мэр Энергодара Максим Пухов»: whoever is named in full after an office, and stands in no table."""
    full = tokens[-_FULL_NAME:]
    plain = len(full) == _FULL_NAME and all(token.kinds == _PLAIN for token in full)
    roles = [role for token in tokens[:-_FULL_NAME] for role in token.all_of("role")]
    if not plain or not any(role == _HEAD or "{" in role for role in roles):
        return None
    return romanised(name[full[0].start : full[-1].end], language)


def _holder(tokens: list[Token], lexicon: Lexicon) -> str | None:
    """ "President of Ukraine": the person of the table who holds an office of a land that is all that a name says."""
    named = [token for token in tokens if token.is_a("capital")]
    roles = [role for token in named for role in token.all_of("role")]
    lands = [land for token in tokens for kind in ("country", "nation") for land in token.all_of(kind)]
    if (
        len(roles) != 1
        or not lands
        or any(not (t.is_a("role") or t.is_a("country") or t.is_a("nation")) for t in named)
    ):
        return None
    post = roles[0].format(nation=lands[0]) if "{nation}" in roles[0] else None
    return next((code for code, row in lexicon.names.get("person", {}).items() if row["role"] == post), None)


def _names_office(token: Token) -> bool:
    return token.is_a("office") or token.is_a("group.police")


def _region(words: list[str], language: str, lexicon: Lexicon) -> str | None:
    """The region whose English name goes on longest like one of these words: «Харківська», Kharkiv."""
    best, shared = None, 0
    for row in lexicon.names.get("region", {}).values():
        first = row["office"].partition(" ")[0].lower()
        for word in words:
            same = _alike(romanised(word.lower(), language), first)
            if first and same >= max(_LEAST, min(5, len(first) - 1)) and same >= shared + (same != len(first)):
                best, shared = row["office"], same  # of two of one name the oblast, which stands below its city
    return best


def _alike(word: str, other: str) -> int:
    """How many letters two words share from their beginning."""
    return next((i for i, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), min(len(word), len(other)))
