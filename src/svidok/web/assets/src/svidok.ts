// What a script adds to pages that work without it: words are marked in place, reading goes on there, addresses stay
// short.

/** A person who came for certain words goes on from them by keyboard or screen reader. */
function goOnAtTheWords(): void {
  document.getElementById("words")?.focus({ preventScroll: true });
}

/** The same report with other words marked: the list beside it stays where it is. */
async function markInPlace(address: string): Promise<void> {
  const answer = await fetch(address);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [shown, marked] = [document, page].map((one) => one.querySelector(".text"));
  if (!answer.ok || !shown || !marked) return location.assign(address);
  shown.replaceWith(marked);
  goOnAtTheWords();
  document.getElementById("words")?.scrollIntoView({ block: "center" });
}

function leadsToWordsHere(link: HTMLAnchorElement): boolean {
  return link.origin === location.origin && link.pathname === location.pathname && link.hash === "#words";
}

/** A filter that was left empty does not stand in the address. */
function leaveOutEmptyFields(form: HTMLFormElement): void {
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (value === "") formData.delete(name);
  });
}

if (document.querySelector(".text")) {
  let asked = location.search;
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest("a");
    if (!link || !leadsToWordsHere(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", link.href);
    asked = location.search;
    void markInPlace(link.href);
  });
  addEventListener("popstate", () => {
    if (location.search !== asked) void markInPlace(location.href);
    asked = location.search;
  });
  goOnAtTheWords();
}
document.querySelectorAll<HTMLFormElement>("form.filters").forEach(leaveOutEmptyFields);

/** Charts are drawn from the tables that stand below them; the tables fold away once they are. */
async function drawCharts(figures: HTMLElement[]): Promise<void> {
  const address = "/static/chart.js";
  const { draw } = (await import(address)) as typeof import("./chart");
  for (const figure of figures) {
    draw(figure);
    const table = figure.querySelector<HTMLDetailsElement>("details.points");
    if (table && figure.querySelector(".plot svg")) table.open = false;
    let width = figure.clientWidth;
    new ResizeObserver(() => {
      if (figure.clientWidth === width) return;
      width = figure.clientWidth;
      draw(figure);
    }).observe(figure);
  }
}

const charts = [...document.querySelectorAll<HTMLElement>("figure.chart")];
if (charts.length) void drawCharts(charts);
