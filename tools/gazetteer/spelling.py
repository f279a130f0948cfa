"""How is a place name of one language spelled in another, where no table gives it?"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

# Official romanisation of Ukrainian (Cabinet of Ministers, resolution 55 of 27 January 2010).
_KMU_LETTERS = (
    "а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh "
    "ц=ts ч=ch ш=sh щ=shch ь= ю=iu я=ia '="
)
_KMU = dict(pair.split("=") for pair in _KMU_LETTERS.split())
_KMU_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# Russian as GeoNames writes it (BGN/PCGN without marks).
_BGN_LETTERS = (
    "а=a б=b в=v г=g д=d е=e ё=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch "
    "ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya"
)
_BGN = dict(pair.split("=") for pair in _BGN_LETTERS.split())
_BACK = [
    ("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"),
    ("yo", "е"), ("ye", "е"), ("iy", "ий"), ("yy", "ый"), ("ay", "ай"), ("ey", "ей"), ("oy", "ой"), ("uy", "уй"),
    ("ë", "е"), ("a", "а"), ("b", "б"), ("v", "в"), ("g", "г"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"),
    ("y", "ы"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"),
    ("t", "т"), ("u", "у"), ("f", "ф"), ("'", "ь"), ("’", "ь"), ("h", "г"), ("j", "й"), ("c", "ц"), ("x", "кс"),
]  # fmt: skip


def tidy(name: str) -> str:
    """One apostrophe, single blanks, no stress marks."""
    name = re.sub("[ʼ’`‘ʹ′]", "'", name).replace("\u0301", "")
    return re.sub(r"\s+", " ", name.replace("–", "-")).strip()


def cased(spelled: str) -> str:
    """Capitals as place names have them: «усть-луга» → «Усть-Луга»."""
    small = {"на", "над", "под", "під", "в", "na", "nad", "i", "і", "и"}
    parts = re.split(r"([ -])", spelled)
    return "".join(p if p in small and n else p[:1].upper() + p[1:] for n, p in enumerate(parts))


def romanised(ukrainian: str) -> str:
    """KMU 55: «Куп'янськ» → Kupiansk."""
    words = []
    for word in re.split(r"([ -])", tidy(ukrainian).lower()):
        word = word.replace("зг", "zgh")
        letters = [_KMU_INITIAL.get(c, _KMU.get(c, c)) if n == 0 else _KMU.get(c, c) for n, c in enumerate(word)]
        words.append("".join(letters))
    return cased("".join(words))


def latin(russian: str) -> str:
    """«Горловка» → Gorlovka."""
    spelled = tidy(russian).lower()
    spelled = re.sub(r"(?<=[аеёиоуыэюяьъ])е|^е|(?<=[ -])е", "ye", spelled)
    return cased("".join(_BGN.get(c, c) for c in spelled))


def cyrillic(name: str) -> str:
    """A Russian name back from its Latin letters: only where no table gives it."""
    spelled = tidy(name).lower()
    for roman, letter in _BACK:
        spelled = spelled.replace(roman, letter)
    return cased(spelled)


@cache
def _rules(roots: bool) -> tuple[tuple[re.Pattern[str], str], ...]:
    with Path(__file__).with_name("uk_ru.csv").open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if roots or row["kind"] != "root"]
    return tuple((re.compile(row["uk"]), row["ru"]) for row in rows)


def russian(ukrainian: str, *, roots: bool = True) -> str:
    """The Russian form of a Ukrainian name by rule: «Володимирівка» → «Владимировка»; by endings and letters alone,
    as others write it, without `roots`: «Володимировка»."""
    words = []
    for word in re.split(r"([ -])", tidy(ukrainian).lower()):
        for rule, replacement in _rules(roots):
            word = rule.sub(replacement, word)
        words.append(word)
    return cased("".join(words))


def ukrainian(russian_name: str) -> str:
    """The Ukrainian form of a Russian name by rule: «Брянск» → «Брянськ», «Рыльск» → «Рильськ»."""
    spelled = tidy(russian_name).lower()
    spelled = re.sub(r"ск(?=$|[ -]|ий|ая|ое)", "ськ", spelled)
    spelled = re.sub(r"цк(?=$|[ -]|ий|ая|ое)", "цьк", spelled)
    spelled = re.sub(r"(?<=[^жчшщцгкх])и(?=[бвгджзклмнпрстфхцчшщ])", "і", spelled)
    spelled = re.sub(r"^и", "і", spelled).replace("ия", "ія").replace("ы", "и").replace("ие", "іє")
    spelled = re.sub(r"ий$", "ий", spelled).replace("э", "е").replace("ъ", "'").replace("ё", "ьо")
    return cased(spelled)
