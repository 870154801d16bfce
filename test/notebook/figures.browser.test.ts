import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import vm from "node:vm";
import { afterAll, describe, expect, it, vi } from "vitest";
import { openBrowser, npmBrowser, type BrowserSource } from "../../src/notebook/drawing/browser";
import { plotlyText } from "../../src/charts/base/theme";
import { browserPlaces } from "../../src/notebook/drawing/browser-places";
import type { CodeCell, Notebook } from "../../src/notebook/document/document";
import { FigurePainter } from "../../src/notebook/drawing/figure-painter";
import { plotlyBundle } from "../../src/notebook/drawing/plotly-bundle";
import { vectorPlotly } from "../../src/notebook/drawing/plotly-vector";
import { addStaticFigures } from "../../src/notebook/drawing/static-figures";
import { makeWorkspace, notebookOf, until } from "./workspace";

const painter = await FigurePainter.open();
if (typeof painter === "string") console.log(`skipped: figures are not drawn. ${painter}`);
afterAll(async () => {
  if (typeof painter !== "string") await painter.close();
});

describe.skipIf(typeof painter === "string")("drawing figures", () => {
  const draw = (figure: Parameters<FigurePainter["draw"]>[0]) => (painter as FigurePainter).draw(figure);
  const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

  it("gives a PNG of 900 x 520 pixels, or of the layout's size", async () => {
    const data = [{ type: "bar", x: ["a", "b"], y: [1, 2] }];
    const png = await draw({ data });
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect(sizeOf(png)).toEqual([900, 520]);
    expect(sizeOf(await draw({ data, layout: { width: 400, height: 300 } }))).toEqual([400, 300]);
  });

  it("draws names of any letters, also of those that a picture cannot hold", async () => {
    const name = plotlyText("bell\u0007 \ufffe &#0; </text> <b>");
    const figure = { data: [{ type: "bar", x: [name, "b"], y: [1, 2], text: [name, ""] }] };
    expect(sizeOf(await draw({ ...figure, layout: { title: { text: name } } }))).toEqual([900, 520]);
  });

  it("draws the same picture every time", async () => {
    const figure = {
      data: [{ type: "scatter", x: [1, 2, 3], y: [3, 1, 2] }],
      layout: { title: { text: "T" } },
    };
    expect((await draw(figure)).equals(await draw(figure))).toBe(true);
  });

  it("draws the countries of the world without a network", async () => {
    const layout = { geo: { showframe: false, fitbounds: false }, width: 900, height: 520 };
    const nowhere = await draw({
      data: [{ type: "choropleth", locations: [], z: [] }],
      layout: { ...layout, geo: { visible: false } },
    });
    const world = await draw({
      data: [{ type: "choropleth", locations: ["USA", "IND", "GBR"], z: [1, 2, 3] }],
      layout,
    });
    const points = await draw({ data: [{ type: "scattergeo", lon: [77], lat: [28] }], layout });
    expect(world.length).toBeGreaterThan(nowhere.length + 20_000); // coastlines and borders
    expect(points.length).toBeGreaterThan(nowhere.length + 20_000);
  });

  it("refuses what would be drawn wrong or needs a server", async () => {
    await expect(draw({ data: [{ type: "nonsense", x: [1] }] })).rejects.toThrow(
      'Plotly has no trace type "nonsense"',
    );
    const europe = {
      data: [{ type: "choropleth", locations: ["ITA"], z: [1] }],
      layout: { geo: { scope: "europe" } },
    };
    await expect(draw(europe)).rejects.toThrow(/europe_110m/);
  });
});

describe("figures of a notebook", () => {
  const workspace = makeWorkspace();
  afterAll(() => {
    workspace.remove();
  });

  it("names notebook, cell and title of a figure that cannot be drawn", async () => {
    const plain = notebookOf("1", "2");
    const output = {
      output_type: "display_data" as const,
      data: { "application/vnd.plotly.v1+json": { data: [] } },
      metadata: { champo: { title: "Sales" } },
    };
    const notebook: Notebook = {
      ...plain,
      cells: [plain.cells[0]!, { ...(plain.cells[1] as CodeCell), outputs: [output] }],
    };
    const failing = { draw: () => Promise.reject(new Error("page.evaluate: Error: no such axis\n at page")) };
    const drawing = addStaticFigures(notebook, { name: "01-a", folder: workspace.folder, painter: failing });
    await expect(drawing).rejects.toThrow('01-a, cell 2: the figure "Sales" cannot be drawn: no such axis');
  });
});

