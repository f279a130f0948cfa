"""Who was harmed, and how many, as one sentence says it?

The rules `toll` and `toll_absent` of the packs find a number with the word that says what became of those people;
"among them two children" tells more of the same people and is no number of its own. A word of toll with no number
beside it counts as its grammar says: «загинув» one, «є поранені» one or more, «загиблих» alone nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from svidok.lexicon import Match, Token
from svidok.model.figure import Range
from svidok.reading.incidents.among import apart, numbered
from svidok.reading.incidents.children_told import by_list, of_children, with_children
from svidok.reading.incidents.harm import Harm
from svidok.reading.incidents.untold_fates import fate_of, other_fate, words_of_both
from svidok.reading.sentence.passages import Passage
from svidok.reading.sentence.people import PEOPLE, People, is_plain, people

KINDS = ("killed", "injured", "missing", "casualties", "treated")
AGAIN = "again"  # how many they have become who were counted before
_TOLD = ("toll", "among", "fate", "unhurt", "spared", "graze", "maim", "marred", "burnt", "wound")
_VOID_REACH = 2
_REST = 4  # tokens from "the others" to what did not befall them
_WHO = ("relative", "relative_person")
_CLAUSE = 7  # tokens from the wounded to the word that they died
_TOGETHER = 4  # tokens between a number and its word of toll that still stand together
_ADJECTIVES = 2  # words between a number and the things that it counts
_THINGS = ("not_folk", "object", "weapon", "time.unit", "blow")
_NEGATED = 9  # tokens back to the thing that nothing happened to
_ENDS = (";", ".", ":")
_ALL_SPARED = ("affected", "unhurt", "spared", "marred")  # said of nobody, these leave neither dead nor injured
_DASHES = ("–", "—", "-")
_AFFECTED = 5  # tokens back to what suffered: «Ізюм і Чугуїв, які найбільше постраждали»


def casualties(passage: Passage) -> tuple[Harm, ...]:
    """All that the sentence says about people harmed, in its order; 0–0 where it says that there are none."""
    if not (any(map(passage.has, _TOLD)) or passage.matches("toll_again")):
        return ()
    found, rest = _died_later(passage, people(_put_right(passage), passage.text, passage.year))
    stream, some = apart(rest, passage.text)
    taken: set[int] = set()
    each = {match.end for match in _matches(passage, "in_each", stream)}
    for match in _matches(passage, "toll_absent", stream):
        told = taken.intersection(range(match.start, match.end)) or _void(stream, match)
        one = match.start not in each and _of_one(stream, match.start)
        if not (told or one or _nothing(stream, match.start) or _of_one_land(stream, match)):
            found.extend(_none(match, stream, passage.text))
        taken.update(range(match.start, match.end))
    for match in sorted(_matches(passage, "toll", stream), key=lambda match: _order(match, stream)):
        indices = {match.captures["n"][0], match.captures["of"][0]}
        if taken & indices or _counts_others(match, stream):
            continue
        if not _counts_people(stream, match.captures["n"][0]):
            taken |= indices
            continue
        if not _handed_over(stream, match):
            harms = tuple(_told(match, stream, passage.text))
            taken |= words_of_both(match, stream) if any(harm.of == "casualties" for harm in harms) else set()
            found.extend(harms)
        taken |= set(range(match.start, match.end))
    found = list(_civilian_too(list(_with_company(passage, found, stream, taken)), stream))
    found.extend(_again(passage, stream, taken, found))
    counted = [harm.end for harm in found if harm.definite and harm.range.ends == (1, 1)]
    found.extend(_alone(stream, taken, passage.text, min(counted, default=None)))
    found = _died_since(found, stream, passage.text)
    found = [by_list(of_children(harm, stream), stream) for harm in found if not _compared(passage, harm)]
    some = [one for one in some if found or not _of_others(one[0], stream)]
    return tuple(sorted(with_children(found, some, stream, passage.text), key=lambda harm: (harm.start, harm.of)))


def _with_company(passage: Passage, found: Sequence[Harm], stream: Sequence[Token], taken: set[int]) -> Iterator[Harm]:
    """ "A man died together with his wife", «загинула разом із сином»: with whom the same befell somebody."""
    told = [match for match in _matches(passage, "toll_with", stream) if match.captures["n"][0] not in taken]
    for harm in found:
        for match in told:
            word, other = stream[match.captures["of"][0]], stream[match.captures["n"][0]]
            if harm.start <= word.start < harm.end <= other.start and harm.definite and other.value.definite:
                said = passage.text[harm.start : other.end]
                young = [one for one in (harm.children, other.value.children) if one is not None]
                children = replace(sum(young[1:], young[0]), word=said) if young[1:] else next(iter(young), None)
                whole = replace(harm.range + other.value.range, word=said)
                harm = replace(harm, range=whole, children=children, end=other.end)
        yield harm


def _compared(passage: Passage, harm: Harm) -> bool:
    """«На 39% більше, ніж у січні 2024 року (169 загиблих)»: those of another time, with which it is compared."""
    if not passage.has("compares"):
        return False
    before = [token for token in passage.tokens if token.end <= harm.start]
    at = next((k for k in range(len(before) - 1, -1, -1) if before[k].is_a("compares")), len(before))
    between = before[at:]
    return any(token.is_a("time") for token in between) and not any(token.folded in _ENDS for token in between)


def _of_others(word: Token, stream: Sequence[Token]) -> bool:
    """«Евакуйовано 56 людей, серед них 4 дітей»: children among those whom the sentence counts, none of them harmed."""
    return any(token.end <= word.start and numbered(token) for token in stream)


def _civilian_too(found: Sequence[Harm], stream: Sequence[Token]) -> Iterator[Harm]:
    """ "31 civilians were killed and 169 wounded": a number without a noun counts the people of the one before it."""
    numbers = {token.start for token in stream if token.is_a("quantity")}
    before: Harm | None = None
    for harm in sorted(found, key=lambda one: one.start):
        bare = any(harm.start <= start < harm.end for start in numbers)
        told = bare and not harm.civilian and harm.range.most != 0 and before is not None and before.civilian
        before = replace(harm, civilian=True) if told else harm
        yield before


def _matches(passage: Passage, name: str, stream: Sequence[Token]) -> list[Match]:
    return passage.lexicon.matches(name, passage.language, stream)


def _put_right(passage: Passage) -> list[Token]:
    """The tokens without a number that the sentence takes back («загинули не 3, а 2», "two, not three"), and without
    what only says that so many were harmed at each place: «поранено по двоє»."""
    pairs = enumerate(zip(passage.tokens, passage.tokens[1:], strict=False)) if passage.has("each") else ()
    gone = {at for at, (one, after) in pairs if one.is_a("each") and one.is_a("against") and after.is_a("quantity")}
    for match in passage.matches("put_right"):
        now = match.captures.get("n", (match.end, match.end))
        gone.update(index for index in range(match.start, match.end) if not now[0] <= index < now[1])
    return [token for index, token in enumerate(passage.tokens) if index not in gone]


def _died_later(passage: Passage, tokens: Sequence[Token]) -> tuple[list[Harm], list[Token]]:
    """Those who died of those told as wounded («помер один із поранених»), and the tokens without them."""
    found: list[Harm] = []
    gone: set[int] = set()
    for match in _matches(passage, "died_later", tokens):
        if gone.isdisjoint(range(match.start, match.end)):
            found.append(replace(_said(match, tokens, passage.text), later="among_them" in match.captures))
            gone.update(range(match.start, match.end))
    return found, [token for index, token in enumerate(tokens) if index not in gone]


def _void(stream: Sequence[Token], match: Match) -> bool:
    """ "No immediate information on casualties": nothing is said of any."""
    return any(token.is_a("about_toll") for token in stream[max(0, match.start - _VOID_REACH) : match.end])


def _of_one(stream: Sequence[Token], index: int) -> bool:
    """«Водій не постраждав», "both drivers were not hurt": said of one man or two, not of all; «інші пасажири не
    постраждали» of those beside somebody who did."""
    if any(token.is_a("rest_of") for token in stream[max(0, index - _REST) : index + 1]):
        return True
    for token in reversed(stream[max(0, index - 2) : index]):
        if numbered(token):
            number = token.value.range if isinstance(token.value, People) else token.value
            return not (isinstance(token.value, People) and not token.value.definite) and (number.most or 3) <= 2
    return False


def _of_one_land(stream: Sequence[Token], match: Match) -> bool:
    """ "No Turkish citizens were hurt", «граждане Китая не пострадали»: said of a third land's people, not of all."""
    near = range(max(0, match.start - _REST), match.end)
    lands = (at for at in near if any(map(stream[at].is_a, ("nation", "country"))) and not stream[at].is_a("warside"))
    beside = (token for at in lands for token in (*stream[max(0, at - 1) : at], *stream[at + 1 : at + 2]))
    return any(token.is_a("folk") or token.is_a(PEOPLE) for token in beside)


