"""Bytes become the characters that were written, or are refused: never other characters."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svidok.errors import IntakeError
from svidok.intake.charset import decode

UKRAINIAN = (
    "Уночі безпілотники атакували місто. Пошкоджено дах складу, виникла пожежа; її погасили. "
    "Є двоє поранених, повідомила міська влада. Ґанок сусіднього будинку вцілів."
)
RUSSIAN = (
    "Ночью беспилотники атаковали город. Повреждена крыша склада, возник пожар, его потушили. "
    "Двое раненых, сообщили городские власти. Объезд открыт, подъём воды не ожидается, всё ещё дымит."
)
SHOUTED = "УНОЧІ БЕЗПІЛОТНИКИ АТАКУВАЛИ МІСТО. ПОШКОДЖЕНО ДАХ СКЛАДУ, ПОВІДОМИЛА МІСЬКА ВЛАДА ВРАНЦІ."
ENGLISH = "The mayor’s office said the café near the depot – “closed at night” – lost its façade."


@pytest.mark.parametrize("text", [UKRAINIAN, RUSSIAN, SHOUTED, SHOUTED.capitalize() + "\n" + SHOUTED])
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-u"])
@pytest.mark.parametrize(
    "declared", [None, "utf-8", "windows-1251", "koi8-u", "ISO-8859-1", "us-ascii", "iso-8859-5", "x-?"]
)
def test_cyrillic_is_read_whatever_is_declared(text, charset, declared):
    assert decode(text.encode(charset), "x.txt", [declared]) == text


def test_koi8_r_is_read_with_its_own_letters():
    assert decode(RUSSIAN.encode("koi8-r"), "x.txt") == RUSSIAN


@pytest.mark.parametrize("declared", [None, "iso-8859-1", "windows-1252"])
def test_western_punctuation_and_accents_are_read(declared):
    assert decode(ENGLISH.encode("cp1252"), "x.txt", [declared]) == ENGLISH


def test_a_word_of_mixed_scripts_does_not_hide_the_charset():
    text = "Cумы и Khаркiв: " + RUSSIAN
    assert decode(text.encode("cp1251"), "x.txt") == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\x00\x01\x02",
        bytes(range(1, 256)) * 4,
        b"\x89PNG\r\n\x1a\n" + bytes(range(128, 160)) * 20,
        b"\x01\x02\x03\x04\x05\x06\x0e\x0f",
    ],
)
def test_binary_data_is_refused(data):
    with pytest.raises(IntakeError) as caught:
        decode(data, "x.txt")
    assert caught.value.where == "x.txt"
    assert caught.value.remedy


@pytest.mark.parametrize("read_as", ["cp1251", "cp1252"])
def test_text_that_was_garbled_before_is_refused_and_not_passed_on(read_as):
    garbled = UKRAINIAN.encode("utf-8").decode(read_as, errors="replace")
    with pytest.raises(IntakeError, match="garbled"):
        decode(garbled.encode("utf-8"), "x.txt")


def test_eight_bit_text_of_no_known_charset_is_refused():
    with pytest.raises(IntakeError, match="charset") as caught:
        decode(UKRAINIAN.encode("mac-cyrillic").swapcase() + UKRAINIAN.encode("koi8-u"), "x.txt")
    assert "UTF-8" in caught.value.remedy


def test_a_broken_utf_16_is_refused():
    with pytest.raises(IntakeError, match="utf-16"):
        decode(UKRAINIAN.encode("utf-16") + b"x", "x.txt")


def test_line_ends_are_one_and_everything_else_stays():
    text = "one\r\ntwo\rthree\n\n\tfour\u00a0\u2028five \ufeffsix  "
    assert decode(text.encode("utf-8-sig"), "x.txt") == "one\ntwo\nthree\n\n\tfour\u00a0\u2028five \ufeffsix  "


@settings(deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from([None, "utf-8", "cp1251", "koi8-r", "utf-7", "unicode_escape", "zip", "\0"]),
)
def test_any_bytes_are_decoded_or_refused(data, declared):
    text = ""
    with suppress(IntakeError):
        text = decode(data, "x.txt", [declared])
    assert "\r" not in text
