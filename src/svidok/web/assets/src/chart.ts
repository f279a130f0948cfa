// Draws the table of a chart: levels or steps, the doubt of each, where nothing is known, where the counting changes.
// The table stays the source: what is drawn is what it says.

import * as Plot from "@observablehq/plot";

interface Point {
  start: Date;
  end: Date;
  middle: Date;
  best?: number;
  least?: number;
  most?: number; // open above where it is not given
  said: string;
}

interface Cut {
  since: Date;
  name: string;
  number: string; // of the list that tells of them
}

const NARROW = 560; // pixels

function given(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}

function points(figure: HTMLElement): Point[] {
  return [...figure.querySelectorAll<HTMLElement>("tr.point")].map((row) => {
    const { start, end, best, least, most } = row.dataset;
    const [from, until] = [new Date(start!), new Date(end!)];
    const said = [...row.cells].map((cell) => cell.innerText.trim());
    return {
      start: from,
      end: until,
      middle: new Date((from.getTime() + until.getTime()) / 2),
      best: given(best),
      least: given(least),
      most: given(most),
      said: `${said[0]}\n${best === undefined ? said[1] : said[2]}`,
    };
  });
}

function cuts(first: Date, last: Date): Cut[] {
  return [...document.querySelectorAll<HTMLElement>(".cut")]
    .map(({ dataset }) => ({ since: new Date(dataset.since!), name: dataset.name!, number: dataset.number! }))
    .filter(({ since }) => first < since && since < last);
}

/** Grounds on which nothing is known: stretches of points without a figure, as one. */
function holes(all: Point[]): { start: Date; end: Date }[] {
  const found: { start: Date; end: Date }[] = [];
  for (const { start, end, best } of all) {
    if (best !== undefined) continue;
    const before = found.at(-1);
    if (before && before.end >= start) before.end = end;
    else found.push({ start, end });
  }
  return found;
}

function levels(known: Point[], mark: string, until: Date): Plot.Markish[] {
  if (mark !== "step") return [Plot.rectY(known, { x1: "start", x2: "end", y: "best", fill: "var(--series)", inset: 0.5 })];
  const steps = [...known, { ...known.at(-1)!, start: until }];
  return [
    Plot.line(steps, { x: "start", y: "best", curve: "step-after", stroke: "var(--series)", strokeWidth: 2 }),
    Plot.dot(known, { x: "start", y: "best", fill: "var(--series)", r: 3.5 }),
  ];
}

function doubts(known: Point[], x: "middle" | "start"): Plot.Markish[] {
  const between = known.filter(({ least, most }) => most !== undefined && most !== least);
  const open = known.filter(({ most }) => most === undefined);
  const ends = { x, stroke: "var(--doubt)", strokeWidth: 1.5 };
  return [
    Plot.ruleX(between, { ...ends, y1: "least", y2: "most" }),
    Plot.tickY(between.flatMap((one) => [{ ...one, at: one.least }, { ...one, at: one.most }]), {
      ...ends,
      x: undefined,
      y: "at",
      inset: 0,
    }),
    Plot.text(open, { x, y: "best", text: () => "↑", dy: -9, fill: "var(--doubt)", fontSize: 13, fontWeight: 700 }),
  ];
}

function drawn(figure: HTMLElement): Element | undefined {
  const all = points(figure);
  const known = all.filter(({ best }) => best !== undefined);
  if (!known.length) return undefined;
  const { mark = "bar", unit } = figure.dataset;
  const width = figure.querySelector<HTMLElement>(".plot")!.clientWidth;
  const narrow = width < NARROW;
  const language = document.documentElement.lang;
  const [first, last] = [all[0].start, all.at(-1)!.end];
  const breaks = cuts(first, last);
  const x = mark === "step" ? "start" : "middle";
  const days = new Intl.DateTimeFormat(language, { year: "numeric", month: "short", timeZone: "UTC" });
  const numbers = new Intl.NumberFormat(language, unit === "share" ? { style: "percent" } : { notation: "compact" });
  const words = document.getElementById("chart-words")?.textContent ?? "";
  return Plot.plot({
    width,
    height: narrow ? 300 : 380,
    marginLeft: 46,
    marginRight: 14,
    marginTop: breaks.length ? 30 : 18,
    marginBottom: 30,
    className: "drawn",
    ariaLabel: words,
    x: { type: "utc", domain: [first, last], label: null, ticks: narrow ? 4 : 9, tickFormat: (day: Date) => days.format(day), tickSize: 4 },
    y: { domain: unit === "share" ? [0, 1] : undefined, zero: true, nice: true, label: null, ticks: 5, tickSize: 0, tickFormat: (n: number) => numbers.format(n) },
    marks: [
      Plot.rectY(holes(all), { x1: "start", x2: "end", fill: "var(--hole)" }),
      Plot.gridY({ stroke: "var(--grid)", strokeOpacity: 1, ticks: 5 }),
      ...levels(known, mark, last),
      ...doubts(known, x),
      Plot.ruleY([0], { stroke: "currentColor" }),
      Plot.ruleX(breaks, { x: "since", stroke: "var(--flag)", strokeDasharray: "5 4", strokeWidth: 1.25 }),
      Plot.text(breaks, {
        x: "since",
        frameAnchor: "top",
        dy: -12,
        text: "number",
        fill: "var(--flag)",
        fontSize: 12,
        fontWeight: 700,
      }),
      Plot.tip(known, Plot.pointerX({ x, y: "best", title: "said", fill: "var(--raised)", stroke: "var(--line)", fontSize: 13 })),
    ],
  });
}

export function draw(figure: HTMLElement): void {
  const place = figure.querySelector<HTMLElement>(".plot")!;
  const chart = drawn(figure);
  if (!chart) return;
  // The library's own style element would be refused by the page's policy; svidok.css has what is needed of it.
  chart.querySelectorAll("style").forEach((style) => style.remove());
  chart.setAttribute("role", "img");
  place.replaceChildren(chart);
}
