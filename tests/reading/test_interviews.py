"""Are the answers of an interview told from its questions, and given to him who was asked?"""

from datetime import date

import pytest

from svidok.lexicon import load
from svidok.model.report import Report
from svidok.pipeline.corridor import corridor
from svidok.reading.sentence.interviews import answers
from svidok.reading.sentence.passages import Passage, passages

LEXICON = load()
LABELLED = """Retired general Karl Beispiel speaks about the strikes on Ukraine.
Q: What does Russia want?
A: They want people to leave the cities.
That is all.
Q: And Europe?
A: It must send more missiles to Ukraine now."""
DASHED = """Військовий аналітик Павло Прикладенко — про удари по Україні.
— Чого хоче Росія?
— Ворог хоче розірвати енергосистему України.
— Що робити Україні?
— Треба просити трансформатори."""


def told(text: str, language: str) -> tuple[Passage, ...]:
    marked = corridor().mark(Report("r", text, language=language, published=date(2025, 11, 8)))
    assert marked is not None
    return passages(marked, LEXICON)


@pytest.mark.parametrize(("text", "language"), [(LABELLED, "en"), (DASHED, "uk")])
def test_answers_are_told_from_questions(text: str, language: str) -> None:
    said = [text[start:end] for start, end in answers(told(text, language))]
    assert len(said) == 2
    assert not any("?" in answer for answer in said)


def test_what_goes_on_without_a_label_belongs_to_the_answer() -> None:
    assert LABELLED[slice(*answers(told(LABELLED, "en"))[0])].endswith("That is all.")


def test_one_question_and_its_answer_are_no_interview() -> None:
    assert answers(told("\n".join(DASHED.split("\n")[:3]), "uk")) == ()


@pytest.mark.parametrize(
    ("text", "language", "name"), [(LABELLED, "en", "Karl Beispiel"), (DASHED, "uk", "Pavlo Prykladenko")]
)
def test_answers_belong_to_the_person_named_above(text: str, language: str, name: str) -> None:
    report = Report("r", text, language=language, published=date(2025, 11, 8))
    claims = corridor().read(report).claims
    assert [(claim.kind, claim.speaker) for claim in claims] == [("intent", name), ("demand", name)]