def _nothing(stream: Sequence[Token], index: int) -> bool:
    """«Никакие объекты, ни в городе, ни за ним, не пострадали»: things that nothing happened to, no people."""
    if any(map(stream[index].is_a, ("nobody", "none_of", "unhurt", "absent.ahead"))):
        return (
            False  # what stands ahead denies what follows it: "a fire at the depot and said there were no casualties"
        )
    if any(map(stream[index].is_a, ("toll.injured.some", "toll.killed.some"))):
        return False  # «на объекте пострадавших нет»: people, whatever stands before
    if index and stream[index - 1].is_a("joins") and (stream[index].is_a("toll") or stream[index].is_a("absent.ahead")):
        return False  # «повреждений строений и пострадавших нет»
    for at in range(index - 1, max(-1, index - _NEGATED), -1):
        token = stream[at]
        if token.is_a("folk") or token.is_a(PEOPLE) or token.is_a("toll"):
            return False
        if token.is_a("mark") and not stream[at + 1].is_a("negated"):
            return False
        if token.is_a("object") or token.is_a("not_folk"):
            return True
    return False


def _handed_over(stream: Sequence[Token], match: Match) -> bool:
    """«Тіла 50 загиблих військових»: soldiers' bodies brought home from the front."""
    near = stream[max(0, match.start - 2) : match.end + 2]
    soldiers = any(t.is_a("folk.military") or (isinstance(t.value, People) and t.value.military) for t in near)
    return soldiers and any(token.is_a("found_later") for token in near)


