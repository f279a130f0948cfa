"""Which known terms does a sentence hold, longest first?

A term is a sequence of word patterns: `дрон*` is a stem with any ending of its language, `зби{в,ла,ли}` are three
spellings, anything else is the word itself. Words are looked up by themselves and by each of their stems, so that no
table of all inflected forms is needed; what a word can be is remembered.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, reduce
from itertools import chain
from operator import or_
from typing import Any, NamedTuple

from svidok.lexicon.met import MOST_SEEN, Met
from svidok.lexicon.signs import Signs
from svidok.lexicon.tokens import Token, general
from svidok.text import Words, fold, words

_BRACES = re.compile(r"\{([^{}]*)\}")
_KIND = ""  # no word pattern is empty
NAMES = "names"
_SHOWING = frozenset({"blow.attack", "blow.strike", "blow.hit", "again"})  # kinds of terms that hide no name
LEAST_SHIFTED = 4  # letters: of a shorter stem the shifted form is too often another word (рік, роц-і)
_EITHER = "weapon.air_target"  # but this one: a target is what flies, and what is hit

Meaning = tuple[str, str]  # topic and kind
Topics = frozenset[str] | None  # None: all of them
_Node = dict[str, Any]  # the tree of terms: word pattern → what follows; _KIND → what a term that ends here means


def spellings(pattern: str) -> list[str]:
    """`зби{в,ла}` written out: збив, збила; braces may stand within braces. Raises ValueError at an odd one."""
    group = _BRACES.search(pattern)
    if group is None:
        if "{" in pattern or "}" in pattern:
            raise ValueError(f"a brace in {pattern!r} has no other")
        return [pattern.strip()]
    before, after = pattern[: group.start()], pattern[group.end() :]
    return list(dict.fromkeys(chain.from_iterable(spellings(before + one + after) for one in group[1].split(","))))


class _Begun(NamedTuple):
    """What a word means as a term of its own, and where the terms of several words that begin with it go on."""

    meant: frozenset[Meaning]
    nodes: tuple[_Node, ...]


class _Known(NamedTuple):
    """The terms of some topics: their tree below each word pattern, and what each word that was met begins."""

    root: Met[_Node]
    begun: dict[str, _Begun]


class Terms:
    """The terms of one language; `signs` are the bits in which it is told what a sentence may hold of them.

    `shifts` are the sounds that change where a stem ends, as a regular expression and what stands in its place:
    зупинк-а, but зупинц-і and зупинок.
    """

    def __init__(self, endings: Iterable[str], shifts: Iterable[tuple[str, str]] = ()) -> None:
        self.signs = Signs()
        self._endings = frozenset(endings)
        self._shifts = tuple((re.compile(old + "$"), new) for old, new in shifts)
        self._longest = max(map(len, self._endings), default=0)
        self._words: set[str] = set()
        self._stems: set[str] = set()
        self._forms: dict[str, frozenset[str]] = {}  # the cases of a stem that its endings do not give
        self._root: _Node = {}
        self._leaves: dict[frozenset[Meaning], _Node] = {}  # one object for all terms that mean the same
        self._seen: dict[str, tuple[str, ...]] = {}
        self._rarest: dict[str, frozenset[str]] = {}  # the kinds of the terms that are looked for by a word pattern
        self._hints = Met(self._hint)
        self._asked: dict[Topics, _Known] = {}
        self._asked_kinds: dict[frozenset[str], _Known] = {}
        self._told: tuple[str, dict[tuple[int, int, Topics], list[Token]]] = ("", {})

    def __reduce__(self) -> tuple[object, ...]:
        """What it is copied from: all but what is remembered of words that were met."""
        rarest = self._rarest or _by_rarest(self._root)
        return _terms, (self._endings, self.signs, self._words, self._stems, self._forms, self._root, rarest)

    def add(self, term: str, kind: str, topic: str = NAMES) -> None:
        """Know `term` as a `kind`; `topic` is the file that says so. Raises ValueError if it holds no word."""
        for spelling in spellings(term):
            atoms = _atoms(spelling)
            if not atoms:
                raise ValueError(f"{term!r} holds no word")
            self._stems.update(atom[:-1] for atom in atoms if atom.endswith("*"))
            self._words.update(atom for atom in atoms if not atom.endswith("*"))
            for stem in (atom for atom in atoms if atom.endswith("*")):
                for form in self._shifted(stem[:-1]):
                    self._forms[form] = self._forms.get(form, frozenset()) | {stem}
            first, *after = atoms
            self._root[first] = self._with(self._root.get(first, {}), after, (topic, kind))
        self._seen.clear()
        self._rarest.clear()
        self._hints.clear()
        self._asked.clear()
        self._asked_kinds.clear()
        self._told = ("", {})

    def _with(self, node: _Node, after: list[str], meaning: Meaning) -> _Node:
        """A node with one more term below it; itself is left as it is, since others may share it."""
        if after:
            return {**node, after[0]: self._with(node.get(after[0], {}), after[1:], meaning)}
        meant = node.get(_KIND, _NOTHING) | {meaning}
        leaf = self._leaves.setdefault(meant, {_KIND: meant})
        return {**node, **leaf} if len(node) > (_KIND in node) else leaf

    def _shifted(self, stem: str) -> Iterator[str]:
        """The cases in which the end of this stem sounds otherwise."""
        return (old.sub(new, stem) for old, new in self._shifts if old.search(stem) and len(stem) >= LEAST_SHIFTED)

    def atoms(self, folded: str) -> tuple[str, ...]:
        """The word patterns that a folded word fits."""
        known = self._seen.get(folded)
        if known is None:
            fits = {*self._forms.get(folded, ()), *([folded] if folded in self._words else ())}
            for length in range(min(self._longest, len(folded) - 1) + 1):
                stem = folded[: len(folded) - length]
                if stem in self._stems and folded[len(stem) :] in self._endings:
                    fits.add(f"{stem}*")
            if len(self._seen) >= MOST_SEEN:
                self._seen.clear()
            known = self._seen[folded] = tuple(sorted(fits))
        return known

    def hints(self, folded: Iterable[str]) -> int:
        """The signs of all terms that may stand among the words, with the more general ones, of digits, and of words
        that a rule spells out: too many, never too few.

        A term is looked for by its rarest word alone. So a sentence that can hold nothing of a kind is told at once,
        before its tokens are made.
        """
        return reduce(or_, map(self._hints.__getitem__, folded), 0)

    def _hint(self, folded: str) -> int:
        if not self._rarest:
            self._rarest = _by_rarest(self._root)
        own = self.signs.spelled(folded) | (self.signs.kind("digits") if folded.isdecimal() else 0)
        kinds = (self._rarest[atom] for atom in self.atoms(folded) if atom in self._rarest)
        return reduce(or_, map(self.signs.any_of, kinds), own)

    def tokens(self, sentence: Words, text: str, topics: Topics = None) -> list[Token]:
        """The sentence as known terms (longest first, from the left) and the words between them.

        With `topics` only their terms are known, so that nobody else's can hide them. Those of the last text are
        remembered: several rooms ask for the same sentences.
        """
        if not sentence:
            return []
        if self._told[0] != text:
            self._told = (text, {})
        asked = (sentence.starts[0], sentence.ends[-1], topics)
        known = self._told[1].get(asked)
        if known is None:
            known = self._told[1][asked] = self._matched(sentence, text, self._known(topics))
        return list(known)

    def _known(self, topics: Topics) -> _Known:
        known = self._asked.get(topics)
        if known is None:
            known = self._asked[topics] = self._those(lambda meaning: topics is None or meaning[0] in topics)
        return known

    def _those(self, wanted: Callable[[Meaning], bool]) -> _Known:
        return _Known(Met(lambda atom: _kept(self._root.get(atom, {}), wanted)), {})

    def holds(self, folded: Sequence[str], kinds: frozenset[str]) -> bool:
        """Whether a term of one of these kinds, or a more special one, stands among the words; nothing can hide it."""
        distinct = set(folded)
        if not self.hints(distinct) & self.signs.any_of(kinds):
            return False
        known = self._asked_kinds.get(kinds)
        if known is None:
            known = self._asked_kinds[kinds] = self._those(lambda meaning: _is_one(meaning[1], kinds))
        begun = {word: known.begun.get(word) or self._begin(known, word) for word in distinct}
        if any(begins.meant for begins in begun.values()):
            return True
        longer = {word: begins for word, begins in begun.items() if begins.nodes}
        starts = (here for here, word in enumerate(folded) if word in longer) if longer else ()
        return any(True for here in starts for _ in self._all_from(folded, here, longer[folded[here]]))

    def _matched(self, sentence: Words, text: str, known: _Known) -> list[Token]:
        found: list[Token] = []
        begun = known.begun
        starts, ends, folded = sentence.starts, sentence.ends, sentence.folded
        here, count = 0, len(sentence)
        while here < count:
            word, start = folded[here], starts[here]
            begins = begun.get(word)
            if begins is None:
                begins = self._begin(known, word)
            shape = _shape(text[start])
            length, meant = 1, begins.meant
            if begins.nodes:
                for length, meant in self._all_from(folded, here, begins):  # noqa: B007 - the last is the longest
                    pass
            if length > 1:
                hiding = {topic for topic, _ in meant}
                if all(kind not in _SHOWING for _, kind in meant):
                    hiding.add(NAMES)
                inner = self._within(folded, here, length, hiding, known)
                kinds = _joined(frozenset(kind for _, kind in meant) | inner, shape)
                found.append(Token(start, ends[here + length - 1], " ".join(folded[here : here + length]), kinds))
            else:
                found.append(Token(start, ends[here], word, _kinds(meant, shape) if meant else shape))
            here += length
        return found

    def _begin(self, known: _Known, folded: str) -> _Begun:
        """What begins with this word."""
        if len(known.begun) >= MOST_SEEN:
            known.begun.clear()
        root = known.root
        nodes = [node for atom in self.atoms(folded) if (node := root[atom])]
        longer = tuple(node for node in nodes if len(node) > (_KIND in node))
        begins = known.begun[folded] = _Begun(_meant(nodes), longer)
        return begins

    def _all_from(self, folded: Sequence[str], here: int, begins: _Begun) -> Iterator[tuple[int, frozenset[Meaning]]]:
        """Every term that begins at `here`, shortest first: its length and what it means."""
        if begins.meant:
            yield 1, begins.meant
        nodes: Sequence[_Node] = begins.nodes
        for at in range(here + 1, len(folded)):
            atoms = self.atoms(folded[at]) if nodes else ()
            if not atoms:
                return
            nodes = [node[atom] for node in nodes for atom in atoms if atom in node]
            if meant := _meant(nodes):
                yield at + 1 - here, meant

    def _within(self, folded: Sequence[str], here: int, length: int, hiding: set[str], known: _Known) -> set[str]:
        """What the words inside a longer term mean to other topics: a topic hides its own shorter terms, never the
        words of another («нанесли удар» to one is still «удар» to the next). The names are hidden too, but where a
        strike is told: what came under shelling was shelled by artillery."""
        return {
            kind
            for at in range(here, here + length)
            for shorter, meant in self._all_from(folded, at, self._begin(known, folded[at]))
            if at + shorter <= here + length and shorter < length
            for topic, kind in meant
            if topic not in hiding and not (topic == NAMES and kind == _EITHER)
        }


def _terms(endings: Iterable[str], *known: Any) -> Terms:
    made = Terms(endings)
    made.signs, made._words, made._stems, made._forms, made._root, made._rarest = known
    return made


_NOTHING: frozenset[Meaning] = frozenset()


def _meant(nodes: Iterable[_Node]) -> frozenset[Meaning]:
    """What the terms that end at some of these mean."""
    meant = [node[_KIND] for node in nodes if _KIND in node]
    return (meant[0] if len(meant) == 1 else frozenset().union(*meant)) if meant else _NOTHING


def _by_rarest(root: _Node) -> dict[str, frozenset[str]]:
    """The kinds of terms, with the more general ones, by the word pattern of each that the fewest terms have."""
    terms = list(_paths(root))
    common = Counter(atom for atoms, _ in terms for atom in atoms)
    found: dict[str, set[str]] = {}
    for atoms, meant in terms:
        rarest = min(atoms, key=lambda atom: (common[atom], -len(atom)))
        found.setdefault(rarest, set()).update(general(frozenset(kind for _, kind in meant)))
    one: dict[frozenset[str], frozenset[str]] = {}  # of those that are equal
    return {atom: one.setdefault(held, held) for atom, kinds in found.items() if (held := frozenset(kinds))}


def _paths(node: _Node, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], frozenset[Meaning]]]:
    """Every term below a node: its word patterns and what it means."""
    for atom, below in node.items():
        if atom == _KIND:
            yield above, below
        else:
            yield from _paths(below, (*above, atom))


def _kept(node: _Node, wanted: Callable[[Meaning], bool]) -> _Node:
    """The part of the tree of terms that leads to wanted meanings, itself where it leads to no others."""
    part: _Node = {}
    for atom, below in node.items():
        if atom == _KIND:
            meant = frozenset(filter(wanted, below))
            kept: Any = below if len(meant) == len(below) else meant
        else:
            kept = _kept(below, wanted)
        if kept:
            part[atom] = kept
    return node if all(part.get(atom) is below for atom, below in node.items()) else part


def _is_one(kind: str, kinds: frozenset[str]) -> bool:
    return not kinds.isdisjoint(general(frozenset((kind,))))


@lru_cache(maxsize=100_000)
def _kinds(meant: frozenset[Meaning], shape: frozenset[str]) -> frozenset[str]:
    return frozenset(kind for _, kind in meant) | shape


@lru_cache(maxsize=100_000)
def _joined(kinds: frozenset[str], shape: frozenset[str]) -> frozenset[str]:
    """One object for equal sets: what is asked of it later is remembered by its identity."""
    return kinds | shape


_SHAPES = {
    "digits": frozenset({"digits"}),
    "mark": frozenset({"mark"}),
    "capital": frozenset({"word", "capital"}),
    "small": frozenset({"word"}),
}


@lru_cache(maxsize=10_000)
def _shape(first: str) -> frozenset[str]:
    """What a word is by its first character."""
    if first.isdecimal():
        return _SHAPES["digits"]
    if not first.isalpha():
        return _SHAPES["mark"]
    return _SHAPES["capital" if first.isupper() else "small"]


def _atoms(spelling: str) -> list[str]:
    """The words of a term, a star joined to the stem that it follows."""
    if spelling.removesuffix("*").isalpha():  # most terms are one word
        return [fold(spelling)]
    atoms: list[str] = []
    for word in words(spelling):
        if word.folded == "*" and atoms:
            atoms[-1] += "*"
        else:
            atoms.append(word.folded)
    return atoms
