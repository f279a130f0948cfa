"""Does the account of a report tell what was known, what fired, what came of it and what fell?"""

from datetime import date

from svidok.lexicon import load
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.pipeline.explain import explain
from svidok.reading.explaining import Account, Gave

TEXT = (
    "Overnight on 4 July a Russian drone hit a clinic in Sumy, killing two people. "
    "Ten years ago a memorial was opened for 12 people killed here. "
    "The plant produces 40 missiles a month."
)


def accounts(text: str = TEXT) -> tuple[Account, ...]:
    found = explain(Report("r", text, language="en", published=date(2025, 7, 4)), corridor())
    assert found is not None
    return found.sentences


def test_each_sentence_stands_where_it_says() -> None:
    told = accounts()
    assert [TEXT[one.start : one.end] for one in told] == [one.words for one in told]
    assert len(told) == 3


def test_known_words_and_what_was_resolved_are_told_with_their_reasons() -> None:
    first = accounts()[0]
    assert {one.words: one.means for one in first.known}["drone"][-1] == "weapon.drone"
    resolved = {one.words: one.means for one in first.resolved}
    assert resolved["Sumy"][:2] == ("Sumy UA-59", "place.scene")
    assert any("time.event" in means for means in resolved.values())


def test_a_rule_is_told_with_its_words_and_an_example_that_its_pack_holds() -> None:
    rules = load().languages["en"].patterns
    fired = accounts()[0].fired
    assert {"toll", "attacker"} <= {one.rule for one in fired}
    for one in fired:
        assert one.example in {example for rule in rules[one.rule] for example in rule.examples}
        assert all(words in TEXT for _, words in one.captures)


def test_what_a_sentence_gave_is_told() -> None:
    gave = accounts()[0].gave
    (killed,) = (one for one in gave if one.what == "killed")
    assert killed == Gave("killed", "2 in Sumy UA-59", (), killed.confidence)
    assert any(one.what == "object" and "clinic" in one.value for one in gave)


def test_what_fell_says_why() -> None:
    _, memorial, plant = accounts()
    assert any("memorial" in fell.why for fell in memorial.fell)
    assert any("40 missile" in fell.what for fell in plant.fell)
    assert all(fell.why for fell in (*memorial.fell, *plant.fell))


def test_a_language_of_no_pack_has_no_account() -> None:
    polish = "W nocy rosyjskie drony zaatakowały Charków, zginęły dwie osoby, a pięć zostało rannych."
    assert explain(Report("r", polish), corridor()) is None
