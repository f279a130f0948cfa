"""Which words are known, in which forms, and which sequences of them mean something?"""

from svidok.lexicon.packs import Lexicon, fingerprint, load
from svidok.lexicon.patterns import Inventory, Match, Pattern
from svidok.lexicon.signs import Signs
from svidok.lexicon.tokens import Token

__all__ = ["Inventory", "Lexicon", "Match", "Pattern", "Signs", "Token", "fingerprint", "load"]