def _none(match: Match, stream: Sequence[Token], text: str) -> list[Harm]:
    tokens = [token for name in ("of", "also") if (token := match.token(name, stream)) is not None]
    start, end = stream[match.start].start, stream[match.end - 1].end
    said: set[str] = set()
    for token in tokens:
        said |= {"killed", "injured"} if any(map(token.is_a, _ALL_SPARED)) else {fate_of(token)}
    word = Range.exactly(0, text[start:end])
    return [Harm(of, word, start, end) for of in sorted(said) if of in ("killed", "injured")]


def _order(match: Match, stream: Sequence[Token]) -> tuple[bool, bool, bool, bool, int]:
    """Which of two readings of a number stands: one with a number, one that tells the dead from the injured, one whose
    words stand together, with no comma between them («спасено 10 человек, погибли 28»), the first."""
    open_ = stream[match.captures["of"][0]].is_a("toll.casualties")
    apart = abs(match.captures["n"][0] - match.captures["of"][0]) > _TOGETHER
    apart = apart and "apposed" not in match.pattern.settings
    first, last = sorted((match.captures["n"][0], match.captures["of"][0]))
    comma = [token.folded for token in stream[first + 1 : last]] == [","]
    return _vague(match, stream), open_, apart, comma, match.start


def _counts_others(match: Match, stream: Sequence[Token]) -> bool:
    """ "The prosecutor put the number of wounded at 12": he is none of them."""
    first, last = match.captures["n"][0], match.captures["of"][0]
    return stream[first].is_a(PEOPLE) and any(token.is_a("about_toll") for token in stream[first + 1 : last])


def _vague(match: Match, stream: Sequence[Token]) -> bool:
    """ "The number of people killed now stands at 38": what only says "people" waits for a number."""
    value = stream[match.captures["n"][0]].value
    return isinstance(value, People) and not value.definite


