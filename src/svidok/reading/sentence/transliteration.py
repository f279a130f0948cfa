"""How is a Cyrillic name written in English?

Ukrainian by the official romanisation (Cabinet resolution 55 of 2010), Russian by the BGN/PCGN practice of the press.
"""

from __future__ import annotations

_UK_LETTERS = (
    "а:a б:b в:v г:h ґ:g д:d е:e є:ie ж:zh з:z и:y і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts"
    " ч:ch ш:sh щ:shch ю:iu я:ia ь: ': ʼ: ’: ъ: ы:y э:e ё:io"
)
_RU_LETTERS = (
    "а:a б:b в:v г:g д:d е:e ё:yo ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh"
    " щ:shch ы:y э:e ю:yu я:ya ъ: ь: і:i є:ye ї:yi ґ:g ': ʼ: ’:"
)


def _table(letters: str) -> dict[str, str]:
    pairs = (pair.partition(":") for pair in letters.split())
    return {letter: written for letter, _, written in pairs}


_UK, _RU = _table(_UK_LETTERS), _table(_RU_LETTERS)
_UK_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_RU_FIRST = {"е": "ye", "ё": "yo"}
_RU_VOWELS = frozenset("аеёиоуыэюяьъ")
_RU_ENDINGS = (("ий", "y"), ("ый", "y"))


def romanised(name: str, language: str) -> str:
    """`name` in Latin letters; what is Latin already stays as it is."""
    return " ".join("-".join(_word(part, language) for part in word.split("-")) for word in name.split())


def _word(word: str, language: str) -> str:
    lowered = word.lower()
    if not any("\u0400" <= letter <= "\u04ff" for letter in lowered):
        return word
    latin = _ukrainian(lowered) if language == "uk" else _russian(lowered)
    return latin[:1].upper() + latin[1:] if word[:1].isupper() else latin


def _ukrainian(word: str) -> str:
    letters = word.replace("зг", "з\0г")  # «Згурський» is Zghurskyi, not Zhurskyi
    written = [_UK_FIRST.get(x, _UK.get(x, x)) if i == 0 else _UK.get(x, x) for i, x in enumerate(letters)]
    return "".join(written).replace("z\0h", "zgh")


def _russian(word: str) -> str:
    for ending, written in _RU_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return _russian(word[: -len(ending)]) + written
    before = " " + word
    return "".join(
        _RU_FIRST[x] if x in _RU_FIRST and (i == 0 or before[i] in _RU_VOWELS) else _RU.get(x, x)
        for i, x in enumerate(word)
    )
