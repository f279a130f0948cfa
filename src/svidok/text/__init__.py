"""How does a text fall into languages, sentences and words, with no position lost?"""

from svidok.text.language import LanguageProfile, alone, language_of
from svidok.text.sentences import Sentence, sentences
from svidok.text.words import Word, Words, fold, words

__all__ = ["LanguageProfile", "Sentence", "Word", "Words", "alone", "fold", "language_of", "sentences", "words"]