def _counts_people(stream: Sequence[Token], index: int) -> bool:
    if stream[index].is_a(PEOPLE):
        return True
    described = takewhile(lambda at: is_plain(stream[at]), range(index + 1, min(index + 1 + _ADJECTIVES, len(stream))))
    noun = index + 1 + len(list(described))  # «14 приватних осель»
    noun += noun < len(stream) and stream[noun].is_a("out_of")  # «один з обстрілів»
    return noun >= len(stream) or not any(map(stream[noun].is_a, _THINGS))


def _said(match: Match, stream: Sequence[Token], text: str) -> Harm:
    index = match.captures["n"][0]
    token, of = stream[index], stream[match.captures["of"][0]]
    number = token.value
    if number is None:  # "another" has no number of its own, "the second" has one
        number = Range.exactly(_of_rank(stream, index), text[token.start : token.end])
    value = number if isinstance(number, People) else People(number)
    further = any(t.is_a("further") for t in stream[max(0, index - 2) : index + 2]) or _added(stream, match)
    return Harm(
        match.pattern.settings.get("what") or fate_of(of),
        value.range,
        stream[match.start].start,
        stream[match.end - 1].end,
        value.children,
        value.civilian,
        value.military,
        value.definite,
        further,
        ages=value.ages,
        sex=value.sex,
        post=value.post,
        civilians=value.civilians,
        each=any(token.is_a("each") for token in stream[max(0, match.start - 1) : match.end + _VOID_REACH]),
    )


def _of_rank(stream: Sequence[Token], index: int) -> int:
    """How many "the third" is: three; one, where two were counted before him («двох поранено, третій помер»)."""
    rank = int(stream[index].of("nth") or 1)
    before = (token.value for token in stream[:index] if numbered(token))
    counted = (value.range if isinstance(value, People) else value for value in before)
    return 1 if any(one.ends == (rank - 1, rank - 1) for one in counted) else rank


def _added(stream: Sequence[Token], match: Match) -> bool:
    """«Також зазнали травм дві жінки», "two women were also hurt": people beside those told of before; not where it is
    only told how some of them are."""
    near = stream[max(0, match.start - _VOID_REACH) : match.end]
    added = any(t.is_a("adds_on") for t in near)
    added = added or any(t.is_a("adds_on.after") for t in stream[match.end : match.end + _VOID_REACH])
    return added and not any(t.is_a("fate") for t in stream)


def _told(match: Match, stream: Sequence[Token], text: str) -> Iterator[Harm]:
    """What a match says: of one number for two fates both where it is no number ("people were killed and wounded")."""
    harm = _said(match, stream, text)
    other = other_fate(match, stream, harm.of)
    if other is None:
        yield harm
    elif harm.definite and not harm.each:
        yield replace(harm, of="casualties")
    else:
        yield from (harm, replace(harm, of=other))


def _again(passage: Passage, stream: Sequence[Token], taken: set[int], found: Sequence[Harm]) -> Iterator[Harm]:
    """«Згодом їх стало семеро»: of those last told of in the sentence, else in one before."""
    for match in _matches(passage, "toll_again", stream):
        index = match.captures["n"][0]
        value = stream[index].value
        if taken.isdisjoint(range(match.start, match.end)) and isinstance(value, Range):
            last = max((harm for harm in found if harm.start < stream[index].start), key=_start, default=None)
            if last is not None and any(t.is_a("object") and last.end <= t.start for t in stream[:index]):
                continue  # "three were hurt, houses were damaged – 21 in all"
            of = match.pattern.settings.get("what") or (last.of if last is not None else AGAIN)
            yield Harm(of, value, stream[match.start].start, stream[match.end - 1].end)


