"""A page gives its article with what it says about itself, or says that it holds none."""

from datetime import UTC, date, datetime

import pytest
from loopback import only, parsed, refusal

from svidok.intake.capture import How

SENTENCES = "Уночі безпілотники атакували місто, повідомила міська влада. Пошкоджено дах складу, двоє поранених."
MORE = "Рятувальники погасили пожежу до ранку. Рух вулицею відновлено, школи працюють за розкладом."


def html(charset: str = "utf-8") -> str:
    return f"""<!DOCTYPE html><html lang="uk"><head><meta charset="{charset}">
    <title>Атака на місто | Приклад</title>
    <meta property="og:title" content="Атака на місто"><meta property="og:site_name" content="Приклад">
    <meta property="article:published_time" content="2025-07-04T00:30:00+03:00">
    <meta name="author" content="Редакція Приклад">
    <link rel="canonical" href="https://example.org/news/1"></head>
    <body><nav><a href="/">Головна</a> <a href="/w">Погода</a></nav>
    <article><h1>Атака на місто</h1><p>{SENTENCES}</p><p>{MORE}</p></article>
    <footer>Усі права захищено</footer></body></html>"""


def test_the_article_comes_without_menus_and_with_its_particulars():
    report = only(parsed("saved.html", html().encode())).report
    assert report.text == f"Атака на місто\n{SENTENCES}\n{MORE}"
    assert (report.title, report.source_name, report.language) == ("Атака на місто", "Приклад", "uk")
    assert (report.published, report.published_at) == (date(2025, 7, 4), datetime(2025, 7, 3, 21, 30, tzinfo=UTC))
    assert report.url == "https://example.org/news/1"
    assert report.id.startswith("page-")


def test_a_headline_outside_the_article_is_part_of_the_text():
    page = html().replace("<h1>Атака на місто</h1>", "")
    assert only(parsed("saved.html", page.encode())).report.text == f"Атака на місто\n\n{SENTENCES}\n{MORE}"


@pytest.mark.parametrize("time", ["2025-07-04", "04.07.2025"])
def test_a_day_without_a_clock_time_names_no_instant(time):
    report = only(parsed("saved.html", html().replace("2025-07-04T00:30:00+03:00", time).encode())).report
    assert (report.published, report.published_at) == (date(2025, 7, 4), None)


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-u", "utf-8"])
@pytest.mark.parametrize("header", [None, "utf-8", "iso-8859-1", "windows-1251"])
def test_the_charset_of_the_page_wins_over_a_wrong_header(charset, header):
    headers = (("Content-Type", f"text/html; charset={header}"),) if header else ()
    fetched = {"how": How.FETCHED, "url_asked": "https://example.org/1", "url_answered": "https://example.org/1"}
    report = only(parsed("1.html", html(charset).encode(charset), headers=headers, **fetched)).report
    assert SENTENCES in report.text
    assert report.url == "https://example.org/1"


@pytest.mark.parametrize(
    "data",
    [
        b"<html></html>",
        b"<html><body><script>app()</script></body></html>",
        b"<" * 50_000,
        b"<div>" * 99_000 + b"text",
        b"<html><body><p>" + b"word " * 3_000_000,
        b"<p>a</p>" * 60_000,
        b"<!-- " * 10,
    ],
    ids=["empty", "script", "angles", "deep", "one long paragraph", "many tags", "comment"],
)
def test_a_page_without_an_article_is_refused(data):
    assert ".txt" in refusal(parsed("saved.html", data)).remedy


def test_without_a_name_a_page_is_known_by_its_first_bytes():
    assert only(parsed("-", html().encode())).report.title == "Атака на місто"
