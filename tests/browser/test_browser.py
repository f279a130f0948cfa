"""What a person sees: words in view and marked, nothing too wide, nothing from elsewhere, nothing run."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect
from tests.web.web_examples import EVENING, MORNING, PAYLOADS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

RAID = "/raids/SAMPLE-R-2025-07-04-RU"
INCIDENT = "/incidents/SAMPLE-I-2025-07-04-RU-UA-30-kyiv"
PAGES = (
    "/",
    "/?lang=uk",
    "/questions",
    "/questions?lang=uk",
    "/questions/aim",
    "/questions/escalation",
    "/questions/escalation?lang=uk&side=RU",
    "/questions/interception",
    "/questions/sources",
    "/raids",
    RAID,
    "/incidents",
    INCIDENT,
    "/claims",
    "/claims/morning/0",
    "/documents",
    "/documents/morning?at=0-40#words",
    "/incidents?place=Nowhere",
)
SAMPLE = ("Sample: written for svidok", "Зразок: написаний для свідка")
WINDOWS = [(width, scheme) for width in (1280, 390) for scheme in ("light", "dark")]


@pytest.mark.parametrize("visit", WINDOWS, indirect=True, ids=lambda window: f"{window[0]}-{window[1]}")
def test_every_page_fits_complains_of_nothing_and_asks_nobody_else(visit, workbench):
    for path in PAGES:
        answer = visit.page.goto(workbench + path)
        assert answer.status == 200, path
        if visit.page.locator("figure.chart").count():
            visit.page.wait_for_selector(".plot svg")
        wide = visit.page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1], f"{path} is {wide[0]} wide in a window of {wide[1]}"
        assert visit.page.locator(".banner").first.inner_text().startswith(SAMPLE)
    assert visit.complaints == []
    assert {url for url in visit.asked if not url.startswith(workbench + "/")} == set()


@pytest.mark.parametrize("visit", [(1280, "light"), (390, "light")], indirect=True)
def test_a_click_on_a_figure_brings_the_words_into_view(visit, workbench):
    page = visit.page
    page.goto(workbench + INCIDENT)
    page.locator(".toll a.figure").first.click()
    words = page.locator("#words")
    expect(words).to_have_text("Число раненых в Киеве выросло до 26")
    expect(words).to_be_focused()  # waits: the script runs after the words are there
    expect(words).to_be_in_viewport(ratio=1)
    assert page.evaluate("getComputedStyle(document.getElementById('words')).backgroundColor") != "rgba(0, 0, 0, 0)"


def test_words_far_down_a_long_report_are_scrolled_to_with_and_without_script(browser, hostile_workbench):
    for script in (True, False):
        context = browser.new_context(viewport={"width": 390, "height": 300}, java_script_enabled=script)
        page = context.new_page()
        page.goto(f"{hostile_workbench}/documents?contains=template")
        report = page.locator("h3 a").first.get_attribute("href")
        page.goto(f"{hostile_workbench}{report}?at=47-54#words")
        expect(page.locator("#words")).to_be_in_viewport(ratio=1)
        context.close()


def test_other_words_of_a_report_are_marked_without_leaving_the_place(visit, workbench):
    page = visit.page
    page.goto(f"{workbench}/documents/morning")
    before = len([url for url in visit.asked if url.endswith(".css")])
    page.locator("a.figure", has_text="14").click()
    page.wait_for_selector("#words")
    assert page.locator("#words").inner_text() == "A drone attack on Kyiv injured 14 people"
    page.locator(".reading blockquote a").click()
    page.locator("#words", has_text="An analyst").wait_for()
    assert page.locator(".text").inner_text() == MORNING.text
    page.go_back()
    page.locator("#words", has_text="A drone").wait_for()
    assert len([url for url in visit.asked if url.endswith(".css")]) == before
    assert visit.complaints == []


def test_a_filter_is_used_and_leaves_a_short_address(visit, workbench):
    visit.page.goto(f"{workbench}/incidents")
    visit.page.get_by_label("Settlement").fill("Kyiv")
    visit.page.get_by_role("button", name="Filter").click()
    visit.page.wait_for_url(f"{workbench}/incidents?place=Kyiv")
    assert "1 of 1 incidents shown" in visit.page.locator(".pager").first.inner_text()


def test_a_keyboard_reaches_the_content_first(visit, workbench):
    visit.page.goto(f"{workbench}/raids")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.textContent") == "To the content"
    expect(visit.page.locator(".skip")).to_be_in_viewport(ratio=1)  # waits: it slides in


def test_an_id_with_slashes_and_letters_of_any_script_has_its_page(visit, workbench):
    answer = visit.page.goto(f"{workbench}/documents/{quote(EVENING.id, safe='')}")
    assert answer.status == 200
    assert visit.page.locator(".text").inner_text() == EVENING.text


@pytest.mark.parametrize("visit", [(1280, "light"), (1280, "dark")], indirect=True)
def test_text_stands_out_from_its_ground(visit, workbench):
    for path in (RAID, "/documents/morning?at=0-40#words", "/", "/questions", "/questions/escalation"):
        visit.page.goto(workbench + path)
        faint = visit.page.evaluate(CONTRAST)
        assert [one for one in faint if one["ratio"] < 4.5] == []
        assert len(faint) > 20


def test_nothing_that_a_report_says_is_run(visit, hostile_workbench):
    page = visit.page
    for path in ("/", "/raids", "/incidents?limit=100", "/claims?limit=100", "/documents?limit=100"):
        page.goto(hostile_workbench + path)
    things = page.evaluate("[...document.querySelectorAll('h3 a')].map(a => a.href)")
    assert len(things) == len(PAYLOADS)
    for url in things:
        page.goto(url)
        assert page.locator(".text").evaluate("e => e.children.length === e.querySelectorAll('mark').length")
    assert visit.complaints == []
    assert {url for url in visit.asked if not url.startswith(hostile_workbench + "/")} == set()


@pytest.mark.parametrize("visit", [(1280, "light"), (390, "dark")], indirect=True)
def test_a_chart_is_drawn_of_the_table_below_it(visit, workbench):
    page = visit.page
    page.goto(f"{workbench}/questions/escalation")
    page.wait_for_selector(".plot svg")
    assert page.locator(".plot svg").get_attribute("role") == "img"
    assert "4 July 2025" in page.locator(".plot svg").get_attribute("aria-label")
    bars = page.locator(".plot svg g[aria-label=rect] rect")
    assert bars.count() == page.locator("tr.point[data-best]").count() > 0
    assert page.locator("details.points").get_attribute("open") is None
    assert page.evaluate("document.querySelector('.plot svg').getBoundingClientRect().right <= innerWidth")
    assert visit.complaints == []


def test_figures_without_a_time_are_drawn_as_ranges(visit, workbench):
    visit.page.goto(f"{workbench}/questions/sources")
    visit.page.wait_for_selector(".plot svg")
    assert visit.page.locator(".plot svg circle").count() == visit.page.locator("tr.point").count() > 0
    assert visit.complaints == []


def test_without_script_the_chart_is_a_table(browser, workbench):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{workbench}/questions/escalation")
    expect(page.locator("tr.point").first).to_be_visible()
    assert page.locator(".plot svg").count() == 0
    page.get_by_role("button", name="Ask").last.click()
    page.wait_for_url("**/questions/escalation?series=*")
    expect(page.locator("tr.point").first).to_be_visible()
    context.close()


def test_a_question_is_changed_by_keyboard_and_has_an_address(visit, workbench):
    page = visit.page
    page.goto(f"{workbench}/questions/escalation?lang=uk")
    page.locator("details.change summary").focus()
    page.keyboard.press("Enter")
    page.locator("details.change select[name=side]").select_option("RU")
    page.locator("details.change button").press("Enter")
    page.wait_for_url(f"{workbench}/questions/escalation?lang=uk&side=RU")
    assert page.locator("html").get_attribute("lang") == "uk"


# Of every element with words of its own: the contrast of its colour with the first ground under it (WCAG 2).
CONTRAST = """
() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((n) => n / 255).map(
      (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (colour !== "rgba(0, 0, 0, 0)") return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const said = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  return [...document.body.querySelectorAll("*")].filter(said).map((e) => {
    const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
    return { words: e.textContent.slice(0, 40), ratio: (a + 0.05) / (b + 0.05) };
  });
}
"""
