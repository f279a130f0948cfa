"""Which village that no table holds does a noun before a word name: «хутір Чигрина», "the settlement of Vymyslovo"?"""

from __future__ import annotations

from svidok.resolving.placeline import Line, Named

_GREAT = 100_000  # people: a city so great is the second half of no village's name


def unlisted(line: Line, start: int, here: int) -> Named | None:
    """«хутір Чигрина», «село Велика Вигаданка»: a village in no table; what stands around it tells its region."""
    word = line.folded[here]
    if line.spoken.nouns.get(word):
        return None  # "Village Council"
    quality = word in line.spoken.qualities or of_two_words(line, here)
    if quality and line.capital(here + 1) and line.noun(start, "unlisted"):
        both = " ".join(line.spoken.romanised(one) for one in line.folded[here : here + 2])
        return Named(start, here + 2, (), False, typed=True, spelled=both)
    if hyphened(line, here) and line.noun(start, "unlisted"):
        both = "-".join(line.spoken.romanised(line.folded[at]) for at in (here, here + 2))
        return Named(start, here + 3, (), False, typed=True, spelled=both)
    follows = line.capital(here + 1) and not line.place_word(here + 1)
    typed = of_villages(line, here) or (start != here and line.noun(start, "unlisted")) or sounds_so(line, here)
    if follows or len(word) < 3 or not typed:
        return None
    return Named(start, here + 1, (), False, typed=True, spelled=line.spoken.romanised(_nominative(line, word)))


def sounds_so(line: Line, here: int) -> bool:
    """Whether a word after a preposition ends as only villages do, in a sentence of war: «в Вымышленке погибла …»."""
    located = line.word(here - 1) in line.spoken.place_only | line.spoken.country_before
    return located and line.spoken.ends(line.folded[here], "village") and not line.shouted(here)


def hyphened(line: Line, here: int) -> bool:
    """Whether a village's name goes on behind a hyphen, and no table holds it so: «село Гора-Подол»."""
    joined = line.word(here + 1) == "-" and line.capital(here + 2)
    return joined and line.words[here].end == line.words[here + 1].start


def of_two_words(line: Line, here: int) -> bool:
    """Whether an adjective is only the first half of a village's name that no table holds: «село Ясные Зори»."""
    if not (line.spoken.ends(line.folded[here], "adjective") and line.capital(here + 1)):
        return False
    noun = line.folded[here + 1]
    other = line.gazetteer.areas(noun) or any(e.population >= _GREAT for e in line.gazetteer.named(noun, line.language))
    return not (other or line.given(here + 1) or noun.endswith(line.spoken.surname_endings) or line.shouted(here + 1))


def of_villages(line: Line, here: int) -> bool:
    """Whether a name goes on with a list of villages in a language with cases: «в селах Вымышленка и Придуманка»."""
    if not line.spoken.declines:
        return False
    at = here
    while line.capital(at - 2) and (line.word(at - 1) == "," or line.word(at - 1) in line.spoken.joins):
        at -= 2
    return at != here and line.noun(at - 1, "villages")


def _nominative(line: Line, word: str) -> str:
    """«в станице Вымышленской» is Вымышленская, «в Вымышленке» Вымышленка."""
    for kind, firsts in (("village", 2), ("feminine", 1)):
        first = line.spoken.endings[kind][:firsts]
        if line.spoken.ends(word, kind) and not word.endswith(first):
            return next((name for name in sorted(line.spoken.declension.names(word)) if name.endswith(first)), word)
    return word
