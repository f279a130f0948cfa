"""How far from a named place is what is told: «за 20 км від Харкова», "north of Kherson", «севернее Сум»?"""

from __future__ import annotations

from svidok.resolving.placeline import Line

REACH = 6  # words between the distance and the name: «в 15 км к северо - западу от»
BESIDE_KM = 15.0  # what «поблизу» and a direction without a distance can mean


def distance(line: Line, start: int) -> float | None:
    """Kilometres from the name at `start` as the words before it tell; None where they tell of none."""
    spoken, before = line.spoken, line.word(start - 1)
    if before in spoken.beyond:
        return _told(line, start - 1) or BESIDE_KM
    if before in spoken.from_there:
        if told := _told(line, start - 1):
            return told
        direction = start - 2
        if line.word(direction) in spoken.aside and line.word(direction - 1) not in spoken.articles:
            return BESIDE_KM
    near = any(word in spoken.near for word in line.folded[max(0, start - 2) : start])
    beside = near or before in spoken.beside  # «под Гомелем», but «под обстрел Гомеля»
    return BESIDE_KM if beside else None


def _told(line: Line, end: int) -> float | None:
    """The number of kilometres said within reach before `end`, no less than BESIDE_KM."""
    for at in range(end - 1, max(0, end - REACH), -1):
        if line.word(at) in (",", ".", ";", ":"):
            return None
        if line.word(at) in line.spoken.away:
            return max(_number(line, at - 1), BESIDE_KM)
    return None


def _number(line: Line, here: int) -> float:
    """The number that ends at `here`: «1 300», "1,300", «12,5»; 0 for one told in words."""
    digits = line.word(here).replace(",", ".")
    if not digits.replace(".", "", 1).isdigit():
        return 0.0
    thousands = line.word(here - 1).isdigit() and len(digits) == 3
    grouped = len(digits.rpartition(".")[2]) == 3 and "." in digits
    return float(line.word(here - 1) + digits if thousands else digits.replace(".", "") if grouped else digits)
