"""Which characters do these bytes stand for?

UTF-8 proves itself: bytes outside ASCII that decode strictly were written as UTF-8, whatever a header says (servers
declare the wrong charset far oftener than cp1251 happens to be valid UTF-8). Otherwise the declared charset, then the
likeliest of those our sources use; and each must look like writing, or the report is refused rather than garbled.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator

from svidok.errors import IntakeError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read a declared latin-1 as cp1252; koi8-u holds every letter of koi8-r and four more.
READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "koi8-r": "koi8-u"}
DECLARABLE = frozenset(("cp1251", "koi8-u", "iso8859-5", "cp866")) | frozenset(
    ("cp1250", "cp1252", "cp1254", "cp1257", "iso8859-2", "iso8859-15")
)
GUESSED = ["cp1251", "koi8_u", "koi8_r", "cp1252"]
SAMPLE = 200_000  # characters that are looked at; a wrong charset shows within the first lines

REMEDY = "save it as UTF-8 and add it again"
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ufffd]")
# Bytes 0x80–0xBF, the second halves of Cyrillic letters in UTF-8, as cp1251 and as cp1252 show them.
_SECOND_1251 = re.escape(bytes(set(range(0x80, 0xC0)) - {0x98}).decode("cp1251"))
_SECOND_1252 = re.escape(bytes(set(range(0x80, 0xC0)) - {0x81, 0x8D, 0x8F, 0x90, 0x9D}).decode("cp1252"))
TWICE_ENCODED = re.compile(rf"(?:[РС][\ufffd{_SECOND_1251}]){{4}}|(?:[ÐÑ][\ufffd\x80-\x9f{_SECOND_1252}]){{4}}")
# The ten commonest letters make up more than half of any Ukrainian or Russian text, and less than that of one that is
# read in the charset of another (on 1,800 real texts: 0.50–0.73 against 0.07–0.45).
CYRILLIC, COMMON = re.compile(r"[а-яёєіїґ]", re.IGNORECASE), re.compile(r"[оаеинітрсв]", re.IGNORECASE)
LEAST_COMMON, FEW_LETTERS, ENOUGH_LETTERS = 0.47, 12, 60
CAPITAL = re.compile(r"[А-ЯЁЄІЇҐ]")
PLAIN, ACCENTED = re.compile(r"[A-Za-z]"), re.compile(r"[À-ÿ]")
ACCENTED_RUN = re.compile(r"[À-ÿ]{4}")  # no language writes four accented letters in a row
MIXED_WORD = re.compile(r"[a-z]{2}[а-яёєіїґ]|[а-яёєіїґ][a-z]{2}")
DRAWING = re.compile(r"[\u2219\u2248\u2264\u2265\u2500-\u25a0]")


def decode(data: bytes, where: str, declared: Iterable[str | None] = ()) -> str:
    r"""The characters, without a byte order mark and with every line end as "\n".

    Raises IntakeError for binary data, for bytes that no charset of ours explains and for text that looks garbled.
    """
    text = _by_mark(data, where)
    if text is None:
        text = _without_mark(data, where, declared)
    sample = text[:SAMPLE]
    if TWICE_ENCODED.search(sample):
        what = "the text is garbled: UTF-8 was once read as another charset"
        raise IntakeError(what, where=where, remedy="get it again from where it was published")
    if len(CONTROLS.findall(sample)) > len(sample) / 100:
        raise IntakeError("this is binary data, not text", where=where, remedy="give the text, HTML, JSON or CSV file")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _by_mark(data: bytes, where: str) -> str | None:
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name)
            except UnicodeDecodeError as error:
                what = f"it begins as {name} and is none at byte {error.start + len(mark)}"
                raise IntakeError(what, where=where, remedy=REMEDY) from None
    return None


def _without_mark(data: bytes, where: str, declared: Iterable[str | None]) -> str:
    if b"\0" in data:
        remedy = "give the text, HTML, JSON or CSV file; UTF-16 needs its byte order mark"
        raise IntakeError("this is binary data, not text (it holds NUL bytes)", where=where, remedy=remedy)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for text in _eight_bit_readings(data, declared):
        if not _looks_wrong(text[:SAMPLE]):
            return text
    raise IntakeError("its charset cannot be told", where=where, remedy=REMEDY)


def _eight_bit_readings(data: bytes, declared: Iterable[str | None]) -> Iterator[str]:
    """The declared reading first, then the likeliest, then the others: words of mixed script can hide the right one."""
    from charset_normalizer import from_bytes

    likely = [match.encoding for match in from_bytes(data, cp_isolation=GUESSED)]
    for name in map(_known, (*declared, *likely, *GUESSED)):
        if name:
            try:
                yield data.decode(name)
            except UnicodeDecodeError:
                continue


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name or "").name
    except (LookupError, ValueError):
        return None
    found = READ_AS.get(found, found)
    return found if found in DECLARABLE else None


def _looks_wrong(text: str) -> bool:
    """Whether this reading of eight-bit text is no writing.

    Cyrillic charsets show each other's letters as rare ones; cp1252 shows Cyrillic as accented Latin; Latin words with
    accents turn into words of mixed script in cp1251; letters turn into line drawings in koi8 and cp866.
    """
    letters, mixed = len(CYRILLIC.findall(text)), len(MIXED_WORD.findall(text))
    unlikely = letters >= FEW_LETTERS and len(COMMON.findall(text)) < letters * LEAST_COMMON
    if letters < ENOUGH_LETTERS:  # counts may mislead; but cp1251 and koi8 show each other's small letters as capitals
        unlikely |= len(CAPITAL.findall(text)) > letters / 2
    odd = len(CONTROLS.findall(text)) + len(DRAWING.findall(text))
    accented = len(ACCENTED.findall(text)) > len(PLAIN.findall(text)) or bool(ACCENTED_RUN.search(text))
    return unlikely or accented or mixed > letters / 4 or odd > len(text) / 100
