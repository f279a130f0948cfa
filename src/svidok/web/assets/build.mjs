// Builds style and scripts into ../static, and beside them the licences of all that is bundled.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const OUT = "../static";
const PACKAGE = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;

const { metafile } = await build({
  entryPoints: ["src/svidok.css", "src/svidok.ts", "src/chart.ts", "src/icon.svg"],
  external: ["/static/*"],
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome110", "firefox115", "safari16"],
  loader: { ".svg": "copy" },
  outdir: OUT,
  logLevel: "warning",
  metafile: true,
});

const packages = Object.keys(metafile.inputs).flatMap((file) => PACKAGE.exec(file)?.[1] ?? []);
const licences = [...new Set(packages)].sort().map((name) => {
  const folder = join("node_modules", name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file || !existsSync(join(folder, "package.json"))) throw new Error(`${name} has no licence`);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
});
writeFileSync(join(OUT, "licences.txt"), licences.join(`\n${"-".repeat(72)}\n\n`));