describe("the Plotly bundle", () => {
  it("is two scripts: one that defines Plotly, with its licence, and one that holds the world", async () => {
    const { script, geoAssets } = await plotlyBundle();
    expect(script.slice(0, 200)).toMatch(/plotly\.js v\d+[\s\S]*MIT/);
    expect(script.length).toBeLessThan(5_500_000);
    expect(() => new vm.Script(script)).not.toThrow();
    const window: { PlotlyGeoAssets?: { topojson: { world_110m: { objects: Record<string, unknown> } } } } =
      {};
    vm.runInNewContext(geoAssets, { window });
    const layers = Object.keys(window.PlotlyGeoAssets?.topojson.world_110m.objects ?? {});
    expect(layers.sort()).toEqual([
      "coastlines",
      "countries",
      "lakes",
      "land",
      "ocean",
      "rivers",
      "subunits",
    ]);
    expect((await plotlyBundle()).script).toBe(script);
  });

  it("is half as large without WebGL, and defines Plotly all the same", async () => {
    const { script, vectorScript } = await plotlyBundle();
    expect(vectorScript.slice(0, 200)).toMatch(/plotly\.js v\d+[\s\S]*MIT/);
    expect(vectorScript.length).toBeLessThan(script.length / 2);
    expect(() => new vm.Script(vectorScript)).not.toThrow();
  });

  it("notices when Plotly is built in another way", () => {
    expect(() => vectorPlotly("var Plotly = 1;")).toThrow("not built as expected");
    const odd = "var Plotly = (() => {\n// lib/index.js\nregister([])\n  return require_index();\n})();";
    expect(() => vectorPlotly(odd)).toThrow("does not register scatter3d");
  });
});

describe("finding a browser", () => {
  it("knows the usual places of each system", () => {
    const env = {
      PATH: "/usr/bin:/opt/x",
      ProgramFiles: "C:\\Program Files",
      LOCALAPPDATA: "C:\\Users\\u\\AppData\\Local",
    };
    expect(browserPlaces({ platform: "linux", env, home: "/home/u" })).toEqual(
      expect.arrayContaining(["/opt/x/google-chrome", "/usr/bin/chromium", "/snap/bin/chromium"]),
    );
    expect(browserPlaces({ platform: "darwin", env, home: "/Users/u" })).toContain(
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    );
    expect(browserPlaces({ platform: "win32", env, home: "" })).toContain(
      "C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe",
    );
  });

  it("says what was tried and what would help when none can be started", async () => {
    const broken: BrowserSource = () => Promise.resolve([{ executable: "/bin/false", environments: [{}] }]);
    const none: BrowserSource = () => Promise.resolve("nothing is installed");
    const opened = await openBrowser([broken, none]);
    expect(opened.browser).toBeNull();
    expect(opened).toMatchObject({
      reason: expect.stringMatching(
        /\/bin\/false did not start .*; nothing is installed\. Install Chrome/,
      ) as string,
    });
  });

  it.skipIf(typeof painter === "string" || process.platform === "win32")(
    "leaves nothing behind where Ctrl-C ends the program",
    async () => {
      const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "champo-interrupted-"));
      const browser = path.join(__dirname, "..", "..", "lib", "notebook", "drawing", "browser.js");
      const program = `import(${JSON.stringify(browser)}).then(({ openBrowser }) => openBrowser()).then(() => console.log("open"))`;
      const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
        env: { ...process.env, TMPDIR: temporary },
        stdio: ["ignore", "pipe", "ignore"],
      });
      const ended = once(child, "close");
      await once(child.stdout, "data");
      expect(fs.readdirSync(temporary)).not.toEqual([]);
      child.kill("SIGINT");
      expect((await ended)[0]).toBe(130);
      await until(() => fs.readdirSync(temporary).length === 0, "all temporary files are gone");
      fs.rmSync(temporary, { recursive: true });
    },
  );

  it("takes CHROME_PATH at its word", async () => {
    vi.stubEnv("CHROME_PATH", "/nowhere/chrome");
    const opened = await openBrowser();
    vi.unstubAllEnvs();
    expect(opened).toMatchObject({
      browser: null,
      reason: expect.stringContaining("/nowhere/chrome, which does not exist") as string,
    });
  });

  it("starts npm's own Chromium where it is installed, with and without its libraries", async () => {
    const candidates = await npmBrowser();
    if (typeof candidates === "string") {
      console.log(`skipped: ${candidates}`);
      return;
    }
    const [candidate] = candidates;
    expect(candidate?.environments).toHaveLength(2);
    const libraries = candidate?.environments[1]?.["LD_LIBRARY_PATH"]?.split(":")[0] ?? "";
    expect(fs.existsSync(path.join(libraries, "libnss3.so"))).toBe(true);
    const opened = await openBrowser([() => Promise.resolve(candidates)]);
    expect(opened.browser).not.toBeNull();
    await opened.browser?.close();
  });
});
