/** Traces that draw with WebGL or over map tiles: more than half of Plotly, and unfit for print. */
const DROPPED = [
  "scatter3d",
  "surface",
  "isosurface",
  "volume",
  "mesh3d",
  "cone",
  "streamtube",
  "scattergl",
  "splom",
  "parcoords",
  "scattermap",
  "choroplethmap",
  "densitymap",
  "scatterpolargl",
];

const OPENING = "var Plotly = (() => {\n";
const CLOSING = "  return require_index();\n})();";

/**
 * The source of plotly.js-dist without the traces that draw with WebGL or over map tiles, as statements of a module
 * that ends by setting `window.Plotly`. Their registrations are cut, and every module is marked as free of side
 * effects, so that a bundler which shakes the tree leaves out what nothing asks for any more.
 *
 * @param source The text of `plotly.js`, not minified.
 * @throws Error when the text is not built the way this knows, so that a change in Plotly's build is noticed.
 */
export function vectorPlotly(source: string): string {
  const [start, end] = [source.indexOf(OPENING), source.lastIndexOf(CLOSING)];
  const index = source.lastIndexOf("// lib/index.js", end);
  if (start < 0 || end < 0 || index < start) throw new Error("plotly.js is not built as expected");
  const modules = source.slice(start + OPENING.length, index);
  let registrations = source.slice(index, end);
  for (const trace of DROPPED) {
    const shorter = registrations.replace(new RegExp(`^\\s*require_${trace}\\d*\\(\\),\\n`, "m"), "");
    if (shorter === registrations) throw new Error(`plotly.js does not register ${trace} as expected`);
    registrations = shorter;
  }
  const statements = (modules + registrations).replace(/ = __(commonJS|esm)\(/g, " = /* @__PURE__ */ __$1(");
  return `${statements}\nwindow.Plotly = require_index();\n`;
}
