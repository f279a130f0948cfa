"""In which case does somebody's name or office stand: can he be who says it?

Endings are the languages' own (`genitive_name` in the packs); a language without cases has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from svidok.lexicon import Pattern, Token
from svidok.lexicon.tokens import general
from svidok.reading.sentence.passages import Passage
from svidok.reading.sources.declension import called, is_called, is_declined

_LEAST = 2  # letters of an ending that tells by itself; a shorter one only where every word of a name has one
_INITIALS = 3  # letters that are no office yet: «и.о. губернатора»
_ACTING = 15  # characters before an office in which it may be said that somebody only acts as it
_NAMED = frozenset({"person", "name", "body", "office"})


def nominative(word: str, passage: Passage) -> str:
    """A word of a name as it is called: «Петренка», Петренко."""
    for rule in _rules(passage, "genitive_name"):
        for ending, instead in rule.settings["restore"]:
            if word.lower().endswith(ending):
                return str(word[: -len(ending)] + instead)
    return word


def as_called(name: str, passage: Passage, genitive: bool) -> str:
    """A person's name in the nominative, where it stands in another case or has to by its place."""
    if genitive or is_declined(name, passage.language):
        restored = called(name, passage.language)
        if restored is not None:
            return restored
    if not genitive or is_called(name, passage.language):
        return name
    return " ".join(nominative(word, passage) for word in name.split())


def is_oblique(token: Token, passage: Passage) -> bool:
    """Whether a speaker phrase stands in a case in which nobody is the subject of a verb: «Зеленскому посоветовали»."""
    endings = _endings(passage, "oblique")
    if not endings or not isinstance(token.value, tuple):
        return False
    for part in reversed(token.value):  # the person stands last: «глава Тестового совета Иван Образцов»
        if part.is_a("name") and is_declined(part.folded, passage.language):
            return True
        if part.is_a("name") and (" " in part.folded or len(token.value) > 1):
            return _is_name_oblique(part.folded.lower().split(), passage)
        if part.is_a("person"):
            return is_person_oblique(part, passage)
    first = token.value[0]  # «сообщила о подозрении российскому генералу»
    of_a_land = first.is_a("nation") and first.folded.endswith(tuple(e for e in endings if len(e) > _LEAST))
    return bool(of_a_land)


def is_person_oblique(part: Token, passage: Passage) -> bool:
    """Whether a person's name stands in such a case: of one of the tables, or of a stranger named in full."""
    if part.is_a("name"):
        declined = is_declined(part.folded, passage.language)
        return declined or (" " in part.folded and _is_name_oblique(part.folded.lower().split(), passage))
    endings = (*_endings(passage, "oblique"), *_endings(passage, "by_whom"))
    last = part.folded.split()[-1]
    for code in part.all_of("person")[:1]:
        stems = passage.lexicon.row("person", code).get(passage.language, "").lower().replace("*", "").split("|")
        return last in {stem.split()[-1] + ending for stem in stems if stem for ending in endings}
    return False


def _is_name_oblique(name: Sequence[str], passage: Passage) -> bool:
    endings = _endings(passage, "oblique")
    if name[-1].endswith(tuple(ending for ending in endings if len(ending) >= _LEAST)):
        return True
    if len(name) == 1:
        return False
    if name[0].endswith(_endings(passage, "described")):  # «у країнах Глобального Півдня»
        return True
    pairs = ((endings, endings), *(tuple(map(tuple, pair)) for pair in _endings(passage, "with_whom")))
    return any(name[0].endswith(given) and name[-1].endswith(surname) for given, surname in pairs)


def is_title_oblique(token: Token, cue: Token | None, passage: Passage) -> bool:
    """Whether an office that opens a phrase stands in such a case beside what one man said: «объявил сбор на залог
    экс-главы фирмы Образцова». `cue` is the verb, or a dash that stands for it."""
    many = tuple(e for rule in _rules(passage, "impersonal") for e in rule.settings["plural"])
    if cue is None or cue.is_a("passive") or cue.is_a("per") or cue.folded.endswith(many or ("\0",)):
        return False
    if not (cue.is_a("say") or cue.is_a("mark")):
        return False
    run = token.value if isinstance(token.value, tuple) else ()
    role = next((part for part in run if not general(part.kinds).isdisjoint({"role", *_NAMED})), None)
    if role is None or not role.is_a("role") or not general(role.kinds).isdisjoint(_NAMED):
        return False
    before = passage.text[max(0, role.start - _ACTING) : role.start].casefold().replace(" ", "")
    if before.endswith(_endings(passage, "acting")):  # «исполняющий обязанности главы»
        return False
    word = role.folded.lower().split()[0]
    return (
        len(word) > _INITIALS
        and not word.startswith(_endings(passage, "titles"))
        and word.endswith(_endings(passage, "title"))
    )


def _endings(passage: Passage, which: str) -> tuple[Any, ...]:
    return tuple(ending for rule in _rules(passage, "genitive_name") for ending in rule.settings.get(which, ()))


def _rules(passage: Passage, name: str) -> Sequence[Pattern]:
    return tuple(passage.lexicon.languages[passage.language].patterns.get(name, ()))
