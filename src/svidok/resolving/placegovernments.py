"""When does the name of a capital stand for its government?

«Москва вновь заявила», "Moscow's strikes", «закупівля Москвою», «обвинения Киева», "force Kyiv to the table": nothing
befell the city. Words are in the packs (`places.toml`), the mechanism of each construction is here.
"""

from __future__ import annotations

from svidok.resolving.placeline import Line

ADVERBS = 2  # between a seat of government and its verb
EPITHETS = 4  # between it and its deed
SPOKEN_WITHIN = 4  # words from a seat of government to what is said there
_SMALL = 3  # letters of a small word, which no verb has
_ASIDE = 6  # words between two commas after a name


def a_government(line: Line, start: int, stop: int) -> bool:
    """Whether the capital named there says, does, owns or undergoes what only a government can."""
    if line.noun(start - 2, "deeds") and line.noun(start - 1, "upon"):
        return False  # "the attack on Kyiv has killed ten": the verb is the attack's
    verb = _past_adverbs(line, start, stop)
    asked = len(line.word(start - 1)) > _SMALL and line.noun(start - 1, "says")  # «чего добивается Москва»
    return (
        asked
        or line.noun(verb, "says")
        or (line.word(stop) == "," and line.noun(stop + 1, "which") and line.noun(stop + 2, "says"))
        or _acts(line, verb)
        or _is_doing(line, start, verb)
        or (line.noun(verb, "leans") and line.noun(verb + 1, "upon"))
        or _owns(line, start, stop)
        or _governs(line, start, stop)
        or _pressed(line, start)
    )


def _past_adverbs(line: Line, start: int, stop: int) -> int:
    """Where the verb of a name stands that no preposition governs: «Москва вновь заявила», "Kyiv has since said"; an
    aside does not part them («Киев, по его мнению, врёт»)."""
    if line.word(start - 1) in line.spoken.locative:
        return stop
    if line.word(stop) == "," and not line.capital(stop + 1):
        closing = (at for at in range(stop + 2, stop + _ASIDE) if line.word(at) == ",")
        stop = next(closing, stop - 1) + 1
    return next((at for at in range(stop, stop + ADVERBS) if not line.noun(at, "adverb")), stop + ADVERBS)


def _acts(line: Line, stop: int) -> bool:
    """Whether a seat of government does something to another: "Moscow targeted strikes against ports"; not "Kyiv
    attacked overnight"."""
    word = line.word(stop + 1)
    return line.noun(stop, "acts") and word.isalpha() and not line.noun(stop + 1, "suffered")


def _is_doing(line: Line, start: int, stop: int) -> bool:
    """Whether it is at what only a government does: "Moscow is bombing cities", "Is Kyiv trying …?"; not "Kyiv is
    burning", "Is Kyiv being bombed?"."""
    asked = line.noun(start - 1, "auxiliary")
    last = next((at for at in range(stop, stop + ADVERBS) if not line.noun(at, "auxiliary")), stop + ADVERBS)
    return (asked or last > stop) and line.noun(_past_adverbs(line, start, last), "doing")


def _owns(line: Line, start: int, stop: int) -> bool:
    """Whether what is told of it is a government's: "Moscow's strikes", "Kyiv's long-range drones", «обвинения Киева»;
    not "Moscow's airports"."""
    if line.noun(start - 1, "deeds_of") and line.noun(start, "of_seat"):
        return True
    if not line.folded[stop - 1].endswith(("'s", "’s")):
        return False
    last = next((at for at in range(stop, stop + EPITHETS) if not line.noun(at, "epithet")), stop + EPITHETS)
    return any(line.noun(at, "deeds") for at in range(stop, last + 1))


def _governs(line: Line, start: int, stop: int) -> bool:
    """Whether a seat of government stands for it by its case («закупівля Москвою», but «над нічним Києвом»), or by what
    is said there («у Москві після удару заявили»)."""
    before = range(max(0, start - 2), start)
    if line.noun(start, "agent") and not any(line.folded[at] in line.spoken.locative for at in before):
        return True
    if line.word(start - 1) not in line.spoken.within:
        return False
    if line.noun(start - 2, "saying"):
        return True  # «считают в Москве»
    after = line.folded[stop : stop + SPOKEN_WITHIN]
    until = next((n for n, word in enumerate(after) if not word.isalpha()), len(after))
    return any(line.noun(at, "saying") for at in range(stop, stop + until))


def _pressed(line: Line, start: int) -> bool:
    """Whether it is made to do something, or is who tells: "force Kyiv to the table", «змусити Москву», «давление на
    Киев», "according to Kyiv"."""
    return line.noun(start - 1, "presses") or (line.noun(start - 1, "upon") and line.noun(start - 2, "presses_on"))