def _died_since(found: list[Harm], stream: Sequence[Token], text: str) -> list[Harm]:
    """Who was wounded and of whom a clause of its own tells that he died is one of the dead: "killed two and wounded
    their daughter, who later died in hospital"."""
    for harm in [one for one in found if one.of == "injured" and one.definite and one.range.ends == (1, 1)]:
        after = [token for token in stream if token.start >= harm.end][:_CLAUSE]
        if len(after) < 2 or after[0].folded != "," or not any(map(after[1].is_a, _WHO)):
            continue
        died = next((t for t in takewhile(lambda t: not t.is_a("mark"), after[1:]) if t.is_a("die")), None)
        if died is not None:
            word = replace(harm.range, word=text[harm.start : died.end])
            young = replace(harm.children, word=word.word) if harm.children is not None else None
            others = [one for one in found if one is not harm and one.start != died.start]
            beside = any(one.of == "killed" and one.definite for one in others)
            dead = Harm("killed", word, harm.start, died.end, young, harm.civilian, further=beside)
            found = [*others, dead]
    return found


def _start(harm: Harm) -> int:
    return harm.start


def _alone(stream: Sequence[Token], taken: set[int], text: str, since: int | None) -> list[Harm]:
    """Words of toll with no number beside them; from `since` on somebody has been told of, of whom a word at another
    place need not say again who he is: «у Лимані загинув чоловік, у Торецьку – поранений»."""
    found: list[Harm] = []
    for index, token in enumerate(stream):
        void = any(before.is_a("about_toll") for before in stream[max(0, index - _VOID_REACH) : index])
        if index in taken or not token.is_a("toll") or void or _of_things(stream, index):
            continue
        number = _number_of(token)
        if number == "some" and index > 1 and stream[index - 1].is_a("joins"):
            number = _number_of(stream[index - 2])  # "there are dead and wounded"
        first = last = token
        if number == "trauma" and (sufferer := _sufferer(stream, index)) is not None:
            number = sufferer.of("suffer") or ""
            first, last = sorted((token, sufferer), key=lambda one: one.start)
        word = text[first.start : last.end]
        more = _one_more(stream, index)
        if more is not None and fate_of(token) in ("killed", "injured"):
            word = text[more.start : token.end]
            found.append(Harm(fate_of(token), Range.exactly(1, word), more.start, token.end, further=True))
        elif number == "one":
            another = since is not None and since <= token.start and _elsewhere(stream, index)
            found.append(Harm(fate_of(token), Range.exactly(1, word), first.start, last.end, definite=another))
        elif number == "many":
            found.append(Harm(fate_of(token), Range(1, None, word=word), token.start, token.end, definite=False))
    return found


def _number_of(word: Token) -> str:
    """The number that a word of toll has by its grammar: one, many, some."""
    return next((kind.rpartition(".")[2] for kind in sorted(word.kinds) if kind.startswith("toll.")), "")


def _elsewhere(stream: Sequence[Token], index: int) -> bool:
    """Whether a place and a dash lead to a word, which leave out of whom it is said."""
    led = index > 1 and stream[index - 1].folded in _DASHES
    return led and any(token.is_a("place.scene") for token in stream[max(0, index - 1 - _TOGETHER) : index - 1])


def _one_more(stream: Sequence[Token], index: int) -> Token | None:
    """The word before a word of toll that says one person more: "and another was killed"."""
    at = index - 1 - int(index > 1 and stream[index - 1].is_a("toll_link") and not stream[index - 1].is_a("one_more"))
    return stream[at] if index and stream[at].is_a("one_more") else None


def _of_things(stream: Sequence[Token], index: int) -> bool:
    """«постраждали школа та два будинки», «загинули корови»: no people."""
    if any(token.is_a("not_folk") for token in stream[index + 1 : index + 2]):
        return True
    if stream[index].is_a("toll.injured.trauma"):  # «ушкоджень зазнали крамниця та склад»
        after = stream[index + 1 : index + 4]
        return any(token.is_a("suffer") for token in after[:1]) and any(token.is_a("object") for token in after)
    if not stream[index].is_a("affected"):
        return False
    near = [*stream[max(0, index - _AFFECTED) : index], *stream[index + 1 : index + 4]]
    return any(token.is_a("object") or token.is_a("place") for token in near)


def _sufferer(stream: Sequence[Token], index: int) -> Token | None:
    """The word beside a trauma that says whose it is: «вона отримала опіки»."""
    return next((token for token in stream[max(0, index - 4) : index + 3] if token.of("suffer")), None)
