"""Are known terms found in their forms, the longest first, and is a bad pack refused with its remedy?"""

from pathlib import Path

import pytest

from svidok.errors import PackError
from svidok.lexicon import Pattern, load
from svidok.lexicon.match import Terms, spellings
from svidok.lexicon.tokens import Token
from svidok.text import words

PROFILE = """
script = "latin"
letters = ""
function_words = ["the"]
abbreviations = []
openers = []
endings = ["", "s"]
"""


def tokens(terms: Terms, text: str) -> list[tuple[str, set[str]]]:
    found = terms.tokens(words(text), text)
    return [(t.folded, set(t.kinds) - {"word", "capital", "mark", "digits"}) for t in found]


def test_braces_write_spellings_out() -> None:
    assert spellings("зби{в,ла} {a,b}") == ["збив a", "збив b", "збила a", "збила b"]


def test_braces_stand_within_braces() -> None:
    assert spellings("died {at once,of {his,her} wounds}") == [
        "died at once",
        "died of his wounds",
        "died of her wounds",
    ]


def test_no_word_is_taken_for_the_end_of_a_term() -> None:
    terms = Terms(["", "s"])
    terms.add("nothing of the kind", "denial")
    terms.add("kind", "quality")
    assert tokens(terms, "nothing of the kind") == [("nothing of the kind", {"denial"})]
    assert tokens(terms, "kind words") == [("kind", {"quality"}), ("words", set())]
    assert terms.hints(["kind"]) & terms.signs.any_of(("denial", "quality"))


@pytest.mark.parametrize("bad", ["зби{в,ла", "зби}в", "зби{в,ла}}", "{{a,b}"])
def test_a_brace_without_its_other_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="brace"):
        spellings(bad)


def test_the_longest_term_wins_within_a_topic() -> None:
    terms = Terms(["", "s"])
    terms.add("missile*", "weapon", "arms")
    terms.add("anti - aircraft missile*", "defence", "arms")
    assert tokens(terms, "Missiles met anti-aircraft missiles") == [
        ("missiles", {"weapon"}),
        ("met", set()),
        ("anti - aircraft missiles", {"defence"}),
    ]


def test_a_topic_does_not_hide_the_words_of_another() -> None:
    terms = Terms([""])
    terms.add("dealt a blow", "hit", "harm")
    terms.add("blow", "attack", "counts")
    assert tokens(terms, "dealt a blow") == [("dealt a blow", {"hit", "attack"})]


def test_a_stem_takes_the_endings_of_its_language_and_no_others() -> None:
    terms = Terms(["", "а", "ами"])
    terms.add("дрон*", "weapon")
    assert [kinds for _, kinds in tokens(terms, "дрон дрона дронами дроновий")] == [{"weapon"}] * 3 + [set()]


def test_the_end_of_a_stem_may_sound_otherwise() -> None:
    terms = Terms(["", "а", "у"], [("к", "ці"), ("(?<=н)к", "ок")])
    terms.add("зупинк*", "stop")
    terms.add("рік*", "year")  # too short: роц-і is spelled out where it is meant
    assert [kinds for _, kinds in tokens(terms, "зупинку зупинці зупинок зупинкці ріці")] == [
        *[{"stop"}] * 3,
        set(),
        set(),
    ]


def pattern(source: str) -> Pattern:
    return Pattern.parse("rule", source, "here")


def stream(*kinds: str) -> list[Token]:
    return [Token(i, i + 1, kind.strip("'"), frozenset({kind})) for i, kind in enumerate(kinds)]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a b", [(0, 2)]),
        ("a ~{0,3} c", [(0, 4)]),
        ("b|c", [(1, 2), (3, 4)]),
        ("a !c b?", [(0, 2)]),
        ("'x' c", [(2, 4)]),
        ("b _{1,1} c", [(1, 4)]),
        ("c a", []),
    ],
)
def test_patterns_match_from_the_left_without_overlap(source: str, found: list[tuple[int, int]]) -> None:
    tokens_ = stream("a.one", "b", "x", "c")
    assert [(m.start, m.end) for m in pattern(source).matches(tokens_)] == found


def test_captures_name_their_tokens() -> None:
    (match,) = pattern("n=a ~{0,3} m=c").matches(stream("a", "b", "c"))
    assert match.captures == {"n": (0, 1), "m": (2, 3)}


@pytest.mark.parametrize("source", ["~{0,5}", "a{1,999}", "a b{", "=a", "!a"])
def test_a_pattern_that_is_none_is_refused(source: str) -> None:
    with pytest.raises(PackError, match="here"):
        pattern(source)


@pytest.mark.parametrize(
    ("file", "content", "says"),
    [
        ("words.toml", "[words.x\n", "words.toml"),
        ("words.toml", "[words.x]\nany = ['  ']\n", "holds no word"),
        ("words.toml", "[[pattern]]\nname = 'x'\nmatch = 'a'\n", "lacks name, match or examples"),
        ("../../weapon.csv", "code,en\na,b\na,c\n", "stand twice"),
        ("../../weapon.csv", "code,en\na,b,c\n", "does not fit the header"),
        ("profile.toml", "script = 'latin'\n", "is missing"),
    ],
)
def test_a_bad_pack_is_refused_with_file_and_remedy(tmp_path: Path, file: str, content: str, says: str) -> None:
    folder = tmp_path / "languages" / "en"
    folder.mkdir(parents=True)
    (folder / "profile.toml").write_text(PROFILE)
    (folder / file).resolve().write_text(content)
    with pytest.raises(PackError, match=says) as caught:
        dict(load(tmp_path).languages)
    assert caught.value.where
    assert caught.value.remedy
