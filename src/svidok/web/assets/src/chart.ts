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

interface Range {
  name: string;
  best: number;
  least: number;
  most?: number;
}

interface Cut {
  since: Date;
  name: string;
  number: string; // of the list that tells of them
}

const NARROW = 560; // pixels
const NAME = 13; // pixels of a name's letters

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

function levels(known: Point[], mark: string, unit: string | undefined, until: Date): Plot.Markish[] {
  if (unit === "share")
    return [
      Plot.rectY(known, { x1: "start", x2: "end", y1: "least", y2: "most", fill: "var(--doubt)", fillOpacity: 0.28, inset: 0.5 }),
      Plot.ruleY(known, { x1: "start", x2: "end", y: "best", stroke: "var(--series)", strokeWidth: 2.5 }),
    ];
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
  return [
    Plot.ruleX(between, { x, y1: "least", y2: "most", stroke: "var(--doubt)", strokeWidth: 2 }),
    Plot.text(open, { x, y: "best", text: () => "↑", dy: -9, fill: "var(--doubt)", fontSize: 13, fontWeight: 700 }),
  ];
}

/** Figures that stand side by side and not in time: each a dot between its ends. */
function ranges(figure: HTMLElement): Element {
  const all: Range[] = [...figure.querySelectorAll<HTMLElement>("tr.point")].map(({ dataset }) => ({
    name: dataset.name!,
    best: Number(dataset.best),
    least: Number(dataset.least ?? dataset.best),
    most: given(dataset.most),
  }));
  const width = figure.querySelector<HTMLElement>(".plot")!.clientWidth;
  const letters = width < NARROW ? 8 : 17; // ems that a name may take
  const unit = figure.dataset.unit;
  const open = all.filter(({ most }) => most === undefined);
  return Plot.plot({
    width: Math.min(width, 900),
    height: 40 * all.length + 40,
    marginLeft: letters * NAME + 10,
    marginRight: 40,
    className: "drawn",
    ariaLabel: figure.querySelector("figcaption")?.textContent ?? "",
    x: { domain: unit === "share" ? [0, 1] : undefined, zero: true, nice: true, label: null, tickSize: 0, ticks: width < NARROW ? 4 : 8, tickFormat: format(unit) },
    y: { domain: all.map(({ name }) => name), label: null },
    marks: [
      Plot.gridX({ stroke: "var(--grid)", strokeOpacity: 1 }),
      Plot.axisY({ lineWidth: letters, tickSize: 0, label: null, fontSize: NAME }),
      Plot.ruleX([0], { stroke: "currentColor" }),
      Plot.ruleY(all.filter(({ most }) => most !== undefined), { y: "name", x1: "least", x2: "most", stroke: "var(--doubt)", strokeWidth: 6, strokeOpacity: 0.4 }),
      Plot.text(open, { y: "name", x: "best", text: () => "→", dx: 14, fill: "var(--doubt)", fontSize: 15, fontWeight: 700 }),
      Plot.dot(all, { y: "name", x: "best", fill: "var(--series)", r: 5.5 }),
    ],
  });
}

/** Shares in per cent; of what is counted only whole numbers stand at an axis. */
function format(unit: string | undefined): (n: number) => string {
  const share = unit === "share";
  const numbers = new Intl.NumberFormat(document.documentElement.lang, share ? { style: "percent" } : { notation: "compact" });
  return (n) => (share || Number.isInteger(n) ? numbers.format(n) : "");
}

function inTime(figure: HTMLElement): Element | undefined {
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
  const months = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  const words = document.getElementById("chart-words")?.textContent ?? "";
  return Plot.plot({
    width,
    height: narrow ? 300 : 380,
    marginLeft: 46,
    marginRight: 14,
    marginTop: breaks.length ? 28 : 16,
    marginBottom: 30,
    className: "drawn",
    ariaLabel: words,
    x: { type: "utc", domain: [first, last], label: null, ticks: narrow ? 4 : 9, tickFormat: (day: Date) => `${months.format(day)} ${day.getUTCFullYear()}`, tickSize: 4 },
    y: { domain: unit === "share" ? [0, 1] : undefined, zero: true, nice: true, label: null, ticks: 5, tickSize: 0, tickFormat: format(unit) },
    marks: [
      Plot.rectY(holes(all), { x1: "start", x2: "end", fill: "var(--hole)" }),
      Plot.gridY({ stroke: "var(--grid)", strokeOpacity: 1, ticks: 5 }),
      ...levels(known, mark, unit, last),
      ...(unit === "share" ? [] : doubts(known, x)),
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
      Plot.text(narrow ? [] : breaks, {
        x: "since",
        frameAnchor: "top",
        textAnchor: "start",
        rotate: 90,
        dx: 9,
        dy: 4,
        text: "name",
        fill: "var(--flag)",
        stroke: "var(--paper)",
        strokeWidth: 4,
      }),
      Plot.tip(known, Plot.pointerX({ x, y: "best", title: "said", fill: "var(--raised)", stroke: "var(--line)", fontSize: 13 })),
    ],
  });
}

export function draw(figure: HTMLElement): void {
  const place = figure.querySelector<HTMLElement>(".plot")!;
  const chart = figure.dataset.mark === "range" ? ranges(figure) : inTime(figure);
  if (!chart) return;
  // The library's own style element would be refused by the page's policy; svidok.css has what is needed of it.
  chart.querySelectorAll("style").forEach((style) => style.remove());
  chart.setAttribute("role", "img");
  place.replaceChildren(chart);
}
