"""How many do these words say? Numbers, bounds and vague words as ranges.

`quantities` folds the number words of a token stream into one token each, its value a Range; `read_number` is the
same grammar on bare words, so that the verbatim gate reads a number as it was read the first time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from svidok.lexicon import Lexicon, Token
from svidok.lexicon.tokens import general
from svidok.model.figure import Range
from svidok.text import words

QUANTITY, SHARE, ORDINAL, DECIMAL = "quantity", "share", "ordinal", "decimal"
_NO_NUMBER = frozenset(
    {"record", "nobody", "kin", "of_type", "none_of_them", "unhurt", "one_in"}
)  # though a word of them is one: "no one", "members of one family", "of various types", «ни один»
_KEPT = ("further", "each_of_them", "headcount")  # what the first word of a number says besides: "both", «двоє»
_EACH = "each"
_ARRIVED = "arrived"  # what a number rose or fell to
_DASHES = frozenset("-–—")
_TIMES = frozenset("хx×")  # the Cyrillic letter, the Latin one and the sign
_TOWARDS = "range_joint.to"
_RISE_REACH = 4
_SHORT = 3  # letters of a maker's mark: Su, MiG
_COUNTS = 3  # tokens after a number within which a weapon says that it counts
_RISE_AFTER = 5  # tokens after a number that opens the clause within which it is said to have risen
_GOES_ON = 16  # tokens back to the verb of a second number that rose with the first
_MOST_DIGITS = 18  # longer runs of digits are no number of things, and too long ones no number at all to Python
_UNITS = 10  # what may be added after tens
QUANTITIES = frozenset((QUANTITY, SHARE, ORDINAL, DECIMAL, "further"))  # the kinds that a folded number can have
OPENING = frozenset(("bound", "bound_after", "digits", "half", "number", "vague"))  # a number begins with one of them


class _Number(NamedTuple):
    value: int
    end: int  # token index after it
    decimal: bool = False


def quantities(tokens: Sequence[Token], text: str) -> list[Token]:
    """The same tokens, each number folded with its bounds into one of kind quantity, share, ordinal or decimal."""
    found: list[Token] = []
    here = 0
    while here < len(tokens):
        kinds = general(tokens[here].kinds)  # "one of the largest", "no one" count nothing
        plain = OPENING.isdisjoint(kinds) or not _NO_NUMBER.isdisjoint(kinds) or _names(tokens[here], text)
        folded = None if plain else _quantity(tokens, here, text)
        if folded is None:
            found.append(tokens[here])
            here += 1
        else:
            token, here = folded
            found.append(token)
    return found


def _names(token: Token, text: str) -> bool:
    """Whether what may be a number is a thing in capitals («будівлю СТО», a service station, not a hundred), or is one
    term with what it names: "one-way attack drones" are not one drone, "multiple-launch rockets" are of a kind."""
    return token.is_a("weapon") or (token.is_a("object") and text[token.start : token.end].isupper())


def read_number(phrase: str, lexicon: Lexicon, language: str) -> Range | None:
    """The range that a phrase says, if it says one number and nothing else."""
    tokens = lexicon.languages[language].terms.tokens(words(phrase), phrase)
    found = [t for t in quantities(tokens, phrase) if t.is_a(QUANTITY)]
    if len(found) != 1 or found[0].end != len(phrase):
        return None
    led = len(tokens) > 1 and tokens[0].is_a("out_of") and tokens[1].start == found[0].start  # «из сотни»
    return found[0].value if led or found[0].start == 0 else None


def _quantity(tokens: Sequence[Token], here: int, text: str) -> tuple[Token, int] | None:
    bound, start = _bound(tokens, here)
    start += start > here and start + 1 < len(tokens) and tokens[start].is_a(_EACH)  # «более чем по 20»
    number = _number(tokens, start, text)
    if number is None:
        return _vague(tokens, here, text)
    if number.decimal:
        return _token(DECIMAL, tokens, here, number.end, text, None)
    by_so_many = here > 0 and tokens[here - 1].is_a("agent")  # "rose by three to 14"
    if (bound == "from" or by_so_many) and _rises(tokens, here) and (now := _arrived(tokens, number.end, text)):
        return now
    value, end = _joined(tokens, bound, number, text)
    if bound in ("from", "between") and value[0] == value[1]:
        return None  # «58 з 59»: a preposition, and no lower end
    after = tokens[end].of("bound_after") if end < len(tokens) else None
    if after:
        bound, end = after, end + 1
    if tokens[end - 1].is_a("fraction"):
        return _token(SHARE, tokens, here, end, text, None)  # «дві третини»
    if end < len(tokens) and tokens[end].is_a("percent"):
        return _token(SHARE, tokens, here, end + 1, text, None)
    of_a_day = here > 0 and tokens[here - 1].is_a("time")  # «удень 29-го дрони атакували»
    ordinal = _ordinal(tokens, end, of_a_day)
    if ordinal:
        return _token(ORDINAL, tokens, here, ordinal, text, value[0])
    if _names_a_model(tokens, start, text):
        return None
    if _of_storeys(tokens, end):
        return _token(DECIMAL, tokens, here, end, text, None)
    if (measured := _calibre(tokens, end)) > end:
        return _token(DECIMAL, tokens, here, measured, text, None)
    end = _times_sign(tokens, _case_ending(tokens, end))
    if bound in ("up_to", "about") and tokens[here].is_a(_TOWARDS) and _rises(tokens, here):
        return _token(
            QUANTITY, tokens, start, end, text, Range(*value, word=text[tokens[start].start : tokens[end - 1].end])
        )
    named = _counted_at(tokens, end) if tokens[end - 1].is_a("ordinal_suffix") else None
    word = text[tokens[here].start : tokens[named or end - 1].end]  # alone «81-го» would be an ordinal
    return _token(QUANTITY, tokens, here, end, text, _bounded(bound, value, word))


def _token(kind: str, tokens: Sequence[Token], start: int, end: int, text: str, value: object) -> tuple[Token, int]:
    first, last = tokens[start], tokens[end - 1]
    folded = " ".join(token.folded for token in tokens[start:end])
    each = {_EACH} if any(token.is_a(_EACH) for token in tokens[start + 1 : end]) else ()
    kinds = frozenset({kind, *each, *filter(first.is_a, _KEPT)})
    return Token(first.start, last.end, folded, kinds, value), end


def _bounded(bound: str | None, value: tuple[int, int], word: str) -> Range:
    least, most = value
    if bound == "more":
        return Range(least, None, exclusive=True, word=word)
    if bound == "at_least":
        return Range(least, None, word=word)
    if bound == "less":
        return Range(None, most, exclusive=True, word=word)
    if bound == "up_to":
        return Range(None, most, word=word)
    return Range(least, most, approximate=bound == "about", word=word)


def _bound(tokens: Sequence[Token], here: int) -> tuple[str | None, int]:
    """The bound before a number; «и более», "and more" with no number before it bounds the one after it.

    «До лікарні доправили 12» tells where they were brought, and bounds nothing.
    """
    if tokens[here].is_a("toll") or tokens[here].is_a("outcome"):  # «до целей долетели семь» bounds nothing
        return None, here
    bound = tokens[here].of("bound")
    if bound is None and tokens[here].is_a("bound_after") and not tokens[here].is_a("mark"):
        bound = "more"
    return (bound, here + 1) if bound else (None, here)


def _vague(tokens: Sequence[Token], here: int, text: str) -> tuple[Token, int] | None:
    bound, start = _bound(tokens, here)
    if start >= len(tokens):
        return None
    least = tokens[start].of("vague")
    if not least or tokens[start].is_a("weapon"):
        return None
    exclusive = bound == "more"
    word = text[tokens[here].start : tokens[start].end]
    value = Range(int(least), None, exclusive=exclusive, word=word)
    one = tokens[start].of("genitive_of_one")
    if one and bound not in (None, "from", "between"):
        value = _bounded(bound, (int(one), int(one)), word)  # «более тысячи» is more than one thousand
    elif one and here and tokens[here - 1].is_a("out_of"):
        value = Range.exactly(int(one), text[tokens[here - 1].start : tokens[start].end])  # «из тысячи» is of one
    return _token(QUANTITY, tokens, here, start + 1, text, value)


def _joined(tokens: Sequence[Token], bound: str | None, number: _Number, text: str) -> tuple[tuple[int, int], int]:
    """The two ends of «від 3 до 5», "3–5", "18 or 20"; one number is both."""
    end = number.end
    if end + 1 >= len(tokens):
        return (number.value, number.value), end
    joint = tokens[end].of("range_joint")
    if not joint or (joint == "and" and bound != "between"):
        return (number.value, number.value), end
    if joint == "to" and bound not in ("from", "about", None):
        return (number.value, number.value), end
    second = _number(tokens, end + 1, text)
    if second is None or second.decimal or second.value <= number.value:
        return (number.value, number.value), end
    return (number.value, second.value), second.end


def _number(tokens: Sequence[Token], here: int, text: str) -> _Number | None:
    if here >= len(tokens):
        return None
    if tokens[here].is_a("half"):
        return _half(tokens, here)
    total, current, end = 0, 0, here
    room = 10**9
    while end < len(tokens):
        token = tokens[end]
        if token.is_a("digits"):
            if end > here or len(token.folded) > _MOST_DIGITS or not token.folded.isdecimal():
                break  # a name may begin with digits: «24 Канал»
            grouped = _digits(tokens, end, text)
            if grouped.decimal and not _is_multiplier(tokens, grouped.end):
                return grouped
            if grouped.decimal:
                return _scaled_decimal(tokens, end, grouped.end)
            current, end, room = grouped.value, grouped.end, 0
        elif _is_multiplier(tokens, end) and end > here and current:
            current *= int(token.of("multiplier") or 1)
            room, end = _room(current), end + 1
            if current >= 1000:
                total, current, room = total + current, 0, 1000
        elif token.is_a("number"):
            value = int(token.of("number") or 0)
            if value >= room:
                break
            current, room, end = current + value, _room(value), end + 1
        elif end > here and _joins(tokens, end, current, room):
            end += 1
        else:
            break
    return _Number(total + current, end) if end > here else None


def _continues(tokens: Sequence[Token], index: int, room: int) -> bool:
    return (
        index < len(tokens) and tokens[index].is_a("number") and int(tokens[index].of("number") or 0) < min(room, 100)
    )


def _joins(tokens: Sequence[Token], here: int, current: int, room: int) -> bool:
    """Whether a small word or a dash joins two parts of a number: "a hundred and five", "seventy-two"."""
    if not _continues(tokens, here + 1, room):
        return False
    if tokens[here].is_a("number_joint"):
        return current >= 100
    touching = tokens[here].start == tokens[here - 1].end and tokens[here + 1].start == tokens[here].end
    return tokens[here].folded == "-" and room == _UNITS and touching


def _room(value: int) -> int:
    """What may still be added after a number word: units after tens, tens after hundreds, hundreds after thousands."""
    if value >= 1000:
        return 1000
    if value >= 100:
        return 100
    return _UNITS if value >= 20 else 0


def _is_multiplier(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].is_a("multiplier")


def _half(tokens: Sequence[Token], here: int) -> _Number | None:
    if not _is_multiplier(tokens, here + 1):
        return None
    scale = int(tokens[here + 1].of("multiplier") or 1)
    return _Number(int(tokens[here].of("half") or 0) * scale + scale // 2, here + 2)


def _digits(tokens: Sequence[Token], here: int, text: str) -> _Number:
    """Digits with thousands marks: 1 500, 1.500, 1,500; a decimal such as 18.30 is no number of things."""
    digits, end = tokens[here].folded, here + 1
    while len(digits) <= 9 and len(tokens[here].folded) <= 3 and tokens[here].folded != "0":
        following = end
        gap = text[tokens[end - 1].end : tokens[following].start] if following < len(tokens) else ""
        if following < len(tokens) and not gap and tokens[following].folded in ".,'":
            following += 1
            gap = text[tokens[following - 1].end : tokens[following].start] if following < len(tokens) else " "
            joined = gap == ""
        else:
            joined = gap in (" ", "\u00a0", "\u202f", "\u2009")
        if following >= len(tokens) or not joined or not tokens[following].is_a("digits"):
            break
        if len(tokens[following].folded) != 3:
            if following == end:
                break
            return _Number(int(digits), following + 1, decimal=True)
        digits, end = digits + tokens[following].folded, following + 1
    return _Number(int(digits), end)


def _scaled_decimal(tokens: Sequence[Token], here: int, end: int) -> _Number:
    scale = int(tokens[end].of("multiplier") or 1)
    whole, part = tokens[here].folded, tokens[end - 1].folded
    return _Number(int(whole) * scale + int(part) * scale // 10 ** len(part), end + 1)


def _ordinal(tokens: Sequence[Token], end: int, of_a_day: bool) -> int | None:
    """The token after «26-му», "6th", or None."""
    index = end + 1 if end < len(tokens) and tokens[end].folded in _DASHES else end
    touching = index < len(tokens) and tokens[index].start == tokens[index - 1].end
    if index > end and not of_a_day and _counted_at(tokens, index + 1) is not None:
        return None  # «збиття 81-го ударного БпЛА»
    if touching and tokens[index].is_a("ordinal_suffix"):
        return index + 1
    return None


def _counted_at(tokens: Sequence[Token], here: int) -> int | None:
    """The weapon right after a number, which says that it counts."""
    return next((k for k in range(here, min(here + _COUNTS, len(tokens))) if tokens[k].is_a("weapon")), None)


def _of_storeys(tokens: Sequence[Token], end: int) -> bool:
    """Whether a number is part of the word for one thing: «9-этажка», "a nine-story building"."""
    if end + 1 >= len(tokens) or tokens[end].folded not in _DASHES or not tokens[end + 1].is_a("object"):
        return False
    return tokens[end].start == tokens[end - 1].end and tokens[end + 1].start == tokens[end].end


def _calibre(tokens: Sequence[Token], end: int) -> int:
    """Past the millimetres of «155-мм снаряды», "a 120 mm mine", which count no shells."""
    after = end + (end < len(tokens) and tokens[end].folded in _DASHES)
    return after + 1 if after < len(tokens) and tokens[after].is_a("millimetres") else end


def _case_ending(tokens: Sequence[Token], end: int) -> int:
    """Past the ending in «50-ма», «118-та»: a number in its case, not an ordinal."""
    if end + 1 < len(tokens) and tokens[end].folded in _DASHES:
        ending = tokens[end + 1]
        touching = tokens[end].start == tokens[end - 1].end and ending.start == tokens[end].end
        if touching and len(ending.folded) <= 4 and tokens[end - 1].folded.isdigit() and ending.is_a("word"):
            return end + 2
    return end


def _times_sign(tokens: Sequence[Token], end: int) -> int:
    """Past the sign in «4х Кинджал», "4x Kinzhal"; not that of a «4х4»."""
    if end >= len(tokens) or tokens[end].folded not in _TIMES or tokens[end].start != tokens[end - 1].end:
        return end
    closed = end + 1 >= len(tokens) or tokens[end + 1].start > tokens[end].end
    return end + 1 if closed and tokens[end - 1].folded.isdigit() else end


def _names_a_model(tokens: Sequence[Token], start: int, text: str) -> bool:
    """Whether digits belong to a type or a name: «Су-34», "9M79", «№5», "train 6605", the 69 of "Kh-59/69"."""
    if not tokens[start].is_a("digits"):
        return False
    if _inside_a_word(tokens, start):
        return True
    if not start:
        return False
    before = tokens[start - 1]
    if before.is_a("numbered") and _stands_alone(tokens, start + 1):
        return True
    if before.folded == "/" and start >= 2 and tokens[start - 2].is_a("weapon"):
        return tokens[start - 2].end == before.start and before.end == tokens[start].start
    if before.end != tokens[start].start:
        return before.folded in ("№", "#")
    if before.folded in ("№", "#"):
        return True
    return (
        before.folded in _DASHES
        and start >= 2
        and tokens[start - 2].is_a("word")
        and (tokens[start - 2].end == before.start or _series(tokens[start - 2], text))
    )


def _series(token: Token, text: str) -> bool:
    """Whether a word is short for a maker, as in «Ту -22», where a blank stands before the dash."""
    short = token.end - token.start <= _SHORT and text[token.start].isupper()
    return short and token.folded.isalpha() and not token.is_a("weapon")


def _inside_a_word(tokens: Sequence[Token], start: int) -> bool:
    """Whether what touches these digits is letters with more digits: "9M79", «5В55»."""
    after = tokens[start + 1] if start + 1 < len(tokens) else None
    touching = after is not None and after.start == tokens[start].end
    return touching and after is not None and after.folded[:1].isalpha() and after.folded[-1:].isdigit()


def _stands_alone(tokens: Sequence[Token], end: int) -> bool:
    """Whether a number counts nothing: a mark, a verb or a preposition follows («потяга 6605 поранено»)."""
    ends = ("mark", "toll_link", "leads_to_place", "toll", "joins", "time")
    return end >= len(tokens) or any(map(tokens[end].is_a, ends))


def _arrived(tokens: Sequence[Token], here: int, text: str) -> tuple[Token, int] | None:
    """The number that a toll rose or fell to: 7 of "rose from five to seven", of «зросла з 5 до 7»."""
    if here >= len(tokens) or not tokens[here].is_a(_TOWARDS):
        return None
    number = _number(tokens, here + 1, text)
    if number is None or number.decimal:
        return None
    end = _case_ending(tokens, number.end)
    word = text[tokens[here + 1].start : tokens[end - 1].end]
    folded, end = _token(QUANTITY, tokens, here + 1, end, text, Range.exactly(number.value, word))
    return folded._replace(kinds=folded.kinds | {_ARRIVED}), end


def _rises(tokens: Sequence[Token], here: int) -> bool:
    """Whether the number at `here` is what something rose or fell to; «зросла до 4, поранених — до 15»: both."""
    if any(token.is_a("rise") for token in tokens[max(0, here - _RISE_REACH) : here]):
        return True
    if tokens[here].is_a(_TOWARDS) and any(token.is_a("rise") for token in tokens[here + 2 : here + _RISE_AFTER]):
        return True  # «до шести человек выросло число погибших»
    last = tokens[here - 1] if here else None
    goes_on = last is not None and (last.folded in _DASHES or last.is_a("toll"))
    return goes_on and any(token.is_a("rise") for token in tokens[max(0, here - _GOES_ON) : here])
